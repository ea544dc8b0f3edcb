// Headers: https://fetch.spec.whatwg.org/#headers-class
import { isToken } from 'hornbook:http/names';

const around = /^[\t\n\r ]+|[\t\n\r ]+$/g;
let setGuard;
let entriesAsGiven;

export class Headers {
  // Lowercase name → values, in the order they came; and the names as they were given.
  #values = new Map();
  #names = new Map();
  #guard = 'none';

  static {
    setGuard = (headers, guard) => {
      headers.#guard = guard;
    };
    entriesAsGiven = (headers) =>
      [...headers.#values].map(([key, values]) => [headers.#names.get(key), values.join(key === 'cookie' ? '; ' : ', ')]);
  }

  constructor(init) {
    if (init === undefined || init === null) {
      if (init === null) throw new TypeError('Headers constructor: init can not be converted to a record or a sequence.');
      return;
    }
    if (typeof init !== 'object') throw new TypeError('Headers constructor: init can not be converted to a record or a sequence.');
    if (init instanceof Headers) {
      for (const [key, values] of init.#values) {
        this.#values.set(key, [...values]);
        this.#names.set(key, init.#names.get(key));
      }
    } else if (typeof init[Symbol.iterator] === 'function') {
      for (const pair of init) {
        const entry = [...pair];
        if (entry.length !== 2) {
          throw new TypeError(`Headers constructor: expected name/value pair to be length 2, found ${entry.length}.`);
        }
        this.append(entry[0], entry[1]);
      }
    } else {
      for (const name of Reflect.ownKeys(init)) {
        if (Object.getOwnPropertyDescriptor(init, name)?.enumerable) this.append(name, init[name]);
      }
    }
  }

  #key(what, name) {
    const text = String(name);
    if (!isToken(text)) throw new TypeError(`Headers.${what}: ${text} is an invalid header name.`);
    return text.toLowerCase();
  }

  #changing() {
    if (this.#guard === 'immutable') throw new TypeError('immutable');
  }

  append(name, value) {
    const key = this.#key('append', name);
    const text = headerValue('append', value);
    this.#changing();
    const known = this.#values.get(key);
    if (known) known.push(text);
    else {
      this.#values.set(key, [text]);
      this.#names.set(key, String(name));
    }
  }

  set(name, value) {
    const key = this.#key('set', name);
    const text = headerValue('set', value);
    this.#changing();
    this.#values.set(key, [text]);
    this.#names.set(key, String(name));
  }

  delete(name) {
    const key = this.#key('delete', name);
    this.#changing();
    this.#values.delete(key);
  }

  get(name) {
    const key = this.#key('get', name);
    const values = this.#values.get(key);
    return values ? values.join(key === 'cookie' ? '; ' : ', ') : null;
  }

  has(name) {
    return this.#values.has(this.#key('has', name));
  }

  getSetCookie() {
    return [...(this.#values.get('set-cookie') ?? [])];
  }

  forEach(callback, self) {
    if (typeof callback !== 'function') {
      throw new TypeError("Failed to execute 'forEach' on 'Headers': parameter 1 is not of type 'Function'.");
    }
    for (const [name, value] of this) Reflect.apply(callback, self, [value, name, this]);
  }

  *entries() {
    for (const name of [...this.#values.keys()].sort()) {
      if (name === 'set-cookie') for (const value of this.getSetCookie()) yield [name, value];
      else yield [name, this.get(name)];
    }
  }

  *keys() {
    for (const [name] of this.entries()) yield name;
  }

  *values() {
    for (const [, value] of this.entries()) yield value;
  }

  get [Symbol.toStringTag]() {
    return 'Headers';
  }
}
Object.defineProperty(Headers.prototype, Symbol.iterator, { value: Headers.prototype.entries, writable: true, configurable: true });
for (const name of ['append', 'set', 'delete', 'get', 'has', 'getSetCookie', 'forEach', 'entries', 'keys', 'values']) {
  Object.defineProperty(Headers.prototype, name, { enumerable: true });
}

function headerValue(what, value) {
  const text = String(value).replace(around, '');
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 255) {
      throw new TypeError(
        `Cannot convert argument to a ByteString because the character at index ${at} has a value of ${code} which is greater than 255.`,
      );
    }
    if (code === 0 || code === 10 || code === 13) throw new TypeError(`Headers.${what}: ${text} is an invalid header value.`);
  }
  return text;
}

// Name and value of every header, as and in the order they were given.
export { entriesAsGiven };

export function seal(headers) {
  setGuard(headers, 'immutable');
  return headers;
}
