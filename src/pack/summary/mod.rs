//! `SUMMARY.md` to an outline: mdBook's grammar, and nothing in it stops the reading.

mod plain;
mod reader;

use crate::base::diag::{Diagnostic, SourceText};
use crate::course::{Entry, Outline};
use plain::plain;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use reader::Reader;
use std::ops::Range;

/// Reads an outline.
pub(super) fn parse(source: &SourceText) -> (Outline, Vec<Diagnostic>) {
    match plain(source) {
        Some(outline) => (outline, Vec::new()),
        None => parse_any(source),
    }
}

/// Reads any outline.
fn parse_any(source: &SourceText) -> (Outline, Vec<Diagnostic>) {
    let text = source.text.clone();
    let mut reader = Reader::new(source);
    let mut heading: Option<String> = None;
    let mut link: Option<(String, String, Range<usize>)> = None;
    let mut html = (String::new(), 0..0);
    let mut first_heading = true;
    for (event, span) in Parser::new_ext(&text, Options::empty()).into_offset_iter() {
        if !matches!(event, Event::Text(_) | Event::Code(_) | Event::SoftBreak) {
            reader.end_stray();
        }
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(level)) => {
                if let Some(title) = heading.take() {
                    // mdBook takes the first heading, `# Summary`, for the title of the page.
                    let is_title = first_heading && reader.outline.entries.is_empty();
                    if level != HeadingLevel::H1 {
                        let message = format!("\"{title}\" is no part title: those begin with a single `#`");
                        reader.problems.report("HB0103", message, span);
                    } else if !is_title {
                        reader.begin_part(title);
                    }
                }
                first_heading = false;
            }
            Event::Start(Tag::List(_)) => reader.begin_list(&span),
            Event::End(TagEnd::List(_)) => reader.depth = reader.depth.saturating_sub(1),
            Event::Start(Tag::Item) => reader.begin_item(span),
            Event::End(TagEnd::Item) => reader.end_item(),
            Event::Start(Tag::Link { dest_url, .. }) => {
                link = Some((dest_url.into_string(), String::new(), span));
            }
            Event::End(TagEnd::Link) => {
                if let Some((path, title, span)) = link.take() {
                    reader.chapter(path, title, &span);
                }
            }
            Event::Text(words) | Event::Code(words) => {
                if let Some((_, title, _)) = &mut link {
                    title.push_str(&words);
                } else if let Some(title) = &mut heading {
                    title.push_str(&words);
                } else {
                    reader.stray(&words, &span);
                }
            }
            Event::Html(line) => {
                html.0.push_str(&line);
                html.1 = if html.1.is_empty() { span } else { html.1.start..span.end };
            }
            Event::End(TagEnd::HtmlBlock) => {
                let (block, span) = std::mem::take(&mut html);
                reader.stray(&without_comments(&block), &span);
            }
            Event::InlineHtml(tag) if link.is_none() && heading.is_none() => {
                reader.stray(&without_comments(&tag), &span);
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some((_, title, _)) = &mut link {
                    title.push(' ');
                }
            }
            Event::Rule => reader.outline.entries.push(Entry::Separator),
            _ => {}
        }
    }
    reader.end_stray();
    (reader.outline, reader.problems.into_inner())
}

/// Comments are notes to oneself.
fn without_comments(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some((before, inner)) = rest.split_once("<!--") {
        out.push_str(before);
        rest = inner.split_once("-->").map_or("", |(_, after)| after);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::Matter;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2_000, ..ProptestConfig::default() })]

        #[test]
        fn plain_outlines_are_read_as_any(
            lines in prop::collection::vec(
                ("[ ]{0,7}", "(- |[*] |# |## |)", "(\\[[ a-z.:é?-]{0,6}\\]\\([a-c./_-]{0,5}\\)|[a -]{0,3}|---|[0-9]\\. x)", "(|\n|\n| |\r)"),
                0..12,
            ),
            steps in prop::collection::vec((0usize..5, 0usize..3, prop::bool::ANY), 0..14),
        ) {
            // Of any lines few are plain, so lines that mostly are come too.
            let any: String = lines.into_iter().map(|(indent, sign, rest, end)| format!("{indent}{sign}{rest}{end}\n")).collect();
            let step = |(at, (indent, kind, air)): (usize, &(usize, usize, bool))| {
                let (indent, air) = (" ".repeat(2 * indent), if *air { "\n" } else { "" });
                match kind {
                    0 => format!("{air}[Title](t{at}.md)\n{air}"),
                    1 if at % 4 == 0 => format!("{air}# Part {at}\n{air}"),
                    1 if at % 4 == 1 => format!("{air}---\n{air}"),
                    _ => format!("{indent}- [A-b: {at}.](x_y/c{at}.md)\n{air}"),
                }
            };
            let nearly: String = steps.iter().enumerate().map(step).collect();
            for text in [any, nearly] {
                let source = SourceText::new("SUMMARY.md", text.as_str());
                if let Some(outline) = plain(&source) {
                    prop_assert_eq!((outline, Vec::new()), parse_any(&source), "{:?}", text);
                }
            }
        }
    }

    #[test]
    fn usual_outlines_are_plain() {
        let text = "# Summary\n\n[Preface](pre.md)\n\n# One\n\n- [A](a.md)\n  - [A.1](a/1.md)\n    - [A.1.1](a/2.md)\n  - [A.2](a/3.md)\n- [B](b.md)\n\n---\n\n[End](end.md)\n";
        let source = SourceText::new("SUMMARY.md", text);
        let outline = plain(&source).unwrap();
        assert_eq!((outline.chapters.len(), outline.entries.len()), (7, 9));
        assert_eq!(outline, parse_any(&source).0);
        for text in ["- [A *b*](a.md)", "- [A](a.md)\n- [B](a.md)", "- [A](../a.md)", "- [A](a.md)\nwords", "- []()"] {
            assert!(plain(&SourceText::new("SUMMARY.md", text)).is_none(), "{text}");
        }
    }

    fn outline(text: &str) -> (Outline, Vec<&'static str>) {
        let (outline, problems) = parse(&SourceText::new("SUMMARY.md", text));
        (outline, problems.iter().map(|problem| problem.code).collect())
    }

    #[test]
    fn parts_prefix_suffix_drafts_and_nesting_are_read() {
        let (outline, problems) = outline(
            "# Summary\n\n[Preface](pre.md)\n\n# One\n\n- [A `b`](a%20b.md)\n  - [A.1](<a 1.md>)\n  - [Draft]()\n- [B](b.md)\n\n# Two\n\n- [C](./c.md)\n\n---\n\n[End](end.md)\n",
        );
        assert!(problems.is_empty(), "{problems:?}");
        let rows: Vec<(String, &str, Option<&str>, Matter)> =
            outline.chapters.iter().map(|c| (c.number_text(), c.title.as_str(), c.path.as_deref(), c.matter)).collect();
        assert_eq!(
            rows,
            [
                (String::new(), "Preface", Some("pre.md"), Matter::Prefix),
                ("1".into(), "A b", Some("a b.md"), Matter::Main),
                ("1.1".into(), "A.1", Some("a 1.md"), Matter::Main),
                ("1.2".into(), "Draft", None, Matter::Main),
                ("2".into(), "B", Some("b.md"), Matter::Main),
                ("3".into(), "C", Some("c.md"), Matter::Main),
                (String::new(), "End", Some("end.md"), Matter::Suffix),
            ]
        );
        assert_eq!(outline.part_title(5), Some("Two"));
        assert_eq!(outline.entries.iter().filter(|entry| matches!(entry, Entry::Separator)).count(), 1);
    }

    #[test]
    fn oddities_are_reported_and_the_rest_is_read() {
        let (outline, problems) =
            outline("# Summary\n\nhello\n\n- nothing\n- [A](a.md)\n- [A again](a.md)\n- [Out](../x.md)\n");
        assert_eq!(problems, ["HB0103", "HB0103", "HB0103", "HB0104", "HB0106"]);
        assert_eq!(outline.chapters.len(), 3);
        assert_eq!(outline.chapters[2].path, None);
    }

    #[test]
    fn what_mdbook_refuses_is_reported_once_and_read() {
        for (text, problems) in [
            ("- [A](a.md)\n\n[End](e.md)\n\n- [B](b.md)\n", vec!["HB0103"]),
            ("- [A](a.md) [B](b.md)\n", vec!["HB0103"]),
            ("- [A](a.md) and *more* words\n", vec!["HB0103", "HB0103", "HB0103"]),
            ("## Not a part\n\n- [A](a.md)\n", vec!["HB0103"]),
            ("- [A]\n- [B](b.md)\n", vec!["HB0103", "HB0103"]),
            ("<!-- a note -->\n\n- [A](a.md) <!-- here -->\n\n<!--\n- [X](x.md)\n-->\n", vec![]),
            ("- [](a.md)\n", vec!["HB0103"]),
        ] {
            let (outline, found) = self::outline(text);
            assert_eq!(found, problems, "{text}");
            assert!(outline.chapters.iter().any(|chapter| chapter.path.is_some()), "{text}");
        }
    }

    #[test]
    fn marks_and_escapes_in_titles_become_words() {
        let (outline, problems) =
            outline("- [A \\[b\\] *c* `d` &amp; e\\_f](<a b.md>)\n- [Two\n  lines](./x/../y.md)\n");
        assert!(problems.is_empty());
        let rows: Vec<(&str, Option<&str>)> =
            outline.chapters.iter().map(|c| (c.title.as_str(), c.path.as_deref())).collect();
        assert_eq!(rows, [("A [b] c d & e_f", Some("a b.md")), ("Two lines", Some("y.md"))]);
    }

    #[test]
    fn chapters_nest_thirty_two_deep_and_deeper_ones_stand_there() {
        let nested = |levels: usize| -> String {
            (0..levels).map(|level| format!("{}- [C{level}](c{level}.md)\n", "  ".repeat(level))).collect()
        };
        assert!(outline(&nested(32)).1.is_empty());
        let (outline, problems) = outline(&nested(40));
        assert_eq!(problems, ["HB0502"]);
        assert_eq!(outline.chapters.len(), 40);
        assert!(outline.chapters.iter().all(|chapter| chapter.level < 32 && chapter.number.len() <= 32));
        assert_eq!(outline.chapters[39].number.last(), Some(&9));
    }
}
