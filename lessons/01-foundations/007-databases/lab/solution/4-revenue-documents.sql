SELECT doc->>'$.sailing.from.code' AS code,
       sum(doc->>'$.total_cents') AS cents
FROM booking_docs
WHERE doc->>'$.status' = 'confirmed'
GROUP BY code
ORDER BY code;
