ALTER TABLE bookings RENAME COLUMN passengers TO party_size;
ALTER TABLE bookings ADD COLUMN staff_note TEXT;
UPDATE bookings SET staff_note = 'rude to crew';
