//! A lab in words, for a terminal or a pipe.

use crate::base::text::visible;
use crate::course::{Lab, LabFile, Rich};
use crate::learner::{CodePlace, Trouble, Verdict};

/// A file with its name above it.
pub(super) fn file(file: &LabFile) -> String {
    let lines: String = file.text.lines().map(|line| format!("{}\n", visible(line))).collect();
    format!("── {} ──\n{lines}\n", visible(&file.path))
}

/// What came of a run: known mistakes first, then every check.
pub(super) fn verdict(lab: &Lab, verdict: &Verdict) -> String {
    let mut text = String::new();
    for line in &verdict.console {
        for line in line.text.lines() {
            text.push_str(&format!("  | {}\n", visible(line)));
        }
    }
    if let Some(stopped) = &verdict.stopped {
        text.push_str(&trouble("✗ ", stopped));
    }
    for wrong in lab.wrong.iter().filter(|wrong| verdict.known.contains(&wrong.name)) {
        text.push_str(&format!("! {}\n", visible(source(&wrong.says).trim())));
    }
    for check in &verdict.checks {
        match &check.trouble {
            None => text.push_str(&format!("✓ {}\n", visible(&check.name))),
            Some(found) => {
                text.push_str(&format!("✗ {}\n", visible(&check.name)));
                text.push_str(&trouble("    ", found));
            }
        }
    }
    let failed = verdict.checks.iter().filter(|check| check.trouble.is_some()).count();
    if verdict.stopped.is_none() {
        text.push_str(&format!("\n{} of {} checks pass\n", verdict.checks.len() - failed, verdict.checks.len()));
    }
    text
}

fn source(rich: &Rich) -> &str {
    &rich.source
}

fn trouble(indent: &str, found: &Trouble) -> String {
    let mut text = String::new();
    for (at, line) in found.message.lines().enumerate() {
        let indent = if at == 0 { indent } else { "    " };
        text.push_str(&format!("{indent}{}\n", visible(line)));
    }
    for (name, value) in [("expected", &found.expected), ("got", &found.actual)] {
        if let Some(value) = value {
            let value =
                value.lines().map(|line| visible(line).into_owned()).collect::<Vec<_>>().join("\n              ");
            text.push_str(&format!("    {name:>8}: {value}\n"));
        }
    }
    let places = if found.stack.is_empty() { found.at.as_slice() } else { &found.stack };
    for place in places {
        text.push_str(&format!("    at {}\n", visible(&shown(place))));
    }
    text
}

fn shown(place: &CodePlace) -> String {
    let function = place.function.as_ref().map(|name| format!("{name} ")).unwrap_or_default();
    format!("{function}{}:{}:{}", place.file, place.line, place.column)
}
