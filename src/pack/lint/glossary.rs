//! Who owns which word.

use super::found::{Found, meant};
use crate::base::diag::{Diagnostic, SourceText};
use crate::base::text::folded;
use crate::course::{Glossary, LessonId, Term};
use crate::pack::Loaded;
use crate::pack::load::sibling;
use crate::pack::table::{Places, shown};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// A word that a lesson claims.
struct Claim<'a> {
    lesson: &'a LessonId,
    source: &'a SourceText,
    term: &'a str,
}

impl Claim<'_> {
    fn place(&self) -> Range<usize> {
        Places::new(self.source).find_entry("terms", self.term)
    }

    /// Makes a problem of a word that has this owner too.
    fn contested(&self, owner: &LessonId, source: &SourceText, place: Range<usize>) -> Diagnostic {
        let message = format!("the term \"{}\" belongs to `{}` and to `{owner}`", shown(self.term), self.lesson);
        Diagnostic::new("HB0416", message).at(source, place).label(self.source, self.place(), "owned here too")
    }
}

/// Returns words that two lessons own, and words of lessons that are not there.
pub(in crate::pack) fn glossary(
    glossary: &Glossary,
    source: Option<&SourceText>,
    lessons: &[Loaded],
    ids: &HashSet<LessonId>,
) -> Vec<Diagnostic> {
    let mut all = Vec::new();
    let mut claims: HashMap<String, Claim<'_>> = HashMap::new();
    for loaded in lessons {
        if let Some(source) = loaded.file(&sibling(&loaded.lesson.path, "lesson.toml")) {
            all.extend(claim(loaded, source, &mut claims));
        }
    }
    let Some(source) = source else { return all };
    let places = Places::new(source);
    let place = |term: &Term| places.find_beside("terms", ("term", &term.term), "lesson");
    let mut found = Found::default();
    for term in &glossary.terms {
        let Some(owner) = &term.lesson else { continue };
        if !ids.contains(owner) {
            found.add(|| {
                let owner = owner.as_str();
                let message =
                    format!("the term \"{}\" belongs to `{}`, which is no lesson", shown(&term.term), shown(owner));
                let problem = Diagnostic::new("HB0409", message).at(source, place(term));
                meant(problem, owner, ids.iter().map(LessonId::as_str))
            });
        } else if let Some(claim) = claims.get(&folded(&term.term)).filter(|claim| claim.lesson != owner) {
            found.add(|| claim.contested(owner, source, place(term)));
        }
    }
    all.extend(found.finish(source));
    all
}

/// Notes the words of a lesson, and returns those that another lesson owns.
fn claim<'a>(loaded: &'a Loaded, source: &'a SourceText, claims: &mut HashMap<String, Claim<'a>>) -> Vec<Diagnostic> {
    let mut found = Found::default();
    for term in &loaded.lesson.meta.terms {
        let own = Claim { lesson: &loaded.lesson.meta.id, source, term };
        match claims.get(&folded(term)) {
            Some(first) if first.lesson != own.lesson => {
                found.add(|| first.contested(own.lesson, source, own.place()));
            }
            Some(_) => {}
            None => {
                claims.insert(folded(term), own);
            }
        }
    }
    found.finish(source)
}
