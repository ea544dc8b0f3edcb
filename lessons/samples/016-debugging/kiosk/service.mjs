import http from 'node:http';

// ANCHOR: service
async function readBooking(req) {
  const chunks = [];
  for await (const chunk of req) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}
// ANCHOR_END: service

const send = (res, status, value) => {
  const body = Buffer.from(JSON.stringify(value));
  res.writeHead(status, {
    'content-type': status < 400 ? 'application/json' : 'application/problem+json',
    'content-length': body.length,
    connection: 'close',
  });
  res.end(body);
};

async function handle(req, res, log) {
  try {
    const booking = await readBooking(req);
    if (!booking.sailing_id) {
      return send(res, 422, { title: 'sailing_id is missing', status: 422 });
    }
    send(res, 201, { reference: 'K7M2PX', ...booking });
  } catch (error) {
    log?.(error);
    send(res, 400, { title: error.message, status: 400 });
  }
}

export function start(log) {
  const server = http.createServer((req, res) => handle(req, res, log));
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}
