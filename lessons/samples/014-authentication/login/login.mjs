import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';

let work = 0;
const slow = (password, salt) => {
  work += 1;
  return scryptSync(password, salt, 32, { N: 2 ** 14, r: 8, p: 1 });
};
const row = (password) => {
  const salt = randomBytes(16);
  return { salt, key: slow(password, salt) };
};
const users = new Map([['staff@stv.example', row('gulls over grey water')]]);

// ANCHOR: early
function early(email, password) {
  const user = users.get(email);
  if (!user) return 401;
  const key = slow(password, user.salt);
  return timingSafeEqual(key, user.key) ? 204 : 401;
}
// ANCHOR_END: early

// ANCHOR: even
const nobody = row(randomBytes(16));

function even(email, password) {
  const user = users.get(email) ?? nobody;
  const key = slow(password, user.salt);
  return timingSafeEqual(key, user.key) && user !== nobody ? 204 : 401;
}
// ANCHOR_END: even

for (const login of [early, even]) {
  for (const [email, password] of [
    ['staff@stv.example', 'gulls over grey water'],
    ['staff@stv.example', 'wrong horse'],
    ['nobody@stv.example', 'wrong horse'],
  ]) {
    work = 0;
    const begin = performance.now();
    const status = login(email, password);
    const took = process.argv[2] === 'time' ? ` ${(performance.now() - begin).toFixed(2)} ms` : '';
    console.log(`${login.name.padEnd(6)} ${email.padEnd(20)} ${password.padEnd(22)} ` +
      `${status}  ${work} slow${took}`);
  }
}
