//! Questions that are answered by choosing: `MultipleChoice` and `TrueFalse`.

use super::head::{check_filled, prompt_text};
use crate::course::{ChoiceOption, ItemOption, OptionOrder, QuestionKind, Rich};
use crate::pack::markdown::rich;
use crate::pack::table::{Table, shown};
use std::collections::BTreeMap;
use std::ops::Range;
use toml::Spanned;

/// Reads a choice of one, or of all that apply.
pub(super) fn multiple(prompt: &Table<'_>, answer: &Table<'_>) -> Option<QuestionKind> {
    prompt.only(&["prompt", "distractors", "answerIndex", "sortAnswers", "feedback", "misconceptions"]);
    answer.only(&["answer"]);
    let text = prompt_text(prompt);
    let right = answer.required("answer").and_then(|value| {
        if !value.is_list() {
            return Some((vec![value.text()?], false));
        }
        let texts: Vec<_> = value.list()?.iter().filter_map(|entry| entry.text()).collect();
        if texts.is_empty() {
            empty_list(answer, value.span(), "`answer.answer` names no right answer");
        }
        (!texts.is_empty()).then_some((texts, true))
    });
    prompt.required("distractors")?;
    let distractors = distractors(prompt);
    let (text, (right, several)) = (text?, right?);
    let order = order(prompt, distractors.len());
    let mut seen = Seen::default();
    let mut options = Vec::with_capacity(right.len() + distractors.len());
    for right in right {
        check_filled(answer, "answer.answer", right.get_ref(), right.span());
        if seen.is_new(answer, &right, true) {
            options.push(option(right.get_ref(), true, None, None));
        }
    }
    for wrong in distractors {
        if seen.is_new(prompt, &wrong.text, false) {
            options.push(option(wrong.text.get_ref(), false, wrong.feedback, wrong.misconception));
        }
    }
    // Where several may be chosen, that all apply is something to find out.
    if !several && options.iter().all(|option| option.correct) {
        nothing_to_decide(prompt, "there is no wrong option to choose");
    }
    Some(QuestionKind::MultipleChoice { prompt: text, options, several, order })
}

fn option(text: &str, correct: bool, feedback: Option<Rich>, misconception: Option<String>) -> ChoiceOption {
    ChoiceOption { text: rich(text), correct, feedback, misconception }
}

/// As mdbook-quiz: `answerIndex` before `sortAnswers`, and shuffled without either.
fn order(prompt: &Table<'_>, distractors: usize) -> OptionOrder {
    let (index, sorted) = (prompt.count("answerIndex"), prompt.flag("sortAnswers"));
    let problems = prompt.problems();
    if let (Some(index), Some(true)) = (&index, sorted) {
        let problem = problems.at("HB0315", prompt.place("sortAnswers"), "`sortAnswers` beside `answerIndex`");
        let problem = problem.marked("ignored").label(problems.source(), index.span(), "this decides the order");
        problems.push(problem);
    }
    match index {
        Some(index) if *index.get_ref() <= distractors => return OptionOrder::KeyAt(index.into_inner()),
        Some(index) => {
            let message =
                format!("`prompt.answerIndex` is {}, and there are {distractors} distractors", index.get_ref());
            let problem = problems.at("HB0310", index.span(), message).marked("the options are shuffled instead");
            problems.push(problem.help(format!("count from 0 to {distractors}")));
        }
        None => {}
    }
    if sorted == Some(true) { OptionOrder::Sorted } else { OptionOrder::Shuffled }
}

/// An option that is wrong, as it is written.
#[derive(Debug)]
pub(super) struct Distractor {
    pub(super) text: Spanned<String>,
    pub(super) feedback: Option<Rich>,
    misconception: Option<String>,
}

impl Distractor {
    /// Makes it an item of an ordering or a right side of a matching.
    pub(super) fn into_item(self) -> ItemOption {
        ItemOption { text: self.text.into_inner(), feedback: self.feedback }
    }
}

/// Reads `distractors` with the `feedback` and `misconceptions` that go with them, in this order.
pub(super) fn distractors(prompt: &Table<'_>) -> Vec<Distractor> {
    let texts = prompt.texts("distractors");
    let count = texts.len();
    let feedback = beside(prompt, "feedback", count);
    let misconceptions = beside(prompt, "misconceptions", count);
    let mut feedback = feedback.into_iter();
    let mut misconceptions = misconceptions.into_iter();
    let filled = |text: Option<Spanned<String>>| text.map(Spanned::into_inner).filter(|text| !text.trim().is_empty());
    let mut read = |text: Spanned<String>| {
        check_filled(prompt, "prompt.distractors", text.get_ref(), text.span());
        let feedback = filled(feedback.next()).map(|text| rich(&text));
        Distractor { text, feedback, misconception: filled(misconceptions.next()) }
    };
    texts.into_iter().map(&mut read).collect()
}

/// Reads a list that has one entry for each distractor.
fn beside(prompt: &Table<'_>, key: &str, count: usize) -> Vec<Spanned<String>> {
    let texts = prompt.texts(key);
    if prompt.has(key) && texts.len() != count {
        let problems = prompt.problems();
        let entries = if texts.len() == 1 { "entry" } else { "entries" };
        let message = format!("{} {entries} in `prompt.{key}` for {count} distractors", texts.len());
        let problem = problems.at("HB0304", prompt.place(key), message).marked("paired in order as far as they go");
        let problem = problem.label(problems.source(), prompt.place("distractors"), "one for each of these");
        problems.push(problem.help("an empty text stands for none"));
    }
    texts
}

/// The options met so far: answers are kept by the text of the option, so no two may be the same.
#[derive(Debug, Default)]
pub(super) struct Seen(BTreeMap<String, (bool, Range<usize>)>);

impl Seen {
    /// Adds a right option without looking whether it is there already.
    pub(super) fn insert(&mut self, text: &Spanned<String>) {
        self.0.entry(text.get_ref().trim().to_owned()).or_insert_with(|| (true, text.span()));
    }

    /// Whether this option is the first of its text; reports it when it is not.
    pub(super) fn is_new(&mut self, table: &Table<'_>, text: &Spanned<String>, right: bool) -> bool {
        let Some((was_right, place)) = self.0.get(text.get_ref().trim()) else {
            self.0.insert(text.get_ref().trim().to_owned(), (right, text.span()));
            return true;
        };
        let problems = table.problems();
        let problem = if *was_right == right {
            let message = format!("the option `{}` is written twice", shown(text.get_ref()));
            problems.at("HB0303", text.span(), message).marked("left out")
        } else {
            let message = format!("`{}` is both right and wrong", shown(text.get_ref()));
            problems.at("HB0303", text.span(), message).marked("left out: the answer holds")
        };
        problems.push(problem.label(problems.source(), place.clone(), "first written here"));
        false
    }
}

/// Reads a statement that holds or does not.
pub(super) fn truth(prompt: &Table<'_>, answer: &Table<'_>) -> Option<QuestionKind> {
    prompt.only(&["prompt", "feedback"]);
    answer.only(&["answer"]);
    let text = prompt_text(prompt);
    let right = answer.required("answer").and_then(|value| value.flag());
    let feedback = prompt.value("feedback").and_then(|value| {
        if !value.is_list() {
            return value.text();
        }
        let mut texts: Vec<_> = value.list()?.iter().filter_map(|entry| entry.text()).collect();
        if texts.len() > 1 {
            let problems = prompt.problems();
            let problem = problems.at("HB0304", value.span(), "a statement has one wrong choice, so one feedback");
            problems.push(problem.marked("the first one is used"));
        }
        (!texts.is_empty()).then(|| texts.swap_remove(0))
    });
    let feedback = feedback.filter(|text| !text.get_ref().trim().is_empty()).map(|text| rich(text.get_ref()));
    Some(QuestionKind::TrueFalse { prompt: text?, answer: right?, feedback })
}

/// Reports a list that needs an entry.
pub(super) fn empty_list(table: &Table<'_>, place: Range<usize>, message: &str) {
    let problems = table.problems();
    problems.push(problems.at("HB0311", place, message).marked("this question is left out"));
}

/// Reports a question that answers itself.
pub(super) fn nothing_to_decide(table: &Table<'_>, message: &str) {
    let problems = table.problems();
    let place = if table.has("distractors") { table.place("distractors") } else { table.place("prompt") };
    problems.push(problems.at("HB0326", place, message));
}
