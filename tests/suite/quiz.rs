//! Promise: an answer is judged as its author meant, whatever is typed, and what is shown hides nothing and gives nothing away.

use crate::support::Folder;
use hornbook::course::{OptionOrder, Pool, Question, QuestionId, QuestionKind, Quiz};
use hornbook::learner::{Answer, Outcome};
use hornbook::pack::Pack;
use hornbook::quiz::{is_complete, judge, key_text, present, select};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::LazyLock;

static QUIZ: LazyLock<Quiz> = LazyLock::new(|| load(include_str!("quiz_of_every_type.toml")));

fn load(quiz: &str) -> Quiz {
    let folder = Folder::lesson("# One\n");
    folder.write("one/quiz.toml", quiz.as_bytes());
    let loaded = Pack::open(folder.path()).unwrap().lesson(0).unwrap();
    assert!(loaded.diagnostics.is_empty(), "{:?}", loaded.diagnostics);
    loaded.lesson.quizzes[0].quiz.clone()
}

fn question(id: &str) -> &'static Question {
    QUIZ.questions.iter().find(|question| question.id.as_str() == id).unwrap()
}

fn one(toml: &str) -> Question {
    load(&format!("[[questions]]\n{toml}")).questions.swap_remove(0)
}

fn right_answer(question: &Question) -> Answer {
    match &question.kind {
        QuestionKind::MultipleChoice { options, .. } => {
            Answer::Choice(options.iter().filter(|o| o.correct).map(|o| o.text.source.clone()).collect())
        }
        QuestionKind::ShortAnswer { accepted, .. } => Answer::Text(accepted[0].clone()),
        QuestionKind::Tracing { does_compile, stdout, line_number, .. } => {
            Answer::Trace { compiles: *does_compile, stdout: stdout.clone(), line: *line_number }
        }
        QuestionKind::TrueFalse { answer, .. } => Answer::Truth(*answer),
        QuestionKind::Numeric { answer, .. } => Answer::Number(answer.to_string()),
        QuestionKind::Ordering { items, .. } => Answer::Order(items.clone()),
        QuestionKind::Matching { pairs, .. } => Answer::Pairs(pairs.clone()),
        QuestionKind::Cloze { blanks, .. } => Answer::Blanks(blanks.iter().map(|b| b.accepted[0].clone()).collect()),
        QuestionKind::SpotTheLine { lines, .. } => Answer::Line(lines[0]),
    }
}

fn texts(items: &[&str]) -> Vec<String> {
    items.iter().map(|item| (*item).to_owned()).collect()
}

/// The outcome, the words said to it, and the parts.
fn verdict(question: &Question, answer: Answer) -> (Outcome, Vec<String>, Vec<bool>) {
    let grade = judge(question, &answer);
    (grade.outcome, grade.feedback.into_iter().map(|said| said.text.source).collect(), grade.parts)
}

#[test]
fn the_right_answer_of_every_type_is_complete_and_right() {
    for question in &QUIZ.questions {
        let answer = right_answer(question);
        assert!(is_complete(question, &answer), "{}", question.id);
        let (outcome, said, parts) = verdict(question, answer);
        assert_eq!((outcome, said.len()), (Outcome::Right, 0), "{}", question.id);
        assert!(parts.iter().all(|part| *part), "{}", question.id);
        assert!(key_text(question).iter().all(|line| !line.is_empty()), "{}", question.id);
    }
}

#[test]
fn not_sure_is_neither_right_nor_wrong_and_always_complete() {
    for question in &QUIZ.questions {
        assert!(is_complete(question, &Answer::NotSure));
        assert_eq!(verdict(question, Answer::NotSure), (Outcome::NotSure, Vec::new(), Vec::new()));
    }
}

#[test]
fn a_known_wrong_answer_hears_what_its_author_says() {
    let known = [
        ("b", Answer::Choice(texts(&["Both, one after the other"])), "A handler that answers ends"),
        ("short", Answer::Text(" accept ".to_owned()), "`Accept` is what the client sends."),
        ("truth", Answer::Truth(true), "Idempotent speaks of the effect"),
        ("count", Answer::Number("2 ms".to_owned()), "That is what they cost in parallel."),
        ("order", Answer::Order(texts(&["Fetch the favicon"])), "Browsers ask for it after the page."),
        ("blanks", Answer::Blanks(texts(&["200", "Location"])), "200 is right for a change in place."),
        ("spot", Answer::Line(2), "Logging does not decide the status."),
    ];
    for (id, answer, words) in known {
        let (outcome, said, _) = verdict(question(id), answer);
        assert_eq!(outcome, Outcome::Wrong, "{id}");
        assert!(said.len() == 1 && said[0].starts_with(words), "{id}: {said:?}");
    }
}

#[test]
fn a_choice_of_several_is_right_when_it_is_the_exact_set() {
    let several = one("type = \"MultipleChoice\"\nprompt.prompt = \"Safe?\"\nprompt.distractors = [\"POST\"]\n\
                       prompt.feedback = [\"It changes things.\"]\nanswer.answer = [\"GET\", \"HEAD\"]\n");
    let outcome = |chosen: &[&str]| verdict(&several, Answer::Choice(texts(chosen)));
    assert_eq!(outcome(&["HEAD", "GET"]).0, Outcome::Right);
    assert_eq!(outcome(&["GET"]).0, Outcome::Wrong);
    assert_eq!(outcome(&[]).0, Outcome::Wrong);
    let all = outcome(&["GET", "POST", "HEAD"]);
    assert_eq!(all, (Outcome::Wrong, texts(&["It changes things."]), vec![true, false, true]));
    assert_eq!(outcome(&["GET", "HEAD", "an option of last year"]).0, Outcome::Wrong);
}

#[test]
fn words_are_compared_without_case_and_space() {
    for (typed, outcome) in [
        ("allow", Outcome::Right),
        ("  ALLOW\n", Outcome::Right),
        ("Allow:", Outcome::Right),
        ("Al low", Outcome::Wrong),
        ("", Outcome::Wrong),
    ] {
        assert_eq!(verdict(question("short"), Answer::Text(typed.to_owned())).0, outcome, "{typed:?}");
    }
}

#[test]
fn numbers_count_in_every_spelling_and_words_do_not() {
    for typed in ["48", "48 ms", "48MS", "4.8e1", "48,0", " +48 "] {
        assert_eq!(verdict(question("count"), Answer::Number(typed.to_owned())).0, Outcome::Right, "{typed}");
    }
    for typed in ["49", "48 s", "forty-eight", "", "inf", "nan", "4 8e"] {
        assert_eq!(verdict(question("count"), Answer::Number(typed.to_owned())).0, Outcome::Wrong, "{typed}");
    }
    let thousand = one("type = \"Numeric\"\nprompt.prompt = \"?\"\nanswer.answer = 1000\nanswer.percent = 5\n\
                        wrong = [{ answer = 1060, feedback = \"near\" }]\n");
    for typed in ["1,000", "1 000", "1000", "950", "1,050"] {
        assert_eq!(verdict(&thousand, Answer::Number(typed.to_owned())).0, Outcome::Right, "{typed}");
    }
    assert_eq!(verdict(&thousand, Answer::Number("1,040".to_owned())).1, texts(&[]), "the right are not corrected");
    assert_eq!(verdict(&thousand, Answer::Number("1060".to_owned())).1, texts(&["near"]));
}

#[test]
fn output_is_compared_by_its_lines_and_the_line_of_an_error_does_not_decide() {
    let trace = |text: &str| Answer::Trace { compiles: true, stdout: Some(text.to_owned()), line: None };
    assert_eq!(verdict(question("trace"), trace("[ '1', '2', '3' ]  \n\n")).0, Outcome::Right);
    assert_eq!(verdict(question("trace"), trace("[ 1, 2, 3 ]")).0, Outcome::Wrong);
    let broken = one("type = \"Tracing\"\nprompt.program = \"\"\"\nlet x: u8 = -1;\nfn main() {}\n\"\"\"\n\
                      answer.doesCompile = false\nanswer.lineNumber = 1\n");
    let error = |line| Answer::Trace { compiles: false, stdout: None, line };
    for line in [Some(1), Some(2), None] {
        assert_eq!(verdict(&broken, error(line)), (Outcome::Right, vec![], vec![]));
    }
    assert_eq!(key_text(&broken), ["It does not compile: line 1."]);
    assert_eq!(verdict(&broken, trace("")).0, Outcome::Wrong);
}

#[test]
fn parts_are_judged_one_by_one() {
    let order = |items: &[&str]| verdict(question("order"), Answer::Order(texts(items))).2;
    let (look, open, send, other) = ("Look up the name", "Open a connection", "Send the request", "Fetch the favicon");
    assert_eq!(order(&[look, other, open, send]), [true, false, true, true], "one item too many spoils no other");
    assert_eq!(order(&[open, look, send]), [false, false, true]);
    let pair = |left: &str, right: &str| (left.to_owned(), right.to_owned());
    let right = pair("ECONNREFUSED", "nothing listens on that port");
    let wrong = pair("ENOTFOUND", "a body that is not JSON");
    assert_eq!(verdict(question("match"), Answer::Pairs(vec![wrong, right.clone()])).2, [false, true]);
    let twice = verdict(question("match"), Answer::Pairs(vec![right.clone(), right]));
    assert_eq!((twice.0, twice.2), (Outcome::Wrong, vec![true, false]));
    let blanks = |given: &[&str]| verdict(question("blanks"), Answer::Blanks(texts(given)));
    assert_eq!(blanks(&["201 created", "Allow"]).2, [true, false]);
    assert_eq!(blanks(&["201"]).2, [true, false]);
    assert_eq!(blanks(&["201", "Location", "more"]).0, Outcome::Wrong);
}

#[test]
fn what_is_missing_is_not_complete() {
    let none = [
        ("b", Answer::Choice(Vec::new())),
        ("b", Answer::Choice(texts(&["The more specific one", "Both, one after the other"]))),
        ("b", Answer::Choice(texts(&["an option of last year"]))),
        ("short", Answer::Text(" ".to_owned())),
        ("trace", Answer::Trace { compiles: true, stdout: None, line: None }),
        ("count", Answer::Number("many".to_owned())),
        ("order", Answer::Order(Vec::new())),
        ("match", Answer::Pairs(vec![("ENOTFOUND".to_owned(), "the name has no address".to_owned())])),
        ("blanks", Answer::Blanks(texts(&["201", " "]))),
        ("spot", Answer::Line(0)),
        ("spot", Answer::Line(5)),
        ("truth", Answer::Line(1)),
    ];
    for (id, answer) in none {
        assert!(!is_complete(question(id), &answer), "{id}: {answer:?}");
    }
}

#[test]
fn options_keep_the_order_their_author_fixed() {
    let shown = |lines: &str, seed: u64| {
        let question = one(&format!(
            "type = \"MultipleChoice\"\nprompt.prompt = \"?\"\nprompt.distractors = [\"b\", \"C\", \"é\"]\nanswer.answer = \"a\"\n{lines}"
        ));
        present(&question, seed).options.concat()
    };
    for seed in 0..20 {
        assert_eq!(shown("prompt.answerIndex = 1\n", seed), "baCé");
        assert_eq!(shown("prompt.answerIndex = 3\n", seed), "bCéa");
        assert_eq!(shown("prompt.sortAnswers = true\n", seed), "Cabé", "as JavaScript sorts");
    }
    let orders: BTreeSet<String> = (0..200).map(|seed| shown("", seed)).collect();
    assert_eq!(orders.len(), 24, "every order comes up");
}

#[test]
fn a_draw_is_stable_and_a_retake_asks_the_others() {
    let mut quiz = QUIZ.clone();
    quiz.pools = vec![Pool { name: "p".to_owned(), draw: 2 }];
    for question in quiz.questions.iter_mut().take(6) {
        question.pool = Some("p".to_owned());
    }
    quiz.questions[8].pool = Some("no such pool".to_owned());
    let place = |id: &QuestionId| quiz.questions.iter().position(|question| question.id == *id).unwrap();
    let mut starts = BTreeSet::new();
    for learner in 0..50 {
        let asked: Vec<Vec<usize>> =
            (0..4).map(|attempt| select(&quiz, learner, attempt).iter().map(place).collect()).collect();
        assert!(asked.iter().all(|places| places.len() == 5 && places.is_sorted()), "{asked:?}");
        assert!(asked.iter().all(|places| places[2..] == [6, 7, 8]));
        let in_three: BTreeSet<usize> = asked[..3].iter().flat_map(|places| places[..2].to_vec()).collect();
        assert_eq!(in_three.len(), 6, "three retakes ask everything");
        assert_eq!(asked[0], asked[3]);
        assert_eq!(select(&quiz, learner, 0), select(&quiz, learner, 0));
        starts.insert(asked[0].clone());
    }
    assert!(starts.len() > 5, "learners get different questions");
    quiz.pools[0].draw = 100;
    assert_eq!(select(&quiz, 1, u64::MAX).len(), 9);
    quiz.pools[0].draw = 0;
    assert_eq!(select(&quiz, 1, 1).len(), 3);
}

fn answers() -> impl Strategy<Value = Answer> {
    let text = || prop_oneof![any::<String>(), Just("201".to_owned()), Just("Fetch the favicon".to_owned())];
    let list = || proptest::collection::vec(text(), 0..5);
    prop_oneof![
        list().prop_map(Answer::Choice),
        text().prop_map(Answer::Text),
        (any::<bool>(), proptest::option::of(text()), any::<Option<usize>>())
            .prop_map(|(compiles, stdout, line)| Answer::Trace { compiles, stdout, line }),
        any::<bool>().prop_map(Answer::Truth),
        text().prop_map(Answer::Number),
        list().prop_map(Answer::Order),
        proptest::collection::vec((text(), text()), 0..4).prop_map(Answer::Pairs),
        list().prop_map(Answer::Blanks),
        any::<usize>().prop_map(Answer::Line),
        Just(Answer::NotSure),
    ]
}

proptest! {
    #[test]
    fn every_answer_is_judged_and_a_right_one_hears_no_correction(answer in answers(), at in 0usize..9) {
        let question = &QUIZ.questions[at];
        let grade = judge(question, &answer);
        if grade.outcome == Outcome::Right {
            prop_assert!(grade.feedback.is_empty() && is_complete(question, &answer));
        }
        prop_assert_eq!(grade.outcome == Outcome::NotSure, answer == Answer::NotSure);
    }

    #[test]
    fn what_is_shown_is_all_there_is_in_an_order_of_the_seed(seed: u64, at in 0usize..9) {
        let question = &QUIZ.questions[at];
        let shown = present(question, seed);
        prop_assert_eq!(&shown, &present(question, seed));
        let mut options = shown.options.clone();
        options.sort();
        let mut all: Vec<String> = match &question.kind {
            QuestionKind::MultipleChoice { options, .. } => options.iter().map(|o| o.text.source.clone()).collect(),
            QuestionKind::Ordering { items, distractors, .. } => {
                items.iter().cloned().chain(distractors.iter().map(|item| item.text.clone())).collect()
            }
            QuestionKind::Matching { pairs, distractors, .. } => {
                pairs.iter().map(|(_, right)| right.clone()).chain(distractors.iter().map(|item| item.text.clone())).collect()
            }
            _ => Vec::new(),
        };
        all.sort();
        prop_assert_eq!(options, all);
        if let QuestionKind::Cloze { blanks, .. } = &question.kind {
            prop_assert_eq!(shown.blanks.len(), blanks.len());
            prop_assert_eq!(shown.blanks[0].len(), 0);
            prop_assert!(shown.blanks[1].contains(&"Location".to_owned()) && shown.blanks[1].len() == 3);
        }
    }

    #[test]
    fn an_order_is_never_right_before_it_is_touched(
        items in proptest::collection::vec("[abc]", 2..5), others in proptest::collection::btree_set("[xyz]", 0..3), seed: u64,
    ) {
        let mut question = question("order").clone();
        let QuestionKind::Ordering { items: kept, distractors, .. } = &mut question.kind else { unreachable!() };
        let template = distractors[0].clone();
        *distractors = others.iter().map(|text| { let mut item = template.clone(); item.text.clone_from(text); item }).collect();
        kept.clone_from(&items);
        let shown = present(&question, seed).options;
        let in_order: Vec<&String> = shown.iter().filter(|item| items.contains(item)).collect();
        let all_alike = items.iter().all(|item| *item == items[0]);
        prop_assert!(all_alike || in_order != items.iter().collect::<Vec<_>>(), "{shown:?}");
    }

    #[test]
    fn a_draw_asks_no_more_than_it_may(seed: u64, attempt: u64, draw in 0usize..12, members in 0usize..10) {
        let mut quiz = QUIZ.clone();
        quiz.pools = vec![Pool { name: "p".to_owned(), draw }];
        for question in quiz.questions.iter_mut().take(members) {
            question.pool = Some("p".to_owned());
        }
        let asked = select(&quiz, seed, attempt);
        let members = members.min(9);
        prop_assert_eq!(asked.len(), 9 - members + draw.min(members));
        let order: Vec<_> = quiz.questions.iter().map(|question| &question.id).filter(|id| asked.contains(id)).collect();
        prop_assert_eq!(order, asked.iter().collect::<Vec<_>>());
    }
}

#[test]
fn a_place_beyond_the_options_does_no_harm() {
    let mut question = question("b").clone();
    let QuestionKind::MultipleChoice { order, .. } = &mut question.kind else { unreachable!() };
    *order = OptionOrder::KeyAt(99);
    assert_eq!(present(&question, 1).options.last().unwrap(), "The one that was registered first");
}
