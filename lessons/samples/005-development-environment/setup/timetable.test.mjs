import test from 'node:test';
import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { list } from 'portcodes';

test('the first port has a sailing', () => {
  const db = new DatabaseSync('dev.db', { readOnly: true });
  const row = db.prepare('SELECT id FROM sailings WHERE origin = ?').get(list()[0]);
  assert.equal(row.id, 'sai_7f3k');
});
