//! What lies over the screen.

use super::super::app::{App, Hit, Overlay};
use super::super::command::{COMMANDS, CommandInfo, Context};
use crate::base::text::{ellipsis, visible, width};
use crate::learner::Outcome;
use crate::page::{Look, PageLine, Piece, Role, lines_of};
use crate::study::review_lines;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Rows of an overlay and how they behave.
struct Sheet {
    title: String,
    rows: Vec<PageLine>,
    /// The row with the cursor, in lists.
    cursor: Option<usize>,
    scroll: usize,
    /// The line that is typed into: what stands before the cursor, and all of it.
    field: Option<(String, String)>,
    /// A row that can be clicked where there is no list.
    link: Option<usize>,
}

/// Draws the overlay on top; returns where the text cursor is.
pub(super) fn draw(buffer: &mut Buffer, area: Rect, app: &mut App) -> Option<(u16, u16)> {
    let wide = area.width.saturating_sub(4).clamp(1, 84);
    let look = app.look(wide.saturating_sub(4).max(1));
    let sheet = sheet(app, &look)?;
    let typed = u16::from(sheet.field.is_some());
    let wanted = u16::try_from(sheet.rows.len()).unwrap_or(u16::MAX).saturating_add(2 + typed);
    let height = wanted.min(area.height.saturating_sub(2)).max(3.min(area.height));
    let place = Rect {
        x: area.x + (area.width.saturating_sub(wide)) / 2,
        y: area.y + (area.height.saturating_sub(height)) / 3,
        width: wide,
        height,
    };
    super::clear(buffer, place);
    app.hits.push((place, Hit::Overlay));
    let close = app.words.get("overlay.close").to_owned();
    let mut inner = super::framed(buffer, place, &sheet.title, &close, true, &look);
    inner = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
    let mut cursor = None;
    if let Some((before, all)) = &sheet.field {
        let shown = format!("{} {}", look.glyphs.pointer(), visible(all));
        buffer.set_stringn(inner.x, inner.y, &shown, usize::from(inner.width), look.theme.style(Role::Strong));
        let column = u16::try_from(2 + width(&visible(before))).unwrap_or(u16::MAX);
        cursor = Some((inner.x.saturating_add(column).min(inner.right().saturating_sub(1)), inner.y));
        inner.y += 1;
        inner.height = inner.height.saturating_sub(1);
    }
    let room = usize::from(inner.height);
    let last = sheet.rows.len().saturating_sub(room);
    let offset = match sheet.cursor {
        Some(at) => at.saturating_sub(room.saturating_sub(1)).min(last),
        None => sheet.scroll.min(last),
    };
    settle_scroll(app, last, sheet.rows.len());
    for (at, row) in sheet.rows.iter().enumerate().skip(offset).take(room) {
        let y = inner.y + u16::try_from(at - offset).unwrap_or(0);
        super::lines(buffer, Rect { y, height: 1, ..inner }, std::slice::from_ref(row), &look);
        if sheet.cursor.is_some() {
            let line = Rect { y, height: 1, ..inner };
            if sheet.cursor == Some(at) {
                buffer.set_style(line, look.theme.style(Role::Selected));
            }
            app.hits.push((line, Hit::OverlayRow(at)));
        } else if sheet.link == Some(at) {
            app.hits.push((Rect { y, height: 1, ..inner }, Hit::OverlayRow(at)));
        }
    }
    cursor
}

/// Keeps a scroll that went past the end from having to come back first.
fn settle_scroll(app: &mut App, last: usize, count: usize) {
    match app.overlays.last_mut() {
        Some(
            Overlay::Help { scroll }
            | Overlay::Peek { scroll, .. }
            | Overlay::Term { scroll, .. }
            | Overlay::Attempts { open: true, scroll, .. },
        ) => {
            *scroll = (*scroll).min(last);
        }
        Some(
            Overlay::Palette { cursor, .. }
            | Overlay::Glossary { cursor, .. }
            | Overlay::Sections { cursor }
            | Overlay::Attempts { cursor, .. }
            | Overlay::Leeches { cursor },
        ) => {
            *cursor = (*cursor).min(count.saturating_sub(1));
        }
        _ => {}
    }
}

pub(super) fn plain(text: &str, role: Role) -> PageLine {
    PageLine { pieces: vec![Piece::mark(visible(text).into_owned(), role)], ..PageLine::default() }
}

fn sheet(app: &App, look: &Look) -> Option<Sheet> {
    let words = app.words;
    let list = |title: &str, rows: Vec<PageLine>, cursor: usize| Sheet {
        title: words.get(title).to_owned(),
        rows,
        cursor: Some(cursor),
        scroll: 0,
        field: None,
        link: None,
    };
    Some(match app.overlays.last()? {
        Overlay::Help { scroll } => Sheet {
            title: words.get("help.title").to_owned(),
            rows: help(app, look),
            cursor: None,
            scroll: *scroll,
            field: None,
            link: None,
        },
        Overlay::Palette { field, cursor } => {
            let rows = app.palette_items(field.text()).into_iter().map(|item| {
                let name = app.palette_name(item);
                let key = match item {
                    super::super::app::PaletteItem::Command(command) => {
                        app.keymap.keys_of(command).first().map(ToString::to_string).unwrap_or_default()
                    }
                    super::super::app::PaletteItem::Chapter(_) => String::new(),
                };
                two_columns(&name, &key, look)
            });
            let field = (field.around_cursor().0.to_owned(), field.text().to_owned());
            Sheet { field: Some(field), ..list("palette.title", rows.collect(), *cursor) }
        }
        Overlay::Jump { field } => {
            let found = app.study.pack.find(field.text()).map(|at| &app.study.outline().chapters[at]);
            let text = found.map(|chapter| format!("{} {}", chapter.number_text(), chapter.title)).unwrap_or_default();
            Sheet {
                title: words.get("jump.title").to_owned(),
                rows: vec![plain(text.trim(), Role::Dim)],
                cursor: None,
                scroll: 0,
                field: Some((field.around_cursor().0.to_owned(), field.text().to_owned())),
                link: None,
            }
        }
        Overlay::Sections { cursor } => {
            let sections = app.page.as_ref().map(|page| page.lesson().sections.clone()).unwrap_or_default();
            let rows = sections.iter().map(|section| {
                plain(
                    &format!("{}{}", "  ".repeat(usize::from(section.level.saturating_sub(1))), section.title),
                    Role::Text,
                )
            });
            list("sections.title", rows.collect(), *cursor)
        }
        Overlay::Peek { blocks, scroll } => Sheet {
            title: words.get("peek.title").to_owned(),
            rows: lines_of(blocks, look),
            cursor: None,
            scroll: *scroll,
            field: None,
            link: None,
        },
        Overlay::Glossary { field, cursor } => {
            let rows = super::glossary::rows(app, field.text(), *cursor, look);
            let field = (field.around_cursor().0.to_owned(), field.text().to_owned());
            Sheet { field: Some(field), ..list("glossary.title", rows, *cursor) }
        }
        Overlay::Welcome { row } => list("welcome.title", super::welcome::rows(app, look), *row),
        Overlay::Term { term, scroll } => {
            let (title, rows, link) = super::glossary::term(app, *term, look);
            Sheet { title, rows, cursor: None, scroll: *scroll, field: None, link }
        }
        Overlay::Leeches { cursor } => list("review.leeches", super::review::leeches(app, look), *cursor),
        Overlay::Attempts { file, cursor, open: false, .. } => {
            let rows = app.study.attempts(file).iter().enumerate().map(|(at, attempt)| {
                let state = if attempt.finished.is_some() { "attempts.finished" } else { "attempts.open" };
                let values = [
                    ("n", (at + 1).to_string()),
                    ("right", attempt.right().to_string()),
                    ("of", attempt.questions.len().to_string()),
                    ("when", day(attempt.started.0)),
                ];
                let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
                plain(&words.with(state, &values), Role::Text)
            });
            list("attempts.title", rows.collect(), *cursor)
        }
        Overlay::Attempts { file, cursor, open: true, scroll } => Sheet {
            title: words.get("attempts.title").to_owned(),
            rows: attempt(app, file, *cursor, look),
            cursor: None,
            scroll: *scroll,
            field: None,
            link: None,
        },
    })
}

/// The learner's own day of an instant.
pub(super) fn day(millis: i64) -> String {
    let instant = jiff::Timestamp::from_millisecond(millis).unwrap_or_default();
    instant.to_zoned(jiff::tz::TimeZone::system()).strftime("%Y-%m-%d %H:%M").to_string()
}

pub(super) fn two_columns(left: &str, right: &str, look: &Look) -> PageLine {
    let room = usize::from(look.width).saturating_sub(width(right) + 1);
    let left = ellipsis(&visible(left), room).into_owned();
    let gap = " ".repeat(room.saturating_sub(width(&left)) + 1);
    PageLine {
        pieces: vec![
            Piece::mark(left, Role::Text),
            Piece::mark(gap, Role::Text),
            Piece::mark(right.to_owned(), Role::Key),
        ],
        ..PageLine::default()
    }
}

/// Every key, by context, from the table.
fn help(app: &App, look: &Look) -> Vec<PageLine> {
    let mut rows = Vec::new();
    let mut context: Option<Context> = None;
    // Where the learner is comes first.
    let here = app.contexts();
    let near = |info: &&CommandInfo| info.context != Context::Anywhere && here.contains(&info.context);
    let ordered = COMMANDS.iter().filter(near).chain(COMMANDS.iter().filter(|info| !near(info)));
    for info in ordered {
        if context != Some(info.context) {
            if context.is_some() {
                rows.push(PageLine::default());
            }
            let name = match info.context {
                Context::Anywhere => "context.anywhere",
                Context::Reading => "context.reading",
                Context::Finding => "context.finding",
                Context::Choosing => "context.choosing",
                Context::Home => "context.home",
                Context::Notes => "context.notes",
                Context::Contents => "context.contents",
                Context::Quiz => "context.quiz",
                Context::Review => "context.review",
                Context::ReviewCard => "context.review-card",
                Context::Lab => "context.lab",
                Context::Sliders => "context.sliders",
                Context::LabRunning => "context.lab-running",
                Context::Editor => "context.editor",
                Context::Searching => "context.searching",
            };
            rows.push(plain(app.words.get(name), Role::Heading));
            context = Some(info.context);
        }
        let keys: Vec<String> = app.keymap.keys_of(info.command).iter().map(ToString::to_string).collect();
        let help = app.words.get(&format!("command.{}", info.id)).to_owned();
        let keys = if keys.is_empty() { app.words.get("help.palette-only").to_owned() } else { keys.join("  ") };
        let shown = format!("{keys:<22}");
        let room = usize::from(look.width).saturating_sub(width(&shown) + 1);
        rows.push(PageLine {
            pieces: vec![
                Piece::mark(shown, Role::Key),
                Piece::mark(" ", Role::Text),
                Piece::mark(ellipsis(&help, room).into_owned(), Role::Text),
            ],
            ..PageLine::default()
        });
    }
    rows
}

/// A past attempt, every option with its explanation.
fn attempt(app: &App, file: &str, at: usize, look: &Look) -> Vec<PageLine> {
    let glyphs = look.glyphs;
    let words = app.words;
    let (Some(attempt), Some(quiz)) =
        (app.study.attempts(file).get(at), app.study.lesson().and_then(|lesson| lesson.quiz(file)))
    else {
        return Vec::new();
    };
    let mut rows = Vec::new();
    for (number, line) in review_lines(quiz, attempt).into_iter().enumerate() {
        if number > 0 {
            rows.push(PageLine::default());
        }
        let (sign, role, key) = match line.outcome {
            Some(Outcome::Right) => (glyphs.check(), Role::Right, "quiz.right"),
            Some(Outcome::Wrong) => (glyphs.wrong(), Role::Wrong, "quiz.wrong"),
            Some(Outcome::NotSure) => (glyphs.unsure(), Role::Warning, "quiz.not-sure"),
            None => (glyphs.dot(), Role::Dim, "attempts.unanswered"),
        };
        rows.push(plain(&format!("{sign} {}. {}", number + 1, words.get(key)), role));
        rows.extend(lines_of(&line.prompt.blocks, look));
        for (text, correct, chosen, feedback) in &line.options {
            let (sign, role) = match (correct, chosen) {
                (true, _) => (glyphs.check(), Role::Right),
                (false, true) => (glyphs.wrong(), Role::Wrong),
                (false, false) => (glyphs.dot(), Role::Dim),
            };
            hanging(&mut rows, sign, role, &text.blocks, look);
            if let Some(feedback) = feedback {
                hanging(&mut rows, "   ", Role::Dim, &feedback.blocks, look);
            }
        }
        if line.options.is_empty() {
            for text in &line.answered {
                rows.push(plain(&format!("{} {text}", words.get("attempts.you")), Role::Text));
            }
            for text in &line.key {
                rows.push(plain(&format!("{} {text}", words.get("attempts.key")), Role::Right));
            }
        }
        if let Some(context) = &line.context {
            rows.extend(lines_of(&context.blocks, look));
        }
    }
    rows
}

/// Lines behind a sign.
fn hanging(rows: &mut Vec<PageLine>, sign: &str, role: Role, blocks: &[crate::course::Block], look: &Look) {
    let indent = width(sign) + 1;
    let room = usize::from(look.width).saturating_sub(indent).max(1);
    let narrow = Look { width: u16::try_from(room).unwrap_or(1), ..look.clone() };
    for (at, mut line) in lines_of(blocks, &narrow).into_iter().enumerate() {
        let lead = if at == 0 { format!("{sign} ") } else { " ".repeat(indent) };
        line.pieces.insert(0, Piece::mark(lead, role));
        rows.push(line);
    }
}
