// How values are shown: util.inspect, util.format and console.table's rows.
import { match, strictEqual as equal } from 'node:assert/strict';
import { test } from 'node:test';
import { format, inspect } from 'node:util';

const circle = () => {
  const circle = { name: 'c' };
  circle.self = circle;
  return circle;
};
const bare = (error) => Object.assign(error, { stack: `${error.name}: ${error.message}` });

test('a string is quoted', () => {
  equal(inspect('a'), "'a'");
});

test('a string with a single quote gets double quotes', () => {
  equal(inspect("it's"), '"it\'s"');
});

test('a string with both kinds of quotes gets backticks', () => {
  equal(inspect(`"it's"`), '`"it\'s"`');
});

test('a string with all three is escaped', () => {
  equal(inspect(`"it's" \`x\``), "'\"it\\'s\" `x`'");
});

test('control characters are escaped', () => {
  equal(inspect('a\n\t\u0001\u007f\\'), "'a\\n\\t\\x01\\x7F\\\\'");
});

test('a lone surrogate is escaped', () => {
  equal(inspect('\ud83d'), "'\\ud83d'");
});

test('an emoji is kept', () => {
  equal(inspect('😀'), "'😀'");
});

test('numbers', () => {
  equal(inspect([1, -0, 1.5, NaN, Infinity]), '[ 1, -0, 1.5, NaN, Infinity ]');
});

test('a big integer has an n', () => {
  equal(inspect(12n), '12n');
});

test('nothing and truth', () => {
  equal(inspect([undefined, null, true, false]), '[ undefined, null, true, false ]');
});

test('a symbol', () => {
  equal(inspect(Symbol('a b')), 'Symbol(a b)');
});

test('a symbol without a name', () => {
  equal(inspect(Symbol()), 'Symbol()');
});

test('a short object is on one line', () => {
  equal(inspect({ a: 1, b: 'x' }), "{ a: 1, b: 'x' }");
});

test('an empty object', () => {
  equal(inspect({}), '{}');
});

test('an empty array', () => {
  equal(inspect([]), '[]');
});

test('names that are no identifiers are quoted', () => {
  equal(inspect({ 'a-b': 1, 2: 2, ok_1: 3, é: 4, '': 5 }), "{ '2': 2, 'a-b': 1, ok_1: 3, 'é': 4, '': 5 }");
});

test('symbols as names stand in brackets', () => {
  equal(inspect({ [Symbol('k')]: 1 }), '{ Symbol(k): 1 }');
});

test('a method is a function', () => {
  equal(inspect({ run() {} }), '{ run: [Function: run] }');
});

test('getters and setters are named and not run', () => {
  equal(
    inspect({
      get a() {
        return 1;
      },
      set b(v) {},
      get c() {
        return 1;
      },
      set c(v) {},
    }),
    '{ a: [Getter], b: [Setter], c: [Getter/Setter] }',
  );
});

test('getters are run when asked', () => {
  equal(
    inspect(
      {
        get a() {
          return 1;
        },
      },
      { getters: true },
    ),
    '{ a: [Getter: 1] }',
  );
});

test('depth ends at two', () => {
  equal(inspect({ a: { b: { c: { d: 1 } } } }), '{ a: { b: { c: [Object] } } }');
});

test('depth can be all', () => {
  equal(
    inspect({ a: { b: { c: { d: { e: 1 } } } } }, { depth: null }),
    ['{', '  a: {', '    b: { c: { d: { e: 1 } } }', '  }', '}'].join('\n'),
  );
});

test('depth can be none', () => {
  equal(inspect({ a: { b: 1 }, c: [1] }, { depth: 0 }), '{ a: [Object], c: [Array] }');
});

test('too deep arrays and classes are named', () => {
  equal(
    inspect({
      a: {
        b: {
          c: [],
          d: [1],
          e: new (class Foo {
            x = 1;
          })(),
          f: new Map([[1, 2]]),
          g: Object.create(null),
        },
      },
    }),
    [
      '{',
      '  a: {',
      '    b: {',
      '      c: [],',
      '      d: [Array],',
      '      e: [Foo],',
      '      f: [Map],',
      '      g: [Object: null prototype] {}',
      '    }',
      '  }',
      '}',
    ].join('\n'),
  );
});

test('a long object has a line for each entry', () => {
  equal(
    inspect({ first: 'aaaaaaaaaaaaaaaaaaaaaaaa', second: 'bbbbbbbbbbbbbbbbbbbbbbbbbbbb', third: 'cccccccccccc' }),
    ['{', "  first: 'aaaaaaaaaaaaaaaaaaaaaaaa',", "  second: 'bbbbbbbbbbbbbbbbbbbbbbbbbbbb',", "  third: 'cccccccccccc'", '}'].join('\n'),
  );
});

test('an object of exactly the width stays on its line', () => {
  equal(
    inspect({ first: 'aaaaaaaaaaaaaaaaaaaaaaaa', second: 'bbbbbbbbbbbbbbbbbbb', t: 'cccc' }),
    ['{', "  first: 'aaaaaaaaaaaaaaaaaaaaaaaa',", "  second: 'bbbbbbbbbbbbbbbbbbb',", "  t: 'cccc'", '}'].join('\n'),
  );
});

test('one more and it breaks', () => {
  equal(
    inspect({ first: 'aaaaaaaaaaaaaaaaaaaaaaaa', second: 'bbbbbbbbbbbbbbbbbbb', t: 'ccccccc' }),
    ['{', "  first: 'aaaaaaaaaaaaaaaaaaaaaaaa',", "  second: 'bbbbbbbbbbbbbbbbbbb',", "  t: 'ccccccc'", '}'].join('\n'),
  );
});

test('a wider line fits more', () => {
  equal(
    inspect({ first: 'aaaaaaaaaaaaaaaaaaaaaaaa', second: 'bbbbbbbbbbbbbbbbbbbbbbbbbbbb', third: 'cccccccccccc' }, { breakLength: 200 }),
    "{ first: 'aaaaaaaaaaaaaaaaaaaaaaaa', second: 'bbbbbbbbbbbbbbbbbbbbbbbbbbbb', third: 'cccccccccccc' }",
  );
});

test('compact false breaks everything', () => {
  equal(
    inspect({ a: 1, b: [1, { c: 2 }] }, { compact: false }),
    ['{', '  a: 1,', '  b: [', '    1,', '    {', '      c: 2', '    }', '  ]', '}'].join('\n'),
  );
});

test('compact one keeps only the innermost together', () => {
  equal(inspect({ a: { b: { c: 1 } } }, { compact: 1 }), ['{', '  a: {', '    b: { c: 1 }', '  }', '}'].join('\n'));
});

test('nested entries are indented', () => {
  equal(
    inspect({
      list: [
        { name: 'aaaaaaaaaaaaaaaaaaaaaaaaaa', value: 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb' },
        { name: 'c', value: 'd' },
      ],
      other: { x: 1 },
    }),
    [
      '{',
      '  list: [',
      '    {',
      "      name: 'aaaaaaaaaaaaaaaaaaaaaaaaaa',",
      "      value: 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb'",
      '    },',
      "    { name: 'c', value: 'd' }",
      '  ],',
      '  other: { x: 1 }',
      '}',
    ].join('\n'),
  );
});

test('more than six numbers stand in columns', () => {
  equal(
    inspect(Array.from({ length: 30 }, (_, i) => i * 7)),
    [
      '[',
      '    0,   7,  14,  21,  28,  35,  42,  49,',
      '   56,  63,  70,  77,  84,  91,  98, 105,',
      '  112, 119, 126, 133, 140, 147, 154, 161,',
      '  168, 175, 182, 189, 196, 203',
      ']',
    ].join('\n'),
  );
});

test('more than six words stand in columns', () => {
  equal(
    inspect(['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta', 'theta', 'iota', 'kappa']),
    [
      '[',
      "  'alpha',   'beta',",
      "  'gamma',   'delta',",
      "  'epsilon', 'zeta',",
      "  'eta',     'theta',",
      "  'iota',    'kappa'",
      ']',
    ].join('\n'),
  );
});

test('an array of a hundred and one tells of the rest', () => {
  equal(
    inspect(Array.from({ length: 101 }, (_, i) => i))
      .split('\n')
      .at(-2),
    '  ... 1 more item',
  );
});

test('an array of a hundred and fifty tells of the rest', () => {
  equal(
    inspect(Array.from({ length: 150 }, (_, i) => i))
      .split('\n')
      .at(-2),
    '  ... 50 more items',
  );
});

test('the number of items can be limited', () => {
  equal(inspect([1, 2, 3, 4], { maxArrayLength: 2 }), '[ 1, 2, ... 2 more items ]');
});

test('the number of characters can be limited', () => {
  equal(inspect('abcdefgh', { maxStringLength: 3 }), "'abc'... 5 more characters");
});

test('holes are counted', () => {
  equal(inspect([1, , , 2, , 3]), '[ 1, <2 empty items>, 2, <1 empty item>, 3 ]');
});

test('further properties of an array follow', () => {
  equal(inspect(Object.assign([1, 2], { extra: true })), '[ 1, 2, extra: true ]');
});

test('a long text is broken at its lines inside an object', () => {
  equal(
    inspect({ text: 'first line of a text\nsecond line of a text\nthird line of a text that is long enough to break' }),
    [
      '{',
      "  text: 'first line of a text\\n' +",
      "    'second line of a text\\n' +",
      "    'third line of a text that is long enough to break'",
      '}',
    ].join('\n'),
  );
});

test('a map', () => {
  equal(
    inspect(
      new Map([
        ['a', 1],
        [{ k: 1 }, [2]],
      ]),
    ),
    "Map(2) { 'a' => 1, { k: 1 } => [ 2 ] }",
  );
});

test('an empty map', () => {
  equal(inspect(new Map()), 'Map(0) {}');
});

test('a set', () => {
  equal(inspect(new Set([1, 'a', {}])), "Set(3) { 1, 'a', {} }");
});

test('a set of many', () => {
  equal(
    inspect(new Set(Array.from({ length: 20 }, (_, i) => i))),
    [
      'Set(20) {',
      '  0,',
      '  1,',
      '  2,',
      '  3,',
      '  4,',
      '  5,',
      '  6,',
      '  7,',
      '  8,',
      '  9,',
      '  10,',
      '  11,',
      '  12,',
      '  13,',
      '  14,',
      '  15,',
      '  16,',
      '  17,',
      '  18,',
      '  19',
      '}',
    ].join('\n'),
  );
});

test('a map in an object', () => {
  equal(
    inspect({ users: new Map([[1, { name: 'Ada', roles: new Set(['admin']) }]]) }),
    "{ users: Map(1) { 1 => { name: 'Ada', roles: [Set] } } }",
  );
});

test('a weak map tells nothing', () => {
  equal(inspect(new WeakMap()), 'WeakMap { <items unknown> }');
});

test('a weak set tells nothing', () => {
  equal(inspect(new WeakSet()), 'WeakSet { <items unknown> }');
});

test('a circle is marked', () => {
  equal(inspect(circle()), "<ref *1> { name: 'c', self: [Circular *1] }");
});

test('circles in arrays are marked', () => {
  equal(
    inspect(
      (() => {
        const a = [1];
        a.push(a, { a });
        return a;
      })(),
    ),
    '<ref *1> [ 1, [Circular *1], { a: [Circular *1] } ]',
  );
});

test('an object twice is no circle', () => {
  equal(
    inspect(
      (() => {
        const a = { x: 1 };
        return { a, b: a };
      })(),
    ),
    '{ a: { x: 1 }, b: { x: 1 } }',
  );
});

test('two circles are counted', () => {
  equal(
    inspect(
      (() => {
        const a = circle();
        const b = circle();
        return [a, b];
      })(),
    ),
    ['[', "  <ref *1> { name: 'c', self: [Circular *1] },", "  <ref *2> { name: 'c', self: [Circular *2] }", ']'].join('\n'),
  );
});

test('a class is named', () => {
  equal(inspect(class Foo {}), '[class Foo]');
});

test('a derived class names its parent', () => {
  equal(inspect(class Foo extends Map {}), '[class Foo extends Map]');
});

test('a class without a name', () => {
  equal(inspect((() => class {})()), '[class (anonymous)]');
});

test('a class with static properties', () => {
  equal(
    inspect(
      class Foo {
        static a = 1;
      },
    ),
    '[class Foo] { a: 1 }',
  );
});

test('an instance carries its class', () => {
  equal(
    inspect(
      new (class Point {
        x = 1;
        y = 2;
      })(),
    ),
    'Point { x: 1, y: 2 }',
  );
});

test('an empty instance', () => {
  equal(inspect(new (class Point {})()), 'Point {}');
});

test('a private field is not shown', () => {
  equal(
    inspect(
      new (class Point {
        #x = 1;
        y = 2;
      })(),
    ),
    'Point { y: 2 }',
  );
});

test('an object without a prototype', () => {
  equal(inspect(Object.assign(Object.create(null), { a: 1 })), '[Object: null prototype] { a: 1 }');
});

test('a prototype without a class', () => {
  equal(inspect(Object.create({})), '{}');
});

test('an object whose prototype has none', () => {
  equal(inspect(Object.create(Object.create(null))), 'Object <[Object: null prototype] {}> {}');
});

test('a tag is shown', () => {
  equal(inspect({ [Symbol.toStringTag]: 'Tagged' }), "{ Symbol(Symbol.toStringTag): 'Tagged' }");
});

test('a tag of a class is shown', () => {
  equal(
    inspect(
      new (class Foo {
        get [Symbol.toStringTag]() {
          return 'Bar';
        }
      })(),
    ),
    'Foo [Bar] {}',
  );
});

test('functions', () => {
  equal(
    inspect([function named() {}, () => {}, async () => {}, function* gen() {}, async function* agen() {}, async function late() {}]),
    [
      '[',
      '  [Function: named],',
      '  [Function (anonymous)],',
      '  [AsyncFunction (anonymous)],',
      '  [GeneratorFunction: gen],',
      '  [AsyncGeneratorFunction: agen],',
      '  [AsyncFunction: late]',
      ']',
    ].join('\n'),
  );
});

test('a function with properties', () => {
  equal(inspect(Object.assign(function f() {}, { a: 1 })), '[Function: f] { a: 1 }');
});

test('a bound function', () => {
  equal(inspect(function f() {}.bind(null)), '[Function: bound f]');
});

test('a builtin function', () => {
  equal(inspect(Math.max), '[Function: max]');
});

test('a subclass of Array', () => {
  equal(inspect(class List extends Array {}.from([1, 2])), 'List(2) [ 1, 2 ]');
});

test('a subclass of Map', () => {
  equal(inspect(new (class Registry extends Map {})([[1, 2]])), 'Registry(1) [Map] { 1 => 2 }');
});

test('a date', () => {
  equal(inspect(new Date(0)), '1970-01-01T00:00:00.000Z');
});

test('an invalid date', () => {
  equal(inspect(new Date(NaN)), 'Invalid Date');
});

test('a regular expression', () => {
  equal(inspect(/a+b/gi), '/a+b/gi');
});

test('boxed values', () => {
  equal(
    inspect([new Number(3), new String('abc'), new Boolean(true), Object(Symbol('s')), Object(5n)]),
    ['[', '  [Number: 3],', "  [String: 'abc'],", '  [Boolean: true],', '  [Symbol: Symbol(s)],', '  [BigInt: 5n]', ']'].join('\n'),
  );
});

test('a typed array', () => {
  equal(inspect(new Uint8Array([1, 2, 3])), 'Uint8Array(3) [ 1, 2, 3 ]');
});

test('a typed array of floats', () => {
  equal(inspect(new Float64Array([1.5, -0])), 'Float64Array(2) [ 1.5, -0 ]');
});

test('a buffer', () => {
  equal(inspect(Buffer.from('hello')), '<Buffer 68 65 6c 6c 6f>');
});

test('a long buffer is cut at fifty', () => {
  equal(
    inspect(Buffer.alloc(60)),
    '<Buffer 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 ... 10 more bytes>',
  );
});

test('an array buffer', () => {
  equal(inspect(new ArrayBuffer(4)), 'ArrayBuffer { [Uint8Contents]: <00 00 00 00>, [byteLength]: 4 }');
});

test('a data view', () => {
  equal(
    inspect(new DataView(new ArrayBuffer(1))),
    [
      'DataView {',
      '  [byteLength]: 1,',
      '  [byteOffset]: 0,',
      '  [buffer]: ArrayBuffer { [Uint8Contents]: <00>, [byteLength]: 1 }',
      '}',
    ].join('\n'),
  );
});

// Node's own test runner adds properties to promises, so only what comes first is compared.
test('a fulfilled promise', () => {
  match(inspect(Promise.resolve({ a: 1 })), /^Promise \{\s+\{ a: 1 \}[,\s]/);
});

test('a pending promise', () => {
  match(inspect(new Promise(() => {})), /^Promise \{\s+<pending>[,\s]/);
});

test('a rejected promise', () => {
  const rejected = Promise.reject(5);
  rejected.catch(() => {});
  match(inspect(rejected), /^Promise \{\s+<rejected> 5[,\s]/);
});

test('a generator', () => {
  equal(inspect((function* g() {})()), 'Object [Generator] {}');
});

test('arguments', () => {
  equal(
    inspect(
      (function () {
        return arguments;
      })(1, 2),
    ),
    "[Arguments] { '0': 1, '1': 2 }",
  );
});

test('a proxy shows what is behind it', () => {
  equal(
    inspect(
      new Proxy(
        { a: 1 },
        {
          get() {
            throw new Error('trap');
          },
        },
      ),
    ),
    '{ a: 1 }',
  );
});

test('a proxy can be shown', () => {
  equal(inspect(new Proxy([1], {}), { showProxy: true }).startsWith('Proxy '), true);
});

test('an error without calls stands in brackets', () => {
  equal(inspect(bare(new TypeError('bad'))), '[TypeError: bad]');
});

test('an error with properties', () => {
  equal(inspect(Object.assign(bare(new Error('bad')), { status: 404 })), '[Error: bad] { status: 404 }');
});

test('an error begins with its name and message', () => {
  equal(inspect(new RangeError('bad')).split('\n')[0], 'RangeError: bad');
});

test('an error of a class that sets no name', () => {
  equal(inspect(new (class NotFoundError extends Error {})('gone')).split('\n')[0], 'NotFoundError: gone');
});

test('an error of a class whose name has nothing of Error', () => {
  equal(inspect(new (class Boom extends Error {})('gone')).split('\n')[0], 'Boom [Error]: gone');
});

test('an error that sets its name', () => {
  equal(
    inspect(
      new (class Boom extends Error {
        name = 'Boom';
      })('gone'),
    ).split('\n')[0],
    'Boom: gone',
  );
});

test('an error without a message', () => {
  equal(inspect(new Error()).split('\n')[0], 'Error');
});

test('an error in an object', () => {
  equal(inspect({ error: bare(new Error('bad')) }), '{ error: [Error: bad] }');
});

test('a cause is shown', () => {
  equal(inspect(bare(new Error('outer', { cause: 'inner' }))), "[Error: outer] { [cause]: 'inner' }");
});

test('errors of an aggregate are shown', () => {
  equal(inspect(bare(new AggregateError([1, 2], 'both'))), '[AggregateError: both] { [errors]: [ 1, 2 ] }');
});

test('code of an error of the library is in its head', () => {
  equal(
    inspect(
      (() => {
        try {
          Buffer.alloc('x');
        } catch (error) {
          return error;
        }
      })(),
    ).split('\n')[0],
    'TypeError [ERR_INVALID_ARG_TYPE]: The "size" argument must be of type number. Received type string (\'x\')',
  );
});

test('an own inspect function is used', () => {
  equal(
    inspect({
      [Symbol.for('nodejs.util.inspect.custom')]() {
        return 'own';
      },
    }),
    'own',
  );
});

test('an own inspect function may return a value', () => {
  equal(inspect({ [inspect.custom]: () => ({ a: 1 }) }), '{ a: 1 }');
});

test('an own inspect function gets depth, options and inspect', () => {
  equal(inspect({ [inspect.custom]: (depth, options, f) => [depth, typeof options.stylize, f === inspect].join() }), '2,function,true');
});

test('an own inspect function can be left alone', () => {
  equal(inspect({ [inspect.custom]: () => 'own' }, { customInspect: false }).startsWith('{'), true);
});

test('sorted by name', () => {
  equal(inspect({ b: 1, a: 2 }, { sorted: true }), '{ a: 2, b: 1 }');
});

test('hidden properties when asked', () => {
  equal(inspect(Object.defineProperty({}, 'secret', { value: 1 }), { showHidden: true }), '{ [secret]: 1 }');
});

test('digits in groups when asked', () => {
  equal(inspect(1234567.8912, { numericSeparator: true }), '1_234_567.891_2');
});

test('a long array of objects', () => {
  equal(
    inspect([
      { id: 1, title: 'First post', done: false },
      { id: 2, title: 'Second post', done: true },
      { id: 3, title: 'Third', done: false },
    ]),
    [
      '[',
      "  { id: 1, title: 'First post', done: false },",
      "  { id: 2, title: 'Second post', done: true },",
      "  { id: 3, title: 'Third', done: false }",
      ']',
    ].join('\n'),
  );
});

test('eight objects break into lines', () => {
  equal(
    inspect(Array.from({ length: 8 }, (_, id) => ({ id }))),
    ['[', '  { id: 0 }, { id: 1 },', '  { id: 2 }, { id: 3 },', '  { id: 4 }, { id: 5 },', '  { id: 6 }, { id: 7 }', ']'].join('\n'),
  );
});

test('a url', () => {
  equal(
    inspect(new URL('http://user:pw@example.com:8080/a?b=1#c')),
    [
      'URL {',
      "  href: 'http://user:pw@example.com:8080/a?b=1#c',",
      "  origin: 'http://example.com:8080',",
      "  protocol: 'http:',",
      "  username: 'user',",
      "  password: 'pw',",
      "  host: 'example.com:8080',",
      "  hostname: 'example.com',",
      "  port: '8080',",
      "  pathname: '/a',",
      "  search: '?b=1',",
      "  searchParams: URLSearchParams { 'b' => '1' },",
      "  hash: '#c'",
      '}',
    ].join('\n'),
  );
});

test('search parameters', () => {
  equal(inspect(new URLSearchParams('a=1&b=2&a=3')), "URLSearchParams { 'a' => '1', 'b' => '2', 'a' => '3' }");
});

test('an abort signal', () => {
  equal(inspect(new AbortController().signal), 'AbortSignal { aborted: false }');
});

test('an abort controller', () => {
  equal(inspect(new AbortController()), 'AbortController { signal: AbortSignal { aborted: false } }');
});

test('wide characters count twice in columns', () => {
  equal(
    inspect(['日本', '語', 'ab', '漢字', 'x', 'y', 'zz', '中']),
    ['[', "  '日本', '語',", "  'ab',   '漢字',", "  'x',    'y',", "  'zz',   '中'", ']'].join('\n'),
  );
});

test('proto as a name', () => {
  equal(inspect(JSON.parse('{"__proto__": 1}')), "{ ['__proto__']: 1 }");
});

test('format joins with spaces', () => {
  equal(format('a', 'b', 1, { c: 2 }), 'a b 1 { c: 2 }');
});

test('format shows values that come first', () => {
  equal(format({ a: 1 }, 'x'), '{ a: 1 } x');
});

test('format of nothing', () => {
  equal(format(), '');
});

test('format puts strings in', () => {
  equal(format('%s is %s', 'a', 'b'), 'a is b');
});

test('format of %s with other values', () => {
  equal(format('%s %s %s %s %s %s', 1, -0, 5n, null, undefined, Symbol('s')), '1 -0 5n null undefined Symbol(s)');
});

test('format of %s with objects', () => {
  equal(format('%s %s', { a: { b: 1 } }, [1, [2]]), '{ a: [Object] } [ 1, [Array] ]');
});

test('format of %s with a class that has toString', () => {
  equal(
    format(
      '%s',
      new (class A {
        toString() {
          return 'own';
        }
      })(),
    ),
    'own',
  );
});

test('format of %s with an error', () => {
  equal(format('%s', bare(new Error('bad'))), '[Error: bad]');
});

test('format of %s with a function', () => {
  equal(
    format('%s', function f() {}),
    'function f() {}',
  );
});

test('format of %s with a date', () => {
  equal(format('%s', new Date(0)), '1970-01-01T00:00:00.000Z');
});

test('format of %d', () => {
  equal(format('%d %d %d %d', 5, '5.5', 5n, 'x'), '5 5.5 5n NaN');
});

test('format of %i', () => {
  equal(format('%i %i', 5.9, '7.1x'), '5 7');
});

test('format of %f', () => {
  equal(format('%f %f', '1.5', 'x'), '1.5 NaN');
});

test('format of %j', () => {
  equal(format('%j', { a: [1] }), '{"a":[1]}');
});

test('format of %j with a circle', () => {
  equal(format('%j', circle()), '[Circular]');
});

test('format of %O', () => {
  equal(format('%O', { a: { b: { c: { d: {} } } } }), '{ a: { b: { c: [Object] } } }');
});

test('format of %o', () => {
  equal(format('%o', { a: 1 }), '{ a: 1 }');
});

test('format of %c takes its value away', () => {
  equal(format('%cred', 'color: red'), 'red');
});

test('format of %%', () => {
  equal(format('100%% %s', 'x'), '100% x');
});

test('format keeps what has no value', () => {
  equal(format('%s and %s', 'a'), 'a and %s');
});

test('format adds what is left over', () => {
  equal(format('%s', 'a', 'b', { c: 1 }), 'a b { c: 1 }');
});

test('format keeps an unknown directive', () => {
  equal(format('%x %s', 1), '%x 1');
});

test('format leaves a single string alone', () => {
  equal(format('100% %s %%'), '100% %s %%');
});

test('two strings', () => {
  equal(format('%', 'x'), '% x');
});
