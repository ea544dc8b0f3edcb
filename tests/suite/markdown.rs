//! Promise: Markdown becomes the tree that its author meant, and no visible word is lost on the way.

use crate::support::Folder;
use hornbook::course::{Align, Block, BlockKind, Callout, Inline, Item, Lesson, Target, plain_text};
use hornbook::pack::markdown::rich;
use hornbook::pack::{Loaded, Pack, document};
use proptest::prelude::*;

fn lesson(text: &str) -> Lesson {
    document("t.md", text).lesson
}

fn codes(loaded: &Loaded) -> Vec<&'static str> {
    loaded.diagnostics.iter().map(|problem| problem.code).collect()
}

/// The blocks as an outline of names and words, so that a test can say what it expects in a line.
fn outline(blocks: &[Block]) -> String {
    let all: Vec<String> = blocks.iter().map(|block| shape(&block.kind)).collect();
    all.join(" ")
}

fn shape(kind: &BlockKind) -> String {
    let items = |items: &[Item]| {
        let each = |item: &Item| {
            let task = item.task.map_or("", |done| if done { "x:" } else { "o:" });
            format!("{task}{}", outline(&item.blocks))
        };
        items.iter().map(each).collect::<Vec<_>>().join(" | ")
    };
    match kind {
        BlockKind::Heading { level, text, anchor } => format!("h{level}#{anchor}({})", line(text)),
        BlockKind::Paragraph(text) => format!("p({})", line(text)),
        BlockKind::Code(code) => format!("code:{}({})", code.language, code.text.replace('\n', "/")),
        BlockKind::Tabs(codes) => {
            let names: Vec<&str> = codes.iter().filter_map(|code| code.tab.as_deref()).collect();
            format!("tabs({})", names.join(","))
        }
        BlockKind::Diagram { text, alt } => format!("diagram({text};{})", alt.as_deref().unwrap_or("")),
        BlockKind::Quote(blocks) => format!("quote[{}]", outline(blocks)),
        BlockKind::Callout { kind, blocks } => format!("{kind:?}[{}]", outline(blocks)),
        BlockKind::List { start, tight, items: all } => {
            let start = start.map_or(String::new(), |start| start.to_string());
            format!("{}list{start}[{}]", if *tight { "" } else { "loose " }, items(all))
        }
        BlockKind::Table { head, rows, .. } => {
            let row = |cells: &Vec<Vec<Inline>>| cells.iter().map(|cell| line(cell)).collect::<Vec<_>>().join("|");
            let rows: Vec<String> = std::iter::once(head).chain(rows).map(row).collect();
            format!("table({})", rows.join("/"))
        }
        BlockKind::Definitions(all) => {
            let each = all.iter().map(|one| {
                let meanings: Vec<String> = one.meanings.iter().map(|blocks| outline(blocks)).collect();
                format!("{}: {}", line(&one.term), meanings.join(" + "))
            });
            format!("defs[{}]", each.collect::<Vec<_>>().join(" | "))
        }
        BlockKind::Footnote { label, number, blocks } => format!("note {label}={number:?}[{}]", outline(blocks)),
        BlockKind::Details { summary, blocks } => format!("details({})[{}]", line(summary), outline(blocks)),
        BlockKind::Math(text) => format!("math({text})"),
        BlockKind::Rule => "rule".to_owned(),
        BlockKind::Quiz(quiz) => format!("quiz({})", quiz.file),
        BlockKind::Lab { folder } => format!("lab({folder})"),
        BlockKind::Notice(text) => format!("notice({text})"),
    }
}

fn line(inlines: &[Inline]) -> String {
    let one = |inline: &Inline| match inline {
        Inline::Text(text) => text.clone(),
        Inline::Code(code) => format!("`{code}`"),
        Inline::Emphasis(inner) => format!("*{}*", line(inner)),
        Inline::Strong(inner) => format!("**{}**", line(inner)),
        Inline::Strike(inner) => format!("~{}~", line(inner)),
        Inline::Link { target, text } => format!("[{}]<{}>", line(text), address(target)),
        Inline::Image { target, alt } => format!("![{alt}]<{}>", address(target)),
        Inline::Key(key) => format!("<{key}>"),
        Inline::FootnoteRef { number, .. } => format!("^{number}"),
        Inline::Math(math) => format!("${math}$"),
        Inline::SoftBreak => "~".to_owned(),
        Inline::HardBreak => "\\".to_owned(),
    };
    inlines.iter().map(one).collect()
}

fn address(target: &Target) -> String {
    match target {
        Target::External(address) => address.clone(),
        Target::Internal { path, anchor } => {
            let anchor = anchor.as_ref().map(|anchor| format!("#{anchor}")).unwrap_or_default();
            format!("{}{anchor}", path.as_deref().unwrap_or(""))
        }
    }
}

#[track_caller]
fn expect(text: &str, wanted: &str) {
    assert_eq!(outline(&lesson(text).blocks), wanted, "{text}");
}

#[test]
fn blocks_of_commonmark_and_github_are_read() {
    expect("# One\n\nTwo\n===\n\n### Three {#three .x}\n", "h1#one(One) h1#two(Two) h3#three(Three)");
    expect("a\nb  \nc\\\nd\n", "p(a~b\\c\\d)");
    expect("- a\n- b\n  1. c\n  2. d\n", "list[p(a) | p(b) list1[p(c) | p(d)]]");
    expect("7) a\n\n8) b\n", "loose list7[p(a) | p(b)]");
    expect("- [x] a\n- [ ] b\n- c\n", "list[x:p(a) | o:p(b) | p(c)]");
    expect("> a\n>> b\n", "quote[p(a) quote[p(b)]]");
    expect("    code\n\n```rs x\ny\n```\n***\n", "code:(code) code:rs(y) rule");
    expect("| a | b |\n|:-:|--:|\n| `c` | *d* \\| e |\n| f |\n", "table(a|b/`c`|*d* | e/f|)");
    expect("*a* **b** ~~c~~ `d` ![e *f*](g.png)\n", "p(*a* **b** ~c~ `d` ![e f]<g.png>)");
    expect("T\n: m\n: n\n\n  o\n", "defs[T: p(m) + p(n) p(o)]");
    expect(
        "a[^x] b[^y] c[^x]\n\n[^y]: Y\n[^x]: X\n\n    more\n[^z]: Z\n",
        "p(a^1 b^2 c^1) note y=Some(2)[p(Y)] note x=Some(1)[p(X) p(more)] note z=None[p(Z)]",
    );
}

#[test]
fn columns_of_a_table_keep_their_side() {
    let BlockKind::Table { align, .. } = &lesson("|a|b|c|d|\n|-|:-|:-:|-:|\n").blocks[0].kind else { panic!() };
    assert_eq!(align, &[Align::Left, Align::Left, Align::Center, Align::Right]);
}

#[test]
fn callouts_of_every_kind_are_known_in_either_case() {
    for kind in ["Note", "Tip", "Important", "Warning", "Caution", "Pitfall", "Security", "Version"] {
        for mark in [kind.to_uppercase(), kind.to_lowercase()] {
            expect(&format!("> [!{mark}]\n> a\n>\n> - b\n"), &format!("{kind}[p(a) list[p(b)]]"));
        }
    }
    expect("> [!NOTE]\n> ---\n", "Note[rule]");
    expect("> [!BOGUS]\n> a\n", "quote[p([!BOGUS]~a)]");
    expect("> [!NOTE] words\n", "quote[p([!NOTE] words)]");
    expect("- > [!tip]\n  > a\n", "list[Tip[p(a)]]");
    assert!(matches!(lesson("> [!Note]\n").blocks[0].kind, BlockKind::Callout { kind: Callout::Note, .. }));
}

#[test]
fn neighbouring_tabs_are_one_group_and_a_single_one_is_code() {
    let fence = |name: &str| format!("```js tab=\"{name}\"\n1\n```\n");
    expect(&format!("{}\n\n{}{}", fence("A"), fence("B"), fence("C")), "tabs(A,B,C)");
    expect(&format!("{}\nwords\n\n{}", fence("A"), fence("B")), "code:js(1) p(words) code:js(1)");
    expect(&format!("{}<!-- note -->\n\n{}", fence("A"), fence("B")), "tabs(A,B)");
    expect(&format!("{}```js\n2\n```\n", fence("A")), "code:js(1) code:js(2)");
}

#[test]
fn html_is_reduced_to_its_words_and_folds() {
    expect(
        "<details open>\n<summary>Why *so* <b>b</b></summary>\n\n- a\n\n<details><summary>In</summary>\n\nx\n\n</details>\n</details>\n\nend\n",
        "details(Why *so* **b**)[list[p(a)] details(In)[p(x)]] p(end)",
    );
    expect("<details>\n<summary>\n\n## Head\n\n</summary>\n\nx\n\n</details>\n", "details(Head)[p(x)]");
    expect("a <kbd>Ctrl</kbd>+<kbd>C</kbd><br>H<sub>2</sub>O x<sup>2</sup>\n", "p(a <Ctrl>+<C>\\H_2O x^2)");
    expect("<p align=center>\n<img src=\"a.png\" alt=\"A &amp; B\"> &alpha;\n</p>\n", "p(![A & B]<a.png> α)");
    expect("<a href=\"b.md#c\">to <em>b</em></a>\n", "p([to *b*]<b.md#c>)");
    expect("a <!-- b --> c <script>d()</script>e <x-y>f</x-y>\n", "p(a  c e f)");
    expect("<script>\n1\n</script>\n\n<style>2</style>\n\n<!--\n\n3\n\n-->\n", "");
    expect(
        "<pre><code class=\"language-rust\">fn a() {\n  <em>b</em>\n}\n</code></pre>\n",
        "code:rust(fn a() {/  b/})",
    );
    expect("<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n", "p(• a) p(• b)");
    expect("<div>\n\n*a*\n\n</div>\n\nb\n", "p(*a*) p(b)");
    expect("text <details><summary>s</summary>inner</details> more\n", "p(text \\ more) details(s)[p(inner)]");
}

#[test]
fn words_that_look_like_tags_stay_words() {
    let loaded = document("t.md", "Vec<T>, Box<dyn Error>, <b>bold</b> and <my-tag>kept</my-tag>.\n");
    assert_eq!(outline(&loaded.lesson.blocks), "p(Vec<T>, Box<dyn Error>, **bold** and kept.)");
    assert_eq!(codes(&loaded), ["HB0213", "HB0213"]);
}

#[test]
fn listings_and_admonitions_of_other_preprocessors_keep_their_words() {
    expect(
        "<Listing number=\"3-1\" file-name=\"src/main.rs\" caption=\"Uses `Vec<T>`\">\n\n```rust\nx\n```\n\n</Listing>\n",
        "p(Filename: `src/main.rs`\\*Listing 3-1: Uses `Vec<T>`*) code:rust(x)",
    );
    expect(
        "```admonish warning title='Mind'\n- *a*\n\n{{#lab l}}\n```\n",
        "Warning[p(**Mind**) list[p(*a*)] notice(The lab l cannot be shown: l/lab.toml is not a file of the pack)]",
    );
    expect("````admonish\n```admonish tip\n~~~admonish bug\nx\n~~~\n```\n````\n", "Note[Tip[code:admonish(x)]]");
    expect("{{#ref a}} and `{{#ref b}}`\n", "p({{#ref a}} and `{{#ref b}}`)");
}

#[test]
fn bare_addresses_become_links_in_text_alone() {
    expect(
        "see https://a.example/b_c, www.d.example.\n",
        "p(see [https://a.example/b_c]<https://a.example/b_c>, [www.d.example]<http://www.d.example>.)",
    );
    expect(
        "*http://localhost:3000* a@b.example\n",
        "p(*[http://localhost:3000]<http://localhost:3000>* [a@b.example]<mailto:a@b.example>)",
    );
    expect("`https://a.example` [https://a.example](b.md)\n", "p(`https://a.example` [https://a.example]<b.md>)");
    expect(
        "<a@b.example> <https://a.example>\n",
        "p([a@b.example]<mailto:a@b.example> [https://a.example]<https://a.example>)",
    );
}

#[test]
fn quizzes_and_labs_become_blocks_wherever_they_stand() {
    let folder = Folder::lesson(
        "a {{#quiz q.toml}} b\n\n# H {{#lab lab}}\n\n- {{#quiz q.toml:x}}\n- *em {{#quiz ../one/q.toml}}* c\n\n> {{#lab l}}\n\n| x {{#quiz q.toml}} |\n|---|\n| y |\n\n<div>\n{{#lab h}}\n</div>\n\n`{{#quiz q.toml}}`\n\n```\n{{#lab c}}\n```\n",
    );
    folder.write("one/q.toml", b"");
    for lab in ["lab", "l", "h"] {
        folder.write(&format!("one/{lab}/lab.toml"), b"kind = \"code\"\ntitle = \"T\"\nbrief = \"B\"\n");
        for file in ["checks.js", "starter/app.js", "solution/app.js"] {
            folder.write(&format!("one/{lab}/{file}"), b"");
        }
    }
    let loaded = Pack::open(folder.path()).unwrap().lesson(0).unwrap();
    assert_eq!(
        outline(&loaded.lesson.blocks),
        "p(a) quiz(one/q.toml) p(b) h1#h(H) lab(one/lab) list[quiz(one/q.toml) | p(*em * c) quiz(one/q.toml)] quote[lab(one/l)] \
         table(x/y) quiz(one/q.toml) lab(one/h) p(`{{#quiz q.toml}}`) code:({{#lab c}})"
    );
    assert_eq!(loaded.lesson.quizzes.len(), 1);
    let quiz = loaded.lesson.blocks.iter().find(|block| matches!(block.kind, BlockKind::Quiz(_))).unwrap();
    let (source, range) = loaded.locate(&quiz.span);
    assert_eq!((&*source.name, &source.text[range]), ("one/lesson.md", "{{#quiz q.toml}}"));
}

#[test]
fn a_directive_that_fails_has_a_notice_and_its_place() {
    let folder = Folder::lesson(
        "a {{#include no.md}} b\n\n```rust\n{{#include no.rs}}\n```\n\n{{#quiz no.toml}}\n\n{{#quiz ../../x.toml}}\n\n{{#bogus}}\n",
    );
    let loaded = Pack::open(folder.path()).unwrap().lesson(0).unwrap();
    assert_eq!(codes(&loaded), ["HB0201", "HB0201", "HB0106", "HB0205", "HB0208"]);
    for (problem, words) in
        loaded.diagnostics.iter().zip(["include no.md", "include no.rs", "quiz ../../x", "bogus", "quiz no"])
    {
        let place = problem.primary.as_ref().unwrap();
        assert!(place.source.text[place.range.clone()].starts_with(&format!("{{{{#{words}")), "{problem:?}");
    }
    let kinds: Vec<&BlockKind> = loaded.lesson.blocks.iter().map(|block| &block.kind).collect();
    assert!(matches!(kinds[1], BlockKind::Notice(text) if text.contains("no.md")), "{kinds:?}");
    assert!(matches!(kinds[3], BlockKind::Code(code) if code.text.contains("⚠ {{#include no.rs}}")), "{kinds:?}");
    assert!(matches!(kinds[4], BlockKind::Notice(text) if text.contains("no.toml")), "{kinds:?}");
    assert!(matches!(kinds[5], BlockKind::Notice(_)));
    assert_eq!(shape(kinds[6]), "p({{#bogus}})");
}

#[test]
fn a_problem_in_an_included_text_points_into_that_file() {
    let folder = Folder::lesson("# A\n\n> {{#include part.md:2:}}\n");
    folder.write("one/part.md", b"first\nsecond {{#quiz gone.toml}}\nthird Vec<T>\n");
    let loaded = Pack::open(folder.path()).unwrap().lesson(0).unwrap();
    let places: Vec<(&str, usize)> = loaded
        .diagnostics
        .iter()
        .map(|problem| problem.primary.as_ref().unwrap())
        .map(|place| (&*place.source.name, place.source.location(place.range.start).line))
        .collect();
    assert_eq!(places, [("one/part.md", 3), ("one/part.md", 2)]);
    assert!(matches!(&loaded.lesson.blocks[1].kind, BlockKind::Quote(blocks) if blocks.len() == 3));
}

#[test]
fn spans_are_the_bytes_that_a_block_was_written_in() {
    let text = "# A\n\none\n\n- two\n- three\n\n<b>four</b>\n\nfive $$six$$ seven\n";
    let loaded = document("t.md", text);
    let written: Vec<&str> = loaded.lesson.blocks.iter().map(|block| text[block.span.clone()].trim_end()).collect();
    assert_eq!(written, ["# A", "one", "- two\n- three", "<b>four</b>", "five $$six$$ seven"]);
    let BlockKind::List { items, .. } = &loaded.lesson.blocks[2].kind else { panic!() };
    assert_eq!(&text[items[1].blocks[0].span.clone()], "three");
}

#[test]
fn mathematics_is_read_where_a_book_says_so() {
    expect("$a$ costs $5\n", "p($a$ costs $5)");
    let book = |settings: &str| {
        let folder = Folder::with(&[
            ("book.toml", settings),
            ("src/SUMMARY.md", "- [A](a.md)\n"),
            ("src/a.md", "x $a^2$ y $$b$$ z *$$c$$*\n\n$$\nd\n$$\n"),
        ]);
        outline(&Pack::open(folder.path()).unwrap().lesson(0).unwrap().lesson.blocks)
    };
    assert_eq!(book("[output.html]\nmathjax-support = true\n"), "p(x $a^2$ y) math(b) p(z *$c$*) math(\nd\n)");
    assert!(book("[book]\n").starts_with("p(x $a^2$ y $$b$$"));
}

#[test]
fn every_heading_is_a_section_also_within_other_blocks() {
    let lesson = lesson("# A\n\n> ## B\n\n<details><summary>s</summary>\n\n### C\n\n</details>\n\n# A\n");
    let rows: Vec<(&str, u8, usize)> =
        lesson.sections.iter().map(|section| (section.anchor.as_str(), section.level, section.block)).collect();
    assert_eq!(rows, [("a", 1, 0), ("b", 2, 1), ("c", 3, 2), ("a-1", 1, 3)]);
}

#[test]
fn words_are_counted_in_prose_and_not_in_code() {
    assert_eq!(
        lesson("# One two\n\nthree *four* five_six `code here` [seven](a.md)\n\n```\nnot counted\n```\n").words,
        6
    );
}

#[test]
fn a_revision_changes_with_each_file_of_the_lesson() {
    let folder = Folder::lesson("# A\n\n{{#include part.md}}\n");
    let mut seen = std::collections::HashSet::new();
    for (file, text) in [
        ("one/part.md", "part"),
        ("one/part.md", "other"),
        ("one/lesson.toml", "id = \"a\"\n"),
        ("one/quiz.toml", ""),
        ("one/quiz.toml", "graded = false\n"),
    ] {
        folder.write(file, text.as_bytes());
        let revision = Pack::open(folder.path()).unwrap().lesson(0).unwrap().lesson.revision;
        assert_eq!(revision.len(), 64);
        assert!(seen.insert(revision), "{file}");
    }
}

#[test]
fn a_text_of_its_own_knows_no_directives() {
    let rich = rich("Two routes match `GET /x`. {{#quiz a.toml}}");
    assert_eq!(outline(&rich.blocks), "p(Two routes match `GET /x`. {{#quiz a.toml}})");
    assert!(rich.source.starts_with("Two"));
}

#[test]
fn nesting_at_the_limit_is_kept_and_beyond_it_flattened_with_every_word() {
    for (nest, name) in [("> ", "Quote("), ("- ", "List {"), ("1. > ", "Quote(")] {
        let levels = |n: usize| document("t.md", &format!("{}needle\n", nest.repeat(n)));
        let per = nest.len() / 2;
        let at = levels(32 / per);
        assert_eq!(codes(&at), [""; 0], "{nest:?}");
        assert_eq!(format!("{:?}", at.lesson.blocks).matches(name).count(), 32 / per);
        for n in [32 / per + 1, 1_000] {
            let over = levels(n);
            assert_eq!(codes(&over), ["HB0502"], "{nest:?} {n}");
            let shown = format!("{:?}", over.lesson.blocks);
            assert_eq!((shown.matches(name).count(), shown.matches("needle").count()), (32 / per, 1), "{nest:?} {n}");
            assert!(matches!(over.lesson.blocks.last().unwrap().kind, BlockKind::Notice(_)));
        }
    }
    let deep = (0..60).map(|n| format!("{}- w{n}\n", "  ".repeat(n))).collect::<String>();
    let shown = format!("{:?}", lesson(&deep).blocks);
    assert!((0..60).all(|n| shown.contains(&format!("w{n}\""))), "{shown}");
    let emphasis = |n: usize| document("t.md", &format!("{}x{}\n", "*c **d ".repeat(n), " b** a*".repeat(n)));
    assert_eq!(codes(&emphasis(16)), [""; 0]);
    let over = emphasis(17);
    assert_eq!(codes(&over), ["HB0502"]);
    assert_eq!(format!("{:?}", over.lesson.blocks).matches("c ").count(), 17);
}

#[test]
fn each_limit_holds_at_its_number_and_speaks_up_beyond_it() {
    // A row of a table is one cell here; the head is the first.
    let cells = |n: usize| document("t.md", &format!("|a|\n|-|\n{}after\n", "|b|\n".repeat(n - 1) + "\n"));
    assert_eq!(codes(&cells(20_000)), [""; 0]);
    let over = cells(20_001);
    assert_eq!(codes(&over), ["HB0503"]);
    let kinds: Vec<&BlockKind> = over.lesson.blocks.iter().map(|block| &block.kind).collect();
    assert!(
        matches!(kinds[..], [BlockKind::Table { rows, .. }, BlockKind::Paragraph(_), BlockKind::Notice(_)] if rows.len() == 19_999)
    );
    let notes = |n: usize| {
        let text: String = (0..n).map(|at| format!("[^{at}]: n{at}\n\n")).collect();
        document("t.md", &format!("x[^0]\n\n{text}"))
    };
    assert_eq!(codes(&notes(10_000)), [""; 0]);
    let over = notes(10_001);
    assert_eq!(codes(&over), ["HB0504"]);
    assert!(format!("{:?}", over.lesson.blocks).contains("n10000"));
    // A rule is one event.
    let rules = |n: usize| document("t.md", &"---\n\n".repeat(n));
    assert_eq!(codes(&rules(200_000)), [""; 0]);
    let over = rules(200_001);
    assert_eq!((codes(&over), over.lesson.blocks.len()), (vec!["HB0501"], 200_001));
}

#[test]
fn a_table_that_grows_by_itself_does_not_take_the_rest_of_the_lesson_with_it() {
    let table = format!("|{}\n|{}\n{}", "a|".repeat(500), "-|".repeat(500), "|b\n".repeat(2_000));
    let loaded = document("t.md", &format!("{table}\nafter\n"));
    assert_eq!(codes(&loaded), ["HB0503"]);
    assert!(loaded.lesson.blocks.iter().any(|block| shape(&block.kind) == "p(after)"));
}

#[test]
fn long_runs_of_one_mark_are_looked_at_once() {
    // With the square of any of these the test would not end today.
    let many = |text: &str| text.repeat(300_000 / text.len());
    for text in [
        format!("http://a.example{}\n", many(")")),
        format!("http://a.example{}\n", many("&a;")),
        many("http://a "),
        many("www.a "),
        many("a@b "),
        format!("{}@a.example\n", many("a")),
        many("{{#quiz "),
        many("{{#quiz a.toml}}"),
        many("[^"),
        many("\u{f8ff}"),
        format!("<p>\n{}\n", many("<a b=\"")),
        format!("<p>\n{}>\n", many("<a b='\"")),
        format!("<p>\n{}\n", many("&")),
        format!("<p>\n{}\n", many("<script>\n")),
        format!("<p>\n{}\n", many("<b></i>")),
        many("<details>\n\n"),
        many("# a\n"),
        many("```a tab=x\n```\n"),
        format!("```{}\nx\n```\n", many("a=\"b")),
    ] {
        let loaded = document("t.md", &text);
        assert!(loaded.lesson.bytes == text.len() || text.contains("{{#"), "{}", &text[..20]);
    }
}

/// What a reader must find again: letters and digits of text that is no markup.
fn letters(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    letters.sort_unstable();
    letters
}

/// Everything that is visible of a tree.
fn visible(blocks: &[Block], out: &mut String) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { text, .. } | BlockKind::Paragraph(text) => out.push_str(&plain_text(text)),
            BlockKind::Code(code) => out.push_str(&code.text),
            BlockKind::Tabs(codes) => codes.iter().for_each(|code| out.push_str(&code.text)),
            BlockKind::Diagram { text, .. } | BlockKind::Math(text) => out.push_str(text),
            BlockKind::Quote(inner)
            | BlockKind::Callout { blocks: inner, .. }
            | BlockKind::Footnote { blocks: inner, .. } => visible(inner, out),
            BlockKind::List { items, .. } => items.iter().for_each(|item| visible(&item.blocks, out)),
            BlockKind::Table { head, rows, .. } => {
                head.iter().chain(rows.iter().flatten()).for_each(|cell| out.push_str(&plain_text(cell)))
            }
            BlockKind::Definitions(all) => {
                for one in all {
                    out.push_str(&plain_text(&one.term));
                    one.meanings.iter().for_each(|blocks| visible(blocks, out));
                }
            }
            BlockKind::Details { summary, blocks } => {
                out.push_str(&plain_text(summary));
                visible(blocks, out);
            }
            BlockKind::Rule | BlockKind::Quiz(_) | BlockKind::Lab { .. } | BlockKind::Notice(_) => {}
        }
        out.push('\n');
    }
}

/// Markup around words, the words numbered so that each is one of its kind.
fn marked_words() -> impl Strategy<Value = (String, String)> {
    let piece = prop::sample::select(vec![
        "# W\n\n",
        "W ",
        "*W* ",
        "**W ",
        "W** ",
        "- W\n",
        "  - W\n",
        "1. W\n\n",
        "> W\n",
        ">> W\n",
        "\n\n",
        "\n",
        "`W` ",
        "~~W~~ ",
        "[W](x.md) ",
        "![W](x.png) ",
        "| W | W |\n|---|---|\n| W | W |\n\n",
        "<kbd>W</kbd> ",
        "<b>W ",
        "</b>",
        "<details><summary>W</summary>\n\n",
        "</details>\n\n",
        "<div>\nW\n",
        "</div>\n\n",
        "> [!NOTE]\n> W\n\n",
        "```\nW\n```\n",
        "```js tab=\"t\"\nW\n```\n",
        "\n\nW\n: W\n\n",
        "W[^n] ",
        "\n\n[^n]: W\n\n",
        "<span>W</span> ",
        "W<br>W ",
        "<td>W</td>",
        "<li>W",
        "<pre>W\n",
        "</pre>\n\n",
        "<em>W",
        "- [x] W\n",
        "    W\n",
        "https://a.example/W ",
        "W@a.example ",
        "{{#quiz q.toml}} ",
        "\\*W\\* ",
        "<summary>W",
        "</summary>",
        "```admonish tip\nW *W*\n```\n",
        "<a href=\"x\">W</a> ",
        "<p>W</p>\n\n",
        "---\n",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| {
        let mut text = String::new();
        let mut words = String::new();
        let mut number = 0;
        for (at, part) in pieces.concat().split('W').enumerate() {
            if at > 0 {
                number += 1;
                let word = format!("w{number}x");
                words.push_str(&word);
                text.push_str(&word);
            }
            text.push_str(part);
        }
        (text, words)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_word_between_marks_is_visible((text, words) in marked_words()) {
        let mut shown = String::new();
        visible(&lesson(&text).blocks, &mut shown);
        let shown = letters(&shown);
        for letter in letters(&words) {
            let count = |all: &[char]| all.iter().filter(|&&c| c == letter).count();
            prop_assert!(count(&shown) >= count(&letters(&words)), "{letter:?} of {text:?} is missing in {shown:?}");
        }
    }

    #[test]
    fn any_text_is_parsed_and_every_span_is_within_it(text in any::<String>(), (marked, _) in marked_words()) {
        for text in [text, marked] {
            let lesson = lesson(&text);
            for block in &lesson.blocks {
                prop_assert!(block.span.start <= block.span.end && block.span.end <= lesson.bytes, "{:?} in {text:?}", block.span);
            }
        }
    }
}
