//! A file as it is edited: line numbers, colours, what is selected, what was found.

use super::super::app::{App, Hit};
use super::super::editor::{Cell, Editor, Finder, Pos, WrappedRow, cells, row_of, wrapped_rows};
use crate::page::{Look, Role};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use std::ops::Range;

/// Columns under which line numbers cost more than they help.
const NUMBERS_FROM: u16 = 24;

/// Draws the lines that show; returns where the cursor is. `marked` are lines, from 0, that a verdict names.
pub(super) fn draw(
    buffer: &mut Buffer,
    area: Rect,
    app: &mut App,
    look: &Look,
    marked: &[usize],
    focused: bool,
) -> Option<(u16, u16)> {
    let editor = app.shown_editor_mut()?;
    let digits = editor.lines().to_string().len().max(2);
    let gutter = if area.width >= NUMBERS_FROM { u16::try_from(digits + 2).unwrap_or(4) } else { 0 };
    let text = Rect { x: area.x + gutter, width: area.width.saturating_sub(gutter).max(1), ..area };
    editor.fit(text);
    let pair = focused.then(|| editor.bracket_pair()).flatten();
    let cursor = editor.cursor();
    for (line, y) in editor.shown_lines().zip(text.y..text.bottom()) {
        if gutter > 0 {
            let (sign, role) = match (marked.contains(&line), line == cursor.line && focused) {
                (true, _) => (look.glyphs.wrong(), Role::Wrong),
                (false, true) => (" ", Role::Key),
                (false, false) => (" ", Role::Dim),
            };
            let number = format!("{:>digits$}{sign} ", line + 1);
            buffer.set_stringn(area.x, y, number, usize::from(gutter), look.theme.style(role));
        }
        let row = Rect { y, height: 1, ..text };
        self::line(buffer, row, editor, line, pair, look);
    }
    let column = editor.cursor_column();
    let shown = editor.shown_lines();
    let left = editor.left();
    app.hits.push((area, Hit::LabFile));
    let visible = focused && shown.contains(&cursor.line) && (left..left + usize::from(text.width)).contains(&column);
    visible.then(|| {
        let x = u16::try_from(column - left).unwrap_or(0);
        let y = u16::try_from(cursor.line - shown.start).unwrap_or(0);
        (text.x + x, text.y + y)
    })
}

/// Draws a note: its lines go on below, and no line has a number. Returns where the cursor is.
pub(super) fn prose(buffer: &mut Buffer, area: Rect, app: &mut App, look: &Look, focused: bool) -> Option<(u16, u16)> {
    let writing = app.notes.pane.as_mut()?.writing.as_mut()?;
    let (width, height) = (usize::from(area.width), usize::from(area.height).max(1));
    let rows = wrapped_rows(&writing.editor, width);
    let cursor = writing.editor.cursor();
    let here = row_of(&rows, cursor);
    writing.width = width;
    writing.scroll = writing.scroll.clamp((here + 1).saturating_sub(height), here);
    let offset = writing.scroll;
    for (row, y) in rows.iter().skip(offset).zip(area.y..area.bottom()) {
        self::row(buffer, Rect { y, height: 1, ..area }, &writing.editor, row, look);
    }
    let column = writing.editor.cursor_column().saturating_sub(rows.get(here).map_or(0, |row| row.column));
    for (row, y) in rows.into_iter().skip(offset).zip(area.y..area.bottom()) {
        app.hits.push((Rect { y, height: 1, ..area }, Hit::NoteLine(row)));
    }
    let x = area.x + u16::try_from(column).unwrap_or(u16::MAX).min(area.width.saturating_sub(1));
    focused.then(|| (x, area.y + u16::try_from(here - offset).unwrap_or(0)))
}

fn row(buffer: &mut Buffer, area: Rect, editor: &Editor, row: &WrappedRow, look: &Look) {
    let marks = marks(editor, row.line, None);
    let text = editor.line(row.line);
    for cell in cells(text).filter(|cell| row.bytes.contains(&cell.byte)) {
        let column = cell.column - row.column;
        let room = usize::from(area.width).saturating_sub(column);
        if room >= cell.width {
            let x = area.x + u16::try_from(column).unwrap_or(0);
            buffer.set_stringn(x, area.y, &*cell.shown, room, style(&cell, &marks, &[], look));
        }
    }
}

/// What of a line is drawn in another way.
struct Marks {
    selected: Range<usize>,
    /// The selection goes on behind the end of the line.
    selected_end: bool,
    found: Vec<Range<usize>>,
    brackets: Vec<usize>,
}

fn marks(editor: &Editor, line: usize, pair: Option<(Pos, Pos)>) -> Marks {
    let text = editor.line(line);
    let mut selected = 0..0;
    let mut selected_end = false;
    if let Some(range) = editor.selected().filter(|range| range.start.line <= line && line <= range.end.line) {
        let start = if range.start.line == line { range.start.byte } else { 0 };
        selected_end = range.end.line > line;
        selected = start..if selected_end { text.len() } else { range.end.byte };
    }
    let found = editor.finder().map(|finder: &Finder| finder.in_line(text)).unwrap_or_default();
    let brackets = pair.into_iter().flat_map(|(a, b)| [a, b]).filter(|pos| pos.line == line).map(|pos| pos.byte);
    Marks { selected, selected_end, found, brackets: brackets.collect() }
}

fn line(buffer: &mut Buffer, row: Rect, editor: &Editor, line: usize, pair: Option<(Pos, Pos)>, look: &Look) {
    let text = editor.line(line);
    let marks = marks(editor, line, pair);
    let spans = editor.spans(line);
    let (left, right) = (editor.left(), editor.left() + usize::from(row.width));
    let mut end = 0;
    let mut beyond = false;
    for cell in cells(text) {
        end = cell.column + cell.width;
        if cell.column >= right {
            beyond = true;
            break;
        }
        if end <= left {
            continue;
        }
        let style = style(&cell, &marks, spans, look);
        // A wide cluster cut by an edge shows as spaces: half of it cannot be drawn.
        let whole = cell.column >= left && end <= right;
        let x = row.x + u16::try_from(cell.column.max(left) - left).unwrap_or(0);
        let width = end.min(right) - cell.column.max(left);
        let spaces = " ".repeat(if whole { 0 } else { width });
        buffer.set_stringn(x, row.y, if whole { &*cell.shown } else { &spaces }, width, style);
    }
    if marks.selected_end && (left..right).contains(&end) {
        let x = row.x + u16::try_from(end - left).unwrap_or(0);
        buffer.set_stringn(x, row.y, " ", 1, look.theme.style(Role::Selected));
    }
    let dim = look.theme.style(Role::Key);
    if left > 0 && !text.is_empty() {
        buffer.set_stringn(row.x, row.y, look.glyphs.more_left(), 1, dim);
    }
    if beyond {
        buffer.set_stringn(row.right().saturating_sub(1), row.y, look.glyphs.more_right(), 1, dim);
    }
}

fn style(cell: &Cell<'_>, marks: &Marks, spans: &[(Range<usize>, Role)], look: &Look) -> Style {
    let theme = &look.theme;
    if marks.selected.contains(&cell.byte) {
        return theme.style(Role::Selected);
    }
    if marks.found.iter().any(|range| range.contains(&cell.byte)) {
        return theme.style(Role::Match);
    }
    let role = spans.iter().find(|(range, _)| range.contains(&cell.byte)).map_or(Role::Code, |(_, role)| *role);
    // What stands for a character that must not be sent is not the character.
    let role = if cell.bytes > 0 && cell.shown.starts_with('⟨') { Role::Hidden } else { role };
    let style = theme.style(role);
    if marks.brackets.contains(&cell.byte) {
        return style.add_modifier(Modifier::BOLD | Modifier::UNDERLINED);
    }
    style
}
