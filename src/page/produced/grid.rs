//! A table whose columns are aligned: what is wide is scrolled, not wrapped.

use super::Drawing;
use crate::base::text::{ellipsis, width};
use crate::page::cells::clean_line;
use crate::page::line::Piece;
use crate::page::theme::Role;

/// The most columns of one cell; a longer one ends in a mark.
const WIDEST: usize = 200;

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cell {
    text: String,
    role: Role,
    right: bool,
}

impl Cell {
    /// Makes a cell of text.
    pub(super) fn text(text: &str, role: Role) -> Self {
        let text = ellipsis(&clean_line(text), WIDEST).into_owned();
        Self { text, role, right: false }
    }

    /// Makes a cell that stands at the right end of its column.
    pub(super) fn number(text: &str, role: Role) -> Self {
        Self { right: true, ..Self::text(text, role) }
    }
}

/// Draws a table.
pub(super) fn grid(drawing: &mut Drawing<'_>, head: &[Cell], rows: &[Vec<Cell>]) {
    let glyphs = drawing.sight.look.glyphs;
    let count = head.len();
    let mut widths = vec![0; count];
    for row in std::iter::once(head).chain(rows.iter().map(Vec::as_slice)) {
        for (wide, cell) in widths.iter_mut().zip(row) {
            *wide = width(&cell.text).max(*wide);
        }
    }
    // A head stands where its column's numbers stand.
    let aligned = head.iter().enumerate().map(|(at, cell)| {
        let right = !rows.is_empty() && rows.iter().all(|row| row.get(at).is_none_or(|cell| cell.right));
        Cell { right, ..cell.clone() }
    });
    let aligned: Vec<Cell> = aligned.collect();
    let between = format!(" {} ", glyphs.vertical());
    line(drawing, &aligned, &widths, &between);
    let joint = format!("{0}{1}{0}", glyphs.horizontal(), glyphs.cross());
    let rule: Vec<String> = widths.iter().map(|wide| glyphs.horizontal().repeat(*wide)).collect();
    drawing.keep(vec![Piece::mark("  ", Role::Text), Piece::mark(rule.join(&joint), Role::Frame)]);
    for row in rows {
        line(drawing, row, &widths, &between);
    }
}

fn line(drawing: &mut Drawing<'_>, row: &[Cell], widths: &[usize], between: &str) {
    let mut pieces = vec![Piece::mark("  ", Role::Text)];
    for (at, (cell, wide)) in row.iter().zip(widths).enumerate() {
        if at > 0 {
            pieces.push(Piece::mark(between.to_owned(), Role::Frame));
        }
        let gap = " ".repeat(wide.saturating_sub(width(&cell.text)));
        let text = if cell.right { format!("{gap}{}", cell.text) } else { format!("{}{gap}", cell.text) };
        pieces.push(Piece::mark(text, cell.role));
    }
    drawing.keep(pieces);
}
