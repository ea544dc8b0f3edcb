import fastify from 'fastify';
const app = fastify();
// ANCHOR: routes
app.get('/ports', () => 'ports');                 // plain
app.get('/sailings', () => 'sailings');
app.get('/sailings/:id', (req) => `one ${req.params.id}`);  // parameter
app.get('/sailings/today', () => 'today');        // overlap
app.get('/sailings/:id/availability',             // deeper
  (req) => `free ${req.params.id}`);
// ANCHOR_END: routes
await app.listen({ port: 0, host: '127.0.0.1' });
console.log('PORT', app.server.address().port);
