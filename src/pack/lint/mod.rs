//! What a lesson promises and does not keep. [`lint`] looks at one lesson among its neighbours, [`glossary()`] at the words of all.
//!
//! These are problems that no single file shows: a link and the heading it names, a question and the section that teaches it.

mod found;
mod glossary;
mod meta;
mod options;
mod pattern;
mod questions;
mod text;

pub(super) use found::Found;
pub(super) use glossary::glossary;
pub(super) use pattern::{fixed_place, key_is_longest};
pub(super) use questions::Finder;
pub(super) use text::runs;

use super::Loaded;
use crate::base::diag::Diagnostic;
use crate::course::{Glossary, LessonId, Target};
use std::collections::HashSet;

/// Why a link does not resolve.
pub(super) enum Broken {
    /// There is no such file.
    File,
    /// The file has no such section.
    Anchor,
}

/// What a lesson's promises are compared with.
pub(super) struct Neighbours<'a> {
    /// Follows a link to another file of the pack.
    pub(super) resolves: &'a dyn Fn(&Target) -> Result<(), Broken>,
    /// The lessons of the pack.
    pub(super) lessons: &'a HashSet<LessonId>,
    /// The words of the pack.
    pub(super) glossary: &'a Glossary,
}

/// Returns the broken promises of a lesson.
pub(super) fn lint(loaded: &Loaded, neighbours: &Neighbours<'_>) -> Vec<Diagnostic> {
    let mut found = text::lint(loaded, neighbours);
    found.extend(meta::lint(loaded, neighbours));
    for file in &loaded.lesson.quizzes {
        if let Some(source) = loaded.file(&file.file) {
            found.extend(questions::lint(&loaded.lesson, &file.quiz, source));
        }
    }
    found
}
