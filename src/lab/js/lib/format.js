// util.format: https://nodejs.org/api/util.html#utilformatformat-args.
import { inspect } from 'hornbook:inspect';

const plain = (value) => inspect(value, { depth: 0, compact: 3 });
const asNumber = (convert) => (value) => {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'symbol') return 'NaN';
  const number = convert(value);
  return Object.is(number, -0) ? '-0' : String(number);
};
const whole = asNumber((value) => (typeof value === 'object' && value !== null ? Number(value) : Number(value)));
const integer = asNumber((value) => parseInt(value, 10));
const decimal = asNumber((value) => parseFloat(value));

// Whether `String(value)` says more than inspect: the value has a toString of its own class.
function ownText(value) {
  if (Object.hasOwn(value, 'toString') && typeof value.toString === 'function') return true;
  for (let object = Object.getPrototypeOf(value); object !== null; object = Object.getPrototypeOf(object)) {
    // What the language itself brings is frozen; what a class of the work brings is not.
    if (Object.hasOwn(object, 'toString')) return builtin.has(object) ? object === Error.prototype || object === Date.prototype : true;
  }
  return false;
}
const builtin = new Set(
  [Object, Array, Function, Error, Date, RegExp, Map, Set, Promise, Number, String, Boolean, Symbol, BigInt, Object.getPrototypeOf(Uint8Array)].map(
    (made) => made.prototype,
  ),
);

function text(value) {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  if (value === null || typeof value !== 'object') return typeof value === 'function' && !ownText(value) ? plain(value) : String(value);
  return ownText(value) ? String(value) : plain(value);
}

function json(value) {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (/circular/i.test(error.message)) return '[Circular]';
    throw error;
  }
}

const directives = {
  s: text,
  d: whole,
  i: integer,
  f: decimal,
  j: json,
  o: (value, options) => inspect(value, { ...options, showHidden: true, showProxy: true, depth: 4 }),
  O: (value, options) => inspect(value, options),
  c: () => '',
};

export function formatWithOptions(options, ...args) {
  let next = 0;
  let out = '';
  let join = '';
  const first = args[0];
  if (typeof first === 'string') {
    if (args.length === 1) return first;
    next = 1;
    out = first.replace(/%[sdifjoOc%]/g, (directive) => {
      if (directive === '%%') return '%';
      if (next >= args.length) return directive;
      const value = args[next];
      next += 1;
      return directives[directive[1]](value, options);
    });
    join = ' ';
  }
  for (; next < args.length; next += 1) {
    const value = args[next];
    out += join + (typeof value === 'string' ? value : inspect(value, options));
    join = ' ';
  }
  return out;
}

export const format = (...args) => formatWithOptions({}, ...args);
