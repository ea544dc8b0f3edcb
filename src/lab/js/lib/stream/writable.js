// Writable of node:stream: https://nodejs.org/api/stream.html#writable-streams
import 'hornbook:web';
import { EventEmitter } from 'hornbook:events';
import { coded, wrongType } from 'hornbook:refusal';

const { Buffer, queueMicrotask } = globalThis;

export function Writable(options = {}) {
  if (!(this instanceof Writable)) return new Writable(options);
  EventEmitter.call(this);
  const objectMode = Boolean(options.objectMode ?? options.writableObjectMode);
  Object.defineProperty(this, '_writable', {
    value: {
      queue: [], length: 0, busy: false, corked: 0, ending: false, ended: false, finished: false, destroyed: false, closed: false,
      errored: null, needDrain: false, objectMode, decodes: options.decodeStrings !== false, encoding: options.defaultEncoding ?? 'utf8',
      highWaterMark: options.highWaterMark ?? (objectMode ? 16 : 65536), ends: [],
    },
    writable: true,
    configurable: true,
  });
  for (const name of ['write', 'writev', 'final', 'destroy']) {
    if (typeof options[name] === 'function') this[`_${name}`] = options[name];
  }
}

Object.setPrototypeOf(Writable.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Writable, EventEmitter);

const size = (state, chunk) => (state.objectMode ? 1 : chunk.length);

function pump(stream) {
  const state = stream._writable;
  if (state.busy || state.corked > 0 || state.destroyed) return;
  const next = state.queue.shift();
  if (!next) {
    finish(stream);
    return;
  }
  state.busy = true;
  let isSync = true;
  const done = (error) => {
    state.busy = false;
    state.length -= size(state, next.chunk);
    if (error) {
      next.callback?.(error);
      stream.destroy(error);
      return;
    }
    const go = () => {
      next.callback?.(null);
      if (state.needDrain && state.length === 0 && !state.ending && !state.destroyed) {
        state.needDrain = false;
        stream.emit('drain');
      }
      pump(stream);
    };
    if (isSync) queueMicrotask(go);
    else go();
  };
  try {
    stream._write(next.chunk, next.encoding, done);
  } catch (error) {
    state.busy = false;
    throw error;
  } finally {
    isSync = false;
  }
}

function finish(stream) {
  const state = stream._writable;
  if (!state.ending || state.ended || state.errored) return;
  state.ended = true;
  const done = (error) => {
    if (error) {
      stream.destroy(error);
      return;
    }
    state.finished = true;
    for (const callback of state.ends.splice(0)) callback(null);
    stream.emit('finish');
    stream.destroy();
  };
  queueMicrotask(() => {
    if (typeof stream._final === 'function') stream._final(done);
    else done(null);
  });
}

Object.assign(Writable.prototype, {
  _write(chunk, encoding, callback) {
    if (typeof this._writev !== 'function') throw coded(Error, 'ERR_METHOD_NOT_IMPLEMENTED', 'The _write() method is not implemented');
    this._writev([{ chunk, encoding }], callback);
  },
  _destroy(error, callback) {
    callback(error);
  },
  write(chunk, encoding, callback) {
    const state = this._writable;
    const done = typeof encoding === 'function' ? encoding : callback;
    const name = typeof encoding === 'string' ? encoding : state.encoding;
    if (chunk === null) throw coded(TypeError, 'ERR_STREAM_NULL_VALUES', 'May not write null values to stream');
    let kept = chunk;
    if (!state.objectMode) {
      if (typeof chunk === 'string') kept = state.decodes ? Buffer.from(chunk, name) : chunk;
      else if (!(chunk instanceof Uint8Array)) {
        throw wrongType('chunk', 'of type string or an instance of Buffer, TypedArray, or DataView', chunk);
      } else if (!Buffer.isBuffer(chunk)) kept = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    }
    const failure = state.ending
      ? coded(Error, 'ERR_STREAM_WRITE_AFTER_END', 'write after end')
      : state.destroyed
        ? coded(Error, 'ERR_STREAM_DESTROYED', 'Cannot call write after a stream was destroyed')
        : null;
    if (failure) {
      queueMicrotask(() => done?.(failure));
      if (state.ending && !state.destroyed) this.destroy(failure);
      return false;
    }
    state.length += size(state, kept);
    state.queue.push({ chunk: kept, encoding: typeof kept === 'string' ? name : 'buffer', callback: done });
    const room = state.length < state.highWaterMark;
    if (!room) state.needDrain = true;
    pump(this);
    return room && !state.errored && !state.destroyed;
  },
  end(chunk, encoding, callback) {
    const state = this._writable;
    const done = [chunk, encoding, callback].find((value) => typeof value === 'function');
    if (chunk !== undefined && chunk !== null && typeof chunk !== 'function') this.write(chunk, encoding);
    if (done) {
      const again = () => coded(Error, 'ERR_STREAM_ALREADY_FINISHED', 'Cannot call end after a stream was finished');
      if (state.finished) queueMicrotask(() => done(again()));
      else state.ends.push(done);
    }
    if (state.ending) return this;
    state.corked = 0;
    state.ending = true;
    pump(this);
    return this;
  },
  cork() {
    this._writable.corked += 1;
  },
  uncork() {
    const state = this._writable;
    state.corked = Math.max(0, state.corked - 1);
    pump(this);
  },
  setDefaultEncoding(encoding) {
    this._writable.encoding = encoding;
    return this;
  },
  pipe() {
    this.emit('error', coded(Error, 'ERR_STREAM_CANNOT_PIPE', 'Cannot pipe, not readable'));
  },
  destroy(error) {
    const state = this._writable;
    if (state.destroyed) return this;
    state.destroyed = true;
    if (error) state.errored = error;
    this._destroy(error ?? null, (failure) => {
      if (failure) state.errored = failure;
      const left = state.queue.splice(0);
      queueMicrotask(() => {
        const lost = failure ?? coded(Error, 'ERR_STREAM_DESTROYED', 'Cannot call write after a stream was destroyed');
        for (const { callback } of left) callback?.(lost);
        for (const callback of state.ends.splice(0)) callback(lost);
        if (failure) this.emit('error', failure);
        state.closed = true;
        this.emit('close');
      });
    });
    return this;
  },
});

const view = {
  writable: (state) => !state.destroyed && !state.ending && !state.errored,
  writableEnded: (state) => state.ending,
  writableFinished: (state) => state.finished,
  writableLength: (state) => state.length,
  writableHighWaterMark: (state) => state.highWaterMark,
  writableNeedDrain: (state) => state.needDrain && !state.ending && !state.destroyed,
  writableObjectMode: (state) => state.objectMode,
  writableCorked: (state) => state.corked,
  writableAborted: (state) => state.destroyed && !state.finished,
  destroyed: (state) => state.destroyed,
  closed: (state) => state.closed,
  errored: (state) => state.errored,
};
for (const [name, read] of Object.entries(view)) {
  Object.defineProperty(Writable.prototype, name, {
    get() {
      return this._writable ? read(this._writable) : undefined;
    },
    configurable: true,
  });
}
