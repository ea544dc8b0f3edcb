import assert from 'node:assert/strict';
import { test } from './runner.js';
import { priceOf } from './fares.js';

test('an adult pays 58 euros', () => {
  assert.equal(priceOf({ ages: [34] }), 5800);
});

test('a family of four pays for two adults and two children', () => {
  assert.equal(priceOf({ ages: [41, 39, 9, 7] }), 17400);
});
