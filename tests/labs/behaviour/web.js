// The globals that browsers have too: events, signals, encodings, structuredClone; and node:timers/promises with signals.
import { deepStrictEqual, match, notStrictEqual, ok, rejects, strictEqual as equal, throws } from 'node:assert/strict';
import { test } from 'node:test';
import promises from 'node:timers/promises';

test('an event has its type and its defaults', () => {
  const { type, bubbles, cancelable, composed, defaultPrevented, target, eventPhase } = new Event('x');
  deepStrictEqual([type, bubbles, cancelable, composed, defaultPrevented, target, eventPhase], ['x', false, false, false, false, null, 0]);
});
test('the type of an event is a text', () => equal(new Event(5).type, '5'));
test('an event needs a type', () => throws(() => new Event(), TypeError));
test('a listener hears an event', () => {
  const target = new EventTarget();
  const seen = [];
  target.addEventListener('x', function (event) {
    seen.push(event.type, event.target === target, event.currentTarget === target, this === target);
  });
  equal(target.dispatchEvent(new Event('x')), true);
  deepStrictEqual(seen, ['x', true, true, true]);
});
test('listeners are called in their order', () => {
  const target = new EventTarget();
  const seen = [];
  for (const id of [1, 2, 3]) target.addEventListener('x', () => seen.push(id));
  target.dispatchEvent(new Event('x'));
  deepStrictEqual(seen, [1, 2, 3]);
});
test('the same listener is added once', () => {
  const target = new EventTarget();
  let count = 0;
  const listener = () => {
    count += 1;
  };
  target.addEventListener('x', listener);
  target.addEventListener('x', listener);
  target.dispatchEvent(new Event('x'));
  equal(count, 1);
});
test('a removed listener hears nothing', () => {
  const target = new EventTarget();
  const listener = () => ok(false);
  target.addEventListener('x', listener);
  target.removeEventListener('x', listener);
  target.dispatchEvent(new Event('x'));
});
test('a listener that is removed while others run is not called', () => {
  const target = new EventTarget();
  const second = () => ok(false);
  target.addEventListener('x', () => target.removeEventListener('x', second));
  target.addEventListener('x', second);
  target.dispatchEvent(new Event('x'));
});
test('a listener for once is called once', () => {
  const target = new EventTarget();
  let count = 0;
  target.addEventListener(
    'x',
    () => {
      count += 1;
    },
    { once: true },
  );
  target.dispatchEvent(new Event('x'));
  target.dispatchEvent(new Event('x'));
  equal(count, 1);
});
test('a listener may be an object', () => {
  const target = new EventTarget();
  const listener = {
    handleEvent(event) {
      this.seen = event.type;
    },
  };
  target.addEventListener('x', listener);
  target.dispatchEvent(new Event('x'));
  equal(listener.seen, 'x');
});
test('a listener leaves when its signal is aborted', () => {
  const target = new EventTarget();
  const controller = new AbortController();
  target.addEventListener('x', () => ok(false), { signal: controller.signal });
  controller.abort();
  target.dispatchEvent(new Event('x'));
});
test('stopImmediatePropagation ends the round', () => {
  const target = new EventTarget();
  target.addEventListener('x', (event) => event.stopImmediatePropagation());
  target.addEventListener('x', () => ok(false));
  target.dispatchEvent(new Event('x'));
});
test('preventDefault is told if the event can be cancelled', () => {
  const target = new EventTarget();
  target.addEventListener('x', (event) => event.preventDefault());
  equal(target.dispatchEvent(new Event('x', { cancelable: true })), false);
  equal(target.dispatchEvent(new Event('x')), true);
});
test('only events can be dispatched', () => throws(() => new EventTarget().dispatchEvent({ type: 'x' }), { code: 'ERR_INVALID_ARG_TYPE' }));
test('an event cannot be dispatched while it is', () => {
  const target = new EventTarget();
  let code;
  target.addEventListener('x', (event) => {
    try {
      target.dispatchEvent(event);
    } catch (error) {
      code = error.code;
    }
  });
  target.dispatchEvent(new Event('x'));
  equal(code, 'ERR_EVENT_RECURSION');
});
test('a custom event carries its detail', () => {
  deepStrictEqual(new CustomEvent('x', { detail: { a: 1 } }).detail, { a: 1 });
  equal(new CustomEvent('x').detail, null);
  ok(new CustomEvent('x') instanceof Event);
});
test('classes can be derived from EventTarget', () => {
  const own = new (class Own extends EventTarget {})();
  let heard = false;
  own.addEventListener('x', () => {
    heard = true;
  });
  own.dispatchEvent(new Event('x'));
  ok(heard);
});

test('a signal is not aborted at first', () => {
  const { signal } = new AbortController();
  deepStrictEqual([signal.aborted, signal.reason], [false, undefined]);
  equal(signal.throwIfAborted(), undefined);
});
test('abort sets the signal and gives a reason', () => {
  const controller = new AbortController();
  controller.abort();
  const { reason, aborted } = controller.signal;
  ok(aborted && reason instanceof DOMException);
  deepStrictEqual([reason.name, reason.message, reason.code], ['AbortError', 'This operation was aborted', 20]);
});
test('a reason of its own is kept', () => {
  const controller = new AbortController();
  const reason = new Error('mine');
  controller.abort(reason);
  controller.abort(new Error('later'));
  equal(controller.signal.reason, reason);
});
test('abort is heard once', () => {
  const controller = new AbortController();
  const seen = [];
  controller.signal.addEventListener('abort', (event) => seen.push(event.type));
  controller.signal.onabort = (event) => seen.push(`on${event.type}`);
  controller.abort();
  controller.abort();
  deepStrictEqual(seen, ['abort', 'onabort']);
});
test('throwIfAborted throws the reason', () => throws(() => AbortSignal.abort(new Error('mine')).throwIfAborted(), /mine/));
test('AbortSignal.abort is aborted', () => equal(AbortSignal.abort().reason.name, 'AbortError'));
test('AbortSignal.timeout ends by itself', async () => {
  const signal = AbortSignal.timeout(5);
  equal(signal.aborted, false);
  await promises.setTimeout(20);
  deepStrictEqual([signal.aborted, signal.reason.name, signal.reason.code], [true, 'TimeoutError', 23]);
  equal(signal.reason.message, 'The operation was aborted due to timeout');
});
test('AbortSignal.any follows the first', () => {
  const [a, b] = [new AbortController(), new AbortController()];
  const signal = AbortSignal.any([a.signal, b.signal]);
  let heard = 0;
  signal.addEventListener('abort', () => {
    heard += 1;
  });
  b.abort('why');
  a.abort('too late');
  deepStrictEqual([signal.aborted, signal.reason, heard], [true, 'why', 1]);
});
test('AbortSignal.any of an aborted one is aborted', () => equal(AbortSignal.any([AbortSignal.abort('a')]).reason, 'a'));
test('AbortSignal.any of another any', () => {
  const controller = new AbortController();
  const signal = AbortSignal.any([AbortSignal.any([controller.signal])]);
  controller.abort('deep');
  equal(signal.reason, 'deep');
});
test('a signal cannot be made by hand', () => throws(() => new AbortSignal(), TypeError));
test('AbortSignal.timeout needs a number', () => throws(() => AbortSignal.timeout('5'), { code: 'ERR_INVALID_ARG_TYPE' }));

test('a DOMException has name, message and code', () => {
  const { name, message, code } = new DOMException('words', 'NotFoundError');
  deepStrictEqual([name, message, code], ['NotFoundError', 'words', 8]);
  ok(new DOMException() instanceof Error);
  equal(new DOMException('x').name, 'Error');
});

test('TextEncoder gives bytes', () =>
  deepStrictEqual([...new TextEncoder().encode('é€😀')], [195, 169, 226, 130, 172, 240, 159, 152, 128]));
test('TextEncoder replaces lone surrogates', () => deepStrictEqual([...new TextEncoder().encode('\ud800')], [239, 191, 189]));
test('TextEncoder without a text gives none', () => equal(new TextEncoder().encode().length, 0));
test('encodeInto writes whole characters', () => {
  const target = new Uint8Array(4);
  deepStrictEqual(new TextEncoder().encodeInto('aé€', target), { read: 2, written: 3 });
  deepStrictEqual([...target], [97, 195, 169, 0]);
});
test('TextDecoder reads bytes', () => equal(new TextDecoder().decode(new Uint8Array([0xc3, 0xa9, 0xe2, 0x82, 0xac])), 'é€'));
test('TextDecoder reads any view and buffer', () => {
  equal(new TextDecoder().decode(new Uint8Array([97, 98]).buffer), 'ab');
  equal(new TextDecoder().decode(new DataView(new Uint8Array([97, 98, 99]).buffer, 1)), 'bc');
});
for (const [name, bytes, text] of [
  ['a single continuation', [0x80], '\ufffd'],
  ['an overlong form', [0xc0, 0xaf], '\ufffd\ufffd'],
  ['a surrogate', [0xed, 0xa0, 0x80], '\ufffd\ufffd\ufffd'],
  ['a character cut short', [0xe2, 0x82, 0x41], '\ufffdA'],
  ['a character beyond Unicode', [0xf4, 0x90, 0x80, 0x80], '\ufffd\ufffd\ufffd\ufffd'],
  ['a beginning at the end', [0xf0, 0x9f, 0x98], '\ufffd'],
]) {
  test(`TextDecoder replaces ${name}`, () => equal(new TextDecoder().decode(Uint8Array.from(bytes)), text));
}
test('a fatal TextDecoder throws', () =>
  throws(() => new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array([0xff])), {
    name: 'TypeError',
    code: 'ERR_ENCODING_INVALID_ENCODED_DATA',
  }));
test('TextDecoder drops the mark at the beginning', () => equal(new TextDecoder().decode(new Uint8Array([0xef, 0xbb, 0xbf, 97])), 'a'));
test('TextDecoder keeps the mark when told', () => {
  equal(new TextDecoder('utf-8', { ignoreBOM: true }).decode(new Uint8Array([0xef, 0xbb, 0xbf, 97])), '\ufeffa');
});
test('TextDecoder reads a stream', () => {
  const decoder = new TextDecoder();
  equal(decoder.decode(new Uint8Array([0xe2, 0x82]), { stream: true }), '');
  equal(decoder.decode(new Uint8Array([0xac, 0xe2]), { stream: true }), '€');
  equal(decoder.decode(), '\ufffd');
});
test('TextDecoder knows other names of utf-8', () => equal(new TextDecoder(' UTF8 ').encoding, 'utf-8'));
test('TextDecoder refuses what is no encoding', () => throws(() => new TextDecoder('nonsense'), { name: 'RangeError' }));

test('structuredClone copies deeply', () => {
  const value = { a: [1, { b: null }], c: undefined, d: 'x', e: 5n, f: NaN };
  const copy = structuredClone(value);
  deepStrictEqual(copy, value);
  notStrictEqual(copy.a[1], value.a[1]);
});
test('structuredClone copies dates, patterns, maps and sets', () => {
  const value = { date: new Date(5), pattern: /a/gi, map: new Map([[{ k: 1 }, new Set([1])]]), box: Object('x') };
  deepStrictEqual(structuredClone(value), value);
});
test('structuredClone copies buffers and their views together', () => {
  const bytes = new Uint8Array([1, 2, 3]);
  const copy = structuredClone({ bytes, part: new DataView(bytes.buffer, 1), all: bytes.buffer });
  deepStrictEqual([...copy.bytes], [1, 2, 3]);
  ok(copy.bytes.buffer === copy.all && copy.part.buffer === copy.all && copy.all !== bytes.buffer);
});
test('structuredClone keeps circles and what is shared', () => {
  const shared = {};
  const value = { shared, list: [shared] };
  value.self = value;
  const copy = structuredClone(value);
  ok(copy.self === copy && copy.list[0] === copy.shared && copy.shared !== shared);
});
test('structuredClone copies errors', () => {
  const copy = structuredClone(new RangeError('bad', { cause: 'why' }));
  ok(copy instanceof RangeError);
  deepStrictEqual([copy.name, copy.message, copy.cause], ['RangeError', 'bad', 'why']);
});
test('structuredClone drops classes, accessors and prototypes', () => {
  class Own {
    x = 1;
    get y() {
      return 2;
    }
  }
  const copy = structuredClone(new Own());
  equal(Object.getPrototypeOf(copy), Object.prototype);
  deepStrictEqual(copy, { x: 1 });
});
test('structuredClone keeps holes', () => equal(1 in structuredClone([1, , 3]), false));
for (const [name, value] of [
  ['functions', { run() {} }],
  ['symbols', Symbol('s')],
  ['promises', Promise.resolve()],
  ['weak maps', new WeakMap()],
]) {
  test(`structuredClone refuses ${name}`, () => throws(() => structuredClone(value), { name: 'DataCloneError', code: 25 }));
}
test('structuredClone moves a buffer', () => {
  const { buffer } = new Uint8Array([1, 2]);
  const copy = structuredClone(buffer, { transfer: [buffer] });
  deepStrictEqual([buffer.byteLength, copy.byteLength], [0, 2]);
});

test('a timer as a promise gives its value', async () => equal(await promises.setTimeout(2, 'value'), 'value'));
test('an immediate as a promise gives its value', async () => equal(await promises.setImmediate('value'), 'value'));
test('an interval as an iterator', async () => {
  const seen = [];
  for await (const value of promises.setInterval(2, 'tick')) {
    seen.push(value);
    if (seen.length === 3) break;
  }
  deepStrictEqual(seen, ['tick', 'tick', 'tick']);
});
test('a timer as a promise is aborted', async () => {
  const controller = new AbortController();
  const waiting = promises.setTimeout(1000, null, { signal: controller.signal });
  controller.abort('why');
  await rejects(waiting, { name: 'AbortError', code: 'ABORT_ERR', message: 'The operation was aborted', cause: 'why' });
});
test('a timer with an aborted signal rejects', () =>
  rejects(promises.setTimeout(1, null, { signal: AbortSignal.abort() }), { code: 'ABORT_ERR' }));
test('an interval is aborted', async () => {
  const controller = new AbortController();
  let count = 0;
  await rejects(
    async () => {
      for await (const _ of promises.setInterval(1, null, { signal: controller.signal })) {
        count += 1;
        if (count === 2) controller.abort();
      }
    },
    { name: 'AbortError' },
  );
  equal(count, 2);
});
test('scheduler waits', async () => equal(await promises.scheduler.wait(2), undefined));
test('a signal must be one', () => rejects(promises.setTimeout(1, null, { signal: 5 }), { code: 'ERR_INVALID_ARG_TYPE' }));
test('tags of the classes', () =>
  match(
    [new URL('http://a'), new Event('x'), new TextEncoder(), new AbortController()]
      .map((value) => Object.prototype.toString.call(value))
      .join(),
    /^\[object URL\],\[object Event\],\[object TextEncoder\],\[object AbortController\]$/,
  ));
