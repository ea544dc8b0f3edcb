//! SQL labs: the learner's statements on a database that the author's made.
//!
//! [`work()`] is the entry. What each file of the folder is for: `gather` runs statements and keeps what came of them, `plan` and `schema`
//! read what SQLite tells of a statement and of a database, `cell` says how values look outside of it.

mod cell;
mod gather;
mod plan;
mod schema;
mod work;

pub(in crate::lab) use work::work;
