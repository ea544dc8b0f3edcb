//! Diagnostics for programs.

use super::super::{Diagnostic, Severity, Span, code_info};
use super::sorted;
use crate::base::text::visible;
use serde::Serialize;
use std::fmt::Write;

/// A place. Lines and columns count from 1, columns in characters; `start` and `end` are bytes of the file, from 0, `end` behind the last.
#[derive(Debug, Serialize)]
struct Place<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    start: usize,
    end: usize,
}

/// One problem. Without a place the fields of [`Place`] are missing.
#[derive(Debug, Serialize)]
struct Problem<'a> {
    /// Stable name.
    code: &'a str,
    /// `error`, `warning` or `note`.
    severity: Severity,
    /// What problems of this code have in common.
    title: &'a str,
    /// What is wrong here.
    message: &'a str,
    #[serde(flatten)]
    place: Option<Place<'a>>,
    /// What stands at the place; empty when nothing needs to be said.
    marker: &'a str,
    /// Other places that matter.
    labels: Vec<Second<'a>>,
    /// What to do.
    help: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Second<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    text: &'a str,
}

/// Renders problems as a JSON array of objects with stable fields: `code`, `severity`, `title`, `message`, `file`, `line`, `column`,
/// `end_line`, `end_column`, `start`, `end`, `marker`, `labels` (each a place and a `text`) and `help`.
///
/// Characters that act on a terminal are written as `\u` escapes: the text is the same, and printing it is harmless.
pub fn json(diagnostics: &[Diagnostic]) -> String {
    let problems: Vec<Problem<'_>> = sorted(diagnostics).into_iter().map(problem).collect();
    escaped(&serde_json::to_string_pretty(&problems).unwrap_or_else(|_| "[]".to_owned()))
}

fn problem(diagnostic: &Diagnostic) -> Problem<'_> {
    Problem {
        code: diagnostic.code,
        severity: diagnostic.severity,
        title: code_info(diagnostic.code).map_or("", |info| info.title),
        message: &diagnostic.message,
        place: diagnostic.primary.as_ref().map(place),
        marker: &diagnostic.marker,
        labels: diagnostic.labels.iter().map(|label| Second { place: place(&label.span), text: &label.text }).collect(),
        help: diagnostic.help.as_deref(),
    }
}

fn place(span: &Span) -> Place<'_> {
    let length = span.source.text.len();
    let (start, end) = (span.range.start.min(length), span.range.end.clamp(span.range.start.min(length), length));
    let (from, to) = (span.source.location(start), span.source.location(end));
    Place {
        file: &span.source.name,
        line: from.line,
        column: from.column,
        end_line: to.line,
        end_column: to.column,
        start,
        end,
    }
}

/// Writes what may not be sent to a terminal as escapes; such characters stand only within JSON's strings.
fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        let mut one = [0; 4];
        let harmless = c == '\n' || (' '..='~').contains(&c) || is_harmless(c.encode_utf8(&mut one));
        if harmless {
            out.push(c);
        } else {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        }
    }
    out
}

fn is_harmless(character: &str) -> bool {
    visible(character) == character
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::diag::SourceText;

    #[test]
    fn a_problem_has_all_its_fields() {
        let source = SourceText::new("é.toml", "é titel\nx");
        let found = Diagnostic::new("HB0404", "`titel` means nothing here")
            .at(&source, 3..8)
            .label(&source, 9..10, "here")
            .help("did you mean `title`?");
        let rows: serde_json::Value = serde_json::from_str(&json(&[found])).unwrap();
        let expected = serde_json::json!([{
            "code": "HB0404", "severity": "warning", "title": "Unknown key", "message": "`titel` means nothing here",
            "file": "é.toml", "line": 1, "column": 3, "end_line": 1, "end_column": 8, "start": 3, "end": 8,
            "marker": "", "help": "did you mean `title`?",
            "labels": [{
                "file": "é.toml", "line": 2, "column": 1, "end_line": 2, "end_column": 2, "start": 9, "end": 10,
                "text": "here"
            }]
        }]);
        assert_eq!(rows, expected);
    }

    #[test]
    fn what_acts_on_a_terminal_is_escaped_and_reads_back_the_same() {
        let message = "\u{1b}[31m \u{9b}31m \u{202e} \u{e0041} 日 é \"\\";
        let text = json(&[Diagnostic::new("HB0404", message)]);
        assert!(text.chars().all(|c| c == '\n' || !c.is_control()) && !text.contains('\u{202e}'), "{text}");
        assert!(text.contains('日'));
        let rows: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(rows[0]["message"], message);
        assert_eq!(rows[0].get("file"), None);
    }
}
