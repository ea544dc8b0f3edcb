CREATE TABLE bookings (
  id TEXT PRIMARY KEY, reference TEXT NOT NULL UNIQUE,
  sailing_id TEXT NOT NULL,
  total_cents INTEGER NOT NULL, currency TEXT NOT NULL);
CREATE TABLE tickets (
  id TEXT PRIMARY KEY, booking_id TEXT NOT NULL REFERENCES bookings(id),
  passenger_name TEXT NOT NULL, fare_class TEXT NOT NULL,
  price_cents INTEGER NOT NULL);
