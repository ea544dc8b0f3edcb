// StatementSync of node:sqlite: https://nodejs.org/api/sqlite.html.
import { plain } from 'hornbook:crypto_bytes';
import { withCode } from 'hornbook:errors';
import { wallTime } from 'hornbook:timers';
import { isAnyArrayBuffer } from 'hornbook:types';

const secret = Symbol('statement');
const [LEAST, MOST] = [-(2n ** 63n), 2n ** 63n - 1n];
export const invalidState = (message) => withCode(Error, 'ERR_INVALID_STATE', message);

export function needBoolean(value, name) {
  if (typeof value !== 'boolean') throw withCode(TypeError, 'ERR_INVALID_ARG_TYPE', `The "${name}" argument must be a boolean.`);
}

const isBytes = (value) => ArrayBuffer.isView(value) || isAnyArrayBuffer(value);

// A value as the host binds it.
function bindable(value, at) {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'string') return value.toWellFormed();
  if (typeof value === 'bigint') {
    if (value < LEAST || value > MOST) throw withCode(TypeError, 'ERR_INVALID_ARG_VALUE', 'BigInt value is too large to bind.');
    return value;
  }
  if (ArrayBuffer.isView(value)) return plain(value);
  if (isAnyArrayBuffer(value)) return new Uint8Array(value);
  throw withCode(TypeError, 'ERR_INVALID_ARG_TYPE', `Provided value cannot be bound to SQLite parameter ${at}.`);
}

function tooMany() {
  const error = withCode(Error, 'ERR_SQLITE_ERROR', 'column index out of range');
  return Object.assign(error, { errcode: 25, errstr: 'column index out of range' });
}

// Names without their first character, and where they stand.
function bareNames(names) {
  const bare = new Map();
  names.forEach((name, at) => {
    if (!name || name.startsWith('?')) return;
    const known = bare.get(name.slice(1));
    if (known !== undefined) {
      throw invalidState(
        `Cannot create bare named parameter '${name.slice(1)}' because of conflicting names '${names[known]}' and '${name}'.`,
      );
    }
    bare.set(name.slice(1), at);
  });
  return bare;
}

function bindings(names, args, { bare, unknown }) {
  const values = new Array(names.length).fill(null);
  let [named, given] = [null, args];
  const first = args[0];
  const isNamed = (typeof first === 'object' && first !== null && !isBytes(first)) || typeof first === 'function';
  if (isNamed) [named, ...given] = args;
  if (named) {
    const without = bare ? bareNames(names) : null;
    for (const key of Object.keys(named)) {
      let at = names.indexOf(key);
      if (at < 0) at = without?.get(key) ?? -1;
      if (at >= 0) values[at] = bindable(named[key], at + 1);
      else if (!unknown) throw invalidState(`Unknown named parameter '${key}'`);
    }
  }
  let at = 0;
  for (const value of given) {
    while (names[at] && !names[at].startsWith('?')) at += 1;
    if (at >= names.length) throw tooMany();
    values[at] = bindable(value, at + 1);
    at += 1;
  }
  return values;
}

const result = (done, value) => Object.assign(Object.create(null), { done, value });

class StatementSyncIterator extends Iterator {
  #next;
  #stop;
  constructor(token, next, stop) {
    if (token !== secret) throw withCode(Error, 'ERR_ILLEGAL_CONSTRUCTOR', 'Illegal constructor');
    super();
    this.#next = next;
    this.#stop = stop;
  }
  next() {
    const row = this.#next();
    return row === undefined ? result(true, null) : result(false, row);
  }
  return() {
    this.#stop();
    return result(true, null);
  }
}

export class StatementSync {
  #host;
  #isOpen;
  #settings;
  // Counts the runs: a half-read row source ends when its statement runs again.
  #run = 0;
  #last = null;
  constructor(token, made, isOpen, settings) {
    if (token !== secret) throw withCode(Error, 'ERR_ILLEGAL_CONSTRUCTOR', 'Illegal constructor');
    this.#host = made;
    this.#isOpen = isOpen;
    this.#settings = settings;
  }

  #check() {
    if (!this.#isOpen()) throw invalidState('statement has been finalized');
  }

  #bind(args) {
    this.#check();
    this.#run += 1;
    this.#last = bindings(this.#host.names, args, this.#settings);
    return this.#last;
  }

  #row(names, cells) {
    if (!this.#settings.big) {
      const large = cells.find((cell) => typeof cell === 'bigint');
      if (large !== undefined) {
        throw withCode(RangeError, 'ERR_OUT_OF_RANGE', `Value is too large to be represented as a JavaScript number: ${large}`);
      }
    }
    if (this.#settings.arrays) return cells;
    const row = Object.create(null);
    names.forEach((name, at) => {
      row[name] = cells[at];
    });
    return row;
  }

  run(...args) {
    const values = this.#bind(args);
    const [changes, lastInsertRowid] = this.#host.run(wallTime(), values);
    const shown = this.#settings.big ? BigInt : Number;
    return { changes: shown(changes), lastInsertRowid: shown(lastInsertRowid) };
  }

  get(...args) {
    const values = this.#bind(args);
    const [names, rows] = this.#host.rows(wallTime(), this.#settings.big, 1, values);
    return rows.length === 0 ? undefined : this.#row(names, rows[0]);
  }

  all(...args) {
    const values = this.#bind(args);
    const [names, rows] = this.#host.rows(wallTime(), this.#settings.big, Infinity, values);
    return rows.map((cells) => this.#row(names, cells));
  }

  iterate(...args) {
    const values = this.#bind(args);
    const run = this.#run;
    let source = this.#host.iterate(wallTime(), this.#settings.big, values);
    const next = () => {
      this.#check();
      if (source === null) return undefined;
      if (run !== this.#run) throw invalidState('iterator was invalidated');
      const found = source(wallTime());
      if (found) return this.#row(...found);
      source = null;
      return undefined;
    };
    const stop = () => {
      this.#check();
      source = null;
    };
    return new StatementSyncIterator(secret, next, stop);
  }

  columns() {
    this.#check();
    return this.#host.columns().map(([name, column, table, database, type]) =>
      Object.assign(Object.create(null), {
        column: column ?? null, database: database ?? null, name, table: table ?? null, type: type ?? null,
      }));
  }

  get sourceSQL() {
    this.#check();
    return this.#host.sql;
  }

  get expandedSQL() {
    this.#check();
    return this.#host.expanded(this.#last ?? []);
  }

  setAllowBareNamedParameters(enabled) {
    this.#check();
    needBoolean(enabled, 'allowBareNamedParameters');
    this.#settings.bare = enabled;
  }

  setAllowUnknownNamedParameters(enabled) {
    this.#check();
    needBoolean(enabled, 'enabled');
    this.#settings.unknown = enabled;
  }

  setReadBigInts(enabled) {
    this.#check();
    needBoolean(enabled, 'readBigInts');
    this.#settings.big = enabled;
  }

  setReturnArrays(enabled) {
    this.#check();
    needBoolean(enabled, 'returnArrays');
    this.#settings.arrays = enabled;
  }
}

export const makeStatement = (made, isOpen, settings) => new StatementSync(secret, made, isOpen, settings);
