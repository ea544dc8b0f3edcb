//! Diagnostics for people, for editors, for programs. Everything that comes from a file is cleaned on its way out.

use super::{Diagnostic, Severity, Span};
use crate::base::text::{fit, visible, width};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde::Serialize;
use std::ops::Range;

/// Columns of source text shown before and after a place.
const AROUND: usize = 60;
/// Columns of the place itself.
const MARKED: usize = 80;

/// Renders problems with their source lines, in the order given, and a line that counts them.
pub fn human(diagnostics: &[Diagnostic], color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for diagnostic in diagnostics {
        out.push_str(&one(diagnostic, &renderer));
        out.push_str("\n\n");
    }
    out.push_str(&summary(diagnostics));
    out.push('\n');
    out
}

/// Returns `2 errors, 1 warning`, or that nothing is wrong.
pub fn summary(diagnostics: &[Diagnostic]) -> String {
    let count = |severity: Severity, one: &str, many: &str| {
        let n = diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
        (n > 0).then(|| format!("{n} {}", if n == 1 { one } else { many }))
    };
    let counts = [
        count(Severity::Error, "error", "errors"),
        count(Severity::Warning, "warning", "warnings"),
        count(Severity::Note, "note", "notes"),
    ];
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    if counts.is_empty() { "no problems".to_owned() } else { counts.join(", ") }
}

/// Renders each problem on one line: `file:line:column: error[HB0301]: message`.
pub fn short(diagnostics: &[Diagnostic]) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        if let Some(Span { source, range }) = &diagnostic.primary {
            let at = source.location(range.start);
            out.push_str(&format!("{}:{}:{}: ", visible(&source.name), at.line, at.column));
        }
        let severity = severity_name(diagnostic.severity);
        out.push_str(&format!("{severity}[{}]: {}\n", diagnostic.code, visible(&diagnostic.message)));
    }
    out
}

/// One problem for programs. Lines and columns count from 1, columns in characters, offsets in bytes.
#[derive(Serialize)]
struct Json<'a> {
    code: &'a str,
    severity: Severity,
    message: &'a str,
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    start: Option<usize>,
    end: Option<usize>,
    help: Option<&'a str>,
}

/// Renders problems as a JSON array.
pub fn json(diagnostics: &[Diagnostic]) -> String {
    let rows: Vec<Json<'_>> = diagnostics
        .iter()
        .map(|diagnostic| {
            let at = diagnostic.primary.as_ref().map(|span| span.source.location(span.range.start));
            Json {
                code: diagnostic.code,
                severity: diagnostic.severity,
                message: &diagnostic.message,
                file: diagnostic.primary.as_ref().map(|span| &*span.source.name),
                line: at.map(|at| at.line),
                column: at.map(|at| at.column),
                start: diagnostic.primary.as_ref().map(|span| span.range.start),
                end: diagnostic.primary.as_ref().map(|span| span.range.end),
                help: diagnostic.help.as_deref(),
            }
        })
        .collect();
    serde_json::to_string_pretty(&rows).unwrap_or_else(|_| "[]".to_owned())
}

fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}

fn one(diagnostic: &Diagnostic, renderer: &Renderer) -> String {
    let title = level(diagnostic.severity).primary_title(visible(&diagnostic.message)).id(diagnostic.code);
    let mut group = Group::with_title(title);
    let label = (!diagnostic.marker.is_empty()).then(|| visible(&diagnostic.marker));
    if let Some(span) = &diagnostic.primary {
        group = with_span(group, span, AnnotationKind::Primary, label.as_deref());
    }
    for second in &diagnostic.labels {
        let text = visible(&second.text);
        group = with_span(group, &second.span, AnnotationKind::Context, Some(&text));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(visible(help).into_owned()));
    }
    renderer.render(&[group])
}

fn with_span<'a>(group: Group<'a>, span: &Span, kind: AnnotationKind, label: Option<&str>) -> Group<'a> {
    let at = span.source.location(span.range.start);
    let (line, range) = excerpt(&span.source.text, &span.range);
    let annotation = kind.span(range).label(label.map(str::to_owned));
    let name = visible(&span.source.name).into_owned();
    group
        .element(Origin::path(name).line(at.line).char_column(at.column))
        .element(Snippet::source(line).line_start(at.line).path(None::<String>).annotation(annotation))
}

/// Returns the line of a place, cleaned and cut to what fits a screen, and where the place is in it.
fn excerpt(text: &str, range: &Range<usize>) -> (String, Range<usize>) {
    let mut start = range.start.min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let mut end = range.end.clamp(start, line_end);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let before = tail(&text[line_start..start], AROUND);
    let marked = head(&text[start..end], MARKED);
    let after = head(&text[end..line_end], AROUND);
    let mark_start = before.len();
    let mark_end = mark_start + marked.len();
    (
        format!("{before}{marked}{after}").trim_end().to_owned() + if mark_end > mark_start { "" } else { " " },
        mark_start..mark_end,
    )
}

/// The start of a text in a few columns, without looking at the rest.
fn head(text: &str, columns: usize) -> String {
    let near: String = text.chars().take(columns * 4).collect();
    let clean = visible(near.trim_end_matches('\r')).into_owned();
    if width(&clean) <= columns && near.len() == text.len() {
        return clean;
    }
    format!("{}…", fit(&clean, columns))
}

/// The end of a text in a few columns.
fn tail(text: &str, columns: usize) -> String {
    let near: String = text.chars().rev().take(columns).collect::<Vec<_>>().into_iter().rev().collect();
    let clean = visible(&near).into_owned();
    if near.len() == text.len() { clean } else { format!("…{clean}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::diag::SourceText;

    fn problem(text: &str, range: Range<usize>) -> Diagnostic {
        Diagnostic::new("HB0404", "`titel` means nothing here")
            .at(&SourceText::new("pack.toml", text), range)
            .help("did you mean `title`?")
    }

    #[test]
    fn a_problem_shows_its_line_its_place_and_its_help() {
        let text = human(&[problem("format = 1\ntitel = \"x\"\n", 11..16)], false);
        assert!(text.contains("pack.toml:2:1"), "{text}");
        assert!(text.contains("2 │ titel = \"x\"") || text.contains("2 | titel = \"x\""), "{text}");
        assert!(text.contains("did you mean `title`?") && text.contains("1 warning"), "{text}");
    }

    #[test]
    fn hostile_and_endless_lines_are_cut_and_cleaned() {
        let line = format!("{}\u{1b}]0;x\u{7}{}", "a".repeat(1_000_000), "b".repeat(1_000_000));
        for rendered in
            [human(&[problem(&line, 1_000_000..1_000_005)], false), human(&[problem(&line, 0..2_000_000)], false)]
        {
            assert!(rendered.len() < 2_000, "{}", rendered.len());
            assert!(!rendered.contains(['\u{1b}', '\u{7}']));
        }
    }

    #[test]
    fn json_names_file_line_and_column() {
        let rows: serde_json::Value = serde_json::from_str(&json(&[problem("é titel", 3..8)])).unwrap();
        assert_eq!(
            (rows[0]["line"].as_u64(), rows[0]["column"].as_u64(), rows[0]["start"].as_u64()),
            (Some(1), Some(3), Some(3))
        );
        assert_eq!(short(&[problem("é titel", 3..8)]), "pack.toml:1:3: warning[HB0404]: `titel` means nothing here\n");
    }
}
