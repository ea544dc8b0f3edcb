import express from 'express';
import fastify from 'fastify';
const f = fastify();
// ANCHOR: cross
f.get('/:page/today', () => 'page');
f.get('/:page/availability', () => 'page');
f.get('/sailings/:id', () => 'sailing');
// ANCHOR_END: cross
const e = express();
e.get('/:page/today', (req, res) => res.send('page'));
e.get('/:page/availability', (req, res) => res.send('page'));
e.get('/sailings/:id', (req, res) => res.send('sailing'));
const server = e.listen(0, '127.0.0.1', async () => {
  const base = `http://127.0.0.1:${server.address().port}`;
  const asked = ['/sailings/today', '/sailings/availability'];
  const express = [], fast = [];
  for (const path of asked) {
    express.push(await (await fetch(base + path)).text());
    fast.push((await f.inject(path)).body);
  }
  console.log('          ' + asked.map((path) => path.padEnd(18)).join(''));
  console.log('Express   ' + express.map((who) => who.padEnd(18)).join('').trim());
  console.log('Fastify   ' + fast.map((who) => who.padEnd(18)).join('').trim());
  server.close();
  server.closeAllConnections();
});
