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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::{OptionOrder, QuestionKind, Tolerance};
    use proptest::prelude::*;

    fn load(text: &str) -> (Quiz, Vec<&'static str>) {
        let (quiz, found) = parse(&SourceText::new("quiz.toml", text));
        (quiz, found.iter().map(|problem| problem.code).collect())
    }

    /// A question of one type around these lines.
    fn question(kind: &str, lines: &str) -> (Quiz, Vec<&'static str>) {
        load(&format!("[[questions]]\ntype = \"{kind}\"\n{lines}"))
    }

    const TRUE: &str = "[[questions]]\ntype = \"TrueFalse\"\nprompt.prompt = \"?\"\nanswer.answer = true\n";

    #[test]
    fn a_file_for_mdbook_quiz_loads_unchanged() {
        let (quiz, found) = load(
            "[multipart]\n\"p\" = \"shared\"\n[[questions]]\ntype = \"MultipleChoice\"\nmultipart = \"p\"\n\
             prompt.prompt = \"?\"\nprompt.distractors = [\"b\"]\nprompt.sortAnswers = true\nanswer.answer = [\"a\"]\n\
             [[questions]]\ntype = \"Tracing\"\nprompt.program = \"fn main() {}\"\nanswer.doesCompile = false\n\
             answer.lineNumber = 1\n[[questions]]\nid = \"hello world\"\ntype = \"ShortAnswer\"\nprompt.prompt = \"?\"\n\
             prompt.response = \"long\"\nanswer.answer = \"let\"\nanswer.alternatives = [\"Let\"]\npromptExplanation = true\n",
        );
        assert!(found.is_empty(), "{found:?}");
        assert_eq!(quiz.questions.iter().map(|q| q.id.as_str()).collect::<Vec<_>>(), ["q1", "q2", "hello world"]);
        assert!(matches!(
            quiz.questions[0].kind,
            QuestionKind::MultipleChoice { several: true, order: OptionOrder::Sorted, .. }
        ));
        assert!(quiz.graded && quiz.questions[2].prompt_explanation);
    }

    #[test]
    fn a_broken_question_costs_only_itself() {
        let (quiz, found) = load(&format!(
            "[[questions]]\ntype = \"Riddle\"\n{TRUE}[[questions]]\ntype = \"Numeric\"\nprompt.prompt = \"?\"\nanswer.answer = nan\n"
        ));
        assert_eq!(found, ["HB0301", "HB0316"]);
        assert_eq!(quiz.questions.len(), 1);
        assert_eq!(quiz.questions[0].id.as_str(), "q2", "the place in the file counts broken questions");
    }

    #[test]
    fn of_a_damaged_file_whole_questions_are_asked_and_half_ones_are_not() {
        let half = "[[questions]]\nid = \"half\"\ntype = \"TrueFalse\nprompt.prompt = \"?\"\nanswer.answer = true\n";
        let (quiz, found) = load(&format!("{TRUE}{half}{TRUE}"));
        assert_eq!(found, ["HB0401"]);
        assert_eq!(quiz.questions.iter().map(|q| q.id.as_str()).collect::<Vec<_>>(), ["q1", "q3"]);
        let open = "[[questions]]\ntype = \"TrueFalse\"\nprompt.prompt = \"\"\"open\nanswer.answer = true\n";
        let (quiz, found) = load(&format!("{TRUE}{TRUE}{open}{TRUE}"));
        assert_eq!((quiz.questions.len(), found.as_slice()), (2, ["HB0401"].as_slice()));
        let (quiz, _) = load(&format!("{TRUE}[multipart]\nx = = 1\n"));
        assert_eq!(quiz.questions.len(), 1, "damage behind a question is not in it");
    }

    #[test]
    fn every_question_has_a_name_of_its_own() {
        let named = |id: &str| format!("[[questions]]\nid = \"{id}\"{}", TRUE.trim_start_matches("[[questions]]"));
        let (quiz, found) = load(&format!("{}{TRUE}{}{}", named("q2"), named("q2"), named("a}b")));
        assert_eq!(found, ["HB0302", "HB0312"]);
        assert_eq!(quiz.questions.iter().map(|q| q.id.as_str()).collect::<Vec<_>>(), ["q2", "q2'", "q3", "q4"]);
    }

    #[test]
    fn problems_point_at_their_value() {
        let text =
            "[[questions]]\ntype = \"TrueFalse\"\nprompt.prompt = \"?\"\nanswer.answer = \"yes\"\ncontxt = \"c\"\n";
        let (_, found) = parse(&SourceText::new("quiz.toml", text));
        let marked: Vec<_> = found.iter().map(|d| (d.code, &text[d.primary.as_ref().unwrap().range.clone()])).collect();
        assert_eq!(marked, [("HB0402", "\"yes\""), ("HB0404", "contxt")]);
        assert_eq!(found[1].help.as_deref(), Some("did you mean `context`?"));
    }

    #[test]
    fn what_cannot_be_answered_is_left_out() {
        for (kind, lines, code) in [
            ("MultipleChoice", "prompt.prompt = \"?\"\nprompt.distractors = [\"a\"]\nanswer.answer = []", "HB0311"),
            ("MultipleChoice", "prompt.prompt = \"?\"\nanswer.answer = \"a\"", "HB0403"),
            ("TrueFalse", "prompt.prompt = \" \"\nanswer.answer = true", "HB0311"),
            ("TrueFalse", "prompt = \"?\"\nanswer.answer = true", "HB0402"),
            ("Tracing", "prompt.program = \"x\"\nanswer.doesCompile = true", "HB0309"),
            ("Tracing", "prompt.program = \"x\"\nanswer.lineNumber = 1", "HB0309"),
            ("Numeric", "prompt.prompt = \"?\"\nanswer.answer = inf", "HB0316"),
            ("Ordering", "prompt.prompt = \"?\"\nanswer.answer = []", "HB0311"),
            ("Matching", "prompt.prompt = \"?\"\nanswer.answer = [[\"a\"], [\"b\", \"c\", \"d\"]]", "HB0402"),
            ("Cloze", "prompt.prompt = \"{1} {3}\"\nanswer.blanks = [{ answer = \"a\" }]", "HB0308"),
            ("Cloze", "prompt.prompt = \"{1} {1}\"\nanswer.blanks = [{ answer = \"a\" }]", "HB0308"),
            ("Cloze", "prompt.prompt = \"{1} {2}\"\nanswer.blanks = [{ answer = \"a\" }, {}]", "HB0403"),
            ("SpotTheLine", "prompt.prompt = \"?\"\nprompt.program = \"x\"\nanswer.lineNumber = [0, 2]", "HB0307"),
        ] {
            let (quiz, found) = question(kind, lines);
            assert!(quiz.questions.is_empty(), "{kind}: {lines}");
            assert!(found.contains(&code), "{kind}: {lines}: {found:?}");
        }
    }

    #[test]
    fn what_can_be_mended_is_reported_and_asked() {
        for (kind, lines, code) in [
            (
                "MultipleChoice",
                "prompt.prompt = \"?\"\nprompt.distractors = [\"a\", \"b\"]\nanswer.answer = \"a\"",
                "HB0303",
            ),
            (
                "MultipleChoice",
                "prompt.prompt = \"?\"\nprompt.distractors = [\"b\"]\nprompt.feedback = []\nanswer.answer = \"a\"",
                "HB0304",
            ),
            (
                "MultipleChoice",
                "prompt.prompt = \"?\"\nprompt.distractors = [\"b\"]\nprompt.answerIndex = 2\nanswer.answer = \"a\"",
                "HB0310",
            ),
            ("Tracing", "prompt.program = \"x\"\nanswer.doesCompile = false\nanswer.stdout = \"1\"", "HB0314"),
            ("Tracing", "prompt.program = \"x\"\nanswer.doesCompile = false\nanswer.lineNumber = 2", "HB0307"),
            ("Numeric", "prompt.prompt = \"?\"\nanswer.answer = 1\nanswer.tolerance = -1", "HB0316"),
            ("Numeric", "prompt.prompt = \"?\"\nanswer.answer = 1\nanswer.tolerance = 1\nanswer.percent = 1", "HB0315"),
            (
                "Numeric",
                "prompt.prompt = \"?\"\nanswer.answer = 1\nwrong = [{ answer = 1.0, feedback = \"no\" }]",
                "HB0317",
            ),
            ("TrueFalse", "prompt.prompt = \"?\"\nprompt.feedback = [\"a\", \"b\"]\nanswer.answer = true", "HB0304"),
            ("TrueFalse", "prompt.prompt = \"?\"\nlevel = \"hard\"\nanswer.answer = true", "HB0406"),
            ("TrueFalse", "prompt.prompt = \"?\"\npool = \"p\"\nanswer.answer = true", "HB0305"),
            ("TrueFalse", "prompt.prompt = \"?\"\nmultipart = \"p\"\nanswer.answer = true", "HB0306"),
            (
                "Ordering",
                "prompt.prompt = \"?\"\nprompt.distractors = [\"a\"]\nanswer.answer = [\"a\", \"b\"]",
                "HB0303",
            ),
        ] {
            let (quiz, found) = question(kind, lines);
            assert_eq!((quiz.questions.len(), found.as_slice()), (1, [code].as_slice()), "{kind}: {lines}");
        }
        let (quiz, _) = question("Numeric", "prompt.prompt = \"?\"\nanswer.answer = 1\nanswer.tolerance = -1");
        assert!(
            matches!(quiz.questions[0].kind, QuestionKind::Numeric { tolerance: Tolerance::Absolute(by), .. } if by == 0.0)
        );
    }

    #[test]
    fn lines_of_code_may_be_alike_and_sides_may_share_a_partner() {
        let (quiz, found) = question(
            "Ordering",
            "prompt.prompt = \"?\"\nprompt.language = \"js\"\nanswer.answer = [\"{\", \"x\", \"}\", \"}\"]",
        );
        assert_eq!((quiz.questions.len(), found.len()), (1, 0));
        let (quiz, found) =
            question("Matching", "prompt.prompt = \"?\"\nanswer.answer = [[\"GET\", \"safe\"], [\"HEAD\", \"safe\"]]");
        assert_eq!((quiz.questions.len(), found.len()), (1, 0));
    }

    #[test]
    fn the_limit_of_questions_is_kept_and_said() {
        let (quiz, found) = load(&TRUE.repeat(MOST_QUESTIONS));
        assert_eq!((quiz.questions.len(), found.len()), (MOST_QUESTIONS, 0));
        let (quiz, found) = load(&TRUE.repeat(MOST_QUESTIONS + 1));
        assert_eq!((quiz.questions.len(), found.as_slice()), (MOST_QUESTIONS, ["HB0505"].as_slice()));
    }

    #[test]
    fn a_flood_of_problems_is_counted() {
        let keys: String = (0..50_000).map(|n| format!("k{n} = 1\n")).collect();
        let (quiz, found) = load(&format!("{keys}{TRUE}"));
        assert_eq!((quiz.questions.len(), found.len()), (1, 201));
        assert_eq!(found.last(), Some(&"HB0415"));
    }

    #[test]
    fn nesting_and_braces_without_end_are_survived() {
        let deep = 200_000;
        for text in [
            format!("{}=1", vec!["a"; deep].join(".")),
            format!("[{}]", vec!["a"; deep].join(".")),
            format!("questions={}", "[".repeat(deep)),
            format!("questions={}", "{a=".repeat(deep)),
        ] {
            let (quiz, found) = load(&text);
            assert!(quiz.questions.is_empty() && !found.is_empty());
        }
        let braces = "{".repeat(1_000_000);
        let (quiz, _) =
            question("Cloze", &format!("prompt.prompt = \"{braces}{{1}}\"\nanswer.blanks = [{{ answer = \"a\" }}]"));
        assert_eq!(quiz.questions.len(), 1);
    }

    proptest! {
        #[test]
        fn no_bytes_break_the_reading(cut in 0usize..4000, length in 0usize..40, put in "[\\[\\]{}\"'=.,#\n a-z0-9\u{1b}é]{0,12}") {
            let whole = include_str!("../../../tests/suite/quiz_of_every_type.toml");
            let start = whole.floor_char_boundary(cut.min(whole.len()));
            let end = whole.ceil_char_boundary((start + length).min(whole.len()));
            let text = format!("{}{put}{}", &whole[..start], &whole[end..]);
            let source = SourceText::new("quiz.toml", text.as_str());
            let (quiz, found) = parse(&source);
            prop_assert!(quiz.questions.len() <= MOST_QUESTIONS);
            for problem in found {
                let range = problem.primary.unwrap().range;
                prop_assert!(source.text.get(range.clone()).is_some(), "{range:?}");
            }
            let ids: std::collections::BTreeSet<_> = quiz.questions.iter().map(|question| &question.id).collect();
            prop_assert_eq!(ids.len(), quiz.questions.len());
        }
    }
}
