UPDATE ports SET name = 'Holmgard North' WHERE code = 'HLM';

UPDATE booking_docs
SET doc = replace(doc, 'Holmgard', 'Holmgard North')
WHERE doc->>'$.sailing.departs_at' >= '2026-07-01';
