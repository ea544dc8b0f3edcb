import express from 'express';
import { DatabaseSync } from 'node:sqlite';
import { book, bookingBy, Refusal } from './bookings.mjs';

const db = new DatabaseSync(process.argv[2]);
const app = express();
app.disable('x-powered-by');

// ANCHOR: order
const CLASSES = ['adult', 'child'];
const isText = (value) => typeof value === 'string' && value.trim() !== '';

export function readOrder(body) {
  const errors = [];
  const need = (holds, pointer, detail) =>
    holds || errors.push({ pointer, detail });
  const { sailing_id, tickets } = body ?? {};
  const list = Array.isArray(tickets) ? tickets : [];
  need(isText(sailing_id), '/sailing_id', 'must be a text');
  const count = list.length;
  need(count >= 1 && count <= 9, '/tickets', 'must be 1 to 9');
  list.forEach((t, at) => {
    const ticket = `/tickets/${at}`;
    need(isText(t?.passenger_name), `${ticket}/passenger_name`,
      'must be a text');
    need(CLASSES.includes(t?.fare_class), `${ticket}/fare_class`,
      `must be one of ${CLASSES.join(', ')}`);
  });
  if (errors.length > 0) {
    throw new Refusal('invalid-request', 'See errors.', errors);
  }
  return { sailing_id, tickets: list.map(({ passenger_name, fare_class }) =>
    ({ passenger_name, fare_class })) };
}
// ANCHOR_END: order

// ANCHOR: handler
const json = express.json({ limit: '100kb' });    // 413, or 400
const only = (type) => (req, res, next) =>
  next(req.is(type) ? undefined : { status: 415 });

app.post('/bookings', only('application/json'), json, (req, res) => {
  const order = readOrder(req.body);                          // validate
  const key = req.get('Idempotency-Key');
  const booking = book(db, order, key);                       // find, claim
  res.status(201)                                             // answer
    .location(`/bookings/${booking.reference}`)
    .json(booking);
});

app.get('/bookings/:reference', (req, res) => {
  const booking = bookingBy(db, 'reference', req.params.reference);
  if (!booking) throw new Refusal('not-found', 'No such booking.');
  res.json(booking);
});
// ANCHOR_END: handler

// ANCHOR: problem
const STATUS = { 'invalid-request': 422, 'not-found': 404,
  'sold-out': 409, 'booking-closed': 409 };
const BASE = 'https://tidewater.example/problems/';

app.use((req, res) => { throw new Refusal('not-found', 'No such path.'); });

app.use((error, req, res, next) => {
  if (res.headersSent) return next(error);
  const known = error instanceof Refusal;
  const status = known ? STATUS[error.type] : error.status ?? 500;
  if (status >= 500) console.error(error);
  res.status(status).type('application/problem+json').json({
    type: known ? BASE + error.type : 'about:blank',
    status,
    detail: known ? error.message : undefined,
    errors: known ? error.errors : undefined,
  });
});
// ANCHOR_END: problem

const server = app.listen(0, '127.0.0.1', () =>
  console.log('PORT', server.address().port));
