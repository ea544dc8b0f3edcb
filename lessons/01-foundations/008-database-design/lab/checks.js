import { test } from 'node:test';
import assert from 'node:assert/strict';
import { known, query } from 'lab';

const UNKNOWN_NAME = /no such table|no such column|has no column/;

const BOOKING = {
  id: 'bok_c1',
  reference: 'CHK001',
  sailing_id: 'sai_7f3k',
  status: 'confirmed',
  passengers: 2,
  total_cents: 11600,
  currency: 'EUR',
};
const OTHER = { ...BOOKING, id: 'bok_c2', reference: 'CHK002' };
const KEYED = { ...OTHER, idempotency_key: 'key-c2' };
const HELD = {
  ...BOOKING,
  status: 'held',
  hold_expires_at: '2026-07-01T07:45:00Z',
};
const TICKET = {
  id: 'tic_c1',
  booking_id: 'bok_c1',
  fare_class: 'adult',
  price_cents: 5800,
  code: 'CHECKTICKET1',
};
const PAYMENT = {
  id: 'pay_c1',
  booking_id: 'bok_c1',
  amount_cents: 11600,
  currency: 'EUR',
  status: 'captured',
};
const booking = ['bookings', BOOKING];
const ticket = ['tickets', TICKET];
const payment = ['payments', PAYMENT];

const literal = (value) => {
  if (value === null) return 'NULL';
  if (typeof value === 'number') return String(value);
  return `'${value.replaceAll("'", "''")}'`;
};

// Returns why SQLite refused a statement, and null when it did not.
async function refusal(sql) {
  try {
    await query(sql);
    return null;
  } catch ({ message }) {
    return message;
  }
}
const insert = (table, row) =>
  refusal(
    `INSERT INTO ${table} (${Object.keys(row).join(', ')})
     VALUES (${Object.values(row).map(literal).join(', ')})`,
  );

// Runs what follows on the side: the database is afterwards as it was.
async function aside(work) {
  await query('PRAGMA foreign_keys = ON');
  await query('SAVEPOINT aside');
  try {
    return await work();
  } finally {
    await query('ROLLBACK TO aside');
    await query('RELEASE aside');
  }
}

async function accepts([table, row]) {
  const message = await insert(table, row);
  if (message === null) return;
  assert.doesNotMatch(
    message,
    UNKNOWN_NAME,
    `${message}. The task lists the columns of each table`,
  );
  assert.fail(
    `a sound row for ${table} was turned away (${message}): ` +
      `${JSON.stringify(row)}. Which of your constraints says more than ` +
      'its sentence?',
  );
}

// A row gets in as it is, and is turned away with these changes.
async function refuses(what, [table, row], changes, look, before = []) {
  await aside(async () => {
    for (const each of before) await accepts(each);
    await aside(() => accepts([table, row]));
    const message = await insert(table, { ...row, ...changes });
    assert.ok(message !== null, `let in: ${what}. ${look}`);
    assert.doesNotMatch(message, UNKNOWN_NAME, `${table}: ${message}`);
  });
}

test('sound bookings, tickets and payments get in', async () => {
  const sound = [
    ...['confirmed', 'cancelled', 'boarded'].map((status) => ({
      ...BOOKING,
      status,
    })),
    HELD,
    { ...BOOKING, passengers: 1, total_cents: 0, currency: 'NOK' },
    { ...BOOKING, passengers: 9, idempotency_key: 'key-c1' },
  ];
  for (const row of sound) await aside(() => accepts(['bookings', row]));
  await aside(async () => {
    await accepts(booking);
    for (const fare_class of ['adult', 'child', 'vehicle']) {
      await aside(() => accepts(['tickets', { ...TICKET, fare_class }]));
    }
    await aside(() => accepts(['tickets', { ...TICKET, price_cents: 0 }]));
    for (const status of ['pending', 'captured', 'refunded', 'failed']) {
      await aside(() => accepts(['payments', { ...PAYMENT, status }]));
    }
    await accepts(ticket);
    await accepts(['tickets', { ...TICKET, id: 'tic_c2', code: 'CODE2' }]);
    await accepts(payment);
    await accepts(['payments', { ...PAYMENT, id: 'pay_c2' }]);
  });
});

test('every row has an id, and no two have the same', async () => {
  const nameless = await aside(() =>
    insert('bookings', { ...BOOKING, id: null }),
  );
  const isWritten = await aside(
    async () => !(await insert(...booking)) && !(await insert(...payment)),
  );
  if (isWritten && nameless === null) known('not-strict');
  const look =
    'In SQLite a primary key of text may be NULL, unless the table is ' +
    'STRICT or the column says NOT NULL';
  await refuses('a booking without an id', booking, { id: null }, look);
  for (const own of [ticket, payment]) {
    const what = `a row of ${own[0]} without an id`;
    await refuses(what, own, { id: null }, look, [booking]);
  }
  const again = { id: 'bok_c1' };
  await refuses(
    'a second booking with the id bok_c1',
    ['bookings', KEYED],
    again,
    'An id is a primary key',
    [booking],
  );
});

test('nothing hangs in the air: every parent exists', async () => {
  const look = 'Must means NOT NULL, and REFERENCES names the parent';
  for (const sailing_id of ['sai_0000', null]) {
    const what = `a booking for the sailing ${literal(sailing_id)}`;
    await refuses(what, booking, { sailing_id }, look);
  }
  for (const own of [ticket, payment]) {
    for (const booking_id of ['bok_99', null]) {
      const what = `a row of ${own[0]} for ${literal(booking_id)}`;
      await refuses(what, own, { booking_id }, look, [booking]);
    }
  }
});

test('references and codes are there, and name one thing', async () => {
  for (const reference of ['K7M2P', 'K7M2PX9', null]) {
    await refuses(
      `a booking with the reference ${literal(reference)}`,
      booking,
      { reference },
      'It must have six characters, and unknown is none of them',
    );
  }
  await refuses(
    'a second booking with the reference CHK001',
    ['bookings', KEYED],
    { reference: 'CHK001' },
    'The primary key guards id alone; other names need a UNIQUE',
    [booking],
  );
  await refuses('a ticket without a code', ticket, { code: null }, 'Must', [
    booking,
  ]);
  await refuses(
    'two tickets with one code',
    ['tickets', { ...TICKET, id: 'tic_c2', code: 'CODE2' }],
    { code: TICKET.code },
    'Whoever scans the second would board with the first',
    [booking, ticket],
  );
});

test('a status is one of four, and never unknown', async () => {
  const unknown = await aside(() =>
    insert('bookings', { ...BOOKING, status: null }),
  );
  const wrong = await aside(() =>
    insert('bookings', { ...BOOKING, status: 'confrimed' }),
  );
  if (unknown === null && wrong !== null) known('null-status');
  for (const status of ['confrimed', 'pending', '', null]) {
    await refuses(
      `a booking with the status ${literal(status)}`,
      booking,
      { status },
      'Held, confirmed, cancelled and boarded are the four, and a CHECK ' +
        'refuses what is false, not what is unknown',
    );
  }
  for (const status of ['paid', null]) {
    await refuses(
      `a payment with the status ${literal(status)}`,
      payment,
      { status },
      'Its four are pending, captured, refunded and failed',
      [booking],
    );
  }
});

test('a booking is held if and only if its hold has an end', async () => {
  const held = { ...BOOKING, status: 'held' };
  const endless = await aside(() => insert('bookings', held));
  const { hold_expires_at } = HELD;
  const late = { ...BOOKING, hold_expires_at };
  const leftOver = await aside(() => insert('bookings', late));
  if (endless !== null && leftOver === null) known('one-way');
  await refuses(
    'a held booking whose hold never ends',
    ['bookings', HELD],
    { hold_expires_at: null },
    'The rule is about two columns, so its CHECK stands after them',
  );
  await refuses(
    'a confirmed booking whose hold runs out',
    booking,
    { hold_expires_at },
    '"If and only if" forbids this too',
  );
});

test('a party is of 1 to 9, and no amount is below zero', async () => {
  for (const passengers of [0, 10, -2, null]) {
    await refuses(
      `a party of ${literal(passengers)}`,
      booking,
      { passengers },
      'From 1 to 9, and somebody must have counted them',
    );
  }
  for (const cents of [-1, null]) {
    const look = 'Each amount must be there and be 0 or more';
    const total = { total_cents: cents };
    const price = { price_cents: cents };
    const paid = { amount_cents: cents };
    const amount = literal(cents);
    await refuses(`a total of ${amount}`, booking, total, look);
    await refuses(`a ticket for ${amount}`, ticket, price, look, [booking]);
    await refuses(`a payment of ${amount}`, payment, paid, look, [booking]);
  }
});

test('a currency is three capital letters', async () => {
  for (const currency of ['EURO', 'EU', 'eur', '978', null]) {
    const what = `in the currency ${literal(currency)}`;
    const look =
      'Length alone does not tell letters from digits; ports.code in ' +
      'seed.sql has the same rule';
    await refuses(`a booking ${what}`, booking, { currency }, look);
    await refuses(`a payment ${what}`, payment, { currency }, look, [
      booking,
    ]);
  }
});

test('a fare class is adult, child or vehicle', async () => {
  for (const fare_class of ['dog', 'Adult', null]) {
    await refuses(
      `a ticket of the class ${literal(fare_class)}`,
      ticket,
      { fare_class },
      'Dogs travel free, and without a ticket; list the three classes',
      [booking],
    );
  }
});

test('walk-ins have no idempotency key, others one each', async () => {
  await aside(async () => {
    await accepts(booking);
    const [{ idempotency_key: key }] = await query(
      "SELECT idempotency_key FROM bookings WHERE id = 'bok_c1'",
    );
    const second = await insert('bookings', OTHER);
    if (key === '' && second !== null) known('empty-key');
    assert.ok(
      second === null,
      `the second walk-in was turned away (${second}); the first was ` +
        `given the key ${literal(key)}. What may be unknown has no NOT ` +
        'NULL and needs no stand-in',
    );
    assert.equal(
      key,
      null,
      `a walk-in was given the key ${literal(key)}; it should be NULL`,
    );
  });
  const idempotency_key = 'key-c1';
  await refuses(
    'a second booking with the key key-c1',
    ['bookings', OTHER],
    { idempotency_key },
    'This is the double click that the key is there to stop',
    [['bookings', { ...BOOKING, idempotency_key }]],
  );
});

const AMOUNTS = [
  ['bookings', 'total_cents'],
  ['tickets', 'price_cents'],
  ['payments', 'amount_cents'],
];

test('money is whole cents, as declared and as stored', async () => {
  const rows = { bookings: BOOKING, tickets: TICKET, payments: PAYMENT };
  for (const [table, column] of AMOUNTS) {
    const columns = await query(`PRAGMA table_info(${table})`);
    const type = columns.find(({ name }) => name === column)?.type;
    assert.ok(type !== undefined, `${table} has no column ${column} yet`);
    const before = table === 'bookings' ? [] : [booking];
    await aside(async () => {
      for (const each of before) await accepts(each);
      const sum = { ...rows[table], [column]: 0.1 + 0.2 };
      const refused = await insert(table, sum);
      if (refused === null && !/int/i.test(type)) known('real-total');
    });
    assert.match(
      type,
      /^int(eger)?$/i,
      `${column} of ${table} is declared ${type || 'without a type'}; ` +
        'cents are counted, so INTEGER',
    );
    for (const value of [11600.5, 'cheap']) {
      await refuses(
        `${literal(value)} as ${column} of ${table}`,
        [table, rows[table]],
        { [column]: value },
        'Without STRICT, SQLite takes a type for a preference',
        before,
      );
    }
    await aside(async () => {
      for (const each of before) await accepts(each);
      await accepts([table, rows[table]]);
      const [{ stored }] = await query(
        `SELECT typeof(${column}) AS stored FROM ${table}
         WHERE id = '${rows[table].id}'`,
      );
      assert.equal(
        stored,
        'integer',
        `${rows[table][column]} was stored in ${column} as ${stored}`,
      );
    });
  }
});

const left = async (table, { id }) =>
  (await query(`SELECT id FROM ${table} WHERE id = '${id}'`)).length;
const removal = () => refusal("DELETE FROM bookings WHERE id = 'bok_c1'");

test('tickets go with their booking, and a paid one stays', async () => {
  await aside(async () => {
    for (const each of [['bookings', HELD], ticket]) await accepts(each);
    const message = await removal();
    assert.ok(
      message === null,
      `a held booking with a ticket could not be deleted (${message}). ` +
        'What should become of a ticket whose booking goes?',
    );
    assert.equal(
      await left(...ticket),
      0,
      'the booking is gone, and its ticket is still there, for nothing',
    );
  });
  await aside(async () => {
    for (const each of [booking, ticket, payment]) await accepts(each);
    const message = await removal();
    if (message === null && (await left(...payment)) === 0) {
      known('money-gone');
    }
    assert.ok(
      message !== null,
      'a booking was deleted that had been paid. Who refers to it, and ' +
        'what does that reference say about deleting?',
    );
    const sailing = await refusal(
      "DELETE FROM sailings WHERE id = 'sai_7f3k'",
    );
    assert.ok(
      sailing !== null && (await left(...booking)) === 1,
      'a sailing was deleted for which there are bookings',
    );
  });
});
