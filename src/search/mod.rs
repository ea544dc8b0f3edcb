//! Finding words in everything there is to read: lessons, code, questions, labs, glossaries, notes.
//!
//! [`Index`] holds the documents of one pack as full text in SQLite (FTS5), [`Query`] is what somebody typed, [`Index::find`] answers with
//! [`Hit`]s, best first. Which documents there are is told by whoever reads packs; nothing here does.

mod document;
mod error;
mod file;
mod filter;
mod find;
mod index;
mod matches;
mod query;
mod rank;
mod snippet;
mod token;
mod typo;

pub use document::{Document, Kind, LessonKey, LessonText, NoteText, notes};
pub use error::SearchError;
pub use filter::{Filter, with_filter};
pub use find::{Corrected, Found, Hit};
pub use index::Index;
pub use matches::{Marks, marks};
pub use query::{LONGEST_QUERY, Query};
pub use rank::Quality;
pub use snippet::{Snippet, snippet};
