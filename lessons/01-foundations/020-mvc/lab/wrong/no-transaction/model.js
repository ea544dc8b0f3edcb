import { randomUUID } from 'node:crypto';

export class Refusal extends Error {
  constructor(type, detail) {
    super(detail);
    this.type = type; // not-found or booking-closed, and no word of HTTP
  }
}

// The booking with its tickets, or nothing.
export function findBooking(db, reference) {
  const booking = db
    .prepare(
      `SELECT b.id, b.reference, b.status, b.currency, c.name, s.departs_at
       FROM bookings b
       JOIN customers c ON c.id = b.customer_id
       JOIN sailings s ON s.id = b.sailing_id
       WHERE b.reference = ?`,
    )
    .get(reference);
  if (!booking) return undefined;
  const tickets = db
    .prepare(
      `SELECT id, passenger_name, fare_class, price_cents FROM tickets
       WHERE booking_id = ? ORDER BY rowid`,
    )
    .all(booking.id);
  return { ...booking, tickets };
}

// What comes back, in cents. `by` is passenger or company, `now` a Date.
export function refundOf({ departs_at, tickets }, { by, now }) {
  const hours = (new Date(departs_at) - now) / 3_600_000;
  const all = by === 'company' || hours >= 48;
  if (!all && hours <= 0) {
    throw new Refusal('booking-closed', 'It has sailed.');
  }
  const share = ({ fare_class, price_cents }) =>
    all || fare_class === 'child' ? price_cents : Math.floor(price_cents / 2);
  return tickets.reduce((sum, ticket) => sum + share(ticket), 0);
}

// Finds, decides and records; returns the booking as it is then,
// with its `refund_cents`.
export function cancel(db, reference, { by, now }) {
  const booking = findBooking(db, reference);
  if (!booking) throw new Refusal('not-found', 'No such booking.');
  const { changes } = db
    .prepare(
      `UPDATE bookings SET status = 'cancelled'
       WHERE id = ? AND status = 'confirmed'`,
    )
    .run(booking.id);
  if (changes === 0) {
    const detail = `It is ${booking.status} already.`;
    throw new Refusal('booking-closed', detail);
  }
  const refund_cents = refundOf(booking, { by, now });
  db.prepare(`INSERT INTO payments VALUES (?, ?, ?, ?, 'refunded')`).run(
    randomUUID(),
    booking.id,
    refund_cents,
    booking.currency,
  );
  return { ...booking, status: 'cancelled', refund_cents };
}
