SELECT sailings.id, capacity - count(tickets.id) AS free
FROM sailings
LEFT JOIN tickets ON tickets.sailing_id = sailings.id
GROUP BY sailings.id
ORDER BY sailings.id;
