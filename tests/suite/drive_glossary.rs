//! Promise: a word that the glossary explains is marked where it is first met, and says what it means when it is asked.

use crate::support::{Driver, Folder, Program};

const LESSON: &str = "# First\n\nA router reads the ETag and a cache key. Then `cache key` in code, and a cache key again.\n\n\
## More routers\n\nRouters see [the cache key](https://example.org) first, and rest; REST comes later.\n\n\
- a list with a cache-key\n\n## The end\n\nThe last words.\n";

const TERMS: &str = "[[terms]]\nterm = \"cache key\"\ndefinition = \"What a *cached* answer is found by.\"\nlesson = \"second\"\naliases = [\"key of the cache\"]\n\n\
[[terms]]\nterm = \"router\"\ndefinition = \"What picks a rule.\"\n\n\
[[terms]]\nterm = \"REST\"\ndefinition = \"A style.\"\nlesson = \"second\"\n\n\
[[terms]]\nterm = \"zebra\"\ndefinition = \"Black and white. This is wider than a line of the command, so that x-www-form-urlencoded is cut.\"\n";

fn pack() -> Folder {
    let folder = Folder::lesson(LESSON);
    folder.write("SUMMARY.md", b"# Summary\n\n- [One](one/lesson.md)\n- [Other](two/lesson.md)\n");
    folder.write("two/lesson.md", b"# Other\n\nThe second lesson, with a router.\n");
    folder.write("two/lesson.toml", b"id = \"second\"\n");
    folder.write("glossary.toml", TERMS.as_bytes());
    folder
}

#[test]
fn a_term_is_peeked_at_by_key_and_leads_to_the_lesson_that_owns_it() {
    let (pack, home) = (pack(), Folder::with(&[]));
    for (width, height) in [(80, 24), (160, 45)] {
        let driver = Driver::sized(pack.path(), home.path(), width, height);
        let driver = driver.keys(".<enter>").expect("What picks a rule.").expect_not("owns it");
        let driver = driver.keys("<enter>").expect_not("What picks a rule.");
        let driver = driver.keys(".<enter>").expect("What a cached answer is found by.").expect("key of the cache");
        driver.keys("<esc>").expect_not("found by").keys("<enter><enter>").expect("The second lesson").kill();
        // The next round begins in the first lesson again.
        Driver::sized(pack.path(), home.path(), width, height).keys("p").expect("The last words").kill();
    }
}

#[test]
fn each_section_marks_a_term_once_and_leaves_code_headings_and_links_alone() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let mut driver = Driver::open(pack.path(), home.path());
    let mut marked = driver.underlined();
    assert_eq!(marked.join("|").matches("cache key").count(), 2, "{marked:?}");
    marked.retain(|text| !text.contains("the cache key") && !text.contains("example") && !text.contains("More"));
    assert_eq!(marked, ["router", "cache key", "Routers", "REST", "cache-key"]);
    let mut driver = driver.resize(60, 30).resize(80, 24).resize(34, 24).resize(100, 40);
    let again = driver.underlined().join("|");
    assert!(again.contains("router|cache key|") && again.contains("cache-key"), "{again}");
    driver.kill();
}

#[test]
fn a_term_is_peeked_at_by_mouse() {
    let (pack, home) = (pack(), Folder::with(&[]));
    let driver = Driver::open(pack.path(), home.path()).click("cache-key").expect("What a cached answer is found by.");
    driver.click("the lesson that owns it").expect("The second lesson").kill();
}

#[test]
fn the_page_of_terms_filters_as_you_type() {
    let (pack, home) = (pack(), Folder::with(&[]));
    for (width, height) in [(80, 24), (160, 45)] {
        let driver = Driver::sized(pack.path(), home.path(), width, height).keys("W").expect("Glossary");
        let driver = driver.keys("of the").expect("cache key").expect_not("REST  ").keys("<enter>");
        let driver = driver.expect("What a cached answer is found by.").keys("<esc>").expect("Glossary");
        let driver = driver.keys("<esc>W<down><enter>").expect("A style.").keys("<esc><esc>W").click("zebra");
        let driver = driver.expect("Black and white.").keys("<enter>").expect("Glossary").keys("nothing<enter>");
        driver.keys("<esc>W<down><enter><enter>").expect("The second lesson").keys("p").expect("First").kill();
    }
}

#[test]
fn a_pack_without_terms_says_so() {
    let (pack, home) = (Folder::lesson("# One\n\nText.\n"), Folder::with(&[]));
    Driver::open(pack.path(), home.path()).keys("W").expect("This pack has no glossary").kill();
    let ran = Program::new(&["glossary", "--pack", &pack.path().to_string_lossy()]).run();
    assert_eq!((ran.code, ran.out.as_str()), (0, "This pack has no glossary.\n"));
}

#[test]
fn the_command_line_says_what_a_term_means() {
    let pack = pack();
    let folder = pack.path().to_string_lossy().into_owned();
    let run = |arguments: &[&str]| {
        let ran = Program::new(&[&["glossary", "--pack", &folder], arguments].concat()).run();
        (ran.code, ran.out)
    };
    let whole = "cache key\n    What a cached answer is found by.\n    see 2 Other\n";
    assert_eq!(run(&["Cache", "keys"]), (0, whole.to_owned()));
    assert_eq!(run(&["of the cache"]), (0, whole.to_owned()));
    assert_eq!(run(&["rest"]).1, "REST\n    A style.\n    see 2 Other\n");
    assert!(run(&[]).1.contains("router\n    What picks a rule.\n"));
    assert_eq!(run(&["nothing\u{1b}[31m"]).0, 1);
    let (code, json) = run(&["--json", "cache key"]);
    let rows: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((code, rows[0]["number"].as_str(), rows[0]["lesson"].as_str()), (0, Some("2"), Some("second")));
    assert_eq!(rows[0]["definition"], "What a cached answer is found by.");
    assert!(run(&["--json", "zebra"]).1.contains("so that x-www-form-urlencoded is cut."));
}
