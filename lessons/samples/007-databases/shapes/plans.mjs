import { seed } from './seed.mjs';

const db = seed();
const plan = (title, sql) => {
  console.log(title);
  for (const { detail } of db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all()) console.log('  ' + detail);
};

// ANCHOR: show
const SHOW = {
  tables: `SELECT * FROM bookings b
    JOIN sailings s ON s.id = b.sailing_id
    JOIN routes r ON r.id = s.route_id
    JOIN ports f ON f.id = r.origin_port_id
    JOIN ports t ON t.id = r.destination_port_id
    JOIN tickets k ON k.booking_id = b.id
    WHERE b.reference = 'K7M2PX'`,
  documents: `SELECT doc FROM booking_docs
    WHERE reference = 'K7M2PX'`,
};
// ANCHOR_END: show

db.exec('CREATE INDEX tickets_booking ON tickets(booking_id)');
plan('show K7M2PX, tables', SHOW.tables);
plan('show K7M2PX, documents', SHOW.documents);
console.log();
// ANCHOR: sailing
const toHolmgard = `SELECT reference FROM bookings
  WHERE sailing_id = 'sai_00' AND status = 'confirmed'`;
// ANCHOR_END: sailing
const count = () => db.prepare(toHolmgard).all().length;
plan(`one sailing, ${count()} bookings`, toHolmgard);
db.exec('CREATE INDEX bookings_sailing ON bookings(sailing_id)');
plan(`the same text, ${count()} bookings`, toHolmgard);
