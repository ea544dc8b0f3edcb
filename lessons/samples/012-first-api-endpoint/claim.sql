INSERT INTO bookings (id, reference, customer_id, sailing_id, status,
  passengers, total_cents, currency, idempotency_key, created_at)
SELECT :id, :reference, :customer_id, s.id, 'confirmed',
  :passengers, :total_cents, :currency, :key, :now
FROM sailings s JOIN vessels v ON v.id = s.vessel_id
WHERE s.id = :sailing_id AND s.status = 'scheduled'
  AND v.passenger_capacity - (
    SELECT coalesce(sum(b.passengers), 0) FROM bookings b
    WHERE b.sailing_id = s.id AND b.status <> 'cancelled'
  ) >= :passengers
ON CONFLICT DO NOTHING
