//! Quiz files: mdbook-quiz's three types of question and six more. [`parse`] reads one file and reports all that is wrong with it.
//!
//! The format is that of `mdbook-quiz-schema` (cognitive-engineering-lab/mdbook-quiz) and of docs/pack-format.md.

mod choice;
mod head;
mod parts;
mod question;
mod shared;
mod trace;
mod typed;

use super::table::{Problems, Table};
use crate::base::diag::{Diagnostic, SourceText};
use crate::course::{QuestionId, Quiz};
use shared::Shared;
use std::ops::Range;
use toml::de::DeTable;

/// Questions that one file may hold.
pub(super) const MOST_QUESTIONS: usize = 2_000;

/// Reads a quiz file. A question that cannot be asked is reported and left out; the rest loads.
pub(super) fn parse(source: &SourceText) -> (Quiz, Vec<Diagnostic>) {
    let problems = Problems::new(source);
    let quiz = {
        let (table, damage) = problems.parse();
        read(&Table::root(&problems, &table), &damage)
    };
    (quiz, problems.into_inner())
}

fn read(root: &Table<'_>, damage: &[Range<usize>]) -> Quiz {
    root.only(&["graded", "multipart", "pools", "questions"]);
    let graded = root.flag("graded").unwrap_or(true);
    let mut tables = root.tables("questions");
    check_number(root, damage, &mut tables);
    let shared = Shared::read(root);
    let whole = undamaged(root, &shared, &tables, damage);
    let ids = head::ids(&tables);
    let readable = tables.iter().zip(ids).zip(whole).filter(|(_, whole)| *whole);
    let questions = readable.filter_map(|((table, id), _)| question::read(table, id, &shared)).collect();
    let (multipart, pools) = shared.finish(&tables, damage.is_empty());
    Quiz { graded, multipart, pools, questions }
}

/// Reports a file without questions, and one with too many, of which the rest is left out.
fn check_number(root: &Table<'_>, damage: &[Range<usize>], tables: &mut Vec<Table<'_>>) {
    let problems = root.problems();
    if let Some(first) = tables.get(MOST_QUESTIONS) {
        let message = format!("{} questions; the first {MOST_QUESTIONS} are kept", tables.len());
        problems.push(problems.at("HB0505", first.span(), message).marked("left out from here"));
        tables.truncate(MOST_QUESTIONS);
    }
    if tables.is_empty() && damage.is_empty() && root.value("questions").is_none_or(|value| value.is_list()) {
        problems.push(problems.at("HB0318", root.place("questions"), "the file holds no questions"));
    }
}

/// Tells for each question whether no syntax error lies within it: half a question must not be asked.
fn undamaged(root: &Table<'_>, shared: &Shared<'_>, tables: &[Table<'_>], damage: &[Range<usize>]) -> Vec<bool> {
    let mut starts: Vec<usize> = tables.iter().map(|table| table.span().start).collect();
    starts.extend(root.keys().iter().filter(|(key, _)| *key != "questions").map(|(_, span)| span.start));
    starts.extend(shared.starts());
    starts.sort_unstable();
    let mut places: Vec<usize> = damage.iter().map(|place| place.start).collect();
    places.sort_unstable();
    let next = |sorted: &[usize], after: usize| sorted.get(sorted.partition_point(|other| *other < after)).copied();
    let holds_damage = |start: usize| match (next(&places, start), next(&starts, start + 1)) {
        (Some(place), Some(end)) => place < end,
        (place, _) => place.is_some(),
    };
    tables.iter().map(|table| !holds_damage(table.span().start)).collect()
}

/// Returns the names that [`parse`] gives to the questions of a file, in order.
pub(super) fn question_ids(source: &SourceText, table: &DeTable<'_>) -> Vec<QuestionId> {
    let problems = Problems::new(source);
    let mut tables = Table::root(&problems, table).tables("questions");
    tables.truncate(MOST_QUESTIONS);
    head::ids(&tables)
}
