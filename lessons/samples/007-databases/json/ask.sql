\echo 'before'
SELECT plan($$ SELECT doc FROM booking_docs
  WHERE doc @> '{"sailing": {"to": {"code": "LND"}}}' $$);
-- ANCHOR: gin
CREATE INDEX booking_docs_doc ON booking_docs
  USING gin (doc jsonb_path_ops);
-- ANCHOR_END: gin
\echo 'with a GIN index'
SELECT plan($$ SELECT doc FROM booking_docs
  WHERE doc @> '{"sailing": {"to": {"code": "LND"}}}' $$);

\echo
\echo 'confirmed bookings'
SELECT '  there are ' || count(*) FROM booking_docs WHERE doc->>'status' = 'confirmed';
SELECT '  doc->>''status'': planner expects ' || expected($$
  SELECT 1 FROM booking_docs WHERE doc->>'status' = 'confirmed' $$);
-- ANCHOR: column
ALTER TABLE booking_docs ADD COLUMN status text
  GENERATED ALWAYS AS (doc->>'status') STORED;
ANALYZE booking_docs;
-- ANCHOR_END: column
SELECT '  generated column: planner expects about ' || round(expected($$
  SELECT 1 FROM booking_docs WHERE status = 'confirmed' $$), -2);

\echo
\echo 'one pupil of 400 boards: written to the log'
-- ANCHOR: board
SELECT '  in the document ' || log_kb($$ UPDATE trip_doc
  SET doc = jsonb_set(doc, '{tickets,17,boarded}', 'true') $$);
SELECT '  in its own row   ' || log_kb($$ UPDATE trip_tickets
  SET boarded = true WHERE id = 'tic_17' $$);
-- ANCHOR_END: board
