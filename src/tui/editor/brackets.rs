//! The bracket that belongs to the one at the cursor.

use super::text::Pos;
use super::widget::Editor;
use crate::page::Role;

const PAIRS: [(char, char); 3] = [('(', ')'), ('[', ']'), ('{', '}')];

/// The most characters looked at in one line.
const LONGEST: usize = 10_000;

impl Editor {
    /// Returns the bracket at or before the cursor and its partner, looked for among the lines that show: further away it would not be
    /// seen. Brackets in strings and comments count only among themselves, as far as colours are known.
    pub(crate) fn bracket_pair(&self) -> Option<(Pos, Pos)> {
        let (text, cursor) = (self.content(), self.cursor());
        let line = text.line(cursor.line);
        let here = line.get(cursor.byte..).and_then(|rest| rest.chars().next()).map(|c| (cursor.byte, c));
        let before = line.get(..cursor.byte).and_then(|start| start.char_indices().next_back());
        let is_bracket = |c: char| PAIRS.iter().any(|(open, close)| *open == c || *close == c);
        let (byte, bracket) = [here, before].into_iter().flatten().find(|(_, c)| is_bracket(*c))?;
        let at = Pos { byte, ..cursor };
        let forwards = PAIRS.iter().find(|(open, _)| *open == bracket);
        let (open, close) = PAIRS.into_iter().find(|(open, close)| *open == bracket || *close == bracket)?;
        let quoted = self.is_quoted(at);
        let mut depth = 0usize;
        let mut look = |pos: Pos, c: char| {
            if (c != open && c != close) || self.is_quoted(pos) != quoted {
                return false;
            }
            if c == bracket {
                depth += 1;
            } else {
                depth -= 1;
            }
            depth == 0
        };
        let shown = self.shown_lines();
        if forwards.is_some() {
            for number in cursor.line..shown.end.max(cursor.line + 1) {
                let start = if number == cursor.line { byte } else { 0 };
                let rest = text.line(number).get(start..).unwrap_or("");
                for (offset, c) in rest.char_indices().take(LONGEST) {
                    let pos = Pos { line: number, byte: start + offset };
                    if look(pos, c) {
                        return Some((at, pos));
                    }
                }
            }
        } else {
            for number in (shown.start.min(cursor.line)..=cursor.line).rev() {
                let line = text.line(number);
                let end = if number == cursor.line { byte + bracket.len_utf8() } else { line.len() };
                for (offset, c) in line.get(..end).unwrap_or("").char_indices().rev().take(LONGEST) {
                    let pos = Pos { line: number, byte: offset };
                    if look(pos, c) {
                        return Some((at, pos));
                    }
                }
            }
        }
        None
    }

    fn is_quoted(&self, pos: Pos) -> bool {
        let spans = self.spans(pos.line);
        spans.iter().any(|(range, role)| range.contains(&pos.byte) && matches!(role, Role::Literal | Role::Comment))
    }
}
