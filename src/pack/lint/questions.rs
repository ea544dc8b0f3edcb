//! The questions of a quiz beside the lesson they belong to.

use super::found::{Found, meant};
use super::{options, pattern};
use crate::base::diag::{Diagnostic, SourceText};
use crate::course::{Lesson, Question, Quiz};
use crate::pack::quiz_file::question_ids;
use crate::pack::table::{Places, shown};
use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;

/// Finds where a quiz file says something of a question.
pub(in crate::pack) struct Finder<'s> {
    source: &'s SourceText,
    /// Read when something is looked for: most files have nothing to point at.
    places: OnceCell<(Places<'s>, Order)>,
}

/// The place of each question in the file, by its id.
type Order = HashMap<String, String>;

impl<'s> Finder<'s> {
    /// Looks into a file.
    pub(in crate::pack) fn new(source: &'s SourceText) -> Self {
        Self { source, places: OnceCell::new() }
    }

    /// Makes a problem at what a question says under `path`, or the nearest around it.
    pub(in crate::pack) fn at(
        &self,
        question: &Question,
        path: &[&str],
        code: &'static str,
        message: String,
    ) -> Diagnostic {
        Diagnostic::new(code, message).at(self.source, self.place(question, path))
    }

    fn place(&self, question: &Question, path: &[&str]) -> Range<usize> {
        let (places, order) = self.places.get_or_init(|| {
            let places = Places::new(self.source);
            let ids = question_ids(self.source, places.table());
            let order = ids.into_iter().enumerate().map(|(at, id)| (id.as_str().to_owned(), at.to_string())).collect();
            (places, order)
        });
        let Some(at) = order.get(question.id.as_str()) else { return 0..0 };
        let path: Vec<&str> = ["questions", at].into_iter().chain(path.iter().copied()).collect();
        places.find(&path)
    }
}

/// Returns what is wrong with the questions of a file.
pub(super) fn lint(lesson: &Lesson, quiz: &Quiz, source: &SourceText) -> Vec<Diagnostic> {
    let finder = Finder::new(source);
    let mut found = Found::default();
    for question in &quiz.questions {
        explains(lesson, question, &finder, &mut found);
        objective(lesson, question, &finder, &mut found);
        options::lint(question, &finder, &mut found);
    }
    pattern::lint(quiz, &finder, &mut found);
    found.finish(source)
}

fn explains(lesson: &Lesson, question: &Question, finder: &Finder<'_>, found: &mut Found) {
    let Some(anchor) = question.explains.as_deref() else { return };
    let anchors = lesson.sections.iter().map(|section| section.anchor.as_str());
    if !anchors.clone().any(|known| known == anchor) {
        found.add(|| {
            let message = format!("the lesson has no section `{}`", shown(anchor));
            meant(finder.at(question, &["explains"], "HB0320", message), anchor, anchors)
        });
    }
}

fn objective(lesson: &Lesson, question: &Question, finder: &Finder<'_>, found: &mut Found) {
    let Some(id) = question.objective.as_deref() else { return };
    let known = lesson.meta.objectives.iter().map(|objective| objective.id.as_str());
    if !known.clone().any(|known| known == id) {
        found.add(|| {
            let message = format!("the lesson has no objective `{}`", shown(id));
            meant(finder.at(question, &["objective"], "HB0321", message), id, known)
        });
    }
}
