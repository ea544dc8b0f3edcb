// Timers and dates that a test moves by hand: https://nodejs.org/api/test.html#class-mocktimers.
import { scheduleTimeouts } from 'hornbook:events_web';
import { invalidArgType, invalidArgValue, outOfRange, withCode } from 'hornbook:errors';
import nodeTimers from 'hornbook:node_timers';
import promises from 'hornbook:timers_promises';

const ALL = ['setTimeout', 'setInterval', 'setImmediate', 'Date', 'scheduler.wait', 'AbortSignal.timeout'];
const MOST = 2147483647;

// Not yet enabled, or enabled twice.
const invalidState = (words) => withCode(Error, 'ERR_INVALID_STATE', `Invalid state: ${words}`);

export class MockTimers {
  #enabled = false;
  #now = 0;
  #order = 0;
  #waiting = [];
  #undo = [];

  enable(options = {}) {
    if (this.#enabled) throw invalidState('MockTimers is already enabled!');
    if (options === null || typeof options !== 'object' || Array.isArray(options)) throw invalidArgType('options', 'Object', options);
    const { apis = ALL, now = 0 } = options;
    if (!Array.isArray(apis)) throw invalidArgType('options.apis', 'Array', apis);
    for (const api of apis) {
      if (!ALL.includes(api)) throw invalidArgValue('options.apis', `'${api}'`, `option ${api} is not supported`);
    }
    const start = now instanceof Date ? now.getTime() : now;
    if (typeof start !== 'number') throw invalidArgType('initialTime', ['number', 'Date'], now);
    if (!(start >= 0)) throw invalidArgValue('initialTime', String(start), 'must be a positive integer');
    this.#enabled = true;
    this.#now = start;
    for (const api of apis) this.#replace(api);
  }

  #put(object, name, value) {
    const before = Object.getOwnPropertyDescriptor(object, name);
    Object.defineProperty(object, name, { ...before, value });
    this.#undo.push(() => Object.defineProperty(object, name, before));
  }

  #replace(api) {
    if (api === 'Date') {
      this.#put(globalThis, 'Date', this.#date());
    } else if (api === 'scheduler.wait') {
      this.#put(promises.scheduler, 'wait', (delay, options) => this.#promise(delay, undefined, options));
    } else if (api === 'AbortSignal.timeout') {
      scheduleTimeouts((run, delay) => this.#add(run, delay, []));
      this.#undo.push(() => scheduleTimeouts(null));
    } else {
      const clear = (timer) => this.#clear(timer);
      const every = api === 'setInterval';
      const isImmediate = api === 'setImmediate';
      const schedule = isImmediate
        ? (run, ...args) => this.#add(run, 0, args, { isImmediate })
        : (run, delay, ...args) => this.#add(run, delay, args, { every });
      for (const object of [globalThis, nodeTimers]) {
        this.#put(object, api, schedule);
        this.#put(object, api.replace('set', 'clear'), clear);
      }
      if (api === 'setTimeout') this.#put(promises, api, (delay, value, options) => this.#promise(delay, value, options));
      if (isImmediate) this.#put(promises, api, (value, options) => this.#promise(0, value, options));
      if (every) this.#put(promises, api, (delay, value) => this.#values(delay, value));
    }
  }

  #date() {
    const Real = globalThis.Date;
    const now = () => this.#now;
    function MockDate(...parts) {
      if (!new.target) return new Real(now()).toString();
      return Reflect.construct(Real, parts.length === 0 ? [now()] : parts, new.target);
    }
    Object.defineProperties(MockDate, {
      name: { value: 'Date' },
      length: { value: 7 },
      prototype: { value: Real.prototype },
      now: { value: now, writable: true, configurable: true },
      parse: { value: Real.parse, writable: true, configurable: true },
      UTC: { value: Real.UTC, writable: true, configurable: true },
      isMock: { value: true },
    });
    return MockDate;
  }

  #add(run, delay, args, { every = false, isImmediate = false } = {}) {
    if (typeof run !== 'function') throw invalidArgType('callback', 'function', run);
    const number = Number(delay);
    const wait = isImmediate ? 0 : number >= 1 && number <= MOST ? Math.trunc(number) : 1;
    const id = (this.#order += 1);
    const timer = {
      id,
      at: this.#now + wait,
      wait,
      order: id,
      run,
      args,
      every,
      isImmediate,
      ref: () => timer,
      unref: () => timer,
      hasRef: () => true,
      refresh: () => {
        timer.at = this.#now + timer.wait;
        return timer;
      },
      [Symbol.toPrimitive]: () => id,
    };
    this.#waiting.push(timer);
    return timer;
  }

  #clear(timer) {
    if (timer === undefined || timer === null) return;
    this.#waiting = this.#waiting.filter(({ id }) => id !== Number(timer));
  }

  #promise(delay, value, { signal } = {}) {
    return new Promise((resolve, reject) => {
      const stop = () => {
        this.#clear(timer);
        reject(Object.assign(withCode(Error, 'ABORT_ERR', 'The operation was aborted'), { name: 'AbortError', cause: signal.reason }));
      };
      const timer = this.#add(() => resolve(value), delay, []);
      if (signal?.aborted) stop();
      else signal?.addEventListener('abort', stop, { once: true });
    });
  }

  async *#values(delay, value) {
    for (;;) yield await this.#promise(delay, value);
  }

  #first() {
    let found;
    for (const timer of this.#waiting) {
      if (found === undefined || timer.at < found.at || (timer.at === found.at && timer.order < found.order)) found = timer;
    }
    return found;
  }

  #need() {
    if (!this.#enabled) throw invalidState('You should enable MockTimers first by calling the .enable function');
  }

  // Puts the clock forward, then runs what is due, in its order.
  tick(time = 1) {
    this.#need();
    if (typeof time !== 'number') throw invalidArgType('time', 'number', time);
    if (!(time >= 0)) throw invalidArgValue('time', String(time), 'must be a positive integer');
    if (!Number.isSafeInteger(this.#now + time)) throw outOfRange('time', 'a safe integer', time);
    this.#now += time;
    for (let timer = this.#first(); timer !== undefined && timer.at <= this.#now; timer = this.#first()) {
      if (timer.every) {
        timer.at += timer.wait;
        timer.order = this.#order += 1;
      } else {
        this.#clear(timer);
      }
      Reflect.apply(timer.run, timer, timer.args);
    }
  }

  runAll() {
    this.#need();
    const latest = Math.max(...this.#waiting.map(({ at }) => at));
    if (this.#waiting.length > 0) this.tick(Math.max(latest - this.#now, 0));
  }

  setTime(time = 0) {
    this.#need();
    if (typeof time !== 'number') throw invalidArgType('time', 'number', time);
    if (!(time >= 0)) throw invalidArgValue('time', String(time), 'must be a positive integer');
    this.#now = time;
  }

  reset() {
    if (!this.#enabled) return;
    for (const undo of this.#undo.splice(0).reverse()) undo();
    this.#waiting = [];
    this.#enabled = false;
    this.#now = 0;
  }

  [Symbol.dispose]() {
    this.reset();
  }
}
