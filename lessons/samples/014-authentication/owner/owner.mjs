import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

const db = new DatabaseSync(':memory:');
db.exec(readFileSync(new URL('seed.sql', import.meta.url), 'utf8'));

// ANCHOR: role
const readers = new Set(['passenger', 'staff', 'admin']);
const any = db.prepare('SELECT * FROM bookings WHERE reference = ?');

function byRole(user, reference) {
  if (!readers.has(user.role)) return 403;
  return any.get(reference) ?? 404;
}
// ANCHOR_END: role

// ANCHOR: owner
const own = db.prepare(`SELECT * FROM bookings
  WHERE reference = ? AND customer_id = ?`);

function byOwner(user, reference) {
  if (user.role === 'staff' || user.role === 'admin') {
    return any.get(reference) ?? 404;
  }
  if (user.role === 'passenger') {
    return own.get(reference, user.customer_id) ?? 404;
  }
  return 403;                                   // deny by default
}
// ANCHOR_END: owner

// ANCHOR: guest
const named = db.prepare(`SELECT bookings.* FROM bookings
  JOIN customers ON customers.id = customer_id
  WHERE reference = ? AND email = ?`);

function byGuest(reference, email) {
  return named.get(reference, email.toLowerCase()) ?? 404;
}
// ANCHOR_END: guest

const show = (answer) => (typeof answer === 'number' ? answer : `200, party of ${answer.passengers}`);
const users = db.prepare('SELECT * FROM users').all();
const [passenger, staff] = users;
const agent = { id: 'usr_a1', role: 'agent', customer_id: null };
for (const read of [byRole, byOwner]) {
  for (const [who, user, reference] of [
    ['passenger, own', passenger, 'K7M2PX'],
    ['passenger, other', passenger, 'T3QW8D'],
    ['passenger, none', passenger, 'AAAAAA'],
    ['staff', staff, 'T3QW8D'],
    ['agent', agent, 'T3QW8D'],
  ]) console.log(`${read.name.padEnd(9)}${who.padEnd(18)}${show(read(user, reference))}`);
}
console.log(`guest    with the e-mail   ${show(byGuest('T3QW8D', 'Other@mail.example'))}`);
console.log(`guest    with another      ${show(byGuest('T3QW8D', 'passenger@mail.example'))}`);
