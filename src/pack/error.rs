//! Why a pack or a file of it cannot be had.

use crate::base::files::FileError;

/// The world failed; what authors got wrong is a diagnostic instead.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// Neither a pack nor an mdBook.
    #[error("{path} is no pack: there is no pack.toml, book.toml or SUMMARY.md in it")]
    NotAPack {
        /// The folder.
        path: String,
    },
    /// A file could not be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// A path that is not in the pack.
    #[error("{path} is not a file of the pack")]
    Outside {
        /// The path as asked for.
        path: String,
    },
    /// A chapter without a file.
    #[error("\"{title}\" is not written yet")]
    Draft {
        /// The chapter.
        title: String,
    },
    /// The pack needs a newer hornbook.
    #[error("this pack has format {found} and this hornbook reads {known}: a newer hornbook is needed")]
    Newer {
        /// What pack.toml says.
        found: usize,
        /// What this program reads.
        known: usize,
    },
    /// The archive in the binary is broken.
    #[error("the course in this program cannot be read: {0}")]
    Embedded(String),
}
