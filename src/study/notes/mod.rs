//! Notes, bookmarks and highlights: making them, finding their words again, listing them.

mod anchor;
mod export;
mod near;

pub use anchor::{Anchored, How, LONGEST_QUOTE, LessonText, anchor, anchor_at, find};
pub(super) use export::of_lesson;
pub use export::{notes_json, notes_markdown};

use super::Study;
use super::keeper::Job;
use crate::course::{Lesson, LessonId};
use crate::learner::{Anchor, Event, Note, NoteId, NoteKind, NoteVersion, Place};
use crate::progress::{KeptNote, Store, StoreError};
use crate::search::NoteText;
use std::sync::Arc;

/// A note of the open lesson and where its words stand now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteEntry {
    /// The note.
    pub kept: KeptNote,
    /// Where its words stand; `None` is a loose note: they are gone.
    pub found: Option<Anchored>,
}

impl NoteEntry {
    /// Looks for the words of a note.
    pub fn new(kept: KeptNote, text: &LessonText) -> Self {
        let found = find(text, &kept.note.anchor);
        Self { kept, found }
    }

    /// Returns its name.
    pub fn id(&self) -> &NoteId {
        &self.kept.note.id
    }

    /// Whether the words that it hangs on are gone.
    pub fn is_loose(&self) -> bool {
        self.found.is_none()
    }
}

/// Sorts notes as their words stand in the text; loose ones come last.
pub fn sort_notes(notes: &mut [NoteEntry]) {
    let place = |entry: &NoteEntry| entry.found.map(|found| found.place);
    notes.sort_by_key(|entry| (entry.is_loose(), place(entry), entry.kept.note.made, entry.id().clone()));
}

/// Returns every note of every pack as text, with its lesson and its place.
///
/// # Errors
/// When the store cannot be read.
pub fn note_texts(store: &Store) -> Result<Vec<NoteText>, StoreError> {
    let text = |KeptNote { at, note }: KeptNote| {
        let parts = [note.anchor.exact.trim(), note.text.trim()];
        NoteText {
            id: note.id.0,
            title: at.lesson.to_string(),
            pack: at.pack,
            lesson: at.lesson,
            place: note.anchor.place,
            text: parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n"),
        }
    };
    Ok(store.all_notes()?.into_iter().map(text).collect())
}

impl Study {
    /// Returns the notes of the open lesson, in the order of its text; loose ones last.
    pub fn notes(&self) -> &[NoteEntry] {
        self.open.as_ref().map_or(&[], |open| &open.notes)
    }

    /// Makes the job that reads the notes of the open lesson.
    pub fn wanted_notes(&self) -> Option<Job> {
        let lesson = self.open.as_ref()?.lesson.clone();
        Some(Job::Notes { pack: self.pack.info().id.clone(), lesson })
    }

    /// Takes the notes of a lesson; returns whether it is the one that is open.
    pub fn take_notes(&mut self, lesson: &Arc<Lesson>, text: Arc<LessonText>, notes: Vec<NoteEntry>) -> bool {
        let Some(open) = self.open.as_mut().filter(|open| Arc::ptr_eq(&open.lesson, lesson)) else { return false };
        // What was written while they were read is newer.
        let own = std::mem::replace(&mut open.notes, notes);
        for entry in own {
            match open.notes.iter_mut().find(|known| known.id() == entry.id()) {
                Some(known) if known.kept.note.version < entry.kept.note.version => *known = entry,
                Some(_) => {}
                None => open.notes.push(entry),
            }
        }
        sort_notes(&mut open.notes);
        open.text = Some(text);
        true
    }

    /// Returns the words of the open lesson.
    pub fn lesson_text(&mut self) -> Option<Arc<LessonText>> {
        let open = self.open.as_mut()?;
        Some(open.text.get_or_insert_with(|| Arc::new(LessonText::of(&open.lesson))).clone())
    }

    /// Begins a note of the open lesson; it is not saved yet.
    pub fn begin_note(&mut self, kind: NoteKind, anchor: Anchor) -> Option<NoteEntry> {
        let at = self.place()?;
        let now = self.clock.now();
        let id = NoteId(self.unique_name());
        let note = Note { id, kind, anchor, text: String::new(), made: now, version: NoteVersion::first(now) };
        let text = self.lesson_text()?;
        Some(NoteEntry::new(KeptNote { at, note }, &text))
    }

    /// Returns the version of a note that has this text, written now; an anchor that had to be looked for is renewed.
    pub fn edited_note(&mut self, entry: &NoteEntry, words: &str) -> NoteEntry {
        let mut next = entry.clone();
        words.clone_into(&mut next.kept.note.text);
        next.kept.note.version = entry.kept.note.version.next(self.clock.now());
        if let (Some(found), Some(text)) = (entry.found.filter(|found| found.how != How::Place), self.lesson_text()) {
            let Place { block, offset } = found.place;
            next.kept.note.anchor = anchor(&text, block, offset..offset + found.bytes);
            next.found = Some(Anchored { how: How::Place, ..found });
        }
        next
    }

    /// Takes a note as it is now among those of the open lesson, when it is one; returns the job that saves it.
    pub fn keep_note(&mut self, entry: &NoteEntry) -> Job {
        if let Some(open) = self.open_at(&entry.kept) {
            open.notes.retain(|known| known.id() != entry.id());
            open.notes.push(entry.clone());
            sort_notes(&mut open.notes);
        }
        self.append_at(entry.kept.at.clone(), vec![Event::NoteKept { note: entry.kept.note.clone() }])
    }

    /// Removes a note; returns the job that saves that.
    pub fn remove_note(&mut self, entry: &NoteEntry) -> Job {
        if let Some(open) = self.open_at(&entry.kept) {
            open.notes.retain(|known| known.id() != entry.id());
        }
        let version = entry.kept.note.version.next(self.clock.now());
        self.append_at(entry.kept.at.clone(), vec![Event::NoteRemoved { note: entry.id().clone(), version }])
    }

    fn open_at(&mut self, kept: &KeptNote) -> Option<&mut super::state::Open> {
        let pack = self.pack.info().id.clone();
        self.open.as_mut().filter(|open| kept.at.pack == pack && open.lesson.meta.id == kept.at.lesson)
    }

    /// Returns the chapter of a lesson of this pack.
    pub fn chapter_of(&self, lesson: &LessonId, path: &str) -> Option<usize> {
        let by_id = self.ids.iter().position(|id| id.as_ref() == Some(lesson));
        by_id.or_else(|| self.outline().by_path(path))
    }
}
