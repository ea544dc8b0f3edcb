//! Questions about a program: `Tracing` and `SpotTheLine`.

use super::choice::empty_list;
use super::head::{check_filled, optional_rich, prompt_text};
use super::typed::{wrong, wrong_texts};
use crate::course::QuestionKind;
use crate::pack::table::{Table, Value};
use std::collections::BTreeSet;
use toml::Spanned;

/// The language of a program whose author names none: mdbook-quiz's.
const LANGUAGE: &str = "rust";

/// Reads a question for what a program prints, or that it does not compile.
pub(super) fn tracing(question: &Table<'_>, prompt: &Table<'_>, answer: &Table<'_>) -> Option<QuestionKind> {
    prompt.only(&["prompt", "program", "language"]);
    answer.only(&["doesCompile", "stdout", "lineNumber"]);
    let text = optional_rich(prompt, "prompt");
    let program = program(prompt);
    let stdout = answer.text("stdout");
    let does_compile = compiles(answer, stdout.is_some());
    let line = answer.count("lineNumber");
    let (program, does_compile) = (program?, does_compile?);
    let problems = answer.problems();
    let contradiction = |key: &str, message: &str| {
        let problem = problems.at("HB0314", answer.place(key), message).marked("ignored");
        problems.push(problem.label(problems.source(), answer.place("doesCompile"), "because of this"));
    };
    if !does_compile && stdout.is_some() {
        contradiction("stdout", "a program that does not compile prints nothing");
    }
    if does_compile && line.is_some() {
        contradiction("lineNumber", "a program that compiles has no line with an error");
    }
    let stdout = stdout.filter(|_| does_compile).map(Spanned::into_inner);
    let line_number = line.filter(|_| !does_compile).and_then(|line| within(answer, line, program.lines().count()));
    let wrong = wrong_texts(question, stdout.as_slice());
    let language = language(prompt);
    Some(QuestionKind::Tracing { prompt: text, program, language, does_compile, stdout, line_number, wrong })
}

/// Tells whether the program compiles: what is written, or yes where an output is given.
fn compiles(answer: &Table<'_>, has_stdout: bool) -> Option<bool> {
    let written = answer.flag("doesCompile");
    let problems = answer.problems();
    if written.is_none() && !has_stdout && !answer.has("doesCompile") && !answer.has("stdout") {
        let problem = problems.at("HB0309", answer.span(), "the answer tells neither output nor whether it compiles");
        problems.push(problem.help("give `answer.stdout`, or `answer.doesCompile = false`"));
        return None;
    }
    if written == Some(true) && !has_stdout {
        if !answer.has("stdout") {
            let message = "the program compiles, and the answer does not tell its output";
            let problem = problems.at("HB0309", answer.place("doesCompile"), message);
            problems.push(problem.help("give `answer.stdout`; an empty text for a program that prints nothing"));
        }
        return None;
    }
    written.or(has_stdout.then_some(true))
}

fn program(prompt: &Table<'_>) -> Option<String> {
    let program = prompt.required_text("program")?;
    check_filled(prompt, "prompt.program", program.get_ref(), program.span());
    Some(program.get_ref().trim_end().to_owned())
}

fn language(prompt: &Table<'_>) -> String {
    prompt.text("language").map_or_else(|| LANGUAGE.to_owned(), |language| language.get_ref().trim().to_lowercase())
}

/// Passes on the number of a line that the program has, and reports another.
fn within(table: &Table<'_>, line: Spanned<usize>, lines: usize) -> Option<usize> {
    if (1..=lines).contains(line.get_ref()) {
        return Some(line.into_inner());
    }
    let problems = table.problems();
    let message = format!("line {} of a program of {lines}", line.get_ref());
    problems.push(problems.at("HB0307", line.span(), message).help("lines are counted from 1, empty ones too"));
    None
}

/// Reads a question for a line of a program.
pub(super) fn spot(question: &Table<'_>, prompt: &Table<'_>, answer: &Table<'_>) -> Option<QuestionKind> {
    prompt.only(&["prompt", "program", "language"]);
    answer.only(&["lineNumber"]);
    let text = prompt_text(prompt);
    let program = program(prompt);
    let value = answer.required("lineNumber");
    let (program, value) = (program?, value?);
    let numbers: Vec<Spanned<usize>> =
        if value.is_list() { value.list()?.iter().filter_map(Value::count).collect() } else { vec![value.count()?] };
    if numbers.is_empty() {
        empty_list(answer, value.span(), "`answer.lineNumber` names no line");
    }
    let count = program.lines().count();
    let lines: BTreeSet<usize> = numbers.into_iter().filter_map(|line| within(answer, line, count)).collect();
    if lines.is_empty() {
        return None;
    }
    let mut wrong = wrong(question, Value::count, |line| lines.contains(line));
    wrong.retain(|wrong| {
        let place = question.place("wrong");
        within(question, Spanned::new(place, wrong.answer), count).is_some()
    });
    Some(QuestionKind::SpotTheLine {
        prompt: text?,
        language: language(prompt),
        program,
        lines: lines.into_iter().collect(),
        wrong,
    })
}
