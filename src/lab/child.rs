//! A child as its parent sees it: bytes in, bytes out, and an end when the time is up.

use super::run::Cancel;
use super::wire;
use super::{CHILD_ARGUMENT, LabError};
use crate::base::clock::Clock;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{OFlags, fcntl_getfl, fcntl_setfl};
use rustix::io::Errno;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt;
use std::os::fd::AsFd;
use std::path::Path;
use std::process::{Child as Process, ChildStdin, ChildStdout, Command, Stdio};

/// Milliseconds between two looks at whether the run was cancelled.
const LOOK: u64 = 50;

/// Why there is no frame.
pub(super) enum NoFrame {
    /// The time is up.
    Late,
    /// The child is gone, or says what no child says.
    Gone,
    /// Nobody waits any more.
    Cancelled,
    /// What it should be told is more than a frame holds.
    Large,
}

/// How much time a child has.
#[derive(Debug, Clone, Copy)]
pub(super) struct Time {
    /// Seconds of a processor: the system ends what native code does not give back.
    pub(super) seconds: u64,
    /// Milliseconds of real time, which other work on the machine may stretch.
    pub(super) millis: u64,
}

impl Time {
    /// What a run of `millis` needs: a second of a processor to spare, and three times as long on a busy machine.
    pub(super) fn of(millis: u64) -> Self {
        Self { seconds: millis.div_ceil(1_000) + 1, millis: 3 * millis + GRACE }
    }
}

/// Real milliseconds to start and to end.
const GRACE: u64 = 1_000;

/// A running child. It is killed when dropped.
pub(super) struct Child {
    process: Process,
    input: ChildStdin,
    output: ChildStdout,
    clock: Clock,
    /// Steady milliseconds at which its time is up.
    deadline: u64,
    cancel: Cancel,
}

impl fmt::Debug for Child {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Child").field("process", &self.process.id()).finish_non_exhaustive()
    }
}

impl Child {
    /// Starts `program` as a child that has so much time.
    pub(super) fn start(program: &Path, clock: &Clock, time: Time, cancel: &Cancel) -> Result<Self, LabError> {
        // What this program was started with may be open still; a child gets its three pipes and nothing more.
        close_fds::set_fds_cloexec(3, &[]);
        let mut process = Command::new(program)
            .arg(CHILD_ARGUMENT)
            .arg(time.seconds.to_string())
            .env_clear()
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(LabError::Start)?;
        let (Some(input), Some(output)) = (process.stdin.take(), process.stdout.take()) else {
            return Err(LabError::Gone);
        };
        let deadline = clock.steady_millis().saturating_add(time.millis);
        let child = Self { process, input, output, clock: clock.clone(), deadline, cancel: cancel.clone() };
        for fd in [child.input.as_fd(), child.output.as_fd()] {
            fcntl_getfl(fd)
                .and_then(|flags| fcntl_setfl(fd, flags | OFlags::NONBLOCK))
                .map_err(|error| LabError::Start(error.into()))?;
        }
        Ok(child)
    }

    /// Gives the child `millis` of real time from now on.
    pub(super) fn extend(&mut self, millis: u64) {
        self.deadline = self.clock.steady_millis().saturating_add(millis);
    }

    /// Hands a message to the child.
    pub(super) fn send(&mut self, message: &impl Serialize) -> Result<(), NoFrame> {
        let bytes = wire::frame(message).map_err(|_| NoFrame::Large)?;
        let mut rest = &bytes[..];
        while !rest.is_empty() {
            match rustix::io::write(&self.input, rest) {
                Ok(written) => rest = &rest[written..],
                Err(Errno::AGAIN) => self.wait(PollFlags::OUT)?,
                Err(Errno::INTR) => {}
                Err(_) => return Err(NoFrame::Gone),
            }
        }
        Ok(())
    }

    /// Waits for a message of the child.
    pub(super) fn receive<T: DeserializeOwned>(&mut self) -> Result<T, NoFrame> {
        let mut length = [0; 4];
        self.read(&mut length)?;
        let length = u32::from_le_bytes(length) as usize;
        if length > wire::FRAME {
            return Err(NoFrame::Gone);
        }
        let mut bytes = vec![0; length];
        self.read(&mut bytes)?;
        serde_json::from_slice(&bytes).map_err(|_| NoFrame::Gone)
    }

    fn read(&mut self, bytes: &mut [u8]) -> Result<(), NoFrame> {
        let mut filled = 0;
        while filled < bytes.len() {
            match rustix::io::read(&self.output, &mut bytes[filled..]) {
                Ok(0) => return Err(NoFrame::Gone),
                Ok(read) => filled += read,
                Err(Errno::AGAIN) => self.wait(PollFlags::IN)?,
                Err(Errno::INTR) => {}
                Err(_) => return Err(NoFrame::Gone),
            }
        }
        Ok(())
    }

    /// Waits until the child's pipe is ready, the time is up or the run is cancelled.
    fn wait(&mut self, what: PollFlags) -> Result<(), NoFrame> {
        loop {
            if self.cancel.is_asked() {
                return Err(NoFrame::Cancelled);
            }
            let left = self.deadline.saturating_sub(self.clock.steady_millis());
            if left == 0 {
                return Err(NoFrame::Late);
            }
            let millis = i64::try_from(left.min(LOOK)).unwrap_or(1);
            let wait = Timespec { tv_sec: 0, tv_nsec: millis * 1_000_000 };
            let ready = if what == PollFlags::IN {
                poll(&mut [PollFd::new(&self.output, what)], Some(&wait))
            } else {
                poll(&mut [PollFd::new(&self.input, what)], Some(&wait))
            };
            match ready {
                Ok(0) | Err(Errno::INTR) => {}
                Ok(_) => return Ok(()),
                Err(_) => return Err(NoFrame::Gone),
            }
        }
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
