//! The JavaScript of the laboratory: an engine with limits, the modules that labs import, and what the two children do with them.

mod bytes;
mod check;
mod engine;
mod host;
mod host_context;
mod host_crypto;
mod host_sqlite;
mod host_values;
mod modules;
mod sim;
mod trouble;
mod work;

pub(super) use check::check;
pub(super) use sim::sim;
pub(super) use work::work;
