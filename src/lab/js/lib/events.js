// node:events: https://nodejs.org/api/events.html
import { coded, unsupported, wrongType } from 'hornbook:refusal';

const has = Object.prototype.hasOwnProperty;
export const errorMonitor = Symbol('events.errorMonitor');
export const captureRejectionSymbol = Symbol.for('nodejs.rejection');
let mostListeners = 10;

function checkListener(listener) {
  if (typeof listener !== 'function') throw wrongType('listener', 'of type function', listener);
}

// A constructor function, not a class, since old code calls it on its own objects.
export function EventEmitter(options) {
  EventEmitter.init.call(this, options);
}

EventEmitter.init = function init(options) {
  if (options?.captureRejections) throw unsupported('EventEmitter', 'captureRejections');
  if (!has.call(this, '_events') || this._events === undefined) {
    this._events = Object.create(null);
    this._eventsCount = 0;
  }
  this._maxListeners = this._maxListeners || undefined;
};

const proto = EventEmitter.prototype;
proto._events = undefined;
proto._eventsCount = 0;
proto._maxListeners = undefined;

// The listeners of an emitter by name: an array for each name that has some.
function table(emitter) {
  if (!has.call(emitter, '_events') || emitter._events === undefined) {
    emitter._events = Object.create(null);
    emitter._eventsCount = 0;
  }
  return emitter._events;
}

const real = (entry) => entry.listener ?? entry;

function add(emitter, name, listener, atFront) {
  checkListener(listener);
  const events = table(emitter);
  if (events.newListener !== undefined) emitter.emit('newListener', name, real(listener));
  let list = events[name];
  if (list === undefined) {
    list = [];
    emitter._eventsCount += 1;
  }
  // Never changed in place: an emit that runs goes on with the listeners it began with.
  const next = atFront ? [listener, ...list] : [...list, listener];
  next.warned = list.warned;
  events[name] = next;
  warn(emitter, name, next);
  return emitter;
}

function warn(emitter, name, list) {
  const most = emitter.getMaxListeners();
  if (most === 0 || list.length <= most || list.warned) return;
  list.warned = true;
  const who = emitter.constructor?.name ?? 'EventEmitter';
  globalThis.process?.emitWarning?.(
    `MaxListenersExceededWarning: Possible EventEmitter memory leak detected. ${list.length} ${String(name)} listeners added ` +
      `to [${who}]. MaxListeners is ${most}. Use emitter.setMaxListeners() to increase limit`,
  );
}

function onceOf(emitter, name, listener) {
  checkListener(listener);
  const wrapped = function (...args) {
    emitter.removeListener(name, wrapped);
    return Reflect.apply(listener, emitter, args);
  };
  wrapped.listener = listener;
  return wrapped;
}

Object.assign(proto, {
  setMaxListeners(most) {
    checkMost(most);
    this._maxListeners = most;
    return this;
  },
  getMaxListeners() {
    return this._maxListeners === undefined ? mostListeners : this._maxListeners;
  },
  emit(name, ...args) {
    const events = table(this);
    if (name === 'error' && events[errorMonitor] !== undefined) this.emit(errorMonitor, ...args);
    const list = events[name];
    if (list === undefined) {
      if (name === 'error') throw unhandled(args[0]);
      return false;
    }
    for (const listener of list) Reflect.apply(listener, this, args);
    return true;
  },
  on(name, listener) {
    return add(this, name, listener, false);
  },
  prependListener(name, listener) {
    return add(this, name, listener, true);
  },
  once(name, listener) {
    return this.on(name, onceOf(this, name, listener));
  },
  prependOnceListener(name, listener) {
    return this.prependListener(name, onceOf(this, name, listener));
  },
  removeListener(name, listener) {
    checkListener(listener);
    const events = table(this);
    const list = events[name];
    const at = list?.findLastIndex((entry) => entry === listener || entry.listener === listener) ?? -1;
    if (at < 0) return this;
    const [removed] = list.slice(at, at + 1);
    if (list.length === 1) {
      delete events[name];
      this._eventsCount -= 1;
    } else {
      events[name] = Object.assign(list.toSpliced(at, 1), { warned: list.warned });
    }
    if (events.removeListener !== undefined) this.emit('removeListener', name, real(removed));
    return this;
  },
  removeAllListeners(...names) {
    const events = table(this);
    if (names.length === 0) {
      for (const name of Reflect.ownKeys(events)) if (name !== 'removeListener') this.removeAllListeners(name);
      if (events.removeListener !== undefined) this.removeAllListeners('removeListener');
      return this;
    }
    const list = events[names[0]] ?? [];
    if (events.removeListener === undefined) {
      if (list.length > 0) this._eventsCount -= 1;
      delete events[names[0]];
    } else {
      for (const listener of list.toReversed()) this.removeListener(names[0], listener);
    }
    return this;
  },
  listeners(name) {
    return (table(this)[name] ?? []).map(real);
  },
  rawListeners(name) {
    return [...(table(this)[name] ?? [])];
  },
  listenerCount(name, listener) {
    const list = table(this)[name] ?? [];
    return listener ? list.filter((entry) => entry === listener || entry.listener === listener).length : list.length;
  },
  eventNames() {
    return Reflect.ownKeys(table(this));
  },
});
proto.addListener = proto.on;
proto.off = proto.removeListener;

function unhandled(error) {
  if (error instanceof Error) return error;
  const text = typeof error === 'string' ? `'${error}'` : String(error);
  const wrapped = coded(Error, 'ERR_UNHANDLED_ERROR', error === undefined ? 'Unhandled error.' : `Unhandled error. (${text})`);
  wrapped.context = error;
  return wrapped;
}

function checkMost(most) {
  if (typeof most !== 'number' || most < 0 || Number.isNaN(most)) {
    const message = `The value of "n" is out of range. It must be a non-negative number. Received ${String(most)}`;
    throw coded(RangeError, 'ERR_OUT_OF_RANGE', message);
  }
}

const isTarget = (emitter) => typeof emitter?.addEventListener === 'function' && typeof emitter.on !== 'function';

function listen(emitter, name, listener, isOnce) {
  if (isTarget(emitter)) emitter.addEventListener(name, listener, { once: isOnce });
  else if (isOnce) emitter.once(name, listener);
  else emitter.on(name, listener);
}

function unlisten(emitter, name, listener) {
  if (isTarget(emitter)) emitter.removeEventListener(name, listener);
  else emitter.removeListener(name, listener);
}

function aborted(signal) {
  const error = coded(Error, 'ABORT_ERR', 'The operation was aborted');
  error.name = 'AbortError';
  error.cause = signal?.reason;
  return error;
}

// A promise of the arguments of the next event of that name.
export function once(emitter, name, { signal } = {}) {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(aborted(signal));
      return;
    }
    const stop = () => {
      unlisten(emitter, name, heard);
      if (name !== 'error' && !isTarget(emitter)) emitter.removeListener('error', failed);
      signal?.removeEventListener('abort', cancelled);
    };
    const heard = (...args) => {
      stop();
      resolve(args);
    };
    const failed = (error) => {
      stop();
      reject(error);
    };
    const cancelled = () => {
      stop();
      reject(aborted(signal));
    };
    listen(emitter, name, heard, true);
    if (name !== 'error' && !isTarget(emitter)) emitter.once('error', failed);
    signal?.addEventListener('abort', cancelled);
  });
}

// An async iterator over the arguments of every event of that name.
export function on(emitter, name, { signal, close = [] } = {}) {
  if (signal?.aborted) throw aborted(signal);
  const queue = [];
  const waiting = [];
  let over = null;
  const settle = () => {
    while (waiting.length > 0 && queue.length > 0) waiting.shift().resolve({ value: queue.shift(), done: false });
    while (waiting.length > 0 && over) finish(waiting.shift());
  };
  const finish = ({ resolve, reject }) => {
    const { error } = over;
    over = { error: null };
    if (error) reject(error.value);
    else resolve({ value: undefined, done: true });
  };
  const heard = (...args) => {
    queue.push(args);
    settle();
  };
  const end = (error) => {
    unlisten(emitter, name, heard);
    if (!isTarget(emitter)) emitter.removeListener('error', failed);
    for (const last of close) unlisten(emitter, last, closed);
    signal?.removeEventListener('abort', cancelled);
    over ??= { error };
    settle();
  };
  const failed = (error) => end({ value: error });
  const cancelled = () => end({ value: aborted(signal) });
  const closed = () => end(null);
  listen(emitter, name, heard, false);
  if (name !== 'error' && !isTarget(emitter)) emitter.on('error', failed);
  for (const last of close) listen(emitter, last, closed, true);
  signal?.addEventListener('abort', cancelled);
  return {
    next() {
      if (queue.length > 0) return Promise.resolve({ value: queue.shift(), done: false });
      return new Promise((resolve, reject) => {
        if (over) finish({ resolve, reject });
        else waiting.push({ resolve, reject });
      });
    },
    return() {
      end(null);
      return Promise.resolve({ value: undefined, done: true });
    },
    throw(error) {
      end({ value: error });
      return Promise.resolve({ value: undefined, done: true });
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

export function getEventListeners(emitter, name) {
  if (typeof emitter.listeners === 'function') return emitter.listeners(name);
  throw unsupported('getEventListeners', 'an EventTarget');
}

export function getMaxListeners(emitter) {
  return emitter.getMaxListeners?.() ?? mostListeners;
}

export function setMaxListeners(most = mostListeners, ...emitters) {
  checkMost(most);
  if (emitters.length === 0) mostListeners = most;
  for (const emitter of emitters) emitter.setMaxListeners?.(most);
}

export function listenerCount(emitter, name) {
  return emitter.listenerCount(name);
}

export function addAbortListener(signal, listener) {
  checkListener(listener);
  if (signal.aborted) queueMicrotask(() => listener());
  else signal.addEventListener('abort', listener, { once: true });
  return { [Symbol.dispose ?? Symbol.for('nodejs.dispose')]: () => signal.removeEventListener('abort', listener) };
}

export class EventEmitterAsyncResource {
  constructor() {
    throw unsupported('node:events', 'EventEmitterAsyncResource');
  }
}

Object.defineProperty(EventEmitter, 'defaultMaxListeners', {
  enumerable: true,
  get: () => mostListeners,
  set(most) {
    checkMost(most);
    mostListeners = most;
  },
});
Object.assign(EventEmitter, {
  EventEmitter, EventEmitterAsyncResource, addAbortListener, captureRejectionSymbol, errorMonitor, getEventListeners, getMaxListeners,
  listenerCount, on, once, setMaxListeners, captureRejections: false,
});

export const defaultMaxListeners = 10;
export default EventEmitter;
