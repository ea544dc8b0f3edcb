PRAGMA foreign_keys = ON;
CREATE TABLE bookings (id TEXT PRIMARY KEY, reference TEXT NOT NULL UNIQUE);
CREATE TABLE tickets (id TEXT PRIMARY KEY,
  booking_id TEXT NOT NULL REFERENCES bookings (id) ON DELETE CASCADE);
CREATE TABLE payments (id TEXT PRIMARY KEY,
  booking_id TEXT NOT NULL REFERENCES bookings (id) ON DELETE RESTRICT);
INSERT INTO bookings VALUES ('bok_held', 'H9WD3C'), ('bok_paid', 'K7M2PX');
INSERT INTO tickets VALUES ('tic_1', 'bok_held'), ('tic_2', 'bok_held'),
  ('tic_3', 'bok_paid'), ('tic_4', 'bok_paid');
INSERT INTO payments VALUES ('pay_1', 'bok_paid');
-- ANCHOR: delete
-- delete the booking that was only held
DELETE FROM bookings WHERE id = 'bok_held';
-- delete the booking that was paid
DELETE FROM bookings WHERE id = 'bok_paid';
-- tickets left
SELECT count(*) FROM tickets;
-- ANCHOR_END: delete
-- ANCHOR: plans
-- how SQLite finds a booking by reference
EXPLAIN QUERY PLAN SELECT * FROM bookings WHERE reference = 'K7M2PX';
-- how it finds the tickets of a booking
EXPLAIN QUERY PLAN SELECT * FROM tickets WHERE booking_id = 'bok_paid';
CREATE INDEX tickets_booking ON tickets (booking_id);
-- and after CREATE INDEX
EXPLAIN QUERY PLAN SELECT * FROM tickets WHERE booking_id = 'bok_paid';
-- ANCHOR_END: plans
