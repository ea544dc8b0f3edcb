//! The options of a choice: what gives the answer away, and what speaks of an order that is shuffled.

use super::found::Found;
use super::questions::Finder;
use crate::base::diag::Diagnostic;
use crate::base::text::folded;
use crate::course::{ChoiceOption, OptionOrder, Question, QuestionKind};
use crate::pack::table::shown;
use std::collections::HashMap;

/// Adds what is wrong with the options of a question.
pub(super) fn lint(question: &Question, finder: &Finder<'_>, found: &mut Found) {
    let QuestionKind::MultipleChoice { options, order, .. } = &question.kind else { return };
    let rights = options.iter().filter(|option| option.correct).count();
    let mut seen: HashMap<String, &str> = HashMap::new();
    for (at, option) in options.iter().enumerate() {
        let text = option.text.source.as_str();
        if is_catch_all(&folded(text)) {
            let message = format!("\"{}\" tests reading of the options, not the matter", shown(text));
            found.add(|| at_option(question, finder, options, rights, at, "HB0325", message));
        }
        if let Some(first) = seen.insert(essence(text), text) {
            let message = format!("\"{}\" says the same as \"{}\"", shown(text), shown(first));
            found.add(|| at_option(question, finder, options, rights, at, "HB0328", message));
        }
    }
    if *order == OptionOrder::Shuffled {
        letters(question, options, finder, found);
    }
}

/// Makes a problem at an option: `answer.answer` holds the right ones, `prompt.distractors` the others.
fn at_option(
    question: &Question,
    finder: &Finder<'_>,
    options: &[ChoiceOption],
    rights: usize,
    at: usize,
    code: &'static str,
    message: String,
) -> Diagnostic {
    let correct = options.get(at).is_some_and(|option| option.correct);
    let place = if correct { at } else { at.saturating_sub(rights) }.to_string();
    let path = if correct { ["answer", "answer"] } else { ["prompt", "distractors"] };
    // Where an option was left out the places have moved; then the list is pointed at.
    let problem = finder.at(question, &[path[0], path[1], &place], code, message);
    let written = problem.primary.as_ref().and_then(|span| span.source.text.get(span.range.clone()));
    let text = options.get(at).map_or("", |option| option.text.source.trim());
    if written.is_some_and(|written| written.contains(text)) {
        return problem;
    }
    let message = problem.message;
    finder.at(question, &path, code, message)
}

/// Returns what an option says, without marks and case. Case counts in code.
fn essence(text: &str) -> String {
    let plain = text.trim().trim_end_matches('.').replace('`', "");
    if text.contains('`') { plain.split_whitespace().collect::<Vec<_>>().join(" ") } else { folded(&plain) }
}

fn is_catch_all(option: &str) -> bool {
    let option = option.trim_end_matches(['.', '!']);
    ["all", "none", "both", "neither"].iter().any(|word| {
        option
            .strip_prefix(word)
            .is_some_and(|rest| matches!(rest.trim(), "of the above" | "of these" | "of them" | "above" | "the above"))
    })
}

/// Reports explanations that speak of "option B": every learner has another one there.
fn letters(question: &Question, options: &[ChoiceOption], finder: &Finder<'_>, found: &mut Found) {
    let said = [("context", &question.context), ("hint", &question.hint)];
    let said = said.into_iter().filter_map(|(key, text)| Some((vec![key.to_owned()], text.as_ref()?)));
    let feedback = options.iter().filter(|option| !option.correct).enumerate().filter_map(|(at, option)| {
        let path = vec!["prompt".to_owned(), "feedback".to_owned(), at.to_string()];
        Some((path, option.feedback.as_ref()?))
    });
    for (path, text) in said.chain(feedback) {
        if let Some(named) = named_letter(&text.source) {
            let path: Vec<&str> = path.iter().map(String::as_str).collect();
            let message = format!("\"{named}\" is another option for every learner: they are shuffled");
            found.add(|| finder.at(question, &path, "HB0324", message).help("name what the option says"));
        }
    }
}

/// Returns the words by which a text speaks of "option B" or "answer (c)".
fn named_letter(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let pair = words.windows(2).find(|pair| {
        let lead = pair[0].trim_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase();
        let letter = pair[1].trim_matches(|c: char| "().,:;\"'*`".contains(c));
        let bracketed = pair[1].starts_with('(') && letter.len() == 1 && letter.bytes().all(|b| b.is_ascii_lowercase());
        let capital = letter.len() == 1 && letter.bytes().all(|byte| byte.is_ascii_uppercase());
        matches!(&*lead, "option" | "answer" | "choice" | "options" | "answers" | "choices") && (capital || bracketed)
    })?;
    Some(shown(&pair.join(" ")).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn catch_alls_and_letters_are_seen_and_ordinary_words_are_not() {
        assert!(is_catch_all("all of the above.") && is_catch_all("neither of these"));
        assert!(!is_catch_all("all of the sailings") && !is_catch_all("none"));
        assert_eq!(named_letter("As answer B, says").as_deref(), Some("answer B,"));
        assert!(named_letter("see (option (c))").is_some());
        assert_eq!(named_letter("The answer a server gives; option C++, and Option I64"), None);
    }

    #[test]
    fn marks_do_not_make_a_difference_and_case_does_in_code() {
        assert_eq!(essence("`200`"), essence("200."));
        assert_eq!(essence("A  route"), essence("a route"));
        assert_ne!(essence("`String`"), essence("`string`"));
    }
}
