import { test } from 'node:test';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { drive, known } from 'lab';

const wait = (ms) => new Promise((done) => { setTimeout(done, ms); });
const NAME = '__Host-tw_session';
const MINUTE = 60_000;
const PASSENGER = ['passenger@mail.example', 'four fresh mackerel'];
const STAFF = ['staff@stv.example', 'gulls over grey water'];
const AGENT = ['agent@north.example', 'a rope and two fenders'];
const NEWCOMER = ['newcomer@mail.example', 'tide tables by heart'];
const MANIFEST = '/admin/sailings/sai_7f3k/manifest';

async function ask(method, path, { id, body, ...headers } = {}) {
  if (id !== undefined) headers.cookie = `${NAME}=${id}`;
  if (body) headers['content-type'] = 'application/json';
  try {
    const response = await fetch(`http://lab${path}`, {
      method,
      headers,
      body: body && JSON.stringify(body),
    });
    const [cookie = ''] = response.headers.getSetCookie();
    return { status: response.status, text: await response.text(), cookie };
  } catch (error) {
    return assert.fail(
      `${method} ${path} broke off (${error.message}); was it answered ` +
        'twice, or did `next()` follow a refusal?',
    );
  }
}

const post = ([email, password], id) =>
  ask('POST', '/auth/login', { id, body: { email, password } });

const idIn = (cookie) =>
  cookie.startsWith(`${NAME}=`)
    ? cookie.split(';')[0].slice(NAME.length + 1)
    : '';

// Logs in and returns the new id.
async function login(who, id) {
  const answer = await post(who, id);
  assert.equal(
    answer.status,
    204,
    `${who[0]} logs in with the right password, and the answer is ` +
      `${answer.status} instead of 204; look at \`verifyPassword\``,
  );
  const found = idIn(answer.cookie);
  assert.ok(
    found,
    `the login of ${who[0]} sets no cookie ${NAME}; it sets ` +
      `"${answer.cookie}"`,
  );
  return found;
}

async function expectStatus(method, path, options, status, why) {
  const answer = await ask(method, path, options);
  assert.equal(
    answer.status,
    status,
    `${method} ${path} should be ${status}, and came as ` +
      `${answer.status}: ${why}`,
  );
  return answer;
}

test('a password is stored salted, and only the right one verifies', async () => {
  const [one, two] = [
    await drive('hash', 'grey water'),
    await drive('hash', 'grey water'),
  ];
  assert.notEqual(
    one,
    two,
    'the same password was hashed twice with the same result, so equal ' +
      'passwords show; each needs a salt of its own',
  );
  assert.equal(
    await drive('verify', 'grey water', one),
    true,
    '`verifyPassword` refuses the password from which the hash was made; ' +
      'take the salt from the stored text, as bytes',
  );
  for (const wrong of ['grey wate', 'Grey water', '']) {
    assert.equal(
      await drive('verify', wrong, one),
      false,
      `\`verifyPassword\` should be false for "${wrong}", and the hash is of ` +
        '"grey water"; compare the two keys',
    );
  }
});

test('a wrong password and an unknown address are refused alike', async () => {
  const before = await drive('worked');
  const wrong = await post([STAFF[0], 'wrong horse']);
  const between = await drive('worked');
  const unknown = await post(['nobody@stv.example', 'wrong horse']);
  const after = await drive('worked');
  const [cost, costUnknown] = [between - before, after - between];
  if (wrong.status === 401 && cost > 0 && costUnknown === 0)
    known('early-return');
  for (const [answer, what] of [
    [wrong, 'a wrong password'],
    [unknown, 'an unknown address'],
  ]) {
    assert.equal(
      answer.status,
      401,
      `${what} should be 401, and came as ${answer.status}` +
        (answer.status === 204
          ? '; compare, and wait for the result: a promise is always true'
          : ''),
    );
    assert.equal(
      answer.cookie,
      '',
      `${what} was refused, and a cookie was set all the same`,
    );
  }
  assert.equal(
    unknown.text,
    wrong.text,
    'the two refusals have different bodies, and the difference names ' +
      'your customers',
  );
  assert.equal(
    cost,
    1,
    `a wrong password cost ${cost} calls of \`slowHash\` instead of 1`,
  );
  assert.equal(
    costUnknown,
    1,
    `an unknown address cost ${costUnknown} calls of \`slowHash\` and a known ` +
      'one 1; a stopwatch tells them apart',
  );
  const crossed = await post([STAFF[0], PASSENGER[1]]);
  assert.equal(
    crossed.status,
    401,
    `staff@stv.example with the passenger's password is ${crossed.status} ` +
      'instead of 401; compare with the hash of this user',
  );
});

test('a login sets the cookie with exactly its attributes', async () => {
  const { cookie, status } = await post(PASSENGER);
  const [pair, ...attributes] = cookie.split('; ');
  assert.ok(
    pair.startsWith(`${NAME}=`),
    `the login should be 204 and set ${NAME}; it is ${status} and sets ` +
      `"${cookie}"`,
  );
  assert.deepEqual(
    attributes.map((text) => text.toLowerCase()).sort(),
    ['httponly', 'path=/', 'samesite=lax', 'secure'],
    'the cookie should have HttpOnly, Path=/, SameSite=Lax and Secure, and ' +
      `nothing else; it has "${attributes.join('; ')}"`,
  );
});

test('each login has a new id, and only its hash is stored', async () => {
  const planted = 'planted-by-somebody-01';
  const first = await login(STAFF, planted);
  if (first === planted) known('kept-id');
  assert.notEqual(
    first,
    planted,
    'the browser showed the id "planted-by-somebody-01", and after the ' +
      'login it is the id of a member of staff',
  );
  assert.match(
    first,
    /^[\w-]{22,}$/,
    `the id is "${first}"; 16 random bytes as base64url have 22 characters`,
  );
  const second = await login(STAFF, first);
  assert.notEqual(second, first, 'two logins were given the same id');
  const keys = await drive('keys');
  const key = createHash('sha256').update(second).digest('hex');
  assert.ok(
    !keys.includes(second),
    'the id itself is a key in `sessions`, so a stolen back-up opens every ' +
      'session; store its SHA-256',
  );
  assert.ok(
    keys.includes(key),
    'no row in `sessions` has the SHA-256 of the new id, in hex, as its key',
  );
  await expectStatus('GET', '/me', { id: second }, 200, 'this session is new');
  await expectStatus(
    'GET',
    '/me',
    { id: first },
    401,
    'this id was replaced by a later login, and its row should be gone',
  );
  await drive('forget');
  const third = await login(STAFF);
  await drive('forget');
  assert.notEqual(
    await login(STAFF),
    third,
    'two logins that began alike were given the same id, so it is computed, ' +
      'and others can compute it; draw it with `randomBytes`',
  );
});

test('without a session the answer is 401', async () => {
  for (const [options, why] of [
    [{}, 'the request shows no cookie'],
    [{ id: '' }, 'the id is empty'],
    [{ id: 'planted-by-somebody-02' }, 'nobody was given this id'],
  ]) {
    for (const path of ['/me', '/bookings/K7M2PX', MANIFEST]) {
      await expectStatus('GET', path, options, 401, why);
    }
  }
});

test('a logout ends the session for every copy of the cookie', async () => {
  const id = await login(STAFF);
  await expectStatus('GET', MANIFEST, { id }, 200, 'staff has just logged in');
  await expectStatus('POST', '/auth/logout', { id }, 204, 'a logout succeeds');
  await expectStatus(
    'GET',
    MANIFEST,
    { id },
    401,
    'somebody kept a copy of the cookie; only the missing row stops it',
  );
});

test('30 minutes without a request end a session', async () => {
  const id = await login(STAFF);
  await wait(29 * MINUTE);
  await expectStatus('GET', '/me', { id }, 200, 'only 29 minutes have passed');
  await wait(29 * MINUTE);
  await expectStatus(
    'GET',
    '/me',
    { id },
    200,
    'the last request was 29 minutes ago; each request moves the end',
  );
  await wait(30 * MINUTE);
  await expectStatus(
    'GET',
    '/me',
    { id },
    401,
    '30 minutes were silent, and at that instant it has ended',
  );
});

test('8 hours end a session, however busy it was', async () => {
  const id = await login(STAFF);
  for (let minutes = 20; minutes < 480; minutes += 20) {
    await wait(20 * MINUTE);
    await expectStatus(
      'GET',
      '/me',
      { id },
      200,
      `${minutes} minutes after the login, 20 after the last request`,
    );
  }
  await wait(20 * MINUTE);
  const { status } = await ask('GET', '/me', { id });
  if (status === 200) {
    await wait(20 * MINUTE);
    const later = await ask('GET', '/me', { id });
    await wait(31 * MINUTE);
    const silent = await ask('GET', '/me', { id });
    if (later.status === 200 && silent.status === 401) known('ever-busy');
  }
  assert.equal(
    status,
    401,
    `GET /me came as ${status}, 8 hours after the login; at that instant it ` +
      'has ended, and no request moves the end beyond `created_at` plus ' +
      '`SHIFT`',
  );
});

test("a passenger sees her own booking and nobody else's", async () => {
  const id = await login(PASSENGER);
  await expectStatus('GET', '/bookings/K7M2PX', { id }, 200, 'it is hers');
  const foreign = await ask('GET', '/bookings/T3QW8D', { id });
  const missing = await ask('GET', '/bookings/AAAAAA', { id });
  if (foreign.status === 200 && missing.status === 404) known('role-only');
  assert.equal(
    foreign.status,
    404,
    `GET /bookings/T3QW8D came as ${foreign.status} to a passenger whose ` +
      'booking it is not; compare `customer_id`, and let it look missing',
  );
  await expectStatus(
    'POST',
    '/bookings/T3QW8D/cancel',
    { id },
    404,
    'what she cannot see she cannot cancel',
  );
  assert.deepEqual(
    [missing.status, missing.text],
    [foreign.status, foreign.text],
    'a foreign booking and a missing one should look the same; ' +
      `GET /bookings/AAAAAA came as ${missing.status}`,
  );
  await drive('enrol', ...NEWCOMER, 'cus_b');
  const other = { id: await login(NEWCOMER) };
  for (const [reference, expected, why] of [
    ['T3QW8D', 200, 'she has just signed up as `cus_b`, and it is hers'],
    ['K7M2PX', 404, 'she is `cus_b`, and it belongs to `cus_a`'],
  ]) {
    await expectStatus('GET', `/bookings/${reference}`, other, expected, why);
  }
  const staff = await login(STAFF);
  const { text } = await expectStatus(
    'GET',
    '/bookings/T3QW8D',
    { id: staff },
    200,
    'staff sees all',
  );
  assert.equal(
    JSON.parse(text).status,
    'confirmed',
    'the foreign booking has been cancelled by a passenger',
  );
});

test('the manifest is for staff, and a role that is not named gets 403', async () => {
  for (const [who, path, status, why] of [
    [STAFF, MANIFEST, 200, 'staff may see it'],
    [PASSENGER, MANIFEST, 403, 'we know her, and passengers may not'],
    [AGENT, MANIFEST, 403, '`allow` does not name agents'],
    [AGENT, '/bookings/K7M2PX', 403, '`allow` does not name agents here'],
    [AGENT, '/me', 200, 'here it does'],
  ]) {
    const id = await login(who);
    await expectStatus(
      'GET',
      path,
      { id },
      status,
      `${who[0]} asks, and ${why}`,
    );
  }
});

test('a POST from another site is 403, and a link from there is fine', async () => {
  const id = await login(PASSENGER);
  const path = '/bookings/K7M2PX/cancel';
  const link = await ask('GET', '/bookings/K7M2PX', {
    id,
    'sec-fetch-site': 'cross-site',
  });
  if (link.status === 403) known('every-method');
  assert.equal(
    link.status,
    200,
    `a link on another site leads to her booking, and came as ${link.status}; ` +
      'GET changes nothing and may come from anywhere',
  );
  await expectStatus(
    'HEAD',
    '/bookings/K7M2PX',
    { id, 'sec-fetch-site': 'cross-site' },
    200,
    'HEAD and OPTIONS change as little as GET',
  );
  for (const [headers, why] of [
    [
      { 'sec-fetch-site': 'cross-site' },
      'the browser says that another site asks',
    ],
    [{ 'sec-fetch-site': 'same-site' }, 'a subdomain is another origin'],
    [
      { 'sec-fetch-site': 'cross-site', origin: 'http://lab' },
      '`Sec-Fetch-Site` comes first',
    ],
    [
      { origin: 'https://gulls.example' },
      'an older browser names the origin, and it is not this host',
    ],
    [
      { origin: 'http://other.lab' },
      'this origin only ends like our host; compare the whole host',
    ],
    [
      { origin: 'http://lab.gulls.example' },
      'this origin only begins like ours; compare the whole host',
    ],
    [{ origin: 'null' }, 'an origin that cannot be read is not ours'],
  ]) {
    await expectStatus('POST', path, { id, ...headers }, 403, why);
  }
  const { text } = await ask('GET', '/bookings/K7M2PX', { id });
  assert.equal(
    JSON.parse(text).status,
    'confirmed',
    'the POST was refused, and the booking is cancelled all the same; ' +
      'end with the refusal, without `next()`',
  );
  for (const [headers, why] of [
    [{ 'sec-fetch-site': 'same-origin' }, 'a page of our own asks'],
    [{ 'sec-fetch-site': 'none' }, "nobody's page asks"],
    [{ origin: 'http://lab' }, 'the origin is this host'],
    [{}, 'no browser sends neither field, so this is a program'],
  ]) {
    await expectStatus('POST', path, { id, ...headers }, 200, why);
  }
});
