import { test } from 'node:test';
import assert from 'node:assert/strict';
import express from 'express';
import { serve } from 'lab';

// What is answered when `handler` stands at /, and `onError` after it.
async function ask(handler, onError, path = '/') {
  const app = express().set('env', 'production');
  app.get('/', handler);
  if (onError) app.use(onError);
  return send(app, path);
}

async function send(app, path = '/', init) {
  const quiet = console.error;
  console.error = () => {};
  try {
    const response = await fetch((await serve(app)) + path, init);
    return { status: response.status, headers: response.headers, text: await response.text() };
  } finally {
    console.error = quiet;
  }
}

const report = (error, req, res, next) => res.status(error.status ?? 500).json({ name: error?.name, message: error?.message ?? error });

test('what a handler throws goes to the handler of four arguments', async () => {
  const { status, text } = await ask(() => { throw new TypeError('boom'); }, report);
  assert.deepEqual([status, text], [500, '{"name":"TypeError","message":"boom"}']);
});

test('what an async handler rejects with goes there too', async () => {
  const { text } = await ask(async () => { await null; throw new RangeError('later'); }, report);
  assert.equal(text, '{"name":"RangeError","message":"later"}');
});

test('a rejection without a reason becomes an error', async () => {
  const { text } = await ask(() => Promise.reject(), report);
  assert.equal(text, '{"name":"Error","message":"Rejected promise"}');
});

test('next(error) skips every handler that is not for errors', async () => {
  const app = express();
  const seen = [];
  app.use((req, res, next) => next(new Error('x')));
  app.use(() => seen.push('plain'));
  app.get('/', () => seen.push('route'));
  app.use((error, req, res, next) => { seen.push(error.message); next(error); });
  app.use((error, req, res, next) => { seen.push('second'); res.end(); });
  await send(app);
  assert.deepEqual(seen, ['x', 'second']);
});

test('an error handler can go on as if nothing had happened', async () => {
  const app = express();
  app.use((req, res, next) => next(new Error('x')));
  app.use((error, req, res, next) => next());
  app.get('/', (req, res) => res.send('recovered'));
  assert.equal((await send(app)).text, 'recovered');
});

test('an error handler is not called without an error', async () => {
  const app = express();
  app.use((error, req, res, next) => res.send('wrong'));
  app.get('/', (req, res) => res.send('right'));
  assert.equal((await send(app)).text, 'right');
});

test('what an error handler throws goes to the next one', async () => {
  const app = express();
  app.use(() => { throw new Error('first'); });
  app.use((error, req, res, next) => { throw new Error(`${error.message}, second`); });
  app.use(async (error, req, res, next) => { throw new Error(`${error.message}, third`); });
  app.use(report);
  assert.equal((await send(app)).text, '{"name":"Error","message":"first, second, third"}');
});

test('an error handler within a route catches the errors of that route', async () => {
  const app = express();
  app.get('/', () => { throw new Error('x'); }, (error, req, res, next) => res.send(`caught ${error.message}`));
  assert.equal((await send(app)).text, 'caught x');
});

test('an error handler of a router catches first', async () => {
  const router = express.Router();
  router.get('/', () => { throw new Error('x'); });
  router.use((error, req, res, next) => res.send('router'));
  const app = express().use(router);
  app.use((error, req, res, next) => res.send('app'));
  assert.equal((await send(app)).text, 'router');
});

test('an error that a router does not catch goes on to the app', async () => {
  const router = express.Router().get('/', () => { throw new Error('x'); });
  const app = express().use('/r', router).use((error, req, res, next) => res.json([error.message, req.baseUrl, req.url]));
  assert.equal((await send(app, '/r')).text, '["x","","/r"]');
});

test('an error of a mounted app goes on to its parent', async () => {
  const child = express();
  child.get('/', () => { throw new Error('child'); });
  const app = express().use('/c', child).use(report);
  assert.equal((await send(app, '/c')).text, '{"name":"Error","message":"child"}');
});

test('a handler with a path catches errors of that path only', async () => {
  const app = express();
  app.use(() => { throw new Error('x'); });
  app.use('/b', (error, req, res, next) => res.send('b'));
  app.use((error, req, res, next) => res.send('all'));
  assert.equal((await send(app, '/b/c')).text, 'b');
  assert.equal((await send(app, '/a')).text, 'all');
});

test('errors need not be Errors', async () => {
  assert.equal((await ask((req, res, next) => next('text'), (error, req, res, next) => res.json({ error }))).text, '{"error":"text"}');
  assert.equal((await ask(() => { throw { a: 1 }; }, (error, req, res, next) => res.json({ error }))).text, '{"error":{"a":1}}');
});

test('without a handler the answer is 500 and says no more than its name', async () => {
  const { status, text, headers } = await ask(() => { throw new Error('secret'); });
  assert.equal(status, 500);
  assert.match(text, /^<!DOCTYPE html>\n<html lang="en">/);
  assert.match(text, /<title>Error<\/title>/);
  assert.match(text, /<pre>Internal Server Error<\/pre>/);
  assert.doesNotMatch(text, /secret/);
  assert.equal(headers.get('content-type'), 'text/html; charset=utf-8');
});

test("the default answer takes the error's status and headers", async () => {
  const { status, text, headers } = await ask((req, res, next) =>
    next(Object.assign(new Error('x'), { statusCode: 429, headers: { 'Retry-After': '5' } })));
  assert.equal(status, 429);
  assert.match(text, /<pre>Too Many Requests<\/pre>/);
  assert.equal(headers.get('retry-after'), '5');
});

test('a status that is none for errors is not taken', async () => {
  assert.equal((await ask((req, res, next) => next(Object.assign(new Error('x'), { status: 200 })))).status, 500);
  assert.equal((await ask((req, res, next) => next(Object.assign(new Error('x'), { status: '404' })))).status, 500);
});

test('the status of the response counts when the error has none', async () => {
  assert.equal((await ask((req, res) => { res.status(403); throw new Error('x'); })).status, 403);
});

test('in development the stack is shown', async () => {
  const app = express().set('env', 'development');
  app.get('/', () => { throw new Error('a <b>'); });
  const { text } = await send(app);
  assert.match(text, /<pre>Error: a &lt;b&gt;<br> &nbsp; &nbsp;at /);
});

test('the error is printed, unless the env is test', async () => {
  for (const [env, count] of [['production', 1], ['test', 0]]) {
    const app = express().set('env', env);
    const error = new Error('printed');
    app.get('/', () => { throw error; });
    const printed = [];
    const original = console.error;
    console.error = (value) => printed.push(value);
    try {
      await fetch(await serve(app));
      await new Promise((resolve) => setTimeout(resolve, 5));
    } finally {
      console.error = original;
    }
    assert.equal(printed.filter((value) => value === error).length, count);
  }
});

test('headers set before an error are kept, except what described the body', async () => {
  const { headers } = await ask((req, res) => {
    res.set({ 'X-Own': '1', 'Content-Language': 'de' });
    throw new Error('x');
  });
  assert.equal(headers.get('x-own'), '1');
  assert.equal(headers.get('content-language'), null);
});

test('an error after the head was sent ends the connection', async () => {
  const app = express().set('env', 'test');
  app.get('/', (req, res) => {
    res.write('part');
    throw new Error('too late');
  });
  const response = await fetch(await serve(app)).catch(() => null);
  if (response) await assert.rejects(response.text(), { name: 'TypeError', message: 'terminated' });
});

test('calling next after the answer does no harm', async () => {
  const app = express();
  app.get('/', (req, res, next) => { res.send('once'); next(); });
  assert.equal((await send(app)).text, 'once');
});

test('a second answer is an error with a code', async () => {
  let code = null;
  const app = express();
  app.get('/', (req, res, next) => {
    res.send('one');
    try {
      res.send('two');
    } catch (error) {
      code = [error.name, error.code, error.message];
    }
  });
  assert.equal((await send(app)).text, 'one');
  assert.deepEqual(code, ['Error', 'ERR_HTTP_HEADERS_SENT', 'Cannot set headers after they are sent to the client']);
});

test('404 for an unknown path can be made by the last handler', async () => {
  const app = express();
  app.use((req, res) => res.status(404).json({ error: 'not found' }));
  const { status, text } = await send(app, '/x');
  assert.deepEqual([status, text], [404, '{"error":"not found"}']);
});

test('an error in app.param goes to the error handlers', async () => {
  const app = express();
  app.param('id', async () => { throw new Error('bad id'); });
  app.get('/:id', (req, res) => res.send('x'));
  app.use(report);
  assert.equal((await send(app, '/1')).text, '{"name":"Error","message":"bad id"}');
});

test('a request with a body that nobody reads gets its 404', async () => {
  const { status, text } = await send(express(), '/x', { method: 'POST', body: 'some text' });
  assert.equal(status, 404);
  assert.match(text, /Cannot POST \/x/);
});
