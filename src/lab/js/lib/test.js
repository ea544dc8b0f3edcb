// node:test, as far as checks need it: https://nodejs.org/api/test.html. Checks are registered first and then run one after the other, each
// to its end, with hooks in Node's order. What is skipped or still to do promises nothing and is in no verdict.
import assertions from 'hornbook:assert';
import { invalidArgType, needFunction, unsupported } from 'hornbook:errors';
import { MockTracker } from 'hornbook:mock';
import { trouble } from 'hornbook:test_verdict';
import * as timers from 'hornbook:timers';

const own = 'node:test';
const hookNames = ['before', 'after', 'beforeEach', 'afterEach'];

// A suite; the root has no name. `failed` is what a `before` threw.
const node = (name, parent, settings, run) => ({
  name,
  parent,
  settings,
  run,
  children: [],
  hooks: { before: [], after: [], beforeEach: [], afterEach: [] },
  failed: null,
});
const root = node('', null, {}, null);
let suite = root;

function read(args) {
  const found = { name: '', settings: {}, run: () => {} };
  for (const argument of args) {
    if (typeof argument === 'string') found.name = argument;
    else if (typeof argument === 'function') found.run = argument;
    else if (argument !== null && typeof argument === 'object') found.settings = argument;
  }
  if (found.name === '') found.name = found.run.name || '<anonymous>';
  for (const setting of ['only', 'expectFailure']) if (found.settings[setting]) throw unsupported(own, setting);
  return found;
}

const fullName = (each, between) => {
  const names = [];
  for (let at = each; at !== null && at.name !== ''; at = at.parent) names.unshift(at.name);
  return names.join(between);
};

export function test(...args) {
  const { name, settings, run } = read(args);
  suite.children.push({ ...node(name, suite, settings, run), isTest: true });
  return Promise.resolve();
}

export function describe(...args) {
  const { name, settings, run } = read(args);
  const outer = suite;
  suite = node(name, outer, settings, run);
  outer.children.push(suite);
  try {
    // What is skipped does not even say what is in it.
    const result = settings.skip ? undefined : run({ name, fullName: fullName(suite, ' > ') });
    if (typeof result?.then === 'function') throw unsupported(own, 'describe() with an async function');
  } finally {
    suite = outer;
  }
  return Promise.resolve();
}

for (const registrar of [test, describe]) {
  for (const setting of ['skip', 'todo']) {
    registrar[setting] = (...args) => {
      const { name, settings, run } = read(args);
      return registrar(name, { ...settings, [setting]: true }, run);
    };
  }
  for (const setting of ['only', 'expectFailure']) {
    registrar[setting] = () => {
      throw unsupported(own, setting);
    };
  }
}

export const it = test;
const suite_ = describe;
export { suite_ as suite };

const hook =
  (name) =>
  (run, settings = {}) => {
    needFunction(run, 'fn');
    suite.hooks[name].push({ run, settings });
  };
export const [before, after, beforeEach, afterEach] = hookNames.map(hook);

export const mock = new MockTracker();
export const { skip, todo } = test;
export const only = test.only;
export const run = () => {
  throw unsupported(own, 'run()');
};
export const snapshot = new Proxy(
  {},
  {
    get: (_, key) => () => {
      throw unsupported(own, `snapshot.${String(key)}()`);
    },
  },
);
export const assert = {
  register() {
    throw unsupported(own, 'assert.register()');
  },
};
Object.assign(test, { test, it, describe, suite: describe, before, after, beforeEach, afterEach, mock, run, snapshot, assert });

const done = [];

// Runs a function that may return a promise or, with a parameter for it, take a callback; ends it when its time is up.
async function perform(run, context, { timeout, signal } = {}) {
  let work = () => run.call(context, context);
  if (run.length > 1) {
    work = () =>
      new Promise((resolve, reject) => {
        const result = run.call(context, context, (error) => (error ? reject(error) : resolve()));
        if (typeof result?.then === 'function') reject(new Error('passed a callback but also returned a Promise'));
      });
  }
  signal?.throwIfAborted();
  if ((timeout === undefined || timeout === null || timeout === Infinity) && !signal) return work();
  if (timeout !== undefined && typeof timeout !== 'number') throw invalidArgType('options.timeout', 'number', timeout);
  let timer;
  let stop;
  const over = new Promise((_, reject) => {
    if (timeout !== undefined && timeout !== Infinity)
      timer = timers.setTimeout(() => reject(new Error(`test timed out after ${timeout}ms`)), timeout);
    stop = () => reject(signal.reason);
    signal?.addEventListener('abort', stop);
  });
  try {
    return await Promise.race([work(), over]);
  } finally {
    timers.clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

// Every level from the root down to `each`, without it.
function above(each) {
  const levels = [];
  for (let at = each.parent; at !== null; at = at.parent) levels.unshift(at);
  return levels;
}

class TestContext {
  #test;
  #state;
  constructor(test_, state) {
    this.#test = test_;
    this.#state = state;
    this.assert = asserted(state, this);
  }
  get name() {
    return this.#test.name;
  }
  get fullName() {
    return fullName(this.#test, ' > ');
  }
  get filePath() {
    return 'checks.js';
  }
  get signal() {
    return this.#state.controller.signal;
  }
  get mock() {
    this.#state.mock ??= new MockTracker();
    return this.#state.mock;
  }
  get error() {
    return this.#state.failure?.error ?? null;
  }
  get passed() {
    return this.#state.failure === null;
  }
  get attempt() {
    return 0;
  }
  diagnostic() {}
  plan(count) {
    this.#state.plan = { wanted: count, seen: 0 };
  }
  skip() {
    this.#state.isSkipped = true;
  }
  todo() {
    this.#state.isTodo = true;
  }
  runOnly() {
    throw unsupported(own, 'runOnly()');
  }
  test(...args) {
    const { name, settings, run } = read(args);
    if (this.#state.plan) this.#state.plan.seen += 1;
    const part = { ...node(name, this.#test, settings, run), isTest: true };
    // Parts run one after the other, too.
    this.#state.parts = this.#state.parts.then(() => runTest(part));
    return this.#state.parts;
  }
  before(run, settings = {}) {
    needFunction(run, 'fn');
    // The test has begun, so this is before whatever follows.
    const begun = perform(run, this, settings).catch((error) => fail(this.#state, error));
    this.#state.parts = this.#state.parts.then(() => begun);
  }
  after(run, settings = {}) {
    needFunction(run, 'fn');
    this.#test.hooks.after.push({ run, settings });
  }
  beforeEach(run, settings = {}) {
    needFunction(run, 'fn');
    this.#test.hooks.beforeEach.push({ run, settings });
  }
  afterEach(run, settings = {}) {
    needFunction(run, 'fn');
    this.#test.hooks.afterEach.push({ run, settings });
  }
  // Tries until it no longer throws.
  async waitFor(condition, { interval = 50, timeout = 1000 } = {}) {
    needFunction(condition, 'condition');
    const until = timers.time() + timeout;
    for (;;) {
      try {
        return await condition();
      } catch (error) {
        if (timers.time() + interval > until) throw new Error('waitFor() timed out', { cause: error });
      }
      await new Promise((resolve) => timers.setTimeout(resolve, interval));
    }
  }
}

// The assertions, counted for a plan.
function asserted(state, context) {
  const counted = {};
  for (const name of Object.keys(assertions)) {
    const run = assertions[name];
    if (typeof run !== 'function' || name === 'AssertionError' || name === 'strict') continue;
    counted[name] = (...args) => {
      if (state.plan) state.plan.seen += 1;
      return Reflect.apply(run, context, args);
    };
  }
  for (const name of ['snapshot', 'fileSnapshot']) {
    counted[name] = () => {
      throw unsupported(own, `assert.${name}()`);
    };
  }
  return counted;
}

function fail(state, error) {
  state.failure ??= { error };
}

const isIn = (each, setting) => {
  for (let at = each; at !== null; at = at.parent) if (at.settings[setting]) return true;
  return false;
};

async function attempt(state, run, context, settings) {
  try {
    await perform(run, context, settings);
  } catch (error) {
    fail(state, error);
  }
}

async function runTest(each) {
  if (isIn(each, 'skip')) return;
  const state = {
    failure: null,
    isSkipped: false,
    isTodo: isIn(each, 'todo'),
    plan: null,
    parts: Promise.resolve(),
    mock: null,
    controller: new AbortController(),
  };
  const context = new TestContext(each, state);
  if (each.settings.plan !== undefined) context.plan(each.settings.plan);
  const at = done.length;
  done.push(null);
  const levels = above(each);
  for (const level of levels) {
    for (const { run, settings } of level.hooks.beforeEach) if (!state.failure) await attempt(state, run, context, settings);
  }
  if (!state.failure) await attempt(state, each.run, context, each.settings);
  await state.parts.catch((error) => fail(state, error));
  const { plan } = state;
  if (plan && plan.seen !== plan.wanted) fail(state, new Error(`plan expected ${plan.wanted} assertions but received ${plan.seen}`));
  const parts = done.splice(at + 1);
  const wrong = parts.filter((part) => part?.parent === each && part.trouble).length;
  if (wrong > 0) fail(state, new Error(`${wrong} subtest${wrong > 1 ? 's' : ''} failed`));
  for (const level of levels.reverse()) {
    for (const { run, settings } of level.hooks.afterEach) await attempt(state, run, context, settings);
  }
  for (const { run, settings } of each.hooks.after) await attempt(state, run, context, settings);
  state.mock?.reset();
  state.controller.abort();
  if ((state.isSkipped && !state.failure) || state.isTodo) {
    done.splice(at, 1);
    return;
  }
  done[at] = { name: fullName(each, ' › '), parent: each.parent, trouble: state.failure ? trouble(state.failure.error) : null };
  done.push(...parts);
}

// Says of every test of a suite that it could not run.
function cancel(each, error) {
  if (isIn(each, 'skip') || isIn(each, 'todo')) return;
  for (const child of each.children) cancel(child, error);
  if (each.isTest) done.push({ name: fullName(each, ' › '), parent: each.parent, trouble: trouble(error) });
}

async function runSuite(each) {
  if (isIn(each, 'skip')) return;
  const state = { failure: null };
  const context = { name: each.name, fullName: fullName(each, ' > '), signal: new AbortController().signal };
  for (const { run, settings } of each.hooks.before) if (!state.failure) await attempt(state, run, context, settings);
  if (state.failure) {
    cancel(each, state.failure.error);
  } else {
    for (const child of each.children) await (child.isTest ? runTest(child) : runSuite(child));
  }
  const afterwards = { failure: null };
  for (const { run, settings } of each.hooks.after) await attempt(afterwards, run, context, settings);
  // No test is to blame for it.
  if (afterwards.failure) {
    const name = [fullName(each, ' › '), 'after'].filter(Boolean).join(' › ');
    done.push({ name, parent: each.parent, trouble: trouble(afterwards.failure.error) });
  }
}

export const runAll = () => runSuite(root);

export function results() {
  return done.filter((result) => result !== null).map(({ name, trouble: what }) => ({ name, trouble: what }));
}

export default test;
