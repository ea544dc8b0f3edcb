import express from 'express';
import fastify from 'fastify';

// ANCHOR: bodies
const bare = express();
bare.post('/bookings', (req, res) => res.send(typeof req.body));

const parsing = express();
parsing.use(express.json());
parsing.post('/bookings', (req, res) => res.send(typeof req.body));

const fast = fastify();
fast.post('/bookings', async req => typeof req.body);
// ANCHOR_END: bodies

await fast.listen({ port: 0, host: '127.0.0.1' });
async function port(app) {
  const server = app.listen(0, '127.0.0.1');
  await new Promise(done => server.once('listening', done));
  return server.address().port;
}
const ports = { 'Express': await port(bare),
  'Express with express.json()': await port(parsing),
  'Fastify': fast.server.address().port };
console.log(' '.repeat(30) + 'JSON        text');
for (const [name, n] of Object.entries(ports)) {
  const post = async type => {
    const response = await fetch(`http://127.0.0.1:${n}/bookings`, {
      method: 'POST', headers: { 'Content-Type': type }, body: '{"a":1}' });
    return response.ok ? await response.text() : `${response.status}`;
  };
  console.log(name.padEnd(29),
    (await post('application/json')).padEnd(11), await post('text/plain'));
}
process.exit();
