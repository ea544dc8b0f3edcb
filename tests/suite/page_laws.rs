//! Promise: whatever blocks a text is made of, at every width nothing is too wide, nothing is lost, and places hold.

use hornbook::base::text::visible;
use hornbook::course::{
    Align, Block, BlockKind, Callout, Code, Definition, Inline, Item, Lesson, QuestionId, QuizRef, Target, plain_text,
};
use hornbook::learner::{Place, ThemeChoice};
use hornbook::page::{Background, Depth, Glyphs, Look, Page, PageLine, Role, Theme, Top, plain};
use proptest::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

fn look(width: u16, glyphs: Glyphs) -> Look {
    Look { width, theme: Theme::new(ThemeChoice::Dark, Background::Dark, Depth::TrueColor), glyphs }
}

fn text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        6 => "[a-z]{1,9} ?",
        2 => "[a-zA-Z0-9]{10,40}",
        2 => Just("GET /books?id=7 ".to_owned()),
        1 => Just("naïve e\u{301} ".to_owned()),
        1 => Just("日本語のテキスト".to_owned()),
        1 => Just("👩‍👩‍👧👋🏽🇳🇴 ".to_owned()),
        1 => Just("مرحبا שלום لا ".to_owned()),
        1 => Just("\u{202e}\u{200b}\u{1b}[31m".to_owned()),
        1 => Just("\t".to_owned()),
        1 => Just("\n".to_owned()),
        1 => "\\PC{0,6}",
    ];
    prop::collection::vec(word, 0..7).prop_map(|words| words.concat())
}

fn target() -> impl Strategy<Value = Target> {
    prop_oneof![
        Just(Target::External("https://a.example/x".to_owned())),
        Just(Target::Internal { path: None, anchor: Some("x".to_owned()) }),
    ]
}

fn inlines() -> impl Strategy<Value = Vec<Inline>> {
    let leaf = prop_oneof![
        6 => text().prop_map(Inline::Text),
        2 => text().prop_map(Inline::Code),
        1 => text().prop_map(Inline::Key),
        1 => text().prop_map(Inline::Math),
        1 => Just(Inline::SoftBreak),
        1 => Just(Inline::HardBreak),
        1 => Just(Inline::FootnoteRef { label: "n".to_owned(), number: 1 }),
        1 => (target(), text()).prop_map(|(target, alt)| Inline::Image { target, alt }),
    ];
    let inline = leaf.prop_recursive(2, 8, 3, |inner| {
        let many = prop::collection::vec(inner, 0..3);
        prop_oneof![
            many.clone().prop_map(Inline::Emphasis),
            many.clone().prop_map(Inline::Strong),
            many.clone().prop_map(Inline::Strike),
            (target(), many).prop_map(|(target, text)| Inline::Link { target, text }),
        ]
    });
    prop::collection::vec(inline, 0..5)
}

fn code() -> impl Strategy<Value = Code> {
    let language = prop_oneof![Just(String::new()), Just("js".to_owned()), Just("go".to_owned())];
    let some = || prop::option::weighted(0.3, text());
    (language, text(), text(), some(), some(), some(), any::<bool>()).prop_map(
        |(language, first, second, title, ran, checked, output)| Code {
            language,
            text: format!("{first}\n\tif {second}"),
            tab: None,
            title,
            ran,
            checked,
            output,
        },
    )
}

fn tabs() -> impl Strategy<Value = BlockKind> {
    prop::collection::vec((text(), code()), 2..4).prop_map(|tabs| {
        BlockKind::Tabs(tabs.into_iter().map(|(name, code)| Code { tab: Some(name), ..code }).collect())
    })
}

fn table() -> impl Strategy<Value = BlockKind> {
    (1usize..7, 0usize..3).prop_flat_map(|(columns, rows)| {
        let row = || prop::collection::vec(inlines(), columns);
        let align = prop_oneof![Just(Align::Left), Just(Align::Center), Just(Align::Right)];
        (prop::collection::vec(align, columns), row(), prop::collection::vec(row(), rows))
            .prop_map(|(align, head, rows)| BlockKind::Table { align, head, rows })
    })
}

fn kind() -> impl Strategy<Value = BlockKind> {
    let leaf = prop_oneof![
        4 => inlines().prop_map(BlockKind::Paragraph),
        1 => (0u8..9, inlines()).prop_map(|(level, text)| BlockKind::Heading { level, text, anchor: "h".to_owned() }),
        2 => code().prop_map(BlockKind::Code),
        2 => tabs(),
        1 => (text(), prop::option::of(text())).prop_map(|(words, alt)| BlockKind::Diagram { text: format!("┌─▶ {words}\n│"), alt }),
        2 => table(),
        1 => text().prop_map(BlockKind::Math),
        1 => text().prop_map(BlockKind::Notice),
        1 => Just(BlockKind::Rule),
        1 => Just(BlockKind::Lab { folder: "lab".to_owned() }),
        1 => prop::option::of(Just(QuestionId::new("q"))).prop_map(|question| BlockKind::Quiz(QuizRef { file: "quiz.toml".to_owned(), question })),
    ];
    leaf.prop_recursive(5, 24, 4, |inner| {
        let blocks = prop::collection::vec(inner.prop_map(block), 0..4);
        let item = (prop::option::of(any::<bool>()), blocks.clone()).prop_map(|(task, blocks)| Item { task, blocks });
        let definition = (inlines(), prop::collection::vec(blocks.clone(), 0..3))
            .prop_map(|(term, meanings)| Definition { term, meanings });
        prop_oneof![
            blocks.clone().prop_map(BlockKind::Quote),
            blocks.clone().prop_map(|blocks| BlockKind::Callout { kind: Callout::Pitfall, blocks }),
            (prop::option::of(any::<u64>()), any::<bool>(), prop::collection::vec(item, 0..4))
                .prop_map(|(start, tight, items)| BlockKind::List { start, tight, items }),
            prop::collection::vec(definition, 0..3).prop_map(BlockKind::Definitions),
            (text(), prop::option::of(1usize..200), blocks.clone())
                .prop_map(|(label, number, blocks)| BlockKind::Footnote { label, number, blocks }),
            (inlines(), blocks).prop_map(|(summary, blocks)| BlockKind::Details { summary, blocks }),
        ]
    })
}

fn block(kind: BlockKind) -> Block {
    Block { kind, span: 0..0 }
}

fn lesson() -> impl Strategy<Value = Arc<Lesson>> {
    prop::collection::vec(kind(), 1..5).prop_map(|kinds| {
        let blocks: Vec<Block> =
            kinds.into_iter().enumerate().map(|(at, kind)| Block { kind, span: at * 100..(at + 1) * 100 }).collect();
        let bytes = blocks.len() * 100;
        Arc::new(Lesson { blocks, bytes, ..Lesson::default() })
    })
}

/// What a reader of everything must have seen: all strings of a tree that are shown.
#[derive(Default)]
struct Shown(String);

impl Shown {
    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) | Inline::Code(text) | Inline::Key(text) | Inline::Math(text) => {
                    self.0.push_str(text)
                }
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strike(inner) => self.inlines(inner),
                Inline::Link { target, text } => {
                    self.inlines(text);
                    if let Target::External(address) = target
                        && !plain_text(text).contains("a.example")
                    {
                        self.0.push_str(address);
                    }
                }
                Inline::Image { alt, .. } => self.0.push_str(alt),
                Inline::FootnoteRef { number, .. } => self.0.push_str(&number.to_string()),
                Inline::SoftBreak | Inline::HardBreak => self.0.push('\n'),
            }
            // What stands in two inlines is two clusters.
            self.0.push('\n');
        }
    }

    fn code(&mut self, code: &Code) {
        let labels = [&code.tab, &code.title, &code.ran, &code.checked];
        self.0.push_str(&code.text);
        labels.into_iter().flatten().for_each(|label| self.0.push_str(&format!("\n{label}\n")));
        if !code.output {
            self.0.push_str(&code.language);
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.kind(&block.kind));
    }

    fn kind(&mut self, kind: &BlockKind) {
        match kind {
            BlockKind::Paragraph(text) | BlockKind::Heading { text, .. } => self.inlines(text),
            BlockKind::Code(code) => self.code(code),
            BlockKind::Tabs(codes) => codes.iter().for_each(|code| self.code(code)),
            BlockKind::Diagram { text, alt } => self.0.push_str(&format!("{text}\n{}", alt.as_deref().unwrap_or(""))),
            BlockKind::Quote(blocks) | BlockKind::Callout { blocks, .. } => self.blocks(blocks),
            BlockKind::List { start, items, .. } => {
                for (at, item) in items.iter().enumerate() {
                    if let (Some(start), None) = (start, item.task) {
                        self.0.push_str(&start.saturating_add(at as u64).to_string());
                    }
                    self.blocks(&item.blocks);
                }
            }
            BlockKind::Table { head, rows, .. } => {
                head.iter().for_each(|cell| self.0.push_str(&plain_text(cell)));
                rows.iter().flatten().for_each(|cell| self.inlines(cell));
            }
            BlockKind::Definitions(all) => {
                for one in all {
                    self.inlines(&one.term);
                    one.meanings.iter().for_each(|meaning| self.blocks(meaning));
                }
            }
            BlockKind::Footnote { label, number, blocks } => {
                self.0.push_str(&number.map_or_else(|| label.clone(), |number| number.to_string()));
                self.blocks(blocks);
            }
            BlockKind::Details { summary, blocks } => {
                self.inlines(summary);
                self.blocks(blocks);
            }
            BlockKind::Math(text) | BlockKind::Notice(text) => self.0.push_str(text),
            BlockKind::Rule | BlockKind::Lab { .. } | BlockKind::Quiz(_) => {}
        }
        self.0.push('\n');
    }
}

/// How often each letter and digit occurs, hidden characters apart.
fn letters(text: &str) -> HashMap<char, usize> {
    let mut all = HashMap::new();
    for c in text.chars().filter(|c| c.is_alphanumeric() && visible(&c.to_string()) == c.to_string()) {
        *all.entry(c).or_default() += 1;
    }
    all
}

fn all_lines(page: &mut Page) -> Vec<(usize, PageLine)> {
    page.window(Top::default(), usize::MAX)
}

fn acts_or_hides(c: char) -> bool {
    c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c) || c == '\u{200b}'
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn read_from_top_to_bottom_every_letter_is_there(lesson in lesson(), width in 1u16..=200, ascii in any::<bool>()) {
        let glyphs = if ascii { Glyphs::Ascii } else { Glyphs::Unicode };
        let lines = plain(&lesson, &look(width, glyphs), None);
        for line in &lines {
            prop_assert!(line.width() <= usize::from(width), "{:?} at {width}", line.text());
            prop_assert!(!line.text().contains(acts_or_hides), "{:?}", line.text());
        }
        // A cluster of two columns does not fit in one, and is a question mark there.
        if width >= 5 {
            let shown = letters(&lines.iter().map(PageLine::text).collect::<Vec<_>>().join("\n"));
            let mut wanted = Shown::default();
            wanted.blocks(&lesson.blocks);
            for (letter, count) in letters(&wanted.0) {
                prop_assert!(shown.get(&letter).copied().unwrap_or(0) >= count, "{letter:?} ×{count} at {width}: {:#?}",
                    lines.iter().map(PageLine::text).collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn a_page_is_never_too_wide_and_its_pieces_know_their_words(
        lesson in lesson(), width in 1u16..=200, open in any::<bool>(), ascii in any::<bool>(), sideways in -3isize..60,
    ) {
        let glyphs = if ascii { Glyphs::Ascii } else { Glyphs::Unicode };
        let mut page = Page::new(lesson.clone(), look(width, glyphs));
        page.set_all_open(open);
        for block in 0..lesson.blocks.len() {
            page.scroll_sideways(block, sideways);
        }
        let mut before = Place::default();
        for (block, line) in all_lines(&mut page) {
            prop_assert!(line.width() <= usize::from(width), "{:?} at {width}", line.text());
            for spot in &line.spots {
                prop_assert!(spot.columns.start < spot.columns.end && usize::from(spot.columns.end) <= line.width(), "{spot:?} in {:?}", line.text());
            }
            let place = Place { block, offset: line.offset };
            prop_assert!(place >= before, "{place:?} after {before:?}");
            before = place;
            let words = page.words(block);
            prop_assert!(line.offset <= words.len());
            for piece in line.pieces.iter().filter(|piece| piece.content && !piece.text.contains('?')) {
                let there = words.get(piece.at..).is_some_and(|rest| rest.starts_with(&*piece.text));
                prop_assert!(there, "{piece:?} is not at its place in {words:?}");
            }
        }
    }

    #[test]
    fn a_place_holds_across_widths_folds_and_colours(
        lesson in lesson(), widths in prop::collection::vec(1u16..=200, 2..5), lines in 0isize..80, height in 1usize..30,
    ) {
        let mut page = Page::new(lesson, look(widths[0], Glyphs::Unicode));
        let start = page.scroll(Top::default(), lines, height);
        let start = { let place = page.place(start); page.top(place) };
        let place = page.place(start);
        for width in &widths {
            page.set_look(look(*width, Glyphs::Unicode));
            let top = page.top(place);
            prop_assert_eq!(page.place(top), place);
            let first = page.window(top, 1)[0].clone();
            prop_assert!(first.0 == place.block && first.1.offset <= place.offset);
            // A page that never saw the place has the same line for it.
            let mut fresh = Page::new(page.lesson().clone(), look(*width, Glyphs::Unicode));
            prop_assert_eq!(fresh.top(place), top);
        }
        page.set_look(look(widths[0], Glyphs::Unicode));
        prop_assert_eq!(page.top(place), start);
        let texts = |page: &mut Page| all_lines(page).iter().map(|(_, line)| line.text()).collect::<Vec<_>>();
        let plain = texts(&mut page);
        for job in page.wanted() {
            page.apply(job.run());
        }
        prop_assert_eq!(texts(&mut page), plain);
        prop_assert!(page.wanted().is_empty());
    }

    #[test]
    fn scrolling_keeps_to_the_text(lesson in lesson(), width in 1u16..=120, moves in prop::collection::vec(-50isize..50, 1..12), height in 1usize..40) {
        let mut page = Page::new(lesson, look(width, Glyphs::Unicode));
        let end = page.end(height);
        prop_assert!(page.is_at_end(end, height));
        prop_assert_eq!(page.percent(end, height), 100);
        let mut top = Top::default();
        let mut percent = (Top::default(), 0);
        for by in moves {
            top = page.scroll(top, by, height);
            prop_assert!(top <= end);
            prop_assert_eq!(page.is_at_end(top, height), top >= end);
            let now = page.percent(top, height);
            prop_assert!(now == 100 || top < end);
            if top >= percent.0 {
                prop_assert!(now >= percent.1);
                percent = (top, now);
            }
            prop_assert_eq!(page.last_block(top, height), page.window(top, height).last().unwrap().0);
        }
    }

    #[test]
    fn what_is_found_is_seen_once_it_is_looked_at(lesson in lesson(), width in 5u16..=120, words in "[a-z]{1,2}|[A-Z]|[0-9]") {
        let mut page = Page::new(lesson, look(width, Glyphs::Unicode));
        page.set_find(Some(&words));
        let found = page.matches().to_vec();
        let exact = words.chars().any(char::is_uppercase);
        let count: usize = (0..page.lesson().blocks.len())
            .map(|block| page.words(block))
            .map(|text| if exact { text } else { text.to_lowercase() }.matches(&words).count())
            .sum();
        prop_assert_eq!(found.len(), count);
        for (at, found) in found.iter().enumerate().take(12) {
            page.set_current_match(Some(at));
            let top = page.top(found.place);
            let seen = |page: &mut Page| {
                page.window(Top { line: 0, ..top }, usize::MAX).iter().any(|(block, line)| {
                    *block == found.place.block
                        && line.pieces.iter().any(|piece| piece.role == Role::MatchCurrent && piece.at == found.place.offset)
                })
            };
            prop_assert!(seen(&mut page), "{found:?} in {:?}", page.words(found.place.block));
        }
    }
}
