//! Reads everything of a pack and gathers what is wrong with it. [`inspect`] reads each lesson once, and hands on the labs it met.

use super::lint::{self, Neighbours};
use super::load::sibling;
use super::strict::{self, Course};
use super::table::Places;
use super::{Loaded, Pack};
use crate::base::diag::{Diagnostic, SourceText};
use crate::course::{Lab, LessonId, Matter, Target};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// What was found in a pack.
#[derive(Debug)]
pub struct Checked {
    /// Every problem, in the order of the outline.
    pub found: Vec<Diagnostic>,
    /// Every lab and its `lab.toml`, to be proved by running it.
    pub labs: Vec<(Arc<Lab>, Option<SourceText>)>,
}

/// Returns every problem of a pack, in the order of its outline.
pub fn check(pack: &Pack) -> Vec<Diagnostic> {
    inspect(pack, false).found
}

/// Reads a whole pack. With `strict` it also looks at how well the lessons teach.
pub fn inspect(pack: &Pack, strict: bool) -> Checked {
    let mut found = pack.diagnostics().to_vec();
    let (glossary, problems) = pack.glossary();
    found.extend(problems);
    // What is wrong with the text itself has just been said.
    let glossary_source = pack.glossary_source(&mut Vec::new());
    let mut lessons: Vec<Loaded> = Vec::new();
    let mut numbered = Vec::new();
    for (at, chapter) in pack.outline().chapters.iter().enumerate() {
        let Some(path) = &chapter.path else { continue };
        match pack.lesson(at) {
            Ok(loaded) => {
                lessons.push(loaded);
                numbered.push(chapter.matter == Matter::Main);
            }
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
    let neighbours = Neighbours { resolves: &resolves, lessons: &ids, glossary: &glossary };
    let mut owners: HashMap<&LessonId, &Loaded> = HashMap::new();
    for loaded in &lessons {
        if let Some(other) = owners.insert(&loaded.lesson.meta.id, loaded) {
            found.push(same_id(other, loaded));
        }
        found.extend(loaded.diagnostics.iter().cloned());
        found.extend(lint::lint(loaded, &neighbours));
    }
    found.extend(lint::glossary(&glossary, glossary_source.as_ref(), &lessons, &ids));
    if strict {
        found.extend(strict::strict(&Course {
            lessons: &lessons,
            numbered: &numbered,
            checks: &pack.manifest().checks,
            ecosystems: &pack.info().ecosystems,
            glossary: &glossary,
            english: pack.info().language.split('-').next().is_some_and(|main| main.eq_ignore_ascii_case("en")),
            list: &|folder| pack.list(folder),
        }));
    }
    let lab =
        |loaded: &Loaded, lab: &Arc<Lab>| (lab.clone(), loaded.file(&format!("{}/lab.toml", lab.folder)).cloned());
    let labs = lessons.iter().flat_map(|loaded| loaded.lesson.labs.iter().map(move |one| lab(loaded, one))).collect();
    Checked { found, labs }
}

/// Makes a problem of two lessons with one id, at the `lesson.toml` of the second where it has one.
fn same_id(first: &Loaded, second: &Loaded) -> Diagnostic {
    let (path, other) = (&second.lesson.path, &first.lesson.path);
    let message = format!("the lessons {other} and {path} have the same id `{}`", second.lesson.meta.id);
    let mut problem = Diagnostic::new("HB0408", message);
    let file = |loaded: &'_ Loaded| loaded.file(&sibling(&loaded.lesson.path, "lesson.toml")).cloned();
    if let Some(source) = file(second) {
        problem = problem.at(&source, Places::new(&source).find(&["id"]));
    }
    if let Some(source) = file(first) {
        problem = problem.label(&source, Places::new(&source).find(&["id"]), "first used here");
    }
    problem
}
