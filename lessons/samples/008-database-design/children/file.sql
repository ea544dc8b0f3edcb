CREATE TABLE bookings (id TEXT PRIMARY KEY);
CREATE TABLE tickets (id TEXT PRIMARY KEY,
  booking_id TEXT NOT NULL REFERENCES bookings (id));
