//! Why an index cannot be used.

/// What went wrong with an index. Nothing is lost with it: it is made anew from the pack.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// A file of the index.
    #[error("{path}: {error}")]
    Io {
        /// The file.
        path: String,
        /// What the system said.
        error: std::io::Error,
    },
    /// No room on the disk.
    #[error("the disk is full")]
    Full,
    /// The file is no index of this version, or it is damaged.
    #[error("the index is damaged or of another version")]
    Damaged,
    /// Anything else that SQLite reports.
    #[error("the index failed: {0}")]
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for SearchError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode::{DatabaseCorrupt, DiskFull, NotADatabase};
        match error.sqlite_error_code() {
            Some(DiskFull) => Self::Full,
            Some(DatabaseCorrupt | NotADatabase) => Self::Damaged,
            _ => Self::Sqlite(error),
        }
    }
}
