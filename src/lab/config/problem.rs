//! What is wrong with a text, and where.

/// A place in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(in crate::lab) struct Place {
    /// From 1.
    pub(in crate::lab) line: u32,
    /// In characters, from 1.
    pub(in crate::lab) column: u32,
}

/// Why a text cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::lab) struct Problem {
    /// One sentence without a full stop.
    pub(in crate::lab) message: String,
    /// Where.
    pub(in crate::lab) place: Place,
    /// What would help.
    pub(in crate::lab) help: Option<String>,
}

impl Problem {
    /// Makes a problem without help.
    pub(super) fn new(place: Place, message: impl Into<String>) -> Self {
        Self { message: cut(message.into()), place, help: None }
    }

    /// Adds what would help.
    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(cut(help.into()));
        self
    }
}

/// The most bytes of a message: a parser may quote a whole file.
const MESSAGE: usize = 400;

fn cut(mut text: String) -> String {
    if text.len() > MESSAGE {
        text.truncate(text.floor_char_boundary(MESSAGE));
        text.push('…');
    }
    text
}
