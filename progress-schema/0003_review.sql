-- What returns in review, derived from the log: a row for each card that was met, set aside or graded.
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

-- Its gradings. The first answer to a question in its lesson is one too: it has no grade of its own, only what was said of the answer.
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
CREATE INDEX card_review_by_card ON card_review (pack, lesson, card);

-- Parameters of the memory model, of all packs together.
CREATE TABLE review_fit (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  reviews INTEGER NOT NULL,
  kept INTEGER NOT NULL,
  parameters TEXT NOT NULL
) STRICT, WITHOUT ROWID;
