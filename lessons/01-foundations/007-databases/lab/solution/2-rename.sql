UPDATE ports SET name = 'Holmgard North' WHERE code = 'HLM';

UPDATE booking_docs
SET doc = json_set(doc,
  '$.sailing.to.name', 'Holmgard North',
  '$.tickets', json((
    SELECT json_group_array(json_set(value, '$.to', 'Holmgard North'))
    FROM json_each(doc, '$.tickets'))))
WHERE doc->>'$.sailing.to.code' = 'HLM'
  AND doc->>'$.sailing.departs_at' >= '2026-07-01';

UPDATE booking_docs
SET doc = json_set(doc,
  '$.sailing.from.name', 'Holmgard North',
  '$.tickets', json((
    SELECT json_group_array(json_set(value, '$.from', 'Holmgard North'))
    FROM json_each(doc, '$.tickets'))))
WHERE doc->>'$.sailing.from.code' = 'HLM'
  AND doc->>'$.sailing.departs_at' >= '2026-07-01';
