//! Promise: a lab is worked on from the keyboard and the mouse: read, edited, run, failed, helped, solved, set back; and nothing typed is lost.

use crate::support::{Driver, Folder};
use hornbook::base::chance::Chance;
use hornbook::base::clock::Clock;
use hornbook::learner::{CheckResult, CodePlace, ConsoleLine, Trouble, Verdict};
use hornbook::study::{LabRun, Store};

const LAB: &str = r#"
id = "greet"
kind = "code"
title = "Say hello"
minutes = 5
brief = "Make `GET /` say **hello**."

[[hints]]
text = "Look at `res.send`."

[[hints]]
check = "it says hello"
text = "The word is written in small letters."

[[wrong]]
name = "loud"
fails = "it says hello"
says = "You are shouting."
"#;

const STARTER: &str = "const say = 'nothing';\nexport default say;\n";

fn pack() -> Folder {
    let folder = Folder::lesson("# First\n\nThe start.\n\n{{#lab lab}}\n\n## Second\n\nMore words.\n");
    for (path, text) in [
        ("lab.toml", LAB),
        ("starter/app.js", STARTER),
        ("given/ports.js", "export const ports = [];\n"),
        ("solution/app.js", "const say = 'hello';\nexport default say;\n"),
        ("wrong/loud/app.js", "const say = 'HELLO';\nexport default say;\n"),
        ("checks.js", "import { test } from 'node:test';\n"),
    ] {
        folder.write(&format!("one/lab/{path}"), text.as_bytes());
    }
    folder
}

/// Judges by the text alone: two checks, a known wrong answer, a syntax error.
fn judge(run: &LabRun) -> Result<Verdict, String> {
    let app = run.files.iter().find(|file| file.path == "app.js").unwrap();
    let at = |line, column| Some(CodePlace { function: None, file: "app.js".into(), line, column });
    if app.text.contains("syntax(") {
        let trouble = Trouble { message: "expecting ')'".into(), at: at(1, 1), ..Trouble::default() };
        return Ok(Verdict { stopped: Some(trouble), ..Verdict::default() });
    }
    if app.text.contains("broken") {
        return Err("the sandbox could not be started".into());
    }
    let said = app.text.split('\'').nth(1).unwrap_or_default().to_owned();
    let trouble = (said != "hello").then(|| Trouble {
        message: "it should say hello".into(),
        expected: Some("hello".into()),
        actual: Some(said.clone()),
        at: at(1, 13),
        stack: vec![CodePlace { function: Some("handler".into()), file: "app.js".into(), line: 2, column: 1 }],
    });
    let checks = vec![
        CheckResult { name: "it says something".into(), trouble: None },
        CheckResult { name: "it says hello".into(), trouble },
    ];
    let known = if said == "HELLO" { vec!["loud".to_owned()] } else { Vec::new() };
    let console = vec![ConsoleLine { level: "log".into(), text: format!("saying {said}") }];
    Ok(Verdict { checks, known, console, virtual_millis: 12.0, ..Verdict::default() })
}

fn open(pack: &Folder, home: &Folder) -> Driver {
    Driver::open(pack.path(), home.path()).with_runner(judge)
}

fn store(home: &Folder) -> Store {
    Store::open(&home.join("test.db"), Clock::system(), Chance::from_seed(1)).unwrap().store
}

/// Types another word between the quotes.
const HELLO: &str = "<enter><home><ctrl-right><ctrl-right><ctrl-right><ctrl-w>hello<esc>";

#[test]
fn a_lab_is_failed_helped_solved_and_known_to_be_solved() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let driver = open(&pack, &home)
        .keys("l")
        .expect("Say hello")
        .expect("About 5 minutes")
        .expect("app.js  to edit")
        .expect("ports.js  read only")
        .keys("r")
        .expect("1 of 2 checks passed")
        .expect("✓ it says something")
        .expect("✗ it says hello")
        .expect("expected  hello")
        .expect("got       nothing")
        .expect("app.js:1:13")
        .expect("const say = 'nothing';")
        .expect("called from app.js:2:1 handler")
        .expect("saying nothing")
        .expect_not("Hint 1")
        .keys("i")
        .expect("Hint 1 of 2")
        .expect("Look at res.send.")
        .keys("i")
        .expect("for \"it says hello\"")
        .keys("i")
        .expect("These are all the hints")
        .keys("2")
        .keys(HELLO)
        .expect("const say = 'hello';")
        .expect("Your files changed since this run")
        .keys("r")
        .expect("All 2 checks passed")
        .keys("<esc>")
        .expect("✓ Lab");
    driver.kill();
    let store = store(&home);
    let state = &store.labs(&"t".into(), &"one/lesson.md".into()).unwrap()["greet"];
    assert_eq!((state.runs, state.solved, state.best, state.hints), (2, true, Some((2, 2)), 2));
    assert_eq!(store.states(&"t".into()).unwrap()[0].labs, (1, 1));
    assert!(store.verify().unwrap().is_well());
}

#[test]
fn what_is_typed_is_there_after_a_kill_and_so_is_the_cursor() {
    let (pack, home) = (pack(), Folder::with(&[]));
    open(&pack, &home).keys("l<enter>").keys("// mine<enter>").wait(500).expect("// mine").kill();
    open(&pack, &home)
        .keys("l")
        .expect("// mine")
        .expect("2:1")
        .keys("<enter>x")
        .expect("xconst say")
        .keys("<ctrl-q>")
        .kill();
    open(&pack, &home).keys("l").expect("xconst say").kill();
}

#[test]
fn a_place_is_one_key_away_and_so_is_its_file() {
    let (pack, home) = (pack(), Folder::with(&[]));
    open(&pack, &home)
        .keys("lr")
        .keys("<enter>")
        .expect("[app.js]")
        .expect("1:13")
        .expect("1✗")
        .keys("<esc>")
        .keys("n")
        .expect("[Result]")
        .keys("n<enter>")
        .expect("2:1")
        .keys("<esc>4")
        .click("app.js:1:13")
        .expect("1:13")
        .keys("<esc><left>")
        .expect("[Brief]")
        .click("ports.js")
        .expect("export const ports")
        .expect("read only");
}

#[test]
fn a_known_wrong_answer_gets_its_authors_words_first() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let mut driver = open(&pack, &home).keys("l<enter>").keys("<end><left><ctrl-w>HELLO'<f5>");
    let text = driver.text();
    let (known, check) = (text.find("You are shouting."), text.find("✗ it says hello"));
    assert!(known.is_some() && known < check, "{text}");
}

#[test]
fn a_syntax_error_and_a_sandbox_that_fails_are_told_apart() {
    let (pack, home) = (pack(), Folder::with(&[]));
    open(&pack, &home)
        .keys("l<enter>")
        .keys("syntax(")
        .keys("<f5>")
        .expect("The run ended early")
        .expect("expecting ')'")
        .expect("app.js:1:1")
        .keys("<enter><ctrl-u>")
        .keys("// broken<enter><f5>")
        .expect("The lab could not be run: the sandbox could not be started")
        .keys("s")
        .expect("Run what you have first");
}

#[test]
fn the_solution_comes_after_an_attempt_and_stays() {
    let (pack, home) = (pack(), Folder::with(&[]));
    open(&pack, &home)
        .keys("ls")
        .expect("Run what you have first")
        .keys("rs")
        .expect("- const say = 'nothing';")
        .expect("+ const say = 'hello';")
        .keys("<esc>")
        .expect("[Result]")
        .keys("2<enter>x<esc>s")
        .expect("+ const say = 'hello';")
        .kill();
    open(&pack, &home).keys("ls").expect("- xconst say = 'nothing';");
}

#[test]
fn an_attempt_of_last_time_counts_while_nothing_changed() {
    let (pack, home) = (pack(), Folder::with(&[]));
    open(&pack, &home).keys("lr").expect("1 of 2").kill();
    open(&pack, &home)
        .keys("l<enter>x<esc>s")
        .expect("Run what you have first")
        .keys("<enter><ctrl-u><esc>s")
        .expect("+ const say = 'hello';");
}

#[test]
fn a_reset_keeps_what_was_there_and_it_can_be_had_again() {
    let (pack, home) = (pack(), Folder::with(&[]));
    open(&pack, &home)
        .keys("lR")
        .expect("Nothing differs from that")
        .keys("v")
        .expect("There are no earlier states yet")
        .keys("2<enter>first <esc>r2<enter>second <esc>d")
        .expect("+ first second const say")
        .expect("- const say")
        .keys("R")
        .expect(" 1  const say = 'nothing';")
        .expect("Back to the start")
        .wait(10_000)
        .kill();
    open(&pack, &home)
        .keys("lv")
        .expect("2. ")
        .expect("before going back to the start")
        .expect("run: 1 of 2")
        .keys("<enter>")
        .expect("first second const say")
        .keys("vj<enter>")
        .expect("Nothing differs from that")
        .keys("j<enter>")
        .expect("1  first const say")
        .keys("<enter><ctrl-u>")
        .expect("first second const say");
}

#[test]
fn a_run_goes_on_beside_everything_else_and_can_be_stopped() {
    let (pack, home) = (pack(), Folder::with(&[]));
    open(&pack, &home)
        .hold_runs()
        .keys("lr")
        .expect("Running, 0 s")
        .wait(3_000)
        .expect("Running, 3 s")
        .prints("half way")
        .expect("half way")
        .keys("r")
        .expect("It is running")
        .keys("2<enter>")
        .keys("x")
        .expect("xconst")
        .keys("<esc>")
        .finish()
        .expect("Stopped")
        .keys("<esc>4")
        .expect("Not run yet")
        .keys("<esc>l")
        .expect("Say hello");
    let store = store(&home);
    assert_eq!(store.labs(&"t".into(), &"one/lesson.md".into()).unwrap()["greet"].runs, 0);
}

#[test]
fn a_run_that_nobody_waits_for_changes_nothing() {
    let (pack, home) = (pack(), Folder::with(&[]));
    open(&pack, &home)
        .hold_runs()
        .keys("lr<ctrl-c>")
        .keys("<tab><tab>j")
        .finish()
        .expect("The start.")
        .keys("<ctrl-c>")
        .kill();
    open(&pack, &home).hold_runs().keys("lr<esc>").finish().keys("<esc>").finish().expect("The start.").kill();
}

#[test]
fn the_learners_own_editor_works_on_the_same_files() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let (seen, path) =
        (std::rc::Rc::new(std::cell::RefCell::new(Vec::new())), std::rc::Rc::new(std::cell::RefCell::new(None)));
    let (tell, place) = (seen.clone(), path.clone());
    let driver = open(&pack, &home)
        .with_editor(move |files| {
            tell.borrow_mut().push(std::fs::read_to_string(&files[0]).unwrap());
            assert!(files[0].parent().unwrap().join("ports.js").exists(), "what is given stands beside it");
            std::fs::write(&files[0], "const say = 'hello';\n").unwrap();
            *place.borrow_mut() = Some(files[0].clone());
        })
        .keys("l<enter>")
        .keys("// mine<enter><esc>e")
        .expect("All 2 checks passed");
    assert_eq!(*seen.borrow(), [format!("// mine\n{STARTER}")]);
    let file = path.borrow().clone().unwrap();
    // A window of its own saves later; what is typed here meanwhile is not lost to what was read before.
    let driver = driver.keys("2<enter>").keys("// here<enter><esc>").wait(1_000).expect("// here");
    std::fs::write(&file, "const say = 'again';\n").unwrap();
    let driver = driver.wait(1_000).expect("1 of 2 checks passed").expect("Took a file from your editor");
    std::fs::write(&file, [0xff, 0xfe]).unwrap();
    driver.wait(1_000).expect("is not").keys("2").expect("const say = 'again';");
}

#[test]
fn the_lab_opens_from_its_mark_and_takes_turns_with_the_quiz() {
    let (pack, home) = (pack(), Folder::with(&[]));
    pack.write(
        "one/quiz.toml",
        b"[[questions]]\nid = \"c\"\ntype = \"TrueFalse\"\nprompt.prompt = \"Water is wet.\"\nanswer.answer = true\n",
    );
    open(&pack, &home)
        .keys("<enter>")
        .expect("Say hello")
        .keys("<tab><tab>z")
        .expect("Water is wet.")
        .keys("l")
        .expect("Say hello")
        .keys("<esc>z")
        .expect("Water is wet.")
        .keys("<esc>")
        .click("Lab")
        .expect("Say hello")
        .resize(160, 45)
        .expect("The start.")
        .expect("Contents")
        .expect("Lab · Say hello")
        .keys("f")
        .expect_not("The start.")
        .keys("f")
        .expect("The start.")
        .resize(110, 30)
        .expect("The start.")
        .expect("Lab · Say hello");
    let plain = Folder::lesson("# Alone\n\nNo lab here.\n");
    Driver::open(plain.path(), home.path()).keys("l").expect("This lesson has no lab");
}

#[test]
fn a_lesson_that_is_left_and_come_back_to_has_its_lab_as_it_was() {
    let (pack, home) = (pack(), Folder::with(&[]));
    pack.write("SUMMARY.md", b"# Summary\n\n- [One](one/lesson.md)\n- [Other](two/lesson.md)\n");
    pack.write("two/lesson.md", b"# Other\n\nThe second lesson.\n");
    open(&pack, &home)
        .keys("l<enter>")
        .keys("// mine<enter><esc><esc>n")
        .expect("The second lesson.")
        .keys("pl")
        .expect("// mine")
        .keys("]")
        .expect("The second lesson.")
        .keys("[l")
        .expect("// mine");
}

#[test]
fn every_size_draws_the_lab() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let mut driver = open(&pack, &home).keys("lri");
    for (width, height) in
        [(1, 1), (5, 3), (20, 5), (21, 6), (40, 10), (59, 15), (60, 16), (100, 30), (139, 40), (140, 40), (300, 90)]
    {
        driver = driver.resize(width, height).keys("1jG2<enter>x<ctrl-f>c<esc><esc>3d<esc>v<esc>4nGf");
    }
    driver.resize(80, 24).expect("Result").keys("<ctrl-c>").kill();
}

#[test]
fn hostile_output_reaches_the_screen_as_symbols() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let shout = |_: &LabRun| {
        let bad = "a\u{1b}[31mb\u{202e}c\u{7}\tz";
        let trouble = Trouble {
            message: bad.into(),
            expected: Some(bad.into()),
            actual: Some(format!("{bad}\n{bad}")),
            ..Trouble::default()
        };
        let checks = vec![CheckResult { name: bad.into(), trouble: Some(trouble) }];
        let console = vec![ConsoleLine { level: "error".into(), text: bad.repeat(500) }];
        Ok(Verdict { checks, console, ..Verdict::default() })
    };
    let mut driver = Driver::open(pack.path(), home.path()).with_runner(shout).keys("lr").expect("␛[31mb");
    let text = driver.text();
    assert!(!text.chars().any(|c| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c)), "{text:?}");
}

#[test]
fn the_real_laboratory_fails_the_start_and_passes_the_solution() {
    let pack = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/example-pack"));
    let home = Folder::with(&[]);
    let laboratory = hornbook::lab::Laboratory::new(env!("CARGO_BIN_EXE_hornbook").into(), Clock::system());
    let solution = std::fs::read_to_string(pack.join("code/lab/solution/app.js")).unwrap();
    Driver::open(pack, home.path())
        .with_runner(move |run| laboratory.run(&run.lab, &run.files, &run.cancel).map_err(|error| error.to_string()))
        .keys("lr")
        .expect("0 of 3 checks passed")
        .keys("2<enter><ctrl-a>")
        .paste(&solution)
        .keys("<f5>")
        .expect("All 3 checks passed");
}

/// The example pack, open at a chapter, with the real laboratory.
fn example(home: &Folder, chapter: usize) -> Driver {
    let pack = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/example-pack"));
    let laboratory = hornbook::lab::Laboratory::new(env!("CARGO_BIN_EXE_hornbook").into(), Clock::system());
    Driver::sized(pack, home.path(), 100, 60)
        .with_runner(move |run| laboratory.run(&run.lab, &run.files, &run.cancel).map_err(|error| error.to_string()))
        .keys(&format!("#{chapter}<enter>lf"))
}

#[test]
fn statements_show_their_rows_and_the_schema_has_a_tab() {
    let home = Folder::with(&[]);
    example(&home, 3)
        .keys("r")
        .expect("1. SELECT id, capacity AS free …  query.sql:1")
        .expect("  id    │ free")
        .expect("  sai_1 │    3")
        .expect("3 rows")
        .expect("└─ SCAN sailings")
        .keys("t")
        .expect("[Schema]")
        .expect("Table tickets")
        .expect("PRIMARY KEY")
        .expect("REFERENCES sailings(id), NOT NULL")
        .expect("INDEX tickets_of_sailing (sailing_id)")
        .keys("2<enter><f4>")
        .expect("[Result]")
        .keys("x")
        .expect("[query.sql]")
        .expect("1:1")
        .keys("<ctrl-a>SELECT seats FROM sailings;<f5>")
        .expect("no such column: seats")
        .expect("query.sql:1:8");
}

#[test]
fn requests_show_what_came_back_and_are_one_key_away() {
    let home = Folder::with(&[]);
    example(&home, 2)
        .keys("r")
        .expect("1. GET /bookings  requests.http:2")
        .expect("< 200 OK · 0 ms · ")
        .expect("< Content-Type: application/json; charset=utf-8")
        .keys("2<enter><f4>")
        .expect("[Result]")
        .keys("<enter>")
        .expect("[requests.http]")
        .expect("2:1")
        .expect_not("2✗");
}

#[test]
fn documents_show_their_tree_and_a_line_of_it_leads_to_the_file() {
    let home = Folder::with(&[]);
    example(&home, 5)
        .keys("r")
        .expect("compose.yaml  YAML")
        .expect("services:")
        .click("image:")
        .expect("[compose.yaml]");
}

#[test]
fn a_model_is_worked_with_sliders_and_its_runs_are_compared() {
    let home = Folder::with(&[]);
    example(&home, 4)
        .keys("2")
        .expect("❯ Passengers per hour  15")
        .expect("  Counters")
        .expect("5 to 40 · steps of 1 · 15 by default")
        .keys("r")
        .expect("95th percentile of waiting (min)")
        .expect("p95")
        .keys("2<down><right><right>")
        .expect("❯ Counters              3")
        .expect("Your files changed since this run")
        .keys("<f5>")
        .expect("All 3 checks passed")
        .expect("before")
        .expect("better")
        .expect("Counters")
        .expect("changed")
        .keys("2<shift-right>")
        .expect("❯ Counters              6")
        .keys("9<enter>")
        .expect("It is at most 6")
        .keys("2<enter>")
        .expect("❯ Counters              2")
        .keys("<up>40<down>d")
        .expect("Passengers per hour  40")
        .expect("❯ Counters              1")
        .wait(1_000)
        .kill();
    let drafts = store(&home).drafts("").unwrap();
    assert!(drafts.values().any(|text| text == "{ \"arrivals\": 40, \"counters\": 1 }\n"), "{drafts:?}");
}

#[test]
fn parameters_that_are_no_json_are_text_until_they_are() {
    let home = Folder::with(&[]);
    let driver = example(&home, 4).keys("2<right><right>").wait(1_000).expect("Passengers per hour  17");
    driver
        .with_editor(|files| std::fs::write(&files[0], "{ \"arrivals\": }\n").unwrap())
        .keys("e2")
        .expect("{ \"arrivals\": }")
        .expect("The sliders come back when this is JSON: 1:15")
        .keys("<enter><ctrl-a>{ \"arrivals\": 22 }")
        .expect("typing")
        .keys("<esc>")
        .expect("❯ Passengers per hour  22");
}

#[test]
fn a_model_that_cannot_be_asked_leaves_its_file_as_text() {
    let home = Folder::with(&[]);
    let pack = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/example-pack"));
    Driver::open(pack, home.path())
        .with_runner(|_| Err("no sandbox".to_owned()))
        .keys("#4<enter>l")
        .expect("The model could not be asked what it takes")
        .keys("2")
        .expect("{ \"arrivals\": 15, \"counters\": 1 }");
    Driver::open(pack, home.path())
        .hold_runs()
        .keys("#4<enter>l2")
        .expect("One moment: the model is asked what it takes")
        .keys("<esc>")
        .finish()
        .expect("Simulation: how long");
    assert!(store(&home).labs(&"example-labs".into(), &"sim/lesson.md".into()).unwrap().is_empty());
}

#[test]
fn a_failed_check_brings_its_card_into_the_review_once() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let card = "\n[[cards]]\nid = \"greet\"\ncheck = \"it says hello\"\nfront = \"What is said?\"\nback = \"hello\"\n";
    pack.write("one/lab/lab.toml", format!("{LAB}{card}").as_bytes());
    let driver = open(&pack, &home).expect_not(" due").keys("lr").expect("1 of 2 checks passed").expect("1 due");
    driver.keys("r").expect("1 due").kill();
    assert_eq!(store(&home).cards(None).unwrap().len(), 1);
    open(&pack, &home)
        .expect("1 due")
        .keys("r")
        .expect("What is said?")
        .keys("<space>3")
        .expect("1 card reviewed")
        .kill();
}
