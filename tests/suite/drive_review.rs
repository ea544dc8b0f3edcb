//! Promise: what was wrong comes back, on its day, from the keyboard and the mouse, and no grade is lost.

use crate::support::{Driver, Folder};
use hornbook::base::clock::{Clock, Timestamp};

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;
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

const CARDS: &str = r#"
id = "one"
[[cards]]
id = "first-match"
front = "Which route runs?"
back = "The one that was registered first."
explains = "numbers"
"#;

fn pack() -> Folder {
    let pack = Folder::lesson("# One\n\nShort.\n\n## Numbers\n\nTwo is even.\n");
    pack.write("SUMMARY.md", b"# Summary\n\n- [One](one/lesson.md)\n- [Two](two/lesson.md)\n");
    pack.write("one/lesson.toml", CARDS.as_bytes());
    pack.write("one/quiz.toml", QUIZ.as_bytes());
    pack.write("two/lesson.md", b"# Two\n\nAnother one, which is longer.\n");
    pack
}

fn at(pack: &Folder, home: &Folder, millis: i64) -> Driver {
    Driver::with_clock(pack.path(), home.path(), 80, 24, Clock::manual(Timestamp(millis)))
}

/// Monday: the first question wrong, the second right.
fn monday(pack: &Folder, home: &Folder) -> Driver {
    at(pack, home, MONDAY).keys("z2<enter><enter>").expect("Name the method").keys("GET<enter>").expect("Right")
}

#[test]
fn what_was_wrong_on_monday_comes_back_and_what_was_right_on_its_day() {
    let (pack, home) = (pack(), Folder::with(&[]));
    // The lesson fits on the screen, so it is read and its own card waits too.
    monday(&pack, &home).expect("1 due").kill();
    // Five hours later the wrong one is due, and the new card of the same section waits for another day.
    at(&pack, &home, MONDAY + 6 * HOUR).expect("1 due").keys("r").expect("Two is even").kill();
    // Wednesday: the right one too.
    at(&pack, &home, MONDAY + DAY).expect("1 due").kill();
    at(&pack, &home, MONDAY + 2 * DAY).expect("2 due").kill();
}

#[test]
fn a_question_is_graded_by_its_answer_and_the_grade_can_be_changed() {
    let (pack, home) = (pack(), Folder::with(&[]));
    monday(&pack, &home).kill();
    let mut review = at(&pack, &home, MONDAY + 2 * DAY)
        .keys("r")
        .expect("0 done, 2 to go")
        .expect("Two is even")
        .keys("1<enter>")
        .expect("Right")
        .expect("It is divisible by two.")
        .expect("Good: comes back in");
    let good = review.text();
    review = review.keys("2").expect("Hard: comes back in");
    assert_ne!(review.text(), good);
    review
        .keys("<enter>")
        .expect("Before: Hard")
        .expect("Name the method")
        .keys("POST<enter>")
        .expect("Again: comes back in")
        .keys("<enter>")
        .expect("2 cards reviewed")
        .expect("Again 1 · Hard 1 · Good 0 · Easy 0")
        .expect("The coming week")
        .keys("<enter>")
        .expect("Short.")
        .kill();
    // The one that was wrong comes back the next day, the other on its own.
    at(&pack, &home, MONDAY + 2 * DAY + HOUR).expect_not(" due").kill();
    at(&pack, &home, MONDAY + 3 * DAY).keys("r").expect("Name the method").expect("0 done, 2 to go").kill();
    at(&pack, &home, MONDAY + 4 * DAY).expect("2 due").kill();
}

#[test]
fn a_kill_between_grade_and_verdict_loses_nothing() {
    let (pack, home) = (pack(), Folder::with(&[]));
    monday(&pack, &home).kill();
    at(&pack, &home, MONDAY + 2 * DAY).keys("r1<enter>").expect("Good: comes back in").kill();
    at(&pack, &home, MONDAY + 2 * DAY).expect("1 due").keys("r").expect("Name the method").kill();
}

#[test]
fn a_half_typed_answer_survives_a_kill() {
    let (pack, home) = (pack(), Folder::with(&[]));
    monday(&pack, &home).kill();
    at(&pack, &home, MONDAY + 2 * DAY).keys("r1<enter><enter>GE").expect("GE").wait(1_000).kill();
    at(&pack, &home, MONDAY + 2 * DAY).keys("r").expect("GE").keys("T<enter>").expect("Right").kill();
}

#[test]
fn a_card_shows_its_back_and_takes_a_grade() {
    let (pack, home) = (pack(), Folder::with(&[]));
    // Read to its end, nothing answered: its own card is new.
    at(&pack, &home, MONDAY)
        .keys("G")
        .wait(1_000)
        .expect("1 due")
        .keys("r")
        .expect("(new)")
        .expect("Which route runs?")
        .expect_not("registered first")
        .keys("<space>")
        .expect("registered first")
        .expect("3 Good   2 d")
        .keys("<space>")
        .expect("1 Again, 2 Hard, 3 Good, 4 Easy")
        .keys("3")
        .expect("1 card reviewed")
        .expect_not("due ")
        .kill();
    at(&pack, &home, MONDAY + 2 * DAY).expect("1 due").kill();
}

#[test]
fn the_last_grade_can_be_taken_back() {
    let (pack, home) = (pack(), Folder::with(&[]));
    at(&pack, &home, MONDAY)
        .keys("Gr<space>1")
        .expect("1 card reviewed")
        .keys("u")
        .expect("Which route runs?")
        .expect("(new)")
        .keys("u")
        .expect("Nothing was graded in this sitting")
        .kill();
    // As if it had not been asked.
    at(&pack, &home, MONDAY).expect("1 due").keys("r").expect("(new)").kill();
}

#[test]
fn a_card_can_be_set_aside_for_a_day_or_for_good_and_taken_up_again() {
    let (pack, home) = (pack(), Folder::with(&[]));
    at(&pack, &home, MONDAY).keys("Grb").expect("Set aside until tomorrow").expect("Nothing is due now").kill();
    at(&pack, &home, MONDAY + HOUR).expect_not("1 due").kill();
    at(&pack, &home, MONDAY + DAY).expect("1 due").keys("rs").expect("L lists what is set aside").kill();
    at(&pack, &home, MONDAY + 2 * DAY)
        .expect_not("1 due")
        .keys("L")
        .expect("Which route runs?")
        .expect("set aside")
        .keys("s")
        .expect("1 due")
        .kill();
    at(&pack, &home, MONDAY + 2 * DAY).expect("1 due").kill();
}

#[test]
fn the_section_that_explains_is_one_key_away() {
    let (pack, home) = (pack(), Folder::with(&[]));
    monday(&pack, &home).kill();
    at(&pack, &home, MONDAY + 2 * DAY)
        .keys("n")
        .expect("Another one")
        .keys("r2<enter>")
        .expect("Not right")
        .keys("x")
        .expect("Numbers")
        .expect("1 due")
        .kill();
}

#[test]
fn a_text_that_changed_is_shown_anew_and_one_that_is_gone_is_skipped() {
    let (pack, home) = (pack(), Folder::with(&[]));
    at(&pack, &home, MONDAY).keys("Gr<space>3").expect("reviewed").kill();
    let changed = CARDS.replace("Which route runs?", "Which of two routes runs?");
    pack.write("one/lesson.toml", changed.as_bytes());
    at(&pack, &home, MONDAY + 2 * DAY)
        .keys("r")
        .expect("Which of two routes runs?")
        .expect("has changed since you were asked last")
        .expect_not("(new)")
        .kill();
    pack.write("one/lesson.toml", b"id = \"one\"\n");
    at(&pack, &home, MONDAY + 2 * DAY)
        .expect_not("1 due")
        .keys("r")
        .expect("Nothing is due now")
        .expect("1 card is skipped")
        .kill();
}

#[test]
fn everything_can_be_clicked() {
    let (pack, home) = (pack(), Folder::with(&[]));
    at(&pack, &home, MONDAY)
        .keys("Gr")
        .click("Space: show the back")
        .expect("registered first")
        .click("3 Good")
        .expect("1 card reviewed")
        .click("Space: back")
        .expect("Two is even.")
        .kill();
}

#[test]
fn a_review_leaves_the_quiz_beside_the_text_as_it_was() {
    let (pack, home) = (pack(), Folder::with(&[]));
    at(&pack, &home, MONDAY)
        .keys("z1<tab>")
        .keys("r")
        .expect("Which route runs?")
        .keys("<esc><tab>")
        .keys("<tab>")
        .expect("Question 1 of 2")
        .expect("◉ 1 True")
        .kill();
}

#[test]
fn the_contents_show_what_is_due_in_a_lesson() {
    let (pack, home) = (pack(), Folder::with(&[]));
    monday(&pack, &home).kill();
    at(&pack, &home, MONDAY + 2 * DAY).resize(160, 45).expect("2↻").keys("r").expect("┌ Review").kill();
}

#[test]
fn every_size_shows_a_review() {
    let (pack, home) = (pack(), Folder::with(&[]));
    monday(&pack, &home).kill();
    let mut driver = at(&pack, &home, MONDAY + 2 * DAY).keys("r");
    for (width, height) in [(160, 45), (100, 30), (80, 24), (59, 15), (20, 5), (3, 2), (80, 24)] {
        driver = driver.resize(width, height);
    }
    driver.expect("Two is even").kill();
}
