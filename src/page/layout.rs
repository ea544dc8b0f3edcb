//! Blocks to lines.

use super::inline::runs;
use super::line::{Mark, PageLine, Piece, SpotKind};
use super::sink::{Choices, Sink};
use super::wrap::Run;
use super::{Look, Role, code, table};
use crate::course::{Block, BlockKind, Callout, Item, QuizRef, plain_text};
use ratatui::style::Modifier;

/// Lays out a text of its own, such as a question's prompt, folds open.
pub fn lines_of(blocks: &[Block], look: &Look) -> Vec<PageLine> {
    let choices = Choices { all_open: true, folds_wide: true, ..Choices::default() };
    let mut sink = Sink::new(look, &choices, None, 0);
    stack(&mut sink, blocks, true);
    sink.lines
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

fn mark(text: impl Into<String>, role: Role) -> Piece {
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
        BlockKind::Definitions(definitions) => {
            for (at, definition) in definitions.iter().enumerate() {
                if at > 0 {
                    sink.blank();
                }
                sink.runs(&runs(&definition.term, Role::Strong));
                for meaning in &definition.meanings {
                    sink.enter(vec![mark("  ", Role::Text)], vec![mark("  ", Role::Text)]);
                    stack(sink, meaning, true);
                    sink.leave();
                }
            }
        }
        BlockKind::Footnote { label, number, blocks } => {
            let name = number.map_or_else(|| label.clone(), |number| number.to_string());
            let first = Run::mark(&format!("[{name}] "), Role::Dim, None);
            let (first, _) = super::wrap::wrap(&[first], 20);
            let pieces = first
                .into_iter()
                .flat_map(|line| line.pieces)
                .map(|piece| mark(format!("{} ", piece.text), Role::Dim))
                .take(1);
            let pieces: Vec<Piece> = pieces.collect();
            sink.enter(pieces, Vec::new());
            if blocks.is_empty() {
                sink.runs(&[]);
            }
            stack(sink, blocks, true);
            sink.leave();
        }
        BlockKind::Details { summary, blocks } => {
            let (number, open) = sink.next_fold();
            let sign = if open { glyphs.opened() } else { glyphs.closed() };
            let spot = SpotKind::Fold(number);
            let mut line = vec![Run::mark(&format!("{sign} "), Role::Key, Some(spot.clone()))];
            let words = plain_text(summary);
            let words = if words.trim().is_empty() { "…".to_owned() } else { words };
            line.push(Run::content(&words, Role::Strong, Modifier::empty(), Some(spot)));
            sink.runs(&line);
            if open {
                sink.enter(vec![mark("  ", Role::Text)], vec![mark("  ", Role::Text)]);
                stack(sink, blocks, true);
                sink.leave();
            } else {
                sink.skip_folds(folds_in(blocks));
            }
        }
        BlockKind::Rule => {
            let rule = glyphs.horizontal().repeat(sink.room().min(40));
            let offset = sink.text.len();
            sink.line(vec![mark(rule, Role::Frame)], Vec::new(), offset, None);
        }
        BlockKind::Math(text) => {
            for line in text.lines() {
                sink.runs(&[Run::content(line, Role::InlineCode, Modifier::empty(), None)]);
            }
        }
        BlockKind::Quiz(quiz) => self::quiz(sink, quiz),
        BlockKind::Lab { folder } => {
            let words = format!("{} Lab", glyphs.lab());
            sink.runs(&[Run::mark(&words, Role::Checkpoint, Some(SpotKind::Lab(folder.clone())))]);
        }
        BlockKind::Notice(text) => {
            let words = format!("{} ", glyphs.warning());
            sink.runs(&[
                Run::mark(&words, Role::Warning, None),
                Run::content(text, Role::Warning, Modifier::empty(), None),
            ]);
        }
    }
}

/// How many folds there are in blocks, for numbers that do not depend on what is open.
fn folds_in(blocks: &[Block]) -> usize {
    let mut count = 0;
    let mut waiting: Vec<&Block> = blocks.iter().collect();
    while let Some(block) = waiting.pop() {
        match &block.kind {
            BlockKind::Details { blocks, .. } => {
                count += 1;
                waiting.extend(blocks);
            }
            BlockKind::Quote(blocks) | BlockKind::Callout { blocks, .. } | BlockKind::Footnote { blocks, .. } => {
                waiting.extend(blocks)
            }
            BlockKind::List { items, .. } => waiting.extend(items.iter().flat_map(|item| &item.blocks)),
            BlockKind::Definitions(all) => waiting.extend(all.iter().flat_map(|one| one.meanings.iter().flatten())),
            _ => {}
        }
    }
    count
}

fn heading(sink: &mut Sink<'_>, level: u8, text: &[crate::course::Inline]) {
    let role = if level <= 2 { Role::Heading } else { Role::Subheading };
    let from = sink.lines.len();
    sink.runs(&runs(text, role));
    let rule = match level {
        1 => sink.look.glyphs.heavy(),
        2 => sink.look.glyphs.horizontal(),
        _ => return,
    };
    let widest = sink.lines[from..].iter().map(PageLine::width).max().unwrap_or(0).min(sink.room());
    let offset = sink.lines.last().map_or(0, |line| line.offset);
    sink.line(vec![mark(rule.repeat(widest), Role::Frame)], Vec::new(), offset, None);
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
    let mut name = Run::mark(name, role, None);
    name.bold();
    sink.runs(&[name]);
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
        if item.blocks.is_empty() {
            sink.runs(&[]);
        }
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
        None => (glyphs.pencil(), Role::Checkpoint, "press Enter to answer"),
    };
    let questions = sink.lesson.and_then(|lesson| lesson.quiz(&quiz.file)).map_or(0, |known| known.questions.len());
    let words = match &quiz.question {
        Some(_) => {
            let question = sink.lesson.and_then(|lesson| lesson.question(quiz));
            question.map(first_words).unwrap_or_default()
        }
        None => format!("{questions} {}", if questions == 1 { "question" } else { "questions" }),
    };
    let name = if quiz.question.is_some() { "Checkpoint" } else { "Quiz" };
    sink.runs(&[
        Run::mark(&format!("{sign} {name} "), role, spot.clone()),
        Run::mark(&format!("{} ", glyphs.dot()), Role::Dim, spot.clone()),
        Run::content(&words, Role::Text, Modifier::empty(), spot.clone()),
        Run::mark(&format!(" [{after}]"), Role::Dim, spot),
    ]);
}

/// The start of a question's prompt: its first paragraph.
fn first_words(question: &crate::course::Question) -> String {
    let prompt = question.prompt().and_then(|prompt| {
        prompt.blocks.iter().find_map(|block| match &block.kind {
            BlockKind::Paragraph(text) | BlockKind::Heading { text, .. } => Some(plain_text(text)),
            _ => None,
        })
    });
    prompt.unwrap_or_else(|| "What does this program do?".to_owned())
}
