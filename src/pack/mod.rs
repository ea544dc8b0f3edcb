//! Courses in: folders, mdBooks and the embedded course become [`crate::course`] data and diagnostics.
//!
//! [`Pack::open`] reads the manifest and the outline; [`Pack::lesson`] reads a lesson when it is shown; [`check()`] reads everything.

mod check;
mod directives;
mod error;
mod excerpt;
mod expanded;
mod glossary_file;
mod lab_file;
mod lesson_file;
mod lint;
mod load;
mod manifest;
pub mod markdown;
mod open;
mod quiz_file;
mod source;
mod strict;
mod summary;
mod table;

pub use check::{Checked, check, inspect};
pub use error::PackError;
pub use load::{Loaded, document, read_document};
pub use open::Pack;
