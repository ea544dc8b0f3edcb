//! The home screen.

use super::super::app::{App, Hit};
use super::lines;
use crate::page::{HomeLine, PageLine, Piece, Role, dashboard};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Draws the home screen over everything between header and status line.
pub(super) fn draw(buffer: &mut Buffer, area: Rect, app: &mut App, framed: bool) {
    let look = app.look(area.width);
    let title = app.words.get("home.title").to_owned();
    let inner = if framed { super::framed(buffer, area, &title, "", true, &look) } else { area };
    let margin = u16::from(inner.width > 2);
    let text = Rect { x: inner.x + margin, width: inner.width - 2 * margin, ..inner };
    let rows = match &app.home.data {
        Some(data) => dashboard(data, app.words, usize::from(text.width), look.glyphs),
        None => {
            let piece = Piece::mark(app.words.get("home.gathering"), Role::Dim);
            vec![HomeLine { line: PageLine { pieces: vec![piece], ..PageLine::default() }, ..HomeLine::default() }]
        }
    };
    let height = usize::from(text.height);
    app.home.height = height;
    app.home.scroll = app.home.scroll.min(rows.len().saturating_sub(height));
    let shown = &rows[app.home.scroll..rows.len().min(app.home.scroll + height)];
    let page: Vec<PageLine> = shown.iter().map(|row| row.line.clone()).collect();
    lines(buffer, text, &page, &look);
    for (row, y) in shown.iter().zip(text.y..) {
        if let Some(step) = row.step {
            let width = u16::try_from(row.columns).unwrap_or(u16::MAX).min(text.width);
            app.hits.push((Rect { x: text.x, y, width, height: 1 }, Hit::HomeStep(step)));
        }
    }
    if rows.len() > app.home.scroll + height && text.height > 0 {
        let style = look.theme.style(Role::Key);
        buffer.set_stringn(inner.right().saturating_sub(1), text.bottom() - 1, look.glyphs.opened(), 1, style);
    }
}
