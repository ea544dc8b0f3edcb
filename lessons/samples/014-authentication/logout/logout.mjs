import { createHash, createHmac, randomBytes } from 'node:crypto';

const sha = (text) => createHash('sha256').update(text).digest('hex');
// ANCHOR: token
const mark = (body) =>
  createHmac('sha256', 'a long secret').update(body).digest('base64url');

const token = {
  open: (user) => {
    const body = Buffer.from(JSON.stringify(user)).toString('base64url');
    return `${body}.${mark(body)}`;
  },
  user: (given) => {
    const [body, sent] = given.split('.');
    if (sent !== mark(body)) return null;
    return JSON.parse(Buffer.from(body, 'base64url'));
  },
  close: () => {},                       // there is nothing to delete
};
// ANCHOR_END: token
// ANCHOR: session
const rows = new Map();

const session = {
  open: (user) => {
    const id = randomBytes(16).toString('base64url');
    rows.set(sha(id), user);
    return id;
  },
  user: (given) => rows.get(sha(given)) ?? null,
  close: (given) => rows.delete(sha(given)),
};
// ANCHOR_END: session
const show = (user) => (user ? user.role : 'nobody');
for (const [name, kind] of [['token', token], ['session', session]]) {
  const user = { id: 'usr_s1', role: 'staff' };
  const given = kind.open(user);
  const copy = given;                    // what a thief has
  console.log(`${name.padEnd(8)} before ${show(kind.user(copy))}`);
  user.role = 'passenger';
  console.log(`${name.padEnd(8)} after the change of role: ${show(kind.user(copy))}`);
  kind.close(given);
  console.log(`${name.padEnd(8)} after the logout: ${show(kind.user(copy))}`);
}
