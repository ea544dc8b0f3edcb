//! The nine question types.

use super::super::lesson_file::needed;
use super::super::markdown::rich;
use super::super::table::{At, Table};
use crate::base::diag::Diagnostic;
use crate::base::text::folded;
use crate::course::{
    Blank, ChoiceOption, ItemOption, OptionOrder, QuestionKind, ResponseFormat, Rich, Tolerance, WrongAnswer,
};

const TYPES: &[&str] = &[
    "MultipleChoice",
    "ShortAnswer",
    "Tracing",
    "TrueFalse",
    "Numeric",
    "Ordering",
    "Matching",
    "Cloze",
    "SpotTheLine",
];

/// Reads what is asked and what is right; `None` when it cannot be asked, which is then reported.
pub(super) fn read(table: &Table<'_>) -> Option<QuestionKind> {
    let name = match table.string("type") {
        Some(name) => name,
        None => {
            if !table.has("type") {
                table.missing("type");
            }
            return None;
        }
    };
    if !TYPES.contains(&name.value.as_str()) {
        let mut problem = Diagnostic::new("HB0301", format!("there is no question type `{}`", name.value))
            .at(&table.problems.source, name.span);
        problem = match super::super::table::nearest(&name.value, TYPES) {
            Some(near) => problem.help(format!("did you mean `{near}`?")),
            None => problem.help(format!("the types are {}", TYPES.join(", "))),
        };
        table.problems.push(problem);
        return None;
    }
    for key in ["prompt", "answer"] {
        if !table.has(key) {
            table.missing(key);
        }
    }
    let (prompt, answer) = (table.table("prompt")?, table.table("answer")?);
    let kind = match name.value.as_str() {
        "MultipleChoice" => multiple_choice(&prompt, &answer),
        "ShortAnswer" => short_answer(table, &prompt, &answer),
        "Tracing" => tracing(table, &prompt, &answer),
        "TrueFalse" => true_false(&prompt, &answer),
        "Numeric" => numeric(table, &prompt, &answer),
        "Ordering" => ordering(&prompt, &answer),
        "Matching" => matching(&prompt, &answer),
        "Cloze" => cloze(&prompt, &answer),
        _ => spot_the_line(table, &prompt, &answer),
    };
    prompt.finish();
    answer.finish();
    kind
}

fn prompt_text(prompt: &Table<'_>) -> Option<Rich> {
    let text = needed(prompt, "prompt")?;
    if text.trim().is_empty() {
        prompt.problems.report("HB0311", "the prompt is empty", prompt.heading_span());
        return None;
    }
    Some(rich(&text))
}

/// Distractors with the feedback that stands beside them.
fn distractors(prompt: &Table<'_>) -> Vec<(At<String>, Option<Rich>)> {
    let distractors = prompt.strings("distractors").unwrap_or_default();
    let feedback = prompt.strings("feedback").unwrap_or_default();
    if !feedback.is_empty() && feedback.len() != distractors.len() {
        let message = format!("{} distractors have {} lines of feedback", distractors.len(), feedback.len());
        prompt.problems.report("HB0304", message, feedback[0].span.clone());
    }
    let mut feedback = feedback.into_iter();
    distractors.into_iter().map(|text| (text, feedback.next().map(|at| rich(&at.value)))).collect()
}

fn items(prompt: &Table<'_>) -> Vec<ItemOption> {
    distractors(prompt).into_iter().map(|(at, feedback)| ItemOption { text: at.value, feedback }).collect()
}

fn multiple_choice(prompt: &Table<'_>, answer: &Table<'_>) -> Option<QuestionKind> {
    let text = prompt_text(prompt);
    let wrong = distractors(prompt);
    if !prompt.has("distractors") {
        prompt.missing("distractors");
    }
    let mut misconceptions = prompt.texts("misconceptions").into_iter();
    let order = order(prompt, wrong.len());
    let several = answer.value("answer").is_some_and(|value| value.get_ref().is_array());
    let right = if several {
        answer.strings("answer")?
    } else {
        if !answer.has("answer") {
            answer.missing("answer");
        }
        vec![answer.string("answer")?]
    };
    let mut options: Vec<ChoiceOption> = Vec::new();
    let rights = right.into_iter().map(|at| (at, true, None, None));
    let wrongs = wrong.into_iter().map(|(at, feedback)| {
        let misconception = misconceptions.next();
        (at, false, feedback, misconception)
    });
    for (at, correct, feedback, misconception) in rights.chain(wrongs) {
        if options.iter().any(|option| option.text.source.trim() == at.value.trim()) {
            prompt.problems.report("HB0303", format!("the option \"{}\" stands there twice", at.value.trim()), at.span);
            continue;
        }
        options.push(ChoiceOption { text: rich(&at.value), correct, feedback, misconception });
    }
    Some(QuestionKind::MultipleChoice { prompt: text?, options, several, order })
}

fn order(prompt: &Table<'_>, distractors: usize) -> OptionOrder {
    if let Some(index) = prompt.count("answerIndex") {
        if index.value <= distractors {
            return OptionOrder::KeyAt(index.value);
        }
        let message = format!("`answerIndex` is {} and there are {distractors} distractors", index.value);
        prompt.problems.report("HB0310", message, index.span);
    }
    if prompt.boolean("sortAnswers").unwrap_or(false) { OptionOrder::Sorted } else { OptionOrder::Shuffled }
}

fn short_answer(table: &Table<'_>, prompt: &Table<'_>, answer: &Table<'_>) -> Option<QuestionKind> {
    let text = prompt_text(prompt);
    let response = match prompt.string("response") {
        None => ResponseFormat::Short,
        Some(at) => match at.value.as_str() {
            "short" => ResponseFormat::Short,
            "long" => ResponseFormat::Long,
            "code" => ResponseFormat::Code,
            other => {
                prompt.problems.report("HB0406", format!("`response` is short, long or code, not `{other}`"), at.span);
                ResponseFormat::Short
            }
        },
    };
    let mut accepted: Vec<String> = needed(answer, "answer").into_iter().collect();
    let alternatives = answer.texts("alternatives");
    let wrong = wrong_texts(table);
    accepted.first()?;
    accepted.extend(alternatives);
    for entry in &wrong {
        if accepted.iter().any(|right| folded(right) == folded(&entry.answer)) {
            table.problems.report(
                "HB0303",
                format!("`{}` is both right and wrong", entry.answer),
                table.heading_span(),
            );
        }
    }
    Some(QuestionKind::ShortAnswer { prompt: text?, response, accepted, wrong })
}

fn wrong_texts(table: &Table<'_>) -> Vec<WrongAnswer<String>> {
    let entries = table.tables("wrong");
    entries
        .iter()
        .filter_map(|entry| {
            let (answer, feedback) = (needed(entry, "answer"), needed(entry, "feedback"));
            entry.finish();
            Some(WrongAnswer { answer: answer?, feedback: rich(&feedback?) })
        })
        .collect()
}

fn tracing(table: &Table<'_>, prompt: &Table<'_>, answer: &Table<'_>) -> Option<QuestionKind> {
    let text = prompt.rich("prompt");
    let program = needed(prompt, "program");
    let language = prompt.text("language").unwrap_or_else(|| "rust".to_owned());
    let stdout = answer.text("stdout");
    let line = answer.count("lineNumber");
    let does_compile = answer.boolean("doesCompile").or_else(|| stdout.is_some().then_some(true));
    let wrong = wrong_texts(table);
    let program = program?;
    let lines = program.trim_end().lines().count();
    if let Some(line) = &line
        && !(1..=lines).contains(&line.value)
    {
        answer.problems.report(
            "HB0307",
            format!("the program has {lines} lines, not {}", line.value),
            line.span.clone(),
        );
    }
    let Some(does_compile) = does_compile else {
        let message = "the answer says neither whether the program compiles nor what it prints";
        answer.problems.report("HB0309", message, answer.heading_span());
        return None;
    };
    let line_number = line.map(|at| at.value);
    Some(QuestionKind::Tracing { prompt: text, program, language, does_compile, stdout, line_number, wrong })
}

fn true_false(prompt: &Table<'_>, answer: &Table<'_>) -> Option<QuestionKind> {
    let text = prompt_text(prompt);
    let feedback = prompt.texts("feedback").first().map(|text| rich(text));
    if !answer.has("answer") {
        answer.missing("answer");
    }
    Some(QuestionKind::TrueFalse { answer: answer.boolean("answer")?, prompt: text?, feedback })
}

fn numeric(table: &Table<'_>, prompt: &Table<'_>, answer: &Table<'_>) -> Option<QuestionKind> {
    let text = prompt_text(prompt);
    if !answer.has("answer") {
        answer.missing("answer");
    }
    let number = answer.number("answer");
    let absolute = answer.number("tolerance").map(|at| Tolerance::Absolute(at.value.abs()));
    let percent = answer.number("percent").map(|at| Tolerance::Percent(at.value.abs()));
    let unit = answer.text("unit");
    let wrong = table
        .tables("wrong")
        .iter()
        .filter_map(|entry| {
            let (answer, feedback) = (entry.number("answer"), needed(entry, "feedback"));
            entry.finish();
            Some(WrongAnswer { answer: answer?.value, feedback: rich(&feedback?) })
        })
        .collect();
    let tolerance = absolute.or(percent).unwrap_or(Tolerance::Absolute(0.0));
    Some(QuestionKind::Numeric { prompt: text?, answer: number?.value, tolerance, unit, wrong })
}

fn ordering(prompt: &Table<'_>, answer: &Table<'_>) -> Option<QuestionKind> {
    let text = prompt_text(prompt);
    let distractors = items(prompt);
    let language = prompt.text("language");
    if !answer.has("answer") {
        answer.missing("answer");
    }
    let right = answer.strings("answer")?;
    for (at, item) in right.iter().enumerate() {
        let twice = right[..at].iter().any(|before| before.value == item.value)
            || distractors.iter().any(|distractor| distractor.text == item.value);
        if twice {
            answer.problems.report(
                "HB0303",
                format!("the item \"{}\" stands there twice", item.value),
                item.span.clone(),
            );
            return None;
        }
    }
    if right.len() < 2 {
        answer.problems.report("HB0311", "an order needs two items at least", answer.heading_span());
        return None;
    }
    let items = right.into_iter().map(|at| at.value).collect();
    Some(QuestionKind::Ordering { prompt: text?, items, distractors, language })
}

fn matching(prompt: &Table<'_>, answer: &Table<'_>) -> Option<QuestionKind> {
    let text = prompt_text(prompt);
    let distractors = items(prompt);
    let Some(value) = answer.value("answer") else {
        answer.missing("answer");
        return None;
    };
    let rows = value.get_ref().as_array().into_iter().flat_map(|rows| rows.iter());
    let mut pairs: Vec<(String, String)> = Vec::new();
    for row in rows {
        let sides: Vec<&str> = row
            .get_ref()
            .as_array()
            .map(|row| row.iter().filter_map(|side| side.get_ref().as_str()).collect())
            .unwrap_or_default();
        let [left, right] = sides[..] else {
            answer.problems.report("HB0402", "a pair is a list of two strings", row.span());
            return None;
        };
        let twice =
            pairs.iter().any(|(l, r)| l == left || r == right) || distractors.iter().any(|item| item.text == right);
        if twice {
            answer.problems.report("HB0303", "a side of this pair stands there twice", row.span());
            return None;
        }
        pairs.push((left.to_owned(), right.to_owned()));
    }
    if pairs.is_empty() {
        answer.problems.report("HB0311", "`answer` is a list of pairs", value.span());
        return None;
    }
    Some(QuestionKind::Matching { prompt: text?, pairs, distractors })
}

fn cloze(prompt: &Table<'_>, answer: &Table<'_>) -> Option<QuestionKind> {
    let text = prompt_text(prompt);
    if !answer.has("blanks") {
        answer.missing("blanks");
    }
    let blanks: Vec<Blank> = answer.tables("blanks").iter().filter_map(blank).collect();
    let text = text?;
    let missing = (1..=blanks.len()).find(|number| !text.source.contains(&format!("{{{number}}}")));
    let extra = text.source.contains(&format!("{{{}}}", blanks.len() + 1));
    if blanks.is_empty() || missing.is_some() || extra {
        let message = match missing {
            Some(number) => format!("the prompt has no `{{{number}}}` for the blank {number}"),
            None => format!("the prompt has more places than the {} blanks", blanks.len()),
        };
        answer.problems.report("HB0308", message, answer.heading_span());
        return None;
    }
    Some(QuestionKind::Cloze { prompt: text, blanks })
}

fn blank(table: &Table<'_>) -> Option<Blank> {
    let answer = needed(table, "answer");
    let alternatives = table.texts("alternatives");
    let options = table.texts("options");
    let wrong = wrong_texts(table);
    table.finish();
    let mut accepted = vec![answer?];
    accepted.extend(alternatives);
    Some(Blank { accepted, options, wrong })
}

fn spot_the_line(table: &Table<'_>, prompt: &Table<'_>, answer: &Table<'_>) -> Option<QuestionKind> {
    let text = prompt_text(prompt);
    let program = needed(prompt, "program");
    let language = prompt.text("language").unwrap_or_default();
    let Some(value) = answer.value("lineNumber") else {
        answer.missing("lineNumber");
        return None;
    };
    let lines: Vec<usize> = match value.get_ref().as_array() {
        Some(list) => list.iter().filter_map(|line| line.get_ref().as_integer()?.as_str().parse().ok()).collect(),
        None => answer.count("lineNumber").map(|at| at.value).into_iter().collect(),
    };
    let wrong = table
        .tables("wrong")
        .iter()
        .filter_map(|entry| {
            let (answer, feedback) = (entry.count("answer"), needed(entry, "feedback"));
            entry.finish();
            Some(WrongAnswer { answer: answer?.value, feedback: rich(&feedback?) })
        })
        .collect();
    let program = program?;
    let count = program.trim_end().lines().count();
    if lines.is_empty() || lines.iter().any(|line| !(1..=count).contains(line)) {
        answer.problems.report(
            "HB0307",
            format!("`lineNumber` names a line of the program, 1 to {count}"),
            value.span(),
        );
        return None;
    }
    Some(QuestionKind::SpotTheLine { prompt: text?, program, language, lines, wrong })
}
