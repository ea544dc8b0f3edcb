//! Blocks to lines.

use super::cells::{clean, columns};
use super::inline::{runs, runs_in_spot};
use super::line::{Mark, PageLine, Piece, Spot, SpotKind};
use super::sink::{Choices, Row, Sink};
use super::words::{first_words, reference_anchor};
use super::wrap::Run;
use super::{Look, Role, code, table};
use crate::course::{Block, BlockKind, Callout, Definition, Inline, Item, QuizRef, Target, plain_text};
use ratatui::style::Modifier;
use std::borrow::Cow;

/// Columns of a label over which nothing hangs under it.
const LABEL: usize = 8;

/// Lays out a text of its own, such as a question's prompt, folds open.
pub fn lines_of(blocks: &[Block], look: &Look) -> Vec<PageLine> {
    let choices = Choices { all_open: true, folds_wide: true, ..Choices::default() };
    let mut sink = Sink::new(look, &choices, None, 0);
    stack(&mut sink, blocks, true);
    sink.finish()
}

/// Lays out blocks one below the other.
pub(super) fn stack(sink: &mut Sink<'_>, blocks: &[Block], airy: bool) {
    for (at, inner) in blocks.iter().enumerate() {
        if at > 0 && airy {
            sink.blank();
        }
        block(sink, &inner.kind);
    }
}

fn mark(text: impl Into<Cow<'static, str>>, role: Role) -> Piece {
    Piece::mark(text, role)
}

/// Lays out one block.
pub(super) fn block(sink: &mut Sink<'_>, kind: &BlockKind) {
    let glyphs = sink.look.glyphs;
    match kind {
        BlockKind::Heading { level, text, .. } => heading(sink, *level, text),
        BlockKind::Paragraph(text) => sink.runs(&runs(text, Role::Text)),
        BlockKind::Code(code) => self::code::code(sink, code),
        BlockKind::Tabs(codes) => code::tabs(sink, codes),
        BlockKind::Diagram { text, alt } => code::diagram(sink, text, alt.as_deref()),
        BlockKind::Quote(blocks) => {
            let bar = vec![mark(format!("{} ", glyphs.quote()), Role::Quote)];
            sink.enter(bar.clone(), bar);
            stack(sink, blocks, true);
            sink.leave();
        }
        BlockKind::Callout { kind, blocks } => callout(sink, *kind, blocks),
        BlockKind::List { start, tight, items } => list(sink, *start, *tight, items),
        BlockKind::Table { align, head, rows } => table::table(sink, align, head, rows),
        BlockKind::Definitions(definitions) => self::definitions(sink, definitions),
        BlockKind::Footnote { label, number, blocks } => footnote(sink, label, *number, blocks),
        BlockKind::Details { summary, blocks } => details(sink, summary, blocks),
        BlockKind::Rule => {
            let rule = glyphs.horizontal().repeat(sink.room().min(40));
            let offset = sink.at;
            sink.line(vec![mark(rule, Role::Frame)], Vec::new(), offset, None);
        }
        BlockKind::Math(text) => text.lines().for_each(|line| sink.runs(&Run::content(line, Role::InlineCode))),
        BlockKind::Quiz(quiz) => self::quiz(sink, quiz),
        BlockKind::Lab { folder } => {
            let solved = sink.choices.solved.contains(folder);
            let (sign, role, after) = if solved {
                (glyphs.check(), Role::Right, "solved")
            } else {
                (glyphs.lab(), Role::Checkpoint, "press Enter to open")
            };
            let spot = Some(SpotKind::Lab(folder.clone()));
            let title = sink.lesson.and_then(|lesson| lesson.lab(folder)).map(|lab| lab.title.clone());
            let mut line = vec![Run::mark(&format!("{sign} Lab "), role, spot.clone())];
            if let Some(title) = title {
                line.push(Run::mark(&format!("{} {} ", glyphs.dot(), clean(&title)), Role::Dim, spot.clone()));
            }
            line.push(Run::mark(&format!("[{after}]"), Role::Dim, spot));
            sink.signs(&line);
        }
        BlockKind::Notice(text) => {
            let mut line = vec![Run::mark(&format!("{} ", glyphs.warning()), Role::Warning, None)];
            line.extend(Run::content(text, Role::Warning));
            sink.runs(&line);
        }
    }
}

fn indent() -> Vec<Piece> {
    vec![mark("  ", Role::Text)]
}

fn heading(sink: &mut Sink<'_>, level: u8, text: &[Inline]) {
    let role = match level {
        0..=2 => Role::Heading,
        3 => Role::Subheading,
        4 => Role::Minor,
        _ => Role::Least,
    };
    let from = sink.rows.len();
    sink.runs(&runs(text, role));
    let rule = match level {
        0 | 1 => sink.look.glyphs.heavy(),
        2 => sink.look.glyphs.horizontal(),
        _ => return,
    };
    let wide = |row: &Row| match row {
        Row::Line(line) => line.pieces.iter().filter(|piece| piece.content).map(|piece| columns(&piece.text)).sum(),
        Row::Verbatim { .. } => 0,
    };
    let widest: usize = sink.rows[from..].iter().map(wide).max().unwrap_or(0).min(sink.room());
    // Of the heading's own place: a page that starts here starts with its words.
    let offset = sink.rows.last().map_or(0, |row| if let Row::Line(line) = row { line.offset } else { 0 });
    sink.line(vec![mark(rule.repeat(widest), Role::Frame)], Vec::new(), offset, None);
}

fn definitions(sink: &mut Sink<'_>, definitions: &[Definition]) {
    for (at, definition) in definitions.iter().enumerate() {
        if at > 0 {
            sink.blank();
        }
        sink.runs(&runs(&definition.term, Role::Strong));
        for meaning in &definition.meanings {
            sink.enter(indent(), indent());
            stack(sink, meaning, true);
            sink.leave();
        }
    }
}

/// A number that leads back to where the note is referred to; the label when nothing does.
fn footnote(sink: &mut Sink<'_>, label: &str, number: Option<usize>, blocks: &[Block]) {
    let (name, back) = match number {
        Some(number) => {
            let target = Target::Internal { path: None, anchor: Some(reference_anchor(label)) };
            (number.to_string(), Some(SpotKind::Link(target)))
        }
        None => (label.to_owned(), None),
    };
    let sign = Piece::mark(format!("[{}] ", clean(&name)), Role::Link);
    let (from, start) = (sink.rows.len(), usize::from(sink.look.width.max(1)).saturating_sub(sink.room()));
    let wide = columns(&sign.text);
    let alone = !sink.is_waiting();
    if wide > LABEL {
        sink.lead(Run::mark(&sign.text, Role::Link, None));
        sink.enter(Vec::new(), Vec::new());
    } else {
        sink.enter(vec![sign], Vec::new());
    }
    if blocks.is_empty() {
        sink.signs(&[]);
    }
    stack(sink, blocks, true);
    sink.leave();
    if let (Some(kind), true, Some(Row::Line(line))) = (back, alone, sink.rows.get_mut(from)) {
        let column = |column: usize| u16::try_from(column).unwrap_or(u16::MAX);
        let end = (start + wide - 1).min(line.width());
        line.spots.insert(0, Spot { columns: column(start)..column(end), kind });
    }
}

fn details(sink: &mut Sink<'_>, summary: &[Inline], blocks: &[Block]) {
    let (number, open) = sink.next_fold();
    let sign = if open { sink.look.glyphs.opened() } else { sink.look.glyphs.closed() };
    let spot = SpotKind::Fold(number);
    let mut line = vec![Run::mark(&format!("{sign} "), Role::Key, Some(spot.clone()))];
    line.extend(runs_in_spot(summary, Role::Strong, &spot));
    if plain_text(summary).trim().is_empty() {
        line.push(Run::mark(sink.look.glyphs.more(), Role::Strong, Some(spot)));
    }
    sink.runs(&line);
    if open {
        // What is as wide as the page keeps the width of the page.
        for (at, block) in blocks.iter().enumerate() {
            if at > 0 {
                sink.blank();
            }
            let wide = matches!(block.kind, BlockKind::Code(_) | BlockKind::Tabs(_) | BlockKind::Diagram { .. });
            if !wide {
                sink.enter(indent(), indent());
            }
            stack(sink, std::slice::from_ref(block), true);
            if !wide {
                sink.leave();
            }
        }
    } else {
        sink.skip(blocks);
    }
}

fn callout(sink: &mut Sink<'_>, kind: Callout, blocks: &[Block]) {
    let (name, role) = match kind {
        Callout::Note => ("Note", Role::Note),
        Callout::Tip => ("Tip", Role::Right),
        Callout::Important => ("Important", Role::Key),
        Callout::Warning => ("Warning", Role::Warning),
        Callout::Caution => ("Caution", Role::Wrong),
        Callout::Pitfall => ("Pitfall", Role::Warning),
        Callout::Security => ("Security", Role::Wrong),
        Callout::Version => ("Version", Role::Note),
    };
    let bar = vec![mark(format!("{} ", sink.look.glyphs.quote()), role)];
    sink.enter(bar.clone(), bar);
    sink.signs(&[Run::mark(name, role, None).bold()]);
    stack(sink, blocks, true);
    sink.leave();
}

fn list(sink: &mut Sink<'_>, start: Option<u64>, tight: bool, items: &[Item]) {
    let glyphs = sink.look.glyphs;
    let last = start.map(|start| start.saturating_add(items.len() as u64).saturating_sub(1));
    let digits = last.map_or(0, |last| last.to_string().len());
    for (at, item) in items.iter().enumerate() {
        if at > 0 && !tight {
            sink.blank();
        }
        let sign = match (item.task, start) {
            (Some(done), _) => format!("{} ", if done { glyphs.done() } else { glyphs.open() }),
            (None, Some(start)) => format!("{:>digits$}. ", start.saturating_add(at as u64)),
            (None, None) => format!("{} ", glyphs.bullet()),
        };
        sink.enter(vec![mark(sign, Role::Dim)], Vec::new());
        stack(sink, &item.blocks, !tight);
        sink.leave();
    }
}

fn quiz(sink: &mut Sink<'_>, quiz: &QuizRef) {
    let glyphs = sink.look.glyphs;
    let spot = Some(SpotKind::Quiz(quiz.clone()));
    let went = sink.choices.marks.iter().find(|(known, _)| known == quiz).map(|(_, mark)| *mark);
    let (sign, role, after) = match went {
        Some(Mark::Right) => (glyphs.check(), Role::Right, "answered: right"),
        Some(Mark::Wrong) => (glyphs.wrong(), Role::Wrong, "answered: not right"),
        Some(Mark::Unsure) => (glyphs.unsure(), Role::Warning, "answered: not sure"),
        Some(Mark::Half) => (glyphs.half(), Role::Warning, "answered: partly right"),
        None => (glyphs.pencil(), Role::Checkpoint, "press Enter to answer"),
    };
    let start = [
        Run::mark(
            &format!("{sign} {name} ", name = if quiz.question.is_some() { "Checkpoint" } else { "Quiz" }),
            role,
            spot.clone(),
        ),
        Run::mark(&format!("{} ", glyphs.dot()), Role::Dim, spot.clone()),
    ];
    let end = Run::mark(&format!(" [{after}]"), Role::Dim, spot.clone());
    let mut line = start.to_vec();
    match sink.lesson.and_then(|lesson| lesson.question(quiz)) {
        Some(question) => {
            Run::push(first_words(question), Role::Text, Modifier::empty(), spot.as_ref(), &mut line);
            line.push(end);
            sink.runs(&line);
        }
        None => {
            if quiz.question.is_none() {
                let count =
                    sink.lesson.and_then(|lesson| lesson.quiz(&quiz.file)).map_or(0, |known| known.questions.len());
                let words = format!("{count} {}", if count == 1 { "question" } else { "questions" });
                line.push(Run::mark(&words, Role::Text, spot));
            }
            line.push(end);
            sink.signs(&line);
        }
    }
}
