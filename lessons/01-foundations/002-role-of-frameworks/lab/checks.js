import { test } from 'node:test';
import assert from 'node:assert/strict';
import { drive, known } from 'lab';

const heard = ({ status, body }) => {
  const text = body === '' || body === undefined ? 'no content' : body;
  return status === 0 ? `no answer (${text})` : `${status} with ${text}`;
};
const type = ({ headers }) => headers?.['content-type'] ?? 'none';

test('a handler runs once for each request, and not before', async () => {
  const { registered, refused, requests } = await drive('life');
  if (registered.length > 0) known('calls-handlers');
  assert.deepEqual(
    registered,
    [],
    `${registered.join(', ')} ran while routes were being registered; ` +
      'route() only keeps what it is given',
  );
  assert.ok(!refused, `registering the routes threw an error: ${refused}`);
  assert.deepEqual(
    requests,
    ['GET /sailings', 'GET /sailings'],
    'two requests for GET /sailings came in, and this ran: ' +
      `${requests.join(', ') || 'nothing'}; answer() finds the handler ` +
      'and calls it once',
  );
});

test('a route is found by method and path', async () => {
  const [get, post, wrong, unknown] = await drive(
    'ask',
    ['GET', '/sailings'],
    ['POST', '/sailings'],
    ['DELETE', '/sailings'],
    ['GET', '/nowhere'],
  );
  assert.match(
    String(get.body),
    /sai_7f3k/,
    `GET /sailings should list sai_7f3k; it answered ${heard(get)}`,
  );
  assert.match(
    String(post.body),
    /received/,
    'POST /sailings has a handler of its own; it answered ' +
      `${heard(post)}: keep both parts of the key, method and path`,
  );
  assert.equal(
    wrong.status,
    404,
    `no handler takes DELETE /sailings: 404, not ${heard(wrong)}`,
  );
  assert.equal(
    unknown.status,
    404,
    `nothing is at /nowhere: 404, not ${heard(unknown)}`,
  );
});

test('what a handler returns goes out as JSON, and says so', async () => {
  const [plain, later] = await drive(
    'ask',
    ['GET', '/sailings'],
    ['GET', '/report'],
  );
  assert.equal(
    plain.status,
    200,
    `GET /sailings should be 200, and it was ${heard(plain)}`,
  );
  assert.match(
    type(plain),
    /^application\/json/,
    `the content-type is ${type(plain)}; a client looks there first`,
  );
  const text =
    typeof plain.body === 'string' ? plain.body : typeof plain.body;
  assert.equal(
    text,
    '[{"id":"sai_7f3k","from":"STV","to":"HLM"},' +
      '{"id":"sai_8b2m","from":"HLM","to":"LND"}]',
    `the body should be the value as JSON text, and it is: ${text}`,
  );
  assert.equal(
    later.body,
    '{"count":2}',
    'GET /report returns a promise of its value, and you sent ' +
      `${later.body}: wait for what the handler returns`,
  );
});

test('a handler that throws is 500, and the others live on', async () => {
  const [fares, sailings] = await drive(
    'ask',
    ['GET', '/fares'],
    ['GET', '/sailings'],
  );
  if (sailings.status !== 200 && fares.status !== 200) known('one-try');
  assert.equal(
    fares.status,
    500,
    `the handler of GET /fares throws: that is 500, not ${heard(fares)}`,
  );
  assert.ok(
    !String(fares.body).includes('season'),
    'the error message is for your log; the client got to read it',
  );
  assert.equal(
    sailings.status,
    200,
    `GET /sailings came next and was answered with ${heard(sailings)}`,
  );
});

test('the ready hook has ended before a request is taken', async () => {
  const { start, early, requests, refused } = await drive('life');
  assert.ok(!refused, `registering the routes threw an error: ${refused}`);
  assert.deepEqual(
    start,
    ['ready hook begins', 'ready hook ends'],
    `during start() this ran: ${start.join(', ') || 'nothing'}; ` +
      'await each ready hook, then listen',
  );
  assert.ok(
    early.status === 0 || early.status === 503,
    'a request during the ready hook should find nobody, and it got ' +
      heard(early),
  );
  assert.ok(requests.length > 0, 'after start() no handler ever ran');
});

test('after start() nothing more can be registered', async () => {
  const { early, during, after, vessels } = await drive('late');
  assert.equal(early, null, `before start() a route was refused: ${early}`);
  const open = (when) => Object.keys(when).filter((way) => !when[way]);
  const isFilled = vessels.body === '[]';
  if (isFilled && open(after).length === 3) known('never-frozen');
  for (const [when, ways] of [
    ['while start() was waiting for a hook', open(during)],
    ['after start()', open(after)],
  ]) {
    assert.deepEqual(
      ways,
      [],
      `${ways.join(', ')} did not throw ${when}; the list is final from ` +
        'the moment start() is called',
    );
  }
  assert.equal(
    vessels.status,
    200,
    `GET /vessels was registered in time and answers ${heard(vessels)}`,
  );
});

test('close() lets the request in flight finish', async () => {
  const { trail, inFlight, closedEarly, ends } = await drive('closing');
  const seen = trail.filter((step) => !step.endsWith('/sailings'));
  if (seen.indexOf('close hook') === 1) known('drops-request');
  assert.equal(
    inFlight.status,
    200,
    'GET /report was under way when close() was called, and it ended ' +
      `with ${heard(inFlight)}; this ran: ${trail.join(', ')}`,
  );
  assert.ok(ends, 'the last request was answered, and close() never ended');
  assert.deepEqual(
    seen,
    ['GET /report begins', 'GET /report ends', 'close hook'],
    `this ran, in this order: ${seen.join(', ') || 'nothing'}; the ` +
      'close hook takes the database away, so it follows the last answer',
  );
  assert.ok(
    !closedEarly,
    'the promise of close() was kept while a request was still under way',
  );
  assert.ok(
    await drive('closingAfterFailure'),
    'after a handler had thrown, close() never ended: a request that ' +
      'failed is over, too, and no longer in flight',
  );
});

test('from close() on, new requests get 503', async () => {
  const { fresh, afterwards } = await drive('closing');
  assert.equal(
    fresh.status,
    503,
    'GET /sailings came during close(): 503, not ' + heard(fresh),
  );
  assert.equal(
    afterwards.status,
    503,
    'GET /sailings came after close(): 503, not ' + heard(afterwards),
  );
});
