CREATE TABLE ports (
  id   TEXT PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL
);
CREATE TABLE routes (
  id                  TEXT PRIMARY KEY,
  origin_port_id      TEXT NOT NULL REFERENCES ports (id),
  destination_port_id TEXT NOT NULL REFERENCES ports (id)
);
CREATE TABLE sailings (
  id         TEXT PRIMARY KEY,
  route_id   TEXT NOT NULL REFERENCES routes (id),
  departs_at TEXT NOT NULL
);
CREATE TABLE bookings (
  id          TEXT PRIMARY KEY,
  reference   TEXT NOT NULL UNIQUE,
  sailing_id  TEXT NOT NULL REFERENCES sailings (id),
  status      TEXT NOT NULL,
  total_cents INTEGER NOT NULL
);
CREATE TABLE tickets (
  id          INTEGER PRIMARY KEY,
  booking_id  TEXT NOT NULL REFERENCES bookings (id),
  fare_class  TEXT NOT NULL,
  price_cents INTEGER NOT NULL
);
CREATE TABLE booking_docs (
  reference TEXT PRIMARY KEY,
  doc       TEXT NOT NULL
);

INSERT INTO ports VALUES
  ('por_stv', 'STV', 'Stavenger Quay'),
  ('por_brg', 'BRG', 'Bergholm'),
  ('por_ork', 'ORK', 'Orkney Sound'),
  ('por_ksl', 'KSL', 'Kessel Bay'),
  ('por_hlm', 'HLM', 'Holmgard'),
  ('por_lnd', 'LND', 'Lindholm');

INSERT INTO routes VALUES
  ('rou_1', 'por_stv', 'por_hlm'),
  ('rou_2', 'por_hlm', 'por_stv'),
  ('rou_3', 'por_hlm', 'por_lnd'),
  ('rou_4', 'por_stv', 'por_brg'),
  ('rou_5', 'por_ork', 'por_ksl');

INSERT INTO sailings VALUES
  ('sai_11', 'rou_1', '2026-06-24T08:00:00Z'),
  ('sai_12', 'rou_1', '2026-07-08T08:00:00Z'),
  ('sai_21', 'rou_2', '2026-06-25T15:00:00Z'),
  ('sai_22', 'rou_2', '2026-07-09T15:00:00Z'),
  ('sai_31', 'rou_3', '2026-07-10T09:30:00Z'),
  ('sai_41', 'rou_4', '2026-07-08T12:00:00Z'),
  ('sai_51', 'rou_5', '2026-07-11T07:15:00Z');

INSERT INTO bookings VALUES
  ('bok_01', 'K7M2PX', 'sai_12', 'confirmed', 11600),
  ('bok_02', 'B4QN7T', 'sai_12', 'confirmed', 11600),
  ('bok_03', 'H9WD3C', 'sai_12', 'cancelled',  5800),
  ('bok_04', 'D2XK8R', 'sai_12', 'held',      11600),
  ('bok_05', 'M5TC4J', 'sai_11', 'confirmed',  8700),
  ('bok_06', 'P8VL6Y', 'sai_21', 'confirmed', 11600),
  ('bok_07', 'Q3ZN9B', 'sai_22', 'confirmed', 11600),
  ('bok_08', 'R6WH2F', 'sai_22', 'cancelled',  5800),
  ('bok_09', 'T4JX7D', 'sai_31', 'confirmed',  5800),
  ('bok_10', 'V9CB5K', 'sai_41', 'confirmed', 11600),
  ('bok_11', 'W2RD8N', 'sai_41', 'confirmed',  5800),
  ('bok_12', 'X7GF3M', 'sai_51', 'confirmed',  8700),
  ('bok_13', 'Y5PK4T', 'sai_51', 'confirmed', 17400);

INSERT INTO tickets (booking_id, fare_class, price_cents) VALUES
  ('bok_01', 'adult', 5800), ('bok_01', 'adult', 5800),
  ('bok_02', 'adult', 5800), ('bok_02', 'child', 2900),
  ('bok_02', 'child', 2900),
  ('bok_03', 'adult', 5800),
  ('bok_04', 'adult', 5800), ('bok_04', 'adult', 5800),
  ('bok_05', 'adult', 5800), ('bok_05', 'child', 2900),
  ('bok_06', 'adult', 5800), ('bok_06', 'adult', 5800),
  ('bok_07', 'adult', 5800), ('bok_07', 'child', 2900),
  ('bok_07', 'child', 2900),
  ('bok_08', 'adult', 5800),
  ('bok_09', 'adult', 5800),
  ('bok_10', 'adult', 5800), ('bok_10', 'adult', 5800),
  ('bok_11', 'adult', 5800),
  ('bok_12', 'adult', 5800), ('bok_12', 'child', 2900),
  ('bok_13', 'adult', 5800), ('bok_13', 'adult', 5800),
  ('bok_13', 'adult', 5800);

-- The same bookings as documents. A query in brackets hands on text;
-- json() makes a list of it again.
INSERT INTO booking_docs
SELECT b.reference, json_object(
  'reference', b.reference,
  'status', b.status,
  'sailing', json_object(
    'departs_at', s.departs_at,
    'from', json_object('code', f.code, 'name', f.name),
    'to', json_object('code', t.code, 'name', t.name)),
  'tickets', json((
    SELECT json_group_array(json_object(
      'fare_class', k.fare_class, 'price_cents', k.price_cents,
      'from', f.name, 'to', t.name))
    FROM tickets k WHERE k.booking_id = b.id)),
  'total_cents', b.total_cents)
FROM bookings b
JOIN sailings s ON s.id = b.sailing_id
JOIN routes r ON r.id = s.route_id
JOIN ports f ON f.id = r.origin_port_id
JOIN ports t ON t.id = r.destination_port_id;

-- What passengers and an older release have left in them.
UPDATE booking_docs
SET doc = json_set(doc, '$.remark', 'Goes on from HLM by train')
WHERE reference = 'V9CB5K';
UPDATE booking_docs
SET doc = json_set(doc, '$.remark', 'Guest of the Holmgard Inn')
WHERE reference = 'Q3ZN9B';
UPDATE booking_docs
SET doc = json_set(doc, '$.tickets[1].price_cents', '29.00')
WHERE reference = 'X7GF3M';
UPDATE booking_docs
SET doc = json_set(doc, '$.tickets', json('[]'))
WHERE reference = 'W2RD8N';
UPDATE booking_docs
SET doc = json_remove(doc, '$.tickets[2].price_cents')
WHERE reference = 'Y5PK4T';
