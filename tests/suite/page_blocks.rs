//! Promise: hand-made blocks become the cells, styles and spots written here.

use hornbook::base::text::width;
use hornbook::course::{
    Block, BlockKind, Code, Definition, Ecosystem, Inline, Item, Lesson, QuestionId, QuizRef, Target,
};
use hornbook::learner::{Place, ThemeChoice};
use hornbook::page::{
    Background, Depth, Glyphs, Look, Mark, Page, PageLine, Role, SpotKind, Theme, Top, ansi, lines_of, plain,
};
use std::sync::Arc;

fn look(width: u16) -> Look {
    Look { width, theme: Theme::new(ThemeChoice::Dark, Background::Dark, Depth::TrueColor), glyphs: Glyphs::Unicode }
}

fn block(kind: BlockKind) -> Block {
    Block { kind, span: 0..1 }
}

fn lesson(kinds: Vec<BlockKind>) -> Arc<Lesson> {
    let bytes = kinds.len();
    Arc::new(Lesson { blocks: kinds.into_iter().map(block).collect(), bytes, ..Lesson::default() })
}

fn words(text: &str) -> Vec<Inline> {
    vec![Inline::Text(text.to_owned())]
}

fn paragraph(text: &str) -> BlockKind {
    BlockKind::Paragraph(words(text))
}

fn code(language: &str, text: &str) -> Code {
    Code { language: language.to_owned(), text: text.to_owned(), ..Code::default() }
}

fn texts(lines: &[PageLine]) -> String {
    lines.iter().map(|line| line.text().trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

fn cells(kind: BlockKind, width: u16) -> String {
    texts(&lines_of(&[block(kind)], &look(width)))
}

fn shown(page: &mut Page) -> String {
    texts(&page.window(Top::default(), 200).into_iter().map(|(_, line)| line).collect::<Vec<_>>())
}

/// One letter for the role of each cell.
fn grid(line: &PageLine) -> String {
    let letter = |role: Role| match role {
        Role::Text => 't',
        Role::Code => 'c',
        Role::InlineCode => 'i',
        Role::Link => 'l',
        Role::Dim => 'd',
        Role::Key => 'k',
        Role::Hidden => 'h',
        Role::Match => 'm',
        Role::MatchCurrent => 'M',
        Role::Keyword => 'K',
        Role::Literal => 'L',
        Role::Comment => 'C',
        Role::Number => 'N',
        Role::Punctuation => 'p',
        Role::CodeFrame => '|',
        _ => '.',
    };
    line.pieces.iter().map(|piece| letter(piece.role).to_string().repeat(width(&piece.text))).collect()
}

#[test]
fn inlines_have_their_styles_cell_by_cell() {
    let text = vec![
        Inline::Text("see ".to_owned()),
        Inline::Link { target: Target::External("https://a.example".to_owned()), text: words("it") },
        Inline::Text(", ".to_owned()),
        Inline::Key("Ctrl-C".to_owned()),
        Inline::Text(" a\u{202e}b ".to_owned()),
        Inline::Code("x".to_owned()),
    ];
    let lines = lines_of(&[block(BlockKind::Paragraph(text))], &look(80));
    assert_eq!(lines[0].text(), "see it (https://a.example), [Ctrl-C] a⟨U+202E⟩b x");
    assert_eq!(grid(&lines[0]), "ttttllddddddddddddddddddddttkkkkkkkktthhhhhhhhtti");
    let spot = &lines[0].spots[0];
    assert_eq!(spot.columns, 4..26);
    assert_eq!(spot.kind, SpotKind::Link(Target::External("https://a.example".to_owned())));
}

#[test]
fn a_link_that_is_its_address_shows_it_once() {
    let link = Inline::Link { target: Target::External("https://a.example/".to_owned()), text: words("a.example") };
    assert_eq!(cells(BlockKind::Paragraph(vec![link]), 40), "a.example");
    let inside = Inline::Link { target: Target::Internal { path: None, anchor: None }, text: words("above") };
    assert_eq!(cells(BlockKind::Paragraph(vec![inside]), 40), "above");
    let image =
        Inline::Image { target: Target::External("https://a.example/p.png".to_owned()), alt: "A map".to_owned() };
    assert_eq!(cells(BlockKind::Paragraph(vec![image]), 60), "[image: A map] (https://a.example/p.png)");
}

fn tab(name: &str, text: &str) -> Code {
    Code { tab: Some(name.to_owned()), ..code("", text) }
}

#[test]
fn tabs_show_the_one_preferred_by_id_or_name_and_say_which() {
    let group = BlockKind::Tabs(vec![tab("Python", "print(1)"), tab("Go", "fmt.Print(1)")]);
    let mut page = Page::new(lesson(vec![group]), look(30));
    let python = "\
┌─[Python] Go ───────────────┐
│ print(1)                   │
└────────────────────────────┘";
    let go = "\
┌─ Python [Go]───────────────┐
│ fmt.Print(1)               │
└────────────────────────────┘";
    assert_eq!(shown(&mut page), python);
    page.set_tab("gO");
    assert_eq!(shown(&mut page), go);
    page.set_ecosystems(&[Ecosystem { id: "py".to_owned(), name: "Python".to_owned() }]);
    page.set_tab("py");
    assert_eq!(shown(&mut page), python);
    page.set_tab("Rust");
    assert_eq!(shown(&mut page), python, "a tab that is not there changes nothing");
    let spots: Vec<_> = page.window(Top::default(), 1)[0].1.spots.iter().map(|spot| spot.columns.clone()).collect();
    assert_eq!(spots, [2..10, 10..14]);
    assert_eq!(page.tabs_in(0), ["Python", "Go"]);
}

#[test]
fn names_that_find_no_room_in_the_frame_stand_above_it() {
    let group = |name: &str| BlockKind::Tabs(vec![tab(name, "1"), tab("Go", "2")]);
    assert_eq!(
        cells(group("Java · Spring Boot"), 16),
        "Spring Boot]\n┌─ Go ─────────┐\n│ 1            │\n└──────────────┘"
            .replace("Spring Boot]", "[Java · Spring\nBoot]")
    );
    assert_eq!(cells(group("Py"), 8), "[Py]  Go\n1");
    let named = Code {
        title: Some("middleware/auth.js".to_owned()),
        ran: Some("Node 24.21, 2026-11-24".to_owned()),
        ..code("js", "x")
    };
    assert_eq!(
        cells(BlockKind::Code(named.clone()), 48),
        "┌─ middleware/auth.js · js ────────────────────┐\n│ x                                            │\n└─────────────── ran: Node 24.21, 2026-11-24 ─┘"
            .replace("└───────────────", "└────────────────")
    );
    let narrow = cells(BlockKind::Code(named), 20);
    assert!(narrow.starts_with("middleware/auth.js ·\njs\n┌"), "{narrow}");
    assert!(narrow.ends_with("┘\nran: Node 24.21,\n2026-11-24"), "{narrow}");
}

#[test]
fn code_scrolls_sideways_no_further_than_it_is_wide() {
    let wide = BlockKind::Code(code("", "0123456789abcdefghijklmnop\nshort"));
    let mut page = Page::new(lesson(vec![BlockKind::Quote(vec![block(wide)])]), look(20));
    let row = |page: &mut Page, at: usize| page.window(Top::default(), 9)[at].1.text();
    assert_eq!(row(&mut page, 1), "▎ │0123456789abcde›│");
    assert!(page.window(Top::default(), 2)[1].1.wide);
    page.scroll_sideways(0, 1_000);
    assert_eq!(row(&mut page, 1), "▎ │‹bcdefghijklmnop│");
    assert_eq!(row(&mut page, 2), "▎ │‹               │");
    page.scroll_sideways(0, -9);
    assert_eq!(row(&mut page, 1), "▎ │‹23456789abcdef›│");
    page.scroll_sideways(0, -9);
    assert_eq!(row(&mut page, 1), "▎ │0123456789abcde›│");
}

#[test]
fn code_is_copied_as_it_was_written_and_coloured_where_tabs_are() {
    let source = "func f() {\n\treturn \"a\tb\" // c\n}";
    let mut page = Page::new(lesson(vec![BlockKind::Code(code("go", source))]), look(40));
    let (block, line) = page.window(Top::default(), 3)[2].clone();
    assert_eq!(line.text(), "│     return \"a   b\" // c              │");
    assert_eq!(page.code_at(block, &line).unwrap().text, source);
    assert_eq!(grid(&line), "||ccccccccccccccccccccccc|||||||||||||||");
    for job in page.wanted() {
        page.apply(job.run());
    }
    let line = page.window(Top::default(), 3)[2].1.clone();
    assert_eq!(grid(&line), "||ccccKKKKKKcLLLLLLLcCCCC|||||||||||||||");
}

#[test]
fn only_what_shows_is_laid_out() {
    // Code that is laid out asks for colours, once: the number of jobs tells how much was.
    let kinds = (0..2_000).map(|at| BlockKind::Code(code("js", &format!("let a = {at};")))).collect();
    let mut page = Page::new(lesson(kinds), look(60));
    assert!(page.wanted().is_empty());
    page.window(Top::default(), 40);
    assert_eq!(page.wanted().len(), 10);
    page.set_find(Some("a = 1234;"));
    let [found] = page.matches() else { panic!("{:?}", page.matches()) };
    let place = found.place;
    assert_eq!(place, Place { block: 1_234, offset: 4 });
    assert!(page.wanted().is_empty());
    let end = page.end(40);
    assert!(page.is_at_end(end, 40) && page.percent(end, 40) == 100);
    assert!(page.wanted().len() <= 11);
    page.set_look(look(50));
    page.top(place);
    assert_eq!(page.wanted().len(), 1);
    page.window(Top::default(), 40);
    assert!(page.wanted().is_empty(), "the same code asked for colours twice");
}

fn details(summary: &str, inner: Vec<BlockKind>) -> BlockKind {
    BlockKind::Details { summary: words(summary), blocks: inner.into_iter().map(block).collect() }
}

#[test]
fn a_match_in_a_fold_or_a_hidden_tab_opens_it_when_it_is_looked_at() {
    let group = BlockKind::Tabs(vec![tab("A", "one"), tab("B", "needle two")]);
    let kinds = vec![details("Why?", vec![paragraph("hay"), details("Deeper", vec![group])])];
    let mut page = Page::new(lesson(kinds), look(30));
    assert_eq!(shown(&mut page), "▸ Why?");
    page.set_find(Some("needle"));
    assert_eq!(shown(&mut page), "▸ Why?");
    page.set_current_match(Some(0));
    let lines = page.window(Top::default(), 20);
    let line = lines.iter().find(|(_, line)| line.text().contains("needle")).expect("the tab shows");
    assert_eq!(grid(&line.1), "tt||MMMMMMcccc||||||||||||||||");
    page.set_find(None);
    page.toggle_fold(0, 0);
    assert_eq!(shown(&mut page), "▸ Why?");
}

#[test]
fn a_match_that_goes_on_in_the_next_line_is_marked_in_both() {
    let mut page = Page::new(lesson(vec![paragraph("the quick brown fox")]), look(10));
    page.set_find(Some("quick brown"));
    assert_eq!(page.matches().len(), 1);
    let lines = page.window(Top::default(), 2);
    assert_eq!((grid(&lines[0].1), grid(&lines[1].1)), ("ttttmmmmm".to_owned(), "mmmmmtttt".to_owned()));
}

#[test]
fn footnotes_and_their_references_lead_to_each_other() {
    let text = vec![Inline::Text("Said".to_owned()), Inline::FootnoteRef { label: "a".to_owned(), number: 1 }];
    let note = BlockKind::Footnote {
        label: "a".to_owned(),
        number: Some(1),
        blocks: vec![block(paragraph("Where it was said, in full."))],
    };
    let mut page = Page::new(lesson(vec![paragraph("Before."), BlockKind::Paragraph(text), note]), look(16));
    assert_eq!(shown(&mut page), "Before.\n\nSaid[1]\n\n[1] Where it was\n    said, in\n    full.");
    let lines = page.window(Top::default(), 9);
    assert_eq!(lines[2].1.spots[0].kind, SpotKind::Footnote("a".to_owned()));
    let back = lines[4].1.spots[0].clone();
    assert_eq!(back.columns, 0..3);
    let SpotKind::Link(Target::Internal { path: None, anchor: Some(anchor) }) = back.kind else { panic!("{back:?}") };
    assert_eq!(page.anchor(&anchor), Some(Place { block: 1, offset: 0 }));
    assert_eq!(page.anchor("fn-a"), Some(Place { block: 2, offset: 0 }));
    assert!(page.footnote("a").is_some());
}

#[test]
fn signs_without_room_lead_their_line() {
    let deep = |inner: BlockKind| BlockKind::List {
        start: None,
        tight: true,
        items: vec![Item { task: None, blocks: vec![block(inner)] }],
    };
    let list = deep(deep(deep(paragraph("some words"))));
    assert_eq!(cells(list, 9), "• • • some\n    words".replace("• • • some\n    words", "• • •\n    some\n    words"));
    let numbered = BlockKind::List {
        start: Some(9),
        tight: true,
        items: vec![
            Item { task: None, blocks: vec![] },
            Item { task: Some(true), blocks: vec![block(paragraph("done"))] },
        ],
    };
    assert_eq!(cells(numbered, 20), " 9.\n☑ done");
}

#[test]
fn definitions_and_summaries_keep_their_marks() {
    let definitions = BlockKind::Definitions(vec![Definition {
        term: words("Idempotent"),
        meanings: vec![vec![block(paragraph("Twice is once."))], vec![block(paragraph("So a retry is safe."))]],
    }]);
    assert_eq!(cells(definitions, 16), "Idempotent\n  Twice is once.\n  So a retry is\n  safe.");
    let summary = vec![
        Inline::Text("Why ".to_owned()),
        Inline::Link { target: Target::Internal { path: None, anchor: Some("x".to_owned()) }, text: words("this") },
    ];
    let fold = BlockKind::Details { summary, blocks: vec![] };
    let line = &lines_of(&[block(fold)], &look(30))[0];
    let kinds: Vec<_> = line.spots.iter().map(|spot| matches!(spot.kind, SpotKind::Fold(0))).collect();
    assert_eq!((line.text().as_str(), kinds), ("▾ Why this", vec![true, false]));
}

#[test]
fn a_checkpoint_says_how_it_went() {
    let quiz = QuizRef { file: "quiz.toml".to_owned(), question: None };
    let mut page = Page::new(lesson(vec![BlockKind::Quiz(quiz.clone())]), look(60));
    assert_eq!(shown(&mut page), "✎ Quiz · 0 questions [press Enter to answer]");
    page.set_marks(vec![(quiz.clone(), Mark::Half)]);
    assert_eq!(shown(&mut page), "◐ Quiz · 0 questions [answered: partly right]");
    let other = QuizRef { question: Some(QuestionId::new("q")), ..quiz };
    page.set_marks(vec![(other, Mark::Wrong)]);
    assert_eq!(shown(&mut page), "✎ Quiz · 0 questions [press Enter to answer]");
}

#[test]
fn a_table_keeps_narrow_columns_and_wraps_the_wide_one() {
    let row = |cells: &[&str]| cells.iter().map(|cell| words(cell)).collect::<Vec<_>>();
    let table = BlockKind::Table {
        align: vec![],
        head: row(&["a", "b", "c", "d"]),
        rows: vec![row(&["1", "2", "3", "words that need some room"])],
    };
    assert_eq!(
        cells(table, 22),
        "a │ b │ c │ d\n──┼───┼───┼───────────\n1 │ 2 │ 3 │ words that\n  │   │   │ need some\n  │   │   │ room"
    );
    // The words of a cell are counted alike in a grid and in records.
    let table = BlockKind::Table {
        align: vec![],
        head: row(&["name", "what it means to us"]),
        rows: vec![row(&["needle", "sharp thing"]), row(&["hay", "needle's home"])],
    };
    let mut page = Page::new(lesson(vec![table]), look(60));
    page.set_find(Some("needle's"));
    let place = page.matches()[0].place;
    for width in [60, 12] {
        page.set_look(look(width));
        let top = page.top(place);
        assert!(
            page.window(top, 3).iter().any(|(_, line)| line.text().contains("needle's")),
            "{width}: {}",
            shown(&mut page)
        );
    }
}

#[test]
fn escapes_go_out_for_styles_and_allowed_links_only() {
    let link =
        |address: &str| Inline::Link { target: Target::External(address.to_owned()), text: words("x\u{1b}[31m") };
    let kind = |address: &str| BlockKind::Paragraph(vec![link(address)]);
    let out = |address: &str, links: bool| {
        let look = look(80);
        ansi(lines_of(&[block(kind(address))], &look).iter(), &look, links)
    };
    let linked = out("https://a.example", true);
    assert!(linked.contains("\u{1b}]8;;https://a.example\u{1b}\\"), "{linked:?}");
    assert!(!out("https://a.example", false).contains("\u{1b}]8"));
    for address in ["file:///etc/passwd", "javascript:1", "https://a\u{7}b", "https://a\u{1b}\\b", "https://é"] {
        assert!(!out(address, true).contains("\u{1b}]8"), "{address:?}");
    }
    let mono = Look { theme: Theme::new(ThemeChoice::Mono, Background::Dark, Depth::Mono), ..look(80) };
    let plain = ansi(lines_of(&[block(kind("https://a.example"))], &mono).iter(), &mono, true);
    assert_eq!(plain, "x␛[31m (https://a.example)\n");
}

#[test]
fn read_aloud_tabs_follow_one_another_wherever_they_stand() {
    let group = BlockKind::Tabs(vec![tab("A", "one"), tab("B", "two")]);
    let item = Item { task: None, blocks: vec![block(group)] };
    let lesson = lesson(vec![details("More", vec![BlockKind::List { start: None, tight: true, items: vec![item] }])]);
    let all = texts(&plain(&lesson, &look(30), None));
    assert!(all.starts_with("▾ More\n  • ┌─ A "), "{all}");
    assert!(all.contains("│ one") && all.contains("┌─ B ") && all.contains("│ two"), "{all}");
    let one = texts(&plain(&lesson, &look(30), Some("b")));
    assert!(!one.contains("one") && one.contains("two"), "{one}");
}
