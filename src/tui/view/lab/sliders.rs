//! The sliders of a model: one row for each parameter, the chosen one explained below.

use super::super::super::app::{Hit, LabPane, Panel, Sliders};
use super::super::super::command::Command;
use super::Sheet;
use crate::base::i18n::Words;
use crate::base::text::{ellipsis, visible, width};
use crate::learner::{Parameter, ParameterKind};
use crate::page::{PageLine, Piece, Role};
use crate::study::Unsuited;
use serde_json::Value;

/// The most cells of a bar.
const BAR: usize = 30;
/// Cells under which a bar says nothing.
const SHORT: usize = 5;

/// Says why a file is text and no sliders.
pub(super) fn unsuited(words: &Words, why: &Unsuited) -> String {
    match why {
        Unsuited::Json(line, column) => {
            words.with("sliders.not-json", &[("line", &line.to_string()), ("column", &column.to_string())])
        }
        Unsuited::Object => words.get("sliders.not-object").to_owned(),
        Unsuited::Unknown(name) => words.with("sliders.unknown", &[("name", &visible(name))]),
        Unsuited::Value(name) => words.with("sliders.value", &[("name", &visible(name))]),
    }
}

impl Sheet<'_> {
    /// The sliders, or why there are none yet.
    pub(super) fn panel(&mut self, pane: &LabPane) {
        let Some(Panel::Ready(sliders)) = &pane.panel else {
            self.word("sliders.asking", Role::Dim);
            return;
        };
        let declared = pane.session.declared();
        let room = usize::from(self.look.width).saturating_sub(2);
        let labels = declared.iter().map(|parameter| width(&visible(&parameter.label))).max().unwrap_or(0);
        let labels = labels.min(room / 2);
        let shown: Vec<String> =
            declared.iter().zip(&sliders.values).map(|(parameter, value)| self.value(parameter, value)).collect();
        let values = shown.iter().map(|text| width(text)).max().unwrap_or(0).min(room / 2);
        let bar = room.saturating_sub(labels + values + 4).min(BAR);
        for (at, (parameter, value)) in declared.iter().zip(&sliders.values).enumerate() {
            self.slider(sliders, at, parameter, value, (&shown[at], labels, values, bar));
        }
        if let Some(parameter) = declared.get(sliders.cursor) {
            self.blank();
            self.about(parameter);
        }
        self.blank();
        if pane.is_stale() {
            self.word("lab.stale", Role::Warning);
        }
        self.command(Command::SliderChange, "sliders.key.change");
        self.command(Command::SliderDefault, "sliders.key.default");
        self.command(Command::LabRun, "lab.key.run");
    }

    fn slider(
        &mut self,
        sliders: &Sliders,
        at: usize,
        parameter: &Parameter,
        value: &Value,
        (shown, labels, values, bar): (&str, usize, usize, usize),
    ) {
        let glyphs = self.look.glyphs;
        let chosen = sliders.cursor == at;
        let pointer = if chosen { format!("{} ", glyphs.pointer()) } else { "  ".to_owned() };
        let label = ellipsis(&visible(&parameter.label), labels).into_owned();
        let gap = " ".repeat(labels.saturating_sub(width(&label)) + 2);
        let before = width(&pointer) + width(&label) + gap.len();
        let mut pieces = vec![Piece::mark(pointer, Role::Key), Piece::mark(format!("{label}{gap}"), Role::Text)];
        let mut cursor = None;
        if let Some(field) = sliders.field.as_ref().filter(|_| chosen) {
            let (left, right) = field.around_cursor();
            cursor = Some(before + width(left));
            pieces.push(Piece::mark(format!("{}{}", visible(left), visible(right)), Role::Strong));
        } else {
            let shown = ellipsis(shown, values);
            let gap = " ".repeat(values.saturating_sub(width(&shown)));
            pieces.push(Piece::mark(format!("{gap}{shown}"), Role::Number));
            let share = share(parameter, value).filter(|_| bar >= SHORT);
            if let Some(share) = share {
                let full = (share * bar as f64).round() as usize;
                pieces.push(Piece::mark(format!("  {}", glyphs.full().repeat(full)), Role::Bar));
                pieces.push(Piece::mark(glyphs.empty().repeat(bar - full), Role::Dim));
            }
        }
        self.push(PageLine { pieces, ..PageLine::default() });
        if let Some(row) = self.rows.last_mut() {
            row.hit = Some(Hit::LabSlider(at));
            row.selected = chosen;
            row.cursor = cursor;
        }
    }

    /// A value as it is shown: a number with its unit, a choice between arrows, a switch with its word.
    fn value(&self, parameter: &Parameter, value: &Value) -> String {
        let glyphs = self.look.glyphs;
        match (parameter.kind, value) {
            (ParameterKind::Boolean, Value::Bool(true)) => {
                format!("{} {}", glyphs.radio_on(), self.app.words.get("sliders.on"))
            }
            (ParameterKind::Boolean, _) => format!("{} {}", glyphs.radio_off(), self.app.words.get("sliders.off")),
            (ParameterKind::Choice, _) => {
                format!("{} {} {}", glyphs.more_left(), plain(value), glyphs.more_right())
            }
            (ParameterKind::Number, _) => {
                format!("{} {}", plain(value), visible(&parameter.unit)).trim_end().to_owned()
            }
        }
    }

    /// What the chosen parameter takes.
    fn about(&mut self, parameter: &Parameter) {
        let words = self.app.words;
        let mut parts = Vec::new();
        match (parameter.min.map(|min| min.to_string()), parameter.max.map(|max| max.to_string())) {
            (Some(least), Some(most)) => {
                parts.push(words.with("sliders.range", &[("least", &least), ("most", &most)]));
            }
            (Some(least), None) => parts.push(words.with("sliders.least", &[("least", &least)])),
            (None, Some(most)) => parts.push(words.with("sliders.most", &[("most", &most)])),
            (None, None) => {}
        }
        if let Some(step) = parameter.step {
            parts.push(words.with("sliders.steps", &[("step", &step.to_string())]));
        }
        if parameter.kind == ParameterKind::Choice {
            let options = parameter.options.iter().enumerate();
            parts.extend(options.map(|(at, option)| format!("{}: {}", at + 1, plain(option))));
        }
        let default = match (parameter.kind, parameter.default.as_bool()) {
            (ParameterKind::Boolean, Some(on)) => words.get(if on { "sliders.on" } else { "sliders.off" }).to_owned(),
            _ => plain(&parameter.default),
        };
        parts.push(words.with("sliders.default", &[("value", &default)]));
        let text = parts.join(&format!(" {} ", self.look.glyphs.dot()));
        self.mark(&text, Role::Dim);
    }
}

/// Where a number stands between its ends, from 0 to 1.
fn share(parameter: &Parameter, value: &Value) -> Option<f64> {
    let (min, max) = parameter.min.zip(parameter.max).filter(|(min, max)| min < max)?;
    let value = value.as_f64().filter(|_| parameter.kind == ParameterKind::Number)?;
    Some(((value - min) / (max - min)).clamp(0.0, 1.0))
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => visible(text).into_owned(),
        other => other.to_string(),
    }
}
