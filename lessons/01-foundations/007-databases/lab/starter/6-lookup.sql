-- Before this, a generated column to_code and an index on it.
SELECT reference FROM booking_docs
WHERE doc->>'$.sailing.to.code' = 'LND';
