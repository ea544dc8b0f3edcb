// Deep equality as node:assert has it: https://nodejs.org/api/assert.html#assertdeepstrictequalactual-expected-message.
import * as types from 'hornbook:types';
import { URL } from 'hornbook:url_class';

// How far two values have to agree.
const LOOSE = 'loose';
const STRICT = 'strict';
const PARTIAL = 'partial';

export const isDeepEqual = (left, right) => same(left, right, LOOSE, null);
export const isDeepStrictEqual = (left, right) => same(left, right, STRICT, null);
// Whether all of `right` is in `left`.
export const isPartialDeepStrictEqual = (left, right) => same(left, right, PARTIAL, null);

const isObject = (value) => value !== null && typeof value === 'object';
const enumerable = Object.prototype.propertyIsEnumerable;
const symbolsOf = (value) => Object.getOwnPropertySymbols(value).filter((key) => enumerable.call(value, key));
const { valueOf: dateOf } = Date.prototype;
const boxes = [
  [types.isNumberObject, (value) => Number.prototype.valueOf.call(value)],
  [types.isStringObject, (value) => String.prototype.valueOf.call(value)],
  [types.isBooleanObject, (value) => Boolean.prototype.valueOf.call(value)],
  [types.isBigIntObject, (value) => BigInt.prototype.valueOf.call(value)],
  [types.isSymbolObject, (value) => Symbol.prototype.valueOf.call(value)],
];

function same(left, right, mode, seen) {
  if (left === right) return left !== 0 || mode === LOOSE || Object.is(left, right);
  if (mode !== LOOSE) {
    if (!isObject(left)) return typeof left === 'number' && Number.isNaN(left) && Number.isNaN(right);
    if (!isObject(right)) return false;
    if (mode === STRICT && Object.getPrototypeOf(left) !== Object.getPrototypeOf(right)) return false;
  } else {
    if (!isObject(left)) {
      return (!isObject(right) && left == right) || (Number.isNaN(left) && Number.isNaN(right));
    }
    if (!isObject(right)) return false;
  }
  const tags = [left, right].map((value) => Object.prototype.toString.call(value));
  if (tags[0] !== tags[1]) return false;
  return sameKind(left, right, mode, seen);
}

function sameKind(left, right, mode, seen) {
  const both = (is) => (is(left) ? (is(right) ? true : 'differ') : is(right) ? 'differ' : false);
  if (Array.isArray(left) || Array.isArray(right)) {
    if (!Array.isArray(left) || !Array.isArray(right)) return false;
    if (mode === PARTIAL) return partOfList(left, right, seen);
    if (left.length !== right.length) return false;
    const keys = [left, right].map((value) => Object.keys(value).filter((key) => !isIndex(key)));
    return sameKeys(left, right, mode, seen, keys, () => sameItems(left, right, mode, seen));
  }
  for (const [is, compare] of exact) {
    const kind = both(is);
    if (kind === 'differ') return false;
    if (kind && !compare(left, right, mode)) return false;
    if (kind && is === types.isTypedArray) {
      const keys = [left, right].map((value) => Object.keys(value).filter((key) => !isIndex(key)));
      return sameKeys(left, right, mode, seen, keys, () => true);
    }
  }
  for (const [is, valueOf] of boxes) {
    const kind = both(is);
    if (kind === 'differ') return false;
    if (kind && !Object.is(valueOf(left), valueOf(right))) return false;
  }
  const isUrl = both((value) => value instanceof URL);
  if (isUrl === 'differ' || (isUrl && left.href !== right.href)) return false;
  for (const is of [types.isPromise, types.isWeakMap, types.isWeakSet]) {
    if (both(is) !== false) return false;
  }
  const isSet = both(types.isSet);
  const isMap = both(types.isMap);
  if (isSet === 'differ' || isMap === 'differ') return false;
  let inner = () => true;
  if (isSet) inner = (memo) => sameSets(left, right, mode, memo);
  if (isMap) inner = (memo) => sameMaps(left, right, mode, memo);
  if (types.isNativeError(left) || types.isNativeError(right)) {
    if (!sameErrors(left, right, mode, seen)) return false;
  }
  if (isSet || isMap) {
    const sizes = [left, right].map((value) => Reflect.get(isSet ? Set.prototype : Map.prototype, 'size', value));
    if (mode === PARTIAL ? sizes[0] < sizes[1] : sizes[0] !== sizes[1]) return false;
  }
  return sameKeys(left, right, mode, seen, [Object.keys(left), Object.keys(right)], inner);
}

// Kinds whose content is compared at once; their further properties follow.
const exact = [
  [types.isDate, (left, right) => Object.is(dateOf.call(left), dateOf.call(right))],
  [types.isRegExp, (left, right) => left.source === right.source && left.flags === right.flags && left.lastIndex === right.lastIndex],
  [types.isAnyArrayBuffer, (left, right) => sameBytes(new Uint8Array(left), new Uint8Array(right))],
  [types.isDataView, (left, right) => sameBytes(view(left), view(right))],
  [types.isTypedArray, sameTyped],
];
const view = (value) => new Uint8Array(value.buffer, value.byteOffset, value.byteLength);

function sameTyped(left, right, mode) {
  if (mode === PARTIAL) {
    let at = 0;
    for (const value of left) if (at < right.length && Object.is(value, right[at])) at += 1;
    return at === right.length;
  }
  if (types.typedArrayName(left) !== types.typedArrayName(right) || left.length !== right.length) return false;
  const equal = mode === LOOSE ? (a, b) => a == b || (Number.isNaN(a) && Number.isNaN(b)) : Object.is;
  for (let index = 0; index < left.length; index += 1) if (!equal(left[index], right[index])) return false;
  return true;
}

const sameBytes = (left, right) => left.length === right.length && left.every((byte, index) => byte === right[index]);
const isIndex = (key) => /^(0|[1-9]\d{0,9})$/.test(key) && Number(key) < 2 ** 32 - 1;

function sameErrors(left, right, mode, seen) {
  if (!types.isNativeError(left) || !types.isNativeError(right)) return false;
  // What is not enumerable and yet is what an error says.
  if (left.message !== right.message || left.name !== right.name) return false;
  for (const key of ['cause', 'errors']) {
    const has = [left, right].map((value) => Object.hasOwn(value, key));
    if (mode === PARTIAL ? has[1] && !has[0] : has[0] !== has[1]) return false;
    if (has[1] && !same(left[key], right[key], mode, seen)) return false;
  }
  return true;
}

function sameKeys(left, right, mode, seen, [keysLeft, keysRight], inner) {
  const symbols = mode === LOOSE ? [] : symbolsOf(right);
  if (mode !== PARTIAL) {
    if (keysLeft.length !== keysRight.length) return false;
    if (mode === STRICT && symbolsOf(left).length !== symbols.length) return false;
  }
  const keys = [...keysRight, ...symbols];
  for (const key of keys) if (!enumerable.call(left, key)) return false;
  // A pair that is being compared further out is equal as far as this comparison knows.
  for (let pair = seen; pair !== null; pair = pair.outer) {
    if (pair.left === left) return pair.right === right;
  }
  const memo = { left, right, outer: seen };
  for (const key of keys) if (!same(left[key], right[key], mode, memo)) return false;
  return inner(memo);
}

function sameItems(left, right, mode, memo) {
  for (let index = 0; index < left.length; index += 1) {
    if (Object.hasOwn(left, index) !== Object.hasOwn(right, index)) return false;
    if (!same(left[index], right[index], mode, memo)) return false;
  }
  return true;
}

// The items of `right` are in `left`, in that order.
function partOfList(left, right, seen) {
  for (let pair = seen; pair !== null; pair = pair.outer) if (pair.left === left) return pair.right === right;
  const memo = { left, right, outer: seen };
  let at = 0;
  for (let index = 0; index < right.length; index += 1) {
    const fits = () => Object.hasOwn(left, at) === Object.hasOwn(right, index) && same(left[at], right[index], PARTIAL, memo);
    while (at < left.length && !fits()) at += 1;
    if (at === left.length) return false;
    at += 1;
  }
  const keys = [...Object.keys(right).filter((key) => !isIndex(key)), ...symbolsOf(right)];
  return keys.every((key) => enumerable.call(left, key) && same(left[key], right[key], PARTIAL, memo));
}

function sameSets(left, right, mode, memo) {
  const rest = new Set(left);
  const open = [];
  for (const value of right) {
    if (rest.has(value)) rest.delete(value);
    else if (mode !== LOOSE && !isObject(value)) return false;
    else open.push(value);
  }
  return open.every((value) => {
    for (const candidate of rest) {
      if (same(candidate, value, mode, memo)) return rest.delete(candidate);
    }
    return false;
  });
}

function sameMaps(left, right, mode, memo) {
  const rest = new Map(left);
  const open = [];
  for (const [key, value] of right) {
    if (rest.has(key) && (!isObject(key) || same(rest.get(key), value, mode, memo))) {
      if (!same(rest.get(key), value, mode, memo)) return false;
      rest.delete(key);
    } else if (mode !== LOOSE && !isObject(key)) {
      return false;
    } else {
      open.push([key, value]);
    }
  }
  return open.every(([key, value]) => {
    for (const [candidate, held] of rest) {
      if (same(candidate, key, mode, memo) && same(held, value, mode, memo)) return rest.delete(candidate);
    }
    return false;
  });
}
