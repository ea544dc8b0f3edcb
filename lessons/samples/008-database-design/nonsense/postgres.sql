CREATE TABLE vessels (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  passenger_capacity INTEGER NOT NULL CHECK (passenger_capacity > 0)
);
CREATE TABLE sailings (
  id TEXT PRIMARY KEY,
  vessel_id TEXT NOT NULL REFERENCES vessels (id),
  departs_at TIMESTAMPTZ NOT NULL
);
-- ANCHOR: bookings
CREATE TABLE bookings (
  id              TEXT    PRIMARY KEY,
  reference       TEXT    NOT NULL UNIQUE
                          CHECK (length(reference) = 6),
  sailing_id      TEXT    NOT NULL REFERENCES sailings (id),
  status          TEXT    NOT NULL CHECK (status IN ('held',
                          'confirmed', 'cancelled', 'boarded')),
  passengers      INTEGER NOT NULL CHECK (passengers BETWEEN 1 AND 9),
  total_cents     INTEGER NOT NULL CHECK (total_cents >= 0),
  currency        TEXT    NOT NULL CHECK (length(currency) = 3
                          AND currency = upper(currency)),
  idempotency_key TEXT    UNIQUE,
  hold_expires_at TIMESTAMPTZ,
  CHECK ((status = 'held') = (hold_expires_at IS NOT NULL))
);
-- ANCHOR_END: bookings
-- ANCHOR: rest
CREATE TABLE tickets (
  id          TEXT    PRIMARY KEY,
  booking_id  TEXT    NOT NULL
                      REFERENCES bookings (id) ON DELETE CASCADE,
  price_cents INTEGER NOT NULL CHECK (price_cents >= 0)
);
CREATE TABLE payments (
  id           TEXT    PRIMARY KEY,
  booking_id   TEXT    NOT NULL
                       REFERENCES bookings (id) ON DELETE RESTRICT,
  amount_cents INTEGER NOT NULL CHECK (amount_cents >= 0)
);
-- ANCHOR_END: rest
