//! The first run: one screen at most, which asks what could not be guessed.

use super::super::keys::Key;
use super::super::msg::Effect;
use super::{App, Overlay};
use crossterm::event::KeyCode;

/// Something that the first run asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tui) enum Question {
    /// The language whose samples come first.
    Ecosystem,
    /// Colours.
    Theme,
}

impl App {
    /// Shows the screen of the first run.
    pub fn greet(&mut self) {
        self.overlays.push(Overlay::Welcome { row: 0 });
        self.dirty = true;
    }

    /// Returns what is asked: the language only when the pack has several.
    pub(in crate::tui) fn welcome_questions(&self) -> Vec<Question> {
        let several = self.study.pack.info().ecosystems.len() > 1;
        several.then_some(Question::Ecosystem).into_iter().chain([Question::Theme]).collect()
    }

    pub(super) fn welcome_key(&mut self, key: Key, row: usize) -> Vec<Effect> {
        let last = self.welcome_questions().len() - 1;
        let row = match key.code {
            KeyCode::Enter => return Vec::new(),
            KeyCode::Up | KeyCode::Char('k') => row.saturating_sub(1),
            KeyCode::Down | KeyCode::Char('j') | KeyCode::Tab => (row + 1).min(last),
            KeyCode::Left | KeyCode::Char('h') => return self.welcome_turn(row, false),
            KeyCode::Right | KeyCode::Char('l' | ' ') => return self.welcome_turn(row, true),
            _ => row,
        };
        self.keep(Overlay::Welcome { row })
    }

    /// Changes the answer of a row; it shows behind the screen at once. Rows that ask nothing stay as they are.
    pub(super) fn welcome_turn(&mut self, row: usize, forward: bool) -> Vec<Effect> {
        let questions = self.welcome_questions();
        let effects = match questions.get(row) {
            Some(Question::Ecosystem) => self.turn_ecosystem(forward),
            Some(Question::Theme) => {
                self.turn_theme(forward);
                Vec::new()
            }
            None => Vec::new(),
        };
        self.overlays.push(Overlay::Welcome { row: row.min(questions.len() - 1) });
        effects
    }

    fn turn_ecosystem(&mut self, forward: bool) -> Vec<Effect> {
        let known = &self.study.pack.info().ecosystems;
        let chosen = self.study.settings.ecosystem.as_deref();
        let at = chosen.and_then(|chosen| known.iter().position(|known| known.id == chosen));
        let next = match (at, forward) {
            (None, true) => 0,
            (None, false) => known.len() - 1,
            (Some(at), true) => (at + 1) % known.len(),
            (Some(at), false) => (at + known.len() - 1) % known.len(),
        };
        match known.get(next).map(|known| known.name.clone()) {
            Some(name) => self.choose_tab(&name),
            None => Vec::new(),
        }
    }
}
