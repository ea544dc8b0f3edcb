//! What the parent and its children say to each other: frames of a little-endian length and JSON.

use crate::learner::{CheckResult, ConsoleLine, Produced, Trouble};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::io::{self, Read, Write};

/// The most bytes of a frame.
pub(super) const FRAME: usize = 8 * 1024 * 1024;
/// The most lines a child may print, and the most bytes of them together.
pub(super) const CONSOLE: (usize, usize) = (1_000, 256 * 1024);

/// What a child is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Role {
    /// Holds the learner's JavaScript.
    Work,
    /// Reads configuration files.
    Config,
    /// Holds a database and the learner's SQL.
    Sql,
    /// Holds a model and the learner's parameters of it.
    Sim,
    /// Holds the author's checks.
    Check,
    /// Tries what must not work, and says what came of it.
    Walls,
}

/// The first frame to a child.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Start {
    pub(super) role: Role,
    /// Path and text of every file.
    pub(super) files: Vec<(String, String)>,
    /// The module to begin with.
    pub(super) entry: Option<String>,
    /// The author's module that exercises the learner's code.
    pub(super) drive: Option<String>,
    /// Milliseconds since 1970 on the virtual clock at its 0.
    pub(super) now: i64,
    /// Where the sandbox's chance begins.
    pub(super) seed: u64,
    /// Real milliseconds until the engine stops by itself.
    pub(super) millis: u64,
    /// What the checks know without asking.
    pub(super) data: Value,
}

/// A question of the check child to the work child.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Call {
    pub(super) id: u64,
    /// `fetch`, `drive`, `query`, …
    pub(super) kind: String,
    pub(super) value: Value,
}

/// The answer to a call.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Reply {
    pub(super) id: u64,
    pub(super) result: Result<Value, Value>,
}

/// To a work child: new calls, and how far its clock may go.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Turn {
    pub(super) calls: Vec<Call>,
    /// Virtual milliseconds; without, until there is a reply.
    pub(super) until: Option<f64>,
}

/// What a work child knows before the first question.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Prepared {
    /// What the checks are told.
    pub(super) data: Value,
    /// What the learner is shown.
    pub(super) produced: Produced,
    /// What the laboratory itself has checked.
    pub(super) checks: Vec<CheckResult>,
    /// Why there is nothing to ask: a limit.
    pub(super) stopped: Option<Trouble>,
}

/// From a work child.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Work {
    /// Everything is loaded.
    Ready { prepared: Box<Prepared> },
    /// What has been answered, and the time on its clock. Without replies before `until`, nothing more will ever be answered.
    Replies { replies: Vec<Reply>, now: f64 },
    /// It cannot go on.
    Stopped { trouble: Trouble },
}

/// From a check child.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Check {
    /// It waits for replies, or for its clock to come to `until`.
    Asks { calls: Vec<Call>, until: Option<f64> },
    /// It is done.
    Report { checks: Vec<CheckResult>, known: Vec<String> },
    /// It cannot go on.
    Stopped { trouble: Trouble },
}

/// To a check child.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Answers {
    pub(super) replies: Vec<Reply>,
    pub(super) now: f64,
    /// Whether calls that are still open will never be answered.
    pub(super) silent: bool,
}

/// A frame from a child, and what it printed since the last one.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Said<T> {
    pub(super) console: Vec<ConsoleLine>,
    pub(super) message: T,
}

/// Makes a frame.
pub(super) fn frame(message: &impl Serialize) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; 4];
    serde_json::to_writer(&mut bytes, message)?;
    let length = bytes.len() - 4;
    if length > FRAME {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "more than a frame holds"));
    }
    let length = u32::try_from(length).map_err(io::Error::other)?;
    bytes[..4].copy_from_slice(&length.to_le_bytes());
    Ok(bytes)
}

/// Writes a frame.
pub(super) fn send(out: &mut impl Write, message: &impl Serialize) -> io::Result<()> {
    out.write_all(&frame(message)?)?;
    out.flush()
}

/// Reads a frame.
pub(super) fn receive<T: DeserializeOwned>(input: &mut impl Read) -> io::Result<T> {
    let mut length = [0; 4];
    input.read_exact(&mut length)?;
    let length = u32::from_le_bytes(length) as usize;
    if length > FRAME {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "more than a frame holds"));
    }
    let mut bytes = vec![0; length];
    input.read_exact(&mut bytes)?;
    Ok(serde_json::from_slice(&bytes)?)
}
