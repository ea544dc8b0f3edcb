import assert from 'node:assert/strict';
import { test } from 'node:test';
import { vehicleCents } from './fares.mjs';

// ANCHOR: unit
for (const [cm, cents] of [
  [1, 7400], [600, 7400],            // up to the limit
  [601, 8600], [700, 8600],          // one started metre
  [701, 9800],                       // and the next
]) {
  test(`a vehicle of ${cm} cm costs ${cents}`, () => {
    assert.equal(vehicleCents(cm), cents);     // act, assert
  });
}

test('a vehicle without length is refused', () => {
  assert.throws(() => vehicleCents(0), RangeError);
});
// ANCHOR_END: unit
