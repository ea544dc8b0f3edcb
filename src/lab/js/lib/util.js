// node:util: https://nodejs.org/api/util.html.
import { isDeepStrictEqual } from 'hornbook:deep_equal';
import { invalidArgType, missing, needFunction, needString, withCode } from 'hornbook:errors';
import { format, formatWithOptions } from 'hornbook:format';
import { custom as inspectCustom, inspect } from 'hornbook:inspect';
import * as types from 'hornbook:types';
import host from 'hornbook:host';
import { TextDecoder, TextEncoder } from 'hornbook:encoding';

export { format, formatWithOptions, inspect, isDeepStrictEqual, types, TextDecoder, TextEncoder };

const customPromise = Symbol.for('nodejs.util.promisify.custom');

// A function that takes a callback last → one that returns a promise.
export function promisify(original) {
  needFunction(original, 'original');
  const own = original[customPromise];
  if (own) {
    needFunction(own, 'util.promisify.custom');
    return Object.isFrozen(own) ? own : Object.defineProperty(own, customPromise, { value: own, configurable: true });
  }
  function promised(...args) {
    return new Promise((resolve, reject) => {
      Reflect.apply(original, this, [
        ...args,
        (error, value) => {
          if (error) reject(error);
          else resolve(value);
        },
      ]);
    });
  }
  Object.setPrototypeOf(promised, Object.getPrototypeOf(original));
  Object.defineProperty(promised, customPromise, { value: promised, configurable: true });
  return Object.defineProperties(promised, Object.getOwnPropertyDescriptors(original));
}
promisify.custom = customPromise;

// A function that returns a promise → one that takes a callback last.
export function callbackify(original) {
  needFunction(original, 'original');
  function called(...args) {
    const callback = args.pop();
    needFunction(callback, 'last argument');
    Reflect.apply(original, this, args).then(
      (value) => queueMicrotask(() => Reflect.apply(callback, this, [null, value])),
      (error) => queueMicrotask(() => Reflect.apply(callback, this, [error || falsy(error)])),
    );
  }
  Object.defineProperty(called, 'name', { value: `${original.name}Callbackified`, configurable: true });
  return Object.defineProperty(called, 'length', { value: original.length + 1, configurable: true });
}

function falsy(reason) {
  const error = withCode(Error, 'ERR_FALSY_VALUE_REJECTION', 'Promise was rejected with falsy value');
  error.reason = reason;
  return error;
}

export function inherits(constructor, parent) {
  needFunction(constructor, 'ctor');
  needFunction(parent, 'superCtor');
  if (parent.prototype === undefined) throw invalidArgType('superCtor.prototype', 'object', parent.prototype);
  Object.defineProperty(constructor, 'super_', { value: parent, writable: true, configurable: true });
  Object.setPrototypeOf(constructor.prototype, parent.prototype);
}

const warned = new Set();

// Warns once, when it is first called.
export function deprecate(run, message, code) {
  needFunction(run, 'fn');
  let done = false;
  function deprecated(...args) {
    if (!done && !(code !== undefined && warned.has(code))) {
      host.print('warn', `${code === undefined ? '' : `[${code}] `}DeprecationWarning: ${message}`);
      if (code !== undefined) warned.add(code);
    }
    done = true;
    return new.target ? Reflect.construct(run, args, new.target) : Reflect.apply(run, this, args);
  }
  Object.setPrototypeOf(deprecated, run);
  if (run.prototype) deprecated.prototype = run.prototype;
  return deprecated;
}

// NODE_DEBUG is not set in the laboratory, so nothing is ever written.
export function debuglog() {
  const log = () => {};
  return Object.defineProperty(log, 'enabled', { value: false, enumerable: true });
}
export const debug = debuglog;

// Text without colours: the laboratory's console has none.
export function styleText(style, text) {
  if (typeof style !== 'string' && !Array.isArray(style)) throw invalidArgType('format', ['string', 'Array'], style);
  needString(text, 'text');
  return text;
}

export const stripVTControlCharacters = (text) => {
  needString(text, 'str');
  return text.replace(/[\u001b\u009b][[\]()#;?]*(?:\d{1,4}(?:;\d{0,4})*)?[\dA-PR-TZcf-nq-uy=><~]/g, '');
};

export function toUSVString(text) {
  return String(text).toWellFormed();
}

export function aborted(signal, resource) {
  if (!(signal instanceof AbortSignal)) throw invalidArgType('signal', 'AbortSignal', signal);
  if (resource === null || typeof resource !== 'object') throw invalidArgType('resource', 'object', resource);
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

export const parseArgs = missing('node:util', 'parseArgs');
export const parseEnv = missing('node:util', 'parseEnv');
export const getSystemErrorName = missing('node:util', 'getSystemErrorName');
export const MIMEType = missing('node:util', 'MIMEType');
export const isArray = Array.isArray;
inspect.custom = inspectCustom;

export default {
  aborted,
  callbackify,
  debug,
  debuglog,
  deprecate,
  format,
  formatWithOptions,
  getSystemErrorName,
  inherits,
  inspect,
  isArray,
  isDeepStrictEqual,
  MIMEType,
  parseArgs,
  parseEnv,
  promisify,
  stripVTControlCharacters,
  styleText,
  TextDecoder,
  TextEncoder,
  toUSVString,
  types,
};
