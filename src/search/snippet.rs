//! The line that shows what was found, cut to a width.

use super::Marks;
use crate::base::text::{expand_tabs, visible, width};
use unicode_segmentation::UnicodeSegmentation;

/// A line in pieces; the second of each tells whether it was looked for.
pub type Snippet = Vec<(String, bool)>;

/// Returns the line of `text` that has most of the marks, in at most `columns`: cut between words, `more` where something was left out.
pub fn snippet(text: &str, marks: &Marks, columns: usize, more: &str) -> Snippet {
    let (start, end) = line(text, marks);
    let line = &text[start..end];
    let in_line: Marks = marks
        .iter()
        .filter(|mark| mark.start >= start && mark.end <= end)
        .map(|mark| mark.start - start..mark.end - start)
        .collect();
    let lead = line.len() - line.trim_start().len();
    let line_end = line.trim_end().len().max(lead);
    let shown = |piece: &str| width(&visible(&expand_tabs(piece, 1)));
    let (mut from, mut to) = (lead, line_end);
    if shown(&line[lead..line_end]) > columns {
        (from, to) = window(line, lead, line_end, &in_line, columns.saturating_sub(2 * width(more)), &shown);
    }
    let mut pieces: Snippet = Vec::new();
    let mut add = |piece: &str, marked: bool| {
        if !piece.is_empty() {
            pieces.push((visible(&expand_tabs(piece, 1)).into_owned(), marked));
        }
    };
    add(if from > lead { more } else { "" }, false);
    let mut at = from;
    for mark in &in_line {
        let (a, b) = (mark.start.clamp(at, to), mark.end.clamp(at, to));
        add(&line[at..a], false);
        add(&line[a..b], true);
        at = b;
    }
    add(&line[at..to], false);
    add(if to < line_end { more } else { "" }, false);
    pieces
}

/// The line with most marks that differ; the first of several, the first with words without any.
pub(super) fn line(text: &str, marks: &Marks) -> (usize, usize) {
    let mut best: Option<(usize, (usize, usize))> = None;
    let mut start = 0;
    for piece in text.split('\n') {
        let end = start + piece.len();
        let mut words: Vec<&str> = marks
            .iter()
            .filter(|mark| mark.start >= start && mark.end <= end)
            .filter_map(|mark| text.get(mark.clone()))
            .collect();
        words.sort_unstable();
        words.dedup();
        let better = best.is_none_or(|(count, _)| words.len() > count);
        if better && !piece.trim().is_empty() {
            best = Some((words.len(), (start, end)));
        }
        start = end + 1;
    }
    best.map_or((0, 0), |(_, range)| range)
}

/// Grows a window around the first mark, a word at a time on both sides, as far as there is room.
fn window(
    line: &str,
    lead: usize,
    end: usize,
    marks: &Marks,
    columns: usize,
    shown: &dyn Fn(&str) -> usize,
) -> (usize, usize) {
    let first = marks.first().map_or(lead..lead, |mark| mark.start.max(lead)..mark.end.min(end).max(lead));
    let (mut from, mut to) = (first.start, first.end);
    let mut used = shown(&line[from..to]);
    if used > columns {
        // A mark that is wider than the room is cut between clusters.
        let mut fits = from;
        let mut taken = 0;
        for (at, cluster) in line[from..to].grapheme_indices(true) {
            taken += shown(cluster);
            if taken > columns {
                break;
            }
            fits = from + at + cluster.len();
        }
        return (from, fits);
    }
    let mut left: Vec<&str> = line[lead..from].split_word_bounds().collect();
    let mut right: Vec<&str> = line[to..end].split_word_bounds().rev().collect();
    // A third of the room goes before the mark: what follows says more.
    let before = columns / 3;
    let mut taken = 0;
    while let Some(word) = left.last().filter(|word| used + shown(word) <= columns && taken + shown(word) <= before) {
        (used, taken, from) = (used + shown(word), taken + shown(word), from - word.len());
        left.pop();
    }
    while let Some(word) = right.last().filter(|word| used + shown(word) <= columns) {
        (used, to) = (used + shown(word), to + word.len());
        right.pop();
    }
    if right.is_empty() {
        while let Some(word) = left.pop().filter(|word| used + shown(word) <= columns) {
            (used, from) = (used + shown(word), from - word.len());
        }
    }
    let piece = &line[from..to];
    let (start, stop) = (piece.len() - piece.trim_start().len(), piece.trim_end().len());
    if start < stop { (from + start, from + stop) } else { (from, to) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{Query, marks};
    use proptest::prelude::*;

    fn of(query: &str, text: &str, columns: usize) -> String {
        let pieces = snippet(text, &marks(&Query::new(query), text), columns, "…");
        pieces.iter().map(|(piece, marked)| if *marked { format!("[{piece}]") } else { piece.clone() }).collect()
    }

    #[test]
    fn the_line_with_most_of_the_words_is_shown() {
        assert_eq!(of("b c ", "a b\nb c d\nc", 40), "[b] [c] d");
        assert_eq!(of("nothing ", "\n  first line\nsecond", 40), "first line");
        assert_eq!(of("x ", "", 40), "");
    }

    #[test]
    fn a_long_line_is_cut_between_words() {
        let text = "one two three four five six seven eight nine ten eleven twelve";
        assert_eq!(of("seven ", text, 30), "…five six [seven] eight nine…");
        assert_eq!(of("one ", text, 15), "[one] two three…");
        assert_eq!(of("twelve ", text, 20), "…ten eleven [twelve]");
        assert_eq!(
            of("\u{7528}\u{8a9e} ", "\u{65e5}\u{672c}\u{8a9e}\u{306e}\u{7528}\u{8a9e}\u{96c6}", 8),
            "…\u{306e}[\u{7528}\u{8a9e}]…"
        );
    }

    proptest! {
        #[test]
        fn a_snippet_is_never_wider_and_never_hides_a_control(text in "(?s).{0,200}", query in "\\PC{0,6}", columns in 4usize..60) {
            let pieces = snippet(&text, &marks(&Query::new(&query), &text), columns, "…");
            let all: String = pieces.iter().map(|(piece, _)| piece.as_str()).collect();
            prop_assert!(pieces.iter().map(|(piece, _)| width(piece)).sum::<usize>() <= columns, "{all:?}");
            prop_assert!(!all.chars().any(char::is_control));
        }
    }
}
