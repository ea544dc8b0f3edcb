import { test } from 'node:test';
import assert from 'node:assert/strict';
import { documents, known, texts } from 'lab';

const FILES = ['default.toml', 'production.toml'];
const EXAMPLE = '.env.example';
const GIVEN = documents['production.env'];
const KINDS = documents['service.toml'].keys;
const SECRETS = Object.keys(KINDS).filter((key) => KINDS[key] === 'secret');
const PASSWORDS = {
  'tern-and-gull': "the database's password",
  kittiwakes: "production's session key",
};

const list = (values) => values.map((value) => `\`${value}\``).join(', ');
const isUnknown = (key) => !Object.hasOwn(KINDS, key);
const variable = (key) => `TW_${key.toUpperCase().replaceAll('.', '__')}`;
const isTable = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function flatten(table, prefix = '') {
  return Object.entries(table ?? {}).flatMap(([key, value]) =>
    isTable(value)
      ? flatten(value, `${prefix}${key}.`)
      : [[prefix + key, value]],
  );
}

// A variable is text, and becomes what its key asks for.
function parsed(text, kind) {
  if (kind === 'integer' && /^-?\d+$/.test(text)) return Number(text);
  if (kind === 'boolean' && /^(true|false)$/.test(text)) {
    return text === 'true';
  }
  return text;
}

const keyOf = (name) => name.slice(3).toLowerCase().replaceAll('__', '.');
const variables = (document) =>
  Object.entries(document ?? {})
    .filter(([name]) => name.startsWith('TW_'))
    .map(([name, text]) => {
      const key = keyOf(name);
      return [key, parsed(text, KINDS[key])];
    });

const layer = (file) => [file, flatten(documents[file])];
const example = () => [EXAMPLE, variables(documents[EXAMPLE])];
const machine = ["the machine's variables", variables(GIVEN)];

function merge(...layers) {
  const effective = {};
  for (const [source, entries] of layers) {
    for (const [key, value] of entries) effective[key] = { value, source };
  }
  return effective;
}

const PLACES = {
  'in production': () => merge(...FILES.map(layer), machine),
  'in development': () => merge(layer(FILES[0]), example()),
  'in a place with no file of its own': () => merge(layer(FILES[0])),
};

const said = (entry) =>
  entry
    ? `${JSON.stringify(entry.value)}, from ${entry.source}`
    : 'not set by any layer';

function assertEffective(place, key, expected, why) {
  const entry = PLACES[place]()[key];
  assert.deepEqual(
    entry?.value,
    expected,
    `${place} \`${key}\` is ${said(entry)}; it should be ` +
      `${JSON.stringify(expected)}: ${why}`,
  );
}

test('production listens on 9000, a laptop on 8080', () => {
  const keys = flatten(documents['production.toml']).map(([key]) => key);
  const fallen = keys.find((key) => key.endsWith('.port'));
  const why = fallen
    ? 'in TOML a line belongs to the table above it, so yours is ' +
      `\`${fallen}\`, which nobody reads`
    : 'one line in production.toml can say it';
  assertEffective('in production', 'port', 9000, why);
  assertEffective('in development', 'port', 8080, 'that is the default');
});

test('the pool has 20 connections in every place', () => {
  const own = flatten(documents['production.toml']);
  const copies = own.filter(([key]) => key in merge(layer(FILES[0])));
  const size = PLACES['in production']()['pool.size'];
  const raised = PLACES['in development']()['pool.size']?.value === 20;
  const isStale = size?.value === 5 && size.source === 'production.toml';
  if (raised && isStale && copies.length > 3) known('copied');
  assertEffective(
    'in development',
    'pool.size',
    20,
    'it is the same everywhere, so the default says it',
  );
  assertEffective(
    'in production',
    'pool.size',
    20,
    'look for a line that keeps the default from arriving there',
  );
});

test('the log is short in production and long on a laptop', () => {
  assertEffective('in production', 'log.level', 'warn', 'see the table');
  assertEffective(
    'in development',
    'log.level',
    'debug',
    'the variable of `log.level` is TW_LOG__LEVEL, since two underscores ' +
      'stand for the dot',
  );
});

test('durations say their unit and last as long as was meant', () => {
  const timeout = PLACES['in production']()['pool.timeout_ms']?.value;
  if (timeout === 5) known('five-milliseconds');
  for (const file of FILES) {
    const bare = flatten(documents[file])
      .map(([key]) => key)
      .filter((key) => ['pool.timeout', 'session.idle'].includes(key));
    assert.deepEqual(
      bare,
      [],
      `${list(bare)} in ${file} names no unit; service.toml has the ` +
        'names with a unit in them',
    );
  }
  for (const [key, expected, why] of [
    ['hold_minutes', 15, 'a quarter of an hour, everywhere'],
    ['session.idle_minutes', 30, 'half an hour, everywhere'],
    ['pool.timeout_ms', 2000, 'two seconds, written in milliseconds'],
  ]) {
    assertEffective('in development', key, expected, why);
    if (key === 'pool.timeout_ms') continue;
    assertEffective('in production', key, expected, why);
  }
  assertEffective(
    'in production',
    'pool.timeout_ms',
    5000,
    'five seconds, written in milliseconds',
  );
});

test('debug is off in production and on on a laptop', () => {
  const entry = PLACES['in production']().debug;
  if (typeof entry?.value === 'string') known('debug-text');
  assertEffective(
    'in production',
    'debug',
    false,
    'from the strongest layer that names it; in TOML a switch is `true` ' +
      'or `false`, without quotes',
  );
  assertEffective(
    'in development',
    'debug',
    true,
    `a developer switches it on in ${EXAMPLE}, and the service knows the ` +
      'words `true` and `false` only',
  );
});

test('the cookie needs TLS in production, and not on a laptop', () => {
  assertEffective(
    'in production',
    'session.cookie_secure',
    true,
    'over plain HTTP anybody on the way could read the session; look at ' +
      'the name of the line that should say so',
  );
  assertEffective(
    'in development',
    'session.cookie_secure',
    false,
    'a laptop has no TLS, so the login would not last; the variable ' +
      `goes into ${EXAMPLE} and is \`true\` or \`false\``,
  );
});

test('a place that nobody thought of is safe', () => {
  const place = 'in a place with no file of its own';
  assertEffective(
    place,
    'debug',
    false,
    'the next place is called staging, has no file yet, and would show ' +
      'strangers its error pages',
  );
  assertEffective(
    place,
    'session.cookie_secure',
    true,
    'a default should be the safe value; let the laptop be the exception',
  );
});

test('production.toml holds differences only', () => {
  const defaults = merge(layer(FILES[0]));
  const same = flatten(documents['production.toml'])
    .filter(([key, value]) => defaults[key]?.value === value)
    .map(([key]) => key);
  assert.deepEqual(
    same,
    [],
    `${list(same)} in production.toml says what default.toml says ` +
      'already; a copy does not follow when the default is changed',
  );
});

test('no secret stands in a TOML file', () => {
  const { session } = documents['default.toml'] ?? {};
  if (session?.key !== undefined) known('changeme');
  for (const file of FILES) {
    const keys = flatten(documents[file]).map(([key]) => key);
    const secret = keys.find((key) => SECRETS.includes(key));
    assert.ok(
      !secret,
      `\`${secret}\` has a value in ${file}; it is a secret, and the ` +
        'repository is no place for one, whatever its value',
    );
    for (const [password, what] of Object.entries(PASSWORDS)) {
      assert.ok(
        !texts[file]?.includes(password),
        `${what} still stands in ${file}; a comment is committed, too`,
      );
    }
  }
});

test('the example names each secret and gives none away', () => {
  const document = documents[EXAMPLE] ?? {};
  const given = SECRETS.map(variable).filter((name) => document[name]);
  if (given.length > 0) known('filled-example');
  assert.deepEqual(
    given,
    [],
    `${list(given)} has a value in ${EXAMPLE}, which is committed; leave ` +
      'nothing after the `=`',
  );
  for (const [password, what] of Object.entries(PASSWORDS)) {
    assert.ok(
      !texts[EXAMPLE]?.includes(password),
      `${what} still stands in ${EXAMPLE}; a comment is committed, too`,
    );
  }
  const missing = SECRETS.map(variable).filter(
    (name) => !Object.hasOwn(document, name),
  );
  assert.deepEqual(
    missing,
    [],
    `${EXAMPLE} does not name ${list(missing)}; a new colleague learns ` +
      'of it from a start that fails',
  );
});

test("production's secrets come from the environment", () => {
  for (const key of SECRETS) {
    const entry = PLACES['in production']()[key];
    const others = FILES.filter((file) =>
      flatten(documents[file]).some(([name]) => name === key),
    );
    assert.equal(
      others.length,
      0,
      `\`${key}\` stands in ${list(others)}; the machine's variable wins ` +
        'today, and on the day it is misspelt nobody will notice',
    );
    assert.equal(
      entry?.source,
      machine[0],
      `in production \`${key}\` comes from ${entry?.source ?? 'nowhere'}`,
    );
  }
});

test('no layer names a key that the service does not know', () => {
  const layers = [
    ...FILES.map((file) => [file, flatten(documents[file])]),
    example(),
  ];
  for (const [source, entries] of layers) {
    const named = source === EXAMPLE ? variable : String;
    const unknown = entries
      .map(([key]) => key)
      .filter(isUnknown)
      .map(named);
    assert.deepEqual(
      unknown,
      [],
      `${source} names ${list(unknown)}, and the service knows no such ` +
        'key: it would not start; service.toml lists what it reads',
    );
    for (const [key, value] of entries) {
      const kind = KINDS[key];
      const fits =
        kind === 'integer'
          ? Number.isInteger(value)
          : typeof value === (kind === 'boolean' ? 'boolean' : 'string');
      assert.ok(
        fits,
        `\`${key}\` in ${source} is ${JSON.stringify(value)}; the ` +
          `service reads ${kind === 'integer' ? 'an' : 'a'} ${kind} there`,
      );
    }
  }
});
