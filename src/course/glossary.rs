//! The words of a pack and what they mean.

use super::{LessonId, Rich};

/// All terms, in the order of the file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Glossary {
    /// The terms.
    pub terms: Vec<Term>,
}

/// One word and its meaning.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// The word.
    pub term: String,
    /// What it means.
    pub definition: Rich,
    /// The lesson that owns it.
    pub lesson: Option<LessonId>,
    /// Other forms of the word.
    pub aliases: Vec<String>,
}
