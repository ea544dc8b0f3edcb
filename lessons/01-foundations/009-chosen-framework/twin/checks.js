import { test } from 'node:test';
import assert from 'node:assert/strict';
import { known } from 'lab';

const CODES = ['BRG', 'HLM', 'KSL', 'LND', 'ORK', 'STV'];
const JSON_TYPE = /^application\/json/;
const PROBLEM_TYPE = /^application\/problem\+json/;
const NOT_FOUND = 'https://tidewater.example/problems/not-found';

async function ask(method, path) {
  try {
    const response = await fetch(`http://lab${path}`, {
      method,
      redirect: 'manual',
    });
    const { status, headers } = response;
    const type = headers.get('content-type') ?? 'none';
    return { status, headers, type, text: await response.text() };
  } catch (error) {
    assert.fail(`${method} ${path} was not answered: ${error.message}`);
  }
}

const short = (text) =>
  text.length > 60 ? `${text.slice(0, 60)}…` : text || 'no content';
const list = (values) => values.join(', ') || 'none';

async function object(path) {
  const { status, type, text } = await ask('GET', path);
  assert.equal(
    status,
    200,
    `GET ${path} should be 200, and it was ${status}: ${short(text)}`,
  );
  assert.match(
    type,
    JSON_TYPE,
    `GET ${path} came with the Content-Type ${type}; send it by the ` +
      'means that your framework has for JSON, which sets the type too',
  );
  try {
    return JSON.parse(text);
  } catch {
    assert.fail(`GET ${path} is no JSON: ${short(text)}`);
  }
}

async function found(from, to, date) {
  const path = `/sailings?from=${from}&to=${to}&date=${date}`;
  const { sailings } = (await object(path)) ?? {};
  assert.ok(
    Array.isArray(sailings),
    `GET ${path} should be an object whose \`sailings\` is a list`,
  );
  return sailings.map((sailing) => String(sailing?.id)).sort();
}

test('the ports are six, in JSON', async () => {
  const { ports } = (await object('/ports')) ?? {};
  assert.ok(
    Array.isArray(ports),
    'GET /ports should be an object whose `ports` is a list; an object ' +
      'has room for more, a bare list has not',
  );
  assert.deepEqual(
    ports.map((port) => String(port?.code)).sort(),
    CODES,
    `\`ports\` has the codes ${list(ports.map((port) => port?.code))}; ` +
      'timetable.json has six ports',
  );
  for (const member of ['name', 'timezone']) {
    const bare = ports.filter((port) => typeof port[member] !== 'string');
    assert.deepEqual(
      bare,
      [],
      `${list(bare.map(({ code }) => code))} came without \`${member}\``,
    );
  }
});

test('sailings are found by from, to and date', async () => {
  const there = await found('STV', 'HLM', '2026-07-01');
  const back = await found('HLM', 'STV', '2026-07-01');
  assert.ok(
    there.includes('sai_7f3k') && !there.includes('sai_5m2b'),
    'from STV to HLM on 2026-07-01 you found ' +
      `${list(there)}; sai_7f3k sails that way, sai_5m2b the other`,
  );
  assert.ok(
    back.includes('sai_5m2b') && !back.includes('sai_7f3k'),
    'from HLM to STV on 2026-07-01 you found ' +
      `${list(back)}; sai_5m2b sails that way, sai_7f3k the other`,
  );
  const never = await found('BRG', 'KSL', '2026-07-01');
  assert.deepEqual(
    never,
    [],
    `nothing sails from BRG to KSL, and you found ${list(never)}; an ` +
      'empty list is a good answer',
  );
});

test('a date is the day at the port of departure', async () => {
  const eve = await found('STV', 'HLM', '2026-06-30');
  if (eve.join() === 'sai_0c4d') known('utc-prefix');
  for (const [from, to, date, ids, why] of [
    ['STV', 'HLM', '2026-06-30', [], '22:40 UTC is 00:40 of 1 July there'],
    [
      'STV',
      'HLM',
      '2026-07-01',
      ['sai_0c4d', 'sai_7f3k'],
      'at Stavenger Quay the first one leaves at 00:40 of that day',
    ],
    ['STV', 'HLM', '2026-07-02', ['sai_9e1z'], 'it leaves at 00:40'],
    [
      'HLM',
      'STV',
      '2026-07-02',
      ['sai_3h9d'],
      '21:30 UTC is 00:30 of 2 July at Holmgard, and 23:30 of 1 July ' +
        'where it arrives',
    ],
    ['ORK', 'KSL', '2026-07-02', ['sai_6r4n'], 'it leaves at 00:20'],
  ]) {
    const given = await found(from, to, date);
    assert.deepEqual(
      given,
      ids,
      `from ${from} to ${to} on ${date} you found ${list(given)}, and it ` +
        `should be ${list(ids)}: ${why}`,
    );
  }
});

test('in winter the same hour is another day', async () => {
  const day = await found('STV', 'HLM', '2026-12-01');
  const next = await found('STV', 'HLM', '2026-12-02');
  if (next.join() === 'sai_2w8c') known('summer-time');
  assert.deepEqual(
    [day, next],
    [['sai_2w8c'], []],
    'in December 22:40 UTC is 23:40 at Stavenger Quay, so sai_2w8c ' +
      `leaves on the 1st; you found ${list(day)} on the 1st and ` +
      `${list(next)} on the 2nd`,
  );
});

test('one sailing is found by its id', async () => {
  for (const [id, from, departs] of [
    ['sai_7f3k', 'STV', '2026-07-01T16:00:00Z'],
    ['sai_5m2b', 'HLM', '2026-07-01T06:00:00Z'],
  ]) {
    const sailing = await object(`/sailings/${id}`);
    assert.equal(
      sailing?.id,
      id,
      `GET /sailings/${id} should be that sailing itself, and is ` +
        short(JSON.stringify(sailing)),
    );
    assert.equal(
      sailing.from,
      from,
      `${id} leaves from ${from}, and yours says ${sailing.from}`,
    );
    assert.equal(
      Date.parse(sailing.departs_at),
      Date.parse(departs),
      `\`departs_at\` of ${id} is ${departs}, and yours ` +
        `${sailing.departs_at}; the instant goes out in UTC as it is kept`,
    );
  }
});

function assertProblem(path, { status, type, text }) {
  assert.equal(
    status,
    404,
    `GET ${path} should be 404, and it was ${status}: ${short(text)}`,
  );
  assert.match(
    type,
    PROBLEM_TYPE,
    `GET ${path} was refused with the Content-Type ${type}; a program ` +
      'reads `application/problem+json`',
  );
  let problem;
  try {
    problem = JSON.parse(text);
  } catch {
    assert.fail(`the content of GET ${path} is no JSON: ${short(text)}`);
  }
  assert.equal(
    problem?.status,
    404,
    `\`status\` in the problem of GET ${path} is ${problem?.status}`,
  );
  return problem;
}

test('an unknown sailing is 404 and a problem', async () => {
  const path = '/sailings/sai_none';
  const answer = await ask('GET', path);
  const isNothing = ['', 'null', '{}'].includes(answer.text.trim());
  if (answer.status === 200 && isNothing) known('null-200');
  const { type } = assertProblem(path, answer);
  assert.equal(
    type,
    NOT_FOUND,
    `\`type\` in the problem of GET ${path} is ${type}, and a client ` +
      `switches on ${NOT_FOUND}`,
  );
});

test('an unknown path is refused for programs, too', async () => {
  const path = '/nowhere';
  const answer = await ask('GET', path);
  const isPage = answer.type.startsWith('text/html');
  if (answer.status === 404 && isPage) known('html-404');
  assertProblem(path, answer);
});

test('a search that says too little is refused', async () => {
  for (const path of [
    '/sailings',
    '/sailings?from=STV&to=HLM&day=2026-07-01',
  ]) {
    const { status, text } = await ask('GET', path);
    assert.ok(
      status === 400 || status === 422,
      `GET ${path} was answered with ${status}: ${short(text)}. ` +
        'A client with a misspelt parameter concludes that nothing ' +
        'sails; say 400, or 422 if your framework does',
    );
  }
});

test('HEAD is GET without the content', async () => {
  for (const path of [
    '/ports',
    '/sailings?from=STV&to=HLM&date=2026-07-01',
    '/sailings/sai_7f3k',
    '/sailings/sai_none',
  ]) {
    const get = await ask('GET', path);
    const head = await ask('HEAD', path);
    assert.equal(
      head.status,
      get.status,
      `GET ${path} is ${get.status}, and HEAD is ${head.status}. ` +
        'Express, Go and Spring answer HEAD by themselves; in FastAPI ' +
        'put `@app.head` with the same path above `@app.get`',
    );
    assert.equal(
      head.type,
      get.type,
      `the Content-Type of GET ${path} is ${get.type}, and of HEAD ` +
        head.type,
    );
    const length = head.headers.get('content-length');
    const whole = get.headers.get('content-length');
    assert.ok(
      length === null || whole === null || length === whole,
      `HEAD ${path} promises ${length} bytes, and GET sends ${whole}`,
    );
    assert.equal(head.text, '', `HEAD ${path} came with content`);
  }
});

test('a wrong method is 405, with Allow', async () => {
  for (const [method, path] of [
    ['DELETE', '/ports'],
    ['DELETE', '/sailings/sai_7f3k'],
    ['POST', '/sailings'],
  ]) {
    const { status, headers } = await ask(method, path);
    const help =
      status === 404
        ? 'either your framework looks for method and path together, or ' +
          'your route for all other paths took it; a route for this path ' +
          'and every method, behind the GET, tells them apart (`app.all` ' +
          'in Express)'
        : 'a function for GET alone must not run for it; in Django ' +
          '`@require_safe` sees to that';
    assert.equal(
      status,
      405,
      `${method} ${path} was answered with ${status}: ${help}`,
    );
    const allow = headers.get('allow') ?? '';
    assert.ok(
      allow.split(/\s*,\s*/).includes('GET'),
      `${method} ${path} has ${allow ? `Allow: ${allow}` : 'no Allow'}; ` +
        'a 405 must say which methods there are, and GET is one of them',
    );
  }
});

test('no answer says what it runs on', async () => {
  for (const [method, path] of [
    ['GET', '/ports'],
    ['GET', '/sailings/sai_none'],
    ['GET', '/nowhere'],
    ['DELETE', '/ports'],
  ]) {
    const { headers } = await ask(method, path);
    const powered = headers.get('x-powered-by');
    assert.equal(
      powered,
      null,
      `${method} ${path} says X-Powered-By: ${powered}; that helps only ` +
        'those who look for a version with a hole',
    );
    const server = headers.get('server') ?? '';
    assert.doesNotMatch(
      server,
      /\d/,
      `${method} ${path} says Server: ${server}, a version; switch ` +
        'it off, or send a `Server` field of your own without a number',
    );
  }
});
