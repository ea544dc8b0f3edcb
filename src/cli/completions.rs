//! `hornbook completions`: for the shells that clap knows.

use super::args::{Args, Completions};
use super::{Outcome, out};
use clap::CommandFactory;

pub(super) fn run(command: &Completions) -> Outcome {
    let mut bytes = Vec::new();
    clap_complete::generate(command.shell, &mut Args::command(), "hornbook", &mut bytes);
    out::print(&String::from_utf8_lossy(&bytes))?;
    Ok(0)
}
