// Functions that remember their calls: https://nodejs.org/api/test.html#class-mocktracker.
import { invalidArgType, invalidArgValue, needFunction, outOfRange, unsupported } from 'hornbook:errors';
import { inspect } from 'hornbook:inspect';
import { MockTimers } from 'hornbook:mock_timers';

class MockFunctionContext {
  #calls = [];
  #implementation;
  #once = new Map();
  #restore;
  constructor(implementation, restore) {
    this.#implementation = implementation;
    this.#restore = restore;
  }
  get calls() {
    return [...this.#calls];
  }
  callCount() {
    return this.#calls.length;
  }
  mockImplementation(implementation) {
    needFunction(implementation, 'implementation');
    this.#implementation = implementation;
  }
  mockImplementationOnce(implementation, onCall) {
    needFunction(implementation, 'implementation');
    const next = this.#calls.length;
    const at = onCall ?? next;
    if (!Number.isInteger(at)) throw invalidArgType('onCall', 'number', at);
    if (at < next) throw outOfRange('onCall', `>= ${next} && <= ${Number.MAX_SAFE_INTEGER}`, at);
    this.#once.set(at, implementation);
  }
  resetCalls() {
    this.#calls = [];
  }
  restore() {
    const implementation = this.#restore();
    if (implementation !== undefined) this.#implementation = implementation;
  }
  // The implementation of the next call.
  static next(context) {
    const at = context.#calls.length;
    const once = context.#once.get(at);
    context.#once.delete(at);
    return once ?? context.#implementation;
  }
  static record(context, call) {
    context.#calls.push(call);
  }
}
const { next, record } = MockFunctionContext;
delete MockFunctionContext.next;
delete MockFunctionContext.record;

// A function that stands in for `original`.
function stand(original, implementation, times, restore) {
  const context = new MockFunctionContext(implementation, restore);
  let left = times;
  const choose = () => {
    if (left === undefined) return next(context);
    left -= 1;
    return left >= 0 ? next(context) : original;
  };
  const noted = (args, self, target, run) => {
    const call = { arguments: args, error: undefined, result: undefined, stack: new Error(), target, this: self };
    try {
      call.result = run(choose());
      if (target !== undefined) call.this = call.result;
      return call.result;
    } catch (error) {
      call.error = error;
      throw error;
    } finally {
      record(context, call);
    }
  };
  const stood = new Proxy(original, {
    apply: (_, self, args) => noted(args, self, undefined, (run) => Reflect.apply(run, self, args)),
    construct: (_, args, target) => noted(args, undefined, target, (run) => Reflect.construct(run, args, target === stood ? run : target)),
    get: (target, key, receiver) => (key === 'mock' ? context : Reflect.get(target, key, receiver)),
  });
  return stood;
}

const timesOf = ({ times } = {}) => {
  if (times === undefined || times === Infinity) return undefined;
  if (typeof times !== 'number') throw invalidArgType('options.times', 'number', times);
  if (!Number.isInteger(times) || times < 1) throw outOfRange('options.times', `>= 1 && <= ${Number.MAX_SAFE_INTEGER}`, times);
  return times;
};

const isSettings = (value) => value !== null && typeof value === 'object';

function find(object, name) {
  for (let at = object; at !== null && at !== undefined; at = Object.getPrototypeOf(at)) {
    const found = Object.getOwnPropertyDescriptor(at, name);
    if (found) return found;
  }
  return undefined;
}

export class MockTracker {
  #mocks = [];
  #timers;
  get timers() {
    this.#timers ??= new MockTimers();
    return this.#timers;
  }
  fn(original = function () {}, implementation = original, settings = {}) {
    if (isSettings(original)) return this.fn(undefined, undefined, original);
    if (isSettings(implementation)) return this.fn(original, original, implementation);
    needFunction(original, 'original');
    needFunction(implementation, 'implementation');
    const mocked = stand(original, implementation, timesOf(settings), () => original);
    this.#mocks.push(mocked.mock);
    return mocked;
  }
  method(object, name, implementation = undefined, settings = {}) {
    if (object === null || (typeof object !== 'object' && typeof object !== 'function')) throw invalidArgType('object', 'object', object);
    if (isSettings(implementation)) return this.method(object, name, undefined, implementation);
    const { getter = false, setter = false } = settings;
    if (getter && setter) throw invalidArgValue('options.setter', 'true', "cannot be used with 'options.getter'");
    const found = find(object, name);
    const part = getter ? 'get' : setter ? 'set' : 'value';
    const original = found?.[part];
    if (typeof original !== 'function') throw invalidArgValue('methodName', inspect(original), 'must be a method');
    if (implementation !== undefined) needFunction(implementation, 'implementation');
    const restore = () => {
      Object.defineProperty(object, name, found);
    };
    const mocked = stand(original, implementation ?? original, timesOf(settings), restore);
    Object.defineProperty(object, name, { ...found, configurable: true, [part]: mocked });
    this.#mocks.push(mocked.mock);
    return mocked;
  }
  getter(object, name, implementation, settings = {}) {
    if (isSettings(implementation)) return this.getter(object, name, undefined, implementation);
    return this.method(object, name, implementation, { ...settings, getter: true });
  }
  setter(object, name, implementation, settings = {}) {
    if (isSettings(implementation)) return this.setter(object, name, undefined, implementation);
    return this.method(object, name, implementation, { ...settings, setter: true });
  }
  module() {
    throw unsupported('node:test', 'mock.module()');
  }
  property() {
    throw unsupported('node:test', 'mock.property()');
  }
  // Puts everything back; mocks can still be used.
  restoreAll() {
    for (const mocked of this.#mocks) mocked.restore();
  }
  // Puts everything back and forgets it.
  reset() {
    this.restoreAll();
    this.#timers?.reset();
    this.#mocks = [];
  }
}
