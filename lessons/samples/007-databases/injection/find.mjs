import { find } from 'mingo';
import { DatabaseSync } from 'node:sqlite';

const bookings = [{ reference: 'K7M2PX', email: 'a@tidewater.example' }];
const db = new DatabaseSync(':memory:');
db.exec(`CREATE TABLE bookings (reference TEXT, email TEXT);
  INSERT INTO bookings VALUES ('K7M2PX', 'a@tidewater.example')`);

// ANCHOR: find
const inDocuments = ({ reference, email }) =>
  find(bookings, { reference, email }).all().length;
const inTables = ({ reference, email }) => db.prepare(
  'SELECT * FROM bookings WHERE reference = ? AND email = ?')
  .all(reference, email).length;
// ANCHOR_END: find

for (const body of [
  '{"reference":"K7M2PX","email":"guess@tidewater.example"}',
  '{"reference":"K7M2PX","email":{"$ne":""}}',
]) {
  console.log(body);
  for (const [name, ask] of [['documents', inDocuments], ['tables', inTables]]) {
    let found;
    try { found = `${ask(JSON.parse(body))} found`; } catch (error) { found = error.message; }
    console.log(`  ${name.padEnd(10)} ${found}`);
  }
}
