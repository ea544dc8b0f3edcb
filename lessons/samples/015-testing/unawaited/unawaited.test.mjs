import assert from 'node:assert/strict';
import { test } from 'node:test';

const book = async () => ({ status: 500 });

// ANCHOR: js
test('a booking is created', () => {
  book().then(({ status }) => assert.equal(status, 201));
});
// ANCHOR_END: js
