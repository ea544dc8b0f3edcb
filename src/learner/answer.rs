//! What a learner answered.

use serde::{Deserialize, Serialize};

/// An answer to one question. Options are named by their text in the file, so that a later order of the file changes nothing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(tag = "type", content = "value", rename_all = "snake_case")]
pub enum Answer {
    /// The chosen options of a choice.
    Choice(Vec<String>),
    /// Typed text.
    Text(String),
    /// What a program does.
    Trace {
        /// Whether it compiles.
        compiles: bool,
        /// What it prints.
        stdout: Option<String>,
        /// The line of the error, from 1.
        line: Option<usize>,
    },
    /// True or false.
    Truth(bool),
    /// A number as typed.
    Number(String),
    /// Items in the order given.
    Order(Vec<String>),
    /// Left and right sides put together.
    Pairs(Vec<(String, String)>),
    /// The blanks in order.
    Blanks(Vec<String>),
    /// A line, from 1.
    Line(usize),
    /// "I am not sure": counts as not right, and teaches like any other.
    NotSure,
}

/// How sure a learner says they are, before the verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// A guess.
    Guess,
    /// Fairly sure.
    Likely,
    /// Sure.
    Sure,
}
