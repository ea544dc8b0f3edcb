import { createServer } from 'node:http';

const listen = (server) => new Promise((done) => {
  server.listen(0, '127.0.0.1', () => done(server.address().port));
});

let asked = 0;
const origin = createServer((req, res) => {
  asked++;
  res.setHeader('Cache-Control', 'max-age=60');
  res.end('{"sailings":[{"id":"sai_7f3k"}]}');
});
const port = await listen(origin);

// ANCHOR: cache
const kept = new Map();
const cache = createServer(async (req, res) => {
  if (req.method === 'GET' && kept.has(req.url)) {
    return res.end(kept.get(req.url));
  }
  const answer = await forward(req);
  if (req.method === 'GET' && answer.ok
      && answer.headers.get('cache-control')?.includes('max-age')) {
    kept.set(req.url, answer.text);
  }
  res.end(answer.text);
});
// ANCHOR_END: cache

async function forward(req) {
  const chunks = [];
  for await (const chunk of req) chunks.push(chunk);
  const res = await fetch(`http://127.0.0.1:${port}${req.url}`, {
    method: req.method,
    body: req.method === 'GET' ? undefined : Buffer.concat(chunks),
  });
  return { ok: res.ok, headers: res.headers, text: await res.text() };
}
const base = `http://127.0.0.1:${await listen(cache)}`;

async function times(n, path, options) {
  asked = 0;
  for (let i = 0; i < n; i++) await (await fetch(base + path, options)).text();
  return asked;
}
console.log('GET /sailings?from=STV&to=BRG    asked 100, origin saw',
  await times(100, '/sailings?from=STV&to=BRG'));
console.log('POST /rpc {"do":"listSailings"}  asked 100, origin saw',
  await times(100, '/rpc', { method: 'POST', body: '{"do":"listSailings"}' }));
origin.close();
cache.close();
