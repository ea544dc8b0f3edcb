CREATE TABLE customers (id TEXT PRIMARY KEY, email TEXT NOT NULL);
CREATE TABLE users (id TEXT PRIMARY KEY, role TEXT NOT NULL, customer_id TEXT);
INSERT INTO customers VALUES ('cus_1', 'p1@mail.example'),
  ('cus_2', 'p2@mail.example'), ('cus_3', 'p3@mail.example');
INSERT INTO users VALUES ('usr_1', 'passenger', 'cus_1');
-- customers without a login
SELECT email FROM customers
 WHERE id NOT IN (SELECT customer_id FROM users);
-- ANCHOR: staff
-- a member of the port staff gets a login; staff are no customers
INSERT INTO users VALUES ('usr_2', 'staff', NULL);
-- customers without a login
SELECT email FROM customers
 WHERE id NOT IN (SELECT customer_id FROM users);
-- customers for whom no login exists
SELECT email FROM customers c
 WHERE NOT EXISTS
   (SELECT 1 FROM users u WHERE u.customer_id = c.id);
-- ANCHOR_END: staff
-- ANCHOR: keys
CREATE TABLE a (id TEXT, idempotency_key TEXT UNIQUE);
CREATE TABLE b (id TEXT, idempotency_key TEXT UNIQUE DEFAULT '');
-- a: two walk-ins, no key, stored as NULL
INSERT INTO a (id) VALUES ('bok_1');
INSERT INTO a (id) VALUES ('bok_2');
SELECT count(*) FROM a;
-- b: two walk-ins, no key, stored as ''
INSERT INTO b (id) VALUES ('bok_1');
INSERT INTO b (id) VALUES ('bok_2');
SELECT count(*) FROM b;
-- ANCHOR_END: keys
-- ANCHOR: check
CREATE TABLE c (status TEXT CHECK (status IN ('held', 'confirmed')));
-- c: 'confrimed', then NULL
INSERT INTO c VALUES ('confrimed');
INSERT INTO c VALUES (NULL);
SELECT count(*) FROM c;
-- ANCHOR_END: check
