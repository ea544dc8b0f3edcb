import { DatabaseSync } from 'node:sqlite';
import express from 'express';

const types = 'https://tidewater.example/problems/';
const problem = (res, status, name, title) =>
  res.status(status).type('application/problem+json')
    .json({ type: types + name, title, status });

// ANCHOR: factory
export function createApp({ capacity }) {
  const db = new DatabaseSync(':memory:');
  // tables, one sailing with so many seats, three routes
// ANCHOR_END: factory
  db.exec(`
    CREATE TABLE sailings (id TEXT PRIMARY KEY, capacity INTEGER NOT NULL);
    CREATE TABLE bookings (reference TEXT PRIMARY KEY,
      sailing_id TEXT NOT NULL REFERENCES sailings (id),
      passengers INTEGER NOT NULL, total_cents INTEGER NOT NULL);
  `);
  db.prepare('INSERT INTO sailings VALUES (?, ?)').run('sai_7f3k', capacity);
  const taken = `coalesce((SELECT sum(passengers) FROM bookings
    WHERE sailing_id = sailings.id), 0)`;
  let count = 0;
  const app = express();
  app.use(express.json());
  app.post('/bookings', (req, res) => {
    const { sailing_id, passengers } = req.body;
    const reference = `TESTR${count += 1}`;
    const { changes } = db.prepare(`INSERT INTO bookings
      SELECT ?, id, ?, ? FROM sailings
      WHERE id = ? AND capacity - ${taken} >= ?`)
      .run(reference, passengers, 5800 * passengers, sailing_id, passengers);
    if (!changes) return problem(res, 409, 'sold-out', 'Sold out');
    const booking = db.prepare('SELECT * FROM bookings WHERE reference = ?')
      .get(reference);
    res.status(201).location(`/bookings/${reference}`).json(booking);
  });
  app.get('/bookings/:reference', (req, res) => {
    const booking = db.prepare('SELECT * FROM bookings WHERE reference = ?')
      .get(req.params.reference);
    if (!booking) return problem(res, 404, 'not-found', 'Not found');
    res.json(booking);
  });
  app.get('/sailings/:id/availability', (req, res) => {
    const row = db.prepare(`SELECT capacity - ${taken} AS free_seats
      FROM sailings WHERE id = ?`).get(req.params.id);
    if (!row) return problem(res, 404, 'not-found', 'Not found');
    res.json(row);
  });
  return app;
}
