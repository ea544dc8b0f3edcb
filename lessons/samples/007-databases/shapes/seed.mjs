// A thousand bookings, kept twice: in tables, and as one document each.
import { DatabaseSync } from 'node:sqlite';

const PORTS = [
  ['por_stv', 'STV', 'Stavenger Quay'], ['por_brg', 'BRG', 'Bergholm'],
  ['por_ork', 'ORK', 'Orkney Sound'], ['por_ksl', 'KSL', 'Kessel Bay'],
  ['por_hlm', 'HLM', 'Holmgard'], ['por_lnd', 'LND', 'Lindholm'],
];
const ROUTES = [['STV', 'HLM'], ['HLM', 'STV'], ['HLM', 'LND'], ['STV', 'BRG'], ['ORK', 'KSL']];

export function seed() {
  const db = new DatabaseSync(':memory:');
  db.exec(`
    CREATE TABLE ports (id TEXT PRIMARY KEY, code TEXT UNIQUE, name TEXT);
    CREATE TABLE routes (id TEXT PRIMARY KEY,
      origin_port_id TEXT, destination_port_id TEXT);
    CREATE TABLE sailings (id TEXT PRIMARY KEY, route_id TEXT, departs_at TEXT);
    CREATE TABLE bookings (id TEXT PRIMARY KEY, reference TEXT UNIQUE,
      sailing_id TEXT, status TEXT, total_cents INTEGER);
    CREATE TABLE tickets (id TEXT PRIMARY KEY, booking_id TEXT,
      fare_class TEXT, price_cents INTEGER);
    CREATE TABLE booking_docs (reference TEXT PRIMARY KEY, doc TEXT)
      WITHOUT ROWID;
  `);
  const into = (table, n) => db.prepare(`INSERT INTO ${table} VALUES (${Array(n).fill('?')})`);
  const [port, route, sailing, booking, ticket, document] = [
    into('ports', 3), into('routes', 3), into('sailings', 3),
    into('bookings', 5), into('tickets', 4), into('booking_docs', 2)];
  const id = (code) => `por_${code.toLowerCase()}`;
  const named = (code) => ({ code, name: PORTS.find((p) => p[1] === code)[2] });
  PORTS.forEach((p) => port.run(...p));
  ROUTES.forEach(([from, to], n) => {
    route.run(`rou_${n}`, id(from), id(to));
    for (const k of [0, 1]) sailing.run(`sai_${n}${k}`, `rou_${n}`, `2026-07-0${k + 1}T08:00:00Z`);
  });
  for (let i = 0; i < 1000; i++) {
    const [from, to] = ROUTES[i % 5];
    const k = Math.floor(i / 5) % 2;
    const reference = i === 0 ? 'K7M2PX' : `R${String(i).padStart(5, '0')}`;
    const status = i % 10 === 9 ? 'cancelled' : 'confirmed';
    const fares = ['adult', 'adult', 'child'].slice(0, 1 + (i + 1) % 3)
      .map((fare_class) => ({ fare_class, price_cents: fare_class === 'adult' ? 5800 : 2900 }));
    const total_cents = fares.reduce((sum, t) => sum + t.price_cents, 0);
    booking.run(`boo_${i}`, reference, `sai_${i % 5}${k}`, status, total_cents);
    fares.forEach((t, n) => ticket.run(`tic_${i}_${n}`, `boo_${i}`, t.fare_class, t.price_cents));
    document.run(reference, JSON.stringify({
      reference, status,
      sailing: { departs_at: `2026-07-0${k + 1}T08:00:00Z`, from: named(from), to: named(to) },
      tickets: fares, total_cents,
    }));
  }
  return db;
}
