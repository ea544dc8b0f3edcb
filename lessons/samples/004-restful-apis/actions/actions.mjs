import { createServer } from 'node:http';

let booking;
const refunds = [];
const problem = (status, type, title) => ({ status, type, title });

// ANCHOR: moves
const moves = {                       // from: { transition: to }
  held:      { pay: 'confirmed', cancel: 'cancelled', expire: 'cancelled' },
  confirmed: { cancel: 'cancelled', board: 'boarded' },
};

function transition(name) {
  const from = booking.status;
  const next = moves[from]?.[name];
  if (!next) return problem(409, 'booking-closed', 'Booking is closed');
  booking.status = next;
  if (name === 'cancel' && from === 'confirmed') {
    refunds.push(booking.reference);              // she had paid
  }
  return { status: 200, ...show() };
}
// ANCHOR_END: moves
const show = () => ({ booking: booking.status });

// ANCHOR: three
const routes = {
  'POST /bookings/K7M2PX/cancel': () => transition('cancel'),

  'POST /bookings/K7M2PX/cancellations': (body) => {
    const done = transition('cancel');
    return done.status === 200 ? { ...body, ...done, status: 201 } : done;
  },

  'PATCH /bookings/K7M2PX': (body) => {
    Object.assign(booking, body);               // any member, any value
    return { status: 200, ...show() };
  },
};
// ANCHOR_END: three

const server = createServer(async (req, res) => {
  let text = '';
  for await (const chunk of req) text += chunk;
  const answer = routes[`${req.method} ${req.url}`](text ? JSON.parse(text) : {});
  res.writeHead(answer.status).end(JSON.stringify(answer));
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const base = `http://127.0.0.1:${server.address().port}/bookings/K7M2PX`;

async function send(method, path, body) {
  const before = refunds.length;
  const res = await fetch(base + path, { method, body: body && JSON.stringify(body) });
  const answer = await res.json();
  const line = `${method} ${path || '{reference}'}${body ? ' ' + JSON.stringify(body) : ''}`;
  console.log(line.padEnd(45), res.status,
    (answer.type ?? `is ${answer.booking}`).padEnd(15), refunds.length - before);
}
const fresh = () => { booking = { reference: 'K7M2PX', status: 'confirmed' }; };

console.log(''.padEnd(45), '   '.padEnd(19), 'refunds');
fresh();
await send('POST', '/cancel');
await send('POST', '/cancel');
fresh();
await send('POST', '/cancellations', { reason: 'weather' });
await send('POST', '/cancellations', { reason: 'weather' });
fresh();
await send('PATCH', '', { status: 'cancelled' });
await send('PATCH', '', { status: 'boarded' });
server.close();
