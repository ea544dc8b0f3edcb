//! Promise: what was read, asked or noted is found in a few keys from anywhere, and one key leads to the words.

use crate::support::{Driver, Folder};
use hornbook::study::remember_pack;

fn lesson() -> String {
    let filler = "A sentence that fills the screen with words. ".repeat(8);
    let paragraphs = |n: usize| (0..n).map(|at| format!("Paragraph {at}. {filler}\n\n")).collect::<String>();
    format!(
        "# First\n\nThe start.\n\n{}## Second thoughts\n\nHere the needle is hidden.\n\n```js tab=\"JavaScript\"\nlet one = 1;\n```\n\n```python tab=\"Python\"\nhay.needleWork(2)\n```\n\n{}{{{{#quiz checkpoints.toml:c}}}}\n\n{}",
        paragraphs(8),
        paragraphs(8),
        paragraphs(4)
    )
}

fn pack() -> Folder {
    let folder = Folder::lesson(&lesson());
    folder.write("SUMMARY.md", b"# Summary\n\n# Part\n\n- [One](one/lesson.md)\n- [Needlework](two/lesson.md)\n\n# Rest\n\n- [Three](three.md)\n");
    folder.write("one/lesson.toml", b"id = \"one\"\n");
    folder.write(
        "one/checkpoints.toml",
        b"[[questions]]\nid = \"c\"\ntype = \"TrueFalse\"\nprompt.prompt = \"Is water dampish?\"\nanswer.answer = true\ncontext = \"By consent.\"\n",
    );
    folder.write("two/lesson.md", b"# Needlework\n\nA needle and a thread.\n");
    folder.write("three.md", b"# Three\n\nNothing sharp: a needless word.\n");
    folder.write("glossary.toml", b"[[terms]]\nterm = \"Thimble\"\ndefinition = \"It saves a finger.\"\n");
    folder
}

fn open(pack: &Folder, home: &Folder) -> Driver {
    Driver::open(pack.path(), home.path())
}

/// The line of the screen with the cursor of the list.
fn chosen(driver: &mut Driver) -> String {
    let text = driver.text();
    text.lines().find(|line| line.contains("❯ ") && !line.contains("❯ needle")).unwrap_or_default().to_owned()
}

#[test]
fn a_title_comes_first_and_enter_goes_to_the_words() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let mut driver = open(&pack, &home).keys("<ctrl-f>").expect("Search everything").keys("needle");
    let first = chosen(&mut driver);
    assert!(first.contains("title") && first.contains("Needlework"), "{first}\n{}", driver.text());
    driver
        .expect("Second thoughts")
        .expect("Here the needle is hidden.")
        .keys("<enter>")
        .expect("A needle and a thread.")
        .expect("Find needle")
        .expect("1 of 2")
        .keys("<backspace>")
        .expect("The start.");
}

#[test]
fn a_jump_lands_on_the_block_with_the_words_on_the_screen() {
    let (pack, home) = (pack(), Folder::with(&[]));
    // In the open lesson, far down; n goes on to the next word as find in page does.
    open(&pack, &home)
        .keys("<ctrl-f>\"needle is\"<enter>")
        .expect("Here the needle is hidden.")
        .expect("1 of 1")
        .keys("<esc>")
        .expect_not("1 of 1")
        .expect("Here the needle is hidden.")
        .keys("<backspace>")
        .expect("The start.");
    // In a tab that does not show.
    open(&pack, &home).keys("<ctrl-f>needleWork kind:code<enter>").expect("hay.needleWork(2)");
    // In another lesson.
    open(&pack, &home).keys("<ctrl-f>needless<enter>").expect("Nothing sharp: a needless word.").expect("1 of 1");
    // A question, where it is asked.
    open(&pack, &home).keys("<ctrl-f>dampish<enter>").expect("Is water dampish?");
}

#[test]
fn escape_leads_back_and_the_search_is_kept() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let mut driver = open(&pack, &home).keys("<space>jj");
    let before = driver.text();
    driver = driver.keys("<ctrl-f>need").expect("Needlework").keys("<down><esc>");
    assert_eq!(driver.text(), before);
    driver.keys("<ctrl-f>").expect("❯ need").expect("Needlework").keys("<ctrl-u>").expect("Type words");
}

#[test]
fn filters_have_keys_and_can_be_typed() {
    let (pack, home) = (pack(), Folder::with(&[]));
    open(&pack, &home)
        .keys("<ctrl-f>needle<tab>")
        .expect("❯ kind:title needle")
        .expect_not("Here the needle")
        .keys("<tab><tab>")
        .expect("❯ kind:text needle")
        .expect("Here the needle")
        .keys("<shift-tab><shift-tab><shift-tab><f3>")
        .expect("❯ part:1 needle")
        .expect_not("needless")
        .keys("<f3>")
        .expect("needless")
        .keys("<f3><f4>")
        .expect("❯ lesson:one needle")
        .expect_not("Needlework")
        .keys("<f4>")
        .expect("Needlework")
        .keys("<ctrl-u>kind:dance")
        .expect("There is no kind \"dance\"");
}

#[test]
fn slips_and_nothing_are_said() {
    let (pack, home) = (pack(), Folder::with(&[]));
    open(&pack, &home)
        .keys("<ctrl-f>thoghts ")
        .expect("No \"thoghts\": showing \"thoughts\"")
        .expect("Second thoughts")
        .keys("<ctrl-u>\"thimbel\"")
        .expect("Nothing found. \"thimble\" is there.")
        .keys("<enter>")
        .expect("Nothing found.")
        .keys("<ctrl-u>\"*() OR NEAR(a b) ^ {c}:")
        .expect("Nothing found");
}

#[test]
fn a_term_that_no_lesson_owns_is_shown_where_it_is_found() {
    let (pack, home) = (pack(), Folder::with(&[]));
    open(&pack, &home)
        .keys("<ctrl-f>thimble<enter>")
        .expect("It saves a finger.")
        .keys("<esc>")
        .expect("Search everything");
}

#[test]
fn the_mouse_and_the_palette_reach_it_from_everywhere() {
    let (pack, home) = (pack(), Folder::with(&[]));
    open(&pack, &home)
        .keys("<tab><ctrl-f>needle")
        .wheel(true)
        .click("Here the needle")
        .expect("1 of")
        .expect("Here the needle is hidden.")
        .keys(":search everything<enter>")
        .expect("Search everything")
        .keys("<esc>?<ctrl-f>")
        .expect("❯ needle");
}

#[test]
fn what_was_edited_is_found_when_searched_again() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let driver = open(&pack, &home).keys("<ctrl-f>zeppelin").expect("Nothing found").keys("<esc>");
    pack.write("three.md", b"# Three\n\nA zeppelin.\n");
    driver.keys("<ctrl-f>").expect("A zeppelin.").keys("<enter>").expect("A zeppelin.").expect("1 of 1");
}

#[test]
fn another_pack_is_found_and_the_way_there_is_told() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let other =
        Folder::with(&[("SUMMARY.md", "# Summary\n\n- [Airships](a.md)\n"), ("a.md", "# Airships\n\nA zeppelin.\n")]);
    remember_pack(&home.join("packs.toml"), other.path(), "Other").unwrap();
    let mut driver =
        open(&pack, &home).keys("<ctrl-f>zeppelin").expect("A zeppelin.").keys("<enter>").expect("That is in");
    let command = driver.copied.pop().unwrap();
    assert!(command.starts_with("hornbook ") && command.ends_with(" --lesson a.md"), "{command}");
    // The open pack is remembered for the next time.
    assert!(std::fs::read_to_string(home.join("packs.toml")).unwrap().contains(pack.path().to_str().unwrap()));
}

#[test]
fn every_size_shows_what_was_found() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let mut driver = open(&pack, &home).keys("<ctrl-f>needle");
    for (width, height) in [(160, 45), (140, 20), (100, 30), (60, 16), (40, 12), (20, 5), (10, 3), (1, 1), (80, 24)] {
        driver = driver.resize(width, height);
        let text = driver.text();
        assert!(text.lines().all(|line| hornbook::base::text::width(line) <= usize::from(width)), "{text}");
        if width >= 40 {
            assert!(text.contains("Needlework"), "{text}");
        }
    }
    driver.resize(160, 45).keys("<down>").expect("Needlework").expect("needle");
}

#[test]
fn the_learner_s_own_notes_are_found() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let driver = open(&pack, &home).keys("ma quokka once said so").expect("a quokka").keys("<esc>");
    driver.keys("q").expect("").kill();
    open(&pack, &home)
        .keys("<ctrl-f>quokka")
        .expect("a quokka once said so")
        .keys("<enter>")
        .expect("The start.")
        .kill();
}
