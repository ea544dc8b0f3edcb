//! Failures in one breath, with their exit codes.

use super::out;
use crate::base::text::visible;
use crate::pack::PackError;
use crate::study::StoreError;

/// Why a command failed.
#[derive(Debug)]
pub(super) struct Failure {
    code: u8,
    message: String,
}

impl Failure {
    /// A file or a terminal could not be used.
    pub(super) fn world(message: impl std::fmt::Display) -> Self {
        Self { code: 4, message: message.to_string() }
    }

    /// What was asked for is not there.
    pub(super) fn asked(message: impl std::fmt::Display) -> Self {
        Self { code: 1, message: message.to_string() }
    }

    /// The command line does not say what is needed.
    pub(super) fn usage(message: impl std::fmt::Display) -> Self {
        Self { code: 2, message: message.to_string() }
    }

    /// The reader of our output has left: that is no failure.
    pub(super) fn unread() -> Self {
        Self { code: 0, message: String::new() }
    }

    /// Says what happened on standard error; returns the exit code.
    pub(super) fn report(self) -> u8 {
        if !self.message.is_empty() {
            let lines: Vec<String> = self.message.lines().map(|line| visible(line).into_owned()).collect();
            out::complain(&format!("hornbook: {}", lines.join("\n")));
        }
        self.code
    }
}

impl From<PackError> for Failure {
    fn from(error: PackError) -> Self {
        match error {
            PackError::Outside { path } => {
                Self::asked(format!("there is no lesson \"{path}\"; `hornbook list` shows them all"))
            }
            error @ PackError::Draft { .. } => Self::asked(error),
            error => Self::world(error),
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let code = if matches!(error, StoreError::Damaged { .. }) { 3 } else { 4 };
        Self { code, message: error.to_string() }
    }
}

/// Help and version go out; anything else is a complaint.
pub(super) fn usage(error: &clap::Error) -> u8 {
    let text = error.render();
    if error.use_stderr() {
        out::complain(text.to_string().trim_end());
        return 2;
    }
    match out::print(&text.to_string()) {
        Ok(()) => 0,
        Err(failure) => failure.report(),
    }
}
