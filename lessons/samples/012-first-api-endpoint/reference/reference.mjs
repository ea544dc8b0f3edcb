import { DatabaseSync } from 'node:sqlite';
import { readFileSync } from 'node:fs';
import { book, newReference } from './bookings.mjs';

// ANCHOR: birthday
const all = 31 ** 6;
const shared = (n) => 1 - Math.exp((-n * (n - 1)) / (2 * all));
// ANCHOR_END: birthday
const say = (what, value) => console.log(what.padEnd(44), value);
const count = (n) => n.toLocaleString('en-GB').padStart(11);

say('references of 6 out of 31 characters', count(all));
let n = 1;
while (shared(n) < 0.5) n += 1;
say('bookings until two probably share one', count(n));
for (const so of [1_000, 10_000, 100_000]) {
  say(`chance of a shared one among ${so.toLocaleString('en-GB')}`,
    `${(shared(so) * 100).toFixed(2).padStart(10)} %`);
}
say('one guess that hits one of 100,000: 1 in', count(Math.round(all / 100_000)));

const db = new DatabaseSync(':memory:');
db.exec(readFileSync(new URL('schema.sql', import.meta.url), 'utf8'));
const order = { sailing_id: 'sai_2m8p',
  tickets: [{ passenger_name: 'Nour Haddad', fare_class: 'adult' }] };
const rigged = ['AAAA22', 'AAAA22', 'K7M2PX'];        // the first two are taken
say('drawn: AAAA22, AAAA22, K7M2PX; booked as',
  `     ${book(db, order, null, () => rigged.shift()).reference}`);
