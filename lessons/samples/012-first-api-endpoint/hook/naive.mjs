import express from 'express';
import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as later } from 'node:timers/promises';
import { newReference } from './bookings.mjs';

const db = new DatabaseSync(':memory:');
db.exec(readFileSync(new URL('schema.sql', import.meta.url), 'utf8'));
const seats = db.prepare(`
  SELECT v.passenger_capacity - sum(b.passengers) AS free
  FROM sailings s JOIN vessels v ON v.id = s.vessel_id
  JOIN bookings b ON b.sailing_id = s.id WHERE s.id = ?`);
const insert = db.prepare(`INSERT INTO bookings
  VALUES (?, ?, 'cus_web', ?, 'confirmed', ?, ?, 'EUR', NULL, '')`);
const fare = db.prepare('SELECT price_cents FROM fares WHERE fare_class = ?');
const app = express();
app.use(express.json());

async function priceOf(tickets) {
  await later(20);
  return tickets.reduce((sum, t) => sum + fare.get(t.fare_class).price_cents, 0);
}

// ANCHOR: naive
app.post('/bookings', async (req, res) => {
  const { sailing_id, tickets } = req.body;
  const { free } = seats.get(sailing_id);
  if (free < tickets.length) {
    return res.status(409).json({ error: 'sold out' });
  }
  const total = await priceOf(tickets);
  const reference = newReference();
  insert.run(reference, reference, sailing_id, tickets.length, total);
  res.json({ reference, total });
});
// ANCHOR_END: naive

const server = app.listen(0, '127.0.0.1');
await new Promise((done) => server.once('listening', done));
const url = `http://127.0.0.1:${server.address().port}/bookings`;
const order = JSON.stringify({ sailing_id: 'sai_7f3k',
  tickets: [{ passenger_name: 'Nour Haddad', fare_class: 'adult' }] });
const post = async () => {
  const answer = await fetch(url, { method: 'POST', body: order,
    headers: { 'content-type': 'application/json' } });
  return `${answer.status}  ${(await answer.json()).error ?? 'booked'}`;
};
const say = (what, value) => console.log(what.padEnd(50), value);

say('the 18:40 to Lindholm, seats left', `  ${seats.get('sai_7f3k').free}`);
const [a, b] = await Promise.all([post(), post()]);
say('POST /bookings  from one phone, answer lost', a);
say('POST /bookings  from another, meanwhile', b);
say('POST /bookings  from the first, once more', await post());
say('passengers with a ticket', `${120 - seats.get('sai_7f3k').free}  for 120 life jackets`);
server.close();
