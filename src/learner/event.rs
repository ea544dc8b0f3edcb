//! What happened, for the append-only log. Everything else about a learner's progress is derived from it.

use super::{Answer, AttemptId, CardAnswer, CardId, Certainty, Outcome, ReviewGrade, ReviewId};
use crate::base::clock::Timestamp;
use crate::base::day::Day;
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
    /// A card was met, and will be asked for the first time.
    CardMet {
        /// The card.
        card: CardId,
    },
    /// A card was graded in review.
    CardGraded {
        /// Names the grading.
        review: ReviewId,
        /// The card.
        card: CardId,
        /// How well it was remembered.
        grade: ReviewGrade,
        /// How many gradings of the card were known before.
        nth: u32,
        /// The learner's day.
        day: Day,
        /// From showing the card to the answer, in milliseconds.
        millis: u32,
        /// What was answered, when the card is a question.
        answer: Option<CardAnswer>,
        /// Detects a change of the card's text.
        content: String,
    },
    /// The learner gave a grading another grade.
    GradeChanged {
        /// The grading.
        review: ReviewId,
        /// The card.
        card: CardId,
        /// The grade that counts.
        grade: ReviewGrade,
    },
    /// The learner took a grading back.
    GradeUndone {
        /// The grading.
        review: ReviewId,
        /// The card.
        card: CardId,
    },
    /// A card was set aside for good, or taken up again.
    CardSuspended {
        /// The card.
        card: CardId,
        /// Whether it is set aside.
        suspended: bool,
    },
    /// A card was set aside for the rest of a day.
    CardBuried {
        /// The card.
        card: CardId,
        /// The learner's day.
        day: Day,
    },
    /// Parameters of the memory model were fitted to all of the learner's reviews; the event belongs to no lesson.
    ParametersFitted {
        /// The parameters of FSRS-6.
        parameters: Vec<f32>,
        /// How many reviews they were fitted to.
        reviews: u32,
        /// Mean logarithmic loss of the parameters before on these reviews.
        before: f32,
        /// That of the new ones.
        after: f32,
        /// Whether they were better and are used from now on.
        kept: bool,
    },
    /// Progress of the lesson starts anew; the history stays.
    LessonReset,
}

impl Event {
    /// Whether this is a matter of the review: it says nothing of where the learner reads.
    pub fn is_of_review(&self) -> bool {
        matches!(
            self,
            Self::CardMet { .. }
                | Self::CardGraded { .. }
                | Self::GradeChanged { .. }
                | Self::GradeUndone { .. }
                | Self::CardSuspended { .. }
                | Self::CardBuried { .. }
                | Self::ParametersFitted { .. }
        )
    }
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
