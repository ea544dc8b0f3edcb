UPDATE ports SET name = 'Holmgard North' WHERE code = 'HLM';

UPDATE booking_docs
SET doc = json_set(doc,
  '$.sailing.to.name', 'Holmgard North',
  '$.tickets[0].to', 'Holmgard North')
WHERE doc->>'$.sailing.to.code' = 'HLM'
  AND doc->>'$.sailing.departs_at' >= '2026-07-01';

UPDATE booking_docs
SET doc = json_set(doc,
  '$.sailing.from.name', 'Holmgard North',
  '$.tickets[0].from', 'Holmgard North')
WHERE doc->>'$.sailing.from.code' = 'HLM'
  AND doc->>'$.sailing.departs_at' >= '2026-07-01';
