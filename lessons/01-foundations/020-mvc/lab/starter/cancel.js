import { randomUUID } from 'node:crypto';
import { transaction } from './db.js';

// Cancels a booking. All of it happens in here.
export const cancelBooking = (db, clock) => (req, res) => {
  const refuse = (status, type, detail) =>
    res
      .status(status)
      .type('application/problem+json')
      .json({
        type: `https://tidewater.example/problems/${type}`,
        status,
        detail,
      });

  // Which format?
  const kind = req.accepts(['json', 'html']);
  if (!kind) return res.sendStatus(406);

  // Which booking?
  const booking = db
    .prepare(
      `SELECT b.id, b.reference, b.status, b.currency, c.name, s.departs_at
       FROM bookings b
       JOIN customers c ON c.id = b.customer_id
       JOIN sailings s ON s.id = b.sailing_id
       WHERE b.reference = ?`,
    )
    .get(req.params.reference);
  if (!booking) return refuse(404, 'not-found', 'No such booking.');
  if (booking.status !== 'confirmed') {
    return refuse(409, 'booking-closed', `It is ${booking.status} already.`);
  }

  // What is it worth?
  const hours = (new Date(booking.departs_at) - clock()) / 3_600_000;
  if (hours <= 0) return refuse(409, 'booking-closed', 'It has sailed.');
  const tickets = db
    .prepare(
      `SELECT id, passenger_name, fare_class, price_cents FROM tickets
       WHERE booking_id = ? ORDER BY rowid`,
    )
    .all(booking.id);
  let cents = 0;
  for (const ticket of tickets) {
    if (hours >= 48) {
      cents += ticket.price_cents;
    } else if (ticket.fare_class === 'child') {
      cents += ticket.price_cents;
    } else {
      cents += Math.floor(ticket.price_cents / 2);
    }
  }

  // Write it down.
  transaction(() => {
    db.prepare(`UPDATE bookings SET status = 'cancelled' WHERE id = ?`).run(
      booking.id,
    );
    db.prepare(`INSERT INTO payments VALUES (?, ?, ?, ?, 'refunded')`).run(
      randomUUID(),
      booking.id,
      cents,
      booking.currency,
    );
  });

  // Tell a program, or a person.
  if (kind === 'json') {
    return res.json({
      reference: booking.reference,
      name: booking.name,
      status: 'cancelled',
      passengers: tickets.length,
      refund_cents: cents,
      currency: booking.currency,
    });
  }
  let html = '<!doctype html><title>Cancelled</title>';
  html += `<h1>${booking.name}, your booking is cancelled</h1>`;
  html += '<ul>';
  for (const ticket of tickets) {
    const price = (ticket.price_cents / 100).toFixed(2);
    html += `<li>${ticket.passenger_name}: ${price}</li>`;
  }
  html += '</ul>';
  const money = (cents / 100).toFixed(2);
  html += `<p>You get back ${money} ${booking.currency}.</p>`;
  res.send(html);
};
