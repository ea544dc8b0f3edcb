//! One go at a quiz.

use super::{Answer, Certainty, Outcome};
use crate::base::clock::Timestamp;
use crate::course::{LessonId, PackId, QuestionId};
use serde::{Deserialize, Serialize};

/// Names an attempt: unique across machines.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(transparent)]
pub struct AttemptId(pub String);

/// One go at a quiz, as far as it went.
#[derive(Debug, Clone, PartialEq)]
pub struct Attempt {
    /// Its name.
    pub id: AttemptId,
    /// The pack.
    pub pack: PackId,
    /// The lesson.
    pub lesson: LessonId,
    /// The quiz file, relative to the pack.
    pub file: String,
    /// Decides the order of options.
    pub seed: u64,
    /// The questions asked, in order.
    pub questions: Vec<QuestionId>,
    /// The answers so far, in the order given; at most one for each question.
    pub given: Vec<Given>,
    /// When it began.
    pub started: Timestamp,
    /// When it ended.
    pub finished: Option<Timestamp>,
}

/// One answer of an attempt.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    /// The question.
    pub question: QuestionId,
    /// What was answered.
    pub answer: Answer,
    /// How it was judged.
    pub outcome: Outcome,
    /// How sure the learner was.
    pub certainty: Option<Certainty>,
    /// When.
    pub at: Timestamp,
}

impl Attempt {
    /// Returns the answer given to `question`.
    pub fn given_to(&self, question: &QuestionId) -> Option<&Given> {
        self.given.iter().find(|given| given.question == *question)
    }

    /// Returns how many answers were right.
    pub fn right(&self) -> usize {
        self.given.iter().filter(|given| given.outcome == Outcome::Right).count()
    }

    /// Returns the place of the first question without an answer.
    pub fn next_open(&self) -> Option<usize> {
        self.questions.iter().position(|question| self.given_to(question).is_none())
    }
}
