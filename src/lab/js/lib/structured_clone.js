// structuredClone: https://html.spec.whatwg.org/multipage/structured-data.html#structured-cloning.
import { withCode } from 'hornbook:errors';
import { inspect } from 'hornbook:inspect';
import * as types from 'hornbook:types';

const errors = { EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };

function refuse(value) {
  const shown = typeof value === 'symbol' || typeof value === 'function' ? String(value) : `#<${value.constructor?.name ?? 'Object'}>`;
  throw new DOMException(`${shown} could not be cloned.`, 'DataCloneError');
}

export function structuredClone(value, options = undefined) {
  if (arguments.length === 0) throw withCode(TypeError, 'ERR_MISSING_ARGS', 'The "value" argument must be specified');
  const moved = new Map();
  for (const buffer of options?.transfer ?? []) {
    if (!types.isArrayBuffer(buffer)) throw new DOMException(`Value ${inspect(buffer)} could not be transferred.`, 'DataCloneError');
    if (buffer.detached || moved.has(buffer))
      throw new DOMException('An ArrayBuffer is detached and could not be cloned.', 'DataCloneError');
    moved.set(buffer, null);
  }
  const copy = clone(value, new Map(), moved);
  for (const [buffer, target] of moved) if (target === null) buffer.transfer();
  return copy;
}

function clone(value, known, moved) {
  if (typeof value === 'symbol' || typeof value === 'function') refuse(value);
  if (value === null || typeof value !== 'object') return value;
  if (known.has(value)) return known.get(value);
  const keep = (copy) => {
    known.set(value, copy);
    return copy;
  };
  if (types.isDate(value)) return keep(new Date(Date.prototype.getTime.call(value)));
  if (types.isRegExp(value)) return keep(new RegExp(value.source, value.flags));
  if (types.isBoxedPrimitive(value)) {
    if (types.isSymbolObject(value)) refuse(value);
    return keep(Object(value.valueOf()));
  }
  if (types.isArrayBuffer(value)) {
    if (!moved.has(value)) return keep(value.slice(0));
    const target = value.transfer();
    moved.set(value, target);
    return keep(target);
  }
  if (ArrayBuffer.isView(value)) {
    const { byteOffset } = value;
    const length = types.isDataView(value) ? value.byteLength : value.length;
    const buffer = clone(value.buffer, known, moved);
    // A view of a class of its own, as Buffer is, arrives as the plain kind.
    const Kind = types.isDataView(value) ? DataView : kinds[types.typedArrayName(value)];
    return keep(new Kind(buffer, byteOffset, length));
  }
  if (types.isMap(value)) {
    const copy = keep(new Map());
    for (const [key, held] of [...Map.prototype.entries.call(value)]) copy.set(clone(key, known, moved), clone(held, known, moved));
    return copy;
  }
  if (types.isSet(value)) {
    const copy = keep(new Set());
    for (const held of [...Set.prototype.values.call(value)]) copy.add(clone(held, known, moved));
    return copy;
  }
  if (types.isNativeError(value)) return cloneError(value, known, moved, keep);
  if (types.isPromise(value) || types.isWeakMap(value) || types.isWeakSet(value) || value instanceof WeakRef) refuse(value);
  if (types.isGeneratorObject(value) || types.isProxy(value)) refuse(value);
  const copy = keep(Array.isArray(value) ? new Array(value.length) : {});
  for (const key of Object.keys(value)) {
    Object.defineProperty(copy, key, { value: clone(value[key], known, moved), writable: true, enumerable: true, configurable: true });
  }
  return copy;
}

const kinds = Object.fromEntries(
  [
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float16Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
  ].map((kind) => [kind.name, kind]),
);

function cloneError(value, known, moved, keep) {
  const Kind = Object.hasOwn(errors, value.name) ? errors[value.name] : Error;
  const error = keep(new Kind());
  const hidden = (key, held) => Object.defineProperty(error, key, { value: held, writable: true, configurable: true });
  if (Object.hasOwn(value, 'message') || value.message) hidden('message', String(value.message));
  if (typeof value.stack === 'string') hidden('stack', value.stack);
  if (Object.hasOwn(value, 'cause')) hidden('cause', clone(value.cause, known, moved));
  return error;
}
