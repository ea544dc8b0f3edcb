import { createServer } from 'node:http';

const base = 'https://tidewater.example/problems/';
let detail;
const server = createServer((req, res) => {
  res.writeHead(409, { 'Content-Type': 'application/problem+json' });
  res.end(JSON.stringify({
    type: base + 'sold-out', title: 'Sailing is sold out', status: 409,
    detail, instance: '/bookings/attempts/att_5h2w',
  }));
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const url = `http://127.0.0.1:${server.address().port}/bookings`;

// ANCHOR: clients
const answer = (soldOut) =>
  soldOut ? 'offer the next ferry' : 'show "error"';

const byProse = ({ detail }) => answer(/sold out/.test(detail));
const byType = ({ type }) => answer(type === base + 'sold-out');
// ANCHOR_END: clients

for (const words of ['The sailing is sold out.', 'No seats left on sai_7f3k.',
  'Avgangen er utsolgt.']) {
  detail = words;
  const problem = await (await fetch(url, { method: 'POST' })).json();
  console.log(words.padEnd(28), byProse(problem).padEnd(22), byType(problem));
}
server.close();
