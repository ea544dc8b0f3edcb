import http from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
const kind = process.argv[3];
// ANCHOR: slow
const cell = new Int32Array(new SharedArrayBuffer(4));
const slow = {
  blocking: () => Atomics.wait(cell, 0, 0, 600), // keeps the thread
  awaiting: () => pause(600),                    // gives it back
}[kind];
http.createServer(async (req, res) => {
  if (req.url === '/slow') await slow();
  res.end('done');
// ANCHOR_END: slow
}).listen(process.argv[2], '127.0.0.1');
