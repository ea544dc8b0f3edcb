//! Words that are much like others: where an edited quotation stands now.
//!
//! A few places are proposed, and each is judged by the words themselves and by what stands around them, weighed as the Hypothesis client
//! weighs them (50, 20 and 20; `match-quote.ts`). Distances count inserted, deleted and replaced characters (Levenshtein 1966).

use super::anchor::LessonText;
use crate::learner::Anchor;
use std::collections::HashSet;
use std::ops::Range;

/// The least likeness that counts, of 1.
const ENOUGH: f64 = 0.6;

/// The least likeness of the words themselves.
const LEAST: f64 = 0.3;

/// Longer quotations are found by their first and last so many characters.
const PART: usize = 128;

/// Blocks that are looked at closely.
const BLOCKS: usize = 3;

/// The most characters of a block that are looked at closely.
const LONGEST: usize = 60_000;

/// The least characters of what stands around that point to a place.
const POINTS: usize = 8;

/// Returns the bytes of the words that are most like an anchor's, when they are like enough.
pub(super) fn nearest(text: &LessonText, anchor: &Anchor) -> Option<Range<usize>> {
    let mut proposed = between(text, anchor);
    proposed.extend(alike(text, anchor));
    let judged = proposed.into_iter().filter(|range| !text.all[range.clone()].trim().is_empty());
    let judged = judged.map(|range| (likeness(text, anchor, &range), range));
    let best = judged.max_by(|(a, _), (b, _)| a.total_cmp(b))?;
    (best.0 >= ENOUGH).then_some(best.1)
}

/// What stands between the words that stood before and behind.
fn between(text: &LessonText, anchor: &Anchor) -> Vec<Range<usize>> {
    let (head, tail) = (last(&anchor.prefix, POINTS), first(&anchor.suffix, POINTS));
    if head.chars().count() < POINTS || tail.chars().count() < POINTS {
        return Vec::new();
    }
    let most = anchor.exact.len() * 2 + 64;
    let starts = text.all.match_indices(head).take(50).map(|(at, _)| at + head.len());
    let range = |start: usize| {
        let mut end = (start + most).min(text.all.len());
        while !text.all.is_char_boundary(end) {
            end -= 1;
        }
        text.all[start..end].find(tail).map(|length| start..start + length)
    };
    starts.filter_map(range).collect()
}

/// The stretches most like the words, in the blocks that share most with them.
fn alike(text: &LessonText, anchor: &Anchor) -> Vec<Range<usize>> {
    let wanted: HashSet<&[u8]> = anchor.exact.as_bytes().windows(3).collect();
    let mut blocks: Vec<(usize, usize)> = (0..text.blocks())
        .map(|block| {
            let shared: HashSet<&[u8]> =
                text.block(block).as_bytes().windows(3).filter(|part| wanted.contains(part)).collect();
            (shared.len(), block)
        })
        .filter(|(shared, _)| *shared * 4 > wanted.len())
        .collect();
    blocks.sort_by_key(|(shared, block)| (std::cmp::Reverse(*shared), block.abs_diff(anchor.place.block)));
    let exact: Vec<char> = anchor.exact.chars().collect();
    let stretch = |block: usize| {
        let range = text.range(block)?;
        let words = &text.all[range.clone()];
        let places: Vec<(usize, char)> = words.char_indices().take(LONGEST).collect();
        let chars: Vec<char> = places.iter().map(|(_, c)| *c).collect();
        let found = if exact.len() <= 2 * PART {
            closest(&exact, &chars)
        } else {
            let start = closest(&exact[..PART], &chars).start;
            let end = closest(&exact[exact.len() - PART..], &chars[start..]).end;
            start..start + end
        };
        let byte = |at: usize| range.start + places.get(at).map_or(words.len(), |(byte, _)| *byte);
        Some(byte(found.start)..byte(found.end).max(byte(found.start)))
    };
    blocks.into_iter().take(BLOCKS).filter_map(|(_, block)| stretch(block)).collect()
}

/// How like a stretch is to the anchor: 0 to 1.
fn likeness(text: &LessonText, anchor: &Anchor, range: &Range<usize>) -> f64 {
    let now = &text.all[range.clone()];
    let words = if anchor.exact.chars().count() <= 2 * PART {
        alikeness(&anchor.exact, now)
    } else {
        let start = alikeness(first(&anchor.exact, PART), first(now, PART));
        (start + alikeness(last(&anchor.exact, PART), last(now, PART))) / 2.0
    };
    if words < LEAST {
        return 0.0;
    }
    let (prefix, suffix) = (last(&anchor.prefix, 64), first(&anchor.suffix, 64));
    let (mut sum, mut weight) = (50.0 * words, 50.0);
    if !prefix.is_empty() {
        sum += 20.0 * alikeness(prefix, last(&text.all[..range.start], prefix.chars().count()));
        weight += 20.0;
    }
    if !suffix.is_empty() {
        sum += 20.0 * alikeness(suffix, first(&text.all[range.end..], suffix.chars().count()));
        weight += 20.0;
    }
    sum / weight
}

/// 1 for the same, 0 for nothing in common.
fn alikeness(a: &str, b: &str) -> f64 {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().take(4 * PART + 4 * a.len()).collect());
    let longer = a.len().max(b.len());
    if longer == 0 {
        return 1.0;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let change = corner + usize::from(x != y);
            corner = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(corner + 1);
        }
    }
    // A quotation has some thousand characters at most: exact as a float.
    1.0 - row[b.len()] as f64 / longer as f64
}

/// The stretch of `hay` that takes the fewest changes to become `needle` (Sellers 1980, "The Theory and Computation of Evolutionary
/// Distances: Pattern Recognition").
fn closest(needle: &[char], hay: &[char]) -> Range<usize> {
    // For each length of the needle's start: changes, and where the stretch began.
    let mut row: Vec<(usize, usize)> = (0..=needle.len()).map(|changes| (changes, 0)).collect();
    let mut best = (needle.len(), 0..0);
    for (at, have) in hay.iter().enumerate() {
        let mut corner = row[0];
        row[0] = (0, at + 1);
        for (n, want) in needle.iter().enumerate() {
            let same = (corner.0 + usize::from(have != want), corner.1);
            corner = row[n + 1];
            let (left, up) = (row[n], row[n + 1]);
            row[n + 1] = same.min((left.0 + 1, left.1)).min((up.0 + 1, up.1));
        }
        let (changes, start) = row[needle.len()];
        if changes < best.0 {
            best = (changes, start..at + 1);
        }
    }
    best.1
}

fn first(text: &str, chars: usize) -> &str {
    text.char_indices().nth(chars).map_or(text, |(at, _)| &text[..at])
}

fn last(text: &str, chars: usize) -> &str {
    let skipped = text.chars().rev().take(chars).map(char::len_utf8).sum::<usize>();
    &text[text.len() - skipped..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closest_stretch_is_found() {
        let chars = |text: &str| text.chars().collect::<Vec<_>>();
        let hay = chars("a cat sat on the mat, the dog lay by the door");
        assert_eq!(closest(&chars("teh dog laid"), &hay), 22..32);
        assert_eq!(closest(&chars("xyz"), &chars("")), 0..0);
    }

    #[test]
    fn likeness_goes_from_one_to_nothing() {
        assert_eq!(alikeness("kitten", "kitten"), 1.0);
        assert!((alikeness("kitten", "sitting") - 4.0 / 7.0).abs() < 1e-9);
        assert_eq!((alikeness("abc", ""), alikeness("", "")), (0.0, 1.0));
    }
}
