//! What a learner leaves in a text: notes, bookmarks and highlights.

use super::Place;
use crate::base::clock::Timestamp;
use serde::{Deserialize, Serialize};

/// Names a note: unique across machines.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(transparent)]
pub struct NoteId(pub String);

/// What sort of mark it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NoteKind {
    /// Words of the learner's own, at a place.
    Note,
    /// A place to come back to.
    Bookmark,
    /// Words of the lesson that were marked; they may carry words of the learner's own.
    Highlight,
}

impl NoteKind {
    /// Returns its name in the store.
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Bookmark => "bookmark",
            Self::Highlight => "highlight",
        }
    }

    /// Returns the kind of that name; what a newer program wrote counts as a note.
    pub fn of_name(name: &str) -> Self {
        match name {
            "bookmark" => Self::Bookmark,
            "highlight" => Self::Highlight,
            _ => Self::Note,
        }
    }
}

/// The words a note hangs on: where they stood, and what stood around them, so that they are found again after the lesson changed.
///
/// `exact`, `prefix` and `suffix` are those of W3C's `TextQuoteSelector` (Web Annotation Data Model, 2017, section 4.2.4); `place`
/// with the length of `exact` is its `TextPositionSelector` (section 4.2.5), counted in bytes of a block.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Anchor {
    /// Where the words began.
    pub place: Place,
    /// The words; empty where a text has none.
    pub exact: String,
    /// What stood before them.
    #[serde(default)]
    pub prefix: String,
    /// What stood behind them.
    #[serde(default)]
    pub suffix: String,
}

/// A note, a bookmark or a highlight.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Note {
    /// Its name, which edits keep.
    pub id: NoteId,
    /// What sort of mark it is.
    pub kind: NoteKind,
    /// The words it hangs on.
    pub anchor: Anchor,
    /// The learner's own words; empty for most bookmarks and highlights.
    pub text: String,
    /// When it was made.
    pub made: Timestamp,
    /// Which of several versions it is.
    #[serde(flatten)]
    pub version: NoteVersion,
}

/// Which of several versions of a note counts: the greatest. Equal ones are told apart by the names of their records.
///
/// The time never lies before the version that it replaces, so that a clock that was wrong once does not undo later edits (the idea of
/// Kulkarni et al. 2014, "Logical Physical Clocks").
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, schemars::JsonSchema)]
pub struct NoteVersion {
    /// When it was written.
    pub changed: Timestamp,
    /// Counts the edits before it.
    pub edit: u32,
}

impl NoteVersion {
    /// Returns the first version, written now.
    pub fn first(now: Timestamp) -> Self {
        Self { changed: now, edit: 0 }
    }

    /// Returns the version that replaces this one, written now.
    #[must_use]
    pub fn next(self, now: Timestamp) -> Self {
        Self { changed: self.changed.max(now), edit: self.edit.saturating_add(1) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_edit_is_greater_even_when_the_clock_went_back() {
        let far = NoteVersion::first(Timestamp(16_725_225_600_000));
        let back = far.next(Timestamp(1_700_000_000_000));
        assert!(back > far && back.next(Timestamp(i64::MIN)) > back);
    }
}
