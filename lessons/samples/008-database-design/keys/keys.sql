CREATE TABLE by_bigint (id bigint PRIMARY KEY, n int);
CREATE TABLE by_v4 (id uuid PRIMARY KEY, n int);
CREATE TABLE by_v7 (id uuid PRIMARY KEY, n int);
-- A stand-in for gen_random_uuid() that gives the same values each time: as
-- scattered as a version 4, and it carries the version's digit.
CREATE FUNCTION v4(n int) RETURNS uuid LANGUAGE sql IMMUTABLE RETURN
  overlay(overlay(md5(n::text) PLACING '4' FROM 13) PLACING '8' FROM 17)::uuid;
-- ANCHOR: fill
INSERT INTO by_bigint SELECT n, n FROM generate_series(1, 300000) n;
INSERT INTO by_v4 SELECT v4(n), n FROM generate_series(1, 300000) n;
INSERT INTO by_v7 SELECT uuidv7(), n FROM generate_series(1, 300000) n;
CHECKPOINT;
-- ANCHOR_END: fill
