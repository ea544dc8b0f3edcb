// console: https://nodejs.org/api/console.html. What is printed goes to the lab's pane, in lines with a level.
import host from 'hornbook:host';
import { formatWithOptions } from 'hornbook:format';
import { inspect } from 'hornbook:inspect';
import { calls } from 'hornbook:inspect_error';
import { table } from 'hornbook:table';
import * as timers from 'hornbook:timers';

let indent = '';
const counts = new Map();
const started = new Map();

// Once nothing more is shown, nothing more is made: a flood would cost time and memory for nobody.
let isFull = false;

function print(level, text) {
  if (isFull) return;
  const indented =
    indent === ''
      ? text
      : text
          .split('\n')
          .map((line) => indent + line)
          .join('\n');
  isFull = !host.print(level, indented);
}
const format = (...args) => (isFull ? '' : formatWithOptions({ breakLength: 80 - indent.length }, ...args));

// Milliseconds in the words of Node.
function elapsed(millis) {
  if (millis >= 3_600_000) return `${Math.floor(millis / 3_600_000)}:${pad(millis / 60_000)}:${pad(millis / 1000)} (h:mm:ss)`;
  if (millis >= 60_000) return `${Math.floor(millis / 60_000)}:${((millis % 60_000) / 1000).toFixed(3).padStart(6, '0')} (m:ss.mmm)`;
  if (millis >= 1000) return `${(millis / 1000).toFixed(3)}s`;
  return `${Number(millis.toPrecision(4))}ms`;
}
const pad = (value) => String(Math.floor(value) % 60).padStart(2, '0');

function since(name, label, args) {
  if (!started.has(label)) {
    print('warn', `Warning: No such label '${label}' for console.${name}()`);
    return;
  }
  const rest = args.length > 0 ? ` ${format(...args)}` : '';
  print('log', `${label}: ${elapsed(timers.time() - started.get(label))}${rest}`);
}

const console = {
  log: (...args) => print('log', format(...args)),
  warn: (...args) => print('warn', format(...args)),
  dir: (value, options) => print('log', inspect(value, { customInspect: false, ...options })),
  time(label = 'default') {
    if (started.has(String(label))) print('warn', `Warning: Label '${label}' already exists for console.time()`);
    else started.set(String(label), timers.time());
  },
  timeEnd(label = 'default') {
    since('timeEnd', String(label), []);
    started.delete(String(label));
  },
  timeLog: (label = 'default', ...args) => since('timeLog', String(label), args),
  trace(...args) {
    const head = args.length === 0 ? 'Trace' : `Trace: ${format(...args)}`;
    print('error', [head, ...calls(new Error().stack)].join('\n'));
  },
  assert(truth, ...args) {
    if (truth) return;
    if (typeof args[0] === 'string') args[0] = `Assertion failed: ${args[0]}`;
    else args.unshift('Assertion failed');
    console.warn(...args);
  },
  clear() {},
  count(label = 'default') {
    const count = (counts.get(String(label)) ?? 0) + 1;
    counts.set(String(label), count);
    print('log', `${label}: ${count}`);
  },
  countReset(label = 'default') {
    if (!counts.delete(String(label))) print('warn', `Warning: Count for '${label}' does not exist`);
  },
  group(...args) {
    if (args.length > 0) console.log(...args);
    indent += '  ';
  },
  groupEnd() {
    indent = indent.slice(2);
  },
  table(data, properties) {
    const text = table(data, properties);
    if (text === null) console.log(data);
    else print('log', text);
  },
  debug: (...args) => print('debug', format(...args)),
  info: (...args) => print('info', format(...args)),
  dirxml: (...args) => print('log', format(...args)),
  error: (...args) => print('error', format(...args)),
};
console.groupCollapsed = console.group;

export default console;
