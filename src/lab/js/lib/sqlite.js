// node:sqlite: https://nodejs.org/api/sqlite.html. Real SQLite; a database lives in memory and goes away with the run.
import host from 'hornbook:host';
import { missing, unsupported, withCode } from 'hornbook:errors';
import { invalidState, makeStatement, StatementSync } from 'hornbook:sqlite_statement';
import { wallTime } from 'hornbook:timers';

const invalidArg = (message) => withCode(TypeError, 'ERR_INVALID_ARG_TYPE', message);

function needPath(path) {
  const isPath = typeof path === 'string' ? !path.includes('\0') : path instanceof Uint8Array || path instanceof URL;
  if (!isPath) throw invalidArg('The "path" argument must be a string, Uint8Array, or URL without null bytes.');
  const text = path instanceof Uint8Array ? new TextDecoder().decode(path) : String(path);
  if (text !== ':memory:') throw unsupported('node:sqlite', `databases in files, such as '${text}'; it has ':memory:'`);
}

// What the options are named, and what each is without being asked for.
const switches = {
  open: true,
  enableForeignKeyConstraints: true,
  enableDoubleQuotedStringLiterals: false,
  readOnly: false,
  allowExtension: false,
  defensive: true,
  readBigInts: false,
  returnArrays: false,
  allowBareNamedParameters: true,
  allowUnknownNamedParameters: false,
};

function chosen(options) {
  if (options === undefined) return { ...switches };
  if (options === null || typeof options !== 'object') throw invalidArg('The "options" argument must be an object.');
  const found = {};
  for (const [name, usual] of Object.entries(switches)) {
    const value = options[name];
    if (value !== undefined && typeof value !== 'boolean') throw invalidArg(`The "options.${name}" argument must be a boolean.`);
    found[name] = value ?? usual;
  }
  if (options.timeout !== undefined && !Number.isInteger(options.timeout)) {
    throw invalidArg('The "options.timeout" argument must be an integer.');
  }
  if (found.readOnly) throw unsupported('DatabaseSync', 'readOnly: a database in memory begins empty');
  if (found.allowExtension) throw unsupported('DatabaseSync', 'allowExtension');
  if (!found.defensive) throw unsupported('DatabaseSync', 'defensive: false');
  if (options.limits !== undefined) throw unsupported('DatabaseSync', 'limits');
  return found;
}

class Database {
  #open = null;
  #options;
  constructor(path, options) {
    needPath(path);
    this.#options = chosen(options);
    if (this.#options.open) this.open();
  }

  #opened() {
    if (this.#open === null) throw invalidState('database is not open');
    return this.#open;
  }

  open() {
    if (this.#open !== null) throw invalidState('database is already open');
    this.#open = host.sqlite(this.#options.enableForeignKeyConstraints, this.#options.enableDoubleQuotedStringLiterals);
  }

  close() {
    this.#opened();
    this.#open = null;
  }

  [Symbol.dispose]() {
    this.#open = null;
  }

  exec(sql) {
    const opened = this.#opened();
    if (typeof sql !== 'string') throw invalidArg('The "sql" argument must be a string.');
    opened.exec(wallTime(), sql.toWellFormed());
  }

  prepare(sql, options = {}) {
    const opened = this.#opened();
    if (typeof sql !== 'string') throw invalidArg('The "sql" argument must be a string.');
    const made = opened.prepare(sql.toWellFormed());
    if (!made) throw withCode(TypeError, 'ERR_INVALID_ARG_VALUE', 'The SQL query contains no statements.');
    const set = { ...this.#options, ...options };
    return makeStatement(made, () => this.#open === opened, {
      big: set.readBigInts, arrays: set.returnArrays, bare: set.allowBareNamedParameters, unknown: set.allowUnknownNamedParameters,
    });
  }

  location(name = 'main') {
    this.#opened();
    if (typeof name !== 'string') throw invalidArg('The "dbName" argument must be a string.');
    return null;
  }

  enableDefensive(active) {
    this.#opened();
    if (typeof active !== 'boolean') throw invalidArg('The "active" argument must be a boolean.');
    if (!active) throw unsupported('DatabaseSync', 'enableDefensive(false)');
  }

  get isOpen() {
    return this.#open !== null;
  }

  get isTransaction() {
    return this.#opened().inTransaction();
  }
}

for (const method of [
  'aggregate', 'applyChangeset', 'createSession', 'createTagStore', 'deserialize', 'enableLoadExtension', 'function', 'loadExtension',
  'serialize', 'setAuthorizer',
]) {
  Object.defineProperty(Database.prototype, method, { value: missing('DatabaseSync', method), writable: true, configurable: true });
}

// Node says it in its own words when `new` is missing.
export const DatabaseSync = new Proxy(Database, {
  apply() {
    throw withCode(TypeError, 'ERR_CONSTRUCT_CALL_REQUIRED', 'Cannot call constructor without `new`');
  },
});
Object.defineProperty(Database, 'name', { value: 'DatabaseSync' });
Object.defineProperty(Database.prototype, 'constructor', { value: DatabaseSync });

export const backup = missing('node:sqlite', 'backup');
export const Session = missing('node:sqlite', 'Session');
export { StatementSync };
export default { backup, DatabaseSync, Session, StatementSync };
