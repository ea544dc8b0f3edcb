//! A lab in words, for a terminal or a pipe.

use crate::base::diff::{DiffLine, diff};
use crate::base::i18n::Words;
use crate::base::terminal::columns;
use crate::base::text::visible;
use crate::course::{Lab, LabFile, Rich};
use crate::learner::{CodePlace, Produced, ThemeChoice, Trouble, Verdict};
use crate::page::{Background, Depth, Glyphs, Look, Sight, Theme, ansi, produced};

/// Lines around a change.
const AROUND: usize = 3;

/// A file with its name above it.
pub(super) fn file(file: &LabFile) -> String {
    let lines: String = file.text.lines().map(|line| format!("{}\n", visible(line))).collect();
    format!("── {} ──\n{lines}\n", visible(&file.path))
}

/// How a file differs from another: what changed, and a few lines around it.
pub(super) fn changes(path: &str, old: &str, new: &str) -> String {
    let lines = diff(old, new);
    let near = |at: usize| {
        let around = &lines[at.saturating_sub(AROUND)..lines.len().min(at + AROUND + 1)];
        around.iter().any(|line| !matches!(line, DiffLine::Same(_)))
    };
    let mut text = format!("── {} ──\n", visible(path));
    let mut skipped = false;
    for (at, line) in lines.iter().enumerate() {
        if !near(at) {
            skipped = true;
            continue;
        }
        if std::mem::take(&mut skipped) {
            text.push_str("  …\n");
        }
        let (sign, line) = match line {
            DiffLine::Same(line) => (' ', line),
            DiffLine::Removed(line) => ('-', line),
            DiffLine::Added(line) => ('+', line),
        };
        text.push_str(&format!("{sign} {}\n", visible(line)));
    }
    text.push('\n');
    text
}

/// What a run made: tables, requests and answers, documents, metrics.
fn made(made: &Produced) -> String {
    let width = columns().unwrap_or(80).clamp(20, 200);
    let theme = Theme::new(ThemeChoice::Mono, Background::Dark, Depth::Mono);
    let look = Look { width, theme, glyphs: Glyphs::Unicode };
    let drawn = produced(made, Sight { look: &look, words: Words::english(), shift: None, earlier: &[] });
    let text = ansi(drawn.lines.iter().map(|line| &line.line), &look, false);
    if text.is_empty() { text } else { format!("{text}\n") }
}

/// What came of a run: what was printed and made, then known mistakes, then every check.
pub(super) fn verdict(lab: &Lab, verdict: &Verdict) -> String {
    let mut text = String::new();
    for line in &verdict.console {
        for line in line.text.lines() {
            text.push_str(&format!("  | {}\n", visible(line)));
        }
    }
    text.push_str(&made(&verdict.produced));
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
