//! What is known of a learner, as plain data: answers, grades, attempts, cards, places, notes, settings.

mod answer;
mod attempt;
mod card;
mod dashboard;
mod event;
mod exchange;
mod grade;
mod note;
mod place;
mod produced;
mod settings;
mod state;
mod tables;
mod verdict;

pub use answer::{Answer, Certainty};
pub use attempt::{Attempt, AttemptId, Given};
pub use card::{CardAnswer, CardHistory, CardId, Fit, Review, ReviewGrade, ReviewId};
pub use dashboard::{
    Calibration, Dashboard, Forgetting, Judgement, NextStep, PartProgress, Remembered, TimeSpent, Weakness,
};
pub use event::{Event, Record};
pub use exchange::{Exchange, ExchangeRequest, ExchangeResponse, REQUESTS_FILE};
pub use grade::{Feedback, Grade, Outcome};
pub use note::{Anchor, Note, NoteId, NoteKind, NoteVersion};
pub use place::Place;
pub use produced::{
    DocumentFile, DocumentLine, Metric, Parameter, ParameterKind, Produced, Series, SeriesKind, Simulated,
};
pub use settings::{GlyphChoice, Retention, ReviewSettings, Settings, ThemeChoice};
pub use state::{LabState, LessonState, Mastery, Snapshot, SnapshotReason};
pub use tables::{
    ColumnShape, IndexShape, NamedSql, PlanNode, Reference, Schema, SqlError, StatementResult, TableShape,
};
pub use verdict::{CheckResult, CodePlace, ConsoleLine, Trouble, Verdict};
