// Freezes what every piece of code shares, so that none can change what another relies on.
//
// A frozen property of a prototype could no longer be shadowed by assignment (`error.name = 'X'`), which honest code does. Such properties
// become accessors that define an own property on the receiver: the "override mistake" and its repair are described with SES
// (https://github.com/endojs/endo/tree/master/packages/ses).

// Properties that honest code assigns on its own objects although a prototype has them.
const shadowed = new Set([
  'constructor', 'name', 'message', 'code', 'cause', 'stack', 'toString', 'toJSON', 'valueOf', 'toLocaleString', 'hasOwnProperty', 'then',
  'next', 'return', 'throw', 'length', 'push', 'concat', 'bind', 'call', 'apply', 'get', 'set', 'has', 'delete', 'keys', 'values', 'entries',
  'size', 'find', 'filter', 'map', 'at', 'add', 'clear', 'description', 'flags', 'source', 'exec', 'test', 'now', 'parse', 'stringify',
]);

function shared() {
  const roots = new Set();
  const seen = (value) => value !== null && (typeof value === 'object' || typeof value === 'function');
  const stack = [];
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    // Code may replace globals of its own, and what `console` prints with; only what the language itself reaches is shared.
    const value = Object.getOwnPropertyDescriptor(globalThis, name).value;
    if (seen(value) && value !== globalThis && name !== 'process' && name !== 'console') stack.push(value);
  }
  const hidden = [
    async function () {}, function* () {}, async function* () {}, (function* () {})(), (async function* () {})(), [][Symbol.iterator](),
    new Map()[Symbol.iterator](), new Set()[Symbol.iterator](), ''[Symbol.iterator](), 'a'.matchAll(/a/g), Object.getPrototypeOf(Int8Array),
  ];
  for (const value of hidden) stack.push(typeof value === 'function' ? value : Object.getPrototypeOf(value));
  while (stack.length > 0) {
    const value = stack.pop();
    if (!seen(value) || roots.has(value) || value === globalThis) continue;
    roots.add(value);
    stack.push(Object.getPrototypeOf(value));
    for (const key of Reflect.ownKeys(value)) {
      const property = Object.getOwnPropertyDescriptor(value, key);
      if ('value' in property) stack.push(property.value);
      else stack.push(property.get, property.set);
    }
  }
  return roots;
}

function shadowable(owner, key, property) {
  const { value, enumerable } = property;
  return {
    get: () => value,
    set(to) {
      if (this === owner) {
        throw new TypeError(`the laboratory does not let code change what every other piece of code shares: ${String(key)}`);
      }
      Object.defineProperty(this, key, { value: to, writable: true, enumerable: true, configurable: true });
    },
    enumerable,
    configurable: false,
  };
}

export function harden() {
  const { defineProperty, freeze } = Object;
  // The engine calls this for every error, the library's own too; a frozen object would still let its setter be used.
  defineProperty(Error, 'prepareStackTrace', { value: undefined, writable: false, configurable: false });
  const objects = [...shared()];
  for (const object of objects) {
    const isPrototype = typeof object !== 'function' && Object.prototype.hasOwnProperty.call(object, 'constructor');
    for (const key of Reflect.ownKeys(object)) {
      const property = Object.getOwnPropertyDescriptor(object, key);
      if (isPrototype && property.configurable && 'value' in property && shadowed.has(key)) {
        defineProperty(object, key, shadowable(object, key, property));
      }
    }
  }
  for (const object of objects) freeze(object);
}
