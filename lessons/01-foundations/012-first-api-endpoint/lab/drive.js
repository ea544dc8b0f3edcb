import { db } from './db.js';

export const rows = (text, ...values) =>
  db
    .prepare(text)
    .all(...values)
    .map((row) => ({ ...row }));

// One more sailing of the Corona, with this status.
export const sail = (id, status) =>
  db
    .prepare(
      `INSERT INTO sailings
       VALUES (?, 'rou_1', 'ves_1', '2026-07-05T15:40:00Z', ?)`,
    )
    .run(id, status).changes;

// From now on a ticket for this passenger cannot be stored.
export const failFor = (name) =>
  db.exec(`CREATE TRIGGER fail_for BEFORE INSERT ON tickets
    WHEN NEW.passenger_name = '${name}'
    BEGIN SELECT RAISE(ABORT, 'the printer of tickets is on fire'); END`);
