-- ANCHOR: distinct
CREATE TABLE u (idempotency_key text,
  CONSTRAINT one_key UNIQUE NULLS NOT DISTINCT (idempotency_key));
-- ANCHOR_END: distinct
-- ANCHOR: instant
CREATE TABLE t (total_cents integer, departs_at timestamptz);
SET timezone = 'Europe/Oslo';
INSERT INTO t VALUES (11600.5, '2026-07-01 08:00+03');
SELECT total_cents, departs_at FROM t;
SET timezone = 'UTC';
SELECT total_cents, departs_at FROM t;
-- ANCHOR_END: instant
INSERT INTO u VALUES (NULL);
INSERT INTO u VALUES (NULL);
