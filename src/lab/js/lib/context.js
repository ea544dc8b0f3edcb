// The context that follows asynchronous work, for AsyncLocalStorage.
//
// A context is a map of stores that nothing changes; `current` is the one that code runs in. Whatever runs later takes along the context in
// which it was asked for: callbacks of `then`, microtasks and timers are wrapped. An `await` calls no function of the library, but before it
// waits for a promise the engine reads the promise's `constructor`. The getter there adds a reaction of its own, which the engine queues
// right before the one that goes on after the `await`: it sets the context. For an `await` of anything else the engine makes a promise, of
// which the program tells (`watchPromises`) when it is made and when it is fulfilled: there a job is queued that sets the context.
// Not followed is the `catch` around an `await` of an object with a `then` of its own that rejects.
import host from 'hornbook:host';

const { apply } = Reflect;
const proto = Promise.prototype;
const { then, finally: after } = proto;
const { resolve } = Promise;
const enqueue = queueMicrotask;
// Made in the context of the map's value.
const made = new WeakMap();

let current;
let isActive = false;
// Whether the library itself reads the `constructor` of promises.
let isInside = false;

export const capture = () => current;

// Runs a function in a context, then goes back to the one before.
export function within(frame, run, self = undefined, args = []) {
  const before = current;
  current = frame;
  try {
    return apply(run, self, args);
  } finally {
    current = before;
  }
}

export function enter(frame) {
  current = frame;
}

// A function that runs in the present context; other things stay as they are.
export function bound(run) {
  if (!isActive || typeof run !== 'function') return run;
  const frame = current;
  return function (...args) {
    return within(frame, run, this, args);
  };
}

function inside(run, self, args) {
  const before = isInside;
  isInside = true;
  try {
    return apply(run, self, args);
  } finally {
    isInside = before;
  }
}

const setter = (frame) => () => {
  current = frame;
};

// Follows promises from now on. Without a storage nothing is followed, and promises cost what they always do.
export function activate() {
  if (isActive) return;
  isActive = true;
  host.watchPromises((event, promise) => {
    if (event === 'init') {
      if (!isInside) made.set(promise, current);
    } else if (made.has(promise)) {
      if (event === 'resolve') enqueue(setter(made.get(promise)));
      else if (event === 'before') current = made.get(promise);
    }
  });
}

const replace = (object, name, value) => {
  Object.defineProperty(value, 'name', { value: name });
  Object.defineProperty(object, name, { value, writable: true, configurable: true, enumerable: false });
};

replace(proto, 'then', function (done, failed) {
  return isActive ? inside(then, this, [bound(done), bound(failed)]) : apply(then, this, [done, failed]);
});
replace(proto, 'finally', function (run) {
  return isActive ? inside(after, this, [run]) : apply(after, this, [run]);
});
replace(Promise, 'resolve', function (value) {
  return isActive ? inside(resolve, this, [value]) : apply(resolve, this, [value]);
});
replace(globalThis, 'queueMicrotask', function (run) {
  return enqueue(bound(run));
});

Object.defineProperty(proto, 'constructor', {
  get() {
    if (isActive && !isInside && this !== proto && host.promiseState(this) !== undefined) {
      const set = setter(current);
      inside(then, this, [set, set]);
    }
    return Promise;
  },
  // Own properties of that name stay possible, as with the prototype's plain property.
  set(value) {
    Object.defineProperty(this, 'constructor', { value, writable: true, enumerable: true, configurable: true });
  },
  configurable: true,
  enumerable: false,
});
