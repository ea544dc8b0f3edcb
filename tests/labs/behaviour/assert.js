// node:assert: what holds, what fails, and what a failure says.
import assert, { strictEqual as equal } from 'node:assert';
import strict from 'node:assert/strict';
import { test } from 'node:test';

// What a check says when it fails: code, operator, whether the message is generated, and the message.
const failed = (run) => {
  try {
    run();
  } catch (error) {
    return error.code === 'ERR_ASSERTION'
      ? `${error.operator} ${error.generatedMessage}: ${error.message}`
      : `${error.name} ${error.code}: ${error.message}`;
  }
  return 'passed';
};
const rejected = async (run) => {
  try {
    await run();
  } catch (error) {
    return error.code === 'ERR_ASSERTION'
      ? `${error.operator} ${error.generatedMessage}: ${error.message}`
      : `${error.name} ${error.code}: ${error.message}`;
  }
  return 'passed';
};
const raise = (error) => () => {
  throw error;
};
const fields = (run) => {
  try {
    run();
  } catch ({ name, code, actual, expected, operator, generatedMessage }) {
    return JSON.stringify({ name, code, actual, expected, operator, generatedMessage });
  }
  return 'passed';
};

test('ok holds for what is truthy', () => {
  equal(
    failed(() => assert.ok('x')),
    'passed',
  );
});

test('assert itself is ok', () => {
  equal(
    failed(() => assert(1)),
    'passed',
  );
});

test('ok with a message', () => {
  equal(
    failed(() => assert.ok(0, 'no zero')),
    '== false: no zero',
  );
});

test('assert with a message', () => {
  equal(
    failed(() => assert(false, 'not so')),
    '== false: not so',
  );
});

test('ok with an error throws it', () => {
  equal(
    failed(() => assert.ok(0, new RangeError('mine'))),
    'RangeError undefined: mine',
  );
});

test('ok says what was expected', () => {
  equal(
    fields(() => assert.ok(0)),
    '{"name":"AssertionError","code":"ERR_ASSERTION","actual":0,"expected":true,"operator":"==","generatedMessage":true}',
  );
});

test('equal compares by ==', () => {
  equal(
    failed(() => assert.equal(1, '1')),
    'passed',
  );
});

test('equal of two NaN', () => {
  equal(
    failed(() => assert.equal(NaN, NaN)),
    'passed',
  );
});

test('equal fails', () => {
  equal(
    failed(() => assert.equal(1, 2)),
    '== true: 1 == 2',
  );
});

test('equal of objects fails', () => {
  equal(
    failed(() => assert.equal({ a: 1 }, { a: 1 })),
    ['== true: {', '  a: 1', '} == {', '  a: 1', '}'].join('\n'),
  );
});

test('equal with a message', () => {
  equal(
    failed(() => assert.equal(1, 2, 'my words')),
    '== false: my words',
  );
});

test('notEqual fails', () => {
  equal(
    failed(() => assert.notEqual(1, '1')),
    "!= true: 1 != '1'",
  );
});

test('notEqual holds', () => {
  equal(
    failed(() => assert.notEqual(1, 2)),
    'passed',
  );
});

test('strictEqual holds', () => {
  equal(
    failed(() => strict.equal(1, 1)),
    'passed',
  );
});

test('strictEqual of NaN', () => {
  equal(
    failed(() => strict.equal(NaN, NaN)),
    'passed',
  );
});

test('strictEqual tells zeros apart', () => {
  equal(
    failed(() => strict.equal(0, -0)),
    ['strictEqual true: Expected values to be strictly equal:', '+ actual - expected', '', '+ 0', '- -0', ''].join('\n'),
  );
});

test('strictEqual of numbers', () => {
  equal(
    failed(() => strict.equal(404, 200)),
    ['strictEqual true: Expected values to be strictly equal:', '', '404 !== 200', ''].join('\n'),
  );
});

test('strictEqual of a number and a text', () => {
  equal(
    failed(() => strict.equal(1, '1')),
    ['strictEqual true: Expected values to be strictly equal:', '', "1 !== '1'", ''].join('\n'),
  );
});

test('strictEqual of nothing', () => {
  equal(
    failed(() => strict.equal(undefined, 5)),
    ['strictEqual true: Expected values to be strictly equal:', '', 'undefined !== 5', ''].join('\n'),
  );
});

test('strictEqual of null and nothing', () => {
  equal(
    failed(() => strict.equal(null, undefined)),
    ['strictEqual true: Expected values to be strictly equal:', '+ actual - expected', '', '+ null', '- undefined', ''].join('\n'),
  );
});

test('strictEqual of long texts', () => {
  equal(
    failed(() => strict.equal('application/json', 'text/html')),
    [
      'strictEqual true: Expected values to be strictly equal:',
      '+ actual - expected',
      '',
      "+ 'application/json'",
      "- 'text/html'",
      '',
    ].join('\n'),
  );
});

test('strictEqual of like objects', () => {
  equal(
    failed(() => strict.equal({ a: 1 }, { a: 1 })),
    ['strictEqual true: Values have same structure but are not reference-equal:', '', '{', '  a: 1', '}', ''].join('\n'),
  );
});

test('strictEqual of unlike objects', () => {
  equal(
    failed(() => strict.equal({ a: 1 }, { a: 2 })),
    [
      'strictEqual true: Expected "actual" to be reference-equal to "expected":',
      '+ actual - expected',
      '',
      '  {',
      '+   a: 1',
      '-   a: 2',
      '  }',
      '',
    ].join('\n'),
  );
});

test('strictEqual of an object and null', () => {
  equal(
    failed(() => strict.equal(null, { a: 1 })),
    ['strictEqual true: Expected values to be strictly equal:', '+ actual - expected', '', '+ null', '- {', '-   a: 1', '- }', ''].join(
      '\n',
    ),
  );
});

test('strictEqual of truths', () => {
  equal(
    failed(() => strict.equal(true, false)),
    ['strictEqual true: Expected values to be strictly equal:', '', 'true !== false', ''].join('\n'),
  );
});

test('strictEqual with a message', () => {
  equal(
    failed(() => strict.equal(1, 2, 'my words')),
    ['strictEqual false: my words', '', '1 !== 2', ''].join('\n'),
  );
});

test('strictEqual with an error', () => {
  equal(
    failed(() => strict.equal(1, 2, new TypeError('mine'))),
    'TypeError undefined: mine',
  );
});

test('strictEqual says actual, expected and operator', () => {
  equal(
    fields(() => strict.equal(1, 2)),
    '{"name":"AssertionError","code":"ERR_ASSERTION","actual":1,"expected":2,"operator":"strictEqual","generatedMessage":true}',
  );
});

test('notStrictEqual holds', () => {
  equal(
    failed(() => strict.notEqual(1, 2)),
    'passed',
  );
});

test('notStrictEqual fails', () => {
  equal(
    failed(() => strict.notEqual(1, 1)),
    'notStrictEqual true: Expected "actual" to be strictly unequal to: 1',
  );
});

test('notStrictEqual of a long text', () => {
  equal(
    failed(() => strict.notEqual('a long text', 'a long text')),
    ['notStrictEqual true: Expected "actual" to be strictly unequal to:', '', "'a long text'"].join('\n'),
  );
});

test('notStrictEqual of the same object', () => {
  equal(
    failed(() => ((o) => strict.notEqual(o, o))({ a: 1 })),
    ['notStrictEqual true: Expected "actual" not to be reference-equal to "expected":', '', '{', '  a: 1', '}', ''].join('\n'),
  );
});

test('deepEqual compares by ==', () => {
  equal(
    failed(() => assert.deepEqual({ a: 1, b: [2] }, { a: '1', b: ['2'] })),
    'passed',
  );
});

test('deepEqual fails', () => {
  equal(
    failed(() => assert.deepEqual({ a: 1 }, { a: 2 })),
    [
      'deepEqual true: Expected values to be loosely deep-equal:',
      '',
      '{',
      '  a: 1',
      '}',
      '',
      'should loosely deep-equal',
      '',
      '{',
      '  a: 2',
      '}',
    ].join('\n'),
  );
});

test('notDeepEqual fails', () => {
  equal(
    failed(() => assert.notDeepEqual({}, {})),
    ['notDeepEqual true: Expected "actual" not to be loosely deep-equal to:', '', '{}'].join('\n'),
  );
});

test('deepStrictEqual holds', () => {
  equal(
    failed(() => strict.deepEqual({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] })),
    'passed',
  );
});

test('deepStrictEqual fails', () => {
  equal(
    failed(() => strict.deepEqual({ a: 1 }, { a: 2 })),
    [
      'deepStrictEqual true: Expected values to be strictly deep-equal:',
      '+ actual - expected',
      '',
      '  {',
      '+   a: 1',
      '-   a: 2',
      '  }',
      '',
    ].join('\n'),
  );
});

test('deepStrictEqual of lists', () => {
  equal(
    failed(() => strict.deepEqual([1, 2, 3], [1, 2, 4])),
    [
      'deepStrictEqual true: Expected values to be strictly deep-equal:',
      '+ actual - expected',
      '',
      '  [',
      '    1,',
      '    2,',
      '+   3',
      '-   4',
      '  ]',
      '',
    ].join('\n'),
  );
});

test('deepStrictEqual of lists of unlike length', () => {
  equal(
    failed(() => strict.deepEqual([1], [1, 2])),
    [
      'deepStrictEqual true: Expected values to be strictly deep-equal:',
      '+ actual - expected',
      '',
      '  [',
      '    1,',
      '-   2',
      '  ]',
      '',
    ].join('\n'),
  );
});

test('deepStrictEqual of maps', () => {
  equal(
    failed(() => strict.deepEqual(new Map([[1, 2]]), new Map([[1, 3]]))),
    [
      'deepStrictEqual true: Expected values to be strictly deep-equal:',
      '+ actual - expected',
      '',
      '  Map(1) {',
      '+   1 => 2',
      '-   1 => 3',
      '  }',
      '',
    ].join('\n'),
  );
});

test('deepStrictEqual of nested objects', () => {
  equal(
    failed(() => strict.deepEqual({ a: 1, b: { c: [1, 2] } }, { a: 1, b: { c: [1] } })),
    [
      'deepStrictEqual true: Expected values to be strictly deep-equal:',
      '+ actual - expected',
      '',
      '  {',
      '    a: 1,',
      '    b: {',
      '      c: [',
      '        1,',
      '+       2',
      '      ]',
      '    }',
      '  }',
      '',
    ].join('\n'),
  );
});

test('deepStrictEqual of a missing property', () => {
  equal(
    failed(() => strict.deepEqual({ a: 1 }, { a: 1, b: 2 })),
    [
      'deepStrictEqual true: Expected values to be strictly deep-equal:',
      '+ actual - expected',
      '',
      '  {',
      '    a: 1,',
      '-   b: 2',
      '  }',
      '',
    ].join('\n'),
  );
});

test('deepStrictEqual of other names', () => {
  equal(
    failed(() => strict.deepEqual({ id: 1, name: 'a' }, { id: 1, title: 'a' })),
    [
      'deepStrictEqual true: Expected values to be strictly deep-equal:',
      '+ actual - expected',
      '',
      '  {',
      '    id: 1,',
      "+   name: 'a'",
      "-   title: 'a'",
      '  }',
      '',
    ].join('\n'),
  );
});

test('deepStrictEqual of a number and a text', () => {
  equal(
    failed(() => strict.deepEqual({ a: 1 }, { a: '1' })),
    [
      'deepStrictEqual true: Expected values to be strictly deep-equal:',
      '+ actual - expected',
      '',
      '  {',
      '+   a: 1',
      "-   a: '1'",
      '  }',
      '',
    ].join('\n'),
  );
});

test('deepStrictEqual with a message', () => {
  equal(
    failed(() => strict.deepEqual([1], [2], 'my words')),
    ['deepStrictEqual false: my words', '+ actual - expected', '', '  [', '+   1', '-   2', '  ]', ''].join('\n'),
  );
});

test('notDeepStrictEqual fails', () => {
  equal(
    failed(() => strict.notDeepEqual({ a: 1 }, { a: 1 })),
    ['notDeepStrictEqual true: Expected "actual" not to be strictly deep-equal to:', '', '{', '  a: 1', '}', ''].join('\n'),
  );
});

test('notDeepStrictEqual holds', () => {
  equal(
    failed(() => strict.notDeepEqual({ a: 1 }, { a: '1' })),
    'passed',
  );
});

test('partialDeepStrictEqual holds', () => {
  equal(
    failed(() => assert.partialDeepStrictEqual({ a: 1, b: { c: 2, d: 3 } }, { b: { c: 2 } })),
    'passed',
  );
});

test('partialDeepStrictEqual fails', () => {
  equal(
    failed(() => assert.partialDeepStrictEqual({ a: 1 }, { a: 2 })),
    [
      'partialDeepStrictEqual true: Expected values to be partially and strictly deep-equal:',
      '+ actual - expected',
      '',
      '  {',
      '+   a: 1',
      '-   a: 2',
      '  }',
      '',
    ].join('\n'),
  );
});

test('partialDeepStrictEqual of lists', () => {
  equal(
    failed(() => assert.partialDeepStrictEqual([1, 2, 3], [1, 3])),
    'passed',
  );
});

test('partialDeepStrictEqual of sets', () => {
  equal(
    failed(() => assert.partialDeepStrictEqual(new Set([1, 2]), new Set([2]))),
    'passed',
  );
});

test('partialDeepStrictEqual of maps', () => {
  equal(
    failed(() => assert.partialDeepStrictEqual(new Map([['a', { x: 1, y: 2 }]]), new Map([['a', { x: 1 }]]))),
    'passed',
  );
});

test('partialDeepStrictEqual refuses what is missing', () => {
  equal(
    failed(() => assert.partialDeepStrictEqual({ a: 1 }, { b: 1 })),
    [
      'partialDeepStrictEqual true: Expected values to be partially and strictly deep-equal:',
      '+ actual - expected',
      '',
      '  {',
      '+   a: 1',
      '-   b: 1',
      '  }',
      '',
    ].join('\n'),
  );
});

test('fail', () => {
  equal(
    failed(() => assert.fail()),
    'fail true: Failed',
  );
});

test('fail with a message', () => {
  equal(
    failed(() => assert.fail('my words')),
    'fail false: my words',
  );
});

test('fail with an error', () => {
  equal(
    failed(() => assert.fail(new TypeError('mine'))),
    'TypeError undefined: mine',
  );
});

test('ifError of nothing', () => {
  equal(
    failed(() => assert.ifError(null)),
    'passed',
  );
});

test('ifError of an error', () => {
  equal(
    failed(() => assert.ifError(new Error('bad'))),
    'ifError false: ifError got unwanted exception: bad',
  );
});

test('ifError of a value', () => {
  equal(
    failed(() => assert.ifError('x')),
    "ifError false: ifError got unwanted exception: 'x'",
  );
});

test('match holds', () => {
  equal(
    failed(() => assert.match('abc', /b/)),
    'passed',
  );
});

test('match fails', () => {
  equal(
    failed(() => assert.match('abc', /x/)),
    ['match true: The input did not match the regular expression /x/. Input:', '', "'abc'", ''].join('\n'),
  );
});

test('match of no text', () => {
  equal(
    failed(() => assert.match(5, /x/)),
    'match true: The "string" argument must be of type string. Received type number (5)',
  );
});

test('match with a message', () => {
  equal(
    failed(() => assert.match('abc', /x/, 'my words')),
    'match false: my words',
  );
});

test('match needs a pattern', () => {
  equal(
    failed(() => assert.match('abc', 'abc')),
    'TypeError ERR_INVALID_ARG_TYPE: The "regexp" argument must be an instance of RegExp. Received type string (\'abc\')',
  );
});

test('doesNotMatch holds', () => {
  equal(
    failed(() => assert.doesNotMatch('abc', /x/)),
    'passed',
  );
});

test('doesNotMatch fails', () => {
  equal(
    failed(() => assert.doesNotMatch('abc', /b/)),
    ['doesNotMatch true: The input was expected to not match the regular expression /b/. Input:', '', "'abc'", ''].join('\n'),
  );
});

test('throws holds', () => {
  equal(
    failed(() => assert.throws(raise(new Error('x')))),
    'passed',
  );
});

test('throws fails when nothing is thrown', () => {
  equal(
    failed(() => assert.throws(() => {})),
    'throws false: Missing expected exception.',
  );
});

test('throws with a message', () => {
  equal(
    failed(() => assert.throws(() => {}, 'my words')),
    'throws false: Missing expected exception: my words',
  );
});

test('throws with a class', () => {
  equal(
    failed(() => assert.throws(raise(new TypeError('x')), TypeError)),
    'passed',
  );
});

test('throws with a parent class', () => {
  equal(
    failed(() => assert.throws(raise(new TypeError('x')), Error)),
    'passed',
  );
});

test('throws with another class', () => {
  equal(
    failed(() => assert.throws(raise(new Error('x')), TypeError)),
    ['throws true: The error is expected to be an instance of "TypeError". Received "Error"', '', 'Error message:', '', 'x'].join('\n'),
  );
});

test('throws says which class is missing', () => {
  equal(
    failed(() => assert.throws(() => {}, TypeError)),
    'throws false: Missing expected exception (TypeError).',
  );
});

test('throws with a class and a message', () => {
  equal(
    failed(() => assert.throws(() => {}, TypeError, 'my words')),
    'throws false: Missing expected exception (TypeError): my words',
  );
});

test('throws with a pattern', () => {
  equal(
    failed(() => assert.throws(raise(new Error('no such user')), /^Error: no such/)),
    'passed',
  );
});

test('throws with another pattern', () => {
  equal(
    failed(() => assert.throws(raise(new Error('x')), /y/)),
    ['throws true: The input did not match the regular expression /y/. Input:', '', "'Error: x'", ''].join('\n'),
  );
});

test('throws with an object', () => {
  equal(
    failed(() => assert.throws(raise(Object.assign(new Error('x'), { code: 'E' })), { name: 'Error', message: 'x', code: 'E' })),
    'passed',
  );
});

test('throws with an object of patterns', () => {
  equal(
    failed(() => assert.throws(raise(new Error('no such user')), { message: /such/ })),
    'passed',
  );
});

test('throws with another object', () => {
  equal(
    failed(() => assert.throws(raise(new Error('x')), { message: 'y' })),
    [
      'throws true: Expected values to be strictly deep-equal:',
      '+ actual - expected',
      '',
      '  Comparison {',
      "+   message: 'x'",
      "-   message: 'y'",
      '  }',
      '',
    ].join('\n'),
  );
});

test('throws with an error', () => {
  equal(
    failed(() => assert.throws(raise(new Error('x')), new Error('x'))),
    'passed',
  );
});

test('throws with another error', () => {
  equal(
    failed(() => assert.throws(raise(new Error('x')), new Error('y'))),
    [
      'throws true: Expected values to be strictly deep-equal:',
      '+ actual - expected',
      '',
      '  Comparison {',
      "+   message: 'x',",
      "-   message: 'y',",
      "    name: 'Error'",
      '  }',
      '',
    ].join('\n'),
  );
});

test('throws with a function', () => {
  equal(
    failed(() => assert.throws(raise(new Error('x')), (error) => error.message === 'x')),
    'passed',
  );
});

test('throws with a function that says no', () => {
  equal(
    failed(() => assert.throws(raise(new Error('x')), () => false)),
    ['throws true: The validation function is expected to return "true". Received false', '', 'Caught error:', '', 'Error: x'].join('\n'),
  );
});

test('throws with a named function that says no', () => {
  equal(
    failed(() =>
      assert.throws(raise(new Error('x')), function check() {
        return undefined;
      }),
    ),
    [
      'throws true: The "check" validation function is expected to return "true". Received undefined',
      '',
      'Caught error:',
      '',
      'Error: x',
    ].join('\n'),
  );
});

test('throws with an empty object', () => {
  equal(
    failed(() => assert.throws(raise(new Error('x')), {})),
    "TypeError ERR_INVALID_ARG_VALUE: The argument 'error' may not be an empty object. Received {}",
  );
});

test('throws with its own message is unclear', () => {
  equal(
    failed(() => assert.throws(raise(new Error('x')), 'x')),
    'TypeError ERR_AMBIGUOUS_ARGUMENT: The "error/message" argument is ambiguous. The error message "x" is identical to the message.',
  );
});

test('throws needs a function', () => {
  equal(
    failed(() => assert.throws(5)),
    'TypeError ERR_INVALID_ARG_TYPE: The "fn" argument must be of type function. Received type number (5)',
  );
});

test('throws of no error with a class', () => {
  equal(
    failed(() => assert.throws(raise('text'), TypeError)),
    'throws true: The error is expected to be an instance of "TypeError". Received "\'text\'"',
  );
});

test('throws passes through what a validator throws', () => {
  equal(
    failed(() =>
      assert.throws(raise(new Error('x')), () => {
        throw new RangeError('validator');
      }),
    ),
    'RangeError undefined: validator',
  );
});

test('doesNotThrow holds', () => {
  equal(
    failed(() => assert.doesNotThrow(() => {})),
    'passed',
  );
});

test('doesNotThrow fails', () => {
  equal(
    failed(() => assert.doesNotThrow(raise(new Error('x')))),
    ['doesNotThrow false: Got unwanted exception.', 'Actual message: "x"'].join('\n'),
  );
});

test('doesNotThrow with a message', () => {
  equal(
    failed(() => assert.doesNotThrow(raise(new Error('x')), 'my words')),
    ['doesNotThrow false: Got unwanted exception: my words', 'Actual message: "x"'].join('\n'),
  );
});

test('doesNotThrow with another class passes the error on', () => {
  equal(
    failed(() => assert.doesNotThrow(raise(new RangeError('x')), TypeError)),
    'RangeError undefined: x',
  );
});

test('rejects holds', async () => {
  equal(await rejected(() => assert.rejects(Promise.reject(new Error('x')))), 'passed');
});

test('rejects of a function', async () => {
  equal(
    await rejected(() =>
      assert.rejects(async () => {
        throw new Error('x');
      }, /x/),
    ),
    'passed',
  );
});

test('rejects fails', async () => {
  equal(await rejected(() => assert.rejects(Promise.resolve(1))), 'rejects false: Missing expected rejection.');
});

test('rejects says which class is missing', async () => {
  equal(await rejected(() => assert.rejects(async () => {}, TypeError)), 'rejects false: Missing expected rejection (TypeError).');
});

test('rejects with an object', async () => {
  equal(await rejected(() => assert.rejects(Promise.reject(new Error('x')), { message: 'x' })), 'passed');
});

test('rejects with another object', async () => {
  equal(
    await rejected(() => assert.rejects(Promise.reject(new Error('x')), { message: 'y' })),
    [
      'rejects true: Expected values to be strictly deep-equal:',
      '+ actual - expected',
      '',
      '  Comparison {',
      "+   message: 'x'",
      "-   message: 'y'",
      '  }',
      '',
    ].join('\n'),
  );
});

test('rejects needs a promise', async () => {
  equal(
    await rejected(() => assert.rejects(5)),
    'TypeError ERR_INVALID_ARG_TYPE: The "promiseFn" argument must be of type function or an instance of Promise. Received type number (5)',
  );
});

test('rejects needs a function that returns one', async () => {
  equal(
    await rejected(() => assert.rejects(() => 5)),
    'TypeError ERR_INVALID_RETURN_VALUE: Expected instance of Promise to be returned from the "promiseFn" function but got type number (5).',
  );
});

test('rejects passes on what a function throws at once', async () => {
  equal(await rejected(() => assert.rejects(raise(new Error('at once')))), 'Error undefined: at once');
});

test('doesNotReject holds', async () => {
  equal(await rejected(() => assert.doesNotReject(Promise.resolve(1))), 'passed');
});

test('doesNotReject fails', async () => {
  equal(
    await rejected(() => assert.doesNotReject(Promise.reject(new Error('x')))),
    ['doesNotReject false: Got unwanted rejection.', 'Actual message: "x"'].join('\n'),
  );
});

test('two arguments are needed', () => {
  equal(
    failed(() => strict.equal(1)),
    'TypeError ERR_MISSING_ARGS: The "actual" and "expected" arguments must be specified',
  );
});

test('an AssertionError is an Error', () => {
  equal(new assert.AssertionError({ message: 'x', actual: 1, expected: 2, operator: 'o' }) instanceof Error, true);
});

test('an AssertionError has its fields', () => {
  equal(
    fields(raise(new assert.AssertionError({ message: 'x', actual: 1, expected: 2, operator: 'o' }))),
    '{"name":"AssertionError","code":"ERR_ASSERTION","actual":1,"expected":2,"operator":"o","generatedMessage":false}',
  );
});

test('an AssertionError as text', () => {
  equal(String(new assert.AssertionError({ message: 'x' })), 'AssertionError [ERR_ASSERTION]: x');
});

test('an AssertionError makes its message', () => {
  equal(
    new assert.AssertionError({ actual: 1, expected: 2, operator: 'strictEqual' }).message,
    ['Expected values to be strictly equal:', '', '1 !== 2', ''].join('\n'),
  );
});

test('an AssertionError needs options', () => {
  equal(
    failed(() => new assert.AssertionError()),
    'TypeError ERR_INVALID_ARG_TYPE: The "options" argument must be of type object. Received undefined',
  );
});

test('strict is the strict kind', () => {
  equal([assert.strict === strict, strict.equal === strict.strictEqual, strict.strict === strict].join(), 'true,true,true');
});
