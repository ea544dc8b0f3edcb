//! What a child process does.

use super::config;
use super::js;
use super::sandbox;
use super::sql;
use super::wire::{self, Role, Start};
use std::io;

/// Seconds of a processor that a child has when nobody says how many.
const SECONDS: u64 = 10;

/// Is the child, with so many `seconds` of a processor: raises the walls, then works for its parent until the pipe closes. Returns the exit code.
pub fn worker(seconds: Option<u64>) -> u8 {
    let walls = sandbox::enter(seconds.unwrap_or(SECONDS));
    let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
    let Ok(start) = wire::receive::<Start>(&mut input) else { return 1 };
    let ended = match start.role {
        Role::Work => js::work(start, &mut input, &mut output),
        Role::Config => config::work(&start, &mut input, &mut output),
        Role::Sql => sql::work(&start, &mut input, &mut output),
        Role::Sim => js::sim(start, &mut input, &mut output),
        Role::Check => js::check(start, &mut input, &mut output),
        Role::Walls => wire::send(&mut output, &sandbox::tried(walls)),
    };
    // The parent closes the pipe when it has heard enough.
    u8::from(ended.is_err_and(|error| error.kind() != io::ErrorKind::UnexpectedEof))
}
