import { createServer } from 'node:http';
import { randomInt } from 'node:crypto';

const bookings = new Map();
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

// ANCHOR: ids
let last = 40210;
const counting = () => String(++last);
const opaque = () => Array.from({ length: 6 },
  () => alphabet[randomInt(alphabet.length)]).join('');
// ANCHOR_END: ids

let nextId = counting;
let allowed = () => true;

function sell(passengers, email) {
  const id = nextId();
  bookings.set(id, { email, passengers, total_cents: passengers * 5800 });
  return id;
}

const server = createServer((req, res) => {
  const id = req.url.split('/')[2];
  if (req.method === 'POST') {
    res.writeHead(201, { Location: `/bookings/${sell(1, 'rival@ferry.example')}` });
    return res.end();
  }
  const booking = bookings.get(id);
  if (!booking || !allowed(booking, req)) {
    res.writeHead(404);
    return res.end();
  }
  const { email, ...rest } = booking;
  res.end(JSON.stringify(rest));
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const base = `http://127.0.0.1:${server.address().port}`;

const buy = async () => {
  const res = await fetch(`${base}/bookings`, { method: 'POST' });
  return res.headers.get('location');
};
const look = async (path, headers = {}) => {
  const res = await fetch(base + path, { headers });
  return `${res.status} ${await res.text()}`.trim();
};
const week = (n) => {
  for (let i = 0; i < n; i++) sell(1 + (i + 3) % 4, 'passenger@mail.example');
};

// The rival's two tickets, with a week of other people's in between.
const first = await buy();
week(1661);
const second = await buy();
console.log(`1st Monday   POST /bookings       201 ${first}`);
console.log(`2nd Monday   POST /bookings       201 ${second}`);
const number = (path) => Number(path.split('/')[2]);
console.log(`subtract     ${number(second)} - ${number(first)}        ${number(second) - number(first)} bookings in a week`);
const neighbour = `/bookings/${number(second) - 1}`;
console.log(`and then     GET ${neighbour}  ${await look(neighbour)}`);
console.log();

// Opaque references: there are no neighbours, and a leaked one still opens.
bookings.clear();
nextId = opaque;
week(1661);
const own = await buy();
let hits = 0;
for (const sign of alphabet.replace(own.at(-1), '')) {
  if ((await look(own.slice(0, -1) + sign)).startsWith('200')) hits++;
}
console.log(`${alphabet.length - 1} neighbours tried               ${hits} found`);
const tag = [...bookings].findLast(([, b]) => b.passengers === 4)[0];
console.log(`read off a luggage tag            ${await look(`/bookings/${tag}`)}`);
// ANCHOR: check
allowed = (booking, req) => req.headers['x-email'] === booking.email;
// ANCHOR_END: check
console.log(`the same, with a check            ${await look(`/bookings/${tag}`)}`);
console.log(`the passenger, with her address   ${await look(`/bookings/${tag}`, { 'x-email': 'passenger@mail.example' })}`);
server.close();
