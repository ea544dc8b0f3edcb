import express from 'express';

const cards = { pax_31: ['card', 4000, '0000', '0000', '0002'].join(' ') };
process.env.DATABASE_URL = 'postgres://tidewater:halibut@db/tidewater';
const app = express();
app.get('/boom', (req, res) => {
  const card = cards.pax_31;
  throw new Error('payment refused');
});
const server = app.listen(0, '127.0.0.1', () =>
  console.log('PORT', server.address().port));
