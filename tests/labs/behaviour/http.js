import { test } from 'node:test';
import assert from 'node:assert/strict';
import http from 'node:http';
import { once } from 'node:events';
import { serve } from 'lab';

async function ask(handler, path = '/', init = {}) {
  const response = await fetch((await serve(handler)) + path, init);
  return { status: response.status, statusText: response.statusText, headers: response.headers, text: await response.text() };
}

// The error that `act` throws when a handler runs it.
async function thrown(act) {
  let found = null;
  await ask((req, res) => {
    try {
      act(res, req);
    } catch (error) {
      found = `${error.name} ${error.code}: ${error.message}`;
    }
    res.end();
  });
  return found;
}

test('a handler answers with status, headers and body', async () => {
  const { status, statusText, headers, text } = await ask((req, res) => {
    res.statusCode = 201;
    res.setHeader('X-Own', 'v');
    res.end('body');
  });
  assert.deepEqual([status, statusText, headers.get('x-own'), text], [201, 'Created', 'v', 'body']);
});

test('the request has method, url, version and headers', async () => {
  const handler = (req, res) => {
    res.end(JSON.stringify([req.method, req.url, req.httpVersion, req.headers['x-a'], req.socket.remoteAddress]));
  };
  const { text } = await ask(handler, '/p/q?x=1&y=%20', { method: 'PUT', headers: { 'X-A': 'b' } });
  assert.equal(text, '["PUT","/p/q?x=1&y=%20","1.1","b","127.0.0.1"]');
});

test('a whole answer has a length, one in pieces is chunked', async () => {
  const whole = await ask((req, res) => res.end('héllo'));
  assert.deepEqual([whole.headers.get('content-length'), whole.headers.get('transfer-encoding')], ['6', null]);
  const pieces = await ask((req, res) => { res.write('a'); res.end('b'); });
  assert.deepEqual([pieces.text, pieces.headers.get('content-length'), pieces.headers.get('transfer-encoding')], ['ab', null, 'chunked']);
  const headed = await ask((req, res) => { res.writeHead(200); res.end('a'); });
  assert.equal(headed.headers.get('transfer-encoding'), 'chunked');
});

test('an empty answer has length 0', async () => {
  assert.equal((await ask((req, res) => res.end())).headers.get('content-length'), '0');
});

test('Date and Connection are added', async () => {
  const { headers } = await ask((req, res) => res.end());
  assert.match(headers.get('date'), /^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/);
  assert.deepEqual([headers.get('connection'), headers.get('keep-alive')], ['keep-alive', 'timeout=5']);
});

test('Date can be left out or set', async () => {
  assert.equal((await ask((req, res) => { res.sendDate = false; res.end(); })).headers.get('date'), null);
  assert.equal((await ask((req, res) => { res.setHeader('date', 'now'); res.end(); })).headers.get('date'), 'now');
});

test('204, 304 and HEAD have no body', async () => {
  for (const status of [204, 304]) {
    const { text, headers } = await ask((req, res) => { res.statusCode = status; res.end('body'); });
    assert.deepEqual([text, headers.get('content-length'), headers.get('transfer-encoding')], ['', null, null]);
  }
  const { text, headers } = await ask((req, res) => { res.setHeader('content-length', 4); res.end('body'); }, '/', { method: 'HEAD' });
  assert.deepEqual([text, headers.get('content-length')], ['', '4']);
});

test('writeHead adds to what was set, and a text for the status', async () => {
  const { status, statusText, headers } = await ask((req, res) => {
    res.setHeader('x-a', '1').setHeader('x-b', '1');
    res.writeHead(299, 'Fine', { 'X-B': '2', 'x-c': ['3', '4'] }).end();
  });
  assert.deepEqual([status, statusText], [299, 'Fine']);
  assert.deepEqual(['x-a', 'x-b', 'x-c'].map((name) => headers.get(name)), ['1', '2', '3, 4']);
});

test('writeHead takes a flat list of headers', async () => {
  const { headers } = await ask((req, res) => res.writeHead(200, ['x-a', '1', 'x-b', '2']).end());
  assert.deepEqual([headers.get('x-a'), headers.get('x-b')], ['1', '2']);
});

test('statusMessage is sent', async () => {
  assert.equal((await ask((req, res) => { res.statusMessage = 'Nice'; res.end(); })).statusText, 'Nice');
});

test('headers are read by any case and kept in order', async () => {
  const { text } = await ask((req, res) => {
    res.setHeader('X-One', '1');
    res.setHeader('Two', ['a', 'b']);
    res.appendHeader('x-one', '2');
    res.setHeader('Gone', 'x');
    res.removeHeader('gone');
    res.end(JSON.stringify([res.getHeader('x-ONE'), res.hasHeader('TWO'), res.hasHeader('gone'), res.getHeaderNames(), res.getHeaders()]));
  });
  assert.equal(text, '[["1","2"],true,false,["x-one","two"],{"x-one":["1","2"],"two":["a","b"]}]');
});

for (const [what, act, expected] of [
  ['a header with a line break', (res) => res.setHeader('x', 'a\r\nb'),
    'TypeError ERR_INVALID_CHAR: Invalid character in header content ["x"]'],
  ['a header beyond latin1', (res) => res.setHeader('x', '€'), 'TypeError ERR_INVALID_CHAR: Invalid character in header content ["x"]'],
  ['a header of undefined', (res) => res.setHeader('x', undefined),
    'TypeError ERR_HTTP_INVALID_HEADER_VALUE: Invalid value "undefined" for header "x"'],
  ['a name with a blank', (res) => res.setHeader('a b', 'x'),
    'TypeError ERR_INVALID_HTTP_TOKEN: Header name must be a valid HTTP token ["a b"]'],
  ['a line break in writeHead', (res) => res.writeHead(200, { x: '\n' }),
    'TypeError ERR_INVALID_CHAR: Invalid character in header content ["x"]'],
  ['a status of 99', (res) => res.writeHead(99), 'RangeError ERR_HTTP_INVALID_STATUS_CODE: Invalid status code: 99'],
  ['a status of text', (res) => res.writeHead('abc'), 'RangeError ERR_HTTP_INVALID_STATUS_CODE: Invalid status code: abc'],
  ['headers after the head', (res) => { res.writeHead(200); res.setHeader('x', '1'); },
    'Error ERR_HTTP_HEADERS_SENT: Cannot set headers after they are sent to the client'],
  ['removing after the head', (res) => { res.writeHead(200); res.removeHeader('x'); },
    'Error ERR_HTTP_HEADERS_SENT: Cannot remove headers after they are sent to the client'],
  ['a second head', (res) => { res.writeHead(200); res.writeHead(200); },
    'Error ERR_HTTP_HEADERS_SENT: Cannot write headers after they are sent to the client'],
  ['writing a number', (res) => res.write(5),
    'TypeError ERR_INVALID_ARG_TYPE: The "chunk" argument must be of type string or an instance of Buffer or Uint8Array. ' +
      'Received type number (5)'],
  ['writing null', (res) => res.write(null), 'TypeError ERR_STREAM_NULL_VALUES: May not write null values to stream'],
]) {
  test(`the response refuses ${what}`, async () => {
    assert.equal(await thrown(act), expected);
  });
}

test('headersSent and writableEnded tell how far it is', async () => {
  const seen = [];
  await ask((req, res) => {
    const look = () => seen.push([res.headersSent, res.writableEnded, res.writableFinished].map(Number).join(''));
    res.on('finish', look);
    look();
    res.write('a');
    look();
    res.end();
    look();
  });
  assert.deepEqual(seen, ['000', '100', '110', '111']);
});

test('the callback of end, then finish, then close, before the client has the answer', async () => {
  const seen = [];
  await ask((req, res) => {
    res.on('close', () => seen.push('close'));
    res.on('finish', () => seen.push('finish'));
    res.end('x', () => seen.push('callback'));
  });
  assert.deepEqual(seen, ['callback', 'finish', 'close']);
});

test('writing after the end is an error event', async () => {
  const seen = [];
  await ask((req, res) => {
    res.on('error', (error) => seen.push(error.code));
    res.end('x');
    seen.push(res.write('y'));
  });
  assert.deepEqual(seen, [false, 'ERR_STREAM_WRITE_AFTER_END']);
});

test('ending twice is no harm', async () => {
  assert.equal((await ask((req, res) => { res.end('x'); res.end(); })).text, 'x');
});

test('the body of a request comes as data and end', async () => {
  const { text } = await ask((req, res) => {
    let body = '';
    req.on('data', (chunk) => { body += `${Buffer.isBuffer(chunk)} ${chunk}`; });
    req.on('end', () => res.end(body));
  }, '/', { method: 'POST', body: 'hello' });
  assert.equal(text, 'true hello');
});

test('the body of a request can be read with for await', async () => {
  const { text } = await ask(async (req, res) => {
    const chunks = [];
    for await (const chunk of req) chunks.push(chunk);
    res.end(Buffer.concat(chunks).toString().toUpperCase());
  }, '/', { method: 'POST', body: 'hello' });
  assert.equal(text, 'HELLO');
});

test('setEncoding gives text', async () => {
  const { text } = await ask((req, res) => {
    req.setEncoding('utf8');
    req.on('data', (chunk) => res.end(`${typeof chunk} ${chunk}`));
  }, '/', { method: 'POST', body: 'hé' });
  assert.equal(text, 'string hé');
});

test('a request can be piped into its response', async () => {
  assert.equal((await ask((req, res) => req.pipe(res), '/', { method: 'POST', body: 'echo' })).text, 'echo');
});

test('a request that is listened to late still has its body', async () => {
  const { text } = await ask(async (req, res) => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    let body = '';
    for await (const chunk of req) body += chunk;
    res.end(body);
  }, '/', { method: 'POST', body: 'patient' });
  assert.equal(text, 'patient');
});

test('headers that come twice are joined or dropped as Node does', async () => {
  const headers = [['x-a', '1'], ['x-a', '2'], ['cookie', 'a=1'], ['cookie', 'b=2']];
  const handler = (req, res) => res.end(JSON.stringify([req.headers['x-a'], req.headers.cookie, req.headersDistinct['x-b']]));
  const { text } = await ask(handler, '/', { headers });
  assert.equal(text, '["1, 2","a=1; b=2",null]');
});

test('what fetch sends beside what it is told', async () => {
  const { text } = await ask((req, res) => res.end(JSON.stringify(req.headers)), '/', { method: 'POST', body: 'abc' });
  const { host, ...rest } = JSON.parse(text);
  assert.match(host, /^127\.0\.0\.1:\d+$/);
  assert.deepEqual(rest, {
    connection: 'keep-alive', 'content-type': 'text/plain;charset=UTF-8', accept: '*/*', 'accept-language': '*', 'sec-fetch-mode': 'cors',
    'user-agent': 'node', 'accept-encoding': 'gzip, deflate', 'content-length': '3',
  });
});

test('a server listens, has an address and closes', async () => {
  const seen = [];
  const server = http.createServer((req, res) => res.end('x'));
  assert.deepEqual([server.listening, server.address()], [false, null]);
  server.on('listening', () => seen.push('listening'));
  server.listen(0, '127.0.0.1', () => seen.push('callback'));
  await once(server, 'listening');
  const { address, family, port } = server.address();
  assert.deepEqual([address, family, port > 0, server.listening], ['127.0.0.1', 'IPv4', true, true]);
  assert.equal(await (await fetch(`http://127.0.0.1:${port}`)).text(), 'x');
  await new Promise((resolve) => server.close(resolve));
  assert.deepEqual([seen, server.listening], [['listening', 'callback'], false]);
  const isRefused = (error) => error.message === 'fetch failed' && error.cause.code === 'ECONNREFUSED';
  await assert.rejects(fetch(`http://127.0.0.1:${port}`), isRefused);
});

test('closing waits for what is in flight', async () => {
  const seen = [];
  const server = http.createServer((req, res) => {
    server.close(() => seen.push('closed'));
    setTimeout(() => {
      seen.push('answer');
      res.end('late');
    }, 10);
  });
  const base = await serve(server);
  assert.equal(await (await fetch(base, { headers: { connection: 'close' } })).text(), 'late');
  await new Promise((resolve) => setTimeout(resolve, 10));
  assert.deepEqual(seen, ['answer', 'closed']);
});

test('closing what does not listen is an error', async () => {
  const error = await new Promise((resolve) => http.createServer().close(resolve));
  assert.equal(error.code, 'ERR_SERVER_NOT_RUNNING');
});

test('a port is taken once', async () => {
  const first = http.createServer();
  const port = Number(new URL(await serve(first)).port);
  const second = http.createServer().listen(port, '127.0.0.1');
  const [error] = await once(second, 'error');
  assert.deepEqual([error.code, error.syscall, error.port], ['EADDRINUSE', 'listen', port]);
  first.close();
});

test('a port must be a port', () => {
  assert.throws(() => http.createServer().listen(70_000), { name: 'RangeError', code: 'ERR_SOCKET_BAD_PORT' });
});

test('several handlers of the event request see every request', async () => {
  const server = http.createServer();
  const seen = [];
  server.on('request', (req) => seen.push(req.url));
  server.on('request', (req, res) => res.end('x'));
  await ask(server, '/a');
  assert.deepEqual(seen, ['/a']);
});

test('destroying the socket fails the fetch', async () => {
  await assert.rejects(ask((req) => req.socket.destroy()), { name: 'TypeError', message: 'fetch failed' });
});

test('names of statuses and methods', () => {
  assert.equal(http.STATUS_CODES[418], "I'm a Teapot");
  assert.equal(http.STATUS_CODES[422], 'Unprocessable Entity');
  assert.equal(http.METHODS.includes('PATCH'), true);
  http.validateHeaderName('x-a');
  assert.throws(() => http.validateHeaderName(''), { code: 'ERR_INVALID_HTTP_TOKEN' });
  assert.throws(() => http.validateHeaderValue('x', undefined), { code: 'ERR_HTTP_INVALID_HEADER_VALUE' });
});

test('requests in parallel are answered each in its own time', async () => {
  const base = await serve((req, res) => setTimeout(() => res.end(req.url), Number(req.url.slice(1)) * 10));
  const order = [];
  await Promise.all([30, 10, 20].map(async (delay) => order.push(await (await fetch(`${base}/${delay}`)).text())));
  assert.deepEqual(order, ['/10', '/20', '/30']);
});

test('a client that goes away closes the request', async () => {
  const seen = [];
  const controller = new AbortController();
  const base = await serve((req, res) => {
    req.on('aborted', () => seen.push('aborted'));
    res.on('close', () => seen.push(`close ${res.writableFinished}`));
    setTimeout(() => controller.abort(), 5);
  });
  await assert.rejects(fetch(base, { signal: controller.signal }), { name: 'AbortError' });
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.deepEqual(seen, ['aborted', 'close false']);
});
