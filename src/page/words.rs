//! The words of blocks, whatever the width, the folds and the tabs: what places are counted in and what is looked through.
//!
//! The layout counts the same bytes; a law in `tests/suite` holds them together.

use super::cells::clean_line;
use super::inline::runs;
use super::theme::Role;
use super::wrap::{self, Run};
use crate::course::{Block, BlockKind, Code, Inline, Lesson, Question, plain_text};
use std::ops::Range;

/// Something that may keep words from being seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hide {
    /// A closed fold, by its number in the block.
    Fold(usize),
    /// A tab that is not chosen: the number of its group in the block, and its own in the group.
    Tab(usize, usize),
}

/// The words of blocks and what is found among them.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// The words; each paragraph, cell and line of code ends in a line end.
    pub(super) text: String,
    /// What may hide which of them, outermost first.
    pub(super) hides: Vec<(Range<usize>, Hide)>,
    /// Headings and footnotes: their anchors and where they stand.
    pub(super) anchors: Vec<(String, usize)>,
    /// Which of them are prose: text of paragraphs without its code and links.
    pub(super) prose: Vec<Range<usize>>,
    /// How many folds there are.
    pub(super) folds: usize,
    /// How many groups of tabs there are.
    pub(super) groups: usize,
    /// Which of them are code, and which are not the author's own here.
    pub(super) sorts: Vec<(Range<usize>, SegmentKind)>,
}

/// What the words of a piece of text are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SegmentKind {
    /// A heading.
    Heading,
    /// Prose, tables, drawings.
    Text,
    /// Code, or what a program printed.
    Code,
    /// The start of a question, or what hornbook says in place of something.
    Aside,
}

/// A piece of a block's words that is of one sort.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// Bytes of the block's words before it.
    pub offset: usize,
    /// Its words; each paragraph, cell and line of code ends in a line end.
    pub text: String,
    /// What they are.
    pub kind: SegmentKind,
}

/// Cuts the words of a top-level block, in which places are counted, into pieces of one sort each; a tab is a piece of its own.
pub fn segments(lesson: &Lesson, block: usize) -> Vec<Segment> {
    let Some(known) = lesson.blocks.get(block) else { return Vec::new() };
    let words = Words::of(&known.kind, Some(lesson));
    let plain = if matches!(known.kind, BlockKind::Heading { .. }) { SegmentKind::Heading } else { SegmentKind::Text };
    let mut segments = Vec::new();
    let mut add = |range: Range<usize>, kind: SegmentKind| {
        if let Some(text) = words.text.get(range.clone()).filter(|text| !text.trim().is_empty()) {
            segments.push(Segment { offset: range.start, text: text.to_owned(), kind });
        }
    };
    let mut at = 0;
    for (range, kind) in words.sorts {
        add(at..range.start, plain);
        at = range.end;
        add(range, kind);
    }
    add(at..words.text.len(), plain);
    segments
}

/// The anchor of a footnote.
pub(super) fn note_anchor(label: &str) -> String {
    format!("fn-{label}")
}

/// The anchor of the first reference to a footnote.
pub(super) fn reference_anchor(label: &str) -> String {
    format!("fnref-{label}")
}

/// Returns the words of a top-level block of a lesson, in which its places are counted; none beyond the end.
pub fn block_words(lesson: &Lesson, block: usize) -> String {
    block_prose(lesson, block).0
}

/// Returns the words of a top-level block as [`block_words`] does, and which bytes of them are prose.
pub fn block_prose(lesson: &Lesson, block: usize) -> (String, Vec<Range<usize>>) {
    let words = lesson.blocks.get(block).map(|known| Words::of(&known.kind, Some(lesson))).unwrap_or_default();
    (words.text, words.prose)
}

impl Words {
    /// Returns the words of one block.
    pub(super) fn of(kind: &BlockKind, lesson: Option<&Lesson>) -> Self {
        let mut words = Self::default();
        words.block(kind, lesson);
        words
    }

    /// Returns the words of blocks one below the other.
    pub(super) fn of_all(blocks: &[Block], lesson: Option<&Lesson>) -> Self {
        let mut words = Self::default();
        words.stack(blocks, lesson);
        words
    }

    fn stack(&mut self, blocks: &[Block], lesson: Option<&Lesson>) {
        blocks.iter().for_each(|block| self.block(&block.kind, lesson));
    }

    fn block(&mut self, kind: &BlockKind, lesson: Option<&Lesson>) {
        match kind {
            BlockKind::Heading { text, anchor, .. } => {
                self.anchors.push((anchor.clone(), self.text.len()));
                self.inlines(text);
            }
            BlockKind::Paragraph(text) => {
                self.prose.extend(wrap::prose(&runs(text, Role::Text), self.text.len()));
                self.inlines(text);
            }
            BlockKind::Code(code) => self.sorted(SegmentKind::Code, |words| code_words(&code.text, &mut words.text)),
            BlockKind::Tabs(codes) => {
                let group = self.groups;
                self.groups += 1;
                for (at, code) in codes.iter().enumerate() {
                    let start = self.text.len();
                    self.sorted(SegmentKind::Code, |words| code_words(&code.text, &mut words.text));
                    self.hides.push((start..self.text.len(), Hide::Tab(group, at)));
                }
            }
            BlockKind::Diagram { text, alt } => {
                code_words(text, &mut self.text);
                if let Some(alt) = alt_runs(alt.as_deref()) {
                    wrap::words(&alt, &mut self.text);
                }
            }
            BlockKind::Quote(blocks) | BlockKind::Callout { blocks, .. } => self.stack(blocks, lesson),
            BlockKind::Footnote { label, blocks, .. } => {
                self.anchors.push((note_anchor(label), self.text.len()));
                self.stack(blocks, lesson);
            }
            BlockKind::List { items, .. } => items.iter().for_each(|item| self.stack(&item.blocks, lesson)),
            BlockKind::Table { head, rows, .. } => {
                head.iter().chain(rows.iter().flatten()).for_each(|cell| self.inlines(cell));
            }
            BlockKind::Definitions(definitions) => {
                for definition in definitions {
                    self.inlines(&definition.term);
                    definition.meanings.iter().for_each(|meaning| self.stack(meaning, lesson));
                }
            }
            BlockKind::Details { summary, blocks } => {
                let fold = self.folds;
                self.folds += 1;
                self.inlines(summary);
                let (start, place) = (self.text.len(), self.hides.len());
                self.stack(blocks, lesson);
                self.hides.insert(place, (start..self.text.len(), Hide::Fold(fold)));
            }
            BlockKind::Math(text) => {
                text.lines().for_each(|line| wrap::words(&Run::content(line, Role::InlineCode), &mut self.text));
            }
            BlockKind::Quiz(quiz) => {
                if let Some(question) = lesson.and_then(|lesson| lesson.question(quiz)) {
                    let words = Run::content(first_words(question), Role::Text);
                    self.sorted(SegmentKind::Aside, |all| wrap::words(&words, &mut all.text));
                }
            }
            BlockKind::Notice(text) => {
                let words = Run::content(text, Role::Warning);
                self.sorted(SegmentKind::Aside, |all| wrap::words(&words, &mut all.text));
            }
            BlockKind::Rule | BlockKind::Lab { .. } => {}
        }
    }

    /// Notes of what sort the words are that `add` adds.
    fn sorted(&mut self, kind: SegmentKind, add: impl FnOnce(&mut Self)) {
        let start = self.text.len();
        add(self);
        self.sorts.push((start..self.text.len(), kind));
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        self.references(inlines, self.text.len());
        wrap::words(&runs(inlines, Role::Text), &mut self.text);
    }

    fn references(&mut self, inlines: &[Inline], at: usize) {
        for inline in inlines {
            match inline {
                Inline::FootnoteRef { label, .. } => self.anchors.push((reference_anchor(label), at)),
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strike(inner) => self.references(inner, at),
                Inline::Link { text, .. } => self.references(text, at),
                _ => {}
            }
        }
    }
}

/// Returns the words of blocks, without frames and signs.
pub fn words_of(blocks: &[Block]) -> String {
    Words::of_all(blocks, None).text
}

fn code_words(text: &str, out: &mut String) {
    for line in text.split('\n') {
        out.push_str(&clean_line(line));
        out.push('\n');
    }
}

/// The words that say what a drawing shows.
pub(super) fn alt_runs(alt: Option<&str>) -> Option<Vec<Run<'_>>> {
    alt.filter(|alt| !alt.trim().is_empty()).map(|alt| Run::content(alt, Role::Alt))
}

/// The start of a question's prompt: its first paragraph.
pub(super) fn first_words(question: &Question) -> String {
    let prompt = question.prompt().and_then(|prompt| {
        prompt.blocks.iter().find_map(|block| match &block.kind {
            BlockKind::Paragraph(text) | BlockKind::Heading { text, .. } => Some(plain_text(text)),
            _ => None,
        })
    });
    prompt.unwrap_or_else(|| "What does this program do?".to_owned())
}

/// Whether a block or one within it, at any depth, is of a kind.
pub(super) fn holds(kind: &BlockKind, is: &dyn Fn(&BlockKind) -> bool) -> bool {
    let mut found = is(kind);
    each_within(kind, &mut |inner| found = found || holds(inner, is));
    found
}

/// Returns the footnote with a label, at any depth.
pub(super) fn footnote<'k>(kind: &'k BlockKind, label: &str) -> Option<&'k BlockKind> {
    if matches!(kind, BlockKind::Footnote { label: known, .. } if known == label) {
        return Some(kind);
    }
    let mut found = None;
    each_within(kind, &mut |inner| found = found.or_else(|| footnote(inner, label)));
    found
}

fn each_within<'k>(kind: &'k BlockKind, see: &mut dyn FnMut(&'k BlockKind)) {
    match kind {
        BlockKind::Quote(blocks)
        | BlockKind::Callout { blocks, .. }
        | BlockKind::Details { blocks, .. }
        | BlockKind::Footnote { blocks, .. } => blocks.iter().for_each(|block| see(&block.kind)),
        BlockKind::List { items, .. } => {
            items.iter().flat_map(|item| &item.blocks).for_each(|block| see(&block.kind));
        }
        BlockKind::Definitions(all) => {
            all.iter().flat_map(|one| one.meanings.iter().flatten()).for_each(|block| see(&block.kind));
        }
        _ => {}
    }
}

/// Returns the first group of tabs in a block, at any depth.
pub(super) fn first_tabs(kind: &BlockKind) -> Option<&[Code]> {
    if let BlockKind::Tabs(codes) = kind {
        return Some(codes);
    }
    let mut found = None;
    each_within(kind, &mut |inner| found = found.or_else(|| first_tabs(inner)));
    found
}
