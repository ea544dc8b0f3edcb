//! Runs of text to lines of a width: breaks where Unicode allows them (UAX 14), by grapheme where a word is too long.

use super::line::{Piece, Spot, SpotKind};
use super::theme::Role;
use crate::base::text::{visible, width};
use ratatui::style::Modifier;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// A stretch of text with one look.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Run {
    /// Cleaned; `\n` breaks a line.
    text: String,
    role: Role,
    extra: Modifier,
    content: bool,
    spot: Option<SpotKind>,
}

impl Run {
    /// Makes a run of the author's text, cleaned.
    pub(super) fn content(text: &str, role: Role, extra: Modifier, spot: Option<SpotKind>) -> Self {
        let flat: String = text.replace(['\n', '\r', '\t'], " ");
        Self { text: visible(&flat).into_owned(), role, extra, content: true, spot }
    }

    /// Makes a run of our own words.
    pub(super) fn mark(text: &str, role: Role, spot: Option<SpotKind>) -> Self {
        Self { text: visible(text).into_owned(), role, extra: Modifier::empty(), content: false, spot }
    }

    /// Makes the run bold.
    pub(super) fn bold(&mut self) {
        self.extra |= Modifier::BOLD;
    }

    /// Makes a break that stays.
    pub(super) fn line_break() -> Self {
        Self { text: "\n".to_owned(), role: Role::Text, extra: Modifier::empty(), content: true, spot: None }
    }
}

/// A line that was cut from runs.
#[derive(Debug, Default)]
pub(super) struct Wrapped {
    pub(super) pieces: Vec<Piece>,
    pub(super) spots: Vec<Spot>,
    /// Bytes of all runs before it.
    pub(super) start: usize,
}

/// Cuts runs into lines of at most `columns`; also returns the text of all runs.
pub(super) fn wrap(runs: &[Run], columns: usize) -> (Vec<Wrapped>, String) {
    let columns = columns.max(1);
    let text: String = runs.iter().map(|run| run.text.as_str()).collect();
    let mut lines: Vec<Range<usize>> = Vec::new();
    let (mut start, mut end, mut used) = (0, 0, 0);
    for (at, kind) in unicode_linebreak::linebreaks(&text) {
        let word = &text[end..at];
        let bare = word.trim_end();
        let wide = width(bare);
        if used + wide > columns && used > 0 {
            lines.push(start..end);
            (start, used) = (end, 0);
        }
        if wide > columns {
            for (place, cluster) in bare.grapheme_indices(true) {
                let more = width(cluster);
                if used + more > columns && used > 0 {
                    lines.push(start..end + place);
                    (start, used) = (end + place, 0);
                }
                used += more;
            }
            used += width(&word[bare.len()..]);
        } else {
            used += width(word);
        }
        end = at;
        if kind == unicode_linebreak::BreakOpportunity::Mandatory && (at < text.len() || text.ends_with('\n')) {
            lines.push(start..end);
            (start, used) = (end, 0);
        }
    }
    if start < text.len() || lines.is_empty() {
        lines.push(start..text.len());
    }
    let mut wrapped = Vec::with_capacity(lines.len());
    let mut cursor = Cursor { runs, at: 0, base: 0 };
    for line in lines {
        wrapped.push(cursor.line(&text, line, columns));
    }
    (wrapped, text)
}

/// Walks the runs once, line by line.
struct Cursor<'r> {
    runs: &'r [Run],
    at: usize,
    /// Bytes before the run at `at`.
    base: usize,
}

impl Cursor<'_> {
    fn line(&mut self, text: &str, range: Range<usize>, columns: usize) -> Wrapped {
        let end = range.start + text[range.clone()].trim_end_matches(['\n', ' ']).len();
        let mut line = Wrapped { start: range.start, ..Wrapped::default() };
        let mut column = 0;
        while let Some(run) = self.runs.get(self.at) {
            let (from, to) = (range.start.max(self.base), end.min(self.base + run.text.len()));
            if from < to {
                let part = fitted(&run.text[from - self.base..to - self.base], columns);
                let wide = width(&part);
                if let Some(kind) = &run.spot {
                    let columns =
                        u16::try_from(column).unwrap_or(u16::MAX)..u16::try_from(column + wide).unwrap_or(u16::MAX);
                    match line.spots.last_mut() {
                        Some(last) if last.kind == *kind && last.columns.end == columns.start => {
                            last.columns.end = columns.end
                        }
                        _ => line.spots.push(Spot { columns, kind: kind.clone() }),
                    }
                }
                column += wide;
                line.pieces.push(Piece { text: part, role: run.role, extra: run.extra, content: run.content });
            }
            if self.base + run.text.len() > range.end {
                break;
            }
            self.base += run.text.len();
            self.at += 1;
        }
        line
    }
}

/// Replaces clusters that are wider than a whole line: one column cannot hold two.
fn fitted(text: &str, columns: usize) -> String {
    if columns >= 4 || text.is_ascii() {
        return text.to_owned();
    }
    text.graphemes(true).map(|cluster| if width(cluster) > columns { "?" } else { cluster }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lines(text: &str, columns: usize) -> Vec<String> {
        let runs = [Run::content(text, Role::Text, Modifier::empty(), None)];
        wrap(&runs, columns)
            .0
            .iter()
            .map(|line| line.pieces.iter().map(|piece| piece.text.as_str()).collect())
            .collect()
    }

    #[test]
    fn words_move_whole_and_long_ones_are_cut() {
        assert_eq!(lines("the quick brown fox", 9), ["the quick", "brown fox"]);
        assert_eq!(lines("abcdefghij kl", 4), ["abcd", "efgh", "ij", "kl"]);
        assert_eq!(lines("日本語のテキスト", 6), ["日本語", "のテキ", "スト"]);
        assert_eq!(lines("", 5), [""]);
    }

    proptest! {
        #[test]
        fn no_line_is_wider_and_no_letter_is_lost(text in "[a-zA-Z0-9é日😀 \\-,.]{0,200}", columns in 4usize..50) {
            let lines = lines(&text, columns);
            for line in &lines {
                prop_assert!(width(line) <= columns, "{line:?}");
            }
            let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(letters(&lines.concat()), letters(&text));
        }
    }
}
