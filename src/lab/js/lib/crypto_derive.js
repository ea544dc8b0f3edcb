// Keys from passwords and from other keys: scrypt (RFC 7914), PBKDF2 (RFC 8018), HKDF (RFC 5869).
import host from 'hornbook:host';
import { buffer, bytes, later, needInteger } from 'hornbook:crypto_bytes';
import { needDigest } from 'hornbook:crypto_hash';
import { keyBytes } from 'hornbook:crypto_keys';
import { needFunction, outOfRange, unsupported, withCode } from 'hornbook:errors';

// What the sandbox has room for.
const MEMORY = 128 * 1024 * 1024;

function cost(options = {}) {
  const chosen = { N: 16384, r: 8, p: 1, maxmem: 32 * 1024 * 1024 };
  for (const [short, long] of [['N', 'cost'], ['r', 'blockSize'], ['p', 'parallelization']]) {
    if (options[short] !== undefined && options[long] !== undefined) {
      throw withCode(TypeError, 'ERR_INCOMPATIBLE_OPTION_PAIR', `Option "${short}" cannot be used in combination with option "${long}"`);
    }
    const given = options[short] ?? options[long];
    if (given === undefined) continue;
    needInteger(given, options[short] === undefined ? long : short, 0, 4294967295);
    chosen[short] = given || chosen[short];
  }
  if (options.maxmem !== undefined) {
    needInteger(options.maxmem, 'maxmem', 0, Number.MAX_SAFE_INTEGER);
    chosen.maxmem = options.maxmem || chosen.maxmem;
  }
  const wrong = (why) => withCode(RangeError, 'ERR_CRYPTO_INVALID_SCRYPT_PARAMS', `Invalid scrypt params${why}`);
  const { N, r, p } = chosen;
  if (N < 2 || !Number.isInteger(Math.log2(N)) || p * r >= 2 ** 30) throw wrong('');
  const memory = p * 128 * r + 128 * r * (N + 2);
  if (memory > chosen.maxmem) throw wrong(': error:030000AC:digital envelope routines::memory limit exceeded');
  if (memory > MEMORY) throw unsupported('node:crypto', `scrypt with more than ${MEMORY} bytes of memory`);
  return { ...chosen, wrong };
}

function scryptOf(password, salt, length, options) {
  const given = [bytes(password, 'password'), bytes(salt, 'salt')];
  needInteger(length, 'keylen');
  const { N, r, p, wrong } = cost(options);
  return () => {
    const made = length === 0 ? new Uint8Array(0) : host.scrypt(...given, Math.log2(N), r, p, length);
    if (!made) throw wrong('');
    return buffer(made);
  };
}

export function scryptSync(password, salt, length, options) {
  return scryptOf(password, salt, length, options)();
}

export function scrypt(password, salt, length, ...rest) {
  const callback = rest.pop();
  const compute = scryptOf(password, salt, length, rest[0]);
  needFunction(callback, 'callback');
  later(callback, compute);
}

function pbkdf2Of(password, salt, rounds, length, digest) {
  const given = [bytes(password, 'password'), bytes(salt, 'salt')];
  needInteger(rounds, 'iterations', 1);
  needInteger(length, 'keylen');
  const name = needDigest(digest);
  return () => buffer(host.pbkdf2(name, ...given, rounds, length));
}

export function pbkdf2Sync(password, salt, rounds, length, digest) {
  return pbkdf2Of(password, salt, rounds, length, digest)();
}

export function pbkdf2(password, salt, rounds, length, digest, callback) {
  const compute = pbkdf2Of(password, salt, rounds, length, digest);
  needFunction(callback, 'callback');
  later(callback, compute);
}

function hkdfOf(digest, key, salt, info, length) {
  const name = needDigest(digest);
  const given = [keyBytes(key), bytes(salt, 'salt'), bytes(info, 'info')];
  const size = typeof given[2] === 'string' ? new TextEncoder().encode(given[2]).length : given[2].length;
  if (size > 1024) throw outOfRange('info', 'must not contain more than 1024 bytes', size);
  needInteger(length, 'length');
  return () => {
    const made = host.hkdf(name, ...given, length);
    if (!made) throw withCode(RangeError, 'ERR_CRYPTO_INVALID_KEYLEN', 'Invalid key length');
    return made.buffer;
  };
}

export function hkdfSync(digest, key, salt, info, length) {
  return hkdfOf(digest, key, salt, info, length)();
}

export function hkdf(digest, key, salt, info, length, callback) {
  const compute = hkdfOf(digest, key, salt, info, length);
  needFunction(callback, 'callback');
  later(callback, compute);
}
