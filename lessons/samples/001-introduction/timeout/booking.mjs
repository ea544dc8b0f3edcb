// node booking.mjs [with-key]: a phone, a server and a database.
import { createServer } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

const withKey = process.argv[2] === 'with-key';
const db = new DatabaseSync(':memory:');
db.exec(`CREATE TABLE bookings (id TEXT PRIMARY KEY, passengers INTEGER,
  status TEXT, idempotency_key TEXT UNIQUE)`);

let next = 1;
// ANCHOR: server
const server = createServer(async (req, res) => {
  const key = req.headers['idempotency-key'] ?? null;
  // fetch: write the row, unless this key has one already
  db.prepare(`INSERT INTO bookings VALUES (?, 2, 'confirmed', ?)
    ON CONFLICT (idempotency_key) DO NOTHING`).run(`boo_${next++}`, key);
  await wait(1500);                       // the mail server is slow today
  // answer
  res.writeHead(201).end();
});
// ANCHOR_END: server
await new Promise((ok) => server.listen(0, '127.0.0.1', ok));
const url = `http://127.0.0.1:${server.address().port}/bookings`;

// ANCHOR: phone
async function press(headers) {
  try {
    const signal = AbortSignal.timeout(1000);
    const res = await fetch(url, { method: 'POST', headers, signal });
    console.log('phone:    POST /bookings ->', res.status);
  } catch (e) {
    console.log('phone:    POST /bookings ->', e.name);
  }
}
const headers = withKey ? { 'Idempotency-Key': randomUUID() } : {};
await press(headers);
await press(headers);                     // the passenger tries again
// ANCHOR_END: phone
console.log('phone:    "Your booking failed."');
await wait(1700);
for (const row of db.prepare('SELECT * FROM bookings').all()) {
  console.log(`database: ${row.id}, ${row.passengers} passengers,`, row.status);
}
server.closeAllConnections();
server.close();
