//! The lab pane: tabs, and below them what to do, a file, or what came of a run.

mod brief;
mod compare;
mod made;
mod result;
mod sliders;

use super::super::app::{App, Hit, LabPane, LabSheet, LabTab, Pane};
use super::sheet::{self, Row, Sheet};
use crate::base::text::{ellipsis, visible, width};
use crate::page::{Look, Role};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// Draws the pane; returns where the text cursor is.
pub(super) fn draw(buffer: &mut Buffer, area: Rect, app: &mut App, framed: bool) -> Option<(u16, u16)> {
    let focused = app.focus == Pane::Side;
    let look = app.look(area.width);
    let pane = app.lab.as_ref()?;
    let mut inner = area;
    if framed {
        let title = format!("{} {} {}", app.words.get("lab.title"), look.glyphs.dot(), pane.session.lab().title);
        inner = super::framed(buffer, area, &title, &summary(app, pane), focused, &look);
    }
    tabs(buffer, Rect { height: inner.height.min(1), ..inner }, app, &look);
    inner.y += 1;
    inner.height = inner.height.saturating_sub(1);
    let is_file = app.lab.as_ref()?.editor().is_some();
    if is_file { file(buffer, inner, app, &look, focused) } else { text(buffer, inner, app, focused) }
}

/// The state of the lab in a few words.
fn summary(app: &App, pane: &LabPane) -> String {
    if let Some(running) = pane.session.running() {
        let seconds = app.steady_millis().saturating_sub(running.since) / 1_000;
        return app.words.with("lab.running", &[("seconds", &seconds.to_string())]);
    }
    match pane.session.finished().map(|finished| &finished.verdict) {
        Some(Ok(verdict)) if pane.is_stale() || verdict.checks.is_empty() => String::new(),
        Some(Ok(verdict)) => {
            let passed = verdict.checks.iter().filter(|check| check.trouble.is_none()).count().to_string();
            app.words.with("lab.snapshot.result", &[("passed", &passed), ("of", &verdict.checks.len().to_string())])
        }
        _ if pane.session.is_solved() => app.words.get("lab.solved").to_owned(),
        _ => String::new(),
    }
}

/// The line of tabs. The one that shows stands in brackets, and what is too much for the line is scrolled away.
fn tabs(buffer: &mut Buffer, area: Rect, app: &mut App, look: &Look) {
    let Some(pane) = &app.lab else { return };
    let brief = app.words.get("lab.tab.brief").to_owned();
    let result = app.words.get("lab.tab.result").to_owned();
    let files = pane.session.files().iter().map(|file| visible(&file.path).into_owned());
    let schema = (pane.tabs() > pane.result_tab() + 1).then(|| app.words.get("lab.tab.schema").to_owned());
    let names: Vec<String> = std::iter::once(brief).chain(files).chain([result]).chain(schema).collect();
    let room = usize::from(area.width);
    let here = pane.tab_number();
    let label = |at: usize| {
        let name = ellipsis(&names[at], room.saturating_sub(3).max(1));
        if at == here { format!("[{name}]") } else { format!(" {name} ") }
    };
    let labels: Vec<String> = (0..names.len()).map(label).collect();
    // As many tabs before the one that shows as have room.
    let mut first = here;
    let mut used = width(&labels[here]);
    while first > 0 && used + width(&labels[first - 1]) < room {
        first -= 1;
        used += width(&labels[first]);
    }
    let mut x = area.x;
    for (at, label) in labels.iter().enumerate().skip(first) {
        let wide = u16::try_from(width(label)).unwrap_or(u16::MAX);
        if x.saturating_add(wide) > area.right() {
            let more = look.glyphs.more_right();
            buffer.set_stringn(area.right().saturating_sub(1), area.y, more, 1, look.theme.style(Role::Key));
            break;
        }
        let role = if at == here { Role::Title } else { Role::Dim };
        buffer.set_stringn(x, area.y, label, usize::from(wide), look.theme.style(role));
        app.hits.push((Rect { x, y: area.y, width: wide, height: 1 }, Hit::LabTab(at)));
        x += wide;
    }
}

/// A file and the line below it.
fn file(buffer: &mut Buffer, area: Rect, app: &mut App, look: &Look, focused: bool) -> Option<(u16, u16)> {
    let pane = app.lab.as_ref()?;
    let typing = pane.typing && focused;
    let marked: Vec<usize> = match pane.tab {
        LabTab::File(at) if !pane.is_stale() => {
            let places = pane.troubles();
            let own = places.iter().filter(|place| pane.file_of(place) == Some(at));
            own.filter_map(|place| usize::try_from(place.line).ok()?.checked_sub(1)).collect()
        }
        _ => Vec::new(),
    };
    let body = Rect { height: area.height.saturating_sub(1).max(1), ..area };
    let cursor = super::editor::draw(buffer, body, app, look, &marked, typing);
    if area.height < 2 {
        return cursor;
    }
    let line = Rect { y: area.bottom() - 1, height: 1, ..area };
    below(buffer, line, app, look, typing).or(cursor)
}

/// The line below a file: what is asked for there, or where the cursor is. Returns where the text cursor is while something is asked for.
fn below(buffer: &mut Buffer, area: Rect, app: &mut App, look: &Look, typing: bool) -> Option<(u16, u16)> {
    let words = app.words;
    let pane = app.lab.as_mut()?;
    let ask = |buffer: &mut Buffer, label: &str, before: &str, after: &str, note: &str| {
        let label = format!(" {label} ");
        let (before, after) = (visible(before).into_owned(), visible(after).into_owned());
        let x = u16::try_from(width(&label) + width(&before)).unwrap_or(u16::MAX);
        let line = Line::from(vec![
            Span::styled(label, look.theme.style(Role::Key)),
            Span::raw(before),
            Span::raw(after),
            Span::styled(format!("   {note}"), look.theme.style(Role::Dim)),
        ]);
        buffer.set_line(area.x, area.y, &line, area.width);
        Some((area.x.saturating_add(x), area.y))
    };
    if let Some(field) = &pane.line {
        let (before, after) = field.around_cursor();
        return ask(buffer, words.get("lab.line"), before, after, "");
    }
    let unsuited = pane.why_no_sliders().map(|why| super::lab::sliders::unsuited(words, why));
    let (tab, stale, keys_typed) = (pane.tab, pane.is_stale(), pane.typing);
    let file = match tab {
        LabTab::File(at) => pane.session.files().get(at).cloned(),
        _ => None,
    };
    let editor = pane.editor_mut()?;
    let (at, of) = editor.find_count();
    if let Some(finder) = editor.finder() {
        let note = if of == 0 {
            words.get("find.none").to_owned()
        } else {
            words.with("lab.find.count", &[("at", &at.to_string()), ("of", &of.to_string())])
        };
        let (before, after) = finder.field.around_cursor();
        let cursor = ask(buffer, words.get("lab.find"), before, after, &note);
        return cursor.filter(|_| finder.typing && typing);
    }
    let (line, column) = ((editor.cursor().line + 1).to_string(), (editor.cursor_column() + 1).to_string());
    let mut parts = vec![words.with("lab.place", &[("line", &line), ("column", &column)])];
    if file.is_some_and(|file| !file.editable) {
        parts.push(words.get("lab.file.read").to_owned());
    } else if keys_typed {
        parts.push(words.get("lab.typing").to_owned());
    }
    parts.extend(unsuited);
    if stale {
        parts.push(words.get("lab.stale").to_owned());
    }
    let text = format!(" {}", parts.join(&format!(" {} ", look.glyphs.dot())));
    let text = ellipsis(&text, usize::from(area.width)).into_owned();
    buffer.set_stringn(area.x, area.y, text, usize::from(area.width), look.theme.style(Role::Dim));
    None
}

/// What is not a file: rows that scroll.
fn text(buffer: &mut Buffer, area: Rect, app: &mut App, focused: bool) -> Option<(u16, u16)> {
    let text = Rect { x: area.x + 1, width: area.width.saturating_sub(2).max(1), ..area };
    let look = app.look(text.width);
    let (rows, widest) = rows(app, app.lab.as_ref()?, &look);
    let height = usize::from(text.height);
    let last = rows.len().saturating_sub(height);
    let pane = app.lab.as_mut()?;
    pane.shift = pane.shift.min(widest.saturating_sub(usize::from(text.width)));
    let list = pane.panel_shows() || matches!(pane.sheet, Some(LabSheet::Snapshots { .. }));
    let chosen = rows.iter().position(|row| row.selected);
    let jump = pane.scroll == usize::MAX && pane.place.is_some();
    let offset = match chosen.filter(|_| list || jump) {
        // What is chosen stands in the window, its surroundings too where there is room.
        Some(at) => (at + height / 3 + 1).saturating_sub(height).max(at.saturating_sub(height / 2)).min(last),
        None => pane.scroll.min(last),
    };
    pane.scroll = offset;
    sheet::draw(buffer, text, &rows, offset, focused, app, &look)
}

/// Returns the rows, and the columns of the widest thing that can be scrolled sideways.
fn rows(app: &App, pane: &LabPane, look: &Look) -> (Vec<Row>, usize) {
    let mut sheet = Sheet { rows: Vec::new(), look, app, widest: 0 };
    match (&pane.sheet, pane.tab) {
        (Some(LabSheet::Solution), _) => sheet.solution(pane),
        (Some(LabSheet::Diff), _) => sheet.changes(pane),
        (Some(LabSheet::Snapshots { cursor }), _) => sheet.snapshots(pane, *cursor),
        (None, LabTab::Result) => sheet.run_result(pane),
        (None, LabTab::Schema) => sheet.schema(pane),
        (None, LabTab::File(_)) => sheet.panel(pane),
        (None, LabTab::Brief) => sheet.brief(pane),
    }
    (sheet.rows, sheet.widest)
}
