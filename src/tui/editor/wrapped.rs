//! Lines of prose on several rows: where each row begins, and which place is under which cell.

use super::cells::{Cell, cells};
use super::text::Pos;
use super::widget::Editor;
use std::ops::Range;

/// A row: some bytes of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WrappedRow {
    /// The line, from 0.
    pub(crate) line: usize,
    /// The bytes of it, the space at the end included.
    pub(crate) bytes: Range<usize>,
    /// Columns of the line before the row.
    pub(crate) column: usize,
}

/// Returns the rows of a text. Rows break behind spaces, and within a word that has no room.
pub(crate) fn wrapped_rows(editor: &Editor, width: usize) -> Vec<WrappedRow> {
    (0..editor.lines()).flat_map(|line| rows_of(line, editor.line(line), width.max(1))).collect()
}

fn rows_of(line: usize, text: &str, width: usize) -> Vec<WrappedRow> {
    let all: Vec<Cell<'_>> = cells(text).collect();
    let mut rows = Vec::new();
    let (mut first, mut after_space) = (0, None);
    let mut at = 0;
    while let Some(cell) = all.get(at) {
        let space = cell.shown.trim().is_empty();
        let over = cell.column + cell.width - all[first].column > width;
        // A space at the end needs no room.
        if over && !space && at > first {
            let next = after_space.unwrap_or(at);
            rows.push(WrappedRow { line, bytes: all[first].byte..all[next].byte, column: all[first].column });
            (first, after_space, at) = (next, None, next);
            continue;
        }
        at += 1;
        if space {
            after_space = (at < all.len()).then_some(at);
        }
    }
    let (start, column) = all.get(first).map_or((0, 0), |cell| (cell.byte, cell.column));
    rows.push(WrappedRow { line, bytes: start..text.len(), column });
    rows
}

/// Returns the row of a place: between two rows of a line the later one.
pub(crate) fn row_of(rows: &[WrappedRow], place: Pos) -> usize {
    let here = |row: &WrappedRow| row.line == place.line && row.bytes.start <= place.byte;
    rows.iter().rposition(here).unwrap_or(0)
}

/// Returns the place under a column of a row; behind its words the place before its end.
pub(crate) fn place_at(editor: &Editor, row: &WrappedRow, column: usize) -> Pos {
    let line = editor.line(row.line);
    let last = row.bytes.end == line.len();
    let within = cells(line).filter(|cell| row.bytes.contains(&cell.byte));
    let mut byte = if last { line.len() } else { row.bytes.start };
    for cell in within {
        if column + row.column < cell.column + cell.width.div_ceil(2).max(1) {
            return Pos { line: row.line, byte: cell.byte };
        }
        if !last {
            byte = cell.byte;
        }
    }
    Pos { line: row.line, byte }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, width: usize) -> Vec<String> {
        let editor = Editor::new(text, "", false, 10_000);
        let row = |row: WrappedRow| editor.line(row.line)[row.bytes].to_owned();
        wrapped_rows(&editor, width).into_iter().map(row).collect()
    }

    #[test]
    fn rows_break_behind_spaces_and_lose_nothing() {
        assert_eq!(rows("the quick fox\n\njumps", 9), ["the quick ", "fox", "", "jumps"]);
        assert_eq!(rows("abcdefgh ij", 3), ["abc", "def", "gh ", "ij"]);
        assert_eq!(rows("日本語", 2), ["日", "本", "語"]);
        assert_eq!(rows("", 5), [""]);
        assert_eq!(rows("ab cd ", 5), ["ab cd "]);
        for width in 1..20 {
            let text = "words of 日本 some\tlength, and averyverylongone  ";
            assert_eq!(rows(text, width).concat(), text);
        }
    }

    #[test]
    fn places_and_rows_go_together() {
        let editor = Editor::new("the quick fox", "", false, 10_000);
        let rows = wrapped_rows(&editor, 9);
        assert_eq!(row_of(&rows, Pos { line: 0, byte: 9 }), 0);
        assert_eq!(row_of(&rows, Pos { line: 0, byte: 10 }), 1);
        assert_eq!(place_at(&editor, &rows[1], 2), Pos { line: 0, byte: 12 });
        assert_eq!(place_at(&editor, &rows[1], 99), Pos { line: 0, byte: 13 });
        assert_eq!(place_at(&editor, &rows[0], 99), Pos { line: 0, byte: 9 });
    }
}
