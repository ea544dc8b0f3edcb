//! Words that give an answer away or speak of an order that is shuffled.

use super::super::table::Table;
use crate::base::text::folded;

/// Reports options such as "all of the above" and explanations such as "option B".
pub(super) fn check(table: &Table<'_>) {
    let option_lists = [("prompt", "distractors"), ("answer", "answer")];
    for (part, key) in option_lists {
        let Some(value) = table.value(part).and_then(|value| value.get_ref().as_table()).and_then(|part| part.get(key))
        else {
            continue;
        };
        let options =
            value.get_ref().as_array().map(|list| list.iter().collect::<Vec<_>>()).unwrap_or_else(|| vec![value]);
        for option in options {
            if option.get_ref().as_str().is_some_and(|text| is_catch_all(&folded(text))) {
                let message = "\"all\" or \"none of the above\" tests reading of the options, not the matter";
                table.problems.report("HB0325", message, option.span());
            }
        }
    }
    if let Some(context) = table.value("context")
        && let Some(text) = context.get_ref().as_str()
        && names_a_letter(text)
    {
        table.problems.report(
            "HB0324",
            "the explanation names an option by letter, and options are shuffled",
            context.span(),
        );
    }
}

fn is_catch_all(option: &str) -> bool {
    let option = option.trim_end_matches('.');
    ["all", "none", "both", "neither"].iter().any(|word| {
        option
            .strip_prefix(word)
            .is_some_and(|rest| matches!(rest.trim(), "of the above" | "of these" | "of them" | "above"))
    })
}

/// Whether a text speaks of "option B" or "answer (c)".
fn names_a_letter(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(2).any(|pair| {
        let lead =
            matches!(pair[0].to_ascii_lowercase().as_str(), "option" | "answer" | "choice" | "options" | "answers");
        let letter = pair[1].trim_matches(|c: char| "().,:;\"'*`".contains(c));
        lead && letter.len() == 1 && letter.chars().all(|c| c.is_ascii_uppercase())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn catch_alls_and_letters_are_seen_and_ordinary_words_are_not() {
        assert!(is_catch_all("all of the above."));
        assert!(!is_catch_all("all of the sailings"));
        assert!(names_a_letter("As answer B says, no."));
        assert!(!names_a_letter("The answer a server gives; option C++"));
    }
}
