//! What lessons say was run, against what ran.

use super::Ending;
use crate::find;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Returns the blocks marked `ran="…"` that show no file of a sample, or a file of a sample that failed.
pub(super) fn unbacked(lessons: &Path, endings: &BTreeMap<PathBuf, Ending>) -> Vec<String> {
    let mut articles = Vec::new();
    find(lessons, "lesson.md", &mut articles);
    let mut found = Vec::new();
    for article in articles {
        let (Ok(text), Some(folder)) = (std::fs::read_to_string(&article), article.parent()) else { continue };
        let mut claim: Option<(usize, bool)> = None;
        for (at, line) in text.lines().enumerate() {
            let place =
                |line: usize| format!("{}:{}", article.strip_prefix(lessons).unwrap_or(&article).display(), line + 1);
            match claim {
                None if line.starts_with("```") && line.contains(" ran=\"") => claim = Some((at, false)),
                Some((start, backed)) if line.starts_with("```") => {
                    if !backed {
                        found.push(format!("{}: no sample that ran stands behind it", place(start)));
                    }
                    claim = None;
                }
                Some((start, backed)) => {
                    let sample = included(line).and_then(|path| sample_of(&folder.join(path)));
                    let ran = sample
                        .and_then(|sample| endings.get(&sample))
                        .is_some_and(|ending| !matches!(ending, Ending::Failed(_)));
                    claim = Some((start, backed || ran));
                }
                None => {}
            }
        }
    }
    found
}

/// Returns the file that a line of a block includes.
fn included(line: &str) -> Option<&str> {
    let path = line.trim().strip_prefix("{{#include ")?.split([':', '}']).next()?;
    Some(path.trim())
}

/// Returns the folder of the sample a file belongs to: the nearest with a `run.sh`, or for what several samples share the first beside it.
fn sample_of(file: &Path) -> Option<PathBuf> {
    let file = file.canonicalize().ok()?;
    let above = file.ancestors().skip(1).find(|folder| folder.join("run.sh").is_file());
    let beside = || {
        let mut scripts = Vec::new();
        find(file.parent()?, "run.sh", &mut scripts);
        scripts.first()?.parent().map(Path::to_path_buf)
    };
    above.map(Path::to_path_buf).or_else(beside)
}
