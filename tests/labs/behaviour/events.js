import { test } from 'node:test';
import assert from 'node:assert/strict';
import EventEmitter, { EventEmitter as Named, errorMonitor, getEventListeners, on, once } from 'node:events';

// An emitter that writes down what its listeners hear.
function noting() {
  const emitter = new EventEmitter();
  const seen = [];
  return { emitter, seen, note: (name) => (...args) => seen.push([name, ...args].join(' ')) };
}

test('the emitter is exported by default and by name', () => {
  assert.equal(EventEmitter, Named);
  assert.equal(EventEmitter.EventEmitter, EventEmitter);
});

test('listeners run at once, in the order they were added', () => {
  const { emitter, seen, note } = noting();
  emitter.on('a', note('first')).addListener('a', note('second'));
  emitter.prependListener('a', note('before'));
  assert.equal(emitter.emit('a', 1, 2), true);
  assert.deepEqual(seen, ['before 1 2', 'first 1 2', 'second 1 2']);
});

test('emit says whether anybody listened', () => {
  assert.equal(new EventEmitter().emit('a'), false);
});

test('once hears one event', () => {
  const { emitter, seen, note } = noting();
  emitter.once('a', note('once'));
  emitter.prependOnceListener('a', note('early'));
  emitter.emit('a', 1);
  emitter.emit('a', 2);
  assert.deepEqual(seen, ['early 1', 'once 1']);
});

test('off takes away the last one of that listener', () => {
  const { emitter, seen, note } = noting();
  const listener = note('x');
  emitter.on('a', listener).on('a', listener).off('a', listener);
  emitter.once('b', listener).removeListener('b', listener);
  emitter.emit('a');
  emitter.emit('b');
  assert.deepEqual(seen, ['x']);
});

test('a listener taken away while they run still hears that event', () => {
  const { emitter, seen, note } = noting();
  const second = note('second');
  emitter.on('a', () => emitter.off('a', second));
  emitter.on('a', second);
  emitter.emit('a');
  emitter.emit('a');
  assert.deepEqual(seen, ['second']);
});

test('a listener added while they run hears the next event', () => {
  const { emitter, seen, note } = noting();
  emitter.once('a', () => emitter.on('a', note('late')));
  emitter.emit('a', 1);
  emitter.emit('a', 2);
  assert.deepEqual(seen, ['late 2']);
});

test('this is the emitter', () => {
  const emitter = new EventEmitter();
  let self = null;
  emitter.on('a', function () { self = this; });
  emitter.emit('a');
  assert.equal(self, emitter);
});

test('an error that nobody listens to is thrown', () => {
  const error = new RangeError('mine');
  assert.throws(() => new EventEmitter().emit('error', error), error);
  assert.throws(() => new EventEmitter().emit('error', 'text'), { code: 'ERR_UNHANDLED_ERROR', message: "Unhandled error. ('text')" });
  assert.throws(() => new EventEmitter().emit('error'), { code: 'ERR_UNHANDLED_ERROR' });
});

test('an error that somebody listens to is not', () => {
  const { emitter, seen, note } = noting();
  emitter.on('error', note('heard'));
  emitter.emit('error', 'x');
  assert.deepEqual(seen, ['heard x']);
});

test('errorMonitor hears errors first and stops none', () => {
  const { emitter, seen, note } = noting();
  emitter.on(errorMonitor, note('monitor'));
  assert.throws(() => emitter.emit('error', new Error('x')), { message: 'x' });
  assert.deepEqual(seen, ['monitor Error: x']);
});

test('listeners can be counted and listed', () => {
  const emitter = new EventEmitter();
  const [a, b] = [() => {}, () => {}];
  const symbol = Symbol('s');
  emitter.on('x', a).once('x', b).on(symbol, a);
  assert.deepEqual(emitter.eventNames(), ['x', symbol]);
  assert.deepEqual([emitter.listenerCount('x'), emitter.listenerCount('x', a), emitter.listenerCount('none')], [2, 1, 0]);
  assert.deepEqual(emitter.listeners('x'), [a, b]);
  assert.equal(emitter.rawListeners('x')[1].listener, b);
  assert.deepEqual(getEventListeners(emitter, 'x'), [a, b]);
});

test('all listeners can be taken away, of one name or all', () => {
  const emitter = new EventEmitter();
  emitter.on('a', () => {}).on('a', () => {}).on('b', () => {});
  emitter.removeAllListeners('a');
  assert.deepEqual(emitter.eventNames(), ['b']);
  emitter.removeAllListeners();
  assert.deepEqual(emitter.eventNames(), []);
});

test('newListener comes before, removeListener after', () => {
  const { emitter, seen } = noting();
  const listener = () => {};
  emitter.on('newListener', (name, added) => seen.push(['new', name, added === listener, emitter.listenerCount('a')]));
  emitter.on('removeListener', (name, removed) => seen.push(['gone', name, removed === listener, emitter.listenerCount('a')]));
  seen.length = 0;
  emitter.once('a', listener);
  emitter.emit('a');
  assert.deepEqual(seen, [['new', 'a', true, 0], ['gone', 'a', true, 0]]);
});

test('a listener must be a function', () => {
  assert.throws(() => new EventEmitter().on('a', 5), {
    name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE', message: 'The "listener" argument must be of type function. Received type number (5)',
  });
  assert.throws(() => new EventEmitter().once('a'), { message: 'The "listener" argument must be of type function. Received undefined' });
});

test('a class can extend it, and old code can borrow it', () => {
  class Shop extends EventEmitter {
    sell() {
      return this.emit('sold', this);
    }
  }
  const shop = new Shop();
  let sold = null;
  shop.on('sold', (from) => { sold = from; });
  assert.equal(shop.sell(), true);
  assert.equal(sold, shop);
  function Old() {
    EventEmitter.call(this);
  }
  Object.setPrototypeOf(Old.prototype, EventEmitter.prototype);
  const [first, second] = [new Old(), new Old()];
  first.on('a', () => {});
  assert.deepEqual([first.listenerCount('a'), second.listenerCount('a'), first instanceof EventEmitter], [1, 0, true]);
});

test('the most listeners can be set', () => {
  const emitter = new EventEmitter();
  assert.equal(emitter.getMaxListeners(), 10);
  assert.equal(emitter.setMaxListeners(3), emitter);
  assert.equal(emitter.getMaxListeners(), 3);
  assert.throws(() => emitter.setMaxListeners(-1), { code: 'ERR_OUT_OF_RANGE' });
});

test('once as a promise', async () => {
  const emitter = new EventEmitter();
  setTimeout(() => emitter.emit('a', 1, 2), 5);
  assert.deepEqual(await once(emitter, 'a'), [1, 2]);
});

test('once as a promise fails with an error', async () => {
  const emitter = new EventEmitter();
  const error = new Error('x');
  setTimeout(() => emitter.emit('error', error), 5);
  await assert.rejects(once(emitter, 'a'), error);
  assert.deepEqual(emitter.eventNames(), []);
});

test('once as a promise can be aborted', async () => {
  const emitter = new EventEmitter();
  await assert.rejects(once(emitter, 'a', { signal: AbortSignal.abort() }), { name: 'AbortError', code: 'ABORT_ERR' });
  const controller = new AbortController();
  const waiting = once(emitter, 'a', { signal: controller.signal });
  controller.abort();
  await assert.rejects(waiting, { name: 'AbortError', message: 'The operation was aborted' });
  assert.deepEqual(emitter.eventNames(), []);
});

test('once listens to an EventTarget', async () => {
  const target = new EventTarget();
  setTimeout(() => target.dispatchEvent(new Event('a')), 5);
  const [event] = await once(target, 'a');
  assert.equal(event.type, 'a');
});

test('on gives every event to for await', async () => {
  const emitter = new EventEmitter();
  setTimeout(() => {
    emitter.emit('a', 1);
    emitter.emit('a', 2);
    emitter.emit('end');
  }, 5);
  const seen = [];
  for await (const [value] of on(emitter, 'a', { close: ['end'] })) seen.push(value);
  assert.deepEqual(seen, [1, 2]);
  assert.deepEqual(emitter.eventNames(), []);
});

test('on ends with an error or an abort', async () => {
  const emitter = new EventEmitter();
  const failing = on(emitter, 'a');
  const next = failing.next();
  emitter.emit('error', new Error('x'));
  await assert.rejects(next, { message: 'x' });
  const controller = new AbortController();
  const aborted = on(emitter, 'a', { signal: controller.signal }).next();
  controller.abort();
  await assert.rejects(aborted, { name: 'AbortError' });
});
