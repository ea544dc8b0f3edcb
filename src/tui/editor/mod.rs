//! The editor: lines, a cursor, a way back. It knows nothing of labs and draws nothing; what an edit or a frame costs follows what it
//! touches or shows, not how long the text is.

mod brackets;
mod cells;
mod edit;
mod finder;
mod history;
mod motion;
mod text;
mod widget;
mod wrapped;

pub(super) use cells::{Cell, cells};
pub(super) use finder::Finder;
pub(super) use motion::Motion;
pub(super) use text::Pos;
pub(super) use widget::Editor;
pub(super) use wrapped::{WrappedRow, place_at, row_of, wrapped_rows};
