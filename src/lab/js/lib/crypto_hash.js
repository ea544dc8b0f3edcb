// Hashes and keyed hashes of node:crypto: https://nodejs.org/api/crypto.html.
import host from 'hornbook:host';
import { data, encoded } from 'hornbook:crypto_bytes';
import { keyBytes } from 'hornbook:crypto_keys';
import { invalidArgType, missing, needString, unsupported, withCode } from 'hornbook:errors';

const names = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'];
// Names that OpenSSL knows and the laboratory leaves out.
const others = /^(rsa-)?(blake2[bs]\d+|keccak.*|md4|md5-sha1|mdc2|ripemd(160)?|rmd160|sha3-\d+|sha512[-/]\d+|shake\d+|sm3|whirlpool)$/;

export const getHashes = () => ['RSA-MD5', 'RSA-SHA1', 'RSA-SHA224', 'RSA-SHA256', 'RSA-SHA384', 'RSA-SHA512', ...names];

// The host's name of a hash, and undefined for none.
export function hashName(given) {
  const lower = given.toLowerCase();
  const name = lower.replace(/^rsa-/, '').replace(/^sha-(?=\d)/, 'sha').replace(/^sha2-/, 'sha');
  if (names.includes(name)) return name;
  if (others.test(lower)) throw unsupported('node:crypto', `the hash ${given}`);
  return undefined;
}

export function needDigest(digest) {
  needString(digest, 'digest');
  const name = hashName(digest);
  if (!name) throw withCode(TypeError, 'ERR_CRYPTO_INVALID_DIGEST', `Invalid digest: ${digest}`);
  return name;
}

const finished = () => withCode(Error, 'ERR_CRYPTO_HASH_FINALIZED', 'Digest already called');
const secret = Symbol('copy');

export class Hash {
  #state;
  #done = false;
  constructor(algorithm, options) {
    if (algorithm === secret) {
      this.#state = options;
      return;
    }
    needString(algorithm, 'algorithm');
    const name = hashName(algorithm);
    if (!name) throw new Error('Digest method not supported');
    if (options?.outputLength !== undefined) throw unsupported('node:crypto', 'outputLength');
    this.#state = host.hasher(name);
  }
  update(value, encoding) {
    const given = data(value, 'data', encoding);
    if (this.#done) throw finished();
    this.#state.update(given);
    return this;
  }
  digest(encoding) {
    if (this.#done) throw finished();
    this.#done = true;
    return encoded(this.#state.digest(), encoding);
  }
  copy() {
    if (this.#done) throw finished();
    return new Hash(secret, this.#state.copy());
  }
}

export class Hmac {
  #state;
  #done = false;
  constructor(algorithm, key, options) {
    needString(algorithm, 'hmac');
    const given = keyBytes(key, options?.encoding);
    const name = hashName(algorithm);
    if (!name) throw withCode(TypeError, 'ERR_CRYPTO_INVALID_DIGEST', `Invalid digest: ${algorithm}`);
    this.#state = host.keyed(name, given);
  }
  update(value, encoding) {
    const given = data(value, 'data', encoding);
    if (this.#done) throw finished();
    this.#state.update(given);
    return this;
  }
  // A second digest is empty, as in Node.
  digest(encoding) {
    const made = this.#done ? new Uint8Array(0) : this.#state.digest();
    this.#done = true;
    return encoded(made, encoding);
  }
}

for (const made of [Hash, Hmac]) {
  for (const method of ['write', 'end', 'read', 'pipe', 'on']) {
    made.prototype[method] = missing(made.name, `streams: ${method}; use update and digest`);
  }
}

export const createHash = (algorithm, options) => new Hash(algorithm, options);
export const createHmac = (algorithm, key, options) => new Hmac(algorithm, key, options);

export function hash(algorithm, input, encoding = 'hex') {
  needString(algorithm, 'algorithm');
  if (typeof input !== 'string' && !ArrayBuffer.isView(input)) {
    throw invalidArgType('input', ['string', 'Buffer', 'TypedArray', 'DataView'], input);
  }
  const name = hashName(algorithm);
  if (!name) throw new Error(`Digest method ${algorithm} is not supported`);
  const state = host.hasher(name);
  state.update(data(input, 'input'));
  return encoded(state.digest(), typeof encoding === 'object' ? encoding?.outputEncoding ?? 'hex' : encoding);
}
