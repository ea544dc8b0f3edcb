//! The contents pane.

use super::super::app::{App, Hit, Pane, Row};
use crate::base::text::{ellipsis, visible, width};
use crate::course::Entry;
use crate::learner::Mastery;
use crate::page::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// Draws the pane: only the rows that show cost anything.
pub(super) fn draw(buffer: &mut Buffer, area: Rect, app: &mut App, framed: bool) {
    let look = app.look(area.width);
    let focused = app.focus == Pane::Contents;
    let rows = app.contents.rows(&app.study);
    let mut inner = area;
    if framed {
        inner = super::framed(buffer, area, app.words.get("contents.title"), "", focused, &look);
    }
    if let Some(filter) = &app.contents.filter {
        let line = Line::from(vec![
            Span::styled(format!("{} ", app.words.get("contents.filter")), look.theme.style(Role::Key)),
            Span::raw(visible(filter.text()).into_owned()),
            Span::styled("▏", look.theme.style(Role::Dim)),
        ]);
        buffer.set_line(inner.x, inner.y, &line, inner.width);
        inner.y += 1;
        inner.height = inner.height.saturating_sub(1);
    }
    let height = usize::from(inner.height);
    app.contents.keep_visible(height, rows.len());
    let offset = app.contents.offset;
    for (at, row) in rows.iter().enumerate().skip(offset).take(height) {
        let y = inner.y + u16::try_from(at - offset).unwrap_or(0);
        let line = self::row(app, *row, usize::from(inner.width), &look);
        buffer.set_line(inner.x, y, &line, inner.width);
        let place = Rect { x: inner.x, y, width: inner.width, height: 1 };
        if at == app.contents.cursor && focused {
            buffer.set_style(place, look.theme.style(Role::Selected));
        }
        app.hits.push((place, Hit::ContentsRow(at)));
    }
    if rows.is_empty() {
        buffer.set_stringn(
            inner.x,
            inner.y,
            app.words.get("contents.empty"),
            usize::from(inner.width),
            look.theme.style(Role::Dim),
        );
    }
}

fn row(app: &App, row: Row, room: usize, look: &crate::page::Look) -> Line<'static> {
    let glyphs = look.glyphs;
    let outline = app.study.outline();
    match row {
        Row::Separator => Line::styled(glyphs.horizontal().repeat(room), look.theme.style(Role::Frame)),
        Row::Part(entry) => {
            let title = match outline.entries.get(entry) {
                Some(Entry::Part(title)) => visible(title).into_owned(),
                _ => String::new(),
            };
            let sign = if app.contents.is_folded(entry) { glyphs.closed() } else { glyphs.opened() };
            let (read, all) = app.study.read_of(Some(entry));
            let count = format!(
                " {read}/{all}{}",
                if read == all && all > 0 { format!(" {}", glyphs.check()) } else { String::new() }
            );
            let title_room = room.saturating_sub(width(&count) + 3);
            let title = ellipsis(&title, title_room).into_owned();
            let gap = " ".repeat(title_room.saturating_sub(width(&title)));
            Line::from(vec![
                Span::styled(format!("{sign} "), look.theme.style(Role::Dim)),
                Span::styled(title, look.theme.style(Role::Heading)),
                Span::styled(format!("{gap}{count}"), look.theme.style(Role::Dim)),
            ])
        }
        Row::Chapter(at) => {
            let chapter = &outline.chapters[at];
            let state = app.study.state(at);
            let (sign, role) = match app.study.mastery(at) {
                Mastery::New if chapter.path.is_none() => (glyphs.dot(), Role::Dim),
                Mastery::New => (glyphs.fresh(), Role::Dim),
                Mastery::Started => (glyphs.started(), Role::Note),
                Mastery::Read => (glyphs.read(), Role::Right),
                Mastery::Mastered => (glyphs.check(), Role::Right),
            };
            let draft = chapter.path.is_none();
            let mut after = match state {
                Some(state) if app.study.mastery(at) == Mastery::Started && state.percent > 0 => {
                    format!(" {} %", state.percent)
                }
                _ => String::new(),
            };
            let due = app.study.deck().map_or(0, |deck| deck.due_of(at));
            if due > 0 {
                after = format!(" {due}{}{after}", glyphs.due());
            }
            if state.is_some_and(|state| state.labs.0 > 0) {
                after = format!(" {}{after}", glyphs.lab());
            }
            let indent = " ".repeat(2 + 2 * chapter.level.min(8));
            let number = chapter.number_text();
            let number = if number.is_empty() { String::new() } else { format!("{number} ") };
            let used = width(&indent) + 2 + width(&number) + width(&after);
            let title = ellipsis(&visible(&chapter.title), room.saturating_sub(used)).into_owned();
            let gap = " ".repeat(room.saturating_sub(used + width(&title)));
            let open = app.study.chapter() == Some(at);
            let title_role = if open {
                Role::Strong
            } else if draft {
                Role::Dim
            } else {
                Role::Text
            };
            let pointer = if open { glyphs.pointer() } else { " " };
            let lead = format!("{pointer}{}", &indent[1..]);
            Line::from(vec![
                Span::styled(lead, look.theme.style(Role::FrameFocus)),
                Span::styled(format!("{sign} "), look.theme.style(role)),
                Span::styled(number, look.theme.style(Role::Dim)),
                Span::styled(title, look.theme.style(title_role)),
                Span::styled(format!("{gap}{after}"), look.theme.style(Role::Dim)),
            ])
        }
    }
}
