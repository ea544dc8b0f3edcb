import assert from 'node:assert/strict';
import { test } from 'node:test';
import { vehicleCents } from './vehicle.mjs';

// ANCHOR: tests
test('a car of 4.5 metres costs 74 euros', () => {
  assert.ok(() => vehicleCents(450) === 7400);
});

test('a negative length is refused', () => {
  assert.throws(() => vehicleCents(-1));
});

test('every price on the printed list is right', () => {
  const list = readList().filter(({ kind }) => kind === 'vehicles');
  for (const { cm, cents } of list) assert.equal(vehicleCents(cm), cents);
});
// ANCHOR_END: tests

function readList() {
  return [{ kind: 'vehicle', cm: 450, cents: 7400 }];
}
