//! What returns in review: cards, how they were graded, and when.

use super::{Answer, Certainty, Outcome};
use crate::base::clock::Timestamp;
use crate::base::day::Day;
use crate::course::{LessonId, QuestionId};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Names a card within its lesson: `question/quiz.toml/first`, `card/first-match` or `check/ports/unknown-port`.
///
/// The name of a quiz file stands without its folder, so that a lesson that moves keeps its history.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(transparent)]
pub struct CardId(String);

impl CardId {
    /// Takes a name as it is stored.
    pub fn new(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    /// Names the card of a question; `file` is its quiz file, with or without a folder.
    pub fn question(file: &str, question: &QuestionId) -> Self {
        Self(format!("question/{}/{question}", file.rsplit('/').next().unwrap_or(file)))
    }

    /// Names a card of a `lesson.toml`.
    pub fn card(card: &QuestionId) -> Self {
        Self(format!("card/{card}"))
    }

    /// Names the card of a check of a lab.
    pub fn check(lab: &str, card: &QuestionId) -> Self {
        Self(format!("check/{lab}/{card}"))
    }

    /// Returns the name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CardId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Names one grading of a card: unique across machines.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(transparent)]
pub struct ReviewId(pub String);

/// How well a card was remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReviewGrade {
    /// Forgotten.
    Again,
    /// Remembered with trouble.
    Hard,
    /// Remembered.
    Good,
    /// Remembered at once.
    Easy,
}

/// An answer that takes so long, in milliseconds, was found with trouble.
const SLOW: u32 = 60_000;
/// An answer that comes sooner was known at once.
const QUICK: u32 = 10_000;
/// Past this nobody sat there.
const IDLE: u32 = 600_000;

impl ReviewGrade {
    /// The four, worst first; the digits 1 to 4 choose among them.
    pub const ALL: [ReviewGrade; 4] = [ReviewGrade::Again, ReviewGrade::Hard, ReviewGrade::Good, ReviewGrade::Easy];

    /// Returns its number, 1 to 4, as FSRS and the keyboard count.
    pub fn number(self) -> u8 {
        self as u8 + 1
    }

    /// Returns the grade of a number from 1 to 4.
    pub fn of_number(number: usize) -> Option<Self> {
        Self::ALL.get(number.checked_sub(1)?).copied()
    }

    /// Grades an answer that was judged.
    ///
    /// Not right is Again. Right is Good, with three exceptions: a guess is Hard; so is what took a minute or more, unless it took more than
    /// ten, when nobody sat there; and what was answered within ten seconds by someone who said to be sure is Easy.
    pub fn automatic(outcome: Outcome, certainty: Option<Certainty>, millis: u32) -> Self {
        match (outcome, certainty) {
            (Outcome::Wrong | Outcome::NotSure, _) => Self::Again,
            (Outcome::Right, Some(Certainty::Guess)) => Self::Hard,
            (Outcome::Right, _) if (SLOW..=IDLE).contains(&millis) => Self::Hard,
            (Outcome::Right, Some(Certainty::Sure)) if millis < QUICK => Self::Easy,
            (Outcome::Right, _) => Self::Good,
        }
    }
}

/// What was answered to the question of a card.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct CardAnswer {
    /// What was answered.
    pub answer: Answer,
    /// How it was judged.
    pub outcome: Outcome,
    /// How sure the learner was.
    pub certainty: Option<Certainty>,
}

/// One grading of a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Its name.
    pub id: ReviewId,
    /// How many gradings of the card its machine knew of before it; 0 is the first meeting.
    pub nth: u32,
    /// When.
    pub at: Timestamp,
    /// The learner's day, as the machine had it; the first meeting in a quiz has none.
    pub day: Option<Day>,
    /// The grade.
    pub grade: ReviewGrade,
    /// Whether it was given in review and not when the question was met in its lesson.
    pub in_review: bool,
    /// What detects a change of the card's text since then; empty when it is not known.
    pub content: String,
}

/// All that is known of a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardHistory {
    /// Its lesson.
    pub lesson: LessonId,
    /// Its name within the lesson.
    pub card: CardId,
    /// Whether it is set aside for good.
    pub suspended: bool,
    /// The last day on which the learner set it aside for the day.
    pub buried: Option<Day>,
    /// Its gradings, first to last.
    pub reviews: Vec<Review>,
}

/// Parameters of the memory model that were fitted to a learner's history.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// When.
    pub at: Timestamp,
    /// The parameters, when they were better than those before.
    pub parameters: Option<Vec<f32>>,
    /// How many reviews they were fitted to.
    pub reviews: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_keeps_its_name_when_its_lesson_moves() {
        let id = QuestionId::new("first");
        assert_eq!(CardId::question("01-a/quiz.toml", &id), CardId::question("02-b/quiz.toml", &id));
        assert_eq!(CardId::question("quiz.toml", &id).as_str(), "question/quiz.toml/first");
    }

    #[test]
    fn grades_follow_outcome_certainty_and_time() {
        use Certainty::{Guess, Likely, Sure};
        use Outcome::{NotSure, Right, Wrong};
        use ReviewGrade::{Again, Easy, Good, Hard};
        for (outcome, certainty, millis, grade) in [
            (Wrong, Some(Sure), 1, Again),
            (NotSure, None, 1, Again),
            (Right, None, 1, Good),
            (Right, Some(Guess), 1, Hard),
            (Right, Some(Likely), 1, Good),
            (Right, Some(Sure), 9_999, Easy),
            (Right, Some(Sure), 10_000, Good),
            (Right, Some(Sure), 60_000, Hard),
            (Right, None, 600_001, Good),
        ] {
            assert_eq!(ReviewGrade::automatic(outcome, certainty, millis), grade, "{outcome:?} {certainty:?} {millis}");
        }
        assert_eq!(ReviewGrade::ALL.map(ReviewGrade::number), [1, 2, 3, 4]);
        assert_eq!((ReviewGrade::of_number(0), ReviewGrade::of_number(4)), (None, Some(Easy)));
    }
}
