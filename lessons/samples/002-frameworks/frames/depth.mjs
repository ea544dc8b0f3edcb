import http from 'node:http';
import express from 'express';
import fastify from 'fastify';
Error.stackTraceLimit = Infinity;

// ANCHOR: depth
const depth = () => new Error().stack.split('\n').length - 2;
let seen;
const bare = (req, res) => { seen = depth(); res.end(); };
// ANCHOR_END: depth

async function ask(name, listen) {
  const server = await listen();
  const { port } = server.address();
  await fetch(`http://127.0.0.1:${port}/sailings`);
  console.log(name.padEnd(30), seen - 1);
  server.closeAllConnections();
  server.close();
}
const start = (server) => new Promise((resolve) => {
  server.listen(0, '127.0.0.1', () => resolve(server));
});

await ask('node:http', () => start(http.createServer(bare)));
await ask('Express', () => {
  const app = express();
  app.get('/sailings', bare);
  return start(http.createServer(app));
});
await ask('Fastify', async () => {
  const app = fastify();
  app.get('/sailings', (request, reply) => { seen = depth(); return 'x'; });
  await app.listen({ port: 0, host: '127.0.0.1' });
  return app.server;
});
