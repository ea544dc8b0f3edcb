// A doorman: keeps /admin shut, and passes the rest to the server behind.
import net from 'node:net';

const back = net.connect(Number(process.argv[2]), '127.0.0.1');
let line = Promise.resolve();                  // one request at a time

// The next message of a stream: head, empty line, Content-Length bytes.
const waiting = new WeakMap();
async function message(socket) {
  let bytes = waiting.get(socket) ?? '';
  for (;;) {
    // ANCHOR: length
    const end = bytes.indexOf('\r\n\r\n') + 4;
    const length = /^Content-Length: (\d+)/im.exec(bytes)?.[1] ?? 0;
    const total = end + Number(length);
    // ANCHOR_END: length
    if (end > 3 && bytes.length >= total) {
      waiting.set(socket, bytes.slice(total));
      return { text: bytes.slice(0, total), length };
    }
    const [more] = await new Promise((resolve) => {
      socket.once('data', (data) => resolve([data]));
      socket.once('end', () => resolve([]));
    });
    if (!more) return null;
    bytes += more.toString('latin1');
  }
}

net.createServer(async (client) => {
  client.on('error', () => {});
  for (let request; (request = await message(client));) {
    const [start] = request.text.split('\r\n');
    const [method, path] = start.split(' ');
    if (path.startsWith('/admin')) {
      console.log(`front: ${method} ${path}: refused`);
      client.write('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
      continue;
    }
    console.log(`front: ${method} ${path}: passed on`);
    line = line.then(async () => {
      back.write(request.text, 'latin1');
      client.write((await message(back)).text, 'latin1');
    });
    await line;
  }
}).listen(0, '127.0.0.1', function () {
  console.log('PORT', this.address().port);
});
