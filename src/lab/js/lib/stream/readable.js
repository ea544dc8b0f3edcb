// Readable of node:stream, as far as requests need it: https://nodejs.org/api/stream.html#readable-streams
import 'hornbook:web';
import { EventEmitter } from 'hornbook:events';
import { coded, refuse, wrongType } from 'hornbook:refusal';
import { decoder } from 'hornbook:stream/decoder';

const { Buffer, queueMicrotask } = globalThis;
const soon = (run) => queueMicrotask(run);

// A constructor function: old code inherits from it without `class`.
export function Readable(options = {}) {
  if (!(this instanceof Readable)) return new Readable(options);
  EventEmitter.call(this);
  const objectMode = Boolean(options.objectMode ?? options.readableObjectMode);
  Object.defineProperty(this, '_readable', {
    value: {
      chunks: [], flowing: null, ended: false, endEmitted: false, destroyed: false, closed: false, errored: null, reading: false,
      scheduled: false, pipes: [], decoder: null, encoding: null, objectMode, autoDestroy: options.autoDestroy !== false,
      highWaterMark: options.highWaterMark ?? (objectMode ? 16 : 65536), disturbed: false, readableListening: false,
    },
    writable: true,
    configurable: true,
  });
  if (typeof options.read === 'function') this._read = options.read;
  if (typeof options.destroy === 'function') this._destroy = options.destroy;
  if (options.encoding) this.setEncoding(options.encoding);
}

Object.setPrototypeOf(Readable.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Readable, EventEmitter);

const waiting = (state) => (state.objectMode ? state.chunks.length : state.chunks.reduce((sum, chunk) => sum + chunk.length, 0));

function asChunk(state, chunk, encoding) {
  if (state.objectMode) return chunk;
  let bytes = chunk;
  if (typeof chunk === 'string') bytes = Buffer.from(chunk, encoding);
  else if (!(chunk instanceof Uint8Array)) {
    throw wrongType('chunk', 'of type string or an instance of Buffer, TypedArray, or DataView', chunk);
  } else if (!Buffer.isBuffer(chunk)) bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  return state.decoder ? state.decoder.write(bytes) : bytes;
}

// Asks the source for more while the buffer has room.
function fill(stream) {
  const state = stream._readable;
  if (state.reading || state.ended || state.destroyed || waiting(state) >= state.highWaterMark) return;
  state.reading = true;
  try {
    stream._read(state.highWaterMark);
  } catch (error) {
    stream.destroy(error);
  }
}

function schedule(stream) {
  const state = stream._readable;
  if (state.scheduled) return;
  state.scheduled = true;
  soon(() => {
    state.scheduled = false;
    flow(stream);
  });
}

function flow(stream) {
  const state = stream._readable;
  if (state.destroyed) return;
  if (state.readableListening && (state.chunks.length > 0 || (state.ended && !state.endEmitted))) stream.emit('readable');
  while (state.flowing && state.chunks.length > 0 && !state.destroyed) stream.emit('data', state.chunks.shift());
  if (state.flowing || state.readableListening) fill(stream);
  if (state.ended && state.chunks.length === 0 && (state.flowing || state.readableListening)) end(stream);
}

function end(stream) {
  const state = stream._readable;
  if (state.endEmitted || state.errored) return;
  state.endEmitted = true;
  soon(() => {
    if (state.errored || state.destroyed) return;
    stream.emit('end');
    if (state.autoDestroy) stream.destroy();
  });
}

Object.assign(Readable.prototype, {
  _read() {
    throw coded(Error, 'ERR_METHOD_NOT_IMPLEMENTED', 'The _read() method is not implemented');
  },
  _destroy(error, callback) {
    callback(error);
  },
  push(chunk, encoding) {
    const state = this._readable;
    state.reading = false;
    if (chunk === null) {
      if (state.ended) return false;
      const rest = state.decoder?.end();
      if (rest) state.chunks.push(rest);
      state.ended = true;
    } else {
      if (state.ended) {
        this.destroy(coded(Error, 'ERR_STREAM_PUSH_AFTER_EOF', 'stream.push() after EOF'));
        return false;
      }
      const kept = asChunk(state, chunk, encoding);
      if (state.objectMode || kept.length > 0) state.chunks.push(kept);
    }
    schedule(this);
    return !state.ended && waiting(state) < state.highWaterMark;
  },
  unshift(chunk, encoding) {
    this._readable.chunks.unshift(asChunk(this._readable, chunk, encoding));
    schedule(this);
    return true;
  },
  read(size) {
    const state = this._readable;
    state.disturbed = true;
    if (state.chunks.length === 0) {
      fill(this);
      if (state.ended) end(this);
      if (state.chunks.length === 0) return null;
    }
    let chunk;
    if (state.objectMode) chunk = state.chunks.shift();
    else {
      const whole = state.decoder ? state.chunks.join('') : Buffer.concat(state.chunks);
      const taken = size === undefined ? whole.length : size;
      if (taken > whole.length && !state.ended) return null;
      chunk = whole.slice(0, taken);
      state.chunks = taken < whole.length ? [whole.slice(taken)] : [];
    }
    schedule(this);
    if (state.ended && state.chunks.length === 0) end(this);
    this.emit('data', chunk);
    return chunk;
  },
  on(name, listener) {
    EventEmitter.prototype.on.call(this, name, listener);
    const state = this._readable;
    if (name === 'data' && state.flowing !== false && !state.readableListening) this.resume();
    if (name === 'readable') {
      state.readableListening = true;
      state.flowing = false;
      fill(this);
      if (state.chunks.length > 0 || state.ended) schedule(this);
    }
    return this;
  },
  resume() {
    const state = this._readable;
    state.flowing = !state.readableListening;
    state.disturbed = true;
    schedule(this);
    return this;
  },
  pause() {
    if (this._readable.flowing !== false) {
      this._readable.flowing = false;
      this.emit('pause');
    }
    return this;
  },
  isPaused() {
    return this._readable.flowing === false;
  },
  setEncoding(encoding) {
    const state = this._readable;
    state.decoder = decoder(encoding);
    state.encoding = encoding;
    state.chunks = state.chunks.map((chunk) => state.decoder.write(chunk)).filter((text) => text !== '');
    return this;
  },
  pipe(target, { end: ends = true } = {}) {
    const state = this._readable;
    const data = (chunk) => {
      if (target.write(chunk) === false) this.pause();
    };
    const drain = () => this.resume();
    const finished = () => target.end();
    const pipe = { target, stop: () => undefined };
    pipe.stop = () => {
      this.removeListener('data', data);
      this.removeListener('end', finished);
      target.removeListener('drain', drain);
      target.removeListener('close', unpipe);
      target.removeListener('finish', unpipe);
      target.emit('unpipe', this);
    };
    const unpipe = () => this.unpipe(target);
    state.pipes.push(pipe);
    target.on('drain', drain);
    target.once('close', unpipe);
    target.once('finish', unpipe);
    if (ends && state.endEmitted) soon(finished);
    else if (ends) this.once('end', finished);
    target.emit('pipe', this);
    if (state.flowing === false) state.flowing = null;
    this.on('data', data);
    return target;
  },
  unpipe(target) {
    const state = this._readable;
    const stopped = state.pipes.filter((pipe) => target === undefined || pipe.target === target);
    state.pipes = state.pipes.filter((pipe) => !stopped.includes(pipe));
    for (const pipe of stopped) pipe.stop();
    if (stopped.length > 0 && state.pipes.length === 0) this.pause();
    return this;
  },
  destroy(error) {
    const state = this._readable;
    if (state.destroyed) return this;
    state.destroyed = true;
    if (error) state.errored = error;
    this._destroy(error ?? null, (failure) => {
      if (failure) state.errored = failure;
      soon(() => {
        if (failure) this.emit('error', failure);
        state.closed = true;
        this.emit('close');
      });
    });
    return this;
  },
  async *[Symbol.asyncIterator]() {
    const state = this._readable;
    let wake = () => {};
    const awake = () => wake();
    this.on('readable', awake);
    this.on('error', awake);
    this.on('close', awake);
    try {
      for (;;) {
        const next = state.destroyed ? null : takeOne(this);
        if (next) yield next.chunk;
        else if (state.errored) throw state.errored;
        else if (state.endEmitted) return;
        else if (state.destroyed) throw coded(Error, 'ERR_STREAM_PREMATURE_CLOSE', 'Premature close');
        else {
          await new Promise((resolve) => {
            wake = resolve;
          });
        }
      }
    } finally {
      this.removeListener('readable', awake);
      this.removeListener('error', awake);
      this.removeListener('close', awake);
      if (state.autoDestroy || !state.endEmitted) this.destroy();
    }
  },
});
Readable.prototype.addListener = Readable.prototype.on;

function takeOne(stream) {
  const state = stream._readable;
  state.disturbed = true;
  if (state.chunks.length === 0) fill(stream);
  if (state.chunks.length === 0) {
    if (state.ended) state.endEmitted || end(stream);
    return null;
  }
  return { chunk: state.chunks.shift() };
}

const view = {
  readable: (state) => !state.destroyed && !state.endEmitted,
  readableFlowing: (state) => state.flowing,
  readableEnded: (state) => state.endEmitted,
  readableLength: (state) => waiting(state),
  readableHighWaterMark: (state) => state.highWaterMark,
  readableObjectMode: (state) => state.objectMode,
  readableEncoding: (state) => state.encoding,
  readableDidRead: (state) => state.disturbed,
  readableAborted: (state) => state.destroyed && !state.endEmitted,
  destroyed: (state) => state.destroyed,
  closed: (state) => state.closed,
  errored: (state) => state.errored,
};
for (const [name, read] of Object.entries(view)) {
  Object.defineProperty(Readable.prototype, name, {
    get() {
      return this._readable ? read(this._readable) : undefined;
    },
    set(value) {
      Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
    },
    configurable: true,
  });
}

const lacking = [
  'asIndexedPairs', 'compose', 'drop', 'every', 'filter', 'find', 'flatMap', 'forEach', 'iterator', 'map', 'reduce', 'some', 'take',
  'toArray', 'wrap',
];
for (const name of lacking) Readable.prototype[name] = refuse('Readable', name);
for (const name of ['fromWeb', 'toWeb', 'wrap']) Readable[name] = refuse('Readable', name);

// A stream of what an iterable gives.
Readable.from = function from(source, options) {
  const single = typeof source === 'string' || source instanceof Uint8Array;
  const items = single ? [source] : source;
  const method = items?.[Symbol.asyncIterator] ?? items?.[Symbol.iterator];
  if (typeof method !== 'function') throw wrongType('iterable', 'an instance of Iterable', source);
  const iterator = Reflect.apply(method, items, []);
  const stream = new Readable({ objectMode: true, highWaterMark: 1, ...options });
  let open = true;
  stream._read = async function read() {
    try {
      const { value, done } = await iterator.next();
      const item = done ? null : await value;
      if (done) open = false;
      stream.push(item);
    } catch (error) {
      open = false;
      stream.destroy(error);
    }
  };
  stream._destroy = (error, callback) => {
    if (open) Promise.resolve(iterator.return?.()).then(() => callback(error), callback);
    else callback(error);
  };
  return stream;
};
