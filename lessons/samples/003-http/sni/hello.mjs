// A passenger, a server, and a wiretap on the wire between them.
import net from 'node:net';
import tls from 'node:tls';
import { readFileSync } from 'node:fs';

const listen = (server) => new Promise((resolve) => {
  server.listen(0, '127.0.0.1', () => resolve(server.address().port));
});
const [key, cert] = ['key', 'cert'].map((name) =>
  readFileSync(`${process.argv[2]}/${name}.pem`));

const target = await listen(tls.createServer({ key, cert }, (wire) => {
  wire.on('error', () => {});
  wire.once('data', () => wire.end('HTTP/1.1 204 No Content\r\n\r\n'));
}));
// ANCHOR: tap
let heard = '';
const port = await listen(net.createServer((passenger) => {
  const server = net.connect(target, '127.0.0.1');
  passenger.on('data', (bytes) => heard += bytes.toString('latin1'));
  passenger.pipe(server).pipe(passenger);
}));
// ANCHOR_END: tap

// ANCHOR: ask
const wire = tls.connect({ host: '127.0.0.1', port, ca: cert,
  servername: 'tidewater.example' });
wire.write('GET /bookings/K7M2PX HTTP/1.1\r\n' +
  'Host: tidewater.example\r\nCookie: 3b9d1f6a\r\n\r\n');
// ANCHOR_END: ask
wire.on('data', (answer) => {
  console.log('passenger hears:', String(answer).split('\r\n')[0]);
  for (const word of ['tidewater.example', '/bookings/K7M2PX', '3b9d1f6a']) {
    const count = heard.split(word).length - 1;
    console.log(`wiretap reads ${word}: ${count} times`);
  }
  process.exit();
});
