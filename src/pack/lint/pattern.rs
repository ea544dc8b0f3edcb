//! What gives answers away over a whole quiz: the longest option, the place of the right one.

use super::found::Found;
use super::questions::Finder;
use crate::base::diag::Diagnostic;
use crate::course::{OptionOrder, Question, QuestionKind, Quiz};
use std::cmp::Reverse;

/// Choices that a share can be told from.
const FEWEST: usize = 5;
/// Equal answers in a row that nobody notices.
const ROW: usize = 3;
/// Answers that repeat before somebody notices, and the longest sequence looked for.
const REPEATED: usize = 8;
const LONGEST_CYCLE: usize = 4;

/// Adds what a quiz gives away.
pub(super) fn lint(quiz: &Quiz, finder: &Finder<'_>, found: &mut Found) {
    if let Some(problem) = longest(quiz, finder) {
        found.add(|| problem);
    }
    let truths = quiz.questions.iter().filter_map(|question| match question.kind {
        QuestionKind::TrueFalse { answer, .. } => Some((question, usize::from(answer))),
        _ => None,
    });
    let truths: Vec<_> = truths.collect();
    if let Some(problem) = pattern(&truths, "true or false answers", &["answer", "answer"], finder) {
        found.add(|| problem);
    }
    let fixed: Vec<_> = quiz.questions.iter().filter_map(|question| Some((question, fixed_place(question)?))).collect();
    if let Some(problem) = pattern(&fixed, "places of the right option", &["prompt"], finder) {
        found.add(|| problem);
    }
}

/// Reports a quiz in which the right option is strictly the longest in more than four of ten choices.
fn longest(quiz: &Quiz, finder: &Finder<'_>) -> Option<Diagnostic> {
    let choices: Vec<(&Question, bool)> =
        quiz.questions.iter().filter_map(|question| Some((question, key_is_longest(question)?))).collect();
    let first = choices.iter().find(|(_, longest)| *longest)?.0;
    let longest = choices.iter().filter(|(_, longest)| *longest).count();
    if choices.len() < FEWEST || longest * 10 <= choices.len() * 4 {
        return None;
    }
    let message = format!("the right option is the longest in {longest} of {} choices", choices.len());
    Some(finder.at(first, &["answer", "answer"], "HB0323", message).marked("the first of them"))
}

/// Whether the right answer of a choice of one is strictly the longest option.
pub(in crate::pack) fn key_is_longest(question: &Question) -> Option<bool> {
    let QuestionKind::MultipleChoice { options, several: false, .. } = &question.kind else { return None };
    let length = |text: &str| text.trim().chars().count();
    let key = options.iter().find(|option| option.correct)?;
    let others = options.iter().filter(|option| !option.correct).map(|option| length(&option.text.source)).max()?;
    Some(length(&key.text.source) > others)
}

/// Returns the place of the right option where options keep their order.
pub(in crate::pack) fn fixed_place(question: &Question) -> Option<usize> {
    let QuestionKind::MultipleChoice { options, several: false, order, .. } = &question.kind else { return None };
    match order {
        OptionOrder::Shuffled => None,
        OptionOrder::KeyAt(at) => Some(*at),
        OptionOrder::Sorted => {
            let key = options.iter().find(|option| option.correct)?;
            Some(options.iter().filter(|option| option.text.source < key.text.source).count())
        }
    }
}

/// Reports answers that are equal, or repeat a short sequence, too often in a row.
fn pattern(answers: &[(&Question, usize)], what: &str, path: &[&str], finder: &Finder<'_>) -> Option<Diagnostic> {
    let values: Vec<usize> = answers.iter().map(|(_, value)| *value).collect();
    let runs = (1..=LONGEST_CYCLE).filter_map(|period| Some((period, repeated(&values, period)?)));
    let (period, (start, length)) = runs.max_by_key(|(period, (_, length))| (*length, Reverse(*period)))?;
    let message = match period {
        1 => format!("{length} {what} in a row are the same"),
        _ => format!("{length} {what} in a row repeat a sequence of {period}"),
    };
    Some(finder.at(answers.get(start)?.0, path, "HB0327", message).marked("from here"))
}

/// Returns start and length of the longest stretch in which values come back after `period`, when it is long enough to notice.
fn repeated(values: &[usize], period: usize) -> Option<(usize, usize)> {
    let mut best = (0, 0);
    let mut start = 0;
    for at in 0..values.len() {
        if at >= start + period && values[at] != values[at - period] {
            start = at + 1 - period;
        }
        if at + 1 - start > best.1 {
            best = (start, at + 1 - start);
        }
    }
    let enough = if period == 1 { ROW + 1 } else { REPEATED.max(2 * period) };
    (best.1 >= enough).then_some(best)
}

#[cfg(test)]
mod tests {
    use super::repeated;

    #[test]
    fn rows_and_cycles_are_found_with_their_start() {
        assert_eq!(repeated(&[0, 1, 1, 1], 1), None);
        assert_eq!(repeated(&[0, 1, 1, 1, 1, 0], 1), Some((1, 4)));
        assert_eq!(repeated(&[3, 0, 1, 0, 1, 0, 1, 0, 1], 2), Some((1, 8)));
        assert_eq!(repeated(&[0, 1, 0, 1, 0, 1, 1], 2), None);
        assert_eq!(repeated(&[0, 1, 2, 0, 1, 2, 0, 1, 2], 3), Some((0, 9)));
        assert_eq!(repeated(&[], 4), None);
    }
}
