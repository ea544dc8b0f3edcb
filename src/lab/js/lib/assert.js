// node:assert and node:assert/strict: https://nodejs.org/api/assert.html.
import { AssertionError } from 'hornbook:assertion_error';
import { isDeepEqual, isDeepStrictEqual, isPartialDeepStrictEqual } from 'hornbook:deep_equal';
import { invalidArgType, invalidArgValue, needFunction, withCode } from 'hornbook:errors';
import { inspect } from 'hornbook:inspect';
import { isNativeError, isPromise, isRegExp } from 'hornbook:types';

export { AssertionError };

const isError = (value) => isNativeError(value) || value instanceof Error;

// Throws unless `truth`; a message that is an error is thrown itself.
function check(truth, actual, expected, message, operator, stackStartFn) {
  if (truth) return;
  if (isError(message)) throw message;
  throw new AssertionError({ actual, expected, message, operator, stackStartFn });
}

function needTwo(count) {
  if (count < 2) throw withCode(TypeError, 'ERR_MISSING_ARGS', 'The "actual" and "expected" arguments must be specified');
}

function truthy(name, start, args) {
  const [value, message] = args;
  if (value) return;
  if (isError(message)) throw message;
  let text = message;
  if (args.length === 0) text = 'No value argument passed to `assert.ok()`';
  else if (message === undefined || message === null) text = `The expression evaluated to a falsy value: ${inspect(value)}`;
  const error = new AssertionError({ actual: value, expected: true, message: text, operator: '==', stackStartFn: start });
  error.generatedMessage = message === undefined || message === null;
  throw error;
}

export function ok(...args) {
  truthy('ok', ok, args);
}

export function equal(actual, expected, message) {
  needTwo(arguments.length);
  check(actual == expected || (Number.isNaN(actual) && Number.isNaN(expected)), actual, expected, message, '==', equal);
}

export function notEqual(actual, expected, message) {
  needTwo(arguments.length);
  const same = actual == expected || (Number.isNaN(actual) && Number.isNaN(expected));
  check(!same, actual, expected, message, '!=', notEqual);
}

export function strictEqual(actual, expected, message) {
  needTwo(arguments.length);
  check(Object.is(actual, expected), actual, expected, message, 'strictEqual', strictEqual);
}

export function notStrictEqual(actual, expected, message) {
  needTwo(arguments.length);
  check(!Object.is(actual, expected), actual, expected, message, 'notStrictEqual', notStrictEqual);
}

export function deepEqual(actual, expected, message) {
  needTwo(arguments.length);
  check(isDeepEqual(actual, expected), actual, expected, message, 'deepEqual', deepEqual);
}

export function notDeepEqual(actual, expected, message) {
  needTwo(arguments.length);
  check(!isDeepEqual(actual, expected), actual, expected, message, 'notDeepEqual', notDeepEqual);
}

export function deepStrictEqual(actual, expected, message) {
  needTwo(arguments.length);
  check(isDeepStrictEqual(actual, expected), actual, expected, message, 'deepStrictEqual', deepStrictEqual);
}

export function notDeepStrictEqual(actual, expected, message) {
  needTwo(arguments.length);
  check(!isDeepStrictEqual(actual, expected), actual, expected, message, 'notDeepStrictEqual', notDeepStrictEqual);
}

export function partialDeepStrictEqual(actual, expected, message) {
  needTwo(arguments.length);
  check(isPartialDeepStrictEqual(actual, expected), actual, expected, message, 'partialDeepStrictEqual', partialDeepStrictEqual);
}

export function fail(message) {
  if (isError(message)) throw message;
  const error = new AssertionError({ message: message ?? 'Failed', operator: 'fail', stackStartFn: fail });
  error.generatedMessage = message === undefined;
  throw error;
}

export function ifError(value) {
  if (value === null || value === undefined) return;
  const text = isError(value) ? value.message || value.constructor.name : inspect(value);
  const message = `ifError got unwanted exception: ${text}`;
  const error = new AssertionError({ actual: value, expected: null, operator: 'ifError', message, stackStartFn: ifError });
  error.generatedMessage = false;
  throw error;
}

function matches(start, wanted, text, pattern, message) {
  if (!isRegExp(pattern)) throw invalidArgType('regexp', 'RegExp', pattern);
  if (typeof text === 'string' && (pattern.exec(text) !== null) === wanted) return;
  if (isError(message)) throw message;
  const words = wanted ? 'did not match the regular expression' : 'was expected to not match the regular expression';
  const generated =
    typeof text === 'string'
      ? `The input ${words} ${inspect(pattern)}. Input:\n\n${inspect(text)}\n`
      : `The "string" argument must be of type string. Received type ${typeof text} (${inspect(text)})`;
  const operator = wanted ? 'match' : 'doesNotMatch';
  const error = new AssertionError({ actual: text, expected: pattern, message: message || generated, operator, stackStartFn: start });
  error.generatedMessage = !message;
  throw error;
}

export function match(text, pattern, message) {
  matches(match, true, text, pattern, message);
}

export function doesNotMatch(text, pattern, message) {
  matches(doesNotMatch, false, text, pattern, message);
}

// A nothing that no function can throw.
const NOTHING = Symbol('nothing was thrown');

function thrownBy(run) {
  needFunction(run, 'fn');
  try {
    run();
  } catch (error) {
    return error;
  }
  return NOTHING;
}

const isThenable = (value) => isPromise(value) || (value !== null && typeof value === 'object' && typeof value.then === 'function');

// What a function returned, in the words of the error about it.
function kindOf(value) {
  if (value === null || value === undefined) return `${value}`;
  if (typeof value === 'object') return `an instance of ${value.constructor?.name ?? 'Object'}`;
  return `type ${typeof value} (${inspect(value)})`;
}

async function rejectionOf(promise) {
  let result = promise;
  if (typeof promise === 'function') {
    result = promise();
    if (!isThenable(result)) {
      const received = kindOf(result);
      throw withCode(
        TypeError,
        'ERR_INVALID_RETURN_VALUE',
        `Expected instance of Promise to be returned from the "promiseFn" function but got ${received}.`,
      );
    }
  } else if (!isThenable(promise)) {
    throw invalidArgType('promiseFn', ['Function', 'Promise'], promise);
  }
  try {
    await result;
  } catch (error) {
    return error;
  }
  return NOTHING;
}

const say = (message) => (message ? `: ${message}` : '.');

function expectError(start, thrown, args) {
  let [expected, message] = args;
  if (typeof expected === 'string') {
    if (args.length > 1) throw invalidArgType('error', ['Object', 'Error', 'Function', 'RegExp'], expected);
    if (thrown !== NOTHING && (thrown?.message === expected || thrown === expected)) {
      const what = typeof thrown === 'object' && thrown !== null ? `The error message "${thrown.message}"` : `The error "${thrown}"`;
      throw withCode(
        TypeError,
        'ERR_AMBIGUOUS_ARGUMENT',
        `The "error/message" argument is ambiguous. ${what} is identical to the message.`,
      );
    }
    message = expected;
    expected = undefined;
  } else if (expected !== null && expected !== undefined && typeof expected !== 'object' && typeof expected !== 'function') {
    throw invalidArgType('error', ['Object', 'Error', 'Function', 'RegExp'], expected);
  }
  if (thrown === NOTHING) {
    const named = expected && expected.name ? ` (${expected.name})` : '';
    const kind = start === rejects ? 'rejection' : 'exception';
    const text = `Missing expected ${kind}${named}${say(message)}`;
    if (isError(message)) throw message;
    const error = new AssertionError({ actual: undefined, expected, operator: start.name, message: text, stackStartFn: start });
    error.generatedMessage = false;
    throw error;
  }
  if (expected !== undefined && expected !== null) validate(start, thrown, expected, message);
}

function wrong(start, actual, expected, message, generated) {
  if (isError(message)) throw message;
  const error = new AssertionError({ actual, expected, message: message || generated, operator: start.name, stackStartFn: start });
  error.generatedMessage = !message;
  throw error;
}

function validate(start, actual, expected, message) {
  if (typeof expected !== 'function') {
    if (isRegExp(expected)) {
      const text = String(actual);
      if (expected.exec(text) !== null) return;
      wrong(
        start,
        actual,
        expected,
        message,
        `The input did not match the regular expression ${inspect(expected)}. Input:\n\n${inspect(text)}\n`,
      );
    }
    validateObject(start, actual, expected, message);
    return;
  }
  if (expected.prototype !== undefined && actual instanceof expected) return;
  if (Object.prototype.isPrototypeOf.call(Error, expected) || expected === Error) {
    if (isError(actual)) {
      let text = `The error is expected to be an instance of "${expected.name}". Received "${actual.constructor?.name || 'Error'}"`;
      if (actual.message) text += `\n\nError message:\n\n${actual.message}`;
      wrong(start, actual, expected, message, text);
    }
    const received = inspect(actual, { depth: -1 });
    wrong(start, actual, expected, message, `The error is expected to be an instance of "${expected.name}". Received "${received}"`);
  }
  const result = Reflect.apply(expected, {}, [actual]);
  if (result === true) return;
  const name = expected.name ? `"${expected.name}" ` : '';
  let text = `The ${name}validation function is expected to return "true". Received ${inspect(result)}`;
  if (isError(actual)) text += `\n\nCaught error:\n\n${actual}`;
  wrong(start, actual, expected, message, text);
}

// What a difference of properties is shown as.
class Comparison {}

// Compares the properties that `expected` has; a regular expression is matched against a text.
function validateObject(start, actual, expected, message) {
  if (actual === null || (typeof actual !== 'object' && typeof actual !== 'function')) {
    const error = new AssertionError({ actual, expected, message, operator: 'deepStrictEqual', stackStartFn: start });
    error.operator = start.name;
    throw error;
  }
  const keys = Object.keys(expected);
  if (isError(expected)) keys.push('name', 'message');
  else if (keys.length === 0) throw invalidArgValue('error', inspect(expected), 'may not be an empty object');
  for (const key of keys) {
    const wanted = expected[key];
    const textMatches = typeof actual[key] === 'string' && isRegExp(wanted) && wanted.exec(actual[key]) !== null;
    if (textMatches || (key in actual && isDeepStrictEqual(actual[key], wanted))) continue;
    if (message) wrong(start, actual, expected, message);
    // What is compared is shown, and no more of the error than that.
    const left = new Comparison();
    const right = new Comparison();
    for (const each of keys) {
      if (each in actual) left[each] = actual[each];
      const isMatch = typeof actual[each] === 'string' && isRegExp(expected[each]) && expected[each].exec(actual[each]) !== null;
      right[each] = isMatch ? actual[each] : expected[each];
    }
    const shown = new AssertionError({ actual: left, expected: right, operator: 'deepStrictEqual', stackStartFn: start });
    shown.actual = actual;
    shown.expected = expected;
    shown.operator = start.name;
    throw shown;
  }
}

export function throws(run, ...args) {
  expectError(throws, thrownBy(run), args);
}

export async function rejects(promise, ...args) {
  expectError(rejects, await rejectionOf(promise), args);
}

function refuseError(start, thrown, error, message) {
  if (thrown === NOTHING) return;
  if (typeof error === 'string') {
    message = error;
    error = undefined;
  }
  const fits = () => {
    if (isRegExp(error)) return error.exec(String(thrown)) !== null;
    if (typeof error !== 'function') throw invalidArgType('expected', ['Function', 'RegExp'], error);
    if (error.prototype !== undefined && thrown instanceof error) return true;
    if (Object.prototype.isPrototypeOf.call(Error, error)) return false;
    return Reflect.apply(error, {}, [thrown]) === true;
  };
  if (error !== undefined && !fits()) throw thrown;
  const kind = start === doesNotReject ? 'rejection' : 'exception';
  const text = `Got unwanted ${kind}${say(message)}\nActual message: "${thrown && thrown.message}"`;
  const failure = new AssertionError({ actual: thrown, expected: error, operator: start.name, message: text, stackStartFn: start });
  failure.generatedMessage = false;
  throw failure;
}

export function doesNotThrow(run, error, message) {
  refuseError(doesNotThrow, thrownBy(run), error, message);
}

export async function doesNotReject(promise, error, message) {
  refuseError(doesNotReject, await rejectionOf(promise), error, message);
}

// Makes the function that is the module itself, with everything on it.
function whole(names) {
  function assert(...args) {
    truthy('ok', assert, args);
  }
  return Object.assign(assert, {
    AssertionError,
    ok,
    fail,
    ifError,
    match,
    doesNotMatch,
    throws,
    rejects,
    doesNotThrow,
    doesNotReject,
    strictEqual,
    notStrictEqual,
    deepStrictEqual,
    notDeepStrictEqual,
    partialDeepStrictEqual,
    ...names,
  });
}

const assert = whole({ equal, notEqual, deepEqual, notDeepEqual });
export const strict = whole({
  equal: strictEqual,
  notEqual: notStrictEqual,
  deepEqual: deepStrictEqual,
  notDeepEqual: notDeepStrictEqual,
});
strict.strict = strict;
assert.strict = strict;

export default assert;
