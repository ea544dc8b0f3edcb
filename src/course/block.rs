//! The parts a text is made of. Blocks nest at most 32 deep; the parser flattens what lies deeper.

use super::{Inline, QuestionId};
use std::ops::Range;

/// One part of a text and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Bytes of the lesson's text with includes expanded.
    pub span: Range<usize>,
}

/// What a [`Block`] is.
#[derive(Debug, Clone, PartialEq)]
pub enum BlockKind {
    /// A heading.
    Heading {
        /// 1 to 6.
        level: u8,
        /// Its words.
        text: Vec<Inline>,
        /// The name links use, unique in the lesson: GitHub's and mdBook's slug, or `{#name}`.
        anchor: String,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A block of code.
    Code(Code),
    /// Neighbouring blocks of code with `tab`, two or more.
    Tabs(Vec<Code>),
    /// A drawing in characters.
    Diagram {
        /// The drawing, line by line.
        text: String,
        /// What it shows, in a sentence.
        alt: Option<String>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// A quotation with a mark such as `[!NOTE]`.
    Callout {
        /// Which mark.
        kind: Callout,
        /// What it holds.
        blocks: Vec<Block>,
    },
    /// A list.
    List {
        /// The first number of an ordered list.
        start: Option<u64>,
        /// Whether items stand without blank lines between them.
        tight: bool,
        /// Its items.
        items: Vec<Item>,
    },
    /// A table.
    Table {
        /// One for each column.
        align: Vec<Align>,
        /// The cells of the first row.
        head: Vec<Vec<Inline>>,
        /// The other rows; each has as many cells as `head`.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A definition list.
    Definitions(Vec<Definition>),
    /// A footnote, at the place where it is defined.
    Footnote {
        /// The label as written.
        label: String,
        /// The number shown; `None` when nothing refers to it.
        number: Option<usize>,
        /// What it says.
        blocks: Vec<Block>,
    },
    /// `<details>`: a summary that opens.
    Details {
        /// What is always shown.
        summary: Vec<Inline>,
        /// What opens.
        blocks: Vec<Block>,
    },
    /// Mathematics on lines of its own, as written.
    Math(String),
    /// A thematic break.
    Rule,
    /// `{{#quiz file}}` or `{{#quiz file:id}}`.
    Quiz(QuizRef),
    /// `{{#lab folder}}`.
    Lab {
        /// The folder, relative to the pack.
        folder: String,
    },
    /// What hornbook has to say in place of something it could not show.
    Notice(String),
}

/// A block of code.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Code {
    /// The first word of the info string, in lower case; empty without one.
    pub language: String,
    /// What is shown, hidden lines removed, without the last line end.
    pub text: String,
    /// `tab=`
    pub tab: Option<String>,
    /// `title=`
    pub title: Option<String>,
    /// `ran=`: with what and when it ran.
    pub ran: Option<String>,
    /// `checked=`: against what it was checked.
    pub checked: Option<String>,
    /// `output`: a program printed this.
    pub output: bool,
}

/// Which mark a callout carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are the marks")]
pub enum Callout {
    Note,
    Tip,
    Important,
    Warning,
    Caution,
    Pitfall,
    Security,
    Version,
}

/// How a column's cells stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Align {
    Left,
    Center,
    Right,
}

/// One item of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// `Some(true)` for `[x]`, `Some(false)` for `[ ]`.
    pub task: Option<bool>,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// One term and what it means.
#[derive(Debug, Clone, PartialEq)]
pub struct Definition {
    /// The term.
    pub term: Vec<Inline>,
    /// Its meanings.
    pub meanings: Vec<Vec<Block>>,
}

/// A quiz named in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuizRef {
    /// The file, relative to the pack.
    pub file: String,
    /// One question of it; `None` is all.
    pub question: Option<QuestionId>,
}

/// A text of its own, such as a question's prompt: its Markdown and what it was parsed to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Rich {
    /// As written.
    pub source: String,
    /// As parsed.
    pub blocks: Vec<Block>,
}
