//! Writing Markdown out of texts of packs and learners: words stay words, whatever stands in them.

use crate::base::text::visible;
use crate::course::{Block, BlockKind, Code, Inline, Target};

/// Returns words as Markdown that shows them as they are, on one line.
pub(super) fn escaped(words: &str) -> String {
    let words = words.replace(['\n', '\r'], " ");
    line(&words)
}

/// Returns a text of several lines as Markdown that shows them as they are, line by line; empty lines part paragraphs.
pub(super) fn escaped_lines(text: &str) -> String {
    let paragraphs = text.split("\n\n").map(|paragraph| paragraph.trim_matches('\n'));
    let shown = paragraphs.filter(|paragraph| !paragraph.trim().is_empty());
    let lines = |paragraph: &str| {
        let full = paragraph.lines().filter(|line| !line.trim().is_empty());
        full.map(line).collect::<Vec<_>>().join("\\\n")
    };
    shown.map(lines).collect::<Vec<_>>().join("\n\n")
}

fn line(words: &str) -> String {
    let words = visible(&words.replace('\t', "    ")).into_owned();
    let start = words.len() - words.trim_start().len();
    let end = words.trim_end().len().max(start);
    // Spaces at the ends would be code, a list's indentation or a line break.
    let mut out = "&#32;".repeat(words[..start].chars().count());
    let inner = &words[start..end];
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    for (at, c) in inner.char_indices() {
        let special = matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!' | '$' | '^' | '{' | '}'
        ) || (at == 0 && matches!(c, '-' | '+' | '=' | ':'))
            || (at == digits && digits > 0 && matches!(c, '.' | ')'));
        if special {
            out.push('\\');
        }
        out.push(c);
    }
    out.push_str(&"&#32;".repeat(words[end..].chars().count()));
    out
}

/// Returns a text as a block of code, behind a fence that it cannot close.
pub(super) fn fenced(language: &str, text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    let language: String = language.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '+')).collect();
    let lines: String = text.lines().map(|line| shown_code(line) + "\n").collect();
    format!("{fence}{language}\n{lines}{fence}")
}

fn shown_code(line: &str) -> String {
    line.split('\t').map(|part| visible(part).into_owned()).collect::<Vec<_>>().join("\t")
}

/// Returns words as code within a line.
pub(super) fn code_span(words: &str) -> String {
    let words = visible(&words.replace(['\n', '\r', '\t'], " ")).into_owned();
    if words.trim().is_empty() {
        return String::new();
    }
    let longest = words.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let ticks = "`".repeat(longest + 1);
    let space = if words.starts_with(['`', ' ']) || words.ends_with(['`', ' ']) { " " } else { "" };
    format!("{ticks}{space}{words}{space}{ticks}")
}

/// Returns a link with words that are Markdown already.
pub(super) fn link(words: &str, address: &str) -> String {
    let mut safe = String::with_capacity(address.len());
    for c in address.chars() {
        match c {
            '<' | '>' | '\\' | '`' | '|' | ' ' => safe.push_str(&format!("%{:02X}", u32::from(c))),
            c if c.is_control() => {}
            c => safe.push(c),
        }
    }
    format!("[{words}](<{safe}>)")
}

/// Puts a text that is Markdown into a quotation.
pub(super) fn quoted(markdown: &str) -> String {
    prefixed(markdown, "> ", "> ")
}

/// Puts a text that is Markdown into an item of a list.
pub(super) fn item(markdown: &str) -> String {
    prefixed(markdown, "- ", "  ")
}

fn prefixed(markdown: &str, first: &str, rest: &str) -> String {
    let line = |(at, line): (usize, &str)| {
        let prefix = if at == 0 { first } else { rest };
        if line.is_empty() { prefix.trim_end().to_owned() } else { format!("{prefix}{line}") }
    };
    markdown.lines().enumerate().map(line).collect::<Vec<_>>().join("\n")
}

/// Returns blocks of a pack as Markdown of their own making: what they show, whatever their author wrote.
pub(super) fn of_blocks(blocks: &[Block]) -> String {
    let parts = blocks.iter().map(|block| of_block(&block.kind)).filter(|part| !part.trim().is_empty());
    parts.collect::<Vec<_>>().join("\n\n")
}

fn of_block(kind: &BlockKind) -> String {
    match kind {
        BlockKind::Heading { text, .. } => format!("**{}**", of_inlines(text)),
        BlockKind::Paragraph(text) => of_inlines(text),
        BlockKind::Code(code) => of_code(code),
        BlockKind::Tabs(codes) => codes.iter().map(of_code).collect::<Vec<_>>().join("\n\n"),
        BlockKind::Diagram { text, .. } => fenced("text", text),
        BlockKind::Quote(blocks) | BlockKind::Callout { blocks, .. } => quoted(&of_blocks(blocks)),
        BlockKind::Footnote { blocks, .. } => of_blocks(blocks),
        BlockKind::List { start, items, .. } => {
            let shown = items.iter().enumerate().map(|(at, one)| {
                let inner = of_blocks(&one.blocks);
                match start {
                    None => item(&inner),
                    Some(start) => {
                        let sign = format!("{}. ", (start + at as u64).min(999_999_999));
                        prefixed(&inner, &sign, &" ".repeat(sign.len()))
                    }
                }
            });
            shown.collect::<Vec<_>>().join("\n")
        }
        BlockKind::Table { head, rows, .. } => {
            let row = |cells: &[Vec<Inline>]| {
                let cells: Vec<String> = cells.iter().map(|cell| of_cell(cell)).collect();
                format!("| {} |", cells.join(" | "))
            };
            let rule = format!("|{}", " --- |".repeat(head.len()));
            let lines = [row(head), rule].into_iter().chain(rows.iter().map(|cells| row(cells)));
            lines.collect::<Vec<_>>().join("\n")
        }
        BlockKind::Definitions(definitions) => {
            let one = |definition: &crate::course::Definition| {
                let meanings: Vec<String> = definition.meanings.iter().map(|meaning| of_blocks(meaning)).collect();
                item(&format!("**{}**\n\n{}", of_inlines(&definition.term), meanings.join("\n\n")))
            };
            definitions.iter().map(one).collect::<Vec<_>>().join("\n")
        }
        BlockKind::Details { summary, blocks } => format!("**{}**\n\n{}", of_inlines(summary), of_blocks(blocks)),
        BlockKind::Math(text) => fenced("math", text),
        BlockKind::Notice(text) => escaped(text),
        BlockKind::Rule | BlockKind::Quiz(_) | BlockKind::Lab { .. } => String::new(),
    }
}

fn of_code(code: &Code) -> String {
    let block = fenced(&code.language, &code.text);
    match &code.tab {
        Some(tab) => format!("{}\n\n{block}", escaped(tab)),
        None => block,
    }
}

fn of_inlines(inlines: &[Inline]) -> String {
    let mut out = String::new();
    walk(inlines, false, &mut out);
    // A line can begin with a mark only after a break, and there each text is escaped for itself.
    out.trim().to_owned()
}

/// In a table a line break ends the row, and a bar ends the cell, in code too.
fn of_cell(inlines: &[Inline]) -> String {
    let mut out = String::new();
    walk(inlines, true, &mut out);
    out.trim().replace("\\\n", " ")
}

fn walk(inlines: &[Inline], in_table: bool, out: &mut String) {
    let wrapped = |mark: &str, inner: &[Inline], out: &mut String| {
        let mut words = String::new();
        walk(inner, in_table, &mut words);
        let trimmed = words.trim();
        if trimmed.is_empty() {
            return out.push_str(&words);
        }
        // Marks must touch words; the spaces go outside.
        let at = words.find(trimmed).unwrap_or(0);
        out.push_str(&format!("{}{mark}{trimmed}{mark}{}", &words[..at], &words[at + trimmed.len()..]));
    };
    for inline in inlines {
        match inline {
            Inline::Text(text) => out.push_str(&text_inline(text)),
            Inline::Code(text) | Inline::Key(text) | Inline::Math(text) => {
                let span = code_span(text);
                out.push_str(&if in_table { span.replace('|', "\\|") } else { span });
            }
            Inline::Emphasis(inner) => wrapped("*", inner, out),
            Inline::Strong(inner) => wrapped("**", inner, out),
            Inline::Strike(inner) => wrapped("~~", inner, out),
            Inline::Link { target: Target::External(address), text } => {
                let mut words = String::new();
                walk(text, in_table, &mut words);
                out.push_str(&link(&words, address));
            }
            Inline::Link { text, .. } => walk(text, in_table, out),
            Inline::Image { alt, .. } => out.push_str(&text_inline(alt)),
            Inline::FootnoteRef { .. } => {}
            Inline::SoftBreak => out.push(' '),
            Inline::HardBreak => out.push_str("\\\n"),
        }
    }
}

/// Words within a line: their spaces at the ends stay spaces.
fn text_inline(text: &str) -> String {
    let text = text.replace(['\n', '\r'], " ");
    let inner = text.trim();
    if inner.is_empty() {
        return text;
    }
    let at = text.find(inner).unwrap_or(0);
    format!("{}{}{}", &text[..at], line(inner), &text[at + inner.len()..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag};

    /// The words that a renderer shows, and whether anything but paragraphs came of them.
    fn read(markdown: &str) -> (String, bool) {
        let (mut words, mut other) = (String::new(), false);
        let options = Options::all() - Options::ENABLE_SMART_PUNCTUATION;
        for event in Parser::new_ext(markdown, options) {
            match event {
                Event::Text(text) => words.push_str(&text),
                Event::SoftBreak | Event::HardBreak => words.push('\n'),
                Event::Start(Tag::Paragraph) | Event::End(_) => {}
                _ => other = true,
            }
        }
        (words, other)
    }

    proptest! {
        #[test]
        fn words_stay_words(text in "[-a1 .)#*_`~>|<&!:=+$^{}\\[\\]\\\\\"'%(/é]{0,30}") {
            prop_assume!(!text.trim().is_empty());
            let (words, other) = read(&escaped(&text));
            prop_assert!(!other, "{}", escaped(&text));
            prop_assert_eq!(words, text);
        }

        #[test]
        fn lines_stay_lines(lines in proptest::collection::vec("[-a1 .)#*_`~>|<&=+]{0,12}", 1..5)) {
            let full: Vec<&String> = lines.iter().filter(|line| !line.trim().is_empty()).collect();
            prop_assume!(!full.is_empty());
            let text = full.iter().map(|line| line.as_str()).collect::<Vec<_>>().join("\n");
            let (words, other) = read(&escaped_lines(&text));
            prop_assert!(!other, "{}", escaped_lines(&text));
            prop_assert_eq!(words, text);
        }

        #[test]
        fn code_stays_code(text in "[a`~\n -]{0,30}") {
            let markdown = format!("{}\n\nafter", fenced("js", &text));
            let after = Parser::new(&markdown).filter(|event| matches!(event, Event::Text(text) if &**text == "after")).count();
            prop_assert!(after == 1 && markdown.ends_with("after"));
            let blocks = Parser::new(&markdown).filter(|event| matches!(event, Event::Start(Tag::CodeBlock(_)))).count();
            prop_assert_eq!(blocks, 1);
        }
    }

    #[test]
    fn what_acts_on_a_terminal_is_made_visible() {
        assert_eq!(escaped("a\u{1b}[31m\u{202e}b"), "a␛\\[31m⟨U+202E⟩b");
        assert!(!fenced("js\u{1b}", "a\u{1b}c").contains('\u{1b}'));
        assert_eq!(link("x", "a b>c"), "[x](<a%20b%3Ec>)");
    }
}
