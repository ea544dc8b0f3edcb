CREATE TABLE customers (id TEXT PRIMARY KEY, email TEXT UNIQUE NOT NULL);
CREATE TABLE users (
  id TEXT PRIMARY KEY, role TEXT NOT NULL,
  customer_id TEXT REFERENCES customers (id));
CREATE TABLE bookings (
  reference TEXT PRIMARY KEY, passengers INTEGER NOT NULL,
  customer_id TEXT NOT NULL REFERENCES customers (id));
INSERT INTO customers VALUES
  ('cus_a', 'passenger@mail.example'), ('cus_b', 'other@mail.example');
INSERT INTO users VALUES
  ('usr_p1', 'passenger', 'cus_a'), ('usr_s1', 'staff', NULL);
INSERT INTO bookings VALUES ('K7M2PX', 4, 'cus_a'), ('T3QW8D', 2, 'cus_b');
