CREATE TABLE bookings (
  id              TEXT    PRIMARY KEY,
  reference       TEXT    NOT NULL UNIQUE
                          CHECK (length(reference) = 6),
  sailing_id      TEXT    NOT NULL REFERENCES sailings (id),
  status          TEXT    NOT NULL CHECK (status IN ('held',
                          'confirmed', 'cancelled', 'boarded')),
  passengers      INTEGER NOT NULL CHECK (passengers BETWEEN 1 AND 9),
  total_cents     INTEGER NOT NULL CHECK (total_cents >= 0),
  currency        TEXT    NOT NULL
                          CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  idempotency_key TEXT    UNIQUE,
  hold_expires_at TEXT,
  CHECK ((status = 'held') = (hold_expires_at IS NOT NULL))
);

CREATE TABLE tickets (
  id          TEXT    PRIMARY KEY,
  booking_id  TEXT    NOT NULL
                      REFERENCES bookings (id) ON DELETE CASCADE,
  fare_class  TEXT    NOT NULL
                      CHECK (fare_class IN ('adult', 'child', 'vehicle')),
  price_cents INTEGER NOT NULL CHECK (price_cents >= 0),
  code        TEXT    NOT NULL UNIQUE
);

CREATE TABLE payments (
  id           TEXT    PRIMARY KEY,
  booking_id   TEXT    NOT NULL
                       REFERENCES bookings (id) ON DELETE RESTRICT,
  amount_cents INTEGER NOT NULL CHECK (amount_cents >= 0),
  currency     TEXT    NOT NULL
                       CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  status       TEXT    NOT NULL CHECK (status IN ('pending', 'captured',
                       'refunded', 'failed'))
);
