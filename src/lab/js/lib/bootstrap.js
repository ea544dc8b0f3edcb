// What code finds as globals, beside the language itself.
import host from 'hornbook:host';
import * as timers from 'hornbook:timers';
import { format } from 'hornbook:util';
import 'hornbook:web';

const define = (name, value) =>
  Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });

for (const name of ['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'clearImmediate']) {
  define(name, timers[name]);
}

// `Date` and `performance` read the laboratory's clock, `Math.random` the laboratory's chance.
const RealDate = Date;
function LaboratoryDate(...parts) {
  if (!new.target) return new RealDate(timers.wallTime()).toString();
  return Reflect.construct(RealDate, parts.length === 0 ? [timers.wallTime()] : parts, new.target);
}
Object.defineProperty(LaboratoryDate, 'name', { value: 'Date' });
Object.defineProperty(LaboratoryDate, 'length', { value: 7 });
Object.defineProperty(LaboratoryDate, 'prototype', { value: RealDate.prototype, writable: false });
LaboratoryDate.now = () => timers.wallTime();
LaboratoryDate.parse = RealDate.parse;
LaboratoryDate.UTC = RealDate.UTC;
for (const name of ['now', 'parse', 'UTC']) Object.defineProperty(LaboratoryDate, name, { enumerable: false });
Object.defineProperty(RealDate.prototype, 'constructor', { value: LaboratoryDate, writable: true, configurable: true });
define('Date', LaboratoryDate);
define('performance', { now: () => timers.time(), timeOrigin: host.now, toJSON: () => ({ timeOrigin: host.now }) });
Math.random = host.random;

const levels = { log: 'log', info: 'info', warn: 'warn', error: 'error', debug: 'debug', trace: 'error' };
const console = {};
let indent = '';
const counts = new Map();
const started = new Map();
const print = (level, text) =>
  host.print(level, indent === '' ? text : text.split('\n').map((line) => indent + line).join('\n'));
for (const [name, level] of Object.entries(levels)) console[name] = (...args) => print(level, format(...args));
console.assert = (truth, ...args) => {
  if (!truth) print('error', args.length === 0 ? 'Assertion failed' : `Assertion failed: ${format(...args)}`);
};
console.group = (...args) => {
  if (args.length > 0) console.log(...args);
  indent += '  ';
};
console.groupCollapsed = console.group;
console.groupEnd = () => {
  indent = indent.slice(2);
};
console.count = (label = 'default') => {
  counts.set(label, (counts.get(label) ?? 0) + 1);
  console.log(`${label}: ${counts.get(label)}`);
};
console.countReset = (label = 'default') => counts.delete(label);
console.time = (label = 'default') => started.set(label, timers.time());
console.timeEnd = (label = 'default') => {
  if (started.has(label)) console.log(`${label}: ${timers.time() - started.get(label)}ms`);
  started.delete(label);
};
console.timeLog = (label = 'default', ...args) => {
  if (started.has(label)) console.log(`${label}: ${timers.time() - started.get(label)}ms`, ...args);
};
console.dir = (value) => console.log(value);
console.table = (rows) => console.log(rows);
define('console', console);
define('global', globalThis);

// The little of `process` that does not reach outside.
define('process', {
  env: {},
  argv: ['node', 'app.js'],
  platform: 'linux',
  version: 'v24.0.0',
  versions: { node: '24.0.0' },
  pid: 1,
  title: 'node',
  exitCode: undefined,
  nextTick: (callback, ...args) => queueMicrotask(() => callback(...args)),
  uptime: () => timers.time() / 1000,
  hrtime: Object.assign(
    (since) => {
      const [seconds, nanos] = [Math.floor(timers.time() / 1000), Math.floor((timers.time() % 1000) * 1e6)];
      return since ? [seconds - since[0], nanos - since[1]] : [seconds, nanos];
    },
    { bigint: () => BigInt(Math.floor(timers.time() * 1e6)) },
  ),
  memoryUsage: () => ({ rss: 0, heapTotal: 0, heapUsed: 0, external: 0, arrayBuffers: 0 }),
  cwd: () => '/',
  on() {
    return this;
  },
  once() {
    return this;
  },
  off() {
    return this;
  },
  emitWarning: (warning) => console.warn(String(warning)),
  exit(code) {
    throw new Error(`process.exit(${code ?? ''}): a lab cannot end its process; return instead`);
  },
});

// What belongs to a browser or to the engine and not to Node.
for (const name of ['print', 'Atomics', 'SharedArrayBuffer', 'InternalError', 'navigator']) delete globalThis[name];
