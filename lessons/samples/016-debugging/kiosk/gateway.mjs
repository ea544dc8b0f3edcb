import http from 'node:http';

async function read(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

// ANCHOR: forward
export function forward(booking, { port, kiosk }) {
  const text = JSON.stringify({ ...booking, kiosk });
  const request = http.request({
    host: '127.0.0.1', port, path: '/bookings', method: 'POST',
    agent: false,
    headers: {
      'content-type': 'application/json',
      'content-length': text.length,
    },
  });
  request.end(text);
  return request;
}
// ANCHOR_END: forward

export function start(upstream, kiosk = 'BRG-2') {
  const server = http.createServer(async (req, res) => {
    const booking = JSON.parse(await read(req));
    const request = forward(booking, { port: upstream, kiosk });
    request.on('error', (error) => {
      res.writeHead(502, { connection: 'close' }).end(JSON.stringify({ title: error.code }));
    });
    request.on('response', async (answer) => {
      res.writeHead(answer.statusCode, { connection: 'close' });
      res.end(await read(answer));
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}
