-- The schema after every step; a test compares it with a migrated database.
CREATE TABLE answer (
  seq INTEGER PRIMARY KEY,
  attempt TEXT,
  pack TEXT NOT NULL,
  lesson TEXT NOT NULL,
  file TEXT NOT NULL,
  question TEXT NOT NULL,
  answer TEXT NOT NULL,
  outcome TEXT NOT NULL,
  certainty TEXT,
  at INTEGER NOT NULL
) STRICT;
CREATE TABLE attempt (
  id TEXT PRIMARY KEY,
  pack TEXT NOT NULL,
  lesson TEXT NOT NULL,
  file TEXT NOT NULL,
  seed INTEGER NOT NULL,
  questions TEXT NOT NULL,
  started INTEGER NOT NULL,
  finished INTEGER,
  seq INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE card (
  pack TEXT NOT NULL,
  lesson TEXT NOT NULL,
  card TEXT NOT NULL,
  suspended INTEGER NOT NULL DEFAULT 0,
  -- Of the last word on that: of two copies the later one counts, whichever was stored first.
  suspended_at INTEGER,
  suspended_id TEXT,
  buried INTEGER,
  PRIMARY KEY (pack, lesson, card)
) STRICT, WITHOUT ROWID;
CREATE TABLE card_review (
  review TEXT PRIMARY KEY,
  pack TEXT NOT NULL,
  lesson TEXT NOT NULL,
  card TEXT NOT NULL,
  -- Empty until the grading itself is known: another copy may have taken it back already.
  at INTEGER,
  nth INTEGER NOT NULL DEFAULT 0,
  day INTEGER,
  grade INTEGER,
  changed INTEGER,
  undone INTEGER NOT NULL DEFAULT 0,
  outcome TEXT,
  certainty TEXT,
  millis INTEGER,
  content TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE TABLE draft (
  key TEXT PRIMARY KEY,
  text TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE lab_snapshot (
  pack TEXT NOT NULL,
  lesson TEXT NOT NULL,
  lab TEXT NOT NULL,
  number INTEGER NOT NULL,
  at INTEGER NOT NULL,
  reason TEXT NOT NULL,
  passed INTEGER,
  total INTEGER,
  files TEXT NOT NULL,
  PRIMARY KEY (pack, lesson, lab, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE lab_state (
  pack TEXT NOT NULL,
  lesson TEXT NOT NULL,
  lab TEXT NOT NULL,
  runs INTEGER NOT NULL DEFAULT 0,
  solved INTEGER NOT NULL DEFAULT 0,
  best_passed INTEGER NOT NULL DEFAULT 0,
  best_total INTEGER NOT NULL DEFAULT 0,
  latest_passed INTEGER NOT NULL DEFAULT 0,
  latest_total INTEGER NOT NULL DEFAULT 0,
  hints INTEGER NOT NULL DEFAULT 0,
  solution_seen INTEGER NOT NULL DEFAULT 0,
  seconds INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (pack, lesson, lab)
) STRICT, WITHOUT ROWID;
CREATE TABLE lesson_state (
  pack TEXT NOT NULL,
  lesson TEXT NOT NULL,
  path TEXT NOT NULL,
  opened INTEGER NOT NULL DEFAULT 0,
  read INTEGER NOT NULL DEFAULT 0,
  mastered INTEGER NOT NULL DEFAULT 0,
  best_right INTEGER,
  best_total INTEGER,
  latest_right INTEGER,
  latest_total INTEGER,
  seconds INTEGER NOT NULL DEFAULT 0,
  visited INTEGER NOT NULL DEFAULT 0,
  visit_seq INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (pack, lesson)
) STRICT, WITHOUT ROWID;
CREATE TABLE log (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  at INTEGER NOT NULL,
  pack TEXT NOT NULL,
  pack_version TEXT NOT NULL,
  lesson TEXT NOT NULL,
  path TEXT NOT NULL,
  payload TEXT NOT NULL,
  -- SHA-256, first 16 bytes, over the columns above.
  sum BLOB NOT NULL,
  -- The same over the chain of the row before and this sum: a lost row breaks it.
  chain BLOB NOT NULL
) STRICT;
CREATE TABLE place (
  pack TEXT NOT NULL,
  lesson TEXT NOT NULL,
  block INTEGER NOT NULL,
  byte INTEGER NOT NULL,
  percent INTEGER NOT NULL,
  PRIMARY KEY (pack, lesson)
) STRICT, WITHOUT ROWID;
CREATE TABLE profile (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE review_fit (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  reviews INTEGER NOT NULL,
  kept INTEGER NOT NULL,
  parameters TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE section_seen (
  pack TEXT NOT NULL,
  lesson TEXT NOT NULL,
  anchor TEXT NOT NULL,
  PRIMARY KEY (pack, lesson, anchor)
) STRICT, WITHOUT ROWID;
CREATE INDEX answer_by_attempt ON answer (attempt) WHERE attempt IS NOT NULL;
CREATE INDEX answer_by_lesson ON answer (pack, lesson, file) WHERE attempt IS NULL;
CREATE INDEX attempt_by_quiz ON attempt (pack, lesson, file, seq);
CREATE INDEX card_review_by_card ON card_review (pack, lesson, card);
