-- ANCHOR: sum
SELECT sum(doc->>'$.total_cents') FROM booking_docs;
-- ANCHOR_END: sum
