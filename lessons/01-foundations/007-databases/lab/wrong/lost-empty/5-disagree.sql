SELECT reference
FROM booking_docs
WHERE doc->>'$.total_cents' <> (
  SELECT sum(value->>'$.price_cents')
  FROM json_each(doc, '$.tickets'))
ORDER BY reference;
