//! One question: looks at its type and hands it on.

use super::head;
use super::shared::{Shared, suggestion};
use super::{choice, parts, trace, typed};
use crate::course::{Question, QuestionId};
use crate::pack::table::{Table, shown};

/// The types and their names in the file; the first three are mdbook-quiz's.
const TYPES: [&str; 9] = [
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

/// Reads one question; `None` when it cannot be asked, which is then reported.
pub(super) fn read(table: &Table<'_>, id: QuestionId, shared: &Shared<'_>) -> Option<Question> {
    let kind = table.required_text("type")?;
    let has_wrong = matches!(kind.get_ref().as_str(), "ShortAnswer" | "Tracing" | "Numeric" | "SpotTheLine");
    let mut keys = head::KEYS.to_vec();
    keys.extend(has_wrong.then_some("wrong"));
    if !TYPES.contains(&kind.get_ref().as_str()) {
        let problems = table.problems();
        let message = format!("there is no question type `{}`", shown(kind.get_ref()));
        let problem = problems.at("HB0301", kind.span(), message).marked("this question is left out");
        let help = suggestion(kind.get_ref(), TYPES.iter().copied());
        problems.push(problem.help(help.unwrap_or_default()));
        return None;
    }
    table.only(&keys);
    // Both are looked at before either is given up, so that one reading reports all.
    let (prompt, answer) = (table.required_table("prompt"), table.required_table("answer"));
    let (prompt, answer) = (prompt?, answer?);
    let kind = match kind.get_ref().as_str() {
        "MultipleChoice" => choice::multiple(&prompt, &answer),
        "TrueFalse" => choice::truth(&prompt, &answer),
        "ShortAnswer" => typed::short(table, &prompt, &answer),
        "Numeric" => typed::numeric(table, &prompt, &answer),
        "Tracing" => trace::tracing(table, &prompt, &answer),
        "SpotTheLine" => trace::spot(table, &prompt, &answer),
        "Ordering" => parts::ordering(&prompt, &answer),
        "Matching" => parts::matching(&prompt, &answer),
        _ => parts::cloze(&prompt, &answer),
    };
    Some(head::question(table, id, kind?, shared))
}
