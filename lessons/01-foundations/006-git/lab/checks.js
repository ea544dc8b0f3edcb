import { test } from 'node:test';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { drive, known } from 'lab';

const sha1 = (...parts) => {
  const hash = createHash('sha1');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};
const short = (id) => String(id).slice(0, 8);

// Trees and commits are hashed as blobs are, so blobs come first.
async function blobsFirst() {
  const [hello] = await drive('blobs', 'hello\n');
  assert.ok(
    hello === 'ce013625030ba8dba906f756967f9e9ca394464a',
    'not looked at yet: every object is hashed by hashObject, and that ' +
      'gives hello a name of its own so far; see the first check',
  );
}

const README = '82019f96bfd806eea45375b0a58fd91b38b502d9';
const FARES = '516bcf715d6605dea8b3d099ba4641faa3acec66';
const TIMETABLE = '7f89d6e4481cdd1686275a4199fa1af0d76faff4';
const DATA = '7739d71c0c548cd7b823cb1d01ed17cca30db594';
const ROOT = 'bfaa17346894c018b4ba79c6ed4acec15c69dfeb';
const FIRST_ROOT = 'e4a86316d61dab59e474c46188d8f3b49251455d';
const OLD_FARES = '473833bfc1ea0b852c79643219287bedc81fc81e';

const file = (name, id) => ({ mode: '100644', name, id });
const folder = (name, id) => ({ mode: '40000', name, id });

test('hello has the name that every Git gives it', async () => {
  const [hello, empty] = await drive('blobs', 'hello\n', '');
  if (hello === sha1('hello\n')) known('content-alone');
  assert.equal(
    hello,
    'ce013625030ba8dba906f756967f9e9ca394464a',
    `hello and a line feed should be ce013625…, and yours is ` +
      `${short(hello)}…; compare the header with "blob 6" and a NUL`,
  );
  assert.equal(
    empty,
    'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391',
    'an empty file should be e69de29b…, and yours is ' +
      `${short(empty)}…; its header says 0 bytes`,
  );
});

test('the length is in bytes', async () => {
  const cafe = 'caf\u00e9\n';
  const ship = '\u{1F6A2}\n';
  const [cafeId, shipId] = await drive('blobs', cafe, ship);
  if (cafeId === sha1('blob 5\0', cafe)) known('characters');
  assert.equal(
    cafeId,
    '572eb43fe8e34fb87d01c69e01151ff696022924',
    `caf\u00e9 and a line feed are 6 bytes and should be 572eb43f…; ` +
      `yours is ${short(cafeId)}…, so look at the number in the header`,
  );
  assert.equal(
    shipId,
    '0a35a0c9ca01e6471d7fc0aad3c62bf72341abda',
    'the ship and a line feed are 5 bytes and should be 0a35a0c9…; ' +
      `yours is ${short(shipId)}…`,
  );
});

test('the kind is part of the name', async () => {
  const { blob, tree, count } = await drive('kinds', 'the same bytes');
  assert.notEqual(
    blob,
    tree,
    `a blob and a tree with the same bytes are both ${short(blob)}…; the ` +
      'header has to begin with the kind that hashObject was given',
  );
  assert.equal(
    count,
    2,
    `a blob and a tree were stored, and the store counts ${count} objects`,
  );
  assert.equal(
    blob,
    sha1('blob 14\0the same bytes'),
    'the blob should be hashed with "blob 14" and a NUL in front',
  );
});

test('equal contents are stored once, and come back', async () => {
  await blobsFirst();
  const text = 'adult 5800 EUR\n';
  const { first, second, later, ...told } = await drive(
    'twice',
    text,
    'adult 6100 EUR\n',
  );
  assert.equal(
    first,
    OLD_FARES,
    `the old fares should be 473833bf…, and yours is ${short(first)}…`,
  );
  assert.equal(
    second,
    first,
    `the same text was called ${short(first)}… and then ` +
      `${short(second)}…; only kind, length and bytes may go into a name`,
  );
  assert.equal(
    told.count,
    1,
    `the same text was stored twice as ${told.count} objects: its id is ` +
      'the key under which it is kept',
  );
  assert.equal(
    told.countLater,
    2,
    `two different texts were stored, and the store counts ` +
      `${told.countLater} objects; the second is ${short(later)}…`,
  );
  assert.equal(
    told.bytes,
    Buffer.from(text).toString('hex'),
    'read() should give back the very bytes that went in, without the ' +
      'header',
  );
});

test("a tree has Git's id, whatever order it is given", async () => {
  await blobsFirst();
  const data = [file('timetable.txt', TIMETABLE), file('fares.txt', FARES)];
  const root = [folder('data', DATA), file('README', README)];
  const { ids, lists } = await drive(
    'trees',
    data,
    [...data].reverse(),
    root,
    [...root].reverse(),
  );
  const inHex = sha1(
    `tree ${2 * 7 + 'fares.txttimetable.txt'.length + 2 + 80}\0`,
    `100644 fares.txt\0${FARES}`,
    `100644 timetable.txt\0${TIMETABLE}`,
  );
  if (ids.includes(inHex)) known('hex-in-tree');
  assert.equal(
    ids[0],
    ids[1],
    `fares.txt and timetable.txt make the tree ${short(ids[0])}… in one ` +
      `order and ${short(ids[1])}… in the other: sort before you write`,
  );
  assert.equal(
    ids[0],
    DATA,
    `the folder data should be 7739d71c…, as in the lesson; yours is ` +
      `${short(ids[0])}…: an entry is mode, space, name, NUL, 20 bytes`,
  );
  assert.deepEqual(
    [short(ids[2]), short(ids[3])],
    [short(ROOT), short(ROOT)],
    `README and data should be bfaa1734… in both orders; yours are ` +
      `${short(ids[2])}… and ${short(ids[3])}…: by bytes, capitals come ` +
      'before small letters',
  );
  assert.deepEqual(
    lists[0],
    data,
    "writeTree changed the order of its caller's list; sort a copy",
  );
});

test('a folder is sorted as though its name ended in a slash', async () => {
  await blobsFirst();
  const entries = [
    folder('data', DATA),
    file('data.txt', OLD_FARES),
    file('README', README),
  ];
  const { ids } = await drive('trees', entries);
  assert.equal(
    ids[0],
    '4d8c4fe5fdf9bc9af666f5dd35ff9e928553be21',
    'README, data.txt and the folder data should be 4d8c4fe5…, and yours ' +
      `is ${short(ids[0])}…; data/ comes behind data.txt, for the byte ` +
      'of "." is smaller than that of "/"',
  );
});

test("a commit has Git's id and names its parents", async () => {
  await blobsFirst();
  const first = {
    tree: FIRST_ROOT,
    parents: [],
    date: 1793260860,
    message: 'Timetable and fares',
  };
  const firstId = '85bf23f7267cb798774ca6b98c9be81f734ebbae';
  const second = {
    tree: ROOT,
    parents: [firstId],
    date: 1793260920,
    message: 'Raise the adult fare',
  };
  const secondId = '07113eb33ef2a03cf3a346f5b08e7b8321c99acd';
  const merge = {
    tree: ROOT,
    parents: [secondId, firstId],
    date: 1793260980,
    message: 'Merge',
  };
  const [one, two, both] = await drive('commits', first, second, merge);
  const who = 'Port Staff <staff@tidewater.example> 1793260860 +0000';
  assert.equal(
    one.text,
    `tree ${FIRST_ROOT}\nauthor ${who}\ncommitter ${who}\n\n` +
      'Timetable and fares\n',
    'the first commit has no parent line; its text should be: tree, ' +
      'author, committer, an empty line, the message, a line feed. ' +
      `Yours is ${JSON.stringify(one.text)}`,
  );
  assert.equal(
    one.id,
    firstId,
    'the text is right, and its id should be 85bf23f7…, as in the ' +
      `lesson; yours is ${short(one.id)}…: is it stored as kind "commit"?`,
  );
  const named = (text) =>
    text.split('\n').filter((line) => line.startsWith('parent '));
  assert.deepEqual(
    named(two.text),
    [`parent ${firstId}`],
    'the second commit should name 85bf23f7… on one parent line; its ' +
      `text is ${JSON.stringify(two.text)}`,
  );
  assert.equal(
    two.id,
    secondId,
    'the second commit should be 07113eb3…, and yours is ' +
      `${short(two.id)}…; the parent stands between tree and author. Its ` +
      `text is ${JSON.stringify(two.text)}`,
  );
  assert.deepEqual(
    named(both.text),
    [`parent ${secondId}`, `parent ${firstId}`],
    'a merge has one parent line for each parent, in the order given; ' +
      `yours has ${named(both.text).length}`,
  );
});

test('moving a branch changes no object', async () => {
  const { first, next, tips, ...store } = await drive('moves');
  const [started, forward, beside, back] = tips;
  assert.equal(
    started[0],
    first,
    `branch('main', id) was called, and branch('main') now says ` +
      `${started[0]} instead of that id`,
  );
  assert.equal(
    forward[0],
    next,
    "main was moved to its second commit, and branch('main') says " +
      `${short(forward[0])}… instead of ${short(next)}…`,
  );
  assert.deepEqual(
    beside,
    [next, next],
    'main and winter were put on one commit; two names may have the ' +
      `same id, and yours say ${beside.map(short).join(' and ')}`,
  );
  assert.deepEqual(
    back,
    [first, next],
    'main was moved back and winter was not; they say ' +
      `${back.map(short).join(' and ')}`,
  );
  assert.equal(
    store.countAfter,
    store.count,
    `four moves made ${store.count} objects into ${store.countAfter}; a ` +
      'name is kept beside the store and not in it',
  );
  assert.deepEqual(
    store.after,
    store.before,
    'a commit reads differently since a branch was moved',
  );
});

test('after an amend the old commit can still be read', async () => {
  const { old, fixed, main, text } = await drive('amend');
  assert.notEqual(
    fixed,
    old,
    `the message was changed and the id is still ${short(old)}…; the ` +
      'message is part of what is hashed',
  );
  assert.match(
    text,
    /\n\nAdd fairs/,
    'the old commit should still say "Add fairs", and read() gives ' +
      `${JSON.stringify(text)}; an amend makes a new object and moves a ` +
      'name',
  );
  assert.equal(
    main,
    fixed,
    `main should be on the amended commit ${short(fixed)}…, and it is on ` +
      short(main),
  );
});

// Each asks for one merge base both ways round.
async function base(history, [a, b], expected, why) {
  const [there, back] = await drive('bases', history, [a, b], [b, a]);
  for (const [found, from, to] of [
    [there, a, b],
    [back, b, a],
  ]) {
    assert.equal(
      found,
      expected,
      `mergeBase(${from}, ${to}) should be ${expected}, and it is ` +
        `${found}: ${why}`,
    );
  }
}

test("a fork's merge base is the commit before it", async () => {
  const history = [
    ['A', 0],
    ['B', 1, 'A'],
    ['C', 2, 'B'],
    ['D', 3, 'B'],
    ['M', 4, 'C', 'D'],
    ['X', 5],
  ];
  await base(history, ['C', 'D'], 'B', 'C and D both have B as parent');
  await base(
    history,
    ['A', 'C'],
    'A',
    'A is an ancestor of C, so it is it',
  );
  await base(history, ['D', 'D'], 'D', 'a commit is its own ancestor');
  await base(history, ['M', 'D'], 'D', 'D has been merged into M already');
  await base(history, ['C', 'X'], 'null', 'X shares no ancestor with C');
});

test('a wrong clock does not move the merge base', async () => {
  const history = [
    ['A', 500],
    ['B', -9000, 'A'],
    ['C', 700, 'B'],
    ['D', 600, 'B'],
  ];
  const [found] = await drive('bases', history, ['C', 'D']);
  if (found === 'A') known('by-date');
  await base(
    history,
    ['C', 'D'],
    'B',
    'B was written on a laptop whose clock was days slow, and C and D ' +
      'are made from B all the same',
  );
});

test('the best common ancestor is found, not the nearest', async () => {
  const history = [
    ['A', 0],
    ['B', 1, 'A'],
    ['C', 2, 'B'],
    ['D', 3, 'C'],
    ['E', 4, 'A'],
    ['F', 5, 'E', 'D'],
    ['G', 6, 'B'],
    ['H', 7, 'A', 'G'],
  ];
  const pairs = [
    ['F', 'H'],
    ['H', 'F'],
  ];
  const found = await drive('bases', history, ...pairs);
  if (found.includes('A')) known('first-met');
  await base(
    history,
    ['F', 'H'],
    'B',
    'A is fewer steps away, and B descends from A and is common too',
  );
});
