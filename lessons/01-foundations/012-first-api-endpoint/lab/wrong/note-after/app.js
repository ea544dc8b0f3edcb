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
  const list = Array.isArray(tickets) ? tickets : [];
  need(isText(sailing_id), '/sailing_id', 'must be a text');
  need(list.length >= 1 && list.length <= 9, '/tickets', 'must be 1 to 9');
  list.forEach((ticket, at) => {
    const { passenger_name, fare_class } = ticket ?? {};
    const place = `/tickets/${at}`;
    need(isText(passenger_name), `${place}/passenger_name`, 'must be a text');
    need(
      CLASSES.includes(fare_class),
      `${place}/fare_class`,
      `must be one of ${CLASSES.join(', ')}`,
    );
  });
  if (errors.length > 0) {
    throw new Refusal('invalid-request', 'See errors.', errors);
  }
  return {
    sailing_id,
    tickets: list.map(({ passenger_name, fare_class }) => ({
      passenger_name,
      fare_class,
    })),
  };
}

const only = (type) => (req, res, next) =>
  next(req.is(type) ? undefined : { status: 415 });

const app = express();

const notes = new Map();
const json = [only('application/json'), express.json()];

app.post('/bookings', json, async (req, res) => {
  const order = readOrder(req.body);
  const key = req.get('Idempotency-Key');
  const booking = notes.get(key) ?? (await book(order));
  res
    .status(201)
    .location(`/bookings/${booking.reference}`)
    .json(booking);
  if (key) notes.set(key, booking);
});

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
