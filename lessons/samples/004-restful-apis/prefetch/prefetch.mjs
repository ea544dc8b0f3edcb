import { createServer } from 'node:http';

const bookings = new Map(['K7M2PX', 'T3QW8D', 'M4RN6V'].map((r) => [r, 'confirmed']));
let draw;

const server = createServer((req, res) => {
  const [, , reference, action] = req.url.split('/');
  res.setHeader('Content-Type', 'text/html');
  if (action === 'cancel' && req.method === allowed) {
    bookings.set(reference, 'cancelled');
    return res.end('cancelled');
  }
  if (action === 'cancel') {
    res.writeHead(405, { Allow: allowed });
    return res.end();
  }
  res.end([...bookings.keys()].map(draw).join('\n'));
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const base = `http://127.0.0.1:${server.address().port}`;

// ANCHOR: pages
const withLinks = (ref) => `
  <a href="/bookings/${ref}/cancel"
     onclick="return confirm('Sure?')">cancel</a>`;
const withForms = (ref) => `
  <form method="post" action="/bookings/${ref}/cancel">
    <button>cancel</button></form>`;
// ANCHOR_END: pages

// ANCHOR: prefetcher
async function openPage(url) {
  const html = await (await fetch(url)).text();
  for (const [, href] of html.matchAll(/href="([^"]+)"/g)) {
    await fetch(new URL(href, url));         // to be faster, if she clicks
  }
}
// ANCHOR_END: prefetcher

let allowed;
for (const [name, method, page] of [['links', 'GET', withLinks], ['forms', 'POST', withForms]]) {
  for (const key of bookings.keys()) bookings.set(key, 'confirmed');
  [allowed, draw] = [method, page];
  await openPage(`${base}/bookings`);
  console.log(`${name}  ${[...bookings].map((b) => b.join(' ')).join(', ')}`);
}
server.close();
