//! Promise: `pack check --strict` asks for what a pack asks of its lessons, and is silent about what is well made.

use crate::support::Folder;
use hornbook::base::diag::Diagnostic;
use hornbook::pack::{Pack, inspect};

fn strict(pack: &Folder) -> Vec<Diagnostic> {
    inspect(&Pack::open(pack.path()).unwrap(), true).found
}

fn codes(pack: &Folder) -> Vec<&'static str> {
    strict(pack).iter().map(|problem| problem.code).collect()
}

fn manifest(rest: &str) -> String {
    format!("format = 1\nid = \"case\"\ntitle = \"Case\"\n{rest}")
}

/// A pack of one numbered lesson.
fn pack(rest: &str, lesson: &str, others: &[(&str, &str)]) -> Folder {
    let manifest = manifest(rest);
    let pack = Folder::with(&[
        ("pack.toml", manifest.as_str()),
        ("SUMMARY.md", "# Summary\n\n- [One](one/lesson.md)\n"),
        ("one/lesson.md", lesson),
    ]);
    others.iter().for_each(|(path, text)| pack.write(path, text.as_bytes()));
    pack
}

#[test]
fn a_pack_that_sets_nothing_is_asked_for_nothing_it_has_not() {
    assert_eq!(codes(&pack("", "# One\n\nA short text.\n", &[])), [""; 0]);
    let book = Folder::with(&[
        ("book.toml", "[book]\ntitle = \"A Book\"\n"),
        ("src/SUMMARY.md", "# Summary\n\n- [One](one.md)\n"),
        ("src/one.md", "# One\n\nA short text.\n"),
        ("src/notes.txt", "not for readers"),
    ]);
    assert_eq!(codes(&book), [""; 0]);
}

#[test]
fn without_strict_none_of_it_is_said() {
    let pack = pack("[check]\nwords = 100\n", "# One\n\n### Three\n\nShort.\n", &[]);
    assert_eq!(inspect(&Pack::open(pack.path()).unwrap(), false).found, []);
    assert_eq!(codes(&pack), ["HB0722", "HB0732"]);
}

#[test]
fn the_numbers_of_a_kind_hold_for_lessons_of_that_kind() {
    let check = "[check]\nwords = 100\n[check.D]\nwords = 2\n";
    let lesson = "# One\n\nA short text.\n";
    assert_eq!(codes(&pack(check, lesson, &[])), ["HB0732"]);
    assert_eq!(codes(&pack(check, lesson, &[("one/lesson.toml", "kind = \"D\"\n")])), [""; 0]);
}

#[test]
fn chapters_without_a_number_need_not_have_as_much_as_lessons() {
    let check = "[check]\nwords = 100\nquestions = 3\nlabs = 1\nsources = 2\nconcrete = 5\n";
    let pack = pack(check, "# One\n\nA short text.\n", &[]);
    assert_eq!(codes(&pack), ["HB0732", "HB0741", "HB0716", "HB0751"]);
    pack.write("SUMMARY.md", b"# Summary\n\n[One](one/lesson.md)\n");
    assert_eq!(codes(&pack), [""; 0]);
}

#[test]
fn what_a_pack_allows_is_not_said() {
    let lesson = "# One\n\n### Three\n\nShort.\n";
    assert_eq!(codes(&pack("[check]\nallow = [\"HB0722\"]\n", lesson, &[])), [""; 0]);
    assert_eq!(codes(&pack("[check]\nallow = [\"HB0207\"]\n", "# One\n\n[x](#y)\n", &[])), ["HB0406", "HB0207"]);
}

#[test]
fn a_quiz_that_predicts_may_leave_everything_open() {
    let quiz = "[[questions]]\nid = \"a\"\ntype = \"TrueFalse\"\nprompt.prompt = \"The first route that fits is the one that answers.\"\nanswer.answer = true\n";
    let lesson = "# One\n\n{{#quiz before.toml}}\n";
    let predicting = format!("graded = false\n\n{quiz}");
    assert_eq!(codes(&pack("", lesson, &[("one/before.toml", &predicting)])), [""; 0]);
    assert_eq!(codes(&pack("", lesson, &[("one/before.toml", quiz)])), ["HB0710", "HB0707"]);
}

#[test]
fn explanations_within_the_text_may_be_short_and_those_at_the_end_may_not() {
    let quiz = "[[questions]]\nid = \"a\"\ntype = \"TrueFalse\"\nprompt.prompt = \"The first route that fits is the one that answers.\"\nanswer.answer = true\ncontext = \"It is a list.\"\nexplains = \"one\"\nlevel = \"apply\"\n";
    let check = "[check]\ncontext_words = 10\n";
    let within = pack(check, "# One\n\n{{#quiz checkpoints.toml:a}}\n", &[("one/checkpoints.toml", quiz)]);
    assert_eq!(codes(&within), [""; 0]);
    assert_eq!(codes(&pack(check, "# One\n", &[("one/quiz.toml", quiz)])), ["HB0707"]);
}

/// Two lessons, of which the second owns `idempotent`, and the first asks with it.
fn taught(first: &str) -> Folder {
    let quiz = "[[questions]]\ntype = \"TrueFalse\"\nprompt.prompt = \"What is idempotent may be sent again.\"\nanswer.answer = true\ncontext = \"So says the word.\"\nexplains = \"one\"\nlevel = \"apply\"\n";
    pack(
        "",
        first,
        &[
            ("SUMMARY.md", "# Summary\n\n- [One](one/lesson.md)\n- [Two](two/lesson.md)\n"),
            ("one/quiz.toml", quiz),
            ("two/lesson.md", "# Two\n\nTwice is once.\n"),
            ("two/lesson.toml", "id = \"two\"\nterms = [\"idempotent\"]\n"),
            ("glossary.toml", "[[terms]]\nterm = \"idempotent\"\ndefinition = \"Twice is once.\"\n"),
        ],
    )
}

#[test]
fn a_word_of_a_later_lesson_is_untaught_until_a_text_has_used_it() {
    assert_eq!(codes(&taught("# One\n\nSome requests can be repeated.\n")), ["HB0715"]);
    assert_eq!(codes(&taught("# One\n\nSome requests are Idempotent, more of that later.\n")), [""; 0]);
}

#[test]
fn answers_folded_away_are_no_way_to_the_next_question() {
    let long = "The first row that fits wins, and no row below it is read by anybody at all. ".repeat(8);
    let quiz = "[[questions]]\nid = \"a\"\ntype = \"TrueFalse\"\nprompt.prompt = \"The first route that fits is the one that answers.\"\nanswer.answer = true\ncontext = \"It is a list.\"\nexplains = \"one\"\nlevel = \"apply\"\n";
    let others = [("one/checkpoints.toml", quiz)];
    let check = "[check]\ncheckpoint_gap = 60\nexample_gap = 60\n";
    let open = format!("# One\n\n{{{{#quiz checkpoints.toml:a}}}}\n\n{long}\n");
    assert_eq!(codes(&pack(check, &open, &others)), ["HB0723", "HB0724"]);
    let folded = format!(
        "# One\n\n{{{{#quiz checkpoints.toml:a}}}}\n\n<details><summary>Why?</summary>\n\n{long}\n\n</details>\n"
    );
    assert_eq!(codes(&pack(check, &folded, &others)), [""; 0]);
}

#[test]
fn files_are_used_by_texts_quizzes_links_and_labs() {
    let lesson =
        "# One\n\n{{#quiz more.toml}}\n\n{{#include part.txt}}\n\n[rows](rows.csv), ![a drawing](drawing.png)\n";
    let others = [
        (
            "one/more.toml",
            "graded = false\n[[questions]]\ntype = \"TrueFalse\"\nprompt.prompt = \"Is the first one the one that answers?\"\nanswer.answer = true\n",
        ),
        ("one/part.txt", "part\n"),
        ("one/rows.csv", "a\n"),
        ("one/drawing.png", "x"),
        ("one/.editor", "x"),
        (
            "one/lab/lab.toml",
            "kind = \"code\"\ntitle = \"L\"\nbrief = \"b\"\n[[hints]]\ntext = \"h\"\n[[wrong]]\nname = \"w\"\nfails = \"c\"\nsays = \"s\"\n",
        ),
        ("one/lab/checks.js", "test('c', () => {});\n"),
        ("one/lab/starter/app.js", "1\n"),
        ("one/lab/solution/app.js", "2\n"),
        ("one/lab/wrong/w/app.js", "3\n"),
        ("one/lab/given/deep/data.json", "{}\n"),
    ];
    let pack = pack("", lesson, &others);
    assert_eq!(codes(&pack), [""; 0]);
    pack.write("one/lab/notes.md", b"x");
    pack.write("one/old.txt", b"x");
    let found = strict(&pack);
    assert_eq!(
        found.iter().map(|problem| problem.message.as_str()).collect::<Vec<_>>(),
        ["nothing uses `one/lab/notes.md`", "nothing uses `one/old.txt`"]
    );
}

#[test]
fn packs_in_other_languages_are_spared_what_knows_english_alone() {
    let quiz = "[[questions]]\ntype = \"MultipleChoice\"\nprompt.prompt = \"Which of these methods is not safe?\"\nprompt.distractors = [\"GET\"]\nprompt.feedback = [\"Safe.\"]\nanswer.answer = \"PUT\"\ncontext = \"It changes something.\"\nexplains = \"one\"\nlevel = \"apply\"\n";
    let filler =
        "It is important to note that, in order to route, order plays a crucial role for the rows of a table. "
            .repeat(20);
    let lesson = format!("# One\n\n{filler}\n");
    let others = [("one/quiz.toml", quiz)];
    assert_eq!(codes(&pack("", &lesson, &others)), ["HB0729", "HB0704"]);
    assert_eq!(codes(&pack("language = \"es\"\n", &lesson, &others)), [""; 0]);
}

#[test]
fn numbers_that_are_none_and_hostile_texts_do_no_harm() {
    let check = "[check]\nwords = -1\ncallout_gap = 0\nkey_length = 99999999999\nfiller_phrases = [\"\", \"  \", 3]\n[check.C]\nlists = \"x\"\n";
    let lesson = format!("# One\n\n{}\n\n> [!NOTE]\n> a\n", "\u{301}. ? ! \u{a0} ' \" ) ".repeat(2_000));
    let found = codes(&pack(check, &lesson, &[]));
    assert_eq!(found.iter().filter(|code| **code == "HB0402").count(), 3, "{found:?}");
}

#[test]
fn what_no_question_of_a_quiz_does_is_said_once() {
    let question = |id: usize, more: &str| {
        format!(
            "[[questions]]\nid = \"q{id}\"\ntype = \"MultipleChoice\"\nprompt.prompt = \"Which route is the one that answers?\"\nprompt.distractors = [\"The last\"]\nanswer.answer = \"The 1st\"\ncontext = \"It is a list.\"\n{more}\n"
        )
    };
    let quiz: String = (0..4).map(|id| question(id, "")).collect();
    assert_eq!(codes(&pack("", "# One\n", &[("one/quiz.toml", &quiz)])), ["HB0710", "HB0708"]);
    let quiz = quiz + &question(4, "level = \"apply\"\nprompt.feedback = [\"No.\"]\n");
    let found = codes(&pack("", "# One\n", &[("one/quiz.toml", &quiz)]));
    assert_eq!(found.iter().filter(|code| **code == "HB0710").count(), 5);
    assert_eq!(found.iter().filter(|code| **code == "HB0708").count(), 4);
}
