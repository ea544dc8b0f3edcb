//! The program `hornbook`.

use hornbook::{cli, tui};
use std::process::ExitCode;

fn main() -> ExitCode {
    let code = match cli::run(std::env::args_os()) {
        cli::Asked::Done(code) => code,
        cli::Asked::Screen(options) => tui::learn(options).unwrap_or_else(|error| cli::report(&error)),
    };
    ExitCode::from(code)
}
