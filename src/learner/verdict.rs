//! What came of a run of a lab.

use super::Produced;
use serde::{Deserialize, Serialize};

/// What came of a run.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Verdict {
    /// Every check, in the order of the author's file; empty when the run did not get so far.
    pub checks: Vec<CheckResult>,
    /// Why the run ended before its checks: a syntax error, a limit.
    pub stopped: Option<Trouble>,
    /// Names of the author's known wrong answers that were recognised.
    pub known: Vec<String>,
    /// What the learner's code printed.
    pub console: Vec<ConsoleLine>,
    /// Virtual milliseconds that passed in the sandbox.
    pub virtual_millis: f64,
    /// What there is to look at beside the checks.
    #[serde(default)]
    pub produced: Produced,
}

impl Verdict {
    /// Whether every check passed.
    pub fn passed(&self) -> bool {
        self.stopped.is_none() && !self.checks.is_empty() && self.checks.iter().all(|check| check.trouble.is_none())
    }
}

/// What came of one check.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CheckResult {
    /// Its name, as its author wrote it.
    pub name: String,
    /// What is wrong; `None` when it passed.
    pub trouble: Option<Trouble>,
}

/// What went wrong, in words.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Trouble {
    /// One sentence.
    pub message: String,
    /// What was expected, as text.
    pub expected: Option<String>,
    /// What was there, as text.
    pub actual: Option<String>,
    /// Where in the learner's files.
    pub at: Option<CodePlace>,
    /// The calls that led there, innermost first, in the learner's files only.
    pub stack: Vec<CodePlace>,
}

/// A place in a file of the lab.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CodePlace {
    /// The function, when it has a name.
    pub function: Option<String>,
    /// The file.
    pub file: String,
    /// Its line, from 1.
    pub line: u32,
    /// Its column, from 1.
    pub column: u32,
}

/// A line that the learner's code printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsoleLine {
    /// `log`, `info`, `warn`, `error` or `debug`.
    pub level: String,
    /// The text.
    pub text: String,
}
