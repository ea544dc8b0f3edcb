import { test } from 'node:test';
import assert from 'node:assert/strict';
import { known } from 'lab';

test('it is well', async () => {
  const response = await fetch('http://lab/healthz');
  assert.equal(response.status, 200);
});

test('it says so in JSON', async () => {
  const response = await fetch('http://lab/healthz');
  const type = response.headers.get('content-type') ?? 'none';
  if (type.startsWith('text/plain')) known('as-text');
  assert.match(type, /^application\/json/, `Content-Type is ${type}`);
  assert.deepEqual(await response.json(), { status: 'ok' });
});
