import { test } from 'node:test';
import assert from 'node:assert/strict';
import { flags } from './flags.mjs';

const today = process.env.TODAY ?? new Date().toISOString().slice(0, 10);

// ANCHOR: expiry
for (const [name, { expires }] of Object.entries(flags)) {
  test(`the flag ${name} is not overdue`, () => {
    assert.ok(today <= expires, `remove ${name}: it expired on ${expires}`);
  });
}
// ANCHOR_END: expiry
