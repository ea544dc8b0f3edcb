import { test } from 'node:test';
import assert from 'node:assert/strict';
import { drive, known } from 'lab';

const JSON_TYPE = 'application/json';
const XML_TYPE = 'application/xml';
const BIG = '9007199254740993';

const heard = ({ value, threw }) =>
  threw === undefined ? JSON.stringify(value) : `an error, "${threw}"`;

async function written(id, columns) {
  const { json, xml } = await drive('write', id, columns);
  assert.ok(json.threw === undefined, `toJson threw "${json.threw}"`);
  assert.ok(xml.threw === undefined, `toXml threw "${xml.threw}"`);
  assert.equal(
    typeof json.value,
    'string',
    `toJson should return a text, and returned ${heard(json)}`,
  );
  assert.equal(
    typeof xml.value,
    'string',
    `toXml should return a text, and returned ${heard(xml)}`,
  );
  return { json: JSON.parse(json.value), text: json.value, xml: xml.value };
}

async function tree(text) {
  const { value, threw } = await drive('tree', text);
  assert.ok(
    threw === undefined,
    `a parser reads what toXml wrote and says "${threw}"; the text begins ` +
      text.slice(0, 200),
  );
  return value;
}

const passengersOf = (root) =>
  root.children.filter((child) => child.name === 'passenger');
const childOf = (node, name) =>
  node.children.find((child) => child.name === name);

async function xmlOf(id) {
  const { xml } = await written(id);
  const root = await tree(xml);
  return { root, passengers: passengersOf(root) };
}

const manifestJson = (departsAt, ticket) =>
  `{"sailing_id":"sai_9k1d","departs_at":"${departsAt}","passengers":[` +
  `{"ticket_id":${ticket},"passenger_name":"A & B","price_cents":435,` +
  '"currency":"NOK"}]}';

const manifestXml = (departsAt, before = '', name = 'A &amp; B') =>
  `<?xml version="1.0"?>\n${before}` +
  `<manifest sailing_id="sai_9k1d" departs_at="${departsAt}">\n` +
  `  <passenger ticket_id="${BIG}" price_cents="435" currency="NOK">\n` +
  `    <name>${name}</name><cabin nil="true"/>\n` +
  '  </passenger>\n</manifest>\n';

async function parsed(text, type) {
  const answer = await drive('read', text, type);
  assert.ok(
    answer.threw === undefined,
    `parseManifest should read this ${type} and threw "${answer.threw}": ` +
      text,
  );
  return answer.value;
}

test('what the list does not name stays at home', async () => {
  const { text, xml } = await written('sai_7f3k', true);
  const leaked = ['leak-me', '$argon2id', '55 01 02'].filter(
    (secret) => text.includes(secret) || xml.includes(secret),
  );
  if (leaked.length < 3 && leaked.includes('leak-me')) known('hide-list');
  for (const secret of leaked) {
    assert.fail(
      `the ${text.includes(secret) ? 'JSON' : 'XML'} contains "${secret}". ` +
        'Some rows had a column that did not exist yesterday; name the ' +
        'members that go out, and nothing else can',
    );
  }
  const { json } = await written('sai_7f3k');
  assert.deepEqual(
    json.passengers.map((passenger) => passenger.passenger_name),
    [
      'Ålesund & søn <A>',
      'North Pier "Quick" Repairs',
      "Fo'c'sle Choir",
    ],
    'all three passengers go out in JSON, with `passenger_name`',
  );
});

test('instants end in Z, whatever the board shows', async () => {
  for (const [id, instant, board] of [
    ['sai_7f3k', '2026-03-29T00:30:00', '01:30'],
    ['sai_8m2p', '2026-03-29T01:30:00', '03:30'],
  ]) {
    const { json } = await written(id);
    const { root } = await xmlOf(id);
    for (const [where, text] of [
      ['JSON', json.departs_at],
      ['XML', root.attributes.departs_at],
    ]) {
      if (/T0[13]:30:00$/.test(text)) known('board-time');
      assert.match(
        String(text),
        new RegExp(`^${instant}(\\.0+)?Z$`),
        `departs_at of ${id} is "${text}" in ${where}; it should be ` +
          `${instant}Z. The board at Stavenger shows ${board}, and ` +
          'Lindholm does not know that you mean that board',
      );
    }
  }
});

test('a ticket beyond 2^53 survives, in and out', async () => {
  const { json } = await written('sai_7f3k');
  assert.strictEqual(
    json.passengers[0].ticket_id,
    BIG,
    `toJson wrote the ticket as ${JSON.stringify(json.passengers[0].ticket_id)}; ` +
      `it should be the string "${BIG}"`,
  );
  for (const [text, type, how] of [
    [manifestJson('2026-03-29T00:30:00Z', `"${BIG}"`), JSON_TYPE, 'a string'],
    [manifestJson('2026-03-29T00:30:00Z', BIG), JSON_TYPE, 'a number'],
    [manifestXml('2026-03-29T00:30:00Z'), XML_TYPE, 'an attribute'],
  ]) {
    const { passengers } = await parsed(text, type);
    const got = passengers[0]?.ticket_id;
    if (got === 'string 9007199254740992') known('too-late');
    assert.equal(
      got,
      `string ${BIG}`,
      `ticket ${BIG} came as ${how} in ${type} and was read as ${got}; ` +
        'it should be a string with the same digits',
    );
  }
});

test('cents are integers on both sides', async () => {
  const { json } = await written('sai_7f3k');
  const cents = json.passengers.map((passenger) => passenger.price_cents);
  assert.deepEqual(
    cents,
    [4900, 1005, 0],
    `toJson should write price_cents 4900, 1005 and 0, and wrote ` +
      JSON.stringify(cents),
  );
  const { passengers } = await xmlOf('sai_7f3k');
  const inXml = passengers.map(({ attributes }) => attributes.price_cents);
  assert.deepEqual(
    inXml,
    ['4900', '1005', '0'],
    `toXml should write an attribute price_cents of 4900, 1005 and 0, ` +
      `and wrote ${JSON.stringify(inXml)}`,
  );
  for (const [where, said] of [
    ['toJson', json.passengers],
    ['toXml', passengers.map(({ attributes }) => attributes)],
  ]) {
    const currencies = said.map(({ currency }) => currency);
    assert.deepEqual(
      currencies,
      ['NOK', 'NOK', 'NOK'],
      `4900 of what? Beside the cents ${where} should write the currency, and ` +
        `wrote ${JSON.stringify(currencies)}`,
    );
  }
  for (const [text, type] of [
    [manifestJson('2026-03-29T00:30:00Z', '"7"'), JSON_TYPE],
    [manifestXml('2026-03-29T00:30:00Z'), XML_TYPE],
  ]) {
    const { passengers: read } = await parsed(text, type);
    assert.equal(
      read[0].price_cents,
      'number 435',
      `435 cents in ${type} were read as ${read[0].price_cents}; expected ` +
        'the number 435',
    );
    assert.equal(
      read[0].currency,
      'NOK',
      `the currency of 435 cents in ${type} was read as ${read[0].currency}`,
    );
  }
});

test('none and not said stay apart in both formats', async () => {
  const { json } = await written('sai_7f3k');
  const [first, second, third] = json.passengers;
  assert.equal(first.cabin, 'A12', 'the first passenger has cabin A12');
  assert.strictEqual(
    second.cabin,
    null,
    `the second wants no cabin: null in JSON, and it was ` +
      JSON.stringify(second.cabin),
  );
  assert.ok(
    !Object.hasOwn(third, 'cabin'),
    `nobody asked the third about a cabin, and the JSON says ` +
      JSON.stringify(third.cabin),
  );
  const { passengers } = await xmlOf('sai_7f3k');
  assert.equal(passengers.length, 3, 'the XML should have three passengers');
  const cabins = passengers.map((passenger) => childOf(passenger, 'cabin'));
  assert.equal(
    cabins[0]?.text,
    'A12',
    'the first passenger has <cabin>A12</cabin> in XML',
  );
  assert.equal(
    cabins[1]?.attributes.nil,
    'true',
    'the second passenger has <cabin nil="true"/> in XML',
  );
  assert.equal(
    cabins[2],
    undefined,
    'the third passenger has no <cabin> at all in XML',
  );
});

test('every name arrives whole in XML', async () => {
  const { xml } = await written('sai_7f3k');
  const { threw } = await drive('tree', xml);
  if (threw !== undefined && xml.includes('Ålesund & søn')) known('by-hand');
  const passengers = passengersOf(await tree(xml));
  const names = passengers.map((passenger) => childOf(passenger, 'name')?.text);
  assert.deepEqual(
    names,
    ['Ålesund & søn <A>', 'North Pier "Quick" Repairs', "Fo'c'sle Choir"],
    `the names in the XML were read as ${JSON.stringify(names)}`,
  );
});

test('an offset is understood, and a time without one refused', async () => {
  for (const [make, type] of [
    [(at) => manifestJson(at, '"7"'), JSON_TYPE],
    [(at) => manifestXml(at), XML_TYPE],
  ]) {
    const { departs_at: at } = await parsed(
      make('2026-03-29T03:30:00+02:00'),
      type,
    );
    assert.equal(
      at,
      'Date 2026-03-29T01:30:00.000Z',
      `departs_at 2026-03-29T03:30:00+02:00 in ${type} should become a Date ` +
        `of 01:30Z, and became ${at}`,
    );
    for (const text of ['2026-03-29T03:30:00', '2026-03-29', 'tomorrow']) {
      const answer = await drive('read', make(text), type);
      assert.ok(
        answer.threw !== undefined,
        `departs_at "${text}" in ${type} names no instant, and was read as ` +
          `${answer.value?.departs_at}; parseManifest should throw`,
      );
    }
  }
});

test('a DOCTYPE is refused', async () => {
  await parsed(manifestXml('2026-03-29T00:30:00Z'), XML_TYPE);
  const thief =
    '<!DOCTYPE manifest [\n  <!ENTITY agent SYSTEM ' +
    '"file:///srv/tidewater/secret.txt">\n]>\n';
  const answer = await drive(
    'read',
    manifestXml('2026-03-29T00:30:00Z', thief, '&agent;'),
    XML_TYPE,
  );
  const name = answer.value?.passengers[0]?.passenger_name ?? '';
  if (name.includes('TW_DB_PASSWORD')) known('trusting');
  assert.ok(
    answer.threw !== undefined,
    `a manifest with a DOCTYPE was read, and the passenger is called "${name}"; ` +
      'parseManifest should throw',
  );
  const harmless = await drive(
    'read',
    manifestXml('2026-03-29T00:30:00Z', '<!DOCTYPE manifest>\n'),
    XML_TYPE,
  );
  assert.ok(
    harmless.threw !== undefined,
    'a DOCTYPE that declares nothing was accepted; refuse it as well, so ' +
      'that nobody has to judge which ones are harmless',
  );
});

test('a manifest comes back as it went out', async () => {
  for (const type of [JSON_TYPE, XML_TYPE]) {
    const answer = await drive('there', 'sai_7f3k', type);
    assert.ok(
      answer.threw === undefined,
      `written as ${type} and read again: "${answer.threw}"`,
    );
    const { sailing_id: id, departs_at: at, passengers } = answer.value;
    assert.deepEqual(
      [id, at],
      ['sai_7f3k', 'Date 2026-03-29T00:30:00.000Z'],
      `written as ${type} and read again, the sailing is ${id}, ${at}`,
    );
    assert.deepEqual(
      passengers.map((p) => [p.ticket_id, p.passenger_name, p.cabin]),
      [
        [`string ${BIG}`, 'Ålesund & søn <A>', '"A12"'],
        ['string 9007199254740992', 'North Pier "Quick" Repairs', 'null'],
        ['string 41', "Fo'c'sle Choir", 'absent'],
      ],
      `written as ${type} and read again, the passengers are ` +
        JSON.stringify(passengers),
    );
  }
});

test('a sailing that no file has seen goes out and back', async () => {
  for (const type of [JSON_TYPE, XML_TYPE]) {
    const { value, threw } = await drive('unseen', type);
    assert.ok(
      threw === undefined,
      `a new row, with sailing_id sai_"4&c" and a passenger in cabin B<7>, was ` +
        `written as ${type} and read again: "${threw}"`,
    );
    assert.deepEqual(
      value,
      {
        sailing_id: 'sai_"4&c"',
        departs_at: 'Date 2026-10-25T00:15:00.000Z',
        passengers: [
          {
            ticket_id: 'string 36028797018963969',
            passenger_name: '<b>"Bergholm\' & Daughters</b>',
            price_cents: 'number 1999',
            currency: 'EUR',
            cabin: '"B<7>"',
          },
        ],
      },
      `a new row was written as ${type} and read again, and is not the same; ` +
        'compare what was expected with what came',
    );
  }
});

const ask = (accept) =>
  fetch('http://lab/admin/sailings/sai_7f3k/manifest', { headers: { accept } });

test('Accept picks the format, and Vary says so', async () => {
  for (const [accept, type] of [
    ['*/*', JSON_TYPE],
    ['application/xml;q=0.1, application/json', JSON_TYPE],
    ['application/xml', XML_TYPE],
    ['application/json;q=0.5, application/xml', XML_TYPE],
    ['application/json;q=0, */*', XML_TYPE],
  ]) {
    const response = await ask(accept);
    const got = response.headers.get('content-type') ?? 'none';
    assert.ok(
      response.status === 200 && got.startsWith(type),
      `Accept: ${accept} should give 200 and ${type}, and gave ` +
        `${response.status} and ${got}`,
    );
    const body = await response.text();
    assert.ok(
      type === XML_TYPE ? body.startsWith('<') : body.startsWith('{'),
      `Accept: ${accept} came as ${got}, and the content begins ` +
        body.slice(0, 40),
    );
    assert.match(
      response.headers.get('vary') ?? '',
      /\baccept\b/i,
      `the answer to Accept: ${accept} has Vary "${response.headers.get('vary') ?? ''}"; ` +
        'a cache must learn that the format depends on Accept',
    );
  }
});

test('what nobody can write is 406', async () => {
  for (const accept of [
    'text/csv',
    'application/json;q=0, application/xml;q=0',
  ]) {
    const { status } = await ask(accept);
    assert.equal(
      status,
      406,
      `Accept: ${accept} takes neither format, and the answer was ${status}`,
    );
  }
});
