//! Promise: everything a learner does works from the keyboard and the mouse, and nothing is lost between sessions.

use crate::support::{Driver, Folder};

const QUIZ: &str = r#"
[[questions]]
id = "one"
type = "MultipleChoice"
prompt.prompt = "Which one is even?"
prompt.distractors = ["Three", "Five"]
prompt.feedback = ["Three is odd.", "Five is odd."]
prompt.answerIndex = 0
answer.answer = "Two"
context = "Two is divisible by two."
explains = "second"
hint = "Divide by two."

[[questions]]
id = "two"
type = "ShortAnswer"
prompt.prompt = "Name the method that reads."
answer.answer = "GET"
wrong = [{ answer = "FETCH", feedback = "That is a function." }]
context = "GET reads."
"#;

const CHECKPOINTS: &str = r#"
[[questions]]
id = "c"
type = "TrueFalse"
prompt.prompt = "Water is wet."
answer.answer = true
context = "By common consent."
"#;

fn lesson() -> String {
    let filler = "A sentence that fills the screen with words. ".repeat(8);
    let paragraphs = |n: usize| (0..n).map(|at| format!("Paragraph {at}. {filler}\n\n")).collect::<String>();
    format!(
        "# First\n\nThe start. A [link](#second) and a note[^n].\n\n{{{{#quiz checkpoints.toml:c}}}}\n\n```js tab=\"JavaScript\"\nlet a = 1;\n```\n\n```python tab=\"Python\"\na = 2\n```\n\n{}## Second\n\n{}The needle is here.\n\n{}## Third\n\nThe very end.\n\n[^n]: A footnote's words.\n",
        paragraphs(3),
        paragraphs(6),
        paragraphs(6)
    )
}

fn pack() -> Folder {
    let folder = Folder::lesson(&lesson());
    folder
        .write("SUMMARY.md", b"# Summary\n\n# Part\n\n- [One](one/lesson.md)\n- [Other](two/lesson.md)\n- [Later]()\n");
    folder.write("one/quiz.toml", QUIZ.as_bytes());
    folder.write("one/checkpoints.toml", CHECKPOINTS.as_bytes());
    folder.write("two/lesson.md", b"# Other\n\nThe second lesson.\n");
    folder
}

fn open(pack: &Folder, home: &Folder) -> Driver {
    Driver::open(pack.path(), home.path())
}

#[test]
fn a_reader_who_is_killed_comes_back_to_the_same_line() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let mut driver = open(&pack, &home).expect("The start.").keys("<space><space>jjj").wait(1_000);
    let before = driver.text();
    driver.kill();
    let mut again = open(&pack, &home);
    assert_eq!(again.text().lines().nth(2), before.lines().nth(2), "{}", again.text());
}

#[test]
fn a_resize_keeps_the_place() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let mut driver = open(&pack, &home).keys("}").expect("Second");
    let first = driver.text().lines().nth(1).unwrap().trim().to_owned();
    driver.resize(50, 20).resize(120, 40).resize(80, 24).expect(&first).expect("Second");
}

#[test]
fn a_quiz_is_taken_explained_and_resumed_after_a_kill() {
    let (pack, home) = (pack(), Folder::with(&[]));
    open(&pack, &home)
        .keys("z")
        .expect("Which one is even?")
        .keys("i")
        .expect("Divide by two.")
        .keys("2<enter>")
        .expect("Not right")
        .expect("Three is odd.")
        .expect("Two is divisible by two.")
        .keys("<enter>")
        .expect("Name the method")
        .keys("FET")
        .wait(1_000)
        .kill();
    open(&pack, &home)
        .keys("z")
        .expect("Name the method")
        .expect("FET")
        .keys("CH<enter>")
        .expect("That is a function.")
        .keys("<enter>")
        .expect("0 of 2 right")
        .keys("w")
        .expect("Which one is even?")
        .keys("1<enter><enter>get<enter>")
        .expect("Right")
        .keys("<enter>")
        .expect("2 of 2 right")
        .keys("a<enter>")
        .expect("Attempts");
}

#[test]
fn a_whole_quiz_right_after_reading_masters_the_lesson() {
    let (pack, home) = (pack(), Folder::with(&[]));
    open(&pack, &home)
        .keys("Gz1<enter><enter>GET<enter><enter>")
        .expect("2 of 2 right")
        .keys("<esc><tab><tab><tab>")
        .expect("✓ 1 One");
}

#[test]
fn a_checkpoint_is_answered_in_the_text_and_marked_there() {
    let (pack, home) = (pack(), Folder::with(&[]));
    open(&pack, &home)
        .keys("c")
        .expect("Water is wet.")
        .keys("1<enter>")
        .expect("By common consent.")
        .keys("<enter>")
        .expect("✓ Checkpoint")
        .keys("c")
        .expect("All checkpoints are answered");
}

#[test]
fn not_sure_shows_the_answer_and_certainty_is_asked_when_wanted() {
    let (pack, home) = (pack(), Folder::with(&[]));
    open(&pack, &home)
        .keys("zu")
        .expect("Not sure")
        .expect("Two is divisible")
        .keys("<esc>:sure I am<enter>z")
        .expect("Name the method")
        .keys("GET<enter>")
        .expect("How sure are you?")
        .keys("3")
        .expect("Right");
}

#[test]
fn the_section_that_explains_a_question_is_one_key_away_and_so_is_the_way_back() {
    let (pack, home) = (pack(), Folder::with(&[]));
    open(&pack, &home)
        .keys("z2<enter>")
        .expect("explains")
        .keys("x")
        .expect("Second")
        .keys("<backspace>")
        .expect("The start.");
}

#[test]
fn the_mouse_answers_follows_and_scrolls() {
    let (pack, home) = (pack(), Folder::with(&[]));
    open(&pack, &home)
        .click("Checkpoint")
        .expect("Water is wet.")
        .click("False")
        .click("hand in")
        .expect("Not right")
        .click("back to the text")
        .expect("✗ Checkpoint")
        .click("link")
        .expect("Second")
        .wheel(false)
        .wheel(true)
        .expect("Paragraph")
        .click("Tab pane")
        .expect("Other")
        .click("Other")
        .expect("The second lesson.");
}

#[test]
fn words_are_found_as_they_are_typed() {
    let (pack, home) = (pack(), Folder::with(&[]));
    open(&pack, &home)
        .keys("/needle")
        .expect("1 of 1")
        .expect("The needle is here.")
        .keys("<esc>")
        .expect("The start.")
        .keys("/paragraph<enter>nn")
        .expect("3 of 15")
        .keys("<esc>n")
        .expect("The second lesson.");
}

#[test]
fn lessons_are_reached_by_number_title_palette_and_contents() {
    let (pack, home) = (pack(), Folder::with(&[]));
    open(&pack, &home)
        .keys("2<enter>")
        .expect("The second lesson.")
        .keys("p")
        .expect("The start.")
        .keys("#other<enter>")
        .expect("The second lesson.")
        .keys("<backspace>")
        .expect("The start.")
        .keys("<ctrl-p>Other<enter>")
        .expect("The second lesson.")
        .keys("<tab>gj<enter>")
        .expect("The start.")
        .keys("3<enter>")
        .expect("not written yet");
}

#[test]
fn the_contents_fold_and_filter() {
    let (pack, home) = (pack(), Folder::with(&[]));
    open(&pack, &home)
        .keys("<shift-tab>")
        .expect("▾ Part")
        .keys("h")
        .expect("▸ Part")
        .expect_not("2 Other")
        .keys("l")
        .expect("2 Other")
        .keys("/oth")
        .expect_not("1 One")
        .keys("<enter>")
        .expect("The second lesson.");
}

#[test]
fn a_tab_is_kept_for_the_next_session() {
    let (pack, home) = (pack(), Folder::with(&[]));
    open(&pack, &home).expect("let a = 1;").keys("t").expect("[Python]").expect("a = 2").wait(1_000).expect("a = 2");
    open(&pack, &home).expect("a = 2");
}

#[test]
fn code_is_copied_exactly() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let driver = open(&pack, &home).keys("y").expect("Copied one line of code");
    assert_eq!(driver.copied, ["let a = 1;"]);
}

#[test]
fn footnotes_open_over_the_text() {
    let (pack, home) = (pack(), Folder::with(&[]));
    open(&pack, &home).click("[1]").expect("A footnote's words.").keys("<esc>").expect_not("A footnote's words.");
}

#[test]
fn help_lists_every_command_with_its_keys() {
    let (pack, home) = (pack(), Folder::with(&[]));
    open(&pack, &home)
        .keys("?")
        .expect("A page down")
        .keys("G")
        .expect("Leave; everything is saved")
        .keys("?")
        .expect("The start.");
}

#[test]
fn own_keys_are_taken_and_mistakes_in_them_are_told() {
    let (pack, home) = (pack(), Folder::with(&[]));
    home.write("config.toml", b"[keys]\n\"page-down\" = [\"x\"]\n\"fly\" = [\"y\"]\n");
    open(&pack, &home).expect("keys.fly: there is no such command").keys("x").expect_not("The start.");
}

#[test]
fn every_size_draws_and_leaves() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let mut driver = open(&pack, &home).keys("z");
    for (width, height) in [
        (1, 1),
        (1, 80),
        (2, 2),
        (5, 3),
        (12, 4),
        (20, 5),
        (40, 10),
        (59, 15),
        (60, 16),
        (99, 30),
        (100, 30),
        (139, 40),
        (140, 40),
        (500, 200),
    ] {
        driver = driver.resize(width, height).keys("<tab>?<esc>:<esc>zj");
    }
    driver = driver.resize(80, 24);
    driver.expect("Which one is even?").keys("<ctrl-c>").kill();
}

#[test]
fn time_with_a_lesson_is_counted_without_the_pauses() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let driver = open(&pack, &home).keys("j").wait(30_000).keys("j").wait(3_600_000).keys("jn");
    drop(driver.expect("The second lesson."));
    let store = hornbook::study::Store::open(
        &home.join("test.db"),
        hornbook::base::clock::Clock::system(),
        hornbook::base::chance::Chance::from_seed(1),
    );
    let states = store.unwrap().store.states(&"t".into()).unwrap();
    let one = states.iter().find(|state| state.path == "one/lesson.md").unwrap();
    assert_eq!(one.seconds, 90);
}

#[test]
fn a_text_of_controls_and_overrides_reaches_the_screen_as_symbols() {
    let pack = Folder::lesson("# T\u{202e}itle\n\nA \u{1b}[31mred\u{7} &#27;[2J `co\u{9b}de` \u{200b}.\n");
    let home = Folder::with(&[]);
    let mut driver = open(&pack, &home).expect("␛[31mred␇").expect("⟨U+202E⟩").expect("⟨U+009B⟩");
    let text = driver.text();
    assert!(!text.chars().any(|c| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c)), "{text:?}");
}

#[test]
fn the_quiz_can_be_what_is_seen_first() {
    let (pack, home) = (pack(), Folder::with(&[]));
    Driver::at_the_quiz(pack.path(), home.path()).expect("Which one is even?").keys("<esc>").expect("The start.");
}
