import { test } from 'node:test';
import assert from 'node:assert/strict';
import { known, runs, simulate } from 'lab';

const last = runs.at(-1);

test('fifteen passengers come in an hour', () => {
  assert.equal(last.parameters.arrivals, 15);
});

test('19 of 20 passengers wait less than 10 minutes', () => {
  const { value } = last.metrics.p95;
  assert.ok(value < 10, `one in twenty waits ${value.toFixed(1)} minutes or longer`);
});

test('no counter is idle all day', async () => {
  const { arrivals, counters } = last.parameters;
  if (counters === 1) return;
  const fewer = await simulate({ arrivals, counters: counters - 1 });
  if (fewer.metrics.p95.value < 10) known('too-many');
  assert.ok(fewer.metrics.p95.value >= 10, `${counters - 1} would do`);
});
