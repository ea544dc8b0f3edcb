import { test } from 'node:test';
import assert from 'node:assert/strict';
import { drive, known } from 'lab';

const FAULTS = ['child', 'vehicle', 'total', 'status', 'cancel', 'midnight'];
const quoted = (tests) => tests.map(({ name }) => `"${name}"`).join(', ');

let verdict;

const redIn = (run) => run.filter((result) => result.red !== null);

// All that is worth knowing before any check: the right run, and which
// faults are caught by tests that are green on the right service, before the
// faulty one and again after it.
function look() {
  verdict ??= (async () => {
    const names = await drive('names');
    const [right] = await drive('trials', [null]);
    const red = redIn(right);
    const loose = right.filter((result) => result.loose > 0);
    const trusted = right
      .filter((result) => result.red === null && result.loose === 0)
      .map(({ number }) => number);
    const runs = await drive(
      'trials',
      ...FAULTS.flatMap((it) => [[it, trusted], [null, trusted]]),
    );
    const again = runs.filter((_, at) => at % 2 === 1).flatMap(redIn);
    const moody = new Set(again.map(({ number }) => number));
    const caught = new Set(
      FAULTS.filter((_, at) =>
        redIn(runs[2 * at]).some(({ number }) => !moody.has(number)),
      ),
    );
    return { names, right, red, loose, trusted, again, moody, caught };
  })();
  return verdict;
}

async function assertCaught(fault, why) {
  const { caught, red, loose, trusted, moody } = await look();
  const others = red.length + loose.length + moody.size;
  const doubt =
    others === 0
      ? ''
      : ` (${others} of your tests did not count here: they are red on the ` +
        'right service, at once or in a second run, or end before their ' +
        'requests)';
  assert.ok(
    caught.has(fault),
    `${trusted.length - moody.size} tests ran against the faulty service, ` +
      `and all stayed green${doubt}. ${why}`,
  );
}

test('both files have tests, green on the right service', async () => {
  const { names, red } = await look();
  for (const file of ['fares.test.js', 'bookings.test.js']) {
    assert.ok(
      names.some((it) => it.file === file),
      `${file} has no test. \`test\` comes from './runner.js' here, not ` +
        'from node:test, so that your tests can run on seven services',
    );
  }
  const [first] = red;
  assert.ok(
    !first,
    `on the right service "${first?.name}" is red: ${first?.red}. The ` +
      'service keeps the contract, so the test expects something else',
  );
});

test('no test ends before its requests do', async () => {
  const { loose } = await look();
  // The start has one such test on purpose; any other is the learner's own.
  if (loose.some(({ name }) => name !== 'an unknown booking is 404')) {
    known('no-await');
  }
  assert.ok(
    loose.length === 0,
    `${quoted(loose)} ended while a request was still under way, so nothing ` +
      'behind it can turn the test red. Await each request',
  );
});

test('caught: a child who is a year too old', async () => {
  const { caught } = await look();
  if (!caught.has('child') && FAULTS.every((it) => it === 'child' || caught.has(it))) {
    known('no-edge');
  }
  await assertCaught(
    'child',
    'In it somebody pays the child fare who should pay the adult one. Which ' +
      'ages lie on either side of the limit in the contract?',
  );
});

test('caught: a vehicle that takes a seat', async () => {
  await assertCaught(
    'vehicle',
    'In it a car sits down on a passenger seat. Book one, and ask what is ' +
      'still free',
  );
});

test('caught: a total that the client sent', async () => {
  const { caught } = await look();
  if (caught.size === 1 && caught.has('status')) known('status-only');
  await assertCaught(
    'total',
    'In it a request with `total_cents` pays what it likes. Send one, and ' +
      'look at what the booking costs',
  );
});

test('caught: 200 where 201 was promised', async () => {
  await assertCaught(
    'status',
    'In it a new booking is answered with another status than the contract ' +
      'says',
  );
});

test('caught: seats that a cancelled booking keeps', async () => {
  await assertCaught(
    'cancel',
    'In it a cancelled booking still takes up places. Ask the next caller: ' +
      'how many are free before, and after?',
  );
});

test('caught: midnight in Helsinki', async () => {
  await assertCaught(
    'midnight',
    'In it "today" is a day in UTC. Open a service at an instant at which ' +
      'it is already tomorrow in Helsinki, and search without a date',
  );
});

test('the order of the tests does not matter', async () => {
  const { right, red, again } = await look();
  assert.ok(
    red.length === 0 && right.length > 1,
    'some tests are red in the order in which they are written, so other ' +
      'orders say nothing yet; see the first check',
  );
  assert.ok(
    again.length === 0,
    `"${again[0]?.name}" is green in the first run on the right service, and ` +
      `red in a later one: ${again[0]?.red}. It leans on something outside ` +
      'of itself; make that anew inside the test',
  );
  const numbers = right.map(({ number }) => number);
  const odd = numbers.filter((number) => number % 2 === 1);
  const even = numbers.filter((number) => number % 2 === 0);
  const runs = await drive(
    'trials',
    [null, [...numbers].reverse()],
    [null, [...odd, ...even]],
    ...numbers.map((number) => [null, [number]]),
  );
  const [victim] = redIn(runs.flat());
  if (victim) known('shared-row');
  assert.ok(
    !victim,
    `"${victim?.name}" is green in the order in which you wrote the tests, ` +
      `and red in another one or alone: ${victim?.red}. It needs what another ` +
      'test left behind; let it open a service of its own',
  );
});

test('every test can fail', async () => {
  const { right } = await look();
  assert.ok(right.length > 0, 'there is no test yet');
  const [wreck] = await drive('trials', [
    'wreck',
    right.filter((it) => it.loose === 0).map(({ number }) => number),
  ]);
  const blind = wreck.filter((result) => result.red === null);
  assert.ok(
    blind.length === 0,
    `on a wreck, where each price is -1 and each answer an empty 500, ` +
      `${quoted(blind)} stayed green. What would have to be wrong for it to ` +
      'turn red?',
  );
});
