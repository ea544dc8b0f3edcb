//! Who owns which word.

use crate::base::diag::{Diagnostic, SourceText};
use crate::base::near::nearest;
use crate::base::text::folded;
use crate::course::{Glossary, LessonId};
use crate::pack::Loaded;
use crate::pack::open::sibling;
use crate::pack::table::{Places, shown};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// A word that a lesson claims, and where.
struct Claim<'a> {
    lesson: &'a LessonId,
    source: &'a SourceText,
    place: Range<usize>,
}

/// Returns words that two lessons own, and words of lessons that are not there.
pub(in crate::pack) fn glossary(
    glossary: &Glossary,
    source: Option<&SourceText>,
    lessons: &[Loaded],
    ids: &HashSet<LessonId>,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let claims = claims(lessons, &mut found);
    let Some(source) = source else { return found };
    let places = Places::new(source);
    for term in &glossary.terms {
        let Some(owner) = &term.lesson else { continue };
        let place = || places.find_beside("terms", ("term", &term.term), "lesson");
        if !ids.contains(owner) {
            let message = format!(
                "the term \"{}\" belongs to `{}`, which is no lesson",
                shown(&term.term),
                shown(owner.as_str())
            );
            let problem = Diagnostic::new("HB0409", message).at(source, place());
            found.push(match nearest(owner.as_str(), ids.iter().map(|id| id.as_str())) {
                Some(near) => problem.help(format!("did you mean `{near}`?")),
                None => problem,
            });
        } else if let Some(claim) = claims.get(&folded(&term.term)).filter(|claim| claim.lesson != owner) {
            let message = format!("the term \"{}\" belongs to `{owner}` and to `{}`", shown(&term.term), claim.lesson);
            let problem = Diagnostic::new("HB0416", message).at(source, place());
            found.push(problem.label(claim.source, claim.place.clone(), "owned here too"));
        }
    }
    found
}

/// Gathers which lesson owns which word, and reports words that two lessons claim.
fn claims<'a>(lessons: &'a [Loaded], found: &mut Vec<Diagnostic>) -> HashMap<String, Claim<'a>> {
    let mut claims: HashMap<String, Claim<'a>> = HashMap::new();
    for loaded in lessons {
        let lesson = &loaded.lesson;
        let Some(source) = loaded.file(&sibling(&lesson.path, "lesson.toml")) else { continue };
        let places = Places::new(source);
        for term in &lesson.meta.terms {
            let place = places.find_entry("terms", term);
            match claims.get(&folded(term)) {
                Some(first) if *first.lesson != lesson.meta.id => {
                    let message = format!(
                        "the term \"{}\" belongs to `{}` and to `{}`",
                        shown(term),
                        first.lesson,
                        lesson.meta.id
                    );
                    let problem = Diagnostic::new("HB0416", message).at(source, place);
                    found.push(problem.label(first.source, first.place.clone(), "owned here too"));
                }
                Some(_) => {}
                None => {
                    claims.insert(folded(term), Claim { lesson: &lesson.meta.id, source, place });
                }
            }
        }
    }
    claims
}
