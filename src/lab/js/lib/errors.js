// Errors with the names, codes and words of Node: https://nodejs.org/api/errors.html. The library throws these and no others of its own.
const own = new WeakSet();

function coded(Base, code, message) {
  const error = new Base(message);
  error.code = code;
  own.add(error);
  return error;
}

// Whether the library made this error: inspect then shows its code beside its name, as Node does.
export const isCoded = (error) => own.has(error);

// What was received, as Node says it.
export function received(value) {
  if (value === null || value === undefined) return ` Received ${value}`;
  if (typeof value === 'function') return ` Received function ${value.name}`;
  if (typeof value === 'object') {
    const name = value.constructor?.name;
    return name ? ` Received an instance of ${name}` : ' Received [Object: null prototype] {}';
  }
  let text = typeof value === 'string' ? `'${value.length > 28 ? `${value.slice(0, 25)}...` : value}'` : String(value);
  if (typeof value === 'bigint') text += 'n';
  return ` Received type ${typeof value} (${text})`;
}

const primitive = new Set(['string', 'function', 'number', 'object', 'boolean', 'bigint', 'symbol', 'Function', 'Object']);

function listed(words) {
  if (words.length < 3) return words.join(' or ');
  return `${words.slice(0, -1).join(', ')}, or ${words.at(-1)}`;
}

// `expected`: one name or several, of types (lower case) or classes.
export function invalidArgType(name, expected, value) {
  const all = Array.isArray(expected) ? expected : [expected];
  const types = all.filter((word) => primitive.has(word)).map((word) => word.toLowerCase());
  const classes = all.filter((word) => !primitive.has(word));
  const parts = [];
  if (types.length > 0) parts.push(`${types.length > 1 ? 'one of type' : 'of type'} ${listed(types)}`);
  if (classes.length > 0) parts.push(`an instance of ${listed(classes)}`);
  const what = name.endsWith(' argument') ? `The ${name}` : `The "${name}" ${name.includes('.') ? 'property' : 'argument'}`;
  return coded(TypeError, 'ERR_INVALID_ARG_TYPE', `${what} must be ${parts.join(' or ')}.${received(value)}`);
}

export function invalidArgValue(name, shown, reason = 'is invalid') {
  const kind = name.includes('.') ? 'property' : 'argument';
  return coded(TypeError, 'ERR_INVALID_ARG_VALUE', `The ${kind} '${name}' ${reason}. Received ${shown}`);
}

const grouped = (digits) => digits.replace(/\B(?=(\d{3})+$)/g, '_');

export function outOfRange(name, range, value) {
  let text = String(value);
  if (Number.isInteger(value) && Math.abs(value) > 2 ** 32) text = text.replace(/\d+/, grouped);
  if (typeof value === 'bigint') text = `${value > 2n ** 32n || value < -(2n ** 32n) ? text.replace(/\d+/, grouped) : text}n`;
  return coded(RangeError, 'ERR_OUT_OF_RANGE', `The value of "${name}" is out of range. It must be ${range}. Received ${text}`);
}

export const withCode = coded;

export function needFunction(value, name) {
  if (typeof value !== 'function') throw invalidArgType(name, 'function', value);
}

export function needString(value, name) {
  if (typeof value !== 'string') throw invalidArgType(name, 'string', value);
}

// What the laboratory leaves out says so by name.
export function unsupported(what, feature) {
  return coded(Error, 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM', `the laboratory's ${what} does not support ${feature}`);
}

// A function that is there only to say so.
export const missing = (what, feature) => () => {
  throw unsupported(what, feature);
};
