-- TW-11  Table "bookings".  Done in week 2.
CREATE TABLE bookings (
  reference   TEXT PRIMARY KEY,
  sailing_id  TEXT NOT NULL,
  passengers  INTEGER NOT NULL CHECK (passengers > 0),
  total_cents INTEGER NOT NULL,
  currency    TEXT NOT NULL
) STRICT;
