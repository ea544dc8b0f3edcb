import { test } from 'node:test';
import assert from 'node:assert/strict';
import { drive, known } from 'lab';

const shown = (rows) =>
  rows.length === 0
    ? 'nothing'
    : rows.map(({ id, date, time }) => `${id} (${date} ${time})`).join(', ');
const ids = (rows) => rows.map(({ id }) => id);

// The lists for `[code, date, ids]` each, and what differs in the first that
// is not right.
async function listsAre(expected, hint, more = []) {
  const lists = await drive('lists', expected, more);
  expected.forEach(([code, date, right], at) => {
    assert.deepEqual(
      ids(lists[at]),
      right,
      `${code} on ${date} should list ${right.join(', ') || 'nothing'}; it ` +
        `lists ${shown(lists[at])}. ${hint}`,
    );
  });
}

test('a test of yours shows the report: red on the old board', async () => {
  const right = await drive('run', 'right');
  const old = await drive('run', 'old');
  const [wrong] = right.filter(({ red }) => red !== null);
  assert.ok(
    !wrong,
    `"${wrong?.name}" is red on a board that is right: ${wrong?.red}. What ` +
      'should the list of that port and day be?',
  );
  assert.ok(
    old.some(({ red }) => red !== null),
    `your ${old.length} tests are all green on the board of the report, so ` +
      'none of them shows it. Which port, which date, which ids? And does ' +
      'each test ask the `board` that it is handed?',
  );
});

test('all your tests are green on your board', async () => {
  const results = await drive('run', 'own');
  const [first] = results.filter(({ red }) => red !== null);
  assert.ok(results.length > 0, 'board.test.js has no test any more');
  assert.ok(!first, `"${first?.name}" is red: ${first?.red}`);
});

test('the 01:20 to Bergholm is on its own day, and on no other', async () => {
  const days = [
    ['STV', '2026-07-01'],
    ['STV', '2026-07-02'],
  ];
  const [before, after] = await drive('lists', days);
  const both = `${ids(before)} | ${ids(after)}`;
  if (/^sai_8c2m.*sai_4bq2 \| sai_4bq2,sai_9w1d$/.test(both)) known('wider');
  if (both === 'sai_7f3k,sai_5t9x | sai_9w1d') known('rows');
  await listsAre(
    [
      ['STV', '2026-07-02', ['sai_4bq2', 'sai_9w1d']],
      ['STV', '2026-07-01', ['sai_8c2m', 'sai_7f3k', 'sai_5t9x']],
      ['STV', '2026-06-30', []],
    ],
    'Whose day begins at 00:00 UTC?',
  );
});

test('London, Helsinki and January are right too', async () => {
  const expected = [
    ['KSL', '2026-07-01', ['sai_k2hv']],
    ['KSL', '2026-07-02', ['sai_k3pr']],
    ['KSL', '2026-01-15', ['sai_k1dn']],
    ['KSL', '2026-01-16', []],
    ['HLM', '2026-07-01', ['sai_h2mz']],
    ['HLM', '2026-07-02', ['sai_h3ts']],
    ['HLM', '2026-01-14', []],
    ['HLM', '2026-01-15', ['sai_h1cx']],
    ['STV', '2026-01-15', ['sai_1a7q']],
  ];
  // Would two hours more, everywhere and always, give the same lists?
  const rows = await drive('given');
  const lists = await drive('lists', expected);
  const dayPlusTwo = ({ departs_at }) =>
    new Date(Date.parse(departs_at) + 7_200_000).toISOString().slice(0, 10);
  const isPlusTwo = expected.every(([code, date], at) => {
    const guess = rows.filter(
      (row) => row.from === code && dayPlusTwo(row) === date,
    );
    return ids(guess).join() === ids(lists[at]).join();
  });
  if (isPlusTwo) known('plus-two');
  await listsAre(
    expected,
    'How far is this port ahead of UTC at that hour, and who knows it?',
  );
});

test('29 March has 23 hours, and the evening after it stays out', async () => {
  const days = [
    ['STV', '2026-03-29'],
    ['STV', '2026-03-30'],
  ];
  const [short, next] = await drive('lists', days);
  const both = `${ids(short)} | ${ids(next)}`;
  if (both === 'sai_m2rh,sai_m3vp,sai_m4zs | sai_m4zs') known('always-24');
  await listsAre(
    [
      ['STV', '2026-03-28', ['sai_m1kd']],
      ['STV', '2026-03-29', ['sai_m2rh', 'sai_m3vp']],
      ['STV', '2026-03-30', ['sai_m4zs']],
      ['KSL', '2026-03-29', ['sai_q1']],
      ['HLM', '2026-03-29', ['sai_q3']],
    ],
    'The day begins under one offset and ends under another.',
    [
      { id: 'sai_q1', from: 'KSL', to: 'ORK', departs_at: '2026-03-29T00:10:00Z' },
      { id: 'sai_q2', from: 'KSL', to: 'ORK', departs_at: '2026-03-29T23:10:00Z' },
      { id: 'sai_q3', from: 'HLM', to: 'LND', departs_at: '2026-03-28T22:10:00Z' },
      { id: 'sai_q4', from: 'HLM', to: 'LND', departs_at: '2026-03-29T21:10:00Z' },
    ],
  );
});

test('25 October has 25 hours, and none of its sailings is lost', async () => {
  await listsAre(
    [
      ['STV', '2026-10-24', []],
      ['STV', '2026-10-25', ['sai_n1fc', 'sai_n2gw', 'sai_n3jy', 'sai_n4lb']],
      ['STV', '2026-10-26', ['sai_n5qt']],
      ['KSL', '2026-10-25', ['sai_q5', 'sai_q6']],
      ['HLM', '2026-10-25', ['sai_q7', 'sai_q8']],
    ],
    'From midnight to midnight this day is longer than 24 hours.',
    [
      { id: 'sai_q5', from: 'KSL', to: 'ORK', departs_at: '2026-10-24T23:10:00Z' },
      { id: 'sai_q6', from: 'KSL', to: 'ORK', departs_at: '2026-10-25T23:50:00Z' },
      { id: 'sai_q7', from: 'HLM', to: 'LND', departs_at: '2026-10-24T21:10:00Z' },
      { id: 'sai_q8', from: 'HLM', to: 'LND', departs_at: '2026-10-25T21:50:00Z' },
    ],
  );
});

test('instants are compared as instants, however they are written', async () => {
  await listsAre(
    [
      ['STV', '2026-08-01', ['sai_w1']],
      ['STV', '2026-08-02', ['sai_w2', 'sai_w3', 'sai_w4']],
    ],
    'Midnight itself belongs to the day that begins. And the text of an ' +
      'instant is not its order: `.000Z` sorts before `Z`, and an offset may ' +
      'stand in place of the Z.',
    [
      { id: 'sai_w1', from: 'STV', to: 'BRG', departs_at: '2026-08-01T23:59:59.999+02:00' },
      { id: 'sai_w2', from: 'STV', to: 'BRG', departs_at: '2026-08-01T22:00:00.000Z' },
      { id: 'sai_w3', from: 'STV', to: 'BRG', departs_at: '2026-08-02T02:00:00+02:00' },
      { id: 'sai_w4', from: 'STV', to: 'BRG', departs_at: '2026-08-02T21:59:59.500Z' },
    ],
  );
});

test('today, times and order are as they were', async () => {
  const days = await drive('days', [
    ['STV', '2026-07-01T22:50:00Z'],
    ['STV', '2026-07-01T21:50:00Z'],
    ['KSL', '2026-01-15T23:50:00Z'],
    ['HLM', '2026-01-15T22:10:00Z'],
  ]);
  assert.deepEqual(
    days,
    ['2026-07-02', '2026-07-01', '2026-01-15', '2026-01-16'],
    'the notes say that `today` was right, and now it differs. The cause ' +
      'is one function; leave the others as they are',
  );
  const more = [
    { id: 'sai_w6', from: 'STV', to: 'BRG', departs_at: '2026-08-05T17:00:00Z' },
    { id: 'sai_w5', from: 'STV', to: 'BRG', departs_at: '2026-08-05T09:00:00Z' },
    { id: 'sai_w7', from: 'KSL', to: 'ORK', departs_at: '2026-08-05T10:00:00Z' },
  ];
  const [rows] = await drive('lists', [['STV', '2026-08-05']], more);
  assert.deepEqual(
    rows,
    [
      { id: 'sai_w5', to: 'BRG', date: '2026-08-05', time: '11:00' },
      { id: 'sai_w6', to: 'BRG', date: '2026-08-05', time: '19:00' },
    ],
    'a summer day without any trouble: each row has `id`, `to`, `date` and ' +
      `\`time\` in the port's own clock, in order; it lists ${shown(rows)}`,
  );
});
