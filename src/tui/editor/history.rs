//! The way back: every change with what it replaced.

use super::text::Pos;

/// One piece of text put in place of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) at: Pos,
    pub(super) removed: String,
    pub(super) inserted: String,
}

/// The cursor and the other end of what is selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Selection {
    pub(super) cursor: Pos,
    pub(super) anchor: Option<Pos>,
}

/// What sort of change it was: typing and deleting one by one make one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Type,
    Delete,
    Other,
}

/// What one undo takes back.
#[derive(Debug, Clone)]
pub(super) struct Step {
    pub(super) changes: Vec<Change>,
    pub(super) before: Selection,
    pub(super) after: Selection,
    kind: Kind,
}

/// The most steps kept, and the most bytes in them.
const STEPS: usize = 2_000;
const BYTES: usize = 8 * 1024 * 1024;

/// Steps back and forward.
#[derive(Debug, Default)]
pub(super) struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    bytes: usize,
    /// The next change begins a step of its own.
    sealed: bool,
}

impl History {
    /// Notes a step; what was taken back can no longer be had again.
    pub(super) fn note(&mut self, changes: Vec<Change>, before: Selection, after: Selection, kind: Kind) {
        self.undone.clear();
        self.bytes += changes.iter().map(size).sum::<usize>();
        let sealed = std::mem::replace(&mut self.sealed, kind == Kind::Other);
        if let (false, [change], Some(last)) = (sealed, &changes[..], self.done.last_mut())
            && last.kind == kind
            && last.after == before
            && let [known] = &mut last.changes[..]
            && joined(known, change, kind)
        {
            last.after = after;
            return;
        }
        self.done.push(Step { changes, before, after, kind });
        while self.done.len() > STEPS || (self.bytes > BYTES && self.done.len() > 1) {
            let gone = self.done.remove(0);
            self.bytes -= gone.changes.iter().map(size).sum::<usize>();
        }
    }

    /// Corrects where the last step leaves the cursor.
    pub(super) fn amend(&mut self, after: Selection) {
        if let Some(last) = self.done.last_mut() {
            last.after = after;
        }
    }

    /// Ends a row of keys that are taken back together.
    pub(super) fn seal(&mut self) {
        self.sealed = true;
    }

    /// Returns the step to take back.
    pub(super) fn undo(&mut self) -> Option<Step> {
        self.sealed = true;
        let step = self.done.pop()?;
        self.undone.push(step.clone());
        Some(step)
    }

    /// Returns the step to do again.
    pub(super) fn redo(&mut self) -> Option<Step> {
        self.sealed = true;
        let step = self.undone.pop()?;
        self.done.push(step.clone());
        Some(step)
    }
}

fn size(change: &Change) -> usize {
    change.removed.len() + change.inserted.len()
}

/// Adds a change to the one before it, where both are one piece of typing; a new word begins a new step.
fn joined(known: &mut Change, next: &Change, kind: Kind) -> bool {
    let follows = super::text::end_of(known.at, &known.inserted) == next.at && next.removed.is_empty();
    let new_word = known.inserted.ends_with(char::is_whitespace) && !next.inserted.starts_with(char::is_whitespace);
    let backwards = known.inserted.is_empty()
        && next.inserted.is_empty()
        && super::text::end_of(next.at, &next.removed) == known.at;
    let forwards = known.inserted.is_empty() && next.inserted.is_empty() && next.at == known.at;
    match kind {
        Kind::Type if follows && !new_word && !known.inserted.ends_with('\n') => {
            known.inserted.push_str(&next.inserted)
        }
        Kind::Delete if backwards => {
            known.removed.insert_str(0, &next.removed);
            known.at = next.at;
        }
        Kind::Delete if forwards => known.removed.push_str(&next.removed),
        _ => return false,
    }
    true
}
