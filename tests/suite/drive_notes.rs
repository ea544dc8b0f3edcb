//! Promise: what a learner writes, marks and highlights is there again, on the same words, whatever happens in between.

use crate::support::{Driver, Folder};

const LESSON: &str = "# First\n\nA router picks a rule by method and path. The first rule that fits wins.\n\n\
## Middleware\n\nMiddleware runs before the handler and after it. Order is everything here.\n\n\
- one item\n- another item\n\n## The end\n\nThe last words.\n";

fn pack() -> Folder {
    let folder = Folder::lesson(LESSON);
    folder.write("SUMMARY.md", b"# Summary\n\n- [One](one/lesson.md)\n- [Other](two/lesson.md)\n");
    folder.write("two/lesson.md", b"# Other\n\nThe second lesson.\n");
    folder
}

fn open(pack: &Folder, home: &Folder) -> Driver {
    Driver::open(pack.path(), home.path())
}

/// The line of the screen with some words.
fn line(driver: &mut Driver, words: &str) -> String {
    let text = driver.text();
    text.lines().find(|line| line.contains(words)).unwrap_or_else(|| panic!("no \"{words}\" in\n{text}")).to_owned()
}

#[test]
fn a_note_is_written_listed_found_again_and_removed() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let mut driver = open(&pack, &home).keys("m").expect("Writing").expect("First");
    driver = driver.keys("why first?<esc>").expect("A router");
    assert!(line(&mut driver, "First").starts_with("✎First"), "{}", driver.text());
    driver.keys("q").expect("").kill();
    let driver = open(&pack, &home).keys("N").expect("why first?").keys("e").expect("Writing");
    let driver = driver.keys(" because<esc>").expect("why first? because");
    let driver = driver.keys("d").expect("Removed").expect_not("why first?").keys("u").expect("why first? because");
    driver.keys("<enter>").expect("A router").kill();
    open(&pack, &home).keys("N").expect("why first? because").kill();
}

#[test]
fn what_is_typed_survives_a_kill_within_half_a_second() {
    let (pack, home) = (pack(), Folder::with(&[]));
    open(&pack, &home).keys("mhalf a thought").wait(400).kill();
    open(&pack, &home).keys("N").expect("half a thought").keys("e and more").wait(400).kill();
    open(&pack, &home).keys("N").expect("half a thought and more").kill();
}

#[test]
fn a_note_without_a_word_is_none() {
    let (pack, home) = (pack(), Folder::with(&[]));
    open(&pack, &home)
        .keys("m<esc>N")
        .expect("There are no notes here yet")
        .keys("<esc>mx")
        .wait(400)
        .keys("<backspace><esc>")
        .kill();
    open(&pack, &home).keys("N").expect("There are no notes here yet").kill();
}

#[test]
fn notes_stay_on_their_words_when_the_lesson_is_edited() {
    let (pack, home) = (pack(), Folder::with(&[]));
    open(&pack, &home).keys("vjjx").expect("⚑Middleware").keys("vjjvmmiddle<esc>").keys("q").expect("").kill();
    let edited = LESSON.replace("# First\n\n", "# First\n\nNew at the top.\n\n- and\n- a list\n\n");
    pack.write("one/lesson.md", edited.as_bytes());
    let mut driver = open(&pack, &home);
    // Of two marks on one line the first of note, bookmark and highlight shows.
    assert!(line(&mut driver, "Middleware").starts_with("⚑Middleware"), "{}", driver.text());
    driver.kill();
    pack.write("one/lesson.md", b"# First\n\nAll of it was written anew.\n");
    let driver = open(&pack, &home).keys("N").expect("Loose").expect("middle").expect("Middleware");
    driver.keys("<enter>").expect("no longer in the lesson").kill();
}

#[test]
fn words_are_chosen_with_keys_and_highlighted() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let mut driver =
        open(&pack, &home).keys("vjllv").keys("lll").expect("highlight").keys("<enter>").expect("Highlighted");
    assert!(line(&mut driver, "A router").starts_with("▌"), "{}", driver.text());
    let driver = driver.keys("N").expect("picks a rule by").keys("<esc>");
    let driver = driver.keys("vjllvly");
    assert_eq!(driver.copied, ["picks a"]);
    let mut driver = driver.keys("vjmtake care<esc>").expect("A router");
    assert!(line(&mut driver, "A router").starts_with("▌"), "{}", driver.text());
    driver.keys("N").expect("take care").kill();
}

#[test]
fn words_are_chosen_with_the_mouse() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let driver = open(&pack, &home).drag("picks a", "by method").keys("<enter>").expect("Highlighted");
    driver.keys("N").expect("picks a rule b").kill();
    // A click alone chooses nothing.
    open(&pack, &home).click("Order is").keys("<enter>").expect_not("Highlighted").kill();
}

#[test]
fn a_stretch_stays_within_its_block() {
    let (pack, home) = (pack(), Folder::with(&[]));
    open(&pack, &home).keys("vvj").expect("stays within").keys("<esc><enter>").expect_not("Highlighted").kill();
}

#[test]
fn notes_of_every_lesson_are_listed_and_jumped_to() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let driver = open(&pack, &home).keys("vjjx").keys("n").expect("The second lesson.").keys("mabout two<esc>");
    let driver =
        driver.keys("N").expect("about two").expect_not("Middleware").keys("a").expect("Middleware").expect("1 One");
    driver.keys("g<enter>").expect("Middleware runs").keys("N").expect("Middleware").kill();
}

#[test]
fn a_second_press_takes_the_bookmark_away_and_undo_brings_it_back() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let driver =
        open(&pack, &home).keys("x").expect("Bookmarked").expect("⚑First").keys("x").expect("gone").expect_not("⚑");
    driver.keys("Nu<esc>").expect("⚑First").kill();
}

#[test]
fn a_note_is_written_in_the_learners_own_editor() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let driver = open(&pack, &home).with_editor(|files| std::fs::write(&files[0], "from vi\nand back\n").unwrap());
    let driver = driver.keys("mone<esc>N").expect("one").keys("E").expect("from vi").expect("and back");
    driver.kill();
    open(&pack, &home).keys("N").expect("from vi").kill();
}

#[test]
fn prose_goes_on_below_and_the_mouse_finds_its_place() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let words =
        "A long thought that does not end where the pane ends, but goes on and on for quite some time, as thoughts do.";
    let driver = open(&pack, &home).keys("m").paste(words).expect("as thoughts do.").expect("A long thought");
    let driver = driver.keys("<up>X").expect("not endX where").click("thought that").keys("Y").expect("Ythought that");
    driver.drag("Ythought", " does").keys("Z<esc>N").expect("A long Z does not endX where").kill();
}

#[test]
fn the_pane_stands_beside_the_text_where_there_is_room() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let driver =
        Driver::sized(pack.path(), home.path(), 160, 45).keys("N").expect("There are no notes").expect("A router");
    driver
        .resize(110, 30)
        .expect("There are no notes")
        .expect("A router")
        .resize(50, 12)
        .expect("There are no notes")
        .kill();
}

#[test]
fn signs_of_notes_have_a_form_in_ascii() {
    let (pack, home) = (pack(), Folder::with(&[("config.toml", "glyphs = \"ascii\"\n")]));
    let mut driver = open(&pack, &home).keys("x");
    assert!(line(&mut driver, "First").starts_with("^First"), "{}", driver.text());
    assert!(driver.text().is_ascii(), "{}", driver.text());
}

#[test]
fn what_is_quoted_cannot_act_on_the_terminal() {
    let (pack, home) = (Folder::lesson("# A\u{1b}[31m title\n\nWords\u{202e}.\n"), Folder::with(&[]));
    let mut driver = open(&pack, &home).keys("m").paste("evil \u{1b}]0;x\u{7}").keys("<esc>N").expect("evil");
    assert!(!driver.text().contains('\u{1b}') && !driver.text().contains('\u{202e}'));
}
