// console.table: https://nodejs.org/api/console.html#consoletabletabulardata-properties.
import { inspect } from 'hornbook:inspect';
import { width } from 'hornbook:inspect_layout';
import { isMap, isSet } from 'hornbook:types';

const shown = (value) =>
  inspect(value, {
    maxArrayLength: 3,
    breakLength: Infinity,
    depth: value !== null && typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length > 2 ? -1 : 0,
  });

function draw(heads, columns) {
  const rows = Math.max(...columns.map((column) => column.length), 0);
  const widths = heads.map((head, at) => Math.max(width(head), ...columns[at].map((cell) => width(cell ?? ''))) + 2);
  const line = (left, middle, right) => left + widths.map((wide) => '─'.repeat(wide)).join(middle) + right;
  const row = (cells) => `│${cells.map((cell, at) => ` ${cell ?? ''}${' '.repeat(widths[at] - width(cell ?? '') - 1)}`).join('│')}│`;
  const body = Array.from({ length: rows }, (_, at) => row(columns.map((column) => column[at])));
  return [line('┌', '┬', '┐'), row(heads), line('├', '┼', '┤'), ...body, line('└', '┴', '┘')].join('\n');
}

// The table as text, or null for what is no table.
export function table(data, properties) {
  if (data === null || typeof data !== 'object') return null;
  if (isMap(data)) {
    const entries = [...data];
    return draw(
      ['(iteration index)', 'Key', 'Values'],
      [entries.map((_, at) => String(at)), entries.map(([key]) => shown(key)), entries.map(([, value]) => shown(value))],
    );
  }
  if (isSet(data)) {
    const values = [...data];
    return draw(['(iteration index)', 'Values'], [values.map((_, at) => String(at)), values.map(shown)]);
  }
  const indexes = Object.keys(data);
  const columns = new Map((properties ?? []).map((name) => [name, []]));
  const values = [];
  for (const [at, index] of indexes.entries()) {
    const item = data[index];
    if (item === null || (typeof item !== 'object' && typeof item !== 'function')) {
      values[at] = shown(item);
      continue;
    }
    for (const key of properties ?? Object.keys(item)) {
      if (!columns.has(key)) columns.set(key, []);
      if (Object.hasOwn(item, key)) columns.get(key)[at] = shown(item[key]);
    }
  }
  const heads = ['(index)', ...columns.keys()];
  const cells = [indexes, ...columns.values()];
  if (values.length > 0) {
    heads.push('Values');
    cells.push(values);
  }
  return draw(
    heads,
    cells.map((column) => Array.from({ length: indexes.length }, (_, at) => column[at])),
  );
}
