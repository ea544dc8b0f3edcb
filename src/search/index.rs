//! The index of one pack: opened from its file, changed in a copy, or kept in memory.

use super::document::{Document, Kind, LessonKey, LessonText};
use super::file::Shelf;
use super::typo::Vocabulary;
use super::{SearchError, token};
use rusqlite::{Connection, OpenFlags, params};
use std::cell::OnceCell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// Counted up when files of an earlier version would answer wrongly. The first four bytes of `hornbook` name the program.
const VERSION: i64 = 1;
const PROGRAM: i64 = 0x686f_726e;

/// The documents of one pack, and where they are kept.
#[derive(Debug)]
pub struct Index {
    pub(super) connection: Connection,
    state: State,
    shelf: Option<Shelf>,
    pub(super) lessons: HashMap<i64, Row>,
    by_path: HashMap<String, i64>,
    changes: usize,
    /// Words of a document, on average.
    pub(super) average: f64,
    vocabulary: OnceCell<Vocabulary>,
}

/// A lesson that is in the index.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) key: LessonKey,
    fingerprint: String,
}

#[derive(Debug)]
enum State {
    /// Open from a file that nobody changes.
    Kept(PathBuf),
    /// Open from a copy that is changed.
    Changing(PathBuf),
    /// Gone with the program.
    InMemory,
}

impl Index {
    /// Opens the index of a pack, kept in `folder` and told from others by `pack`; an empty one when there is none that is whole and of this
    /// version.
    ///
    /// # Errors
    /// When SQLite has no memory.
    pub fn open(folder: Option<&Path>, pack: &str) -> Result<Self, SearchError> {
        let Some(shelf) = folder.map(|folder| Shelf::new(folder, pack)) else { return Self::in_memory() };
        if let Some(path) = shelf.latest() {
            match open_kept(&path).and_then(|connection| Self::of(connection, State::Kept(path.clone()))) {
                Ok(mut index) => {
                    index.shelf = Some(shelf);
                    return Ok(index);
                }
                Err(_) => drop(std::fs::remove_file(&path)),
            }
        }
        // Nothing is written before there is something to write.
        let mut index = Self::in_memory()?;
        index.shelf = Some(shelf);
        Ok(index)
    }

    /// Makes an empty index that lasts as long as the program.
    ///
    /// # Errors
    /// When SQLite has no memory.
    pub fn in_memory() -> Result<Self, SearchError> {
        let connection = Connection::open_in_memory()?;
        create(&connection)?;
        connection.execute_batch("BEGIN")?;
        Self::of(connection, State::InMemory)
    }

    fn of(connection: Connection, state: State) -> Result<Self, SearchError> {
        connection.set_prepared_statement_cache_capacity(32);
        let mut index = Self {
            connection,
            state,
            shelf: None,
            lessons: HashMap::new(),
            by_path: HashMap::new(),
            changes: 0,
            average: 0.0,
            vocabulary: OnceCell::new(),
        };
        index.read_lessons()?;
        Ok(index)
    }

    fn read_lessons(&mut self) -> Result<(), SearchError> {
        let mut statement = self
            .connection
            .prepare("SELECT id, path, fingerprint, name, number, title, part, part_number, place FROM lessons")?;
        let rows = statement.query_map([], |row| {
            let key = LessonKey {
                path: row.get(1)?,
                id: row.get(3)?,
                number: row.get(4)?,
                title: row.get(5)?,
                part: row.get(6)?,
                part_number: row.get(7)?,
                order: row.get(8)?,
            };
            Ok((row.get(0)?, Row { key, fingerprint: row.get(2)? }))
        })?;
        self.lessons = rows.collect::<Result<_, _>>()?;
        self.by_path = self.lessons.iter().map(|(id, row)| (row.key.path.clone(), *id)).collect();
        let (words, documents): (f64, f64) =
            self.connection
                .query_row("SELECT words, documents FROM about", [], |row| Ok((row.get(0)?, row.get(1)?)))?;
        self.average = if documents > 0.0 { words / documents } else { 0.0 };
        Ok(())
    }

    /// Whether a lesson is in the index just so.
    pub fn has(&self, key: &LessonKey, fingerprint: &str) -> bool {
        let row = self.by_path.get(&key.path).and_then(|id| self.lessons.get(id));
        row.is_some_and(|row| row.key == *key && row.fingerprint == fingerprint)
    }

    /// Returns the files of the lessons that are in the index.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.by_path.keys().map(String::as_str)
    }

    /// Returns how many documents there are.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn len(&self) -> Result<usize, SearchError> {
        Ok(self.connection.query_row("SELECT count(*) FROM documents", [], |row| row.get(0))?)
    }

    /// Whether nothing can be found.
    pub fn is_empty(&self) -> bool {
        self.lessons.is_empty()
    }

    /// Whether there are changes that [`Index::finish`] has not been told of.
    pub fn is_changing(&self) -> bool {
        self.changes > 0
    }

    /// Makes ready for changes. Must come before the first of them.
    ///
    /// # Errors
    /// When no copy can be written. The index is then an empty one in memory: everything must be put in anew.
    pub fn begin(&mut self) -> Result<(), SearchError> {
        if self.changes > 0 || matches!(self.state, State::Changing(_)) {
            return Ok(());
        }
        let (Some(shelf), State::Kept(_) | State::InMemory) = (&self.shelf, &self.state) else { return Ok(()) };
        let from = match &self.state {
            State::Kept(path) => Some(path.clone()),
            _ if self.lessons.is_empty() => None,
            // What is in memory because it could not be written stays there.
            _ => return Ok(()),
        };
        let copy = shelf.begin(from.as_deref())?;
        match open_copy(&copy, from.is_none()) {
            Ok(connection) => {
                let mut made = Self::of(connection, State::Changing(copy))?;
                made.shelf = self.shelf.take();
                *self = made;
                Ok(())
            }
            Err(error) => {
                let _ = std::fs::remove_file(&copy);
                Err(error)
            }
        }
    }

    /// Gives up on files: an empty index in memory.
    ///
    /// # Errors
    /// When SQLite has no memory.
    pub fn forget(&mut self) -> Result<(), SearchError> {
        *self = Self::in_memory()?;
        Ok(())
    }

    /// Puts a lesson in, in place of what it was.
    ///
    /// # Errors
    /// When there is no room.
    pub fn put(&mut self, lesson: &LessonText) -> Result<(), SearchError> {
        self.remove(&lesson.key.path)?;
        self.changes += 1;
        let key = &lesson.key;
        self.connection
            .prepare_cached(
                "INSERT INTO lessons (path, fingerprint, name, number, title, part, part_number, place)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![
                key.path,
                lesson.fingerprint,
                key.id,
                key.number,
                key.title,
                key.part,
                key.part_number,
                key.order
            ])?;
        let id = self.connection.last_insert_rowid();
        self.by_path.insert(key.path.clone(), id);
        self.lessons.insert(id, Row { key: key.clone(), fingerprint: lesson.fingerprint.clone() });
        for document in &lesson.documents {
            let mut at = 0;
            for piece in pieces(&document.text) {
                // Only in a lesson's text are places counted in these words.
                let shift = if matches!(document.kind, Kind::Text | Kind::Code) { at } else { 0 };
                self.add(id, key, document, piece, shift)?;
                at += piece.len();
            }
        }
        Ok(())
    }

    fn add(
        &self,
        lesson: i64,
        key: &LessonKey,
        document: &Document,
        text: &str,
        shift: usize,
    ) -> Result<(), SearchError> {
        let number = |value: usize| i64::try_from(value).unwrap_or(i64::MAX);
        let (name, name_parts, name_wholes) = token::columns(&document.name);
        let (body, parts, wholes) = token::columns(text);
        let words = name.split(' ').count() + body.split(' ').count() - 2;
        self.connection
            .prepare_cached(
                "INSERT INTO documents (lesson, kind, name, text, under, block, offset, reference, length)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?
            .execute(params![
                lesson,
                document.kind.number(),
                document.name,
                text,
                document.under,
                number(document.place.block),
                number(document.place.offset + shift),
                document.reference,
                number(words)
            ])?;
        let id = self.connection.last_insert_rowid();
        // A title stands around everything but itself.
        let title = if document.kind == Kind::Title { "" } else { &key.title };
        let around = token::columns(&format!("{title} {}", document.under)).0;
        let name = format!("{name}{name_parts}{name_wholes}");
        let tags = format!("{} {}", kind_tag(document.kind), lesson_tag(lesson));
        self.connection
            .prepare_cached(
                "INSERT INTO words (rowid, name, body, parts, whole, around, tags) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute(params![id, name, body, parts, wholes, around, tags])?;
        if !name.is_empty() {
            self.connection
                .prepare_cached("INSERT INTO names (rowid, name, tags) VALUES (?1, ?2, ?3)")?
                .execute(params![id, name, tags])?;
        }
        self.connection
            .prepare_cached("UPDATE about SET words = words + ?1, documents = documents + 1")?
            .execute([number(words)])?;
        Ok(())
    }

    /// Takes a lesson out.
    ///
    /// # Errors
    /// When there is no room for the change.
    pub fn remove(&mut self, path: &str) -> Result<(), SearchError> {
        let Some(id) = self.by_path.remove(path) else { return Ok(()) };
        self.changes += 1;
        self.lessons.remove(&id);
        let run = |sql: &str| self.connection.prepare_cached(sql)?.execute([id]);
        run("UPDATE about SET (words, documents) = (SELECT about.words - coalesce(sum(d.length), 0), about.documents - count(*)
             FROM documents d WHERE d.lesson = ?1)")?;
        run("DELETE FROM words WHERE rowid IN (SELECT id FROM documents WHERE lesson = ?1)")?;
        run("DELETE FROM names WHERE rowid IN (SELECT id FROM documents WHERE lesson = ?1)")?;
        run("DELETE FROM documents WHERE lesson = ?1")?;
        run("DELETE FROM lessons WHERE id = ?1")?;
        Ok(())
    }

    /// Ends a row of changes: the vocabulary is made anew, and the copy takes the place of the file.
    ///
    /// # Errors
    /// When there is no room: the index goes on as it is, from its copy or from memory, and is not kept.
    pub fn finish(&mut self) -> Result<(), SearchError> {
        if self.changes == 0 {
            return Ok(());
        }
        self.vocabulary = OnceCell::new();
        self.changes = 0;
        self.connection.execute_batch(
            "CREATE VIRTUAL TABLE temp.terms USING fts5vocab ('main', 'words', 'col');
             DELETE FROM vocabulary;
             INSERT INTO vocabulary
               SELECT term, max(doc) FROM temp.terms WHERE col NOT IN ('around', 'tags') GROUP BY term;
             DROP TABLE temp.terms;
             COMMIT;",
        )?;
        self.read_lessons()?;
        let (State::Changing(copy), Some(shelf)) = (&self.state, &self.shelf) else {
            self.connection.execute_batch("BEGIN")?;
            return Ok(());
        };
        let copy = copy.clone();
        // SQLite must not have the file open while its bytes are read by others in this process.
        self.connection = Connection::open_in_memory()?;
        let kept = shelf.finish(&copy);
        let path = kept.as_ref().unwrap_or(&copy);
        self.connection = open_kept(path)?;
        self.connection.set_prepared_statement_cache_capacity(32);
        self.state = State::Kept(path.clone());
        kept.map(|_| ())
    }

    /// Returns every word, read when it is first asked for.
    pub(super) fn vocabulary(&self) -> Result<&Vocabulary, SearchError> {
        if self.vocabulary.get().is_none() {
            let _ = self.vocabulary.set(Vocabulary::read(&self.connection)?);
        }
        Ok(self.vocabulary.get_or_init(Vocabulary::default))
    }
}

impl Drop for Index {
    fn drop(&mut self) {
        if let State::Changing(copy) = &self.state {
            let _ = std::fs::remove_file(copy);
        }
    }
}

/// The most bytes of a document; a longer one becomes several.
const LONGEST: usize = 4_096;

/// Cuts a text into pieces that are not too long, behind line ends where there are some. An empty text is one piece.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while rest.len() > LONGEST {
        let mut end = LONGEST;
        while !rest.is_char_boundary(end) {
            end -= 1;
        }
        let line = rest[..end].rfind('\n').map_or(end, |line| line + 1);
        let (piece, behind) = rest.split_at(line);
        pieces.push(piece);
        rest = behind;
    }
    if pieces.is_empty() || !rest.is_empty() {
        pieces.push(rest);
    }
    pieces
}

/// The word by which documents of a kind are found.
pub(super) fn kind_tag(kind: Kind) -> String {
    format!("k{}", kind.number())
}

/// The word by which the documents of a lesson are found.
pub(super) fn lesson_tag(lesson: i64) -> String {
    format!("l{lesson}")
}

fn create(connection: &Connection) -> Result<(), SearchError> {
    connection.execute_batch(include_str!("schema.sql"))?;
    connection.pragma_update(None, "application_id", PROGRAM)?;
    connection.pragma_update(None, "user_version", VERSION)?;
    Ok(())
}

/// Opens a copy for changes. When they fail the copy is thrown away: no journal, no waiting for the disk.
fn open_copy(path: &Path, new: bool) -> Result<Connection, SearchError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.pragma_update_and_check(None, "journal_mode", "off", |_| Ok(()))?;
    connection.pragma_update(None, "synchronous", "off")?;
    connection.pragma_update(None, "temp_store", "memory")?;
    if new {
        create(&connection)?;
    }
    connection.execute_batch("BEGIN")?;
    Ok(connection)
}

/// Opens a file that is never changed.
fn open_kept(path: &Path) -> Result<Connection, SearchError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let escaped = path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    let connection = Connection::open_with_flags(format!("file:{escaped}?immutable=1"), flags)?;
    let value = |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    if value("application_id")? != PROGRAM || value("user_version")? != VERSION {
        return Err(SearchError::Damaged);
    }
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    Ok(connection)
}

#[cfg(test)]
mod tests {
    use super::pieces;

    #[test]
    fn a_long_text_is_cut_behind_line_ends_and_nothing_is_lost() {
        let text = "a line of text\n".repeat(1_000) + &"é".repeat(5_000);
        let cut = pieces(&text);
        assert_eq!(cut.concat(), text);
        assert!(cut.iter().all(|piece| piece.len() <= super::LONGEST) && cut[0].ends_with('\n'));
        assert_eq!(pieces(""), [""]);
    }
}
