//! Byte offsets → lines and columns.

use super::problem::Place;

/// Bytes between two marks.
const STRIDE: usize = 512;

/// A text that knows its lines. Finding a place costs the same anywhere, also in one long line.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    text: &'a str,
    /// Where each line begins.
    starts: Vec<usize>,
    /// Characters that begin before each multiple of [`STRIDE`].
    marks: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// Looks at a text once.
    pub(super) fn new(text: &'a str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let starts = std::iter::once(0).chain(breaks).collect();
        let mut marks = vec![0];
        let mut characters = 0;
        for chunk in text.as_bytes().chunks(STRIDE) {
            characters += count(chunk);
            marks.push(characters);
        }
        Self { text, starts, marks }
    }

    /// Returns the place of a byte; past the end, the end.
    pub(super) fn place(&self, offset: usize) -> Place {
        let offset = offset.min(self.text.len());
        let line = self.starts.partition_point(|start| *start <= offset).saturating_sub(1);
        let start = self.starts.get(line).copied().unwrap_or(0);
        let column = self.before(offset).saturating_sub(self.before(start));
        Place { line: number(line + 1), column: number(column + 1) }
    }

    /// Returns the place of the last byte that is not white space, for what is missing at the end.
    pub(super) fn end(&self) -> Place {
        self.place(self.text.trim_end().len())
    }

    fn before(&self, offset: usize) -> usize {
        let mark = offset / STRIDE;
        let rest = self.text.as_bytes().get(mark * STRIDE..offset).unwrap_or_default();
        self.marks.get(mark).copied().unwrap_or(0) + count(rest)
    }
}

/// Counts the characters that begin in these bytes of UTF-8.
fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

fn number(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_lines_and_characters() {
        let lines = Lines::new("ab\né𝄞x\n");
        let places: Vec<_> =
            [0, 1, 2, 3, 5, 9, 10, 11, 99].map(|at| lines.place(at)).map(|place| (place.line, place.column)).into();
        assert_eq!(places, [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3), (2, 4), (3, 1), (3, 1)]);
        assert_eq!(lines.end(), Place { line: 2, column: 4 });
    }

    #[test]
    fn a_long_line_counts_as_a_short_one() {
        let text = "é".repeat(3_000);
        let lines = Lines::new(&text);
        for character in [0, 255, 256, 257, 1_000, 2_999] {
            assert_eq!(lines.place(2 * character).column as usize, character + 1);
        }
    }
}
