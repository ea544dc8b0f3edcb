//! `lesson.toml` among the lessons of its pack and the questions of its quizzes.

use super::Neighbours;
use super::found::{Found, meant};
use crate::base::diag::Diagnostic;
use crate::base::text::folded;
use crate::course::LessonId;
use crate::pack::Loaded;
use crate::pack::load::sibling;
use crate::pack::table::{Places, shown};
use std::collections::HashSet;

/// Returns what is wrong with what a lesson says of itself.
pub(super) fn lint(loaded: &Loaded, neighbours: &Neighbours<'_>) -> Vec<Diagnostic> {
    let Some(source) = loaded.file(&sibling(&loaded.lesson.path, "lesson.toml")) else { return Vec::new() };
    let places = Places::new(source);
    let meta = &loaded.lesson.meta;
    let mut found = Found::default();
    for wanted in meta.prerequisites.iter().filter(|wanted| !neighbours.lessons.contains(wanted)) {
        found.add(|| {
            let message = format!("no lesson has the id `{}`", shown(wanted.as_str()));
            let place = places.find_entry("prerequisites", wanted.as_str());
            let problem = Diagnostic::new("HB0410", message).at(source, place);
            meant(problem, wanted.as_str(), neighbours.lessons.iter().map(LessonId::as_str))
        });
    }
    let questions = || loaded.lesson.quizzes.iter().flat_map(|file| &file.quiz.questions);
    let tested: HashSet<&str> = questions().filter_map(|question| question.objective.as_deref()).collect();
    // A lesson without a quiz, or with one for mdbook-quiz, does not claim that its questions name objectives.
    if questions().next().is_some() {
        for objective in meta.objectives.iter().filter(|objective| !tested.contains(objective.id.as_str())) {
            found.add(|| {
                let message = format!("no question tests the objective `{}`", shown(&objective.id));
                let place = places.find_beside("objectives", ("id", &objective.id), "id");
                let help = format!("give a question `objective = \"{}\"`", shown(&objective.id));
                Diagnostic::new("HB0322", message).at(source, place).help(help)
            });
        }
    }
    let anchors = || loaded.lesson.sections.iter().map(|section| section.anchor.as_str());
    for card in &meta.cards {
        let Some(anchor) = card.explains.as_deref().filter(|anchor| !anchors().any(|known| known == *anchor)) else {
            continue;
        };
        found.add(|| {
            let message = format!("the lesson has no section `{}`", shown(anchor));
            let place = places.find_beside("cards", ("id", card.id.as_str()), "explains");
            meant(Diagnostic::new("HB0320", message).at(source, place), anchor, anchors())
        });
    }
    let terms = &neighbours.glossary.terms;
    let defined: HashSet<String> =
        terms.iter().flat_map(|term| term.aliases.iter().chain([&term.term])).map(|word| folded(word)).collect();
    if !defined.is_empty() {
        for term in meta.terms.iter().filter(|term| !defined.contains(&folded(term))) {
            found.add(|| {
                let message = format!("glossary.toml does not define \"{}\"", shown(term));
                let problem = Diagnostic::new("HB0417", message).at(source, places.find_entry("terms", term));
                meant(problem, term, terms.iter().map(|term| term.term.as_str()))
            });
        }
    }
    found.finish(source)
}
