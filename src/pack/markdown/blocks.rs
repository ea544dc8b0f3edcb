//! What is done to finished runs of inlines and blocks: bare addresses become links, neighbouring tabs one group, quotations callouts.

use super::autolink;
use crate::course::{Block, BlockKind, Callout, Code, Inline};
use std::collections::HashMap;

/// Drops breaks and spaces at both ends of a run. Other white space, such as a no-break space, is meant.
pub(super) fn trimmed(mut run: Vec<Inline>) -> Vec<Inline> {
    const BLANK: [char; 4] = [' ', '\t', '\n', '\r'];
    while let Some(last) = run.last_mut() {
        match last {
            Inline::Text(text) => text.truncate(text.trim_end_matches(BLANK).len()),
            Inline::SoftBreak | Inline::HardBreak => {}
            _ => break,
        }
        if matches!(last, Inline::Text(text) if !text.is_empty()) {
            break;
        }
        run.pop();
    }
    let blank = |inline: &Inline| match inline {
        Inline::SoftBreak | Inline::HardBreak => true,
        Inline::Text(text) => text.trim_start_matches(BLANK).is_empty(),
        _ => false,
    };
    let start = run.iter().position(|inline| !blank(inline)).unwrap_or(run.len());
    if start > 0 {
        run.drain(..start);
    }
    if let Some(Inline::Text(text)) = run.first_mut()
        && text.starts_with(BLANK)
    {
        text.drain(..text.len() - text.trim_start_matches(BLANK).len());
    }
    run
}

/// Makes bare addresses links.
pub(super) fn linked(inlines: Vec<Inline>) -> Vec<Inline> {
    let needed = |inline: &Inline| matches!(inline, Inline::Text(text) if autolink::possible(text));
    if !inlines.iter().any(needed) {
        return inlines;
    }
    let mut out = Vec::with_capacity(inlines.len());
    for inline in inlines {
        match &inline {
            Inline::Text(text) => match autolink::split(text) {
                Some(split) => out.extend(split),
                None => out.push(inline),
            },
            _ => out.push(inline),
        }
    }
    out
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
