//! The questions of a quiz beside the lesson they belong to.

use super::{options, pattern};
use crate::base::diag::{Diagnostic, SourceText};
use crate::base::near::nearest;
use crate::course::{Lesson, Question, Quiz};
use crate::pack::quiz_file::question_ids;
use crate::pack::table::{Places, shown};
use std::collections::HashMap;
use std::ops::Range;

/// Finds where a quiz file says something of a question.
pub(super) struct Finder<'s> {
    source: &'s SourceText,
    places: Places<'s>,
    /// The place of each question in the file.
    order: HashMap<String, String>,
}

impl<'s> Finder<'s> {
    fn new(source: &'s SourceText) -> Self {
        let places = Places::new(source);
        let ids = question_ids(source, places.table());
        let order = ids.into_iter().enumerate().map(|(at, id)| (id.as_str().to_owned(), at.to_string())).collect();
        Self { source, places, order }
    }

    /// Makes a problem at what a question says under `path`, or the nearest around it.
    pub(super) fn at(&self, question: &Question, path: &[&str], code: &'static str, message: String) -> Diagnostic {
        Diagnostic::new(code, message).at(self.source, self.place(question, path))
    }

    fn place(&self, question: &Question, path: &[&str]) -> Range<usize> {
        let Some(at) = self.order.get(question.id.as_str()) else { return 0..0 };
        let path: Vec<&str> = ["questions", at].into_iter().chain(path.iter().copied()).collect();
        self.places.find(&path)
    }
}

/// Returns what is wrong with the questions of a file.
pub(super) fn lint(lesson: &Lesson, quiz: &Quiz, source: &SourceText) -> Vec<Diagnostic> {
    let finder = Finder::new(source);
    let mut found = Vec::new();
    for question in &quiz.questions {
        found.extend(explains(lesson, question, &finder));
        found.extend(objective(lesson, question, &finder));
        options::lint(question, &finder, &mut found);
    }
    pattern::lint(quiz, &finder, &mut found);
    found
}

fn explains(lesson: &Lesson, question: &Question, finder: &Finder<'_>) -> Option<Diagnostic> {
    let anchor = question.explains.as_deref()?;
    let anchors = lesson.sections.iter().map(|section| section.anchor.as_str());
    if anchors.clone().any(|known| known == anchor) {
        return None;
    }
    let message = format!("the lesson has no section `{}`", shown(anchor));
    let problem = finder.at(question, &["explains"], "HB0320", message);
    Some(match nearest(anchor, anchors) {
        Some(near) => problem.help(format!("did you mean `{near}`?")),
        None => problem,
    })
}

fn objective(lesson: &Lesson, question: &Question, finder: &Finder<'_>) -> Option<Diagnostic> {
    let id = question.objective.as_deref()?;
    let known = lesson.meta.objectives.iter().map(|objective| objective.id.as_str());
    if known.clone().any(|known| known == id) {
        return None;
    }
    let message = format!("the lesson has no objective `{}`", shown(id));
    let problem = finder.at(question, &["objective"], "HB0321", message);
    Some(match nearest(id, known) {
        Some(near) => problem.help(format!("did you mean `{near}`?")),
        None => problem,
    })
}
