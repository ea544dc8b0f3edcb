import { randomUUID } from 'node:crypto';

export class Refusal extends Error {
  constructor(type, detail) {
    super(detail);
    this.type = type;
  }
}

// ANCHOR: rule
export function refundOf({ total_cents, departs_at }, { by, now }) {
  if (by === 'company') return total_cents;
  const hours = (new Date(departs_at) - now) / 3_600_000;
  if (hours <= 0) throw new Refusal('booking-closed', 'It has sailed.');
  return hours >= 48 ? total_cents : Math.floor(total_cents / 2);
}
// ANCHOR_END: rule

// ANCHOR: cancel
export const cancel = (db, reference, { by, now }) =>
  transaction(db, () => {
    const booking = findBooking(db, reference);                // find
    if (!booking) throw new Refusal('not-found', 'No such booking.');
    const refund_cents = refundOf(booking, { by, now });       // decide
    const { changes } = db.prepare(`UPDATE bookings
      SET status = 'cancelled'
      WHERE id = ? AND status = 'confirmed'`).run(booking.id); // record
    if (changes === 0) {
      throw new Refusal('booking-closed', 'It is cancelled already.');
    }
    db.prepare(`INSERT INTO payments
      VALUES (?, ?, ?, ?, 'refunded')`).run(
      randomUUID(), booking.id, refund_cents, booking.currency);
    return { ...booking, status: 'cancelled', refund_cents };
  });
// ANCHOR_END: cancel

const findBooking = (db, reference) =>
  db.prepare(`SELECT b.*, c.name, s.departs_at
    FROM bookings b JOIN customers c ON c.id = b.customer_id
    JOIN sailings s ON s.id = b.sailing_id
    WHERE b.reference = ?`).get(reference);

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
