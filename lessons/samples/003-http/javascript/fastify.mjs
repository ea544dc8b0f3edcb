import Fastify from 'fastify';

const app = Fastify();
app.get('/ports', () => ['STV', 'BRG']);
await app.listen({ port: 0, host: '127.0.0.1' });
console.log('PORT', app.server.address().port);
