import express from 'express';
import { setTimeout as later } from 'node:timers/promises';

const stored = new Map();

async function save(booking) {
  await later(1000);                     // a driver across a network
  if (booking.passenger_name === 'Jonah') throw new Error('disk full');
  stored.set(booking.reference, booking);
}

const app = express();
app.use(express.json());
// ANCHOR: lost
app.post('/bookings', async (req, res) => {
  const booking = { reference: 'K7M2PX', ...req.body };
  save(booking);
  res.status(201)
    .location(`/bookings/${booking.reference}`)
    .json(booking);
});
// ANCHOR_END: lost
app.get('/bookings/:reference', (req, res) => {
  const booking = stored.get(req.params.reference);
  res.status(booking ? 200 : 404).json(booking ?? {});
});
const server = app.listen(0, '127.0.0.1', () =>
  console.log('PORT', server.address().port));
