// Event, EventTarget, CustomEvent, AbortController and AbortSignal: https://dom.spec.whatwg.org/ as Node has them,
// https://nodejs.org/api/events.html#eventtarget-and-event-api. There is no tree of nodes, so events neither capture nor bubble.
import { invalidArgType, withCode } from 'hornbook:errors';
import { custom, inspect } from 'hornbook:inspect';
import * as timers from 'hornbook:timers';

const state = Symbol('state');
const define = (made, tag) => Object.defineProperty(made.prototype, Symbol.toStringTag, { value: tag, configurable: true });

export class Event {
  constructor(type, options = undefined) {
    if (arguments.length === 0) throw withCode(TypeError, 'ERR_MISSING_ARGS', 'The "type" argument must be specified');
    if (options !== undefined && options !== null && typeof options !== 'object') throw invalidArgType('options', 'object', options);
    Object.defineProperty(this, state, {
      value: {
        type: `${type}`,
        bubbles: Boolean(options?.bubbles),
        cancelable: Boolean(options?.cancelable),
        composed: Boolean(options?.composed),
        prevented: false,
        stopped: false,
        propagates: true,
        passive: false,
        target: null,
        current: null,
        time: timers.time(),
      },
    });
  }
  get type() {
    return this[state].type;
  }
  get target() {
    return this[state].target;
  }
  get currentTarget() {
    return this[state].current;
  }
  get srcElement() {
    return this[state].target;
  }
  get bubbles() {
    return this[state].bubbles;
  }
  get cancelable() {
    return this[state].cancelable;
  }
  get composed() {
    return this[state].composed;
  }
  get defaultPrevented() {
    return this[state].cancelable && this[state].prevented;
  }
  get returnValue() {
    return !this.defaultPrevented;
  }
  get cancelBubble() {
    return !this[state].propagates;
  }
  set cancelBubble(value) {
    if (value) this[state].propagates = false;
  }
  get eventPhase() {
    return this[state].current === null ? Event.NONE : Event.AT_TARGET;
  }
  get timeStamp() {
    return this[state].time;
  }
  get isTrusted() {
    return false;
  }
  composedPath() {
    return this[state].current === null ? [] : [this[state].current];
  }
  preventDefault() {
    if (!this[state].passive) this[state].prevented = true;
  }
  stopPropagation() {
    this[state].propagates = false;
  }
  stopImmediatePropagation() {
    this[state].propagates = false;
    this[state].stopped = true;
  }
  [custom](depth, options) {
    const name = this.constructor.name;
    if (depth < 0) return name;
    const { type, defaultPrevented, cancelable, timeStamp } = this;
    return `${name} ${inspect({ type, defaultPrevented, cancelable, timeStamp }, { ...options, depth })}`;
  }
}
for (const [name, value] of Object.entries({ NONE: 0, CAPTURING_PHASE: 1, AT_TARGET: 2, BUBBLING_PHASE: 3 })) {
  for (const object of [Event, Event.prototype]) Object.defineProperty(object, name, { value, enumerable: true });
}
define(Event, 'Event');

export class CustomEvent extends Event {
  #detail;
  constructor(type, options = undefined) {
    super(...(arguments.length === 0 ? [] : [type, options]));
    this.#detail = options?.detail ?? null;
  }
  get detail() {
    return this.#detail;
  }
}
define(CustomEvent, 'CustomEvent');

function needTarget(target) {
  if (!target?.[state]?.listeners) throw withCode(TypeError, 'ERR_INVALID_THIS', 'Value of "this" must be of type EventTarget');
  return target[state].listeners;
}

export class EventTarget {
  constructor() {
    Object.defineProperty(this, state, { value: { listeners: new Map() } });
  }
  addEventListener(type, listener, options = {}) {
    const listeners = needTarget(this);
    if (listener === null || listener === undefined) return;
    if (typeof listener !== 'function' && typeof listener !== 'object') throw invalidArgType('listener', 'EventListener', listener);
    const {
      once = false,
      capture = false,
      passive = false,
      signal,
    } = typeof options === 'boolean' ? { capture: options } : (options ?? {});
    if (signal !== undefined && !(signal instanceof AbortSignal)) throw invalidArgType('options.signal', 'AbortSignal', signal);
    if (signal?.aborted) return;
    const list = listeners.get(`${type}`) ?? [];
    if (list.some((known) => known.listener === listener && known.capture === Boolean(capture))) return;
    const added = { listener, once: Boolean(once), capture: Boolean(capture), passive: Boolean(passive), removed: false };
    listeners.set(`${type}`, [...list, added]);
    signal?.addEventListener('abort', () => this.removeEventListener(type, listener, options), { once: true });
  }
  removeEventListener(type, listener, options = {}) {
    const listeners = needTarget(this);
    const capture = Boolean(typeof options === 'boolean' ? options : options?.capture);
    const list = listeners.get(`${type}`) ?? [];
    const found = list.find((known) => known.listener === listener && known.capture === capture);
    if (!found) return;
    found.removed = true;
    listeners.set(
      `${type}`,
      list.filter((known) => known !== found),
    );
  }
  dispatchEvent(event) {
    const listeners = needTarget(this);
    if (!(event instanceof Event)) throw invalidArgType('event', 'Event', event);
    const at = event[state];
    if (at.current !== null) throw withCode(Error, 'ERR_EVENT_RECURSION', `The event "${at.type}" is already being dispatched`);
    at.target = this;
    at.current = this;
    for (const known of listeners.get(at.type) ?? []) {
      if (at.stopped) break;
      if (known.removed) continue;
      if (known.once) this.removeEventListener(at.type, known.listener, { capture: known.capture });
      at.passive = known.passive;
      run(known.listener, this, event);
      at.passive = false;
    }
    at.current = null;
    return !event.defaultPrevented;
  }
  [custom](depth) {
    return depth < 0 ? this.constructor.name : `${this.constructor.name} {}`;
  }
}
define(EventTarget, 'EventTarget');

// What a listener throws or rejects with ends the program, and not the dispatch.
function run(listener, target, event) {
  const fail = (error) =>
    queueMicrotask(() => {
      throw error;
    });
  try {
    const result = typeof listener === 'function' ? Reflect.apply(listener, target, [event]) : listener.handleEvent?.(event);
    if (result !== null && typeof result === 'object' && typeof result.then === 'function') result.then(undefined, fail);
  } catch (error) {
    fail(error);
  }
}

// A property like `onabort`, which holds one listener.
function handler(made, type) {
  const held = new WeakMap();
  Object.defineProperty(made.prototype, `on${type}`, {
    get() {
      return held.get(this)?.run ?? null;
    },
    set(value) {
      const known = held.get(this);
      if (known) this.removeEventListener(type, known.listener);
      held.delete(this);
      if (typeof value !== 'function') return;
      const entry = { run: value, listener: (event) => Reflect.apply(value, this, [event]) };
      held.set(this, entry);
      this.addEventListener(type, entry.listener);
    },
    enumerable: true,
    configurable: true,
  });
}

const allowed = Symbol('allowed');
const abortReason = (reason) => (reason === undefined ? new DOMException('This operation was aborted', 'AbortError') : reason);

// What AbortSignal.timeout waits with.
let schedule = timers.setTimeout;
export function scheduleTimeouts(other) {
  schedule = other ?? timers.setTimeout;
}

export class AbortSignal extends EventTarget {
  #aborted = false;
  #reason = undefined;
  // Signals that follow this one.
  #followers = new Set();
  constructor(key) {
    if (key !== allowed) throw withCode(TypeError, 'ERR_ILLEGAL_CONSTRUCTOR', 'Illegal constructor');
    super();
  }
  get aborted() {
    return this.#aborted;
  }
  get reason() {
    return this.#reason;
  }
  throwIfAborted() {
    if (this.#aborted) throw this.#reason;
  }
  static abort(reason) {
    const signal = new AbortSignal(allowed);
    signal.#aborted = true;
    signal.#reason = abortReason(reason);
    return signal;
  }
  static timeout(delay) {
    if (typeof delay !== 'number') throw invalidArgType('delay', 'number', delay);
    const signal = new AbortSignal(allowed);
    const reason = () => new DOMException('The operation was aborted due to timeout', 'TimeoutError');
    schedule(() => end(allowed, signal, reason()), delay);
    return signal;
  }
  static any(signals) {
    if (signals === null || signals === undefined || typeof signals[Symbol.iterator] !== 'function')
      throw invalidArgType('signals', 'Array', signals);
    const followed = [...signals];
    for (const [at, signal] of followed.entries()) {
      if (!(signal instanceof AbortSignal)) throw invalidArgType(`signals[${at}]`, 'AbortSignal', signal);
    }
    const ended = followed.find((signal) => signal.#aborted);
    if (ended) return AbortSignal.abort(ended.#reason);
    const signal = new AbortSignal(allowed);
    for (const each of followed) each.#followers.add(signal);
    return signal;
  }
  // Ends a signal; only who holds the key may.
  static end(key, signal, reason) {
    if (key !== allowed) throw withCode(TypeError, 'ERR_ILLEGAL_CONSTRUCTOR', 'Illegal invocation');
    if (signal.#aborted) return;
    const ended = [signal];
    for (const each of ended) {
      each.#aborted = true;
      each.#reason = reason;
      ended.push(...[...each.#followers].filter((follower) => !follower.#aborted && !ended.includes(follower)));
    }
    for (const each of ended) each.dispatchEvent(new Event('abort'));
  }
  [custom](depth, options) {
    return depth < 0 ? 'AbortSignal' : `AbortSignal ${inspect({ aborted: this.#aborted }, { ...options, depth })}`;
  }
}
const { end } = AbortSignal;
delete AbortSignal.end;
handler(AbortSignal, 'abort');
define(AbortSignal, 'AbortSignal');

export class AbortController {
  #signal = new AbortSignal(allowed);
  get signal() {
    return this.#signal;
  }
  abort(reason) {
    end(allowed, this.#signal, abortReason(reason));
  }
  [custom](depth, options) {
    return depth < 0 ? 'AbortController' : `AbortController ${inspect({ signal: this.#signal }, { ...options, depth })}`;
  }
}
define(AbortController, 'AbortController');
