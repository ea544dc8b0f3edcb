//! Questions that are answered by typing: `ShortAnswer` and `Numeric`.

use super::head::{check_filled, prompt_text, word};
use crate::base::text::folded;
use crate::course::{QuestionKind, ResponseFormat, Rich, Tolerance, WrongAnswer};
use crate::pack::markdown::rich;
use crate::pack::table::{Table, Value, shown};
use std::collections::HashSet;
use toml::Spanned;

/// Reads a question that is answered in words.
pub(super) fn short(question: &Table<'_>, prompt: &Table<'_>, answer: &Table<'_>) -> Option<QuestionKind> {
    prompt.only(&["prompt", "response"]);
    answer.only(&["answer", "alternatives"]);
    let text = prompt_text(prompt);
    let formats = [("short", ResponseFormat::Short), ("long", ResponseFormat::Long), ("code", ResponseFormat::Code)];
    let response = word(prompt, "response", &formats).unwrap_or_default();
    let accepted = accepted(answer);
    let wrong = wrong_texts(question, accepted.as_deref().unwrap_or_default());
    Some(QuestionKind::ShortAnswer { prompt: text?, response, accepted: accepted?, wrong })
}

/// Reads `answer` and `alternatives`: what counts as right, the shown one first.
pub(super) fn accepted(table: &Table<'_>) -> Option<Vec<String>> {
    let answer = table.required_text("answer");
    let alternatives = table.texts("alternatives");
    let answer = answer?;
    check_filled(table, "answer", answer.get_ref(), answer.span());
    let mut accepted = vec![answer.into_inner()];
    accepted.extend(alternatives.into_iter().map(Spanned::into_inner));
    Some(accepted)
}

/// Reads `wrong` where answers are texts.
pub(super) fn wrong_texts(table: &Table<'_>, accepted: &[String]) -> Vec<WrongAnswer<String>> {
    let accepted: HashSet<String> = accepted.iter().map(|text| folded(text)).collect();
    wrong(table, Value::text, |text| accepted.contains(&folded(text)))
}

/// Reads `wrong`: known wrong answers and what to say to each. One that counts as right is reported and left out.
pub(super) fn wrong<'a, T: ToString>(
    table: &Table<'a>,
    read: impl Fn(&Value<'a>) -> Option<Spanned<T>>,
    is_right: impl Fn(&T) -> bool,
) -> Vec<WrongAnswer<T>> {
    let mut found = Vec::new();
    for entry in table.tables("wrong") {
        entry.only(&["answer", "feedback"]);
        let answer = entry.required("answer").and_then(|value| read(&value));
        let feedback = entry.required_text("feedback");
        let (Some(answer), Some(feedback)) = (answer, feedback) else { continue };
        if is_right(answer.get_ref()) {
            let problems = table.problems();
            let message = format!("`{}` counts as right", shown(&answer.get_ref().to_string()));
            let problem = problems.at("HB0317", answer.span(), message).marked("never said to anyone");
            problems.push(problem.help("leave it out here, or out of the right answers"));
            continue;
        }
        found.push(WrongAnswer { answer: answer.into_inner(), feedback: said(&entry, &feedback) });
    }
    found
}

fn said(table: &Table<'_>, feedback: &Spanned<String>) -> Rich {
    check_filled(table, "feedback", feedback.get_ref(), feedback.span());
    rich(feedback.get_ref())
}

/// Reads a question that is answered by a number.
pub(super) fn numeric(question: &Table<'_>, prompt: &Table<'_>, answer: &Table<'_>) -> Option<QuestionKind> {
    prompt.only(&["prompt"]);
    answer.only(&["answer", "tolerance", "percent", "unit"]);
    let text = prompt_text(prompt);
    let number = answer.required("answer").and_then(|value| value.number()).and_then(|number| finite(answer, number));
    let tolerance = tolerance(answer);
    let unit = answer.text("unit").map(|unit| unit.into_inner().trim().to_owned()).filter(|unit| !unit.is_empty());
    let wrong = wrong(
        question,
        |value| finite(question, value.number()?),
        |wrong| number.as_ref().is_some_and(|right| wrong == right.get_ref()),
    );
    let answer = number?.into_inner();
    Some(QuestionKind::Numeric { prompt: text?, answer, tolerance, unit, wrong })
}

fn tolerance(answer: &Table<'_>) -> Tolerance {
    let read = |key| answer.number(key).and_then(|number| from_zero(answer, finite(answer, number)?));
    match (read("tolerance"), read("percent")) {
        (Some(tolerance), percent) => {
            if let Some(percent) = percent {
                let problems = answer.problems();
                let problem = problems.at("HB0315", percent.span(), "`answer.percent` beside `answer.tolerance`");
                let problem = problem.marked("ignored");
                problems.push(problem.label(problems.source(), tolerance.span(), "this decides what is near enough"));
            }
            Tolerance::Absolute(tolerance.into_inner())
        }
        (None, Some(percent)) => Tolerance::Percent(percent.into_inner()),
        (None, None) => Tolerance::Absolute(0.0),
    }
}

/// Passes on a number that can be compared, and reports `inf` and `nan`.
fn finite(table: &Table<'_>, number: Spanned<f64>) -> Option<Spanned<f64>> {
    if number.get_ref().is_finite() {
        return Some(number);
    }
    let problems = table.problems();
    problems.push(problems.at("HB0316", number.span(), "the number is not finite"));
    None
}

fn from_zero(table: &Table<'_>, number: Spanned<f64>) -> Option<Spanned<f64>> {
    if *number.get_ref() >= 0.0 {
        return Some(number);
    }
    let problems = table.problems();
    let problem = problems.at("HB0316", number.span(), "a tolerance is a distance, and this is below 0");
    problems.push(problem.marked("taken as 0"));
    None
}
