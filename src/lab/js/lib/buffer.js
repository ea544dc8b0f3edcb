// node:buffer: Buffer on Uint8Array. https://nodejs.org/api/buffer.html.
import { decode, encode } from 'hornbook:encoding';
import { invalidArgType, invalidArgValue, missing, needString, outOfRange, withCode } from 'hornbook:errors';
import { custom, inspect } from 'hornbook:inspect';
import { isAnyArrayBuffer } from 'hornbook:types';
import numbers from 'hornbook:buffer_numbers';

const units = (bytes, mask) => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 4000).map((byte) => byte & mask));
  }
  return text;
};
// Bytes of each UTF-16 unit of a text.
const each = (text) => {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at) & 0xff;
  return bytes;
};

const fromHex = (text) => {
  const whole = /^(?:[\da-fA-F]{2})*/.exec(text)[0];
  return Uint8Array.fromHex(whole);
};
const fromBase64 = (text) => {
  const clean = text
    .replace(/-/g, '+')
    .replace(/_/g, '/')
    .split('=')[0]
    .replace(/[^A-Za-z0-9+/]/g, '');
  const usable = clean.length % 4 === 1 ? clean.slice(0, -1) : clean;
  return Uint8Array.fromBase64(usable.padEnd(Math.ceil(usable.length / 4) * 4, '='));
};
const toUtf16 = (bytes) => {
  let text = '';
  for (let at = 0; at + 1 < bytes.length; at += 2) text += String.fromCharCode(bytes[at] | (bytes[at + 1] << 8));
  return text;
};
const fromUtf16 = (text) => {
  const bytes = new Uint8Array(text.length * 2);
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    bytes[2 * at] = unit & 0xff;
    bytes[2 * at + 1] = unit >> 8;
  }
  return bytes;
};
const plain = (bytes) => new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const encodings = {
  utf8: { read: encode, write: (bytes) => decode(bytes).text },
  utf16le: { read: fromUtf16, write: toUtf16 },
  latin1: { read: each, write: (bytes) => units(bytes, 0xff) },
  ascii: { read: each, write: (bytes) => units(bytes, 0x7f) },
  hex: { read: fromHex, write: (bytes) => plain(bytes).toHex() },
  base64: { read: fromBase64, write: (bytes) => plain(bytes).toBase64() },
  base64url: { read: fromBase64, write: (bytes) => plain(bytes).toBase64({ alphabet: 'base64url', omitPadding: true }) },
};
const aliases = {
  'utf-8': 'utf8',
  ucs2: 'utf16le',
  'ucs-2': 'utf16le',
  'utf-16le': 'utf16le',
  binary: 'latin1',
};

function known(encoding) {
  const name = String(encoding).toLowerCase();
  const found = aliases[name] ?? name;
  return Object.hasOwn(encodings, found) ? found : undefined;
}

function coder(encoding) {
  if (encoding === undefined || encoding === null || encoding === '') return encodings.utf8;
  const name = known(encoding);
  if (name === undefined) throw withCode(TypeError, 'ERR_UNKNOWN_ENCODING', `Unknown encoding: ${encoding}`);
  return encodings[name];
}

const bytesMay = ['string', 'Buffer', 'ArrayBuffer', 'Array'];

function notBytes(value) {
  const error = invalidArgType('first argument', bytesMay, value);
  error.message = error.message.replace(
    'or an instance of Buffer, ArrayBuffer, or Array.',
    'or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object.',
  );
  return error;
}

const asBuffer = (bytes) => Object.setPrototypeOf(bytes, Buffer.prototype);
const isBytes = (value) => value instanceof Uint8Array;

function needSize(size) {
  if (typeof size !== 'number') throw invalidArgType('size', 'number', size);
  if (!(size >= 0 && size <= Number.MAX_SAFE_INTEGER)) throw outOfRange('size', `>= 0 && <= ${Number.MAX_SAFE_INTEGER}`, size);
}

function needBytes(value, name) {
  if (!isBytes(value)) throw invalidArgType(name, ['Buffer', 'Uint8Array'], value);
}

export function Buffer(value, encodingOrOffset, length) {
  if (typeof value === 'number') {
    if (typeof encodingOrOffset === 'string') throw invalidArgType('string', 'string', value);
    return Buffer.alloc(value);
  }
  return Buffer.from(value, encodingOrOffset, length);
}
Object.setPrototypeOf(Buffer, Uint8Array);
Buffer.prototype = Object.create(Uint8Array.prototype, { constructor: { value: Buffer, writable: true, configurable: true } });

const statics = {
  poolSize: 65536,
  from(value, encodingOrOffset, length) {
    if (typeof value === 'string') return asBuffer(coder(encodingOrOffset).read(value));
    if (value !== null && typeof value === 'object') {
      if (isAnyArrayBuffer(value)) return asBuffer(new Uint8Array(value, encodingOrOffset ?? 0, length));
      const inner = value.valueOf?.();
      if (inner !== undefined && inner !== null && inner !== value && (typeof inner === 'string' || typeof inner === 'object')) {
        return Buffer.from(inner, encodingOrOffset, length);
      }
      const list = listOf(value);
      if (list !== undefined) return asBuffer(list);
      if (typeof value[Symbol.toPrimitive] === 'function') {
        const text = value[Symbol.toPrimitive]('string');
        if (typeof text === 'string') return Buffer.from(text, encodingOrOffset);
      }
    }
    throw notBytes(value);
  },
  of(...bytes) {
    return asBuffer(Uint8Array.from(bytes));
  },
  alloc(size, fill, encoding) {
    needSize(size);
    const made = asBuffer(new Uint8Array(size));
    return fill !== undefined && fill !== 0 && size > 0 ? made.fill(fill, encoding) : made;
  },
  allocUnsafe: (size) => Buffer.alloc(size),
  allocUnsafeSlow: (size) => Buffer.alloc(size),
  concat(list, total) {
    if (!Array.isArray(list)) throw invalidArgType('list', 'Array', list);
    for (const [index, part] of list.entries()) needBytes(part, `list[${index}]`);
    const length = total ?? list.reduce((sum, part) => sum + part.length, 0);
    const whole = Buffer.alloc(length);
    let at = 0;
    for (const part of list) {
      if (at >= length) break;
      whole.set(part.length > length - at ? plain(part).subarray(0, length - at) : part, at);
      at += part.length;
    }
    return whole;
  },
  isBuffer: (value) => value instanceof Buffer,
  isEncoding: (encoding) => typeof encoding === 'string' && encoding !== '' && known(encoding) !== undefined,
  byteLength(value, encoding) {
    if (typeof value === 'string') {
      const name = known(encoding ?? 'utf8') ?? 'utf8';
      if (name === 'base64' || name === 'base64url') return Math.floor((value.replace(/=+$/, '').length * 3) / 4);
      return name === 'hex' ? value.length >>> 1 : encodings[name].read(value).length;
    }
    if (ArrayBuffer.isView(value) || isAnyArrayBuffer(value)) return value.byteLength;
    throw invalidArgType('string', ['string', 'Buffer', 'ArrayBuffer'], value);
  },
  compare(left, right) {
    needBytes(left, 'buf1');
    needBytes(right, 'buf2');
    const most = Math.min(left.length, right.length);
    for (let at = 0; at < most; at += 1) if (left[at] !== right[at]) return left[at] < right[at] ? -1 : 1;
    return Math.sign(left.length - right.length);
  },
  copyBytesFrom(view, offset = 0, length = undefined) {
    if (!ArrayBuffer.isView(view) || view instanceof DataView) throw invalidArgType('view', 'TypedArray', view);
    const part = view.slice(offset, length === undefined ? undefined : offset + length);
    return asBuffer(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
  },
};

// Bytes of an array, of what looks like one, or of a Buffer's JSON.
function listOf(value) {
  if (typeof value.length === 'number') return Uint8Array.from({ ...value, length: value.length }, (byte) => byte & 0xff);
  if (value.type === 'Buffer' && Array.isArray(value.data)) return Uint8Array.from(value.data);
  return undefined;
}

const bounded = (value, most, otherwise) => {
  const number = value === undefined ? otherwise : Math.trunc(Number(value)) || 0;
  return Math.min(Math.max(number, 0), most);
};
const relative = (value, length, otherwise) => {
  const number = value === undefined ? otherwise : Math.trunc(Number(value)) || 0;
  return number < 0 ? Math.max(length + number, 0) : Math.min(number, length);
};

function find(buffer, value, offset, encoding, backwards) {
  if (typeof offset === 'string') [offset, encoding] = [undefined, offset];
  let wanted;
  if (typeof value === 'number') wanted = Uint8Array.of(value & 0xff);
  else if (typeof value === 'string') wanted = coder(encoding).read(value);
  else if (isBytes(value)) wanted = value;
  else throw invalidArgType('value', ['number', 'string', 'Buffer', 'Uint8Array'], value);
  let at = offset === undefined || Number.isNaN(Number(offset)) ? (backwards ? buffer.length : 0) : Math.trunc(Number(offset));
  if (at < 0) at += buffer.length;
  if (at < 0 && backwards) return -1;
  const last = buffer.length - wanted.length;
  if (wanted.length === 0) return Math.min(Math.max(at, 0), buffer.length);
  const is = (start) => wanted.every((byte, index) => buffer[start + index] === byte);
  if (backwards) {
    for (let start = Math.min(at, last); start >= 0; start -= 1) if (is(start)) return start;
  } else {
    for (let start = Math.max(at, 0); start <= last; start += 1) if (is(start)) return start;
  }
  return -1;
}

function swap(buffer, size) {
  if (buffer.length % size !== 0) {
    throw withCode(RangeError, 'ERR_INVALID_BUFFER_SIZE', `Buffer size must be a multiple of ${size * 8}-bits`);
  }
  for (let at = 0; at < buffer.length; at += size)
    plain(buffer)
      .subarray(at, at + size)
      .reverse();
  return buffer;
}

const methods = {
  toString(encoding, start, end) {
    const from = bounded(start, this.length, 0);
    const to = bounded(end, this.length, this.length);
    return to <= from ? '' : coder(encoding).write(plain(this).subarray(from, to));
  },
  toLocaleString(encoding, start, end) {
    return this.toString(encoding, start, end);
  },
  toJSON() {
    return { type: 'Buffer', data: Array.from(this) };
  },
  equals(other) {
    needBytes(other, 'otherBuffer');
    return Buffer.compare(this, other) === 0;
  },
  compare(target, targetStart = 0, targetEnd = target?.length, start = 0, end = this.length) {
    needBytes(target, 'target');
    return Buffer.compare(plain(this).subarray(start, end), plain(target).subarray(targetStart, targetEnd));
  },
  slice(start, end) {
    return this.subarray(start, end);
  },
  subarray(start, end) {
    const from = relative(start, this.length, 0);
    const to = relative(end, this.length, this.length);
    return asBuffer(new Uint8Array(this.buffer, this.byteOffset + from, Math.max(to - from, 0)));
  },
  write(text, offset, length, encoding) {
    needString(text, 'argument');
    if (typeof offset === 'string') [offset, length, encoding] = [0, undefined, offset];
    else if (typeof length === 'string') [length, encoding] = [undefined, length];
    const at = offset ?? 0;
    if (typeof at !== 'number') throw invalidArgType('offset', 'number', at);
    if (!(at >= 0 && at <= this.length)) throw outOfRange('offset', `>= 0 && <= ${this.length}`, at);
    const room = Math.min(length ?? Infinity, this.length - at);
    const name = known(encoding ?? 'utf8');
    let bytes = coder(encoding).read(text);
    if (bytes.length > room) {
      let cut = room;
      // No half characters.
      if (name === 'utf8') while (cut > 0 && (bytes[cut] & 0xc0) === 0x80) cut -= 1;
      if (name === 'utf16le') cut -= cut % 2;
      bytes = bytes.subarray(0, cut);
    }
    this.set(bytes, at);
    return bytes.length;
  },
  copy(target, targetStart = 0, start = 0, end = this.length) {
    needBytes(target, 'target');
    if (targetStart < 0) throw outOfRange('targetStart', '>= 0', targetStart);
    if (start < 0 || start > this.length) throw outOfRange('sourceStart', `>= 0 && <= ${this.length}`, start);
    if (end < 0) throw outOfRange('sourceEnd', '>= 0', end);
    if (targetStart >= target.length || start >= end) return 0;
    const part = plain(this).subarray(start, Math.min(end, start + target.length - targetStart));
    target.set(part, targetStart);
    return part.length;
  },
  fill(value, start, end, encoding) {
    if (typeof start === 'string') [start, end, encoding] = [undefined, undefined, start];
    else if (typeof end === 'string') [end, encoding] = [undefined, end];
    const from = start ?? 0;
    const to = end ?? this.length;
    if (from < 0 || from > this.length) throw outOfRange('offset', `>= 0 && <= ${this.length}`, from);
    if (to < 0 || to > this.length) throw outOfRange('end', `>= 0 && <= ${this.length}`, to);
    if (typeof value === 'string' || isBytes(value)) {
      const bytes = isBytes(value) ? value : coder(encoding).read(value);
      if (bytes.length === 0) {
        if (value.length > 0) throw invalidArgValue('value', inspect(value));
        Uint8Array.prototype.fill.call(this, 0, from, to);
        return this;
      }
      for (let at = from; at < to; at += 1) this[at] = bytes[(at - from) % bytes.length];
      return this;
    }
    Uint8Array.prototype.fill.call(this, Number(value) & 0xff, from, to);
    return this;
  },
  indexOf(value, offset, encoding) {
    return find(this, value, offset, encoding, false);
  },
  lastIndexOf(value, offset, encoding) {
    return find(this, value, offset, encoding, true);
  },
  includes(value, offset, encoding) {
    return find(this, value, offset, encoding, false) !== -1;
  },
  swap16() {
    return swap(this, 2);
  },
  swap32() {
    return swap(this, 4);
  },
  swap64() {
    return swap(this, 8);
  },
  [custom](depth, options) {
    const most = 50;
    const shown = Array.from(plain(this).subarray(0, most), (byte) => byte.toString(16).padStart(2, '0'));
    const left = this.length - most;
    if (left > 0) shown.push(`... ${left} more byte${left > 1 ? 's' : ''}`);
    const extra = Object.keys(this).filter((key) => !/^\d+$/.test(key));
    const more = extra.map((key) => `${key}: ${inspect(this[key], { ...options, depth })}`);
    return `<${[this.constructor.name, shown.join(' ') + (more.length > 0 ? `, ${more.join(', ')}` : '')].join(' ')}>`;
  },
  ...numbers,
};

for (const [object, added] of [
  [Buffer, statics],
  [Buffer.prototype, methods],
]) {
  for (const key of Reflect.ownKeys(added)) {
    Object.defineProperty(object, key, { value: added[key], writable: true, configurable: true, enumerable: false });
  }
}
for (const [key, read] of [
  ['parent', 'buffer'],
  ['offset', 'byteOffset'],
]) {
  Object.defineProperty(Buffer.prototype, key, {
    get() {
      return this instanceof Buffer ? this[read] : undefined;
    },
    configurable: true,
    enumerable: true,
  });
}

export const { atob, btoa } = globalThis;
export const isUtf8 = (input) => {
  let valid = true;
  decode(new Uint8Array(input.buffer ?? input, input.byteOffset ?? 0, input.byteLength), false, () => {
    valid = false;
  });
  return valid;
};
export const isAscii = (input) =>
  new Uint8Array(input.buffer ?? input, input.byteOffset ?? 0, input.byteLength).every((byte) => byte < 0x80);
export const constants = Object.freeze({ MAX_LENGTH: Number.MAX_SAFE_INTEGER, MAX_STRING_LENGTH: 536870888 });
export const kMaxLength = constants.MAX_LENGTH;
export const Blob = missing('node:buffer', 'Blob');
export const File = missing('node:buffer', 'File');
export const SlowBuffer = missing('node:buffer', 'SlowBuffer');
export const transcode = missing('node:buffer', 'transcode');
export const INSPECT_MAX_BYTES = 50;

export default {
  atob,
  Blob,
  btoa,
  Buffer,
  constants,
  File,
  INSPECT_MAX_BYTES,
  isAscii,
  isUtf8,
  kMaxLength,
  SlowBuffer,
  transcode,
};
