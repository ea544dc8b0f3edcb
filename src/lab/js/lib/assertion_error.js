// AssertionError and the words of its message: https://nodejs.org/api/assert.html#class-assertassertionerror.
import { invalidArgType } from 'hornbook:errors';
import { inspect } from 'hornbook:inspect';

const deep = {
  compact: false,
  customInspect: false,
  depth: 1000,
  maxArrayLength: Infinity,
  showHidden: false,
  showProxy: false,
  sorted: true,
  getters: true,
};
const shown = (value) => inspect(value, deep);
const short = (value) => {
  const text = shown(value);
  return text.length > 512 ? `${text.slice(0, 509)}...` : text;
};

// The first line of each operator's message.
const heads = {
  deepStrictEqual: 'Expected values to be strictly deep-equal:',
  partialDeepStrictEqual: 'Expected values to be partially and strictly deep-equal:',
  strictEqual: 'Expected values to be strictly equal:',
  strictEqualObject: 'Expected "actual" to be reference-equal to "expected":',
  deepEqual: 'Expected values to be loosely deep-equal:',
  notDeepStrictEqual: 'Expected "actual" not to be strictly deep-equal to:',
  notStrictEqual: 'Expected "actual" to be strictly unequal to:',
  notStrictEqualObject: 'Expected "actual" not to be reference-equal to "expected":',
  notDeepEqual: 'Expected "actual" not to be loosely deep-equal to:',
  notIdentical: 'Values have same structure but are not reference-equal:',
};

// The longest lines that both have in their order: which of `left` and `right` belong to it.
function common(left, right) {
  const table = Array.from({ length: left.length + 1 }, () => new Uint32Array(right.length + 1));
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      table[i][j] = same(left[i], right[j]) ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
    }
  }
  const lines = [];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    if (i < left.length && j < right.length && same(left[i], right[j])) {
      lines.push(`  ${left[i].length > right[j].length ? left[i] : right[j]}`);
      i += 1;
      j += 1;
    } else if (i < left.length && (j === right.length || table[i + 1][j] >= table[i][j + 1])) {
      lines.push(`+ ${left[i]}`);
      i += 1;
    } else {
      lines.push(`- ${right[j]}`);
      j += 1;
    }
  }
  return lines;
}

// A comma more at the end is no difference.
const same = (left, right) => left === right || left === `${right},` || `${left},` === right;

// Of a long run of unchanged lines the first are shown, and the last one before a change.
function folded(lines) {
  const most = 5;
  const out = [];
  let skipped = false;
  let run = [];
  const end = (changes) => {
    if (run.length <= most + 2 && changes) {
      out.push(...run);
    } else {
      out.push(...run.slice(0, most));
      if (changes) {
        out.push('...', run.at(-1));
        skipped = true;
      }
    }
    run = [];
  };
  for (const line of lines) {
    if (line.startsWith('  ')) {
      run.push(line);
    } else {
      end(true);
      out.push(line);
    }
  }
  end(false);
  return { lines: out, skipped };
}

const MOST_LINES = 500;

function difference(actual, expected, operator, message) {
  const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';
  let head = operator;
  if (operator === 'strictEqual' && isObject(actual) && isObject(expected)) head = 'strictEqualObject';
  const [left, right] = [shown(actual).split('\n'), shown(expected).split('\n')];
  const first = message ?? heads[head];
  const identical = left.join('\n') === right.join('\n');
  if (identical) {
    if (head === 'strictEqualObject' || operator.startsWith('deep')) head = 'notIdentical';
    const most = left.slice(0, 50);
    if (left.length > 50) most.push('...');
    return `${message ?? heads[head]}\n\n${most.join('\n')}\n`;
  }
  if (left.length === 1 && right.length === 1 && left[0] !== right[0]) {
    const simple = !isObject(actual) && !isObject(expected);
    const length = left[0].length + right[0].length;
    if (simple && length <= 12 && (actual !== 0 || expected !== 0)) return `${first}\n\n${left[0]} !== ${right[0]}\n`;
  }
  if (left.length > MOST_LINES || right.length > MOST_LINES) {
    return `${first}\n\n+ ${left.slice(0, 20).join('\n+ ')}\n...\n- ${right.slice(0, 20).join('\n- ')}\n...\n`;
  }
  const { lines, skipped } = folded(common(left, right));
  return `${first}\n+ actual - expected${skipped ? '\n... Skipped lines' : ''}\n\n${lines.join('\n')}\n`;
}

function unequal(actual, expected, operator) {
  const isObject = (typeof actual === 'object' && actual !== null) || typeof actual === 'function';
  const head = operator === 'notStrictEqual' && isObject ? heads.notStrictEqualObject : heads[operator];
  const lines = shown(actual).split('\n');
  if (lines.length > 50) lines.splice(46, lines.length, '...');
  return lines.length === 1 ? `${head}${lines[0].length > 5 ? '\n\n' : ' '}${lines[0]}` : `${head}\n\n${lines.join('\n')}\n`;
}

// The author's words of errors whose message goes on after them.
const given = new WeakMap();
export const givenMessage = (error) => given.get(error) ?? error.message;

function words({ actual, expected, operator, message }) {
  const own = message === undefined || message === null ? undefined : String(message);
  if (own !== undefined && operator !== 'deepStrictEqual' && operator !== 'strictEqual') return own;
  if (operator === 'deepStrictEqual' || operator === 'strictEqual' || operator === 'partialDeepStrictEqual') {
    return difference(actual, expected, operator, own);
  }
  if (operator === 'notDeepStrictEqual' || operator === 'notStrictEqual') return unequal(actual, expected, operator);
  const [left, right] = [short(actual), short(expected)];
  if (operator === 'deepEqual') return `${heads.deepEqual}\n\n${left}\n\nshould loosely deep-equal\n\n${right}`;
  if (operator === 'notDeepEqual') return `${heads.notDeepEqual}\n\n${left}`;
  return `${left} ${operator} ${right}`;
}

export class AssertionError extends Error {
  constructor(options) {
    if (options === null || typeof options !== 'object') throw invalidArgType('options', 'object', options);
    const { message, operator, actual, expected } = options;
    super(words(options));
    if (message !== undefined && message !== null) given.set(this, String(message));
    this.generatedMessage = !message;
    Object.defineProperty(this, 'name', {
      value: 'AssertionError',
      enumerable: false,
      writable: true,
      configurable: true,
    });
    this.code = 'ERR_ASSERTION';
    this.actual = actual;
    this.expected = expected;
    this.operator = operator;
    this.diff = options.diff ?? 'simple';
    if (options.stackStartFn) Error.captureStackTrace?.(this, options.stackStartFn);
  }
  toString() {
    return `${this.name} [${this.code}]: ${this.message}`;
  }
}
