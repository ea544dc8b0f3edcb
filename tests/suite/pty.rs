//! Promise: in a real terminal the program starts, leaves, is stopped and goes on, and gives the terminal back each time.

use crate::support::Folder;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// A terminal with the program in it. Every wait ends when the output comes, or fails the test.
struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    input: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    seen: Vec<u8>,
    _folders: (Folder, Folder),
}

impl Terminal {
    fn open(columns: u16, rows: u16, variables: &[(&str, &str)]) -> Self {
        let pack = Folder::lesson("# One\n\nHello from the text.\n\n```js\nlet a = 1;\n```\n");
        // Settings of its own: nobody is greeted.
        let home = Folder::with(&[("config.toml", "")]);
        let pair =
            native_pty_system().openpty(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_hornbook"));
        command.env_clear();
        command.env("HORNBOOK_HOME", home.path());
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        command.env("COLORFGBG", "15;0");
        for (name, value) in variables {
            command.env(name, value);
        }
        command.arg(pack.path());
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (send, output) = channel();
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count) = reader.read(&mut bytes) {
                if count == 0 || send.send(bytes[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        let input = pair.master.take_writer().unwrap();
        let screen = vt100::Parser::new(rows.try_into().unwrap(), columns.try_into().unwrap(), 0);
        Self { child, master: Some(pair.master), input, output, screen, seen: Vec::new(), _folders: (pack, home) }
    }

    fn until(&mut self, what: &str, done: impl Fn(&Self) -> bool) {
        while !done(self) {
            match self.output.recv_timeout(Duration::from_secs(20)) {
                Ok(bytes) => {
                    self.screen.process(&bytes);
                    self.seen.extend(bytes);
                }
                Err(_) => panic!("{what} did not come:\n{}", self.screen.screen().contents()),
            }
        }
    }

    fn shows(&mut self, words: &str) {
        self.until(words, |terminal| terminal.screen.screen().contents().contains(words));
    }

    fn keys(&mut self, keys: &str) {
        self.input.write_all(keys.as_bytes()).unwrap();
        self.input.flush().unwrap();
    }

    fn signal(&self, signal: rustix::process::Signal) {
        let id = i32::try_from(self.child.process_id().unwrap()).unwrap();
        rustix::process::kill_process(rustix::process::Pid::from_raw(id).unwrap(), signal).unwrap();
    }

    /// Waits for the end; returns the exit code, everything written so far taken in.
    fn end(&mut self) -> u32 {
        let code = self.child.wait().unwrap().exit_code();
        while let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(500)) {
            self.screen.process(&bytes);
            self.seen.extend(bytes);
        }
        code
    }

    fn is_given_back(&self) -> bool {
        let screen = self.screen.screen();
        let plain = screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None;
        !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste() && plain
    }
}

#[test]
fn it_starts_and_leaves_and_gives_the_terminal_back() {
    let mut terminal = Terminal::open(80, 24, &[]);
    terminal.shows("Hello from the text.");
    assert!(!terminal.is_given_back());
    terminal.keys("q");
    assert_eq!(terminal.end(), 0);
    assert!(terminal.is_given_back());
}

#[test]
fn a_signal_ends_it_with_the_shells_code_and_a_clean_terminal() {
    for (signal, code) in
        [(rustix::process::Signal::TERM, 143), (rustix::process::Signal::HUP, 129), (rustix::process::Signal::INT, 130)]
    {
        let mut terminal = Terminal::open(80, 24, &[]);
        terminal.shows("Hello from the text.");
        // The handlers are there when the first key is answered.
        terminal.keys("?");
        terminal.shows("Keys");
        terminal.signal(signal);
        assert_eq!(terminal.end(), code);
        assert!(terminal.is_given_back());
    }
}

#[test]
fn it_ends_when_the_terminal_goes_away() {
    let mut terminal = Terminal::open(80, 24, &[]);
    terminal.shows("Hello from the text.");
    terminal.keys("?");
    terminal.shows("Keys");
    terminal.input = Box::new(std::io::sink());
    terminal.master = None;
    let Terminal { mut child, output, .. } = terminal;
    drop(output);
    child.wait().unwrap();
}

#[test]
fn no_colour_means_no_colour() {
    let mut terminal = Terminal::open(80, 24, &[("NO_COLOR", "1")]);
    terminal.shows("Hello from the text.");
    terminal.keys("q");
    terminal.end();
    let text = String::from_utf8_lossy(&terminal.seen).into_owned();
    for part in text.split("\u{1b}[").skip(1) {
        let Some((codes, _)) =
            part.split_once('m').filter(|(codes, _)| codes.bytes().all(|b| b.is_ascii_digit() || b == b';'))
        else {
            continue;
        };
        let colour = codes.split(';').any(|code| matches!(code.parse::<u8>(), Ok(30..=38 | 40..=48 | 90..=107)));
        assert!(!colour, "{codes:?}");
    }
}

#[test]
fn a_tiny_terminal_asks_for_more_room() {
    let mut terminal = Terminal::open(12, 3, &[]);
    terminal.shows("Make me");
    terminal.keys("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_large_paste_does_not_act_and_does_not_stop_it() {
    let mut terminal = Terminal::open(80, 24, &[]);
    terminal.shows("Hello from the text.");
    terminal.keys("/");
    terminal.shows("Find");
    terminal.keys(&format!("\u{1b}[200~{}\u{1b}[201~", "paste q ".repeat(2_000)));
    terminal.shows("nothing found");
    terminal.keys("\u{1b}");
    terminal.shows("Space page");
    terminal.keys("q");
    assert_eq!(terminal.end(), 0);
}
