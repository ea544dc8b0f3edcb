//! The screen, drawn from the state. The only thing drawing leaves behind is where things are, for the mouse.

mod chrome;
mod contents;
mod editor;
mod glossary;
mod home;
mod lab;
pub(super) mod layout;
mod notes;
mod overlay;
mod quiz;
mod reading;
mod review;
mod search;
mod sheet;
mod welcome;

use super::app::{App, Hit, Pane, Side};
use crate::page::{Look, PageLine, Role};
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Borders, Widget};

/// Draws everything.
pub fn draw(frame: &mut Frame<'_>, app: &mut App) {
    let area = frame.area();
    if app.size != (area.width, area.height) {
        app.size = (area.width, area.height);
        app.fit();
    }
    app.catch_up();
    app.hits.clear();
    let panes = layout::panes(app);
    if panes.status.is_none() {
        chrome::too_small(frame.buffer_mut(), area, app);
        return;
    }
    if let Some(header) = panes.header {
        chrome::header(frame.buffer_mut(), header, app, panes.framed);
    }
    let mut cursor = None;
    if let Some(area) = panes.search {
        cursor = search::draw(frame.buffer_mut(), area, app);
    }
    if let Some(area) = panes.home {
        home::draw(frame.buffer_mut(), area, app, panes.framed);
    }
    if let Some(area) = panes.contents {
        app.hits.push((area, Hit::Pane(Pane::Contents)));
        contents::draw(frame.buffer_mut(), area, app, panes.framed);
    }
    if let Some(area) = panes.reading {
        app.hits.push((area, Hit::Pane(Pane::Reading)));
        reading::draw(frame.buffer_mut(), area, panes.text, app, panes.framed);
    }
    if let Some(area) = panes.side {
        app.hits.push((area, Hit::Pane(Pane::Side)));
        let draw = match (&app.review, app.side()) {
            (Some(_), _) => review::draw,
            (None, Some(Side::Lab)) => lab::draw,
            (None, Some(Side::Notes)) => notes::draw,
            (None, Some(Side::Quiz) | None) => quiz::draw,
        };
        cursor = draw(frame.buffer_mut(), area, app, panes.framed);
    }
    if let Some(area) = panes.status {
        cursor = chrome::status(frame.buffer_mut(), area, app).or(cursor);
    }
    if !app.overlays.is_empty() {
        cursor = overlay::draw(frame.buffer_mut(), area, app);
    }
    chrome::toasts(frame.buffer_mut(), area, app);
    if let Some((x, y)) = cursor.filter(|(x, y)| *x < area.right() && *y < area.bottom()) {
        frame.set_cursor_position((x, y));
    }
}

/// Draws a frame with a title and returns what is inside.
fn framed(buffer: &mut Buffer, area: Rect, title: &str, bottom: &str, focused: bool, look: &Look) -> Rect {
    let role = if focused { Role::FrameFocus } else { Role::Frame };
    let style = look.theme.style(role);
    let glyphs = look.glyphs;
    let set = ratatui::symbols::border::Set {
        top_left: glyphs.top_left(),
        top_right: glyphs.top_right(),
        bottom_left: glyphs.bottom_left(),
        bottom_right: glyphs.bottom_right(),
        vertical_left: glyphs.vertical(),
        vertical_right: glyphs.vertical(),
        horizontal_top: glyphs.horizontal(),
        horizontal_bottom: glyphs.horizontal(),
    };
    let room = usize::from(area.width).saturating_sub(6);
    let title = crate::base::text::visible(title).into_owned();
    let title = crate::base::text::ellipsis(&title, room).into_owned();
    let title_role = if focused { Role::Title } else { Role::Text };
    let mut block = Block::new().borders(Borders::ALL).border_set(set).border_style(style);
    block = block.title_top(Line::from(vec![
        Span::raw(" "),
        Span::styled(title, look.theme.style(title_role)),
        Span::raw(" "),
    ]));
    if !bottom.is_empty() {
        block = block.title_bottom(Line::styled(format!(" {bottom} "), look.theme.style(Role::Dim)).right_aligned());
    }
    let inner = block.inner(area);
    block.render(area, buffer);
    inner
}

/// Draws lines from the top of an area, cut at its width.
fn lines(buffer: &mut Buffer, area: Rect, lines: &[PageLine], look: &Look) {
    for (line, y) in lines.iter().zip(area.y..area.bottom()) {
        buffer.set_line(area.x, y, &line.styled(&look.theme), area.width);
    }
}

/// Clears an area for something that lies over others.
fn clear(buffer: &mut Buffer, area: Rect) {
    ratatui::widgets::Clear.render(area, buffer);
}
