//! `SUMMARY.md` to an outline: mdBook's grammar, and nothing in it stops the reading.

use super::table::Problems;
use crate::base::diag::{Diagnostic, SourceText};
use crate::course::{Chapter, Entry, Matter, Outline};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};
use std::ops::Range;

/// Nested lists that are kept apart; deeper chapters stand at this level.
const LEVELS: usize = 32;

/// Reads an outline.
pub(super) fn parse(source: &SourceText) -> (Outline, Vec<Diagnostic>) {
    match plain(source) {
        Some(outline) => (outline, Vec::new()),
        None => parse_any(source),
    }
}

/// Reads an outline of plain lines, without a mark in a title and a blemish anywhere, as nearly all are; `None` for others. It is read
/// as [`parse_any`] would, at a small part of the cost: a test holds the two together.
fn plain(source: &SourceText) -> Option<Outline> {
    let lines = source.text.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let mut reader = Reader::new(source);
    reader.outline.entries.reserve(lines);
    reader.outline.chapters.reserve(lines);
    reader.seen.reserve(lines);
    // Where the text of each open item begins.
    let mut items: Vec<usize> = Vec::new();
    let (mut blank, mut first_heading) = (true, true);
    for line in source.text.split('\n') {
        if line.is_empty() {
            blank = true;
            continue;
        }
        let rest = line.trim_start_matches(' ');
        let indent = line.len() - rest.len();
        if let Some(link) = rest.strip_prefix("- ") {
            let open = items.iter().take_while(|text| indent >= **text).count();
            if indent > items[..open].last().map_or(0, |text| *text) + 3 {
                return None;
            }
            let goes_on = open < items.len();
            items.truncate(open);
            items.push(indent + 2);
            reader.depth = open + usize::from(goes_on);
            if !goes_on {
                reader.begin_list(&(0..0));
            }
            reader.begin_item(0..0);
            let (title, path) = plain_link(link)?;
            reader.chapter(path.to_owned(), title.to_owned(), &(0..0));
        } else {
            // What follows an item at once goes on in it.
            if indent > 0 || !(blank || items.is_empty() || rest.starts_with('#')) {
                return None;
            }
            items.clear();
            reader.depth = 0;
            if let Some(title) = rest.strip_prefix("# ") {
                if !title.bytes().all(is_word) || title.trim().len() != title.len() || title.is_empty() {
                    return None;
                }
                if !(first_heading && reader.outline.entries.is_empty()) {
                    reader.begin_part(title.to_owned());
                }
                first_heading = false;
            } else if rest == "---" && blank {
                reader.outline.entries.push(Entry::Separator);
            } else {
                let (title, path) = plain_link(rest)?;
                reader.chapter(path.to_owned(), title.to_owned(), &(0..0));
            }
        }
        blank = false;
    }
    reader.problems.into_inner().is_empty().then_some(reader.outline)
}

/// Takes `[title](path)` apart.
fn plain_link(line: &str) -> Option<(&str, &str)> {
    let (title, path) = line.strip_prefix('[')?.strip_suffix(')')?.split_once(']')?;
    let path = path.strip_prefix('(')?;
    (title.bytes().all(is_word) && is_plain(path)).then_some((title, path))
}

/// Whether a byte is itself in Markdown, wherever it stands in a title.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || byte >= 0x80
        || matches!(byte, b' ' | b'-' | b'.' | b',' | b':' | b'/' | b'?' | b'\'' | b'+')
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

struct Reader {
    outline: Outline,
    problems: Problems,
    /// Hashes of the paths so far, by a hasher whose keys no author can know.
    seen: HashSet<u64>,
    hasher: RandomState,
    /// The number of the last chapter on each level; it goes on through all parts.
    numbers: Vec<u32>,
    part: Option<usize>,
    /// Lists around the current place.
    depth: usize,
    /// The item that has not named a chapter yet.
    item: Option<Range<usize>>,
    /// Whether the innermost item has named one.
    chapter_of_item: bool,
    /// Words that belong to nothing.
    stray: Option<(String, Range<usize>)>,
    /// Whether a chapter came after the numbered ones.
    ended: bool,
    /// Whether lists that are too deep have been reported.
    complained: bool,
}

impl Reader {
    fn new(source: &SourceText) -> Self {
        Self {
            outline: Outline::default(),
            problems: Problems::new(source),
            seen: HashSet::new(),
            hasher: RandomState::new(),
            numbers: Vec::new(),
            part: None,
            depth: 0,
            item: None,
            chapter_of_item: false,
            stray: None,
            ended: false,
            complained: false,
        }
    }

    fn begin_part(&mut self, title: String) {
        self.part = Some(self.outline.entries.len());
        self.outline.entries.push(Entry::Part(title));
    }

    fn begin_list(&mut self, span: &Range<usize>) {
        self.item = None;
        self.depth += 1;
        if self.depth == 1 && self.ended {
            let message = "numbered chapters cannot follow the chapters after them; mdBook refuses this book";
            self.problems.report("HB0103", message, first_line(&self.problems.source().text, span));
            self.ended = false;
        }
        if self.depth > LEVELS && !self.complained {
            self.complained = true;
            let message = format!("chapters are nested more than {LEVELS} deep; deeper ones stand at that level");
            self.problems.report("HB0502", message, first_line(&self.problems.source().text, span));
        }
    }

    fn begin_item(&mut self, span: Range<usize>) {
        self.item = Some(span);
        self.chapter_of_item = false;
    }

    fn end_item(&mut self) {
        if let Some(span) = self.item.take() {
            let span = first_line(&self.problems.source().text, &span);
            self.problems.report("HB0103", "an item of the outline names no chapter", span);
        }
        self.chapter_of_item = false;
    }

    fn stray(&mut self, words: &str, span: &Range<usize>) {
        match &mut self.stray {
            Some((before, place)) => {
                before.push_str(words);
                place.end = span.end.max(place.end);
            }
            None => self.stray = Some((words.to_owned(), span.clone())),
        }
    }

    fn end_stray(&mut self) {
        if let Some((words, span)) = self.stray.take().filter(|(words, _)| !words.trim().is_empty()) {
            let shown = crate::base::text::ellipsis(words.trim(), 60);
            self.problems.report("HB0103", format!("\"{shown}\" is no part of an outline"), span);
        }
    }

    /// Returns the path that an address means.
    fn resolved(&mut self, destination: &str, span: &Range<usize>) -> Option<String> {
        if destination.is_empty() {
            return None;
        }
        let path = super::markdown::percent_decoded(destination);
        let path = path.strip_prefix("./").unwrap_or(&path);
        let inside = crate::base::files::resolve_inside("", path);
        if inside.is_none() {
            self.problems.report("HB0106", format!("`{path}` leads out of the pack"), span.clone());
        }
        inside
    }

    fn chapter(&mut self, destination: String, mut title: String, span: &Range<usize>) {
        if self.depth > 0 && self.chapter_of_item {
            self.problems.report("HB0103", "an item of the outline names one chapter", span.clone());
        }
        self.item = None;
        self.chapter_of_item = self.depth > 0;
        let path = if is_plain(&destination) { Some(destination) } else { self.resolved(&destination, span) };
        if let Some(path) = &path
            && !self.seen.insert(self.hasher.hash_one(path))
        {
            self.problems.report("HB0104", format!("`{path}` is listed twice"), span.clone());
        }
        let matter = if self.depth > 0 {
            Matter::Main
        } else if self.numbers.is_empty() {
            Matter::Prefix
        } else {
            Matter::Suffix
        };
        self.ended |= matter == Matter::Suffix;
        let level = self.depth.saturating_sub(1).min(LEVELS - 1);
        if matter == Matter::Main {
            self.numbers.resize(level + 1, 0);
            self.numbers[level] = self.numbers[level].saturating_add(1);
        }
        if title.trim().is_empty() {
            self.problems.report("HB0103", "a chapter has no title", span.clone());
        }
        if title.starts_with(char::is_whitespace) || title.ends_with(char::is_whitespace) {
            title = title.trim().to_owned();
        }
        let chapter = Chapter {
            title,
            path,
            number: if matter == Matter::Main { self.numbers.clone() } else { Vec::new() },
            level,
            matter,
            part: if matter == Matter::Main { self.part } else { None },
        };
        self.outline.entries.push(Entry::Chapter(self.outline.chapters.len()));
        self.outline.chapters.push(chapter);
    }
}

/// Whether an address is its own path: nothing to decode, nothing to resolve.
fn is_plain(destination: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'/' | b'.');
    let parts = || destination.split('/').all(|part| !part.is_empty() && !part.starts_with('.'));
    !destination.is_empty() && destination.bytes().all(plain) && parts()
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

/// The first line of a range: a whole list would drown what is said about it.
fn first_line(text: &str, span: &Range<usize>) -> Range<usize> {
    let piece = text.get(span.clone()).unwrap_or("");
    span.start..span.start + piece.find('\n').unwrap_or(piece.len())
}

#[cfg(test)]
mod tests {
    use super::*;
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
