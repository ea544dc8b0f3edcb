//! Two texts beside each other: what was expected and what came, the start and the learner's file, theirs and the author's.

use super::super::super::app::LabPane;
use super::super::super::command::Command;
use super::Sheet;
use crate::base::diff::{DiffLine, common_ends, diff};
use crate::base::text::{expand_tabs, visible, width};
use crate::course::{Block, BlockKind, Inline};
use crate::page::{Look, PageLine, Piece, Role, lines_of};
use ratatui::style::Modifier;
use unicode_segmentation::UnicodeSegmentation;

/// The most lines of one comparison in a verdict.
const LINES: usize = 60;

/// Columns of a tab stop.
const TAB: usize = 4;

/// The most bytes of a single line that is shown of a value.
const BYTES: usize = 2_000;

impl Sheet<'_> {
    /// The learner's files and the author's.
    pub(super) fn solution(&mut self, pane: &LabPane) {
        self.word("lab.solution", Role::Title);
        self.word("lab.solution.legend", Role::Dim);
        for file in &pane.session.lab().solution {
            let own = pane.session.files().iter().find(|known| known.path == file.path);
            self.file(&file.path, own.map_or("", |own| &own.text), &file.text);
        }
        self.blank();
        self.command(Command::LabClose, "lab.key.close");
    }

    /// The start and the learner's files.
    pub(super) fn changes(&mut self, pane: &LabPane) {
        self.word("lab.diff", Role::Title);
        self.word("lab.diff.legend", Role::Dim);
        for file in pane.session.files().iter().filter(|file| file.editable) {
            self.file(&file.path, &file.start, &file.text);
        }
        self.blank();
        self.command(Command::LabReset, "lab.key.reset");
        self.command(Command::LabSnapshots, "lab.key.snapshots");
        self.command(Command::LabClose, "lab.key.close");
    }

    fn file(&mut self, path: &str, old: &str, new: &str) {
        self.blank();
        self.mark(path, Role::Heading);
        if old == new {
            self.word("lab.same", Role::Dim);
            return;
        }
        for line in diff(old, new) {
            self.diff_line(&line);
        }
    }

    fn diff_line(&mut self, line: &DiffLine<'_>) {
        let (sign, role, text) = match line {
            DiffLine::Same(text) => (" ", Role::Dim, text),
            DiffLine::Removed(text) => ("-", Role::Wrong, text),
            DiffLine::Added(text) => ("+", Role::Right, text),
        };
        self.folded("  ", vec![Piece::mark(shown(text), role)], sign, role);
    }

    /// What was expected and what came. Values of one line stand below each other, what differs in them underlined; longer ones are
    /// compared line by line.
    pub(super) fn expected(&mut self, expected: Option<&str>, actual: Option<&str>) {
        let (expected_label, actual_label) = (self.app.words.get("lab.expected"), self.app.words.get("lab.actual"));
        let several = [expected, actual].iter().flatten().any(|value| value.trim_end().contains('\n'));
        if let (Some(expected), Some(actual), true) = (expected, actual, several) {
            self.word("lab.both", Role::Dim);
            let lines = diff(expected, actual);
            for line in lines.iter().take(LINES) {
                self.diff_line(line);
            }
            self.left_out(lines.len());
            return;
        }
        let wide = width(expected_label).max(width(actual_label)) + 2;
        let (start, end) = match (expected, actual) {
            (Some(expected), Some(actual)) => common_ends(cut(expected), cut(actual)),
            _ => (usize::MAX, 0),
        };
        let rows = [(expected, expected_label, Role::Right), (actual, actual_label, Role::Wrong)];
        for (value, label, role) in rows {
            let Some(value) = value else { continue };
            let label = format!("{label:<wide$}");
            if several {
                self.mark(&label, Role::Dim);
                let lines: Vec<&str> = value.lines().collect();
                for line in lines.iter().take(LINES) {
                    self.folded("  ", vec![Piece::mark(shown(line), Role::Code)], " ", Role::Dim);
                }
                self.left_out(lines.len());
                continue;
            }
            let value = cut(value);
            let middle = start.min(value.len())..value.len().saturating_sub(end).max(start.min(value.len()));
            let mut differs = Piece::mark(shown(&value[middle.clone()]), role);
            differs.extra = Modifier::UNDERLINED;
            let pieces = vec![
                Piece::mark(shown(&value[..middle.start]), Role::Code),
                differs,
                Piece::mark(shown(&value[middle.end..]), Role::Code),
            ];
            self.folded(&" ".repeat(wide), pieces, &label, Role::Dim);
        }
    }

    fn left_out(&mut self, count: usize) {
        if let Some(more) = count.checked_sub(LINES).filter(|more| *more > 0) {
            let text = self.app.words.with("lab.more-lines", &[("n", &more.to_string())]);
            self.mark(&format!("{} {text}", self.look.glyphs.more()), Role::Dim);
        }
    }

    /// Words behind a lead, wrapped between words.
    pub(super) fn hanging(&mut self, indent: &str, text: &str, role: Role, lead: &str, lead_role: Role) {
        let columns = width(indent);
        let room = usize::from(self.look.width).saturating_sub(columns).max(1);
        let look = Look { width: u16::try_from(room).unwrap_or(1), ..self.look.clone() };
        let blocks = [Block { kind: BlockKind::Paragraph(vec![Inline::Text(text.to_owned())]), span: 0..0 }];
        for (at, mut line) in lines_of(&blocks, &look).into_iter().enumerate() {
            line.pieces.iter_mut().for_each(|piece| piece.role = role);
            let lead = if at == 0 { format!("{lead:<columns$}") } else { indent.to_owned() };
            line.pieces.insert(0, Piece::mark(lead, lead_role));
            self.push(line);
        }
    }

    /// Pieces behind a lead, going on below where they are wider than the pane: nothing scrolls sideways here.
    pub(super) fn folded(&mut self, indent: &str, pieces: Vec<Piece>, lead: &str, lead_role: Role) {
        let columns = width(indent);
        let room = usize::from(self.look.width).saturating_sub(columns).max(1);
        let lead = format!("{lead:<columns$}");
        let mut line = PageLine { pieces: vec![Piece::mark(lead, lead_role)], ..PageLine::default() };
        let mut used = 0;
        for piece in pieces {
            let mut part = String::new();
            for cluster in piece.text.graphemes(true) {
                let wide = width(cluster);
                if used + wide > room && used > 0 {
                    line.pieces.push(Piece { text: std::mem::take(&mut part).into(), ..piece.clone() });
                    self.push(std::mem::take(&mut line));
                    line.pieces.push(Piece::mark(indent.to_owned(), Role::Text));
                    used = 0;
                }
                used += wide;
                part.push_str(cluster);
            }
            if !part.is_empty() {
                line.pieces.push(Piece { text: part.into(), ..piece });
            }
        }
        self.push(line);
    }
}

fn shown(text: &str) -> String {
    visible(&expand_tabs(text, TAB)).into_owned()
}

/// The start of a value that would fill screens.
fn cut(value: &str) -> &str {
    let value = value.strip_suffix('\n').unwrap_or(value);
    let mut end = value.len().min(BYTES);
    while !value.is_char_boundary(end) {
        end -= 1;
    }
    &value[..end]
}
