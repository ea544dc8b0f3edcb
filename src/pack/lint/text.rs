//! The text of a lesson: links, pictures, diagrams, footnotes, lines that are too wide, questions named in it.

use super::found::Found;
use super::{Broken, Neighbours};
use crate::base::diag::Diagnostic;
use crate::base::text::width;
use crate::course::{Block, BlockKind, Inline, QuizRef, Target};
use crate::pack::Loaded;
use crate::pack::load::each_block;
use crate::pack::table::shown;
use std::collections::HashSet;
use std::ops::Range;

/// The most columns of code and diagrams.
const COLUMNS: usize = 76;

/// Returns what is wrong with the text.
pub(super) fn lint(loaded: &Loaded, neighbours: &Neighbours<'_>) -> Vec<Diagnostic> {
    let anchors = loaded.lesson.sections.iter().map(|section| section.anchor.as_str()).collect();
    let mut lint = Lint { loaded, neighbours, anchors, found: Found::default() };
    each_block(&loaded.lesson.blocks, &mut |block| lint.block(block));
    let (source, _) = loaded.locate(&(0..0));
    lint.found.finish(&source)
}

struct Lint<'a> {
    loaded: &'a Loaded,
    neighbours: &'a Neighbours<'a>,
    anchors: HashSet<&'a str>,
    found: Found,
}

impl<'a> Lint<'a> {
    /// Adds a problem where `needle` stands in a block's source; without it, where the block begins.
    fn report(&mut self, code: &'static str, message: String, help: Option<String>, span: &Range<usize>, needle: &str) {
        let loaded = self.loaded;
        self.found.add(|| {
            let (source, range) = loaded.locate(span);
            let text = source.text.get(range.clone()).unwrap_or("");
            let place = match text.find(needle).filter(|_| !needle.is_empty()) {
                Some(at) => range.start + at..range.start + at + needle.len(),
                None => range.start..range.start + text.find('\n').unwrap_or(text.len()),
            };
            Diagnostic { help, ..Diagnostic::new(code, message).at(&source, place) }
        });
    }

    fn block(&mut self, block: &'a Block) {
        match &block.kind {
            BlockKind::Diagram { text, alt } => {
                if alt.as_ref().is_none_or(|alt| alt.trim().is_empty()) {
                    let help = Some("say in a sentence what it shows: `alt=\"…\"`".to_owned());
                    self.report("HB0210", "the diagram has no `alt`".to_owned(), help, &block.span, "");
                }
                self.columns("diagram", text, &block.span);
            }
            BlockKind::Code(code) => self.columns("code", &code.text, &block.span),
            BlockKind::Tabs(codes) => codes.iter().for_each(|code| self.columns("code", &code.text, &block.span)),
            BlockKind::Quiz(quiz) => self.question(quiz, &block.span),
            BlockKind::Footnote { label, number: None, .. } => {
                let message = format!("nothing refers to the footnote `{}`", shown(label));
                self.report("HB0211", message, None, &block.span, &format!("[^{label}]"));
            }
            _ => {}
        }
        for run in runs(&block.kind) {
            self.run(run, &block.span);
        }
    }

    /// Looks at a run of text and the runs within it.
    fn run(&mut self, run: &'a [Inline], span: &Range<usize>) {
        let mut waiting: Vec<&'a [Inline]> = vec![run];
        while let Some(run) = waiting.pop() {
            for inline in run {
                match inline {
                    Inline::Image { alt, .. } if alt.trim().is_empty() => {
                        self.report("HB0209", "the picture has no words".to_owned(), None, span, "![](");
                    }
                    Inline::Link { target, text } => {
                        self.link(target, span);
                        waiting.push(text);
                    }
                    Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strike(inner) => waiting.push(inner),
                    _ => {}
                }
            }
        }
    }

    fn link(&mut self, target: &Target, span: &Range<usize>) {
        let Target::Internal { path, anchor } = target else { return };
        let needle = match (path, anchor) {
            (_, Some(anchor)) => format!("#{anchor}"),
            (Some(path), None) => path.rsplit('/').next().unwrap_or(path).to_owned(),
            (None, None) => String::new(),
        };
        match (path, anchor) {
            (None, Some(anchor)) if !self.anchors.contains(anchor.as_str()) => {
                let message = format!("this lesson has no section `#{}`", shown(anchor));
                let near = crate::base::near::nearest(anchor, self.anchors.iter().copied());
                let help = near.map(|near| format!("did you mean `#{}`?", shown(near)));
                self.report("HB0207", message, help, span, &needle);
            }
            (None, _) => {}
            (Some(path), anchor) => {
                let (code, message) = match (self.neighbours.resolves)(target) {
                    Ok(()) => return,
                    Err(Broken::File) => ("HB0206", format!("the link leads to `{}`, which is not there", shown(path))),
                    Err(Broken::Anchor) => {
                        let anchor = anchor.as_deref().unwrap_or("");
                        ("HB0207", format!("`{}` has no section `#{}`", shown(path), shown(anchor)))
                    }
                };
                self.report(code, message, None, span, &needle);
            }
        }
    }

    fn question(&mut self, quiz: &QuizRef, span: &Range<usize>) {
        let (Some(id), Some(found)) = (&quiz.question, self.loaded.lesson.quiz(&quiz.file)) else { return };
        if found.questions.iter().any(|question| question.id == *id) {
            return;
        }
        let message = format!("`{}` has no question `{}`", shown(&quiz.file), shown(id.as_str()));
        let known = found.questions.iter().map(|question| question.id.as_str());
        let near = crate::base::near::nearest(id.as_str(), known).map(|near| format!("did you mean `{near}`?"));
        self.report("HB0208", message, near, span, &format!(":{id}"));
    }

    fn columns(&mut self, what: &str, text: &str, span: &Range<usize>) {
        let Some((line, columns)) = text.lines().map(|line| (line, width(line))).find(|(_, wide)| *wide > COLUMNS)
        else {
            return;
        };
        let message = format!("a line of this {what} has {columns} columns; {COLUMNS} fit beside the frame");
        self.report("HB0212", message, None, span, line);
    }
}

/// Returns the runs of text of a block, not of the blocks inside it.
pub(in crate::pack) fn runs(kind: &BlockKind) -> Vec<&[Inline]> {
    match kind {
        BlockKind::Heading { text, .. } | BlockKind::Paragraph(text) | BlockKind::Details { summary: text, .. } => {
            vec![text]
        }
        BlockKind::Table { head, rows, .. } => head.iter().chain(rows.iter().flatten()).map(Vec::as_slice).collect(),
        BlockKind::Definitions(definitions) => definitions.iter().map(|definition| &*definition.term).collect(),
        _ => Vec::new(),
    }
}
