//! Writing to pipes that may be closed and disks that may be full.

use super::Failure;
use std::io::{self, ErrorKind, Write};

/// Writes to standard output. A reader that has left ends the program quietly.
pub(super) fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(|error| match error.kind() {
        ErrorKind::BrokenPipe => Failure::unread(),
        _ => Failure::world(format!("standard output: {error}")),
    })
}

/// Writes a value as JSON for people and programs, to standard output.
pub(super) fn print_json(value: &impl serde::Serialize) -> Result<(), Failure> {
    let json = serde_json::to_string_pretty(value).map_err(Failure::world)?;
    print(&format!("{json}\n"))
}

/// Writes a line to standard error; nobody can be told when that fails.
pub(super) fn complain(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}
