-- 1 a booking that has no id
INSERT INTO bookings (id, reference, sailing_id, status, passengers,
  total_cents, currency)
  VALUES (NULL, 'AAAAA1', 'sai_7f3k', 'confirmed', 2, 11600, 'EUR');
-- 2 a booking for no sailing
INSERT INTO bookings (id, reference, sailing_id, status, passengers,
  total_cents, currency)
  VALUES ('bok_2', 'AAAAA2', NULL, 'confirmed', 2, 11600, 'EUR');
-- 3 a booking for a sailing that does not exist
INSERT INTO bookings (id, reference, sailing_id, status, passengers,
  total_cents, currency)
  VALUES ('bok_3', 'AAAAA3', 'sai_0000', 'confirmed', 2, 11600, 'EUR');
-- 4 a second booking K7M2PX
INSERT INTO bookings (id, reference, sailing_id, status, passengers,
  total_cents, currency)
  VALUES ('bok_4', 'K7M2PX', 'sai_7f3k', 'confirmed', 2, 11600, 'EUR');
-- 5 passengers: 'two'
INSERT INTO bookings (id, reference, sailing_id, status, passengers,
  total_cents, currency)
  VALUES ('bok_5', 'AAAAA5', 'sai_7f3k', 'confirmed', 'two', 11600, 'EUR');
-- 6 passengers: -2
INSERT INTO bookings (id, reference, sailing_id, status, passengers,
  total_cents, currency)
  VALUES ('bok_6', 'AAAAA6', 'sai_7f3k', 'confirmed', -2, 11600, 'EUR');
-- 7 status: 'confrimed'
INSERT INTO bookings (id, reference, sailing_id, status, passengers,
  total_cents, currency)
  VALUES ('bok_7', 'AAAAA7', 'sai_7f3k', 'confrimed', 2, 11600, 'EUR');
-- 8 status: NULL
INSERT INTO bookings (id, reference, sailing_id, status, passengers,
  total_cents, currency)
  VALUES ('bok_8', 'AAAAA8', 'sai_7f3k', NULL, 2, 11600, 'EUR');
-- 9 currency: 'EURO'
INSERT INTO bookings (id, reference, sailing_id, status, passengers,
  total_cents, currency)
  VALUES ('bok_9', 'AAAAA9', 'sai_7f3k', 'confirmed', 2, 11600, 'EURO');
-- 10 total: 11600.5 cents
INSERT INTO bookings (id, reference, sailing_id, status, passengers,
  total_cents, currency)
  VALUES ('bok_10', 'AAAA10', 'sai_7f3k', 'confirmed', 2, 11600.5, 'EUR');
-- 11 a ticket for a booking that is not there
INSERT INTO tickets (id, booking_id, price_cents)
  VALUES ('tic_9', 'bok_99', 5800);
-- 12 deleting a booking that has been paid
DELETE FROM bookings WHERE id = 'bok_0';
-- 13 nine people on a vessel with eight seats
INSERT INTO bookings (id, reference, sailing_id, status, passengers,
  total_cents, currency)
  VALUES ('bok_13', 'AAAA13', 'sai_7f3k', 'confirmed', 7, 40600, 'EUR');
