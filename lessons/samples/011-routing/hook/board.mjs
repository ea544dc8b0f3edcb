// The five lines of routes.txt, in the order of standard input, asked thrice.
import { readFileSync } from 'node:fs';
import express from 'express';

const say = (text) => (req, res) => res.type('text').send(text);
const sailings = { sai_7f3k: '07:40 to HLM' };
function one(req, res) {
  const found = sailings[req.params.id];
  if (found) return res.type('text').send(found);
  res.status(404).type('text').send(`no sailing has the id "${req.params.id}"`);
}
const app = express();
new Function('app', 'board', 'ports', 'search', 'one', 'seats',
  readFileSync(0, 'utf8'))(app, say('three departures'), say('six ports'),
  say('all sailings'), one, say('four seats'));
const server = app.listen(0, '127.0.0.1', async () => {
  for (const path of ['/sailings/sai_7f3k', '/ports', '/sailings/today']) {
    const answer = await fetch(`http://127.0.0.1:${server.address().port}${path}`);
    console.log(`GET ${path}`.padEnd(25), answer.status, await answer.text());
  }
  server.close();
  server.closeAllConnections();
});
