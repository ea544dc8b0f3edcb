import express from 'express';

// ANCHOR: handler
const app = express();
app.use(express.urlencoded());

app.post('/bookings', (req, res) => {
  const ticket = req.body.ticket;          // read one field
  res.json({ ticket });                    // answer
});
// ANCHOR_END: handler

const server = app.listen(0, '127.0.0.1', async () => {
  const answer = await fetch(`http://127.0.0.1:${server.address().port}/bookings`, {
    method: 'POST',
    body: new URLSearchParams('ticket=adult&ticket=child'),
  });
  console.log('Express       ', await answer.text());
  server.close();
});
