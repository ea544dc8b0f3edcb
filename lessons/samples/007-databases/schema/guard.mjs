import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

const lines = readFileSync('bookings.ndjson', 'utf8').trim().split('\n');
const open = new DatabaseSync(':memory:');
open.exec('CREATE TABLE booking_docs (reference TEXT, doc TEXT)');
for (const line of lines)
  open.prepare('INSERT INTO booking_docs VALUES (?, ?)').run(JSON.parse(line).reference, line);
console.log('SQLite     ' + Object.values(open.prepare(readFileSync('sum.sql', 'utf8')).get())[0]);
console.log();
const guarded = new DatabaseSync(':memory:');
guarded.exec(readFileSync('guard.sql', 'utf8'));
for (const line of lines) {
  const { reference } = JSON.parse(line);
  try {
    guarded.prepare('INSERT INTO booking_docs VALUES (?, ?)').run(reference, line);
    console.log(reference, 'stored');
  } catch (error) {
    console.log(reference, error.message.split(':')[0]);
  }
}
