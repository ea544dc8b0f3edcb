//! The program `hornbook`.

use hornbook::{cli, lab, tui};
use std::process::ExitCode;

fn main() -> ExitCode {
    if std::env::args_os().nth(1).is_some_and(|argument| argument == lab::CHILD_ARGUMENT) {
        return ExitCode::from(lab::worker());
    }
    let code = match cli::run(std::env::args_os()) {
        cli::Asked::Done(code) => code,
        cli::Asked::Screen(options) => tui::learn(options).unwrap_or_else(|error| cli::report(&error)),
    };
    ExitCode::from(code)
}
