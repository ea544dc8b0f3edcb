-- Complete: confirmed passengers from STV to HLM, in the tables.
SELECT count(*) AS passengers
FROM tickets k
JOIN bookings b ON b.id = k.booking_id
JOIN sailings s ON s.id = b.sailing_id
JOIN routes r ON r.id = s.route_id
JOIN ports f ON f.id = r.origin_port_id
JOIN ports t ON t.id = r.destination_port_id
WHERE b.status = 'confirmed' AND f.code = 'STV' AND t.code = 'HLM';

SELECT count(*) AS passengers
FROM booking_docs, json_each(doc, '$.tickets')
WHERE doc->>'$.status' = 'confirmed'
  AND doc->>'$.sailing.from.code' = 'STV'
  AND doc LIKE '%HLM%';
