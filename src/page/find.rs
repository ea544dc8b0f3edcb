//! Finding words in a text and marking them in its lines.

use super::Look;
use super::layout::lines_of;
use super::line::{PageLine, Piece};
use super::theme::Role;
use crate::course::{Block, BlockKind, Code, Inline};
use std::ops::Range;

/// What is looked for. Small letters match both, a capital makes case count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Query {
    words: String,
    exact: bool,
}

impl Query {
    /// Makes a query; `None` for nothing.
    pub(super) fn new(words: &str) -> Option<Self> {
        if words.is_empty() {
            return None;
        }
        let exact = words.chars().any(char::is_uppercase);
        Some(Self { words: if exact { words.to_owned() } else { words.to_lowercase() }, exact })
    }

    /// Returns the bytes of each match in `text`.
    pub(super) fn find(&self, text: &str) -> Vec<Range<usize>> {
        if self.exact || text.is_ascii() {
            let folded;
            let hay = if self.exact {
                text
            } else {
                folded = text.to_ascii_lowercase();
                &folded
            };
            return hay.match_indices(&self.words).map(|(at, found)| at..at + found.len()).collect();
        }
        // Lower case may have another length: keep where each byte came from.
        let mut folded = String::with_capacity(text.len());
        let mut origin = Vec::with_capacity(text.len() + 1);
        for (at, c) in text.char_indices() {
            for lower in c.to_lowercase() {
                origin.extend(std::iter::repeat_n(at, lower.len_utf8()));
                folded.push(lower);
            }
        }
        origin.push(text.len());
        let end = |at: usize| {
            let start = origin.get(at).copied().unwrap_or(text.len());
            origin.iter().skip(at).copied().find(|&next| next > start).unwrap_or(text.len())
        };
        folded.match_indices(&self.words).map(|(at, found)| origin[at]..end(at + found.len() - 1)).collect()
    }
}

/// Marks those bytes of a block's words that stand in a line.
pub(super) fn mark(line: &mut PageLine, found: &[Range<usize>], role: Role) {
    change(line, found, |piece| piece.role = role);
}

/// Changes the look of those bytes of a block's words that stand in a line.
pub(super) fn change(line: &mut PageLine, found: &[Range<usize>], how: impl Fn(&mut Piece)) {
    if found.is_empty() {
        return;
    }
    let mut pieces = Vec::with_capacity(line.pieces.len());
    for piece in line.pieces.drain(..) {
        if !piece.content {
            pieces.push(piece);
            continue;
        }
        let (start, end) = (piece.at, piece.at + piece.text.len());
        let mut from = start;
        let mut add = |range: Range<usize>, found: bool| {
            if let Some(text) = piece.text.get(range.start - start..range.end - start).filter(|text| !text.is_empty()) {
                let mut part = Piece { text: text.to_owned().into(), at: range.start, ..piece.clone() };
                if found {
                    how(&mut part);
                }
                pieces.push(part);
            }
        };
        // Both are in order: skip what lies before the piece.
        let first = found.partition_point(|range| range.end <= start);
        for range in found.iter().skip(first).take_while(|range| range.start < end) {
            let (a, b) = (range.start.max(from), range.end.min(end));
            // A replaced cluster is shorter than its words: it is marked whole.
            if !piece.text.is_char_boundary(a - start) || !piece.text.is_char_boundary(b - start) {
                continue;
            }
            add(from..a, false);
            add(a..b, true);
            from = b;
        }
        add(from..end, false);
    }
    line.pieces = pieces;
}

/// Lays a text out as prose or as code, with some of its bytes marked.
pub fn marked_lines(text: &str, is_code: bool, marks: &[Range<usize>], look: &Look) -> Vec<PageLine> {
    let block = |kind| [Block { kind, span: 0..0 }];
    let mut lines = Vec::new();
    let mut add = |kind: BlockKind, marks: &[Range<usize>]| {
        for mut line in lines_of(&block(kind), look) {
            mark(&mut line, marks, Role::Match);
            lines.push(line);
        }
    };
    if is_code {
        add(BlockKind::Code(Code { text: text.trim_end().to_owned(), ..Code::default() }), marks);
        return lines;
    }
    let mut start = 0;
    for line in text.split('\n') {
        let end = start + line.len();
        let inside: Vec<Range<usize>> = marks
            .iter()
            .filter(|mark| mark.start >= start && mark.end <= end)
            .map(|mark| mark.start - start..mark.end - start)
            .collect();
        if !line.trim().is_empty() {
            add(BlockKind::Paragraph(vec![Inline::Text(line.to_owned())]), &inside);
        }
        start = end + 1;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::Query;

    #[test]
    fn small_letters_match_both_and_capitals_count() {
        let found = |words: &str, text: &str| Query::new(words).unwrap().find(text).len();
        assert_eq!(found("get", "GET get Get"), 3);
        assert_eq!(found("Get", "GET get Get"), 1);
        assert_eq!(found("straße", "STRASSE Straße"), 1);
        assert_eq!(Query::new("i").unwrap().find("İx").first(), Some(&(0..2)));
    }
}
