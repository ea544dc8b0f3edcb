//! The laboratory: a learner's work runs in a sandbox, and checks say what came of it.
//!
//! Two child processes of the same binary take part. The *work* child holds the learner's files and answers calls: requests, queries,
//! the author's drive. The *check* child holds the author's checks and sees nothing but the replies. The parent carries messages between
//! them and ends both when the time is up. Both share one virtual clock, so a run is the same every time.

mod begin;
mod child;
mod config;
mod error;
mod http;
mod js;
mod probe;
mod run;
mod sandbox;
mod service;
mod sql;
mod sqlite;
mod wire;
mod worker;

pub use error::LabError;
pub use run::{Cancel, Laboratory};
pub use sandbox::Walls;
pub use service::Service;
pub use worker::worker;

/// The argument with which the binary starts itself as a child.
pub const CHILD_ARGUMENT: &str = "--laboratory-child";
