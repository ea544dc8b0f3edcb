//! A line as cells: which bytes take which columns.

use crate::base::text::{visible, width};
use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;

/// Columns of a tab stop.
pub(super) const TAB: usize = 4;

/// A cluster of a line as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cell<'a> {
    /// Its first byte in the line.
    pub(crate) byte: usize,
    /// Its bytes.
    pub(crate) bytes: usize,
    /// Columns before it.
    pub(crate) column: usize,
    /// Columns it takes.
    pub(crate) width: usize,
    /// What is drawn: nothing in it acts on a terminal.
    pub(crate) shown: Cow<'a, str>,
}

/// Returns the cells of a line.
pub(crate) fn cells(line: &str) -> impl Iterator<Item = Cell<'_>> {
    let mut column = 0;
    clusters(line).map(move |(byte, cluster)| {
        let shown = shown(cluster, column);
        let cell = Cell { byte, bytes: cluster.len(), column, width: width(&shown), shown };
        column += cell.width;
        cell
    })
}

/// Finding clusters costs ten times what it costs to step over ASCII, in which each byte is one.
fn clusters(line: &str) -> Box<dyn Iterator<Item = (usize, &str)> + '_> {
    if line.is_ascii() {
        return Box::new((0..line.len()).map(|at| (at, &line[at..=at])));
    }
    Box::new(line.grapheme_indices(true))
}

fn shown(cluster: &str, column: usize) -> Cow<'_, str> {
    if cluster == "\t" {
        return Cow::Borrowed(&"    "[..TAB - column % TAB]);
    }
    let shown = visible(cluster);
    // A mark with nothing to stand on would not be drawn.
    if width(&shown) == 0 { Cow::Owned(format!("◌{shown}")) } else { shown }
}

/// Returns the column of a byte of a line.
pub(super) fn column_of(line: &str, byte: usize) -> usize {
    let start = line.get(..byte).unwrap_or(line);
    cells(start).last().map_or(0, |cell| cell.column + cell.width)
}

/// Returns the byte whose cluster is at a column, or the end of the line.
pub(super) fn byte_at(line: &str, column: usize) -> usize {
    let found = cells(line).find(|cell| column < cell.column + cell.width);
    found.map_or(line.len(), |cell| cell.byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_follow_widths_tabs_and_symbols() {
        assert_eq!(column_of("a日\tx", 1), 1);
        assert_eq!(column_of("a日\tx", 4), 3);
        assert_eq!(column_of("a日\tx", 5), 4);
        assert_eq!(column_of("\u{1b}x", 1), 1);
        assert_eq!(column_of("👩‍👩‍👧x", "👩‍👩‍👧".len()), 2);
        assert_eq!(byte_at("日本", 1), 0);
        assert_eq!(byte_at("日本", 2), 3);
        assert_eq!(byte_at("ab", 9), 2);
        assert_eq!(cells("\u{301}").next().unwrap().shown, "◌\u{301}");
        assert_eq!(cells("\u{202e}").next().unwrap().shown, "⟨U+202E⟩");
    }
}
