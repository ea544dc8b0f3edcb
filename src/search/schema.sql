CREATE TABLE about (words INTEGER NOT NULL, documents INTEGER NOT NULL) STRICT;
INSERT INTO about VALUES (0, 0);
CREATE TABLE lessons (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,
  fingerprint TEXT NOT NULL,
  name TEXT NOT NULL,
  number TEXT NOT NULL,
  title TEXT NOT NULL,
  part TEXT NOT NULL,
  part_number INTEGER NOT NULL,
  place INTEGER NOT NULL
) STRICT;
CREATE TABLE documents (
  id INTEGER PRIMARY KEY,
  lesson INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  length INTEGER NOT NULL,
  block INTEGER NOT NULL,
  offset INTEGER NOT NULL,
  reference TEXT,
  name TEXT NOT NULL,
  under TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX documents_of_lesson ON documents (lesson);
CREATE TABLE vocabulary (word TEXT PRIMARY KEY, documents INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5 (
  name, body, parts, whole, around, tags,
  content = '', contentless_delete = 1, prefix = '2',
  tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co'"
);
CREATE VIRTUAL TABLE names USING fts5 (
  name, tags,
  content = '', contentless_delete = 1, prefix = '1 2',
  tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co'"
);
