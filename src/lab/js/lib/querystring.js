// node:querystring: https://nodejs.org/api/querystring.html.
import { decode } from 'hornbook:encoding';
import { withCode } from 'hornbook:errors';
import { percentDecode } from 'hornbook:url_host';

export function escape(text) {
  const value = typeof text === 'string' ? text : typeof text === 'object' ? String(text) : `${text}`;
  try {
    return encodeURIComponent(value);
  } catch {
    throw withCode(URIError, 'ERR_INVALID_URI', 'URI malformed');
  }
}

export const unescapeBuffer = (text) => percentDecode(text);

export function unescape(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return decode(percentDecode(String(text))).text;
  }
}

const simple = (value) => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? `${value}` : '';
  return typeof value === 'bigint' || typeof value === 'boolean' ? `${value}` : '';
};

export function stringify(object, separator = '&', equals = '=', options = undefined) {
  if (object === null || typeof object !== 'object') return '';
  const encode = options?.encodeURIComponent ?? querystring.escape;
  const pairs = [];
  for (const key of Object.keys(object)) {
    const name = encode(simple(key));
    const values = Array.isArray(object[key]) ? object[key] : [object[key]];
    for (const value of values) pairs.push(`${name}${equals || '='}${encode(simple(value))}`);
  }
  return pairs.join(separator || '&');
}

export function parse(text, separator = '&', equals = '=', options = undefined) {
  const found = Object.create(null);
  if (typeof text !== 'string' || text === '') return found;
  const most = typeof options?.maxKeys === 'number' ? options.maxKeys : 1000;
  const own = options?.decodeURIComponent ?? querystring.unescape;
  const read = (part) => {
    try {
      return own(part.replaceAll('+', ' '));
    } catch {
      return unescape(part.replaceAll('+', ' '));
    }
  };
  const parts = text.split(separator || '&');
  let count = 0;
  for (const part of parts) {
    if (part === '') continue;
    if (most > 0 && count >= most) break;
    count += 1;
    const at = part.indexOf(equals || '=');
    const name = read(at === -1 ? part : part.slice(0, at));
    const value = at === -1 ? '' : read(part.slice(at + (equals || '=').length));
    if (!(name in found)) found[name] = value;
    else if (Array.isArray(found[name])) found[name].push(value);
    else found[name] = [found[name], value];
  }
  return found;
}

export const encode = stringify;
export const decode_ = parse;
export { decode_ as decode };

const querystring = { unescapeBuffer, unescape, escape, stringify, encode: stringify, parse, decode: parse };
export default querystring;
