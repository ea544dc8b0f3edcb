//! `{{#…}}` in a lesson's text: mdBook's includes are put in place, quizzes and labs become blocks, others stay as written.

use super::expanded::Expanded;
use super::markdown::{Directive, marker};
use super::source::FILE_LIMIT;
use super::{PackError, excerpt};
use crate::base::diag::{Diagnostic, SourceText};
use crate::base::files::resolve_inside;
use crate::course::{BlockKind, QuestionId, QuizRef};
use std::ops::Range;

/// Includes inside includes.
const DEPTH: usize = 8;

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

/// Expands the directives of a lesson.
pub(super) fn prepare(lesson: &SourceText, path: &str, read: ReadFile<'_>) -> Prepared {
    let mut work = Work {
        read,
        out: Prepared { expanded: Expanded::new(lesson), directives: Vec::new(), title: None, diagnostics: Vec::new() },
        open: vec![path.to_owned()],
    };
    work.text(lesson, 0, path, 0..lesson.text.len());
    work.out
}

struct Work<'a> {
    read: ReadFile<'a>,
    out: Prepared,
    /// The files that are being included, outermost first.
    open: Vec<String>,
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
        let open = at + text.get(at..)?.find("{{#")?;
        let inner = &text[open + 3..];
        // A directive stays on its line, as in mdBook.
        let close = inner.find("}}").filter(|&close| !inner[..close].contains('\n') || inner[..close].len() < 400);
        let Some(close) = close else {
            at = open + 3;
            continue;
        };
        let body = inner[..close].trim();
        let (name, arguments) = body.split_once(char::is_whitespace).unwrap_or((body, ""));
        let escaped = text[..open].ends_with('\\');
        return Some(Written {
            range: open - usize::from(escaped)..open + 3 + close + 2,
            name,
            arguments: arguments.trim(),
            escaped,
        });
    }
}

impl Work<'_> {
    /// Appends `range` of a file, expanded.
    fn text(&mut self, file: &SourceText, number: usize, path: &str, range: Range<usize>) {
        let text = file.text.clone();
        let mut from = range.start;
        while let Some(written) = next_directive(&text[..range.end], from) {
            self.out.expanded.push(&text[from..written.range.start], number, from);
            let as_written = &text[written.range.clone()];
            if written.escaped {
                self.out.expanded.push(&as_written[1..], number, written.range.start + 1);
            } else {
                self.directive(file, number, path, &written, as_written);
            }
            from = written.range.end;
            if self.out.expanded.text.len() as u64 > FILE_LIMIT {
                self.report(
                    "HB0505",
                    "the text with its includes is larger than 2 MB; the rest is not shown",
                    file,
                    &written.range,
                );
                self.out.expanded.push(
                    "\n\n> [!WARNING]\n> The rest of this text is too large to be shown.\n",
                    number,
                    from,
                );
                return;
            }
        }
        self.out.expanded.push(&text[from..range.end], number, from);
    }

    fn report(&mut self, code: &'static str, message: impl Into<String>, file: &SourceText, range: &Range<usize>) {
        self.out.diagnostics.push(Diagnostic::new(code, message).at(file, range.clone()));
    }

    fn directive(&mut self, file: &SourceText, number: usize, path: &str, written: &Written<'_>, as_written: &str) {
        match written.name {
            "include" | "rustdoc_include" | "playground" | "playpen" => {
                let argument = written.arguments.split_whitespace().next().unwrap_or("");
                if let Err((code, message)) = self.include(argument, written.name == "rustdoc_include", path) {
                    self.report(code, message.clone(), file, &written.range);
                    // Words stay visible in a paragraph and in a block of code alike.
                    self.out.expanded.push(&format!("⚠ {as_written}: {message}"), number, written.range.start);
                }
            }
            "title" => self.out.title = Some(written.arguments.to_owned()),
            "quiz" => {
                let (file_name, question) = match written.arguments.rsplit_once(':') {
                    Some((file_name, id)) if file_name.ends_with(".toml") => {
                        (file_name, Some(QuestionId::new(id.trim())))
                    }
                    _ => (written.arguments, None),
                };
                match resolve_inside(path, file_name) {
                    Some(quiz) => {
                        let kind = BlockKind::Quiz(QuizRef { file: quiz, question });
                        self.mark(kind, as_written, number, written.range.start);
                    }
                    None => {
                        self.report("HB0106", format!("`{file_name}` leads out of the pack"), file, &written.range);
                        self.out.expanded.push(as_written, number, written.range.start);
                    }
                }
            }
            "lab" => match resolve_inside(path, written.arguments) {
                Some(folder) => self.mark(BlockKind::Lab { folder }, as_written, number, written.range.start),
                None => {
                    self.report(
                        "HB0106",
                        format!("`{}` leads out of the pack", written.arguments),
                        file,
                        &written.range,
                    );
                    self.out.expanded.push(as_written, number, written.range.start);
                }
            },
            name => {
                self.report(
                    "HB0205",
                    format!("the directive `{name}` is not known; it is shown as written"),
                    file,
                    &written.range,
                );
                self.out.expanded.push(as_written, number, written.range.start);
            }
        }
    }

    fn mark(&mut self, kind: BlockKind, as_written: &str, number: usize, start: usize) {
        let marker = marker(self.out.directives.len());
        self.out.directives.push(Directive { kind, written: as_written.to_owned() });
        self.out.expanded.push(&marker, number, start);
    }

    fn include(&mut self, argument: &str, keep_hidden: bool, from: &str) -> Result<(), (&'static str, String)> {
        let (name, part) = match argument.split_once(':') {
            Some((name, part)) => (name, Some(part)),
            None => (argument, None),
        };
        let path = resolve_inside(from, name).ok_or_else(|| ("HB0202", format!("`{name}` leads out of the pack")))?;
        if self.open.contains(&path) {
            return Err(("HB0203", format!("`{name}` includes itself")));
        }
        if self.open.len() > DEPTH {
            return Err(("HB0203", format!("includes are nested more than {DEPTH} deep")));
        }
        let bytes = (self.read)(&path).map_err(|error| ("HB0201", error.to_string()))?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let file = SourceText::new(path.as_str(), text);
        let ranges = excerpt::ranges(&file.text, part)
            .ok_or_else(|| ("HB0204", format!("`{name}` has no such part `{}`", part.unwrap_or_default())))?;
        let number = self.out.expanded.add_file(&file);
        self.open.push(path.clone());
        if keep_hidden {
            self.hidden_around(&file, number, &ranges);
        } else {
            let total = ranges.len();
            for (place, range) in ranges.into_iter().enumerate() {
                // mdBook leaves the last line end to the text around the directive.
                let end = if place + 1 == total {
                    file.text[range.clone()].trim_end_matches(['\n', '\r']).len() + range.start
                } else {
                    range.end
                };
                self.text(&file, number, &path, range.start..end);
            }
        }
        self.open.pop();
        Ok(())
    }

    /// `rustdoc_include`: the lines around the part are there for the compiler and hidden from readers, so here they are left out.
    fn hidden_around(&mut self, file: &SourceText, number: usize, ranges: &[Range<usize>]) {
        for (place, range) in ranges.iter().enumerate() {
            let text = &file.text[range.clone()];
            let text = if place + 1 == ranges.len() { text.trim_end_matches(['\n', '\r']) } else { text };
            self.out.expanded.push(text, number, range.start);
        }
    }
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
            ("{{#bogus x}}", "HB0205"),
        ] {
            let out = prepared(text, &loops);
            assert_eq!(out.diagnostics.iter().map(|d| d.code).collect::<Vec<_>>(), [code], "{text}");
            assert!(out.expanded.text.contains("{{#"), "{text}");
        }
    }

    #[test]
    fn quizzes_become_markers_and_an_escaped_directive_stays() {
        let out = prepared("{{#quiz ../q/x.toml:two}} \\{{#quiz y.toml}}", &[]);
        assert_eq!(out.directives.len(), 1);
        assert_eq!(
            out.directives[0].kind,
            BlockKind::Quiz(QuizRef { file: "q/x.toml".into(), question: Some("two".into()) })
        );
        assert!(out.expanded.text.ends_with(" {{#quiz y.toml}}"));
    }
}
