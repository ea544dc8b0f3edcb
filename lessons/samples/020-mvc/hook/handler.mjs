import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';

export const db = new DatabaseSync(process.argv[2]);
const now = () => new Date(process.env.NOW);
const PROBLEM = 'application/problem+json';
const BASE = 'https://tidewater.example/problems/';

// ANCHOR: handler
export function cancel(req, res) {
  const kind = req.accepts(['json', 'html']);
  if (!kind) return res.sendStatus(406);
  const booking = db.prepare(`SELECT b.*, c.name, s.departs_at
    FROM bookings b JOIN customers c ON c.id = b.customer_id
    JOIN sailings s ON s.id = b.sailing_id
    WHERE b.reference = ?`).get(req.params.reference);
  const refuse = (status, type) => res.status(status).type(PROBLEM)
    .json({ type: BASE + type, status });
  if (!booking) return refuse(404, 'not-found');
  const hours = (new Date(booking.departs_at) - now()) / 3_600_000;
  if (booking.status !== 'confirmed' || hours <= 0) {
    return refuse(409, 'booking-closed');
  }
  const paid = booking.total_cents;
  const cents = hours >= 48 ? paid : Math.floor(paid / 2);
  db.prepare(`UPDATE bookings SET status = 'cancelled' WHERE id = ?`)
    .run(booking.id);
  db.prepare(`INSERT INTO payments VALUES (?, ?, ?, ?, 'refunded')`)
    .run(randomUUID(), booking.id, cents, booking.currency);
  if (kind === 'json') return res.json({ reference: booking.reference,
    status: 'cancelled', refund_cents: cents, currency: booking.currency });
  res.send(`<h1>Cancelled</h1><p>${booking.name}, you get back
    ${(cents / 100).toFixed(2)} ${booking.currency}.</p>`);
}
// ANCHOR_END: handler
