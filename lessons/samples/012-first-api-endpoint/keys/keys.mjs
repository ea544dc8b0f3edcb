import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as later } from 'node:timers/promises';

const fresh = () => {
  const db = new DatabaseSync(':memory:');
  db.exec('CREATE TABLE bookings (reference INTEGER PRIMARY KEY, key TEXT UNIQUE)');
  return db;
};
const byKey = (db, key) =>
  db.prepare('SELECT reference FROM bookings WHERE key = ?').get(key);
const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const insert = (db, key) => ({ reference: Number(db.prepare(
  'INSERT INTO bookings (key) VALUES (?)').run(key).lastInsertRowid) });

const ways = {
  'no key at all': () => async (db, body, key, answer) => {
    await answer(insert(db, null));
  },

  // ANCHOR: unique
  'a UNIQUE column': () => async (db, body, key, answer) => {
    await answer(insert(db, key));       // throws the second time
  },
  // ANCHOR_END: unique

  // ANCHOR: after
  'a note after the answer': () => {
    const notes = new Map();
    return async (db, body, key, answer) => {
      const booking = notes.get(key) ?? insert(db, null);
      await answer(booking);
      notes.set(key, booking);
    };
  },
  // ANCHOR_END: after

  // ANCHOR: hash
  'the hash of the body': () => async (db, body, key, answer) => {
    const hash = sha256(body);
    await answer(byKey(db, hash) ?? insert(db, hash));
  },
  // ANCHOR_END: hash

  // ANCHOR: column
  'the column decides': () => async (db, body, key, answer) => {
    const { changes, lastInsertRowid } = db.prepare(
      'INSERT INTO bookings (key) VALUES (?) ON CONFLICT DO NOTHING',
    ).run(key);
    const made = { reference: Number(lastInsertRowid) };
    await answer(changes === 1 ? made : byKey(db, key));
  },
  // ANCHOR_END: column
};

async function send(handler, db, body, key) {
  const slow = () => later(20);          // the answer takes a while
  let told;
  try {
    await handler(db, body, key, async (b) => { told = b.reference; await slow(); });
    return told;
  } catch {
    return 500;
  }
}

async function trial(make, second, wait) {
  const db = fresh();
  const handler = make();
  const first = send(handler, db, 'one adult', 'key-1');
  if (wait) await later(40);
  const answers = await Promise.all([first, send(handler, db, 'one adult', second)]);
  const rows = db.prepare('SELECT count(*) AS n FROM bookings').get().n;
  if (answers[1] === 500) return `${rows}, then 500`;
  return answers[0] === answers[1] ? `${rows}, told twice` : `${rows} booked`;
}

console.log(''.padEnd(26) + 'repeat at once  repeat later    another order');
for (const [name, make] of Object.entries(ways)) {
  const cells = [
    await trial(make, 'key-1', false),
    await trial(make, 'key-1', true),
    await trial(make, 'key-2', true),
  ];
  console.log((name.padEnd(26) + cells.map((c) => c.padEnd(16)).join('')).trimEnd());
}
