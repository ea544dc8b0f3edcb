//! Promise: every command says what it did in one breath, with the right exit code, to a pipe as to a person.

use crate::support::{Folder, Program};

fn pack() -> Folder {
    let folder = Folder::lesson(
        "# One\n\nSome *words*, a [link](https://e.example).\n\n```js tab=\"A\"\n1\n```\n```py tab=\"B\"\n2\n```\n",
    );
    folder.write(
        "one/quiz.toml",
        b"[[questions]]\ntype = \"TrueFalse\"\nprompt.prompt = \"Yes?\"\nanswer.answer = true\ncontext = \"Indeed.\"\n\n[[questions]]\ntype = \"Numeric\"\nprompt.prompt = \"Two and two?\"\nanswer.answer = 4\n",
    );
    folder
}

#[test]
fn a_lesson_and_a_file_are_read_to_a_pipe() {
    let pack = pack();
    let folder = pack.path().to_str().unwrap();
    let ran = Program::new(&["read", "1", "--pack", folder]).run();
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(
        ran.out.contains("Some words, a link (https://e.example).")
            && ran.out.contains("A · js")
            && ran.out.contains("B · py"),
        "{}",
        ran.out
    );
    assert!(!ran.out.contains('\u{1b}'));
    let one_tab = Program::new(&["read", "1", "--pack", folder, "--tab", "b"]).run();
    assert!(!one_tab.out.contains("A · js") && one_tab.out.contains("B · py"));
    let file =
        Program::new(&["read", pack.join("one/lesson.md").to_str().unwrap(), "--width", "10", "--color", "always"])
            .run();
    assert_eq!(file.code, 0);
    assert!(file.out.contains('\u{1b}'));
}

#[test]
fn what_is_not_there_is_said_on_standard_error() {
    let pack = pack();
    let folder = pack.path().to_str().unwrap();
    for (arguments, code, words) in [
        (vec!["read", "77", "--pack", folder], 1, "there is no lesson \"77\""),
        (vec!["read", "nowhere.md"], 4, "nowhere.md"),
        (vec!["list", "--pack", "/no-such-pack"], 4, "/no-such-pack"),
        (vec!["pack", "explain", "HB9999"], 1, "there is no code HB9999"),
        (vec!["--profile", "../x", "progress", "show"], 2, "a profile's name"),
        (vec!["frobnicate", "x"], 2, "unexpected argument"),
        (vec!["progress", "reset"], 2, "say what is to start anew"),
        (vec![], 4, "this needs a terminal"),
    ] {
        let ran = Program::new(&arguments).run();
        assert_eq!(ran.code, code, "{arguments:?}: {}", ran.err);
        assert!(ran.err.contains(words), "{arguments:?}: {}", ran.err);
        assert_eq!(ran.out, "", "{arguments:?}");
    }
}

#[test]
fn a_quiz_is_taken_on_standard_input_and_goes_on_where_it_was_left() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let quiz = ["quiz", "1", "--plain", "--pack", pack.path().to_str().unwrap()];
    let first = Program::in_home(home.path(), &quiz).input("t\nq\n").run();
    assert_eq!(first.code, 1);
    assert!(first.out.contains("Right.") && first.out.contains("Indeed."), "{}", first.out);
    let second = Program::in_home(home.path(), &quiz).input("what\n4\n").run();
    assert_eq!(second.code, 0, "{}", second.out);
    assert!(!second.out.contains("Yes?") && second.out.contains("2 of 2 right."), "{}", second.out);
    let shown = Program::in_home(home.path(), &["progress", "show", "--pack", pack.path().to_str().unwrap()]).run();
    assert!(shown.out.contains("best quiz 2 of 2"), "{}", shown.out);
}

#[test]
fn progress_goes_out_and_comes_in_and_starts_anew() {
    let (pack, home, other) = (pack(), Folder::with(&[]), Folder::with(&[]));
    let folder = pack.path().to_str().unwrap();
    let _ = Program::in_home(home.path(), &["quiz", "1", "--pack", folder]).input("f\n5\n").run();
    let file = home.join("out.json");
    let out = Program::in_home(home.path(), &["progress", "export", file.to_str().unwrap()]).run();
    assert_eq!((out.code, out.err.as_str()), (0, ""));
    let into = Program::in_home(other.path(), &["progress", "import", file.to_str().unwrap()]).run();
    assert_eq!(into.out, "5 new records, 0 were known already.\n");
    let again = Program::in_home(other.path(), &["progress", "merge", home.join("default.db").to_str().unwrap()]).run();
    assert_eq!(again.out, "0 new records, 5 were known already.\n");
    let asked = Program::in_home(other.path(), &["progress", "reset", "--all"]).run();
    assert_eq!(asked.code, 2);
    let reset = Program::in_home(other.path(), &["progress", "reset", "--all", "--yes"]).run();
    assert_eq!(reset.out, "1 lesson starts anew.\n");
    let bad = Program::in_home(other.path(), &["progress", "import", pack.join("SUMMARY.md").to_str().unwrap()]).run();
    assert_eq!(bad.code, 4);
    assert!(bad.err.contains("no progress export"));
}

#[test]
fn a_check_prints_every_problem_and_fails_on_errors() {
    let folder = Folder::lesson("# One\n\n[x](nowhere.md)\n\n{{#include gone.md}}\n");
    let path = folder.path().to_str().unwrap();
    let short = Program::new(&["pack", "check", path, "--short"]).run();
    assert_eq!(short.code, 1);
    assert!(
        short.out.contains("one/lesson.md:5:1: error[HB0201]")
            && short.out.contains("one/lesson.md:3:5: warning[HB0206]"),
        "{}",
        short.out
    );
    let json = Program::new(&["pack", "check", path, "--json"]).run();
    let rows: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(rows[0]["code"], "HB0201");
    let human = Program::new(&["pack", "check", path]).run();
    assert!(human.out.contains("1 error, 1 warning"), "{}", human.out);
}

#[test]
fn a_search_finds_words_and_says_when_there_are_none() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let folder = pack.path().to_str().unwrap();
    let run = |words: &[&str]| Program::in_home(home.path(), &[&["search", "--pack", folder], words].concat()).run();
    let found = run(&["words"]);
    assert_eq!((found.code, found.err.as_str()), (0, ""));
    assert_eq!(found.out, "text     1 One\n  Some words, a link (https://e.example).\n");
    let question = run(&["two and", "--kind", "question"]);
    assert_eq!((question.code, question.out.as_str()), (0, "question 1 One\n  Two and two?\n"));
    let slip = run(&["wrds", "--limit", "1"]);
    assert_eq!((slip.code, slip.err.as_str()), (0, "No \"wrds\": showing results for \"words\".\n"));
    let nothing = run(&["\"wards\""]);
    assert_eq!((nothing.code, nothing.out.as_str()), (1, ""));
    assert_eq!(nothing.err, "Nothing found. \"words\" is there.\n");
    let kind = run(&["words", "--kind", "dance"]);
    assert_eq!(kind.code, 2);
    assert!(kind.err.contains("there is no kind \"dance\""), "{}", kind.err);
    let json: serde_json::Value = serde_json::from_str(&run(&["words", "--json"]).out).unwrap();
    assert_eq!(json["places"][0]["line"], "Some words, a link (https://e.example).");
    assert_eq!(json["places"][0]["matches"][0], "words");
    let none: serde_json::Value = serde_json::from_str(&run(&["zzz", "--json", "--part", "9"]).out).unwrap();
    assert_eq!(none["places"], serde_json::json!([]));
    let hostile = run(&["\"", "*", "(", "NEAR(", "a:b", "--lesson", "\""]);
    assert_eq!((hostile.code, hostile.err.as_str()), (1, "Nothing found.\n"));
}

#[test]
fn a_list_tells_what_is_in_each_lesson() {
    let pack = pack();
    let ran = Program::new(&["list", "--json", "--pack", pack.path().to_str().unwrap()]).run();
    let rows: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(rows[0]["questions"], 2);
    for key in ["id", "path", "title", "part", "words", "questions", "lab"] {
        assert!(rows[0].get(key).is_some(), "{key}");
    }
}

#[test]
fn the_doctor_sees_health_and_damage_and_mends_it() {
    let home = Folder::with(&[]);
    let saved = Program::in_home(home.path(), &["doctor", "--save-answers", "40"]).run();
    assert_eq!(saved.out.lines().count(), 40);
    let list = Program::in_home(home.path(), &["doctor", "--saved-answers"]).run();
    let ids: Vec<i64> = serde_json::from_str(&list.out).unwrap();
    assert_eq!((list.code, ids.len()), (0, 40));
    let path = home.join("default.db");
    let mut bytes = std::fs::read(&path).unwrap();
    // Pages that were split may hold the text twice; only one place is live.
    let places: Vec<usize> = (0..bytes.len() - 10).filter(|&at| bytes[at..].starts_with(b"\"value\":\"7\"")).collect();
    assert!(!places.is_empty());
    places.into_iter().for_each(|at| bytes[at + 9] = b'8');
    std::fs::write(&path, bytes).unwrap();
    let sick = Program::in_home(home.path(), &["doctor", "--json"]).run();
    assert_eq!(sick.code, 3);
    let report: serde_json::Value = serde_json::from_str(&sick.out).unwrap();
    assert_eq!(report["healthy"], false);
    assert_eq!(Program::in_home(home.path(), &["doctor", "--saved-answers"]).run().code, 3);
    let mended = Program::in_home(home.path(), &["doctor", "--repair"]).run();
    assert!(mended.out.starts_with("39 events saved"), "{}", mended.out);
    assert_eq!(Program::in_home(home.path(), &["doctor"]).run().code, 0);
}

#[test]
fn every_code_is_explained_and_completions_are_made() {
    for info in hornbook::base::diag::codes() {
        let ran = Program::new(&["pack", "explain", info.code]).run();
        assert!(ran.code == 0 && ran.out.contains(info.title));
    }
    for shell in ["bash", "zsh", "fish"] {
        assert!(Program::new(&["completions", shell]).run().out.contains("hornbook"));
    }
}

#[test]
fn no_name_of_a_hostile_file_reaches_the_terminal_as_it_is() {
    let folder = Folder::with(&[]);
    folder.write("a\u{1b}[31m.md", b"{{#include x\x1b]0;y\x07.md}}\n");
    let ran = Program::new(&["read", folder.join("a\u{1b}[31m.md").to_str().unwrap()]).run();
    assert!(!ran.out.contains(['\u{1b}', '\u{7}']), "{:?}", ran.out);
    let ran = Program::new(&["read", folder.join("b\u{1b}[31m.md").to_str().unwrap()]).run();
    assert!(!ran.err.contains('\u{1b}'), "{:?}", ran.err);
}

/// Saves a file of a lab as the screen does.
fn save(home: &Folder, lesson: &str, lab: &str, path: &str, text: &str) {
    use hornbook::base::{chance::Chance, clock::Clock, dirs::Dirs};
    let database = Dirs::under(home.path()).database("default");
    let mut store = hornbook::study::Store::open(&database, Clock::system(), Chance::from_seed(1)).unwrap().store;
    store.save_draft(&format!("example-labs/{lesson}/lab/{lab}/{path}"), Some(text)).unwrap();
}

#[test]
fn a_lab_runs_with_the_learners_files_and_prints_what_it_made() {
    let pack = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/example-pack");
    let home = Folder::with(&[]);
    let lab = |arguments: &[&str]| {
        let (lesson, rest) = arguments.split_first().unwrap();
        let all: Vec<&str> = ["lab", lesson, "--pack", pack].iter().chain(rest).copied().collect();
        Program::in_home(home.path(), &all).run()
    };
    let start = lab(&["3", "run"]);
    assert_eq!((start.code, start.err.as_str()), (1, ""));
    assert!(start.out.starts_with("The files are as at the start."), "{}", start.out);
    assert!(start.out.contains("  sai_1 │    3") && start.out.contains("└─ SCAN sailings"), "{}", start.out);
    let database = hornbook::base::dirs::Dirs::under(home.path()).database("default");
    assert!(!database.exists(), "looking makes no progress file");
    assert!(lab(&["3", "diff"]).out.starts_with("Nothing differs"));
    assert!(lab(&["3", "reset"]).out.starts_with("Nothing differs"));

    let solution = std::fs::read_to_string(format!("{pack}/sql/lab/solution/query.sql")).unwrap();
    save(&home, "sql/lesson.md", "seats", "query.sql", &solution);
    let own = lab(&["3", "run"]);
    assert_eq!(own.code, 0, "{}{}", own.out, own.err);
    assert!(own.out.starts_with("You changed query.sql."), "{}", own.out);
    assert_eq!(lab(&["3", "run", "--start"]).code, 1);
    let diff = lab(&["3", "diff"]).out;
    assert!(diff.contains("── query.sql ──") && diff.contains("\n- SELECT id, capacity AS free\n"), "{diff}");
    assert!(lab(&["3", "reset"]).out.contains("earlier state 1"));
    assert!(lab(&["3", "run"]).out.starts_with("The files are as at the start."));
    assert!(lab(&["3", "reset"]).out.starts_with("Nothing differs"));

    let http = lab(&["2", "run", "--solution"]).out;
    assert!(http.contains("1. GET /bookings  requests.http:2") && http.contains("< 200 OK · 0 ms"), "{http}");
    let sim = lab(&["4", "run", "--solution"]).out;
    assert!(sim.contains("95th percentile of waiting (min) │") && sim.contains("Counters"), "{sim}");
}

#[test]
fn a_review_on_standard_input_grades_undoes_and_says_what_is_left() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let folder = pack.path().to_str().unwrap();
    pack.write("one/lesson.toml", b"id = \"one\"\n[[cards]]\nid = \"a\"\nfront = \"Front A?\"\nback = \"Back A.\"\n[[cards]]\nid = \"b\"\nfront = \"Front B?\"\nback = \"Back B.\"\n");
    let run = |arguments: &[&str], input: &str| {
        let arguments: Vec<&str> = ["review", "--pack", folder].iter().chain(arguments).copied().collect();
        Program::in_home(home.path(), &arguments).input(input).run()
    };
    let nothing = run(&[], "");
    assert_eq!((nothing.code, nothing.out.as_str(), nothing.err.as_str()), (0, "Nothing is due now.\n", ""));
    assert_eq!(run(&["status"], "").code, 1);
    let _ = Program::in_home(home.path(), &["quiz", "1", "--pack", folder]).input("f\n4\n").run();
    // Nothing is due at once, and the wrong answer comes back today or tomorrow.
    let status = run(&["status", "--json"], "");
    let status: serde_json::Value = serde_json::from_str(&status.out).unwrap();
    assert_eq!((&status["cards"], &status["due"], &status["new"]), (&2.into(), &0.into(), &0.into()));
    let forecast = run(&["forecast", "--days", "5", "--json"], "");
    let forecast: Vec<serde_json::Value> = serde_json::from_str(&forecast.out).unwrap();
    let counts: Vec<u64> = forecast.iter().map(|row| row["count"].as_u64().unwrap()).collect();
    assert!(counts[0] + counts[1] >= 1 && counts.iter().sum::<u64>() == 2, "{counts:?}");
    assert_eq!(run(&["forecast", "--days", "5"], "").out.lines().count(), 5);
    assert!(run(&["leeches"], "").out.starts_with("No card was forgotten"));
    let few = run(&["optimise"], "");
    assert_eq!(few.code, 1);
    assert!(few.err.contains("a fit needs 64"), "{}", few.err);
    assert_eq!(run(&["--lesson", "nine"], "").code, 1);
    assert_eq!(run(&["--limit", "x"], "").code, 2);
}

#[test]
fn cards_of_a_lesson_are_reviewed_on_standard_input() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let folder = pack.path().to_str().unwrap();
    pack.write("one/lesson.toml", b"id = \"one\"\n[[cards]]\nid = \"a\"\nfront = \"Front A?\"\nback = \"Back A.\"\n[[cards]]\nid = \"b\"\nfront = \"Front B?\"\nback = \"Back B.\"\n");
    let read = r#"{"format":"hornbook-progress","version":1,"records":[{"id":"r1","at":1700000000000,"pack":"t","pack_version":"","lesson":"one","event":"lesson_read"}],"paths":["one/lesson.md"],"places":[]}"#;
    let file = home.join("read.json");
    std::fs::write(&file, read).unwrap();
    assert_eq!(Program::in_home(home.path(), &["progress", "import", file.to_str().unwrap()]).run().code, 0);
    let run = |input: &str| Program::in_home(home.path(), &["review", "--plain", "--pack", folder]).input(input).run();
    let first = run("what\n\n9\n3\n:u\nq\n");
    assert_eq!(first.code, 1, "{}{}", first.out, first.err);
    for words in
        ["2 to go.", "Front A?", "Enter, :u, :s, :b or q.", "Back A.", "3 Good (2 d)", "Good: comes back in 2 d."]
    {
        assert!(first.out.contains(words), "no {words} in {}", first.out);
    }
    assert_eq!(first.out.matches("Front A?").count(), 2, "{}", first.out);
    // What was taken back is asked again; one is set aside.
    let second = run("\n4\n:s\n");
    assert_eq!(second.code, 0, "{}", second.out);
    assert!(
        second.out.contains("Front A?")
            && second.out.contains("Easy: comes back in 8 d.")
            && second.out.contains("Set aside.")
    );
    let leeches = Program::in_home(home.path(), &["review", "leeches", "--pack", folder]).run();
    assert!(leeches.out.contains("Front B? (forgotten 0 times, set aside)"), "{}", leeches.out);
    assert_eq!(Program::in_home(home.path(), &["doctor"]).run().code, 0);
}
