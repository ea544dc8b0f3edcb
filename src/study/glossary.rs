//! The glossary at work: which words of a lesson it explains, and which of its terms a learner looks for.

use super::Study;
use crate::base::text::folded;
use crate::course::{Glossary, Lesson, Rich, Term};
use crate::page::block_prose;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// The most words and signs of a form that is recognised in texts; longer ones are only listed.
const LONGEST: usize = 12;

/// A word in a text: its block, its bytes among the block's words, the number of its term.
pub type TermPlace = (usize, Range<usize>, usize);

/// The terms of a pack, ready to be found in texts: a tree of words, so that a text costs its own length however many terms there are.
#[derive(Debug, Default)]
pub struct TermIndex {
    terms: Vec<Term>,
    /// Each term with its other forms, folded, for the filter.
    folded: Vec<String>,
    /// The numbers of words.
    words: HashMap<String, u32>,
    /// From a node by a word to the next node; 0 is the root.
    edges: HashMap<(u32, u32), u32>,
    /// The terms that end at a node.
    ends: HashMap<u32, Vec<End>>,
}

/// A form that ends at a node: its term and which of its words count by their capitals.
#[derive(Debug)]
struct End {
    term: usize,
    exact: Vec<Option<String>>,
}

/// A word or a sign of a text.
#[derive(Debug, Clone, Copy)]
struct Token<'t> {
    at: usize,
    text: &'t str,
    gap: Gap,
}

/// What stands before a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    /// Nothing.
    None,
    /// One space or hyphen: they count the same.
    One,
    /// More; no term goes on behind it.
    More,
}

impl TermIndex {
    /// Makes the index. Terms are in the order of their names from here on.
    pub fn new(glossary: Glossary) -> Self {
        let mut terms = glossary.terms;
        terms.sort_by_cached_key(|term| (folded(&term.term), term.term.clone()));
        let mut index = Self::default();
        for (number, term) in terms.iter().enumerate() {
            let forms = || std::iter::once(&term.term).chain(&term.aliases);
            index.folded.push(forms().map(|form| folded(form)).collect::<Vec<_>>().join("\n"));
            forms().for_each(|form| index.add(form, number));
        }
        index.terms = terms;
        index
    }

    fn add(&mut self, form: &str, term: usize) {
        let tokens = tokens(form.trim());
        if tokens.is_empty() || tokens.len() > LONGEST || tokens.iter().skip(1).any(|token| token.gap == Gap::More) {
            return;
        }
        let mut node = 0;
        for (place, token) in tokens.iter().enumerate() {
            let fresh = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
            let word = *self.words.entry(key(token, place == 0)).or_insert(fresh);
            let fresh = u32::try_from(self.edges.len() + 1).unwrap_or(u32::MAX);
            node = *self.edges.entry((node, word)).or_insert(fresh);
        }
        let exact = tokens.iter().map(|token| is_acronym(token.text).then(|| token.text.to_owned())).collect();
        self.ends.entry(node).or_default().push(End { term, exact });
    }

    /// Returns the terms, in the order of their names.
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// Returns the numbers of the terms that have the words in their name or another form; those that begin with them first.
    pub fn filter(&self, words: &str) -> Vec<usize> {
        let words = folded(words);
        if words.is_empty() {
            return (0..self.terms.len()).collect();
        }
        let hits = self.folded.iter().enumerate().filter(|(_, forms)| forms.contains(&words));
        let (mut first, rest): (Vec<_>, Vec<_>) = hits.partition(|(_, forms)| forms.starts_with(&words));
        first.extend(rest);
        first.into_iter().map(|(number, _)| number).collect()
    }

    /// Returns the term of a name or another form, however it is written.
    pub fn named(&self, name: &str) -> Option<usize> {
        let name = folded(name);
        let is =
            |number: &usize| self.folded.get(*number).is_some_and(|forms| forms.split('\n').any(|form| form == name));
        (0..self.terms.len()).find(is).or_else(|| {
            let whole = 0..name.len();
            let found = self.find(&name, std::slice::from_ref(&whole));
            found.first().filter(|(range, _)| *range == whole).map(|(_, term)| *term)
        })
    }

    /// Finds terms in the prose of a text: the longest where several begin, whole words, also in the plural. What is written with
    /// several capitals counts only so: `REST` is not found in `rest`.
    fn find(&self, text: &str, prose: &[Range<usize>]) -> Vec<(Range<usize>, usize)> {
        let mut found = Vec::new();
        for range in prose {
            let Some(part) = text.get(range.clone()) else { continue };
            let tokens = tokens(part);
            let mut at = 0;
            while at < tokens.len() {
                match self.longest(part, &tokens[at..]) {
                    Some((count, term)) => {
                        let last = &tokens[at + count - 1];
                        let (start, end) = (range.start + tokens[at].at, range.start + last.at + last.text.len());
                        found.push((start..end, term));
                        at += count;
                    }
                    None => at += 1,
                }
            }
        }
        found
    }

    /// Returns how many tokens the longest term takes that begins with the first of them.
    fn longest(&self, text: &str, tokens: &[Token<'_>]) -> Option<(usize, usize)> {
        let first = tokens.first()?;
        if joined_before(text, first.at) {
            return None;
        }
        let (mut node, mut best) = (0, None);
        for (place, token) in tokens.iter().enumerate().take(LONGEST) {
            if place > 0 && token.gap == Gap::More {
                break;
            }
            let Some(word) = self.words.get(&key(token, place == 0)) else { break };
            let Some(next) = self.edges.get(&(node, *word)) else { break };
            node = *next;
            let fits = |end: &&End| {
                end.exact.iter().zip(tokens).all(|(exact, token)| {
                    exact.as_ref().is_none_or(|exact| {
                        token.text == exact || token.text.strip_suffix('s').is_some_and(|one| one == exact)
                    })
                })
            };
            if let Some(end) = self.ends.get(&node).and_then(|ends| ends.iter().find(fits))
                && !joined_after(text, token.at + token.text.len())
            {
                best = Some((place + 1, end.term));
            }
        }
        best
    }

    /// Returns where a lesson uses terms: the first time in each section; not in code, headings and links.
    pub fn places(&self, lesson: &Lesson) -> Vec<TermPlace> {
        let sections: HashSet<usize> = lesson.sections.iter().map(|section| section.block).collect();
        let mut met = HashSet::new();
        let mut places = Vec::new();
        for block in 0..lesson.blocks.len() {
            if sections.contains(&block) {
                met.clear();
            }
            let (text, prose) = block_prose(lesson, block);
            let found = self.find(&text, &prose).into_iter().filter(|(_, term)| met.insert(*term));
            places.extend(found.map(|(range, term)| (block, range, term)));
        }
        places
    }
}

impl Study {
    /// Returns the definition of a term and the chapter that owns it.
    pub fn term(&self, number: usize) -> Option<(&Term, &Rich, Option<usize>)> {
        let term = self.glossary.as_ref()?.terms().get(number)?;
        let owner = term.lesson.as_ref().and_then(|lesson| self.chapter_of(lesson, ""));
        Some((term, &term.definition, owner))
    }
}

/// Whether a word has several capitals, such as an acronym.
fn is_acronym(word: &str) -> bool {
    word.chars().filter(|c| c.is_uppercase()).count() > 1
}

/// Cuts a text into words and signs.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut tokens = Vec::new();
    let (mut gap, mut from) = (Gap::None, None);
    for (at, c) in text.char_indices() {
        if is_word(c) {
            from.get_or_insert(at);
            continue;
        }
        if let Some(start) = from.take() {
            tokens.push(Token { at: start, text: &text[start..at], gap });
            gap = Gap::None;
        }
        if c.is_whitespace() || c == '-' {
            gap = if gap == Gap::None { Gap::One } else { Gap::More };
        } else {
            tokens.push(Token { at, text: &text[at..at + c.len_utf8()], gap });
            gap = Gap::None;
        }
    }
    if let Some(start) = from {
        tokens.push(Token { at: start, text: &text[start..], gap });
    }
    tokens
}

/// What two tokens have in common that count as the same: case and number apart, and whether something stands before them.
fn key(token: &Token<'_>, first: bool) -> String {
    let word = singular(token.text.to_lowercase());
    if first || token.gap != Gap::None { word } else { format!("\u{1}{word}") }
}

/// Takes the usual endings of the English plural away. What is no plural loses them too, in terms and in texts alike.
fn singular(mut word: String) -> String {
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    if word.len() < 4 || !word.is_ascii() || ends(&["ss", "us", "sis"]) {
        return word;
    }
    if word.len() > 4 && word.ends_with("ies") {
        word.truncate(word.len() - 3);
        word.push('y');
    } else if ends(&["sses", "xes", "ches", "shes"]) {
        word.truncate(word.len() - 2);
    } else if word.ends_with('s') || ends(&["xe", "che", "she"]) {
        // `cache` loses its last letter, so that it and `caches` become the same.
        word.truncate(word.len() - 1);
    }
    word
}

/// Whether a hyphen or a dot ties what begins here to a word before it: then it is only a part of a word.
fn joined_before(text: &str, at: usize) -> bool {
    let mut before = text[..at].chars().rev();
    before.next().is_some_and(|c| matches!(c, '-' | '.')) && before.next().is_some_and(char::is_alphanumeric)
}

/// The same for what ends here and a word behind it.
fn joined_after(text: &str, at: usize) -> bool {
    let mut after = text[at..].chars();
    after.next().is_some_and(|c| matches!(c, '-' | '.')) && after.next().is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(words: &[&str]) -> TermIndex {
        let term = |word: &&str| Term {
            term: (*word).to_owned(),
            definition: Rich::default(),
            lesson: None,
            aliases: Vec::new(),
        };
        TermIndex::new(Glossary { terms: words.iter().map(term).collect() })
    }

    fn found(index: &TermIndex, text: &str) -> Vec<String> {
        let whole = 0..text.len();
        let found = index.find(text, std::slice::from_ref(&whole)).into_iter();
        found.map(|(range, term)| format!("{}={}", &text[range], index.terms()[term].term)).collect()
    }

    #[test]
    fn the_longest_term_counts_and_only_whole_words() {
        let index = index(&["cache", "cache key", "route", "N+1 query", "C#", "proxy"]);
        assert_eq!(found(&index, "A cache key, caches and routers."), ["cache key=cache key", "caches=cache"]);
        assert_eq!(
            found(&index, "Cache-keys; N+1 queries in C#: proxies."),
            ["Cache-keys=cache key", "N+1 queries=N+1 query", "C#=C#", "proxies=proxy"]
        );
        assert_eq!(found(&index, "pre-cache cache.js cache-control cached N + 1 query"), Vec::<String>::new());
        assert_eq!(found(&index, "the cache  key, the end of a route."), ["cache=cache", "route=route"]);
    }

    #[test]
    fn words_of_capitals_count_only_so() {
        let index = index(&["REST", "API", "Etag"]);
        assert_eq!(
            found(&index, "the rest of REST, two APIs, an api, an etag"),
            ["REST=REST", "APIs=API", "etag=Etag"]
        );
    }

    #[test]
    fn ten_thousand_terms_that_begin_alike_cost_a_text_no_more_than_one() {
        let words: Vec<String> = (0..10_000).map(|at| format!("data data data thing{at}")).collect();
        let index = index(&words.iter().map(String::as_str).collect::<Vec<_>>());
        let text = "data ".repeat(20_000) + "thing9999";
        assert_eq!(found(&index, &text), ["data data data thing9999=data data data thing9999"]);
        assert_eq!(index.filter("Thing999").len(), 11);
        assert_eq!(index.named("data data data things0").map(|at| index.terms()[at].term.as_str()), None);
        assert_eq!(
            index.named("DATA data data thing7").map(|at| index.terms()[at].term.as_str()),
            Some("data data data thing7")
        );
    }
}
