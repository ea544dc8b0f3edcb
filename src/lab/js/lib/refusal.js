// Errors as Node makes them, and words for what the laboratory does not have. https://nodejs.org/api/errors.html

// An error of class `Kind` that carries Node's code.
export function coded(Kind, code, message) {
  const error = new Kind(message);
  Object.defineProperty(error, 'code', { value: code, writable: true, enumerable: true, configurable: true });
  return error;
}

// How Node names the value that it did not expect.
export function received(value) {
  if (value === null || value === undefined) return `Received ${value}`;
  if (typeof value === 'function') return `Received function ${value.name}`;
  if (typeof value === 'object') {
    const name = value.constructor?.name;
    return name ? `Received an instance of ${name}` : 'Received an object without a prototype';
  }
  const text = typeof value === 'string' ? quoted(value) : typeof value === 'bigint' ? `${value}n` : String(value);
  return `Received type ${typeof value} (${text})`;
}

function quoted(text) {
  const short = text.length > 28 ? `${text.slice(0, 25)}...` : text;
  return short.includes("'") ? JSON.stringify(short) : `'${short}'`;
}

export function wrongType(name, expected, value) {
  return coded(TypeError, 'ERR_INVALID_ARG_TYPE', `The "${name}" argument must be ${expected}. ${received(value)}`);
}

// What the laboratory does not have says so by name when it is used.
export function unsupported(owner, what) {
  return coded(Error, 'ERR_LABORATORY_UNSUPPORTED', `the laboratory's ${owner} does not support ${what}`);
}

export function refuse(owner, what) {
  return () => {
    throw unsupported(owner, what);
  };
}
