import express from 'express';

const app = express();
const problems = 'https://tidewater.example/problems/';
const sailings = new Map([['sai_7f3k', { id: 'sai_7f3k', status: 'scheduled' }]]);
const bookings = new Map([['K7M2PX', { reference: 'K7M2PX', status: 'confirmed' }]]);
const seats = ({ id }) => sailings.has(id) && { seats: 116 };
function cancel({ reference }) {
  const booking = bookings.get(reference);
  if (booking) booking.status = 'cancelled';
  return booking;
}

// ANCHOR: map
const read = (find) => (req, res) => {
  const found = find(req.params);
  if (found) return res.json(found);
  res.status(404).type('application/problem+json').json({  // refuse
    type: `${problems}not-found`, title: 'Not found', status: 404,
    instance: req.originalUrl,
  });
};
app.get('/sailings/:id',                                // resource
  read(({ id }) => sailings.get(id)));
app.get('/sailings/:id/availability', read(seats));     // derived
app.get('/bookings/:reference',
  read(({ reference }) => bookings.get(reference)));
app.post('/bookings/:reference/cancel', read(cancel));  // transition
// ANCHOR_END: map

const server = app.listen(0, '127.0.0.1', () => {
  console.log('PORT', server.address().port);
});
