import { createHash, randomBytes } from 'node:crypto';
import express from 'express';
import { hash, verify } from './passwords.mjs';

export const users = new Map();
for (const [email, role, password, customer_id] of [
  ['staff@stv.example', 'staff', 'gulls over grey water', null],
  ['passenger@mail.example', 'passenger', 'four fresh mackerel', 'cus_a'],
  ['other@mail.example', 'passenger', 'a rope and two fenders', 'cus_b'],
]) users.set(email, { email, role, customer_id, hash: await hash(password) });
const bookings = new Map([
  ['K7M2PX', { reference: 'K7M2PX', customer_id: 'cus_a', passengers: 4 }],
  ['T3QW8D', { reference: 'T3QW8D', customer_id: 'cus_b', passengers: 2 }],
]);
const sessions = new Map();
const app = express();
export default app;

// ANCHOR: session
const NAME = '__Host-tw_session';
const IDLE = 30 * 60_000, SHIFT = 8 * 3_600_000;
const sha = (id) => createHash('sha256').update(id).digest('hex');
const idOf = (req) => (req.headers.cookie ?? '').split('; ')
  .find((pair) => pair.startsWith(`${NAME}=`))
  ?.slice(NAME.length + 1) ?? '';

function open(res, user) {                               // new id
  const id = randomBytes(16).toString('base64url');
  const now = Date.now();
  sessions.set(sha(id), { user, created: now, expires: now + IDLE });
  res.cookie(NAME, id,
    { path: '/', secure: true, httpOnly: true, sameSite: 'lax' });
}
function current(req) {                                  // still you?
  const key = sha(idOf(req)), session = sessions.get(key);
  const now = Date.now();
  if (!session || now >= session.expires) {
    sessions.delete(key);
    return null;
  }
  session.expires = Math.min(now + IDLE, session.created + SHIFT);
  return session.user;
}
// ANCHOR_END: session

// ANCHOR: ours
app.use((req, res, next) => {                            // our page?
  const safe = ['GET', 'HEAD', 'OPTIONS'].includes(req.method);
  const site = req.get('Sec-Fetch-Site'), origin = req.get('Origin');
  const ours = site ? ['same-origin', 'none'].includes(site)
    : !origin || URL.parse(origin)?.host === req.get('Host');
  if (!safe && !ours) return res.sendStatus(403);
  next();
});
// ANCHOR_END: ours

// ANCHOR: login
const nobody = { hash: await hash(randomBytes(16)) };

app.post('/auth/login', express.urlencoded(), async (req, res) => {
  const { email = '', password = '' } = req.body ?? {};
  const user = users.get(email) ?? nobody;               // same cost
  const right = await verify(String(password), user.hash);
  if (!right || user === nobody) return res.sendStatus(401);
  sessions.delete(sha(idOf(req)));
  open(res, user);                                       // new id
  res.sendStatus(204);
});
app.post('/auth/logout', (req, res) => {                 // end it
  sessions.delete(sha(idOf(req)));
  res.clearCookie(NAME, { path: '/', secure: true }).sendStatus(204);
});
// ANCHOR_END: login

// ANCHOR: guard
function allow(...roles) {                               // role
  return (req, res, next) => {
    req.user = current(req);
    if (!req.user) return res.sendStatus(401);
    if (!roles.includes(req.user.role)) return res.sendStatus(403);
    next();
  };
}
app.get('/admin/sailings/:id/manifest', allow('staff', 'admin'),
  (req, res) => res.json({ sailing_id: req.params.id, passengers: 4 }));

app.get('/bookings/:reference', allow('passenger', 'staff', 'admin'),
  (req, res) => {
    const booking = bookings.get(req.params.reference);
    const own = booking?.customer_id === req.user.customer_id;
    if (!booking || (req.user.role === 'passenger' && !own)) { // owner
      return res.sendStatus(404);
    }
    res.json(booking);
  });
// ANCHOR_END: guard
