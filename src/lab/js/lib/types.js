// util.types: what a value is by its internal slots, whatever its prototype says: https://nodejs.org/api/util.html#utiltypes.
import host from 'hornbook:host';

const { apply } = Reflect;
const tagOfTyped = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get;
const getter = (object, key) => Object.getOwnPropertyDescriptor(object, key).get;

// Whether a method that needs the slot accepts the value.
const brand =
  (method, ...args) =>
  (value) => {
    if (value === null || typeof value !== 'object') return false;
    try {
      apply(method, value, args);
      return true;
    } catch {
      return false;
    }
  };

export const isDate = brand(Date.prototype.getTime);
export const isMap = brand(getter(Map.prototype, 'size'));
export const isSet = brand(getter(Set.prototype, 'size'));
export const isWeakMap = brand(WeakMap.prototype.has, {});
export const isWeakSet = brand(WeakSet.prototype.has, {});
export const isArrayBuffer = brand(getter(ArrayBuffer.prototype, 'byteLength'));
export const isAnyArrayBuffer = isArrayBuffer;
export const isSharedArrayBuffer = () => false;
export const isDataView = brand(getter(DataView.prototype, 'buffer'));
export const isNumberObject = brand(Number.prototype.valueOf);
export const isStringObject = brand(String.prototype.valueOf);
export const isBooleanObject = brand(Boolean.prototype.valueOf);
export const isBigIntObject = brand(BigInt.prototype.valueOf);
export const isSymbolObject = brand(Symbol.prototype.valueOf);
export const isBoxedPrimitive = (value) =>
  isNumberObject(value) || isStringObject(value) || isBooleanObject(value) || isBigIntObject(value) || isSymbolObject(value);
const hasFlags = brand(getter(RegExp.prototype, 'source'));
export const isRegExp = (value) => value !== RegExp.prototype && hasFlags(value);

// The name of the typed array's kind, or undefined.
export const typedArrayName = (value) => (value === null || typeof value !== 'object' ? undefined : apply(tagOfTyped, value, []));
export const isTypedArray = (value) => typedArrayName(value) !== undefined;
const typed = (name) => (value) => typedArrayName(value) === name;
export const isUint8Array = typed('Uint8Array');
export const isUint8ClampedArray = typed('Uint8ClampedArray');
export const isUint16Array = typed('Uint16Array');
export const isUint32Array = typed('Uint32Array');
export const isInt8Array = typed('Int8Array');
export const isInt16Array = typed('Int16Array');
export const isInt32Array = typed('Int32Array');
export const isFloat16Array = typed('Float16Array');
export const isFloat32Array = typed('Float32Array');
export const isFloat64Array = typed('Float64Array');
export const isBigInt64Array = typed('BigInt64Array');
export const isBigUint64Array = typed('BigUint64Array');
export const isArrayBufferView = (value) => ArrayBuffer.isView(value);

const tagIs = (tag) => (value) =>
  value !== null && typeof value === 'object' && !isProxy(value) && Object.prototype.toString.call(value) === `[object ${tag}]`;
export const isArgumentsObject = (value) => tagIs('Arguments')(value) && !Object.hasOwn(value, Symbol.toStringTag);
export const isMapIterator = tagIs('Map Iterator');
export const isSetIterator = tagIs('Set Iterator');
export const isGeneratorObject = (value) => tagIs('Generator')(value) || tagIs('AsyncGenerator')(value);
export const isModuleNamespaceObject = (value) =>
  tagIs('Module')(value) && Object.getPrototypeOf(value) === null && !Object.isExtensible(value);
export const isNativeError = Error.isError;
export const isPromise = (value) => value !== null && typeof value === 'object' && host.promiseState(value) !== undefined;
export const isProxy = (value) =>
  value !== null && (typeof value === 'object' || typeof value === 'function') && host.proxyTarget(value) !== undefined;
export const isExternal = () => false;

const source = (value) => Function.prototype.toString.call(value);
const asyncs = [async function () {}, async function* () {}].map(Object.getPrototypeOf);
const generators = [function* () {}, async function* () {}].map(Object.getPrototypeOf);
const below = (roots, value) => {
  for (let object = value; object !== null; object = Object.getPrototypeOf(object)) if (roots.includes(object)) return true;
  return false;
};
export const isAsyncFunction = (value) => typeof value === 'function' && (below(asyncs, value) || /^async\b/.test(source(value)));
export const isGeneratorFunction = (value) => typeof value === 'function' && below(generators, value);
export const isCryptoKey = () => false;
export const isKeyObject = () => false;
