import { test } from 'node:test';
import assert from 'node:assert/strict';
import { known } from 'lab';

test('the ports are JSON', async () => {
  const response = await fetch('http://lab/ports');
  const type = response.headers.get('content-type') ?? 'none';
  if (response.status === 200 && !type.startsWith('application/json')) known('as-text');
  assert.match(type, /^application\/json/, `the answer's Content-Type is ${type}, and a client looks there first`);
  assert.deepEqual(await response.json(), [
    { code: 'STV', name: 'Stavanger' },
    { code: 'BRG', name: 'Bergen' },
  ]);
});

test('a port is found in capitals and in small letters', async () => {
  for (const path of ['/ports/BRG', '/ports/brg']) {
    const response = await fetch(`http://lab${path}`);
    assert.equal(response.status, 200, `${path} was answered with ${response.status}`);
    assert.deepEqual(await response.json(), { code: 'BRG', name: 'Bergen' });
  }
});

test('an unknown port is 404', async () => {
  const response = await fetch('http://lab/ports/XXX');
  if (response.status === 200) known('always-200');
  assert.equal(response.status, 404, 'there is no port XXX, and the status should say so');
});
