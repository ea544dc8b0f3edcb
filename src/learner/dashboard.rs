//! What a learner sees of their own progress, as numbers: one value for the screen, the text and the JSON.

use super::Certainty;
use crate::base::day::Day;
use serde::Serialize;

/// Where a learner stands with a pack. `docs/dashboard.md` describes it as JSON.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Dashboard {
    /// The learner's day.
    pub today: Day,
    /// What to do now, the most useful first.
    pub now: Vec<NextStep>,
    /// The parts of the pack in their order.
    pub parts: Vec<PartProgress>,
    /// How much was done on each day, oldest first; the last is today. Whole weeks from Monday on, except for the last one.
    pub activity: Vec<u32>,
    /// What was remembered in each week, oldest first; the last is this week.
    pub retention: Vec<Remembered>,
    /// The forgetting curve: what the memory model foretold, and what came.
    pub curve: Vec<Forgetting>,
    /// How many cards come back on each of the coming days; the first is today, with what is overdue.
    pub forecast: Vec<u32>,
    /// How often answers of each certainty were right, from a guess to sure.
    pub calibration: Vec<Calibration>,
    /// What goes wrong most surely, worst first.
    pub weakest: Vec<Weakness>,
    /// Seconds spent.
    pub time: TimeSpent,
}

/// Something to do now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum NextStep {
    /// Go on where the learner was.
    Continue {
        /// The chapter: a place in the order of the pack.
        chapter: usize,
        /// Its number and title.
        title: String,
        /// Hundredths of it that are read.
        percent: u8,
    },
    /// Review what is due.
    Review {
        /// How many cards.
        due: usize,
    },
    /// Read again what goes wrong.
    Strengthen {
        /// The chapter.
        chapter: usize,
        /// The anchor of the section; none for the whole lesson.
        section: Option<String>,
        /// The number and title of the chapter.
        title: String,
    },
}

/// How far a part has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartProgress {
    /// Its title; empty for what stands in no part.
    pub title: String,
    /// Lessons read.
    pub read: usize,
    /// Of those, lessons mastered.
    pub mastered: usize,
    /// Lessons in all.
    pub total: usize,
}

/// What was asked a day or more after it was last graded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Remembered {
    /// How often something was asked.
    pub asked: u32,
    /// How often it was remembered.
    pub remembered: u32,
}

/// A point of the forgetting curve.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Forgetting {
    /// Days since the grading before.
    pub days: f32,
    /// The chance of remembering that the model gave, 0 to 1.
    pub expected: f32,
    /// The share that was remembered, 0 to 1.
    pub remembered: f32,
    /// How many gradings there were.
    pub asked: u32,
}

/// Answers of one certainty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Calibration {
    /// What was said.
    pub certainty: Certainty,
    /// How many answers.
    pub answered: u32,
    /// How many of them were right.
    pub right: u32,
    /// What that says.
    pub judgement: Judgement,
}

/// Whether a learner knows what they know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Judgement {
    /// There are too few answers to tell.
    TooFew,
    /// Fewer answers were right than the certainty says.
    SurerThanRight,
    /// As many were right as the certainty says.
    Fits,
    /// More answers were right than the certainty says.
    RighterThanSure,
}

/// A section or a lesson whose questions go wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Weakness {
    /// The chapter.
    pub chapter: usize,
    /// The number and title of the chapter.
    pub title: String,
    /// The anchor of the section; none for the whole lesson.
    pub section: Option<String>,
    /// Answers of late.
    pub answered: u32,
    /// How many of them were not right.
    pub wrong: u32,
}

/// Seconds spent with lessons and cards.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct TimeSpent {
    /// In each week, oldest first; the last is this week.
    pub weeks: Vec<u64>,
    /// In all.
    pub total: u64,
}
