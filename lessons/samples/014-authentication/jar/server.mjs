import { createServer } from 'node:http';

// ANCHOR: cookies
const cookies = [
  'tw_session=1; Path=/; HttpOnly',
  '__Host-tw_session=2; Path=/; HttpOnly',
  '__Host-tw_session=3; Path=/; HttpOnly; Secure; Domain=localhost',
  '__Host-tw_session=4; Path=/admin; HttpOnly; Secure',
  '__Host-tw_session=5; Path=/; HttpOnly; Secure; SameSite=Lax',
];
// ANCHOR_END: cookies
const server = createServer((req, res) => {
  const at = Number(req.url.slice(1));
  if (at) res.setHeader('Set-Cookie', cookies[at - 1]);
  res.end(req.headers.cookie ?? 'no cookie');
}).listen(0, '127.0.0.1', () => console.log('PORT', server.address().port));
