// What three strangers get: node thieves.mjs before.mjs staff-password passenger-password
import { createHash } from 'node:crypto';

const [file, staffWord, passengerWord] = process.argv.slice(2);
const { default: app, users } = await import(`./${file}`);
const server = await new Promise((done) => {
  const listening = app.listen(0, '127.0.0.1', () => done(listening));
});
const base = `http://127.0.0.1:${server.address().port}`;
const call = async (method, path, cookie, form) => {
  const headers = cookie ? { cookie } : {};
  const body = form && new URLSearchParams(form);
  const response = await fetch(base + path, { method, headers, body });
  return { status: response.status,
    cookie: response.headers.getSetCookie()[0]?.split(';')[0] };
};
const login = async (email, password) =>
  (await call('POST', '/auth/login', null, { email, password })).cookie;

const words = ['123456', 'password', 'letmein', 'stavenger1', 'Summer2026!', 'dragon'];
const rows = [...users.values()];
let found = 0, hashes = 0, kind = 'hashes';
if (rows[0].hash.startsWith('$argon2id$')) {       // one search for each row
  const { verify } = await import('./passwords.mjs');
  kind = 'slow hashes';
  for (const { hash } of rows) {
    for (const word of words) {
      hashes += 1;
      if (await verify(word, hash)) { found += 1; break; }
    }
  }
} else {                                           // one table for all rows
  const sha = (word) => createHash('sha256').update(word).digest('hex');
  const table = new Set(words.map(sha));
  hashes = words.length;
  found = rows.filter(({ hash }) => table.has(hash)).length;
}
console.log(`the back-up:  ${found} of ${rows.length} passwords, for ${hashes} ${kind}`);

const cookie = await login('staff@stv.example', staffWord);
await call('POST', '/auth/logout', cookie);
const after = await call('GET', '/admin/sailings/sai_7f3k/manifest', cookie);
console.log(`the cookie:   GET …/manifest ${after.status}, after the logout`);

const stranger = await login('passenger@mail.example', passengerWord);
const other = await call('GET', '/bookings/T3QW8D', stranger);
console.log(`the login:    GET /bookings/T3QW8D ${other.status}, for somebody else's booking`);
server.close();
