import { test } from 'node:test';
import assert from 'node:assert/strict';
import express from 'express';
import { serve } from 'lab';

// What `handler` answers to a GET of /.
async function ask(handler, { headers = {}, method = 'GET', settings = {}, path = '/' } = {}) {
  const app = express().set('env', 'test');
  for (const [name, value] of Object.entries(settings)) app.set(name, value);
  app.all('/', handler);
  const response = await fetch((await serve(app)) + path, { headers, method, redirect: 'manual' });
  return { status: response.status, statusText: response.statusText, headers: response.headers, text: await response.text() };
}

const header = async (handler, name, options) => (await ask(handler, options)).headers.get(name);

test('send: a text is HTML', async () => {
  const { text, headers } = await ask((req, res) => res.send('<p>hé'));
  assert.equal(text, '<p>hé');
  assert.equal(headers.get('content-type'), 'text/html; charset=utf-8');
  assert.equal(headers.get('content-length'), '6');
});

test('send: bytes are bytes', async () => {
  const { text, headers } = await ask((req, res) => res.send(Buffer.from('abc')));
  assert.deepEqual([text, headers.get('content-type')], ['abc', 'application/octet-stream']);
  assert.equal((await ask((req, res) => res.send(new Uint8Array([104, 105])))).text, 'hi');
});

test('send: objects, numbers, truth and lists are JSON', async () => {
  for (const value of [{ a: 1 }, 5, true, [1]]) {
    const { text, headers } = await ask((req, res) => res.send(value));
    assert.deepEqual([text, headers.get('content-type')], [JSON.stringify(value), 'application/json; charset=utf-8']);
  }
});

test('send: null is empty, undefined is nothing', async () => {
  assert.deepEqual(await header((req, res) => res.send(null), 'content-length'), '0');
  const { text, headers } = await ask((req, res) => res.send());
  assert.deepEqual([text, headers.get('content-type')], ['', null]);
});

test('send: a type that was set stays, with a charset for text', async () => {
  assert.equal(await header((req, res) => res.type('text/plain').send('x'), 'content-type'), 'text/plain; charset=utf-8');
  assert.equal(await header((req, res) => res.type('application/xml').send('<a/>'), 'content-type'), 'application/xml; charset=utf-8');
  assert.equal(await header((req, res) => res.type('png').send(Buffer.from('x')), 'content-type'), 'image/png');
});

test('json: what JSON cannot say', async () => {
  const { text } = await ask((req, res) => res.json({ date: new Date(0), gone: undefined, list: [undefined, NaN] }));
  assert.equal(text, '{"date":"1970-01-01T00:00:00.000Z","list":[null,null]}');
  assert.equal((await ask((req, res) => res.json(null))).text, 'null');
  assert.equal((await ask((req, res) => res.json('text'))).text, '"text"');
});

test('json: settings for spaces, replacer and escape', async () => {
  const settings = { 'json spaces': 2, 'json replacer': (key, value) => (key === 'secret' ? undefined : value), 'json escape': true };
  assert.equal((await ask((req, res) => res.json({ a: '<&>', secret: 1 }), { settings })).text, '{\n  "a": "\\u003c\\u0026\\u003e"\n}');
});

test('json: a type that was set stays', async () => {
  const handler = (req, res) => res.type('application/problem+json').json({});
  assert.equal(await header(handler, 'content-type'), 'application/problem+json; charset=utf-8');
});

test('json: circles are an error', async () => {
  const circle = {};
  circle.self = circle;
  assert.equal((await ask((req, res) => res.json(circle))).status, 500);
});

test('jsonp calls the function of the query', async () => {
  const { text, headers } = await ask((req, res) => res.jsonp({ a: 1 }), { path: '/?callback=f' });
  assert.equal(text, "/**/ typeof f === 'function' && f({\"a\":1});");
  assert.equal(headers.get('content-type'), 'text/javascript; charset=utf-8');
  assert.equal((await ask((req, res) => res.jsonp({ a: 1 }))).text, '{"a":1}');
});

test('status sets the status and its text follows', async () => {
  const { status, statusText } = await ask((req, res) => res.status(201).end());
  assert.deepEqual([status, statusText], [201, 'Created']);
});

for (const [code, message] of [
  ['200', 'Invalid status code: "200". Status code must be an integer.'],
  [200.5, 'Invalid status code: 200.5. Status code must be an integer.'],
  [undefined, 'Invalid status code: undefined. Status code must be an integer.'],
  [99, 'Invalid status code: 99. Status code must be greater than 99 and less than 1000.'],
]) {
  test(`status refuses ${JSON.stringify(code)}`, async () => {
    const { text } = await ask((req, res) => {
      try {
        res.status(code);
      } catch (error) {
        res.status(500).send(error.message);
      }
    });
    assert.equal(text, message);
  });
}

test('sendStatus sends the name of the status', async () => {
  const { status, text, headers } = await ask((req, res) => res.sendStatus(404));
  assert.deepEqual([status, text, headers.get('content-type')], [404, 'Not Found', 'text/plain; charset=utf-8']);
  assert.equal((await ask((req, res) => res.sendStatus(599))).text, '599');
});

test('204 and 304 have no body and no type', async () => {
  const { status, text, headers } = await ask((req, res) => res.status(204).json({ a: 1 }));
  assert.deepEqual([status, text, headers.get('content-type'), headers.get('content-length')], [204, '', null, null]);
});

test('205 has a length of 0', async () => {
  const { text, headers } = await ask((req, res) => res.status(205).send('x'));
  assert.deepEqual([text, headers.get('content-length')], ['', '0']);
});

test('HEAD has the headers and no body', async () => {
  const { text, headers } = await ask((req, res) => res.send('hello'), { method: 'HEAD' });
  assert.deepEqual([text, headers.get('content-length')], ['', '5']);
});

test('set takes one header, several, or a list', async () => {
  const { headers } = await ask((req, res) => res.set('X-One', 1).set({ 'X-Two': '2', 'X-List': ['a', 'b'] }).end());
  assert.deepEqual(['x-one', 'x-two', 'x-list'].map((name) => headers.get(name)), ['1', '2', 'a, b']);
});

test('set gives a Content-Type its charset and refuses a list of them', async () => {
  assert.equal(await header((req, res) => res.set('Content-Type', 'text/css').end(), 'content-type'), 'text/css; charset=utf-8');
  assert.equal(await header((req, res) => res.set('content-type', 'html').end(), 'content-type'), 'text/html; charset=utf-8');
  assert.equal((await ask((req, res) => res.set('Content-Type', ['a', 'b']))).status, 500);
});

test('get reads what was set', async () => {
  assert.equal((await ask((req, res) => res.set('X-A', 5).send([res.get('x-a'), res.header === res.set]))).text, '["5",true]');
});

test('append adds to a header', async () => {
  const { headers } = await ask((req, res) => {
    res.append('X-A', '1').append('X-A', ['2', '3']);
    res.append('Set-Cookie', 'a=1').append('Set-Cookie', 'b=2').end();
  });
  assert.equal(headers.get('x-a'), '1, 2, 3');
  assert.deepEqual(headers.getSetCookie(), ['a=1', 'b=2']);
});

test('type knows names, extensions and types', async () => {
  for (const [name, expected] of [
    ['json', 'application/json; charset=utf-8'], ['.html', 'text/html; charset=utf-8'], ['text/plain', 'text/plain; charset=utf-8'],
    ['application/json', 'application/json; charset=utf-8'], ['png', 'image/png'], ['svg', 'image/svg+xml'],
    ['js', 'text/javascript; charset=utf-8'],
    ['nothing-known', 'application/octet-stream'], ['text/html; charset=latin1', 'text/html; charset=latin1'],
    ['csv', 'text/csv; charset=utf-8'],
  ]) {
    assert.equal(await header((req, res) => res.type(name).end(), 'content-type'), expected, name);
  }
});

test('x-powered-by is sent unless disabled', async () => {
  assert.equal(await header((req, res) => res.end(), 'x-powered-by'), 'Express');
  assert.equal(await header((req, res) => res.end(), 'x-powered-by', { settings: { 'x-powered-by': false } }), null);
});

test('redirect is 302 with words for HTML and text', async () => {
  const { status, text, headers } = await ask((req, res) => res.redirect('/there?a=1&b=<'), { headers: { accept: 'text/html' } });
  assert.equal(status, 302);
  assert.equal(headers.get('location'), '/there?a=1&b=%3C');
  assert.equal(headers.get('vary'), 'Accept');
  assert.equal(text, '<!DOCTYPE html><head><title>Found</title></head><body><p>Found. Redirecting to /there?a=1&amp;b=%3C</p></body>');
  const plain = await ask((req, res) => res.redirect('/x'), { headers: { accept: 'text/plain' } });
  assert.deepEqual([plain.text, plain.headers.get('content-type')], ['Found. Redirecting to /x', 'text/plain; charset=utf-8']);
  assert.equal((await ask((req, res) => res.redirect('/x'), { headers: { accept: 'image/png' } })).text, '');
});

test('redirect takes a status', async () => {
  const { status, text } = await ask((req, res) => res.redirect(301, '/x'), { headers: { accept: 'text/plain' } });
  assert.deepEqual([status, text], [301, 'Moved Permanently. Redirecting to /x']);
});

test('location encodes what a URL cannot hold', async () => {
  assert.equal(await header((req, res) => res.location('/a b/ü%20%zz').end(), 'location'), '/a%20b/%C3%BC%20%25zz');
  assert.equal(await header((req, res) => res.location('https://example.com/x?y').end(), 'location'), 'https://example.com/x?y');
});

test('cookie sets a path and encodes the value', async () => {
  assert.equal(await header((req, res) => res.cookie('a', 'x y;ü').end(), 'set-cookie'), 'a=x%20y%3B%C3%BC; Path=/');
  assert.equal(await header((req, res) => res.cookie('a', { b: 1 }).end(), 'set-cookie'), 'a=j%3A%7B%22b%22%3A1%7D; Path=/');
});

test('cookie writes every option', async () => {
  const options = {
    domain: 'example.com', path: '/p', secure: true, httpOnly: true, sameSite: 'lax', priority: 'high', partitioned: true,
    expires: new Date(0),
  };
  assert.equal(
    await header((req, res) => res.cookie('a', '1', options).end(), 'set-cookie'),
    'a=1; Domain=example.com; Path=/p; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; Secure; Partitioned; Priority=High; SameSite=Lax',
  );
});

test('cookie turns milliseconds of maxAge into seconds and a date', async () => {
  const text = await header((req, res) => res.cookie('a', '1', { maxAge: 61_500, sameSite: true }).end(), 'set-cookie');
  assert.match(text, /^a=1; Max-Age=61; Path=\/; Expires=\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT; SameSite=Strict$/);
});

for (const [name, value, options, message] of [
  ['a b', 'x', {}, 'argument name is invalid'],
  ['a', 'x', { path: ';' }, 'option path is invalid'],
  ['a', 'x', { domain: 'a b' }, 'option domain is invalid'],
  ['a', 'x', { sameSite: 'sometimes' }, 'option sameSite is invalid'],
  ['a', 'x', { expires: 5 }, 'option expires is invalid'],
  ['a', 'x', { encode: (text) => text + '\n' }, 'argument val is invalid'],
  ['a', 'x', { signed: true }, 'cookieParser("secret") required for signed cookies'],
]) {
  test(`cookie refuses: ${message}`, async () => {
    const handler = (req, res) => {
      try {
        res.cookie(name, value, options);
      } catch (error) {
        res.send(error.message);
      }
    };
    assert.equal((await ask(handler)).text, message);
  });
}

test('clearCookie is a cookie of the past, without maxAge', async () => {
  assert.equal(await header((req, res) => res.clearCookie('a', { path: '/p', maxAge: 5 }).end(), 'set-cookie'),
    'a=; Path=/p; Expires=Thu, 01 Jan 1970 00:00:00 GMT');
});

test('several cookies are several headers', async () => {
  const { headers } = await ask((req, res) => res.cookie('a', 1).cookie('b', 2).end());
  assert.deepEqual(headers.getSetCookie(), ['a=1; Path=/', 'b=2; Path=/']);
});

test('vary adds a name once', async () => {
  assert.equal(await header((req, res) => res.vary('Accept').vary('accept').vary(['Origin', 'X-A']).end(), 'vary'), 'Accept, Origin, X-A');
  assert.equal(await header((req, res) => res.vary('Accept').vary('*').end(), 'vary'), '*');
});

test('links makes a Link header', async () => {
  assert.equal(
    await header((req, res) => res.links({ next: '/2', last: ['/8', '/9'] }).links({ prev: '/0' }).end(), 'link'),
    '</2>; rel="next", </8>; rel="last", </9>; rel="last", </0>; rel="prev"',
  );
});

test('attachment names a file', async () => {
  const { headers } = await ask((req, res) => res.attachment('a/report.csv').send('x'));
  assert.equal(headers.get('content-type'), 'text/csv; charset=utf-8');
  assert.equal(await header((req, res) => res.attachment().end(), 'content-disposition'), 'attachment');
  assert.match(headers.get('content-disposition'), /^attachment; filename="?report\.csv"?$/);
});

test('format answers what the client prefers', async () => {
  const handler = (req, res) => res.format({ text: () => res.send('text'), html: () => res.send('html'), json: () => res.json({ a: 1 }) });
  assert.equal((await ask(handler, { headers: { accept: 'application/json' } })).text, '{"a":1}');
  assert.equal((await ask(handler, { headers: { accept: 'text/*;q=0.5, text/html' } })).text, 'html');
  const any = await ask(handler);
  assert.deepEqual([any.text, any.headers.get('vary'), any.headers.get('content-type')], ['text', 'Accept', 'text/plain; charset=utf-8']);
});

test('format without anything that fits is a 406, or the default', async () => {
  const headers = { accept: 'image/png' };
  assert.equal((await ask((req, res) => res.format({ json: () => res.json({}) }), { headers })).status, 406);
  assert.equal((await ask((req, res) => res.format({ json: () => res.json({}), default: () => res.send('d') }), { headers })).text, 'd');
});

test('a weak ETag is made of length and SHA-1', async () => {
  assert.equal(await header((req, res) => res.send('hello'), 'etag'), 'W/"5-qvTGHdzF6KLavt4PO0gs2a6pQ00"');
  assert.equal(await header((req, res) => res.send(''), 'etag'), 'W/"0-2jmj7l5rSw0yVb/vlWAYkK/YBwk"');
  assert.equal(await header((req, res) => res.send('x'.repeat(1000)), 'etag'), 'W/"3e8-w++mkPo/3S4lJoU+7WcFOOoSdjg"');
});

test('the setting etag: strong, off, or a function', async () => {
  assert.equal(await header((req, res) => res.send('hello'), 'etag', { settings: { etag: 'strong' } }), '"5-qvTGHdzF6KLavt4PO0gs2a6pQ00"');
  assert.equal(await header((req, res) => res.send('hello'), 'etag', { settings: { etag: false } }), null);
  assert.equal(await header((req, res) => res.send('hello'), 'etag', { settings: { etag: (body) => `"${body.length}"` } }), '"5"');
});

test('an ETag of the handler stays', async () => {
  assert.equal(await header((req, res) => res.set('ETag', '"own"').send('x'), 'etag'), '"own"');
});

test('what the client has already is a 304', async () => {
  const handler = (req, res) => res.send('hello');
  // Without a Cache-Control of its own, fetch would send no-cache along.
  const own = { 'cache-control': 'max-age=0' };
  const headers = { ...own, 'if-none-match': '"x", W/"5-qvTGHdzF6KLavt4PO0gs2a6pQ00"' };
  const { status, text, headers: got } = await ask(handler, { headers });
  assert.deepEqual([status, text, got.get('content-type'), got.get('etag')], [304, '', null, 'W/"5-qvTGHdzF6KLavt4PO0gs2a6pQ00"']);
  assert.equal((await ask(handler, { headers: { ...own, 'if-none-match': '*' } })).status, 304);
  assert.equal((await ask(handler, { headers: { ...own, 'if-none-match': '"other"' } })).status, 200);
});

test('no-cache, POST and errors are never a 304', async () => {
  const headers = { 'if-none-match': '*', 'cache-control': 'max-age=0' };
  assert.equal((await ask((req, res) => res.send('x'), { headers })).status, 304);
  assert.equal((await ask((req, res) => res.send('x'), { headers: { ...headers, 'cache-control': 'no-cache' } })).status, 200);
  assert.equal((await ask((req, res) => res.send('x'), { headers, method: 'POST' })).status, 200);
  assert.equal((await ask((req, res) => res.status(404).send('x'), { headers })).status, 404);
});

test('Last-Modified is compared with If-Modified-Since', async () => {
  const handler = (req, res) => res.set('Last-Modified', 'Mon, 01 Jan 2024 00:00:00 GMT').send('x');
  for (const [since, status] of [['Mon, 01 Jan 2024 00:00:00 GMT', 304], ['Sun, 31 Dec 2023 00:00:00 GMT', 200]]) {
    assert.equal((await ask(handler, { headers: { 'cache-control': 'max-age=0', 'if-modified-since': since } })).status, status);
  }
});

test('req.accepts names the best of what is offered', async () => {
  const accepts = async (accept, ...types) => {
    const { text } = await ask((req, res) => res.json(req.accepts(...types)), { headers: { accept } });
    return JSON.parse(text);
  };
  assert.equal(await accepts('text/html', 'html'), 'html');
  assert.equal(await accepts('text/*, application/json', 'json', 'text'), 'json');
  assert.equal(await accepts('text/*;q=0.9, application/json;q=0.5', ['json', 'text/plain']), 'text/plain');
  assert.equal(await accepts('text/html', 'json'), false);
  assert.equal(await accepts('*/*', 'xml', 'json'), 'xml');
  assert.equal(await accepts('text/html;q=0, */*', 'html', 'png'), 'png');
  assert.deepEqual(await accepts('text/html;q=0.3, application/json'), ['application/json', 'text/html']);
});

test('req.acceptsLanguages, acceptsEncodings and acceptsCharsets', async () => {
  const headers = { 'accept-language': 'de-CH, en;q=0.5', 'accept-encoding': 'gzip, br;q=0.5', 'accept-charset': 'utf-8' };
  const handler = (req, res) => res.json([
    req.acceptsLanguages('en', 'de'), req.acceptsLanguages('fr'), req.acceptsLanguages(), req.acceptsEncodings('br', 'gzip'),
    req.acceptsEncodings('deflate'), req.acceptsEncodings('identity'), req.acceptsCharsets('utf-8', 'latin1'),
  ]);
  assert.equal((await ask(handler, { headers })).text, '["de",false,["de-CH","en"],"gzip",false,"identity","utf-8"]');
});

test('req.is looks at the type of the body', async () => {
  const app = express();
  app.post('/', (req, res) => res.json([
    req.is('json'), req.is('html'), req.is('application/*'), req.is(['text', 'application/json']), req.is('*/*'), req.is(),
  ]));
  const base = await serve(app);
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  assert.equal(await (await fetch(base, { method: 'POST', body: '{}', headers })).text(),
    '["json",false,"application/json","application/json","application/json","application/json"]');
  assert.equal((await ask((req, res) => res.json(req.is('json')))).text, 'null');
});

test('req.get reads headers by any case', async () => {
  const handler = (req, res) => res.json([req.get('X-Own'), req.header('x-own'), req.get('Referrer') ?? null, req.get('none') ?? null]);
  assert.equal((await ask(handler, { headers: { 'x-own': 'v' } })).text, '["v","v",null,null]');
});

test('req.range reads byte ranges', async () => {
  const handler = (req, res) => res.json([req.range(100), req.range(100)?.type ?? null]);
  assert.equal((await ask(handler, { headers: { range: 'bytes=0-9,90-,-5' } })).text,
    '[[{"start":0,"end":9},{"start":90,"end":99},{"start":95,"end":99}],"bytes"]');
  assert.equal((await ask(handler, { headers: { range: 'bytes=200-' } })).text, '[-1,null]');
  assert.equal((await ask(handler, { headers: { range: 'nonsense' } })).text, '[-2,null]');
});

test('write and end of Node work beside those of Express', async () => {
  const { text } = await ask((req, res) => {
    res.write('a');
    res.write(Buffer.from('b'));
    res.end('c');
  });
  assert.equal(text, 'abc');
});

test('finish comes when the answer is complete', async () => {
  const seen = [];
  await ask((req, res) => {
    res.on('finish', () => seen.push('finish', res.statusCode, res.headersSent));
    res.on('close', () => seen.push('close'));
    res.status(201).send('x');
    seen.push('sent');
  });
  assert.deepEqual(seen, ['sent', 'finish', 201, true, 'close']);
});

test('a logger sees the status and the time of every answer', async () => {
  const lines = [];
  const app = express();
  app.use((req, res, next) => {
    const start = performance.now();
    res.on('finish', () => lines.push([req.method, req.originalUrl, res.statusCode, performance.now() - start >= 0]));
    next();
  });
  app.get('/a', (req, res) => setTimeout(() => res.send('x'), 5));
  const base = await serve(app);
  await fetch(`${base}/a?b`);
  await fetch(`${base}/none`);
  assert.deepEqual(lines, [['GET', '/a?b', 200, true], ['GET', '/none', 404, true]]);
});
