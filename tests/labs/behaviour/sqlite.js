import { test } from 'node:test';
import assert from 'node:assert/strict';
import sqlite, { DatabaseSync, StatementSync } from 'node:sqlite';

const open = (sql = '', options = {}) => {
  const db = new DatabaseSync(':memory:', options);
  db.exec(sql);
  return db;
};
const one = (sql, ...values) => open().prepare(sql).get(...values);
const plain = (row) => ({ ...row });
const boats = `
  CREATE TABLE boat (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, seats INTEGER NOT NULL DEFAULT 4);
  INSERT INTO boat (name, seats) VALUES ('Ada', 4), ('Bea', 6), ('Cleo', 2);
`;

test('a database begins empty and open', () => {
  const db = new DatabaseSync(':memory:');
  assert.deepEqual([db.isOpen, db.isTransaction, db.location()], [true, false, null]);
  assert.equal(db.prepare('SELECT count(*) AS n FROM sqlite_schema').get().n, 0);
});

test('two databases share nothing', () => {
  open('CREATE TABLE a (x)');
  assert.throws(() => open().exec('SELECT * FROM a'), { message: 'no such table: a' });
});

test('exec runs several statements', () => {
  const db = open('CREATE TABLE a (x); INSERT INTO a VALUES (1); INSERT INTO a VALUES (2);');
  assert.equal(db.prepare('SELECT sum(x) AS s FROM a').get().s, 3);
});

test('exec returns undefined', () => {
  assert.equal(open().exec('SELECT 1'), undefined);
});

test('exec stops at the first error and keeps what was before', () => {
  const db = open('CREATE TABLE a (x)');
  assert.throws(() => db.exec('INSERT INTO a VALUES (1); SELEC; INSERT INTO a VALUES (2)'));
  assert.equal(db.prepare('SELECT count(*) AS n FROM a').get().n, 1);
});

test('run tells the changes and the last row', () => {
  const db = open(boats);
  assert.deepEqual(db.prepare("INSERT INTO boat (name) VALUES ('Dot')").run(), { changes: 1, lastInsertRowid: 4 });
  assert.equal(db.prepare('UPDATE boat SET seats = 1').run().changes, 4);
  assert.equal(db.prepare('DELETE FROM boat WHERE id > 2').run().changes, 2);
});

test('run on a SELECT tells what was before', () => {
  const db = open(boats);
  assert.equal(db.prepare('SELECT 1').run().changes, 3);
});

test('get returns the first row', () => {
  assert.deepEqual(plain(open(boats).prepare('SELECT id, name FROM boat ORDER BY id').get()), { id: 1, name: 'Ada' });
});

test('get returns undefined without a row', () => {
  assert.equal(one('SELECT 1 WHERE 0'), undefined);
});

test('rows have no prototype', () => {
  assert.equal(Object.getPrototypeOf(one('SELECT 1 AS a')), null);
});

test('all returns every row in order', () => {
  assert.deepEqual(open(boats).prepare('SELECT name FROM boat ORDER BY seats').all().map((row) => row.name), ['Cleo', 'Ada', 'Bea']);
  assert.deepEqual(open(boats).prepare('SELECT 1 FROM boat WHERE 0').all(), []);
});

test('of two columns of one name the last is seen', () => {
  assert.deepEqual(plain(one('SELECT 1 AS a, 2 AS a')), { a: 2 });
});

test('prepare takes the first of several statements', () => {
  assert.deepEqual(open().prepare('SELECT 1 AS a; SELECT 2 AS b').all().map(plain), [{ a: 1 }]);
});

test('prepare refuses a text without a statement', () => {
  const wanted = { name: 'TypeError', code: 'ERR_INVALID_ARG_VALUE', message: 'The SQL query contains no statements.' };
  assert.throws(() => open().prepare(''), wanted);
  assert.throws(() => open().prepare('-- nothing'), wanted);
});

test('parameters are bound by their place', () => {
  assert.deepEqual(plain(one('SELECT ? AS a, ? AS b', 'x', 'y')), { a: 'x', b: 'y' });
  assert.deepEqual(plain(one('SELECT ?2 AS a, ?1 AS b', 1, 2)), { a: 2, b: 1 });
});

test('parameters that are not given are NULL', () => {
  assert.deepEqual(plain(one('SELECT ? AS a, ? AS b', 1)), { a: 1, b: null });
});

test('values of one run do not stay for the next', () => {
  const statement = open().prepare('SELECT ? AS a');
  statement.get(1);
  assert.equal(statement.get().a, null);
});

test('too many values are an error', () => {
  assert.throws(() => one('SELECT ? AS a', 1, 2), { code: 'ERR_SQLITE_ERROR', errcode: 25, message: 'column index out of range' });
});

test('named parameters are found with and without their mark', () => {
  assert.deepEqual(plain(one('SELECT $a AS a, :b AS b, @c AS c', { a: 1, b: 2, c: 3 })), { a: 1, b: 2, c: 3 });
  assert.deepEqual(plain(one('SELECT $a AS a, :b AS b', { $a: 1, ':b': 2 })), { a: 1, b: 2 });
});

test('named and other parameters go together', () => {
  assert.deepEqual(plain(one('SELECT $a AS a, ? AS b', { $a: 1 }, 2)), { a: 1, b: 2 });
});

test('a name that is not there is an error', () => {
  const wanted = { name: 'Error', code: 'ERR_INVALID_STATE', message: "Unknown named parameter 'x'" };
  assert.throws(() => one('SELECT $a AS a', { x: 1 }), wanted);
});

test('names that are not there may be allowed', () => {
  const statement = open().prepare('SELECT $a AS a');
  statement.setAllowUnknownNamedParameters(true);
  assert.equal(statement.get({ b: 1 }).a, null);
});

test('names without their mark may be forbidden', () => {
  const statement = open().prepare('SELECT $a AS a');
  statement.setAllowBareNamedParameters(false);
  assert.throws(() => statement.get({ a: 1 }), { message: "Unknown named parameter 'a'" });
  assert.equal(statement.get({ $a: 1 }).a, 1);
});

test('two marks of one name do not go together', () => {
  assert.throws(() => one('SELECT $a AS a, :a AS b', { a: 1 }), {
    code: 'ERR_INVALID_STATE', message: "Cannot create bare named parameter 'a' because of conflicting names '$a' and ':a'.",
  });
});

test('a name that stands twice is one parameter', () => {
  assert.deepEqual(plain(one('SELECT $a AS a, $a AS b', { a: 1 })), { a: 1, b: 1 });
});

test('null goes in and comes out', () => {
  assert.deepEqual(plain(one('SELECT ? AS a, ? IS NULL AS b', null, null)), { a: null, b: 1 });
});

test('numbers are bound as REAL, and columns turn them back', () => {
  assert.equal(one('SELECT typeof(?) AS t', 1).t, 'real');
  const db = open('CREATE TABLE a (x INTEGER)');
  db.prepare('INSERT INTO a VALUES (?)').run(1);
  assert.equal(db.prepare('SELECT typeof(x) AS t FROM a').get().t, 'integer');
});

test('booleans are bound as 1 and 0', () => {
  assert.deepEqual(plain(one('SELECT ? AS a, ? AS b', true, false)), { a: 1, b: 0 });
});

test('NaN is NULL', () => {
  assert.equal(one('SELECT ? AS a', NaN).a, null);
});

test('texts keep every character', () => {
  for (const text of ['', 'grüße', '🛶', 'a\0b', "it's"]) assert.equal(one('SELECT ? AS a', text).a, text);
  assert.equal(one('SELECT ? AS a', '\ud800').a, '\ufffd');
});

test('bytes become a BLOB and come back as a Uint8Array', () => {
  const { a } = one("SELECT x'00ff' AS a");
  assert.ok(a instanceof Uint8Array);
  assert.deepEqual([...a], [0, 255]);
  assert.equal(one('SELECT hex(?) AS a', new Uint8Array([1, 255])).a, '01FF');
  assert.equal(one('SELECT hex(?) AS a', Buffer.from('hi')).a, '6869');
  assert.equal(one('SELECT hex(?) AS a', new Float64Array([1])).a, '000000000000F03F');
  assert.equal(one('SELECT typeof(?) AS a', new ArrayBuffer(2)).a, 'blob');
});

test('BigInts are bound as INTEGER', () => {
  assert.deepEqual(plain(one('SELECT ? AS a, typeof(?) AS b', 5n, 5n)), { a: 5, b: 'integer' });
  assert.throws(() => one('SELECT ? AS a', 2n ** 63n), {
    name: 'TypeError', code: 'ERR_INVALID_ARG_VALUE', message: 'BigInt value is too large to bind.',
  });
});

test('what SQLite cannot hold is not bound', () => {
  const wanted = { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE', message: 'Provided value cannot be bound to SQLite parameter 1.' };
  assert.throws(() => one('SELECT ? AS a', undefined), wanted);
  assert.throws(() => one('SELECT ? AS a', Symbol('x')), wanted);
  assert.throws(() => one('SELECT ? AS b, ? AS a', 1, {}), { ...wanted, message: 'Provided value cannot be bound to SQLite parameter 2.' });
});

test('an INTEGER that a number cannot hold is an error', () => {
  assert.throws(() => one('SELECT 9007199254740993 AS a'), {
    name: 'RangeError', code: 'ERR_OUT_OF_RANGE', message: 'Value is too large to be represented as a JavaScript number: 9007199254740993',
  });
  assert.equal(one('SELECT 9007199254740991 AS a').a, 9007199254740991);
  assert.equal(one('SELECT -9007199254740991 AS a').a, -9007199254740991);
});

test('INTEGERs may be read as BigInts', () => {
  const db = open(boats);
  const statement = db.prepare('SELECT 9007199254740993 AS a, 1 AS b, 1.5 AS c');
  statement.setReadBigInts(true);
  assert.deepEqual(plain(statement.get()), { a: 9007199254740993n, b: 1n, c: 1.5 });
  const insert = db.prepare("INSERT INTO boat (name) VALUES ('Eve')");
  insert.setReadBigInts(true);
  assert.deepEqual(insert.run(), { changes: 1n, lastInsertRowid: 4n });
});

test('rows may be read as arrays', () => {
  const statement = open().prepare('SELECT 1 AS a, 2 AS a');
  statement.setReturnArrays(true);
  assert.deepEqual(statement.get(), [1, 2]);
  assert.deepEqual(statement.all(), [[1, 2]]);
});

test('the settings of a database are those of its statements', () => {
  assert.deepEqual(open('', { readBigInts: true, returnArrays: true }).prepare('SELECT 1 AS a').get(), [1n]);
});

test('the switches take nothing but booleans', () => {
  const statement = open().prepare('SELECT 1');
  assert.throws(() => statement.setReadBigInts(1), {
    name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE', message: 'The "readBigInts" argument must be a boolean.',
  });
  assert.throws(() => statement.setAllowBareNamedParameters('x'), {
    message: 'The "allowBareNamedParameters" argument must be a boolean.',
  });
});

test('iterate gives row after row', () => {
  const names = [];
  for (const row of open(boats).prepare('SELECT name FROM boat ORDER BY id').iterate()) names.push(row.name);
  assert.deepEqual(names, ['Ada', 'Bea', 'Cleo']);
});

test('iterate reads no further than it is asked to', () => {
  const endless = open().prepare('WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c');
  const seen = [];
  for (const { x } of endless.iterate()) {
    seen.push(x);
    if (x === 3) break;
  }
  assert.deepEqual(seen, [1, 2, 3]);
  assert.equal(endless.get().x, 1);
});

test('iterate binds its values', () => {
  const statement = open(boats).prepare('SELECT name FROM boat WHERE seats > ? ORDER BY id');
  assert.deepEqual([...statement.iterate(3)].map((row) => row.name), ['Ada', 'Bea']);
});

test('an iterator ends and stays at its end', () => {
  const rows = open().prepare('SELECT 1 AS a').iterate();
  assert.equal(rows.next().value.a, 1);
  assert.deepEqual(plain(rows.next()), { done: true, value: null });
  assert.deepEqual(plain(rows.next()), { done: true, value: null });
  assert.equal(rows[Symbol.iterator](), rows);
});

test('an iterator has the methods of iterators', () => {
  assert.deepEqual(open(boats).prepare('SELECT id FROM boat').iterate().map((row) => row.id * 2).toArray(), [2, 4, 6]);
});

test('an iterator that was returned is over', () => {
  const rows = open(boats).prepare('SELECT id FROM boat').iterate();
  assert.deepEqual(plain(rows.return()), { done: true, value: null });
  assert.equal(rows.next().done, true);
});

test('an iterator is over when its statement runs again', () => {
  const statement = open(boats).prepare('SELECT id FROM boat');
  const rows = statement.iterate();
  rows.next();
  statement.all();
  assert.throws(() => rows.next(), { code: 'ERR_INVALID_STATE', message: 'iterator was invalidated' });
});

test('two statements are read side by side', () => {
  const db = open(boats);
  const sql = 'SELECT id FROM boat ORDER BY id';
  const [left, right] = [db.prepare(sql).iterate(), db.prepare(sql).iterate()];
  left.next();
  assert.deepEqual([left.next().value.id, right.next().value.id], [2, 1]);
});

test('columns are described', () => {
  const told = open(boats).prepare('SELECT id, name AS n, 1 + 1 FROM boat').columns().map(plain);
  assert.deepEqual(told, [
    { column: 'id', database: 'main', name: 'id', table: 'boat', type: 'INTEGER' },
    { column: 'name', database: 'main', name: 'n', table: 'boat', type: 'TEXT' },
    { column: null, database: null, name: '1 + 1', table: null, type: null },
  ]);
});

test('a statement knows its text', () => {
  const statement = open().prepare('SELECT $a AS a');
  assert.deepEqual([statement.sourceSQL, statement.expandedSQL], ['SELECT $a AS a', 'SELECT NULL AS a']);
  statement.get({ a: "it's" });
  assert.equal(statement.expandedSQL, "SELECT 'it''s' AS a");
});

test('a statement sees a schema that changed', () => {
  const db = open('CREATE TABLE a (x); INSERT INTO a VALUES (1)');
  const statement = db.prepare('SELECT * FROM a');
  statement.get();
  db.exec('ALTER TABLE a ADD COLUMN y DEFAULT 2');
  assert.deepEqual(plain(statement.get()), { x: 1, y: 2 });
});

test('a syntax error says where', () => {
  assert.throws(() => open().exec('SELEC 1'), {
    name: 'Error', code: 'ERR_SQLITE_ERROR', errcode: 1, errstr: 'SQL logic error', message: 'near "SELEC": syntax error',
  });
});

test('a missing table is an error when a statement is prepared', () => {
  assert.throws(() => open().prepare('SELECT x FROM y'), { code: 'ERR_SQLITE_ERROR', message: 'no such table: y' });
});

test('a broken constraint tells which', () => {
  const db = open(boats);
  const insert = db.prepare('INSERT INTO boat (name, seats) VALUES (?, ?)');
  assert.throws(() => insert.run('Ada', 4), {
    code: 'ERR_SQLITE_ERROR', errcode: 2067, errstr: 'constraint failed', message: 'UNIQUE constraint failed: boat.name',
  });
  assert.throws(() => insert.run('Zoe', null), { errcode: 1299, message: 'NOT NULL constraint failed: boat.seats' });
});

test('foreign keys are kept', () => {
  const sql = 'CREATE TABLE a (id INTEGER PRIMARY KEY); CREATE TABLE b (a REFERENCES a)';
  assert.throws(() => open(sql).exec('INSERT INTO b VALUES (1)'), { errcode: 787, message: 'FOREIGN KEY constraint failed' });
  open(sql, { enableForeignKeyConstraints: false }).exec('INSERT INTO b VALUES (1)');
});

test('double quotes are names', () => {
  assert.throws(() => one('SELECT "zz" AS a'), { message: /no such column: "zz"/ });
  assert.equal(open('', { enableDoubleQuotedStringLiterals: true }).prepare('SELECT "zz" AS a').get().a, 'zz');
});

test('a transaction is told and taken back', () => {
  const db = open(boats);
  db.exec('BEGIN; DELETE FROM boat');
  assert.equal(db.isTransaction, true);
  db.exec('ROLLBACK');
  assert.deepEqual([db.isTransaction, db.prepare('SELECT count(*) AS n FROM boat').get().n], [false, 3]);
});

test('RETURNING gives what was written', () => {
  assert.deepEqual(plain(open(boats).prepare("INSERT INTO boat (name) VALUES ('Dot') RETURNING id, seats").get()), { id: 4, seats: 4 });
});

test('a database that is not open says so', () => {
  const db = new DatabaseSync(':memory:', { open: false });
  const wanted = { name: 'Error', code: 'ERR_INVALID_STATE', message: 'database is not open' };
  assert.equal(db.isOpen, false);
  assert.throws(() => db.exec('SELECT 1'), wanted);
  db.open();
  assert.throws(() => db.open(), { message: 'database is already open' });
  db.close();
  assert.throws(() => db.close(), wanted);
  assert.throws(() => db.prepare('SELECT 1'), wanted);
  assert.throws(() => db.isTransaction, wanted);
});

test('statements end with their database', () => {
  const db = open();
  const statement = db.prepare('SELECT 1');
  const rows = db.prepare('SELECT 1').iterate();
  db.close();
  const wanted = { code: 'ERR_INVALID_STATE', message: 'statement has been finalized' };
  assert.throws(() => statement.get(), wanted);
  assert.throws(() => rows.next(), wanted);
});

test('a database can be opened again, and is empty', () => {
  const db = open(boats);
  db.close();
  db.open();
  assert.throws(() => db.prepare('SELECT * FROM boat'), { message: 'no such table: boat' });
});

test('a database is closed with its scope', () => {
  const db = open();
  db[Symbol.dispose]();
  db[Symbol.dispose]();
  assert.equal(db.isOpen, false);
});

test('a database wants a path, and options that fit', () => {
  const wanted = { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' };
  assert.throws(() => new DatabaseSync(), {
    ...wanted, message: 'The "path" argument must be a string, Uint8Array, or URL without null bytes.',
  });
  assert.throws(() => new DatabaseSync(':memory:', 5), { ...wanted, message: 'The "options" argument must be an object.' });
  assert.throws(() => new DatabaseSync(':memory:', { open: 5 }), { ...wanted, message: 'The "options.open" argument must be a boolean.' });
});

test('SQL is a text', () => {
  const wanted = { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE', message: 'The "sql" argument must be a string.' };
  assert.throws(() => open().exec(5), wanted);
  assert.throws(() => open().prepare(), wanted);
});

test('classes are made as Node wants it', () => {
  assert.throws(() => DatabaseSync(':memory:'), {
    name: 'TypeError', code: 'ERR_CONSTRUCT_CALL_REQUIRED', message: 'Cannot call constructor without `new`',
  });
  assert.throws(() => new StatementSync(), { name: 'Error', code: 'ERR_ILLEGAL_CONSTRUCTOR', message: 'Illegal constructor' });
  assert.ok(open().prepare('SELECT 1') instanceof StatementSync);
  assert.ok(open() instanceof DatabaseSync);
  assert.equal(sqlite.DatabaseSync, DatabaseSync);
});

test('JSON, dates and full-text search are there', () => {
  assert.equal(one(`SELECT json_extract('{"a":[1,2]}', '$.a[1]') AS a`).a, 2);
  assert.equal(one("SELECT date('2024-02-28', '+2 days') AS a").a, '2024-03-01');
  const db = open("CREATE VIRTUAL TABLE d USING fts5(body); INSERT INTO d VALUES ('a small boat'), ('a harbour')");
  assert.equal(db.prepare('SELECT body FROM d WHERE d MATCH ?').get('boat').body, 'a small boat');
});

test('settings of the database may be read and some of them set', () => {
  const db = open();
  assert.equal(db.prepare('PRAGMA foreign_keys').get().foreign_keys, 1);
  assert.equal(db.prepare('PRAGMA journal_mode = WAL').get().journal_mode, 'memory');
  db.exec('PRAGMA user_version = 7');
  assert.equal(db.prepare('PRAGMA user_version').get().user_version, 7);
  assert.deepEqual(open(boats).prepare('PRAGMA table_info(boat)').all().map((row) => row.name), ['id', 'name', 'seats']);
});

test('a trigger is one statement of several', () => {
  const db = open(`${boats}
    CREATE TABLE log (what);
    CREATE TRIGGER gone AFTER DELETE ON boat BEGIN INSERT INTO log VALUES (old.name); INSERT INTO log VALUES ('end'); END;
    DELETE FROM boat WHERE id = 1;`);
  assert.deepEqual(db.prepare('SELECT what FROM log').all().map((row) => row.what), ['Ada', 'end']);
});
