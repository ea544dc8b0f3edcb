// Equal requests over HTTP/1.1 and HTTP/2: their bytes, and their company.
import http from 'node:http';
import http2 from 'node:http2';
import net from 'node:net';

const N = 6, slow = 150;
const listen = (server) => new Promise((resolve) => {
  server.listen(0, '127.0.0.1', () => resolve(server.address().port));
});

// A wire of our own in between, which counts what the client sends.
let sent = 0;
const counted = async (target) => listen(net.createServer((client) => {
  const server = net.connect(target, '127.0.0.1');
  client.on('data', (bytes) => sent += bytes.length);
  client.pipe(server).pipe(client);
  for (const end of [client, server]) end.on('error', () => {});
}));

let underWay = 0, most = 0;
const answer = (req, res) => {
  most = Math.max(most, ++underWay);
  setTimeout(() => { underWay--; res.end('ok'); }, slow);
};
const port1 = await counted(await listen(http.createServer(answer)));
const port2 = await counted(await listen(http2.createServer(answer)));

const fields = {
  'user-agent': 'Tidewater/4.1 (phone; passenger app)',
  'accept': 'application/json',
  'accept-language': 'nb-NO, nb;q=0.9, en;q=0.5',
  'cookie': '__Host-tw_session=3b9d1f6a7c204e58b1a2c3d4e5f60718',
};
// ANCHOR: one
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const one = (id) => new Promise((resolve, reject) => {
  http.get({ host: '127.0.0.1', port: port1, agent, headers: fields,
    path: `/sailings/${id}` }, (res) => res.resume().on('end', resolve))
    .on('error', reject);
});
// ANCHOR_END: one
// ANCHOR: two
const session = http2.connect(`http://127.0.0.1:${port2}`);
const two = (id) => new Promise((resolve, reject) => {
  session.request({ ...fields, ':path': `/sailings/${id}` })
    .on('end', resolve).on('error', reject).resume();
});
// ANCHOR_END: two

const ids = Array.from({ length: N }, (_, i) => `sai_${i}k7f`);
for (const [name, ask] of [['HTTP/1.1', one], ['HTTP/2', two]]) {
  await ask('sai_warm');
  await ask('sai_warm2');
  const bytes = [];
  for (const id of ids.slice(0, 2)) {
    sent = 0;
    await ask(id);
    bytes.push(sent);
  }
  most = 0;
  for (const id of ids) await ask(id);
  const inTurn = most;
  most = 0;
  await Promise.all(ids.map(ask));
  console.log(`${name.padEnd(9)} request of ${String(bytes[1]).padStart(3)}` +
    ` bytes   under way: in turn ${inTurn}, at once ${most}`);
}
process.exit();
