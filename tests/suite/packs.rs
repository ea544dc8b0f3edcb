//! Promise: a pack, an mdBook and a broken folder open as far as they can, and every problem has its place.

use crate::support::Folder;
use hornbook::course::{BlockKind, Inline, Target, plain_text};
use hornbook::pack::{Pack, PackError, check, document, read_document};
use std::path::Path;

fn codes(pack: &Pack) -> Vec<&'static str> {
    check(pack).iter().map(|problem| problem.code).collect()
}

#[test]
fn a_plain_mdbook_opens_unchanged() {
    let book = Folder::with(&[
        ("book.toml", "[book]\ntitle = \"A Book\"\n[output.html.code.hidelines]\npython = \"~\"\n"),
        ("src/SUMMARY.md", "# Summary\n\n[Preface](pre.md)\n\n- [One](one.md)\n  - [Deep](deep/two.md)\n"),
        ("src/pre.md", "# Preface\n\nSee [deep](deep/two.html#part).\n"),
        ("src/one.md", "{{#title Other}}\n# One\n\n```rust\n# hidden\n{{#include ../listings/a.rs:x}}\n```\n"),
        ("src/deep/two.md", "## Part\n\n{{#include ../one.md:2}} {{#unknown thing}}\n"),
        ("listings/a.rs", "// ANCHOR: x\nfn main() {}\n// ANCHOR_END: x\n"),
    ]);
    let pack = Pack::open(book.path()).unwrap();
    assert_eq!(pack.info().title, "A Book");
    assert_eq!(codes(&pack), ["HB0205"]);
    let one = pack.lesson(1).unwrap().lesson;
    let code = one.blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Code(code) => Some(code.text.as_str()),
        _ => None,
    });
    assert_eq!(code, Some("fn main() {}"));
    assert_eq!(pack.find("1.1"), Some(2));
    assert_eq!(pack.find("deep"), Some(2));
}

#[test]
fn files_outside_the_pack_are_never_read() {
    let outside = Folder::with(&[("secret.md", "SECRET")]);
    let folder = Folder::lesson("{{#include ../../secret.md}}\n\n{{#include /etc/passwd}}\n\n{{#include link.md}}\n");
    std::os::unix::fs::symlink(outside.join("secret.md"), folder.join("one/link.md")).unwrap();
    let pack = Pack::open(folder.path()).unwrap();
    let loaded = pack.lesson(0).unwrap();
    assert_eq!(loaded.diagnostics.iter().map(|d| d.code).collect::<Vec<_>>(), ["HB0202", "HB0202", "HB0201"]);
    assert!(!format!("{:?}", loaded.lesson.blocks).contains("SECRET"));
}

#[test]
fn what_is_no_pack_is_told_apart_from_what_cannot_be_read() {
    let empty = Folder::with(&[]);
    assert!(matches!(Pack::open(empty.path()), Err(PackError::NotAPack { .. })));
    assert!(matches!(Pack::open(Path::new("/no-such-pack")), Err(PackError::File(_))));
    let newer = Folder::with(&[("pack.toml", "format = 9\nid = \"x\"\ntitle = \"t\"\n"), ("SUMMARY.md", "")]);
    assert!(matches!(Pack::open(newer.path()), Err(PackError::Newer { found: 9, .. })));
}

#[test]
fn a_lesson_over_its_limits_shows_what_fits_and_says_so() {
    let big = Folder::lesson(&format!("{}\n", "word ".repeat(100)).repeat(4_500));
    let loaded = Pack::open(big.path()).unwrap().lesson(0).unwrap();
    assert_eq!(loaded.diagnostics.iter().map(|d| d.code).collect::<Vec<_>>(), ["HB0505"]);
    assert!(format!("{:?}", loaded.lesson.blocks.last()).contains("too large to be shown"));
    let rows = "| a | b |\n".repeat(10_001);
    let loaded = document("t.md", &format!("| x | y |\n|---|---|\n{rows}"));
    assert_eq!(loaded.diagnostics.iter().map(|d| d.code).collect::<Vec<_>>(), ["HB0503"]);
    assert!(matches!(loaded.lesson.blocks.last().unwrap().kind, BlockKind::Notice(_)));
    let rows = "| a | b |\n".repeat(9_999);
    assert!(document("t.md", &format!("| x | y |\n|---|---|\n{rows}")).diagnostics.is_empty());
}

#[test]
fn forty_thousand_levels_of_nesting_are_flattened_and_lose_no_word() {
    for nest in ["> ", "- ", "1. ", "* > "] {
        let loaded = document("t.md", &format!("{}plugh\n", nest.repeat(40_000 / nest.len())));
        assert!(format!("{:?}", loaded.lesson.blocks).contains("plugh"), "{nest:?}");
    }
    let emphasis = document("t.md", &format!("{}x{}\n", "*a ".repeat(10_000), " b*".repeat(10_000)));
    assert_eq!(format!("{:?}", emphasis.lesson.blocks).matches("Emphasis").count(), 32);
}

#[test]
fn html_is_reduced_to_its_words() {
    let loaded = document(
        "t.md",
        "<details>\n<summary>Why <b>so</b>?</summary>\n\nBecause *this*.\n\n</details>\n\nPress <kbd>Ctrl</kbd>, 10<sup>6</sup><br>next <!-- gone --> <script>x()</script>\n",
    );
    let kinds: Vec<_> = loaded.lesson.blocks.iter().map(|block| &block.kind).collect();
    let BlockKind::Details { summary, blocks } = kinds[0] else { panic!("{kinds:?}") };
    assert_eq!(plain_text(summary), "Why so?");
    assert!(matches!(&blocks[0].kind, BlockKind::Paragraph(text) if plain_text(text) == "Because this."));
    let BlockKind::Paragraph(text) = kinds[1] else { panic!("{kinds:?}") };
    assert_eq!(plain_text(text).split_whitespace().collect::<Vec<_>>().join(" "), "Press Ctrl, 10^6 next");
    assert!(text.contains(&Inline::Key("Ctrl".into())) && text.contains(&Inline::HardBreak));
}

#[test]
fn callouts_tabs_task_lists_and_definitions_are_known() {
    let loaded = document(
        "t.md",
        "> [!Pitfall]\n> Mind.\n\n```js tab=\"A\"\n1\n```\n```py tab=\"B\"\n2\n```\n\n- [x] done\n- [ ] open\n\nTerm\n: Meaning\n\nsee https://a.example.\n",
    );
    let text = format!("{:?}", loaded.lesson.blocks);
    for wanted in ["kind: Pitfall", "Tabs([", "task: Some(true)", "Definitions([", "External(\"https://a.example\")"] {
        assert!(text.contains(wanted), "{wanted} in {text}");
    }
}

#[test]
fn links_stay_in_the_pack_or_are_shown_as_addresses() {
    let folder =
        Folder::lesson("[a](../two/b.md#x) [b](../../../etc/passwd) [c](https://e.example) [d](file:///etc/passwd)\n");
    let lesson = Pack::open(folder.path()).unwrap().lesson(0).unwrap().lesson;
    let BlockKind::Paragraph(text) = &lesson.blocks[0].kind else { panic!() };
    let targets: Vec<&Target> = text
        .iter()
        .filter_map(|inline| match inline {
            Inline::Link { target, .. } => Some(target),
            _ => None,
        })
        .collect();
    assert_eq!(
        targets,
        [
            &Target::Internal { path: Some("two/b.md".into()), anchor: Some("x".into()) },
            &Target::External("../../../etc/passwd".into()),
            &Target::External("https://e.example".into()),
            &Target::External("file:///etc/passwd".into()),
        ]
    );
}

#[test]
fn bytes_that_are_not_utf8_are_shown_and_reported() {
    let folder = Folder::lesson("");
    folder.write("one/lesson.md", b"before \xff after\n");
    let loaded = Pack::open(folder.path()).unwrap().lesson(0).unwrap();
    assert_eq!(loaded.diagnostics[0].code, "HB0107");
    assert!(format!("{:?}", loaded.lesson.blocks).contains("before � after"));
}

#[test]
fn a_pipe_in_place_of_a_file_does_not_stop_the_program() {
    let folder = Folder::lesson("");
    let made = std::process::Command::new("mkfifo").arg(folder.join("x.md")).status().unwrap();
    assert!(made.success());
    assert!(matches!(read_document(&folder.join("x.md")), Err(PackError::File(_))));
}

#[test]
fn a_book_of_ten_thousand_chapters_opens_without_reading_them() {
    let folder = Folder::with(&[("book.toml", "[book]\ntitle = \"Big\"\n")]);
    let rows: String = (0..10_000).map(|at| format!("- [Chapter {at}](c{at}.md)\n")).collect();
    folder.write("src/SUMMARY.md", format!("# Summary\n\n{rows}").as_bytes());
    let pack = Pack::open(folder.path()).unwrap();
    assert_eq!(pack.outline().chapters.len(), 10_000);
    assert!(matches!(pack.lesson(9_999), Err(PackError::File(_))));
}

#[test]
fn a_pack_can_be_shared_between_threads() {
    fn shared<T: Send + Sync + Clone + 'static>() {}
    shared::<Pack>();
    let pack = Pack::embedded().unwrap();
    let copies: Vec<Pack> = (0..4).map(|_| pack.clone()).collect();
    std::thread::scope(|scope| {
        for copy in &copies {
            scope.spawn(|| assert!(copy.lesson(0).unwrap().lesson.words > 100));
        }
    });
    assert_eq!(pack.file_on_disk("SUMMARY.md"), None);
    assert!(matches!(pack.read("../Cargo.toml"), Err(PackError::Outside { .. })));
}

#[test]
fn a_book_opens_by_its_folder_its_settings_or_its_outline() {
    let book = Folder::with(&[
        ("book.toml", "[book]\ntitle = \"B\"\nsrc = \"text\"\n"),
        ("text/SUMMARY.md", "- [A](a.md)\n"),
        ("text/a.md", "# A\n\n{{#include ../code.rs}}\n"),
        ("code.rs", "fn main() {}\n"),
    ]);
    for path in ["", "book.toml", "text/SUMMARY.md"] {
        let pack = Pack::open(&book.join(path)).unwrap();
        assert_eq!((pack.info().title.as_str(), pack.outline().chapters.len()), ("B", 1), "{path:?}");
        assert!(pack.lesson(0).unwrap().diagnostics.is_empty(), "{path:?}");
        assert_eq!(pack.file_on_disk("text/a.md"), Some(book.join("text/a.md").canonicalize().unwrap()));
    }
    // An outline whose book's texts are elsewhere stands alone.
    book.write("other/SUMMARY.md", b"- [X](x.md)\n");
    assert_eq!(Pack::open(&book.join("other/SUMMARY.md")).unwrap().outline().chapters[0].title, "X");
}

#[test]
fn what_pack_toml_says_comes_before_book_toml_and_the_rest_is_kept() {
    let folder = Folder::with(&[
        ("book.toml", "[book]\ntitle = \"B\"\nauthors = [\"Ann\"]\n[output.html]\nmathjax-support = true\n"),
        ("pack.toml", "format = 1\nid = \"p\"\ntitle = \"P\"\nsrc = \"src\"\n"),
        ("src/SUMMARY.md", "- [A](a.md)\n"),
        ("src/a.md", "$x$\n"),
    ]);
    let pack = Pack::open(folder.path()).unwrap();
    assert_eq!((pack.info().title.as_str(), pack.info().authors.as_slice()), ("P", ["Ann".to_owned()].as_slice()));
    assert!(format!("{:?}", pack.lesson(0).unwrap().lesson.blocks).contains("Math(\"x\")"));
}

#[test]
fn a_chapter_is_found_by_number_path_id_folder_and_title() {
    let pack = Folder::with(&[
        ("pack.toml", "format = 1\nid = \"p\"\ntitle = \"P\"\n"),
        (
            "SUMMARY.md",
            "[Intro](i.md)\n\n- [Routing](011-routing/lesson.md)\n  - [Routes in depth](deep.md)\n- [Routing tables](t.md)\n- [011 things]()\n",
        ),
        ("011-routing/lesson.md", "# R\n"),
        ("011-routing/lesson.toml", "id = \"in-depth\"\n"),
        ("i.md", ""),
        ("deep.md", ""),
        ("t.md", ""),
    ]);
    let pack = Pack::open(pack.path()).unwrap();
    for (name, wanted) in [
        ("1", Some(1)),
        ("001", Some(1)),
        ("1.1", Some(2)),
        ("2", Some(3)),
        ("in-depth", Some(1)),
        ("011-routing/lesson.md", Some(1)),
        ("011-routing", Some(1)),
        ("011", Some(1)),
        ("deep", Some(2)),
        ("ROUTING", Some(1)),
        ("routes", Some(2)),
        ("tables", Some(3)),
        ("rout", None),
        ("routing ta", Some(3)),
        ("9", None),
        ("", None),
    ] {
        assert_eq!(pack.find(name), wanted, "{name:?}");
    }
    assert_eq!(pack.lesson_id(1).unwrap().as_str(), "in-depth");
    assert_eq!(pack.lesson_id(2).unwrap().as_str(), "deep.md");
}

#[test]
fn a_quiz_beside_the_lesson_closes_it_and_without_one_the_last_that_is_named() {
    let folder = Folder::lesson("{{#quiz a.toml}}\n\n{{#quiz b.toml}}\n\n{{#quiz c.toml:x}}\n");
    for name in ["a", "b", "c"] {
        folder.write(&format!("one/{name}.toml"), b"");
    }
    let closing = || {
        let lesson = Pack::open(folder.path()).unwrap().lesson(0).unwrap().lesson;
        (lesson.quizzes.len(), lesson.closing_quiz().unwrap().file.clone())
    };
    assert_eq!(closing(), (3, "one/b.toml".to_owned()));
    folder.write("one/quiz.toml", b"");
    assert_eq!(closing(), (4, "one/quiz.toml".to_owned()));
    folder.write("one/lesson.md", b"{{#quiz quiz.toml}}\n\n{{#quiz b.toml}}\n");
    assert_eq!(closing(), (2, "one/quiz.toml".to_owned()));
}

#[test]
fn an_outline_over_its_limit_lists_what_fits() {
    let folder = Folder::lesson("");
    let row = "- [One](one/lesson.md)\n";
    let rows = row.repeat(2 * 1024 * 1024 / row.len() + 10);
    folder.write("SUMMARY.md", rows.as_bytes());
    let pack = Pack::open(folder.path()).unwrap();
    assert!(pack.diagnostics().iter().any(|problem| problem.code == "HB0505"));
    assert!(pack.outline().chapters.len() > 90_000);
}

#[test]
fn a_document_includes_what_lies_in_its_folder_and_nothing_else() {
    let folder = Folder::with(&[
        ("docs/read.md", "# Title\n\n{{#include part.md}} {{#include ../secret}} {{#quiz q.toml}}\n"),
        ("docs/part.md", "part"),
        ("docs/q.toml", "[[questions]]\ntype = \"TrueFalse\"\nprompt.prompt = \"Is it?\"\nanswer.answer = true\n"),
        ("secret", "SECRET"),
    ]);
    let loaded = read_document(&folder.join("docs/read.md")).unwrap();
    assert_eq!(loaded.lesson.title, "Title");
    assert_eq!(loaded.lesson.quizzes.len(), 1);
    assert_eq!(loaded.diagnostics.iter().map(|d| d.code).collect::<Vec<_>>(), ["HB0202"]);
    let shown = format!("{:?}", loaded.lesson.blocks);
    assert!(shown.contains("part") && !shown.contains("SECRET"));
}
