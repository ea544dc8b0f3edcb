//! `{{#…}}` in a lesson's text: mdBook's includes are put in place, quizzes and labs become blocks, others stay as written.

use super::expanded::Expanded;
use super::load::decoded;
use super::markdown::{Directive, Meaning, marker};
use super::source::FILE_LIMIT;
use super::{PackError, excerpt};
use crate::base::diag::{Diagnostic, SourceText};
use crate::base::files::resolve_inside;
use crate::course::{BlockKind, QuestionId, QuizRef};
use std::collections::HashMap;
use std::ops::Range;

/// Includes inside includes.
const DEPTH: usize = 8;
/// Includes in one lesson.
const INCLUDES: usize = 2_000;
/// Bytes of files that the includes of one lesson may be looked for in.
const SCANNED: usize = 64 * 1024 * 1024;
/// The directives that put a file in their place.
const INCLUDING: [&str; 4] = ["include", "rustdoc_include", "playground", "playpen"];
/// The longest directive in bytes.
const LONGEST: usize = 1_000;
/// The most bytes of a lesson with its includes.
const LIMIT: usize = FILE_LIMIT as usize;

/// A lesson's text, ready to be parsed.
#[derive(Debug)]
pub(super) struct Prepared {
    pub(super) expanded: Expanded,
    pub(super) directives: Vec<Directive>,
    /// What `{{#title}}` sets.
    pub(super) title: Option<String>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Reads files of the pack by their path in the pack.
pub(super) type ReadFile<'a> = &'a dyn Fn(&str) -> Result<Vec<u8>, PackError>;

/// Why an include is not in its place: a code and words.
type Refused = (&'static str, String);

/// Expands the directives of a lesson.
pub(super) fn prepare(lesson: &SourceText, path: &str, read: ReadFile<'_>) -> Prepared {
    let mut work = Work {
        read,
        chapter: path.to_owned(),
        out: Prepared { expanded: Expanded::new(lesson), directives: Vec::new(), title: None, diagnostics: Vec::new() },
        open: vec![(path.to_owned(), None)],
        files: HashMap::from([(path.to_owned(), lesson.clone())]),
        includes: 0,
        scanned: 0,
        pending: lesson.text.len(),
    };
    work.text(lesson, 0, path, 0..lesson.text.len());
    work.out
}

struct Work<'a> {
    read: ReadFile<'a>,
    /// The lesson's file: quizzes and labs are relative to it wherever they are named, as in mdbook-quiz.
    chapter: String,
    out: Prepared,
    /// The files that are being included and their parts, outermost first.
    open: Vec<(String, Option<String>)>,
    /// What has been read.
    files: HashMap<String, SourceText>,
    includes: usize,
    scanned: usize,
    /// Bytes of open files that are still to come.
    pending: usize,
}

/// One directive as written.
struct Written<'t> {
    /// Of the whole, braces and a leading backslash included.
    range: Range<usize>,
    name: &'t str,
    arguments: &'t str,
    escaped: bool,
}

fn next_directive(text: &str, from: usize) -> Option<Written<'_>> {
    let mut at = from;
    loop {
        // Looked for by its first byte, which is rare and found faster.
        let rest = text.get(at..)?;
        let open = at + rest.match_indices('{').map(|(at, _)| at).find(|&at| rest[at + 1..].starts_with('{'))?;
        at = open + 2;
        let inner = &text[at..text.floor_char_boundary(at + LONGEST)];
        let Some(body) = inner.trim_start_matches([' ', '\t']).strip_prefix('#') else { continue };
        let Some(close) = body.find('}').filter(|&close| body[close..].starts_with("}}")) else { continue };
        let end = at + inner.len() - body.len() + close + 2;
        // mdBook's rule: the name follows the `#` at once, and an include without a path is prose about includes.
        let body = body[..close].trim_end();
        let (name, arguments) = body.split_once(char::is_whitespace).unwrap_or((body, ""));
        let prose = arguments.trim().is_empty() && INCLUDING.contains(&name);
        if prose || !name.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_') {
            continue;
        }
        let escaped = text[from..open].ends_with('\\');
        return Some(Written { range: open - usize::from(escaped)..end, name, arguments: arguments.trim(), escaped });
    }
}

impl Work<'_> {
    /// Appends `range` of a file, expanded.
    fn text(&mut self, file: &SourceText, number: usize, path: &str, range: Range<usize>) {
        let text = file.text.clone();
        let mut from = range.start;
        while let Some(written) = next_directive(&text[..range.end], from) {
            self.push(number, from..written.range.start);
            self.pending = self.pending.saturating_sub(written.range.len());
            if written.escaped {
                self.out.expanded.push(number, written.range.start + 1..written.range.end);
            } else {
                self.directive(file, number, path, &written);
            }
            from = written.range.end;
        }
        self.push(number, from..range.end);
    }

    fn push(&mut self, number: usize, range: Range<usize>) {
        self.pending = self.pending.saturating_sub(range.len());
        self.out.expanded.push(number, range);
    }

    fn report(&mut self, code: &'static str, message: impl Into<String>, file: &SourceText, range: &Range<usize>) {
        // A limit is passed once; what comes after it has its notice in the text.
        if code.starts_with("HB05") && self.out.diagnostics.iter().any(|known| known.code == code) {
            return;
        }
        self.out.diagnostics.push(Diagnostic::new(code, message).at(file, range.clone()));
    }

    fn directive(&mut self, file: &SourceText, number: usize, path: &str, written: &Written<'_>) {
        let block = match written.name {
            name if INCLUDING.contains(&name) => {
                // Compilers need the lines around a part of `rustdoc_include`, and readers do not: both are the same here.
                let fenced = written.name.starts_with("play");
                match self.include(written.arguments, fenced, number, path, &written.range) {
                    Ok(()) => return,
                    Err(refused) => Err(refused),
                }
            }
            "title" => {
                self.out.title = Some(written.arguments.to_owned());
                return;
            }
            "quiz" => {
                let (name, question) = match written.arguments.rsplit_once(':') {
                    Some((name, id)) if name.ends_with(".toml") => (name, Some(QuestionId::new(id.trim()))),
                    _ => (written.arguments, None),
                };
                inside(&self.chapter, name).map(|file| BlockKind::Quiz(QuizRef { file, question }))
            }
            "lab" => inside(&self.chapter, written.arguments).map(|folder| BlockKind::Lab { folder }),
            name => return self.mark(Meaning::Unknown(name.to_owned()), None, file, number, &written.range),
        };
        match block {
            Ok(block) => self.mark(Meaning::Block(block), None, file, number, &written.range),
            Err((code, message)) => {
                self.report(code, message.clone(), file, &written.range);
                let as_written = file.text.get(written.range.clone()).unwrap_or_default();
                // A notice where blocks can stand; a line of text in a block of code.
                let notice = format!("{as_written}: {message}");
                let in_code = format!("⚠ {notice}");
                self.mark(Meaning::Block(BlockKind::Notice(notice)), Some(in_code), file, number, &written.range);
            }
        }
    }

    fn mark(
        &mut self,
        meaning: Meaning,
        words: Option<String>,
        file: &SourceText,
        number: usize,
        range: &Range<usize>,
    ) {
        let marker = marker(self.out.directives.len());
        let span = self.out.expanded.stand_in(&marker, number, range.clone());
        let words = words.unwrap_or_else(|| file.text.get(range.clone()).unwrap_or_default().to_owned());
        self.out.directives.push(Directive { meaning, words, span });
    }

    fn include(
        &mut self,
        arguments: &str,
        fenced: bool,
        from_number: usize,
        from: &str,
        at: &Range<usize>,
    ) -> Result<(), Refused> {
        let mut words = arguments.split_whitespace();
        let argument = words.next().unwrap_or("");
        let (name, part) = match argument.split_once(':') {
            Some((name, part)) => (name, Some(part)),
            None => (argument, None),
        };
        self.includes += 1;
        if self.includes > INCLUDES {
            return Err(("HB0506", format!("left out: a lesson has at most {INCLUDES} includes")));
        }
        let path = resolve_inside(from, name).ok_or_else(|| ("HB0202", format!("`{name}` leads out of the pack")))?;
        let opening = (path.clone(), part.map(str::to_owned));
        if self.open.contains(&opening) {
            return Err(("HB0203", format!("`{argument}` includes itself")));
        }
        if self.open.len() > DEPTH {
            return Err(("HB0203", format!("includes are nested more than {DEPTH} deep")));
        }
        let file = self.file(&path)?;
        let ranges = excerpt::ranges(&file.text, part)
            .ok_or_else(|| ("HB0204", format!("`{name}` has no such part `{}`", part.unwrap_or_default())))?;
        let ranges = without_last_line_end(&file.text, ranges);
        let prefix = self.prefix();
        let lines = ranges.iter().map(|range| file.text[range.clone()].matches('\n').count()).sum::<usize>();
        let bytes = ranges.iter().map(ExactSizeIterator::len).sum::<usize>();
        let grown = bytes.saturating_add(prefix.len().saturating_mul(lines));
        if self.out.expanded.text.len().saturating_add(self.pending).saturating_add(grown) > LIMIT {
            return Err(("HB0505", "left out: the text with its includes would be larger than 2 MB".to_owned()));
        }
        self.pending += bytes;
        let fence = fenced.then(|| fence_around(&file.text, &ranges));
        let outer = std::mem::replace(&mut self.out.expanded.prefix, prefix.clone());
        if let Some(fence) = &fence {
            let attributes: String = words.map(|word| format!(",{word}")).collect();
            let line = format!("{fence}rust{attributes}\n{prefix}");
            self.out.expanded.stand_in(&line, from_number, at.clone());
        }
        let number = self.out.expanded.add_file(&file);
        self.open.push(opening);
        for range in ranges {
            self.text(&file, number, &path, range);
        }
        self.open.pop();
        if let Some(fence) = &fence {
            let line = format!("\n{prefix}{fence}\n{prefix}");
            self.out.expanded.stand_in(&line, from_number, at.clone());
        }
        self.out.expanded.prefix = outer;
        Ok(())
    }

    /// Reads a file of the pack, once.
    fn file(&mut self, path: &str) -> Result<SourceText, Refused> {
        let file = match self.files.get(path) {
            Some(file) => file.clone(),
            None => {
                let bytes = (self.read)(path).map_err(|error| ("HB0201", error.to_string()))?;
                let file = decoded(path, &bytes, &mut self.out.diagnostics);
                self.files.insert(path.to_owned(), file.clone());
                file
            }
        };
        self.scanned = self.scanned.saturating_add(file.text.len());
        if self.scanned > SCANNED {
            return Err(("HB0506", "left out: the includes of this lesson read more than 64 MB".to_owned()));
        }
        Ok(file)
    }

    /// What each further line of an include begins with, so that it stays in the quotation or list it is written in.
    fn prefix(&self) -> String {
        let text = &self.out.expanded.text;
        let line = &text[text.rfind('\n').map_or(0, |at| at + 1)..];
        let mut prefix = String::new();
        let mut rest = line;
        loop {
            let blank = rest.len() - rest.trim_start_matches([' ', '\t', '>']).len();
            prefix.push_str(&rest[..blank]);
            rest = &rest[blank..];
            let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let marker = match rest.as_bytes().get(digits) {
                Some(b'.' | b')') if (1..=9).contains(&digits) => digits + 1,
                Some(b'-' | b'*' | b'+') if digits == 0 => 1,
                _ => 0,
            };
            if marker == 0 || !rest[marker..].starts_with([' ', '\t']) {
                break;
            }
            prefix.extend(std::iter::repeat_n(' ', marker));
            rest = &rest[marker..];
        }
        // Words before the directive: the include goes on in the line, as text does.
        if rest.is_empty() && prefix.len() < LONGEST { prefix } else { String::new() }
    }
}

/// Resolves a path that stands in the file `from`.
fn inside(from: &str, name: &str) -> Result<String, Refused> {
    resolve_inside(from, name).ok_or_else(|| ("HB0106", format!("`{name}` leads out of the pack")))
}

/// mdBook leaves the last line end of an include to the text around the directive.
fn without_last_line_end(text: &str, mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    if let Some(last) = ranges.last_mut() {
        let piece = &text[last.clone()];
        let piece = piece.strip_suffix('\n').unwrap_or(piece);
        last.end = last.start + piece.strip_suffix('\r').unwrap_or(piece).len();
    }
    ranges
}

/// Returns a fence longer than any that is in the code.
fn fence_around(text: &str, ranges: &[Range<usize>]) -> String {
    let mut longest = 2;
    for range in ranges {
        let runs = text[range.clone()].split(|c| c != '`').map(str::len);
        longest = runs.max().unwrap_or(0).max(longest);
    }
    "`".repeat(longest + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::files::FileError;

    fn prepared(text: &str, files: &[(&str, &str)]) -> Prepared {
        let read = |path: &str| {
            let found = files.iter().find(|(name, _)| *name == path);
            found.map(|(_, text)| text.as_bytes().to_vec()).ok_or_else(|| {
                PackError::File(FileError::Io { path: path.into(), error: std::io::ErrorKind::NotFound.into() })
            })
        };
        prepare(&SourceText::new("a/b.md", text), "a/b.md", &read)
    }

    #[test]
    fn includes_take_the_named_part_and_know_where_it_came_from() {
        let code = "one\n// ANCHOR: x\ntwo\n// ANCHOR_END: x\nthree\n";
        let out =
            prepared("[{{#include ../c.rs:x}}] [{{#include ../c.rs:1}}] [{{#include ../c.rs}}]", &[("c.rs", code)]);
        assert_eq!(out.expanded.text, "[two] [one] [one\ntwo\nthree]");
        let (file, range) = out.expanded.locate(&(1..4));
        assert_eq!((&*file.name, &file.text[range]), ("c.rs", "two"));
        assert!(out.diagnostics.is_empty());
    }

    #[test]
    fn what_cannot_be_included_stays_visible_and_is_reported() {
        let loops = [("a/b.md", "{{#include b.md}}"), ("a/c.md", "{{#include c.md}}")];
        for (text, code) in [
            ("{{#include nope.md}}", "HB0201"),
            ("{{#include ../../x}}", "HB0202"),
            ("{{#include b.md}}", "HB0203"),
            ("{{#include c.md}}", "HB0203"),
            ("{{#include c.md:nope}}", "HB0204"),
        ] {
            let out = prepared(text, &loops);
            assert_eq!(out.diagnostics.iter().map(|d| d.code).collect::<Vec<_>>(), [code], "{text}");
            let last = out.directives.last().unwrap();
            assert!(matches!(&last.meaning, Meaning::Block(BlockKind::Notice(_))), "{last:?}");
            assert!(last.words.contains("{{#include"), "{last:?}");
        }
        let out = prepared("{{#include}} {{# include x}} {{#}} {{#-}} {{ #include }}", &[]);
        assert!(out.directives.is_empty() && out.diagnostics.is_empty());
        let out = prepared("{{#bogus x}} {{ #other }} {{#a", &[]);
        assert_eq!(out.directives[0].words, "{{#bogus x}}");
        assert_eq!(out.directives[1].meaning, Meaning::Unknown("other".into()));
        assert!(out.expanded.text.ends_with(" {{#a") && out.diagnostics.is_empty());
    }

    #[test]
    fn quizzes_become_markers_and_an_escaped_directive_stays() {
        let out = prepared("{{#quiz ../q/x.toml:two}} \\{{#quiz y.toml}}", &[]);
        assert_eq!(out.directives.len(), 1);
        assert_eq!(
            out.directives[0].meaning,
            Meaning::Block(BlockKind::Quiz(QuizRef { file: "q/x.toml".into(), question: Some("two".into()) }))
        );
        assert!(out.expanded.text.ends_with(" {{#quiz y.toml}}"));
    }

    #[test]
    fn an_include_stays_in_its_quotation_or_list() {
        let files = [("a/x", "one\ntwo\n\n{{#include y}}\n"), ("a/y", "three\nfour\n")];
        assert_eq!(prepared("> {{#include x}}\n", &files).expanded.text, "> one\n> two\n> \n> three\n> four\n");
        assert_eq!(prepared("1. - {{#include y}}\n", &files).expanded.text, "1. - three\n     four\n");
        assert_eq!(prepared("so {{#include y}}\n", &files).expanded.text, "so three\nfour\n");
    }

    #[test]
    fn a_quiz_in_an_included_text_is_relative_to_the_lesson() {
        let out = prepared("{{#include ../c/d.md}}", &[("c/d.md", "{{#quiz q.toml}}{{#include e}}"), ("c/e", "e")]);
        let quiz = BlockKind::Quiz(QuizRef { file: "a/q.toml".into(), question: None });
        assert_eq!(out.directives[0].meaning, Meaning::Block(quiz));
        assert!(out.expanded.text.ends_with('e'));
    }

    #[test]
    fn a_playground_is_a_fence_longer_than_those_in_it() {
        let out = prepared("{{#playground x.rs editable}}\n", &[("a/x.rs", "//! ```\nfn main() {}\n")]);
        assert_eq!(out.expanded.text, "````rust,editable\n//! ```\nfn main() {}\n````\n\n");
    }

    #[test]
    fn a_file_may_include_another_part_of_itself_but_not_the_same() {
        let part = |name: &str, text: &str| format!("ANCHOR: {name}\n{text}\nANCHOR_END: {name}\n");
        let file = format!("{}{}{{{{#include b.md:a}}}}", part("a", "in {{#include b.md:b}}"), part("b", "b"));
        let out = prepared(&file, &[]);
        assert!(out.diagnostics.is_empty() && out.expanded.text.ends_with("\nin b"), "{}", out.expanded.text);
        let out = prepared(&part("a", "{{#include b.md:a}}"), &[]);
        assert_eq!(out.diagnostics.iter().map(|d| d.code).collect::<Vec<_>>(), ["HB0203"]);
    }

    #[test]
    fn includes_are_eight_deep_and_no_deeper() {
        let chain: Vec<(String, String)> =
            (1..=9).map(|at| (format!("a/{at}"), format!("{at} {{{{#include {}}}}}", at + 1))).collect();
        let mut files: Vec<(&str, &str)> = chain.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        files[7].1 = "8";
        let out = prepared("{{#include 1}}", &files);
        assert!(out.diagnostics.is_empty() && out.expanded.text.ends_with('8'));
        files[7].1 = chain[7].1.as_str();
        let out = prepared("{{#include 1}}", &files);
        assert_eq!(out.diagnostics.iter().map(|d| d.code).collect::<Vec<_>>(), ["HB0203"]);
    }

    #[test]
    fn includes_fill_a_lesson_to_its_limit_and_not_beyond() {
        let half = "x".repeat(LIMIT / 2);
        let text = format!("{{{{#include h}}}}{}", "y".repeat(LIMIT / 2));
        assert!(prepared(&text, &[("a/h", &half)]).diagnostics.is_empty());
        let out = prepared(&format!("{text}z"), &[("a/h", &half)]);
        assert_eq!(out.diagnostics.iter().map(|d| d.code).collect::<Vec<_>>(), ["HB0505"]);
        assert!(out.expanded.text.ends_with("yyz"));
    }

    #[test]
    fn includes_that_multiply_end_soon() {
        let two_thousand = prepared(&"{{#include e}}".repeat(INCLUDES), &[("a/e", "")]);
        assert!(two_thousand.diagnostics.is_empty());
        let files: Vec<(String, String)> =
            (0..8).map(|at| (format!("a/{at}"), format!("{{{{#include {}}}}}\n", at + 1).repeat(30))).collect();
        let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let out = prepared("{{#include 0}}", &files);
        assert!(out.diagnostics.iter().all(|d| matches!(d.code, "HB0203" | "HB0505" | "HB0506")));
        assert!(out.diagnostics.iter().any(|d| d.code == "HB0506"));
    }

    #[test]
    fn braces_that_never_close_are_looked_at_once() {
        let text = "{{#quiz ".repeat(100_000);
        assert_eq!(prepared(&text, &[]).expanded.text, text);
    }
}
