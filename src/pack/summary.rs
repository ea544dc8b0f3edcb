//! `SUMMARY.md` to an outline: mdBook's grammar, and nothing in it stops the reading.

use super::table::Problems;
use crate::base::diag::{Diagnostic, SourceText};
use crate::course::{Chapter, Entry, Matter, Outline};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::collections::HashSet;
use std::ops::Range;

/// Reads an outline.
pub(super) fn parse(source: &SourceText) -> (Outline, Vec<Diagnostic>) {
    let text = source.text.clone();
    let mut reader = Reader {
        outline: Outline::default(),
        problems: Problems::new(source),
        seen: HashSet::new(),
        numbers: Vec::new(),
        part: None,
        depth: 0,
        item: None,
    };
    let mut heading: Option<(HeadingLevel, String)> = None;
    let mut link: Option<(String, String, Range<usize>)> = None;
    let mut first_heading = true;
    for (event, span) in Parser::new_ext(&text, Options::empty()).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { level, .. }) => heading = Some((level, String::new())),
            Event::End(TagEnd::Heading(level)) => {
                if let Some((_, title)) = heading.take() {
                    // mdBook takes the first heading, `# Summary`, for the title of the page.
                    if !(first_heading && reader.outline.entries.is_empty()) && level == HeadingLevel::H1 {
                        reader.begin_part(title);
                    }
                }
                first_heading = false;
            }
            Event::Start(Tag::List(_)) => reader.begin_list(),
            Event::End(TagEnd::List(_)) => reader.depth = reader.depth.saturating_sub(1),
            Event::Start(Tag::Item) => reader.item = Some(span),
            Event::End(TagEnd::Item) => reader.end_item(),
            Event::Start(Tag::Link { dest_url, .. }) => {
                link = Some((dest_url.into_string(), String::new(), span));
            }
            Event::End(TagEnd::Link) => {
                if let Some((path, title, span)) = link.take() {
                    reader.chapter(&path, title, &span);
                }
            }
            Event::Text(words) | Event::Code(words) => {
                if let Some((_, title, _)) = &mut link {
                    title.push_str(&words);
                } else if let Some((_, title)) = &mut heading {
                    title.push_str(&words);
                } else if !words.trim().is_empty() {
                    let message = format!("\"{}\" is no part of an outline", words.trim());
                    reader.problems.report("HB0103", message, span);
                }
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
    (reader.outline, reader.problems.into_inner())
}

struct Reader {
    outline: Outline,
    problems: Problems,
    seen: HashSet<String>,
    /// The number of the last chapter on each level; it goes on through all parts.
    numbers: Vec<u32>,
    part: Option<usize>,
    /// Lists around the current place.
    depth: usize,
    /// The item that has not named a chapter yet.
    item: Option<Range<usize>>,
}

impl Reader {
    fn begin_part(&mut self, title: String) {
        self.part = Some(self.outline.entries.len());
        self.outline.entries.push(Entry::Part(title));
    }

    fn begin_list(&mut self) {
        self.item = None;
        self.depth += 1;
    }

    fn end_item(&mut self) {
        if let Some(span) = self.item.take() {
            self.problems.report("HB0103", "an item of the outline names no chapter", span);
        }
    }

    fn chapter(&mut self, destination: &str, title: String, span: &Range<usize>) {
        self.item = None;
        let path = (!destination.is_empty()).then(|| super::markdown::percent_decoded(destination));
        let path = path.map(|path| path.strip_prefix("./").map(str::to_owned).unwrap_or(path));
        let path = path.and_then(|path| {
            let inside = crate::base::files::resolve_inside("", &path);
            if inside.is_none() {
                self.problems.report("HB0106", format!("`{path}` leads out of the pack"), span.clone());
            }
            inside
        });
        if let Some(path) = &path
            && !self.seen.insert(path.clone())
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
        let level = self.depth.saturating_sub(1);
        if matter == Matter::Main {
            self.numbers.resize(level + 1, 0);
            self.numbers[level] = self.numbers[level].saturating_add(1);
        }
        if title.trim().is_empty() {
            self.problems.report("HB0103", "a chapter has no title", span.clone());
        }
        let chapter = Chapter {
            title: title.trim().to_owned(),
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

#[cfg(test)]
mod tests {
    use super::*;

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
}
