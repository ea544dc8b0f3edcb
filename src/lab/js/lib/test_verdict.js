// What a failed check says: one sentence, and the expected and the actual value as text.
import { givenMessage } from 'hornbook:assertion_error';
import { inspect } from 'hornbook:inspect';
import { calls } from 'hornbook:inspect_error';
import { isNativeError } from 'hornbook:types';

// The longest text of a value.
const MOST = 8_000;

function shown(value) {
  if (typeof value === 'string') return cut(value);
  if (isNativeError(value)) return cut(`${value.name}: ${value.message}`);
  // Each entry has a line of its own, so that lines can be compared.
  const isList = value !== null && typeof value === 'object';
  return cut(inspect(value, { depth: 20, maxArrayLength: 1000, sorted: isList, breakLength: 72 }));
}

const cut = (text) => (text.length > MOST ? `${text.slice(0, MOST)}…` : text);

function place(line) {
  const found = /^\s*at (?:(.*) \()?(.+):(\d+):(\d+)\)?$/.exec(line);
  if (!found) return null;
  const [, name, file, row, column] = found;
  return { function: name && name !== '<anonymous>' ? name : null, file, line: Number(row), column: Number(column) };
}

export function trouble(error) {
  if (error === null || typeof error !== 'object')
    return { message: `${typeof error === 'string' ? `'${error}'` : inspect(error)} was thrown` };
  const isAssertion = error.code === 'ERR_ASSERTION';
  // Of `assert.ok` with words of its author's, true and false say nothing more.
  const told = error.operator === '==' && error.expected === true && error.generatedMessage === false;
  const compared = isAssertion && 'actual' in error && !told && error.operator !== 'fail' && error.operator !== 'ifError';
  const result = { message: isAssertion && !error.generatedMessage ? String(givenMessage(error)) : firstLine(error, isAssertion) };
  if (compared && (error.expected !== undefined || error.actual !== undefined)) {
    const negative = /^(not|doesNot|!)/.test(String(error.operator));
    if (error.expected !== undefined || !['throws', 'rejects'].includes(error.operator)) {
      let [expected, actual] = [shown(error.expected), shown(error.actual)];
      // A text and what only looks like it must not look alike.
      if (expected === actual && !negative) [expected, actual] = [inspect(error.expected), inspect(error.actual)];
      result.expected = negative ? `not ${expected}` : expected;
      result.actual = actual;
    } else if (error.actual !== undefined) {
      result.actual = shown(error.actual);
    }
  }
  // What the work threw happened in the learner's files.
  const places = typeof error.workStack === 'string' ? calls(error.workStack).map(place).filter(Boolean) : [];
  if (places.length > 0) Object.assign(result, { at: places[0], stack: places.slice(0, 20) });
  return result;
}

function firstLine(error, isAssertion) {
  const line = String(error.message).split('\n')[0].replace(/:$/, '');
  if (isAssertion) return line;
  return line === '' ? String(error.name) : `${error.name}: ${line}`;
}
