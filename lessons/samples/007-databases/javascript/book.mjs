import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

// ANCHOR: book
function book(db, doc) {
  db.exec('BEGIN');                                        // begin
  try {
    db.prepare('INSERT INTO bookings VALUES (?, ?, ?, ?, ?)') // booking
      .run(doc.id, doc.reference, doc.sailing_id,
        doc.total_cents, doc.currency);
    const add = db.prepare('INSERT INTO tickets VALUES (?, ?, ?, ?, ?)');
    doc.tickets.forEach((t, n) =>                          // tickets
      add.run(`${doc.id}_${n}`, doc.id,
        t.passenger_name, t.fare_class, t.price_cents));
    db.exec('COMMIT');                                     // commit
  } catch (error) {
    db.exec('ROLLBACK');                                   // or undo
    throw error;
  }
}
// ANCHOR_END: book

const db = new DatabaseSync(':memory:');
db.exec(readFileSync('../booking.sql', 'utf8'));
for (const doc of JSON.parse(readFileSync('../bookings.json', 'utf8'))) {
  try {
    book(db, doc);
    console.log('stored ', doc.reference);
  } catch (error) {
    console.log('refused', doc.reference);
    console.error(error.message);
  }
}
const count = (table) => db.prepare(`SELECT count(*) AS n FROM ${table}`).get().n;
console.log(`now     ${count('bookings')} booking, ${count('tickets')} tickets`);
