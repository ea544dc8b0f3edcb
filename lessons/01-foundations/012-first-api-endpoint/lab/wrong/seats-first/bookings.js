import { db, newId, newReference } from './db.js';
import { faresOf } from './fares.js';

export class Refusal extends Error {
  constructor(type, detail, errors) {
    super(detail);
    this.type = type;
    this.errors = errors;
  }
}

const CLAIM = `
  INSERT INTO bookings (id, reference, sailing_id, status, passengers,
    total_cents, currency, idempotency_key, created_at)
  SELECT :id, :reference, s.id, 'confirmed', :passengers,
    :total_cents, 'EUR', :key, :now
  FROM sailings s JOIN vessels v ON v.id = s.vessel_id
  WHERE s.id = :sailing_id AND s.status = 'scheduled'
    AND v.passenger_capacity - (
      SELECT coalesce(sum(b.passengers), 0) FROM bookings b
      WHERE b.sailing_id = s.id AND b.status <> 'cancelled'
    ) >= :passengers
  ON CONFLICT DO NOTHING`;

export async function book(order, key) {
  const sailing = db
    .prepare('SELECT * FROM sailings WHERE id = ?')
    .get(order.sailing_id);
  if (!sailing) throw new Refusal('not-found', 'No such sailing.');
  const fares = await faresOf(sailing.route_id);
  const prices = order.tickets.map(({ fare_class }) => fares[fare_class]);
  return transaction(() => {
    const id = newId('bok');
    for (let attempt = 1; attempt <= 5; attempt++) {
      const { changes } = db.prepare(CLAIM).run({
        id,
        reference: newReference(),
        sailing_id: sailing.id,
        passengers: prices.length,
        total_cents: prices.reduce((sum, cents) => sum + cents, 0),
        key: key ?? null,
        now: new Date().toISOString(),
      });
      if (changes === 1) {
        addTickets(id, order.tickets, fares);
        return bookingBy('id', id);
      }
      refuseIfFull(sailing, prices.length);
      const earlier = key && bookingBy('idempotency_key', key);
      if (earlier) return earlier;
    }
    throw new Error('five references drawn, all of them taken');
  });
}

function refuseIfFull({ id, status }, passengers) {
  if (status !== 'scheduled') {
    throw new Refusal('booking-closed', `This sailing is ${status}.`);
  }
  const free = freeSeats(id);
  if (free < passengers) {
    throw new Refusal('sold-out', `Seats left: ${free}.`);
  }
}

function freeSeats(sailingId) {
  return db
    .prepare(
      `SELECT v.passenger_capacity - coalesce((
         SELECT sum(b.passengers) FROM bookings b
         WHERE b.sailing_id = s.id AND b.status <> 'cancelled'), 0) AS free
       FROM sailings s JOIN vessels v ON v.id = s.vessel_id
       WHERE s.id = ?`,
    )
    .get(sailingId).free;
}

// Everything that work writes, or nothing. No await may stand in work:
// all requests share this one connection.
function transaction(work) {
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

function addTickets(bookingId, tickets, fares) {
  const insert = db.prepare('INSERT INTO tickets VALUES (?, ?, ?, ?, ?, ?)');
  for (const { passenger_name, fare_class } of tickets) {
    insert.run(
      newId('tic'),
      bookingId,
      passenger_name,
      fare_class,
      fares[fare_class],
      newId('code'),
    );
  }
}

// The booking whose id, reference or idempotency_key is this value.
export function bookingBy(column, value) {
  const row = db
    .prepare(`SELECT * FROM bookings WHERE ${column} = ?`)
    .get(value);
  if (!row) return undefined;
  const { reference, sailing_id, status, passengers } = row;
  const { total_cents, currency } = row;
  const tickets = db
    .prepare(
      `SELECT passenger_name, fare_class, price_cents FROM tickets
       WHERE booking_id = ? ORDER BY rowid`,
    )
    .all(row.id);
  return {
    reference,
    sailing_id,
    status,
    passengers,
    total_cents,
    currency,
    tickets: tickets.map((ticket) => ({ ...ticket })),
  };
}
