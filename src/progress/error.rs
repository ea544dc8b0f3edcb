//! Why progress cannot be read or saved.

use std::path::PathBuf;

/// What went wrong with the store; every case leaves the file as it was.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No room.
    #[error("the disk is full: the last answers are not saved yet; make room and go on")]
    Full,
    /// Another process writes for longer than we wait.
    #[error("another hornbook is writing to the same profile; try again")]
    Busy,
    /// The file or its folder cannot be written.
    #[error("{path} cannot be written: {reason}")]
    ReadOnly {
        /// The database.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// Written by a later version.
    #[error(
        "{path} was written by a newer hornbook (schema {found}, this one knows {known}): it is opened for reading only"
    )]
    Newer {
        /// The database.
        path: PathBuf,
        /// Its schema.
        found: i64,
        /// Ours.
        known: i64,
    },
    /// Some other program's file.
    #[error("{path} is not a hornbook profile; it is left alone")]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// The file is damaged.
    #[error("{path} is damaged ({what}); `hornbook doctor --repair` saves what can be saved")]
    Damaged {
        /// The database.
        path: PathBuf,
        /// What was found.
        what: String,
    },
    /// Another process holds the profile open.
    #[error("the profile is open in another hornbook; close it first")]
    InUse,
    /// A file to import is not one of ours.
    #[error("this is no progress export: {0}")]
    Import(String),
    /// A snapshot of a lab is over its limit.
    #[error("your files are larger than {} kB together: this state is not kept to go back to", limit / 1024)]
    TooLarge {
        /// In bytes.
        limit: usize,
    },
    /// A file around the database failed.
    #[error("{path}: {error}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: std::io::Error,
    },
    /// Anything else SQLite reports.
    #[error("the progress database failed: {0}")]
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode::{DatabaseBusy, DatabaseCorrupt, DatabaseLocked, DiskFull, NotADatabase, ReadOnly};
        match error.sqlite_error_code() {
            Some(DiskFull) => Self::Full,
            Some(DatabaseBusy | DatabaseLocked) => Self::Busy,
            Some(ReadOnly) => {
                Self::ReadOnly { path: PathBuf::from("the profile"), reason: "it is read-only".to_owned() }
            }
            Some(DatabaseCorrupt | NotADatabase) => {
                Self::Damaged { path: PathBuf::from("the profile"), what: error.to_string() }
            }
            _ => Self::Sqlite(error),
        }
    }
}

impl StoreError {
    /// Names the database in errors that SQLite reports without it.
    pub(super) fn at(self, place: &std::path::Path) -> Self {
        match self {
            Self::ReadOnly { reason, .. } => Self::ReadOnly { path: place.to_owned(), reason },
            Self::Damaged { what, .. } => Self::Damaged { path: place.to_owned(), what },
            other => other,
        }
    }
}
