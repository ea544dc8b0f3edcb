// node:util beside inspect and format, and node:path.
import { strictEqual as equal } from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import util, { callbackify, deprecate, inherits, promisify, stripVTControlCharacters, types } from 'node:util';

const tried = (run) => {
  try {
    return String(run());
  } catch (error) {
    return `${error.name} ${error.code}: ${error.message}`;
  }
};

test('promisify resolves with the value', async () => {
  equal(await promisify((a, done) => done(null, a + 1))(1), 2);
});

test('promisify rejects with the error', async () => {
  equal(await promisify((done) => done(new Error('bad')))().catch((error) => error.message), 'bad');
});

test('promisify keeps this', async () => {
  equal(
    await promisify(function (done) {
      done(null, this.x);
    }).call({ x: 5 }),
    5,
  );
});

test('promisify keeps properties', () => {
  equal(promisify(Object.assign((done) => done(), { extra: 1 })).extra, 1);
});

test('promisify uses a function of its own', async () => {
  equal(await promisify(Object.assign(() => {}, { [promisify.custom]: async () => 'own' }))(), 'own');
});

test('promisify of setTimeout waits and gives its value', async () => {
  equal(await promisify(setTimeout)(1, 'value'), 'value');
});

test('promisify needs a function', () => {
  equal(
    tried(() => promisify(5)),
    'TypeError ERR_INVALID_ARG_TYPE: The "original" argument must be of type function. Received type number (5)',
  );
});

test('callbackify calls back with the value', async () => {
  equal(await new Promise((resolve) => callbackify(async (a) => a + 1)(1, (error, value) => resolve([error, value].join()))), ',2');
});

test('callbackify calls back with the error', async () => {
  equal(
    await new Promise((resolve) =>
      callbackify(async () => {
        throw new Error('bad');
      })((error) => resolve(error.message)),
    ),
    'bad',
  );
});

test('callbackify wraps a falsy reason', async () => {
  equal(
    await new Promise((resolve) => callbackify(() => Promise.reject(null))((error) => resolve(error.code + error.reason))),
    'ERR_FALSY_VALUE_REJECTIONnull',
  );
});

test('callbackify needs a callback', () => {
  equal(
    tried(() => callbackify(async () => {})()),
    'TypeError ERR_INVALID_ARG_TYPE: The last argument must be of type function. Received undefined',
  );
});

test('inherits', () => {
  equal(
    (() => {
      function A() {}
      function B() {}
      A.prototype.x = 1;
      inherits(B, A);
      return [new B().x, B.super_ === A].join();
    })(),
    '1,true',
  );
});

test('deprecate calls through', () => {
  equal(deprecate((a) => a + 1, 'old', 'LAB0001')(1), 2);
});

test('control sequences are stripped', () => {
  equal(stripVTControlCharacters('\u001b[31mred\u001b[0m'), 'red');
});

test('toUSVString', () => {
  equal(util.toUSVString('a\ud800'), 'a�');
});

test('isDate', () => {
  equal([new Date(), {}, 5].map((value) => types.isDate(value)).join(), 'true,false,false');
});

test('isRegExp', () => {
  equal([/a/, 'a'].map((value) => types.isRegExp(value)).join(), 'true,false');
});

test('isMap', () => {
  equal([new Map(), new Set()].map((value) => types.isMap(value)).join(), 'true,false');
});

test('isSet', () => {
  equal([new Map(), new Set()].map((value) => types.isSet(value)).join(), 'false,true');
});

test('isPromise', () => {
  equal([Promise.resolve(), { then() {} }].map((value) => types.isPromise(value)).join(), 'true,false');
});

test('isNativeError', () => {
  equal(
    [new TypeError(), { message: '' }, Object.create(Error.prototype)].map((value) => types.isNativeError(value)).join(),
    'true,false,false',
  );
});

test('isTypedArray', () => {
  equal([new Uint8Array(), new DataView(new ArrayBuffer(1)), []].map((value) => types.isTypedArray(value)).join(), 'true,false,false');
});

test('isUint8Array', () => {
  equal([Buffer.alloc(1), new Int8Array()].map((value) => types.isUint8Array(value)).join(), 'true,false');
});

test('isProxy', () => {
  equal([new Proxy({}, {}), {}].map((value) => types.isProxy(value)).join(), 'true,false');
});

test('isAsyncFunction', () => {
  equal([async () => {}, () => {}, async function* () {}].map((value) => types.isAsyncFunction(value)).join(), 'true,false,true');
});

test('isGeneratorFunction', () => {
  equal([function* () {}, () => {}].map((value) => types.isGeneratorFunction(value)).join(), 'true,false');
});

test('isGeneratorObject', () => {
  equal([(function* () {})(), {}].map((value) => types.isGeneratorObject(value)).join(), 'true,false');
});

test('isBoxedPrimitive', () => {
  equal([new Number(1), 1, Object(Symbol())].map((value) => types.isBoxedPrimitive(value)).join(), 'true,false,true');
});

test('isWeakMap', () => {
  equal([new WeakMap(), new Map()].map((value) => types.isWeakMap(value)).join(), 'true,false');
});

test('isArrayBuffer', () => {
  equal([new ArrayBuffer(1), new Uint8Array()].map((value) => types.isArrayBuffer(value)).join(), 'true,false');
});

test('isArgumentsObject', () => {
  equal(
    [
      (function () {
        return arguments;
      })(),
      [],
    ]
      .map((value) => types.isArgumentsObject(value))
      .join(),
    'true,false',
  );
});

test('path.join', () => {
  equal([path.join('a', '../b', './c'), path.join(''), path.join('/a', '..', '..'), path.join('a/', 'b/')].join(), 'b/c,.,/,a/b/');
});

test('path.join needs texts', () => {
  equal(
    tried(() => path.join('a', 5)),
    'TypeError ERR_INVALID_ARG_TYPE: The "path" argument must be of type string. Received type number (5)',
  );
});

test('path.resolve', () => {
  equal([path.resolve('/a', 'b'), path.resolve('/a', '/b', '../c')].join(), '/a/b,/c');
});

test('path.normalize', () => {
  equal(
    [path.normalize('/a//b/../c/.'), path.normalize('../../a'), path.normalize(''), path.normalize('a/'), path.normalize('./')].join(),
    '/a/c,../../a,.,a/,./',
  );
});

test('path.dirname', () => {
  equal([path.dirname('/a/b/c'), path.dirname('/a'), path.dirname('a'), path.dirname('/'), path.dirname('a/b/')].join(), '/a/b,/,.,/,a');
});

test('path.basename', () => {
  equal(
    [path.basename('/a/b.txt'), path.basename('/a/b.txt', '.txt'), path.basename('a/'), path.basename('.txt', '.txt')].join(),
    'b.txt,b,a,',
  );
});

test('path.extname', () => {
  equal([path.extname('a.b.c'), path.extname('.a'), path.extname('a.'), path.extname('a'), path.extname('/x.y/z')].join(), '.c,,.,,');
});

test('path.relative', () => {
  equal([path.relative('/a/b/c', '/a/d'), path.relative('/a', '/a'), path.relative('/a', '/a/b')].join(), '../../d,,b');
});

test('path.isAbsolute', () => {
  equal([path.isAbsolute('/a'), path.isAbsolute('a')].join(), 'true,false');
});

test('path.parse', () => {
  equal(
    [
      JSON.stringify(path.parse('/a/b.txt')),
      JSON.stringify(path.parse('b')),
      JSON.stringify(path.parse('/')),
      JSON.stringify(path.parse('./a/b')),
    ].join(),
    '{"root":"/","dir":"/a","base":"b.txt","ext":".txt","name":"b"},{"root":"","dir":"","base":"b","ext":"","name":"b"},{"root":"/","dir":"/","base":"","ext":"","name":""},{"root":"","dir":"./a","base":"b","ext":"","name":"b"}',
  );
});

test('path.format', () => {
  equal(
    [
      path.format({ dir: '/a', base: 'b.c' }),
      path.format({ root: '/', name: 'b', ext: 'c' }),
      path.format({ name: 'b', ext: '.c' }),
    ].join(),
    '/a/b.c,/b.c,b.c',
  );
});
