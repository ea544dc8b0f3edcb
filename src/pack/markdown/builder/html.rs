//! What tags of HTML do: they open and close the same elements as Markdown does.

use super::super::html::{self, Piece};
use super::super::{link, mark};
use super::{Builder, Open, nested};
use crate::course::{BlockKind, Inline, Target};

impl Builder<'_> {
    /// Takes the HTML block that has been gathered.
    pub(super) fn html_block(&mut self) {
        let Some(at) = self.html_at.take() else { return };
        let text = std::mem::take(&mut self.html);
        self.now = at..self.now.end.max(at);
        self.html_pieces(html::pieces(&text));
        // What a block of HTML leaves open within a line ends with it.
        let floor = self.started.iter().rev().flatten().next().map_or(1, |height| height + 1);
        while self.top().kind.is_inline() && self.stack.len() > floor {
            self.close();
        }
        self.flush();
        // The next block of HTML has the room of this one.
        self.html = text;
        self.html.clear();
    }

    /// Takes a tag in running text. `Vec<T>` outside code is a tag too; its author meant words.
    pub(super) fn inline_html(&mut self, text: &str) {
        let pieces = html::pieces(text);
        if let [Piece::Open { name, attributes }] = pieces.as_slice()
            && !html::is_element(name)
            && attributes.iter().all(|(_, value)| value.is_empty())
            && !text.ends_with("/>")
        {
            self.remark("HB0213", format!("`{text}` is no element of HTML; it is shown as written"));
            return self.push_text(text);
        }
        self.html_pieces(pieces);
    }

    fn html_pieces(&mut self, pieces: Vec<Piece>) {
        for piece in pieces {
            match &piece {
                Piece::Text(words) => self.html_text(words),
                Piece::Open { name, .. } => self.html_open(name, &piece),
                Piece::Close(name) => self.html_close(name),
            }
        }
    }

    fn html_text(&mut self, text: &str) {
        if self.stack.iter().any(|frame| matches!(frame.kind, Open::Pre(_))) {
            return self.push_text(text);
        }
        let starts_blank = text.starts_with(char::is_whitespace);
        if starts_blank && !self.top().inlines.is_empty() {
            self.push_text(" ");
        }
        for (at, word) in text.split_whitespace().enumerate() {
            if at > 0 {
                self.push_text(" ");
            }
            self.push_text(word);
        }
        if text.ends_with(char::is_whitespace) && !text.trim_start().is_empty() {
            self.push_text(" ");
        }
    }

    /// Returns an attribute with the words of directives in it.
    fn attribute(&self, piece: &Piece, name: &str) -> Option<String> {
        piece.attribute(name).map(|value| mark::words(value, self.context.directives).into_owned())
    }

    fn html_open(&mut self, name: &str, piece: &Piece) {
        let kind = match name {
            "br" => return self.push_inline(Inline::HardBreak),
            "hr" => {
                self.html_break();
                return self.push_block(BlockKind::Rule);
            }
            "sup" => return self.push_text("^"),
            "sub" => return self.push_text("_"),
            "td" | "th" => return self.push_text("  "),
            "img" => {
                let target = link::target(piece.attribute("src").unwrap_or_default(), &self.context);
                let alt = self.attribute(piece, "alt").unwrap_or_default();
                return self.push_inline(Inline::Image { target, alt });
            }
            "input" if piece.attribute("type").is_some_and(|kind| kind.eq_ignore_ascii_case("checkbox")) => {
                return self.push_text(if piece.attribute("checked").is_some() { "[x]" } else { "[ ]" });
            }
            "iframe" | "video" | "audio" | "embed" | "source" => {
                self.html_break();
                return self.media(piece);
            }
            "li" => {
                self.html_break();
                return self.push_text("• ");
            }
            "listing" => return self.listing(piece),
            "kbd" => Open::Key,
            "b" | "strong" => Open::Strong,
            "i" | "em" | "cite" => Open::Emphasis,
            "s" | "del" | "strike" => Open::Strike,
            "code" | "tt" | "samp" => match &mut self.top().kind {
                Open::Pre(language) => {
                    let class = piece.attribute("class").unwrap_or_default();
                    if let Some(named) = class.split_whitespace().find_map(|word| word.strip_prefix("language-")) {
                        named.clone_into(language);
                    }
                    return;
                }
                _ => Open::InlineCode,
            },
            "a" => match piece.attribute("href") {
                Some(href) => Open::Link(link::target(href, &self.context)),
                None => return,
            },
            "details" => Open::Details(Vec::new()),
            "summary" => Open::Summary,
            "pre" => Open::Pre(String::new()),
            "script" | "style" => Open::Dropped,
            name if breaks_line(name) => return self.html_break(),
            _ => return,
        };
        if !kind.is_inline() {
            self.html_break();
        }
        self.open(kind, self.now.clone());
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
                    | ("pre", Open::Pre(_))
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

    /// What cannot be shown here is shown by its address.
    fn media(&mut self, piece: &Piece) {
        let Some(address) = self.attribute(piece, "src").filter(|address| !address.is_empty()) else { return };
        let words = self.attribute(piece, "title").filter(|title| !title.is_empty()).unwrap_or_else(|| address.clone());
        let target = link::target(&address, &self.context);
        let target = match target {
            Target::Internal { path: None, .. } => Target::External(address),
            other => other,
        };
        self.push_inline(Inline::Link { target, text: vec![Inline::Text(words)] });
    }

    /// The Rust Book's `<Listing number="3-1" file-name="src/main.rs" caption="…">`: its words before the code.
    fn listing(&mut self, piece: &Piece) {
        self.html_break();
        let part = |name| self.attribute(piece, name).filter(|value: &String| !value.is_empty());
        let (number, caption, file) = (part("number"), part("caption"), part("file-name"));
        let mut words = Vec::new();
        if let Some(file) = file {
            words.extend([Inline::Text("Filename: ".into()), Inline::Code(file)]);
        }
        let mut label: Vec<Inline> = Vec::new();
        if let Some(number) = &number {
            let colon = if caption.is_some() { ": " } else { "" };
            label.push(Inline::Text(format!("Listing {number}{colon}")));
        }
        label.extend(caption.iter().flat_map(|caption| nested::caption(caption)));
        if !label.is_empty() {
            if !words.is_empty() {
                words.push(Inline::HardBreak);
            }
            words.push(Inline::Emphasis(label));
        }
        if !words.is_empty() {
            self.push_block(BlockKind::Paragraph(words));
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
