//! Finding the words of a note again after the lesson changed.
//!
//! [`find`] looks for them where they stood, then for the same words nearest by with the same words around them, then for words that are
//! much like them in a place that is much like theirs ([`super::near`]). What is not found is loose: shown as such, never dropped.

use super::near;
use crate::course::Lesson;
use crate::learner::{Anchor, Place};
use crate::page::block_words;
use std::ops::Range;

/// The most bytes of a lesson's words that a note hangs on.
pub const LONGEST_QUOTE: usize = 4_096;

/// Characters kept before and behind the words, as the Hypothesis client keeps them.
const AROUND: usize = 32;

/// Characters of them that must agree for a side to agree well, and to agree at all.
const WELL: usize = 16;
const SOMEWHAT: usize = 4;

/// Words this long mean something without their surroundings.
const TELLING: usize = 12;

/// The most places of the same words that are looked at.
const PLACES: usize = 10_000;

/// The words of a lesson, block by block and as one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LessonText {
    pub(super) all: String,
    /// Where each block begins; one more for the end.
    starts: Vec<usize>,
}

/// How words were found again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// They stand where they stood.
    Place,
    /// The same words stand elsewhere.
    Quote,
    /// Others stand there now that are much like them.
    Likeness,
}

/// Where the words of a note stand now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anchored {
    /// Where they begin.
    pub place: Place,
    /// How many bytes of that block they take.
    pub bytes: usize,
    /// How they were found.
    pub how: How,
}

impl LessonText {
    /// Takes the words of a lesson, as its page counts them.
    pub fn of(lesson: &Lesson) -> Self {
        Self::new((0..lesson.blocks.len()).map(|block| block_words(lesson, block)))
    }

    /// Takes the words of blocks.
    pub fn new(blocks: impl Iterator<Item = String>) -> Self {
        let mut text = Self { all: String::new(), starts: vec![0] };
        for block in blocks {
            text.all.push_str(&block);
            text.starts.push(text.all.len());
        }
        text
    }

    /// Returns how many blocks there are.
    pub fn blocks(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Returns the words of a block; none beyond the end.
    pub fn block(&self, block: usize) -> &str {
        self.range(block).map_or("", |range| &self.all[range])
    }

    pub(super) fn range(&self, block: usize) -> Option<Range<usize>> {
        Some(*self.starts.get(block)?..*self.starts.get(block + 1)?)
    }

    /// Bytes of all the words before a place; places that are not there give the nearest before them.
    fn flat(&self, place: Place) -> usize {
        let Some(range) = self.range(place.block) else { return self.all.len() };
        before(&self.all, range.start + place.offset.min(range.len()))
    }

    fn place(&self, at: usize) -> Place {
        let block = self.starts.partition_point(|start| *start <= at).saturating_sub(1).min(self.blocks().max(1) - 1);
        Place { block, offset: at - self.starts.get(block).copied().unwrap_or(0) }
    }

    fn found(&self, range: &Range<usize>, how: How) -> Anchored {
        let place = self.place(range.start);
        let end = self.range(place.block).map_or(range.end, |block| range.end.min(block.end));
        Anchored { place, bytes: end - range.start, how }
    }
}

/// The character border at or before a byte.
fn before(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Makes an anchor of words of a block; what lies outside of it is left out.
pub fn anchor(text: &LessonText, block: usize, words: Range<usize>) -> Anchor {
    let Some(range) = text.range(block) else { return Anchor::default() };
    let start = before(&text.all, range.start + words.start.min(range.len()));
    let end = range.start + words.end.min(range.len()).min(words.start.saturating_add(LONGEST_QUOTE));
    let end = before(&text.all, end).max(start);
    let place = Place { block, offset: start - range.start };
    let head: String = text.all[..start].chars().rev().take(AROUND).collect();
    Anchor {
        place,
        exact: text.all[start..end].to_owned(),
        prefix: head.chars().rev().collect(),
        suffix: text.all[end..].chars().take(AROUND).collect(),
    }
}

/// Makes an anchor of the words from a place to the end of their paragraph, item or line of code: what a note without chosen words hangs on.
pub fn anchor_at(text: &LessonText, place: Place) -> Anchor {
    // A picture or a rule has no words: those before it, or else those behind it, stand in.
    let here = place.block.min(text.blocks());
    let before_it = (0..=here).rev();
    let behind_it = here + 1..text.blocks();
    let with_words = before_it.chain(behind_it).find(|block| !text.block(*block).trim().is_empty());
    let Some(block) = with_words else { return Anchor { place, ..Anchor::default() } };
    let words = text.block(block);
    let offset = if block == place.block { before(words, place.offset) } else { 0 };
    let line = |from: usize| words[from..].find('\n').map_or(words.len(), |at| from + at);
    let (mut start, mut end) = (offset, line(offset));
    if words[start..end].trim().is_empty() {
        // At the end of a block: its last words.
        let trimmed = words.trim_end().len();
        start = words[..trimmed].rfind('\n').map_or(0, |at| at + 1);
        end = trimmed;
    }
    start += words[start..end].len() - words[start..end].trim_start().len();
    let quote = words[start..end].trim_end();
    let length = quote.char_indices().nth(160).map_or(quote.len(), |(at, _)| at);
    anchor(text, block, start..start + length)
}

/// Returns where the words of an anchor stand now; `None` when they are gone.
pub fn find(text: &LessonText, anchor: &Anchor) -> Option<Anchored> {
    let expected = text.flat(anchor.place);
    if anchor.exact.is_empty() {
        return (anchor.place.block < text.blocks()).then(|| text.found(&(expected..expected), How::Place));
    }
    let mut best: Option<(usize, usize, usize)> = None;
    for at in places(&text.all, &anchor.exact) {
        let agrees = side(&anchor.prefix, &text.all[..at], true)
            + side(&anchor.suffix, &text.all[at + anchor.exact.len()..], false);
        let distance = at.abs_diff(expected);
        if best.is_none_or(|(most, least, _)| agrees > most || (agrees == most && distance < least)) {
            best = Some((agrees, distance, at));
        }
    }
    let telling = anchor.exact.chars().count() >= TELLING;
    if let Some((agrees, distance, at)) = best
        && (agrees > 0 || distance == 0 || telling)
    {
        let how = if distance == 0 { How::Place } else { How::Quote };
        return Some(text.found(&(at..at + anchor.exact.len()), how));
    }
    let range = near::nearest(text, anchor)?;
    Some(text.found(&range, How::Likeness))
}

/// Every place of some words, those that overlap too.
fn places<'t>(text: &'t str, words: &'t str) -> impl Iterator<Item = usize> + 't {
    let mut from = 0;
    let step = words.chars().next().map_or(1, char::len_utf8);
    std::iter::from_fn(move || {
        let at = from + text.get(from..)?.find(words)?;
        from = at + step;
        Some(at)
    })
    .take(PLACES)
}

/// How well what stands beside some words agrees with what stood there: 0 to 2.
fn side(known: &str, now: &str, backwards: bool) -> usize {
    let count = known.chars().count();
    let same = if backwards {
        known.chars().rev().zip(now.chars().rev()).take_while(|(a, b)| a == b).count()
    } else {
        known.chars().zip(now.chars()).take_while(|(a, b)| a == b).count()
    };
    // At the start and the end of a text there is less to agree.
    let ends = count < AROUND && same == count && now.len() == known.len();
    if same >= WELL || ends { 2 } else { usize::from(same >= SOMEWHAT) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(blocks: &[&str]) -> LessonText {
        LessonText::new(blocks.iter().map(|block| format!("{block}\n")))
    }

    fn on(text: &LessonText, block: usize, words: &str) -> Anchor {
        let start = text.block(block).find(words).unwrap();
        anchor(text, block, start..start + words.len())
    }

    fn now<'t>(text: &'t LessonText, found: &Anchored) -> &'t str {
        &text.block(found.place.block)[found.place.offset..found.place.offset + found.bytes]
    }

    const OLD: [&str; 4] = [
        "Routing",
        "A router picks a rule by method and path. The first rule that fits wins.",
        "Middleware runs before the handler and after it. Order is everything here.",
        "The end of the lesson.",
    ];

    #[test]
    fn words_that_did_not_move_are_where_they_were() {
        let old = text(&OLD);
        let anchor = on(&old, 1, "The first rule");
        let found = find(&old, &anchor).unwrap();
        assert_eq!((found.how, found.place, now(&old, &found)), (How::Place, anchor.place, "The first rule"));
    }

    #[test]
    fn the_same_words_elsewhere_are_told_apart_by_their_surroundings() {
        let old = text(&["one rule here", "the rule we mean", "a rule there"]);
        let anchor = on(&old, 1, "rule");
        let new = text(&["one rule here", "another rule", "and a rule", "the rule we mean", "a rule there"]);
        let found = find(&new, &anchor).unwrap();
        assert_eq!((found.how, found.place.block), (How::Quote, 3));
    }

    #[test]
    fn words_that_were_reworded_are_found_by_likeness() {
        let anchor = on(&text(&OLD), 1, "The first rule that fits wins.");
        let new = text(&[
            "Routing",
            "New words at the start.",
            "A router picks a rule by method and path. The first of the rules that match wins.",
            OLD[2],
        ]);
        let found = find(&new, &anchor).unwrap();
        assert_eq!((found.how, found.place.block), (How::Likeness, 2));
        assert!(now(&new, &found).starts_with("The first of"), "{:?}", now(&new, &found));
    }

    #[test]
    fn words_that_are_gone_are_loose() {
        let anchor = on(&text(&OLD), 1, "The first rule that fits wins.");
        for new in [
            text(&[]),
            text(&["", ""]),
            text(&[OLD[0], "A router picks a rule by method and path.", OLD[2], OLD[3]]),
            text(&["Something else altogether was written here, about boats and the sea, in many words."]),
        ] {
            assert_eq!(find(&new, &anchor), None, "{new:?}");
        }
    }

    #[test]
    fn a_short_word_alone_is_not_found_just_anywhere() {
        let anchor = on(&text(&["we go to sea in boats", "x"]), 0, "to");
        assert_eq!(find(&text(&["listen: tomorrow", "stop"]), &anchor), None);
    }

    #[test]
    fn what_an_import_claims_breaks_nothing() {
        let new = text(&OLD);
        for place in [Place { block: usize::MAX, offset: usize::MAX }, Place { block: 1, offset: usize::MAX }] {
            for exact in ["", "é", "nowhere to be found", "rule"] {
                let anchor = Anchor { place, exact: exact.into(), prefix: "é".repeat(99), suffix: "x".repeat(9_999) };
                let _ = find(&new, &anchor);
                let _ = find(&LessonText::default(), &anchor);
                let _ = anchor_at(&new, place);
            }
        }
    }

    #[test]
    fn a_note_without_chosen_words_hangs_on_its_paragraph() {
        let lesson = text(&["Title", "", "  first line\nsecond line", "x"]);
        let at = |block, offset| anchor_at(&lesson, Place { block, offset }).exact;
        assert_eq!(at(2, 0), "first line");
        assert_eq!(at(2, 13), "second line");
        assert_eq!(at(2, 24), "second line");
        assert_eq!(at(1, 0), "Title");
        assert_eq!(at(9, 0), "x");
        assert_eq!(anchor_at(&text(&[]), Place::default()).exact, "");
    }

    proptest! {
        /// Words are unlike each other, as in a text; what is edited lies outside the words and their surroundings.
        #[test]
        fn an_edit_elsewhere_keeps_the_anchor_on_the_same_words(
            blocks in proptest::collection::vec(proptest::collection::vec("[a-zé]{3,9}", 12..30), 3..8),
            chosen in any::<proptest::sample::Index>(),
            start in 5usize..7, length in 1usize..4,
            other in any::<proptest::sample::Index>(),
            edit in 0usize..4,
            fresh in "[a-z ]{1,60}",
        ) {
            let numbered = |at: usize, words: &Vec<String>| {
                words.iter().enumerate().map(|(n, word)| format!("{word}{at}x{n}")).collect::<Vec<_>>().join(" ") + "\n"
            };
            let old: Vec<String> = blocks.iter().enumerate().map(|(at, words)| numbered(at, words)).collect();
            let (chosen, other) = (chosen.index(old.len()), other.index(old.len()));
            let words: Vec<&str> = old[chosen].split(' ').collect();
            let from = words[..start].iter().map(|word| word.len() + 1).sum::<usize>();
            let to = from + words[start..start + length].join(" ").len();
            let text = LessonText::new(old.iter().cloned());
            let anchor = anchor(&text, chosen, from..to);
            let mut new = old.clone();
            match edit {
                0 => new.insert(other, fresh + "\n"),
                1 if other != chosen => drop(new.remove(other)),
                2 => new[chosen].push_str(&fresh),
                _ => new[chosen].insert_str(0, &(fresh + " ")),
            }
            let new = LessonText::new(new.into_iter());
            let found = find(&new, &anchor);
            prop_assert!(found.is_some());
            let found = found.unwrap();
            prop_assert_eq!(&new.block(found.place.block)[found.place.offset..][..found.bytes], anchor.exact.as_str());
            prop_assert!(found.how != How::Likeness);
        }

        #[test]
        fn any_text_and_any_anchor_are_taken(
            blocks in proptest::collection::vec("[ab é\n]{0,40}", 0..5), exact in "[ab é\n]{0,9}",
            prefix in "[ab é]{0,9}", suffix in "[ab é]{0,9}", block in 0usize..7, offset in 0usize..60,
        ) {
            let text = LessonText::new(blocks.into_iter());
            let anchor = Anchor { place: Place { block, offset }, exact, prefix, suffix };
            if let Some(found) = find(&text, &anchor) {
                prop_assert!(text.block(found.place.block).get(found.place.offset..found.place.offset + found.bytes).is_some());
            }
        }
    }
}
