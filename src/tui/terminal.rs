//! The terminal: taken on entry, given back on every way out — return, panic, signal, suspend.

use crate::page::{Background, Depth};
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{cursor, execute};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use std::io::{self, BufWriter, IsTerminal, Stdout, Write};
use std::sync::atomic::{AtomicBool, Ordering};

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
                give_back();
                before(info);
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

/// Whether a person sits in front of both ends.
pub fn is_interactive() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// What the environment says about the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ability {
    /// How many colours.
    pub depth: Depth,
    /// What they stand on, as far as the environment knows.
    pub background: Option<Background>,
    /// Whether it shows characters beyond ASCII.
    pub unicode: bool,
    /// Whether it understands OSC 8 links.
    pub links: bool,
}

impl Ability {
    /// Reads the environment. The values are passed in by name so that tests need none.
    pub fn from_env(var: impl Fn(&str) -> Option<String>) -> Self {
        let set = |name: &str| var(name).is_some_and(|value| !value.is_empty());
        let term = var("TERM").unwrap_or_default();
        let depth = if set("NO_COLOR") || term == "dumb" || term.is_empty() {
            Depth::Mono
        } else if matches!(var("COLORTERM").as_deref(), Some("truecolor" | "24bit")) || term.ends_with("-direct") {
            Depth::TrueColor
        } else if term.contains("256color") {
            Depth::Ansi256
        } else {
            Depth::Ansi16
        };
        // The locale in the order of POSIX.1-2017, Base Definitions 8.2.
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().filter_map(|name| var(name)).find(|value| !value.is_empty());
        let locale = locale.unwrap_or_default().to_ascii_lowercase();
        let unicode = (locale.contains("utf-8") || locale.contains("utf8")) && term != "linux" && term != "dumb";
        let background = var("COLORFGBG").and_then(|value| {
            let index: u8 = value.rsplit(';').next()?.parse().ok()?;
            Some(if matches!(index, 7 | 9..=15) { Background::Light } else { Background::Dark })
        });
        Self { depth, background, unicode, links: supports_hyperlinks::supports_hyperlinks() }
    }
}

/// Asks the terminal itself for its background (OSC 11), for at most 100 ms; only while nobody has typed.
pub(super) fn ask_background() -> Option<Background> {
    if crossterm::event::poll(std::time::Duration::ZERO).unwrap_or(true) {
        return None;
    }
    let mut options = terminal_colorsaurus::QueryOptions::default();
    options.timeout = std::time::Duration::from_millis(100);
    match terminal_colorsaurus::theme_mode(options).ok()? {
        terminal_colorsaurus::ThemeMode::Dark => Some(Background::Dark),
        terminal_colorsaurus::ThemeMode::Light => Some(Background::Light),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ability(vars: &[(&str, &str)]) -> Ability {
        Ability::from_env(|name| vars.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn colours_follow_term_and_colorterm_unless_unwanted() {
        assert_eq!(ability(&[("TERM", "xterm")]).depth, Depth::Ansi16);
        assert_eq!(ability(&[("TERM", "xterm-256color")]).depth, Depth::Ansi256);
        assert_eq!(ability(&[("TERM", "xterm"), ("COLORTERM", "truecolor")]).depth, Depth::TrueColor);
        assert_eq!(ability(&[("TERM", "xterm-256color"), ("NO_COLOR", "1")]).depth, Depth::Mono);
        assert_eq!(ability(&[]).depth, Depth::Mono);
    }

    #[test]
    fn the_locale_decides_about_glyphs_and_the_first_that_is_set_wins() {
        assert!(ability(&[("TERM", "xterm"), ("LANG", "de_DE.UTF-8")]).unicode);
        assert!(!ability(&[("TERM", "xterm"), ("LC_ALL", "C"), ("LANG", "de_DE.UTF-8")]).unicode);
        assert!(!ability(&[("TERM", "linux"), ("LANG", "de_DE.UTF-8")]).unicode);
    }

    #[test]
    fn a_told_background_is_believed() {
        assert_eq!(ability(&[("COLORFGBG", "0;15")]).background, Some(Background::Light));
        assert_eq!(ability(&[("COLORFGBG", "15;default;0")]).background, Some(Background::Dark));
    }
}
