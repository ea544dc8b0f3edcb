//! Lines of text and the places between their characters.

use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// A place in a text: a line and bytes before it in the line, between two clusters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Pos {
    /// From 0.
    pub(crate) line: usize,
    /// From 0.
    pub(crate) byte: usize,
}

/// A text as lines; there is always one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Text {
    lines: Vec<String>,
    bytes: usize,
}

impl Text {
    /// Takes a text; ends of lines become `\n`.
    pub(super) fn new(text: &str) -> Self {
        let lines: Vec<String> = split(text).map(str::to_owned).collect();
        let bytes = lines.iter().map(String::len).sum::<usize>() + lines.len() - 1;
        Self { lines, bytes }
    }

    /// Returns all of it.
    pub(super) fn text(&self) -> String {
        let mut out = String::with_capacity(self.bytes);
        for (at, line) in self.lines.iter().enumerate() {
            if at > 0 {
                out.push('\n');
            }
            out.push_str(line);
        }
        out
    }

    /// Returns its bytes.
    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }

    pub(super) fn lines(&self) -> &[String] {
        &self.lines
    }

    /// Returns a line, empty beyond the end.
    pub(super) fn line(&self, line: usize) -> &str {
        self.lines.get(line).map_or("", String::as_str)
    }

    /// Returns the last line.
    pub(super) fn last(&self) -> usize {
        self.lines.len() - 1
    }

    /// Returns the end of the text.
    pub(super) fn end(&self) -> Pos {
        Pos { line: self.last(), byte: self.line(self.last()).len() }
    }

    /// Returns the nearest place that there is, at or before `pos`.
    pub(super) fn clamp(&self, pos: Pos) -> Pos {
        let line = pos.line.min(self.last());
        let text = self.line(line);
        if pos.byte >= text.len() {
            return Pos { line, byte: text.len() };
        }
        let is_start = text.is_char_boundary(pos.byte) && text.is_ascii();
        if is_start {
            return Pos { line, byte: pos.byte };
        }
        let start = text.grapheme_indices(true).map(|(at, _)| at).take_while(|at| *at <= pos.byte).last();
        Pos { line, byte: start.unwrap_or(0) }
    }

    /// Returns the place one cluster further; at the end of a line the start of the next.
    pub(super) fn after(&self, pos: Pos) -> Pos {
        let rest = self.line(pos.line).get(pos.byte..).unwrap_or("");
        match rest.graphemes(true).next() {
            Some(cluster) => Pos { byte: pos.byte + cluster.len(), ..pos },
            None if pos.line < self.last() => Pos { line: pos.line + 1, byte: 0 },
            None => pos,
        }
    }

    /// Returns the place one cluster back; at the start of a line the end of the one before.
    pub(super) fn before(&self, pos: Pos) -> Pos {
        let start = self.line(pos.line).get(..pos.byte).unwrap_or("");
        match start.grapheme_indices(true).next_back() {
            Some((at, _)) => Pos { byte: at, ..pos },
            None if pos.line > 0 => Pos { line: pos.line - 1, byte: self.line(pos.line - 1).len() },
            None => pos,
        }
    }

    /// Returns the text between two places.
    pub(super) fn slice(&self, range: Range<Pos>) -> String {
        let Range { start, end } = range;
        if start.line == end.line {
            return self.line(start.line).get(start.byte..end.byte).unwrap_or("").to_owned();
        }
        let mut out = self.line(start.line).get(start.byte..).unwrap_or("").to_owned();
        for line in start.line + 1..end.line {
            out.push('\n');
            out.push_str(self.line(line));
        }
        out.push('\n');
        out.push_str(self.line(end.line).get(..end.byte).unwrap_or(""));
        out
    }

    /// Puts `with` in place of what stands between two places; returns what was there and the end of what is there now.
    pub(super) fn replace(&mut self, range: Range<Pos>, with: &str) -> (String, Pos) {
        let (start, end) = (self.clamp_raw(range.start), self.clamp_raw(range.end));
        let removed = self.slice(start..end);
        let mut added: Vec<String> = split(with).map(str::to_owned).collect();
        let last = added.len() - 1;
        let byte = added[last].len() + if last == 0 { start.byte } else { 0 };
        let length: usize = added.iter().map(String::len).sum::<usize>() + last;
        added[0].insert_str(0, &self.lines[start.line][..start.byte]);
        added[last].push_str(&self.lines[end.line][end.byte..]);
        self.lines.splice(start.line..=end.line, added);
        self.bytes = self.bytes - removed.len() + length;
        (removed, Pos { line: start.line + last, byte })
    }

    /// Returns the nearest place between two characters.
    fn clamp_raw(&self, pos: Pos) -> Pos {
        let line = pos.line.min(self.last());
        let text = self.line(line);
        let mut byte = pos.byte.min(text.len());
        while !text.is_char_boundary(byte) {
            byte -= 1;
        }
        Pos { line, byte }
    }
}

/// Splits at ends of lines of any system.
fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line))
}

/// Returns the place at the end of `text` put at `start`.
pub(super) fn end_of(start: Pos, text: &str) -> Pos {
    let lines = text.matches('\n').count();
    match text.rsplit_once('\n') {
        Some((_, last)) => Pos { line: start.line + lines, byte: last.len() },
        None => Pos { line: start.line, byte: start.byte + text.len() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pos(line: usize, byte: usize) -> Pos {
        Pos { line, byte }
    }

    #[test]
    fn a_text_comes_out_as_it_went_in() {
        for text in ["", "a", "a\n", "\n\na"] {
            assert_eq!(Text::new(text).text(), text);
            assert_eq!(Text::new(text).bytes(), text.len());
        }
        assert_eq!(Text::new("a\r\nb").text(), "a\nb");
    }

    #[test]
    fn replacing_tells_what_was_there_and_where_it_ends() {
        let mut text = Text::new("one\ntwo\nthree");
        assert_eq!(text.replace(pos(0, 1)..pos(2, 2), "X\nY"), ("ne\ntwo\nth".to_owned(), pos(1, 1)));
        assert_eq!((text.text().as_str(), text.bytes()), ("oX\nYree", 7));
    }

    #[test]
    fn steps_go_by_cluster_and_over_line_ends() {
        let text = Text::new("e\u{301}x\n👩‍👩‍👧");
        assert_eq!(text.after(pos(0, 0)), pos(0, 3));
        assert_eq!(text.after(pos(0, 4)), pos(1, 0));
        assert_eq!(text.after(pos(1, 0)), text.end());
        assert_eq!(text.before(text.end()), pos(1, 0));
        assert_eq!(text.before(pos(1, 0)), pos(0, 4));
        assert_eq!(text.clamp(pos(0, 2)), pos(0, 0));
        assert_eq!(text.clamp(pos(9, 9)), pos(1, 0));
        assert_eq!(text.clamp(pos(9, 99)), text.end());
    }
}
