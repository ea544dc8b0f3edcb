//! What `pack check --strict` looks at: not whether a lesson works, but how well it teaches. [`strict`] reads every lesson once.
//!
//! Each check is a number of [`Limits`], which a pack sets for its kinds of lessons; chapters outside the numbered ones, such as an
//! introduction, need not have as much of anything as lessons. The words it knows are English, and other languages are spared them.

mod alike;
mod files;
mod giveaway;
mod labs;
mod limits;
mod meta;
mod negation;
mod prose;
mod quiz;
mod reading;
mod shape;
mod taught;

use limits::{Demand, Limits};

pub(super) use limits::Checks;

use super::Loaded;
use super::load::sibling;
use super::table::Places;
use crate::base::diag::{Diagnostic, SourceText};
use crate::course::{Ecosystem, Glossary};
use prose::Paragraph;
use std::ops::Range;

/// A pack, read.
pub(super) struct Course<'a> {
    /// Its lessons, in order.
    pub(super) lessons: &'a [Loaded],
    /// Whether each is a numbered chapter.
    pub(super) numbered: &'a [bool],
    /// What it asks of them.
    pub(super) checks: &'a Checks,
    /// What its tabs may be named.
    pub(super) ecosystems: &'a [Ecosystem],
    /// Its words.
    pub(super) glossary: &'a Glossary,
    /// Whether it is written in English.
    pub(super) english: bool,
    /// Lists the files below a folder.
    pub(super) list: &'a dyn Fn(&str) -> Vec<String>,
}

/// One lesson under the lens.
struct Look<'a> {
    loaded: &'a Loaded,
    course: &'a Course<'a>,
    limits: &'a Limits,
    /// The ids of the ecosystems that need a tab.
    ecosystems: Option<&'a [String]>,
    /// Whether it must have as much as a lesson.
    numbered: bool,
    paragraphs: &'a [Paragraph],
}

impl Look<'_> {
    /// Returns the first line of the lesson's text, for what is true of all of it.
    fn top(&self) -> (SourceText, Range<usize>) {
        let (source, range) = self.loaded.locate(&(0..0));
        let line = source.text[range.start..].lines().next().unwrap_or("").len();
        (source, range.start..range.start + line)
    }

    /// Makes a problem of the whole text.
    fn of_text(&self, code: &'static str, message: String) -> Diagnostic {
        let (source, range) = self.top();
        Diagnostic::new(code, message).at(&source, range)
    }

    /// Makes a problem of the first line of a block.
    fn of_block(&self, code: &'static str, message: String, span: &Range<usize>) -> Diagnostic {
        let (source, range) = self.loaded.locate(span);
        let line = source.text.get(range.clone()).and_then(|text| text.lines().next()).map_or(0, str::len);
        Diagnostic::new(code, message).at(&source, range.start..range.start + line)
    }

    /// Makes a problem of what `lesson.toml` says under a key; without the file, of the text.
    fn of_meta(&self, code: &'static str, message: String, key: &str) -> Diagnostic {
        match self.loaded.file(&sibling(&self.loaded.lesson.path, "lesson.toml")) {
            Some(source) => Diagnostic::new(code, message).at(source, Places::new(source).find(&[key])),
            None => self.of_text(code, message),
        }
    }
}

/// Says where a number comes from.
fn asked(key: &str, number: usize) -> String {
    format!("the limit is `{key} = {number}` of `[check]`")
}

/// Writes a count and its noun: `1 lab`, `3 labs`.
fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Returns everything that a pack could do better.
pub(super) fn strict(course: &Course<'_>) -> Vec<Diagnostic> {
    let fillers = reading::Fillers::new(course.checks.filler_phrases.as_deref());
    let mut taught = taught::Taught::new(course);
    let mut alike = alike::Alike::default();
    let mut over_all = giveaway::OverAll::default();
    let mut found = Vec::new();
    let used = files::used(course.lessons);
    for (at, loaded) in course.lessons.iter().enumerate() {
        let paragraphs = prose::paragraphs(&loaded.lesson.blocks);
        let Demand { limits, ecosystems } = course.checks.of(loaded.lesson.meta.kind);
        let ecosystems = ecosystems.as_deref();
        let numbered = course.numbered.get(at).copied().unwrap_or(true);
        let look = Look { loaded, course, limits, ecosystems, numbered, paragraphs: &paragraphs };
        found.extend(reading::look(&look, &fillers));
        found.extend(shape::look(&look));
        found.extend(meta::look(&look));
        found.extend(quiz::look(&look));
        found.extend(giveaway::look(&look, &mut over_all));
        found.extend(taught.look(&look));
        found.extend(labs::look(&look));
        found.extend(files::look(&look, &used));
        found.extend(alike.opening(&look));
        alike.add(&look);
    }
    found.extend(over_all.finish(course));
    found.extend(alike.finish(course));
    found.retain(|problem| !course.checks.allow.iter().any(|code| code == problem.code));
    found
}
