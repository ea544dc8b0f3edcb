//! The learner's store: an append-only log in SQLite and the tables derived from it.
//!
//! [`Store::open`] opens a profile, [`Store::append`] records what happened and returns when it is on the disk. The log is the truth;
//! [`Store::rebuild`] makes everything else from it. Rows carry checksums, because SQLite alone does not notice most damage.

mod apply;
mod backup;
mod cards;
mod error;
mod exchange;
mod labs;
mod log;
mod migrate;
mod open;
mod query;
mod repair;
mod small;
mod verify;

pub use error::StoreError;
pub use exchange::{Export, ExportPlace, Merged, export_schema};
pub use log::Where;
pub use open::{Notice, Opened, Store};
pub use repair::{Repair, repair};
pub use small::Scope;
pub use verify::Health;
