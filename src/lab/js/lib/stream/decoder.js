// Bytes that come in pieces → text, without a character cut in two: https://nodejs.org/api/string_decoder.html
import 'hornbook:web';
import { coded } from 'hornbook:refusal';

const { Buffer } = globalThis;

// How many bytes at the end begin a character of UTF-8 that is not complete.
function unfinished(bytes) {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back];
    if ((byte & 0b1100_0000) === 0b1000_0000) continue;
    const size = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return size > back ? back : 0;
  }
  return 0;
}

const rest = {
  utf8: unfinished,
  utf16le: (bytes) => bytes.length % 2,
  base64: (bytes) => bytes.length % 3,
  hex: () => 0,
  latin1: () => 0,
  ascii: () => 0,
};
const names = { 'utf-8': 'utf8', 'utf-16le': 'utf16le', ucs2: 'utf16le', 'ucs-2': 'utf16le', binary: 'latin1', base64url: 'base64url' };
rest.base64url = rest.base64;

export function decoder(encoding = 'utf8') {
  const asked = String(encoding).toLowerCase();
  const name = names[asked] ?? asked;
  const left = rest[name];
  if (!left) throw coded(TypeError, 'ERR_UNKNOWN_ENCODING', `Unknown encoding: ${encoding}`);
  let kept = Buffer.alloc(0);
  return {
    write(bytes) {
      const whole = kept.length > 0 ? Buffer.concat([kept, bytes]) : bytes;
      const cut = whole.length - left(whole);
      kept = whole.subarray(cut);
      return whole.subarray(0, cut).toString(name);
    },
    end() {
      const text = kept.toString(name);
      kept = Buffer.alloc(0);
      return text;
    },
  };
}
