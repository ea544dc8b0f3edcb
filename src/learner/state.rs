//! Where a learner stands with each lesson.

use super::Place;
use crate::base::clock::Timestamp;
use crate::course::LessonId;

/// How far a lesson has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Mastery {
    /// Never opened.
    #[default]
    New,
    /// Opened.
    Started,
    /// Read to the end.
    Read,
    /// Read, and four fifths of the closing quiz right in one attempt.
    Mastered,
}

/// What the contents show of one lesson.
#[derive(Debug, Clone, PartialEq)]
pub struct LessonState {
    /// The lesson.
    pub lesson: LessonId,
    /// The file it had when last opened: finds the state before ids are known.
    pub path: String,
    /// How far it has come.
    pub mastery: Mastery,
    /// How many sections have been seen.
    pub sections_seen: u32,
    /// Hundredths of the text that the place has passed at most.
    pub percent: u8,
    /// Where the reader is.
    pub place: Place,
    /// Best result of the closing quiz: right, total.
    pub best: Option<(u32, u32)>,
    /// Latest result of the closing quiz: right, total.
    pub latest: Option<(u32, u32)>,
    /// Time spent.
    pub seconds: u64,
    /// When it was last open.
    pub visited: Timestamp,
}
