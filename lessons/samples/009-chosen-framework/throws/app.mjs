import express4 from 'express4';
import express5 from 'express';
import fastify from 'fastify';

const which = process.argv[2];
process.env.NODE_ENV = 'production';
const apps = {
  express4: () => wire(express4()), express5: () => wire(express5()),
};
// ANCHOR: wire
function wire(app) {
  app.get('/boom', async (req, res) => {
    throw new Error('sold the boat');
  });
  app.get('/ports', (req, res) => res.json([]));
  return app;
}
// ANCHOR_END: wire
if (which === 'fastify') {
  const app = fastify();
  app.get('/boom', async () => { throw new Error('sold the boat'); });
  app.get('/ports', async () => []);
  await app.listen({ port: 0, host: '127.0.0.1' });
  console.log('PORT', app.server.address().port);
} else {
  const server = apps[which]().listen(0, '127.0.0.1', () =>
    console.log('PORT', server.address().port));
}
