import { test } from 'node:test';
import assert from 'node:assert/strict';
import { Readable, Writable, finished, pipeline } from 'node:stream';
import * as promises from 'node:stream/promises';
import { once } from 'node:events';

// A writable that keeps what it gets; each write takes `delay` milliseconds.
function keeping(options = {}, delay = 0) {
  const kept = [];
  const target = new Writable({
    write(chunk, encoding, done) {
      kept.push(options.objectMode ? chunk : String(chunk));
      if (delay === 0) done();
      else setTimeout(done, delay);
    },
    ...options,
  });
  return { kept, target };
}

test('a Readable of a list gives its items', async () => {
  const seen = [];
  for await (const item of Readable.from([1, 'a', { b: 2 }])) seen.push(item);
  assert.deepEqual(seen, [1, 'a', { b: 2 }]);
});

test('a Readable of a text is one piece', async () => {
  const seen = [];
  for await (const piece of Readable.from('text')) seen.push(piece);
  assert.deepEqual(seen, ['text']);
});

test('a Readable of an async generator', async () => {
  async function* numbers() {
    yield 1;
    await new Promise((resolve) => setTimeout(resolve, 5));
    yield 2;
  }
  const seen = [];
  Readable.from(numbers()).on('data', (item) => seen.push(item)).on('end', () => seen.push('end'));
  await new Promise((resolve) => setTimeout(resolve, 30));
  assert.deepEqual(seen, [1, 2, 'end']);
});

test('what is pushed is read, as bytes', async () => {
  const stream = new Readable({ read() {} });
  const seen = [];
  stream.on('data', (chunk) => seen.push(Buffer.isBuffer(chunk), chunk.toString()));
  stream.push('a');
  stream.push(Buffer.from('b'));
  stream.push(null);
  await once(stream, 'end');
  assert.deepEqual(seen, [true, 'a', true, 'b']);
  assert.equal(stream.readableEnded, true);
});

test('read is called for more', async () => {
  let count = 0;
  const stream = new Readable({
    read() {
      count += 1;
      this.push(count <= 3 ? String(count) : null);
    },
  });
  let text = '';
  for await (const chunk of stream) text += chunk;
  assert.equal(text, '123');
});

test('setEncoding does not cut characters', async () => {
  const stream = new Readable({ read() {} });
  stream.setEncoding('utf8');
  const seen = [];
  stream.on('data', (text) => seen.push(text));
  const bytes = Buffer.from('a€b');
  stream.push(bytes.subarray(0, 2));
  stream.push(bytes.subarray(2));
  stream.push(null);
  await once(stream, 'end');
  assert.equal(seen.join(''), 'a€b');
  assert.equal(seen.includes('\ufffd'), false);
});

test('a paused stream waits', async () => {
  const stream = Readable.from(['a', 'b']);
  const seen = [];
  stream.on('data', (item) => {
    seen.push(item);
    stream.pause();
  });
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.deepEqual([seen, stream.isPaused()], [['a'], true]);
  stream.resume();
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.deepEqual(seen, ['a', 'b']);
});

test('destroying gives the error, then close', async () => {
  const seen = [];
  const stream = new Readable({ read() {} });
  stream.on('error', (error) => seen.push(error.message)).on('close', () => seen.push('close'));
  stream.destroy(new Error('x'));
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.deepEqual([seen, stream.destroyed], [['x', 'close'], true]);
});

test('for await throws what the stream was destroyed with', async () => {
  const stream = new Readable({ read() {} });
  setTimeout(() => stream.destroy(new Error('broken')), 5);
  await assert.rejects(async () => {
    for await (const chunk of stream) assert.fail(String(chunk));
  }, { message: 'broken' });
});

test('leaving for await destroys the stream', async () => {
  const stream = Readable.from([1, 2, 3]);
  for await (const item of stream) if (item === 1) break;
  assert.equal(stream.destroyed, true);
});

test('what is written comes one after the other', async () => {
  const { kept, target } = keeping({}, 2);
  target.write('a');
  target.write(Buffer.from('b'));
  target.end('c');
  await once(target, 'finish');
  assert.deepEqual(kept, ['a', 'b', 'c']);
  assert.deepEqual([target.writableEnded, target.writableFinished], [true, true]);
});

test('a full stream says so, and when it has room', async () => {
  const { target } = keeping({ highWaterMark: 3 }, 1);
  assert.deepEqual([target.write('a'), target.write('bc'), target.writableNeedDrain], [true, false, true]);
  await once(target, 'drain');
  assert.deepEqual([target.writableLength, target.write('d')], [0, true]);
});

test('writing after the end is an error', async () => {
  const { target } = keeping();
  target.end();
  target.write('late');
  const [error] = await once(target, 'error');
  assert.equal(error.code, 'ERR_STREAM_WRITE_AFTER_END');
});

test('a stream takes text and bytes, unless objects', () => {
  assert.throws(() => keeping().target.write(5), { code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => keeping().target.write(null), { code: 'ERR_STREAM_NULL_VALUES' });
  const { kept, target } = keeping({ objectMode: true });
  target.write({ a: 1 });
  assert.deepEqual(kept, [{ a: 1 }]);
});

test('final runs before finish', async () => {
  const seen = [];
  const { target } = keeping({ final(done) { seen.push('final'); setTimeout(done, 2); } });
  target.on('finish', () => seen.push('finish'));
  target.end('x');
  await once(target, 'close');
  assert.deepEqual(seen, ['final', 'finish']);
});

test('an error while writing destroys the stream', async () => {
  const { target } = keeping({ write(chunk, encoding, done) { done(new Error('full')); } });
  const seen = [];
  target.on('error', (error) => seen.push(error.message));
  target.write('a', (error) => seen.push(`callback ${error.message}`));
  await new Promise((resolve) => target.on('close', resolve));
  assert.deepEqual(seen.sort(), ['callback full', 'full']);
});

test('pipe moves everything and ends', async () => {
  const { kept, target } = keeping({}, 1);
  assert.equal(Readable.from(['a', 'b', 'c']).pipe(target), target);
  await once(target, 'finish');
  assert.deepEqual(kept, ['a', 'b', 'c']);
});

test('pipe waits for a slow target', async () => {
  const { kept, target } = keeping({ highWaterMark: 1 }, 2);
  let given = 0;
  const source = new Readable({
    highWaterMark: 1,
    read() {
      given += 1;
      this.push(given <= 5 ? 'x' : null);
    },
  });
  source.pipe(target);
  await once(target, 'finish');
  assert.equal(kept.length, 5);
});

test('pipeline calls back when all is written', async () => {
  const { kept, target } = keeping();
  const error = await new Promise((resolve) => pipeline(Readable.from(['a', 'b']), target, resolve));
  assert.deepEqual([error ?? null, kept], [null, ['a', 'b']]);
});

test('pipeline goes through generator functions', async () => {
  const { kept, target } = keeping();
  await promises.pipeline(
    ['a', 'b'],
    async function* (source) {
      for await (const item of source) yield String(item).toUpperCase();
    },
    target,
  );
  assert.deepEqual(kept, ['A', 'B']);
});

test('pipeline fails with what its source throws', async () => {
  const { target } = keeping();
  async function* failing() {
    yield 'a';
    throw new Error('source');
  }
  await assert.rejects(promises.pipeline(failing(), target), { message: 'source' });
  assert.equal(target.destroyed, true);
});

test('finished tells of the end, the error, and a close too early', async () => {
  const ended = keeping().target;
  setTimeout(() => ended.end('x'), 1);
  assert.equal(await promises.finished(ended), undefined);
  const failed = new Readable({ read() {} });
  setTimeout(() => failed.destroy(new Error('x')), 1);
  await assert.rejects(promises.finished(failed), { message: 'x' });
  const closed = new Readable({ read() {} });
  setTimeout(() => closed.destroy(), 1);
  const error = await new Promise((resolve) => finished(closed, resolve));
  assert.equal(error.code, 'ERR_STREAM_PREMATURE_CLOSE');
});
