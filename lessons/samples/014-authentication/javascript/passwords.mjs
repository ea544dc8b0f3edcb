import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

// ANCHOR: hash
const derive = promisify(argon2);
const cost = { memory: 19_456, passes: 2, parallelism: 1 };
const words = ({ memory, passes, parallelism }) =>
  `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$`;

export async function hash(password) {                     // hash
  const nonce = randomBytes(16);
  const key = await derive('argon2id',
    { message: password, nonce, tagLength: 32, ...cost });
  return words(cost) + base64(nonce) + '$' + base64(key);
}

export async function verify(password, stored) {           // verify
  const [, , , costs, ...rest] = stored.split('$');
  const [memory, passes, parallelism] =
    costs.match(/\d+/g).map(Number);
  const [nonce, key] = rest.map((text) => Buffer.from(text, 'base64'));
  const given = await derive('argon2id', { message: password, nonce,
    tagLength: key.length, memory, passes, parallelism });
  return timingSafeEqual(given, key);
}

export const stale = (stored) =>                            // rehash?
  !stored.startsWith(words(cost));
// ANCHOR_END: hash
const base64 = (bytes) => bytes.toString('base64').replace(/=+$/, '');
