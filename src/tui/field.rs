//! A line or a few lines of text that can be typed into.

use super::keys::Key;
use crate::base::text;
use crossterm::event::{KeyCode, KeyModifiers};
use unicode_segmentation::UnicodeSegmentation;

/// What is typed and where the cursor is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Field {
    text: String,
    /// Bytes before the cursor; always between two clusters.
    cursor: usize,
    /// Whether Enter makes a new line.
    lines: bool,
    /// The most bytes it takes.
    limit: usize,
}

/// The most bytes of an answer: not a book.
const ANSWER: usize = 4 * 1024;
/// The most bytes of what is searched for.
const QUERY: usize = 200;

impl Field {
    /// Makes a field of one line that holds `text`, the cursor at its end.
    pub(super) fn line(text: &str) -> Self {
        Self { text: text.to_owned(), cursor: text.len(), lines: false, limit: ANSWER }
    }

    /// Makes a field for words to look for, holding `text`.
    pub(super) fn query(text: &str) -> Self {
        Self { limit: QUERY, ..Self::line(text) }
    }

    /// Makes a field of several lines.
    pub(super) fn lines(text: &str) -> Self {
        Self { text: text.to_owned(), cursor: text.len(), lines: true, limit: ANSWER }
    }

    /// Returns what is typed.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Returns the text before and after the cursor.
    pub(super) fn around_cursor(&self) -> (&str, &str) {
        self.text.split_at(self.cursor)
    }

    /// Takes a key; returns whether it was one for a field.
    pub(super) fn take(&mut self, key: Key) -> bool {
        let ctrl = key.modifiers.contains(KeyModifiers::CONTROL) || key.modifiers.contains(KeyModifiers::ALT);
        match key.code {
            KeyCode::Char(_) => match key.typed() {
                Some(c) => self.insert(c.encode_utf8(&mut [0; 4])),
                None => match (key.code, key.modifiers) {
                    (KeyCode::Char('a'), KeyModifiers::CONTROL) => self.cursor = self.line_start(),
                    (KeyCode::Char('e'), KeyModifiers::CONTROL) => self.cursor = self.line_end(),
                    (KeyCode::Char('w'), KeyModifiers::CONTROL) => self.delete_to(self.word_left()),
                    (KeyCode::Char('u'), KeyModifiers::CONTROL) => self.delete_to(self.line_start()),
                    (KeyCode::Char('k'), KeyModifiers::CONTROL) => self.delete_to(self.line_end()),
                    _ => return false,
                },
            },
            KeyCode::Enter if self.lines && !ctrl => self.insert("\n"),
            KeyCode::Backspace if ctrl => self.delete_to(self.word_left()),
            KeyCode::Backspace => self.delete_to(self.left()),
            KeyCode::Delete => self.delete_to(self.right()),
            KeyCode::Left if ctrl => self.cursor = self.word_left(),
            KeyCode::Right if ctrl => self.cursor = self.word_right(),
            KeyCode::Left => self.cursor = self.left(),
            KeyCode::Right => self.cursor = self.right(),
            KeyCode::Home => self.cursor = self.line_start(),
            KeyCode::End => self.cursor = self.line_end(),
            KeyCode::Up if self.lines => return self.vertical(true),
            KeyCode::Down if self.lines => return self.vertical(false),
            _ => return false,
        }
        true
    }

    /// Puts text at the cursor, up to the field's limit; a field of one line takes line ends as spaces.
    pub(super) fn insert(&mut self, piece: &str) {
        let piece =
            if self.lines { piece.replace("\r\n", "\n").replace('\r', "\n") } else { piece.replace(['\r', '\n'], " ") };
        let mut room = self.limit.saturating_sub(self.text.len()).min(piece.len());
        while !piece.is_char_boundary(room) {
            room -= 1;
        }
        self.text.insert_str(self.cursor, &piece[..room]);
        self.cursor += room;
    }

    fn delete_to(&mut self, other: usize) {
        let (start, end) = (self.cursor.min(other), self.cursor.max(other));
        self.text.replace_range(start..end, "");
        self.cursor = start;
    }

    fn left(&self) -> usize {
        self.text[..self.cursor].grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
    }

    fn right(&self) -> usize {
        self.cursor + self.text[self.cursor..].graphemes(true).next().map_or(0, str::len)
    }

    fn word_left(&self) -> usize {
        self.text[..self.cursor].unicode_word_indices().next_back().map_or(0, |(at, _)| at)
    }

    fn word_right(&self) -> usize {
        let rest = &self.text[self.cursor..];
        rest.unicode_word_indices().next().map_or(self.text.len(), |(at, word)| self.cursor + at + word.len())
    }

    fn line_start(&self) -> usize {
        self.text[..self.cursor].rfind('\n').map_or(0, |at| at + 1)
    }

    fn line_end(&self) -> usize {
        self.text[self.cursor..].find('\n').map_or(self.text.len(), |at| self.cursor + at)
    }

    /// Moves a line up or down, keeping the column; returns false at the first or last line, for the pane to move on.
    fn vertical(&mut self, up: bool) -> bool {
        let start = self.line_start();
        let column = text::width(&self.text[start..self.cursor]);
        let target = if up {
            let Some(end) = start.checked_sub(1) else { return false };
            self.text[..end].rfind('\n').map_or(0, |at| at + 1)
        } else {
            let end = self.line_end();
            if end == self.text.len() {
                return false;
            }
            end + 1
        };
        let line = self.text[target..].split('\n').next().unwrap_or("");
        self.cursor = target + text::fit(line, column).len();
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::keys::parse_sequence;
    use proptest::prelude::*;

    fn typed(mut field: Field, keys: &str) -> Field {
        for key in parse_sequence(keys).unwrap() {
            field.take(key);
        }
        field
    }

    #[test]
    fn typing_moves_and_deletes_by_cluster() {
        let field = typed(Field::line("日本"), "<left>e\u{301}x<backspace><backspace>");
        assert_eq!(field.text(), "日本");
        assert_eq!(typed(Field::line("one two"), "<ctrl-w>x").text(), "one x");
        assert_eq!(typed(Field::line("one"), "<home><del>").text(), "ne");
    }

    #[test]
    fn several_lines_keep_the_column() {
        let field = typed(Field::lines("long line\nx"), "<up>|");
        assert_eq!(field.text(), "l|ong line\nx");
        assert_eq!(typed(Field::line("a"), "<enter>b").text(), "ab");
    }

    proptest! {
        #[test]
        fn no_key_breaks_it(start in any::<String>(), keys in prop::collection::vec(0usize..16, 0..60)) {
            let names = ["<left>", "<right>", "<up>", "<down>", "<home>", "<end>", "<del>", "<backspace>", "<ctrl-w>", "<ctrl-u>",
                "<ctrl-k>", "<ctrl-left>", "<ctrl-right>", "<enter>", "é", "👩‍👩‍👧"];
            let mut field = Field::lines(&start);
            for key in keys {
                for key in parse_sequence(names[key]).unwrap() {
                    field.take(key);
                }
                let (before, after) = field.around_cursor();
                prop_assert_eq!(before.len() + after.len(), field.text().len());
            }
        }
    }
}
