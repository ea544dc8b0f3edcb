import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import assert from 'node:assert/strict';

// ANCHOR: share
const times = readFileSync('midsummer.txt', 'utf8')
  .trim().split('\n').map(Number);

test('95 % of timetable reads take at most 200 ms', () => {
  const inTime = times.filter((ms) => ms <= 200).length;
  const share = (100 * inTime) / times.length;
  assert.ok(share >= 95, `${share.toFixed(1)} % were in time`);
});
// ANCHOR_END: share

// ANCHOR: rank
test('the 95th percentile is at most 200 ms', () => {
  const sorted = times.toSorted((a, b) => a - b);
  const p95 = sorted[Math.ceil(0.95 * sorted.length) - 1];
  assert.ok(p95 <= 200, `p95 is ${p95} ms`);
});
// ANCHOR_END: rank
