//! The JavaScript of the laboratory: an engine with limits, the modules that labs import, and what the two children do with them.

mod check;
mod engine;
mod host;
mod host_context;
mod host_values;
mod modules;
mod trouble;
mod work;

pub(super) use check::check;
pub(super) use work::work;
