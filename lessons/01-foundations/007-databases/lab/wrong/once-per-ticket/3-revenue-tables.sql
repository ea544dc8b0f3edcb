SELECT f.code, sum(b.total_cents) AS cents
FROM bookings b
JOIN tickets k ON k.booking_id = b.id
JOIN sailings s ON s.id = b.sailing_id
JOIN routes r ON r.id = s.route_id
JOIN ports f ON f.id = r.origin_port_id
WHERE b.status = 'confirmed'
GROUP BY f.code
ORDER BY f.code;
