//! The prose of a lesson as words and sentences, code and tables apart.

use crate::course::{Block, BlockKind, Inline};
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

/// Words that end in a full stop within a sentence.
const ABBREVIATIONS: [&str; 12] =
    ["e.g.", "i.e.", "etc.", "vs.", "cf.", "no.", "approx.", "mr.", "mrs.", "dr.", "al.", "fig."];

/// A paragraph.
#[derive(Debug)]
pub(super) struct Paragraph {
    /// Its words without marks. A space within code is a no-break space, so that code is one word.
    pub(super) text: String,
    /// Where it stands in the lesson's text.
    pub(super) span: Range<usize>,
    /// Whether it is an item of a list.
    pub(super) in_list: bool,
    /// Code spans in it.
    pub(super) code_spans: usize,
}

/// Returns the paragraphs of a text, those in lists, quotations and callouts too.
pub(super) fn paragraphs(blocks: &[Block]) -> Vec<Paragraph> {
    let mut found = Vec::new();
    walk(blocks, false, &mut found);
    found
}

/// Blocks nest to a known depth.
fn walk(blocks: &[Block], in_list: bool, found: &mut Vec<Paragraph>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Paragraph(run) => found.push(paragraph(run, block.span.clone(), in_list)),
            BlockKind::Quote(inner)
            | BlockKind::Callout { blocks: inner, .. }
            | BlockKind::Footnote { blocks: inner, .. }
            | BlockKind::Details { blocks: inner, .. } => walk(inner, in_list, found),
            BlockKind::List { items, .. } => items.iter().for_each(|item| walk(&item.blocks, true, found)),
            BlockKind::Definitions(all) => {
                all.iter().flat_map(|one| &one.meanings).for_each(|blocks| walk(blocks, in_list, found));
            }
            _ => {}
        }
    }
}

fn paragraph(run: &[Inline], span: Range<usize>, in_list: bool) -> Paragraph {
    let mut paragraph = Paragraph { text: String::new(), span, in_list, code_spans: 0 };
    append(run, &mut paragraph);
    paragraph
}

fn append(run: &[Inline], paragraph: &mut Paragraph) {
    for inline in run {
        match inline {
            Inline::Text(text) => paragraph.text.push_str(text),
            Inline::Code(text) | Inline::Math(text) => {
                paragraph.code_spans += 1;
                paragraph.text.extend(text.chars().map(|c| if c.is_whitespace() { '\u{a0}' } else { c }));
            }
            Inline::Key(text) => paragraph.text.push_str(text),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strike(inner) => append(inner, paragraph),
            Inline::Link { text, .. } => append(text, paragraph),
            Inline::Image { .. } | Inline::FootnoteRef { .. } => {}
            Inline::SoftBreak | Inline::HardBreak => paragraph.text.push(' '),
        }
    }
}

/// Returns the words of a text: what stands between spaces and has a letter or a digit. Code with spaces in it is one.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', '\n', '\t', '\r']).filter(|word| word.contains(char::is_alphanumeric))
}

/// Returns the sentences of a text. One ends behind `.`, `!` or `?` before a space and what may begin another; abbreviations do not.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(' ') {
        let before = text[start..at].trim_end_matches(['"', '\'', ')', ']', '”', '’']);
        let last = before.rsplit(' ').next().unwrap_or("").trim_start_matches(['(', '"', '“']);
        let ends = before.ends_with(['.', '!', '?', '…']) && !ABBREVIATIONS.contains(&last.to_lowercase().as_str());
        let next = text[at..].trim_start().chars().next();
        if ends && next.is_some_and(|c| !c.is_lowercase()) {
            found.push(text[start..at].trim());
            start = at + 1;
        }
    }
    found.push(text[start..].trim());
    found.retain(|sentence| !sentence.is_empty());
    found
}

/// Returns the syllables of an English word: groups of vowels, a silent `e` at the end apart; at least one.
pub(super) fn syllables(word: &str) -> usize {
    let lower = word.to_lowercase();
    let letters: Vec<char> = lower.chars().filter(|c| c.is_alphabetic()).collect();
    let vowel = |c: &char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let groups = (0..letters.len()).filter(|&at| vowel(&letters[at]) && (at == 0 || !vowel(&letters[at - 1]))).count();
    let silent = letters.len() > 2
        && letters.ends_with(&['e'])
        && !vowel(&letters[letters.len() - 2])
        && !letters.ends_with(&['l', 'e']);
    groups.saturating_sub(usize::from(silent)).max(1)
}

/// Takes the marks off both ends of a word.
pub(super) fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Words of the longest phrase that is looked for.
const LONGEST: usize = 8;

/// Phrases to look for: a text is read once, however many there are.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    /// The first word of each, and of how many words those that begin with it are.
    firsts: HashMap<String, BTreeSet<usize>>,
    /// The number of each, by its words with a space between them.
    numbers: HashMap<String, usize>,
}

impl Phrases {
    /// Adds a phrase that is known by a number. A word of capitals, such as REST, is found in capitals alone.
    pub(super) fn add(&mut self, phrase: &str, number: usize) {
        let words: Vec<String> = parts(phrase).map(form).collect();
        if let Some(first) = words.first().filter(|_| words.len() <= LONGEST) {
            self.firsts.entry(first.clone()).or_default().insert(words.len());
            self.numbers.entry(words.join(" ")).or_insert(number);
        }
    }

    /// Calls `found` with the number of each phrase in a text and what stands there.
    pub(super) fn find<'t>(&self, text: &'t str, mut found: impl FnMut(usize, &'t str)) {
        let words: Vec<(&str, String)> = parts(text).map(|word| (word, form(word))).collect();
        for at in 0..words.len() {
            for length in self.firsts.get(&words[at].1).into_iter().flatten() {
                let Some(stretch) = words.get(at..at + length) else { break };
                let phrase = stretch.iter().map(|(_, word)| word.as_str()).collect::<Vec<_>>().join(" ");
                if let (Some(number), Some((last, _))) = (self.numbers.get(&phrase), stretch.last()) {
                    let from = offset(text, words[at].0);
                    found(*number, &text[from..offset(text, last) + last.len()]);
                }
            }
        }
    }
}

/// Returns the words of a text with those of hyphened words and of names in code apart: `password_hash` has the words of "password hash".
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let within = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '.');
    text.split(move |c: char| !within(c)).map(bare).filter(|word| !word.is_empty())
}

/// Returns a word as it is compared: in lower case, unless it is an abbreviation in capitals.
fn form(word: &str) -> String {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    if capitals > 1 { word.to_owned() } else { word.to_lowercase() }
}

/// Returns where a part of a text begins in it.
fn offset(text: &str, part: &str) -> usize {
    part.as_ptr() as usize - text.as_ptr() as usize
}

/// Finds a sentence in the source of its block: from its first words to its last, marks between them or not.
pub(super) fn find_in_source(source: &str, sentence: &str) -> Option<Range<usize>> {
    let key = |word: &str| word.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let wanted: Vec<String> = sentence.split([' ', '\u{a0}']).map(key).filter(|word| !word.is_empty()).collect();
    let there: Vec<(String, usize, usize)> = source
        .split_whitespace()
        .map(|word| (key(word), offset(source, word), word.len()))
        .filter(|(word, _, _)| !word.is_empty())
        .collect();
    let edge = wanted.len().min(3);
    let at = |from: usize, edge: &[String]| {
        (from..there.len()).find(|&at| {
            there.get(at..at + edge.len()).is_some_and(|there| there.iter().zip(edge).all(|(a, b)| a.0 == *b))
        })
    };
    let first = at(0, wanted.get(..edge)?)?;
    let last = at(first, wanted.get(wanted.len() - edge..)?).map_or(first + edge - 1, |last| last + edge - 1);
    let (_, end, length) = there.get(last)?;
    Some(there[first].1..end + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_people_end_them() {
        let text = "Use `x`, e.g. this one. It costs 2.5 ms! \"Does it?\" Yes, version 3. 40 more. and on";
        assert_eq!(
            sentences(text),
            ["Use `x`, e.g. this one.", "It costs 2.5 ms!", "\"Does it?\"", "Yes, version 3.", "40 more. and on"]
        );
        assert!(sentences(" ").is_empty());
    }

    #[test]
    fn syllables_are_groups_of_vowels() {
        for (word, count) in [("cache", 1), ("request", 2), ("table", 2), ("idempotent", 4), ("a", 1), ("204", 1)] {
            assert_eq!(syllables(word), count, "{word}");
        }
    }

    #[test]
    fn phrases_are_whole_words_and_abbreviations_keep_their_case() {
        let mut phrases = Phrases::default();
        phrases.add("REST", 0);
        phrases.add("in order to", 1);
        phrases.add("password hash", 2);
        phrases.add("state-of-the-art", 3);
        let mut found = Vec::new();
        phrases.find("user.password_hash is state of the-art", |number, text| found.push((number, text)));
        assert_eq!(found, [(3, "state of the-art")]);
        found.clear();
        phrases.find("`password_hash`", |number, text| found.push((number, text)));
        assert_eq!(found, [(2, "password_hash")]);
        found.clear();
        phrases.find("The rest, in Order to rest; REST. In orders to", |number, text| found.push((number, text)));
        assert_eq!(found, [(1, "in Order to"), (0, "REST")]);
    }

    #[test]
    fn a_sentence_is_found_among_its_marks() {
        let source = "First one. The *very*\nsecond `a b` sentence\nends **here**. Third.";
        let range = find_in_source(source, "The very second a\u{a0}b sentence ends here.").unwrap();
        assert_eq!(&source[range], "The *very*\nsecond `a b` sentence\nends **here**.");
        assert_eq!(find_in_source(source, "Nothing of this"), None);
    }
}
