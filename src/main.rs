//! The program `hornbook`.

use hornbook::base::clock::Clock;
use hornbook::study::LabRunner;
use hornbook::{cli, lab, tui};
use std::process::ExitCode;

fn main() -> ExitCode {
    if std::env::args_os().nth(1).is_some_and(|argument| argument == lab::CHILD_ARGUMENT) {
        let seconds = std::env::args().nth(2).and_then(|seconds| seconds.parse().ok());
        return ExitCode::from(lab::worker(seconds));
    }
    let code = match cli::run(std::env::args_os()) {
        cli::Asked::Done(code) => code,
        cli::Asked::Screen(options) => {
            let runner = runner(&options.clock);
            tui::learn(options, runner).unwrap_or_else(|error| cli::report(&error))
        }
    };
    ExitCode::from(code)
}

/// Runs labs in children of this very program.
fn runner(clock: &Clock) -> LabRunner {
    let program = std::env::current_exe();
    let clock = clock.clone();
    LabRunner::new(move |run, printed| {
        let program = program.as_ref().map_err(|error| format!("this program does not find itself: {error}"))?;
        let laboratory = lab::Laboratory::new(program.clone(), clock.clone());
        laboratory.run_telling(&run.lab, &run.files, &run.cancel, printed).map_err(|error| error.to_string())
    })
}
