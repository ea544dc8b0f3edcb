//! An answer that is not given yet.

use crate::course::{Question, QuestionKind};
use crate::learner::Answer;
use crate::quiz::{Presented, is_number};
use serde::{Deserialize, Serialize};

/// A half-made answer, by places among what is shown. It is saved as it changes and found again after a crash.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Draft {
    /// Chosen options.
    Choice(Vec<usize>),
    /// Typed text.
    Text(String),
    /// Whether a program compiles, and what was typed of its output or its line.
    Trace {
        /// `None` until decided.
        compiles: Option<bool>,
        /// Output, or the number of a line.
        text: String,
    },
    /// True or false.
    Truth(Option<bool>),
    /// Places of items in the order given; items left out stand in `out`.
    Order {
        /// Every item's place, in the order given.
        order: Vec<usize>,
        /// The places of items that do not belong.
        out: Vec<usize>,
    },
    /// For each left side, the place of the right side.
    Pairs(Vec<Option<usize>>),
    /// Typed or chosen texts.
    Blanks(Vec<String>),
    /// A line, from 1.
    Line(usize),
}

impl Draft {
    /// Returns the untouched answer to a question.
    pub fn new(question: &Question, shown: &Presented) -> Self {
        match &question.kind {
            QuestionKind::MultipleChoice { .. } => Self::Choice(Vec::new()),
            QuestionKind::ShortAnswer { .. } | QuestionKind::Numeric { .. } => Self::Text(String::new()),
            QuestionKind::Tracing { language, .. } => {
                // Only compiled languages leave the question open.
                let compiles = if asks_whether_it_compiles(language) { None } else { Some(true) };
                Self::Trace { compiles, text: String::new() }
            }
            QuestionKind::TrueFalse { .. } => Self::Truth(None),
            QuestionKind::Ordering { .. } => Self::Order { order: (0..shown.options.len()).collect(), out: Vec::new() },
            QuestionKind::Matching { pairs, .. } => Self::Pairs(vec![None; pairs.len()]),
            QuestionKind::Cloze { blanks, .. } => Self::Blanks(vec![String::new(); blanks.len()]),
            QuestionKind::SpotTheLine { .. } => Self::Line(1),
        }
    }

    /// Whether the draft belongs to a question of this type and what it shows.
    pub fn fits(&self, question: &Question, shown: &Presented) -> bool {
        let options = shown.options.len();
        match (&question.kind, self) {
            (QuestionKind::MultipleChoice { .. }, Self::Choice(chosen)) => chosen.iter().all(|at| *at < options),
            (QuestionKind::ShortAnswer { .. } | QuestionKind::Numeric { .. }, Self::Text(_))
            | (QuestionKind::Tracing { .. }, Self::Trace { .. })
            | (QuestionKind::TrueFalse { .. }, Self::Truth(_)) => true,
            (QuestionKind::Ordering { .. }, Self::Order { order, out }) => {
                let mut sorted = order.clone();
                sorted.sort_unstable();
                sorted.iter().copied().eq(0..options) && out.iter().all(|at| *at < options)
            }
            (QuestionKind::Matching { pairs, .. }, Self::Pairs(chosen)) => {
                chosen.len() == pairs.len() && chosen.iter().flatten().all(|at| *at < options)
            }
            (QuestionKind::Cloze { blanks, .. }, Self::Blanks(texts)) => texts.len() == blanks.len(),
            (QuestionKind::SpotTheLine { program, .. }, Self::Line(line)) => {
                (1..=program.lines().count()).contains(line)
            }
            _ => false,
        }
    }

    /// Returns the answer; `None` while something is missing.
    pub fn answer(&self, question: &Question, shown: &Presented) -> Option<Answer> {
        let text = |at: &usize| shown.options.get(*at).cloned();
        Some(match (&question.kind, self) {
            (_, Self::Choice(chosen)) if !chosen.is_empty() => Answer::Choice(chosen.iter().filter_map(text).collect()),
            (QuestionKind::Numeric { unit, .. }, Self::Text(typed)) if is_number(typed, unit.as_deref()) => {
                Answer::Number(typed.clone())
            }
            (QuestionKind::ShortAnswer { .. }, Self::Text(typed)) if !typed.trim().is_empty() => {
                Answer::Text(typed.clone())
            }
            (QuestionKind::Tracing { stdout, line_number, .. }, Self::Trace { compiles: Some(compiles), text }) => {
                let line = text.trim().parse().ok();
                // With an answer on file, a number or an output is asked for too.
                let wants_line = !compiles && line_number.is_some();
                let wants_output = *compiles && stdout.as_ref().is_some_and(|stdout| !stdout.trim().is_empty());
                if (wants_line && line.is_none()) || (wants_output && text.trim().is_empty()) {
                    return None;
                }
                Answer::Trace {
                    compiles: *compiles,
                    stdout: compiles.then(|| text.clone()),
                    line: if *compiles { None } else { line },
                }
            }
            (_, Self::Truth(Some(truth))) => Answer::Truth(*truth),
            (_, Self::Order { order, out }) => {
                Answer::Order(order.iter().filter(|at| !out.contains(at)).filter_map(text).collect())
            }
            (QuestionKind::Matching { pairs, .. }, Self::Pairs(chosen)) if chosen.iter().all(Option::is_some) => {
                let sides = pairs.iter().zip(chosen.iter().flatten());
                Answer::Pairs(sides.filter_map(|((left, _), right)| Some((left.clone(), text(right)?))).collect())
            }
            (_, Self::Blanks(texts)) if texts.iter().all(|typed| !typed.trim().is_empty()) => {
                Answer::Blanks(texts.clone())
            }
            (_, Self::Line(line)) => Answer::Line(*line),
            _ => return None,
        })
    }
}

/// Whether "does it compile?" is part of a tracing question in this language.
fn asks_whether_it_compiles(language: &str) -> bool {
    matches!(
        language,
        "rust"
            | "rs"
            | "java"
            | "go"
            | "c"
            | "cpp"
            | "c++"
            | "csharp"
            | "cs"
            | "kotlin"
            | "swift"
            | "typescript"
            | "ts"
    )
}
