// URLSearchParams: https://url.spec.whatwg.org/#interface-urlsearchparams.
import { decode, encode } from 'hornbook:encoding';
import { invalidArgType, withCode } from 'hornbook:errors';
import { custom, inspect } from 'hornbook:inspect';
import { percentDecode } from 'hornbook:url_host';

const text = (value) => `${value}`.toWellFormed();

export function parseForm(source) {
  const pairs = [];
  for (const part of source.split('&')) {
    if (part === '') continue;
    const at = part.indexOf('=');
    const halves = at === -1 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
    pairs.push(halves.map((half) => decode(percentDecode(half.replaceAll('+', ' '))).text));
  }
  return pairs;
}

function encodeForm(value) {
  let out = '';
  for (const byte of encode(value)) {
    const character = String.fromCharCode(byte);
    if (byte === 0x20) out += '+';
    else if (byte < 0x80 && /[\w*.-]/.test(character)) out += character;
    else out += `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return out;
}

export const writeForm = (pairs) => pairs.map(([name, value]) => `${encodeForm(name)}=${encodeForm(value)}`).join('&');

// Lets a URL hear of changes to its parameters, and renew them.
const internals = new WeakMap();
export function attach(params, changed) {
  internals.get(params).changed = changed;
}
export function renew(params, source) {
  internals.get(params).pairs = parseForm(source);
}

function of(params) {
  const found = internals.get(params);
  if (!found) throw withCode(TypeError, 'ERR_INVALID_THIS', 'Value of "this" must be of type URLSearchParams');
  return found;
}

function need(count, names) {
  if (count >= names.length) return;
  const listed = names.map((name) => `"${name}"`).join(' and ');
  throw withCode(TypeError, 'ERR_MISSING_ARGS', `The ${listed} argument${names.length > 1 ? 's' : ''} must be specified`);
}

function pairsOf(init) {
  if (init === undefined || init === null) return [];
  if (typeof init !== 'object' && typeof init !== 'function') return parseForm(text(init).replace(/^\?/, ''));
  const iterator = init[Symbol.iterator];
  if (iterator === undefined || iterator === null) {
    return Reflect.ownKeys(init)
      .filter((key) => Object.prototype.propertyIsEnumerable.call(init, key))
      .map((key) => [text(key), text(init[key])]);
  }
  if (typeof iterator !== 'function') throw withCode(TypeError, 'ERR_ARG_NOT_ITERABLE', 'Query pairs must be iterable');
  return Array.from(init, (pair) => {
    const ok = pair !== null && (typeof pair === 'object' || typeof pair === 'function') && typeof pair[Symbol.iterator] === 'function';
    const parts = ok ? [...pair] : [];
    if (parts.length !== 2) throw withCode(TypeError, 'ERR_INVALID_TUPLE', 'Each query pair must be an iterable [name, value] tuple');
    return parts.map(text);
  });
}

export class URLSearchParams {
  constructor(init = undefined) {
    internals.set(this, { pairs: pairsOf(init), changed: null });
  }
  #change(pairs) {
    const inner = of(this);
    inner.pairs = pairs;
    inner.changed?.(writeForm(pairs));
  }
  get size() {
    return of(this).pairs.length;
  }
  append(name, value) {
    need(arguments.length, ['name', 'value']);
    this.#change([...of(this).pairs, [text(name), text(value)]]);
  }
  delete(name, value = undefined) {
    need(arguments.length, ['name']);
    const [wanted, held] = [text(name), value === undefined ? undefined : text(value)];
    this.#change(of(this).pairs.filter(([key, each]) => key !== wanted || (held !== undefined && each !== held)));
  }
  get(name) {
    need(arguments.length, ['name']);
    return of(this).pairs.find(([key]) => key === text(name))?.[1] ?? null;
  }
  getAll(name) {
    need(arguments.length, ['name']);
    return of(this)
      .pairs.filter(([key]) => key === text(name))
      .map(([, value]) => value);
  }
  has(name, value = undefined) {
    need(arguments.length, ['name']);
    return of(this).pairs.some(([key, held]) => key === text(name) && (value === undefined || held === text(value)));
  }
  set(name, value) {
    need(arguments.length, ['name', 'value']);
    const pair = [text(name), text(value)];
    const { pairs } = of(this);
    const at = pairs.findIndex(([key]) => key === pair[0]);
    if (at === -1) this.#change([...pairs, pair]);
    else this.#change([...pairs.slice(0, at), pair, ...pairs.slice(at + 1).filter(([key]) => key !== pair[0])]);
  }
  sort() {
    this.#change([...of(this).pairs].sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0)));
  }
  forEach(callback, self = undefined) {
    of(this);
    if (typeof callback !== 'function') throw invalidArgType('callback', 'function', callback);
    for (const [name, value] of this) Reflect.apply(callback, self, [value, name, this]);
  }
  *#each(pick) {
    for (let at = 0; at < of(this).pairs.length; at += 1) yield pick(of(this).pairs[at]);
  }
  entries() {
    return this.#each(([name, value]) => [name, value]);
  }
  keys() {
    return this.#each(([name]) => name);
  }
  values() {
    return this.#each(([, value]) => value);
  }
  toString() {
    return writeForm(of(this).pairs);
  }
  [custom](depth, options) {
    const { pairs } = of(this);
    if (depth < 0) return '[Object]';
    if (pairs.length === 0) return 'URLSearchParams {}';
    const shown = pairs.map(([name, value]) => `${inspect(name, options)} => ${inspect(value, options)}`);
    const line = shown.join(', ');
    return line.length + 20 <= (options.breakLength ?? 80)
      ? `URLSearchParams { ${line} }`
      : `URLSearchParams {\n  ${shown.join(',\n  ')} }`;
  }
}
for (const name of [
  'append',
  'delete',
  'get',
  'getAll',
  'has',
  'set',
  'sort',
  'forEach',
  'entries',
  'keys',
  'values',
  'toString',
  'size',
]) {
  Object.defineProperty(URLSearchParams.prototype, name, { enumerable: true });
}
const { entries } = URLSearchParams.prototype;
Object.defineProperty(URLSearchParams.prototype, Symbol.iterator, { value: entries, writable: true, configurable: true });
Object.defineProperty(URLSearchParams.prototype, Symbol.toStringTag, { value: 'URLSearchParams', configurable: true });
