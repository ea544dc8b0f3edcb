//! Questions whose answer has several parts: `Ordering`, `Matching` and `Cloze`.

use super::choice::{Distractor, Seen, distractors, empty_list, nothing_to_decide};
use super::head::{check_filled, prompt_text};
use super::typed::{accepted, wrong_texts};
use crate::course::{Blank, ItemOption, QuestionKind};
use crate::pack::table::{Table, Value};
use std::collections::BTreeSet;
use toml::Spanned;

/// Reads items to put in order.
pub(super) fn ordering(prompt: &Table<'_>, answer: &Table<'_>) -> Option<QuestionKind> {
    prompt.only(&["prompt", "distractors", "feedback", "language"]);
    answer.only(&["answer"]);
    let text = prompt_text(prompt);
    let distractors = distractors(prompt);
    let language = prompt.text("language").map(|language| language.get_ref().trim().to_lowercase());
    let value = answer.required("answer")?;
    let items: Vec<Spanned<String>> = value.list()?.iter().filter_map(Value::text).collect();
    if items.is_empty() {
        empty_list(answer, value.span(), "`answer.answer` holds nothing to put in order");
        return None;
    }
    items.iter().for_each(|item| check_filled(answer, "answer.answer", item.get_ref(), item.span()));
    if items.len() < 2 && distractors.is_empty() {
        nothing_to_decide(prompt, "one item is always in order");
    }
    let distractors = others(prompt, distractors, &items);
    let items = items.into_iter().map(Spanned::into_inner).collect();
    Some(QuestionKind::Ordering { prompt: text?, items, distractors, language })
}

/// Keeps the distractors that are not also right. Right ones may repeat: two lines of code can be alike.
fn others(prompt: &Table<'_>, distractors: Vec<Distractor>, right: &[Spanned<String>]) -> Vec<ItemOption> {
    let mut seen = Seen::default();
    right.iter().for_each(|item| seen.insert(item));
    distractors.into_iter().filter(|wrong| seen.is_new(prompt, &wrong.text, false)).map(Distractor::into_item).collect()
}

/// Reads pairs to be put together.
pub(super) fn matching(prompt: &Table<'_>, answer: &Table<'_>) -> Option<QuestionKind> {
    prompt.only(&["prompt", "distractors", "feedback"]);
    answer.only(&["answer"]);
    let text = prompt_text(prompt);
    let distractors = distractors(prompt);
    let value = answer.required("answer")?;
    let mut lefts = Seen::default();
    let mut pairs: Vec<(Spanned<String>, Spanned<String>)> = Vec::new();
    for entry in value.list()? {
        let Some((left, right)) = pair(&entry) else { continue };
        check_filled(answer, "answer.answer", left.get_ref(), left.span());
        check_filled(answer, "answer.answer", right.get_ref(), right.span());
        if lefts.is_new(answer, &left, true) {
            pairs.push((left, right));
        }
    }
    if pairs.is_empty() {
        empty_list(answer, value.span(), "`answer.answer` holds no pair");
        return None;
    }
    if pairs.len() < 2 && distractors.is_empty() {
        nothing_to_decide(prompt, "one pair is always matched");
    }
    let rights: Vec<Spanned<String>> = pairs.iter().map(|(_, right)| right.clone()).collect();
    let distractors = others(prompt, distractors, &rights);
    let pairs = pairs.into_iter().map(|(left, right)| (left.into_inner(), right.into_inner())).collect();
    Some(QuestionKind::Matching { prompt: text?, pairs, distractors })
}

fn pair(entry: &Value<'_>) -> Option<(Spanned<String>, Spanned<String>)> {
    let sides = entry.list()?;
    let [left, right] = sides.as_slice() else {
        entry.wrong_type("a list of two texts, left and right");
        return None;
    };
    left.text().zip(right.text())
}

/// Reads a text with blanks.
pub(super) fn cloze(prompt: &Table<'_>, answer: &Table<'_>) -> Option<QuestionKind> {
    prompt.only(&["prompt"]);
    answer.only(&["blanks"]);
    let text = prompt_text(prompt);
    answer.required("blanks")?;
    let tables = answer.tables("blanks");
    let blanks: Vec<Option<Blank>> = tables.iter().map(blank).collect();
    let text = text?;
    if tables.is_empty() {
        empty_list(answer, answer.place("blanks"), "`answer.blanks` describes no blank");
        return None;
    }
    let fits = check_markers(prompt, answer, &text.source, tables.len());
    let blanks: Vec<Blank> = blanks.into_iter().collect::<Option<_>>()?;
    fits.then_some(QuestionKind::Cloze { prompt: text, blanks })
}

fn blank(table: &Table<'_>) -> Option<Blank> {
    table.only(&["answer", "alternatives", "options", "wrong"]);
    let accepted = accepted(table)?;
    let mut seen = Seen::default();
    if let Some(answer) = table.text("answer") {
        seen.insert(&answer);
    }
    let options = table.texts("options").into_iter().filter(|option| seen.is_new(table, option, false));
    let options: Vec<String> = options.map(Spanned::into_inner).collect();
    let wrong = wrong_texts(table, &accepted);
    Some(Blank { accepted, options, wrong })
}

/// Compares the blanks of the text with those of the answer.
fn check_markers(prompt: &Table<'_>, answer: &Table<'_>, text: &str, described: usize) -> bool {
    let problems = prompt.problems();
    let mut met = BTreeSet::new();
    let mut fits = true;
    for number in markers(text) {
        let wrong = if number == 0 || number > described {
            format!("the text has a blank {{{number}}}, and the answer describes {described}")
        } else if !met.insert(number) {
            format!("the text has the blank {{{number}}} twice")
        } else {
            continue;
        };
        fits = false;
        let problem = problems.at("HB0308", prompt.place("prompt"), wrong);
        problems.push(problem.label(problems.source(), answer.place("blanks"), "the blanks, counted from 1"));
    }
    for number in (1..=described).filter(|number| !met.contains(number)) {
        fits = false;
        let message = format!("the answer describes a blank {{{number}}} that the text does not have");
        let problem = problems.at("HB0308", answer.place("blanks"), message);
        let problem = problem.label(problems.source(), prompt.place("prompt"), "the text");
        problems.push(problem.help(format!("write `{{{number}}}` where it stands")));
    }
    fits
}

/// Returns the numbers of the blanks in a text: braces with one to three digits.
fn markers(text: &str) -> Vec<usize> {
    let after_braces = text.match_indices('{').filter_map(|(at, _)| text.get(at + 1..));
    let digits = after_braces.filter_map(|rest| {
        let end = rest.bytes().take(4).position(|byte| !byte.is_ascii_digit())?;
        let inside = rest.get(..end)?;
        rest[end..].starts_with('}').then_some(inside)
    });
    digits.filter_map(|inside| inside.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::markers;

    #[test]
    fn blanks_are_braces_around_digits() {
        assert_eq!(markers("a {1}, {12} and {x}, {}, {1234}, { 1}, {{2}} and {3"), [1, 12, 2]);
    }
}
