//! What a learner sees of a question, in the order of this attempt.

use crate::base::chance::Chance;
use crate::course::{Blank, ChoiceOption, OptionOrder, Question, QuestionKind};
use std::collections::HashSet;

/// The things to choose from or to arrange, in the order shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Presented {
    /// Options of a choice, items of an order, or right sides of a matching, as written in the file.
    pub options: Vec<String>,
    /// For each blank of a cloze: its choices; empty where it is typed.
    pub blanks: Vec<Vec<String>>,
}

/// Orders what `question` shows. The same seed gives the same order, whatever else the file holds.
pub fn present(question: &Question, seed: u64) -> Presented {
    let mut chance = Chance::from_seed(seed ^ fnv1a(question.id.as_str()));
    let mut shuffled = |mut texts: Vec<String>| {
        chance.shuffle(&mut texts);
        texts
    };
    let options = match &question.kind {
        QuestionKind::MultipleChoice { options, order: OptionOrder::Shuffled, .. } => {
            shuffled(options.iter().map(|option| option.text.source.clone()).collect())
        }
        QuestionKind::MultipleChoice { options, order, .. } => in_fixed_order(options, *order),
        QuestionKind::Ordering { items, distractors, .. } => {
            let others = distractors.iter().map(|item| item.text.clone());
            out_of_order(shuffled(items.iter().cloned().chain(others).collect()), items)
        }
        QuestionKind::Matching { pairs, distractors, .. } => {
            let others = distractors.iter().map(|item| item.text.clone());
            shuffled(pairs.iter().map(|(_, right)| right.clone()).chain(others).collect())
        }
        QuestionKind::Cloze { blanks, .. } => {
            return Presented {
                blanks: blanks.iter().map(|blank| shuffled(choices(blank))).collect(),
                ..Presented::default()
            };
        }
        QuestionKind::ShortAnswer { .. }
        | QuestionKind::Tracing { .. }
        | QuestionKind::TrueFalse { .. }
        | QuestionKind::Numeric { .. }
        | QuestionKind::SpotTheLine { .. } => Vec::new(),
    };
    Presented { options, blanks: Vec::new() }
}

/// Orders options as mdbook-quiz does: distractors as written with the answers put in at a place, or all by their text.
fn in_fixed_order(options: &[ChoiceOption], order: OptionOrder) -> Vec<String> {
    let texts = |correct: bool| {
        let of_kind = options.iter().filter(move |option| option.correct == correct);
        of_kind.map(|option| option.text.source.clone())
    };
    let mut shown: Vec<String> = texts(false).collect();
    match order {
        OptionOrder::KeyAt(at) => {
            let at = at.min(shown.len());
            shown.splice(at..at, texts(true));
        }
        OptionOrder::Sorted | OptionOrder::Shuffled => {
            shown.extend(texts(true));
            // JavaScript compares by UTF-16 units.
            shown.sort_by(|a, b| a.encode_utf16().cmp(b.encode_utf16()));
        }
    }
    shown
}

/// Changes an order in which the items already stand right: it would ask nothing.
fn out_of_order(mut shown: Vec<String>, items: &[String]) -> Vec<String> {
    let wanted: HashSet<&String> = items.iter().collect();
    let places: Vec<usize> = (0..shown.len()).filter(|at| wanted.contains(&shown[*at])).collect();
    if places.iter().map(|at| &shown[*at]).eq(items) {
        let differ = places.windows(2).find(|pair| shown[pair[0]] != shown[pair[1]]).map(|pair| (pair[0], pair[1]));
        if let Some((one, other)) = differ {
            shown.swap(one, other);
        }
    }
    shown
}

/// Returns the choices of a blank, each once; none where it is typed.
fn choices(blank: &Blank) -> Vec<String> {
    if blank.options.is_empty() {
        return Vec::new();
    }
    let mut seen = HashSet::new();
    let once = blank.accepted.iter().take(1).chain(&blank.options).filter(|text| seen.insert(*text));
    once.cloned().collect()
}

/// FNV-1a, 64 bits (RFC 9923): spreads ids, guards nothing.
pub(super) fn fnv1a(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
