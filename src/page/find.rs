//! Finding words in a text and marking them in its lines.

use super::line::{PageLine, Piece};
use super::theme::Role;

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
    pub(super) fn find(&self, text: &str) -> Vec<(usize, usize)> {
        if self.exact || text.is_ascii() {
            let folded;
            let hay = if self.exact {
                text
            } else {
                folded = text.to_ascii_lowercase();
                &folded
            };
            return hay.match_indices(&self.words).map(|(at, found)| (at, at + found.len())).collect();
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
            let start = origin[at];
            origin[at..].iter().copied().find(|&next| next > start).unwrap_or(text.len())
        };
        folded.match_indices(&self.words).map(|(at, found)| (origin[at], end(at + found.len() - 1))).collect()
    }
}

/// Marks the matches of a line.
pub(super) fn mark(line: &mut PageLine, query: &Query, current: bool) {
    let text = line.text();
    let found = query.find(&text);
    if found.is_empty() {
        return;
    }
    let role = if current { Role::MatchCurrent } else { Role::Match };
    let mut at = 0;
    let mut pieces = Vec::new();
    for piece in line.pieces.drain(..) {
        let (start, end) = (at, at + piece.text.len());
        at = end;
        let mut from = start;
        for (a, b) in &found {
            let (a, b) = ((*a).max(from), (*b).min(end));
            if a >= b {
                continue;
            }
            if from < a {
                pieces.push(Piece { text: piece.text[from - start..a - start].to_owned(), ..piece.clone() });
            }
            pieces.push(Piece { text: piece.text[a - start..b - start].to_owned(), role, ..piece.clone() });
            from = b;
        }
        if from < end {
            pieces.push(Piece { text: piece.text[from - start..].to_owned(), ..piece });
        }
    }
    line.pieces = pieces;
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
        assert_eq!(Query::new("i").unwrap().find("İx"), [(0, 2)]);
    }
}
