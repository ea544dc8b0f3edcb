// Timers on the laboratory's own clock, which stands still while code runs and jumps when all of it waits.
// Behaves as https://nodejs.org/api/timers.html.
import { capture, within } from 'hornbook:context';
import host from 'hornbook:host';

let now = 0;
let order = 0;
const waiting = new Map();

class Timeout {
  #id;
  #live = true;
  constructor(id) {
    this.#id = id;
  }
  ref() {
    return this;
  }
  unref() {
    return this;
  }
  hasRef() {
    return this.#live;
  }
  refresh() {
    const timer = waiting.get(this.#id);
    if (timer) timer.at = now + timer.delay;
    return this;
  }
  close() {
    waiting.delete(this.#id);
    return this;
  }
  [Symbol.toPrimitive]() {
    return this.#id;
  }
}

function add(callback, delay, args, every) {
  if (typeof callback !== 'function') {
    const error = new TypeError(`The "callback" argument must be of type function. Received ${String(callback)}`);
    error.code = 'ERR_INVALID_ARG_TYPE';
    throw error;
  }
  const milliseconds = Number(delay);
  const wait = milliseconds >= 1 && milliseconds <= 2147483647 ? Math.trunc(milliseconds) : 1;
  const id = ++order;
  const handle = new Timeout(id);
  waiting.set(id, { id, at: now + wait, delay: wait, order: id, callback, args, every, handle, frame: capture() });
  return handle;
}

export function setTimeout(callback, delay, ...args) {
  return add(callback, delay, args, false);
}

export function setInterval(callback, delay, ...args) {
  return add(callback, delay, args, true);
}

export function setImmediate(callback, ...args) {
  const handle = add(callback, 1, args, false);
  const timer = waiting.get(+handle);
  timer.at = now;
  timer.immediate = true;
  return handle;
}

export function clearTimeout(handle) {
  if (handle !== undefined && handle !== null) waiting.delete(Number(handle));
}

export const clearInterval = clearTimeout;
export const clearImmediate = clearTimeout;

// What is due first: by time, then in the order it was asked for; immediates come after timers of the same moment.
function first() {
  let found = null;
  for (const timer of waiting.values()) {
    const sooner =
      found === null ||
      timer.at < found.at ||
      (timer.at === found.at &&
        (Boolean(timer.immediate) === Boolean(found.immediate) ? timer.order < found.order : !timer.immediate));
    if (sooner) found = timer;
  }
  return found;
}

// When the next timer is due, in milliseconds of this clock; null without one.
export function next() {
  return first()?.at ?? null;
}

export function time() {
  return now;
}

// Moves the clock to the next timer and runs it, unless that is later than `until`; then the clock stands at `until`.
// Returns whether something ran.
export function advance(until) {
  const timer = first();
  if (timer === null || (until !== null && until !== undefined && timer.at > until)) {
    if (typeof until === 'number' && until > now) now = until;
    return false;
  }
  if (timer.at > now) now = timer.at;
  if (timer.every) {
    timer.at = now + timer.delay;
    timer.order = ++order;
  } else {
    waiting.delete(timer.id);
  }
  within(timer.frame, timer.callback, timer.handle, timer.args);
  return true;
}

// Puts the clock forward without running anything.
export function set(to) {
  if (to > now) now = to;
}

export function wallTime() {
  return host.now + Math.floor(now);
}

export default {
  setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate,
};
