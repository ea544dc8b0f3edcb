import assert from 'node:assert/strict';
import { test } from './runner.js';
import { priceOf } from './fares.js';

test('an adult pays 58 euros', () => {
  assert.equal(priceOf({ ages: [34] }), 5800);
});

test('a family of four pays for two adults and two children', () => {
  const total = priceOf({ ages: [41, 39, 9, 7] });
  assert.equal(total, 2 * 5800 + 2 * 2900);
});

for (const [age, cents] of [
  [0, 2900],
  [11, 2900],
  [12, 5800],
]) {
  test(`a passenger aged ${age} pays ${cents}`, () => {
    assert.equal(priceOf({ ages: [age] }), cents);
  });
}

test('a vehicle is paid for beside its passengers', () => {
  assert.equal(priceOf({ ages: [34], vehicles: 1 }), 5800 + 7400);
});
