//! Markdown to [`crate::course::Block`] trees: CommonMark, GitHub's extensions, callouts, definition lists, HTML reduced to its text.
//!
//! `parse` reads a lesson, [`rich`] a text of its own. Both are bounded (`LIMITS`) and never fail: what cannot be kept is named in a
//! [`BlockKind::Notice`].

mod autolink;
mod blocks;
mod builder;
mod fence;
mod html;
mod link;
mod mark;
mod slug;

use crate::course::{Block, BlockKind, Rich};
pub(super) use link::percent_decoded;
pub(super) use mark::marker;
use pulldown_cmark::{Options, Parser};
use std::ops::Range;

/// How much of one text is kept.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// Parser events.
    pub(super) events: usize,
    /// Table cells.
    pub(super) cells: usize,
    /// Footnotes.
    pub(super) footnotes: usize,
    /// Nested containers; deeper ones are flattened.
    pub(super) depth: usize,
}

/// The limits of docs/pack-format.md.
pub(super) const LIMITS: Limits = Limits { events: 200_000, cells: 20_000, footnotes: 10_000, depth: 32 };

/// Something in the text that the author should know of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Remark {
    /// The code of the diagnostic.
    pub(super) code: &'static str,
    /// What is wrong.
    pub(super) message: String,
    /// Where, in the parsed text.
    pub(super) span: Range<usize>,
}

/// A directive that stands in the text as [`marker`].
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Directive {
    /// What becomes of it where blocks can stand.
    pub(super) meaning: Meaning,
    /// What is shown in code and other places that cannot hold a block.
    pub(super) words: String,
    /// Where its marker is in the text.
    pub(super) span: Range<usize>,
}

/// What a directive means.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Meaning {
    /// It becomes this block.
    Block(BlockKind),
    /// Nobody here knows this name: it stays as written, and its author is told, unless it stands in code.
    Unknown(String),
}

/// What parsing depends on besides the text.
#[derive(Clone, Copy, Default)]
pub(super) struct Context<'a> {
    /// The file that links are relative to, relative to the pack.
    pub(super) path: &'a str,
    /// The folder of texts, relative to the pack.
    pub(super) root: &'a str,
    /// Whether a file is a chapter's; `None` outside a pack.
    pub(super) is_chapter: Option<&'a dyn Fn(&str) -> bool>,
    /// The directives in the text, by number.
    pub(super) directives: &'a [Directive],
    /// Whether `$…$` is mathematics.
    pub(super) math: bool,
    /// Prefixes of hidden lines, by language; Rust's `# ` needs no entry.
    pub(super) hidden: &'a [(String, String)],
}

/// A parsed text.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    pub(super) blocks: Vec<Block>,
    pub(super) remarks: Vec<Remark>,
    /// Words outside code.
    pub(super) words: usize,
}

/// What is read besides CommonMark.
fn options(math: bool) -> Options {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM;
    if math { options | Options::ENABLE_MATH } else { options }
}

/// Parses a text.
pub(super) fn parse(text: &str, context: Context<'_>) -> Parsed {
    let mut builder = builder::Builder::new(text, context, LIMITS);
    for (event, span) in Parser::new_ext(text, options(context.math)).into_offset_iter() {
        if !builder.take(event, span) {
            break;
        }
    }
    builder.finish()
}

/// Parses a text of its own, such as a question's prompt.
pub fn rich(source: &str) -> Rich {
    Rich { source: source.to_owned(), blocks: parse(source, Context::default()).blocks }
}
