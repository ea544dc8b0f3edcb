//! Diagnostics for people: title, place, source lines with markers, help.

use super::super::{Diagnostic, Severity, Span};
use super::excerpt::Excerpt;
use super::{clean, place, sorted, summary};
use annotate_snippets::{AnnotationKind, Element, Group, Level, Renderer, Snippet};

/// How problems are rendered for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Whether escape sequences colour it.
    pub color: bool,
    /// Columns of the terminal.
    pub width: usize,
}

impl Default for Style {
    /// No colour, 100 columns: the same everywhere.
    fn default() -> Self {
        Self { color: false, width: 100 }
    }
}

/// Renders problems with their source lines, and a line that counts them.
pub fn human(diagnostics: &[Diagnostic], style: Style) -> String {
    let renderer = if style.color { Renderer::styled() } else { Renderer::plain() }.term_width(style.width.max(20));
    let mut out = String::new();
    for diagnostic in sorted(diagnostics) {
        out.push_str(&one(diagnostic, style, &renderer));
        out.push_str("\n\n");
    }
    out.push_str(&summary(diagnostics));
    out.push('\n');
    out
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}

/// Renders one problem. The arrow to the place is written here: the column in the file is not that in the shown part of the line.
fn one(diagnostic: &Diagnostic, style: Style, renderer: &Renderer) -> String {
    let title = level(diagnostic.severity).primary_title(clean(&diagnostic.message)).id(diagnostic.code);
    let mut group = Group::with_title(title);
    let mut arrow = None;
    let mut elsewhere: Vec<String> = Vec::new();
    if let Some(Span { source, range }) = &diagnostic.primary {
        let mut excerpt = Excerpt::new(&source.text, style.width);
        let primary = excerpt.add(range);
        let mut marks: Vec<(usize, &str)> = Vec::new();
        for label in &diagnostic.labels {
            let same = label.span.source.name == source.name && label.span.source.text == source.text;
            match if same { excerpt.add(&label.span.range) } else { None } {
                Some(mark) => marks.push((mark, &label.text)),
                None => elsewhere.push(format!(
                    "{}: {}",
                    place(&label.span.source, label.span.range.start),
                    clean(&label.text)
                )),
            }
        }
        let shown = excerpt.finish();
        let label = |text: &str| (!text.is_empty()).then(|| clean(text));
        let mut annotations: Vec<_> = marks
            .iter()
            .filter_map(|(mark, text)| Some((AnnotationKind::Context, shown.spans.get(*mark)?, *text)))
            .collect();
        let primary = primary.and_then(|mark| shown.spans.get(mark));
        annotations.extend(primary.map(|span| (AnnotationKind::Primary, span, diagnostic.marker.as_str())));
        let annotations = annotations.into_iter().map(|(kind, span, text)| kind.span(span.clone()).label(label(text)));
        let snippet = Snippet::source(shown.text).line_start(shown.first_line).path(None::<String>);
        group = group.element(snippet.annotations(annotations));
        let gutter = shown.last_line.to_string().len();
        arrow = Some(format!("{:gutter$}--> {}", "", place(source, range.start)));
    }
    let notes = elsewhere.into_iter().map(|text| Element::from(Level::NOTE.message(text)));
    group = group.elements(notes);
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(clean(help)));
    }
    let rendered = renderer.render(&[group]);
    match (arrow, rendered.split_once('\n')) {
        (Some(arrow), Some((title, rest))) => format!("{title}\n{arrow}\n{rest}"),
        (Some(arrow), None) => format!("{rendered}\n{arrow}"),
        (None, _) => rendered,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{json, short};
    use super::*;
    use crate::base::diag::SourceText;
    use proptest::prelude::*;

    fn problem(text: &str, range: std::ops::Range<usize>) -> Diagnostic {
        Diagnostic::new("HB0404", "`titel` means nothing here")
            .at(&SourceText::new("pack.toml", text), range)
            .help("did you mean `title`?")
    }

    #[test]
    fn a_problem_shows_its_line_its_place_and_its_help() {
        let text = human(&[problem("format = 1\n\ttitel = \"x\"\n", 12..17).marked("ignored")], Style::default());
        let expected = "warning[HB0404]: `titel` means nothing here
 --> pack.toml:2:2
  |
2 |     titel = \"x\"
  |     ^^^^^ ignored
  |
  = help: did you mean `title`?

1 warning
";
        assert_eq!(text, expected);
    }

    #[test]
    fn labels_stand_in_the_same_excerpt_and_far_ones_are_named_by_place() {
        let near = problem("a = 1\nb = 2\nc = 3\n", 12..13);
        let source = near.primary.clone().unwrap().source;
        let text = human(&[near.label(&source, 0..1, "first here")], Style::default());
        assert!(text.contains("1 | a = 1\n  | - first here\n"), "{text}");
        assert!(text.contains("2 | b = 2\n"), "what stands between is shown: {text}");
        let other = SourceText::new("other.toml", "x\ny\n");
        let text = human(&[problem("a", 0..1).label(&other, 2..3, "and here")], Style::default());
        assert!(text.contains("= note: other.toml:2:1: and here"), "{text}");
        let lines = format!("a\n{}b", "\n".repeat(100_000));
        let far = problem(&lines, 0..1);
        let source = far.primary.clone().unwrap().source;
        let text = human(&[far.label(&source, 100_002..100_003, "far away")], Style::default());
        assert!(text.contains("= note: pack.toml:100002:1: far away"), "{text}");
    }

    #[test]
    fn hostile_and_endless_lines_are_cut_and_cleaned() {
        let line = format!("{}\u{1b}]0;x\u{7}{}", "a".repeat(1_000_000), "b".repeat(1_000_000));
        for range in [1_000_000..1_000_005, 0..2_000_000, 5..6, 1_999_999..2_000_005] {
            let rendered = human(&[problem(&line, range)], Style::default());
            assert!(rendered.len() < 2_000, "{}", rendered.len());
            assert!(!rendered.contains(['\u{1b}', '\u{7}']), "{rendered}");
        }
        let mut endless = problem("a", 0..1);
        endless.message = "\u{202e}m".repeat(500_000);
        assert!(human(&[endless.clone()], Style::default()).len() < 20_000);
        assert!(!short(&[endless]).contains('\u{202e}'));
    }

    #[test]
    fn a_place_over_several_lines_is_shown_by_its_first() {
        let text = human(&[problem("a = \"\"\"\nfirst\nsecond\n\"\"\"\n", 4..25)], Style::default());
        assert!(text.contains("first") && !text.contains("second"), "{text}");
    }

    #[test]
    fn errors_come_first_and_are_counted() {
        let error = Diagnostic::new("HB0401", "not TOML").at(&SourceText::new("b.toml", "x"), 0..1);
        let found = [problem("a titel", 2..7), problem("a titel", 0..1), error];
        let order: Vec<_> = short(&found).lines().map(|line| line.split(' ').next().unwrap().to_owned()).collect();
        assert_eq!(order, ["b.toml:1:1:", "pack.toml:1:1:", "pack.toml:1:3:"]);
        assert_eq!(summary(&found), "1 error, 2 warnings");
        assert_eq!(summary(&[]), "no problems");
        assert_eq!(short(&found[..1]), "pack.toml:1:3: warning[HB0404]: `titel` means nothing here\n");
    }

    proptest! {
        #[test]
        fn no_text_and_no_place_breaks_the_rendering(
            text in "[ -~\t\r\n\u{1b}é日\u{202e}👨‍👩‍👧]{0,200}", start in 0usize..250, length in 0usize..250,
            other in 0usize..250, width in 0usize..200, color: bool,
        ) {
            let source = SourceText::new("f\u{1b}.toml", text.as_str());
            let diagnostic = Diagnostic::new("HB0404", text.as_str())
                .at(&source, start..start + length)
                .marked(text.as_str())
                .label(&source, other..other + length, "label")
                .help(text.as_str());
            let rendered = human(std::slice::from_ref(&diagnostic), Style { color: false, width });
            let hidden = rendered.chars().find(|c| (c.is_control() && *c != '\n') || *c == '\u{202e}');
            prop_assert_eq!(hidden, None);
            let _ = human(std::slice::from_ref(&diagnostic), Style { color, width });
            prop_assert_eq!(short(std::slice::from_ref(&diagnostic)).lines().count(), 1);
            prop_assert!(serde_json::from_str::<serde_json::Value>(&json(&[diagnostic])).is_ok());
        }
    }
}
