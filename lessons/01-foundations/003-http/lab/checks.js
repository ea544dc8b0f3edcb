import { test } from 'node:test';
import assert from 'node:assert/strict';
import { exchanges, known } from 'lab';

const MATCH = 'if-none-match';
const SEATS = '/sailings/sai_7f3k/availability';

const sent = (method, path) =>
  exchanges.filter(
    ({ request }) => request.method === method && request.path === path,
  );
const got = (status, list = exchanges) =>
  list.find(({ response }) => response.status === status);

const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
const answerOf = ({ response }) => {
  const title = parsed(response.body)?.title;
  return title ? `${response.status}, "${title}"` : String(response.status);
};
const typeOf = ({ request }) => request.headers['content-type'];

test('the ports and the sailings from STV to HLM were asked for', () => {
  assert.ok(
    got(200, sent('GET', '/ports')),
    'no GET /ports was answered with 200; leave the request that was there',
  );
  const asked = sent('GET', '/sailings');
  if (asked.some(({ request }) => request.body && !request.query)) {
    known('content-in-get');
  }
  assert.ok(asked.length > 0, 'no GET /sailings has been sent yet');
  const found = asked.some(({ request }) => {
    const query = new URLSearchParams(request.query);
    return query.get('from') === 'STV' && query.get('to') === 'HLM';
  });
  const { query } = asked.at(-1).request;
  assert.ok(
    found,
    `the query string is "${query}"; it should carry from with STV and ` +
      'to with HLM, and nothing else narrows what comes back',
  );
});

test('the timetable was dated without being downloaded', () => {
  const [whole] = sent('GET', '/timetable.txt');
  const head = got(200, sent('HEAD', '/timetable.txt'));
  if (whole && !head) known('whole-file');
  assert.ok(
    head,
    'nobody has asked for the fields of /timetable.txt alone; ' +
      'Last-Modified is one of them, and one method asks for nothing else',
  );
  assert.ok(
    !whole,
    'a GET /timetable.txt is still in the file and downloads ' +
      `${whole?.response.body.length} bytes; HEAD has answered already`,
  );
});

test('the service said what /bookings allows', () => {
  const [options] = sent('OPTIONS', '/bookings');
  assert.ok(
    options,
    'no OPTIONS /bookings yet; the answer to it has the field Allow',
  );
});

test('405, 406 and 415 were each earned', () => {
  assert.ok(
    got(406),
    '406 is missing: ask for /ports in a format that it does not come ' +
      'in, as the starter did with Accept: text/csv',
  );
  assert.ok(
    got(405),
    '405 is missing: send a method that Allow does not list, to a path ' +
      'that exists',
  );
  const posts = sent('POST', '/bookings');
  const refused = posts.filter(({ response }) => response.status === 415);
  const isXml = (exchange) => /\bxml\b/.test(typeOf(exchange) ?? '');
  const types = refused.map((each) => typeOf(each) ?? 'no Content-Type');
  assert.ok(
    refused.some(isXml),
    '415 is missing for a POST /bookings whose Content-Type is ' +
      `application/xml; refused so far: ${types.join(', ') || 'nothing'}`,
  );
});

test('a booking was made', () => {
  const posts = sent('POST', '/bookings');
  const made = got(201, posts);
  const isXml = ({ request }) => request.body.startsWith('<');
  const tries = posts.filter((each) => !isXml(each));
  const isAsText = (each) =>
    parsed(each.request.body) !== null &&
    typeOf(each)?.startsWith('text/plain');
  if (!made && tries.some(isAsText)) known('as-text');
  const last = tries.at(-1);
  assert.ok(last, 'no POST /bookings with JSON has been sent yet');
  assert.ok(
    made,
    `the booking was answered with ${answerOf(last)}; the request said ` +
      `${typeOf(last) ?? 'nothing'} in Content-Type`,
  );
});

test('the booking was read where Location says', () => {
  const made = got(201, sent('POST', '/bookings'));
  assert.ok(made, 'no booking was made yet, so there is nothing to follow');
  const { location } = made.response.headers;
  const at = exchanges.indexOf(made);
  const followed = exchanges
    .slice(at + 1)
    .filter(({ request }) => request.path === location);
  assert.ok(
    got(200, followed),
    `Location says ${location}, and no GET ${location} came after it`,
  );
});

test('the ports were not sent a second time', () => {
  const asked = sent('GET', '/ports');
  const conditional = asked.filter(
    ({ request }) => request.headers[MATCH] !== undefined,
  );
  const etag = got(200, asked)?.response.headers.etag ?? 'none';
  const isBare = ({ request, response }) =>
    response.status === 200 &&
    request.headers[MATCH] === etag.replaceAll('"', '');
  if (conditional.some(isBare)) known('bare-etag');
  assert.ok(
    conditional.length > 0,
    'no GET /ports carried If-None-Match yet; its value is the ETag of ' +
      'the answer you have',
  );
  assert.ok(
    got(304, conditional),
    `If-None-Match said ${conditional.at(-1)?.request.headers[MATCH]}, ` +
      `the ETag is ${etag}: they differ, so all ports were sent again`,
  );
});

test('sai_7f3k was set to delayed twice and is in one state', () => {
  const patches = sent('PATCH', '/admin/sailings/sai_7f3k');
  const last = patches.at(-1);
  assert.ok(last, 'no PATCH /admin/sailings/sai_7f3k has been sent yet');
  assert.equal(
    last.response.status,
    200,
    `the last PATCH was answered with ${answerOf(last)}; what it carries ` +
      'should be JSON with the member status, and a field should say so',
  );
  const states = patches
    .filter(({ response }) => response.status === 200)
    .map(({ response }) => parsed(response.body)?.status);
  const delayed = states.filter((state) => state === 'delayed');
  assert.ok(
    delayed.length >= 2,
    `after each PATCH the sailing was: ${states.join(', ')}; send the ` +
      'request that sets delayed twice',
  );
  assert.equal(
    states.at(-1),
    'delayed',
    `the sailing ended up ${states.at(-1)}; nothing should follow delayed`,
  );
});

test('after a 429 you waited, and then were answered', () => {
  const asked = exchanges.filter(({ request }) => request.path === SEATS);
  const statuses = asked.map(({ response }) => response.status);
  const first = statuses.indexOf(429);
  const isPatient = statuses.some(
    (status, at) => status === 429 && statuses[at + 1] === 200,
  );
  const paused = sent('GET', '/pause').length > 0;
  if (statuses[first + 1] === 429 && !paused) known('impatient');
  assert.ok(asked.length > 0, `no GET ${SEATS} has been sent yet`);
  assert.ok(
    first >= 0,
    `the answers so far: ${statuses.join(', ')}; two requests in a row ` +
      'earn the 429 that this door is about',
  );
  assert.ok(
    isPatient,
    `the answers were ${statuses.join(', ')}. The 429 said ` +
      `Retry-After: ${asked[first].response.headers['retry-after']}; ` +
      'let that many seconds pass with GET /pause?seconds=…, then ask again',
  );
});
