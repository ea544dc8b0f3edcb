//! What is done to finished runs of inlines and blocks: markers become blocks, bare addresses links, neighbouring tabs one group.

use super::{Context, MARK, autolink};
use crate::base::files::resolve_inside;
use crate::course::{Block, BlockKind, Callout, Code, Inline, Target};
use std::collections::HashMap;

/// A run of text between directives, or a directive.
pub(super) enum Part {
    Inlines(Vec<Inline>),
    Block(BlockKind),
}

/// Replaces markers in text that cannot hold a block by what the author wrote.
pub(super) fn restore(text: &str, context: Context<'_>) -> String {
    if !text.contains(MARK) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, number, after)) = next_marker(rest) {
        out.push_str(before);
        match context.directives.get(number) {
            Some(directive) => out.push_str(&directive.written),
            None => out.push_str(&rest[before.len()..rest.len() - after.len()]),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Returns the text before the first marker, its number, and the text after it.
fn next_marker(text: &str) -> Option<(&str, usize, &str)> {
    let mut from = 0;
    loop {
        let start = from + text.get(from..)?.find(MARK)?;
        let inner = &text[start + MARK.len_utf8()..];
        let digits = inner.find(|c: char| !c.is_ascii_digit()).unwrap_or(inner.len());
        if inner[digits..].starts_with(MARK)
            && let Ok(number) = inner[..digits].parse()
        {
            return Some((&text[..start], number, &inner[digits + MARK.len_utf8()..]));
        }
        from = start + MARK.len_utf8();
    }
}

/// Splits a paragraph at the directives in its text.
pub(super) fn parts(inlines: Vec<Inline>, context: Context<'_>) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut run = Vec::new();
    for inline in inlines {
        let Inline::Text(text) = &inline else {
            run.push(inline);
            continue;
        };
        let mut rest = text.as_str();
        while let Some((before, number, after)) = next_marker(rest) {
            let Some(directive) = context.directives.get(number) else { break };
            if !before.is_empty() {
                run.push(Inline::Text(before.to_owned()));
            }
            parts.push(Part::Inlines(std::mem::take(&mut run)));
            parts.push(Part::Block(directive.kind.clone()));
            rest = after;
        }
        if !rest.is_empty() {
            run.push(Inline::Text(rest.to_owned()));
        }
    }
    parts.push(Part::Inlines(run));
    parts
        .into_iter()
        .filter_map(|part| match part {
            Part::Inlines(run) => Some(trimmed(run)).filter(|run| !run.is_empty()).map(Part::Inlines),
            block => Some(block),
        })
        .collect()
}

/// Drops breaks and spaces at both ends of a run.
fn trimmed(mut run: Vec<Inline>) -> Vec<Inline> {
    let blank = |inline: &Inline| match inline {
        Inline::SoftBreak | Inline::HardBreak => true,
        Inline::Text(text) => text.trim().is_empty(),
        _ => false,
    };
    while run.last().is_some_and(blank) {
        run.pop();
    }
    let start = run.iter().position(|inline| !blank(inline)).unwrap_or(run.len());
    run.drain(..start);
    run
}

/// Makes bare addresses links.
pub(super) fn linked(inlines: Vec<Inline>) -> Vec<Inline> {
    let needed =
        |inline: &Inline| matches!(inline, Inline::Text(text) if text.contains("http") || text.contains("www."));
    if !inlines.iter().any(needed) {
        return inlines;
    }
    let mut out = Vec::with_capacity(inlines.len());
    for inline in inlines {
        match inline {
            Inline::Text(text) => out.extend(autolink::split(&text)),
            other => out.push(other),
        }
    }
    out
}

/// Restores markers in a run that cannot hold blocks.
pub(super) fn restored(inlines: Vec<Inline>, context: Context<'_>) -> Vec<Inline> {
    inlines
        .into_iter()
        .map(|inline| match inline {
            Inline::Text(text) => Inline::Text(restore(&text, context)),
            other => other,
        })
        .collect()
}

/// Puts a block behind its siblings; a fence with `tab` joins the one before it.
pub(super) fn push(siblings: &mut Vec<Block>, block: Block) {
    if let BlockKind::Code(code) = &block.kind
        && code.tab.is_some()
        && let Some(before) = siblings.last_mut()
    {
        let group: Option<Vec<Code>> = match &mut before.kind {
            BlockKind::Code(first) if first.tab.is_some() => Some(vec![std::mem::take(first)]),
            BlockKind::Tabs(codes) => Some(std::mem::take(codes)),
            _ => None,
        };
        if let Some(mut codes) = group {
            codes.push(code.clone());
            before.kind = BlockKind::Tabs(codes);
            before.span.end = block.span.end;
            return;
        }
    }
    siblings.push(block);
}

/// Makes a quotation that begins with a mark such as `[!NOTE]` a callout.
pub(super) fn quote(mut blocks: Vec<Block>) -> BlockKind {
    let mark = match blocks.first_mut().map(|block| &mut block.kind) {
        Some(BlockKind::Paragraph(inlines)) => take_mark(inlines),
        _ => None,
    };
    let Some(kind) = mark else { return BlockKind::Quote(blocks) };
    if matches!(blocks.first().map(|block| &block.kind), Some(BlockKind::Paragraph(inlines)) if inlines.is_empty()) {
        blocks.remove(0);
    }
    BlockKind::Callout { kind, blocks }
}

fn take_mark(inlines: &mut Vec<Inline>) -> Option<Callout> {
    let line_end = inlines
        .iter()
        .position(|inline| matches!(inline, Inline::SoftBreak | Inline::HardBreak))
        .unwrap_or(inlines.len());
    let [Inline::Text(mark)] = &inlines[..line_end] else { return None };
    let name = mark.trim().strip_prefix("[!")?.strip_suffix(']')?.to_ascii_uppercase();
    let kind = match name.as_str() {
        "NOTE" => Callout::Note,
        "TIP" => Callout::Tip,
        "IMPORTANT" => Callout::Important,
        "WARNING" => Callout::Warning,
        "CAUTION" => Callout::Caution,
        "PITFALL" => Callout::Pitfall,
        "SECURITY" => Callout::Security,
        "VERSION" => Callout::Version,
        _ => return None,
    };
    inlines.drain(..(line_end + 1).min(inlines.len()));
    Some(kind)
}

/// Gives each footnote the number of its first reference.
pub(super) fn number_footnotes(blocks: &mut [Block], numbers: &HashMap<String, usize>) {
    for block in blocks {
        match &mut block.kind {
            BlockKind::Footnote { label, number, blocks } => {
                *number = numbers.get(label).copied();
                number_footnotes(blocks, numbers);
            }
            BlockKind::Quote(blocks) | BlockKind::Callout { blocks, .. } | BlockKind::Details { blocks, .. } => {
                number_footnotes(blocks, numbers);
            }
            BlockKind::List { items, .. } => {
                items.iter_mut().for_each(|item| number_footnotes(&mut item.blocks, numbers))
            }
            BlockKind::Definitions(definitions) => definitions
                .iter_mut()
                .flat_map(|definition| &mut definition.meanings)
                .for_each(|blocks| number_footnotes(blocks, numbers)),
            _ => {}
        }
    }
}

/// Returns where a link leads: an address with a scheme is external, anything else is in the pack if it stays there.
pub(super) fn target(destination: &str, from: &str) -> Target {
    let external = || Target::External(destination.to_owned());
    if destination.starts_with("//") || has_scheme(destination) {
        return external();
    }
    let (path, anchor) = match destination.split_once('#') {
        Some((path, anchor)) => (path, Some(percent_decoded(anchor)).filter(|anchor| !anchor.is_empty())),
        None => (destination, None),
    };
    if path.is_empty() {
        return Target::Internal { path: None, anchor };
    }
    let Some(resolved) = resolve_inside(from, &percent_decoded(path)) else { return external() };
    let path = match resolved.strip_suffix(".html") {
        Some(stem) => format!("{stem}.md"),
        None => resolved,
    };
    Target::Internal { path: Some(path), anchor }
}

/// RFC 3986 section 3.1; a single letter would be a drive.
fn has_scheme(text: &str) -> bool {
    text.split_once(':').is_some_and(|(scheme, _)| {
        scheme.len() > 1
            && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
    })
}

/// RFC 3986 section 2.1; what is not valid stays.
pub(in crate::pack) fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let hex = (byte == b'%').then(|| after.get(..2)).flatten();
        let decoded =
            hex.and_then(|hex| std::str::from_utf8(hex).ok()).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match decoded {
            Some(decoded) => {
                bytes.push(decoded);
                rest = &after[2..];
            }
            None => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}
