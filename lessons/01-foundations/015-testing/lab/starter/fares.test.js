import assert from 'node:assert/strict';
import { test } from './runner.js';
import { priceOf } from './fares.js';

// Complete, for reading.
test('an adult pays 58 euros', () => {
  assert.equal(priceOf({ ages: [34] }), 5800);
});

// Green, and cannot fail. Mend it.
test('a family of four pays for two adults and two children', () => {
  const total = priceOf({ ages: [41, 39, 9, 7] });
  assert.ok(total);
});

// The edges of the child fare are missing.
