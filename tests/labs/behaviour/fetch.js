import { test } from 'node:test';
import assert from 'node:assert/strict';
import { serve } from 'lab';

const echo = (req, res) => {
  let body = '';
  req.on('data', (chunk) => { body += chunk; });
  req.on('end', () => res.end(JSON.stringify({ method: req.method, url: req.url, type: req.headers['content-type'], body })));
};
const sent = async (init, path = '/') => (await fetch((await serve(echo)) + path, init)).json();

test('Headers ignore case, join values and come sorted', () => {
  const headers = new Headers({ 'X-B': '1', 'x-a': ' 2 ' });
  headers.append('x-b', '3');
  assert.deepEqual([...headers], [['x-a', '2'], ['x-b', '1, 3']]);
  assert.deepEqual([headers.get('X-b'), headers.has('X-A'), headers.get('none')], ['1, 3', true, null]);
  headers.delete('X-a');
  headers.set('x-b', 5);
  assert.deepEqual([...headers.entries()], [['x-b', '5']]);
});

test('Headers are made of lists, objects and Headers', () => {
  assert.equal(new Headers(new Headers([['a', '1']])).get('a'), '1');
  assert.deepEqual([...new Headers([['b', '1'], ['a', '2']]).keys()], ['a', 'b']);
  assert.throws(() => new Headers([['a']]), TypeError);
});

test('Headers keep cookies apart', () => {
  const headers = new Headers([['set-cookie', 'a=1'], ['set-cookie', 'b=2'], ['x', 'y']]);
  assert.deepEqual(headers.getSetCookie(), ['a=1', 'b=2']);
  assert.deepEqual([...headers], [['set-cookie', 'a=1'], ['set-cookie', 'b=2'], ['x', 'y']]);
  assert.equal(headers.get('set-cookie'), 'a=1, b=2');
});

test('Headers refuse what is no name or value', () => {
  assert.throws(() => new Headers({ 'a b': '1' }), { name: 'TypeError' });
  assert.throws(() => new Headers({ a: 'x\ny' }), { name: 'TypeError' });
  assert.throws(() => new Headers({ a: '€' }), { name: 'TypeError' });
});

test('Headers.forEach gives value, name and the headers', () => {
  const seen = [];
  const headers = new Headers({ a: '1' });
  headers.forEach((value, name, all) => seen.push(value, name, all === headers));
  assert.deepEqual(seen, ['1', 'a', true]);
});

test('a Response has status, text and headers', async () => {
  const response = new Response('héllo', { status: 201, statusText: 'Made', headers: { 'x-a': 'b' } });
  assert.deepEqual([response.status, response.statusText, response.ok, response.type, response.url], [201, 'Made', true, 'default', '']);
  assert.deepEqual([response.headers.get('content-type'), response.headers.get('x-a')], ['text/plain;charset=UTF-8', 'b']);
  assert.equal(await response.text(), 'héllo');
});

test('a body can be read once', async () => {
  const response = new Response('x');
  assert.equal(response.bodyUsed, false);
  await response.text();
  assert.equal(response.bodyUsed, true);
  await assert.rejects(response.text(), { name: 'TypeError', message: 'Body is unusable: Body has already been read' });
});

test('a clone can be read beside the first', async () => {
  const response = new Response('{"a":1}', { headers: { 'x-a': '1' } });
  const clone = response.clone();
  assert.deepEqual([await response.json(), await clone.json(), clone.headers.get('x-a')], [{ a: 1 }, { a: 1 }, '1']);
  assert.throws(() => response.clone(), TypeError);
});

test('a body is bytes, buffer or JSON', async () => {
  assert.deepEqual([...new Uint8Array(await new Response('hi').arrayBuffer())], [104, 105]);
  assert.deepEqual(await new Response(new Uint8Array([91, 49, 93])).json(), [1]);
  await assert.rejects(new Response('{').json(), { name: 'SyntaxError' });
  assert.equal(await new Response(null).text(), '');
  assert.equal(new Response(null).body, null);
});

test('Response.json, error and redirect', async () => {
  const json = Response.json({ a: 1 }, { status: 418 });
  assert.deepEqual([json.status, json.headers.get('content-type'), await json.text()], [418, 'application/json', '{"a":1}']);
  assert.deepEqual([Response.error().type, Response.error().status], ['error', 0]);
  const redirect = Response.redirect('http://localhost/x', 307);
  assert.deepEqual([redirect.status, redirect.headers.get('location')], [307, 'http://localhost/x']);
});

test('a Response refuses a wrong status', () => {
  assert.throws(() => new Response('', { status: 99 }), { name: 'RangeError' });
  assert.throws(() => new Response('x', { status: 204 }), { name: 'TypeError' });
  assert.equal(new Response(null, { status: 204 }).status, 204);
});

test('a Request has method, URL and headers', async () => {
  const request = new Request('http://localhost/a?b#c', { method: 'post', body: 'x', headers: { 'X-A': '1' } });
  assert.deepEqual([request.method, request.url, request.headers.get('x-a')], ['POST', 'http://localhost/a?b#c', '1']);
  assert.deepEqual([request.redirect, request.bodyUsed, await request.text()], ['follow', false, 'x']);
  assert.equal(new Request('http://localhost', { method: 'patch' }).method, 'patch');
});

test('a Request of a Request takes over what is not given', async () => {
  const first = new Request('http://localhost/a', { method: 'PUT', body: 'x', headers: { a: '1' } });
  const second = new Request(first, { headers: { b: '2' } });
  assert.deepEqual([second.method, second.headers.get('a'), second.headers.get('b'), await second.text()], ['PUT', null, '2', 'x']);
});

test('a Request refuses a body for GET and a wrong URL', () => {
  const message = 'Request with GET/HEAD method cannot have body.';
  assert.throws(() => new Request('http://localhost', { body: 'x' }), { name: 'TypeError', message });
  assert.throws(() => new Request('/relative'), { name: 'TypeError', message: 'Failed to parse URL from /relative' });
  assert.throws(() => new Request('http://a:b@localhost'), { name: 'TypeError' });
  assert.throws(() => new Request('http://localhost', { method: 'TRACE' }), { name: 'TypeError' });
});

test('fetch sends method and body', async () => {
  assert.deepEqual(await sent({ method: 'POST', body: 'hello' }, '/p?q=1#hash'), {
    method: 'POST', url: '/p?q=1', type: 'text/plain;charset=UTF-8', body: 'hello',
  });
  assert.equal((await sent({ method: 'put', body: new Uint8Array([97, 98]) })).body, 'ab');
  assert.equal((await sent({ method: 'DELETE' })).method, 'DELETE');
});

test('fetch sends forms and its own types', async () => {
  const form = await sent({ method: 'POST', body: new URLSearchParams({ a: '1 2' }) });
  assert.deepEqual([form.type, form.body], ['application/x-www-form-urlencoded;charset=UTF-8', 'a=1+2']);
  const json = await sent({ method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } });
  assert.equal(json.type, 'application/json');
});

test('fetch with a condition asks that no cache answers', async () => {
  const base = await serve((req, res) => res.end(JSON.stringify([req.headers.pragma ?? null, req.headers['cache-control'] ?? null])));
  const got = async (init) => (await fetch(base, init)).json();
  assert.deepEqual(await got({ headers: { 'if-none-match': '"x"' } }), ['no-cache', 'no-cache']);
  assert.deepEqual(await got({ headers: { 'if-none-match': '"x"', 'cache-control': 'max-age=0' } }), ['no-cache', 'max-age=0']);
  assert.deepEqual(await got({ cache: 'no-store' }), ['no-cache', 'no-cache']);
  assert.deepEqual(await got({ cache: 'no-cache' }), [null, 'max-age=0']);
  assert.deepEqual(await got({}), [null, null]);
});

test('fetch sends headers in the order and with the names it was given', async () => {
  const base = await serve((req, res) => res.end(JSON.stringify(req.rawHeaders.slice(4, 8))));
  assert.deepEqual(await (await fetch(base, { headers: { 'X-Zz': '1', 'X-Aa': '2' } })).json(), ['X-Zz', '1', 'X-Aa', '2']);
});

test('a method that may have a body says how long none is', async () => {
  const base = await serve((req, res) => res.end(String(req.headers['content-length'])));
  const seen = [];
  for (const method of ['GET', 'DELETE', 'POST', 'PUT', 'PATCH']) seen.push(await (await fetch(base, { method })).text());
  assert.deepEqual(seen, ['undefined', 'undefined', '0', '0', '0']);
});

test('fetch takes a Request', async () => {
  const base = await serve(echo);
  const response = await fetch(new Request(`${base}/r`, { method: 'POST', body: 'x' }));
  assert.deepEqual(await response.json(), { method: 'POST', url: '/r', type: 'text/plain;charset=UTF-8', body: 'x' });
});

test('what fetch gets', async () => {
  const base = await serve((req, res) => res.writeHead(404, { 'x-a': ['1', '2'], 'set-cookie': ['a=1', 'b=2'] }).end('gone'));
  const response = await fetch(`${base}/x`);
  assert.deepEqual([response.ok, response.status, response.statusText, response.url, response.type, response.redirected],
    [false, 404, 'Not Found', `${base}/x`, 'basic', false]);
  assert.deepEqual([response.headers.get('x-a'), response.headers.getSetCookie()], ['1, 2', ['a=1', 'b=2']]);
  assert.throws(() => response.headers.set('x', 'y'), { name: 'TypeError', message: 'immutable' });
  assert.equal(await response.text(), 'gone');
});

const redirecting = (status, location = '/to') => (req, res) => {
  if (req.url === '/from') res.writeHead(status, { location }).end('moved');
  else echo(req, res);
};

for (const [status, method, expected] of [
  [301, 'POST', 'GET'], [302, 'POST', 'GET'], [303, 'POST', 'GET'], [307, 'POST', 'POST'], [308, 'POST', 'POST'], [303, 'PUT', 'GET'],
  [302, 'PUT', 'PUT'], [301, 'DELETE', 'DELETE'],
]) {
  test(`a ${method} that is redirected with ${status} goes on as ${expected}`, async () => {
    const base = await serve(redirecting(status));
    const response = await fetch(`${base}/from`, { method, body: method === 'DELETE' ? undefined : 'x' });
    const { method: got, body, type } = await response.json();
    assert.deepEqual([got, response.redirected, response.url], [expected, true, `${base}/to`]);
    if (expected === 'GET') assert.deepEqual([body, type], ['', undefined]);
    else if (method !== 'DELETE') assert.equal(body, 'x');
  });
}

test('redirects can be looked at or refused', async () => {
  const base = await serve(redirecting(302));
  const manual = await fetch(`${base}/from`, { redirect: 'manual' });
  assert.deepEqual([manual.status, manual.headers.get('location'), manual.redirected, await manual.text()], [302, '/to', false, 'moved']);
  await assert.rejects(fetch(`${base}/from`, { redirect: 'error' }), { name: 'TypeError', message: 'fetch failed' });
});

test('redirects that never end are an error', async () => {
  const base = await serve((req, res) => res.writeHead(302, { location: req.url }).end());
  await assert.rejects(fetch(base), (error) => error.message === 'fetch failed' && error.cause.message === 'redirect count exceeded');
});

test('a redirect without a location is an answer', async () => {
  const base = await serve((req, res) => res.writeHead(302).end('here'));
  assert.equal(await (await fetch(base)).text(), 'here');
});

test('fetch refuses what is no URL', async () => {
  await assert.rejects(fetch('/relative'), { name: 'TypeError', message: 'Failed to parse URL from /relative' });
  await assert.rejects(fetch('ftp://localhost/x'), { name: 'TypeError', message: 'fetch failed' });
});

test('a signal that is aborted already', async () => {
  await assert.rejects(fetch(await serve(echo), { signal: AbortSignal.abort() }), { name: 'AbortError' });
  const signal = AbortSignal.abort(new RangeError('own'));
  await assert.rejects(fetch(await serve(echo), { signal }), { name: 'RangeError', message: 'own' });
});

test('a signal that comes too late for the answer', async () => {
  const base = await serve((req, res) => setTimeout(() => res.end('slow'), 1_000));
  await assert.rejects(fetch(base, { signal: AbortSignal.timeout(20) }), { name: 'TimeoutError' });
});

test('an answer in pieces is read as it comes', async () => {
  const base = await serve(async (req, res) => {
    res.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const count of [1, 2, 3]) {
      res.write(`data: ${count}\n\n`);
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    res.end();
  });
  const response = await fetch(base);
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  const seen = [];
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    assert.equal(value instanceof Uint8Array, true);
    seen.push(decoder.decode(value));
  }
  assert.deepEqual(seen, ['data: 1\n\n', 'data: 2\n\n', 'data: 3\n\n']);
});

test('the head of an answer comes before its body', async () => {
  let end = null;
  const base = await serve((req, res) => {
    res.writeHead(200, { 'x-early': '1' });
    res.flushHeaders();
    end = () => res.end('late');
  });
  const response = await fetch(base);
  assert.equal(response.headers.get('x-early'), '1');
  end();
  assert.equal(await response.text(), 'late');
});

test('a body can be read with for await', async () => {
  const base = await serve((req, res) => { res.write('a'); setTimeout(() => res.end('b'), 5); });
  let text = '';
  for await (const chunk of (await fetch(base)).body) text += Buffer.from(chunk).toString();
  assert.equal(text, 'ab');
});

test('aborting while reading fails the reading and closes the request', async () => {
  const closed = Promise.withResolvers();
  const base = await serve((req, res) => {
    res.write('first');
    res.on('close', () => closed.resolve(res.writableFinished));
  });
  const controller = new AbortController();
  const response = await fetch(base, { signal: controller.signal });
  const reader = response.body.getReader();
  assert.equal(Buffer.from((await reader.read()).value).toString(), 'first');
  controller.abort();
  await assert.rejects(reader.read(), { name: 'AbortError' });
  assert.equal(await closed.promise, false);
});

test('cancelling the body closes the request', async () => {
  const closed = Promise.withResolvers();
  const base = await serve((req, res) => {
    res.write('first');
    res.on('close', () => closed.resolve('closed'));
  });
  const response = await fetch(base);
  await response.body.cancel();
  assert.equal(await closed.promise, 'closed');
});

test('an answer that breaks off fails the reading', async () => {
  const base = await serve((req, res) => {
    res.write('part');
    setTimeout(() => res.destroy(), 5);
  });
  const response = await fetch(base);
  await assert.rejects(response.text(), { name: 'TypeError', message: 'terminated' });
});

test('a ReadableStream gives its reader what its source gives', async () => {
  const stream = new ReadableStream({
    start(controller) {
      controller.enqueue('a');
      controller.enqueue('b');
      controller.close();
    },
  });
  const reader = stream.getReader();
  assert.equal(stream.locked, true);
  assert.deepEqual([await reader.read(), await reader.read(), await reader.read()],
    [{ value: 'a', done: false }, { value: 'b', done: false }, { value: undefined, done: true }]);
  assert.throws(() => stream.getReader(), { name: 'TypeError' });
});

test('a stream can be the body of a Response', async () => {
  const stream = new ReadableStream({
    pull(controller) {
      controller.enqueue(new TextEncoder().encode('pulled'));
      controller.close();
    },
  });
  assert.equal(await new Response(stream).text(), 'pulled');
});
