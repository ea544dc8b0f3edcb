//! Where a key or a paste goes: what is on top takes it first, then a field that is typed into, then the command table.

use super::{App, Overlay, Pane};
use crate::tui::command::{Command, Context};
use crate::tui::keys::Key;
use crate::tui::msg::Effect;

impl App {
    /// Where keys go now, the nearest first.
    pub(in crate::tui) fn contexts(&self) -> Vec<Context> {
        if self.search.open {
            return vec![Context::Searching, Context::Anywhere];
        }
        if self.home.shown {
            return vec![Context::Home, Context::Anywhere];
        }
        let mut contexts = Vec::new();
        match self.focus {
            Pane::Contents => contexts.push(Context::Contents),
            Pane::Reading => {
                if self.is_choosing() {
                    contexts.push(Context::Choosing);
                }
                if self.finding.is_some() {
                    contexts.push(Context::Finding);
                }
                contexts.push(Context::Reading);
            }
            Pane::Side if self.notes_focused() => {
                contexts.push(if self.notes.writing().is_some() { Context::Editor } else { Context::Notes });
            }
            Pane::Side => match self.focused_lab() {
                Some(pane) => {
                    if pane.session.running().is_some() {
                        contexts.push(Context::LabRunning);
                    }
                    if pane.sliders().is_some() {
                        contexts.push(Context::Sliders);
                    }
                    contexts.push(if pane.typing { Context::Editor } else { Context::Lab });
                }
                None if self.review.is_some() => {
                    if self.quiz.is_none() {
                        contexts.push(Context::ReviewCard);
                    }
                    contexts.push(Context::Review);
                    if self.quiz.is_some() {
                        contexts.push(Context::Quiz);
                    }
                }
                None => contexts.push(Context::Quiz),
            },
        }
        contexts.push(Context::Anywhere);
        contexts
    }

    pub(super) fn key(&mut self, key: Key) -> Vec<Effect> {
        if let Some(effects) = self.overlay_key(key) {
            return effects;
        }
        if self.search.open {
            return self.search_key(key);
        }
        if let Some(effects) = self.field_key(key) {
            return effects;
        }
        let command = self.keymap.command(&self.contexts(), key);
        match command {
            Some(command) => self.run(command),
            None => self.plain_key(key),
        }
    }

    /// Keys that no command takes: digits begin a jump or choose an option.
    fn plain_key(&mut self, key: Key) -> Vec<Effect> {
        let Some(digit) = key.typed().and_then(|c| c.to_digit(10)) else { return Vec::new() };
        if self.home.shown {
            return self.home_step(usize::try_from(digit).unwrap_or(0).wrapping_sub(1));
        }
        if self.notes_focused() {
            return Vec::new();
        }
        if self.focused_lab().is_some() {
            self.lab_tab(usize::try_from(digit).unwrap_or(0).wrapping_sub(1));
            return Vec::new();
        }
        if self.focus == Pane::Side {
            return self.choose_number(usize::try_from(digit).unwrap_or(0));
        }
        self.overlays.push(Overlay::jump(&digit.to_string()));
        Vec::new()
    }

    /// A text field that has the focus takes the key first.
    fn field_key(&mut self, key: Key) -> Option<Vec<Effect>> {
        let always = self.keymap.command(&self.contexts(), key).filter(|command| {
            matches!(command, Command::Quit | Command::Suspend | Command::Redraw) && key.typed().is_none()
        });
        if let Some(command) = always {
            return Some(self.run(command));
        }
        if self.home.shown {
            return None;
        }
        if self.focus == Pane::Reading && self.finding.as_ref().is_some_and(|finding| finding.typing) {
            return Some(self.find_key(key));
        }
        if self.focus == Pane::Contents && self.contents.filter.is_some() {
            return self.filter_key(key);
        }
        if self.notes_focused() {
            return self.note_field_key(key);
        }
        if self.focused_lab().is_some() {
            return self.lab_field_key(key);
        }
        if self.focus == Pane::Side {
            return self.quiz_field_key(key);
        }
        None
    }

    pub(super) fn paste(&mut self, text: &str) -> Vec<Effect> {
        let clean: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t' | '\r')).collect();
        if let Some(field) = self.overlays.last_mut().and_then(Overlay::field) {
            field.insert(&clean);
        } else if self.search.open {
            return self.search_paste(&clean);
        } else if self.home.shown {
            return Vec::new();
        } else if let Some(finding) = self.finding.as_mut().filter(|finding| finding.typing) {
            finding.field.insert(&clean);
            finding.stale = true;
        } else if self.notes_focused() {
            if self.notes.writing().is_some() {
                return self.paste_in_editor(&clean);
            }
        } else if self.focused_lab().is_some() {
            return self.lab_paste(&clean);
        } else if self.focus == Pane::Side {
            return self.quiz_paste(&clean);
        }
        Vec::new()
    }
}
