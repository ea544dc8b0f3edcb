//! The search screen: the line that is typed into, what was found, and on wide screens more of what is under the cursor.

use super::super::app::{App, Hit};
use crate::base::text::{ellipsis, visible, width};
use crate::page::{Look, PageLine, Piece, Role, marked_lines};
use crate::study::{FoundIn, Kind, Marks, snippet};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Columns from which what is under the cursor shows beside the list.
const WIDE: u16 = 140;
/// Lines of one place.
const ROWS: u16 = 2;

/// Draws the screen; returns where the text cursor is.
pub(super) fn draw(buffer: &mut Buffer, area: Rect, app: &mut App) -> Option<(u16, u16)> {
    let look = app.look(area.width);
    let (mut list, mut beside) = (area, None);
    if area.width >= WIDE {
        list.width = area.width / 2;
        beside = Some(Rect { x: list.right(), width: area.width - list.width, ..area });
    }
    let mut inner = list;
    if area.width >= 60 && area.height >= 8 {
        inner = super::framed(buffer, list, app.words.get("search.title"), &count(app), true, &look);
    }
    inner = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
    if inner.height == 0 || inner.width == 0 {
        return None;
    }
    let cursor = field(buffer, inner, app, &look);
    inner.y += 1;
    inner.height -= 1;
    let said = said(app);
    if inner.height > 0 {
        let said = ellipsis(&said, usize::from(inner.width)).into_owned();
        buffer.set_stringn(inner.x, inner.y, &said, usize::from(inner.width), look.theme.style(Role::Dim));
        inner.y += 1;
        inner.height -= 1;
    }
    app.search.keep_visible(usize::from(inner.height / ROWS));
    let (offset, chosen) = (app.search.offset, app.search.cursor);
    let shown = app.search.answer.hits.iter().enumerate().skip(offset).take(usize::from(inner.height / ROWS));
    let room = usize::from(inner.width);
    let mut rows = Vec::new();
    for (at, found) in shown {
        rows.push((at, [place_line(app, found, room, &look, at == chosen), words_line(found, room, &look)]));
    }
    for (number, (at, lines)) in rows.into_iter().enumerate() {
        let y = inner.y + ROWS * u16::try_from(number).unwrap_or(0);
        let place = Rect { y, height: ROWS, ..inner };
        super::lines(buffer, place, &lines, &look);
        if at == chosen {
            buffer.set_style(Rect { height: 1, ..place }, look.theme.style(Role::Selected));
        }
        app.hits.push((place, Hit::SearchRow(at)));
    }
    if let Some(area) = beside {
        preview(buffer, area, app);
    }
    cursor
}

fn field(buffer: &mut Buffer, line: Rect, app: &App, look: &Look) -> Option<(u16, u16)> {
    let (before, after) = app.search.field.around_cursor();
    let (before, after) = (visible(before).into_owned(), visible(after).into_owned());
    let lead = format!("{} ", look.glyphs.pointer());
    let room = usize::from(line.width).saturating_sub(width(&lead) + 1);
    // A long query shows its end, where it is typed.
    let mut start = 0;
    while width(&before[start..]) > room {
        start += before[start..].chars().next().map_or(1, char::len_utf8);
    }
    let shown = format!("{lead}{}{after}", &before[start..]);
    buffer.set_stringn(line.x, line.y, &shown, usize::from(line.width), look.theme.style(Role::Strong));
    let column = u16::try_from(width(&lead) + width(&before[start..])).unwrap_or(u16::MAX);
    Some((line.x.saturating_add(column).min(line.right().saturating_sub(1)), line.y))
}

/// How many places there are.
fn count(app: &App) -> String {
    let answer = &app.search.answer;
    match answer.hits.len() {
        0 => String::new(),
        n if answer.more => app.words.with("search.more", &[("n", &n.to_string())]),
        n => app.words.count("search.count", n),
    }
}

/// What is to be said about what was found.
fn said(app: &App) -> String {
    let (words, answer) = (app.words, &app.search.answer);
    let mut parts = Vec::new();
    if let Some(name) = answer.query.unknown_kind() {
        parts.push(words.with("search.unknown-kind", &[("name", name)]));
    } else if app.search.field.text().trim().is_empty() {
        parts.push(words.get("search.start").to_owned());
    } else if answer.hits.is_empty() {
        parts.push(match &answer.nearest {
            Some(word) => words.with("search.none-but", &[("word", word)]),
            None => words.get("search.none").to_owned(),
        });
    }
    for one in &answer.corrected {
        let values = [("typed", one.typed.as_str()), ("meant", one.meant.as_str())];
        parts.push(words.with(if one.beside { "search.beside" } else { "search.corrected" }, &values));
    }
    if let Some((done, all)) = answer.progress {
        parts.push(words.with("search.progress", &[("done", &done.to_string()), ("all", &all.to_string())]));
    }
    visible(&parts.join(" · ")).into_owned()
}

fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Title => "search.kind.title",
        Kind::Heading => "search.kind.heading",
        Kind::Text => "search.kind.text",
        Kind::Code => "search.kind.code",
        Kind::Question => "search.kind.question",
        Kind::Lab => "search.kind.lab",
        Kind::Glossary => "search.kind.glossary",
        Kind::Note => "search.kind.note",
    }
}

/// Where it is: kind, lesson, heading, and the pack unless that is the open one.
fn place_line(app: &App, found: &FoundIn, room: usize, look: &Look, chosen: bool) -> PageLine {
    let FoundIn { hit, pack } = found;
    let kind = app.words.get(kind_word(hit.kind));
    let lead = format!("{} {kind:<9}", if chosen { look.glyphs.pointer() } else { " " });
    let behind = if pack.open || pack.title.is_empty() { String::new() } else { format!("  {}", visible(&pack.title)) };
    let behind = ellipsis(&behind, room / 3).into_owned();
    let left = room.saturating_sub(width(&lead) + width(&behind));
    let mut place = visible(format!("{} {}", hit.lesson.number, hit.lesson.title).trim()).into_owned();
    let more = if hit.kind == Kind::Title { &hit.lesson.part } else { &hit.under };
    if !more.is_empty() {
        let more = format!(" {} {}", look.glyphs.more_right(), visible(more));
        // The heading says more than the end of a long title.
        let title = left.saturating_sub(width(&more)).max(left / 2);
        place = format!("{}{more}", ellipsis(&place, title));
    }
    let place = ellipsis(&place, left).into_owned();
    PageLine {
        pieces: vec![Piece::mark(lead, Role::Key), Piece::mark(place, Role::Text), Piece::mark(behind, Role::Dim)],
        ..PageLine::default()
    }
}

/// What stands there, with the words that were looked for.
fn words_line(found: &FoundIn, room: usize, look: &Look) -> PageLine {
    const INDENT: usize = 2;
    let hit = &found.hit;
    let room = room.saturating_sub(INDENT);
    let cut = |text: &str, marks: &Marks, room: usize, role: Role| -> Vec<Piece> {
        let pieces = snippet(text, marks, room, look.glyphs.more()).into_iter();
        pieces.map(|(piece, marked)| Piece::mark(piece, if marked { Role::Match } else { role })).collect()
    };
    let mut pieces = vec![Piece::mark(" ".repeat(INDENT), Role::Text)];
    let mut left = room;
    if !hit.name.is_empty() {
        let room = if hit.text.is_empty() { room } else { room / 2 };
        let name = cut(&hit.name, &hit.name_marks, room, Role::Strong);
        left = left.saturating_sub(name.iter().map(|piece| width(&piece.text)).sum::<usize>() + 2);
        pieces.extend(name);
        pieces.push(Piece::mark("  ", Role::Text));
    }
    let role = if hit.kind == Kind::Code { Role::Code } else { Role::Dim };
    pieces.extend(cut(&hit.text, &hit.marks, left, role));
    PageLine { pieces, ..PageLine::default() }
}

/// Draws more of what is under the cursor.
fn preview(buffer: &mut Buffer, area: Rect, app: &App) {
    let look = app.look(area.width.saturating_sub(4).max(1));
    let Some(FoundIn { hit, .. }) = app.search.answer.hits.get(app.search.cursor) else {
        super::framed(buffer, area, "", "", false, &look);
        return;
    };
    let title = format!("{} {}", hit.lesson.number, hit.lesson.title);
    let inner = super::framed(buffer, area, title.trim(), "", false, &look);
    let inner = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
    let mut lines = Vec::new();
    if !hit.under.is_empty() {
        lines.extend(marked_lines(&hit.under, false, &Marks::new(), &look));
        lines.push(PageLine::default());
    }
    if !hit.name.is_empty() {
        lines.extend(marked_lines(&hit.name, false, &hit.name_marks, &look));
        lines.push(PageLine::default());
    }
    let start = lines.len();
    lines.extend(marked_lines(&hit.text, hit.kind == Kind::Code, &hit.marks, &look));
    // So far down that the first mark shows.
    let marked = |line: &PageLine| line.pieces.iter().any(|piece| piece.role == Role::Match);
    let height = usize::from(inner.height);
    let first = lines.iter().skip(start).position(marked).map_or(0, |at| start + at);
    let from = if first < height { 0 } else { first.saturating_sub(height / 2) };
    super::lines(buffer, inner, lines.get(from..).unwrap_or_default(), &look);
}
