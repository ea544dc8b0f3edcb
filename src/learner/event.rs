//! What happened, for the append-only log. Everything else about a learner's progress is derived from it.

use super::{Answer, AttemptId, Certainty, Note, NoteId, NoteVersion, Outcome};
use crate::base::clock::Timestamp;
use crate::course::{LessonId, PackId, QuestionId};
use serde::{Deserialize, Serialize};

/// Something a learner did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// A lesson was opened.
    LessonOpened,
    /// A section was on the screen to its end.
    SectionSeen {
        /// Its anchor.
        anchor: String,
    },
    /// The end of the lesson was reached.
    LessonRead,
    /// The learner marked the lesson as read or took the mark back.
    LessonMarked {
        /// Whether it is read.
        read: bool,
    },
    /// Time was spent with the lesson.
    TimeSpent {
        /// How long.
        seconds: u32,
    },
    /// A go at a quiz began.
    QuizStarted {
        /// The attempt.
        attempt: AttemptId,
        /// The quiz file.
        file: String,
        /// Decides the order of options.
        seed: u64,
        /// The questions asked, in order.
        questions: Vec<QuestionId>,
    },
    /// A question was answered.
    Answered {
        /// The attempt; `None` for a checkpoint in the text.
        attempt: Option<AttemptId>,
        /// The quiz file.
        file: String,
        /// The question.
        question: QuestionId,
        /// What was answered.
        answer: Answer,
        /// How it was judged.
        outcome: Outcome,
        /// How sure the learner was.
        certainty: Option<Certainty>,
        /// From showing the question to the answer, in milliseconds.
        millis: u32,
    },
    /// A go at a quiz ended.
    QuizFinished {
        /// The attempt.
        attempt: AttemptId,
        /// The quiz file.
        file: String,
        /// How many answers were right.
        right: u32,
        /// Out of how many.
        total: u32,
        /// Whether this quiz closes the lesson: its result makes mastery.
        closing: bool,
    },
    /// A lab was run.
    LabRan {
        /// The lab.
        lab: String,
        /// How many checks passed.
        passed: u32,
        /// Out of how many; 0 when the run ended before its checks.
        total: u32,
        /// Whether every check passed.
        solved: bool,
        /// How long the run took, in milliseconds.
        millis: u32,
        /// Time spent with the lab since the run before, or since it was opened.
        seconds: u32,
    },
    /// Help with a lab was asked for.
    LabHelped {
        /// The lab.
        lab: String,
        /// How many hints are open.
        hints: u32,
        /// Whether the author's solution was looked at.
        solution: bool,
    },
    /// A note, bookmark or highlight was made or changed; it is whole as it is here.
    NoteKept {
        /// The note.
        note: Note,
    },
    /// A note, bookmark or highlight was removed. An edit of it that is later brings it back.
    NoteRemoved {
        /// The note.
        note: NoteId,
        /// Which version of it the removal is.
        #[serde(flatten)]
        version: NoteVersion,
    },
    /// Progress of the lesson starts anew; the history stays, and so do notes.
    LessonReset,
}

/// An event with its circumstances, as stored and exported.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Record {
    /// Unique across machines: what a merge compares.
    pub id: String,
    /// When, in milliseconds since 1970-01-01T00:00:00Z by the clock of the machine.
    pub at: Timestamp,
    /// The pack.
    pub pack: PackId,
    /// The version of the pack.
    pub pack_version: String,
    /// The lesson.
    pub lesson: LessonId,
    /// What happened.
    #[serde(flatten)]
    pub event: Event,
}
