//! Events to blocks with a stack of open elements, so that depth costs no recursion.

mod close;
mod html;
mod nested;

use super::slug::Slugs;
use super::{Context, Limits, Parsed, Remark, blocks, link, mark};
use crate::course::{Align, Block, BlockKind, Callout, Definition, Inline, Item, Target};
use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, Event, Tag};
use std::collections::HashMap;
use std::ops::Range;

/// An element that is not closed yet.
struct Frame {
    kind: Open,
    blocks: Vec<Block>,
    inlines: Vec<Inline>,
    span: Range<usize>,
    /// Where the waiting inlines stand.
    text: Range<usize>,
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
    Quote(Option<Callout>),
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
    /// HTML's, and the language that its code names.
    Pre(String),
    InlineCode,
    /// A script or a style: nothing of it is shown.
    Dropped,
}

impl Open {
    /// Whether it holds blocks and is one level of nesting.
    fn nests(&self) -> bool {
        use Open::{Definitions, Details, Footnote, Item, Meaning, Pre, Quote};
        matches!(self, Quote(_) | Item { .. } | Footnote(_) | Definitions(_) | Meaning | Details(_) | Pre(_))
    }

    /// Whether it holds inlines and is one.
    fn is_inline(&self) -> bool {
        use Open::{Dropped, Emphasis, Image, InlineCode, Key, Link, Strike, Strong};
        matches!(self, Emphasis | Strong | Strike | Key | Link(_) | Image(_) | InlineCode | Dropped)
    }

    /// Whether it holds inlines, so that they need no paragraph of their own.
    fn holds_inlines(&self) -> bool {
        use Open::{Cell, Heading, Paragraph, Pre, Summary, Term};
        self.is_inline() || matches!(self, Paragraph | Heading { .. } | Cell | Term | Summary | Pre(_))
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
    /// The HTML block that is being read, and where it begins.
    html: String,
    html_at: Option<usize>,
    /// Where the event stands that is being taken.
    now: Range<usize>,
    /// Blocks that were found where none can stand; they follow the block that is being read.
    lifted: Vec<Block>,
    events: usize,
    cells: usize,
    /// Whether the cells of the open table are over the limit: nothing of it is kept or counted any more.
    overfull: bool,
    notes: usize,
    depth: usize,
    inline_depth: usize,
    /// Texts within texts: fences of mdbook-admonish.
    texts: usize,
    flattened: bool,
    parsed: Parsed,
    /// The whole text.
    source: &'a str,
}

impl<'a> Builder<'a> {
    pub(super) fn new(source: &'a str, context: Context<'a>, limits: Limits) -> Self {
        let mut new = Self {
            context,
            limits,
            stack: Vec::new(),
            started: Vec::new(),
            slugs: Slugs::default(),
            footnotes: HashMap::new(),
            html: String::new(),
            html_at: None,
            now: 0..0,
            lifted: Vec::new(),
            events: 0,
            cells: 0,
            overfull: false,
            notes: 0,
            depth: 0,
            inline_depth: 0,
            texts: 0,
            flattened: false,
            parsed: Parsed::default(),
            source,
        };
        new.open(Open::Root, 0..source.len());
        new
    }

    /// Takes an event; false when the text has more than can be kept.
    pub(super) fn take(&mut self, event: Event<'_>, span: Range<usize>) -> bool {
        self.events += usize::from(!self.overfull);
        self.now = span;
        if self.events > self.limits.events {
            let message = format!("the text has more than {} parts; the rest is not shown", self.limits.events);
            self.limit("HB0501", message);
            return false;
        }
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(_) => self.end(),
            Event::Text(text) => self.text(&text),
            Event::Code(code) => {
                let code = mark::words(&code, self.context.directives).into_owned();
                self.push_inline(Inline::Code(code));
            }
            Event::InlineMath(math) => {
                let math = mark::words(&math, self.context.directives).into_owned();
                self.push_inline(Inline::Math(math));
            }
            Event::DisplayMath(math) => {
                let math = mark::words(&math, self.context.directives).into_owned();
                self.display_math(math);
            }
            Event::Html(text) => {
                self.html_at.get_or_insert(self.now.start);
                self.html.push_str(&text);
            }
            Event::InlineHtml(text) => self.inline_html(&text),
            Event::FootnoteReference(label) => {
                let next = self.footnotes.len() + 1;
                let number = *self.footnotes.entry(label.to_string()).or_insert(next);
                self.push_inline(Inline::FootnoteRef { label: label.into_string(), number });
            }
            Event::SoftBreak => self.push_inline(Inline::SoftBreak),
            Event::HardBreak => self.push_inline(Inline::HardBreak),
            Event::Rule => self.push_block(BlockKind::Rule),
            Event::TaskListMarker(done) => {
                let item = self.stack.iter_mut().rev().find_map(|frame| match &mut frame.kind {
                    Open::Item { task, .. } => Some(task),
                    _ => None,
                });
                match item {
                    Some(task) if task.is_none() => *task = Some(done),
                    // Its item was flattened.
                    _ => self.push_text(if done { "[x] " } else { "[ ] " }),
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
            self.parsed.blocks = root.blocks;
        }
        self.parsed.blocks.append(&mut self.lifted);
        // Notices stand where reading ends.
        let end = self.source.len()..self.source.len();
        let notices: Vec<Block> = self
            .parsed
            .remarks
            .iter()
            .filter(|remark| remark.code.starts_with("HB05"))
            .map(|remark| Block { kind: BlockKind::Notice(remark.message.clone()), span: end.clone() })
            .collect();
        self.parsed.blocks.extend(notices);
        if !self.footnotes.is_empty() {
            blocks::number_footnotes(&mut self.parsed.blocks, &self.footnotes);
        }
        self.parsed
    }

    fn top(&mut self) -> &mut Frame {
        // The root is only popped by `finish`, which takes the builder with it.
        let last = self.stack.len() - 1;
        &mut self.stack[last]
    }

    fn remark(&mut self, code: &'static str, message: String) {
        self.parsed.remarks.push(Remark { code, message, span: self.now.clone() });
    }

    fn limit(&mut self, code: &'static str, message: String) {
        if !self.parsed.remarks.iter().any(|remark| remark.code == code) {
            self.remark(code, message);
        }
    }

    fn too_deep(&mut self) {
        if !self.flattened {
            self.flattened = true;
            let depth = self.limits.depth;
            let message = format!("nested more than {depth} levels; what lies further in is shown at that level");
            self.remark("HB0502", message);
        }
    }

    /// Opens an element; false when it would be nested too deep, and what it holds goes on in the element around it.
    fn open(&mut self, kind: Open, span: Range<usize>) -> bool {
        let depth = if kind.nests() {
            &mut self.depth
        } else if kind.is_inline() {
            &mut self.inline_depth
        } else {
            &mut 0
        };
        if *depth >= self.limits.depth {
            self.too_deep();
            return false;
        }
        *depth += 1;
        self.stack.push(Frame { kind, blocks: Vec::new(), inlines: Vec::new(), span, text: 0..0 });
        true
    }

    fn start(&mut self, tag: Tag<'_>) {
        let height = self.stack.len();
        let kind = match tag {
            Tag::Paragraph => {
                if let Open::Item { loose, .. } = &mut self.top().kind {
                    *loose = true;
                }
                Open::Paragraph
            }
            Tag::Heading { level, id, .. } => Open::Heading { level: level as u8, id: id.map(|id| id.to_string()) },
            Tag::BlockQuote(kind) => Open::Quote(kind.map(callout)),
            Tag::CodeBlock(kind) => {
                let info = match kind {
                    CodeBlockKind::Fenced(info) => mark::words(&info, self.context.directives).into_owned(),
                    CodeBlockKind::Indented => String::new(),
                };
                // The fences are not of the code, and all the rest is, save what stands left of it.
                Open::Code { info, text: String::with_capacity(self.now.len()) }
            }
            Tag::List(start) if self.depth < self.limits.depth => Open::List { start, items: Vec::new(), tight: true },
            Tag::Item if matches!(self.top().kind, Open::List { .. }) => Open::Item { task: None, loose: false },
            Tag::FootnoteDefinition(label) => {
                self.notes += 1;
                if self.notes > self.limits.footnotes {
                    let most = self.limits.footnotes;
                    self.limit("HB0504", format!("more than {most} footnotes; the others stand as plain text"));
                    return self.flatten();
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
                self.overfull |= self.cells > self.limits.cells;
                Open::Cell
            }
            Tag::List(_) => {
                // None of its items could be opened.
                self.too_deep();
                return self.flatten();
            }
            // The element around it was closed or flattened: its text goes on in the parent.
            Tag::Item | Tag::TableCell => return self.flatten(),
            Tag::HtmlBlock | Tag::MetadataBlock(_) | Tag::Superscript | Tag::Subscript => {
                self.started.push(None);
                return;
            }
            Tag::Emphasis => Open::Emphasis,
            Tag::Strong => Open::Strong,
            Tag::Strikethrough => Open::Strike,
            Tag::Link { dest_url, link_type, .. } => {
                let email = matches!(link_type, pulldown_cmark::LinkType::Email);
                Open::Link(if email {
                    Target::External(format!("mailto:{dest_url}"))
                } else {
                    link::target(&dest_url, &self.context)
                })
            }
            Tag::Image { dest_url, .. } => Open::Image(link::target(&dest_url, &self.context)),
        };
        if !kind.is_inline() && !matches!(kind, Open::Cell) {
            self.flush();
        }
        let opened = self.open(kind, self.now.clone());
        self.started.push(opened.then_some(height));
    }

    /// Takes note of a tag whose element is not opened.
    fn flatten(&mut self) {
        self.flush();
        self.started.push(None);
    }

    fn end(&mut self) {
        if self.html_at.is_some() {
            self.html_block();
        }
        match self.started.pop() {
            Some(Some(height)) => {
                while self.stack.len() > height {
                    self.close();
                }
            }
            // The end of something flattened: what it held stands as a paragraph of its own.
            Some(None) => self.flush(),
            None => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Open::Code { text: code, .. } = &mut self.top().kind {
            code.push_str(text);
        } else {
            self.push_text(text);
        }
    }

    /// Widens the place of the waiting inlines to the current event.
    fn touch(&mut self) -> &mut Frame {
        let now = self.now.clone();
        let top = self.top();
        if top.inlines.is_empty() {
            top.text = now;
        } else {
            top.text.end = top.text.end.max(now.end);
        }
        top
    }

    fn push_text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let top = self.touch();
        match top.inlines.last_mut() {
            Some(Inline::Text(before)) => before.push_str(text),
            _ => top.inlines.push(Inline::Text(text.to_owned())),
        }
    }

    fn push_inline(&mut self, inline: Inline) {
        self.touch().inlines.push(inline);
    }

    /// Adds a block where the text has got to.
    fn push_block(&mut self, kind: BlockKind) {
        self.flush();
        let block = Block { kind, span: self.now.clone() };
        if self.top().kind.holds_inlines() {
            self.lifted.push(block);
        } else {
            self.add(block);
        }
    }

    /// Mathematics on lines of its own divides the paragraph it stands in.
    fn display_math(&mut self, math: String) {
        if matches!(self.top().kind, Open::Paragraph) && self.stack.len() > 1 {
            let now = self.now.clone();
            let Some(mut paragraph) = self.stack.pop() else { return };
            let before = std::mem::take(&mut paragraph.inlines);
            self.paragraph(before, paragraph.span.start..now.start);
            self.add(Block { kind: BlockKind::Math(math), span: now.clone() });
            paragraph.span.start = now.end.min(paragraph.span.end);
            self.stack.push(paragraph);
        } else if self.top().kind.holds_inlines() {
            self.push_inline(Inline::Math(math));
        } else {
            self.push_block(BlockKind::Math(math));
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

fn callout(kind: BlockQuoteKind) -> Callout {
    match kind {
        BlockQuoteKind::Note => Callout::Note,
        BlockQuoteKind::Tip => Callout::Tip,
        BlockQuoteKind::Important => Callout::Important,
        BlockQuoteKind::Warning => Callout::Warning,
        BlockQuoteKind::Caution => Callout::Caution,
    }
}
