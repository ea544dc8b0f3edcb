import { createServer } from 'node:http';

const db = { bookings: [] };                     // shared by both instances

function start() {
  // ANCHOR: conversation
  const chosen = new Map();                      // client -> sailing

  const conversation = (client, method, path) => {
    if (path.startsWith('/select/')) {
      chosen.set(client, path.slice(8));
      return 200;
    }
    if (!chosen.has(client)) return 409;         // choose a sailing first
    db.bookings.push(chosen.get(client));
    return 201;
  };
  // ANCHOR_END: conversation

  // ANCHOR: stateless
  const stateless = (client, method, path, body) => {
    if (method === 'GET') return 200;
    db.bookings.push(body.sailing_id);
    return 201;
  };
  // ANCHOR_END: stateless

  const server = createServer(async (req, res) => {
    let text = '';
    for await (const chunk of req) text += chunk;
    const handler = req.headers['x-style'] === 'stateless' ? stateless : conversation;
    res.writeHead(handler(req.headers['x-client'], req.method, req.url,
      text && JSON.parse(text))).end();
  });
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}

const servers = [await start(), await start()];
let turn = 0;
async function send(style, method, path, body) {
  const { port } = servers[turn++ % 2].address();   // the load balancer
  const res = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: { 'x-client': 'agent7', 'x-style': style },
    body: body && JSON.stringify(body),
  });
  return res.status;
}

console.log('POST /select/sai_7f3k       ', await send('conversation', 'POST', '/select/sai_7f3k'));
console.log('POST /book                  ', await send('conversation', 'POST', '/book'));
console.log('GET  /sailings/sai_7f3k     ', await send('stateless', 'GET', '/sailings/sai_7f3k'));
console.log('POST /bookings {sailing_id} ', await send('stateless', 'POST', '/bookings', { sailing_id: 'sai_7f3k' }));
console.log('in the database             ', db.bookings.length, 'booking');
for (const server of servers) server.close();
