//! Markdown within Markdown: fences of mdbook-admonish, captions of the Rust Book's listings.

use super::super::{fence, mark, options};
use super::{Builder, Open};
use crate::course::{Block, BlockKind, Inline};
use pulldown_cmark::{Event, Parser};
use std::ops::Range;

/// Texts within texts; deeper ones stay code.
const TEXTS: usize = 2;

impl Builder<'_> {
    /// Adds a block of code, or the callout that an `admonish` fence is.
    pub(super) fn code(&mut self, info: &str, text: String, span: Range<usize>) {
        let height = self.stack.len();
        let admonition = fence::admonition(info)
            .filter(|_| self.texts < TEXTS)
            .filter(|(kind, _)| self.open(Open::Quote(Some(*kind)), span.clone()));
        let Some((_, title)) = admonition else {
            let text = mark::words(&text, self.context.directives).into_owned();
            return self.block(fence::block(info, text, self.context.hidden), span);
        };
        if let Some(title) = title {
            let title = BlockKind::Paragraph(vec![Inline::Strong(vec![Inline::Text(title)])]);
            self.add(Block { kind: title, span: span.clone() });
        }
        self.texts += 1;
        let started = self.started.len();
        for event in Parser::new_ext(&text, options(self.context.math)) {
            if !self.take(event, span.clone()) {
                break;
            }
        }
        self.texts -= 1;
        self.started.truncate(started);
        while self.stack.len() > height {
            self.close();
        }
    }
}

/// Returns a line of Markdown as inlines: code stays code, other marks go, no word is lost.
pub(super) fn caption(text: &str) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    for event in Parser::new(text) {
        let words = match &event {
            Event::Code(code) => {
                out.push(Inline::Code(code.to_string()));
                continue;
            }
            Event::Text(words) | Event::Html(words) | Event::InlineHtml(words) => words,
            Event::SoftBreak | Event::HardBreak => " ",
            _ => continue,
        };
        match out.last_mut() {
            Some(Inline::Text(before)) => before.push_str(words),
            _ => out.push(Inline::Text(words.to_owned())),
        }
    }
    out
}
