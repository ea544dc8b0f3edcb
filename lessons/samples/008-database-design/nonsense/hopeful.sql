CREATE TABLE vessels (
  id TEXT PRIMARY KEY,
  name TEXT,
  passenger_capacity INTEGER
);
CREATE TABLE sailings (
  id TEXT PRIMARY KEY,
  vessel_id TEXT REFERENCES vessels (id),
  departs_at TEXT
);
-- ANCHOR: hopeful
CREATE TABLE bookings (
  id          TEXT PRIMARY KEY,
  reference   CHAR(6),
  sailing_id  TEXT REFERENCES sailings (id),
  status      VARCHAR(10),
  passengers  INTEGER,
  total_cents INTEGER,
  currency    CHAR(3)
);
CREATE TABLE tickets (
  id          TEXT PRIMARY KEY,
  booking_id  TEXT REFERENCES bookings (id),
  price_cents INTEGER
);
CREATE TABLE payments (
  id           TEXT PRIMARY KEY,
  booking_id   TEXT REFERENCES bookings (id),
  amount_cents INTEGER
);
-- ANCHOR_END: hopeful
