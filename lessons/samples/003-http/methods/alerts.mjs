// A phone asks for departure alerts, and each message arrives twice.
import { createServer } from 'node:http';

const alerts = new Map();
let next = 1;
// ANCHOR: server
const server = createServer((req, res) => {
  const id = req.url.split('/')[2];
  if (req.method === 'PUT') {                  // "let it be so at this URL"
    res.statusCode = alerts.has(id) ? 204 : 201;
    alerts.set(id, 'STV-HLM');
  } else if (req.method === 'DELETE') {        // "let nothing be there"
    res.statusCode = alerts.delete(id) ? 204 : 404;
  } else if (req.method === 'POST') {          // "do something with this"
    alerts.set(`n${next++}`, 'STV-HLM');
    res.statusCode = 201;
  }
  res.end();
});
// ANCHOR_END: server
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const base = `http://127.0.0.1:${server.address().port}/alerts`;

for (const [method, url] of [
  ['PUT', base + '/phone41'], ['DELETE', base + '/phone41'], ['POST', base],
]) {
  const line = [];
  for (const attempt of [1, 2]) {
    const { status } = await fetch(url, { method });
    line.push(`${status}, ${alerts.size} stored`);
  }
  console.log(method.padEnd(7), line.join('    '));
}
server.closeAllConnections();
server.close();
