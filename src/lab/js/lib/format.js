// util.format: https://nodejs.org/api/util.html#utilformatformat-args.
import { inspect } from 'hornbook:inspect';

const plain = (value) => inspect(value, { depth: 0, compact: 3 });
const asNumber = (convert) => (value) => {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'symbol') return 'NaN';
  const number = convert(value);
  return Object.is(number, -0) ? '-0' : String(number);
};
const whole = asNumber(Number);
const integer = asNumber((value) => parseInt(value, 10));
const decimal = asNumber((value) => parseFloat(value));

// Whether a value has a toString that no class of the language gave it.
function hasOwnText(value) {
  if (Object.hasOwn(value, 'toString') && typeof value.toString === 'function') return true;
  for (let object = Object.getPrototypeOf(value); object !== null; object = Object.getPrototypeOf(object)) {
    if (Object.hasOwn(object, 'toString')) return !builtin.has(object);
  }
  return false;
}
const builtin = new Set(
  [Object, Array, Function, Error, Date, RegExp, Number, String, Boolean, Symbol, BigInt, Object.getPrototypeOf(Uint8Array)].map(
    (made) => made.prototype,
  ),
);

function text(value) {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  if (value === null || typeof value !== 'object') return String(value);
  return hasOwnText(value) ? String(value) : plain(value);
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
