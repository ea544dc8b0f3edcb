import { seed } from '../shapes/seed.mjs';

const db = seed();
const plan = () => {
  for (const { detail } of db.prepare(`EXPLAIN QUERY PLAN SELECT doc
    FROM booking_docs WHERE to_code = 'LND'`).all()) console.log('  ' + detail);
};
console.log('SQLite, generated column');
// ANCHOR: column
db.exec(`ALTER TABLE booking_docs ADD COLUMN to_code TEXT
  GENERATED ALWAYS AS (doc->>'$.sailing.to.code') VIRTUAL`);
// ANCHOR_END: column
plan();
// ANCHOR: index
db.exec('CREATE INDEX docs_to ON booking_docs(to_code)');
// ANCHOR_END: index
plan();
