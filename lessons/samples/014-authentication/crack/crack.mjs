import { argon2Sync, createHash, randomBytes } from 'node:crypto';

const people = {
  'agent@north.example': 'Summer2026!',
  'gate1@stv.example': 'stavenger1',
  'gate2@stv.example': 'stavenger1',
  'purser@stv.example': 'letmein',
  'staff@stv.example': 'gulls over grey water',
};
const list = ['123456', 'password', 'letmein', 'qwerty', 'stavenger1',
  'iloveyou', 'Summer2026!', 'dragon'];

let work = 0;
// ANCHOR: forms
const fast = (password, salt = '') => {
  work += 1;
  return createHash('sha256').update(salt + password).digest('hex');
};
const slow = (password, salt) => {
  work += 1;
  return argon2Sync('argon2id', {
    message: password, nonce: Buffer.from(salt, 'hex'),
    memory: 19_456, passes: 2, parallelism: 1, tagLength: 32,
  }).toString('hex');
};
// ANCHOR_END: forms

// ANCHOR: thief
function unsalted(rows) {                 // one table fits all rows
  const table = new Map(list.map((word) => [fast(word), word]));
  return rows.filter(({ hash }) => table.has(hash));
}
function salted(rows, hashOf) {           // one search for each row
  return rows.filter(({ salt, hash }) =>
    list.some((word) => hashOf(word, salt) === hash));
}
// ANCHOR_END: thief

const stored = (hashOf, salting) =>
  Object.entries(people).map(([email, password]) => {
    const salt = salting ? randomBytes(16).toString('hex') : '';
    return { email, salt, hash: hashOf(password, salt) };
  });

function report(name, rows, search) {
  work = 0;
  const found = search(rows);
  const twins = rows.length - new Set(rows.map(({ hash }) => hash)).size;
  console.log(`${name.padEnd(19)}${twins ? 'yes' : 'no '}  ` +
    `${String(found.length).padStart(12)} of 5${String(work).padStart(10)}`);
}
console.log('stored as          twins seen    found    hashes');
report('SHA-256', stored(fast, false), unsalted);
report('SHA-256 and salt', stored(fast, true), (rows) => salted(rows, fast));
report('Argon2id', stored(slow, true), (rows) => salted(rows, slow));

if (process.argv[2] === 'time') {
  for (const [name, hashOf, count] of [['fast', fast, 300_000], ['slow', slow, 20]]) {
    const begin = performance.now();
    for (let at = 0; at < count; at += 1) hashOf(`guess${at}`, 'ab'.repeat(16));
    console.log(name, Math.round(count / (performance.now() - begin) * 1000), 'a second');
  }
}
