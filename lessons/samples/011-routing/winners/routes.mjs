// ANCHOR: routes
export function routes(app, to) {
  app.get('/ports', to.ports);
  app.get('/sailings', to.search);
  app.get('/sailings/:id', to.one);
  app.get('/sailings/:id/availability', to.seats);
  app.get('/sailings/today', to.board);
}
// ANCHOR_END: routes
