CREATE TABLE ports (
  id       TEXT PRIMARY KEY,
  code     TEXT NOT NULL UNIQUE CHECK (code GLOB '[A-Z][A-Z][A-Z]'),
  name     TEXT NOT NULL,
  timezone TEXT NOT NULL
) STRICT;
CREATE TABLE routes (
  id                  TEXT    PRIMARY KEY,
  origin_port_id      TEXT    NOT NULL REFERENCES ports (id),
  destination_port_id TEXT    NOT NULL REFERENCES ports (id),
  duration_minutes    INTEGER NOT NULL CHECK (duration_minutes > 0),
  CHECK (origin_port_id <> destination_port_id)
) STRICT;
CREATE TABLE vessels (
  id                 TEXT    PRIMARY KEY,
  name               TEXT    NOT NULL,
  passenger_capacity INTEGER NOT NULL CHECK (passenger_capacity > 0)
) STRICT;
CREATE TABLE sailings (
  id         TEXT PRIMARY KEY,
  route_id   TEXT NOT NULL REFERENCES routes (id),
  vessel_id  TEXT NOT NULL REFERENCES vessels (id),
  departs_at TEXT NOT NULL,
  status     TEXT NOT NULL CHECK (status IN ('scheduled', 'boarding',
                   'departed', 'delayed', 'cancelled'))
) STRICT;

INSERT INTO ports VALUES
  ('por_stv', 'STV', 'Stavenger Quay', 'Europe/Oslo'),
  ('por_hlm', 'HLM', 'Holmgard', 'Europe/Helsinki');
INSERT INTO routes VALUES ('rou_1', 'por_stv', 'por_hlm', 540);
INSERT INTO vessels VALUES ('ves_1', 'Aurora', 420);
INSERT INTO sailings VALUES
  ('sai_7f3k', 'rou_1', 'ves_1', '2026-07-01T08:00:00Z', 'scheduled');
