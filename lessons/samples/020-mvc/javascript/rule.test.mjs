import { test } from 'node:test';
import assert from 'node:assert/strict';
import { refundOf } from './model.mjs';

// ANCHOR: test
const booking = { total_cents: 5801, departs_at: '2026-07-01T16:40:00Z' };
const at = (time) => ({ by: 'passenger', now: new Date(time) });

for (const [time, cents] of [
  ['2026-06-29T16:40:00Z', 5801],        // 48 hours: all of it
  ['2026-06-29T16:40:01Z', 2900],        // a second later: half
  ['2026-07-01T16:39:59Z', 2900],
]) {
  test(`cancelled at ${time}: ${cents}`, () =>
    assert.equal(refundOf(booking, at(time)), cents));
}

test('sailed: refused', () =>
  assert.throws(() => refundOf(booking, at('2026-07-01T16:40:00Z')),
    { type: 'booking-closed' }));
// ANCHOR_END: test
