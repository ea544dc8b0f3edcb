//! What becomes of an element when it is closed.

use super::super::mark::{self, Part};
use super::super::{blocks, fence};
use super::{Builder, Frame, Open};
use crate::course::{Align, Block, BlockKind, Definition, Inline, Item, plain_text};
use std::ops::Range;

impl Builder<'_> {
    /// Makes a paragraph of the inlines that wait in an element that holds blocks.
    pub(super) fn flush(&mut self) {
        let top = self.top();
        if top.inlines.is_empty() || top.kind.holds_inlines() {
            return;
        }
        let inlines = std::mem::take(&mut top.inlines);
        let span = top.text.clone();
        self.paragraph(inlines, span);
    }

    /// Adds the paragraphs and blocks that a run of inlines is.
    pub(super) fn paragraph(&mut self, inlines: Vec<Inline>, span: Range<usize>) {
        if !mark::marked(&inlines, self.context.directives) {
            self.prose(inlines, span);
            return self.settle();
        }
        let parts = mark::parts(inlines, self.context.directives, &mut self.parsed.remarks);
        let mut start = span.start;
        let mut parts = parts.into_iter().peekable();
        while let Some(part) = parts.next() {
            match part {
                Part::Inlines(run) => {
                    let end = match parts.peek() {
                        Some(Part::Block(next)) => next.span.start.max(start),
                        _ => span.end.max(start),
                    };
                    self.prose(run, start..end);
                }
                Part::Block(block) => {
                    start = block.span.end.max(start);
                    self.add(block);
                }
            }
        }
        self.settle();
    }

    /// Adds a paragraph, if there is anything in it.
    fn prose(&mut self, run: Vec<Inline>, span: Range<usize>) {
        let run = blocks::trimmed(run);
        if !run.is_empty() {
            self.look_through(&run);
            self.add(Block { kind: BlockKind::Paragraph(blocks::linked(run)), span });
        }
    }

    /// Adds a block to the innermost element.
    pub(super) fn add(&mut self, block: Block) {
        blocks::push(&mut self.top().blocks, block);
    }

    /// Lets blocks that could not stand where they were found follow here.
    fn settle(&mut self) {
        if self.lifted.is_empty() || self.top().kind.holds_inlines() {
            return;
        }
        for block in std::mem::take(&mut self.lifted) {
            self.add(block);
        }
    }

    pub(super) fn block(&mut self, kind: BlockKind, span: Range<usize>) {
        let block = Block { kind, span };
        if self.top().kind.holds_inlines() {
            self.lifted.push(block);
        } else {
            self.add(block);
            self.settle();
        }
    }

    /// Counts words, and finds footnotes that nobody defined: the parser leaves their references as text.
    fn look_through(&mut self, run: &[Inline]) {
        // One of them says enough of a run, and looking for each would cost the square of a long one.
        let mut found = false;
        for inline in run {
            if let Inline::Text(text) = inline {
                self.parsed.words += words(text);
                if let Some(label) = undefined_footnote(text).filter(|_| !found) {
                    found = true;
                    let written = format!("[^{label}]");
                    let around = self.now.clone();
                    let message = format!("`{written}` looks like a footnote, and none has that label");
                    if let Some(at) = self.source.get(around.clone()).and_then(|text| text.find(&written)) {
                        self.now = around.start + at..around.start + at + written.len();
                    }
                    self.remark("HB0214", message);
                    self.now = around;
                }
            }
        }
    }

    /// Finishes a run of inlines of an element that cannot hold blocks.
    fn run(&mut self, inlines: Vec<Inline>, in_link: bool) -> Vec<Inline> {
        let run = mark::lifted(inlines, self.context.directives, &mut self.lifted, &mut self.parsed.remarks);
        self.look_through(&run);
        if in_link { run } else { blocks::linked(run) }
    }

    /// Words alone, as code and keys have them.
    fn plain(&self, inlines: &[Inline]) -> String {
        mark::words(&plain_text(inlines), self.context.directives).into_owned()
    }

    /// Closes the innermost element and gives it to its parent.
    pub(super) fn close(&mut self) {
        self.flush();
        let Some(frame) = self.stack.pop() else { return };
        if frame.kind.nests() {
            self.depth -= 1;
        } else if frame.kind.is_inline() {
            self.inline_depth -= 1;
        }
        let Frame { kind, mut blocks, inlines, mut span, .. } = frame;
        if let Some(last) = blocks.last() {
            span.end = span.end.max(last.span.end);
        }
        let in_link = kind.is_inline() && self.stack.iter().any(|frame| matches!(frame.kind, Open::Link(_)));
        match kind {
            Open::Root => {}
            Open::Dropped => blocks.clear(),
            // Markdown within `<summary>` is the summary's.
            Open::Paragraph | Open::Heading { .. } if matches!(self.top().kind, Open::Summary) => {
                inlines.into_iter().for_each(|inline| self.push_inline(inline));
            }
            Open::Paragraph => self.paragraph(inlines, span),
            Open::Heading { level, id } => {
                let text = blocks::trimmed(self.run(inlines, false));
                let anchor = match id {
                    Some(id) => self.slugs.unique(id),
                    None => self.slugs.anchor(&plain_text(&text)),
                };
                self.block(BlockKind::Heading { level, text, anchor }, span);
            }
            Open::Code { info, text } => self.code(&info, text, span),
            Open::Quote(kind) => {
                let blocks = std::mem::take(&mut blocks);
                let quote = match kind {
                    Some(kind) => BlockKind::Callout { kind, blocks },
                    None => blocks::quote(blocks),
                };
                self.block(quote, span);
            }
            Open::List { start, items, tight } => {
                if !items.is_empty() {
                    self.block(BlockKind::List { start, tight, items }, span);
                }
            }
            Open::Item { task, loose } => {
                if let Open::List { items, tight, .. } = &mut self.top().kind {
                    *tight &= !loose;
                    items.push(Item { task, blocks: std::mem::take(&mut blocks) });
                }
            }
            Open::Table { align, rows } => self.table(align, rows, span),
            Open::Cell => self.cell(inlines),
            Open::Footnote(label) => {
                let blocks = std::mem::take(&mut blocks);
                self.block(BlockKind::Footnote { label, number: None, blocks }, span);
            }
            Open::Definitions(definitions) => {
                if !definitions.is_empty() {
                    self.block(BlockKind::Definitions(definitions), span);
                }
            }
            Open::Term => {
                let term = self.run(inlines, false);
                match &mut self.top().kind {
                    Open::Definitions(all) => all.push(Definition { term, meanings: Vec::new() }),
                    _ => self.block(BlockKind::Paragraph(term), span),
                }
            }
            Open::Meaning => {
                if let Open::Definitions(all) = &mut self.top().kind
                    && let Some(last) = all.last_mut()
                {
                    last.meanings.push(std::mem::take(&mut blocks));
                }
            }
            Open::Details(summary) => {
                let blocks = std::mem::take(&mut blocks);
                self.block(BlockKind::Details { summary, blocks }, span);
            }
            Open::Summary => {
                let run = self.run(inlines, false);
                match &mut self.top().kind {
                    Open::Details(summary) => summary.extend(blocks::trimmed(run)),
                    _ => run.into_iter().for_each(|inline| self.push_inline(inline)),
                }
            }
            Open::Emphasis | Open::Strong | Open::Strike => {
                let run = self.run(inlines, in_link);
                self.push_inline(match kind {
                    Open::Emphasis => Inline::Emphasis(run),
                    Open::Strong => Inline::Strong(run),
                    _ => Inline::Strike(run),
                });
            }
            Open::Key => {
                let key = self.plain(&inlines);
                self.push_inline(Inline::Key(key));
            }
            Open::InlineCode => {
                let code = self.plain(&inlines);
                self.push_inline(Inline::Code(code));
            }
            Open::Link(target) => {
                let text = self.run(inlines, true);
                self.push_inline(Inline::Link { target, text });
            }
            Open::Image(target) => {
                let alt = self.plain(&inlines);
                self.push_inline(Inline::Image { target, alt });
            }
            Open::Pre(language) => {
                let text = self.plain(&inlines);
                // HTML: the line end behind `<pre>` is not part of it.
                let text = text.strip_prefix('\n').unwrap_or(&text);
                if !text.trim().is_empty() {
                    self.block(fence::block(&language, text.to_owned(), &[]), span);
                }
            }
        }
        // Blocks in an element that holds none stand behind it: HTML in a paragraph, text within `<pre>`, items that were flattened.
        if self.top().kind.holds_inlines() {
            self.lifted.append(&mut blocks);
        } else {
            blocks.into_iter().for_each(|block| self.add(block));
        }
    }

    fn cell(&mut self, inlines: Vec<Inline>) {
        if !self.overfull {
            let cell = blocks::trimmed(self.run(inlines, false));
            if let Open::Table { rows, .. } = &mut self.top().kind
                && let Some(row) = rows.last_mut()
            {
                row.push(cell);
            }
            return;
        }
        let most = self.limits.cells;
        self.limit("HB0503", format!("more than {most} table cells; the others are left out"));
        if let Open::Table { rows, align } = &mut self.top().kind
            && rows.last().is_some_and(|row| row.len() < align.len())
        {
            rows.pop();
        }
    }

    fn table(&mut self, align: Vec<Align>, rows: Vec<Vec<Vec<Inline>>>, span: Range<usize>) {
        self.overfull = false;
        let columns = align.len();
        let mut rows = rows.into_iter().filter(|row| !row.is_empty()).map(|mut row| {
            row.resize_with(columns, Vec::new);
            row
        });
        if let Some(head) = rows.next() {
            let rows = rows.collect();
            self.block(BlockKind::Table { align, head, rows }, span);
        }
    }
}

/// Counts words: runs between white space, and each character of scripts that do not use spaces.
fn words(text: &str) -> usize {
    let bytes = text.as_bytes();
    // These bytes lead the characters of such scripts, and few others.
    if text.is_ascii() || !bytes.iter().fold(false, |found, byte| found | matches!(byte, 0xe0 | 0xe3..)) {
        let blank = |byte: u8| (byte == b' ') | (byte.wrapping_sub(b'\t') < 5);
        let mut words = usize::from(bytes.first().is_some_and(|byte| !blank(*byte)));
        // Counts of a byte in short stretches: the sum of a stretch fits, and many bytes are added at once.
        for (before, stretch) in bytes.chunks(128).zip(bytes.get(1..).unwrap_or_default().chunks(128)) {
            let begins = |(before, byte): (&u8, &u8)| u8::from(blank(*before) & !blank(*byte));
            words += usize::from(before.iter().zip(stretch).map(begins).fold(0, u8::wrapping_add));
        }
        return words;
    }
    let mut words = 0;
    let mut inside = false;
    for c in text.chars() {
        let alone = matches!(u32::from(c), 0x0e00..=0x0eff | 0x3041..=0x30ff | 0x3400..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x3ffff);
        let blank = c.is_whitespace();
        words += usize::from(alone || (!inside && !blank));
        inside = !blank && !alone;
    }
    words
}

/// Returns the label of what looks like a reference to a footnote.
fn undefined_footnote(text: &str) -> Option<&str> {
    let first = text.find('[')?;
    let (_, after) = text[first..].split_once("[^")?;
    let length = after.bytes().take(100).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-').count();
    (length > 0 && after[length..].starts_with(']')).then(|| &after[..length])
}

#[cfg(test)]
mod tests {
    use super::{undefined_footnote, words};

    #[test]
    fn words_are_runs_between_spaces_or_single_signs() {
        for (text, count) in [
            ("", 0),
            ("  two words\n", 2),
            ("don\u{2019}t-stop", 1),
            ("日本 and", 3),
            ("“so” — no", 3),
            ("a\u{a0}b", 1),
        ] {
            assert_eq!(words(text), count, "{text:?}");
        }
    }

    #[test]
    fn a_class_of_characters_is_no_footnote() {
        assert_eq!(undefined_footnote("see [^1] there"), Some("1"));
        for text in ["[^]", "[^a b]", "[^\\w]", "x^2", "[^open"] {
            assert_eq!(undefined_footnote(text), None);
        }
    }
}
