// util.inspect: values as text, in Node's format: https://nodejs.org/api/util.html#utilinspectobject-options. Colours are not made.
import host from 'hornbook:host';
import { isCoded } from 'hornbook:errors';
import { errorText } from 'hornbook:inspect_error';
import { joined, quoted } from 'hornbook:inspect_layout';
import * as types from 'hornbook:types';

export const custom = Symbol.for('nodejs.util.inspect.custom');

export const defaultOptions = {
  showHidden: false,
  depth: 2,
  colors: false,
  customInspect: true,
  showProxy: false,
  maxArrayLength: 100,
  maxStringLength: 10000,
  breakLength: 80,
  compact: 3,
  sorted: false,
  getters: false,
  numericSeparator: false,
};

const { getOwnPropertyDescriptor: descriptor, getPrototypeOf: prototypeOf } = Object;
const isEnumerable = Object.prototype.propertyIsEnumerable;
const hasOwn = Object.hasOwn;

export function inspect(value, options, ...old) {
  const at = { ...defaultOptions, seen: [], circular: new Map(), current: 0, indent: 0, given: {} };
  if (typeof options === 'object' && options !== null) {
    for (const key of Object.keys(options)) {
      if (hasOwn(defaultOptions, key)) at[key] = options[key];
      at.given[key] = options[key];
    }
  } else if (options !== undefined) {
    at.showHidden = Boolean(options);
    if (old[0] !== undefined) at.depth = old[0];
  }
  if (at.maxArrayLength === null) at.maxArrayLength = Infinity;
  if (at.maxStringLength === null) at.maxStringLength = Infinity;
  if (at.compact === true) at.compact = 3;
  return formatValue(at, value, 0, true);
}
inspect.custom = custom;
inspect.defaultOptions = defaultOptions;

function number(value, at) {
  if (Object.is(value, -0)) return '-0';
  const text = String(value);
  if (!at.numericSeparator || !/^-?\d+(\.\d+)?n?$/.test(text)) return text;
  const [whole, part] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, '_');
  return part === undefined ? grouped : `${grouped}.${part.replace(/(\d{3})(?=\d)/g, '$1_')}`;
}

function primitive(at, value) {
  if (typeof value === 'string') {
    let rest = '';
    if (value.length > at.maxStringLength) {
      const left = value.length - at.maxStringLength;
      value = value.slice(0, at.maxStringLength);
      rest = `... ${left} more character${left > 1 ? 's' : ''}`;
    }
    if (value.length > 16 && value.length > at.breakLength - at.indent - 4 && value.includes('\n')) {
      const lines = value.split(/(?<=\n)/).map((line) => quoted(line));
      return lines.join(` +\n${' '.repeat(at.indent + 2)}`) + rest;
    }
    return quoted(value) + rest;
  }
  if (typeof value === 'number') return number(value, at);
  if (typeof value === 'bigint') return `${number(value, at)}n`;
  if (typeof value === 'symbol') return symbol(value);
  return String(value);
}

const symbol = (value) => {
  const name = value.description ?? '';
  return `Symbol(${/[\u0000-\u001f'\\]/.test(name) ? quoted(name).slice(1, -1) : name})`;
};

// The name of the class, found on the nearest prototype that has one; null when there is none.
export function className(value) {
  for (let object = value; object !== null; object = prototypeOf(object)) {
    const found = descriptor(object, 'constructor');
    // Hardening made accessors of what the language's own prototypes share.
    const isHardened = found?.get && object !== Iterator.prototype && Object.isFrozen(object);
    const made = isHardened ? object.constructor : found?.value;
    if (typeof made === 'function' && typeof made.name === 'string' && made.name !== '' && isA(value, made)) return made.name;
  }
  const parent = prototypeOf(value);
  if (parent === null) return null;
  const kind = Array.isArray(value) ? 'Array' : typeof value === 'function' ? 'Function' : 'Object';
  const above = className(parent);
  return `${kind} <${above ?? inspect(parent, { customInspect: false, depth: -1 })}>`;
}

function isA(value, made) {
  try {
    return Reflect.apply(Function.prototype[Symbol.hasInstance], made, [value]);
  } catch {
    return false;
  }
}

function prefix(name, tag, fallback, size = '') {
  const tail = tag !== '' && name !== tag ? `[${tag}] ` : '';
  if (name === null) {
    return tag !== '' && fallback !== tag ? `[${fallback}${size}: null prototype] [${tag}] ` : `[${fallback}${size}: null prototype] `;
  }
  return `${name}${size} ${tail}`;
}

function formatValue(at, value, level, typed) {
  if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return primitive(at, value);
  const shown = value;
  const target = host.proxyTarget(value);
  if (target !== undefined) {
    if (at.showProxy) return `Proxy ${formatValue(at, target, level, typed)}`;
    value = target;
    while (value !== null && host.proxyTarget(value) !== undefined) value = host.proxyTarget(value);
    if (value === null) return '<Revoked Proxy>';
  }
  if (at.customInspect) {
    const own = value[custom];
    if (typeof own === 'function' && own !== inspect && !isConstructorPrototype(value)) {
      const depth = at.depth === null ? null : at.depth - level;
      const options = { ...defaultOptions, ...at.given, depth, stylize: String };
      const made = Reflect.apply(own, shown, [depth, options, inspect]);
      if (made !== shown) {
        if (typeof made !== 'string') return formatValue(at, made, level);
        return made.replaceAll('\n', `\n${' '.repeat(at.indent)}`);
      }
    }
  }
  if (at.seen.includes(value)) {
    if (!at.circular.has(value)) at.circular.set(value, at.circular.size + 1);
    return `[Circular *${at.circular.get(value)}]`;
  }
  return formatObject(at, value, level, typed);
}

// The prototype of a class is shown as it is, not by the class's own function.
const isConstructorPrototype = (value) => {
  const found = descriptor(value, 'constructor');
  return Boolean(found && found.value && found.value.prototype === value);
};

function keysOf(at, value) {
  const names = at.showHidden ? Object.getOwnPropertyNames(value) : Object.keys(value);
  const symbols = Object.getOwnPropertySymbols(value);
  return names.concat(at.showHidden ? symbols : symbols.filter((key) => isEnumerable.call(value, key)));
}

const isIndex = (key) => typeof key === 'string' && /^(0|[1-9]\d{0,9})$/.test(key) && Number(key) < 2 ** 32 - 1;
const plainKeys = (at, value) => keysOf(at, value).filter((key) => !isIndex(key));

function functionBase(value, name, tag) {
  const text = Function.prototype.toString.call(value);
  const own = hasOwn(value, 'name') && typeof value.name === 'string' ? value.name : '';
  if (text.startsWith('class') && text.endsWith('}')) {
    let base = `[class ${own === '' ? '(anonymous)' : own}`;
    if (name !== 'Function' && name !== null) base += ` [${name}]`;
    if (tag !== '' && name !== tag) base += ` [${tag}]`;
    const parent = prototypeOf(value);
    if (name === null) base += ' extends [null prototype]';
    else if (parent && parent.name) base += ` extends ${parent.name}`;
    return `${base}]`;
  }
  let kind = 'Function';
  if (types.isGeneratorFunction(value)) kind = `Generator${kind}`;
  if (types.isAsyncFunction(value)) kind = `Async${kind}`;
  let base = `[${kind}`;
  if (name === null) base += ' (null prototype)';
  base += own === '' ? ' (anonymous)' : `: ${own}`;
  base += ']';
  if (name !== kind && name !== null && !(kind !== 'Function' && name === 'Function')) base += ` ${name}`;
  if (tag !== '' && name !== tag) base += ` [${tag}]`;
  return base;
}

const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
const boxes = [
  [types.isNumberObject, 'Number', Number.prototype.valueOf],
  [types.isStringObject, 'String', String.prototype.valueOf],
  [types.isBooleanObject, 'Boolean', Boolean.prototype.valueOf],
  [types.isBigIntObject, 'BigInt', BigInt.prototype.valueOf],
  [types.isSymbolObject, 'Symbol', Symbol.prototype.valueOf],
];

// How a value of each kind is shown: its base text, its braces, what makes its entries, its keys.
function kindOf(at, value, level, typed, name, tag) {
  const plain = { base: '', braces: ['{', '}'], isArray: false, entries: () => [], keys: null, alone: false };
  const made = (fields) => ({ ...plain, ...fields });
  if (Array.isArray(value)) {
    const head = name !== 'Array' || tag !== '' ? prefix(name, tag, 'Array', `(${value.length})`) : '';
    return made({
      braces: [`${head}[`, ']'],
      isArray: true,
      keys: plainKeys(at, value),
      entries: () => arrayEntries(at, value, level),
      isEmpty: () => value.length === 0,
    });
  }
  if (types.isSet(value)) {
    const head = prefix(name, tag, 'Set', `(${setSize(value)})`);
    return made({ braces: [`${head}{`, '}'], entries: () => setEntries(at, value, level), isEmpty: () => setSize(value) === 0 });
  }
  if (types.isMap(value)) {
    const head = prefix(name, tag, 'Map', `(${mapSize(value)})`);
    return made({ braces: [`${head}{`, '}'], entries: () => mapEntries(at, value, level), isEmpty: () => mapSize(value) === 0 });
  }
  if (types.isTypedArray(value)) {
    const kind = types.typedArrayName(value);
    const head = prefix(name, tag === kind ? '' : tag, kind, `(${value.length})`);
    return made({
      braces: [`${head}[`, ']'],
      isArray: true,
      keys: plainKeys(at, value),
      entries: () => typedEntries(at, value),
      isEmpty: () => value.length === 0,
    });
  }
  if (types.isArgumentsObject(value)) {
    return made({ braces: ['[Arguments] {', '}'], isEmpty: () => true });
  }
  if (typeof value === 'function') {
    const base = functionBase(value, name, tag);
    return made({ base, alone: true });
  }
  if (types.isRegExp(value)) {
    const base = RegExp.prototype.toString.call(value);
    return made({ base: name === 'RegExp' ? base : `${prefix(name, tag, 'RegExp')}${base}`, alone: true });
  }
  if (types.isDate(value)) {
    const time = Date.prototype.getTime.call(value);
    const base = Number.isNaN(time) ? 'Invalid Date' : Date.prototype.toISOString.call(value);
    return made({ base: name === 'Date' ? base : `${prefix(name, tag, 'Date')}${base}`, alone: true });
  }
  if (types.isNativeError(value)) {
    const keys = keysOf(at, value);
    return made({ base: errorText(value, keys, name, at.indent, isCoded(value)), keys: errorKeys(value, keys), alone: true });
  }
  if (types.isAnyArrayBuffer(value)) {
    const head = prefix(name, tag === 'ArrayBuffer' ? '' : tag, 'ArrayBuffer');
    return made({ braces: [`${head}{`, '}'], entries: () => bufferEntries(at, value) });
  }
  if (types.isDataView(value)) {
    const entries = () =>
      ['byteLength', 'byteOffset', 'buffer'].map((key) => {
        at.indent += 2;
        const text = formatValue(at, value[key], level);
        at.indent -= 2;
        return `[${key}]: ${text}`;
      });
    return made({ braces: [`${prefix(name, tag === 'DataView' ? '' : tag, 'DataView')}{`, '}'], entries });
  }
  if (types.isPromise(value)) {
    const head = prefix(name, tag === 'Promise' ? '' : tag, 'Promise');
    return made({ braces: [`${head}{`, '}'], entries: () => promiseEntries(at, value, level) });
  }
  for (const [is, kind] of [
    [types.isWeakSet, 'WeakSet'],
    [types.isWeakMap, 'WeakMap'],
  ]) {
    if (is(value)) return made({ braces: [`${prefix(name, tag === kind ? '' : tag, kind)}{`, '}'], entries: () => ['<items unknown>'] });
  }
  for (const [is, kind, valueOf] of boxes) {
    if (!is(value)) continue;
    const inner = formatValue({ ...at, indent: 0 }, valueOf.call(value), level);
    const head = name === kind ? kind : name === null ? `${kind} (null prototype)` : `${kind} (${name})`;
    const keys = kind === 'String' ? plainKeys(at, value) : null;
    return made({ base: `[${head}${tag !== '' && tag !== name ? ` [${tag}]` : ''}: ${inner}]`, keys, alone: true });
  }
  if (types.isModuleNamespaceObject(value)) return made({ braces: ['[Module: null prototype] {', '}'], isModule: true });
  if (name === 'Object') {
    const isGlobal = value === globalThis;
    const head = isGlobal ? 'Object [global] ' : tag !== '' ? prefix('Object', tag, 'Object') : '';
    return made({ braces: [`${head}{`, '}'], isEmpty: () => true });
  }
  return made({ braces: [`${prefix(name, tag, 'Object')}{`, '}'], isEmpty: () => true });
}

const setSize = (value) => Reflect.get(Set.prototype, 'size', value);
const mapSize = (value) => Reflect.get(Map.prototype, 'size', value);

const errorKeys = (value, keys) => {
  const shown = keys.filter((key) => !['name', 'message', 'stack'].includes(key) || !String(errorHead(value)).includes(String(value[key])));
  if (hasOwn(value, 'cause') && !shown.includes('cause')) shown.push('cause');
  if (Array.isArray(value.errors) && hasOwn(value, 'errors') && !shown.includes('errors')) shown.push('errors');
  return shown;
};
const errorHead = (value) => `${value.name}: ${value.message}\n${value.stack}`;

function tagOf(value, name) {
  let tag;
  try {
    tag = value[Symbol.toStringTag];
  } catch {
    return '';
  }
  // A tag that is a property of the object itself is shown among its properties.
  if (typeof tag !== 'string' || tag === '' || tag === name) return '';
  if (hasOwn(value, Symbol.toStringTag) && isEnumerable.call(value, Symbol.toStringTag)) return '';
  return tag;
}

function formatObject(at, value, level, typed) {
  const name = className(value);
  const tag = tagOf(value, name);
  const kind = kindOf(at, value, level, typed, name, tag);
  const keys = kind.keys ?? (types.isTypedArray(value) ? [] : keysOf(at, value));
  if (kind.alone && keys.length === 0) return kind.base;
  if (keys.length === 0 && kind.isEmpty?.()) return `${kind.braces[0]}${kind.braces[1]}`;
  if (level > at.depth && at.depth !== null) {
    const inner = prefix(name, tag, Array.isArray(value) ? 'Array' : 'Object').slice(0, -1);
    return name === null ? inner : `[${inner}]`;
  }
  at.seen.push(value);
  at.current = level;
  const entries = kind.entries();
  for (const key of keys) entries.push(property(at, value, level, key, kind.isArray, kind.isModule));
  at.seen.pop();
  let { base, braces } = kind;
  const reference = at.circular.get(value);
  if (reference !== undefined) base = base === '' ? `<ref *${reference}>` : `<ref *${reference}> ${base}`;
  if (entries.length === 0) return `${base === '' ? '' : `${base} `}${braces[0]}${braces[1]}`;
  if (at.sorted) {
    const by = typeof at.sorted === 'function' ? at.sorted : undefined;
    if (!kind.isArray) entries.sort(by);
  }
  return joined(at, entries, base, braces, kind.isArray, level, kind.isArray ? value : undefined);
}

function property(at, value, level, key, isArray, isModule) {
  const found = descriptor(value, key) ?? { value: value[key], enumerable: true };
  let text;
  if ('value' in found) {
    at.indent += 2;
    text = formatValue(at, found.value, level + 1);
    at.indent -= 2;
  } else if (found.get) {
    text = found.set ? '[Getter/Setter]' : '[Getter]';
    const wanted = at.getters === true || (at.getters === 'get' && !found.set) || (at.getters === 'set' && found.set);
    if (wanted) text = read(at, value, level, key, text);
  } else {
    text = found.set ? '[Setter]' : 'undefined';
  }
  if (isArray && isIndex(key)) return text;
  let label;
  if (typeof key === 'symbol') label = found.enumerable ? symbol(key) : `[${symbol(key)}]`;
  else if (key === '__proto__') label = "['__proto__']";
  else if (!found.enumerable) label = `[${key}]`;
  else if (/^[a-zA-Z_][a-zA-Z_0-9]*$/.test(key)) label = key;
  else label = quoted(key);
  return `${label}: ${text}`;
}

function read(at, value, level, key, label) {
  const open = label.slice(0, -1);
  try {
    const inner = value[key];
    at.indent += 2;
    const text =
      inner === null || typeof inner !== 'object' ? `${open}: ${primitive(at, inner)}]` : `${label} ${formatValue(at, inner, level + 1)}`;
    at.indent -= 2;
    return text;
  } catch (error) {
    return `${open}: <Inspection threw (${error?.message})>]`;
  }
}

const more = (left) => `... ${left} more item${left > 1 ? 's' : ''}`;

function arrayEntries(at, value, level) {
  const entries = [];
  let index = 0;
  const { length } = value;
  for (; index < length && entries.length < at.maxArrayLength; index += 1) {
    if (hasOwn(value, index)) {
      entries.push(property(at, value, level, String(index), true));
      continue;
    }
    let end = index;
    while (end < length && !hasOwn(value, end)) end += 1;
    entries.push(`<${end - index} empty item${end - index > 1 ? 's' : ''}>`);
    index = end - 1;
  }
  if (index < length) entries.push(more(length - index));
  return entries;
}

function typedEntries(at, value) {
  const most = Math.min(Math.max(0, at.maxArrayLength), value.length);
  const entries = Array.from({ length: most }, (_, index) => primitive(at, value[index]));
  if (value.length > most) entries.push(more(value.length - most));
  return entries;
}

function setEntries(at, value, level) {
  const entries = [];
  at.indent += 2;
  const most = Math.max(0, at.maxArrayLength);
  let index = 0;
  Set.prototype.forEach.call(value, (each) => {
    if (index < most) entries.push(formatValue(at, each, level + 1));
    index += 1;
  });
  if (index > most) entries.push(more(index - most));
  at.indent -= 2;
  return entries;
}

function mapEntries(at, value, level) {
  const entries = [];
  at.indent += 2;
  const most = Math.max(0, at.maxArrayLength);
  let index = 0;
  Map.prototype.forEach.call(value, (each, key) => {
    if (index < most) entries.push(`${formatValue(at, key, level + 1)} => ${formatValue(at, each, level + 1)}`);
    index += 1;
  });
  if (index > most) entries.push(more(index - most));
  at.indent -= 2;
  return entries;
}

function bufferEntries(at, value) {
  let bytes;
  try {
    bytes = new Uint8Array(value);
  } catch {
    return ['(detached)'];
  }
  const most = Math.min(at.maxArrayLength, bytes.length);
  const left = bytes.length - most;
  const text = hex(bytes.subarray(0, most)) + (left > 0 ? ` ... ${left} more byte${left > 1 ? 's' : ''}` : '');
  return [`[Uint8Contents]: <${text}>`, `[byteLength]: ${bytes.length}`];
}

function promiseEntries(at, value, level) {
  const [state, result] = host.promiseState(value);
  if (state === 'pending') return ['<pending>'];
  at.indent += 2;
  const text = formatValue(at, result, level);
  at.indent -= 2;
  return [state === 'rejected' ? `<rejected> ${text}` : text];
}
