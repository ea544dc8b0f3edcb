//! Notes, bookmarks and highlights: leaving them in the text, and the pane that lists them.

mod choosing;
mod outside;
mod pane;
mod writing;

pub(crate) use choosing::Choosing;
pub(crate) use pane::Notes;
pub(crate) use writing::Writing;

use super::super::msg::Effect;
use super::{App, Goal, Pane, Side};
use crate::course::Lesson;
use crate::learner::{NoteKind, Place};
use crate::study::{Job, KeptNote, LessonText, NoteEntry, anchor_at};
use std::sync::Arc;

impl App {
    /// The place that a note or bookmark is for: the word or the line with the cursor, or the first paragraph that begins in the upper half of the screen.
    fn place_to_note(&mut self) -> Option<Place> {
        if let Some(place) = self.chosen_place() {
            return Some(place);
        }
        let height = usize::from(self.text_size.1).max(1);
        let row = self.spot.map(|(row, _)| row);
        let page = self.page.as_mut()?;
        let lines = page.window(self.top, height);
        let place = |row: usize| lines.get(row).map(|(block, line)| Place { block: *block, offset: line.offset });
        if let Some(place) = row.and_then(place) {
            return Some(place);
        }
        let with_words = |row: &usize| !lines[*row].1.content().trim().is_empty();
        let begins = |row: &usize| {
            let (block, line) = &lines[*row];
            let begun = || page.words(*block).get(..line.offset).is_some_and(|before| before.ends_with('\n'));
            with_words(row) && (line.offset == 0 || begun())
        };
        let first = (0..lines.len().div_ceil(2)).find(begins).or_else(|| (0..lines.len()).find(with_words));
        first.and_then(place).or_else(|| Some(page.place(self.top)))
    }

    /// Begins a note: on the words that are chosen, or at the place.
    pub(crate) fn begin_note(&mut self) -> Vec<Effect> {
        let (kind, anchor) = match self.chosen_anchor() {
            Err(()) => return Vec::new(),
            Ok(Some(anchor)) => (NoteKind::Highlight, anchor),
            Ok(None) => {
                let Some(place) = self.place_to_note() else { return Vec::new() };
                let Some(text) = self.study.lesson_text() else { return Vec::new() };
                (NoteKind::Note, anchor_at(&text, place))
            }
        };
        self.end_choosing();
        let Some(entry) = self.study.begin_note(kind, anchor) else { return Vec::new() };
        let mut effects = self.keep_note_typed();
        let opened = self.notes.pane.is_none();
        self.show_notes();
        self.notes.write(entry, opened, true);
        effects.extend(self.note_typed());
        effects
    }

    /// Sets a bookmark at the place, or takes the one that is there away.
    pub(crate) fn toggle_bookmark(&mut self) -> Vec<Effect> {
        let Some(place) = self.place_to_note() else { return Vec::new() };
        let Some(text) = self.study.lesson_text() else { return Vec::new() };
        let anchor = anchor_at(&text, place);
        self.end_choosing();
        let is_here = |entry: &&NoteEntry| {
            entry.kept.note.kind == NoteKind::Bookmark && entry.found.is_some_and(|found| found.place == anchor.place)
        };
        if let Some(entry) = self.study.notes().iter().find(is_here).cloned() {
            self.toast(self.words.get("toast.bookmark-gone").to_owned());
            return self.remove_entry(entry);
        }
        let Some(entry) = self.study.begin_note(NoteKind::Bookmark, anchor) else { return Vec::new() };
        self.toast(self.words.get("toast.bookmark").to_owned());
        self.keep_entry(&entry)
    }

    /// Saves a note as it is now, and shows it so.
    fn keep_entry(&mut self, entry: &NoteEntry) -> Vec<Effect> {
        let job = self.study.keep_note(entry);
        self.notes.changed(entry, true);
        self.refresh_note_marks();
        vec![Effect::Job(job)]
    }

    fn remove_entry(&mut self, entry: NoteEntry) -> Vec<Effect> {
        let job = self.study.remove_note(&entry);
        self.notes.changed(&entry, false);
        self.notes.removed.push(entry);
        self.refresh_note_marks();
        vec![Effect::Job(job)]
    }

    /// Tells the page which words are highlighted.
    pub(crate) fn refresh_note_marks(&mut self) {
        let Some(page) = &mut self.page else { return };
        let highlights = self.study.notes().iter().filter(|entry| entry.kept.note.kind == NoteKind::Highlight);
        let found = highlights.filter_map(|entry| entry.found);
        let range =
            |found: crate::study::Anchored| (found.place.block, found.place.offset..found.place.offset + found.bytes);
        page.set_painted(found.map(range).collect());
    }

    /// Takes the notes of a lesson; goes to the one that was asked for.
    pub(crate) fn notes_read(
        &mut self,
        lesson: &Arc<Lesson>,
        text: Arc<LessonText>,
        notes: Vec<NoteEntry>,
    ) -> Vec<Effect> {
        if !self.study.take_notes(lesson, text, notes) {
            return Vec::new();
        }
        self.refresh_note_marks();
        let Some(id) = self.notes.jump.take() else { return Vec::new() };
        let entry = self.study.notes().iter().find(|entry| *entry.id() == id).cloned();
        entry.map(|entry| self.go_to_note(&entry)).unwrap_or_default()
    }

    /// Takes the notes of every pack.
    pub(crate) fn all_notes_read(&mut self, notes: Vec<KeptNote>) {
        if let Some(pane) = &mut self.notes.pane {
            pane.all = Some(notes.into_iter().map(|kept| NoteEntry { kept, found: None }).collect());
            pane.cursor = 0;
        }
    }

    /// Opens the pane with the notes, or goes to it, or closes it when it has the focus.
    pub(crate) fn open_notes(&mut self) -> Vec<Effect> {
        if self.focus == Pane::Side && self.side() == Some(Side::Notes) {
            return self.close_notes();
        }
        self.show_notes();
        Vec::new()
    }

    fn show_notes(&mut self) {
        self.notes.pane.get_or_insert_default();
        self.front = Side::Notes;
        self.focus = Pane::Side;
        self.fit();
    }

    /// Closes the pane; what is typed is saved.
    pub(crate) fn close_notes(&mut self) -> Vec<Effect> {
        let effects = self.keep_note_typed();
        self.notes.pane = None;
        self.focus = Pane::Reading;
        self.fit();
        effects
    }

    /// The notes that the pane lists.
    pub(crate) fn listed_notes(&self) -> Vec<NoteEntry> {
        let own = self.study.notes();
        match self.notes.pane.as_ref().and_then(|pane| pane.all.as_ref()) {
            // What the open lesson knows of its own notes is newer, and it knows which are loose.
            Some(all) => {
                let known =
                    |entry: &NoteEntry| own.iter().find(|known| known.id() == entry.id()).unwrap_or(entry).clone();
                all.iter().map(known).collect()
            }
            None => own.to_vec(),
        }
    }

    fn note_under_cursor(&self) -> Option<NoteEntry> {
        let cursor = self.notes.pane.as_ref()?.cursor;
        let listed = self.listed_notes();
        listed.get(cursor.min(listed.len().checked_sub(1)?)).cloned()
    }

    pub(crate) fn notes_move(&mut self, by: isize) {
        let last = self.listed_notes().len().saturating_sub(1);
        if let Some(pane) = &mut self.notes.pane {
            pane.cursor = pane.cursor.min(last).saturating_add_signed(by).min(last);
        }
    }

    /// Lists the notes of every pack, or of the lesson again.
    pub(crate) fn notes_all(&mut self) -> Vec<Effect> {
        let Some(pane) = &mut self.notes.pane else { return Vec::new() };
        pane.cursor = 0;
        if pane.all.take().is_some() { Vec::new() } else { vec![Effect::Job(Job::AllNotes)] }
    }

    /// Goes to the words of the note with the cursor, in another lesson too.
    pub(crate) fn notes_go(&mut self) -> Vec<Effect> {
        let Some(entry) = self.note_under_cursor() else { return Vec::new() };
        let at = &entry.kept.at;
        let here = self.study.lesson().is_some_and(|lesson| lesson.meta.id == at.lesson);
        if at.pack != self.study.pack.info().id {
            let text = self.words.with("toast.note-elsewhere", &[("pack", at.pack.as_str())]);
            self.toast(text);
            return Vec::new();
        }
        if here {
            self.remember();
            return self.go_to_note(&entry);
        }
        match self.study.chapter_of(&at.lesson, &at.path) {
            Some(chapter) => {
                self.notes.jump = Some(entry.id().clone());
                self.open(chapter, Goal::Saved)
            }
            None => {
                let text = self.words.with("toast.no-lesson", &[("name", at.lesson.as_str())]);
                self.toast(text);
                Vec::new()
            }
        }
    }

    fn go_to_note(&mut self, entry: &NoteEntry) -> Vec<Effect> {
        let Some(found) = entry.found else {
            self.toast(self.words.get("toast.note-loose").to_owned());
            return Vec::new();
        };
        self.focus = Pane::Reading;
        self.fit();
        if let Some(page) = &mut self.page {
            page.reveal(found.place);
        }
        self.go(found.place)
    }

    pub(crate) fn notes_remove(&mut self) -> Vec<Effect> {
        let Some(entry) = self.note_under_cursor() else { return Vec::new() };
        let key = self.keymap.keys_of(super::Command::NotesUndo).first().map(ToString::to_string).unwrap_or_default();
        let text = self.words.with("toast.note-removed", &[("key", &key)]);
        self.toast(text);
        let effects = self.remove_entry(entry);
        self.notes_move(0);
        effects
    }

    /// Brings the note back that was removed last.
    pub(crate) fn notes_undo(&mut self) -> Vec<Effect> {
        let Some(entry) = self.notes.removed.pop() else {
            self.toast(self.words.get("toast.note-no-undo").to_owned());
            return Vec::new();
        };
        let text = entry.kept.note.text.clone();
        // The removal counts as a version; what is brought back must be later.
        let removal = entry.kept.note.version.next(self.study.clock.now());
        let mut back = entry;
        back.kept.note.version = removal;
        let back = self.study.edited_note(&back, &text);
        self.keep_entry(&back)
    }

    /// A click on a note of the list: its words show.
    pub(crate) fn notes_click(&mut self, row: usize) -> Vec<Effect> {
        if let Some(pane) = &mut self.notes.pane {
            pane.cursor = row;
        }
        self.notes_go()
    }
}
