ALTER TABLE booking_docs ADD COLUMN to_code TEXT
  GENERATED ALWAYS AS (doc->>'$.sailing.to.code') VIRTUAL;
CREATE INDEX docs_to ON booking_docs (to_code);

SELECT reference FROM booking_docs WHERE to_code = 'LND';
