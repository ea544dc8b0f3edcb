//! Notes, bookmarks and highlights, and what is half-typed of them.

use super::log::Where;
use super::{Store, StoreError};
use crate::base::clock::Timestamp;
use crate::course::{LessonId, PackId};
use crate::learner::{Event, Note, NoteId, NoteKind, NoteVersion, Record};
use rusqlite::{Connection, Row, ToSql};
use serde::{Deserialize, Serialize};

/// The most bytes of a note's text.
pub const LARGEST_NOTE: usize = 64 * 1024;

/// Keys of half-typed notes begin so; no pack's name does.
const DRAFT: &str = ":note/";

const COLUMNS: &str = "pack, pack_version, lesson, path, id, kind, anchor, text, made, changed, edit";

/// A note and what it belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptNote {
    /// What it belongs to.
    #[serde(flatten)]
    pub at: Where,
    /// The note.
    pub note: Note,
}

/// Takes a version of a note in; it counts when it is greater than the one that is known.
pub(super) fn apply(connection: &Connection, record: &Record, path: &str) -> Result<(), StoreError> {
    let (pack, version, lesson) = (record.pack.as_str(), &record.pack_version, record.lesson.as_str());
    let mut keep = connection.prepare_cached(
        "INSERT INTO note (id, pack, pack_version, lesson, path, kind, anchor, text, made, changed, edit, record, removed)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
         ON CONFLICT (id) DO UPDATE SET pack = ?2, pack_version = ?3, lesson = ?4, path = ?5, kind = ?6, anchor = ?7, text = ?8,
           made = ?9, changed = ?10, edit = ?11, record = ?12, removed = ?13
         WHERE (changed, edit, record) < (?10, ?11, ?12)",
    )?;
    match &record.event {
        Event::NoteKept { note } => {
            let anchor = serde_json::to_string(&note.anchor).unwrap_or_default();
            let NoteVersion { changed, edit } = note.version;
            let kind = note.kind.name();
            let own: [&dyn ToSql; 13] = [
                &note.id.0,
                &pack,
                version,
                &lesson,
                &path,
                &kind,
                &anchor,
                &note.text,
                &note.made.0,
                &changed.0,
                &edit,
                &record.id,
                &false,
            ];
            keep.execute(&own[..])?;
        }
        Event::NoteRemoved { note, version: NoteVersion { changed, edit } } => {
            let own: [&dyn ToSql; 13] =
                [&note.0, &pack, version, &lesson, &path, &"", &"", &"", &0, &changed.0, edit, &record.id, &true];
            keep.execute(&own[..])?;
        }
        _ => {}
    }
    Ok(())
}

/// Forgets what was half-typed of the note that an event is about.
pub(super) fn forget_draft(connection: &Connection, event: &Event) -> Result<(), StoreError> {
    let id = match event {
        Event::NoteKept { note } => &note.id,
        Event::NoteRemoved { note, .. } => note,
        _ => return Ok(()),
    };
    connection.prepare_cached("DELETE FROM draft WHERE key = ?1")?.execute([format!("{DRAFT}{}", id.0)])?;
    Ok(())
}

fn kept(row: &Row<'_>) -> rusqlite::Result<KeptNote> {
    let at = Where {
        pack: PackId::new(row.get::<_, String>(0)?),
        pack_version: row.get(1)?,
        lesson: LessonId::new(row.get::<_, String>(2)?),
        path: row.get(3)?,
    };
    let note = Note {
        id: NoteId(row.get(4)?),
        kind: NoteKind::of_name(&row.get::<_, String>(5)?),
        anchor: serde_json::from_str(&row.get::<_, String>(6)?).unwrap_or_default(),
        text: row.get(7)?,
        made: Timestamp(row.get(8)?),
        version: NoteVersion { changed: Timestamp(row.get(9)?), edit: row.get(10)? },
    };
    Ok(KeptNote { at, note })
}

impl Store {
    /// Returns the notes of a lesson, oldest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn notes(&self, pack: &PackId, lesson: &LessonId) -> Result<Vec<KeptNote>, StoreError> {
        let mut statement = self.reading()?.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM note WHERE pack = ?1 AND lesson = ?2 AND NOT removed ORDER BY made, id"
        ))?;
        Ok(statement.query_map([pack.as_str(), lesson.as_str()], kept)?.collect::<Result<_, _>>()?)
    }

    /// Returns every note of every pack, by pack and lesson, oldest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn all_notes(&self) -> Result<Vec<KeptNote>, StoreError> {
        let mut statement = self.reading()?.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM note WHERE NOT removed ORDER BY pack, path, lesson, made, id"
        ))?;
        Ok(statement.query_map([], kept)?.collect::<Result<_, _>>()?)
    }

    /// Saves a note as it is while it is typed, or forgets that.
    ///
    /// # Errors
    /// When it could not be saved.
    pub fn save_note_draft(&mut self, id: &NoteId, half: Option<&KeptNote>) -> Result<(), StoreError> {
        let text = half.map(serde_json::to_string).transpose();
        let text = text.map_err(|error| StoreError::Import(error.to_string()))?;
        self.save_draft(&format!("{DRAFT}{}", id.0), text.as_deref())
    }

    /// Makes notes of what was half-typed when a session ended without saying so; returns how many there were. What cannot be
    /// understood stays where it is.
    ///
    /// # Errors
    /// When one could not be saved; it and those behind it stay what they are.
    pub fn take_up_note_drafts(&mut self) -> Result<usize, StoreError> {
        let mut count = 0;
        let drafts = self.drafts(DRAFT)?;
        let mut drafts: Vec<(String, String)> = drafts.into_iter().collect();
        drafts.sort();
        for (id, text) in drafts {
            let Ok(half) = serde_json::from_str::<KeptNote>(&text) else { continue };
            self.append(&half.at, &[Event::NoteKept { note: half.note }])?;
            // The key may not be the note's name in what came from elsewhere.
            self.save_draft(&format!("{DRAFT}{id}"), None)?;
            count += 1;
        }
        Ok(count)
    }
}
