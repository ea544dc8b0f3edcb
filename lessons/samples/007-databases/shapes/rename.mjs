import { seed } from './seed.mjs';

const db = seed();
const all = (sql) => db.prepare(sql).all();
const one = (sql) => db.prepare(sql).get();

const result = db.prepare("UPDATE ports SET name = 'Holmgard North' WHERE code = 'HLM'").run();
console.log(`new sign at the pier: ${result.changes} row changed`);
console.log('departure board ', one(`SELECT name FROM ports JOIN routes
  ON destination_port_id = ports.id WHERE routes.id = 'rou_0'`).name);
const ticket = one("SELECT doc FROM booking_docs WHERE reference = 'K7M2PX'").doc;
console.log('ticket K7M2PX   ', JSON.parse(ticket).sailing.to.name);
console.log('search', JSON.stringify('Holmgard North'), one(`SELECT count(*) AS n FROM booking_docs
  WHERE doc LIKE '%Holmgard North%'`).n, 'bookings found');
console.log();

// ANCHOR: rename
const stale = db.prepare(`SELECT reference, doc FROM booking_docs
  WHERE doc->>'$.sailing.from.code' = 'HLM'
     OR doc->>'$.sailing.to.code' = 'HLM'`).all();
const save = db.prepare(
  'UPDATE booking_docs SET doc = ? WHERE reference = ?');
let changed = 0;
for (const { reference, doc } of stale) {
  const booking = JSON.parse(doc);
  for (const port of [booking.sailing.from, booking.sailing.to])
    if (port.code === 'HLM') port.name = 'Holmgard North';
  changed += Number(save.run(JSON.stringify(booking), reference).changes);
  if (changed === 250) break;                    // the power fails
}
// ANCHOR_END: rename
const names = all(`SELECT CASE WHEN doc->>'$.sailing.from.code' = 'HLM'
    THEN doc->>'$.sailing.from.name' ELSE doc->>'$.sailing.to.name' END AS name, count(*) AS n
  FROM booking_docs WHERE doc LIKE '%"HLM"%' GROUP BY name ORDER BY n`);
console.log('tables      1 row');
console.log('documents  ', stale.length, 'of', one('SELECT count(*) AS n FROM booking_docs').n);
console.log('after a power failure at 250:');
for (const { name, n } of names) console.log(`  ${String(n).padStart(3)} say ${name}`);
