import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

rmSync('dev.db', { force: true });
const db = new DatabaseSync('dev.db');
// ANCHOR: seed
db.exec(`
  CREATE TABLE sailings (
    id TEXT PRIMARY KEY, origin TEXT NOT NULL, departs_at TEXT NOT NULL
  );
  INSERT INTO sailings VALUES ('sai_7f3k', 'STV', '2026-07-01T08:00:00Z');
`);
// ANCHOR_END: seed
