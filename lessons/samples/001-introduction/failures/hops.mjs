// Breaks one hop at a time and prints what the client is told.
import { createSocket } from 'node:dgram';
import { promises as dns } from 'node:dns';
import { createServer } from 'node:http';

const listen = (s) => new Promise((ok) => s.listen(0, '127.0.0.1', ok));
const report = (hop, what) => console.log(hop.padEnd(30), what);
const visit = (port, ms = 5000) =>
  fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(ms) })
    .then((res) => res.status, (e) => e.cause?.code ?? e.name);

// a name server that says "no such name" to every question
const names = createSocket('udp4', (question, from) => {
  question[2] |= 0x80;                       // this is an answer
  question[3] = (question[3] & 0xf0) | 3;    // NXDOMAIN
  names.send(question, from.port, from.address);
});
await new Promise((ok) => names.bind(0, '127.0.0.1', ok));
const resolver = new dns.Resolver({ timeout: 500, tries: 1 });
resolver.setServers([`127.0.0.1:${names.address().port}`]);
report('the name has no address', await resolver.resolve4(
  'tidewatr.example').catch((e) => e.code));
names.removeAllListeners('message');         // reachable, and silent
report('the name server is silent', await resolver.resolve4(
  'tidewater.example').catch((e) => e.code));
names.close();

let calls = 0;
let way;
const server = createServer((req, res) => { calls += 1; way(req, res); });
await listen(server);
const { port } = server.address();
// ANCHOR: ways
const breakHop = {
  'the connection is torn down': (req) => req.socket.resetAndDestroy(),
  'the handler waits for ever': () => {},
  'the handler gives up': (_, res) => {
    res.statusCode = 500;
    res.end();
  },
};
// ANCHOR_END: ways
const spare = createServer();
await listen(spare);
const free = spare.address().port;
await new Promise((ok) => spare.close(ok));
report('nobody listens on the port', await visit(free));
for (way of Object.values(breakHop)) {
  const name = Object.keys(breakHop).find((k) => breakHop[k] === way);
  report(name, await visit(port, 500));
}
console.log(`the handler was called ${calls} times`);
server.closeAllConnections();
server.close();
