import { test } from 'node:test';
import assert from 'node:assert/strict';
import { documents, known } from 'lab';

const BASE = 'https://tidewater.example/problems/';
const ALERT = ['route', 'days', 'phone'];

// What the users said: whether a task changes nothing, what it brings, how
// it may be refused.
const TASKS = {
  ports: { safe: true, brings: [] },
  sailings: { safe: true, brings: ['from', 'to', 'date'] },
  availability: { safe: true, brings: ['id'], refusals: ['not-found'] },
  manifest: { safe: true, brings: ['id'] },
  book: {
    brings: ['sailing_id', 'passengers'],
    refusals: ['sold-out'],
    found: ['booking'],
  },
  booking: { safe: true, brings: ['reference'], refusals: ['not-found'] },
  pay: {
    brings: ['reference', 'card_token'],
    refusals: ['booking-closed'],
  },
  cancel: { brings: ['reference'], refusals: ['booking-closed'] },
  add_alert: { brings: ALERT, found: ['change_alert', 'end_alert'] },
  change_alert: { brings: ['alert', 'phone'] },
  end_alert: { brings: ['alert'] },
};
const STATUS = { 'not-found': 404, 'sold-out': 409, 'booking-closed': 409 };

const ALLOWED = ['cancel', 'payment'];
const VERBS = new Set(
  `accept add approve board book buy cancel change check close confirm
  create delete do drop edit end execute exec fetch find get insert
  list load make modify pay perform post process put read refund
  remove reserve retrieve run save scan search select send set show
  start stop submit subscribe unsubscribe update upsert view`.split(/\s+/),
);

const list = (values) => values.map((value) => `\`${value}\``).join(', ');
const isName = (segment) => /^\{\w+\}$/.test(segment);

function operation(name) {
  const said = documents['resources.yaml']?.operations?.[name];
  assert.ok(
    said && typeof said === 'object',
    `\`operations\` has no \`${name}\` any more, so that task is ` +
      'impossible',
  );
  const request = String(said.request);
  const [, method, target] = /^([A-Z]+) (\/\S*)$/.exec(request) ?? [];
  assert.ok(
    target,
    `the request of \`${name}\` is "${request}"; it should be a method ` +
      'in capitals, one space, and a path that begins with /',
  );
  const [path, query = ''] = target.split('?');
  const segments = path.split('/').filter((segment) => segment !== '');
  const body = Array.isArray(said.body)
    ? said.body.map(String)
    : Object.keys(said.body ?? {});
  return { ...said, name, request, method, path, query, segments, body };
}

const all = () => Object.keys(TASKS).map(operation);
const shape = (path) => path.replace(/\{\w+\}/g, '{}');

test('every task is still possible and brings all it needs', () => {
  const asked = new Map();
  for (const { name, request, method, path, query, body } of all()) {
    const takesBody = !['GET', 'HEAD', 'DELETE'].includes(method);
    const inUrl = [...`${path}?${query}`.matchAll(/\{(\w+)\}/g)];
    const brought = inUrl.map(([, found]) => found);
    if (takesBody) brought.push(...body);
    const missing = TASKS[name].brings.filter(
      (needed) => !brought.includes(needed),
    );
    assert.deepEqual(
      missing,
      [],
      `\`${name}\` is asked as ${request} and does not bring ` +
        `${list(missing)}; an instance started a second ago has to find ` +
        'that in the request, as {name} in the URL' +
        (takesBody ? ' or in `body`' : `, for a ${method} has no body`),
    );
    const foreign = inUrl
      .map(([, found]) => found)
      .find((found) => !TASKS[name].brings.includes(found));
    assert.ok(
      !foreign,
      `\`${name}\` is asked as ${request}, and whoever has this task ` +
        `does not bring \`${foreign}\`; ask for no more than it knows`,
    );
    const form = `${method} ${shape(path)}`;
    assert.ok(
      !asked.has(form),
      `\`${name}\` and \`${asked.get(form)}\` are both asked as ${form}, ` +
        'so the server cannot tell them apart',
    );
    asked.set(form, name);
  }
});

test('paths name things, not actions', () => {
  for (const { name, path, segments, method } of all()) {
    for (const segment of segments) {
      if (isName(segment) || ALLOWED.includes(segment)) continue;
      const words = segment
        .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
        .toLowerCase()
        .split(/[^a-z0-9]+/);
      const verb = words.find((word) => VERBS.has(word));
      assert.ok(
        !verb,
        `the path of \`${name}\`, ${path}, says \`${verb}\`. The method ` +
          'is the verb; only `cancel` and `payment` are allowed as actions',
      );
    }
    const collections = segments.filter((_, at) =>
      isName(segments[at + 1] ?? ''),
    );
    const isCreation = TASKS[name].found && method === 'POST';
    if (isCreation) collections.push(segments.at(-1) ?? '');
    for (const segment of collections) {
      assert.match(
        segment,
        /[a-z]s$/,
        `in the path of \`${name}\`, ${path}, the segment \`${segment}\` ` +
          'holds many things, so it should be a plural noun',
      );
    }
  }
});

test('GET where nothing changes, and nowhere else', () => {
  for (const { name, request, method, safe } of all()) {
    const isSafe = TASKS[name].safe === true;
    assert.equal(
      safe,
      isSafe,
      `\`safe\` of \`${name}\` is ${safe} now. It says whether the task ` +
        'changes anything, and rewriting the request does not alter that',
    );
    if (isSafe) {
      assert.equal(
        method,
        'GET',
        `\`${name}\` changes nothing and is asked as ${request}: no ` +
          'cache and no retrying client can know that it is harmless',
      );
    } else {
      assert.ok(
        !['GET', 'HEAD', 'OPTIONS'].includes(method),
        `\`${name}\` changes something and is asked as ${request}: a ` +
          'prefetcher would send that without anybody having clicked',
      );
    }
  }
});

test('cancelling moves a booking and leaves it there', () => {
  const { method, path, request, segments } = operation('cancel');
  if (method === 'GET') known('cancel-by-get');
  if (method === 'DELETE') known('cancel-by-delete');
  if (method === 'PATCH' || method === 'PUT') known('status-in-patch');
  assert.equal(
    method,
    'POST',
    `cancelling is asked as ${request}; ` +
      'a step from one state to another is a POST',
  );
  const booking = operation('booking').path;
  const last = segments.at(-1);
  assert.ok(
    path === `${booking}/${last}` && /^cancel(lations?)?$/.test(last),
    `cancelling is asked at ${path}, and a booking is found at ` +
      `${booking}; the action belongs one segment below it`,
  );
});

test('a creation answers 201 and says where', () => {
  for (const { name, method, answer, location } of all()) {
    const { found } = TASKS[name];
    if (!found) continue;
    assert.equal(
      method,
      'POST',
      `\`${name}\` creates something whose address the server chooses, ` +
        `so it is a POST to the collection, and not a ${method}`,
    );
    assert.equal(
      answer,
      201,
      `\`${name}\` creates something and answers ${answer}; 201 says ` +
        'that it is there now',
    );
    for (const later of found) {
      const { path } = operation(later);
      assert.equal(
        location,
        path,
        `\`location\` of \`${name}\` is ${location ?? 'missing'}, and ` +
          `\`${later}\` asks for ${path}; one thing has one address`,
      );
    }
  }
});

test('the examples of identifiers tell nothing', () => {
  const examples = documents['resources.yaml']?.examples;
  for (const name of ['id', 'reference', 'alert']) {
    const value = examples?.[name];
    assert.ok(
      value !== undefined && value !== null,
      `\`examples\` has no \`${name}\``,
    );
    assert.ok(
      typeof value === 'string' && !/^[A-Za-z]*[-_]?\d+$/.test(value),
      `\`${name}\` is ${value}, a counter: by subtraction it tells how ` +
        'many there are, and by adding 1 what the next one is called',
    );
    const port = /STV|BRG|ORK|KSL|HLM|LND/i.exec(value)?.[0];
    assert.ok(
      !port,
      `\`${name}\` is ${value}, and a stranger reads the port ${port} ` +
        'from it; soon somebody takes it apart, and it can never change',
    );
    assert.match(
      value,
      /^(?=.*\d)(?=.*[A-Za-z])[\w-]{4,}$/,
      `\`${name}\` is ${value}; it should be four or more letters and ` +
        'digits, mixed, so that nobody hits the next one by trying',
    );
  }
});

test('paths nest at most two deep', () => {
  for (const { name, path, segments } of all()) {
    const counted = segments[0] === 'admin' ? segments.slice(1) : segments;
    const levels = counted.filter((segment) => !isName(segment));
    assert.ok(
      levels.length <= 2,
      `the path of \`${name}\`, ${path}, is ${levels.length} levels ` +
        `deep: ${list(levels)}. Each level promises that a thing will ` +
        'stay where it is; begin with the one that has an identifier of ' +
        'its own',
    );
  }
});

test('each refusal is a problem that programs can switch on', () => {
  for (const { name, refusals } of all()) {
    const expected = TASKS[name].refusals ?? [];
    const given = Array.isArray(refusals) ? refusals : [];
    assert.ok(
      given.length >= expected.length,
      `\`${name}\` can no longer be refused, though its task can fail; ` +
        'leave the entry in `refusals` and complete it',
    );
    given.forEach((refusal, at) => {
      const { when, status, type } = refusal ?? {};
      assert.ok(
        status >= 400 && status <= 499,
        `\`${name}\` answers ${status} when ${when}; a 2xx there is a ` +
          'success to every program that looks at the status alone',
      );
      const slug = String(type ?? '').startsWith(BASE)
        ? String(type).slice(BASE.length)
        : null;
      assert.ok(
        slug,
        `\`${name}\` has ${type === undefined ? 'no `type`' : type} when ` +
          `${when}; a client switches on a URL below ${BASE}`,
      );
      if (!expected[at]) return;
      assert.equal(
        slug,
        expected[at],
        `\`${name}\` has the type \`${slug}\` when ${when}; which of ` +
          `${list(Object.keys(STATUS))} says that?`,
      );
      assert.equal(
        status,
        STATUS[slug],
        `\`${slug}\` of \`${name}\` has status ${status}; the brief ` +
          `gives it ${STATUS[slug]}`,
      );
    });
  }
});

test('an alert is changed and ended as data is', () => {
  const change = operation('change_alert');
  assert.ok(
    ['PATCH', 'PUT'].includes(change.method),
    `changing the phone is asked as ${change.request}; plain data has ` +
      'two methods for a change, one for the whole and one for a part',
  );
  if (change.method === 'PATCH') {
    assert.match(
      String(change.format),
      /^application\/(merge-patch|json-patch)\+json$/,
      `the PATCH has ${change.format ?? 'no'} \`format\`; without the ` +
        'media type of a patch format nobody knows what its body asks for',
    );
  } else {
    const gone = ALERT.filter((member) => !change.body.includes(member));
    assert.deepEqual(
      gone,
      [],
      'a PUT says "let this be the state", and its body leaves out ' +
        `${list(gone)}: that would be gone`,
    );
  }
  const { method, request } = operation('end_alert');
  assert.equal(
    method,
    'DELETE',
    `ending the alert is asked as ${request}; here nothing must be left ` +
      'at its address, and one method says just that',
  );
});

test('the level is claimed honestly', () => {
  const level = documents['resources.yaml']?.level;
  const wrong = all().find(
    ({ name, method }) =>
      (method === 'GET') !== (TASKS[name].safe === true),
  );
  assert.ok(
    !wrong,
    `\`${wrong?.name}\` is asked by ${wrong?.method}, and HTTP means ` +
      'something else by that; level 2 begins when it holds for all tasks',
  );
  assert.equal(
    level,
    2,
    `\`level\` is ${level}. There are resources with addresses, and ` +
      'methods and statuses as HTTP means them; do the answers carry ' +
      'links that say what may be done next?',
  );
});
