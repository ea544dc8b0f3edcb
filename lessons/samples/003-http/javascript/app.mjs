import express from 'express';

const app = express();
app.disable('x-powered-by');
app.use(express.json());
app.get('/ports', (req, res) => res.json(['STV', 'BRG']));

const newBooking = (sailingId) => ({ reference: 'K7M2PX' });

// ANCHOR: create
app.post('/bookings', (req, res) => {                     // match
  if (!req.is('application/json')) {                      // check
    return res.sendStatus(415);
  }
  const booking = newBooking(req.body.sailing_id);        // act
  res.status(201)                                         // answer
    .location(`/bookings/${booking.reference}`)
    .json(booking);
});
// ANCHOR_END: create

const server = app.listen(0, '127.0.0.1', () => {
  console.log('PORT', server.address().port);
});
