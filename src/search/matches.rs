//! Where the words of a query stand in a text.

use super::Query;
use super::query::Term;
use super::token::{self, Class};
use std::ops::Range;

/// Bytes of a text, in order, that do not overlap.
pub type Marks = Vec<Range<usize>>;

/// A term found at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Match {
    /// The bytes.
    pub(super) range: Range<usize>,
    /// Which term.
    pub(super) term: usize,
    /// The number of its first word in the text.
    pub(super) at: usize,
    /// How many words it takes.
    pub(super) words: usize,
    /// Whether it is just what was asked for: not the start of a word, a part, another form.
    pub(super) exact: bool,
}

/// Phrases of which the start was found: how many words, where the first began, its number.
type Begun = Vec<(usize, usize, usize)>;

/// Finds every term in a text, in the order of the text.
pub(super) fn look(query: &Query, text: &str) -> Vec<Match> {
    let mut found: Vec<Match> = Vec::new();
    // For each term: phrases begun among the words, and among the parts.
    let mut begun: Vec<[Begun; 2]> = query.terms.iter().map(|_| Default::default()).collect();
    token::each(text, &mut |token| {
        for (number, (term, begun)) in query.terms.iter().zip(&mut begun).enumerate() {
            let mut add = |range: Range<usize>, at, words, exact| {
                found.push(Match { range, term: number, at, words, exact });
            };
            match token.class {
                Class::Whole => {
                    if let Some(whole) = &term.whole {
                        let same = token.text == whole;
                        if same || (term.prefix && token.text.starts_with(whole.as_str())) {
                            add(token.range.clone(), token.at, term.words.len(), same);
                        }
                    }
                }
                Class::Word | Class::Part if term.words.len() == 1 => {
                    if term.whole.is_none()
                        && let Some(exact) = fits(term, token.text)
                    {
                        add(token.range.clone(), token.at, 1, exact && token.class == Class::Word);
                    }
                }
                Class::Word | Class::Part => {
                    let list = &mut begun[usize::from(token.class == Class::Part)];
                    step(term, list, &token, &mut add);
                }
            }
        }
    });
    found.sort_by_key(|found| (found.range.start, std::cmp::Reverse(found.range.end)));
    // A part of a word that is found itself says nothing new.
    let mut kept: Vec<Match> = Vec::with_capacity(found.len());
    for one in found {
        let within = |known: &&Match| known.term == one.term && known.range.end >= one.range.end;
        if kept.iter().rev().take(4).find(within).is_none() {
            kept.push(one);
        }
    }
    kept
}

/// Whether a word is what a term of one word asks for, and whether just so.
fn fits(term: &Term, word: &str) -> Option<bool> {
    let wanted = &term.words[0];
    if word == wanted {
        return Some(true);
    }
    let goes_on = term.prefix && word.starts_with(wanted.as_str());
    let meant = term
        .meant
        .as_ref()
        .is_some_and(|(meant, prefix)| word == meant || (*prefix && word.starts_with(meant.as_str())));
    (goes_on || meant || term.forms.iter().any(|form| form == word)).then_some(false)
}

/// Takes a word into the phrases that are begun.
fn step(
    term: &Term,
    begun: &mut Begun,
    token: &token::Token<'_>,
    add: &mut dyn FnMut(Range<usize>, usize, usize, bool),
) {
    let count = term.words.len();
    let mut next = Vec::new();
    begun.push((0, token.range.start, token.at));
    for (done, start, at) in begun.drain(..) {
        let wanted = &term.words[done];
        let last = done + 1 == count;
        let same = token.text == wanted;
        if !(same || (last && term.prefix && token.text.starts_with(wanted.as_str()))) {
            continue;
        }
        if last {
            add(start..token.range.end, at, count, same && token.class == Class::Word);
        } else {
            next.push((done + 1, start, at));
        }
    }
    *begun = next;
}

/// Returns the bytes of a text that a query finds: what is to be marked in it.
pub fn marks(query: &Query, text: &str) -> Marks {
    merged(&look(query, text))
}

pub(super) fn merged(found: &[Match]) -> Marks {
    let mut marks: Marks = Vec::new();
    for one in found {
        match marks.last_mut() {
            Some(last) if last.end > one.range.start => last.end = last.end.max(one.range.end),
            _ => marks.push(one.range.clone()),
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked<'t>(query: &str, text: &'t str) -> Vec<&'t str> {
        marks(&Query::new(query), text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn words_starts_parts_and_forms_are_marked() {
        assert_eq!(marked("get rou ", "GET the route"), ["GET"]);
        assert_eq!(marked("get rou", "GET the route"), ["GET", "route"]);
        assert_eq!(marked("status ", "res.sendStatus(404)"), ["Status"]);
        assert_eq!(marked("routes ", "A route and routes"), ["route", "routes"]);
    }

    #[test]
    fn phrases_are_marked_from_their_first_word_to_their_last() {
        assert_eq!(marked("\"the router\" ", "the the router"), ["the router"]);
        assert_eq!(
            marked("res.sendStatus ", "a res.sendStatus(1) res sendStatus"),
            ["res.sendStatus", "res sendStatus"]
        );
        assert_eq!(marked("C++ ", "C, C++ and C#"), ["C++"]);
        assert_eq!(marked("日本", "日本語"), ["日本"]);
        assert_eq!(marked("cafe ", "A café."), ["café"]);
    }
}
