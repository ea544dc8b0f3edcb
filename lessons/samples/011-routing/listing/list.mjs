import fastify from 'fastify';
const app = fastify();
for (const path of ['/ports', '/sailings', '/sailings/:id', '/sailings/today', '/sailings/:id/availability']) {
  app.get(path, () => path);
}
await app.ready();
// ANCHOR: list
console.log(app.printRoutes({ commonPrefix: false }));
// ANCHOR_END: list
