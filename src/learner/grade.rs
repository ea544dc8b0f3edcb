//! How an answer was judged. A wrong answer is not an error.

use crate::course::Rich;
use serde::{Deserialize, Serialize};

/// Right or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Right.
    Right,
    /// Wrong.
    Wrong,
    /// The learner was not sure.
    NotSure,
}

/// A judgement and what to say with it.
#[derive(Debug, Clone, PartialEq)]
pub struct Grade {
    /// Right or not.
    pub outcome: Outcome,
    /// What the author says to what was answered.
    pub feedback: Vec<Feedback>,
    /// For answers of several parts, which of them are right, in the order given.
    pub parts: Vec<bool>,
}

/// The author's words to one part of an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Feedback {
    /// The part of the answer it speaks of, in Markdown.
    pub about: String,
    /// The words.
    pub text: Rich,
}
