//! The terminal: taken on entry, given back on every way out — return, panic, signal, suspend.

use crate::page::Background;
use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture};
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{cursor, execute};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use std::io::{self, BufWriter, Stdout, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

/// What is drawn on.
pub(super) type Screen = Terminal<CrosstermBackend<BufWriter<Stdout>>>;

/// Whether the terminal is ours right now; read by the panic hook on whatever thread it runs.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The terminal while it is ours.
#[derive(Debug)]
pub(super) struct Guard {
    mouse: bool,
}

impl Guard {
    /// Takes the terminal. The panic hook is set before the first mode is changed.
    ///
    /// # Errors
    /// When a mode cannot be set; the modes set so far are given back.
    pub(super) fn take(mouse: bool) -> io::Result<Self> {
        static HOOK: std::sync::Once = std::sync::Once::new();
        HOOK.call_once(|| {
            let before = std::panic::take_hook();
            std::panic::set_hook(Box::new(move |info| {
                // Its panics are caught, and the program goes on without colours.
                if thread::current().name() == Some(super::effects::COLOURS) {
                    return;
                }
                give_back();
                before(info);
                // The main thread unwinds by itself; without one of the others the program would be deaf.
                if thread::current().name() != Some("main") {
                    let _ = signal_hook::low_level::raise(signal_hook::consts::SIGABRT);
                }
            }));
        });
        let guard = Self { mouse };
        guard.enter()?;
        Ok(guard)
    }

    /// Sets the modes, at the start and after a suspension.
    pub(super) fn enter(&self) -> io::Result<()> {
        TAKEN.store(true, Ordering::SeqCst);
        let entered = enable_raw_mode().and_then(|()| {
            let mut out = io::stdout();
            execute!(out, EnterAlternateScreen, EnableBracketedPaste, cursor::Hide)?;
            if self.mouse {
                execute!(out, EnableMouseCapture)?;
            }
            Ok(())
        });
        if entered.is_err() {
            give_back();
        }
        entered
    }

    /// Gives the terminal back for a while.
    pub(super) fn leave(&self) {
        give_back();
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        give_back();
    }
}

/// Gives the terminal back if it is taken. Errors are of no use here: the terminal may be gone.
pub(super) fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = io::stdout();
    let _ = execute!(out, DisableMouseCapture, DisableBracketedPaste, LeaveAlternateScreen, cursor::Show);
    let _ = out.flush();
    let _ = disable_raw_mode();
}

/// Opens the screen that frames are drawn on.
pub(super) fn screen() -> io::Result<Screen> {
    Terminal::new(CrosstermBackend::new(BufWriter::with_capacity(64 * 1024, io::stdout())))
}

/// Variables of terminals that answer such questions at once.
const ANSWERING: &[&str] = &[
    "ALACRITTY_WINDOW_ID",
    "ITERM_SESSION_ID",
    "KITTY_WINDOW_ID",
    "KONSOLE_VERSION",
    "VTE_VERSION",
    "WEZTERM_PANE",
    "XTERM_VERSION",
];

/// Asks the terminal itself for its background (OSC 11), for at most 100 ms. Keys typed meanwhile would be lost, so only terminals are
/// asked that are known to answer within a few milliseconds, and only while nobody has typed.
pub(super) fn ask_background() -> Option<Background> {
    if !ANSWERING.iter().any(|name| std::env::var_os(name).is_some()) {
        return None;
    }
    if super::input::is_key_waiting() {
        return None;
    }
    let mut options = terminal_colorsaurus::QueryOptions::default();
    options.timeout = std::time::Duration::from_millis(100);
    match terminal_colorsaurus::theme_mode(options).ok()? {
        terminal_colorsaurus::ThemeMode::Dark => Some(Background::Dark),
        terminal_colorsaurus::ThemeMode::Light => Some(Background::Light),
    }
}
