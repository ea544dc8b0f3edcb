import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isHeld, sailsOn } from './hold.mjs';

// ANCHOR: js
test('a hold ends at its last second, not after it', (t) => {
  const booking = { hold_expires_at: '2026-07-01T10:15:00Z' };
  const at = Date.parse('2026-07-01T10:14:59.999Z');
  t.mock.timers.enable({ apis: ['Date'], now: at });
  assert.equal(isHeld(booking), true);
  t.mock.timers.tick(1);
  assert.equal(isHeld(booking), false);
});
// ANCHOR_END: js

// ANCHOR: zone
test('the night ferry sails on 1 July', () => {
  const night = { departs_at: '2026-07-01T22:40:00Z' };
  assert.equal(sailsOn(night), '1/7');
});
// ANCHOR_END: zone
