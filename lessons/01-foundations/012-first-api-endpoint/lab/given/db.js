import { randomInt, randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

export const newId = (kind) => `${kind}_${randomUUID()}`;
export const newReference = () =>
  Array.from({ length: 6 }, () => ALPHABET[randomInt(31)]).join('');

export const db = new DatabaseSync(':memory:');
db.exec(`
  CREATE TABLE vessels (
    id TEXT PRIMARY KEY, name TEXT NOT NULL,
    passenger_capacity INTEGER NOT NULL
  );
  CREATE TABLE sailings (
    id TEXT PRIMARY KEY, route_id TEXT NOT NULL,
    vessel_id TEXT NOT NULL REFERENCES vessels (id),
    departs_at TEXT NOT NULL, status TEXT NOT NULL
  );
  CREATE TABLE fares (
    route_id TEXT NOT NULL, fare_class TEXT NOT NULL,
    price_cents INTEGER NOT NULL, currency TEXT NOT NULL,
    PRIMARY KEY (route_id, fare_class)
  );
  CREATE TABLE bookings (
    id TEXT PRIMARY KEY, reference TEXT NOT NULL UNIQUE,
    sailing_id TEXT NOT NULL REFERENCES sailings (id),
    status TEXT NOT NULL, passengers INTEGER NOT NULL,
    total_cents INTEGER NOT NULL, currency TEXT NOT NULL,
    idempotency_key TEXT UNIQUE, created_at TEXT NOT NULL
  );
  CREATE TABLE tickets (
    id TEXT PRIMARY KEY,
    booking_id TEXT NOT NULL REFERENCES bookings (id),
    passenger_name TEXT NOT NULL, fare_class TEXT NOT NULL,
    price_cents INTEGER NOT NULL, code TEXT NOT NULL UNIQUE
  );

  INSERT INTO vessels VALUES ('ves_1', 'Corona', 120);
  INSERT INTO fares VALUES ('rou_1', 'adult', 5800, 'EUR'),
                           ('rou_1', 'child', 2900, 'EUR');
  INSERT INTO sailings VALUES
    ('sai_2m8p', 'rou_1', 'ves_1', '2026-07-02T15:40:00Z', 'scheduled'),
    ('sai_4c9d', 'rou_1', 'ves_1', '2026-05-31T15:40:00Z', 'departed'),
    ('sai_7f3k', 'rou_1', 'ves_1', '2026-07-01T15:40:00Z', 'scheduled'),
    ('sai_8r2n', 'rou_1', 'ves_1', '2026-07-03T15:40:00Z', 'scheduled'),
    ('sai_9q1v', 'rou_1', 'ves_1', '2026-07-04T15:40:00Z', 'scheduled');
`);

// One seat is left on sai_7f3k and on sai_8r2n. On sai_9q1v two are left,
// since the four passengers of a cancelled booking will not come.
const seed = db.prepare(`INSERT INTO bookings
  VALUES (?, ?, ?, ?, ?, 0, 'EUR', NULL, '2026-06-01T06:00:00Z')`);
seed.run('bok_1', 'AAAA22', 'sai_7f3k', 'confirmed', 119);
seed.run('bok_2', 'AAAA23', 'sai_8r2n', 'confirmed', 119);
seed.run('bok_3', 'AAAA24', 'sai_9q1v', 'confirmed', 118);
seed.run('bok_4', 'AAAA25', 'sai_9q1v', 'cancelled', 4);
