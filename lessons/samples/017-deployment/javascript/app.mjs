import express from 'express';
import { setTimeout as sleep } from 'node:timers/promises';
import { pool } from './pool.mjs';

const app = express();

// ANCHOR: health
let leaving = false;

// alive: nothing but this process
app.get('/healthz', (req, res) => res.send('alive'));

// ready: what every request needs, with a deadline
app.get('/readyz', async (req, res) => {
  const ready = !leaving && (await pool.ping({ withinMs: 300 }));
  res.status(ready ? 200 : 503).send(ready ? 'ready' : 'not now');
});
// ANCHOR_END: health

// ANCHOR: trust
app.set('trust proxy', '127.0.0.1');           // whom to believe

app.get('/whoami', (req, res) => {
  res.send(`${req.ip} ${req.protocol}`);       // what was said
});
// ANCHOR_END: trust

app.get('/book', async (req, res) => {
  await sleep(1800);
  res.send('booked');
});

// ANCHOR: drain
const server = app.listen(process.env.PORT, '127.0.0.1');

process.on('SIGTERM', async () => {
  leaving = true;                              // unready
  await sleep(Number(process.env.LEAVE_MS));   // let it be noticed
  server.close(() => pool.end());              // stop, drain, close
  setTimeout(() => process.exit(1), 15_000).unref();   // deadline
});
// ANCHOR_END: drain
