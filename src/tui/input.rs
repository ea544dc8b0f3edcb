//! What comes from outside: keys, sizes, signals, a terminal that goes away. Each on a thread that sleeps until something happens.

use super::decode::Decoder;
use super::msg::Msg;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::fd::{AsFd, OwnedFd};
use signal_hook::consts::signal::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use std::io::{self, Read, Write};
use std::os::unix::net::UnixStream;
use std::sync::mpsc::Sender;
use std::thread;

/// The thread that reads keys; it can be told to leave the terminal to another program.
#[derive(Debug)]
pub(super) struct Reader {
    wake: UnixStream,
    thread: Option<thread::JoinHandle<()>>,
}

impl Reader {
    /// Starts reading.
    ///
    /// # Errors
    /// When the system has no descriptor left.
    pub(super) fn start(out: Sender<Msg>) -> io::Result<Self> {
        let (wake, stop) = UnixStream::pair()?;
        let thread = thread::Builder::new().name("keys".into()).spawn(move || read_until_told(&stop, &out))?;
        Ok(Self { wake, thread: Some(thread) })
    }

    /// Stops reading; returns when the thread no longer touches the terminal.
    pub(super) fn stop(&mut self) {
        let _ = self.wake.write_all(b"x");
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Waits for the terminal or the word to stop. Reading is done here and not in crossterm, whose own source leaves bytes unread until the
/// next key, and reads without end from a terminal that is gone (crossterm issue 793).
fn read_until_told(stop: &UnixStream, out: &Sender<Msg>) {
    let Ok(tty) = terminal_input() else {
        let _ = out.send(Msg::HungUp);
        return;
    };
    let mut decoder = Decoder::default();
    let mut bytes = vec![0; PIECE];
    loop {
        let mut fds = [PollFd::new(&tty, PollFlags::IN), PollFd::new(stop, PollFlags::IN)];
        match poll(&mut fds, None) {
            Ok(_) => {}
            Err(rustix::io::Errno::INTR) => continue,
            Err(_) => break,
        }
        if !fds[1].revents().is_empty() {
            let _ = (&*stop).read(&mut [0; 8]);
            return;
        }
        match rustix::io::read(&tty, &mut bytes) {
            // The end of a terminal is its hang-up.
            Ok(0) => break,
            Ok(read) => {
                for msg in decoder.feed(&bytes[..read], is_readable(&tty)) {
                    if out.send(msg).is_err() {
                        return;
                    }
                }
            }
            Err(rustix::io::Errno::INTR | rustix::io::Errno::AGAIN) => {}
            Err(_) => break,
        }
    }
    let _ = out.send(Msg::HungUp);
}

/// Bytes read at once.
const PIECE: usize = 64 * 1024;

/// Whether more can be read at once.
fn is_readable(tty: &OwnedFd) -> bool {
    let mut fds = [PollFd::new(tty, PollFlags::IN)];
    poll(&mut fds, Some(&rustix::event::Timespec::default())).is_ok_and(|ready| ready > 0)
}

/// Whether a key waits to be read.
pub(super) fn is_key_waiting() -> bool {
    terminal_input().is_ok_and(|tty| is_readable(&tty))
}

/// The descriptor keys come from: standard input, or the controlling terminal, as for any program whose input is piped.
fn terminal_input() -> io::Result<OwnedFd> {
    let stdin = io::stdin();
    if rustix::termios::isatty(&stdin) {
        return stdin.as_fd().try_clone_to_owned();
    }
    Ok(std::fs::File::open("/dev/tty")?.into())
}

/// Turns signals into messages, for the whole life of the program.
///
/// # Errors
/// When a handler cannot be set.
pub(super) fn watch_signals(out: Sender<Msg>) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    thread::Builder::new().name("signals".into()).spawn(move || {
        for signal in signals.forever() {
            let msg = match signal {
                SIGTSTP => Msg::Suspend,
                SIGCONT => Msg::Resumed,
                SIGWINCH => match crossterm::terminal::size() {
                    Ok((width, height)) => Msg::Resize(width, height),
                    Err(_) => continue,
                },
                SIGHUP => Msg::HungUp,
                other => Msg::Terminated(other),
            };
            if out.send(msg).is_err() {
                return;
            }
        }
    })?;
    Ok(())
}
