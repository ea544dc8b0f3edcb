import { DatabaseSync } from 'node:sqlite';
import { cancel } from './model.mjs';

const db = new DatabaseSync(process.argv[2]);
const booked = db.prepare(
  `SELECT reference FROM bookings WHERE sailing_id = 'sai_7f3k'`).all();
// ANCHOR: storm
const now = new Date(process.env.NOW);
for (const { reference } of booked) {
  const done = cancel(db, reference, { by: 'company', now });
  console.log(reference, done.refund_cents, done.currency);
}
// ANCHOR_END: storm
