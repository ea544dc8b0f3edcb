//! Rows of a side pane: lines, what they do when clicked, which one is chosen.

use super::super::app::{App, Hit};
use super::super::command::Command;
use crate::course::Rich;
use crate::page::{Look, PageLine, Role, lines_of};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// A line of the pane.
pub(super) struct Row {
    pub(super) line: PageLine,
    pub(super) hit: Option<Hit>,
    pub(super) selected: bool,
    /// The column of the text cursor.
    pub(super) cursor: Option<usize>,
}

/// Gathers rows.
pub(super) struct Sheet<'a> {
    pub(super) rows: Vec<Row>,
    pub(super) look: &'a Look,
    pub(super) app: &'a App,
    /// Columns of the widest thing that can be scrolled sideways.
    pub(super) widest: usize,
}

impl Sheet<'_> {
    pub(super) fn push(&mut self, line: PageLine) {
        self.rows.push(Row { line, hit: None, selected: false, cursor: None });
    }

    pub(super) fn blank(&mut self) {
        if self.rows.last().is_some_and(|row| !row.line.pieces.is_empty()) {
            self.push(PageLine::default());
        }
    }

    pub(super) fn mark(&mut self, text: &str, role: Role) {
        let blocks = [crate::course::Block {
            kind: crate::course::BlockKind::Paragraph(vec![crate::course::Inline::Text(text.to_owned())]),
            span: 0..0,
        }];
        for mut line in lines_of(&blocks, self.look) {
            line.pieces.iter_mut().for_each(|piece| piece.role = role);
            self.push(line);
        }
    }

    pub(super) fn word(&mut self, key: &str, role: Role) {
        let text = self.app.words.get(key).to_owned();
        self.mark(&text, role);
    }

    pub(super) fn rich(&mut self, rich: &Rich) {
        for line in lines_of(&rich.blocks, self.look) {
            self.push(line);
        }
    }

    /// A clickable line that does a command, with its key.
    pub(super) fn command(&mut self, command: Command, key: &str) {
        let shortcut = self.app.keymap.keys_of(command).first().map(ToString::to_string).unwrap_or_default();
        let text = self.app.words.with(key, &[("key", &shortcut)]);
        let from = self.rows.len();
        self.mark(&text, Role::Key);
        self.rows[from..].iter_mut().for_each(|row| row.hit = Some(Hit::Command(command)));
    }
}

/// Draws rows from `offset` on; returns where the text cursor is.
pub(super) fn draw(
    buffer: &mut Buffer,
    text: Rect,
    rows: &[Row],
    offset: usize,
    focused: bool,
    app: &mut App,
    look: &Look,
) -> Option<(u16, u16)> {
    let mut cursor = None;
    for (row, y) in rows.iter().skip(offset).zip(text.y..text.bottom()) {
        buffer.set_line(text.x, y, &row.line.styled(&look.theme), text.width);
        let place = Rect { x: text.x, y, width: text.width, height: 1 };
        if row.selected && focused {
            buffer.set_style(place, look.theme.style(Role::Selected));
        }
        if let Some(hit) = &row.hit {
            app.hits.push((place, hit.clone()));
        }
        if let (Some(column), true) = (row.cursor, focused) {
            let x =
                text.x.saturating_add(u16::try_from(column).unwrap_or(u16::MAX)).min(text.right().saturating_sub(1));
            cursor = Some((x, y));
        }
    }
    if rows.len() > offset + usize::from(text.height) && text.height > 0 {
        let more = format!("{} ", look.glyphs.opened());
        buffer.set_stringn(text.right().saturating_sub(2), text.bottom() - 1, more, 2, look.theme.style(Role::Key));
    }
    cursor
}
