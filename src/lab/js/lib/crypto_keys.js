// Keys of node:crypto: secrets, and pairs of Ed25519 (RFC 8032) in the forms of RFC 8410 (PKCS #8, SPKI) and RFC 8037 (JWK).
import host from 'hornbook:host';
import { Buffer } from 'hornbook:buffer';
import { buffer, bytes, later, plain } from 'hornbook:crypto_bytes';
import { invalidArgType, invalidArgValue, missing, needFunction, needString, unsupported, withCode } from 'hornbook:errors';

// What stands before the 32 bytes of a key in DER.
const BEFORE = { private: '302e020100300506032b657004220420', public: '302a300506032b6570032100' };
const LABEL = { private: 'PRIVATE KEY', public: 'PUBLIC KEY' };
const FORM = { private: 'pkcs8', public: 'spki' };
const KEYS = ['string', 'ArrayBuffer', 'Buffer', 'TypedArray', 'DataView', 'KeyObject', 'CryptoKey'];
const secret = Symbol('key');
let open;

export class KeyObject {
  #bytes;
  #type;
  constructor(token, type, held) {
    if (token !== secret) throw unsupported('node:crypto', 'making a KeyObject by its constructor');
    this.#type = type;
    this.#bytes = held;
  }
  static {
    open = (value) => (value !== null && typeof value === 'object' && #bytes in value ? { type: value.#type, bytes: value.#bytes } : null);
  }
  get type() {
    return this.#type;
  }
  get symmetricKeySize() {
    return this.#type === 'secret' ? this.#bytes.length : undefined;
  }
  get asymmetricKeyType() {
    return this.#type === 'secret' ? undefined : 'ed25519';
  }
  get asymmetricKeyDetails() {
    return this.#type === 'secret' ? undefined : {};
  }
  equals(other) {
    const held = open(other);
    if (!held) throw invalidArgType('otherKeyObject', 'KeyObject', other);
    return held.type === this.#type && held.bytes.toHex() === this.#bytes.toHex();
  }
  export(options) {
    if (this.#type === 'secret' && options === undefined) return Buffer.from(this.#bytes);
    if (options === null || typeof options !== 'object') throw invalidArgType('options', 'object', options);
    if (options.format === 'jwk') return this.#jwk();
    if (this.#type === 'secret') return Buffer.from(this.#bytes);
    if (options.passphrase !== undefined || options.cipher !== undefined) throw unsupported('node:crypto', 'encrypted keys');
    if (options.type !== FORM[this.#type]) {
      if (options.type === 'pkcs1' || options.type === 'sec1') {
        const only = options.type === 'pkcs1' ? 'RSA' : 'EC';
        throw withCode(
          Error, 'ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS', `The selected key encoding ${options.type} can only be used for ${only} keys.`,
        );
      }
      throw invalidArgValue('options.type', String(options.type));
    }
    const der = Uint8Array.fromHex(BEFORE[this.#type] + this.#bytes.toHex());
    if (options.format === 'der') return buffer(der);
    if (options.format !== 'pem') throw invalidArgValue('options.format', String(options.format));
    return `-----BEGIN ${LABEL[this.#type]}-----\n${der.toBase64()}\n-----END ${LABEL[this.#type]}-----\n`;
  }
  #jwk() {
    const text = (held) => held.toBase64({ alphabet: 'base64url', omitPadding: true });
    if (this.#type === 'secret') return { kty: 'oct', k: text(this.#bytes) };
    if (this.#type === 'public') return { crv: 'Ed25519', x: text(this.#bytes), kty: 'OKP' };
    return { crv: 'Ed25519', d: text(this.#bytes), x: text(host.publicKey(this.#bytes)), kty: 'OKP' };
  }
}
Object.defineProperty(KeyObject.prototype, Symbol.toStringTag, { value: 'KeyObject', configurable: true });
KeyObject.from = missing('node:crypto', 'KeyObject.from');

const copy = (given) => (typeof given === 'string' ? new Uint8Array(Buffer.from(given)) : given.slice());
const make = (type, held) => new KeyObject(secret, type, held);

// The bytes of a secret: of a text, of bytes, of a KeyObject.
export function keyBytes(key, encoding) {
  const held = open(key);
  if (!held) return bytes(key, 'key', KEYS, encoding);
  if (held.type !== 'secret') {
    throw withCode(TypeError, 'ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE', `Invalid key object type ${held.type}, expected secret.`);
  }
  return held.bytes;
}

export function createSecretKey(key, encoding) {
  return make('secret', copy(bytes(key, 'key', ['string', 'ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'], encoding)));
}

export function generateKeySync(type, options) {
  needString(type, 'type');
  if (type !== 'hmac' && type !== 'aes') throw invalidArgValue('type', `'${type}'`, 'must be a supported key type');
  const { length } = options ?? {};
  if (typeof length !== 'number') throw invalidArgType('options.length', 'number', length);
  if (type === 'aes' && ![128, 192, 256].includes(length)) throw invalidArgValue('options.length', length, 'must be one of: 128, 192, 256');
  return make('secret', host.randomBytes(Math.floor(length / 8)));
}

export function generateKey(type, options, callback) {
  needFunction(callback, 'callback');
  const made = generateKeySync(type, options);
  later(callback, () => made);
}

function ofDer(der) {
  const hex = der.toHex();
  for (const [type, before] of Object.entries(BEFORE)) {
    if (hex.startsWith(before) && hex.length === before.length + 64) return { type, bytes: Uint8Array.fromHex(hex.slice(before.length)) };
  }
  throw unsupported('node:crypto', 'keys other than Ed25519');
}

function ofPem(text) {
  const found = /-----BEGIN ([A-Z ]+)-----([\s\S]*?)-----END \1-----/.exec(text);
  if (!found) throw withCode(Error, 'ERR_OSSL_UNSUPPORTED', 'error:1E08010C:DECODER routines::unsupported');
  if (!Object.values(LABEL).includes(found[1])) throw unsupported('node:crypto', `keys of the kind ${found[1]}`);
  return ofDer(plain(Buffer.from(found[2], 'base64')).slice());
}

function ofJwk({ kty, crv, d, x }) {
  if (kty !== 'OKP' || crv !== 'Ed25519') throw unsupported('node:crypto', 'keys other than Ed25519');
  const held = new Uint8Array(Buffer.from(String(d ?? x), 'base64url'));
  if (held.length !== 32) throw withCode(Error, 'ERR_CRYPTO_INVALID_JWK', 'Invalid JWK data');
  return { type: d === undefined ? 'public' : 'private', bytes: held };
}

function read(input) {
  const held = open(input);
  if (held) return held;
  if (typeof input === 'string') return ofPem(input);
  const isBytes = ArrayBuffer.isView(input) || input instanceof ArrayBuffer;
  if (isBytes) return ofPem(Buffer.from(bytes(input, 'key')).toString('latin1'));
  if (input === null || typeof input !== 'object') throw invalidArgType('key', KEYS, input);
  if (input.passphrase !== undefined) throw unsupported('node:crypto', 'encrypted keys');
  if (input.format === 'jwk') return ofJwk(input.key);
  if (input.format === 'der') return ofDer(copy(bytes(input.key, 'key.key')));
  return read(input.key);
}

const publicOf = ({ type, bytes: held }) => (type === 'private' ? host.publicKey(held) : held);

function privateBytes(input) {
  const { type, bytes: held } = read(input);
  if (type !== 'private') {
    throw withCode(TypeError, 'ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE', `Invalid key object type ${type}, expected private.`);
  }
  return held;
}

export const createPrivateKey = (input) => make('private', privateBytes(input));
export const createPublicKey = (input) => make('public', publicOf(read(input)));

export function generateKeyPairSync(type, options = {}) {
  needString(type, 'type');
  if (type !== 'ed25519') throw unsupported('node:crypto', `key pairs of the type ${type}; it has ed25519`);
  const seed = host.randomBytes(32);
  const pair = { publicKey: make('public', host.publicKey(seed)), privateKey: make('private', seed) };
  if (options.publicKeyEncoding) pair.publicKey = pair.publicKey.export(options.publicKeyEncoding);
  if (options.privateKeyEncoding) pair.privateKey = pair.privateKey.export(options.privateKeyEncoding);
  return pair;
}

export function generateKeyPair(type, options, callback) {
  needFunction(callback, 'callback');
  const { publicKey, privateKey } = generateKeyPairSync(type, options ?? {});
  later((error) => callback(error, publicKey, privateKey), () => null);
}

function noAlgorithm(algorithm) {
  if (algorithm === null || algorithm === undefined) return;
  throw withCode(Error, 'ERR_OSSL_INVALID_DIGEST', 'error:1C80007A:Provider routines::invalid digest');
}

export function sign(algorithm, data, key, callback) {
  const given = bytes(data, 'data');
  const seed = privateBytes(key);
  noAlgorithm(algorithm);
  const compute = () => buffer(host.sign(seed, given));
  if (callback === undefined) return compute();
  needFunction(callback, 'callback');
  later(callback, compute);
}

export function verify(algorithm, data, key, signature, callback) {
  const given = bytes(data, 'data');
  const held = publicOf(read(key));
  noAlgorithm(algorithm);
  if (!ArrayBuffer.isView(signature)) throw invalidArgType('signature', ['Buffer', 'TypedArray', 'DataView'], signature);
  const compute = () => host.verify(held, given, plain(signature));
  if (callback === undefined) return compute();
  needFunction(callback, 'callback');
  later(callback, compute);
}
