CREATE TABLE bookings (
  id              TEXT    PRIMARY KEY,
  reference       TEXT    CHECK (length(reference) = 6),
  sailing_id      TEXT    REFERENCES sailings (id),
  status          TEXT,
  passengers      INTEGER CHECK (passengers BETWEEN 1 AND 9),
  total_cents     INTEGER,
  currency        TEXT,
  idempotency_key TEXT,
  hold_expires_at TEXT
);

CREATE TABLE tickets (
  id             TEXT PRIMARY KEY
);

CREATE TABLE payments (
  id           TEXT PRIMARY KEY
);
