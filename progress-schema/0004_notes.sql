-- Notes, bookmarks and highlights: derived from the log. Of several versions the greatest by time, number and record counts, whatever the
-- order they came in. A removed one keeps its row, without words, so that an older version does not bring it back.
CREATE TABLE note (
  id TEXT PRIMARY KEY,
  pack TEXT NOT NULL,
  pack_version TEXT NOT NULL,
  lesson TEXT NOT NULL,
  path TEXT NOT NULL,
  kind TEXT NOT NULL,
  anchor TEXT NOT NULL,
  text TEXT NOT NULL,
  made INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  edit INTEGER NOT NULL,
  record TEXT NOT NULL,
  removed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX note_by_lesson ON note (pack, lesson);
