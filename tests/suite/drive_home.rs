//! Promise: the home screen says what to do now and how far one has come, from what really happened, at every size.

use crate::support::{Driver, Folder, Program};
use hornbook::base::clock::{Clock, Timestamp};

const DAY: i64 = 86_400_000;
/// Monday, 2026-11-23, 10:00 in UTC.
const MONDAY: i64 = 1_795_428_000_000;

const QUIZ: &str = r#"
[[questions]]
id = "even"
type = "TrueFalse"
prompt.prompt = "Two is even."
answer.answer = true
context = "It is divisible by two."
explains = "numbers"

[[questions]]
id = "method"
type = "ShortAnswer"
prompt.prompt = "Name the method that reads."
answer.answer = "GET"
context = "GET reads."
"#;

fn pack() -> Folder {
    let pack = Folder::lesson("# One\n\nShort.\n\n## Numbers\n\nTwo is even.\n");
    pack.write("SUMMARY.md", b"# Summary\n\n# Basics\n\n- [One](one/lesson.md)\n- [Two](two/lesson.md)\n");
    pack.write("one/lesson.toml", b"id = \"one\"\n");
    pack.write("one/quiz.toml", QUIZ.as_bytes());
    pack.write("two/lesson.md", format!("# Two\n\n{}", "Another paragraph.\n\n".repeat(60)).as_bytes());
    pack
}

fn at(pack: &Folder, home: &Folder, days: i64, size: (u16, u16)) -> Driver {
    Driver::with_clock(pack.path(), home.path(), size.0, size.1, Clock::manual(Timestamp(MONDAY + days * DAY)))
}

/// Answers the quiz on a day: the first question wrong, the second right.
fn quiz_on(pack: &Folder, home: &Folder, days: i64) {
    let first = at(pack, home, days, (80, 24)).expect("Short.").keys("z").expect("Two is even");
    first.keys("2<enter><enter>").expect("Name the method").keys("GET<enter>").keys("<enter>").kill();
}

#[test]
fn a_new_learner_is_told_what_will_show_and_where_to_begin() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let mut driver = at(&pack, &home, 0, (80, 24)).keys("H").expect("Now").expect("Go on with");
    driver = driver.expect("1 of 2 read").keys("G").expect("Time").keys("g").expect("Now");
    driver.keys("<esc>").expect("Short.").kill();
}

#[test]
fn weeks_of_mistakes_show_as_weakness_activity_and_forecast() {
    let (pack, home) = (pack(), Folder::with(&[]));
    for days in [0, 7, 14, 15] {
        quiz_on(&pack, &home, days);
    }
    let mut driver = at(&pack, &home, 16, (160, 45)).keys("H");
    let text = driver.text();
    for words in [
        "Review 2 cards",
        "Read again what goes wrong: 1 One › numbers",
        "4 of 4 wrong",
        "Active on 4 of",
        "1 of 2 read",
    ] {
        assert!(text.contains(words), "{words}:\n{text}");
    }
    // The same at 80 columns, below each other, and still on the day after.
    driver = driver.resize(80, 24).expect("Review 2 cards").keys("<space>").expect("Certainty");
    driver = driver.wait(DAY).keys("GH").expect("Review 2 cards");
    driver.keys("<enter>").expect("to go").kill();
}

#[test]
fn what_is_chosen_by_digit_or_mouse_is_done() {
    let (pack, home) = (pack(), Folder::with(&[]));
    for days in [0, 7, 14, 15] {
        quiz_on(&pack, &home, days);
    }
    at(&pack, &home, 16, (80, 24)).keys("H2").expect("Another paragraph").kill();
    at(&pack, &home, 16, (80, 24)).keys("H").click("Read again what").expect("Numbers").expect_not("Now").kill();
    at(&pack, &home, 16, (80, 24)).keys("H").click("Review 2 cards").expect("to go").kill();
}

#[test]
fn the_home_screen_takes_no_key_from_what_lies_below_and_gives_way() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let mut driver = at(&pack, &home, 0, (80, 24)).keys("z").expect("Two is even").keys("H").expect("Now");
    // Space would choose an option of the quiz; here it turns a page.
    driver = driver.keys("<space>").keys("<esc>").expect("Two is even").keys("H").expect("Now");
    driver = driver.keys("?").expect("On the home screen").keys("<esc>").expect("Activity");
    driver = driver.keys("n").expect("Another paragraph");
    for (width, height) in [(20, 5), (40, 12), (100, 30), (300, 90)] {
        driver = driver.resize(width, height).keys("H").keys("jjkkG");
        driver = driver.keys("<esc>");
    }
    driver.kill();
}

#[test]
fn what_is_answered_meanwhile_is_in_the_next_look() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let driver = at(&pack, &home, 0, (160, 45)).keys("H").expect("Cards that will come back").keys("<esc>");
    let driver = driver.keys("z").expect("Two is even").keys("2<enter>").expect("Not right");
    driver.keys("H").expect("Today 1, 7 days").kill();
}

#[test]
fn the_command_line_prints_the_same_as_text_and_as_json() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let path = pack.path().to_str().unwrap();
    let ran = Program::in_home(home.path(), &["progress", "show", "--pack", path, "--width", "60"]).run();
    assert_eq!(ran.code, 0, "{}", ran.err);
    for words in ["0 of 2 lessons read", "Now", "1 Go on with 1 One", "Activity", "Certainty"] {
        assert!(ran.out.contains(words), "{words}:\n{}", ran.out);
    }
    assert!(ran.out.lines().all(|line| line.chars().count() <= 60), "{}", ran.out);
    let ran = Program::in_home(home.path(), &["progress", "show", "--pack", path, "--json"]).run();
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(json["dashboard"]["now"][0]["do"], "continue");
    assert_eq!(json["dashboard"]["forecast"].as_array().unwrap().len(), 30);
    // Every field that the documentation names is there, and no other.
    let documented = include_str!("../../docs/dashboard.md");
    for name in json["dashboard"].as_object().unwrap().keys() {
        assert!(documented.contains(&format!("`{name}`")), "docs/dashboard.md does not name {name}");
    }
    assert_eq!(Program::in_home(home.path(), &["progress", "show", "--width", "0"]).run().code, 2);
}
