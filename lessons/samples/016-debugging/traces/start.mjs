import { readFileSync } from 'node:fs';

// ANCHOR: chain
function cents(text) {                              // the defect's victim
  const value = Number(text);
  if (Number.isNaN(value)) throw new RangeError(`not a price: ${text}`);
  return Math.round(value * 100);
}
function load(path) {
  const rows = readFileSync(path, 'utf8').trim().split('\n');
  return rows.map((row, at) => {
    try {
      return cents(row.split(';')[1]);
    } catch (cause) {                               // wrap: where
      throw new Error(`${path}, line ${at + 1}`, { cause });
    }
  });
}
load('fares.csv');
// ANCHOR_END: chain
