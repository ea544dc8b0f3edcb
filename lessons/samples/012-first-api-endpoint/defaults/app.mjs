import express from 'express';

const app = express();
// ANCHOR: bare
app.use(express.json());

app.post('/bookings', (req, res) => {
  const { sailing_id, tickets } = req.body;
  res.status(201).json({ sailing_id, passengers: tickets.length });
});
// ANCHOR_END: bare
const server = app.listen(0, '127.0.0.1', () =>
  console.log('PORT', server.address().port));
