//! What is known of a learner, as plain data: answers, grades, attempts, places, settings.

mod answer;
mod attempt;
mod event;
mod grade;
mod place;
mod produced;
mod settings;
mod state;
mod verdict;

pub use answer::{Answer, Certainty};
pub use attempt::{Attempt, AttemptId, Given};
pub use event::{Event, Record};
pub use grade::{Feedback, Grade, Outcome};
pub use place::Place;
pub use produced::{DocumentFile, DocumentLine, Metric, Produced, Series, SeriesKind, Simulated};
pub use settings::{GlyphChoice, Settings, ThemeChoice};
pub use state::{LabState, LessonState, Mastery, Snapshot, SnapshotReason};
pub use verdict::{CheckResult, CodePlace, ConsoleLine, Trouble, Verdict};
