import test from 'node:test';
import assert from 'node:assert/strict';
import { list } from 'portcodes';

// ANCHOR: test
test('the form opens with Stavenger Quay chosen', () => {
  assert.equal(list()[0], 'STV');
});
// ANCHOR_END: test
