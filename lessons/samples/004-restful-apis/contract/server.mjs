import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

const db = new DatabaseSync(':memory:');
db.exec(`
  CREATE TABLE bookings (reference TEXT, passengers INTEGER);
  INSERT INTO bookings VALUES ('K7M2PX', 4), ('T3QW8D', 3);
`);

// ANCHOR: published
const published = () =>
  db.prepare('SELECT * FROM bookings').all();
// ANCHOR_END: published

// ANCHOR: chosen
const chosen = () =>
  db.prepare('SELECT reference, party_size FROM bookings').all()
    .map((row) => ({
      reference: row.reference,
      passengers: row.party_size,
    }));
// ANCHOR_END: chosen

let list = published;
createServer((req, res) => {
  if (req.url === '/migrate') {
    db.exec(readFileSync('migration.sql', 'utf8'));
  } else if (req.url === '/choose') {
    list = chosen;
  }
  res.setHeader('Content-Type', 'application/json');
  res.end(JSON.stringify({ bookings: list() }));
}).listen(0, '127.0.0.1', function () {
  console.log('PORT', this.address().port);
});
