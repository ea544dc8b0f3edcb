// Chance of node:crypto and of the global `crypto`. It comes from the laboratory's seed: the same in every run, and no secret.
import host from 'hornbook:host';
import { buffer, later, plain } from 'hornbook:crypto_bytes';
import { invalidArgType, needFunction, outOfRange, received, unsupported, withCode } from 'hornbook:errors';
import { isAnyArrayBuffer, typedArrayName } from 'hornbook:types';

const MOST = 2147483647;

function draw(count) {
  const made = host.randomBytes(count);
  if (!made) throw unsupported('node:crypto', `${count} random bytes at once: the most are 16777216`);
  return made;
}

function size(value, name, most = MOST) {
  if (typeof value !== 'number') throw invalidArgType(name, 'number', value);
  if (Number.isNaN(value) || value < 0 || value > most) {
    const error = outOfRange(name, `>= 0 && <= ${most}`, value);
    error.message = `The value of "${name}" is out of range. It must be >= 0 && <= ${most}. Received ${value}`;
    throw error;
  }
  return Math.trunc(value);
}

export function randomBytes(count, callback) {
  const checked = size(count, 'size');
  if (callback === undefined) return buffer(draw(checked));
  needFunction(callback, 'callback');
  later(callback, () => buffer(draw(checked)));
}

export const pseudoRandomBytes = randomBytes;

function view(target) {
  if (ArrayBuffer.isView(target)) return plain(target);
  if (isAnyArrayBuffer(target)) return new Uint8Array(target);
  throw invalidArgType('buf', ['ArrayBuffer', 'ArrayBufferView'], target);
}

export function randomFillSync(target, offset = 0, count = undefined) {
  const whole = view(target);
  const width = target.BYTES_PER_ELEMENT ?? 1;
  const from = size(offset, 'offset', whole.length) * width;
  const length = count === undefined ? whole.length - from : size(count, 'size', whole.length) * width;
  if (from + length > whole.length) throw outOfRange('size + offset', `<= ${whole.length}`, from + length);
  whole.set(draw(length), from);
  return target;
}

export function randomFill(target, ...rest) {
  const callback = rest.pop();
  view(target);
  needFunction(callback, 'callback');
  later(callback, () => randomFillSync(target, ...rest));
}

export function randomInt(...given) {
  const callback = typeof given.at(-1) === 'function' ? given.pop() : undefined;
  const [min, max] = given.length < 2 ? [0, given[0]] : given;
  for (const [value, name] of [[min, 'min'], [max, 'max']]) {
    if (!Number.isSafeInteger(value)) {
      throw withCode(TypeError, 'ERR_INVALID_ARG_TYPE', `The "${name}" argument must be a safe integer.${received(value)}`);
    }
  }
  if (max <= min) throw outOfRange('max', `greater than the value of "min" (${min})`, max);
  const range = max - min;
  if (range >= 2 ** 48) throw outOfRange(given.length < 2 ? 'max' : 'max - min', `<= ${2 ** 48 - 1}`, range);
  // Draws of 48 bits; those of the last, incomplete range are drawn again.
  const compute = () => {
    for (;;) {
      const drawn = draw(6).reduce((all, byte) => all * 256 + byte, 0);
      if (drawn < 2 ** 48 - ((2 ** 48) % range)) return min + (drawn % range);
    }
  };
  if (!callback) return compute();
  later(callback, compute);
}

export function randomUUID(options) {
  if (options !== undefined && (options === null || typeof options !== 'object')) throw invalidArgType('options', 'object', options);
  const made = draw(16);
  // RFC 9562: version 4, variant 10.
  made[6] = (made[6] & 0x0f) | 0x40;
  made[8] = (made[8] & 0x3f) | 0x80;
  return made.toHex().replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

export function getRandomValues(array) {
  const name = typedArrayName(array);
  if (name === undefined || name.startsWith('Float')) {
    throw new DOMException('The data argument must be an integer-type TypedArray', 'TypeMismatchError');
  }
  if (array.byteLength > 65536) throw new DOMException('The requested length exceeds 65,536 bytes', 'QuotaExceededError');
  plain(array).set(draw(array.byteLength));
  return array;
}

// The global `crypto` is what browsers have; of its `subtle` every method says that it is not there.
class SubtleCrypto {}
for (const method of [
  'decrypt', 'deriveBits', 'deriveKey', 'digest', 'encrypt', 'exportKey', 'generateKey', 'importKey', 'sign', 'unwrapKey', 'verify',
  'wrapKey',
]) {
  SubtleCrypto.prototype[method] = async () => {
    throw unsupported('crypto.subtle', `${method}; node:crypto has its functions`);
  };
}

class Crypto {
  #subtle = new SubtleCrypto();
  get subtle() {
    return this.#subtle;
  }
  getRandomValues(array) {
    return getRandomValues(array);
  }
  randomUUID() {
    return randomUUID();
  }
}
for (const made of [Crypto, SubtleCrypto]) {
  Object.defineProperty(made.prototype, Symbol.toStringTag, { value: made.name, configurable: true });
}

export const webcrypto = new Crypto();
Object.defineProperty(globalThis, 'crypto', { value: webcrypto, writable: true, configurable: true, enumerable: true });

export function timingSafeEqual(one, two) {
  for (const [value, name] of [[one, 'buf1'], [two, 'buf2']]) {
    if (!ArrayBuffer.isView(value) && !isAnyArrayBuffer(value)) {
      const error = invalidArgType(name, ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'], value);
      error.message = `The "${name}" argument must be an instance of ArrayBuffer, Buffer, TypedArray, or DataView.`;
      throw error;
    }
  }
  if (one.byteLength !== two.byteLength) {
    throw withCode(RangeError, 'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH', 'Input buffers must have the same byte length');
  }
  const [left, right] = [view(one), view(two)];
  let difference = 0;
  for (let at = 0; at < left.length; at += 1) difference |= left[at] ^ right[at];
  return difference === 0;
}

