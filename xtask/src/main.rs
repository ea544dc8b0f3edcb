//! Tasks for contributors: `cargo xtask ci` runs what decides, `cargo xtask bless` rewrites expected files,
//! `cargo xtask samples [PATH…]` installs what the lessons' samples need, runs them and compares what they print.

mod samples;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let done = match arguments.next().as_deref() {
        Some("ci") => run(Command::new("bash").arg(".ci/run")),
        Some("bless") => run(Command::new("cargo").arg("test").env("BLESS", "1")),
        Some("samples") => samples::run(&arguments.collect::<Vec<_>>()),
        _ => {
            eprintln!("tasks: ci, bless, samples");
            false
        }
    };
    if done { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The folder of the repository.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

/// Runs a command there and tells whether it succeeded.
fn run(command: &mut Command) -> bool {
    command.current_dir(root()).status().is_ok_and(|status| status.success())
}

/// Adds every file called `name` below `folder`, in order.
fn find(folder: &Path, name: &str, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            find(&path, name, found);
        } else if path.file_name().is_some_and(|here| here == name) {
            found.push(path);
        }
    }
}
