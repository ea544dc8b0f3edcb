-- Where a learner stands with each lab: derived from the log.
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

-- The learner's files as they were at a run or a reset: a way back, not history; the oldest go.
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
