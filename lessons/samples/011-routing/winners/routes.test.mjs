import assert from 'node:assert';
import test from 'node:test';
import express from 'express';
import { routes } from './routes.mjs';

// ANCHOR: table
const winners = [
  ['GET', '/sailings/today', 'board'],         // not an id
  ['GET', '/sailings/sai_7f3k', 'one sai_7f3k'],
  ['GET', '/sailings/today/availability', 'seats today'],
  ['GET', '/sailings/a%2Fb', 'one a/b'],
  ['GET', '/sailings/a%zz', 400],
  ['DELETE', '/ports', 405],                   // still a wish
];
// ANCHOR_END: table

const app = express();
app.set('env', 'test');
// ANCHOR: stub
const named = new Proxy({}, {
  get: (_, name) => (req, res) =>
    res.send([name, ...Object.values(req.params)].join(' ')),
});
routes(app, named);
// ANCHOR_END: stub
const server = app.listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));
const base = `http://127.0.0.1:${server.address().port}`;
for (const [method, path, expected] of winners) {
  await test(`${method} ${path}`, async () => {
    const answer = await fetch(base + path, { method });
    const got = answer.status === 200 ? await answer.text() : answer.status;
    assert.strictEqual(got, expected);
  });
}
server.close();
server.closeAllConnections();
