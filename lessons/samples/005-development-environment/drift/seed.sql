CREATE TABLE sailings (id TEXT PRIMARY KEY, origin TEXT NOT NULL, departs_at TEXT NOT NULL);
INSERT INTO sailings VALUES
  ('sai_7f3k', 'STV', '2026-07-01T08:00:00Z'),
  ('sai_9q2m', 'BRG', '2026-07-01T09:30:00Z');
