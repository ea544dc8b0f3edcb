//! What stands within a line of text.

/// A piece of running text.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    /// Words as they are, control characters included: cleaning happens where text is drawn.
    Text(String),
    /// A code span.
    Code(String),
    /// `*emphasis*`
    Emphasis(Vec<Inline>),
    /// `**strong**`
    Strong(Vec<Inline>),
    /// `~~struck~~`
    Strike(Vec<Inline>),
    /// A link and its text.
    Link {
        /// Where it leads.
        target: Target,
        /// What is shown.
        text: Vec<Inline>,
    },
    /// A picture, shown by its alternative text and address.
    Image {
        /// Where the picture is.
        target: Target,
        /// What it shows, in words.
        alt: String,
    },
    /// A key to press, from `<kbd>`.
    Key(String),
    /// A reference to the footnote with this label; the number counts references in order of first use, from 1.
    FootnoteRef {
        /// The label as written.
        label: String,
        /// The number shown.
        number: usize,
    },
    /// Mathematics as written, without the dollar signs.
    Math(String),
    /// A line end in the source: a space.
    SoftBreak,
    /// A line end that stays one.
    HardBreak,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// An address outside the pack, shown and never fetched.
    External(String),
    /// A place in the pack.
    Internal {
        /// The file, relative to the pack, already resolved; `None` is this lesson.
        path: Option<String>,
        /// The anchor within it.
        anchor: Option<String>,
    },
}

/// Returns the words of `inlines` without their marks; breaks become spaces.
pub fn plain_text(inlines: &[Inline]) -> String {
    fn walk(inlines: &[Inline], out: &mut String) {
        for inline in inlines {
            match inline {
                Inline::Text(text) | Inline::Code(text) | Inline::Key(text) | Inline::Math(text) => out.push_str(text),
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strike(inner) => walk(inner, out),
                Inline::Link { text, .. } => walk(text, out),
                Inline::Image { alt, .. } => out.push_str(alt),
                Inline::FootnoteRef { .. } => {}
                Inline::SoftBreak | Inline::HardBreak => out.push(' '),
            }
        }
    }
    let mut out = String::new();
    walk(inlines, &mut out);
    out
}
