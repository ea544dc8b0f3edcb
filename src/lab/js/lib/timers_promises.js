// node:timers/promises: https://nodejs.org/api/timers.html#timers-promises-api, on the laboratory's clock.
import { invalidArgType, withCode } from 'hornbook:errors';
import * as timers from 'hornbook:timers';

function aborted(signal) {
  const error = withCode(Error, 'ABORT_ERR', 'The operation was aborted');
  error.name = 'AbortError';
  error.cause = signal.reason;
  return error;
}

function signalOf(options) {
  if (options === null || typeof options !== 'object') throw invalidArgType('options', 'object', options);
  const { signal } = options;
  if (signal !== undefined && (signal === null || typeof signal !== 'object' || !('aborted' in signal))) {
    throw invalidArgType('options.signal', 'AbortSignal', signal);
  }
  return signal;
}

const promised =
  (schedule, cancel) =>
  (args, value, options = {}) => {
    let signal;
    try {
      signal = signalOf(options);
    } catch (error) {
      return Promise.reject(error);
    }
    if (signal?.aborted) return Promise.reject(aborted(signal));
    return new Promise((resolve, reject) => {
      const stop = () => {
        cancel(handle);
        reject(aborted(signal));
      };
      const handle = schedule(
        () => {
          signal?.removeEventListener('abort', stop);
          resolve(value);
        },
        ...args,
      );
      signal?.addEventListener('abort', stop, { once: true });
    });
  };

const later = promised(timers.setTimeout, timers.clearTimeout);
const soon = promised(timers.setImmediate, timers.clearImmediate);

export const setTimeout = (delay, value, options) => later([delay], value, options);
export const setImmediate = (value, options) => soon([], value, options);

export async function* setInterval(delay, value, options = {}) {
  const signal = signalOf(options);
  if (signal?.aborted) throw aborted(signal);
  let due = 0;
  let wake = null;
  const notify = () => {
    wake?.();
    wake = null;
  };
  const handle = timers.setInterval(() => {
    due += 1;
    notify();
  }, delay);
  signal?.addEventListener('abort', notify, { once: true });
  try {
    for (;;) {
      if (due === 0 && !signal?.aborted) {
        await new Promise((resolve) => {
          wake = resolve;
        });
      }
      for (; due > 0; due -= 1) yield value;
      if (signal?.aborted) throw aborted(signal);
    }
  } finally {
    timers.clearInterval(handle);
    signal?.removeEventListener('abort', notify);
  }
}

export const scheduler = {
  wait: (delay, options) => setTimeout(delay, undefined, options),
  yield: () => setImmediate(),
};

export default { setTimeout, setImmediate, setInterval, scheduler };

// What util.promisify makes of the timers.
for (const [callback, promise] of [
  [timers.setTimeout, setTimeout],
  [timers.setImmediate, setImmediate],
]) {
  Object.defineProperty(callback, Symbol.for('nodejs.util.promisify.custom'), { value: promise, configurable: true });
}
