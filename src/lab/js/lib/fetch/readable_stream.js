// ReadableStream with its default reader, as far as bodies need it: https://streams.spec.whatwg.org/#rs-class
import { refuse, unsupported } from 'hornbook:refusal';

// The parts of a stream that its reader and its controller share.
const parts = new WeakMap();

function settle(state) {
  while (state.reads.length > 0) {
    if (state.chunks.length > 0) state.reads.shift().resolve({ value: state.chunks.shift(), done: false });
    else if (state.status === 'errored') state.reads.shift().reject(state.error);
    else if (state.status === 'closed' || state.closing) {
      state.status = 'closed';
      state.reads.shift().resolve({ value: undefined, done: true });
    } else break;
  }
  if (state.closing && state.chunks.length === 0) state.status = 'closed';
  if (state.status === 'closed') state.reader?.over.resolve();
  if (state.status === 'errored') state.reader?.over.reject(state.error);
}

function pull(state) {
  if (state.pulling || !state.started || state.status !== 'readable' || state.closing) return;
  if (state.chunks.length >= state.highWaterMark && state.reads.length === 0) return;
  if (typeof state.source.pull !== 'function') return;
  state.pulling = true;
  const again = () => {
    state.pulling = false;
    if (state.wanted) {
      state.wanted = false;
      pull(state);
    }
  };
  Promise.resolve()
    .then(() => state.source.pull(state.controller))
    .then(again, (error) => fail(state, error));
}

function fail(state, error) {
  if (state.status !== 'readable') return;
  state.status = 'errored';
  state.error = error;
  state.chunks.length = 0;
  settle(state);
}

function cancel(state, reason) {
  state.disturbed = true;
  if (state.status === 'errored') return Promise.reject(state.error);
  if (state.status === 'closed') return Promise.resolve();
  state.status = 'closed';
  state.chunks.length = 0;
  settle(state);
  return Promise.resolve(state.source.cancel?.(reason)).then(() => undefined);
}

class ReadableStreamDefaultController {
  #state;
  constructor(state) {
    this.#state = state;
  }
  get desiredSize() {
    const { status, highWaterMark, chunks } = this.#state;
    return status === 'errored' ? null : status === 'closed' ? 0 : highWaterMark - chunks.length;
  }
  enqueue(chunk) {
    const state = this.#state;
    if (state.closing || state.status !== 'readable') throw invalid('Controller is already closed');
    state.chunks.push(chunk);
    settle(state);
    if (state.pulling) state.wanted = true;
    else pull(state);
  }
  close() {
    const state = this.#state;
    if (state.closing || state.status !== 'readable') throw invalid('Controller is already closed');
    state.closing = true;
    settle(state);
  }
  error(reason) {
    fail(this.#state, reason);
  }
}

function invalid(message) {
  const error = new TypeError(`Invalid state: ${message}`);
  error.code = 'ERR_INVALID_STATE';
  return error;
}

export class ReadableStreamDefaultReader {
  #state;
  constructor(stream) {
    const state = parts.get(stream);
    if (!state) throw new TypeError('The "stream" argument must be an instance of ReadableStream.');
    if (state.reader) throw invalid('ReadableStream is locked');
    this.#state = state;
    const over = Promise.withResolvers();
    over.promise.catch(() => {});
    state.reader = { reader: this, over };
    this.closed = over.promise;
    settle(state);
  }
  read() {
    const state = this.#state;
    if (!state) return Promise.reject(invalid('The reader is not attached to a stream'));
    state.disturbed = true;
    return new Promise((resolve, reject) => {
      state.reads.push({ resolve, reject });
      settle(state);
      pull(state);
    });
  }
  cancel(reason) {
    return this.#state ? cancel(this.#state, reason) : Promise.reject(invalid('The reader is not attached to a stream'));
  }
  releaseLock() {
    const state = this.#state;
    if (!state) return;
    this.#state = null;
    state.reader = null;
    for (const { reject } of state.reads.splice(0)) reject(invalid('Releasing reader'));
  }
}

export class ReadableStream {
  constructor(source = {}, strategy = {}) {
    if (source.type === 'bytes') throw unsupported('ReadableStream', "type: 'bytes'");
    if (source.type !== undefined) throw new TypeError(`The property 'source.type' is invalid. Received '${source.type}'`);
    const state = {
      source, chunks: [], reads: [], status: 'readable', error: undefined, closing: false, pulling: false, wanted: false, started: false,
      reader: null, disturbed: false, highWaterMark: strategy.highWaterMark ?? 1, controller: null,
    };
    state.controller = new ReadableStreamDefaultController(state);
    parts.set(this, state);
    const begun = source.start?.(state.controller);
    Promise.resolve(begun).then(
      () => {
        state.started = true;
        pull(state);
      },
      (error) => fail(state, error),
    );
  }
  static from(iterable) {
    const iterator = iterable?.[Symbol.asyncIterator]?.() ?? iterable?.[Symbol.iterator]?.();
    if (!iterator) throw new TypeError('ReadableStream.from: the argument is not iterable');
    return new ReadableStream(
      {
        async pull(controller) {
          const { value, done } = await iterator.next();
          if (done) controller.close();
          else controller.enqueue(await value);
        },
        async cancel(reason) {
          await iterator.return?.(reason);
        },
      },
      { highWaterMark: 0 },
    );
  }
  get locked() {
    return parts.get(this).reader !== null;
  }
  getReader(options) {
    if (options?.mode !== undefined) throw unsupported('ReadableStream', `getReader({ mode: '${options.mode}' })`);
    return new ReadableStreamDefaultReader(this);
  }
  cancel(reason) {
    if (this.locked) return Promise.reject(invalid('ReadableStream is locked'));
    return cancel(parts.get(this), reason);
  }
  // Two streams of the same chunks; what one has not read yet waits for it.
  tee() {
    const reader = this.getReader();
    const branches = [];
    let reading = false;
    let left = 2;
    const next = () => {
      if (reading) return;
      reading = true;
      reader.read().then(
        ({ value, done }) => {
          reading = false;
          for (const branch of branches) {
            if (branch.over) continue;
            if (done) branch.controller.close();
            else branch.controller.enqueue(value);
          }
        },
        (error) => {
          for (const branch of branches) if (!branch.over) branch.controller.error(error);
        },
      );
    };
    for (let at = 0; at < 2; at += 1) {
      const branch = { over: false, controller: null };
      branches.push(branch);
      branch.stream = new ReadableStream(
        {
          start(controller) {
            branch.controller = controller;
          },
          pull: next,
          cancel(reason) {
            branch.over = true;
            left -= 1;
            return left === 0 ? reader.cancel(reason) : undefined;
          },
        },
        { highWaterMark: 0 },
      );
    }
    return branches.map((branch) => branch.stream);
  }
  async *values({ preventCancel = false } = {}) {
    const reader = this.getReader();
    let isOver = false;
    try {
      for (;;) {
        const { value, done } = await reader.read().catch((error) => {
          isOver = true;
          throw error;
        });
        if (done) {
          isOver = true;
          return;
        }
        yield value;
      }
    } finally {
      if (!isOver && !preventCancel) await reader.cancel();
      reader.releaseLock();
    }
  }
  get [Symbol.toStringTag]() {
    return 'ReadableStream';
  }
}
ReadableStream.prototype[Symbol.asyncIterator] = ReadableStream.prototype.values;
for (const name of ['pipeTo', 'pipeThrough']) ReadableStream.prototype[name] = refuse('ReadableStream', name);
Object.defineProperty(ReadableStream.prototype, Symbol.asyncIterator, { enumerable: false });

export const isDisturbed = (stream) => parts.get(stream).disturbed;
