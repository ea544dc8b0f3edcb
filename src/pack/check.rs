//! Reads everything of a pack and gathers what is wrong with it.

use super::lint::{self, Neighbours};
use super::{Loaded, Pack};
use crate::base::diag::Diagnostic;
use crate::course::{LessonId, Target};
use std::collections::{HashMap, HashSet};

/// Returns every problem of a pack, in the order of its outline.
pub fn check(pack: &Pack) -> Vec<Diagnostic> {
    let mut found = pack.diagnostics().to_vec();
    let (glossary, problems) = pack.glossary();
    found.extend(problems);
    let mut lessons: Vec<Loaded> = Vec::new();
    for (at, chapter) in pack.outline().chapters.iter().enumerate() {
        let Some(path) = &chapter.path else { continue };
        match pack.lesson(at) {
            Ok(loaded) => lessons.push(loaded),
            Err(error) => {
                let message = format!("\"{}\" ({path}) cannot be read: {error}", chapter.title);
                found.push(Diagnostic::new("HB0105", message));
            }
        }
    }
    let anchors: HashMap<String, HashSet<String>> = lessons
        .iter()
        .map(|loaded| (loaded.lesson.path.clone(), loaded.lesson.sections.iter().map(|s| s.anchor.clone()).collect()))
        .collect();
    let ids: HashSet<LessonId> = lessons.iter().map(|loaded| loaded.lesson.meta.id.clone()).collect();
    let resolves = |target: &Target| match target {
        Target::External(_) => Ok(()),
        Target::Internal { path: None, .. } => Ok(()),
        Target::Internal { path: Some(path), anchor } => match anchors.get(path) {
            Some(known) if anchor.as_ref().is_none_or(|anchor| known.contains(anchor)) => Ok(()),
            Some(_) => Err(lint::Broken::Anchor),
            None if pack.has(path) => Ok(()),
            None => Err(lint::Broken::File),
        },
    };
    let neighbours = Neighbours { resolves: &resolves, lessons: &ids };
    let mut owners: HashMap<LessonId, String> = HashMap::new();
    for loaded in lessons {
        let id = loaded.lesson.meta.id.clone();
        if let Some(other) = owners.insert(id.clone(), loaded.lesson.path.clone()) {
            let message = format!("the lessons {other} and {} have the same id `{id}`", loaded.lesson.path);
            found.push(Diagnostic::new("HB0408", message));
        }
        let lints = lint::lint(&loaded, &neighbours);
        found.extend(loaded.diagnostics);
        found.extend(lints);
    }
    for term in &glossary.terms {
        if let Some(lesson) = term.lesson.as_ref().filter(|lesson| !ids.contains(lesson)) {
            found.push(Diagnostic::new(
                "HB0409",
                format!("the term \"{}\" belongs to `{lesson}`, and no lesson has that id", term.term),
            ));
        }
    }
    found
}
