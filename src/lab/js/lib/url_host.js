// Hosts of URLs: https://url.spec.whatwg.org/#host-parsing. Names beyond ASCII would need the tables of IDNA and are refused by name.
import { encode } from 'hornbook:encoding';

const encoded = (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
const set = (characters) => new Set([...characters].map((character) => character.charCodeAt(0)));

// What has to be percent-encoded in each part, beside controls and what is beyond ASCII.
const fragment = set(' "<>`');
const query = set(' "#<>');
const path = new Set([...query, ...set('?^`{}')]);
const userinfo = new Set([...path, ...set('/:;=@[\\]|')]);
export const sets = { control: new Set(), fragment, query, specialQuery: new Set([...query, ...set("'")]), path, userinfo };

export function percentEncode(text, characters) {
  let out = '';
  for (const byte of encode(text)) {
    out += byte <= 0x1f || byte > 0x7e || characters.has(byte) ? encoded(byte) : String.fromCharCode(byte);
  }
  return out;
}

export function percentDecode(text) {
  const bytes = encode(text);
  const out = [];
  for (let at = 0; at < bytes.length; at += 1) {
    const pair = bytes[at] === 0x25 ? String.fromCharCode(bytes[at + 1] ?? 0, bytes[at + 2] ?? 0) : '';
    if (/^[\da-fA-F]{2}$/.test(pair)) {
      out.push(parseInt(pair, 16));
      at += 2;
    } else {
      out.push(bytes[at]);
    }
  }
  return Uint8Array.from(out);
}

const FORBIDDEN = /[\0\t\n\r #/:<>?@[\\\]^|]/;
const FORBIDDEN_IN_DOMAIN = /[\0-\u001f %\u007f#/:<>?@[\\\]^|]/;

// Thrown for what no host may be; `reason` is told to the learner when the laboratory is what refuses it.
export class HostError extends Error {
  constructor(reason = null) {
    super(reason ?? 'Invalid URL');
    this.reason = reason;
  }
}

function number(part) {
  if (part === '') throw new HostError();
  let [digits, base] = [part, 10];
  if (/^0x/i.test(part)) [digits, base] = [part.slice(2), 16];
  else if (part.length >= 2 && part.startsWith('0')) [digits, base] = [part.slice(1), 8];
  if (digits === '') return 0;
  const allowed = { 8: /^[0-7]+$/, 10: /^\d+$/, 16: /^[\da-f]+$/i }[base];
  if (!allowed.test(digits)) throw new HostError();
  return parseInt(digits, base);
}

function endsInNumber(host) {
  const parts = host.split('.');
  if (parts.at(-1) === '' && parts.length > 1) parts.pop();
  const last = parts.at(-1);
  return /^\d+$/.test(last) || /^0x[\da-f]*$/i.test(last);
}

function ipv4(host) {
  const parts = host.split('.');
  if (parts.at(-1) === '' && parts.length > 1) parts.pop();
  if (parts.length > 4) throw new HostError();
  const numbers = parts.map(number);
  const last = numbers.pop();
  if (numbers.some((each) => each > 255) || last >= 256 ** (5 - parts.length)) throw new HostError();
  const address = numbers.reduce((sum, each, at) => sum + each * 256 ** (3 - at), last);
  return [24, 16, 8, 0].map((bits) => Math.floor(address / 2 ** bits) % 256).join('.');
}

function ipv6(text) {
  let source = text;
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  if (dotted) {
    const bytes = dotted[2].split('.').map((part) => (/^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256 ? Number(part) : NaN));
    if (bytes.some(Number.isNaN)) throw new HostError();
    source = `${dotted[1]}${(bytes[0] * 256 + bytes[1]).toString(16)}:${(bytes[2] * 256 + bytes[3]).toString(16)}`;
  }
  const halves = source.split('::');
  if (halves.length > 2) throw new HostError();
  const pieces = halves.map((half) => (half === '' ? [] : half.split(':')));
  for (const piece of pieces.flat()) if (!/^[\da-f]{1,4}$/i.test(piece)) throw new HostError();
  const count = pieces.flat().length;
  if (halves.length === 1 ? count !== 8 : count > 7) throw new HostError();
  const zeros = halves.length === 1 ? [] : new Array(8 - count).fill('0');
  const words = [...pieces[0], ...zeros, ...(pieces[1] ?? [])].map((piece) => parseInt(piece, 16));
  return `[${compressed(words)}]`;
}

// The longest run of zeros, if it is longer than one, becomes `::`.
function compressed(words) {
  let [best, length] = [-1, 1];
  for (let at = 0; at < 8; at += 1) {
    let end = at;
    while (end < 8 && words[end] === 0) end += 1;
    if (end - at > length) [best, length] = [at, end - at];
    at = Math.max(at, end - 1);
  }
  const hex = words.map((word) => word.toString(16));
  if (best === -1) return hex.join(':');
  return `${hex.slice(0, best).join(':')}::${hex.slice(best + length).join(':')}`;
}

// Returns the host as it is written; throws a HostError.
export function parseHost(text, isSpecial, decode) {
  if (text.startsWith('[')) {
    if (!text.endsWith(']')) throw new HostError();
    return ipv6(text.slice(1, -1));
  }
  if (!isSpecial) {
    if (FORBIDDEN.test(text)) throw new HostError();
    return percentEncode(text, sets.control);
  }
  const domain = decode(percentDecode(text)).text.toLowerCase();
  if (/[^\0-\u007f]/.test(domain)) {
    throw new HostError(`the laboratory's URL does not support host names beyond ASCII: ${domain}`);
  }
  if (domain === '' || FORBIDDEN_IN_DOMAIN.test(domain)) throw new HostError();
  return endsInNumber(domain) ? ipv4(domain) : domain;
}
