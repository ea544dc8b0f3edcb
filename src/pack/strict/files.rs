//! Files in the folder of a lesson that nothing uses.

use super::Look;
use crate::base::diag::Diagnostic;
use crate::course::{BlockKind, Inline, Target};
use crate::pack::Loaded;
use crate::pack::lint::runs;
use crate::pack::load::{each_block, sibling};
use crate::pack::table::shown;
use std::collections::HashSet;

/// Files of one lesson that are named; the others are counted.
const NAMED: usize = 20;

/// What the lessons of a pack use.
pub(super) struct Used {
    /// Files, by their path in the pack.
    files: HashSet<String>,
    /// Folders of lessons, with the `/` at their end.
    lessons: HashSet<String>,
}

/// Returns what the lessons of a pack use: texts, includes, quizzes, labs, what is linked or shown.
pub(super) fn used(lessons: &[Loaded]) -> Used {
    let mut files: HashSet<String> = HashSet::new();
    let mut folders = HashSet::new();
    for loaded in lessons {
        folders.insert(sibling(&loaded.lesson.path, ""));
        files.extend(loaded.sources().map(|source| source.name.to_string()));
        each_block(&loaded.lesson.blocks, &mut |block| {
            for run in runs(&block.kind) {
                links(run, &mut files);
            }
            if let BlockKind::Quiz(quiz) = &block.kind {
                files.insert(quiz.file.clone());
            }
        });
    }
    Used { files, lessons: folders }
}

fn links(run: &[Inline], files: &mut HashSet<String>) {
    for inline in run {
        match inline {
            Inline::Link { target, text } => {
                links(text, files);
                take(target, files);
            }
            Inline::Image { target, .. } => take(target, files),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strike(inner) => links(inner, files),
            _ => {}
        }
    }
}

fn take(target: &Target, files: &mut HashSet<String>) {
    if let Target::Internal { path: Some(path), .. } = target {
        files.insert(path.clone());
    }
}

/// Returns the files in the folder of a lesson that no lesson uses. Chapters that share a folder are left alone.
pub(super) fn look(look: &Look<'_>, used: &Used) -> Vec<Diagnostic> {
    let lesson = &look.loaded.lesson;
    let folder = sibling(&lesson.path, "");
    let Some(name) = folder.strip_suffix('/').filter(|_| lesson.path.ends_with("/lesson.md")) else {
        return Vec::new();
    };
    let labs: Vec<String> = lesson.labs.iter().map(|lab| format!("{}/", lab.folder)).collect();
    let idle = |path: &String| {
        let hidden = path.split('/').any(|part| part.starts_with('.'));
        let in_lab = labs.iter().any(|lab| path.strip_prefix(lab.as_str()).is_some_and(is_part_of_lab));
        // A lesson within the folder of another one looks after its own.
        let inner = path[folder.len()..].match_indices('/');
        let elsewhere = inner.into_iter().any(|(at, _)| used.lessons.contains(&path[..folder.len() + at + 1]));
        !hidden && !in_lab && !elsewhere && !used.files.contains(path)
    };
    let paths = (look.course.list)(name).into_iter().map(|path| format!("{folder}{path}"));
    let idle: Vec<String> = paths.filter(idle).collect();
    let mut found: Vec<Diagnostic> = idle
        .iter()
        .take(NAMED)
        .map(|path| {
            let message = format!("nothing uses `{}`", shown(path));
            look.of_text("HB0761", message).help("include it, link to it, or remove it")
        })
        .collect();
    if idle.len() > NAMED {
        let message = format!("nothing uses {} more files of this folder", idle.len() - NAMED);
        found.push(look.of_text("HB0761", message));
    }
    found
}

/// Whether a lab reads a file of its folder.
fn is_part_of_lab(path: &str) -> bool {
    match path.split_once('/') {
        Some((folder, _)) => matches!(folder, "starter" | "given" | "hidden" | "solution" | "wrong"),
        None => matches!(path, "lab.toml" | "checks.js" | "drive.js"),
    }
}
