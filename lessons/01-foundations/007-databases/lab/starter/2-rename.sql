-- In the tables: one row.

-- In the documents, for sailings to Holmgard: the tickets are missing,
-- and what has sailed must keep the old name.
UPDATE booking_docs
SET doc = json_set(doc,
  '$.sailing.to.name', 'Holmgard North')
WHERE doc->>'$.sailing.to.code' = 'HLM';

-- In the documents, for sailings from Holmgard.
