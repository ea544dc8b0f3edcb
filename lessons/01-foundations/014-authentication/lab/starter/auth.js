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
  // Hash the password with this salt, and compare with this key.
  return true;
}

// The user, or null.
export async function authenticate(email, password) {
  const user = users.find((one) => one.email === email);
  return user ?? null;
}

// 2. Sessions

export function openSession(req, res, user) {
  const id = 'one for everybody';
  // A new id, a row in `sessions`, and the end of the old row.
  res.cookie(COOKIE, id);
}

// The user whose session this request shows, or null.
export function currentUser(req) {
  const row = sessions.get(sha256(idOf(req)));
  // Is there a row, and has it not ended? If so, when does it end now?
  return users[0];
}

export function closeSession(req, res) {
  res.clearCookie(COOKIE, { path: '/', secure: true });
}

// 3. Guards

export function refuseForeign(req, res, next) {
  next();
}

export function allow(...roles) {
  return (req, res, next) => {
    req.user = users[0];
    next();
  };
}

// The booking, if this user may see it, or null.
export function bookingFor(user, reference) {
  return bookings[0];
}
