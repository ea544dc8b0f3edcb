import { readFileSync } from 'node:fs';
import { randomInt, randomUUID } from 'node:crypto';

const CLAIM = readFileSync(new URL('../claim.sql', import.meta.url), 'utf8');

// ANCHOR: refusal
export class Refusal extends Error {
  constructor(type, detail, errors) {
    super(detail);
    this.type = type;                    // sold-out, and no word of 409
    this.errors = errors;
  }
}
// ANCHOR_END: refusal

// ANCHOR: reference
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';    // no 0 O 1 I L

export const newReference = () =>
  Array.from({ length: 6 }, () => ALPHABET[randomInt(31)]).join('');
// ANCHOR_END: reference

// ANCHOR: find
export function quote(db, order) {
  const sailing = db.prepare(
    'SELECT id, route_id, status FROM sailings WHERE id = ?',
  ).get(order.sailing_id);
  if (!sailing) throw new Refusal('not-found', 'No such sailing.');
  const fares = db.prepare(
    'SELECT fare_class, price_cents, currency FROM fares WHERE route_id = ?',
  ).all(sailing.route_id);
  const priceOf = (kind) => fares.find((f) => f.fare_class === kind);
  const tickets = order.tickets.map((ticket) => ({
    ...ticket,
    price_cents: priceOf(ticket.fare_class).price_cents,
  }));
  const total_cents = tickets.reduce((sum, t) => sum + t.price_cents, 0);
  return { tickets, total_cents, currency: fares[0].currency };
}
// ANCHOR_END: find

// ANCHOR: claim
export function book(db, order, key, draw = newReference) {
  const price = quote(db, order);                              // find
  return transaction(db, () => {
    for (let attempt = 1; attempt <= 5; attempt++) {
      const id = `bok_${randomUUID()}`;
      const { changes } = db.prepare(CLAIM).run({              // claim
        id, reference: draw(), customer_id: 'cus_web',
        sailing_id: order.sailing_id, key: key ?? null,
        passengers: order.tickets.length, currency: price.currency,
        total_cents: price.total_cents, now: new Date().toISOString(),
      });
      if (changes === 1) {
        addTickets(db, id, price.tickets);
        return bookingBy(db, 'id', id);
      }
      const earlier = key && bookingBy(db, 'idempotency_key', key);
      if (earlier) return earlier;                             // repeat
      refuseIfFull(db, order);
    }
    throw new Error('five references drawn, all of them taken');
  });
}
// ANCHOR_END: claim

// ANCHOR: why
function refuseIfFull(db, order) {
  const { status, free } = db.prepare(`
    SELECT s.status, v.passenger_capacity - coalesce((
        SELECT sum(b.passengers) FROM bookings b
        WHERE b.sailing_id = s.id AND b.status <> 'cancelled'), 0) AS free
    FROM sailings s JOIN vessels v ON v.id = s.vessel_id
    WHERE s.id = ?`).get(order.sailing_id);
  if (status !== 'scheduled') {
    throw new Refusal('booking-closed', `This sailing is ${status}.`);
  }
  if (free < order.tickets.length) {
    throw new Refusal('sold-out', `Seats left: ${free}.`);
  }
}
// ANCHOR_END: why

// ANCHOR: transaction
function transaction(db, work) {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}
// ANCHOR_END: transaction

function addTickets(db, booking_id, tickets) {
  const insert = db.prepare('INSERT INTO tickets VALUES (?, ?, ?, ?, ?, ?)');
  for (const t of tickets) {
    insert.run(`tic_${randomUUID()}`, booking_id, t.passenger_name,
      t.fare_class, t.price_cents, randomUUID());
  }
}

export function bookingBy(db, column, value) {
  const booking = db.prepare(
    `SELECT id, reference, sailing_id, status, passengers, total_cents, currency
     FROM bookings WHERE ${column} = ?`,             // a name of ours
  ).get(value);
  if (!booking) return undefined;
  const { id, ...shown } = booking;
  const tickets = db.prepare(
    `SELECT passenger_name, fare_class, price_cents FROM tickets
     WHERE booking_id = ? ORDER BY rowid`).all(id);
  return { ...shown, tickets };
}
