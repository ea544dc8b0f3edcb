//! Writing a note: what is typed is saved within a moment as half-typed, and as the note when the writing ends.

use super::super::super::command::Context;
use super::super::super::editor::{Editor, place_at, row_of, wrapped_rows};
use super::super::super::keys::Key;
use super::super::super::msg::Effect;
use super::super::{App, Hit, Pane};
use crate::learner::NoteKind;
use crate::study::{Job, NoteEntry};
use ratatui::layout::Position;

/// How far behind what is typed may be saved, in milliseconds.
const SAVE_AFTER: u64 = 400;

/// A note that is written.
#[derive(Debug)]
pub(crate) struct Writing {
    /// The note as it was saved last, or as it begins.
    pub(crate) entry: NoteEntry,
    pub(crate) editor: Editor,
    /// The change that is saved as half-typed.
    pub(super) drafted: u64,
    /// The change that is saved as the note.
    pub(super) kept: u64,
    /// The pane was opened for it.
    pub(super) opened: bool,
    /// It was never saved.
    pub(super) new: bool,
    /// Rows scrolled away, and the columns of a row, as it was drawn last.
    pub(crate) scroll: usize,
    pub(crate) width: usize,
}

impl App {
    /// Goes on to write the note with the cursor.
    pub(crate) fn notes_edit(&mut self) -> Vec<Effect> {
        let Some(entry) = self.note_under_cursor() else { return Vec::new() };
        let effects = self.keep_note_typed();
        self.notes.write(entry, false, false);
        effects
    }

    /// While a note is written, characters go into it.
    pub(crate) fn note_field_key(&mut self, key: Key) -> Option<Vec<Effect>> {
        self.notes.writing()?;
        if self.shown_editor().is_some_and(|editor| editor.finder().is_some_and(|finder| finder.typing))
            && let Some(effects) = self.finder_key(key)
        {
            return Some(effects);
        }
        Some(self.editor_key(key, &[Context::Editor], &[Context::Anywhere]))
    }

    /// Goes a row up or down.
    pub(crate) fn note_row(&mut self, by: isize, select: bool) {
        let Some(writing) = self.notes.pane.as_mut().and_then(|pane| pane.writing.as_mut()) else { return };
        let rows = wrapped_rows(&writing.editor, writing.width);
        let here = row_of(&rows, writing.editor.cursor());
        let column = writing.editor.cursor_column() - rows[here].column;
        let target = here.saturating_add_signed(by).min(rows.len() - 1);
        if target != here {
            let place = place_at(&writing.editor, &rows[target], column);
            writing.editor.put_cursor(place, select);
        }
    }

    /// The mouse is pressed in the note or drawn over it.
    pub(crate) fn point_in_note(&mut self, at: Position, select: bool) {
        let under = self.hits.iter().rev().find_map(|(area, hit)| match hit {
            Hit::NoteLine(row) if area.contains(at) => Some((at.x - area.x, row.clone())),
            _ => None,
        });
        if let (Some((column, row)), Some(editor)) = (under, self.notes.editor_mut()) {
            let place = place_at(editor, &row, usize::from(column));
            editor.put_cursor(place, select);
        }
    }

    /// Saves what is typed within a moment.
    pub(crate) fn note_changed(&mut self) {
        if self.notes.due.is_none() {
            self.notes.due = Some(self.study.clock.steady_millis() + SAVE_AFTER);
        }
    }

    /// Saves what is typed as half-typed.
    pub(super) fn note_typed(&mut self) -> Vec<Effect> {
        self.notes.due = None;
        let Some(writing) = self.notes.pane.as_mut().and_then(|pane| pane.writing.as_mut()) else { return Vec::new() };
        if writing.drafted == writing.editor.revision() {
            return Vec::new();
        }
        writing.drafted = writing.editor.revision();
        let (text, entry) = (writing.editor.text(), writing.entry.clone());
        // Each is later than the one before, also when another window makes a note of it meanwhile.
        let half = self.study.edited_note(&entry, &text);
        let id = half.id().clone();
        // A new note without a word is none.
        let none = half.kept.note.text.trim().is_empty() && half.kept.note.kind == NoteKind::Note;
        vec![Effect::Job(Job::NoteDraft { id, half: (!none).then(|| Box::new(half.kept)) })]
    }

    /// Saves what is typed as the note, and goes on writing.
    pub(crate) fn keep_note_typed(&mut self) -> Vec<Effect> {
        self.notes.due = None;
        let Some(writing) = self.notes.pane.as_mut().and_then(|pane| pane.writing.as_mut()) else { return Vec::new() };
        let (text, entry, new) = (writing.editor.text(), writing.entry.clone(), writing.new);
        let unchanged = writing.kept == writing.editor.revision();
        // A highlight is one without a word of the learner's own; a note is not.
        let nothing = text.trim().is_empty() && entry.kept.note.kind == NoteKind::Note;
        if new && nothing {
            let drafted = writing.drafted != writing.kept;
            let id = entry.id().clone();
            return if drafted { vec![Effect::Job(Job::NoteDraft { id, half: None })] } else { Vec::new() };
        }
        if unchanged && !new {
            return Vec::new();
        }
        let next = self.study.edited_note(&entry, &text);
        if let Some(writing) = self.notes.pane.as_mut().and_then(|pane| pane.writing.as_mut()) {
            writing.kept = writing.editor.revision();
            writing.drafted = writing.kept;
            writing.new = false;
            writing.entry = next.clone();
        }
        self.keep_entry(&next)
    }

    /// Ends the writing; the note is saved.
    pub(crate) fn leave_note(&mut self) -> Vec<Effect> {
        let effects = self.keep_note_typed();
        let Some(writing) = self.notes.pane.as_mut().and_then(|pane| pane.writing.take()) else { return effects };
        let listed = self.listed_notes();
        let at = listed.iter().position(|entry| entry.id() == writing.entry.id());
        if let (Some(pane), Some(at)) = (&mut self.notes.pane, at) {
            pane.cursor = at;
        }
        if writing.opened {
            self.notes.pane = None;
            self.focus = Pane::Reading;
        }
        self.fit();
        effects
    }

    /// Does what is due.
    pub(crate) fn notes_tick(&mut self, now: u64) -> Vec<Effect> {
        let mut effects = Vec::new();
        if self.notes.due.is_some_and(|at| at <= now) {
            effects.extend(self.note_typed());
        }
        effects.extend(self.look_outside(now));
        effects
    }

    /// Returns when something is due.
    pub(crate) fn notes_deadline(&self) -> Option<u64> {
        let look = self.notes.outside.as_ref().and_then(|outside| outside.look_due);
        [self.notes.due, look].into_iter().flatten().min()
    }
}
