// node:test, as far as checks need it: https://nodejs.org/api/test.html. Checks run one after the other, each to its end.
const checks = [];
let suite = { names: [], beforeEach: [], afterEach: [], before: [], after: [], skip: false };

function options(args) {
  const found = { name: '', settings: {}, run: () => {} };
  for (const argument of args) {
    if (typeof argument === 'string') found.name = argument;
    else if (typeof argument === 'function') found.run = argument;
    else if (argument && typeof argument === 'object') found.settings = argument;
  }
  if (found.name === '') found.name = found.run.name || '<anonymous>';
  return found;
}

export function test(...args) {
  const { name, settings, run } = options(args);
  checks.push({ name: [...suite.names, name].join(' › '), settings, run, suite });
  return Promise.resolve();
}

export function describe(...args) {
  const { name, settings, run } = options(args);
  const outer = suite;
  suite = {
    names: [...outer.names, name],
    beforeEach: [...outer.beforeEach],
    afterEach: [...outer.afterEach],
    before: [],
    after: [],
    outer,
    skip: outer.skip || settings.skip,
  };
  try {
    run();
  } finally {
    suite = outer;
  }
}

for (const registrar of [test, describe]) {
  registrar.skip = (...args) => {
    const { name, run } = options(args);
    return registrar(name, { skip: true }, run);
  };
  registrar.todo = registrar.skip;
  registrar.only = registrar;
}

export const it = test;
test.test = test;
test.describe = describe;
test.it = it;
export const suite_ = describe;
export { suite_ as suite };

const hook = (name) => (run) => {
  suite[name].push(run);
};
export const before = hook('before');
export const after = hook('after');
export const beforeEach = hook('beforeEach');
export const afterEach = hook('afterEach');

const done = [];

async function runOne(check) {
  const context = {
    name: check.name,
    diagnostic() {},
    after: (run) => ends.push(run),
    skip() {
      skipped = true;
    },
    signal: new AbortController().signal,
    mock,
    // A subtest is a check of its own.
    test: async (...args) => {
      const { name, run } = options(args);
      await runOne({ name: `${check.name} › ${name}`, settings: {}, run, suite: check.suite });
    },
  };
  const ends = [];
  let skipped = Boolean(check.settings.skip) || Boolean(check.suite.skip);
  if (skipped) return;
  const at = done.length;
  done.push(null);
  let failure = null;
  const attempt = async (run) => {
    try {
      await run();
    } catch (error) {
      failure ??= { error };
    }
  };
  for (let level = check.suite; level; level = level.outer) {
    const runs = level.before.splice(0);
    for (const run of runs) await attempt(() => run(context));
  }
  for (const run of check.suite.beforeEach) if (!failure) await attempt(() => run(context));
  if (!failure) await attempt(() => check.run(context));
  for (const run of [...ends, ...check.suite.afterEach]) await attempt(() => run(context));
  const children = done.splice(at + 1);
  if (children.some((child) => child && child.trouble)) failure ??= { error: new Error('a part of this check failed') };
  done[at] = { name: check.name, trouble: failure ? trouble(failure.error) : null };
  done.push(...children);
}

export async function runAll() {
  for (const check of checks) await runOne(check);
  const suites = new Set(checks.map((check) => check.suite));
  for (const level of suites) for (const run of level.after.splice(0)) await run();
}

export function results() {
  return done.filter((result) => result !== null);
}

import { inspect } from 'hornbook:util';

const shown = (value) => (typeof value === 'string' ? value : inspect(value));

// The expected and the actual value of a failed assertion in words; for anything else, what was thrown.
function trouble(error) {
  if (error === null || typeof error !== 'object') return { message: `${shown(error)} was thrown` };
  const isAssertion = error.code === 'ERR_ASSERTION';
  const compared = isAssertion && 'actual' in error && 'expected' in error && error.operator !== 'fail';
  return {
    message: isAssertion && !error.generatedMessage ? String(error.message) : firstLine(error, isAssertion),
    expected: compared && error.expected !== undefined ? shown(error.expected) : null,
    actual: compared ? shown(error.actual) : null,
  };
}

function firstLine(error, isAssertion) {
  const line = String(error.message).split('\n')[0].replace(/:$/, '');
  return isAssertion ? line : `${error.name}: ${line}`;
}

// mock: functions that remember their calls.
function mockFunction(original = () => {}, implementation = original) {
  const calls = [];
  let current = implementation;
  const once = new Map();
  const mocked = function (...args) {
    const run = once.get(calls.length) ?? current;
    once.delete(calls.length);
    const call = { arguments: args, this: this, result: undefined, error: undefined, target: new.target };
    calls.push(call);
    try {
      call.result = new.target ? Reflect.construct(run, args) : run.apply(this, args);
      return call.result;
    } catch (error) {
      call.error = error;
      throw error;
    }
  };
  mocked.mock = {
    calls,
    callCount: () => calls.length,
    mockImplementation: (next) => {
      current = next;
    },
    mockImplementationOnce: (next, at = calls.length) => {
      once.set(at, next);
    },
    resetCalls: () => {
      calls.length = 0;
    },
    restore: () => {
      current = original;
    },
  };
  return mocked;
}

const replaced = [];

export const mock = {
  fn: mockFunction,
  method(object, name, implementation) {
    const original = object[name];
    const mocked = mockFunction(original, implementation ?? original);
    const restore = () => {
      object[name] = original;
    };
    mocked.mock.restore = restore;
    replaced.push(restore);
    object[name] = mocked;
    return mocked;
  },
  restoreAll() {
    for (const restore of replaced.splice(0)) restore();
  },
  reset() {
    mock.restoreAll();
  },
};

export default test;
