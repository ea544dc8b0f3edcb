import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

const db = new DatabaseSync(':memory:');
db.exec(`
  CREATE TABLE vessels (id TEXT, passenger_capacity INTEGER);
  CREATE TABLE sailings (id TEXT, vessel_id TEXT);
  CREATE TABLE bookings (reference TEXT, sailing_id TEXT,
                         status TEXT, passengers INTEGER);
`);
db.exec(`
  INSERT INTO vessels VALUES ('ves_1', 120);
  INSERT INTO sailings VALUES ('sai_7f3k', 'ves_1'), ('sai_9c2d', 'ves_1');
  INSERT INTO bookings VALUES ('K7M2PX', 'sai_7f3k', 'confirmed', 4),
                              ('T3QW8D', 'sai_7f3k', 'cancelled', 3);
`);

// ANCHOR: resources
const resources = [
  [/^\/sailings\/(\w+)\/availability$/, (id) => db.prepare(`
    SELECT passenger_capacity - coalesce((SELECT sum(passengers)
      FROM bookings WHERE sailing_id = s.id AND status <> 'cancelled'), 0)
      AS seats
    FROM sailings s JOIN vessels v ON v.id = s.vessel_id
    WHERE s.id = ?`).get(id)],
  [/^\/bookings\/(\w+)$/, (reference) => db.prepare(`
    SELECT sailing_id FROM bookings WHERE reference = ?`).get(reference)],
  [/^\/sailings\/(\w+)\/bookings\/(\w+)$/, (id, reference) => db.prepare(`
    SELECT sailing_id FROM bookings
    WHERE sailing_id = ? AND reference = ?`).get(id, reference)],
];
// ANCHOR_END: resources

const server = createServer((req, res) => {
  for (const [pattern, read] of resources) {
    const match = pattern.exec(req.url);
    const found = match && read(...match.slice(1));
    if (found) return res.end(JSON.stringify(found));
  }
  res.writeHead(404).end();
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const base = `http://127.0.0.1:${server.address().port}`;
async function get(path) {
  const res = await fetch(base + path);
  console.log(`GET ${path}`.padEnd(41), `${res.status} ${await res.text()}`.trim());
}

await get('/sailings/sai_7f3k/availability');
await get('/bookings/K7M2PX');
await get('/sailings/sai_7f3k/bookings/K7M2PX');
console.log();
console.log('-- she takes a later ferry');
db.exec(readFileSync('rebook.sql', 'utf8'));
await get('/sailings/sai_7f3k/availability');
await get('/bookings/K7M2PX');
await get('/sailings/sai_7f3k/bookings/K7M2PX');
server.close();
