//! Words that are looked for in the editor.

use super::super::field::Field;
use super::text::{Pos, Text};
use std::ops::Range;

/// A search.
#[derive(Debug)]
pub(crate) struct Finder {
    /// What is looked for.
    pub(crate) field: Field,
    /// Whether keys go into the field.
    pub(crate) typing: bool,
    /// Where the search began.
    pub(super) start: Pos,
    /// How many places there are, for a text and what is looked for.
    counted: Option<(u64, String, Vec<Pos>)>,
}

impl Finder {
    pub(super) fn new(start: Pos, words: &str) -> Self {
        Self { field: Field::query(words), typing: true, start, counted: None }
    }

    /// Returns every place, found once for each state of the text.
    pub(super) fn places(&mut self, text: &Text, revision: u64) -> &[Pos] {
        let words = self.field.text();
        let known = self.counted.as_ref().is_some_and(|(of, what, _)| *of == revision && what == words);
        if !known {
            let find = |(line, text): (usize, &String)| {
                found_in(text, words).into_iter().map(move |range| Pos { line, byte: range.start })
            };
            let places = text.lines().iter().enumerate().flat_map(find).collect();
            self.counted = Some((revision, words.to_owned(), places));
        }
        self.counted.as_ref().map_or(&[], |(.., places)| places)
    }

    /// Returns the bytes of a line that are looked for.
    pub(crate) fn in_line(&self, line: &str) -> Vec<Range<usize>> {
        found_in(line, self.field.text())
    }
}

/// Returns where `words` stand in a line; upper case counts only when there is some in `words`.
fn found_in(line: &str, words: &str) -> Vec<Range<usize>> {
    if words.is_empty() {
        return Vec::new();
    }
    if words.chars().any(char::is_uppercase) {
        return line.match_indices(words).map(|(at, _)| at..at + words.len()).collect();
    }
    let mut found = Vec::new();
    let mut at = 0;
    while at < line.len() {
        match folded_start(&line[at..], words) {
            Some(bytes) => {
                found.push(at..at + bytes);
                at += bytes;
            }
            None => at += line[at..].chars().next().map_or(1, char::len_utf8),
        }
    }
    found
}

/// Returns how many bytes at the start of `text` are `words` without regard to case.
fn folded_start(text: &str, words: &str) -> Option<usize> {
    let mut wanted = words.chars();
    let mut bytes = 0;
    let mut next = wanted.next()?;
    for c in text.chars() {
        bytes += c.len_utf8();
        for low in c.to_lowercase() {
            if low != next {
                return None;
            }
            match wanted.next() {
                Some(c) => next = c,
                None => return Some(bytes),
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::found_in;

    #[test]
    fn case_counts_only_when_it_is_asked_for() {
        assert_eq!(found_in("Get get GET", "get"), [0..3, 4..7, 8..11]);
        assert_eq!(found_in("Get GET GET", "GET"), [4..7, 8..11]);
        assert_eq!(found_in("ÄRGER ärger", "ärg"), [0..4, 7..11]);
        assert_eq!(found_in("aaaa", "aa"), [0..2, 2..4]);
        assert!(found_in("a", "").is_empty() && found_in("", "a").is_empty());
    }
}
