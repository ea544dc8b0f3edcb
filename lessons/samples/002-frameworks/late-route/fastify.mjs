import fastify from 'fastify';
const app = fastify();
// ANCHOR: late
app.get('/sailings', () => ['sai_7f3k']);
await app.inject('/sailings');            // the first request
app.get('/ports', () => ['STV', 'HLM']);  // a route too late?
console.log((await app.inject('/ports')).statusCode);
// ANCHOR_END: late
