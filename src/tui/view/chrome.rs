//! Header, status line and messages.

use super::super::app::{App, Hit, Pane};
use super::super::command::{Command, Context};
use super::super::keys::Key;
use crate::base::text::{ellipsis, visible, width};
use crate::page::Role;
use crate::study::Phase;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// Says that the window is too small; it never fails.
pub(super) fn too_small(buffer: &mut Buffer, area: Rect, app: &App) {
    if area.height > 0 {
        let text = ellipsis(app.words.get("too-small"), usize::from(area.width)).into_owned();
        buffer.set_stringn(area.x, area.y, text, usize::from(area.width), ratatui::style::Style::new());
    }
}

/// The line at the top: where we are and how far we have come.
pub(super) fn header(buffer: &mut Buffer, area: Rect, app: &App, wide: bool) {
    let look = app.look(area.width);
    let glyphs = look.glyphs;
    let (read, all) = app.study.read_of(None);
    let filled = (read * 10).checked_div(all).unwrap_or(0);
    let percent = (read * 100).checked_div(all).unwrap_or(0);
    let due = app.study.deck().map_or(0, |deck| deck.queue().order.len());
    let due = if due > 0 { format!("  {}", app.words.count("header.due", due)) } else { String::new() };
    let bar = format!("{}{} {percent:>3} %{due} ", glyphs.full().repeat(filled), glyphs.empty().repeat(10 - filled));
    let title = visible(&app.study.pack.info().title).into_owned();
    let outline = app.study.outline();
    let part = app.study.chapter().and_then(|chapter| outline.part_title(chapter)).unwrap_or_default();
    let room = usize::from(area.width).saturating_sub(width(&bar) + 2);
    let mut left = vec![Span::raw(" "), Span::styled(title.clone(), look.theme.style(Role::Title))];
    let mut words = title;
    let here = app.study.chapter().and_then(|chapter| outline.chapters.get(chapter));
    let mut add = |text: String, role: Role| {
        left.push(Span::styled(format!(" {} ", glyphs.more_right()), look.theme.style(Role::Dim)));
        left.push(Span::styled(text.clone(), look.theme.style(role)));
        words.push_str(&text);
    };
    if !part.is_empty() {
        add(visible(part).into_owned(), Role::Dim);
    }
    if !wide && let Some(chapter) = here {
        let mut name = chapter.title.clone();
        if !chapter.number.is_empty() {
            name = format!("{} {} {name}", chapter.number_text(), glyphs.dot());
        }
        // On a narrow screen the lesson matters more than the pack.
        left.truncate(1);
        left.push(Span::styled(visible(&name).into_owned(), look.theme.style(Role::Title)));
    }
    buffer.set_line(area.x, area.y, &Line::from(left), u16::try_from(room).unwrap_or(0));
    let x = area.right().saturating_sub(u16::try_from(width(&bar)).unwrap_or(0));
    buffer.set_stringn(x, area.y, &bar, width(&bar), look.theme.style(Role::Dim));
}

/// The line at the bottom: only keys that do something now. Returns where the cursor is, while something is typed here.
pub(super) fn status(buffer: &mut Buffer, area: Rect, app: &mut App) -> Option<(u16, u16)> {
    let look = app.look(area.width);
    if let Some(finding) = app.finding.as_ref().filter(|_| app.focus == Pane::Reading && !app.search.open) {
        let count = app.page.as_ref().map_or(0, |page| page.matches().len());
        let (before, after) = finding.field.around_cursor();
        let (before, after) = (visible(before).into_owned(), visible(after).into_owned());
        let place = if count == 0 {
            app.words.get("find.none").to_owned()
        } else {
            app.words.with("find.count", &[("at", &(finding.current + 1).to_string()), ("of", &count.to_string())])
        };
        let label = format!(" {} ", app.words.get("find.label"));
        let line = Line::from(vec![
            Span::styled(label.clone(), look.theme.style(Role::Key)),
            Span::raw(before.clone()),
            Span::raw(after),
            Span::styled(format!("   {place}"), look.theme.style(Role::Dim)),
        ]);
        buffer.set_line(area.x, area.y, &line, area.width);
        let x = u16::try_from(width(&label) + width(&before)).unwrap_or(u16::MAX);
        return finding.typing.then(|| (area.x.saturating_add(x), area.y));
    }
    let mut x = area.x;
    for command in useful(app) {
        // While characters go into a file, only other keys are commands.
        let usable = |key: &Key| {
            let types =
                matches!(app.contexts().first(), Some(Context::Editor | Context::Searching)) || app.types_answer();
            // A nearer context may have the key for something else.
            let ours = command.info().context == Context::Anywhere
                || app.keymap.command(&app.contexts(), *key) == Some(command);
            ours && (!types || key.typed().is_none())
        };
        let Some(key) = app.keymap.keys_of(command).into_iter().find(usable) else { continue };
        let words = app.words.get(&format!("short.{}", command.info().id)).to_owned();
        let key = format!(" {key}");
        let words = format!(" {words} ");
        let wide = u16::try_from(width(&key) + width(&words)).unwrap_or(u16::MAX);
        if x.saturating_add(wide) > area.right() {
            break;
        }
        app.hits.push((Rect { x, y: area.y, width: wide, height: 1 }, Hit::Command(command)));
        let line = Line::from(vec![
            Span::styled(key, look.theme.style(Role::Key)),
            Span::styled(words, look.theme.style(Role::Dim)),
        ]);
        buffer.set_line(x, area.y, &line, wide);
        x += wide;
    }
    None
}

/// The commands that matter now, the most useful first.
fn useful(app: &App) -> Vec<Command> {
    use Command as C;
    match app.contexts().first() {
        Some(Context::Contents) if app.contents.filter.is_some() => vec![C::ContentsOpen, C::NextPane],
        Some(Context::Contents) => {
            vec![C::ContentsOpen, C::ContentsToggle, C::ContentsFilter, C::NextPane, C::Palette, C::Help, C::Quit]
        }
        Some(Context::Quiz) => quiz_commands(app),
        Some(Context::Review | Context::ReviewCard) => review_commands(app),
        Some(Context::Choosing) => {
            let move_by = [C::ChooseRight, C::ChooseDown, C::ChooseBegin];
            let then = [C::ChooseHighlight, C::Note, C::Bookmark, C::ChooseCopy, C::ChooseCancel, C::Help];
            move_by.into_iter().chain(then).collect()
        }
        Some(Context::Home) => {
            vec![C::HomeGo, C::HomePageDown, C::HomePageUp, C::Review, C::HomeClose, C::Palette, C::Help, C::Quit]
        }
        Some(Context::Notes) => vec![
            C::NotesGo,
            C::NotesEdit,
            C::NotesRemove,
            C::NotesUndo,
            C::NotesAll,
            C::NotesExternal,
            C::NotesClose,
            C::NextPane,
            C::Help,
        ],
        Some(Context::Editor) if app.notes_focused() => {
            vec![C::EditorLeave, C::EditorUndo, C::EditorFind, C::EditorPaste, C::Help]
        }
        Some(Context::Searching) => vec![
            C::SearchOpen,
            C::SearchDown,
            C::SearchKind,
            C::SearchPart,
            C::SearchLesson,
            C::SearchClose,
            C::Palette,
            C::Help,
        ],
        Some(Context::Sliders) => vec![
            C::LabRun,
            C::SliderLess,
            C::SliderMore,
            C::SliderChange,
            C::SliderDefault,
            C::LabNextTab,
            C::LabSnapshots,
            C::LabClose,
            C::NextPane,
            C::Help,
        ],
        Some(Context::LabRunning) => vec![C::LabCancel, C::NextPane, C::Help],
        Some(Context::Editor) => {
            let mut commands = vec![C::EditorLeave, C::LabRun, C::EditorUndo, C::EditorFind];
            let lab = app.focused_lab();
            if lab.and_then(|pane| pane.editor()).is_some_and(|editor| editor.selected().is_some()) {
                commands.push(C::EditorCopy);
            }
            if lab.is_some_and(|pane| pane.session.hints() < pane.session.lab().hints.len()) {
                commands.push(C::LabHint);
            }
            if lab.is_some_and(|pane| !pane.places().is_empty()) {
                commands.push(C::LabJump);
            }
            commands.extend([C::EditorPaste, C::Help]);
            commands
        }
        Some(Context::Lab) => {
            let mut commands = vec![C::LabRun, C::LabEdit, C::LabNextTab];
            if app.focused_lab().is_some_and(|pane| pane.session.hints() < pane.session.lab().hints.len()) {
                commands.push(C::LabHint);
            }
            if app.focused_lab().is_some_and(|pane| pane.session.may_see_solution()) {
                commands.push(C::LabSolution);
            }
            if app.focused_lab().is_some_and(|pane| !pane.places().is_empty()) {
                commands.push(C::LabJump);
            }
            commands.extend([
                C::LabDiff,
                C::LabSnapshots,
                C::LabExternal,
                C::LabClose,
                C::LabZoom,
                C::NextPane,
                C::Help,
            ]);
            commands
        }
        _ => {
            let lesson = app.study.lesson();
            let mut commands = vec![C::PageDown];
            if lesson.is_some_and(|lesson| {
                lesson.blocks.iter().any(|block| matches!(block.kind, crate::course::BlockKind::Tabs(_)))
            }) {
                commands.push(C::NextTab);
            }
            if lesson.is_some_and(|lesson| !lesson.quizzes.is_empty()) {
                commands.push(C::Checkpoint);
            }
            if lesson.is_some_and(|lesson| lesson.closing_quiz().is_some()) {
                commands.push(C::Quiz);
            }
            if lesson.is_some_and(|lesson| !lesson.labs.is_empty()) {
                commands.push(C::Lab);
            }
            commands.extend([
                C::NextLesson,
                C::NextPane,
                C::Help,
                C::Note,
                C::Find,
                C::Search,
                C::Palette,
                C::Quit,
                C::Sections,
            ]);
            commands
        }
    }
}

fn quiz_commands(app: &App) -> Vec<Command> {
    use Command as C;
    let Some(pane) = &app.quiz else { return vec![C::Help] };
    let question = pane.session.question();
    let mut commands = Vec::new();
    match pane.session.phase {
        Phase::Asking => {
            commands.push(C::QuizSubmit);
            if matches!(pane.session.draft(), Some(crate::study::Draft::Order { .. })) {
                commands.extend([C::QuizMoveDown, C::QuizMoveUp]);
            }
            commands.push(C::QuizNotSure);
            if question.is_some_and(|question| question.hint.is_some()) {
                commands.push(C::QuizHint);
            }
            if pane.session.questions.len() > 1 {
                commands.push(C::QuizNext);
            }
        }
        Phase::Certainty(_) | Phase::Saving => commands.push(C::QuizSubmit),
        Phase::Verdict => {
            commands.push(C::QuizSubmit);
            if question.is_some_and(|question| question.explains.is_some()) {
                commands.push(C::QuizExplain);
            }
            if pane.session.is_checkpoint() {
                commands.push(C::QuizRetry);
            }
        }
        Phase::Finished => commands.extend([C::QuizRetryWrong, C::QuizRetry, C::QuizAttempts]),
    }
    commands.extend([C::QuizScrollDown, C::QuizClose, C::NextPane, C::Help]);
    commands
}

fn review_commands(app: &App) -> Vec<Command> {
    use crate::study::ReviewPhase as P;
    use Command as C;
    let Some(session) = app.review.as_ref().map(|pane| &pane.session) else { return vec![C::Help] };
    let mut commands = match (session.phase, app.quiz.as_ref().map(|pane| &pane.session.phase)) {
        (_, Some(Phase::Asking)) => {
            let hint = app.quiz.as_ref().and_then(|pane| pane.session.question()?.hint.as_ref()).map(|_| C::QuizHint);
            [C::QuizSubmit, C::QuizNotSure].into_iter().chain(hint).collect()
        }
        (_, Some(_)) => vec![C::QuizSubmit],
        (P::Asking | P::Graded | P::Finished, None) => vec![C::ReviewGo],
        (P::Back | P::Saving, None) => Vec::new(),
    };
    if session.asked().is_some() {
        if session.phase != P::Asking {
            commands.push(C::ReviewExplain);
        }
        commands.extend([C::ReviewSuspend, C::ReviewBury]);
    }
    if !session.graded().is_empty() {
        commands.push(C::ReviewUndo);
    }
    commands.extend([C::ReviewLeeches, C::ReviewClose, C::Help]);
    commands
}

/// Messages, over the lower right of the screen.
pub(super) fn toasts(buffer: &mut Buffer, area: Rect, app: &App) {
    if app.toasts.is_empty() || area.width < 12 || area.height < 4 {
        return;
    }
    let room = area.width.saturating_sub(4).min(64);
    let look = app.look(room);
    let mut rows = Vec::new();
    for toast in app.toasts.iter().rev().take(4).rev() {
        let blocks = [crate::course::Block {
            kind: crate::course::BlockKind::Paragraph(vec![crate::course::Inline::Text(toast.clone())]),
            span: 0..0,
        }];
        rows.extend(crate::page::lines_of(&blocks, &look));
    }
    rows.truncate(usize::from(area.height.saturating_sub(4)));
    let wide = rows.iter().map(crate::page::PageLine::width).max().unwrap_or(0).min(usize::from(room));
    let box_width = u16::try_from(wide).unwrap_or(room) + 4;
    let box_height = u16::try_from(rows.len()).unwrap_or(1) + 2;
    let place = Rect {
        x: area.right().saturating_sub(box_width),
        y: area.bottom().saturating_sub(box_height + 1),
        width: box_width.min(area.width),
        height: box_height.min(area.height),
    };
    super::clear(buffer, place);
    let inner = super::framed(buffer, place, app.words.get("toast.title"), "", true, &look);
    let inner = Rect { x: inner.x + 1, width: inner.width.saturating_sub(1), ..inner };
    super::lines(buffer, inner, &rows, &look);
}
