import { test } from 'node:test';
import assert from 'node:assert/strict';
import * as crypto from 'node:crypto';

const {
  createCipheriv, createDecipheriv, createHash, createHmac, createPrivateKey, createPublicKey, createSecretKey, generateKeyPairSync,
  generateKeySync, getHashes, Hash, hash, hkdfSync, KeyObject, pbkdf2, pbkdf2Sync, randomBytes, randomFillSync, randomInt, randomUUID,
  scrypt, scryptSync, sign, timingSafeEqual, verify,
} = crypto;

const bytes = (...values) => new Uint8Array(values);
const hex = (made) => Buffer.from(made).toString('hex');

test('a hash of a text is that of its UTF-8', () => {
  assert.equal(createHash('sha256').update('grüße').digest('hex'), createHash('sha256').update(Buffer.from('grüße')).digest('hex'));
});

for (const [name, digest] of Object.entries({
  md5: '900150983cd24fb0d6963f7d28e17f72',
  sha1: 'a9993e364706816aba3e25717850c26c9cd0d89d',
  sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  sha384: 'cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7',
  sha512:
    'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
})) {
  test(`${name} of abc is the published one`, () => {
    assert.equal(createHash(name).update('abc').digest('hex'), digest);
  });
}

test('a hash is fed in parts', () => {
  assert.equal(createHash('sha1').update('a').update('b').update('c').digest('hex'), 'a9993e364706816aba3e25717850c26c9cd0d89d');
});

test('names of hashes are read in any case and with their older spellings', () => {
  const wanted = createHash('sha256').update('a').digest('hex');
  for (const name of ['SHA256', 'sha-256', 'RSA-SHA256']) assert.equal(createHash(name).update('a').digest('hex'), wanted);
});

test('a digest is a Buffer without an encoding', () => {
  const made = createHash('sha1').update('').digest();
  assert.ok(Buffer.isBuffer(made));
  assert.equal(made.length, 20);
});

test('a digest is written as base64 and base64url', () => {
  assert.equal(createHash('sha1').update('hi').digest('base64'), 'witfkXg0JglCjW9RssWvTAveakI=');
  assert.equal(createHash('sha1').update('hi').digest('base64url'), 'witfkXg0JglCjW9RssWvTAveakI');
});

test('an unknown encoding of a digest gives a Buffer', () => {
  assert.ok(Buffer.isBuffer(createHash('sha1').digest('nope')));
  assert.ok(Buffer.isBuffer(createHash('sha1').digest('buffer')));
});

test('what is fed may be written in hex', () => {
  assert.equal(createHash('sha1').update('6869', 'hex').digest('hex'), createHash('sha1').update('hi').digest('hex'));
});

test('typed arrays are fed as their bytes', () => {
  const wanted = createHash('sha1').update(bytes(1, 0, 2, 0)).digest('hex');
  assert.equal(createHash('sha1').update(new Uint16Array([1, 2])).digest('hex'), wanted);
});

test('a hash takes no numbers and no plain buffers', () => {
  const wanted = { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' };
  assert.throws(() => createHash('sha1').update(5), {
    ...wanted,
    message: 'The "data" argument must be of type string or an instance of Buffer, TypedArray, or DataView. Received type number (5)',
  });
  assert.throws(() => createHash('sha1').update(new ArrayBuffer(1)), wanted);
  assert.throws(() => createHash('sha1').update(), wanted);
});

test('a hash that nobody knows is refused', () => {
  assert.throws(() => createHash('nope'), { name: 'Error', message: 'Digest method not supported' });
  assert.throws(() => createHash(), {
    code: 'ERR_INVALID_ARG_TYPE', message: 'The "algorithm" argument must be of type string. Received undefined',
  });
});

test('a hash gives its digest once', () => {
  const made = createHash('sha1');
  made.digest();
  const wanted = { name: 'Error', code: 'ERR_CRYPTO_HASH_FINALIZED', message: 'Digest already called' };
  assert.throws(() => made.digest(), wanted);
  assert.throws(() => made.update('a'), wanted);
  assert.throws(() => made.copy(), wanted);
});

test('a copied hash goes its own way', () => {
  const made = createHash('sha256').update('a');
  const copy = made.copy();
  made.update('b');
  copy.update('c');
  assert.equal(made.digest('hex'), createHash('sha256').update('ab').digest('hex'));
  assert.equal(copy.digest('hex'), createHash('sha256').update('ac').digest('hex'));
});

test('createHash makes a Hash', () => {
  assert.ok(createHash('sha1') instanceof Hash);
});

test('getHashes names the common hashes', () => {
  for (const name of ['md5', 'sha1', 'sha256', 'sha384', 'sha512']) assert.ok(getHashes().includes(name));
});

test('hash() does it in one call', () => {
  assert.equal(hash('sha1', 'a'), '86f7e437faa5a7fce15d1ddcb9eaeaea377667b8');
  assert.equal(hash('sha1', 'a', 'base64'), 'hvfkN/qlp/zhXR3cuerq6jd2Z7g=');
  assert.ok(Buffer.isBuffer(hash('sha1', Buffer.from('a'), 'buffer')));
  assert.throws(() => hash('sha1', 5), { code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => hash('nope', 'a'), { message: 'Digest method nope is not supported' });
});

test('an HMAC is the published one', () => {
  // RFC 4231, test case 2.
  const made = createHmac('sha256', 'Jefe').update('what do ya want for nothing?').digest('hex');
  assert.equal(made, '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843');
});

test('an HMAC takes a key of bytes and of any length', () => {
  const key = Buffer.alloc(300, 1);
  assert.equal(createHmac('sha512', key).update('a').digest('hex'), createHmac('sha512', new Uint8Array(key)).update('a').digest('hex'));
  assert.equal(createHmac('sha1', '').update('').digest('hex'), 'fbdb1d1b18aa6c08324b7d64b71fb76370690e1d');
});

test('a second digest of an HMAC is empty', () => {
  const made = createHmac('sha256', 'k');
  made.digest();
  assert.equal(made.digest('hex'), '');
  assert.throws(() => made.update('x'), { code: 'ERR_CRYPTO_HASH_FINALIZED' });
});

test('an HMAC wants a key and a hash it knows', () => {
  assert.throws(() => createHmac('sha256'), {
    code: 'ERR_INVALID_ARG_TYPE',
    message:
      'The "key" argument must be of type string or an instance of ArrayBuffer, Buffer, TypedArray, DataView, KeyObject, or CryptoKey.' +
      ' Received undefined',
  });
  assert.throws(() => createHmac('nope', 'k'), { name: 'TypeError', code: 'ERR_CRYPTO_INVALID_DIGEST', message: 'Invalid digest: nope' });
});

test('timingSafeEqual compares bytes', () => {
  assert.equal(timingSafeEqual(Buffer.from('abc'), Buffer.from('abc')), true);
  assert.equal(timingSafeEqual(Buffer.from('abc'), Buffer.from('abd')), false);
  assert.equal(timingSafeEqual(bytes(1, 0), new Uint16Array([1])), true);
  assert.equal(timingSafeEqual(new ArrayBuffer(1), bytes(0)), true);
});

test('timingSafeEqual refuses other lengths', () => {
  assert.throws(() => timingSafeEqual(Buffer.from('a'), Buffer.from('ab')), {
    name: 'RangeError', code: 'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH', message: 'Input buffers must have the same byte length',
  });
});

test('timingSafeEqual refuses texts', () => {
  assert.throws(() => timingSafeEqual('a', 'a'), {
    name: 'TypeError',
    code: 'ERR_INVALID_ARG_TYPE',
    message: 'The "buf1" argument must be an instance of ArrayBuffer, Buffer, TypedArray, or DataView.',
  });
  assert.throws(() => timingSafeEqual(Buffer.from('a'), 'a'), { code: 'ERR_INVALID_ARG_TYPE' });
});

test('randomBytes gives as many as asked for', () => {
  assert.equal(randomBytes(0).length, 0);
  assert.equal(randomBytes(17).length, 17);
  assert.ok(Buffer.isBuffer(randomBytes(1)));
  assert.notEqual(hex(randomBytes(16)), hex(randomBytes(16)));
});

test('randomBytes checks its size', () => {
  assert.throws(() => randomBytes(-1), {
    name: 'RangeError',
    code: 'ERR_OUT_OF_RANGE',
    message: 'The value of "size" is out of range. It must be >= 0 && <= 2147483647. Received -1',
  });
  assert.throws(() => randomBytes('x'), { code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => randomBytes(2 ** 32), { code: 'ERR_OUT_OF_RANGE' });
});

test('randomBytes calls back later', async () => {
  let early = true;
  const made = await new Promise((resolve, reject) => {
    randomBytes(4, (error, found) => (error ? reject(error) : resolve([found, early])));
    early = false;
  });
  assert.deepEqual([made[0].length, made[1]], [4, false]);
});

test('randomFillSync fills a part', () => {
  const target = Buffer.alloc(8);
  assert.equal(randomFillSync(target, 4), target);
  assert.equal(hex(target.subarray(0, 4)), '00000000');
  assert.throws(() => randomFillSync(5), { code: 'ERR_INVALID_ARG_TYPE' });
});

test('randomInt stays within its bounds', () => {
  const seen = new Set();
  for (let i = 0; i < 200; i += 1) seen.add(randomInt(3));
  assert.deepEqual([...seen].sort(), [0, 1, 2]);
  for (let i = 0; i < 50; i += 1) assert.equal(randomInt(-2, -1), -2);
  assert.ok(randomInt(2 ** 47) < 2 ** 47);
});

test('randomInt checks its bounds', () => {
  assert.throws(() => randomInt(0), {
    name: 'RangeError', code: 'ERR_OUT_OF_RANGE',
    message: 'The value of "max" is out of range. It must be greater than the value of "min" (0). Received 0',
  });
  assert.throws(() => randomInt(1.5), {
    name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE', message: 'The "max" argument must be a safe integer. Received type number (1.5)',
  });
  assert.throws(() => randomInt(0, 2 ** 48), {
    code: 'ERR_OUT_OF_RANGE',
    message: 'The value of "max - min" is out of range. It must be <= 281474976710655. Received 281_474_976_710_656',
  });
});

test('randomInt calls back when it is given a function', async () => {
  const found = await new Promise((resolve) => randomInt(5, 6, (error, value) => resolve([error ?? null, value])));
  assert.deepEqual(found, [null, 5]);
});

test('randomUUID is a version 4 UUID', () => {
  assert.match(randomUUID(), /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  assert.notEqual(randomUUID(), randomUUID());
  assert.equal(randomUUID({ disableEntropyCache: true }).length, 36);
});

test('the global crypto has randomUUID and getRandomValues', () => {
  assert.equal(globalThis.crypto.randomUUID().length, 36);
  const array = new Uint32Array(4);
  assert.equal(globalThis.crypto.getRandomValues(array), array);
  assert.ok(array.some((value) => value !== 0));
  assert.equal(crypto.webcrypto, globalThis.crypto);
  assert.equal(Object.prototype.toString.call(globalThis.crypto), '[object Crypto]');
});

test('getRandomValues refuses what is no array of whole numbers, and too much', () => {
  assert.throws(() => crypto.getRandomValues(new Float32Array(1)), { name: 'TypeMismatchError' });
  assert.throws(() => crypto.getRandomValues([1]), { name: 'TypeMismatchError' });
  assert.throws(() => crypto.getRandomValues(new Uint8Array(65537)), { name: 'QuotaExceededError' });
});

test('scrypt makes the published key', () => {
  // RFC 7914, section 12.
  const made = scryptSync('password', 'NaCl', 64, { N: 1024, r: 8, p: 16 });
  assert.equal(
    hex(made),
    'fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640',
  );
});

test('scrypt has its usual cost', () => {
  assert.equal(hex(scryptSync('p', 's', 16)), '4329787752e75d1de359a05806e492d4');
  assert.equal(hex(scryptSync('p', 's', 16, { cost: 1024, blockSize: 8, parallelization: 2 })), '58d718bdb4ff0e5652b2b7f3aeace824');
  assert.equal(scryptSync('p', 's', 0).length, 0);
});

test('scrypt refuses a cost that is no power of two or needs too much memory', () => {
  const wanted = { name: 'RangeError', code: 'ERR_CRYPTO_INVALID_SCRYPT_PARAMS' };
  assert.throws(() => scryptSync('p', 's', 16, { N: 1000 }), wanted);
  assert.throws(() => scryptSync('p', 's', 16, { N: 2 ** 15 }), wanted);
  assert.equal(scryptSync('p', 's', 16, { N: 2 ** 15, maxmem: 64 * 1024 * 1024 }).length, 16);
  assert.throws(() => scryptSync('p', 's', 16, { N: 1024, cost: 1024 }), { code: 'ERR_INCOMPATIBLE_OPTION_PAIR' });
});

test('scrypt checks its arguments', () => {
  assert.throws(() => scryptSync(5, 's', 16), { code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => scryptSync('p', 's', -1), { code: 'ERR_OUT_OF_RANGE' });
  assert.throws(() => scryptSync('p', 's', 1.5), { code: 'ERR_OUT_OF_RANGE' });
  assert.throws(() => scrypt('p', 's', 16), { code: 'ERR_INVALID_ARG_TYPE' });
});

test('scrypt calls back with the same key', async () => {
  const made = await new Promise((resolve, reject) => {
    scrypt('p', 's', 16, { N: 1024 }, (error, key) => (error ? reject(error) : resolve(key)));
  });
  assert.equal(hex(made), hex(scryptSync('p', 's', 16, { N: 1024 })));
});

test('pbkdf2 makes the published key', () => {
  // RFC 6070, test 3.
  assert.equal(hex(pbkdf2Sync('password', 'salt', 4096, 20, 'sha1')), '4b007901b765489abead49d926f721d065a429c1');
  assert.equal(hex(pbkdf2Sync('p', 's', 1000, 16, 'sha512')), 'e3d368e7e1f1214acb9fa2029ace9e81');
});

test('pbkdf2 checks its arguments', () => {
  assert.throws(() => pbkdf2Sync('p', 's', 0, 16, 'sha512'), {
    code: 'ERR_OUT_OF_RANGE', message: 'The value of "iterations" is out of range. It must be >= 1 && <= 2147483647. Received 0',
  });
  assert.throws(() => pbkdf2Sync('p', 's', 1, 16), { message: 'The "digest" argument must be of type string. Received undefined' });
  assert.throws(() => pbkdf2Sync('p', 's', 1, 16, 'nope'), { code: 'ERR_CRYPTO_INVALID_DIGEST' });
  assert.throws(() => pbkdf2('p', 's', 1, 16, 'sha1'), { code: 'ERR_INVALID_ARG_TYPE' });
});

test('pbkdf2 calls back with the same key', async () => {
  const made = await new Promise((resolve, reject) => {
    pbkdf2('p', 's', 10, 16, 'sha256', (error, key) => (error ? reject(error) : resolve(key)));
  });
  assert.equal(hex(made), hex(pbkdf2Sync('p', 's', 10, 16, 'sha256')));
});

test('hkdf makes the published key', () => {
  // RFC 5869, test case 1.
  const key = Buffer.alloc(22, 0x0b);
  const made = hkdfSync('sha256', key, Buffer.from('000102030405060708090a0b0c', 'hex'), Buffer.from('f0f1f2f3f4f5f6f7f8f9', 'hex'), 42);
  assert.ok(made instanceof ArrayBuffer);
  assert.equal(hex(made), '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865');
});

test('hkdf refuses too long a key and too long a description', () => {
  assert.throws(() => hkdfSync('sha256', 'k', 's', 'i', 255 * 32 + 1), { name: 'RangeError', code: 'ERR_CRYPTO_INVALID_KEYLEN' });
  assert.throws(() => hkdfSync('sha256', 'k', 's', 'i'.repeat(1025), 16), { code: 'ERR_OUT_OF_RANGE' });
});

test('a secret key keeps its bytes', () => {
  const key = createSecretKey(Buffer.from('abc'));
  assert.ok(key instanceof KeyObject);
  assert.deepEqual([key.type, key.symmetricKeySize, key.export().toString()], ['secret', 3, 'abc']);
  assert.deepEqual(key.export({ format: 'jwk' }), { kty: 'oct', k: 'YWJj' });
  assert.equal(key.equals(createSecretKey('abc', 'utf8')), true);
  assert.equal(createHmac('sha1', key).update('a').digest('hex'), createHmac('sha1', 'abc').update('a').digest('hex'));
});

test('a secret key is generated with a length in bits', () => {
  assert.equal(generateKeySync('hmac', { length: 128 }).symmetricKeySize, 16);
  assert.equal(generateKeySync('aes', { length: 256 }).symmetricKeySize, 32);
});

const seed = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex');
const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);

test('Ed25519 signs as published', () => {
  // RFC 8032, section 7.1, test 1.
  const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  const made = sign(null, Buffer.alloc(0), key);
  assert.match(hex(made), /^e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e3970/);
  assert.equal(createPublicKey(key).export({ format: 'jwk' }).x, '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo');
});

test('a pair signs and checks', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const made = sign(null, 'hello', privateKey);
  assert.equal(made.length, 64);
  assert.equal(verify(null, Buffer.from('hello'), publicKey, made), true);
  assert.equal(verify(null, Buffer.from('hallo'), publicKey, made), false);
  assert.equal(verify(null, Buffer.from('hello'), privateKey, made), true);
  assert.equal(verify(null, Buffer.from('hello'), publicKey, Buffer.alloc(3)), false);
  assert.throws(() => sign(null, 'a', publicKey), {
    name: 'TypeError', code: 'ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE', message: 'Invalid key object type public, expected private.',
  });
});

test('keys go to PEM and come back', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' });
  assert.match(pem, /^-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEI[A-Za-z0-9+/=]+\n-----END PRIVATE KEY-----\n$/);
  assert.equal(createPrivateKey(pem).equals(privateKey), true);
  const publicPem = publicKey.export({ format: 'pem', type: 'spki' });
  assert.match(publicPem, /^-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA/);
  assert.equal(createPublicKey(publicPem).equals(publicKey), true);
  assert.equal(createPublicKey(pem).equals(publicKey), true);
});

test('a pair comes in the encodings asked for', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  });
  assert.ok(publicKey.startsWith('-----BEGIN PUBLIC KEY-----'));
  assert.equal(privateKey.length, 48);
});

test('keys say what they are', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  assert.deepEqual([privateKey.type, publicKey.type, publicKey.asymmetricKeyType], ['private', 'public', 'ed25519']);
  assert.throws(() => publicKey.export({ format: 'pem', type: 'pkcs1' }), {
    code: 'ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS', message: 'The selected key encoding pkcs1 can only be used for RSA keys.',
  });
  assert.throws(() => publicKey.export(), { code: 'ERR_INVALID_ARG_TYPE' });
});

const key = Buffer.alloc(32, 1);
const nonce = Buffer.alloc(12, 2);

test('AES-GCM encrypts as OpenSSL does', () => {
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from('h'));
  assert.equal(cipher.update('hel', 'utf8', 'hex') + cipher.update('lo', 'utf8', 'hex') + cipher.final('hex'), '6fb3a52525');
  assert.equal(cipher.getAuthTag().toString('hex'), 'ac8b8b2c822975ed0acd58d3cb26d6a6');
});

test('AES-GCM decrypts what it encrypted, also with 128 bits', () => {
  for (const [name, length] of [['aes-128-gcm', 16], ['aes-256-gcm', 32]]) {
    const cipher = createCipheriv(name, key.subarray(0, length), nonce);
    const sealed = Buffer.concat([cipher.update('a secret'), cipher.final()]);
    const decipher = createDecipheriv(name, key.subarray(0, length), nonce);
    decipher.setAuthTag(cipher.getAuthTag());
    assert.equal(decipher.update(sealed, undefined, 'utf8') + decipher.final('utf8'), 'a secret');
  }
});

test('AES-GCM refuses what was changed or has no tag', () => {
  const wanted = { name: 'Error', message: 'Unsupported state or unable to authenticate data' };
  const decipher = createDecipheriv('aes-256-gcm', key, nonce);
  decipher.update('aa', 'hex');
  decipher.setAuthTag(Buffer.alloc(16));
  assert.throws(() => decipher.final(), wanted);
  assert.throws(() => createDecipheriv('aes-256-gcm', key, nonce).final(), wanted);
});

test('AES-GCM keeps the order of its calls', () => {
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  assert.throws(() => cipher.getAuthTag(), { code: 'ERR_CRYPTO_INVALID_STATE', message: 'Invalid state for operation getAuthTag' });
  cipher.update('a');
  assert.throws(() => cipher.setAAD(Buffer.from('a')), { code: 'ERR_CRYPTO_INVALID_STATE' });
  cipher.final();
  assert.throws(() => cipher.final(), { code: 'ERR_CRYPTO_INVALID_STATE', message: 'Invalid state' });
  assert.throws(() => cipher.update('b'), { message: 'Trying to add data in unsupported state' });
});

test('ciphers check their name, key and nonce', () => {
  assert.throws(() => createCipheriv('nope', key, nonce), { code: 'ERR_CRYPTO_UNKNOWN_CIPHER', message: 'Unknown cipher' });
  assert.throws(() => createCipheriv('aes-256-gcm', Buffer.alloc(5), nonce), { name: 'RangeError', code: 'ERR_CRYPTO_INVALID_KEYLEN' });
  assert.throws(() => createCipheriv('aes-256-gcm', key, Buffer.alloc(0)), { name: 'TypeError', code: 'ERR_CRYPTO_INVALID_IV' });
  assert.throws(() => createDecipheriv('aes-256-gcm', key, nonce).setAuthTag(Buffer.alloc(3)), {
    name: 'TypeError', code: 'ERR_CRYPTO_INVALID_AUTH_TAG', message: 'Invalid authentication tag length: 3',
  });
});
