//! Finished lines.

use super::cells::{clean, columns};
use super::theme::{Role, Theme};
use crate::course::{QuizRef, Target};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use std::borrow::Cow;
use std::ops::Range;

/// A run of cells with one style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Cleaned text: nothing in it acts on a terminal.
    pub text: Cow<'static, str>,
    /// What it is.
    pub role: Role,
    /// Weight on top of the role's.
    pub extra: Modifier,
    /// Whether it is the author's text, not a frame or a mark of ours.
    pub content: bool,
    /// Bytes of the block's text before the author's text; without meaning for marks.
    pub at: usize,
}

/// A line of a page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PageLine {
    /// What stands in it, left to right.
    pub pieces: Vec<Piece>,
    /// Bytes of the block's text before the line: its place.
    pub offset: usize,
    /// What can be clicked or followed.
    pub spots: Vec<Spot>,
    /// Which code of the block the line shows, for copying: a place among the block's codes.
    pub code: Option<usize>,
    /// Whether it is wider than it shows, and can be scrolled sideways.
    pub wide: bool,
}

/// Something in a line that can be clicked or followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// The columns it takes.
    pub columns: Range<u16>,
    /// What it is.
    pub kind: SpotKind,
}

/// What a spot is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SpotKind {
    /// A link or a picture.
    Link(Target),
    /// A reference to a footnote.
    Footnote(String),
    /// A tab's name.
    Tab(String),
    /// Something that opens and closes: its number within the block.
    Fold(usize),
    /// A quiz or a checkpoint.
    Quiz(QuizRef),
    /// A lab's folder.
    Lab(String),
    /// A word that the glossary explains: its number there.
    Term(usize),
}

/// How a quiz named in the text went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Right.
    Right,
    /// Wrong.
    Wrong,
    /// Not sure.
    Unsure,
    /// Some answered right, not all.
    Half,
}

impl PageLine {
    /// Returns the words of the line, frames and marks included.
    pub fn text(&self) -> String {
        self.pieces.iter().map(|piece| &*piece.text).collect()
    }

    /// Returns the author's words of the line.
    pub fn content(&self) -> String {
        self.pieces.iter().filter(|piece| piece.content).map(|piece| &*piece.text).collect()
    }

    /// Returns the columns the line takes.
    pub fn width(&self) -> usize {
        self.pieces.iter().map(|piece| columns(&piece.text)).sum()
    }

    /// Returns the line as the terminal library draws it: the last step before cells, where everything is cleaned again.
    pub fn styled(&self, theme: &Theme) -> Line<'static> {
        self.pieces.iter().map(|piece| Span::styled(clean(&piece.text).into_owned(), piece.style(theme))).collect()
    }
}

impl Piece {
    /// Makes a mark or frame of ours.
    pub fn mark(text: impl Into<Cow<'static, str>>, role: Role) -> Self {
        Self { text: text.into(), role, extra: Modifier::empty(), content: false, at: 0 }
    }

    /// Makes a piece of the author's text, cleaned before, that stands `at` bytes into the block's text.
    pub(super) fn content(text: String, role: Role, at: usize) -> Self {
        Self { text: text.into(), role, extra: Modifier::empty(), content: true, at }
    }

    /// Returns the style.
    pub fn style(&self, theme: &Theme) -> Style {
        theme.style(self.role).add_modifier(self.extra)
    }
}

impl Spot {
    /// Returns the spot `by` columns further right.
    pub(super) fn shifted(self, by: u16) -> Self {
        let columns = self.columns.start.saturating_add(by)..self.columns.end.saturating_add(by);
        Self { columns, kind: self.kind }
    }
}
