-- ANCHOR: guard
CREATE TABLE booking_docs (
  reference TEXT PRIMARY KEY,
  doc TEXT NOT NULL
    CHECK (json_type(doc, '$.total_cents') IS 'integer'));
-- ANCHOR_END: guard
