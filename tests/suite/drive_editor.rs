//! Promise: a file of a lab is edited as in an editor, whatever is in it and however long it is.

use crate::support::{Driver, Folder};
use hornbook::base::clock::Clock;

fn pack(file: &str, text: &str) -> Folder {
    let folder = Folder::lesson("# First\n\nThe start.\n\n{{#lab lab}}\n");
    folder.write("one/lab/lab.toml", b"id = \"e\"\nkind = \"code\"\ntitle = \"Edit\"\nbrief = \"Edit it.\"\n");
    folder.write("one/lab/checks.js", b"import { test } from 'node:test';\n");
    folder.write(&format!("one/lab/starter/{file}"), text.as_bytes());
    folder.write(&format!("one/lab/solution/{file}"), text.as_bytes());
    folder.write("one/lab/given/given.js", b"export const given = 1;\n");
    folder
}

fn open(pack: &Folder, home: &Folder) -> Driver {
    Driver::open(pack.path(), home.path()).keys("l<enter>")
}

#[test]
fn keys_type_and_nothing_of_the_app_is_in_their_way() {
    let (pack, home) = (pack("app.js", ""), Folder::with(&[]));
    open(&pack, &home)
        .keys("nq?:#/123 <lt>z l p]")
        .expect("nq?:#/123 <z l p]")
        .keys("<f1>")
        .expect("While typing in a file")
        .keys("<esc><esc>")
        .keys("?")
        .expect("In a lab")
        .keys("<esc><esc>")
        .expect("The start.");
}

#[test]
fn new_lines_are_indented_and_words_are_taken_back_one_by_one() {
    let (pack, home) = (pack("app.js", ""), Folder::with(&[]));
    open(&pack, &home)
        .keys("if (a) {<enter>one two<enter>}<enter>end")
        .expect(" 2    one two")
        .expect(" 3  }")
        .expect(" 4  end")
        .keys("<ctrl-u><ctrl-u><ctrl-u>")
        .expect_not("end")
        .keys("<ctrl-r><ctrl-r><ctrl-r>")
        .expect(" 4  end")
        .keys("<ctrl-a><tab>")
        .expect(" 1    if (a) {")
        .keys("<shift-tab>")
        .expect(" 1  if (a) {");
}

#[test]
fn what_is_selected_is_copied_cut_and_pasted() {
    let (pack, home) = (pack("app.js", "one two three\nfour\n"), Folder::with(&[]));
    let driver = open(&pack, &home)
        .keys("<ctrl-right><shift-right><ctrl-shift-right><alt-c>")
        .expect("Copied")
        .keys("<end><ctrl-v>")
        .expect("one two three two")
        .keys("<down><ctrl-x><up><home><ctrl-v>")
        .expect(" 1  four")
        .paste("a\r\nb\u{1b}")
        .expect(" 3  bone two");
    assert_eq!(driver.copied, [" two", "four\n"]);
}

#[test]
fn ctrl_c_copies_a_selection_and_leaves_without_one() {
    let (pack, home) = (pack("app.js", "one\n"), Folder::with(&[]));
    let driver = open(&pack, &home).keys("<shift-right><ctrl-c>").expect("Copied");
    assert!(!driver.ended);
    let driver = driver.keys("<left>x<ctrl-c>");
    assert!(driver.ended);
    driver.kill();
    open(&pack, &home).expect("xone").kill();
}

#[test]
fn the_mouse_puts_the_cursor_and_selects() {
    let (pack, home) = (pack("app.js", "one two three\nfour five\n"), Folder::with(&[]));
    let driver = open(&pack, &home).click("two").expect("1:5").drag("two", "five").keys("<ctrl-c>").expect("Copied");
    assert_eq!(driver.copied, ["two three\nfour "]);
    driver.keys("X").expect("one Xfive");
}

#[test]
fn words_and_lines_are_found() {
    let text: String = (1..=200).map(|n| format!("line {n}\n")).collect();
    let (pack, home) = (pack("app.js", &text), Folder::with(&[]));
    open(&pack, &home)
        .keys("<ctrl-f>LINE 15")
        .expect("nothing found")
        .keys("<ctrl-u>line 15")
        .expect("1 of 11")
        .expect("line 15")
        .keys("<enter><f3><f3>")
        .expect("3 of 11")
        .keys("<alt-g>")
        .expect("2 of 11")
        .keys("<esc><ctrl-o>120<enter>")
        .expect("120:1")
        .keys("<ctrl-o>9999<enter>")
        .expect("201:1")
        .keys("<ctrl-home>")
        .expect("1:1")
        .keys("<ctrl-f>none<esc>x")
        .expect("xline 1");
}

#[test]
fn a_given_file_can_be_read_and_copied_only() {
    let (pack, home) = (pack("app.js", "a\n"), Folder::with(&[]));
    let driver = open(&pack, &home)
        .keys("<esc>t<enter>")
        .expect("read only")
        .keys("x")
        .expect("This file is given")
        .keys("<backspace><del><enter><ctrl-x><ctrl-u>")
        .expect("export const given = 1;")
        .keys("<shift-end><ctrl-c>")
        .expect("Copied");
    assert_eq!(driver.copied, ["export const given = 1;"]);
}

#[test]
fn wide_joined_and_dangerous_characters_take_their_columns() {
    let (pack, home) = (pack("app.js", "日本👩\u{200d}👩\u{200d}👧e\u{301}\u{202e}\tx\n"), Folder::with(&[]));
    open(&pack, &home)
        .expect("⟨U+202E⟩")
        .keys("<right><right>")
        .expect("1:5")
        .keys("<right>")
        .expect("1:7")
        .keys("<right>|")
        .expect("e\u{301}|⟨U+202E⟩")
        .keys("<backspace><backspace><backspace>!")
        .expect("日 本 !⟨U+202E⟩");
}

#[test]
fn long_lines_scroll_sideways_with_the_cursor() {
    let text = format!("start{}end\nshort\n", "-".repeat(300));
    let (pack, home) = (pack("app.js", &text), Folder::with(&[]));
    open(&pack, &home).expect("start").keys("<end>").expect("end").expect_not("start").keys("<home>").expect("start");
}

#[test]
fn ten_thousand_lines_cost_what_shows() {
    let text: String = (1..=10_000).map(|n| format!("const value{n} = {{ a: [{n}, 'x'] }};\n")).collect();
    let text = &text[..text.len().min(250 * 1024)];
    let (large, small, home) = (pack("app.js", text), pack("app.js", "const a = 1;\n"), Folder::with(&[]));
    let clock = Clock::system();
    let time = |pack: &Folder| {
        let home = Folder::with(&[]);
        let driver = open(pack, &home).keys("<ctrl-end><up>");
        let start = clock.steady_millis();
        driver.keys(&"x<left><enter><up>".repeat(50)).expect("typing").kill();
        clock.steady_millis() - start
    };
    drop(home);
    let (short, long) = (time(&small), time(&large));
    // Each of the 200 keys is drawn; a cost that followed the length would be hundreds of times as much.
    assert!(long <= 8 * short + 400, "{long} ms against {short} ms");
}

#[test]
fn a_file_can_only_grow_so_far() {
    let (pack, home) = (pack("app.js", &"x".repeat(200 * 1024)), Folder::with(&[]));
    open(&pack, &home)
        .paste(&"y".repeat(100 * 1024))
        .expect("A file of a lab can have 256 kB")
        .expect_not("yyy")
        .paste("z\n")
        .expect("1  z");
}

#[test]
fn colours_come_late_and_move_no_text() {
    let (pack, home) = (pack("app.js", "const a = 'x'; // note\n"), Folder::with(&[]));
    let mut plain = open(&pack, &home);
    let before = plain.text();
    plain.kill();
    let mut coloured = Driver::open(pack.path(), home.path()).with_colours().keys("l<enter>");
    assert_eq!(coloured.text(), before);
    coloured.keys("/*<enter>").expect(" 2  const a = 'x'; // note");
}
