//! Whether an answer is right, and what its author says to it.

use crate::base::text::folded;
use crate::course::{Blank, ChoiceOption, ItemOption, Question, QuestionKind, Tolerance, WrongAnswer};
use crate::learner::{Answer, Feedback, Grade, Outcome};

/// Judges an answer. An answer of another type than the question is wrong.
pub fn judge(question: &Question, answer: &Answer) -> Grade {
    if *answer == Answer::NotSure {
        return Grade { outcome: Outcome::NotSure, feedback: Vec::new(), parts: Vec::new() };
    }
    match (&question.kind, answer) {
        (QuestionKind::MultipleChoice { options, .. }, Answer::Choice(chosen)) => choice(options, chosen),
        (QuestionKind::ShortAnswer { accepted, wrong, .. }, Answer::Text(text)) => {
            grade(accepted.iter().any(|right| folded(right) == folded(text)), said_to_text(wrong, text))
        }
        (
            QuestionKind::Tracing { does_compile, stdout, line_number, wrong, .. },
            Answer::Trace { compiles, stdout: given, line },
        ) => {
            let right = compiles == does_compile
                && if *does_compile {
                    stdout.as_ref().is_none_or(|stdout| same_output(stdout, given.as_deref().unwrap_or("")))
                } else {
                    line_number.is_none() || *line == *line_number
                };
            let known = given.as_deref().and_then(|given| wrong.iter().find(|entry| same_output(&entry.answer, given)));
            grade(right, known.map(said).into_iter().collect())
        }
        (QuestionKind::TrueFalse { answer, feedback, .. }, Answer::Truth(given)) => {
            let words = feedback
                .iter()
                .filter(|_| given != answer)
                .map(|text| Feedback { about: String::new(), text: text.clone() });
            grade(given == answer, words.collect())
        }
        (QuestionKind::Numeric { answer, tolerance, unit, wrong, .. }, Answer::Number(text)) => {
            let number = number(text, unit.as_deref());
            let right = number.is_some_and(|number| near(number, *answer, *tolerance));
            let known = number.and_then(|number| wrong.iter().find(|entry| near(number, entry.answer, *tolerance)));
            let words = known.map(|entry| Feedback { about: text.clone(), text: entry.feedback.clone() });
            grade(right, words.into_iter().collect())
        }
        (QuestionKind::Ordering { items, distractors, .. }, Answer::Order(given)) => {
            let parts = given.iter().enumerate().map(|(at, item)| items.get(at) == Some(item)).collect();
            Grade { parts, ..grade(given == items, said_to_items(distractors, given.iter())) }
        }
        (QuestionKind::Matching { pairs, distractors, .. }, Answer::Pairs(given)) => {
            let parts: Vec<bool> = given.iter().map(|pair| pairs.contains(pair)).collect();
            let right = given.len() == pairs.len() && parts.iter().all(|part| *part);
            Grade { parts, ..grade(right, said_to_items(distractors, given.iter().map(|(_, right)| right))) }
        }
        (QuestionKind::Cloze { blanks, .. }, Answer::Blanks(given)) => cloze(blanks, given),
        (QuestionKind::SpotTheLine { lines, wrong, .. }, Answer::Line(line)) => {
            let known = wrong.iter().find(|entry| entry.answer == *line);
            let words = known.map(|entry| Feedback { about: format!("{line}"), text: entry.feedback.clone() });
            grade(lines.contains(line), words.into_iter().collect())
        }
        _ => grade(false, Vec::new()),
    }
}

fn grade(right: bool, feedback: Vec<Feedback>) -> Grade {
    Grade { outcome: if right { Outcome::Right } else { Outcome::Wrong }, feedback, parts: Vec::new() }
}

fn choice(options: &[ChoiceOption], chosen: &[String]) -> Grade {
    let is_chosen = |option: &&ChoiceOption| chosen.contains(&option.text.source);
    let right = options.iter().all(|option| option.correct == is_chosen(&option));
    let wrong = options.iter().filter(|option| !option.correct).filter(is_chosen);
    let words =
        wrong.filter_map(|option| Some(Feedback { about: option.text.source.clone(), text: option.feedback.clone()? }));
    grade(right, words.collect())
}

fn cloze(blanks: &[Blank], given: &[String]) -> Grade {
    let text = |at: usize| given.get(at).map_or("", String::as_str);
    let parts: Vec<bool> = blanks
        .iter()
        .enumerate()
        .map(|(at, blank)| blank.accepted.iter().any(|right| folded(right) == folded(text(at))))
        .collect();
    let words = blanks
        .iter()
        .enumerate()
        .filter(|(at, _)| !parts[*at])
        .flat_map(|(at, blank)| said_to_text(&blank.wrong, text(at)));
    Grade {
        feedback: words.collect(),
        ..Grade { parts: parts.clone(), ..grade(parts.iter().all(|part| *part), Vec::new()) }
    }
}

fn said(entry: &WrongAnswer<String>) -> Feedback {
    Feedback { about: entry.answer.clone(), text: entry.feedback.clone() }
}

fn said_to_text(wrong: &[WrongAnswer<String>], text: &str) -> Vec<Feedback> {
    wrong.iter().find(|entry| folded(&entry.answer) == folded(text)).map(said).into_iter().collect()
}

fn said_to_items<'a>(distractors: &[ItemOption], given: impl Iterator<Item = &'a String> + Clone) -> Vec<Feedback> {
    let used = distractors.iter().filter(|item| given.clone().any(|text| *text == item.text));
    used.filter_map(|item| Some(Feedback { about: item.text.clone(), text: item.feedback.clone()? })).collect()
}

/// Whether two outputs agree, line by line, apart from space at line ends and empty lines at the end.
fn same_output(a: &str, b: &str) -> bool {
    a.trim_end().lines().map(str::trim_end).eq(b.trim_end().lines().map(str::trim_end))
}

/// Whether text can be read as a number, with or without the unit.
pub fn is_number(text: &str, unit: Option<&str>) -> bool {
    number(text, unit).is_some()
}

/// Reads a number as people type it: `48`, `48 ms`, `4.8e1`, `1,000.5`, `0,5`, `−3`.
fn number(text: &str, unit: Option<&str>) -> Option<f64> {
    let text = text.trim().replace('−', "-");
    let text = match unit {
        Some(unit) if text.to_lowercase().ends_with(&unit.to_lowercase()) => {
            text.get(..text.len() - unit.len())?.trim()
        }
        _ => text.as_str(),
    };
    let text: String = text.chars().filter(|c| !c.is_whitespace() && *c != '_' && *c != '\u{a0}').collect();
    let groups: Vec<&str> = text.split(',').collect();
    let thousands = groups.len() > 1
        && groups[1..].iter().all(|group| group.split(['.', 'e', 'E']).next().is_some_and(|g| g.len() == 3));
    let plain = if thousands {
        text.replace(',', "")
    } else if groups.len() == 2 && !text.contains('.') {
        text.replace(',', ".")
    } else {
        text
    };
    plain.parse().ok().filter(|number: &f64| number.is_finite())
}

fn near(given: f64, wanted: f64, tolerance: Tolerance) -> bool {
    let allowed = match tolerance {
        Tolerance::Absolute(by) => by,
        Tolerance::Percent(by) => (wanted * by / 100.0).abs(),
    };
    // Typed decimals are not exact in binary; a few units in the last place must not decide.
    (given - wanted).abs() <= allowed + wanted.abs().max(1.0) * 1e-9
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_type_them() {
        for (text, wanted) in [
            ("48", 48.0),
            (" 48 ms", 48.0),
            ("4.8e1", 48.0),
            ("1,000", 1000.0),
            ("1,000.5", 1000.5),
            ("0,5", 0.5),
            ("−3", -3.0),
            ("1 000", 1000.0),
        ] {
            assert_eq!(number(text, Some("ms")), Some(wanted), "{text}");
        }
        for text in ["", "ms", "x", "1,2,3", "inf", "nan", "é"] {
            assert_eq!(number(text, Some("ms")), None, "{text}");
        }
    }

    #[test]
    fn outputs_agree_without_space_at_their_ends() {
        assert!(same_output("a \nb\n\n", "a\nb"));
        assert!(!same_output("a\nb", "a\n b"));
    }

    #[test]
    fn tolerance_is_absolute_or_a_share() {
        assert!(near(0.1 + 0.2, 0.3, Tolerance::Absolute(0.0)));
        assert!(near(95.0, 100.0, Tolerance::Percent(5.0)) && !near(94.0, 100.0, Tolerance::Percent(5.0)));
    }
}
