//! The command line: one file per subcommand; words and exit codes are added here.
//!
//! | code | meaning |
//! | --- | --- |
//! | 0 | done; the quiz was passed; nothing is wrong |
//! | 1 | what was asked for failed: a problem in a pack, a quiz below four fifths, nothing found; a review that was left with cards due |
//! | 2 | the command line could not be understood |
//! | 3 | the progress file is damaged |
//! | 4 | a file or a terminal could not be used |
//! | 128 + n | ended by signal n |

mod args;
mod completions;
mod doctor;
mod fail;
mod glossary;
mod lab;
mod lab_words;
mod list;
mod notes;
mod out;
mod pack;
mod progress;
mod quiz;
mod read;
mod recap;
mod review;
mod search;
mod session;

use crate::base::chance::Chance;
use crate::base::clock::Clock;
use crate::base::dirs::Dirs;
use crate::study::{StartOptions, View};
use args::{Args, Command};
use clap::Parser;
use fail::Failure;
use std::path::PathBuf;

/// What the command line asks for.
#[derive(Debug)]
pub enum Asked {
    /// It was done; this is the exit code.
    Done(u8),
    /// The screen, with what to open.
    Screen(StartOptions),
}

/// Does what the command line says, except for the screen, which is another floor's business.
pub fn run(arguments: impl Iterator<Item = std::ffi::OsString>) -> Asked {
    let args = match Args::try_parse_from(arguments) {
        Ok(args) => args,
        Err(error) => return Asked::Done(fail::usage(&error)),
    };
    let done = match args.command.as_ref() {
        None => return learn(&args, args.pack.clone(), args.lesson.clone(), View::Text),
        Some(Command::Quiz(command)) if command.has_screen() => {
            return learn(&args, command.pack.clone(), Some(command.lesson.clone()), View::Quiz);
        }
        Some(Command::Home(command)) => return learn(&args, command.pack.clone(), None, View::Home),
        Some(Command::Review(command)) if command.has_screen() => match command.view() {
            Ok(view) => return learn(&args, command.pack.clone(), None, view),
            Err(failure) => return Asked::Done(failure.report()),
        },
        Some(Command::Read(command)) => read::run(&args, command),
        Some(Command::Quiz(command)) => quiz::run(&args, command),
        Some(Command::Review(command)) => review::run(&args, command),
        Some(Command::Lab(command)) => lab::run(&args, command),
        Some(Command::List(command)) => list::run(&args, command),
        Some(Command::Notes(command)) => notes::run(&args, command),
        Some(Command::Glossary(command)) => glossary::run(&args, command),
        Some(Command::Recap(command)) => recap::run(&args, command),
        Some(Command::Search(command)) => search::run(&args, command),
        Some(Command::Progress(command)) => progress::run(&args, command),
        Some(Command::Pack(command)) => pack::run(command),
        Some(Command::Doctor(command)) => doctor::run(&args, command),
        Some(Command::Completions(command)) => completions::run(command),
    };
    Asked::Done(done.unwrap_or_else(Failure::report))
}

/// Says why the screen failed; returns the exit code.
pub fn report(error: &dyn std::fmt::Display) -> u8 {
    Failure::world(error).report()
}

fn learn(args: &Args, pack: Option<PathBuf>, lesson: Option<String>, view: View) -> Asked {
    use std::io::IsTerminal;
    let profile = match session::profile(args) {
        Ok(profile) => profile.to_owned(),
        Err(failure) => return Asked::Done(failure.report()),
    };
    if !(std::io::stdin().is_terminal() && std::io::stdout().is_terminal()) {
        let failure = Failure::world(
            "this needs a terminal. `hornbook read LESSON` prints a lesson, `hornbook quiz LESSON --plain` asks its questions",
        );
        return Asked::Done(failure.report());
    }
    Asked::Screen(StartOptions {
        pack,
        profile,
        dirs: Dirs::find(),
        clock: Clock::system(),
        chance: Chance::from_system(),
        lesson,
        view,
    })
}

type Outcome = Result<u8, Failure>;
