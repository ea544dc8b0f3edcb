import * as old from './cancel.js';
import { asked, db } from './db.js';
import * as model from './model.js';
import * as views from './views.js';

let made = 0;

// A booking of these tickets: [passenger_name, fare_class, price_cents].
export function booked(reference, sailing, name, tickets) {
  made += 1;
  const id = `bok_${made}`;
  db.prepare('INSERT INTO customers VALUES (?, ?, ?)').run(
    `cus_${made}`,
    `${made}@example.com`,
    name,
  );
  db.prepare(
    `INSERT INTO bookings VALUES (?, ?, ?, ?, 'confirmed', 'EUR')`,
  ).run(id, reference, `cus_${made}`, sailing);
  tickets.forEach((ticket, at) =>
    db
      .prepare('INSERT INTO tickets VALUES (?, ?, ?, ?, ?)')
      .run(`tic_${made}_${at}`, id, ...ticket),
  );
}

export const refunds = (reference) =>
  db
    .prepare(
      `SELECT p.amount_cents FROM payments p
       JOIN bookings b ON b.id = p.booking_id WHERE b.reference = ?`,
    )
    .all(reference)
    .map((row) => row.amount_cents);

// Somebody has gone aboard with it.
export const board = (reference) => {
  db.prepare(`UPDATE bookings SET status = 'boarded' WHERE reference = ?`).run(
    reference,
  );
};

export const statusOf = (reference) =>
  db.prepare('SELECT status FROM bookings WHERE reference = ?').get(reference)
    .status;

// A booking as `cancel` should return it, whatever `cancel` does yet.
export function cancelled(reference, refund_cents) {
  const booking = db
    .prepare(
      `SELECT b.id, b.reference, b.currency, c.name, s.departs_at
       FROM bookings b
       JOIN customers c ON c.id = b.customer_id
       JOIN sailings s ON s.id = b.sailing_id
       WHERE b.reference = ?`,
    )
    .get(reference);
  const tickets = db
    .prepare('SELECT * FROM tickets WHERE booking_id = ? ORDER BY rowid')
    .all(booking.id)
    .map((ticket) => ({ ...ticket }));
  return { ...booking, status: 'cancelled', tickets, refund_cents };
}

// What a function returns or throws, as data.
function outcome(work) {
  try {
    const value = work();
    if (value instanceof Promise) return { promise: true };
    return { value };
  } catch (error) {
    return {
      thrown: String(error?.name ?? error),
      type: error?.type,
      message: String(error?.message ?? ''),
    };
  }
}

const missing = (module, name) =>
  typeof module[name] === 'function' ? undefined : { missing: name };

export const rule = (booking, by, now) =>
  missing(model, 'refundOf') ??
  outcome(() => model.refundOf(booking, { by, now: new Date(now) }));

export const job = (reference, by, now) =>
  missing(model, 'cancel') ??
  outcome(() => model.cancel(db, reference, { by, now: new Date(now) }));

// The job again, while the second write fails, as on a full disk.
export function halfway(reference, now) {
  const { prepare } = db;
  let writes = 0;
  db.prepare = (sql) => {
    const statement = prepare(sql);
    const run = (...values) => {
      writes += 1;
      if (writes === 2) throw new Error('the disk is full');
      return statement.run(...values);
    };
    return { ...statement, run };
  };
  try {
    return job(reference, 'company', now);
  } finally {
    db.prepare = prepare;
  }
}

// From now on: which file asks the database, by the call stack.
const files = new Set();
export function watch() {
  const { prepare } = db;
  db.prepare = (sql) => {
    const [caller] = new Error().stack
      .split('\n')
      .filter((line) => /\.js:/.test(line) && !/\bdrive\.js:/.test(line));
    const name = /([\w-]+\.js):/.exec(caller ?? '');
    if (name) files.add(name[1]);
    return prepare(sql);
  };
}
export const asking = () => [...files];

// Both views of one result, and how often the database was asked meanwhile.
export function both(done) {
  const gap = missing(views, 'receipt') ?? missing(views, 'page');
  if (gap) return gap;
  asked.times = 0;
  const receipt = outcome(() => views.receipt(structuredClone(done)));
  const page = outcome(() => views.page(structuredClone(done)));
  return { receipt, page, times: asked.times };
}

export const leftover = () => Object.keys(old);
