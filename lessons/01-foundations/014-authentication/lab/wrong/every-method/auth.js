import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { slowHash } from './kdf.js';
import { bookings, sessions, users } from './store.js';

const COOKIE = '__Host-tw_session';
const IDLE = 30 * 60_000;
const SHIFT = 8 * 60 * 60_000;

const base64 = (bytes) => bytes.toString('base64').replace(/=+$/, '');
const sha256 = (text) => createHash('sha256').update(text).digest('hex');

// The id that the browser shows, or an empty text.
function idOf(req) {
  const pairs = (req.headers.cookie ?? '').split('; ');
  const pair = pairs.find((text) => text.startsWith(`${COOKIE}=`));
  return pair?.slice(COOKIE.length + 1) ?? '';
}

// 1. Passwords

export async function hashPassword(password) {
  const salt = randomBytes(16);
  const key = await slowHash(password, salt);
  return `$scrypt$ln=10,r=8,p=1$${base64(salt)}$${base64(key)}`;
}

export async function verifyPassword(password, stored) {
  const [, , , salt, key] = stored.split('$');
  const given = await slowHash(password, Buffer.from(salt, 'base64'));
  return timingSafeEqual(given, Buffer.from(key, 'base64'));
}

// A hash of nobody's password.
const dummy = await hashPassword(randomBytes(16).toString('hex'));

// The user, or null.
export async function authenticate(email, password) {
  const user = users.find((one) => one.email === email);
  const right = await verifyPassword(password, user?.password_hash ?? dummy);
  return user && right ? user : null;
}

// 2. Sessions

export function openSession(req, res, user) {
  const id = randomBytes(16).toString('base64url');
  const now = Date.now();
  sessions.delete(sha256(idOf(req)));
  sessions.set(sha256(id), {
    user_id: user.id,
    created_at: now,
    expires_at: now + IDLE,
  });
  res.cookie(COOKIE, id, {
    path: '/',
    secure: true,
    httpOnly: true,
    sameSite: 'lax',
  });
}

// The user whose session this request shows, or null.
export function currentUser(req) {
  const key = sha256(idOf(req));
  const row = sessions.get(key);
  const now = Date.now();
  if (!row || now >= row.expires_at) {
    sessions.delete(key);
    return null;
  }
  row.expires_at = Math.min(now + IDLE, row.created_at + SHIFT);
  return users.find((one) => one.id === row.user_id) ?? null;
}

export function closeSession(req, res) {
  sessions.delete(sha256(idOf(req)));
  res.clearCookie(COOKIE, { path: '/', secure: true });
}

// 3. Guards

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

function ours(req) {
  const site = req.get('Sec-Fetch-Site');
  if (site) return site === 'same-origin' || site === 'none';
  const origin = req.get('Origin');
  return !origin || URL.parse(origin)?.host === req.get('Host');
}

export function refuseForeign(req, res, next) {
  if (ours(req)) return next();
  res.sendStatus(403);
}

export function allow(...roles) {
  return (req, res, next) => {
    req.user = currentUser(req);
    if (!req.user) return res.sendStatus(401);
    if (!roles.includes(req.user.role)) return res.sendStatus(403);
    next();
  };
}

// The booking, if this user may see it, or null.
export function bookingFor(user, reference) {
  const booking = bookings.find((one) => one.reference === reference);
  if (!booking) return null;
  if (user.role === 'staff') return booking;
  return booking.customer_id === user.customer_id ? booking : null;
}
