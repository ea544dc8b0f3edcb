//! Problems that an author's files have, as data. Rendering stands apart in [`render`].

mod code;
mod code_course;
mod code_pack;
mod code_strict;
pub mod render;
mod source;

pub use code::{CodeInfo, code_info, codes};
pub use source::{Location, SourceText};

use serde::Serialize;
use std::ops::Range;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Should be mended.
    Warning,
    /// Something cannot be shown as meant.
    Error,
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Span {
    /// The file and its text.
    pub source: SourceText,
    /// Bytes of it.
    pub range: Range<usize>,
}

/// A second place with words of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What is there.
    pub text: String,
}

/// One problem.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// Stable name, `HB….`: one of [`codes`].
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// Where; `None` when the problem is a file that cannot be read at all.
    pub primary: Option<Span>,
    /// What stands at that place, shown under the marker.
    pub marker: String,
    /// Other places that matter.
    pub labels: Vec<Label>,
    /// What to do.
    pub help: Option<String>,
}

impl Diagnostic {
    /// Makes a problem of this code; its severity is the code's.
    ///
    /// # Panics
    /// When `code` is not one of [`codes`]: every code explains itself.
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        let info = code_info(code).unwrap_or_else(|| panic!("{code} is not in the table of codes"));
        Self {
            code,
            severity: info.severity,
            message: message.into(),
            primary: None,
            marker: String::new(),
            labels: Vec::new(),
            help: None,
        }
    }

    /// Says where.
    #[must_use]
    pub fn at(mut self, source: &SourceText, range: Range<usize>) -> Self {
        self.primary = Some(Span { source: source.clone(), range });
        self
    }

    /// Says what stands at the primary place.
    #[must_use]
    pub fn marked(mut self, text: impl Into<String>) -> Self {
        self.marker = text.into();
        self
    }

    /// Adds a second place.
    #[must_use]
    pub fn label(mut self, source: &SourceText, range: Range<usize>, text: impl Into<String>) -> Self {
        self.labels.push(Label { span: Span { source: source.clone(), range }, text: text.into() });
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }
}
