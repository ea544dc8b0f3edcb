//! Tasks for contributors: `cargo xtask ci` runs what decides, `cargo xtask bless` rewrites expected files,
//! `cargo xtask samples` runs the samples of the lessons and compares what they print.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

fn main() -> ExitCode {
    let task = std::env::args().nth(1).unwrap_or_default();
    let done = match task.as_str() {
        "ci" => run(Command::new("bash").arg(".ci/run")),
        "bless" => run(Command::new("cargo").arg("test").env("BLESS", "1")),
        "samples" => samples(),
        _ => {
            eprintln!("tasks: ci, bless, samples");
            false
        }
    };
    if done { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

fn run(command: &mut Command) -> bool {
    command.current_dir(root()).status().is_ok_and(|status| status.success())
}

/// Runs every `run.sh` under lessons/samples. Exit code 77 means that a tool it needs is not here.
fn samples() -> bool {
    let mut scripts = Vec::new();
    find(&root().join("lessons/samples"), &mut scripts);
    scripts.sort();
    let (mut ran, mut skipped, mut failed) = (0, 0, 0);
    for script in scripts {
        let folder = script.parent().unwrap_or(root());
        let shown = folder.strip_prefix(root()).unwrap_or(folder).display().to_string();
        let output = match Command::new("bash").arg("run.sh").current_dir(folder).output() {
            Ok(output) => output,
            Err(error) => {
                println!("FAILED   {shown}: {error}");
                failed += 1;
                continue;
            }
        };
        let printed = String::from_utf8_lossy(&output.stdout);
        let expected = std::fs::read_to_string(folder.join("output.txt")).unwrap_or_default();
        match output.status.code() {
            Some(77) => {
                println!("skipped  {shown}: {}", printed.trim());
                skipped += 1;
            }
            Some(0) if printed == expected => {
                println!("ran      {shown}");
                ran += 1;
            }
            code => {
                println!("FAILED   {shown}: exit code {code:?}, its output differs from output.txt:\n{printed}");
                println!("{}", String::from_utf8_lossy(&output.stderr));
                failed += 1;
            }
        }
    }
    println!("{ran} ran, {skipped} skipped, {failed} failed");
    failed == 0
}

fn find(folder: &Path, scripts: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            find(&path, scripts);
        } else if path.file_name().is_some_and(|name| name == "run.sh") {
            scripts.push(path);
        }
    }
}
