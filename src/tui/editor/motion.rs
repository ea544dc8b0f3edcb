//! Where the cursor can go.

use super::cells::{byte_at, column_of};
use super::text::Pos;
use super::widget::Editor;
use unicode_segmentation::UnicodeSegmentation;

/// A way for the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub(crate) enum Motion {
    Left,
    Right,
    Up,
    Down,
    WordLeft,
    WordRight,
    LineStart,
    LineEnd,
    PageUp,
    PageDown,
    Start,
    End,
}

impl Editor {
    /// Moves the cursor; with `select`, what it passes is selected.
    pub(crate) fn go(&mut self, motion: Motion, select: bool) {
        let selected = self.selected();
        let target = match (motion, selected) {
            // Without shift, an arrow first leaves what is selected, on its side.
            (Motion::Left, Some(range)) if !select => range.start,
            (Motion::Right, Some(range)) if !select => range.end,
            _ => self.target(motion),
        };
        let vertical = matches!(motion, Motion::Up | Motion::Down | Motion::PageUp | Motion::PageDown);
        let goal = self.goal();
        self.put_cursor(target, select);
        if vertical {
            self.set_goal(goal);
        }
    }

    fn target(&self, motion: Motion) -> Pos {
        let (text, cursor) = (self.content(), self.cursor());
        let page = self.height().saturating_sub(2).max(1);
        match motion {
            Motion::Left => text.before(cursor),
            Motion::Right => text.after(cursor),
            Motion::Up => self.vertical(-1),
            Motion::Down => self.vertical(1),
            Motion::PageUp => self.vertical(-page.cast_signed()),
            Motion::PageDown => self.vertical(page.cast_signed()),
            Motion::WordLeft => self.word_left(cursor),
            Motion::WordRight => self.word_right(cursor),
            Motion::LineStart => {
                // First to where the words begin, then to the edge.
                let line = text.line(cursor.line);
                let indent = line.len() - line.trim_start().len();
                Pos { byte: if cursor.byte == indent { 0 } else { indent }, ..cursor }
            }
            Motion::LineEnd => Pos { byte: text.line(cursor.line).len(), ..cursor },
            Motion::Start => Pos::default(),
            Motion::End => text.end(),
        }
    }

    /// A line further up or down in the same column; beyond the first line its start, beyond the last its end.
    fn vertical(&self, by: isize) -> Pos {
        let (text, cursor) = (self.content(), self.cursor());
        let line = cursor.line.saturating_add_signed(by).min(text.last());
        if line == cursor.line {
            return if by < 0 { Pos { byte: 0, ..cursor } } else { Pos { byte: text.line(line).len(), ..cursor } };
        }
        Pos { line, byte: byte_at(text.line(line), self.goal()) }
    }

    pub(super) fn word_left(&self, from: Pos) -> Pos {
        let text = self.content();
        let start = text.line(from.line).get(..from.byte).unwrap_or("");
        match start.unicode_word_indices().next_back() {
            Some((at, _)) => Pos { byte: at, ..from },
            None if from.byte > 0 => Pos { byte: 0, ..from },
            None => text.before(from),
        }
    }

    pub(super) fn word_right(&self, from: Pos) -> Pos {
        let text = self.content();
        let rest = text.line(from.line).get(from.byte..).unwrap_or("");
        match rest.unicode_word_indices().next() {
            Some((at, word)) => Pos { byte: from.byte + at + word.len(), ..from },
            None if !rest.is_empty() => Pos { byte: from.byte + rest.len(), ..from },
            None => text.after(from),
        }
    }

    /// The column of the cursor on the screen, or the one it keeps while it goes up and down.
    fn goal(&self) -> usize {
        self.kept_goal().unwrap_or_else(|| column_of(self.content().line(self.cursor().line), self.cursor().byte))
    }
}
