ALTER TABLE booking_docs ADD COLUMN to_code TEXT;
UPDATE booking_docs SET to_code = doc->>'$.sailing.to.code';
CREATE INDEX docs_to ON booking_docs (to_code);

SELECT reference FROM booking_docs WHERE to_code = 'LND';
