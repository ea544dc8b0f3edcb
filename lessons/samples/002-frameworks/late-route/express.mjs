import express from 'express';
const app = express();
const server = app.listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));
const base = `http://127.0.0.1:${server.address().port}`;
// ANCHOR: late
app.get('/sailings', (req, res) => res.json(['sai_7f3k']));
await fetch(`${base}/sailings`);
app.get('/ports', (req, res) => res.json(['STV', 'HLM']));
console.log((await fetch(`${base}/ports`)).status);
// ANCHOR_END: late
server.close();
server.closeAllConnections();
