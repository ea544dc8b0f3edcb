//! The order of what was found: titles and headings, then words that stand together, then words that are rare.

use super::Kind;
use super::matches::Match;
use super::query::Query;
use std::cmp::Reverse;

/// How good a hit is, the best first. What compares alike is put in the order of the packs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quality {
    /// Found by another word than the one that was typed, which stands elsewhere.
    pub(super) guessed: bool,
    /// A title, a heading or term, anything else.
    class: u8,
    /// Terms that stand only around it: in the lesson's title or the heading above.
    missing: usize,
    /// How far its words are from each other: a phrase, close, near, apart.
    spread: u8,
    /// Not the words themselves but others that begin so, or forms of them.
    inexact: bool,
    /// BM25 in thousandths.
    relevance: Reverse<i64>,
}

/// What is known of a document when it is judged.
pub(super) struct Candidate<'a> {
    pub(super) kind: Kind,
    pub(super) in_name: &'a [Match],
    pub(super) in_text: &'a [Match],
    /// How many words it has.
    pub(super) words: f64,
}

/// What is known of the index: how rare each term is, and how long documents are.
pub(super) struct Statistics {
    pub(super) rarity: Vec<f64>,
    pub(super) average: f64,
}

/// How rare something is that so many of all documents have.
pub(super) fn rarity(all: f64, with: f64) -> f64 {
    (1.0 + (all - with + 0.5).max(0.0) / (with + 0.5)).ln()
}

/// Judges a document.
pub(super) fn quality(query: &Query, found: &Candidate<'_>, statistics: &Statistics) -> Quality {
    let count = query.terms.len();
    let has = |matches: &[Match], term: usize| matches.iter().any(|found| found.term == term);
    let all_in_name = (0..count).all(|term| has(found.in_name, term));
    let own = (0..count).filter(|term| has(found.in_name, *term) || has(found.in_text, *term)).count();
    let class = match found.kind {
        Kind::Title if all_in_name => 0,
        Kind::Heading | Kind::Glossary | Kind::Lab if all_in_name => 1,
        _ => 2,
    };
    let (spread, inexact) = if all_in_name { closeness(count, found.in_name) } else { closeness(count, found.in_text) };
    let guessed = query.terms.iter().enumerate().any(|(number, term)| {
        let meant_only = |found: &Match| found.term == number && !found.exact;
        term.meant.is_some()
            && found.in_name.iter().chain(found.in_text).any(meant_only)
            && !found.in_name.iter().chain(found.in_text).any(|found| found.term == number && found.exact)
    });
    let relevance = relevance(count, found, statistics);
    // Milli-units are fine enough, and a whole number compares the same on every machine.
    #[expect(clippy::cast_possible_truncation, reason = "a sum of a dozen small numbers")]
    let relevance = Reverse((relevance * 1_000.0) as i64);
    Quality { guessed, class, missing: count - own, spread, inexact, relevance }
}

/// BM25 (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework", section 3) with its usual k1 = 1.2 and b = 0.75; words in
/// a name count three times.
fn relevance(count: usize, found: &Candidate<'_>, statistics: &Statistics) -> f64 {
    const K1: f64 = 1.2;
    const B: f64 = 0.75;
    let length = 1.0 - B + B * found.words / statistics.average.max(1.0);
    let times = |matches: &[Match], term: usize| matches.iter().filter(|found| found.term == term).count() as f64;
    (0..count)
        .map(|term| {
            let often = 3.0 * times(found.in_name, term) + times(found.in_text, term);
            statistics.rarity[term] * often * (K1 + 1.0) / (often + K1 * length)
        })
        .sum()
}

/// How close the terms come to each other at best, and whether there some are not just what was typed.
fn closeness(count: usize, matches: &[Match]) -> (u8, bool) {
    let mut best = (u8::MAX, true);
    let mut sorted: Vec<&Match> = matches.iter().collect();
    sorted.sort_by_key(|found| (found.at, found.term, !found.exact));
    let present = (0..count).filter(|term| sorted.iter().any(|found| found.term == *term)).count();
    if present == 0 {
        return (3, true);
    }
    // The last place of each term: with them the shortest window that ends here.
    let mut last: Vec<Option<&Match>> = vec![None; count];
    for found in sorted {
        if let Some(place) = last.get_mut(found.term)
            && place.is_none_or(|known| known.at < found.at || !known.exact)
        {
            *place = Some(found);
        }
        let here: Vec<&Match> = last.iter().flatten().copied().collect();
        if here.len() < present {
            continue;
        }
        let start = here.iter().map(|found| found.at).min().unwrap_or(0);
        let end = here.iter().map(|found| found.at + found.words).max().unwrap_or(0);
        let words: usize = here.iter().map(|found| found.words).sum();
        let in_order = here.windows(2).all(|pair| pair[0].at < pair[1].at);
        let spread = match end - start {
            wide if wide <= words && in_order => 0,
            wide if wide <= 2 * words => 1,
            wide if wide <= 12 + words => 2,
            _ => 3,
        };
        best = best.min((spread, here.iter().any(|found| !found.exact)));
    }
    best
}
