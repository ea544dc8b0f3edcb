// Busy for the first request, ready for the second: told in two ways.
import { createServer } from 'node:http';

const seen = {};
// ANCHOR: two
const server = createServer((req, res) => {
  const count = seen[req.url] = (seen[req.url] ?? 0) + 1;
  if (count > 1) return res.end(`ok, attempt ${count}\n`);
  if (req.url === '/honest') {
    res.writeHead(503, { 'Retry-After': '1' });
  }
  res.end('{"error":"busy"}\n');               // /polite: with a 200
});
// ANCHOR_END: two
server.listen(0, '127.0.0.1', () => console.log('PORT', server.address().port));
