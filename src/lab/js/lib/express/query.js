// Query strings: 'simple' as node:querystring reads them, 'extended' with brackets for arrays and objects.
// https://nodejs.org/api/querystring.html#querystringparsestr-sep-eq-options, https://github.com/ljharb/qs#readme
import 'hornbook:web';

const { Buffer } = globalThis;

// Decodes what can be decoded, byte by byte, when the whole is not valid.
function lenient(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    const bytes = [];
    for (let at = 0; at < text.length; at += 1) {
      const code = text[at] === '%' && /^[0-9a-f]{2}$/i.test(text.slice(at + 1, at + 3)) ? text.slice(at + 1, at + 3) : null;
      if (code) at += 2;
      bytes.push(...(code ? [Number.parseInt(code, 16)] : Buffer.from(text[at])));
    }
    return Buffer.from(bytes).toString();
  }
}

const MOST_KEYS = 1000;

export function simple(text) {
  const found = Object.create(null);
  if (typeof text !== 'string' || text === '') return found;
  for (const part of text.split('&').slice(0, MOST_KEYS)) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    const [key, value] = (equals < 0 ? [part, ''] : [part.slice(0, equals), part.slice(equals + 1)]).map((each) =>
      lenient(each.replaceAll('+', ' ')),
    );
    if (!(key in found)) found[key] = value;
    else if (Array.isArray(found[key])) found[key].push(value);
    else found[key] = [found[key], value];
  }
  return found;
}

function decoded(text, charset) {
  const plain = text.replaceAll('+', ' ');
  if (charset === 'iso-8859-1') return plain.replace(/%([0-9a-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}

// Values of the same name, and arrays that grew too long and became objects.
class Several extends Array {}
const overflowed = new WeakSet();

function numbered(items) {
  const object = {};
  items.forEach((item, at) => put(object, at, item));
  overflowed.add(object);
  return object;
}

function put(object, key, value) {
  Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}

const nextIndex = (object) => Math.max(-1, ...Object.keys(object).filter((key) => /^\d+$/.test(key)).map(Number)) + 1;
const limited = (items, limit) => (items.filter((item) => item !== undefined).length > limit ? numbered(items) : items);
const isObject = (value) => value !== null && typeof value === 'object';

function merge(target, source, limit) {
  if (!isObject(source)) {
    if (Array.isArray(target)) return limited([...target, source], limit);
    if (isObject(target) && overflowed.has(target)) {
      put(target, nextIndex(target), source);
      return target;
    }
    return limited([target, source], limit);
  }
  if (!isObject(target)) return limited([target].concat(overflowed.has(source) ? Object.values(source) : source), limit);
  if (Array.isArray(target) && Array.isArray(source)) {
    const merged = [...target];
    source.forEach((item, at) => {
      if (merged[at] === undefined) merged[at] = item;
      else if (isObject(merged[at]) && isObject(item)) merged[at] = merge(merged[at], item, limit);
      else merged.push(item);
    });
    return limited(merged, limit);
  }
  let object = target;
  if (Array.isArray(target)) {
    object = {};
    target.forEach((item, at) => {
      if (item !== undefined) put(object, at, item);
    });
  }
  for (const key of Object.keys(source)) {
    put(object, key, Object.hasOwn(object, key) ? merge(object[key], source[key], limit) : source[key]);
  }
  return object;
}

// `a[b][]` → ['a', '[b]', '[]']; deeper than `depth` the rest is one name.
function segments(key, depth, isStrict) {
  if (depth <= 0) return [key];
  const found = [];
  let open = key.indexOf('[');
  if (open !== 0) found.push(open < 0 ? key : key.slice(0, open));
  for (let count = 0; open >= 0; count += 1) {
    if (count >= depth && isStrict) {
      throw new RangeError(`Input depth exceeded depth option of ${depth} and strictDepth is true`);
    }
    let level = 0;
    let close = -1;
    for (let at = open; at < key.length && close < 0; at += 1) {
      if (key[at] === '[') level += 1;
      else if (key[at] === ']' && --level === 0) close = at;
    }
    if (count >= depth || close < 0) {
      found.push(`[${key.slice(open)}]`);
      break;
    }
    found.push(key.slice(open, close + 1));
    open = key.indexOf('[', close + 1);
  }
  return found;
}

function nested(path, value, limit) {
  let leaf = value instanceof Several ? limited([...value], limit) : value;
  for (const segment of path.toReversed()) {
    const isBracket = segment.startsWith('[') && segment.endsWith(']');
    const name = isBracket ? segment.slice(1, -1) : segment;
    if (segment === '[]') {
      leaf = isObject(leaf) && overflowed.has(leaf) ? leaf : limited([].concat(leaf), limit);
    } else if (isBracket && /^(?:0|[1-9]\d*)$/.test(name) && Number(name) < limit) {
      const items = [];
      items[Number(name)] = leaf;
      leaf = items;
    } else {
      const object = {};
      if (name !== '__proto__') object[name] = leaf;
      if (isBracket && /^(?:0|[1-9]\d*)$/.test(name)) overflowed.add(object);
      leaf = object;
    }
  }
  return leaf;
}

function compact(value) {
  if (!isObject(value)) return value;
  if (Array.isArray(value)) return value.filter((item) => item !== undefined).map(compact);
  for (const key of Object.keys(value)) put(value, key, compact(value[key]));
  return value;
}

export function extended(text, { arrayLimit = 20, depth = 5, charset = 'utf-8', parameterLimit = MOST_KEYS, strictDepth = false } = {}) {
  let found = {};
  if (typeof text !== 'string' || text === '') return found;
  const values = new Map();
  for (const part of text.replace(/%5B/gi, '[').replace(/%5D/gi, ']').split('&').slice(0, parameterLimit)) {
    const bracket = part.indexOf(']=');
    const equals = bracket < 0 ? part.indexOf('=') : bracket + 1;
    const key = decoded(equals < 0 ? part : part.slice(0, equals), charset);
    const value = equals < 0 ? '' : decoded(part.slice(equals + 1), charset);
    if (values.has(key)) values.set(key, Several.from([values.get(key)].flat().concat(value)));
    else values.set(key, value);
  }
  for (const [key, value] of values) {
    if (key !== '') found = merge(found, nested(segments(key, depth, strictDepth), value, arrayLimit), arrayLimit);
  }
  return compact(found);
}

// The function that the setting 'query parser' names.
export function parser(value) {
  if (typeof value === 'function') return value;
  if (value === true || value === 'simple') return simple;
  if (value === 'extended') return (text) => extended(text);
  if (value === false) return undefined;
  throw new TypeError(`unknown value for query parser function: ${value}`);
}
