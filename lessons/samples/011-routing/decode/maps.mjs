import { readFile } from 'node:fs/promises';
import express from 'express';
const app = express();
app.set('env', 'test');
// ANCHOR: maps
app.get('/ports/:code/map', async (req, res) => {
  const map = await readFile(`maps/${req.params.code}.txt`, 'utf8');
  res.type('text').send(map);
});
// ANCHOR_END: maps
app.use((err, req, res, next) => res.status(500).send(err.code));
const server = app.listen(0, '127.0.0.1', async () => {
  const base = `http://127.0.0.1:${server.address().port}`;
  for (const path of ['/ports/STV/map', '/ports/../crew/map', '/ports/..%2Fcrew/map']) {
    const answer = await fetch(base + path);
    const text = answer.status === 200 ? await answer.text() : '';
    console.log(path.padEnd(23), answer.status, text.trim());
  }
  server.close();
  server.closeAllConnections();
});
