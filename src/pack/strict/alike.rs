//! Lessons that begin alike or say the same at length.

use super::prose::{bare, words};
use super::{Course, Look, asked};
use crate::base::diag::Diagnostic;
use crate::pack::Loaded;
use std::collections::HashMap;
use std::collections::hash_map::{DefaultHasher, Entry};
use std::hash::Hasher;

/// Words at the beginning that are compared.
const OPENING: usize = 5;
/// Words of a stretch that two lessons have in common.
const STRETCH: usize = 8;
/// Stretches that a share can be told from.
const FEWEST: usize = 300;

/// Keeps the words of a stretch in their order when their hashes are added: odd, so that no word is lost.
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// What the lessons so far say.
#[derive(Default)]
pub(super) struct Alike {
    /// The first words, and the lesson that begins with them.
    openings: HashMap<String, usize>,
    /// Stretches of words by their hash: the lesson, and whether another has it too.
    stretches: HashMap<u64, (usize, bool)>,
    /// The stretches of each lesson.
    lessons: Vec<Vec<u64>>,
}

impl Alike {
    /// Reports a lesson that begins with the words of an earlier one. Lessons come in order, each once, and [`Alike::add`] follows.
    pub(super) fn opening(&mut self, look: &Look<'_>) -> Option<Diagnostic> {
        let first = look.paragraphs.first()?;
        let words: Vec<String> = words(&first.text).take(OPENING).map(|word| bare(word).to_lowercase()).collect();
        if words.len() < OPENING {
            return None;
        }
        let own = self.lessons.len();
        match self.openings.entry(words.join(" ")) {
            Entry::Vacant(free) => {
                free.insert(own);
                None
            }
            Entry::Occupied(taken) => {
                let other = look.course.lessons.get(*taken.get())?;
                let message = format!("this begins as \"{}\" does: \"{} …\"", other.lesson.title, taken.key());
                let problem = look.of_block("HB0734", message, &first.span);
                Some(problem.help("a reader of both thinks to have read it already"))
            }
        }
    }

    /// Takes in the words of a lesson.
    pub(super) fn add(&mut self, look: &Look<'_>) {
        let own = self.lessons.len();
        let mut hashes = Vec::new();
        for paragraph in look.paragraphs {
            let words: Vec<u64> = words(&paragraph.text).map(hash).collect();
            hashes.extend(
                words.windows(STRETCH).map(|stretch| {
                    stretch.iter().fold(0_u64, |all, word| all.wrapping_mul(FACTOR).wrapping_add(*word))
                }),
            );
        }
        for hash in &hashes {
            let (first, shared) = self.stretches.entry(*hash).or_insert((own, false));
            *shared |= *first != own;
        }
        self.lessons.push(hashes);
    }

    /// Returns the lessons of which too much stands in others too.
    pub(super) fn finish(self, course: &Course<'_>) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for (own, (hashes, loaded)) in self.lessons.iter().zip(course.lessons).enumerate() {
            let most = course.checks.of(loaded.lesson.meta.kind).limits.shared;
            let shared: Vec<usize> = hashes
                .iter()
                .filter_map(|hash| self.stretches.get(hash).filter(|(_, shared)| *shared).map(|(first, _)| *first))
                .collect();
            if hashes.len() < FEWEST || shared.len() * 100 <= most * hashes.len() {
                continue;
            }
            found.push(problem(loaded, most, shared.len() * 100 / hashes.len(), nearest(&shared, own), course));
        }
        found
    }
}

/// Names a word by a number, whatever its case and the marks around it.
fn hash(word: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    bare(word).chars().flat_map(char::to_lowercase).for_each(|c| hasher.write_u32(u32::from(c)));
    hasher.finish()
}

/// Returns the earlier lesson that most of the stretches come from.
fn nearest(shared: &[usize], own: usize) -> Option<usize> {
    let mut counts: HashMap<usize, usize> = HashMap::new();
    for first in shared.iter().filter(|first| **first != own) {
        *counts.entry(*first).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(lesson, count)| (*count, std::cmp::Reverse(*lesson))).map(|(lesson, _)| lesson)
}

fn problem(loaded: &Loaded, most: usize, share: usize, other: Option<usize>, course: &Course<'_>) -> Diagnostic {
    let (source, range) = loaded.locate(&(0..0));
    let line = source.text[range.start..].lines().next().map_or(0, str::len);
    let other = other.and_then(|other| course.lessons.get(other));
    let from = other.map_or_else(String::new, |other| format!(", most of it in \"{}\"", other.lesson.title));
    let message = format!("{share} of 100 stretches of {STRETCH} words stand in other lessons too{from}");
    let help = format!("refer to the other lesson, or say it as this one needs it; {}", asked("shared", most));
    Diagnostic::new("HB0733", message).at(&source, range.start..range.start + line).help(help)
}
