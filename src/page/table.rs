//! Tables: columns fitted to the width, cells wrapped; where columns become too narrow, each row becomes a record.

use super::Role;
use super::inline::runs;
use super::line::{Piece, Spot};
use super::sink::Sink;
use super::wrap::{Run, Wrapped, wrap};
use crate::base::text::width;
use crate::course::{Align, Inline, plain_text};
use ratatui::style::Modifier;

/// Columns under which a cell is not worth wrapping.
const NARROWEST: usize = 7;
/// Between columns: space, line, space.
const GAP: usize = 3;

/// Lays out a table.
pub(super) fn table(sink: &mut Sink<'_>, align: &[Align], head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) {
    match columns(sink.room(), head, rows) {
        Some(widths) => grid(sink, align, head, rows, &widths),
        None => records(sink, head, rows),
    }
}

/// The width of each column; `None` when they do not fit side by side.
fn columns(room: usize, head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> Option<Vec<usize>> {
    let count = head.len();
    let mut natural = vec![1; count];
    for row in std::iter::once(head).chain(rows.iter().map(Vec::as_slice)) {
        for (widest, cell) in natural.iter_mut().zip(row) {
            let lines = wrap(&runs(cell, Role::Text), 10_000).0;
            let wide = lines
                .iter()
                .map(|line| line.pieces.iter().map(|piece| width(&piece.text)).sum::<usize>())
                .max()
                .unwrap_or(0);
            *widest = (*widest).max(wide);
        }
    }
    let available = room.checked_sub(GAP * count.saturating_sub(1))?;
    let mut widths = natural.clone();
    let mut total: usize = widths.iter().sum();
    if total > available && available < count * NARROWEST {
        return None;
    }
    // Take from the widest column until everything fits.
    while total > available {
        let second = {
            let mut sorted = widths.clone();
            sorted.sort_unstable();
            sorted.get(count.wrapping_sub(2)).copied().unwrap_or(0)
        };
        let widest = widths.iter_mut().max()?;
        let spare = (*widest - second.min(*widest)).max(1).min(total - available).min(widest.saturating_sub(NARROWEST));
        if spare == 0 {
            return None;
        }
        *widest -= spare;
        total -= spare;
    }
    Some(widths)
}

fn grid(sink: &mut Sink<'_>, align: &[Align], head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>], widths: &[usize]) {
    row(sink, align, head, widths, Role::Strong);
    let glyphs = sink.look.glyphs;
    let joint = format!("{0}{1}{0}", glyphs.horizontal(), glyphs.cross());
    let rule: Vec<String> = widths.iter().map(|columns| glyphs.horizontal().repeat(*columns)).collect();
    let offset = sink.text.len();
    sink.line(vec![Piece::mark(rule.join(&joint), Role::Frame)], Vec::new(), offset, None);
    // Rows that take several lines need air between them.
    let airy = rows.iter().any(|cells| {
        cells.iter().zip(widths).any(|(cell, columns)| wrap(&runs(cell, Role::Text), *columns).0.len() > 1)
    });
    for (at, cells) in rows.iter().enumerate() {
        if airy && at > 0 {
            let light: Vec<String> = widths.iter().map(|columns| " ".repeat(*columns)).collect();
            let offset = sink.text.len();
            sink.line(
                vec![Piece::mark(light.join(&format!(" {} ", glyphs.vertical())), Role::Frame)],
                Vec::new(),
                offset,
                None,
            );
        }
        row(sink, align, cells, widths, Role::Text);
    }
}

fn row(sink: &mut Sink<'_>, align: &[Align], cells: &[Vec<Inline>], widths: &[usize], role: Role) {
    let base = sink.text.len();
    let mut wrapped: Vec<std::vec::IntoIter<Wrapped>> = Vec::new();
    let mut height = 1;
    for (cell, columns) in cells.iter().zip(widths) {
        let (lines, text) = wrap(&runs(cell, role), *columns);
        height = height.max(lines.len());
        wrapped.push(lines.into_iter());
        sink.text.push_str(&text);
        sink.text.push('\n');
    }
    let separator = format!(" {} ", sink.look.glyphs.vertical());
    for _ in 0..height {
        let mut pieces = Vec::new();
        let mut spots = Vec::new();
        let mut column = 0;
        for (at, (lines, columns)) in wrapped.iter_mut().zip(widths).enumerate() {
            if at > 0 {
                pieces.push(Piece::mark(separator.clone(), Role::Frame));
                column += GAP;
            }
            let line = lines.next().unwrap_or_default();
            let used: usize = line.pieces.iter().map(|piece| width(&piece.text)).sum();
            let free = columns.saturating_sub(used);
            let before = match align.get(at) {
                Some(Align::Right) => free,
                Some(Align::Center) => free / 2,
                _ => 0,
            };
            if before > 0 {
                pieces.push(Piece::mark(" ".repeat(before), Role::Text));
            }
            let shift = u16::try_from(column + before).unwrap_or(u16::MAX);
            spots.extend(line.spots.into_iter().map(|spot| Spot {
                columns: spot.columns.start.saturating_add(shift)..spot.columns.end.saturating_add(shift),
                kind: spot.kind,
            }));
            pieces.extend(line.pieces);
            if free > before && at + 1 < widths.len() {
                pieces.push(Piece::mark(" ".repeat(free - before), Role::Text));
            }
            column += columns;
        }
        sink.line(pieces, spots, base, None);
    }
}

/// Each row as lines of `head: cell`, for narrow screens and many columns.
fn records(sink: &mut Sink<'_>, head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) {
    if rows.is_empty() {
        for cell in head {
            sink.runs(&runs(cell, Role::Strong));
        }
    }
    for (at, cells) in rows.iter().enumerate() {
        if at > 0 {
            sink.blank();
        }
        for (name, cell) in head.iter().zip(cells) {
            let mut line = vec![
                Run::content(&plain_text(name), Role::Strong, Modifier::BOLD, None),
                Run::mark(": ", Role::Strong, None),
            ];
            line.extend(runs(cell, Role::Text));
            sink.runs(&line);
        }
    }
}
