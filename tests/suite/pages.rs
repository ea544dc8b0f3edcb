//! Promise: blocks become the cells that are written here, and no word of any text is lost at any width.

use hornbook::course::{BlockKind, Lesson};
use hornbook::learner::{Place, ThemeChoice};
use hornbook::pack::document;
use hornbook::page::{Background, Depth, Glyphs, Look, Page, PageLine, Theme, Top, lines_of, plain};
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

fn look(width: u16) -> Look {
    Look { width, theme: Theme::new(ThemeChoice::Mono, Background::Dark, Depth::Mono), glyphs: Glyphs::Unicode }
}

fn cells(markdown: &str, width: u16) -> String {
    let lesson = document("t.md", markdown).lesson;
    lines_of(&lesson.blocks, &look(width))
        .iter()
        .map(|line| line.text().trim_end().to_owned())
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn nested_lists_hang_under_their_signs() {
    let expected = "\
• one two
  three
  • deep
• [x] is
  code";
    let shown = cells("- one two three\n  - deep\n- \\[x\\] is `code`\n", 9);
    assert_eq!(shown, expected);
    assert_eq!(cells("3. a\n4. b\n\n- [x] done\n- [ ] open\n", 20), "3. a\n4. b\n\n☑ done\n☐ open");
}

#[test]
fn code_is_framed_and_never_reflows() {
    let expected = "\
┌─ a.js · js ──────┐
│ let x = 1;       │
└──────────────────┘";
    assert_eq!(cells("```js title=\"a.js\"\nlet x = 1;\n```\n", 20), expected);
    let wide = "```\n0123456789012345678901234567\n```\n";
    let mut page = Page::new(Arc::new(document("t.md", wide).lesson), look(20));
    assert_eq!(page.window(Top::default(), 2)[1].1.text(), "│01234567890123456›│");
    page.scroll_sideways(0, 100);
    assert_eq!(page.window(Top::default(), 2)[1].1.text(), "│‹12345678901234567│");
    // Where nothing scrolls, the line goes on below.
    assert_eq!(cells(wide, 20).lines().nth(2), Some("│8901234567        │"));
}

#[test]
fn tables_fit_wrap_or_become_records() {
    let table = "| name | meaning |\n|:-----|--------:|\n| GET | reads |\n";
    assert_eq!(cells(table, 40), "name │ meaning\n─────┼────────\nGET  │   reads");
    let long = "| name | meaning |\n|------|---------|\n| GET | reads and changes nothing at all |\n";
    assert_eq!(
        cells(long, 24),
        "name │ meaning\n─────┼──────────────────\nGET  │ reads and changes\n     │ nothing at all"
    );
    assert_eq!(
        cells("| a | b | c |\n|-|-|-|\n| 11111111 | 22222222 | 33333333 |\n", 20),
        "a: 11111111\nb: 22222222\nc: 33333333"
    );
}

#[test]
fn callouts_quotes_rules_and_headings_have_their_marks() {
    let expected = "\
Title
━━━━━

▎ Pitfall
▎ Mind the
▎ gap.

▎ said";
    assert_eq!(cells("# Title\n\n> [!PITFALL]\n> Mind the gap.\n\n> said\n", 12), expected);
}

#[test]
fn wide_and_joined_characters_are_cut_between_clusters() {
    assert_eq!(cells("日本語のテキスト", 6), "日本語\nのテキ\nスト");
    assert_eq!(cells("👨‍👩‍👧👨‍👩‍👧", 2), "👨‍👩‍👧\n👨‍👩‍👧");
}

#[test]
fn ascii_glyphs_use_nothing_else() {
    let lesson = document("t.md", "# T\n\n- a\n\n> q\n\n```diagram\n┌─▶│\n```\n\n```js\nx\n```\n").lesson;
    let look = Look { glyphs: Glyphs::Ascii, ..look(30) };
    for line in lines_of(&lesson.blocks, &look) {
        assert!(line.text().is_ascii(), "{}", line.text());
    }
}

fn long_lesson() -> Arc<Lesson> {
    let text: String = (0..200).map(|at| format!("## Heading {at}\n\nSome words for paragraph {at}, enough of them to wrap at every width that is tried here.\n\n- item\n- item\n\n")).collect();
    Arc::new(document("t.md", &text).lesson)
}

#[test]
fn a_place_survives_every_width() {
    let lesson = long_lesson();
    let mut page = Page::new(lesson, look(60));
    for start in [0, 7, 133, 800, 1_400] {
        page.set_look(look(60));
        let top = page.scroll(Top::default(), start, 10);
        let place = page.place(top);
        for width in [20, 33, 88, 61, 60] {
            page.set_look(look(width));
            let top = page.top(place);
            assert!(page.place(top) <= place);
            assert_eq!(page.place(top).block, place.block);
        }
        assert_eq!(page.top(place), top);
    }
}

#[test]
fn scrolling_stops_at_both_ends_and_passes_every_line_once() {
    let mut page = Page::new(long_lesson(), look(40));
    let end = page.end(10);
    assert!(page.is_at_end(end, 10) && page.percent(end, 10) == 100);
    assert_eq!(page.scroll(end, 50, 10), end);
    let mut at = Top::default();
    let mut steps = 0;
    while at != end {
        let next = page.scroll(at, 1, 10);
        assert!(next > at);
        at = next;
        steps += 1;
    }
    assert_eq!(page.scroll(end, -steps, 10), Top::default());
    assert_eq!(page.scroll(Top::default(), -5, 10), Top::default());
    assert_eq!(page.percent(Top::default(), 10), 0);
}

#[test]
fn matches_are_found_without_having_been_looked_at() {
    let mut page = Page::new(long_lesson(), look(40));
    page.set_find(Some("paragraph 150,"));
    let [found] = page.matches() else { panic!("{:?}", page.matches().len()) };
    let place = found.place;
    let top = page.top(place);
    let shown: String = page.window(top, 2).iter().map(|(_, line)| line.text()).collect();
    assert!(shown.contains("paragraph 150"), "{shown}");
    assert!(place > Place::default());
}

/// One example of a specification: Markdown, and the HTML it must become.
type Example = (String, String);

/// The examples of the CommonMark and GFM specifications as the Markdown parser's own package carries them.
fn examples() -> Vec<Example> {
    let about = std::process::Command::new("rustc").arg("-vV").output().unwrap().stdout;
    let about = String::from_utf8(about).unwrap();
    // Packages for other machines need not have been fetched.
    let host = about.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let asked = std::process::Command::new(env!("CARGO"))
        .args(["metadata", "--offline", "--format-version", "1", "--filter-platform", host])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let metadata: serde_json::Value = serde_json::from_slice(&asked.stdout).unwrap();
    let parser =
        metadata["packages"].as_array().unwrap().iter().find(|package| package["name"] == "pulldown-cmark").unwrap();
    let suite = PathBuf::from(parser["manifest_path"].as_str().unwrap()).parent().unwrap().join("tests/suite");
    let mut examples = Vec::new();
    for file in [
        "spec.rs",
        "gfm_table.rs",
        "gfm_strikethrough.rs",
        "gfm_tasklist.rs",
        "table.rs",
        "footnotes.rs",
        "regression.rs",
    ] {
        let text = std::fs::read_to_string(suite.join(file)).unwrap();
        for part in text.split("let original = r##\"").skip(1) {
            let (original, rest) = part.split_once("\"##;").unwrap();
            let expected =
                rest.split_once("r##\"").and_then(|(_, rest)| rest.split_once("\"##;")).map_or("", |(html, _)| html);
            examples.push((original.to_owned(), expected.to_owned()));
        }
    }
    examples
}

/// How often each letter and digit is visible in HTML.
fn visible_letters(html: &str) -> HashMap<char, usize> {
    let mut letters = HashMap::new();
    // A footnote that nothing refers to is shown by its label, not by a number.
    let label = "<sup class=\"footnote-definition-label\">";
    let html: String = html
        .split(label)
        .enumerate()
        .map(|(at, part)| if at == 0 { part } else { part.split_once("</sup>").map_or("", |(_, rest)| rest) })
        .collect();
    let mut rest = html.as_str();
    let mut text = String::new();
    while let Some(open) = rest.find('<') {
        text.push_str(&rest[..open]);
        rest = &rest[open..];
        let known = [
            ("<!--", "-->"),
            ("<?", "?>"),
            ("<![CDATA[", "]]>"),
            ("<script", "</script>"),
            ("<style", "</style>"),
            ("<!", ">"),
        ];
        let skip = match known.iter().find(|(start, _)| rest.starts_with(start)) {
            Some((start, end)) => rest[start.len()..].find(end).map_or(rest.len(), |at| start.len() + at + end.len()),
            None => tag_length(rest),
        };
        rest = &rest[skip..];
        text.push(' ');
    }
    text.push_str(rest);
    let decoded = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    for c in decoded.chars().filter(|c| c.is_alphanumeric()) {
        *letters.entry(c).or_default() += 1;
    }
    letters
}

/// How long a tag is; a `>` in quotes does not end it.
fn tag_length(text: &str) -> usize {
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            _ => {}
        }
    }
    1
}

fn shown_letters(lines: &[PageLine]) -> HashMap<char, usize> {
    let mut letters = HashMap::new();
    for c in lines.iter().flat_map(|line| line.text().chars().collect::<Vec<_>>()).filter(|c| c.is_alphanumeric()) {
        *letters.entry(c).or_default() += 1;
    }
    letters
}

#[test]
fn every_example_of_the_specifications_lays_out_and_keeps_its_words() {
    let examples = examples();
    assert!(examples.len() > 900, "{}", examples.len());
    let mut lost = Vec::new();
    for (markdown, html) in &examples {
        let lesson = document("t.md", markdown).lesson;
        let wanted = visible_letters(html);
        for width in [20, 40, 80, 120] {
            let lines = plain(&lesson, &look(width), None);
            for line in &lines {
                assert!(line.width() <= usize::from(width), "wider than {width}: {:?} of {markdown:?}", line.text());
            }
            let shown = shown_letters(&lines);
            if let Some((letter, count)) =
                wanted.iter().find(|(letter, count)| shown.get(letter).copied().unwrap_or(0) < **count)
            {
                lost.push(format!(
                    "{letter} ×{count} at {width}: {markdown:?}\n  {html:?}\n  {:?}",
                    lines.iter().map(PageLine::text).collect::<Vec<_>>()
                ));
            }
        }
    }
    assert!(lost.is_empty(), "{} of {}\n{}", lost.len(), examples.len(), lost[..lost.len().min(12)].join("\n"));
}

#[test]
fn a_diagram_keeps_its_lines_and_its_words_for_those_who_cannot_see_it() {
    let shown = cells("```diagram alt=\"Two boxes\"\n[a] -> [b]\n```\n", 30);
    assert_eq!(shown, "  [a] -> [b]\nTwo boxes");
    assert!(matches!(
        document("t.md", "```diagram\nx\n```").lesson.blocks[0].kind,
        BlockKind::Diagram { alt: None, .. }
    ));
}
