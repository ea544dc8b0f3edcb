import { test } from 'node:test';
import assert from 'node:assert/strict';
import { drive, known } from 'lab';

const ROUTES = [
  ['GET', '/ports', 'ports'],
  ['GET', '/ports/{code}', 'port'],
  ['GET', '/ports/{code}/admin', 'admin'],
  ['GET', '/sailings', 'sailings'],
  ['GET', '/sailings/{id}', 'one'],
  ['PATCH', '/sailings/{id}', 'change'],
  ['GET', '/sailings/today', 'today'],
  ['GET', '/sailings/{sailing}/availability', 'free'],
  ['POST', '/bookings', 'book'],
  ['GET', '/bookings/{reference}/tickets/{number}', 'ticket'],
  ['HEAD', '/maps/{code}', 'map size'],
  ['GET', '/maps/{code}', 'map'],
];

const heard = ({ status, handler, params, allow, threw }) => {
  if (threw) return `an error, "${threw}"`;
  if (status === undefined) return 'nothing that has a status';
  const name = handler === undefined ? '' : ` from \`${handler}\``;
  const values = Object.keys(params ?? {}).length
    ? ` with ${JSON.stringify(params)}`
    : '';
  const list = allow === undefined ? '' : `, allow \`${allow}\``;
  return `${status}${name}${values}${list}`;
};

async function ask(method, target, routes = ROUTES) {
  const [answer] = await drive('ask', routes, [method, target]);
  return answer;
}

async function assertFound(method, target, handler, params, why) {
  const answer = await ask(method, target);
  assert.ok(
    answer.status === 200 && answer.handler === handler,
    `${method} ${target} should be 200 from \`${handler}\`, and came as ` +
      `${heard(answer)}: ${why}`,
  );
  assert.deepEqual(
    answer.params,
    params,
    `${method} ${target} should hand over ${JSON.stringify(params)}, and ` +
      `handed over ${JSON.stringify(answer.params)}: ${why}`,
  );
}

async function assertRefused(method, target, status, why) {
  const answer = await ask(method, target);
  assert.equal(
    answer.status,
    status,
    `${method} ${target} should be ${status}, and came as ` +
      `${heard(answer)}: ${why}`,
  );
  assert.equal(
    answer.handler,
    undefined,
    `${method} ${target} is refused, and still names a handler`,
  );
  return answer;
}

test('a route is found, with its parameters', async () => {
  await assertFound('GET', '/ports', 'ports', {}, 'a path without holes');
  await assertFound(
    'GET',
    '/sailings?from=STV&to=HLM',
    'sailings',
    {},
    'cut the query off before you compare anything',
  );
  await assertFound(
    'GET',
    '/bookings/K7M2QX/tickets/2',
    'ticket',
    { reference: 'K7M2QX', number: '2' },
    'each hole gives its name and the segment that stood in it',
  );
  await assertFound(
    'PATCH',
    '/sailings/sai_7f3k',
    'change',
    { id: 'sai_7f3k' },
    'one place can have several methods',
  );
});

test('a fixed segment beats a hole, whatever the order', async () => {
  const pair = [
    ['GET', '/sailings/{id}', 'one'],
    ['GET', '/sailings/today', 'today'],
  ];
  const target = '/sailings/today';
  const late = await ask('GET', target, pair);
  const early = await ask('GET', target, [...pair].reverse());
  if (late.handler === 'one' && early.handler === 'today') {
    known('first-match');
  }
  for (const [answer, when] of [
    [late, 'last'],
    [early, 'first'],
  ]) {
    assert.equal(
      answer.handler,
      'today',
      `with /sailings/today added ${when}, GET ${target} came as ` +
        `${heard(answer)}; the fixed child is tried before the hole`,
    );
  }
  await assertFound(
    'GET',
    '/sailings/sai_7f3k',
    'one',
    { id: 'sai_7f3k' },
    'no fixed child has that name, so the hole takes it',
  );
});

test('a walk that leads nowhere turns back', async () => {
  const target = '/sailings/today/availability';
  const answer = await ask('GET', target);
  const sibling = await ask('GET', '/sailings/sai_7f3k/availability');
  if (answer.status === 404 && sibling.status === 200) known('never-back');
  await assertFound(
    'GET',
    target,
    'free',
    { sailing: 'today' },
    'below `today` is nothing, so the hole beside it has its turn',
  );
  await assertFound(
    'PATCH',
    '/sailings/today',
    'change',
    { id: 'today' },
    '`today` has only a GET; the walk goes on to the next place that fits',
  );
});

test('a parameter is decoded, once', async () => {
  for (const [target, id] of [
    ['/sailings/a%62c', 'abc'],
    ['/sailings/%C3%A5', 'å'],
    ['/sailings/a%252Fb', 'a%2Fb'],
    ['/sailings/a+b', 'a+b'],
  ]) {
    await assertFound(
      'GET',
      target,
      'one',
      { id },
      'each segment is decoded once, and nobody decodes again',
    );
  }
  await assertFound(
    'GET',
    '/%70orts',
    'ports',
    {},
    '%70 is a p, and a fixed segment is compared decoded, too',
  );
});

test('an escaped slash stays inside its segment', async () => {
  const target = '/ports/STV%2Fadmin';
  const answer = await ask('GET', target);
  if (answer.handler === 'admin') known('decode-first');
  await assertFound(
    'GET',
    target,
    'port',
    { code: 'STV/admin' },
    'split at the slashes that are really there, then decode',
  );
  await assertFound(
    'GET',
    '/sailings/a%3Fb',
    'one',
    { id: 'a?b' },
    'an escaped question mark does not begin a query',
  );
});

test('a broken escape is 400', async () => {
  for (const target of ['/sailings/a%zz', '/ports/50%', '/ports/%ff']) {
    await assertRefused(
      'GET',
      target,
      400,
      'nobody can say what was meant, and it is no fault of yours',
    );
  }
  await assertFound(
    'GET',
    '/ports?name=50%',
    'ports',
    {},
    'the query is not yours to read',
  );
});

test('a path that nobody has is 404', async () => {
  const answer = await ask('GET', '/prots');
  if (answer.status === 405) known('always-405');
  for (const [target, why] of [
    ['/prots', 'no pattern has this path'],
    ['/ports/STV/map', 'the way ends at the last segment but one'],
    ['/sailings/', 'behind the slash stands an empty segment, no id'],
    ['/bookings/K7M2QX', 'ways lead through here, and none ends here'],
  ]) {
    const { allow } = await assertRefused('GET', target, 404, why);
    assert.equal(
      allow,
      undefined,
      `GET ${target} is 404 and has an \`allow\` of "${allow}"; where ` +
        'there is no path there are no methods',
    );
  }
});

test('a wrong method is 405, and allow is complete', async () => {
  for (const [method, target, list] of [
    ['DELETE', '/ports', 'GET, HEAD, OPTIONS'],
    ['DELETE', '/sailings/sai_7f3k', 'GET, HEAD, OPTIONS, PATCH'],
    ['GET', '/bookings', 'OPTIONS, POST'],
    ['DELETE', '/sailings/today', 'GET, HEAD, OPTIONS, PATCH'],
  ]) {
    const { allow } = await assertRefused(
      method,
      target,
      405,
      'the path is there, this method is not',
    );
    assert.equal(
      allow,
      list,
      `\`allow\` of ${method} ${target} should be "${list}", and is ` +
        `"${allow}": the methods of every place that fits, HEAD where ` +
        'there is a GET, OPTIONS always, sorted',
    );
  }
});

test('HEAD finds the route of GET, if it has none of its own', async () => {
  await assertFound(
    'HEAD',
    '/sailings/sai_7f3k',
    'one',
    { id: 'sai_7f3k' },
    'HEAD is GET with the content left out',
  );
  await assertFound(
    'HEAD',
    '/maps/STV',
    'map size',
    { code: 'STV' },
    'here somebody wrote a route for HEAD',
  );
  await assertRefused('HEAD', '/bookings', 405, 'there is no GET either');
});

test('OPTIONS gets the list, and FERRY a 501', async () => {
  const { allow } = await assertRefused(
    'OPTIONS',
    '/sailings/sai_7f3k',
    204,
    'the list is the whole answer',
  );
  assert.equal(
    allow,
    'GET, HEAD, OPTIONS, PATCH',
    `\`allow\` of OPTIONS /sailings/sai_7f3k is "${allow}"; it is the ` +
      'list that a 405 would have',
  );
  await assertRefused('OPTIONS', '/prots', 404, 'no pattern has this path');
  for (const target of ['/ports', '/prots']) {
    await assertRefused('FERRY', target, 501, 'no route here knows FERRY');
  }
});

test('the same route cannot be added twice', async () => {
  for (const [first, second] of [
    ['/ports', '/ports'],
    ['/sailings/{id}', '/sailings/{sailing}'],
  ]) {
    const threw = await drive('addition', [
      ['GET', first, 'first'],
      ['GET', second, 'second'],
    ]);
    assert.equal(
      typeof threw,
      'string',
      `GET ${second} was added after GET ${first}, and nothing threw; ` +
        'they take the same requests, so one of them would never be called',
    );
  }
  const threw = await drive('addition', ROUTES);
  assert.ok(
    !threw,
    `twelve different routes were added, and one of them threw "${threw}"`,
  );
});

test('5,000 routes cost no more steps than 5', async () => {
  const few = await drive('stepsAmong', ROUTES, 5);
  const many = await drive('stepsAmong', ROUTES, 5_000);
  assert.equal(
    few.handler,
    'free',
    'GET /sailings/sai_7f3k/availability should come from `free`, and ' +
      `came as ${heard(few)}`,
  );
  assert.equal(
    few.steps,
    4,
    'GET /sailings/sai_7f3k/availability enters four nodes, the root ' +
      `among them, and \`steps\` is ${few.steps}`,
  );
  assert.equal(
    many.steps,
    few.steps,
    `among 5 other routes it took ${few.steps} steps, among 5,000 ` +
      `${many.steps}; look a child up by its name instead of trying each`,
  );
  const { steps } = await ask('GET', '/sailings/today/availability');
  assert.equal(
    steps,
    5,
    'GET /sailings/today/availability makes one detour, five nodes in ' +
      `all, and \`steps\` is ${steps}; count each node that is entered, ` +
      'and begin anew with each request',
  );
});
