import { test } from 'node:test';
import assert from 'node:assert/strict';
import { AsyncLocalStorage } from 'node:async_hooks';
import express from 'express';
import { serve } from 'lab';

// Sends a body to an app with these parsers; answers with what it got, or with the error.
async function post(parsers, body, type, headers = {}) {
  const app = express();
  app.use(parsers);
  app.post('/', (req, res) => res.json({ body: req.body, kind: Buffer.isBuffer(req.body) ? 'buffer' : typeof req.body }));
  app.use((error, req, res, next) => {
    const { name, message, status, type: code, limit, length, expected, received, charset, encoding, body: kept } = error;
    res.status(status ?? 500).json({ name, message, type: code, limit, length, expected, received, charset, encoding, kept });
  });
  const response = await fetch(await serve(app), {
    method: 'POST', body, headers: { ...(type ? { 'content-type': type } : {}), ...headers },
  });
  return { status: response.status, ...(await response.json()) };
}

const json = (body, options, type = 'application/json') => post(express.json(options), body, type);
const form = (body, options, type = 'application/x-www-form-urlencoded') => post(express.urlencoded(options), body, type);

test('without a parser there is no body', async () => {
  const { kind } = await post((req, res, next) => next(), '{"a":1}', 'application/json');
  assert.equal(kind, 'undefined');
});

test('json reads objects and arrays', async () => {
  assert.deepEqual((await json('{"a":{"b":[1,null]}}')).body, { a: { b: [1, null] } });
  assert.deepEqual((await json(' [1,2]')).body, [1, 2]);
});

test('json reads utf-8 and leaves out its mark', async () => {
  assert.deepEqual((await json('{"name":"Zoë 😀"}')).body, { name: 'Zoë 😀' });
  assert.deepEqual((await json('\ufeff{"a":1}')).body, { a: 1 });
});

test('json leaves other types alone', async () => {
  assert.equal((await json('{"a":1}', {}, 'text/plain')).kind, 'undefined');
  assert.equal((await json('{"a":1}', {}, 'application/vnd.api+json')).kind, 'undefined');
  assert.deepEqual((await json('{"a":1}', {}, 'APPLICATION/JSON; charset=UTF-8')).body, { a: 1 });
});

test('json takes the types it is told', async () => {
  assert.deepEqual((await json('{"a":1}', { type: 'application/*+json' }, 'application/vnd.api+json')).body, { a: 1 });
  assert.deepEqual((await json('{"a":1}', { type: ['text/plain', 'json'] }, 'text/plain')).body, { a: 1 });
  assert.deepEqual((await json('{"a":1}', { type: () => true }, 'x/y')).body, { a: 1 });
  assert.deepEqual((await json('{"a":1}', { type: '*/*' }, 'x/y')).body, { a: 1 });
});

test('a body of nothing: undefined with no length, {} with type json and length', async () => {
  assert.equal((await json(undefined)).kind, 'object');
  const app = express().use(express.json());
  app.get('/', (req, res) => res.json(req.body === undefined));
  assert.equal(await (await fetch(await serve(app))).json(), true);
});

test('broken JSON is a 400 with type and the body it had', async () => {
  const { status, name, type, kept } = await json('{"a":');
  assert.deepEqual([status, name, type, kept], [400, 'SyntaxError', 'entity.parse.failed', '{"a":']);
});

for (const [text, message] of [
  ['{"a":', 'Unexpected end of JSON input'],
  ['{"a":1', "Expected ',' or '}' after property value in JSON at position 6 (line 1 column 7)"],
  ['{a:1}', "Expected property name or '}' in JSON at position 1 (line 1 column 2)"],
  ["{'a':1}", "Expected property name or '}' in JSON at position 1 (line 1 column 2)"],
  ['{"a":1,}', 'Expected double-quoted property name in JSON at position 7 (line 1 column 8)'],
  ['{"a" 1}', "Expected ':' after property name in JSON at position 5 (line 1 column 6)"],
  ['[1 2]', "Expected ',' or ']' after array element in JSON at position 3 (line 1 column 4)"],
  ['{"a":1} x', 'Unexpected non-whitespace character after JSON at position 8 (line 1 column 9)'],
  ['{"a":"x', 'Unterminated string in JSON at position 7 (line 1 column 8)'],
  ['{"a":undefined}', 'Unexpected token \'u\', "{"a":undefined}" is not valid JSON'],
  ['{\n "a": nul }', 'Unexpected token \' \', "{\n "a": nul }" is not valid JSON'],
  [`["${'x'.repeat(20)}", nope, "${'y'.repeat(20)}"]`, 'Unexpected token \'o\', ..."xxxxxx", nope, "yyyy"... is not valid JSON'],
  [`[nope, "${'y'.repeat(40)}"]`, 'Unexpected token \'o\', "[nope, "yyyy"... is not valid JSON'],
  [`["${'y'.repeat(40)}", nope]`, 'Unexpected token \'o\', ..."yyyyyy", nope]" is not valid JSON'],
  ['["a\nb"]', 'Bad control character in string literal in JSON at position 3 (line 1 column 4)'],
  ['["\\u12g4"]', 'Bad Unicode escape in JSON at position 6 (line 1 column 7)'],
  ['[-]', 'No number after minus sign in JSON at position 2 (line 1 column 3)'],
  ['[1.]', 'Unterminated fractional number in JSON at position 3 (line 1 column 4)'],
  ['[1e]', 'Exponent part is missing a number in JSON at position 3 (line 1 column 4)'],
  ['{"a":1,\n\n "b" "c"}', "Expected ':' after property name in JSON at position 14 (line 3 column 6)"],
  ['[1,]', 'Unexpected token \']\', "[1,]" is not valid JSON'],
  ['[01]', 'Unexpected number in JSON at position 2 (line 1 column 3)'],
  ['["a" "b"]', "Expected ',' or ']' after array element in JSON at position 5 (line 1 column 6)"],
  ['[.5]', 'Unexpected token \'.\', "[.5]" is not valid JSON'],
  ['[1,,2]', 'Unexpected token \',\', "[1,,2]" is not valid JSON'],
  ['{"a":}', 'Unexpected token \'}\', "{"a":}" is not valid JSON'],
  ['{"a":1 "b":2}', "Expected ',' or '}' after property value in JSON at position 7 (line 1 column 8)"],
  ['{1:2}', "Expected property name or '}' in JSON at position 1 (line 1 column 2)"],
  ['{', "Expected property name or '}' in JSON at position 1 (line 1 column 2)"],
  ['[', 'Unexpected end of JSON input'],
  ['[1', "Expected ',' or ']' after array element in JSON at position 2 (line 1 column 3)"],
  ['{"a"', "Expected ':' after property name in JSON at position 4 (line 1 column 5)"],
  ['{"a":1,', 'Expected double-quoted property name in JSON at position 7 (line 1 column 8)'],
  ['[tru', 'Unexpected end of JSON input'],
  ['[-', 'No number after minus sign in JSON at position 2 (line 1 column 3)'],
  ['["\\u12', 'Bad Unicode escape in JSON at position 6 (line 1 column 7)'],
  ['["\\', 'Unexpected end of JSON input'],
  ['["\\x"]', 'Bad escaped character in JSON at position 3 (line 1 column 4)'],
]) {
  test(`broken JSON has Node's words: ${JSON.stringify(text)}`, async () => {
    assert.equal((await json(text)).message, message);
  });
}

test('strict json refuses what is neither object nor array', async () => {
  const { status, message, type } = await json('"text"');
  assert.deepEqual([status, message, type], [400, 'Unexpected token \'"\', ""text"" is not valid JSON', 'entity.parse.failed']);
  assert.equal((await json('5', { strict: false })).body, 5);
});

test('json can have a reviver', async () => {
  assert.deepEqual((await json('{"a":1}', { reviver: (key, value) => (key === 'a' ? value + 1 : value) })).body, { a: 2 });
});

test('a body over the limit is a 413 that says the limit', async () => {
  const { status, name, message, type, limit, length, expected } = await json(JSON.stringify({ a: 'x'.repeat(50) }), { limit: 20 });
  assert.deepEqual([status, name, message, type], [413, 'PayloadTooLargeError', 'request entity too large', 'entity.too.large']);
  assert.deepEqual([limit, length, expected], [20, 58, 58]);
});

test('a limit can be a text', async () => {
  assert.equal((await json(JSON.stringify('x'.repeat(1100)), { limit: '1kb' })).status, 413);
  assert.equal((await json(JSON.stringify(['x'.repeat(1000)]), { limit: '1kb' })).status, 200);
  assert.throws(() => express.json({ limit: 'much' }), { message: 'option limit "much" is invalid' });
});

test('without a limit 100 kB are the most', async () => {
  assert.equal((await json(JSON.stringify(['x'.repeat(102_300)]))).status, 200);
  assert.equal((await json(JSON.stringify(['x'.repeat(102_400)]))).status, 413);
});

test('a charset that json does not take is a 415', async () => {
  const { status, name, message, type, charset } = await json('{"a":1}', {}, 'application/json; charset=iso-8859-1');
  assert.deepEqual([status, name, message], [415, 'UnsupportedMediaTypeError', 'unsupported charset "ISO-8859-1"']);
  assert.deepEqual([type, charset], ['charset.unsupported', 'iso-8859-1']);
});

test('an unknown content-encoding is a 415', async () => {
  const { status, message, type, encoding } = await post(express.json(), '{}', 'application/json', { 'content-encoding': 'nulls' });
  assert.deepEqual([status, message, type, encoding], [415, 'unsupported content encoding "nulls"', 'encoding.unsupported', 'nulls']);
});

test('verify sees the bytes and may refuse', async () => {
  const seen = [];
  const verify = (req, res, bytes, encoding) => seen.push(bytes.toString(), encoding);
  assert.deepEqual((await json('{"a":1}', { verify })).body, { a: 1 });
  assert.deepEqual(seen, ['{"a":1}', 'utf-8']);
  const refused = await json('{"a":1}', { verify: () => { throw new Error('no signature'); } });
  assert.deepEqual([refused.status, refused.message, refused.type], [403, 'no signature', 'entity.verify.failed']);
});

test('a form is read flat without extended', async () => {
  assert.deepEqual((await form('a=1&b=x+y&b=%C3%A4&c[d]=2&e')).body, { a: '1', b: ['x y', 'ä'], 'c[d]': '2', e: '' });
});

test('an extended form has objects and arrays', async () => {
  assert.deepEqual((await form('a[b][c]=1&a[d]=2&l[]=1&l[]=2&m[0][n]=3', { extended: true })).body, {
    a: { b: { c: '1' }, d: '2' }, l: ['1', '2'], m: [{ n: '3' }],
  });
});

test('URLSearchParams as a body is a form', async () => {
  assert.deepEqual((await form(new URLSearchParams([['a', '1'], ['b', 'ü & x']]), {}, null)).body, { a: '1', b: 'ü & x' });
});

test('too many parameters are a 413', async () => {
  const { status, message, type } = await form('a=1&b=2&c=3', { parameterLimit: 2 });
  assert.deepEqual([status, message, type], [413, 'too many parameters', 'parameters.too.many']);
});

test('a form that nests too deep is a 400', async () => {
  const { status, message, type } = await form('a[b][c][d]=1', { extended: true, depth: 2 });
  assert.deepEqual([status, message, type], [400, 'The input exceeded the depth', 'querystring.parse.rangeError']);
});

test('a form cannot reach prototypes', async () => {
  const { body } = await form('__proto__[x]=1&a[__proto__][x]=2', { extended: true });
  assert.equal({}.x, undefined);
  assert.equal(Object.hasOwn(body, '__proto__'), false);
});

test('text reads text', async () => {
  assert.equal((await post(express.text(), 'hé', 'text/plain')).body, 'hé');
  assert.equal((await post(express.text(), '<a/>', 'application/xml')).kind, 'undefined');
  assert.equal((await post(express.text({ type: 'application/xml' }), '<a/>', 'application/xml')).body, '<a/>');
});

test('text reads latin1 when the type says so', async () => {
  assert.equal((await post(express.text(), new Uint8Array([0xe9]), 'text/plain; charset=iso-8859-1')).body, 'é');
});

test('raw reads bytes', async () => {
  const { kind, body } = await post(express.raw(), new Uint8Array([1, 2, 255]), 'application/octet-stream');
  assert.deepEqual([kind, body], ['buffer', { type: 'Buffer', data: [1, 2, 255] }]);
});

test('several parsers take what is theirs', async () => {
  const parsers = [express.json(), express.urlencoded(), express.text()];
  assert.deepEqual((await post(parsers, '{"a":1}', 'application/json')).body, { a: 1 });
  assert.deepEqual((await post(parsers, 'a=1', 'application/x-www-form-urlencoded')).body, { a: '1' });
  assert.equal((await post(parsers, 'a=1', 'text/plain')).body, 'a=1');
  assert.equal((await post(parsers, 'a=1', 'text/csv')).kind, 'undefined');
});

test('a second json parser leaves the body of the first', async () => {
  assert.deepEqual((await post([express.json(), express.json({ limit: 1 })], '{"a":1}', 'application/json')).body, { a: 1 });
});

test('broken JSON without a handler is a plain 400', async () => {
  const app = express().set('env', 'test').use(express.json());
  const response = await fetch(await serve(app), { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } });
  assert.equal(response.status, 400);
});

test('a stream of pieces is a body too', async () => {
  async function* pieces() {
    yield new TextEncoder().encode('{"a"');
    yield new TextEncoder().encode(':1}');
  }
  const app = express().use(express.json());
  app.post('/', (req, res) => res.json(req.body));
  const response = await fetch(await serve(app), {
    method: 'POST', body: pieces(), duplex: 'half', headers: { 'content-type': 'application/json' },
  });
  assert.deepEqual(await response.json(), { a: 1 });
});

test('a context survives the reading of a body', async () => {
  const storage = new AsyncLocalStorage();
  const app = express();
  let count = 0;
  app.use((req, res, next) => storage.run({ id: ++count }, next), express.json());
  app.post('/', async (req, res) => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    res.json([storage.getStore().id, req.body]);
  });
  const base = await serve(app);
  const init = (body) => ({ method: 'POST', body, headers: { 'content-type': 'application/json' } });
  const answers = await Promise.all(['{"a":1}', '{"a":2}'].map(async (body) => (await fetch(base, init(body))).json()));
  assert.deepEqual(answers.map(([id]) => id).sort(), [1, 2]);
  assert.deepEqual(answers.map(([, body]) => body.a), [1, 2]);
});

test('a handler can read the body by itself', async () => {
  const app = express();
  app.post('/', async (req, res) => {
    let text = '';
    for await (const chunk of req) text += chunk;
    res.send(text.toUpperCase());
  });
  assert.equal(await (await fetch(await serve(app), { method: 'POST', body: 'loud' })).text(), 'LOUD');
});
