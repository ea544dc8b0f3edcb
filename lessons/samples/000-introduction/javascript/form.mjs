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
  for (const body of ['ticket=adult&ticket=child', 'ticket=100%']) {
    const answer = await fetch(`http://127.0.0.1:${server.address().port}/bookings`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body,
    });
    console.log('Express       ', await answer.text());
  }
  server.close();
});
