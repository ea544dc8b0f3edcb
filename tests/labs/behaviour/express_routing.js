import { test } from 'node:test';
import assert from 'node:assert/strict';
import express from 'express';
import { serve } from 'lab';

async function ask(app, path, method = 'GET', headers = {}) {
  const response = await fetch((await serve(app)) + path, { method, headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

// An app that answers with what `read` makes of the request.
function echo(path, read, app = express()) {
  app.get(path, (req, res) => res.json(read(req)));
  return app;
}

const params = async (pattern, path) => {
  const { status, text } = await ask(echo(pattern, (req) => req.params), path);
  return status === 200 ? JSON.parse(text) : status;
};

test('a route answers its method and path', async () => {
  const app = express();
  app.get('/a', (req, res) => res.send('got'));
  app.post('/a', (req, res) => res.send('posted'));
  assert.equal((await ask(app, '/a')).text, 'got');
  assert.equal((await ask(app, '/a', 'POST')).text, 'posted');
  assert.equal((await ask(app, '/a', 'PUT')).status, 404);
});

test('put, patch and delete have routes of their own', async () => {
  const app = express();
  for (const method of ['put', 'patch', 'delete']) app[method]('/a', (req, res) => res.send(method));
  for (const method of ['PUT', 'PATCH', 'DELETE']) assert.equal((await ask(app, '/a', method)).text, method.toLowerCase());
});

test('an unknown path is answered with 404 and its name', async () => {
  const { status, text, headers } = await ask(express(), '/nothing/here?x=1');
  assert.equal(status, 404);
  assert.match(text, /<pre>Cannot GET \/nothing\/here<\/pre>/);
  assert.equal(headers.get('content-type'), 'text/html; charset=utf-8');
  assert.equal(headers.get('content-security-policy'), "default-src 'none'");
  assert.equal(headers.get('x-content-type-options'), 'nosniff');
});

test('the name of an unknown path is escaped', async () => {
  assert.match((await ask(express(), '/%3Cb%3E')).text, /Cannot GET \/%3Cb%3E/);
  assert.match((await ask(express(), "/it's&co")).text, /Cannot GET \/it&#39;s&amp;co/);
});

test('a named parameter takes one segment', async () => {
  assert.deepEqual(await params('/u/:id', '/u/7'), { id: '7' });
  assert.equal(await params('/u/:id', '/u/7/8'), 404);
  assert.equal(await params('/u/:id', '/u/'), 404);
});

test('parameters are decoded', async () => {
  assert.deepEqual(await params('/u/:name', '/u/J%C3%BCrg%20B%2Fx'), { name: 'Jürg B/x' });
});

test('a parameter that cannot be decoded is a 400', async () => {
  const { status, text } = await ask(echo('/u/:name', () => 1), '/u/%zz');
  assert.equal(status, 400);
  assert.match(text, /<pre>Bad Request<\/pre>/);
});

test('two parameters share a segment', async () => {
  assert.deepEqual(await params('/f/:from-:to', '/f/a-b'), { from: 'a', to: 'b' });
  assert.deepEqual(await params('/f/:from-:to', '/f/a-b-c'), { from: 'a-b', to: 'c' });
  assert.deepEqual(await params('/f/:name.:ext', '/f/a.b.c'), { name: 'a.b', ext: 'c' });
});

test('a wildcard takes the segments that are left', async () => {
  assert.deepEqual(await params('/files/*path', '/files/a/b%20c/d'), { path: ['a', 'b c', 'd'] });
  assert.equal(await params('/files/*path', '/files/'), 404);
});

test('a wildcard in the middle leaves what comes after', async () => {
  assert.deepEqual(await params('/a/*rest/end', '/a/x/y/end'), { rest: ['x', 'y'] });
  assert.deepEqual(await params('/*path.:ext', '/a/b.txt'), { path: ['a', 'b'], ext: 'txt' });
});

test('a part in braces may be missing', async () => {
  assert.deepEqual(await params('/u{/:id}', '/u'), {});
  assert.deepEqual(await params('/u{/:id}', '/u/3'), { id: '3' });
  assert.deepEqual(await params('/a{/:b{/:c}}', '/a/1/2'), { b: '1', c: '2' });
  assert.deepEqual(await params('/{*rest}', '/'), {});
});

test('a name in quotes and an escaped colon', async () => {
  assert.deepEqual(await params('/:"the id"/x', '/5/x'), { 'the id': '5' });
  assert.deepEqual(await params('/a\\:b', '/a:b'), {});
});

test('parameters have no prototype', async () => {
  const app = echo('/u/:id', (req) => Object.getPrototypeOf(req.params) === null);
  assert.equal((await ask(app, '/u/1')).text, 'true');
});

for (const [path, message] of [
  ['/a/:', 'Missing parameter name at index 4: /a/:; visit https://git.new/pathToRegexpError for info'],
  ['/a*', 'Missing parameter name at index 3: /a*; visit https://git.new/pathToRegexpError for info'],
  ['/a/:id?', 'Unexpected ? at index 6: /a/:id?; visit https://git.new/pathToRegexpError for info'],
  ['/a(b)', 'Unexpected ( at index 2: /a(b); visit https://git.new/pathToRegexpError for info'],
  ['/a{/b', 'Unexpected end at index 5, expected }: /a{/b; visit https://git.new/pathToRegexpError for info'],
  ['/:"a', 'Unterminated quote at index 2: /:"a; visit https://git.new/pathToRegexpError for info'],
  ['/:a:b', 'Missing text before "b" param: /:a:b; visit https://git.new/pathToRegexpError for info'],
]) {
  test(`the old or wrong path ${path} is refused with words`, () => {
    assert.throws(() => express().get(path, () => {}), { name: 'TypeError', message });
  });
}

test('a RegExp path counts its groups', async () => {
  assert.deepEqual(await params(/^\/n\/(\d+)-(\w+)$/, '/n/12-ab'), { 0: '12', 1: 'ab' });
  assert.deepEqual(await params(/^\/n\/(?<year>\d+)$/, '/n/12'), { year: '12' });
  assert.equal(await params(/^\/n\/(\d+)$/, '/n/x'), 404);
});

test('an array of paths matches any of them', async () => {
  assert.deepEqual(await params(['/a/:x', /^\/b\/(.)$/], '/a/1'), { x: '1' });
  assert.deepEqual(await params(['/a/:x', /^\/b\/(.)$/], '/b/2'), { 0: '2' });
});

test('paths ignore case and one slash at the end, unless told', async () => {
  const app = echo('/Foo', () => 1);
  assert.equal((await ask(app, '/fOO')).status, 200);
  assert.equal((await ask(app, '/foo/')).status, 200);
  const strict = express().enable('strict routing').enable('case sensitive routing');
  echo('/Foo', () => 1, strict);
  assert.equal((await ask(strict, '/Foo')).status, 200);
  assert.equal((await ask(strict, '/foo')).status, 404);
  assert.equal((await ask(strict, '/Foo/')).status, 404);
});

test('a Router has its own strictness', async () => {
  const app = express();
  app.use(express.Router({ strict: true, caseSensitive: true }).get('/Foo/', (req, res) => res.send('x')));
  assert.equal((await ask(app, '/Foo/')).status, 200);
  assert.equal((await ask(app, '/Foo')).status, 404);
  assert.equal((await ask(app, '/foo/')).status, 404);
});

test('middleware runs in the order it was added', async () => {
  const app = express();
  const seen = [];
  app.use((req, res, next) => { seen.push(1); next(); });
  app.use([(req, res, next) => { seen.push(2); next(); }, [(req, res, next) => { seen.push(3); next(); }]]);
  app.get('/', (req, res, next) => { seen.push(4); next(); }, (req, res) => { seen.push(5); res.end(); });
  app.use(() => seen.push(6));
  await ask(app, '/');
  assert.deepEqual(seen, [1, 2, 3, 4, 5]);
});

test('middleware with a path sees the rest of it', async () => {
  const app = express();
  app.use('/api', (req, res) => res.json([req.baseUrl, req.url, req.path, req.originalUrl]));
  assert.deepEqual(JSON.parse((await ask(app, '/api/x?y=1')).text), ['/api', '/x?y=1', '/x', '/api/x?y=1']);
  assert.deepEqual(JSON.parse((await ask(app, '/api')).text), ['/api', '/', '/', '/api']);
  assert.deepEqual(JSON.parse((await ask(app, '/api?y')).text), ['/api', '/?y', '/', '/api?y']);
  assert.equal((await ask(app, '/apis')).status, 404);
});

test('after middleware the URL is whole again', async () => {
  const app = express();
  app.use('/a', (req, res, next) => next());
  app.use((req, res) => res.json([req.baseUrl, req.url]));
  assert.deepEqual(JSON.parse((await ask(app, '/a/b')).text), ['', '/a/b']);
});

test('routers nest and add to baseUrl', async () => {
  const inner = express.Router();
  inner.get('/c/:id', (req, res) => res.json([req.baseUrl, req.url, req.params]));
  const outer = express.Router();
  outer.use('/b', inner);
  const app = express().use('/a', outer);
  assert.deepEqual(JSON.parse((await ask(app, '/a/b/c/1')).text), ['/a/b', '/c/1', { id: '1' }]);
});

test('a router sees the parameters around it only with mergeParams', async () => {
  for (const [options, expected] of [[{}, { b: '2' }], [{ mergeParams: true }, { a: '1', b: '2' }]]) {
    const router = express.Router(options);
    router.get('/:b', (req, res) => res.json(req.params));
    assert.deepEqual(JSON.parse((await ask(express().use('/:a', router), '/1/2')).text), expected);
  }
});

test('merged parameters: the inner name wins, unnamed ones count on', async () => {
  const router = express.Router({ mergeParams: true });
  router.get('/:a', (req, res) => res.json(req.params));
  assert.deepEqual(JSON.parse((await ask(express().use('/:a', router), '/1/2')).text), { a: '2' });
  const counted = express.Router({ mergeParams: true });
  counted.get(/^\/(\d)$/, (req, res) => res.json(req.params));
  assert.deepEqual(JSON.parse((await ask(express().use(/^\/(\w)/, counted), '/x/2')).text), { 0: 'x', 1: '2' });
});

test('parameters of middleware are gone in the next one', async () => {
  const app = express();
  app.use('/:x', (req, res, next) => next());
  app.use((req, res) => res.json(req.params));
  assert.equal((await ask(app, '/1')).text, '{}');
});

test("next('route') skips the other handlers of the route", async () => {
  const app = express();
  app.get('/', (req, res, next) => next('route'), (req, res) => res.send('first'));
  app.get('/', (req, res) => res.send('second'));
  assert.equal((await ask(app, '/')).text, 'second');
});

test("next('router') leaves the router", async () => {
  const router = express.Router();
  router.use((req, res, next) => next('router'));
  router.get('/', (req, res) => res.send('inside'));
  const app = express().use(router);
  app.get('/', (req, res) => res.send('outside'));
  assert.equal((await ask(app, '/')).text, 'outside');
});

test('app.all answers every method', async () => {
  const app = express();
  app.all('/a', (req, res) => res.send(req.method));
  for (const method of ['GET', 'POST', 'DELETE', 'PATCH']) assert.equal((await ask(app, '/a', method)).text, method);
});

test('app.route chains methods', async () => {
  const app = express();
  app.route('/a')
    .all((req, res, next) => { res.set('x-all', '1'); next(); })
    .get((req, res) => res.send('g'))
    .post((req, res) => res.send('p'));
  const { text, headers } = await ask(app, '/a', 'POST');
  assert.equal(text, 'p');
  assert.equal(headers.get('x-all'), '1');
});

test('req.route tells the route', async () => {
  const app = express();
  app.get('/a/:b', (req, res) => res.json([req.route.path, Object.keys(req.route.methods)]));
  assert.equal((await ask(app, '/a/1')).text, '["/a/:b",["get"]]');
});

test('HEAD is answered by the GET route, without a body', async () => {
  const { status, headers, text } = await ask(echo('/', () => 'hello'), '/', 'HEAD');
  assert.equal(status, 200);
  assert.equal(headers.get('content-length'), '7');
  assert.equal(text, '');
});

test('a HEAD route comes before the GET route when it stands first', async () => {
  const app = express();
  app.head('/', (req, res) => res.set('x-by', 'head').end());
  app.get('/', (req, res) => res.set('x-by', 'get').end());
  assert.equal((await ask(app, '/', 'HEAD')).headers.get('x-by'), 'head');
});

test('OPTIONS is answered with what the path allows', async () => {
  const app = express();
  app.get('/a', () => {});
  app.put('/a', () => {});
  const { status, text, headers } = await ask(app, '/a', 'OPTIONS');
  assert.deepEqual([status, text, headers.get('allow')], [200, 'GET, HEAD, PUT', 'GET, HEAD, PUT']);
  assert.equal((await ask(app, '/b', 'OPTIONS')).status, 404);
});

test('app.param runs once for a value, before the handlers', async () => {
  const app = express();
  const seen = [];
  app.param('id', (req, res, next, id, name) => { seen.push(`${name}=${id}`); req.user = { id }; next(); });
  app.get('/u/:id', (req, res, next) => next());
  app.get('/u/:id', (req, res) => res.json(req.user));
  assert.equal((await ask(app, '/u/4')).text, '{"id":"4"}');
  assert.deepEqual(seen, ['id=4']);
});

test('app.param may refuse', async () => {
  const app = express();
  app.param('id', (req, res, next, id) => (id === '1' ? next() : next(Object.assign(new Error('no such'), { status: 404 }))));
  app.get('/u/:id', (req, res) => res.send('ok'));
  assert.equal((await ask(app, '/u/1')).text, 'ok');
  assert.equal((await ask(app, '/u/2')).status, 404);
});

test('a mounted app knows its place and has its own settings', async () => {
  const parent = express();
  const child = express();
  parent.set('title', 'parent');
  let mounted = null;
  child.on('mount', (app) => { mounted = app; });
  parent.use('/admin', child);
  child.get('/', (req, res) => res.json([req.app === child, req.baseUrl, child.mountpath, child.path(), child.get('title')]));
  assert.equal((await ask(parent, '/admin')).text, '[true,"/admin","/admin","/admin","parent"]');
  assert.equal(mounted, parent);
});

test('after a mounted app the request belongs to the outer app again', async () => {
  const parent = express();
  parent.use('/a', express());
  parent.use((req, res) => res.json(req.app === parent));
  assert.equal((await ask(parent, '/a')).text, 'true');
});

test('settings can be set, read, enabled and disabled', () => {
  const app = express();
  assert.equal(app.get('etag'), 'weak');
  assert.equal(app.set('x', 5), app);
  assert.deepEqual([app.get('x'), app.enabled('x'), app.disabled('x'), app.get('unknown')], [5, true, false, undefined]);
  app.disable('x');
  assert.equal(app.enabled('x'), false);
  assert.equal(app.get('query parser'), 'simple');
  assert.throws(() => app.set('etag', 5), { message: 'unknown value for etag function: 5' });
});

test('app.locals and res.locals start empty and are kept apart', async () => {
  const app = express();
  app.locals.title = 'T';
  app.use((req, res, next) => { res.locals.user = 'u'; next(); });
  app.get('/', (req, res) => res.json([req.app.locals.title, res.locals, Object.getPrototypeOf(res.locals)]));
  assert.equal((await ask(app, '/')).text, '["T",{"user":"u"},null]');
});

test('a handler that is no function is refused', () => {
  const app = express();
  assert.throws(() => app.get('/', 'x'), { name: 'TypeError', message: 'argument handler must be a function' });
  assert.throws(() => app.use('/'), { message: 'app.use() requires a middleware function' });
  assert.throws(() => app.post('/'), { message: 'argument handler is required' });
  assert.throws(() => express.Router().use(), { message: 'argument handler is required' });
});

test('the simple query: strings, arrays, no prototype', async () => {
  const app = echo('/', (req) => [req.query, Object.getPrototypeOf(req.query) === null]);
  assert.equal((await ask(app, '/?a=1&b=x+y&b=%C3%BC&c&d[e]=2')).text, '[{"a":"1","b":["x y","ü"],"c":"","d[e]":"2"},true]');
  assert.equal((await ask(app, '/')).text, '[{},true]');
});

test('the extended query: objects and arrays', async () => {
  const app = express().set('query parser', 'extended');
  echo('/', (req) => req.query, app);
  const { text } = await ask(app, '/?a[b]=1&a[c]=2&l[]=x&l[]=y&m[1]=q&m[0]=p&n=1&n=2');
  assert.deepEqual(JSON.parse(text), { a: { b: '1', c: '2' }, l: ['x', 'y'], m: ['p', 'q'], n: ['1', '2'] });
});

test('the query parser can be a function, or none', async () => {
  const own = express().set('query parser', (text) => ({ text }));
  assert.equal((await ask(echo('/', (req) => req.query, own), '/?a=1')).text, '{"text":"a=1"}');
  const none = express().set('query parser', false);
  assert.equal((await ask(echo('/', (req) => req.query, none), '/?a=1')).text, '{}');
});

test('what the request says about where it came from', async () => {
  const app = echo('/', (req) => [req.protocol, req.secure, req.hostname, req.ip, req.ips, req.xhr, req.subdomains]);
  const { text } = await ask(app, '/', 'GET', { 'x-forwarded-for': '9.9.9.9', 'x-requested-with': 'XMLHttpRequest' });
  assert.equal(text, '["http",false,"127.0.0.1","127.0.0.1",[],true,[]]');
});

test('behind a trusted proxy the forwarded headers count', async () => {
  const app = express().set('trust proxy', true);
  echo('/', (req) => [req.protocol, req.secure, req.hostname, req.ip, req.ips], app);
  const headers = { 'x-forwarded-for': '1.1.1.1, 2.2.2.2', 'x-forwarded-proto': 'https, http', 'x-forwarded-host': 'example.com:8080, x' };
  assert.equal((await ask(app, '/', 'GET', headers)).text, '["https",true,"example.com","1.1.1.1",["1.1.1.1","2.2.2.2"]]');
});

test('as many proxies are trusted as the setting says', async () => {
  const forwarded = { 'x-forwarded-for': '1.1.1.1, 10.0.0.2, 192.168.0.3' };
  for (const [setting, ip] of [[1, '192.168.0.3'], [2, '10.0.0.2'], ['loopback', '192.168.0.3'], ['loopback, 192.168.0.0/16', '10.0.0.2'],
    [['loopback', 'uniquelocal'], '1.1.1.1'], ['10.0.0.0/8', '127.0.0.1']]) {
    const app = express().set('trust proxy', setting);
    assert.equal((await ask(echo('/', (req) => req.ip, app), '/', 'GET', forwarded)).text, JSON.stringify(ip));
  }
});

test('a hundred and more handlers in a row do not use up the stack', async () => {
  const app = express();
  let count = 0;
  for (let at = 0; at < 500; at += 1) app.use((req, res, next) => { count += 1; next(); });
  app.use((req, res) => res.json(count));
  assert.equal((await ask(app, '/')).text, '500');
});

test('an app can be called like any handler', async () => {
  const inner = express();
  inner.get('/x', (req, res) => res.send('inner'));
  const { text } = await ask((req, res) => inner(req, res), '/x');
  assert.equal(text, 'inner');
});
