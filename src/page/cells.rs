//! Text as cells: what takes which columns, and what must be shown as a symbol.

use crate::base::text::{expand_tabs, visible, width};
use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;

/// Columns of a tab stop.
pub(super) const TAB: usize = 4;

/// Returns the columns `text` takes when it is drawn cluster by cluster, as a grid of cells is.
///
/// The width of a whole string may be less: Arabic lam and alef join, in cells they do not.
pub(super) fn columns(text: &str) -> usize {
    if text.is_ascii() {
        // Cleaned text has no ASCII that takes no column.
        return text.len();
    }
    text.graphemes(true).map(width).sum()
}

/// Returns `text` cleaned: nothing acts on the terminal, and no cluster is without a column. Twice is once.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if visible(text) != text {
        return Cow::Owned(parts(text).into_iter().map(|(part, _)| part).collect());
    }
    grounded(text)
}

/// Gives marks with nothing to stand on a circle: alone they would not be drawn.
fn grounded(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || text.graphemes(true).all(|cluster| width(cluster) > 0) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for cluster in text.graphemes(true) {
        if width(cluster) == 0 {
            out.push('◌');
        }
        out.push_str(cluster);
    }
    Cow::Owned(out)
}

/// Returns a line of code cleaned, its tabs expanded.
pub(super) fn clean_line(line: &str) -> Cow<'_, str> {
    let line = line.trim_end_matches('\r');
    match expand_tabs(line, TAB) {
        Cow::Borrowed(line) => clean(line),
        Cow::Owned(line) => Cow::Owned(clean(&line).into_owned()),
    }
}

/// Cuts `text` into cleaned parts; the second of each tells whether it stands for hidden characters.
pub(super) fn parts(text: &str) -> Vec<(Cow<'_, str>, bool)> {
    if visible(text) == text {
        return vec![(grounded(text), false)];
    }
    let mut parts: Vec<(Cow<'_, str>, bool)> = Vec::new();
    for cluster in text.graphemes(true) {
        let shown = visible(cluster);
        let hidden = shown != cluster;
        let shown = grounded(&shown);
        match parts.last_mut() {
            Some((last, same)) if *same == hidden => last.to_mut().push_str(&shown),
            _ => parts.push((Cow::Owned(shown.into_owned()), hidden)),
        }
    }
    parts
}

/// Returns `text` with clusters that are wider than `most` columns replaced: one column cannot hold two.
pub(super) fn narrowed(text: &str, most: usize) -> Cow<'_, str> {
    if text.is_ascii() || text.graphemes(true).all(|cluster| width(cluster) <= most) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.graphemes(true).map(|cluster| if width(cluster) > most { "?" } else { cluster }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_counted_cluster_by_cluster() {
        assert_eq!(columns("abc"), 3);
        assert_eq!(columns("日本👩‍👩‍👧"), 6);
        assert_eq!(columns("لا"), 2);
    }

    #[test]
    fn a_mark_without_a_base_gets_one() {
        assert_eq!(clean("\u{301}a"), "◌\u{301}a");
        assert_eq!(clean("e\u{301}"), "e\u{301}");
        assert_eq!(clean("\u{1b}[m"), "␛[m");
        assert_eq!(clean_line("a\tb\r"), "a   b");
    }

    #[test]
    fn hidden_characters_are_parts_of_their_own() {
        let shown: Vec<_> = parts("a\u{202e}b").into_iter().map(|(text, hidden)| (text.into_owned(), hidden)).collect();
        assert_eq!(shown, [("a".into(), false), ("⟨U+202E⟩".into(), true), ("b".into(), false)]);
    }

    #[test]
    fn what_is_wider_than_the_line_becomes_a_question_mark() {
        assert_eq!(narrowed("a日b", 1), "a?b");
        assert_eq!(narrowed("a日b", 2), "a日b");
    }
}
