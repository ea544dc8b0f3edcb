//! The notes pane: the list, or the note that is written.

use super::super::app::{App, Hit, Pane};
use super::super::command::Command;
use super::sheet::{self, Row, Sheet};
use crate::base::text::{ellipsis, visible};
use crate::learner::NoteKind;
use crate::page::{Glyphs, Look, PageLine, Piece, Role, lines_of};
use crate::study::NoteEntry;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Lines of a note that the list shows.
const LINES: usize = 6;

/// The mark that stands for a kind.
pub(super) fn sign(kind: NoteKind, glyphs: Glyphs) -> &'static str {
    match kind {
        NoteKind::Note => glyphs.note(),
        NoteKind::Bookmark => glyphs.bookmark(),
        NoteKind::Highlight => glyphs.highlight(),
    }
}

/// Draws the pane; returns where the text cursor is.
pub(super) fn draw(buffer: &mut Buffer, area: Rect, app: &mut App, framed: bool) -> Option<(u16, u16)> {
    let focused = app.focus == Pane::Side;
    let writing = app.notes.writing().is_some();
    let key = match (&app.notes.pane, writing) {
        (_, true) => "notes.writing",
        (Some(pane), false) if pane.all.is_some() => "notes.title-all",
        _ => "notes.title",
    };
    let title = app.words.get(key).to_owned();
    let mut inner = area;
    if framed {
        let look = app.look(area.width);
        inner = super::framed(buffer, area, &title, "", focused, &look);
    }
    let mut text = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2).max(1), ..inner };
    let look = app.look(text.width);
    if !framed {
        buffer.set_stringn(text.x, text.y, &title, usize::from(text.width), look.theme.style(Role::Title));
        text.y += 1;
        text.height = text.height.saturating_sub(1);
    }
    if writing { self::writing(buffer, text, app, &look, focused) } else { list(buffer, text, app, &look, focused) }
}

/// The words that a note hangs on, and the editor below them.
fn writing(buffer: &mut Buffer, area: Rect, app: &mut App, look: &Look, focused: bool) -> Option<(u16, u16)> {
    let entry = app.notes.writing()?.entry.clone();
    let mut head = quote(&entry, look);
    head.push(PageLine::default());
    let leave = app.keymap.keys_of(Command::EditorLeave).first().map(ToString::to_string).unwrap_or_default();
    let below = app.words.with("notes.key.leave", &[("key", &leave)]);
    let lines: Vec<PageLine> = head.into_iter().take(3.min(usize::from(area.height) / 3)).collect();
    super::lines(buffer, area, &lines, look);
    let used = u16::try_from(lines.len()).unwrap_or(0);
    let body = Rect { y: area.y + used, height: area.height.saturating_sub(used + 1).max(1), ..area };
    let cursor = super::editor::prose(buffer, body, app, look, focused);
    if area.height > used + 1 {
        let line = Rect { y: area.bottom() - 1, height: 1, ..area };
        let below = ellipsis(&below, usize::from(area.width)).into_owned();
        buffer.set_stringn(line.x, line.y, below, usize::from(area.width), look.theme.style(Role::Dim));
        app.hits.push((line, Hit::Command(Command::EditorLeave)));
    }
    cursor
}

/// The mark and the words of the lesson on one line.
fn quote(entry: &NoteEntry, look: &Look) -> Vec<PageLine> {
    let note = &entry.kept.note;
    let words = note.anchor.exact.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = visible(&words).into_owned();
    let words = ellipsis(&words, usize::from(look.width).saturating_sub(2)).into_owned();
    let sign = Piece::mark(format!("{} ", sign(note.kind, look.glyphs)), Role::Key);
    vec![PageLine { pieces: vec![sign, Piece::mark(words, Role::Quote)], ..PageLine::default() }]
}

fn list(buffer: &mut Buffer, text: Rect, app: &mut App, look: &Look, focused: bool) -> Option<(u16, u16)> {
    let height = usize::from(text.height);
    let rows = rows(app, look, height);
    let last = rows.len().saturating_sub(height);
    let first = rows.iter().position(|row| row.selected).unwrap_or(0);
    let end = rows.iter().rposition(|row| row.selected).unwrap_or(0);
    let offset = if end < height { 0 } else { (end + 2).saturating_sub(height).min(first).min(last) };
    sheet::draw(buffer, text, &rows, offset, focused, app, look)
}

/// Rows of the notes around the cursor: each takes two at least, so that others cannot show.
fn rows(app: &App, look: &Look, height: usize) -> Vec<Row> {
    let mut sheet = Sheet { rows: Vec::new(), look, app, widest: 0 };
    let listed = app.listed_notes();
    let Some(pane) = &app.notes.pane else { return sheet.rows };
    if listed.is_empty() {
        sheet.word("notes.none", Role::Dim);
        sheet.blank();
        sheet.command(Command::Note, "notes.key.note");
        sheet.command(Command::Bookmark, "notes.key.bookmark");
        sheet.command(Command::Choose, "notes.key.choose");
        sheet.command(Command::NotesAll, "notes.key.all");
        return sheet.rows;
    }
    let cursor = pane.cursor.min(listed.len() - 1);
    let mut before: Option<String> = None;
    let shown = listed.iter().enumerate().skip(cursor.saturating_sub(height)).take(2 * height + 1);
    for (at, entry) in shown {
        if pane.all.is_some() {
            let heading = heading(app, entry);
            if before.as_ref() != Some(&heading) {
                sheet.mark(&heading, Role::Title);
                before = Some(heading);
            }
        }
        let from = sheet.rows.len();
        sheet.note(entry);
        for row in &mut sheet.rows[from..] {
            row.hit = Some(Hit::NoteRow(at));
            row.selected = at == cursor;
        }
        sheet.blank();
    }
    for (command, key) in [
        (Command::NotesGo, "notes.key.go"),
        (Command::NotesEdit, "notes.key.edit"),
        (Command::NotesRemove, "notes.key.remove"),
        (Command::NotesAll, "notes.key.all"),
    ] {
        sheet.command(command, key);
    }
    sheet.rows
}

/// The lesson that a note belongs to.
fn heading(app: &App, entry: &NoteEntry) -> String {
    let at = &entry.kept.at;
    if at.pack != app.study.pack.info().id {
        return format!("{} {} {}", at.pack, app.look(80).glyphs.dot(), at.lesson);
    }
    let chapter = app.study.chapter_of(&at.lesson, &at.path);
    match chapter.and_then(|chapter| app.study.outline().chapters.get(chapter)) {
        Some(chapter) => format!("{} {}", chapter.number_text(), chapter.title).trim().to_owned(),
        None => at.lesson.to_string(),
    }
}

impl Sheet<'_> {
    fn note(&mut self, entry: &NoteEntry) {
        for line in quote(entry, self.look) {
            self.push(line);
        }
        let here = self.app.study.notes().iter().any(|known| known.id() == entry.id());
        if here && entry.is_loose() {
            self.word("notes.loose", Role::Warning);
        }
        let text = entry.kept.note.text.trim_end();
        let mut lines = Vec::new();
        for line in text.lines() {
            let words = vec![crate::course::Inline::Text(line.to_owned())];
            let block = crate::course::Block { kind: crate::course::BlockKind::Paragraph(words), span: 0..0 };
            let mut wrapped = lines_of(&[block], self.look);
            if wrapped.is_empty() {
                wrapped.push(PageLine::default());
            }
            lines.extend(wrapped);
            if lines.len() > LINES {
                break;
            }
        }
        let more = lines.len() > LINES;
        lines.truncate(LINES);
        lines.into_iter().for_each(|line| self.push(line));
        if more {
            self.mark(self.look.glyphs.more(), Role::Dim);
        }
    }
}
