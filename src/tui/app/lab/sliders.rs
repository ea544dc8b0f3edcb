//! The file of parameters as sliders: choosing one, changing its value, typing it.

use super::super::super::field::Field;
use super::super::super::keys::Key;
use super::super::super::msg::Effect;
use super::super::App;
use super::{LabPane, LabTab};
use crate::course::LabKind;
use crate::learner::{Parameter, ParameterKind};
use crate::study::{Misfit, Unsuited, slider_values, stepped, typed_number, with_value};
use crossterm::event::KeyCode;
use serde_json::Value;

/// What shows in place of the file of parameters.
#[derive(Debug)]
pub(crate) enum Panel {
    /// The model is asked what it takes.
    Asking,
    /// Sliders.
    Ready(Sliders),
}

/// The sliders: one for each parameter of the model.
#[derive(Debug, Default)]
pub(crate) struct Sliders {
    /// Where each stands.
    pub(crate) values: Vec<Value>,
    /// The one that is chosen.
    pub(crate) cursor: usize,
    /// A value that is typed for it.
    pub(crate) field: Option<Field>,
}

impl Sliders {
    /// Chooses another one.
    pub(super) fn go(&mut self, by: isize) {
        self.field = None;
        self.cursor = self.cursor.saturating_add_signed(by).min(self.values.len().saturating_sub(1));
    }
}

impl LabPane {
    /// Returns the file of parameters.
    fn parameters(&self) -> Option<usize> {
        let lab = self.session.lab();
        let is_own = |file: &crate::study::WorkFile| file.editable && file.path == lab.entry;
        if lab.kind == LabKind::Sim { self.session.files().iter().position(is_own) } else { None }
    }

    /// Reads the file of parameters anew. While it is typed in, it stays text.
    pub(super) fn refresh_panel(&mut self) {
        let Some(file) = self.parameters().filter(|_| !self.typing) else { return };
        self.unsuited = None;
        let declared = self.session.declared();
        if declared.is_empty() {
            self.panel = self.session.is_asking().then_some(Panel::Asking);
            return;
        }
        self.panel = match slider_values(declared, &self.editors[file].text()) {
            Ok(values) => {
                let (cursor, field) = match self.panel.take() {
                    Some(Panel::Ready(before)) => (before.cursor, before.field),
                    _ => (0, None),
                };
                Some(Panel::Ready(Sliders { cursor: cursor.min(values.len().saturating_sub(1)), values, field }))
            }
            Err(why) => {
                self.unsuited = Some(why);
                None
            }
        };
    }

    /// Whether the sliders, or words in their place, show.
    pub(crate) fn panel_shows(&self) -> bool {
        let here = matches!(self.tab, LabTab::File(at) if self.parameters() == Some(at));
        here && self.panel.is_some() && self.sheet.is_none() && !self.typing
    }

    /// Returns the sliders that show.
    pub(crate) fn sliders(&self) -> Option<&Sliders> {
        match &self.panel {
            Some(Panel::Ready(sliders)) if self.panel_shows() => Some(sliders),
            _ => None,
        }
    }

    /// Returns the sliders that show, to change them.
    pub(crate) fn sliders_mut(&mut self) -> Option<&mut Sliders> {
        let shows = self.panel_shows();
        match &mut self.panel {
            Some(Panel::Ready(sliders)) if shows => Some(sliders),
            _ => None,
        }
    }

    /// Says why the file that shows is text and no sliders.
    pub(crate) fn why_no_sliders(&self) -> Option<&Unsuited> {
        let here = matches!(self.tab, LabTab::File(at) if self.parameters() == Some(at));
        self.unsuited.as_ref().filter(|_| here)
    }

    /// Returns the parameter that is chosen and its value.
    fn chosen(&self) -> Option<(&Parameter, &Value)> {
        let sliders = self.sliders()?;
        Some((self.session.declared().get(sliders.cursor)?, sliders.values.get(sliders.cursor)?))
    }
}

impl App {
    /// Keys for the value that is typed; digits begin one. None when the key is for no slider.
    pub(super) fn slider_key(&mut self, key: Key) -> Option<Vec<Effect>> {
        let pane = self.lab.as_mut()?;
        let kind = pane.chosen()?.0.kind;
        let typed = key.typed().filter(|c| c.is_ascii_digit() || *c == '-');
        let sliders = pane.sliders_mut()?;
        let Some(field) = &mut sliders.field else {
            let c = typed?;
            match kind {
                ParameterKind::Number => sliders.field = Some(Field::query(&c.to_string())),
                ParameterKind::Choice => self.slider_option(c),
                // A digit means nothing to a switch, and no tab beside it either.
                ParameterKind::Boolean => {}
            }
            return Some(Vec::new());
        };
        match key.code {
            KeyCode::Enter => self.slider_typed(),
            KeyCode::Esc => sliders.field = None,
            _ => {
                let is_part =
                    key.typed().is_none_or(|c| c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | 'e' | 'E'));
                let is_arrow = matches!(key.code, KeyCode::Up | KeyCode::Down);
                if is_part && (is_arrow || !field.take(key)) {
                    self.slider_typed();
                    return None;
                }
            }
        }
        Some(Vec::new())
    }

    /// Takes the number that was typed, or says why not.
    fn slider_typed(&mut self) {
        let Some(pane) = &mut self.lab else { return };
        let Some(text) = pane.sliders_mut().and_then(|sliders| sliders.field.take()) else { return };
        let Some((parameter, _)) = pane.chosen() else { return };
        let (key, limit) = match typed_number(parameter, text.text()) {
            Ok(value) => return self.slider_set(Some(&value)),
            Err(Misfit::NoNumber) => ("toast.slider-no-number", 0.0),
            Err(Misfit::Less(least)) => ("toast.slider-less", least),
            Err(Misfit::More(most)) => ("toast.slider-more", most),
            Err(Misfit::Between(step)) => ("toast.slider-between", step),
        };
        let text = self.words.with(key, &[("n", &limit.to_string())]);
        self.toast(text);
    }

    /// Chooses an option by its number, from 1.
    fn slider_option(&mut self, c: char) {
        let Some((parameter, _)) = self.lab.as_ref().and_then(LabPane::chosen) else { return };
        let at = c.to_digit(10).and_then(|digit| usize::try_from(digit).ok()).unwrap_or(0);
        if let Some(option) = at.checked_sub(1).and_then(|at| parameter.options.get(at)).cloned() {
            self.slider_set(Some(&option));
        }
    }

    /// Moves the chosen slider by steps.
    pub(crate) fn slider_step(&mut self, steps: i32) {
        let Some((parameter, value)) = self.lab.as_ref().and_then(LabPane::chosen) else { return };
        let next = stepped(parameter, value, steps);
        self.slider_set(Some(&next));
    }

    /// Enter: a number is typed, a choice goes on, a switch is turned.
    pub(crate) fn slider_change(&mut self) -> Vec<Effect> {
        let kind = self.lab.as_ref().and_then(LabPane::chosen).map(|(parameter, _)| parameter.kind);
        match kind {
            Some(ParameterKind::Number) => {
                if let Some(sliders) = self.lab.as_mut().and_then(LabPane::sliders_mut) {
                    sliders.field = Some(Field::query(""));
                }
            }
            Some(_) => self.slider_step(1),
            None => {}
        }
        Vec::new()
    }

    /// Sets the chosen slider to its default.
    pub(crate) fn slider_default(&mut self) {
        self.slider_set(None);
    }

    /// Chooses a slider; one that is chosen already goes on.
    pub(crate) fn slider_click(&mut self, number: usize) {
        let Some(sliders) = self.lab.as_mut().and_then(LabPane::sliders_mut) else { return };
        if sliders.cursor == number {
            self.slider_change();
        } else {
            sliders.field = None;
            sliders.cursor = number.min(sliders.values.len().saturating_sub(1));
        }
    }

    /// Writes a value into the file, as if it had been typed there.
    fn slider_set(&mut self, value: Option<&Value>) {
        let Some(pane) = &mut self.lab else { return };
        let (Some(file), Some((parameter, _))) = (pane.parameters(), pane.chosen()) else { return };
        let editor = &pane.editors[file];
        let Ok(text) = with_value(pane.session.declared(), &editor.text(), parameter, value) else { return };
        pane.editors[file].replace_all(&text);
        pane.refresh_panel();
        self.lab_changed();
    }
}
