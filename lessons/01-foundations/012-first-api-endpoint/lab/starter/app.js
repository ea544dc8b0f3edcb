import express from 'express';
import { book, bookingBy, Refusal } from './bookings.js';

const CLASSES = ['adult', 'child'];
const BASE = 'https://tidewater.example/problems/';
const STATUS = {
  'invalid-request': 422,
  'not-found': 404,
  'booking-closed': 409,
  'sold-out': 409,
};

const isText = (value) => typeof value === 'string' && value.trim() !== '';

function readOrder(body) {
  const errors = [];
  const need = (holds, pointer, detail) => {
    if (!holds) errors.push({ pointer, detail });
  };
  const { sailing_id, tickets } = body ?? {};
  need(isText(sailing_id), '/sailing_id', 'must be a text');
  // 1: the rules for tickets, and for each ticket.
  if (errors.length > 0) {
    throw new Refusal('invalid-request', 'See errors.', errors);
  }
  return { sailing_id, tickets };
}

const app = express();

// 1: what is not JSON is refused with 415 before it is read.
app.post('/bookings', express.json(), async (req, res) => {
  const order = readOrder(req.body);
  const booking = await book(order, req.get('Idempotency-Key'));
  // 1: say that something was made, and where it is.
  res.json(booking);
});

// From here on all is complete.
app.get('/bookings/:reference', (req, res) => {
  const booking = bookingBy('reference', req.params.reference);
  if (!booking) throw new Refusal('not-found', 'No such booking.');
  res.json(booking);
});

app.use((error, req, res, next) => {
  if (res.headersSent) return next(error);
  const known = error instanceof Refusal;
  const status = known ? STATUS[error.type] : (error.status ?? 500);
  if (status >= 500) console.error(error.message);
  res
    .status(status)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: known ? BASE + error.type : 'about:blank',
        status,
        detail: known ? error.message : undefined,
        errors: known ? error.errors : undefined,
      }),
    );
});

export default app;
