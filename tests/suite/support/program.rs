//! The program as a child with a clean environment.

use super::Folder;
use std::io::Write;
use std::process::{Command, Output, Stdio};

/// A call of the program.
pub struct Program {
    command: Command,
    input: String,
    /// Kept until the call is over.
    _home: Option<Folder>,
}

/// What came of a call.
#[must_use]
pub struct Ran {
    /// Exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Program {
    /// Calls the program with a home of its own.
    pub fn new(arguments: &[&str]) -> Self {
        let home = Folder::with(&[]);
        let mut program = Self::in_home(home.path(), arguments);
        program._home = Some(home);
        program
    }

    /// Calls the program with this home.
    pub fn in_home(home: &std::path::Path, arguments: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hornbook"));
        command.env_clear().env("HORNBOOK_HOME", home).env("LANG", "C.UTF-8").args(arguments);
        Self { command, input: String::new(), _home: None }
    }

    /// What it reads on standard input.
    pub fn input(mut self, text: &str) -> Self {
        text.clone_into(&mut self.input);
        self
    }

    /// Runs it to its end.
    pub fn run(mut self) -> Ran {
        self.command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = self.command.spawn().expect("the program starts");
        let mut stdin = child.stdin.take().expect("its input");
        // A program that does not read is no reason to fail.
        let _ = stdin.write_all(self.input.as_bytes());
        drop(stdin);
        let Output { status, stdout, stderr } = child.wait_with_output().expect("it ends");
        Ran {
            code: status.code().expect("it is not killed"),
            out: String::from_utf8(stdout).expect("UTF-8"),
            err: String::from_utf8(stderr).expect("UTF-8"),
        }
    }
}
