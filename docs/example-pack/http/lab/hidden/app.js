import express from 'express';

const app = express();
const bookings = new Map();

app.use(express.json());

app.get('/bookings', (req, res) => res.json([...bookings.values()]));

app.post('/bookings', (req, res) => {
  if (!req.is('application/json')) return res.status(415).json({ title: 'send application/json' });
  if (typeof req.body?.passenger !== 'string') return res.status(400).json({ title: 'passenger is missing' });
  const booking = { reference: `BK-${bookings.size + 1}`, passenger: req.body.passenger };
  bookings.set(booking.reference, booking);
  res.status(201).location(`/bookings/${booking.reference}`).json(booking);
});

app.get('/bookings/:reference', (req, res) => {
  const booking = bookings.get(req.params.reference);
  if (!booking) return res.status(404).json({ title: 'no such booking' });
  res.json(booking);
});

export default app;
