CREATE TABLE customers (
  id TEXT PRIMARY KEY, email TEXT NOT NULL UNIQUE, name TEXT NOT NULL);
CREATE TABLE sailings (
  id TEXT PRIMARY KEY, departs_at TEXT NOT NULL, status TEXT NOT NULL);
CREATE TABLE bookings (
  id TEXT PRIMARY KEY, reference TEXT NOT NULL UNIQUE,
  customer_id TEXT NOT NULL REFERENCES customers (id),
  sailing_id TEXT NOT NULL REFERENCES sailings (id),
  status TEXT NOT NULL, total_cents INTEGER NOT NULL,
  currency TEXT NOT NULL);
CREATE TABLE payments (
  id TEXT PRIMARY KEY,
  booking_id TEXT NOT NULL REFERENCES bookings (id),
  amount_cents INTEGER NOT NULL, currency TEXT NOT NULL,
  status TEXT NOT NULL);

INSERT INTO customers VALUES
  ('cus_1', 'nour@example.com', 'Nour Haddad'),
  ('cus_2', 'tor@example.com', 'Tor <b>Lind</b>'),
  ('cus_3', 'ida@example.com', 'Ida Berg');
INSERT INTO sailings VALUES
  ('sai_7f3k', '2026-07-01T16:40:00Z', 'scheduled'),
  ('sai_2m8p', '2026-07-10T16:40:00Z', 'scheduled');
INSERT INTO bookings VALUES
  ('bok_1', 'K7M2PX', 'cus_1', 'sai_7f3k', 'confirmed', 5800, 'EUR'),
  ('bok_2', 'T3QW8D', 'cus_2', 'sai_7f3k', 'confirmed', 11600, 'EUR'),
  ('bok_3', 'R9H4ZB', 'cus_3', 'sai_7f3k', 'confirmed', 2900, 'EUR'),
  ('bok_4', 'P4X9VM', 'cus_3', 'sai_2m8p', 'confirmed', 2900, 'EUR');
