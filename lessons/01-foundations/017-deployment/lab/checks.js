import { test } from 'node:test';
import assert from 'node:assert/strict';
import { documents, known } from 'lab';

const FILE = 'tidewater.conf';
const { endpoints, service } = documents['endpoints.toml'];
const PATHS = endpoints.map(({ path }) => path);
const NAME = 'tidewater.example';
const LOOPBACK = /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])(:\d+)?$|^unix:/;

const ELSEWHERE =
  /^https:\/\/(\$host|\$server_name|tidewater\.example)\$request_uri$/;

const all = (block, name) =>
  (block ?? []).filter(({ directive }) => directive === name);
const one = (block, name) => all(block, name).at(-1);
const shown = (values) => values.map((value) => `\`${value}\``).join(', ');

// The file as nginx sees it: where a request goes, and what holds there.

const http = () => {
  const top = documents[FILE] ?? [];
  return one(top, 'http')?.block ?? top;
};

const listensOf = (server) => all(server.block, 'listen');
const isPlain = (server) =>
  listensOf(server).length === 0 ||
  listensOf(server).some(
    ({ args }) =>
      /^(.*:)?80$/.test(args[0]) || !/:\d+$|^\d+$|^unix:/.test(args[0]),
  );
const isTls = (server) =>
  listensOf(server).some(({ args }) => args.includes('ssl'));

// Of several that listen: by name, else the default one, else the first.
const chosen = (fits) => {
  const found = all(http(), 'server').filter(fits);
  return (
    found.find(({ block }) =>
      all(block, 'server_name').some(({ args }) => args.includes(NAME)),
    ) ??
    found.find((server) =>
      listensOf(server).some(({ args }) => args.includes('default_server')),
    ) ??
    found[0]
  );
};
const plainServer = () => {
  const server = chosen(isPlain);
  assert.ok(server, 'no server listens on port 80');
  return server;
};
const tlsServer = () => {
  const server = chosen(isTls);
  assert.ok(server, 'no server has `listen 443 ssl`');
  return server;
};

const locationsOf = (block, above) =>
  all(block, 'location').flatMap((location) => {
    const levels = [location.block, ...above];
    return [{ location, levels }, ...locationsOf(location.block, levels)];
  });

const locations = (server) => locationsOf(server.block, [server.block, http()]);

const named = ({ location }) =>
  location ? `location ${location.args.join(' ')}` : 'no location';

// Exact, then the longest prefix, unless a regular expression comes first.
function place(server, path) {
  let best;
  for (const each of locations(server)) {
    const [kind, text] =
      each.location.args.length > 1
        ? each.location.args
        : ['', each.location.args[0]];
    if (kind === '=' && path === text) return each;
    if (kind !== '' && kind !== '^~') continue;
    if (!path.startsWith(text)) continue;
    if (text.length >= (best?.prefix.length ?? 0)) {
      best = { ...each, kind, prefix: text };
    }
  }
  if (best?.kind !== '^~') {
    for (const each of locations(server)) {
      const [kind, text] = each.location.args;
      if (kind !== '~' && kind !== '~*') continue;
      if (new RegExp(text, kind === '~*' ? 'i' : '').test(path)) return each;
    }
  }
  return best ?? { levels: [server.block, http()], prefix: '' };
}

// A list such as proxy_set_header comes whole, from the nearest level.
const nearest = ({ levels }, ...names) =>
  levels
    .map((block) => names.flatMap((name) => all(block, name)))
    .find((found) => found.length > 0) ?? [];

const value = ({ levels }, name) =>
  levels.map((block) => one(block, name)).find(Boolean)?.args;

// A `return` of the server comes before any location is looked for.
const answered = (server, where) =>
  all(server.block, 'return')[0] ?? all(where.levels[0], 'return')[0];

const pass = ({ levels }) => one(levels[0], 'proxy_pass');

const proxied = () =>
  locations(tlsServer()).filter(
    (each) => pass(each) && !/metrics/.test(named(each)),
  );

function needsPlaces() {
  const found = proxied();
  assert.ok(
    found.length > 0,
    'no location of the TLS server has a `proxy_pass`; nothing reaches the ' +
      'service',
  );
  return found;
}

function field(where, name) {
  const line = nearest(where, 'proxy_set_header').find(
    ({ args }) => args[0].toLowerCase() === name.toLowerCase(),
  );
  return line?.args[1] ?? (name === 'Host' ? '$proxy_host' : undefined);
}

function seconds(text) {
  const units = { ms: 0.001, s: 1, '': 1, m: 60, h: 3600, d: 86_400 };
  let sum = 0;
  for (const [, number, unit] of text.matchAll(/(\d+)(ms|[smhd]|)/g)) {
    sum += number * units[unit];
  }
  return sum;
}

function bytes(text) {
  const [, number, unit] = /^(\d+)([kmg]?)$/i.exec(text) ?? [];
  const sizes = { '': 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 };
  return number * sizes[unit?.toLowerCase()];
}

function upstreamOf(where) {
  const [, name] = /^https?:\/\/([^/]+)/.exec(pass(where).args[0]) ?? [];
  const group = all(http(), 'upstream').find(({ args }) => args[0] === name);
  return group
    ? all(group.block, 'server').map(({ args }) => args)
    : [[name ?? pass(where).args[0]]];
}

// What becomes of a path on its way to the service.
function arrives(where, path) {
  const target = pass(where).args[0].replace(/^https?:\/\//, '');
  const slash = target.indexOf('/');
  if (slash === -1 || target.startsWith('unix:')) return path;
  const uri = target.slice(slash);
  if (uri.startsWith('$request_uri')) return path;
  return uri + path.slice((where.prefix ?? '').length);
}

test('port 80 sends every request on, for good, path and query kept', () => {
  const server = plainServer();
  for (const path of ['/', ...PATHS]) {
    const where = place(server, path);
    const answer = answered(server, where);
    assert.ok(
      answer,
      `on port 80, ${path} is not answered by a \`return\` (${named(where)})`,
    );
    const [status, target] = answer.args;
    assert.ok(
      ELSEWHERE.test(target),
      `on port 80, ${path}?via=quay is sent to \`${target}\`; ` +
        '`$request_uri` is path and query as they came, and belongs behind ' +
        'the name',
    );
    if (status === '302') known('sent-302');
    assert.notEqual(
      status,
      '301',
      '301 is permanent, and most clients make a GET of a POST that meets ' +
        'it; agents post bookings here',
    );
    assert.equal(
      status,
      '308',
      `on port 80, ${path} is answered with ${status}; wanted is a ` +
        'redirect that is permanent and keeps the method',
    );
  }
});

test('TLS is spoken in 1.2 and 1.3, and in nothing older', () => {
  const server = tlsServer();
  const spoken = value({ levels: [server.block, http()] }, 'ssl_protocols');
  assert.ok(
    spoken,
    'there is no `ssl_protocols`, and nginx 1.22 would speak TLS 1.0 and 1.1',
  );
  assert.deepEqual(
    [...spoken].sort(),
    ['TLSv1.2', 'TLSv1.3'],
    `\`ssl_protocols\` lists ${shown(spoken)}; 1.0 and 1.1 are forbidden by ` +
      'RFC 8996, and 1.2 and 1.3 are both wanted',
  );
});

test('both instances are asked, on loopback', () => {
  for (const where of needsPlaces()) {
    for (const [address, ...words] of upstreamOf(where)) {
      assert.ok(
        LOOPBACK.test(address),
        `${named(where)} asks ${address}; a service that listens there can ` +
          'be asked by anybody, past this door',
      );
      assert.ok(
        /^(127\.0\.0\.1|localhost):/.test(address),
        `${named(where)} asks ${address}; the instances listen on 127.0.0.1`,
      );
      const idle = words.find((word) => /^(down|backup)$/.test(word));
      assert.ok(
        !idle,
        `${named(where)} has ${address} for a \`${idle}\`, and asks it only ` +
          'when nobody else answers, or never',
      );
    }
    const ports = upstreamOf(where).map(([each]) => +each.split(':').at(-1));
    const missing = service.ports.filter((port) => !ports.includes(port));
    assert.deepEqual(
      missing,
      [],
      `${named(where)} does not ask the instance on port ` +
        `${missing.join(', ')}; an \`upstream\` can name both`,
    );
  }
});

test('Host, X-Forwarded-For and X-Forwarded-Proto arrive everywhere', () => {
  const wanted = {
    Host: ['$host', '$http_host', '$server_name', 'tidewater.example'],
    'X-Forwarded-For': ['$proxy_add_x_forwarded_for', '$remote_addr'],
    'X-Forwarded-Proto': ['$scheme', 'https'],
  };
  const places = needsPlaces();
  const full = places.some((where) =>
    Object.keys(wanted).every((name) =>
      wanted[name].includes(field(where, name)),
    ),
  );
  for (const where of places) {
    const own = all(where.levels[0], 'proxy_set_header').length > 0;
    for (const [name, values] of Object.entries(wanted)) {
      const came = field(where, name);
      if (values.includes(came)) continue;
      if (own && full) known('one-header');
      const what =
        came === undefined
          ? 'is whatever the client wrote'
          : `arrives as \`${came}\``;
      assert.fail(
        `in ${named(where)}, ${name} ${what}; ` +
          (own
            ? 'look at what its own `proxy_set_header` lines leave out'
            : `say \`proxy_set_header ${name} …\` where it is inherited`),
      );
    }
  }
});

test('a path arrives as it was asked for', () => {
  const server = tlsServer();
  for (const path of PATHS) {
    const where = place(server, path);
    assert.ok(
      where.location && pass(where),
      `${path} belongs to ${named(where)}, which has no \`proxy_pass\``,
    );
    const answer = answered(server, where);
    assert.ok(
      !answer,
      `${path} never reaches the service: \`return ${answer?.args.join(' ')}\` ` +
        'answers it before',
    );
    const came = arrives(where, path);
    if (/^https?:\/\/[^/]+\/$/.test(pass(where).args[0]) && came !== path) {
      known('ate-the-prefix');
    }
    assert.equal(
      came,
      path,
      `${path} arrives as \`${came}\`, because of ` +
        `\`proxy_pass ${pass(where).args[0]}\` in ${named(where)}; the ` +
        'service has no such path',
    );
  }
});

test('bookings also carry X-Request-Id', () => {
  const where = place(tlsServer(), '/bookings');
  assert.equal(
    field(where, 'X-Request-Id'),
    '$request_id',
    `/bookings belongs to ${named(where)}, and there X-Request-Id is ` +
      `${field(where, 'X-Request-Id') ?? 'not set'}; the variable is ` +
      '`$request_id`',
  );
});

test('a body of more than 1 MB is refused', () => {
  for (const where of needsPlaces()) {
    const [size] = value(where, 'client_max_body_size') ?? ['1m'];
    assert.ok(
      bytes(size) > 0 && bytes(size) <= 2 ** 20,
      `${named(where)} accepts bodies of ${size === '0' ? 'any size' : size}`,
    );
    assert.ok(
      bytes(size) >= 1_000_000,
      `${named(where)} refuses a body of 1 MB: its limit is ${size}`,
    );
  }
});

// Would a visitor from anywhere be let in?
function isOpen(where) {
  const [block] = where.levels;
  if (one(block, 'internal')) return false;
  const answer = one(block, 'return');
  if (answer) return !/^4/.test(answer.args[0]);
  const [realm] = value(where, 'auth_basic') ?? ['off'];
  if (realm !== 'off' && value(where, 'auth_basic_user_file')) return false;
  for (const { directive, args } of nearest(where, 'allow', 'deny')) {
    if (args[0] === 'all') return directive === 'allow';
    if (directive === 'allow' && !isPrivate(args[0])) return true;
  }
  return true;
}

const isPrivate = (address) =>
  /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|::1$|unix:)/.test(address);

test('/metrics is not public, however it is spelt', () => {
  const server = tlsServer();
  const spellings = ['/metrics', '/metrics/'];
  const open = spellings.filter((path) => isOpen(place(server, path)));
  if (open.length === 1 && open[0] === '/metrics/') known('exact-metrics');
  for (const path of open) {
    assert.fail(
      `${path} belongs to ${named(place(server, path))} and is answered to ` +
        'anybody; the service takes both spellings for one',
    );
  }
});

test('a POST is not tried on another instance', () => {
  for (const where of needsPlaces()) {
    const tries = value(where, 'proxy_next_upstream') ?? ['error', 'timeout'];
    assert.ok(
      !tries.includes('non_idempotent'),
      `in ${named(where)}, \`proxy_next_upstream\` includes ` +
        '`non_idempotent`: a booking whose answer got lost is made again',
    );
  }
});

test('HSTS goes with every answer over TLS, and with none on port 80', () => {
  const hsts = (where) =>
    nearest(where, 'add_header').find(
      ({ args }) => args[0].toLowerCase() === 'strict-transport-security',
    );
  const plain = plainServer();
  for (const where of [
    { levels: [plain.block, http()] },
    ...locations(plain),
  ]) {
    assert.ok(
      !hsts(where),
      'port 80 sends Strict-Transport-Security; RFC 6797 §7.2 forbids it, ' +
        'and browsers ignore it there',
    );
  }
  const server = tlsServer();
  for (const where of [
    { levels: [server.block, http()] },
    ...locations(server),
  ]) {
    const line = hsts(where);
    const name = where.location ? named(where) : 'the TLS server';
    const own = where.location && all(where.levels[0], 'add_header').length;
    assert.ok(
      line,
      `${name} sends no Strict-Transport-Security` +
        (own
          ? '; `add_header` is inherited by the same rule as ' +
            '`proxy_set_header`: all or nothing'
          : ''),
    );
    const [, age] = /max-age="?(\d+)/i.exec(line.args[1]) ?? [];
    assert.ok(
      Number(age) >= 86_400,
      `${name} sends \`${line.args[1]}\`; max-age is at least a day here, ` +
        '86400',
    );
    assert.equal(
      line.args[2],
      'always',
      `${name} sends the field with successes only; \`always\` at the end ` +
        'adds it to errors, too',
    );
  }
});

test('the slowest answer has time to finish', () => {
  const server = tlsServer();
  for (const { path, slowest_s: slowest } of endpoints) {
    const where = place(server, path);
    const [text] = value(where, 'proxy_read_timeout') ?? ['60s'];
    assert.ok(
      seconds(text) > slowest,
      `${path} took ${slowest} s, and ${named(where)} gives up after ` +
        `${text}: a 504, while the service is still at work`,
    );
  }
});
