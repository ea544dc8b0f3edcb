//! An error of SQLite in parts.

use rusqlite::Error;

/// What SQLite said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::lab) struct Failure {
    /// Its words for this error.
    pub(in crate::lab) message: String,
    /// Its extended result code: <https://sqlite.org/rescode.html>.
    pub(in crate::lab) code: i32,
    /// The byte of the statement at which it happened, where SQLite knows.
    pub(in crate::lab) offset: Option<usize>,
}

impl Failure {
    /// Takes an error apart.
    pub(super) fn of(error: &Error) -> Self {
        match error {
            Error::SqliteFailure(failed, message) => Self {
                message: message.clone().unwrap_or_else(|| words(failed.extended_code).to_owned()),
                code: failed.extended_code,
                offset: None,
            },
            Error::SqlInputError { error, msg, offset, .. } => {
                Self { message: msg.clone(), code: error.extended_code, offset: usize::try_from(*offset).ok() }
            }
            other => Self { message: other.to_string(), code: 1, offset: None },
        }
    }

    /// Returns SQLite's words for the code alone, as `sqlite3_errstr` gives them.
    pub(in crate::lab) fn of_code(&self) -> &'static str {
        words(self.code)
    }
}

fn words(code: i32) -> &'static str {
    match code & 0xff {
        0 => "not an error",
        1 => "SQL logic error",
        3 => "access permission denied",
        4 => "query aborted",
        5 => "database is locked",
        6 => "database table is locked",
        7 => "out of memory",
        8 => "attempt to write a readonly database",
        9 => "interrupted",
        10 => "disk I/O error",
        11 => "database disk image is malformed",
        12 => "unknown operation",
        13 => "database or disk is full",
        14 => "unable to open database file",
        15 => "locking protocol",
        17 => "database schema has changed",
        18 => "string or blob too big",
        19 => "constraint failed",
        20 => "datatype mismatch",
        21 => "bad parameter or other API misuse",
        23 => "authorization denied",
        25 => "column index out of range",
        26 => "file is not a database",
        _ => "unknown error",
    }
}
