//! Whether an answer is right, and what its author says to it.

use super::number::{near, readings};
use super::output::same_output;
use crate::base::text::folded;
use crate::course::{Blank, ChoiceOption, ItemOption, Question, QuestionKind, Rich, Tolerance, WrongAnswer};
use crate::learner::{Answer, Feedback, Grade, Outcome};
use std::collections::{HashMap, HashSet};

/// Judges an answer. An answer of another type than the question is wrong.
///
/// Answers of several parts come back with a verdict for each part in the order given: chosen options, items, pairs, blanks.
pub fn judge(question: &Question, answer: &Answer) -> Grade {
    match (&question.kind, answer) {
        (_, Answer::NotSure) => Grade { outcome: Outcome::NotSure, feedback: Vec::new(), parts: Vec::new() },
        (QuestionKind::MultipleChoice { options, several, .. }, Answer::Choice(chosen)) => {
            choice(options, *several, chosen)
        }
        (QuestionKind::ShortAnswer { accepted, wrong, .. }, Answer::Text(text)) => {
            let right = accepts(accepted, text);
            grade(right, said_unless(right, wrong, |answer| folded(answer) == folded(text), text), Vec::new())
        }
        (QuestionKind::Tracing { .. }, Answer::Trace { compiles, stdout, .. }) => {
            trace(question, *compiles, stdout.as_deref())
        }
        (QuestionKind::TrueFalse { answer, feedback, .. }, Answer::Truth(given)) => {
            let said = feedback.iter().filter(|_| given != answer).map(|text| says("", text));
            grade(given == answer, said.collect(), Vec::new())
        }
        (QuestionKind::Numeric { answer, tolerance, unit, wrong, .. }, Answer::Number(text)) => {
            let numbers = readings(text, unit.as_deref());
            let right = numbers.iter().any(|number| near(*number, *answer, *tolerance));
            let is_known = |known: &f64| numbers.iter().any(|number| near(*number, *known, Tolerance::Absolute(0.0)));
            let is_near = |known: &f64| numbers.iter().any(|number| near(*number, *known, *tolerance));
            let known = said_unless(right, wrong, is_known, text);
            let known = if known.is_empty() { said_unless(right, wrong, is_near, text) } else { known };
            grade(right, known, Vec::new())
        }
        (QuestionKind::Ordering { items, distractors, .. }, Answer::Order(given)) => order(items, distractors, given),
        (QuestionKind::Matching { pairs, distractors, .. }, Answer::Pairs(given)) => {
            matching(pairs, distractors, given)
        }
        (QuestionKind::Cloze { blanks, .. }, Answer::Blanks(given)) => cloze(blanks, given),
        (QuestionKind::SpotTheLine { lines, wrong, .. }, Answer::Line(line)) => {
            let right = lines.contains(line);
            grade(right, said_unless(right, wrong, |known| known == line, &line.to_string()), Vec::new())
        }
        _ => grade(false, Vec::new(), Vec::new()),
    }
}

fn grade(right: bool, feedback: Vec<Feedback>, parts: Vec<bool>) -> Grade {
    Grade { outcome: if right { Outcome::Right } else { Outcome::Wrong }, feedback, parts }
}

fn says(about: &str, text: &Rich) -> Feedback {
    Feedback { about: about.to_owned(), text: text.clone() }
}

/// Returns what the author says to a known wrong answer; nothing to a right one.
fn said_unless<T>(right: bool, wrong: &[WrongAnswer<T>], is_it: impl Fn(&T) -> bool, about: &str) -> Vec<Feedback> {
    let known = wrong.iter().find(|entry| !right && is_it(&entry.answer));
    known.map(|entry| says(about.trim(), &entry.feedback)).into_iter().collect()
}

/// Whether a text is one of those that count, as mdbook-quiz compares them: without case and space around, here also folded within.
fn accepts(accepted: &[String], text: &str) -> bool {
    let text = folded(text);
    accepted.iter().any(|right| folded(right) == text)
}

/// Right is the exact set of right options. An option that the question does not have, from an older file, is wrong.
fn choice(options: &[ChoiceOption], several: bool, chosen: &[String]) -> Grade {
    let find = |text: &String| options.iter().find(|option| option.text.source == *text);
    let parts: Vec<bool> = chosen.iter().map(|text| find(text).is_some_and(|option| option.correct)).collect();
    let complete = options.iter().all(|option| !option.correct || chosen.contains(&option.text.source));
    let right = complete && !parts.is_empty() && parts.iter().all(|part| *part);
    let wrong = options.iter().filter(|option| !option.correct && chosen.contains(&option.text.source));
    let said = wrong.filter_map(|option| Some(says(&option.text.source, option.feedback.as_ref()?)));
    grade(right, said.collect(), if several { parts } else { Vec::new() })
}

/// The line of an error does not decide, as in mdbook-quiz: an error often spans several lines. The key names it.
fn trace(question: &Question, compiles: bool, output: Option<&str>) -> Grade {
    let QuestionKind::Tracing { does_compile, stdout, wrong, .. } = &question.kind else {
        return grade(false, Vec::new(), Vec::new());
    };
    let printed = stdout.as_deref().is_none_or(|stdout| same_output(stdout, output.unwrap_or("")));
    let right = compiles == *does_compile && (!does_compile || printed);
    let said = match output {
        Some(output) if compiles => said_unless(right, wrong, |known| same_output(known, output), output),
        _ => Vec::new(),
    };
    grade(right, said, Vec::new())
}

/// Items are right where they stand, distractors apart: one line too many does not make all that follow wrong.
fn order(items: &[String], distractors: &[ItemOption], given: &[String]) -> Grade {
    let belonging: HashSet<&String> = items.iter().collect();
    let others: HashSet<&String> = distractors.iter().map(|distractor| &distractor.text).collect();
    let mut expected = items.iter();
    let part = |item: &String| {
        let belongs = belonging.contains(item) || !others.contains(item);
        belongs && expected.next() == Some(item)
    };
    let parts = given.iter().map(part).collect();
    grade(given == items, said_to_items(distractors, given.iter()), parts)
}

/// Each pair counts once: the same pair twice is one right pair and one wrong.
fn matching(pairs: &[(String, String)], distractors: &[ItemOption], given: &[(String, String)]) -> Grade {
    let mut open: HashMap<&(String, String), usize> = HashMap::new();
    for pair in pairs {
        *open.entry(pair).or_default() += 1;
    }
    let part = |pair: &(String, String)| match open.get_mut(pair) {
        Some(left) if *left > 0 => {
            *left -= 1;
            true
        }
        _ => false,
    };
    let parts: Vec<bool> = given.iter().map(part).collect();
    let right = parts.len() == pairs.len() && parts.iter().all(|part| *part);
    grade(right, said_to_items(distractors, given.iter().map(|(_, right)| right)), parts)
}

fn said_to_items<'a>(distractors: &[ItemOption], given: impl Iterator<Item = &'a String>) -> Vec<Feedback> {
    let given: HashSet<&String> = given.collect();
    let used = distractors.iter().filter(|item| given.contains(&item.text));
    used.filter_map(|item| Some(says(&item.text, item.feedback.as_ref()?))).collect()
}

fn cloze(blanks: &[Blank], given: &[String]) -> Grade {
    let text = |at: usize| given.get(at).map_or("", String::as_str);
    let parts: Vec<bool> = blanks.iter().enumerate().map(|(at, blank)| accepts(&blank.accepted, text(at))).collect();
    let said = blanks.iter().zip(&parts).enumerate().flat_map(|(at, (blank, right))| {
        said_unless(*right, &blank.wrong, |known| folded(known) == folded(text(at)), text(at))
    });
    let said = said.collect();
    grade(given.len() == blanks.len() && parts.iter().all(|part| *part), said, parts)
}
