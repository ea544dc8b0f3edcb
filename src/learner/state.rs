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
    /// Labs whose checks all passed once, and labs that were run.
    pub labs: (u32, u32),
    /// Time spent.
    pub seconds: u64,
    /// When it was last open.
    pub visited: Timestamp,
}

/// Where a learner stands with one lab.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LabState {
    /// How often it was run.
    pub runs: u32,
    /// Whether every check passed once.
    pub solved: bool,
    /// Best result: checks passed, checks in all; none before the first run.
    pub best: Option<(u32, u32)>,
    /// Latest result.
    pub latest: Option<(u32, u32)>,
    /// How many hints were open at most.
    pub hints: u32,
    /// Whether the author's solution was looked at.
    pub solution_seen: bool,
    /// Time spent with it.
    pub seconds: u64,
    /// The number of its last snapshot; 0 without one.
    pub last_snapshot: u32,
}

/// The learner's files of a lab at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// Counts up within the lab.
    pub number: u32,
    /// When.
    pub at: Timestamp,
    /// Why it was taken.
    pub reason: SnapshotReason,
    /// What came of the run: checks passed, checks in all; none while it is not known.
    pub result: Option<(u32, u32)>,
    /// Paths and texts of the files that can be edited.
    pub files: Vec<(String, String)>,
}

/// Why a snapshot was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SnapshotReason {
    /// The lab was run.
    Run,
    /// Everything was set back to the start.
    Reset,
    /// An older snapshot was taken up again.
    Restore,
}

impl SnapshotReason {
    /// Returns its name in the store.
    pub fn name(self) -> &'static str {
        match self {
            Self::Run => "run",
            Self::Reset => "reset",
            Self::Restore => "restore",
        }
    }

    /// Returns the reason of that name; what a newer program wrote counts as a run.
    pub fn of_name(name: &str) -> Self {
        match name {
            "reset" => Self::Reset,
            "restore" => Self::Restore,
            _ => Self::Run,
        }
    }
}
