//! The runs of a model: their metrics and parameters side by side, the charts of the present one with the one before.

use super::grid::{Cell, grid};
use super::{Drawing, value};
use crate::learner::{Metric, Parameter, Series, Simulated};
use crate::page::chart::chart;
use crate::page::theme::Role;

/// The most runs that stand side by side, the present one among them.
const RUNS: usize = 4;
/// The widest chart that reads well.
const WIDE: usize = 100;
/// Lines of a chart.
const HIGH: usize = 11;

/// Draws the last of `runs`, with the others and those of the session before it.
pub(super) fn draw(drawing: &mut Drawing<'_>, declared: &[Parameter], runs: &[Simulated]) {
    let Some((present, kept)) = runs.split_last() else { return };
    // What the learner kept to compare with comes before what was only tried.
    let earlier = drawing.sight.earlier.iter().chain(kept).filter(|run| run.parameters != present.parameters);
    let mut shown: Vec<&Simulated> = earlier.collect();
    shown.drain(..shown.len().saturating_sub(RUNS - 1));
    side_by_side(drawing, declared, present, &shown);
    for note in &present.notes {
        drawing.say(2, note, Role::Text);
    }
    // At the right edge of the pane a mark says that more lies below.
    let width = drawing.width().saturating_sub(2).min(WIDE);
    for series in &present.series {
        drawing.blank();
        let before = shown.last().and_then(|run| same(series, run));
        let before: Vec<&Series> = before.into_iter().collect();
        for line in chart(series, &before, width, HIGH, drawing.sight.look.glyphs) {
            drawing.push(line);
        }
    }
    if shown.last().is_some_and(|run| present.series.iter().any(|series| same(series, run).is_some())) {
        let text = drawing.word("produced.chart-before");
        drawing.say(0, text, Role::Dim);
    }
}

fn same<'a>(series: &Series, run: &'a Simulated) -> Option<&'a Series> {
    run.series.iter().find(|other| other.name == series.name && other.kind == series.kind)
}

fn side_by_side(drawing: &mut Drawing<'_>, declared: &[Parameter], present: &Simulated, earlier: &[&Simulated]) {
    let words = drawing.sight.words;
    let mut head = vec![Cell::text("", Role::Strong)];
    for at in (1..=earlier.len()).rev() {
        let title = match at {
            1 => words.get("produced.before").to_owned(),
            _ => words.with("produced.ago", &[("n", &at.to_string())]),
        };
        head.push(Cell::number(&title, Role::Strong));
    }
    head.push(Cell::number(words.get("produced.now"), Role::Strong));
    let compared = !earlier.is_empty();
    if compared {
        head.push(Cell::text("", Role::Strong));
    }
    let mut rows = Vec::new();
    for metric in &present.metrics {
        let label = with_unit(&metric.label, &metric.unit);
        let of = |run: &Simulated| run.metrics.iter().find(|other| other.name == metric.name).and_then(|m| m.value);
        let shown = |value: Option<f64>| value.map_or_else(|| "-".to_owned(), value::number);
        let mut row = vec![Cell::text(&label, Role::Text)];
        row.extend(earlier.iter().map(|run| Cell::number(&shown(of(run)), Role::Dim)));
        row.push(Cell::number(&shown(metric.value), Role::Number));
        if let Some(before) = earlier.last() {
            let (key, role) = mark(metric, of(before));
            row.push(Cell::text(key.map_or("", |key| words.get(key)), role));
        }
        rows.push(row);
    }
    for (name, value) in &present.parameters {
        let parameter = declared.iter().find(|parameter| parameter.name == *name);
        let label = parameter.map_or_else(|| name.clone(), |found| with_unit(&found.label, &found.unit));
        let shown = |run: &Simulated| run.parameters.get(name).map_or_else(|| "-".to_owned(), value::of_parameter);
        let mut row = vec![Cell::text(&label, Role::Dim)];
        row.extend(earlier.iter().map(|run| Cell::number(&shown(run), Role::Dim)));
        row.push(Cell::number(&shown(present), Role::Code));
        if let Some(before) = earlier.last() {
            let changed = before.parameters.get(name) != Some(value);
            row.push(Cell::text(if changed { words.get("produced.changed") } else { "" }, Role::Dim));
        }
        rows.push(row);
    }
    grid(drawing, &head, &rows);
}

fn with_unit(label: &str, unit: &str) -> String {
    if unit.is_empty() { label.to_owned() } else { format!("{label} ({unit})") }
}

/// Says whether a metric is better than before.
fn mark(metric: &Metric, before: Option<f64>) -> (Option<&'static str>, Role) {
    let (Some(now), Some(before)) = (metric.value, before) else { return (None, Role::Text) };
    let lower = match metric.better.as_deref() {
        Some("lower") => true,
        Some("higher") => false,
        _ => return (None, Role::Text),
    };
    if now == before {
        (Some("produced.same"), Role::Dim)
    } else if (now < before) == lower {
        (Some("produced.better"), Role::Right)
    } else {
        (Some("produced.worse"), Role::Wrong)
    }
}
