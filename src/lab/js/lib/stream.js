// node:stream, as far as requests and responses need it: https://nodejs.org/api/stream.html
import { EventEmitter } from 'hornbook:events';
import { coded, refuse, unsupported, wrongType } from 'hornbook:refusal';
import { Readable } from 'hornbook:stream/readable';
import { Writable } from 'hornbook:stream/writable';

function lacking(name) {
  return class {
    constructor() {
      throw unsupported('node:stream', name);
    }
  };
}

export const Duplex = lacking('Duplex');
export const Transform = lacking('Transform');
export const PassThrough = lacking('PassThrough');
export const addAbortSignal = refuse('node:stream', 'addAbortSignal');
export const compose = refuse('node:stream', 'compose');

const early = () => coded(Error, 'ERR_STREAM_PREMATURE_CLOSE', 'Premature close');
const isDone = (stream) => stream.writableFinished ?? stream.readableEnded;

// Calls back once when a stream has ended, failed or closed too early.
export function finished(stream, options, callback) {
  const done = typeof options === 'function' ? options : callback;
  if (typeof done !== 'function') throw wrongType('callback', 'of type function', done);
  let called = false;
  const call = (error) => {
    if (called) return;
    called = true;
    stop();
    done(error);
  };
  const ended = () => call();
  const failed = (error) => call(error);
  const closed = () => call(isDone(stream) ? undefined : early());
  const event = typeof stream.write === 'function' ? 'finish' : 'end';
  const stop = () => {
    stream.removeListener(event, ended);
    stream.removeListener('error', failed);
    stream.removeListener('close', closed);
  };
  stream.on(event, ended);
  stream.on('error', failed);
  stream.on('close', closed);
  if (stream.closed || stream.destroyed) queueMicrotask(() => (stream.errored ? failed(stream.errored) : closed()));
  return stop;
}

// Writes what an iterable gives, as fast as the target takes it.
async function writeAll(source, target) {
  let failure = null;
  let wake = () => {};
  const failed = (error) => {
    failure ??= { error };
    wake();
  };
  const closed = () => {
    if (!isDone(target)) failed(target.errored ?? early());
  };
  const drained = () => wake();
  target.on('error', failed);
  target.on('close', closed);
  target.on('drain', drained);
  try {
    for await (const chunk of source) {
      if (failure) break;
      if (target.write(chunk) === false && target.writableNeedDrain && !failure) {
        await new Promise((resolve) => {
          wake = resolve;
        });
      }
    }
    if (!failure) {
      await new Promise((resolve) => {
        wake = resolve;
        target.once('finish', resolve);
        target.end();
      });
    }
    if (failure) throw failure.error;
  } catch (error) {
    if (!target.destroyed) {
      target.once('error', () => {});
      target.destroy(error);
    }
    throw error;
  } finally {
    target.removeListener('error', failed);
    target.removeListener('close', closed);
    target.removeListener('drain', drained);
  }
}

async function join(parts) {
  let source = parts[0];
  if (typeof source === 'function') source = source();
  for (const part of parts.slice(1, -1)) {
    if (typeof part !== 'function') {
      throw unsupported('pipeline', 'streams between the first and the last; a generator function can stand there');
    }
    source = part(source);
  }
  const last = parts.at(-1);
  if (typeof last === 'function') return last(source);
  return writeAll(source, last);
}

function pipelinePromise(...parts) {
  const flat = parts.length === 1 && Array.isArray(parts[0]) ? parts[0] : parts;
  const streams = flat.filter((part, at) => at < 2 || typeof part !== 'object' || typeof part.on === 'function');
  if (streams.length < 2) {
    return Promise.reject(coded(TypeError, 'ERR_MISSING_ARGS', 'The "streams" argument must be specified'));
  }
  return join(streams);
}

export function pipeline(...parts) {
  const callback = parts.pop();
  if (typeof callback !== 'function') throw wrongType('streams[stream.length - 1]', 'of type function', callback);
  const flat = parts.length === 1 && Array.isArray(parts[0]) ? parts[0] : parts;
  pipelinePromise(...flat).then(
    (value) => queueMicrotask(() => callback(undefined, value)),
    (error) => queueMicrotask(() => callback(error)),
  );
  return flat.at(-1);
}

export const promises = {
  pipeline: pipelinePromise,
  finished: (stream, options) =>
    new Promise((resolve, reject) => finished(stream, options ?? {}, (error) => (error ? reject(error) : resolve()))),
};

export class Stream extends EventEmitter {}
Object.assign(Stream, {
  Duplex, PassThrough, Readable, Stream, Transform, Writable, addAbortSignal, compose, finished, pipeline, promises,
});

export { Readable, Writable };
export default Stream;
