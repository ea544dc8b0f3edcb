//! Events to blocks with a stack of open elements, so that depth costs no recursion.

mod html;

use super::blocks::{self, Part};
use super::slug::Slugs;
use super::{Context, Limits, Parsed, Remark, fence};
use crate::course::{Align, Block, BlockKind, Definition, Inline, Item, Target, plain_text};
use pulldown_cmark::{Alignment, CodeBlockKind, Event, Tag};
use std::collections::HashMap;
use std::ops::Range;

/// An element that is not closed yet.
struct Frame {
    kind: Open,
    blocks: Vec<Block>,
    inlines: Vec<Inline>,
    span: Range<usize>,
}

/// What an open element is.
enum Open {
    Root,
    Paragraph,
    Heading {
        level: u8,
        id: Option<String>,
    },
    Code {
        info: String,
        text: String,
    },
    Quote,
    List {
        start: Option<u64>,
        items: Vec<Item>,
        tight: bool,
    },
    Item {
        task: Option<bool>,
        loose: bool,
    },
    Table {
        align: Vec<Align>,
        rows: Vec<Vec<Vec<Inline>>>,
    },
    Cell,
    Footnote(String),
    Definitions(Vec<Definition>),
    Term,
    Meaning,
    Details(Vec<Inline>),
    Summary,
    Emphasis,
    Strong,
    Strike,
    Key,
    Link(Target),
    Image(Target),
    Pre,
    InlineCode,
    /// A script or a style: nothing of it is shown.
    Dropped,
}

impl Open {
    /// Whether the element counts as one level of nesting.
    fn nests(&self) -> bool {
        !matches!(
            self,
            Self::Root | Self::Paragraph | Self::Heading { .. } | Self::List { .. } | Self::Table { .. } | Self::Cell
        )
    }

    /// Whether it holds inlines and is one.
    fn is_inline(&self) -> bool {
        use Open::{Dropped, Emphasis, Image, InlineCode, Key, Link, Strike, Strong};
        matches!(self, Emphasis | Strong | Strike | Key | Link(_) | Image(_) | InlineCode | Dropped)
    }
}

/// Builds a [`Parsed`] from events.
pub(super) struct Builder<'a> {
    context: Context<'a>,
    limits: Limits,
    stack: Vec<Frame>,
    /// For each started tag, how high the stack was; `None` when it was flattened.
    started: Vec<Option<usize>>,
    slugs: Slugs,
    footnotes: HashMap<String, usize>,
    html: String,
    html_at: Option<usize>,
    events: usize,
    cells: usize,
    notes: usize,
    depth: usize,
    flattened: bool,
    parsed: Parsed,
    length: usize,
}

impl<'a> Builder<'a> {
    pub(super) fn new(text: &str, context: Context<'a>, limits: Limits) -> Self {
        let root = Frame { kind: Open::Root, blocks: Vec::new(), inlines: Vec::new(), span: 0..text.len() };
        Self {
            context,
            limits,
            stack: vec![root],
            started: Vec::new(),
            slugs: Slugs::default(),
            footnotes: HashMap::new(),
            html: String::new(),
            html_at: None,
            events: 0,
            cells: 0,
            notes: 0,
            depth: 0,
            flattened: false,
            parsed: Parsed::default(),
            length: text.len(),
        }
    }

    /// Takes an event; false when the text has more than can be kept.
    pub(super) fn take(&mut self, event: Event<'_>, span: Range<usize>) -> bool {
        self.events += 1;
        if self.events > self.limits.events {
            self.limit(
                "HB0501",
                format!("the text has more than {} parts; the rest is not shown", self.limits.events),
                span,
            );
            return false;
        }
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(_) => self.end(),
            Event::Text(text) => self.text(&text, &span),
            Event::Code(code) => self.push_inline(Inline::Code(blocks::restore(&code, self.context))),
            Event::InlineMath(math) | Event::DisplayMath(math) => self.push_inline(Inline::Math(math.into_string())),
            Event::Html(text) => {
                self.html_at.get_or_insert(span.start);
                self.html.push_str(&text);
            }
            Event::InlineHtml(text) => self.html_pieces(&text, &span),
            Event::FootnoteReference(label) => {
                let next = self.footnotes.len() + 1;
                let number = *self.footnotes.entry(label.to_string()).or_insert(next);
                self.push_inline(Inline::FootnoteRef { label: label.into_string(), number });
            }
            Event::SoftBreak => self.push_inline(Inline::SoftBreak),
            Event::HardBreak => self.push_inline(Inline::HardBreak),
            Event::Rule => self.push_block(BlockKind::Rule, span),
            Event::TaskListMarker(done) => {
                if let Some(Frame { kind: Open::Item { task, .. }, .. }) =
                    self.stack.iter_mut().rev().find(|frame| matches!(frame.kind, Open::Item { .. }))
                {
                    *task = Some(done);
                }
            }
        }
        true
    }

    /// Closes what is open and returns the blocks.
    pub(super) fn finish(mut self) -> Parsed {
        while self.stack.len() > 1 {
            self.close();
        }
        self.flush();
        if let Some(root) = self.stack.pop() {
            self.parsed.blocks.extend(root.blocks);
        }
        // Notices stand where reading ends.
        let notices: Vec<Block> = self
            .parsed
            .remarks
            .iter()
            .filter(|remark| remark.code.starts_with("HB05"))
            .map(|remark| Block { kind: BlockKind::Notice(remark.message.clone()), span: self.length..self.length })
            .collect();
        self.parsed.blocks.extend(notices);
        blocks::number_footnotes(&mut self.parsed.blocks, &self.footnotes);
        self.parsed
    }

    fn top(&mut self) -> &mut Frame {
        // The root is only popped by `finish`, which takes the builder with it.
        let last = self.stack.len() - 1;
        &mut self.stack[last]
    }

    fn limit(&mut self, code: &'static str, message: String, span: Range<usize>) {
        if !self.parsed.remarks.iter().any(|remark| remark.code == code) {
            self.parsed.remarks.push(Remark { code, message, span });
        }
    }

    fn open(&mut self, kind: Open, span: Range<usize>) -> bool {
        if kind.nests() {
            if self.depth >= self.limits.depth {
                if !self.flattened {
                    self.flattened = true;
                    let message =
                        format!("nested more than {} deep; what lies deeper is shown at that depth", self.limits.depth);
                    self.parsed.remarks.push(Remark { code: "HB0502", message, span });
                }
                return false;
            }
            self.depth += 1;
        }
        self.stack.push(Frame { kind, blocks: Vec::new(), inlines: Vec::new(), span });
        true
    }

    fn start(&mut self, tag: Tag<'_>, span: Range<usize>) {
        let height = self.stack.len();
        let kind = match tag {
            Tag::Paragraph => {
                if let Some(Frame { kind: Open::Item { loose, .. }, .. }) = self.stack.last_mut() {
                    *loose = true;
                }
                Open::Paragraph
            }
            Tag::Heading { level, id, .. } => Open::Heading { level: level as u8, id: id.map(|id| id.to_string()) },
            Tag::BlockQuote(_) => Open::Quote,
            Tag::CodeBlock(kind) => {
                let info = match kind {
                    CodeBlockKind::Fenced(info) => info.into_string(),
                    CodeBlockKind::Indented => String::new(),
                };
                Open::Code { info, text: String::new() }
            }
            Tag::HtmlBlock | Tag::MetadataBlock(_) => {
                self.started.push(None);
                return;
            }
            Tag::List(_) if self.depth >= self.limits.depth => {
                // No item of it could be opened.
                self.flush();
                self.started.push(None);
                return;
            }
            Tag::List(start) => Open::List { start, items: Vec::new(), tight: true },
            Tag::Item if matches!(self.top().kind, Open::List { .. }) => Open::Item { task: None, loose: false },
            Tag::FootnoteDefinition(label) => {
                self.notes += 1;
                if self.notes > self.limits.footnotes {
                    self.limit(
                        "HB0504",
                        format!("more than {} footnotes; the others are left out", self.limits.footnotes),
                        span,
                    );
                    self.started.push(None);
                    return;
                }
                Open::Footnote(label.into_string())
            }
            Tag::DefinitionList => Open::Definitions(Vec::new()),
            Tag::DefinitionListTitle => Open::Term,
            Tag::DefinitionListDefinition => Open::Meaning,
            Tag::Table(alignments) => {
                Open::Table { align: alignments.into_iter().map(align).collect(), rows: Vec::new() }
            }
            Tag::TableHead | Tag::TableRow => {
                if let Open::Table { rows, .. } = &mut self.top().kind {
                    rows.push(Vec::new());
                }
                self.started.push(None);
                return;
            }
            Tag::TableCell if matches!(self.top().kind, Open::Table { .. }) => {
                self.cells += 1;
                Open::Cell
            }
            Tag::Item | Tag::TableCell => {
                // The element around it was closed or flattened: its text goes on in the parent.
                self.flush();
                self.started.push(None);
                return;
            }
            Tag::Emphasis => Open::Emphasis,
            Tag::Strong => Open::Strong,
            Tag::Strikethrough => Open::Strike,
            Tag::Superscript | Tag::Subscript => {
                self.started.push(None);
                return;
            }
            Tag::Link { dest_url, .. } => Open::Link(blocks::target(&dest_url, self.context.path)),
            Tag::Image { dest_url, .. } => Open::Image(blocks::target(&dest_url, self.context.path)),
        };
        if !kind.is_inline() && !matches!(kind, Open::Cell) {
            self.flush();
        }
        let opened = self.open(kind, span);
        self.started.push(opened.then_some(height));
    }

    fn end(&mut self) {
        if let Some(at) = self.html_at.take() {
            let text = std::mem::take(&mut self.html);
            self.html_pieces(&text, &(at..at + text.len()));
            while self.top().kind.is_inline()
                && self.started.iter().flatten().last().is_none_or(|&height| height + 1 < self.stack.len())
            {
                self.close();
            }
            self.flush();
        }
        match self.started.pop() {
            Some(Some(height)) => {
                while self.stack.len() > height {
                    self.close();
                }
            }
            // The end of something flattened: what it held stands as a paragraph of its own.
            Some(None) if !self.top().kind.is_inline() && !matches!(self.top().kind, Open::Paragraph | Open::Cell) => {
                self.flush()
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str, span: &Range<usize>) {
        if let Open::Code { text: code, .. } = &mut self.top().kind {
            code.push_str(text);
            return;
        }
        self.parsed.words += text.split_whitespace().count();
        // Text of a flattened code block has line ends of its own.
        let mut lines = text.split('\n');
        if let Some(first) = lines.next() {
            self.push_text(first);
        }
        for line in lines {
            self.push_inline(Inline::HardBreak);
            self.push_text(line);
        }
        self.top().span.end = self.stack.last().map_or(0, |frame| frame.span.end).max(span.end);
    }

    fn push_text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        match self.top().inlines.last_mut() {
            Some(Inline::Text(before)) => before.push_str(text),
            _ => self.top().inlines.push(Inline::Text(text.to_owned())),
        }
    }

    fn push_inline(&mut self, inline: Inline) {
        self.top().inlines.push(inline);
    }

    fn push_block(&mut self, kind: BlockKind, span: Range<usize>) {
        self.flush();
        // A block within running text (from HTML) belongs to the nearest element that can hold blocks.
        while self.stack.len() > 1 && (self.top().kind.is_inline() || matches!(self.top().kind, Open::Paragraph)) {
            self.close();
        }
        blocks::push(&mut self.top().blocks, Block { kind, span });
    }

    /// Makes a paragraph of the inlines that wait in an element that holds blocks.
    fn flush(&mut self) {
        let context = self.context;
        let top = self.top();
        let holds_inlines = top.kind.is_inline()
            || matches!(
                top.kind,
                Open::Paragraph | Open::Heading { .. } | Open::Cell | Open::Term | Open::Summary | Open::Pre
            );
        if holds_inlines || top.inlines.is_empty() {
            return;
        }
        let inlines = std::mem::take(&mut top.inlines);
        let span = top.span.clone();
        Self::paragraph(&mut top.blocks, inlines, span, context);
    }

    fn paragraph(siblings: &mut Vec<Block>, inlines: Vec<Inline>, span: Range<usize>, context: Context<'_>) {
        for part in blocks::parts(inlines, context) {
            let kind = match part {
                Part::Inlines(inlines) => BlockKind::Paragraph(blocks::linked(inlines)),
                Part::Block(kind) => kind,
            };
            blocks::push(siblings, Block { kind, span: span.clone() });
        }
    }

    /// Closes the innermost element and gives it to its parent.
    fn close(&mut self) {
        self.flush();
        let Some(frame) = self.stack.pop() else { return };
        if frame.kind.nests() {
            self.depth -= 1;
        }
        let context = self.context;
        let Frame { kind, blocks, inlines, span } = frame;
        let in_link = kind.is_inline() && self.stack.iter().any(|frame| matches!(frame.kind, Open::Link(_)));
        let run = |inlines| {
            let inlines = blocks::restored(inlines, context);
            if in_link { inlines } else { blocks::linked(inlines) }
        };
        match kind {
            Open::Root | Open::Dropped => {}
            Open::Paragraph => Self::paragraph(&mut self.top().blocks, inlines, span, context),
            Open::Heading { level, id } => {
                let text = run(inlines);
                let anchor = match id {
                    Some(id) => self.slugs.unique(id),
                    None => self.slugs.anchor(&plain_text(&text)),
                };
                self.block(BlockKind::Heading { level, text, anchor }, span);
            }
            Open::Code { info, text } => {
                let kind = fence::block(&info, blocks::restore(&text, context), context.hidden);
                self.block(kind, span);
            }
            Open::Quote => self.block(blocks::quote(blocks), span),
            Open::List { start, items, tight } => self.block(BlockKind::List { start, tight, items }, span),
            Open::Item { task, loose } => {
                if let Open::List { items, tight, .. } = &mut self.top().kind {
                    *tight &= !loose;
                    items.push(Item { task, blocks });
                }
            }
            Open::Table { align, rows } => self.table(align, rows, span),
            Open::Cell => {
                let (cell, full) = (run(inlines), self.cells > self.limits.cells);
                if full {
                    self.limit(
                        "HB0503",
                        format!("more than {} table cells; the others are left out", self.limits.cells),
                        span,
                    );
                } else if let Open::Table { rows, .. } = &mut self.top().kind
                    && let Some(row) = rows.last_mut()
                {
                    row.push(cell);
                }
            }
            Open::Footnote(label) => self.block(BlockKind::Footnote { label, number: None, blocks }, span),
            Open::Definitions(definitions) => {
                if !definitions.is_empty() {
                    self.block(BlockKind::Definitions(definitions), span);
                }
            }
            Open::Term => match &mut self.top().kind {
                Open::Definitions(definitions) => {
                    definitions.push(Definition { term: run(inlines), meanings: Vec::new() })
                }
                _ => self.block(BlockKind::Paragraph(run(inlines)), span),
            },
            Open::Meaning => match &mut self.top().kind {
                Open::Definitions(definitions) if !definitions.is_empty() => {
                    if let Some(last) = definitions.last_mut() {
                        last.meanings.push(blocks);
                    }
                }
                _ => self.top().blocks.extend(blocks),
            },
            Open::Details(summary) => self.block(BlockKind::Details { summary, blocks }, span),
            Open::Summary => match &mut self.top().kind {
                Open::Details(summary) => summary.extend(run(inlines)),
                _ => self.top().inlines.extend(inlines),
            },
            Open::Emphasis => self.push_inline(Inline::Emphasis(run(inlines))),
            Open::Strong => self.push_inline(Inline::Strong(run(inlines))),
            Open::Strike => self.push_inline(Inline::Strike(run(inlines))),
            Open::Key => self.push_inline(Inline::Key(plain_text(&inlines))),
            Open::InlineCode => self.push_inline(Inline::Code(plain_text(&inlines))),
            Open::Link(target) => self.push_inline(Inline::Link { target, text: blocks::restored(inlines, context) }),
            Open::Image(target) => self.push_inline(Inline::Image { target, alt: plain_text(&inlines) }),
            Open::Pre => {
                let text = plain_text(&inlines);
                if !text.trim().is_empty() {
                    self.block(fence::block("", text, &[]), span);
                }
                // Markdown within `<pre>` made blocks of its own.
                self.top().blocks.extend(blocks);
            }
        }
    }

    /// Adds a block to the innermost element that holds blocks.
    fn block(&mut self, kind: BlockKind, span: Range<usize>) {
        blocks::push(&mut self.top().blocks, Block { kind, span });
    }

    fn table(&mut self, align: Vec<Align>, rows: Vec<Vec<Vec<Inline>>>, span: Range<usize>) {
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

fn align(alignment: Alignment) -> Align {
    match alignment {
        Alignment::None | Alignment::Left => Align::Left,
        Alignment::Center => Align::Center,
        Alignment::Right => Align::Right,
    }
}
