export class Refusal extends Error {
  constructor(type, detail) {
    super(detail);
    this.type = type; // not-found or booking-closed, and no word of HTTP
  }
}

// The booking with its tickets, or nothing. This cut has been made.
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
  if (by === 'company') {
    return tickets.reduce((sum, ticket) => sum + ticket.price_cents, 0);
  }
  // And if a passenger cancels?
}

// Finds, decides and records; returns the booking as it is then,
// with its `refund_cents`.
export function cancel(db, reference, { by, now }) {}
