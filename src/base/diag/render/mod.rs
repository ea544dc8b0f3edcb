//! Diagnostics for people ([`human()`]), for editors ([`short`]) and for programs ([`json()`]).
//!
//! Each sorts first: errors before warnings before notes, then by file and place. What comes from files is shown through
//! [`visible`], and the shown part of a source line is bounded, however long the line.

mod excerpt;
mod human;
mod json;

pub use human::{Style, human};
pub use json::json;

use super::{Diagnostic, Severity, SourceText};
use crate::base::text::{ellipsis, visible};
use std::cmp::Reverse;
use std::collections::HashMap;

/// Columns that a message may take before it is cut: names from files are shortened where it is made.
const MESSAGE: usize = 1_000;

/// Returns problems in the order they are shown: by severity, then in the order in which their files were met, then by place.
pub fn sorted(diagnostics: &[Diagnostic]) -> Vec<&Diagnostic> {
    let mut files: HashMap<&str, usize> = HashMap::new();
    for span in diagnostics.iter().filter_map(|diagnostic| diagnostic.primary.as_ref()) {
        let next = files.len();
        files.entry(&span.source.name).or_insert(next);
    }
    let place = |diagnostic: &Diagnostic| {
        let span = diagnostic.primary.as_ref();
        span.map(|span| (files.get(&*span.source.name).copied(), span.range.start))
    };
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    sorted.sort_by_key(|diagnostic| (Reverse(diagnostic.severity), place(diagnostic)));
    sorted
}

/// Returns `2 errors, 1 warning`, or that there is no problem.
pub fn summary(diagnostics: &[Diagnostic]) -> String {
    let count = |severity: Severity| {
        let n = diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
        (n > 0).then(|| format!("{n} {}{}", severity_name(severity), if n == 1 { "" } else { "s" }))
    };
    let counts = [Severity::Error, Severity::Warning, Severity::Note].into_iter().filter_map(count);
    let counts: Vec<String> = counts.collect();
    if counts.is_empty() { "no problems".to_owned() } else { counts.join(", ") }
}

/// Renders each problem on a line of its own: `file:line:column: error[HB0301]: message`.
pub fn short(diagnostics: &[Diagnostic]) -> String {
    let mut out = String::new();
    for diagnostic in sorted(diagnostics) {
        if let Some(span) = &diagnostic.primary {
            out.push_str(&place(&span.source, span.range.start));
            out.push_str(": ");
        }
        let severity = severity_name(diagnostic.severity);
        out.push_str(&format!("{severity}[{}]: {}\n", diagnostic.code, clean(&diagnostic.message)));
    }
    out
}

fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// Returns a text as it may be sent to a terminal, of bounded length.
fn clean(text: &str) -> String {
    let near = text.get(..text.floor_char_boundary(MESSAGE * 4)).unwrap_or(text);
    ellipsis(&visible(near), MESSAGE).into_owned()
}

/// Returns `file:line:column`, as editors and terminals make a link of it.
fn place(source: &SourceText, offset: usize) -> String {
    let at = source.location(offset);
    format!("{}:{}:{}", clean(&source.name), at.line, at.column)
}
