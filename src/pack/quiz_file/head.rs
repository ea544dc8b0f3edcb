//! What questions of every type have: name, hint, explanation and the rest.

use super::shared::{Shared, suggestion};
use crate::base::text::ellipsis;
use crate::course::{Level, Question, QuestionId, QuestionKind, Rich};
use crate::pack::markdown::rich;
use crate::pack::table::{Table, shown};
use std::collections::BTreeMap;
use std::ops::Range;

/// Bytes of the longest name.
const LONGEST_ID: usize = 128;

/// Keys that a question of every type may have.
pub(super) const KEYS: [&str; 12] = [
    "id",
    "type",
    "prompt",
    "answer",
    "context",
    "promptExplanation",
    "multipart",
    "hint",
    "explains",
    "objective",
    "level",
    "pool",
];

/// Returns a name for each question, all of them different: what the author wrote, or the place in the file.
pub(super) fn ids(tables: &[Table<'_>]) -> Vec<QuestionId> {
    let written: Vec<Option<&str>> = tables.iter().map(written_id).collect();
    let mut first: BTreeMap<&str, Range<usize>> = BTreeMap::new();
    let mut ids: Vec<Option<String>> = Vec::with_capacity(tables.len());
    for (table, id) in tables.iter().zip(&written) {
        let Some(id) = *id else {
            ids.push(None);
            continue;
        };
        match first.get(id) {
            Some(place) => {
                report_twice(table, id, place.clone());
                ids.push(None);
            }
            None => {
                first.insert(id, table.place("id"));
                ids.push(Some(id.to_owned()));
            }
        }
    }
    let by_place = ids.into_iter().enumerate().map(|(at, id)| id.unwrap_or_else(|| place_id(at, &first)));
    by_place.map(QuestionId::new).collect()
}

/// Names a question by its place; strokes are added while an author took that name for another.
fn place_id(at: usize, taken: &BTreeMap<&str, Range<usize>>) -> String {
    let mut id = format!("q{}", at + 1);
    while taken.contains_key(id.as_str()) {
        id.push('\'');
    }
    id
}

/// Returns the name an author wrote, and reports one that cannot be used in a text.
fn written_id<'a>(table: &Table<'a>) -> Option<&'a str> {
    let id = table.glance("id")?;
    let unfit = id.is_empty() || id.len() > LONGEST_ID || id.chars().any(|c| c.is_control() || c == '}');
    if unfit {
        let problems = table.problems();
        let message = format!("`{}` cannot be a question's id", shown(id));
        let help = format!("use 1 to {LONGEST_ID} letters, digits, dashes or dots");
        problems.push(problems.at("HB0312", table.place("id"), message).marked("ignored").help(help));
    }
    (!unfit).then_some(id)
}

fn report_twice(table: &Table<'_>, id: &str, first: Range<usize>) {
    let problems = table.problems();
    let problem = problems.at("HB0302", table.place("id"), format!("the id `{}` is taken", shown(id)));
    let problem = problem.marked("this question goes by its place instead");
    problems.push(problem.label(problems.source(), first, "first used here"));
}

/// Puts a question together from its type's part and what all types have.
pub(super) fn question(table: &Table<'_>, id: QuestionId, kind: QuestionKind, shared: &Shared<'_>) -> Question {
    Question {
        id,
        kind,
        multipart: table.text("multipart").and_then(|name| shared.text_name(name)),
        context: optional_rich(table, "context"),
        prompt_explanation: table.flag("promptExplanation").unwrap_or(false),
        hint: optional_rich(table, "hint"),
        explains: table.text("explains").map(|anchor| anchor.into_inner().trim_start_matches('#').to_owned()),
        objective: table.text("objective").map(toml::Spanned::into_inner),
        level: word(table, "level", &[("recall", Level::Recall), ("apply", Level::Apply), ("analyse", Level::Analyse)]),
        pool: table.text("pool").and_then(|name| shared.pool_name(name)),
    }
}

/// Returns the meaning of a word, and reports a word without one.
pub(super) fn word<T: Copy>(table: &Table<'_>, key: &str, words: &[(&str, T)]) -> Option<T> {
    let written = table.text(key)?;
    let meaning = words.iter().find(|(word, _)| word == written.get_ref());
    if meaning.is_none() {
        let problems = table.problems();
        let message = format!("`{}` is no `{key}`", shown(written.get_ref()));
        let problem = problems.at("HB0406", written.span(), message).marked("ignored");
        let help = suggestion(written.get_ref(), words.iter().map(|(word, _)| *word)).unwrap_or_default();
        problems.push(problem.help(help));
    }
    meaning.map(|(_, meaning)| *meaning)
}

/// Returns a text that may be left out, parsed.
pub(super) fn optional_rich(table: &Table<'_>, key: &str) -> Option<Rich> {
    let text = table.text(key)?;
    check_filled(table, key, text.get_ref(), text.span());
    Some(rich(text.get_ref()))
}

/// Returns what is asked, parsed; a prompt in which nothing stands is reported, and nothing can be asked.
pub(super) fn prompt_text(prompt: &Table<'_>) -> Option<Rich> {
    let text = prompt.required_text("prompt")?;
    if text.get_ref().trim().is_empty() {
        let problem = prompt.problems().at("HB0311", text.span(), "the prompt is empty");
        prompt.problems().push(problem.marked("this question is left out"));
        return None;
    }
    Some(rich(text.get_ref()))
}

/// Reports a text in which nothing stands.
pub(super) fn check_filled(table: &Table<'_>, what: &str, text: &str, place: Range<usize>) {
    if text.trim().is_empty() {
        let problems = table.problems();
        problems.push(problems.at("HB0313", place, format!("`{}` is empty", ellipsis(what, 60))));
    }
}
