//! What a learner sees of a question, in the order of this attempt.

use crate::base::chance::Chance;
use crate::base::text::folded;
use crate::course::{OptionOrder, Question, QuestionKind};

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
    match &question.kind {
        QuestionKind::MultipleChoice { options, order, .. } => {
            let mut texts: Vec<String> = options.iter().map(|option| option.text.source.clone()).collect();
            match order {
                OptionOrder::Shuffled => chance.shuffle(&mut texts),
                OptionOrder::Sorted => texts.sort_by_cached_key(|text| folded(text)),
                OptionOrder::KeyAt(at) => {
                    let keys = options.iter().filter(|option| option.correct).count().min(texts.len());
                    let rest = texts.split_off(keys);
                    let (before, after) = rest.split_at((*at).min(rest.len()));
                    texts = before.iter().chain(&texts).chain(after).cloned().collect();
                }
            }
            Presented { options: texts, ..Presented::default() }
        }
        QuestionKind::Ordering { items, distractors, .. } => {
            let right: Vec<String> = items.clone();
            let mut shown: Vec<String> =
                items.iter().cloned().chain(distractors.iter().map(|item| item.text.clone())).collect();
            chance.shuffle(&mut shown);
            // An order that is right before it is touched asks nothing.
            if shown == right {
                shown.rotate_left(1);
            }
            Presented { options: shown, ..Presented::default() }
        }
        QuestionKind::Matching { pairs, distractors, .. } => {
            let rights = pairs.iter().map(|(_, right)| right.clone());
            let mut shown: Vec<String> = rights.chain(distractors.iter().map(|item| item.text.clone())).collect();
            chance.shuffle(&mut shown);
            Presented { options: shown, ..Presented::default() }
        }
        QuestionKind::Cloze { blanks, .. } => {
            let choices = blanks.iter().map(|blank| {
                if blank.options.is_empty() {
                    return Vec::new();
                }
                let mut choices: Vec<String> = blank.accepted.iter().take(1).chain(&blank.options).cloned().collect();
                choices.dedup();
                chance.shuffle(&mut choices);
                choices
            });
            Presented { blanks: choices.collect(), ..Presented::default() }
        }
        QuestionKind::ShortAnswer { .. }
        | QuestionKind::Tracing { .. }
        | QuestionKind::TrueFalse { .. }
        | QuestionKind::Numeric { .. }
        | QuestionKind::SpotTheLine { .. } => Presented::default(),
    }
}

/// FNV-1a, 64 bits (RFC 9923): spreads ids, guards nothing.
pub(super) fn fnv1a(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
