//! Whether an answer says all that the question asks.

use super::number::is_number;
use crate::course::{Question, QuestionKind};
use crate::learner::Answer;

/// Whether an answer can be judged: nothing that the question asks for is missing. "Not sure" always can.
pub fn is_complete(question: &Question, answer: &Answer) -> bool {
    let filled = |text: &String| !text.trim().is_empty();
    match (&question.kind, answer) {
        (_, Answer::NotSure) => true,
        (QuestionKind::MultipleChoice { options, several, .. }, Answer::Choice(chosen)) => {
            let known = chosen.iter().all(|text| options.iter().any(|option| option.text.source == *text));
            known && if *several { !chosen.is_empty() } else { chosen.len() == 1 }
        }
        (QuestionKind::ShortAnswer { .. }, Answer::Text(text)) => filled(text),
        (QuestionKind::Tracing { stdout, .. }, Answer::Trace { compiles, stdout: given, .. }) => {
            let asked = *compiles && stdout.as_ref().is_none_or(filled);
            !asked || given.as_ref().is_some_and(filled)
        }
        (QuestionKind::TrueFalse { .. }, Answer::Truth(_)) => true,
        (QuestionKind::Numeric { unit, .. }, Answer::Number(text)) => is_number(text, unit.as_deref()),
        (QuestionKind::Ordering { items, distractors, .. }, Answer::Order(given)) => {
            if distractors.is_empty() {
                given.len() == items.len()
            } else {
                !given.is_empty()
            }
        }
        (QuestionKind::Matching { pairs, .. }, Answer::Pairs(given)) => {
            pairs.iter().all(|(left, _)| given.iter().any(|(other, right)| other == left && filled(right)))
        }
        (QuestionKind::Cloze { blanks, .. }, Answer::Blanks(given)) => {
            given.len() == blanks.len() && given.iter().all(filled)
        }
        (QuestionKind::SpotTheLine { program, .. }, Answer::Line(line)) => (1..=program.lines().count()).contains(line),
        _ => false,
    }
}
