// Deep equality: what node:assert and node:util take for equal.
import assert, { strictEqual as equal } from 'node:assert';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';

const holds = (name, left, right) => {
  try {
    assert[name](left, right);
    return true;
  } catch (error) {
    if (error.code !== 'ERR_ASSERTION') throw error;
    return false;
  }
};
// How strict, loose and partial comparison answer.
const answers = (left, right) =>
  ['deepStrictEqual', 'deepEqual', 'partialDeepStrictEqual'].map((name) => (holds(name, left, right) ? 'yes' : 'no')).join(' ');
const circle = (extra) => {
  const circle = { ...extra };
  circle.self = circle;
  return circle;
};

test('like objects', () => {
  equal(answers({ a: 1 }, { a: 1 }), 'yes yes yes');
});

test('objects in another order', () => {
  equal(answers({ a: 1, b: 2 }, { b: 2, a: 1 }), 'yes yes yes');
});

test('a number and its text', () => {
  equal(answers({ a: 1 }, { a: '1' }), 'no yes no');
});

test('one and true', () => {
  equal(answers(1, true), 'no yes no');
});

test('null and undefined', () => {
  equal(answers(null, undefined), 'no yes no');
});

test('NaN', () => {
  equal(answers(NaN, NaN), 'yes yes yes');
});

test('zeros of unlike sign', () => {
  equal(answers(0, -0), 'no yes no');
});

test('zeros of unlike sign inside', () => {
  equal(answers([0], [-0]), 'no yes no');
});

test('NaN inside', () => {
  equal(answers([NaN], [NaN]), 'yes yes yes');
});

test('texts', () => {
  equal(answers('a', 'b'), 'no no no');
});

test('symbols', () => {
  equal(answers(Symbol.for('a'), Symbol.for('a')), 'yes yes yes');
});

test('big integers', () => {
  equal(answers(1n, 1n), 'yes yes yes');
});

test('a big integer and a number', () => {
  equal(answers(1n, 1), 'no yes no');
});

test('undefined and missing', () => {
  equal(answers({ a: undefined }, {}), 'no no yes');
});

test('missing and undefined', () => {
  equal(answers({}, { a: undefined }), 'no no no');
});

test('undefined and null inside', () => {
  equal(answers({ a: undefined }, { a: null }), 'no yes no');
});

test('an object and null', () => {
  equal(answers({}, null), 'no no no');
});

test('an object and a text', () => {
  equal(answers({}, ''), 'no no no');
});

test('lists', () => {
  equal(answers([1, [2, 3]], [1, [2, 3]]), 'yes yes yes');
});

test('lists in another order', () => {
  equal(answers([1, 2], [2, 1]), 'no no no');
});

test('a longer list', () => {
  equal(answers([1, 2, 3], [1, 3]), 'no no yes');
});

test('a shorter list', () => {
  equal(answers([1], [1, 1]), 'no no no');
});

test('a hole and undefined', () => {
  equal(answers([, 1], [undefined, 1]), 'no no no');
});

test('lists with properties', () => {
  equal(answers(Object.assign([1], { x: 1 }), [1]), 'no no yes');
});

test('a list and an object', () => {
  equal(answers(['a'], { 0: 'a', length: 1 }), 'no no no');
});

test('a list of objects', () => {
  equal(
    answers(
      [
        { id: 1, n: 2 },
        { id: 2, n: 3 },
      ],
      [{ id: 2 }],
    ),
    'no no yes',
  );
});

test('instances of unlike classes', () => {
  equal(
    answers(
      new (class A {
        x = 1;
      })(),
      new (class B {
        x = 1;
      })(),
    ),
    'no yes yes',
  );
});

test('an instance and a plain object', () => {
  equal(
    answers(
      new (class A {
        x = 1;
      })(),
      { x: 1 },
    ),
    'no yes yes',
  );
});

test('an object without a prototype', () => {
  equal(answers(Object.assign(Object.create(null), { a: 1 }), { a: 1 }), 'no yes yes');
});

test('dates', () => {
  equal(answers(new Date(5), new Date(5)), 'yes yes yes');
});

test('unlike dates', () => {
  equal(answers(new Date(5), new Date(6)), 'no no no');
});

test('invalid dates', () => {
  equal(answers(new Date(NaN), new Date(NaN)), 'yes yes yes');
});

test('a date and its number', () => {
  equal(answers(new Date(5), 5), 'no no no');
});

test('patterns', () => {
  equal(answers(/a/g, /a/g), 'yes yes yes');
});

test('patterns with other flags', () => {
  equal(answers(/a/g, /a/i), 'no no no');
});

test('patterns at another place', () => {
  equal(answers(Object.assign(/a/g, { lastIndex: 1 }), /a/g), 'no no no');
});

test('errors', () => {
  equal(answers(new Error('x'), new Error('x')), 'yes yes yes');
});

test('errors with other messages', () => {
  equal(answers(new Error('x'), new Error('y')), 'no no no');
});

test('errors of other classes', () => {
  equal(answers(new Error('x'), new TypeError('x')), 'no no no');
});

test('errors with other codes', () => {
  equal(answers(Object.assign(new Error('x'), { code: 1 }), Object.assign(new Error('x'), { code: 2 })), 'no no no');
});

test('errors with other causes', () => {
  equal(answers(new Error('x', { cause: 1 }), new Error('x', { cause: 2 })), 'no no no');
});

test('an error with a cause and one without', () => {
  equal(answers(new Error('x', { cause: 1 }), new Error('x')), 'no no yes');
});

test('errors together', () => {
  equal(answers(new AggregateError([new Error(1)]), new AggregateError([new Error(2)])), 'no no no');
});

test('boxed values', () => {
  equal(answers(new Number(1), new Number(1)), 'yes yes yes');
});

test('unlike boxed values', () => {
  equal(answers(new Number(1), new Number(2)), 'no no no');
});

test('boxed texts', () => {
  equal(answers(new String('a'), new String('a')), 'yes yes yes');
});

test('a boxed value and a plain one', () => {
  equal(answers(new Number(1), 1), 'no no no');
});

test('boxes of unlike kinds', () => {
  equal(answers(new Number(1), new String('1')), 'no no no');
});

test('sets', () => {
  equal(answers(new Set([1, 2]), new Set([2, 1])), 'yes yes yes');
});

test('unlike sets', () => {
  equal(answers(new Set([1, 2]), new Set([1, 3])), 'no no no');
});

test('a larger set', () => {
  equal(answers(new Set([1, 2, 3]), new Set([3])), 'no no yes');
});

test('sets of objects', () => {
  equal(answers(new Set([{ a: 1 }, { b: 2 }]), new Set([{ b: 2 }, { a: 1 }])), 'yes yes yes');
});

test('sets of unlike objects', () => {
  equal(answers(new Set([{ a: 1 }]), new Set([{ a: 2 }])), 'no no no');
});

test('sets of numbers and texts', () => {
  equal(answers(new Set([1]), new Set(['1'])), 'no yes no');
});

test('maps', () => {
  equal(
    answers(
      new Map([
        ['a', 1],
        ['b', 2],
      ]),
      new Map([
        ['b', 2],
        ['a', 1],
      ]),
    ),
    'yes yes yes',
  );
});

test('unlike maps', () => {
  equal(answers(new Map([['a', 1]]), new Map([['a', 2]])), 'no no no');
});

test('a larger map', () => {
  equal(
    answers(
      new Map([
        ['a', 1],
        ['b', 2],
      ]),
      new Map([['b', 2]]),
    ),
    'no no yes',
  );
});

test('maps with objects as keys', () => {
  equal(answers(new Map([[{ a: 1 }, 1]]), new Map([[{ a: 1 }, 1]])), 'yes yes yes');
});

test('maps of maps', () => {
  equal(answers(new Map([[1, new Map([[2, 3]])]]), new Map([[1, new Map([[2, 3]])]])), 'yes yes yes');
});

test('a missing key and an undefined value', () => {
  equal(answers(new Map([['a', undefined]]), new Map([['b', undefined]])), 'no no no');
});

test('a map and a set', () => {
  equal(answers(new Map(), new Set()), 'no no no');
});

test('a map and an object', () => {
  equal(answers(new Map(), {}), 'no no no');
});

test('typed arrays', () => {
  equal(answers(new Uint8Array([1, 2]), new Uint8Array([1, 2])), 'yes yes yes');
});

test('unlike typed arrays', () => {
  equal(answers(new Uint8Array([1]), new Uint8Array([2])), 'no no no');
});

test('typed arrays of unlike kinds', () => {
  equal(answers(new Uint8Array([1]), new Int8Array([1])), 'no no no');
});

test('a Buffer and a Uint8Array', () => {
  equal(answers(Buffer.from('a'), new Uint8Array([97])), 'no yes yes');
});

test('buffers', () => {
  equal(answers(Buffer.from('abc'), Buffer.from('abc')), 'yes yes yes');
});

test('floats with zeros of unlike sign', () => {
  equal(answers(new Float32Array([0]), new Float32Array([-0])), 'no yes no');
});

test('array buffers', () => {
  equal(answers(new Uint8Array([1]).buffer, new Uint8Array([1]).buffer), 'yes yes yes');
});

test('unlike array buffers', () => {
  equal(answers(new Uint8Array([1]).buffer, new Uint8Array([2]).buffer), 'no no no');
});

test('symbols as names', () => {
  equal(answers({ [Symbol.for('a')]: 1 }, { [Symbol.for('a')]: 1 }), 'yes yes yes');
});

test('other values at symbols', () => {
  equal(answers({ [Symbol.for('a')]: 1 }, { [Symbol.for('a')]: 2 }), 'no yes no');
});

test('a symbol more', () => {
  equal(answers({ [Symbol.for('a')]: 1 }, {}), 'no yes yes');
});

test('hidden properties', () => {
  equal(answers(Object.defineProperty({}, 'a', { value: 1 }), {}), 'yes yes yes');
});

test('getters', () => {
  equal(
    answers(
      {
        get a() {
          return 1;
        },
      },
      { a: 1 },
    ),
    'yes yes yes',
  );
});

test('circles', () => {
  equal(answers(circle({ a: 1 }), circle({ a: 1 })), 'yes yes yes');
});

test('unlike circles', () => {
  equal(answers(circle({ a: 1 }), circle({ a: 2 })), 'no no no');
});

test('a circle and a circle further in', () => {
  equal(answers(circle(), { self: circle() }), 'no no no');
});

test('functions', () => {
  equal(
    answers(
      () => 1,
      () => 1,
    ),
    'no no no',
  );
});

test('promises', () => {
  equal(answers(Promise.resolve(1), Promise.resolve(1)), 'no no no');
});

test('weak maps', () => {
  equal(answers(new WeakMap(), new WeakMap()), 'no no no');
});

test('urls', () => {
  equal(answers(new URL('http://a/'), new URL('http://a/')), 'yes yes yes');
});

test('part of an object', () => {
  equal(answers({ a: { b: 1, c: 2 }, d: 3 }, { a: { c: 2 } }), 'no no yes');
});

test('arguments and a list', () => {
  equal(
    answers(
      (function () {
        return arguments;
      })(1),
      [1],
    ),
    'no no no',
  );
});

test('unlike urls', () => {
  equal(answers(new URL('http://a/'), new URL('http://b/')), 'no no no');
});

test('isDeepStrictEqual', () => {
  equal([isDeepStrictEqual({ a: [1] }, { a: [1] }), isDeepStrictEqual([1], ['1'])].join(), 'true,false');
});
