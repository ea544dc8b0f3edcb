//! Quiz files: mdbook-quiz's TOML and hornbook's further types. A broken question is reported and left out; the others load.

mod kinds;
mod prose;

use super::lesson_file::needed;
use super::table::{Table, read_toml};
use crate::base::diag::{Diagnostic, SourceText};
use crate::course::{Level, Pool, Question, QuestionId, Quiz};
use std::collections::HashSet;

/// The most questions of one file.
pub(super) const QUESTIONS: usize = 2_000;

/// Reads a quiz file.
pub(super) fn parse(source: &SourceText) -> (Quiz, Vec<Diagnostic>) {
    let mut quiz = Quiz { graded: true, ..Quiz::default() };
    let diagnostics = read_toml(source, |table| {
        quiz.graded = table.boolean("graded").unwrap_or(true);
        if let Some(texts) = table.table("multipart") {
            for (key, value) in texts.all() {
                match value.get_ref().as_str() {
                    Some(text) => {
                        quiz.multipart.insert(key.to_owned(), super::markdown::rich(text));
                    }
                    None => {
                        texts.problems.report("HB0402", format!("`multipart.{key}` must be a string"), value.span())
                    }
                }
            }
        }
        quiz.pools = table.tables("pools").iter().filter_map(pool).collect();
        let questions = table.tables("questions");
        if let Some(over) = questions.get(QUESTIONS) {
            let message = format!("more than {QUESTIONS} questions; the others are left out");
            over.problems.report("HB0505", message, over.heading_span());
        }
        let mut ids = HashSet::new();
        for (at, entry) in questions.iter().enumerate().take(QUESTIONS) {
            if let Some(question) = question(entry, at, &quiz) {
                if ids.insert(question.id.clone()) {
                    quiz.questions.push(question);
                } else {
                    let message = format!("two questions have the id `{}`; the second is left out", question.id);
                    entry.problems.report("HB0302", message, entry.heading_span());
                }
            }
        }
        check_pools(table, &quiz);
        table.finish();
    });
    (quiz, diagnostics)
}

fn pool(table: &Table<'_>) -> Option<Pool> {
    let (name, draw) = (needed(table, "name"), table.count("draw"));
    if draw.is_none() && !table.has("draw") {
        table.missing("draw");
    }
    table.finish();
    Some(Pool { name: name?, draw: draw?.value })
}

fn check_pools(table: &Table<'_>, quiz: &Quiz) {
    for (pool, entry) in quiz.pools.iter().zip(table.tables("pools")) {
        let size = quiz.questions.iter().filter(|question| question.pool.as_deref() == Some(&pool.name)).count();
        if size < pool.draw {
            let message = format!("the pool `{}` has {size} questions and {} are drawn", pool.name, pool.draw);
            entry.problems.report("HB0305", message, entry.heading_span());
        }
    }
}

fn question(table: &Table<'_>, at: usize, quiz: &Quiz) -> Option<Question> {
    let id = table.text("id").filter(|id| !id.trim().is_empty()).unwrap_or_else(|| format!("q{}", at + 1));
    let kind = kinds::read(table);
    let multipart = table.string("multipart").and_then(|key| {
        let known = quiz.multipart.contains_key(&key.value);
        if !known {
            table.problems.report(
                "HB0306",
                format!("there is no `multipart.\"{}\"` in this file", key.value),
                key.span,
            );
        }
        known.then_some(key.value)
    });
    let pool = table.string("pool").and_then(|name| {
        let known = quiz.pools.iter().any(|pool| pool.name == name.value);
        if !known {
            table.problems.report("HB0305", format!("there is no pool `{}` in this file", name.value), name.span);
        }
        known.then_some(name.value)
    });
    let level = table.string("level").and_then(|level| match level.value.as_str() {
        "recall" => Some(Level::Recall),
        "apply" => Some(Level::Apply),
        "analyse" | "analyze" => Some(Level::Analyse),
        other => {
            table.problems.report("HB0406", format!("`level` is recall, apply or analyse, not `{other}`"), level.span);
            None
        }
    });
    let context = table.rich("context");
    prose::check(table);
    let question = Question {
        id: QuestionId::new(id),
        kind: kind?,
        multipart,
        context,
        prompt_explanation: table.boolean("promptExplanation").unwrap_or(false),
        hint: table.rich("hint"),
        explains: table.text("explains"),
        objective: table.text("objective"),
        level,
        pool,
    };
    table.finish();
    Some(question)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::QuestionKind;

    fn load(text: &str) -> (Quiz, Vec<&'static str>) {
        let (quiz, found) = parse(&SourceText::new("quiz.toml", text));
        (quiz, found.iter().map(|problem| problem.code).collect())
    }

    #[test]
    fn a_file_for_mdbook_quiz_loads_unchanged() {
        let (quiz, found) = load(
            "[multipart]\n\"p\" = \"shared\"\n[[questions]]\ntype = \"MultipleChoice\"\nmultipart = \"p\"\nprompt.prompt = \"?\"\nprompt.distractors = [\"b\"]\nprompt.sortAnswers = true\nanswer.answer = [\"a\"]\n[[questions]]\ntype = \"Tracing\"\nprompt.program = \"fn main() {}\"\nanswer.doesCompile = false\nanswer.lineNumber = 1\n[[questions]]\nid = \"x\"\ntype = \"ShortAnswer\"\nprompt.prompt = \"?\"\nprompt.response = \"long\"\nanswer.answer = \"let\"\nanswer.alternatives = [\"Let\"]\npromptExplanation = true\n",
        );
        assert!(found.is_empty(), "{found:?}");
        assert_eq!(quiz.questions.iter().map(|q| q.id.as_str()).collect::<Vec<_>>(), ["q1", "q2", "x"]);
        assert!(matches!(quiz.questions[0].kind, QuestionKind::MultipleChoice { several: true, .. }));
    }

    #[test]
    fn a_broken_question_costs_only_itself() {
        let (quiz, found) = load(
            "[[questions]]\ntype = \"Riddle\"\n[[questions]]\ntype = \"TrueFalse\"\nprompt.prompt = \"?\"\nanswer.answer = true\n[[questions]]\ntype = \"Numeric\"\nprompt.prompt = \"?\"\nanswer.answer = nan\n",
        );
        assert_eq!(found, ["HB0301", "HB0402"]);
        assert_eq!(quiz.questions.len(), 1);
    }
}
