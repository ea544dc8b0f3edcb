//! Tables: columns fitted to the width, cells wrapped; where columns become too narrow, each row becomes a record.

use super::Role;
use super::cells::columns as wide;
use super::inline::runs;
use super::line::Piece;
use super::sink::{Row, Sink};
use super::wrap::{Run, Wrapped, counted, joined, wrap};
use crate::course::{Align, Inline};

/// Columns under which a cell is not worth wrapping.
const NARROWEST: usize = 8;
/// Words up to so many columns are not cut while that can be avoided.
const WORD: usize = 16;
/// Between columns: space, line, space.
const GAP: usize = 3;

/// Lays out a table.
pub(super) fn table(sink: &mut Sink<'_>, align: &[Align], head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) {
    let head: Vec<Vec<Run<'_>>> = head.iter().map(|cell| runs(cell, Role::Strong)).collect();
    let rows: Vec<Vec<Vec<Run<'_>>>> =
        rows.iter().map(|row| row.iter().map(|cell| runs(cell, Role::Text)).collect()).collect();
    match columns(sink.room(), &head, &rows) {
        Some(widths) => grid(sink, align, &head, &rows, &widths),
        None => records(sink, &head, &rows),
    }
}

/// The width of each column; `None` when they do not fit side by side.
fn columns(room: usize, head: &[Vec<Run<'_>>], rows: &[Vec<Vec<Run<'_>>>]) -> Option<Vec<usize>> {
    let count = head.len();
    let (mut natural, mut word) = (vec![1; count], vec![1; count]);
    for row in std::iter::once(head).chain(rows.iter().map(Vec::as_slice)) {
        for (at, runs) in row.iter().enumerate().take(count) {
            let text = joined(runs);
            natural[at] = text.split('\n').map(wide).max().unwrap_or(0).max(natural[at]);
            word[at] = text.split([' ', '\n']).map(wide).max().unwrap_or(0).max(word[at]);
        }
    }
    let available = room.checked_sub(GAP * count.saturating_sub(1))?;
    let least = |word: &[usize], most: usize| -> Vec<usize> {
        let least = |(natural, word): (&usize, &usize)| (*natural).min((*word).clamp(NARROWEST, most));
        natural.iter().zip(word).map(least).collect()
    };
    // Whole words if there is room for them, else at least columns that are worth reading.
    let least = [least(&word, WORD), least(&word, NARROWEST)]
        .into_iter()
        .find(|least| least.iter().sum::<usize>() <= available)?;
    let mut widths = natural;
    let mut total: usize = widths.iter().sum();
    // Take from the widest column that has something to give until everything fits.
    while total > available {
        let slack = |at: &usize| widths[*at] > least[*at];
        let widest = (0..count).filter(slack).max_by_key(|at| widths[*at])?;
        let second = (0..count).filter(|at| *at != widest).filter(slack).map(|at| widths[at]).max().unwrap_or(0);
        let more = widths[widest].saturating_sub(second.max(least[widest])).max(1);
        let spare = more.min(total - available);
        widths[widest] -= spare;
        total -= spare;
    }
    Some(widths)
}

fn grid(sink: &mut Sink<'_>, align: &[Align], head: &[Vec<Run<'_>>], rows: &[Vec<Vec<Run<'_>>>], widths: &[usize]) {
    sink.flush();
    let wrapped = |cells: &[Vec<Run<'_>>]| -> Vec<Cell> {
        cells.iter().zip(widths).map(|(runs, columns)| (wrap(runs, *columns), counted(runs))).collect()
    };
    row(sink, align, wrapped(head), widths);
    let glyphs = sink.look.glyphs;
    let joint = format!("{0}{1}{0}", glyphs.horizontal(), glyphs.cross());
    let rule: Vec<String> = widths.iter().map(|columns| glyphs.horizontal().repeat(*columns)).collect();
    let offset = sink.at;
    sink.line(vec![Piece::mark(rule.join(&joint), Role::Frame)], Vec::new(), offset, None);
    // Rows that take several lines need air between them.
    let rows: Vec<Vec<Cell>> = rows.iter().map(|cells| wrapped(cells)).collect();
    let airy = rows.iter().flatten().any(|(lines, _)| lines.len() > 1);
    let light: Vec<String> = widths.iter().map(|columns| " ".repeat(*columns)).collect();
    let light = light.join(&format!(" {} ", glyphs.vertical()));
    for (at, cells) in rows.into_iter().enumerate() {
        if airy && at > 0 {
            let offset = sink.at;
            sink.line(vec![Piece::mark(light.clone(), Role::Frame)], Vec::new(), offset, None);
        }
        row(sink, align, cells, widths);
    }
}

/// A cell's lines, and the bytes of its words.
type Cell = (Vec<Wrapped>, usize);

fn row(sink: &mut Sink<'_>, align: &[Align], cells: Vec<Cell>, widths: &[usize]) {
    let base = sink.at;
    let mut wrapped: Vec<std::vec::IntoIter<Wrapped>> = Vec::with_capacity(cells.len());
    let mut height = 1;
    for (mut lines, bytes) in cells {
        height = height.max(lines.len());
        lines.iter_mut().flat_map(|line| &mut line.pieces).for_each(|piece| piece.at += sink.at);
        wrapped.push(lines.into_iter());
        sink.at += bytes;
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
            let used = line.columns();
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
            spots.extend(line.spots.into_iter().map(|spot| spot.shifted(shift)));
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
fn records(sink: &mut Sink<'_>, head: &[Vec<Run<'_>>], rows: &[Vec<Vec<Run<'_>>>]) {
    if rows.is_empty() {
        head.iter().for_each(|runs| sink.runs(runs));
        return;
    }
    // The words of the head are counted where it would stand, and shown again: its places are the first line's.
    let (from, base) = (sink.rows.len(), sink.at);
    let mut names = Vec::with_capacity(head.len());
    for runs in head {
        names.push((runs, sink.at));
        sink.at += counted(runs);
    }
    for (at, cells) in rows.iter().enumerate() {
        if at > 0 {
            sink.blank();
        }
        for ((name, start), cell) in names.iter().zip(cells) {
            let mut line = Vec::new();
            if name.iter().any(|run| !run.text().trim().is_empty()) {
                line = Run::again(name, sink.at - start);
                line.push(Run::mark(": ", Role::Strong, None));
            }
            line.extend(cell.iter().cloned());
            sink.runs(&line);
        }
    }
    if let Some(Row::Line(first)) = sink.rows.get_mut(from) {
        first.offset = base;
    }
}
