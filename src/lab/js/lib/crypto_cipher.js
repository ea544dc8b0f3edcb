// AES-GCM (NIST SP 800-38D) of node:crypto, with its nonce of 12 bytes.
import host from 'hornbook:host';
import { bytes, encoded, ofText, plain } from 'hornbook:crypto_bytes';
import { keyBytes } from 'hornbook:crypto_keys';
import { invalidArgType, missing, needString, unsupported, withCode } from 'hornbook:errors';

const ciphers = { 'aes-128-gcm': 16, 'aes-256-gcm': 32 };
const others = /^(id-)?(aes|aria|camellia|chacha20|des|sm4|bf|cast|rc2|rc4|seed)/;

export const getCiphers = () => Object.keys(ciphers);

const wrongState = (what) => withCode(Error, 'ERR_CRYPTO_INVALID_STATE', `Invalid state${what}`);

class Gcm {
  #key;
  #nonce;
  #aad = new Uint8Array(0);
  #given = new Uint8Array(0);
  #done = false;
  constructor(name, key, nonce, options = {}) {
    needString(name, 'cipher');
    const length = ciphers[name.toLowerCase()];
    if (length === undefined) {
      if (others.test(name.toLowerCase())) throw unsupported('node:crypto', `the cipher ${name}; it has ${getCiphers().join(', ')}`);
      throw withCode(Error, 'ERR_CRYPTO_UNKNOWN_CIPHER', 'Unknown cipher');
    }
    if (options?.authTagLength !== undefined && options.authTagLength !== 16) {
      throw unsupported('node:crypto', 'tags of other than 16 bytes');
    }
    this.#key = host.utf8(keyBytes(key));
    if (nonce === null) throw invalidArgType('iv', ['string', 'ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'], nonce);
    this.#nonce = host.utf8(bytes(nonce, 'iv'));
    if (this.#key.length !== length) throw withCode(RangeError, 'ERR_CRYPTO_INVALID_KEYLEN', 'Invalid key length');
    if (this.#nonce.length === 0) throw withCode(TypeError, 'ERR_CRYPTO_INVALID_IV', 'Invalid initialization vector');
    if (this.#nonce.length !== 12) throw unsupported('node:crypto', 'GCM with an initialization vector of other than 12 bytes');
  }
  setAAD(data) {
    if (this.#done || this.#given.length > 0) throw wrongState(' for operation setAAD');
    this.#aad = joined(this.#aad, host.utf8(bytes(data, 'buffer')));
    return this;
  }
  setAutoPadding() {
    return this;
  }
  // GCM is a stream: what comes out of a part is what comes out of the whole at its place.
  update(data, from, to) {
    if (typeof data !== 'string' && !ArrayBuffer.isView(data)) {
      throw invalidArgType('data', ['string', 'Buffer', 'TypedArray', 'DataView'], data);
    }
    if (this.#done) throw new Error('Trying to add data in unsupported state');
    const part = host.utf8(typeof data === 'string' ? ofText(data, from) : plain(data));
    const start = this.#given.length;
    this.#given = joined(this.#given, part);
    return encoded(this.#sealed().slice(start, this.#given.length), to);
  }
  #sealed() {
    return host.seal(this.#key, this.#nonce, this.#aad, this.#given);
  }
  get isDone() {
    return this.#done;
  }
  // Ends the message and returns its tag; of a ciphertext, whether the tag is its own.
  end(tag) {
    if (this.#done) throw wrongState('');
    this.#done = true;
    if (tag === undefined) return this.#sealed().slice(this.#given.length);
    return host.open(this.#key, this.#nonce, this.#aad, joined(this.#given, tag)) !== undefined;
  }
}

function joined(one, two) {
  const whole = new Uint8Array(one.length + two.length);
  whole.set(one);
  whole.set(two, one.length);
  return whole;
}

export class Cipheriv {
  #gcm;
  #tag = null;
  constructor(cipher, key, iv, options) {
    this.#gcm = new Gcm(cipher, key, iv, options);
  }
  setAAD(data) {
    this.#gcm.setAAD(data);
    return this;
  }
  setAutoPadding() {
    return this;
  }
  update(data, from, to) {
    return this.#gcm.update(data, from, to);
  }
  final(encoding) {
    this.#tag = this.#gcm.end();
    return encoded(new Uint8Array(0), encoding);
  }
  getAuthTag() {
    if (this.#tag === null) throw wrongState(' for operation getAuthTag');
    return encoded(this.#tag.slice());
  }
}

export class Decipheriv {
  #gcm;
  #tag = new Uint8Array(0);
  constructor(cipher, key, iv, options) {
    this.#gcm = new Gcm(cipher, key, iv, options);
  }
  setAAD(data) {
    this.#gcm.setAAD(data);
    return this;
  }
  setAutoPadding() {
    return this;
  }
  setAuthTag(tag, encoding) {
    const given = host.utf8(bytes(tag, 'buffer', undefined, encoding));
    if (this.#gcm.isDone || this.#tag.length > 0) throw wrongState(' for operation setAuthTag');
    if (![4, 8, 12, 13, 14, 15, 16].includes(given.length)) {
      throw withCode(TypeError, 'ERR_CRYPTO_INVALID_AUTH_TAG', `Invalid authentication tag length: ${given.length}`);
    }
    if (given.length !== 16) throw unsupported('node:crypto', 'tags of other than 16 bytes');
    this.#tag = given;
    return this;
  }
  update(data, from, to) {
    return this.#gcm.update(data, from, to);
  }
  final(encoding) {
    if (!this.#gcm.end(this.#tag)) throw new Error('Unsupported state or unable to authenticate data');
    return encoded(new Uint8Array(0), encoding);
  }
}

for (const made of [Cipheriv, Decipheriv]) {
  for (const method of ['write', 'end', 'read', 'pipe', 'on']) {
    made.prototype[method] = missing(made.name, `streams: ${method}; use update and final`);
  }
}

export const createCipheriv = (cipher, key, iv, options) => new Cipheriv(cipher, key, iv, options);
export const createDecipheriv = (cipher, key, iv, options) => new Decipheriv(cipher, key, iv, options);
