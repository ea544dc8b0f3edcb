//! What can go wrong outside of anyone's code.

use std::io;

/// Why a laboratory could not be used. What a learner's code does wrong is a verdict, not an error.
#[derive(Debug, thiserror::Error)]
pub enum LabError {
    /// The child could not be started.
    #[error("the sandbox could not be started: {0}")]
    Start(io::Error),
    /// The child is gone or speaks nonsense.
    #[error("the sandbox ended without an answer")]
    Gone,
    /// The files cannot be loaded.
    #[error("{0}")]
    Stopped(String),
    /// Nobody waits for the result any more.
    #[error("cancelled")]
    Cancelled,
}
