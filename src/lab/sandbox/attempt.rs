//! What a child tries in order to know that it cannot.

use std::fs::File;
use std::net::UdpSocket;
use std::process::{Command, Stdio};

/// Whether a file that everybody may read cannot be opened.
pub(super) fn files_are_refused() -> bool {
    // The first is there on Linux, the other everywhere.
    ["/proc/self/status", "/"].iter().all(|path| File::open(path).is_err())
}

/// Whether no socket can be had.
pub(super) fn sockets_are_refused() -> bool {
    UdpSocket::bind(("127.0.0.1", 0)).is_err()
}

/// Whether no program can be started.
pub(super) fn programs_are_refused() -> bool {
    let started = Command::new("/bin/true").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    match started {
        Ok(mut program) => {
            let _ = program.wait();
            false
        }
        Err(_) => true,
    }
}

/// Whether nothing of the environment has come along.
pub(super) fn environment_is_empty() -> bool {
    std::env::vars_os().next().is_none()
}
