import { test } from 'node:test';
import assert from 'node:assert/strict';
import { documents, known, texts } from 'lab';

const PRODUCTION = '24.21.0';
const SECRETS = {
  'the database password': 'ebb-and-flow',
  'the payment key': 'pay_live_7Qw2Xk9',
  "the registry's token": 'tw_4kP9vRz1',
};

const mise = () => documents['mise.toml'] ?? {};
const manifest = () => documents['package.json'] ?? {};
const npmrc = () => documents['.npmrc'] ?? {};
const list = (values) => values.map((value) => `\`${value}\``).join(', ');

// Ranges as npm reads them, pre-releases apart.
const X = /^[xX*]$/;

function bounds(sign, written) {
  const parts = written.split('.').filter((part) => !X.test(part));
  const given = parts.map(Number);
  const low = [0, 1, 2].map((at) => given[at] ?? 0);
  const before = (at) =>
    low.map((part, here) =>
      here < at ? part : here === at ? part + 1 : 0,
    );
  const next = before(Math.max(given.length - 1, 0));
  const any = given.length === 0;
  const exact = given.length === 3;
  const leading = low.findIndex((part) => part !== 0);
  const guarded = leading === -1 ? given.length - 1 : leading;
  switch (sign) {
    case '>=':
      return [low, null];
    case '>':
      return [exact ? before(2) : next, null];
    case '<':
      return [[0, 0, 0], low];
    case '<=':
      return [[0, 0, 0], next];
    case '^':
      return [low, before(Math.min(guarded, given.length - 1))];
    case '~':
      return [low, before(Math.min(1, given.length - 1))];
    default:
      return [low, any ? null : next];
  }
}

const compare = (a, b) => {
  const at = a.findIndex((part, here) => part !== b[here]);
  return at === -1 ? 0 : a[at] - b[at];
};

function accepts(range, version) {
  const wanted = version.split('.').map(Number);
  return range.split('||').some((part) => {
    const hyphen = /^\s*(\S+)\s+-\s+(\S+)\s*$/.exec(part);
    const text = hyphen ? `>=${hyphen[1]} <=${hyphen[2]}` : part;
    const words = text.replace(/([<>=^~]+)\s+/g, '$1').trim() || '*';
    return words.split(/\s+/).every((word) => {
      const form = /^(>=|<=|[<>^~=]?)v?([\dxX*]+(?:\.[\dxX*]+){0,2})$/;
      const [, sign, written] = form.exec(word) ?? [];
      assert.ok(
        written,
        `"${word}" in the range "${range}" is nothing that npm would ` +
          'read; write one as in `^1.2.0`, `~1.2` or `>=1.2.0 <2`',
      );
      const [low, high] = bounds(sign, written);
      return (
        compare(wanted, low) >= 0 && (!high || compare(wanted, high) < 0)
      );
    });
  });
}

// What a task runs, and what is certain to have run before each command.
function plan(name, under = []) {
  const path = [...under, name];
  const task = mise().tasks?.[name];
  assert.ok(
    task !== undefined,
    `\`${path.join(' → ')}\`: mise.toml has no task \`${name}\``,
  );
  assert.ok(
    !under.includes(name),
    `the tasks wait for each other in a circle: ${path.join(' → ')}`,
  );
  const said = Array.isArray(task) || typeof task === 'string';
  const about = said ? { run: task } : task;
  const of = (needed) => plan(String(needed?.task ?? needed), path);
  const others = (key) => [about[key] ?? []].flat().flatMap(of);
  const commands = others('depends');
  const waited = others('wait_for');
  for (const step of [about.run ?? []].flat()) {
    const before = [...waited, ...commands];
    const tasks = [step?.task ?? step?.tasks ?? []].flat();
    for (const called of tasks) {
      commands.push(...follow(plan(String(called), path), before));
    }
    if (typeof step !== 'string') continue;
    for (const part of step.split(/&&|\|\||;|\n/)) {
      const command = part.trim();
      if (command === '' || command.startsWith('#')) continue;
      const [, called] = /^mise (?:run|r) (\S+)$/.exec(command) ?? [];
      const done = [...waited, ...commands];
      if (called) commands.push(...follow(plan(called, path), done));
      else commands.push({ command, after: new Set(done.flatMap(names)) });
    }
  }
  return [...commands, ...follow(others('depends_post'), commands)];
}

const names = ({ command, after }) => [command, ...after];
const follow = (commands, before) =>
  commands.map(({ command, after }) => ({
    command,
    after: new Set([...after, ...before.flatMap(names)]),
  }));

const NPM_INSTALL = /^npm (ci|clean-install|install|i|add|update|up)\b/;
const INSTALLS = /^npm (ci|clean-install)\b/;
const SEEDS = /^node (\.\/)?seed\.mjs\b/;
const TESTS = /^(npm (test|t|run test)|node --test)\b/;

test('the runtime is one exact version', () => {
  const tool = mise().tools?.node;
  const said = tool?.version ?? tool;
  assert.ok(
    said !== undefined,
    '`[tools]` names no `node`, so she gets whichever one PATH finds first',
  );
  if (said === 'latest') known('latest');
  assert.equal(
    said,
    PRODUCTION,
    `\`node\` is ${JSON.stringify(said)}; only "${PRODUCTION}" means the ` +
      'same on every machine and every day, and is what production runs',
  );
});

test('engines accepts the pin and no other major', () => {
  const range = manifest().engines?.node;
  assert.equal(
    typeof range,
    'string',
    'package.json says nothing in `engines.node`, so nobody is warned ' +
      'who starts it with another Node',
  );
  assert.ok(
    accepts(range, PRODUCTION),
    `\`engines.node\` is "${range}" and refuses ${PRODUCTION}, which ` +
      'production runs',
  );
  const others = ['18.20.8', '20.20.2', '23.11.1', '25.0.0', '26.3.0'];
  const welcome = others.filter((version) => accepts(range, version));
  assert.deepEqual(
    welcome,
    [],
    `\`engines.node\` is "${range}" and also welcomes ${list(welcome)}; ` +
      'it should end where the major ends, at the latest',
  );
});

test('portcodes gets repairs and no breaking release', () => {
  const range = manifest().dependencies?.portcodes;
  assert.equal(
    typeof range,
    'string',
    '`dependencies` in package.json no longer names `portcodes`',
  );
  for (const version of ['0.4.2', '0.4.9']) {
    assert.ok(
      accepts(range, version),
      `"${range}" refuses ${version}, which is 0.4.2 or a repair of it`,
    );
  }
  assert.ok(
    !accepts(range, '0.4.1'),
    `"${range}" accepts 0.4.1, and the board needs 0.4.2 at least`,
  );
  for (const version of ['0.5.0', '1.0.0']) {
    assert.ok(
      !accepts(range, version),
      `"${range}" accepts ${version}; below 1.0.0 the second number is ` +
        'the breaking one, and from 1.0.0 on the first',
    );
  }
});

test('packages are installed as the lock says', () => {
  const packages = plan('packages').map(({ command }) => command);
  const setup = mise().tasks.setup === undefined ? [] : plan('setup');
  const ran = [...packages, ...setup.map(({ command }) => command)];
  const installs = ran.filter((command) => NPM_INSTALL.test(command));
  const improvised = installs.find((command) => !INSTALLS.test(command));
  if (/^npm (install|i)\b/.test(improvised ?? '')) known('npm-install');
  assert.ok(
    packages.some((command) => NPM_INSTALL.test(command)),
    `\`tasks.packages\` runs ${list(packages) || 'nothing'}; it should ` +
      'install with npm',
  );
  assert.equal(
    improvised,
    undefined,
    `a task runs \`${improvised}\`, which may resolve and write a new ` +
      'lock; take the command that only installs',
  );
});

test('setup installs, seeds and tests, in this order', () => {
  const commands = plan('setup');
  const ran = list(commands.map(({ command }) => command)) || 'nothing';
  const find = (pattern) =>
    commands.findLast(({ command }) => pattern.test(command));
  const steps = [
    ['installs the packages', find(NPM_INSTALL)],
    ['seeds the database (`node seed.mjs`)', find(SEEDS)],
    ['runs the test (`npm test`)', find(TESTS)],
  ];
  for (const [does, step] of steps) {
    assert.ok(step, `\`setup\` runs ${ran}; none of that ${does}`);
  }
  const [installs, seeds, tests] = steps.map(([, step]) => step);
  const isBefore = (first, then) => then.after.has(first.command);
  const chained = isBefore(installs, seeds) && isBefore(seeds, tests);
  const reversed = isBefore(seeds, installs) || isBefore(tests, seeds);
  if (!chained && !reversed) known('side-by-side');
  for (const [first, then] of [
    [installs, seeds],
    [seeds, tests],
    [installs, tests],
  ]) {
    assert.ok(
      isBefore(first, then),
      `nothing makes \`${then.command}\` wait for \`${first.command}\`: ` +
        'let its task depend on the other one, or run both in one list',
    );
  }
});

test('a release cools down for a day to thirty', () => {
  const config = npmrc();
  const foreign = ['minimum-release-age', 'minimumReleaseAge'].find(
    (name) => name in config,
  );
  assert.ok(
    !foreign,
    `\`${foreign}\` in .npmrc is pnpm's setting, and npm does not know ` +
      'it; npm calls it `min-release-age` and counts days',
  );
  const said = config['min-release-age'];
  const days = /^\d+(\.\d+)?$/.test(said) ? Number(said) : NaN;
  if (days >= 1440) known('minutes');
  assert.ok(
    !Number.isNaN(days),
    `\`min-release-age\` is ${said ? `"${said}"` : 'empty or missing'}; ` +
      'npm wants a bare number of days there',
  );
  assert.ok(
    days >= 1,
    `after ${days} days poisoned releases are still unnoticed; wait for ` +
      'one day at least',
  );
  assert.ok(
    days <= 30,
    `\`min-release-age\` is ${said}, and npm counts days: every repair ` +
      'is kept out for as long; thirty are enough',
  );
});

test('no package runs a script at installation', () => {
  const said = npmrc()['ignore-scripts'];
  assert.ok(
    said === 'true' || said === true,
    `\`ignore-scripts\` is ${said ?? 'missing'}; an older npm then runs ` +
      "every package's script, with her keys within reach",
  );
});

test('server and database stay on this machine', () => {
  const { HOST: host, DATABASE_URL: address } = mise().env ?? {};
  const isLoopback = (name) =>
    /^(127(\.\d{1,3}){3}|\[?::1\]?|localhost)$/.test(name);
  assert.ok(
    isLoopback(String(host)),
    `\`HOST\` is ${host}: whoever shares her network may knock at the ` +
      'development server; let it listen on loopback',
  );
  assert.ok(
    typeof address === 'string' && URL.canParse(address),
    `\`DATABASE_URL\` is ${address}; it should be a URL such as ` +
      'postgres://user@host:5432/name',
  );
  const { protocol, hostname } = new URL(address);
  assert.match(
    protocol,
    /^postgres(ql)?:$/,
    `\`DATABASE_URL\` begins with ${protocol}; stay with the engine of ` +
      'production, postgres',
  );
  assert.ok(
    hostname === '' || isLoopback(hostname),
    `\`DATABASE_URL\` leads to ${hostname}, where others write too; her ` +
      'own database is on this machine, and its address ends here',
  );
});

test('no secret stands in a file', () => {
  for (const [file, text] of Object.entries(texts)) {
    for (const [what, secret] of Object.entries(SECRETS)) {
      const line = text
        .split('\n')
        .findIndex((row) => row.includes(secret));
      assert.ok(
        line === -1,
        `${what} stands in ${file}, line ${line + 1}; what is committed ` +
          'is in every clone, as a comment just the same',
      );
    }
  }
  const { DATABASE_URL: address = '', PAYMENT_KEY: said } =
    mise().env ?? {};
  const key = said?.value ?? said;
  const written = URL.canParse(address) ? new URL(address).password : '';
  assert.equal(
    written,
    '',
    '`DATABASE_URL` has a password again; the local database lets her in ' +
      'without one',
  );
  const isReference = (value) =>
    typeof value !== 'string' ||
    value.trim() === '' ||
    /^\s*(\$\{\w+\??\}|\{\{.*\benv\b.*\}\}|\$\w+)\s*$/.test(value);
  assert.ok(
    isReference(key),
    `\`PAYMENT_KEY\` is written out as ${key}; name the variable that ` +
      'holds it, or drop the line',
  );
  for (const [name, value] of Object.entries(npmrc())) {
    if (!/_(authToken|auth|password)$/.test(name)) continue;
    assert.ok(
      [value].flat().every(isReference),
      `\`${name}\` in .npmrc is written out as ${value}; npm puts in the ` +
        'variable if you write ${NPM_TOKEN}',
    );
  }
});
