-- 5,000 booking documents; 9 of 10 are confirmed, 1 in 500 goes to LND.
CREATE TABLE booking_docs (reference text PRIMARY KEY, doc jsonb NOT NULL);
INSERT INTO booking_docs
SELECT 'R' || lpad(i::text, 5, '0'), jsonb_build_object(
  'status', CASE WHEN i % 10 = 0 THEN 'cancelled' ELSE 'confirmed' END,
  'sailing', jsonb_build_object(
    'to', jsonb_build_object('code', CASE WHEN i % 500 = 7 THEN 'LND' ELSE 'HLM' END)),
  'total_cents', 5800)
FROM generate_series(1, 5000) AS i;
ANALYZE booking_docs;

-- A school trip: one booking with 400 tickets, as a document and as rows.
CREATE TABLE trip_doc (reference text PRIMARY KEY, doc jsonb NOT NULL);
CREATE TABLE trip_tickets (id text PRIMARY KEY, passenger_name text, boarded boolean);
INSERT INTO trip_tickets
SELECT 'tic_' || i, md5(i::text), false FROM generate_series(1, 400) AS i;
INSERT INTO trip_doc
SELECT 'S4HOOL', jsonb_build_object('tickets', jsonb_agg(to_jsonb(t) ORDER BY id))
FROM trip_tickets AS t;

CREATE FUNCTION expected(query text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE plan json;
BEGIN
  EXECUTE 'EXPLAIN (FORMAT JSON) ' || query INTO plan;
  RETURN plan->0->'Plan'->>'Plan Rows';
END $$;
CREATE FUNCTION plan(query text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE line text;
BEGIN
  FOR line IN EXECUTE 'EXPLAIN (COSTS OFF) ' || query LOOP
    RETURN NEXT '  ' || line;
  END LOOP;
END $$;
CREATE FUNCTION log_kb(change text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE before pg_lsn := pg_current_wal_insert_lsn();
BEGIN
  EXECUTE change;
  RETURN ceil((pg_current_wal_insert_lsn() - before) / 1024.0) || ' KiB';
END $$;
