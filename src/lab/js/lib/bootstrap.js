// What code finds as globals, beside the language itself.
import host from 'hornbook:host';
import * as timers from 'hornbook:timers';
import console from 'hornbook:console';
import 'hornbook:json_words';
import 'hornbook:timers_promises';
import 'hornbook:web';
import 'hornbook:globals_http';
import 'hornbook:crypto_random';

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

define('console', console);
define('global', globalThis);

// The little of `process` that does not reach outside.
define('process', {
  // As on a server: Express then answers errors without their stacks.
  env: { NODE_ENV: 'production' },
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
