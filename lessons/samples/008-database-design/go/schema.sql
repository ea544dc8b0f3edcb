-- ANCHOR: schema
CREATE TABLE sailings (id text PRIMARY KEY);
CREATE TABLE bookings (
  id text PRIMARY KEY,
  reference text NOT NULL UNIQUE,                     -- one label
  sailing_id text NOT NULL REFERENCES sailings (id),  -- one sailing
  passengers integer NOT NULL
    CONSTRAINT party_size CHECK                       -- a party
      (passengers BETWEEN 1 AND 9)
);
-- ANCHOR_END: schema
