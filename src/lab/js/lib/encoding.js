// TextEncoder and TextDecoder for UTF-8: https://encoding.spec.whatwg.org/.
import { invalidArgType, unsupported, withCode } from 'hornbook:errors';

// The bytes of a text; a lone surrogate becomes U+FFFD.
export function encode(text) {
  let bytes = new Uint8Array(text.length + 16);
  let end = 0;
  for (let at = 0; at < text.length; at += 1) {
    let code = text.charCodeAt(at);
    if (end + 4 > bytes.length) {
      const more = new Uint8Array(bytes.length * 2);
      more.set(bytes);
      bytes = more;
    }
    if (code < 0x80) {
      bytes[end++] = code;
      continue;
    }
    if (code >= 0xd800 && code <= 0xdfff) {
      const next = code < 0xdc00 ? text.charCodeAt(at + 1) : NaN;
      if (next >= 0xdc00 && next <= 0xdfff) {
        code = 0x10000 + ((code - 0xd800) << 10) + (next - 0xdc00);
        at += 1;
      } else {
        code = 0xfffd;
      }
    }
    if (code < 0x800) {
      bytes[end++] = 0xc0 | (code >> 6);
    } else if (code < 0x10000) {
      bytes[end++] = 0xe0 | (code >> 12);
      bytes[end++] = 0x80 | ((code >> 6) & 0x3f);
    } else {
      bytes[end++] = 0xf0 | (code >> 18);
      bytes[end++] = 0x80 | ((code >> 12) & 0x3f);
      bytes[end++] = 0x80 | ((code >> 6) & 0x3f);
    }
    bytes[end++] = 0x80 | (code & 0x3f);
  }
  return bytes.slice(0, end);
}

// What a sequence that begins with `byte` needs: further bytes, and the bounds of the next one; null for no beginning.
function sequence(byte) {
  if (byte >= 0xc2 && byte <= 0xdf) return [1, 0x80, 0xbf];
  if (byte >= 0xe0 && byte <= 0xef) return [2, byte === 0xe0 ? 0xa0 : 0x80, byte === 0xed ? 0x9f : 0xbf];
  if (byte >= 0xf0 && byte <= 0xf4) return [3, byte === 0xf0 ? 0x90 : 0x80, byte === 0xf4 ? 0x8f : 0xbf];
  return null;
}

// The text of bytes, and how many at the end are the beginning of a character when `stream` is set. `fail` is called for each error.
export function decode(bytes, stream = false, fail = () => {}) {
  const parts = [];
  let units = [];
  let at = 0;
  const push = (code) => {
    if (code > 0xffff) units.push(0xd800 + ((code - 0x10000) >> 10), 0xdc00 + ((code - 0x10000) & 0x3ff));
    else units.push(code);
    if (units.length > 4000) {
      parts.push(String.fromCharCode(...units));
      units = [];
    }
  };
  while (at < bytes.length) {
    const byte = bytes[at];
    if (byte < 0x80) {
      push(byte);
      at += 1;
      continue;
    }
    const found = sequence(byte);
    let [left, low, high] = found ?? [0, 0, 0];
    let code = found ? byte & (0x3f >> left) : 0;
    let end = at + 1;
    while (left > 0 && end < bytes.length && bytes[end] >= low && bytes[end] <= high) {
      code = (code << 6) | (bytes[end] & 0x3f);
      [low, high] = [0x80, 0xbf];
      left -= 1;
      end += 1;
    }
    if (found && left > 0 && end === bytes.length && stream) break;
    if (!found || left > 0) {
      fail();
      code = 0xfffd;
    }
    push(code);
    at = end;
  }
  parts.push(String.fromCharCode(...units));
  return { text: parts.join(''), left: bytes.length - at };
}

// Any view or buffer as bytes, without a copy.
export function bytesOf(value, name = 'list') {
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  throw invalidArgType(name, ['ArrayBuffer', 'ArrayBufferView'], value);
}

export class TextEncoder {
  get encoding() {
    return 'utf-8';
  }
  encode(text = '') {
    return encode(String(text));
  }
  encodeInto(text, target) {
    if (typeof text !== 'string') throw invalidArgType('src', 'string', text);
    if (!(target instanceof Uint8Array)) throw invalidArgType('dest', 'Uint8Array', target);
    let read = 0;
    let written = 0;
    for (const character of text) {
      const bytes = encode(character);
      if (written + bytes.length > target.length) break;
      target.set(bytes, written);
      written += bytes.length;
      read += character.length;
    }
    return { read, written };
  }
}

const labels = new Set(['utf-8', 'utf8', 'unicode-1-1-utf-8', 'unicode11utf8', 'unicode20utf8', 'x-unicode20utf8']);

export class TextDecoder {
  #fatal;
  #ignoreBom;
  #kept = new Uint8Array(0);
  #begun = false;
  constructor(label = 'utf-8', options = {}) {
    if (!labels.has(String(label).trim().toLowerCase())) {
      const error = unsupported('TextDecoder', `the encoding ${label}`);
      throw Object.assign(new RangeError(error.message), { code: 'ERR_ENCODING_NOT_SUPPORTED' });
    }
    this.#fatal = Boolean(options?.fatal);
    this.#ignoreBom = Boolean(options?.ignoreBOM);
  }
  get encoding() {
    return 'utf-8';
  }
  get fatal() {
    return this.#fatal;
  }
  get ignoreBOM() {
    return this.#ignoreBom;
  }
  decode(input, { stream = false } = {}) {
    let bytes = input === undefined ? new Uint8Array(0) : bytesOf(input);
    if (this.#kept.length > 0) {
      const whole = new Uint8Array(this.#kept.length + bytes.length);
      whole.set(this.#kept);
      whole.set(bytes, this.#kept.length);
      bytes = whole;
    }
    const fail = () => {
      if (!this.#fatal) return;
      this.#kept = new Uint8Array(0);
      this.#begun = false;
      throw withCode(TypeError, 'ERR_ENCODING_INVALID_ENCODED_DATA', 'The encoded data was not valid for encoding utf-8');
    };
    const { text, left } = decode(bytes, Boolean(stream), fail);
    this.#kept = bytes.slice(bytes.length - left);
    const hasMark = !this.#begun && !this.#ignoreBom && text.startsWith('\ufeff');
    this.#begun = stream ? this.#begun || text !== '' : false;
    return hasMark ? text.slice(1) : text;
  }
}

for (const [made, name] of [
  [TextEncoder, 'TextEncoder'],
  [TextDecoder, 'TextDecoder'],
]) {
  Object.defineProperty(made.prototype, Symbol.toStringTag, { value: name, configurable: true });
}
