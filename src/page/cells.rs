//! Text as cells: what takes which columns, and what must be shown as a symbol.

use crate::base::text::{self, expand_tabs, is_plain, visible, width};
use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

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
    simple_columns(text).unwrap_or_else(|| text.graphemes(true).map(width).sum())
}

/// Returns the columns of a text of simple characters and ends of lines.
fn simple_columns(text: &str) -> Option<usize> {
    text.chars().try_fold(0, |all, c| (text::is_simple(c) || c == '\n').then(|| all + char_columns(c)))
}

/// Returns the columns of a text that is shown as it is.
pub(super) fn plain_columns(text: &str) -> Option<usize> {
    if text::is_printable_ascii(text) {
        Some(text.len())
    } else {
        simple_columns(text).filter(|_| !text.contains('\n'))
    }
}

/// Whether each character of `text`, ends of lines apart, is a cluster of its own: most texts, without marks, joiners and flags.
pub(super) fn is_simple(text: &str) -> bool {
    text.chars().all(|c| text::is_simple(c) || c == '\n')
}

/// Returns the columns of a character that is a cluster of its own.
pub(super) fn char_columns(c: char) -> usize {
    match u32::from(c) {
        // Letters, dashes, arrows and boxes: nearly all.
        0x20..=0x2ff | 0x2010..=0x22ff | 0x2500..=0x259f => 1,
        _ => UnicodeWidthChar::width(c).unwrap_or(0),
    }
}

/// Returns `text` cleaned: nothing acts on the terminal, and no cluster is without a column. Twice is once.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    if matches!(visible(text), Cow::Owned(_)) {
        return Cow::Owned(parts(text).into_iter().map(|(part, _)| part).collect());
    }
    grounded(text)
}

/// Gives marks with nothing to stand on a circle: alone they would not be drawn.
fn grounded(text: &str) -> Cow<'_, str> {
    // Only with a character that takes no column can there be a cluster that takes none.
    if text.is_ascii() || text.chars().all(|c| UnicodeWidthChar::width(c).is_some_and(|wide| wide > 0)) {
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
    match expanded(line.trim_end_matches('\r')) {
        Cow::Borrowed(line) => clean(line),
        Cow::Owned(line) => Cow::Owned(clean(&line).into_owned()),
    }
}

/// Returns a line with its tabs expanded.
pub(super) fn expanded(line: &str) -> Cow<'_, str> {
    if !line.contains('\t') {
        return Cow::Borrowed(line);
    }
    if !line.bytes().all(|byte| byte == b'\t' || (0x20..0x7f).contains(&byte)) {
        return expand_tabs(line, TAB);
    }
    let mut out = String::with_capacity(line.len() + 16);
    for (at, part) in line.split('\t').enumerate() {
        if at > 0 {
            let gap = TAB - out.len() % TAB;
            out.extend(std::iter::repeat_n(' ', gap));
        }
        out.push_str(part);
    }
    Cow::Owned(out)
}

/// Cuts `text` into cleaned parts; the second of each tells whether it stands for hidden characters.
pub(super) fn parts(text: &str) -> Vec<(Cow<'_, str>, bool)> {
    if is_plain(text) {
        return vec![(Cow::Borrowed(text), false)];
    }
    if matches!(visible(text), Cow::Borrowed(_)) {
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
    if text.is_ascii() || most >= 2 && is_simple(text) || text.graphemes(true).all(|cluster| width(cluster) <= most) {
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
    fn what_is_simple_is_measured_alike_character_by_character() {
        let simple: String = ('\u{20}'..='\u{9fff}').filter(|c| is_simple(&c.to_string())).collect();
        assert_eq!(simple.graphemes(true).count(), simple.chars().count());
        for c in simple.chars() {
            assert_eq!(char_columns(c), width(&c.to_string()), "{c:?}");
            assert!((1..=2).contains(&char_columns(c)) && visible(&c.to_string()) == c.to_string(), "{c:?}");
        }
        assert!(!is_simple("e\u{301}") && !is_simple("❤\u{fe0f}") && !is_simple("🇳🇴"));
    }

    #[test]
    fn tabs_end_at_every_fourth_column() {
        for line in ["a\tb", "\t\tx", "abcd\te", "é\tx", "日\tx", "a\t"] {
            assert_eq!(expanded(line), expand_tabs(line, TAB), "{line:?}");
        }
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
