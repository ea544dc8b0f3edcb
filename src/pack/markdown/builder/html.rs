//! What tags of HTML do: they open and close the same elements as Markdown does.

use super::super::blocks;
use super::super::html::{self, Piece};
use super::{Builder, Open};
use crate::course::{BlockKind, Inline};
use std::ops::Range;

impl Builder<'_> {
    pub(super) fn html_pieces(&mut self, text: &str, span: &Range<usize>) {
        for piece in html::pieces(text) {
            match &piece {
                Piece::Text(words) => self.html_text(words),
                Piece::Open { name, .. } => self.html_open(name, &piece, span),
                Piece::Close(name) => self.html_close(name),
            }
        }
    }

    fn html_text(&mut self, text: &str) {
        if matches!(self.top().kind, Open::Pre) {
            self.push_text(text);
            return;
        }
        self.parsed.words += text.split_whitespace().count();
        let starts_blank = text.starts_with(char::is_whitespace);
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !self.top().inlines.is_empty() && starts_blank {
            self.push_text(" ");
        }
        self.push_text(&words);
        if !words.is_empty() && text.ends_with(char::is_whitespace) {
            self.push_text(" ");
        }
    }

    fn html_open(&mut self, name: &str, piece: &Piece, span: &Range<usize>) {
        let kind = match name {
            "br" => return self.push_inline(Inline::HardBreak),
            "hr" => return self.push_block(BlockKind::Rule, span.clone()),
            "sup" => return self.push_text("^"),
            "sub" => return self.push_text("_"),
            "td" | "th" => return self.push_text("  "),
            "img" => {
                let target = blocks::target(piece.attribute("src").unwrap_or_default(), self.context.path);
                let alt = piece.attribute("alt").unwrap_or_default().to_owned();
                return self.push_inline(Inline::Image { target, alt });
            }
            "li" => {
                self.html_break();
                return self.push_text("• ");
            }
            "listing" => return self.listing(piece, span),
            "kbd" => Open::Key,
            "b" | "strong" => Open::Strong,
            "i" | "em" | "cite" => Open::Emphasis,
            "s" | "del" | "strike" => Open::Strike,
            "code" | "tt" | "samp" if !matches!(self.top().kind, Open::Pre) => Open::InlineCode,
            "a" => match piece.attribute("href") {
                Some(href) => Open::Link(blocks::target(href, self.context.path)),
                None => return,
            },
            "details" => Open::Details(Vec::new()),
            "summary" => Open::Summary,
            "pre" => Open::Pre,
            "script" | "style" => Open::Dropped,
            name if breaks_line(name) => return self.html_break(),
            _ => return,
        };
        if !kind.is_inline() {
            self.html_break();
        }
        self.open(kind, span.clone());
    }

    fn html_close(&mut self, name: &str) {
        let same = |kind: &Open| {
            matches!(
                (name, kind),
                ("kbd", Open::Key)
                    | ("b" | "strong", Open::Strong)
                    | ("i" | "em" | "cite", Open::Emphasis)
                    | ("s" | "del" | "strike", Open::Strike)
                    | ("code" | "tt" | "samp", Open::InlineCode)
                    | ("a", Open::Link(_))
                    | ("details", Open::Details(_))
                    | ("summary", Open::Summary)
                    | ("pre", Open::Pre)
                    | ("script" | "style", Open::Dropped)
            )
        };
        match self.stack.iter().rposition(|frame| same(&frame.kind)) {
            Some(at) => {
                while self.stack.len() > at {
                    self.close();
                }
            }
            None if breaks_line(name) || name == "li" => self.html_break(),
            None => {}
        }
    }

    /// Ends the running text, as a block element does.
    fn html_break(&mut self) {
        while self.stack.len() > 1 && self.top().kind.is_inline() {
            self.close();
        }
        if matches!(self.top().kind, Open::Paragraph | Open::Heading { .. } | Open::Cell | Open::Term | Open::Summary) {
            if !self.top().inlines.is_empty() {
                self.push_inline(Inline::HardBreak);
            }
        } else {
            self.flush();
        }
    }

    /// The Rust Book's `<Listing number="3-1" file-name="src/main.rs" caption="…">`: its words before the code.
    fn listing(&mut self, piece: &Piece, span: &Range<usize>) {
        self.html_break();
        let part = |name| piece.attribute(name).filter(|value| !value.is_empty());
        let mut words = Vec::new();
        if let Some(file) = part("file-name") {
            words.extend([Inline::Text("Filename: ".into()), Inline::Code(file.to_owned())]);
        }
        let caption: Vec<&str> = [part("number"), part("caption")].into_iter().flatten().collect();
        if !caption.is_empty() {
            if !words.is_empty() {
                words.push(Inline::HardBreak);
            }
            let label = if part("number").is_some() { "Listing " } else { "" };
            words.push(Inline::Emphasis(vec![Inline::Text(format!("{label}{}", caption.join(": ")))]));
        }
        if !words.is_empty() {
            self.push_block(BlockKind::Paragraph(words), span.clone());
        }
    }
}

/// Elements of HTML that stand on lines of their own.
fn breaks_line(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "figure"
            | "figcaption"
            | "center"
            | "ul"
            | "ol"
            | "table"
            | "tr"
            | "thead"
            | "tbody"
            | "blockquote"
            | "dl"
            | "dt"
            | "dd"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "main"
            | "nav"
            | "aside"
            | "video"
            | "iframe"
            | "form"
            | "caption"
    )
}
