PRAGMA foreign_keys = ON;
CREATE TABLE vessels (
  id TEXT PRIMARY KEY, name TEXT NOT NULL,
  passenger_capacity INTEGER NOT NULL, vehicle_capacity INTEGER NOT NULL
) STRICT;
CREATE TABLE routes (
  id TEXT PRIMARY KEY, origin_port_id TEXT NOT NULL,
  destination_port_id TEXT NOT NULL, duration_minutes INTEGER NOT NULL
) STRICT;
CREATE TABLE sailings (
  id TEXT PRIMARY KEY,
  route_id TEXT NOT NULL REFERENCES routes (id),
  vessel_id TEXT NOT NULL REFERENCES vessels (id),
  departs_at TEXT NOT NULL, status TEXT NOT NULL
) STRICT;
CREATE TABLE fares (
  route_id TEXT NOT NULL REFERENCES routes (id), fare_class TEXT NOT NULL,
  price_cents INTEGER NOT NULL, currency TEXT NOT NULL,
  PRIMARY KEY (route_id, fare_class)
) STRICT;
CREATE TABLE customers (
  id TEXT PRIMARY KEY, email TEXT NOT NULL UNIQUE, name TEXT NOT NULL
) STRICT;
-- ANCHOR: bookings
CREATE TABLE bookings (
  id TEXT PRIMARY KEY,
  reference TEXT NOT NULL UNIQUE,
  customer_id TEXT NOT NULL REFERENCES customers (id),
  sailing_id TEXT NOT NULL REFERENCES sailings (id),
  status TEXT NOT NULL, passengers INTEGER NOT NULL,
  total_cents INTEGER NOT NULL, currency TEXT NOT NULL,
  idempotency_key TEXT UNIQUE,
  created_at TEXT NOT NULL
) STRICT;
-- ANCHOR_END: bookings
CREATE TABLE tickets (
  id TEXT PRIMARY KEY,
  booking_id TEXT NOT NULL REFERENCES bookings (id),
  passenger_name TEXT NOT NULL, fare_class TEXT NOT NULL,
  price_cents INTEGER NOT NULL, code TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO vessels VALUES ('ves_1', 'Corona', 120, 20);
INSERT INTO routes VALUES ('rou_1', 'prt_hlm', 'prt_lnd', 55);
INSERT INTO fares VALUES ('rou_1', 'adult', 5800, 'EUR'),
                         ('rou_1', 'child', 2900, 'EUR');
INSERT INTO sailings VALUES
  ('sai_7f3k', 'rou_1', 'ves_1', '2026-07-01T15:40:00Z', 'scheduled'),
  ('sai_2m8p', 'rou_1', 'ves_1', '2026-07-02T15:40:00Z', 'scheduled'),
  ('sai_4c9d', 'rou_1', 'ves_1', '2026-06-01T15:40:00Z', 'departed');
INSERT INTO customers VALUES
  ('cus_web', 'web@tidewater.example', 'Guests of the web site');
INSERT INTO bookings VALUES
  ('bok_0', 'AAAA22', 'cus_web', 'sai_7f3k', 'confirmed', 119, 690200,
   'EUR', NULL, '2026-06-01T08:00:00Z');
