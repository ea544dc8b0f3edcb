//! Promise: what holds for every input, on inputs nobody thought of.

use crate::support::{Driver, Folder};
use hornbook::course::{BlockKind, Question, QuestionId, QuestionKind, Quiz};
use hornbook::learner::{Answer, ThemeChoice};
use hornbook::pack::{Pack, document};
use hornbook::page::{Background, Depth, Glyphs, Look, Page, Theme, Top, plain};
use hornbook::study::{judge, present};
use proptest::prelude::*;
use std::sync::Arc;

fn look(width: u16) -> Look {
    Look { width, theme: Theme::new(ThemeChoice::Mono, Background::Dark, Depth::Mono), glyphs: Glyphs::Unicode }
}

/// Pieces that Markdown means something by, mixed with words.
fn markdown() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("# "),
        Just("- "),
        Just("1. "),
        Just("> "),
        Just("```js\n"),
        Just("```\n"),
        Just("\n\n"),
        Just("\n"),
        Just("    "),
        Just("*"),
        Just("**"),
        Just("`"),
        Just("["),
        Just("](x.md#y)"),
        Just("![a](b)"),
        Just("| a | b |\n|---|---|\n| c | d |\n"),
        Just("[^n]"),
        Just("[^n]: note\n"),
        Just("<details><summary>s</summary>\n\n"),
        Just("</details>\n\n"),
        Just("<kbd>k</kbd>"),
        Just("<br>"),
        Just("<b>"),
        Just("> [!NOTE]\n"),
        Just("Term\n: Meaning\n"),
        Just("{{#quiz q.toml}}"),
        Just("{{#include x}}"),
        Just("word "),
        Just("日本 "),
        Just("👩‍👩‍👧 "),
        Just("\t"),
        Just("\u{202e}"),
        Just("\u{1b}[31m"),
        Just("https://a.example "),
        Just("---\n"),
        Just("- [x] "),
        Just("~~"),
        Just("&#27;"),
        Just("\\"),
        Just("{#id}"),
        Just("```diagram\n┌─┐\n```\n"),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_lays_out_within_any_width(text in markdown(), width in 1u16..120) {
        let lesson = document("t.md", &text).lesson;
        for line in plain(&lesson, &look(width), None) {
            prop_assert!(line.width() <= usize::from(width), "{:?} at {width}", line.text());
            let shown = line.text();
            let hidden = shown.chars().any(|c| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c));
            prop_assert!(!hidden, "{:?}", shown);
        }
    }

    #[test]
    fn any_bytes_are_a_lesson(text in any::<String>()) {
        let loaded = document("t.md", &text);
        let letters = |text: &str| text.chars().filter(|c| c.is_ascii_digit()).count();
        let shown: String = plain(&loaded.lesson, &look(200), None).iter().map(|line| line.text()).collect();
        // Digits cannot be markup outside of lists, entities and references; most stay.
        prop_assert!(letters(&shown) + 40 >= letters(&text));
    }

    #[test]
    fn scrolling_never_leaves_the_text(text in markdown(), moves in prop::collection::vec(-40isize..40, 0..20), width in 1u16..90, height in 1usize..40) {
        let mut page = Page::new(Arc::new(document("t.md", &text).lesson), look(width));
        let mut top = Top::default();
        for by in moves {
            top = page.scroll(top, by, height);
            let place = page.place(top);
            let again = page.top(place);
            prop_assert_eq!(page.place(again), place);
            prop_assert!(page.percent(top, height) <= 100);
        }
    }

    #[test]
    fn any_toml_is_a_quiz_file(text in any::<String>(), broken in 0usize..400) {
        let whole = include_str!("../../docs/pack-format.md");
        let cut: String = whole.chars().skip(broken * 10).take(800).collect();
        for quiz in [text, cut] {
            let folder = Folder::lesson("# T\n");
            folder.write("one/quiz.toml", quiz.as_bytes());
            let loaded = Pack::open(folder.path()).unwrap().lesson(0).unwrap();
            prop_assert!(loaded.lesson.quizzes.len() == 1);
        }
    }
}

fn question(kind: QuestionKind) -> Question {
    Question {
        id: QuestionId::new("q"),
        kind,
        multipart: None,
        context: None,
        prompt_explanation: false,
        hint: None,
        explains: None,
        objective: None,
        level: None,
        pool: None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_order_is_never_shown_solved_and_only_the_right_one_is_right(items in prop::collection::hash_set("[a-z]{1,6}", 2..8), seed in any::<u64>()) {
        let items: Vec<String> = items.into_iter().collect();
        let question = question(QuestionKind::Ordering { prompt: Default::default(), items: items.clone(), distractors: vec![], language: None });
        let shown = present(&question, seed).options;
        prop_assert_ne!(&shown, &items);
        let mut sorted = shown.clone();
        sorted.sort();
        let mut wanted = items.clone();
        wanted.sort();
        prop_assert_eq!(sorted, wanted);
        prop_assert_eq!(present(&question, seed).options, shown.clone());
        use hornbook::learner::Outcome;
        prop_assert_eq!(judge(&question, &Answer::Order(items)).outcome, Outcome::Right);
        prop_assert_eq!(judge(&question, &Answer::Order(shown)).outcome, Outcome::Wrong);
    }

    #[test]
    fn any_answer_to_any_question_is_judged(text in any::<String>(), line in any::<usize>()) {
        let quiz = Quiz::default();
        prop_assert!(quiz.questions.is_empty());
        let numeric = question(QuestionKind::Numeric { prompt: Default::default(), answer: 3.0, tolerance: hornbook::course::Tolerance::Percent(5.0), unit: Some("ms".into()), wrong: vec![] });
        for answer in [Answer::Number(text.clone()), Answer::Text(text.clone()), Answer::Line(line), Answer::Choice(vec![text.clone()]), Answer::NotSure] {
            let _ = judge(&numeric, &answer).outcome;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_run_of_keys_breaks_the_app(keys in prop::collection::vec(0usize..46, 1..80)) {
        let names = [
            "j", "k", "<space>", "b", "d", "u", "g", "G", "h", "<right>", "}", "{", "s", "/", "t", "T", ".", ",", "<enter>", "c", "y", "o", "n", "N",
            "<esc>", "<tab>", "<shift-tab>", "z", "1", "2", "9", "x", "w", "r", "a", "i", "J", "K", "?", ":", "#", "<backspace>", "B", "<ctrl-t>", "é", "M",
        ];
        let pack = Folder::lesson("# A\n\nText [l](#b) [^f].\n\n{{#quiz quiz.toml:b}}\n\n```js tab=\"X\"\n1\n```\n```py tab=\"Y\"\n2\n```\n\n## B\n\n<details><summary>s</summary>\n\nhidden\n\n</details>\n\n[^f]: note\n");
        pack.write("one/quiz.toml", include_str!("quiz_of_every_type.toml").as_bytes());
        let home = Folder::with(&[]);
        let mut driver = Driver::open(pack.path(), home.path());
        for key in keys {
            driver = driver.keys(names[key]);
        }
        prop_assert!(!driver.text().is_empty());
    }
}

#[test]
fn the_quiz_of_every_type_has_every_type() {
    let folder = Folder::lesson("# A\n");
    folder.write("one/quiz.toml", include_str!("quiz_of_every_type.toml").as_bytes());
    let loaded = Pack::open(folder.path()).unwrap().lesson(0).unwrap();
    assert!(loaded.diagnostics.is_empty(), "{:?}", loaded.diagnostics);
    assert_eq!(loaded.lesson.closing_quiz().unwrap().quiz.questions.len(), 9);
    assert!(!matches!(loaded.lesson.blocks[0].kind, BlockKind::Notice(_)));
}
