//! A lesson, a width and a theme become styled lines, only as far as they are looked at.
//!
//! [`Page`] is the entry: it lays out one top-level block at a time and keeps what it laid out. Width is known only here.

mod ansi;
mod cells;
mod chart;
mod code;
mod colourer;
mod dashboard;
mod find;
mod glyphs;
mod highlight;
mod inline;
mod layout;
mod line;
mod plain;
mod produced;
mod scroll;
mod sink;
mod table;
mod terms;
mod theme;
mod verbatim;
mod view;
mod words;
mod wrap;

pub use ansi::{ansi, safe_address};
pub use chart::chart;
pub use colourer::{ColourJob, Coloured, Colourer};
pub use dashboard::{HomeLine, dashboard};
pub use find::marked_lines;
pub use glyphs::Glyphs;
pub use highlight::{HighlightJob, Highlighted};
pub use layout::lines_of;
pub use line::{Mark, PageLine, Piece, Spot, SpotKind};
pub use plain::plain;
pub use produced::{Drawn, ProducedLine, Sight, heads, produced, schema};
pub use theme::{Background, Depth, Role, Theme};
pub use view::{Match, Page, Top};
pub use words::{Segment, SegmentKind, block_prose, block_words, segments, words_of};

/// The widest column of text that reads well; what is wider becomes margin.
pub const MEASURE: u16 = 88;

/// What decides how a text looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// Columns of the text, at least 1.
    pub width: u16,
    /// Colours.
    pub theme: Theme,
    /// Characters for frames and marks.
    pub glyphs: Glyphs,
}
