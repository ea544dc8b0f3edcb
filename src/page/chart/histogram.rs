//! How often values occur.

use super::scale::{Scale, bounds, short};
use super::{Frame, curve, line, right};
use crate::base::text::width;
use crate::learner::Series;
use crate::page::Glyphs;
use crate::page::line::{PageLine, Piece};
use crate::page::theme::Role;

/// Eighths of a cell, from below.
const EIGHTHS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// Draws how many values lie in each column's range; where the last earlier run had more, that is drawn behind.
pub(super) fn histogram(series: &Series, earlier: &[&Series], frame: Frame) -> Vec<PageLine> {
    let past = earlier.last();
    let all = series.y.iter().chain(past.into_iter().flat_map(|past| past.y.iter())).flatten().copied();
    let Some(found) = bounds(all) else { return Vec::new() };
    let scale = if found.0 < found.1 { Scale { low: found.0, high: found.1 } } else { Scale::of(found) };
    let rows = frame.height.saturating_sub(2).max(1);
    // Labels are as wide as the number of all values at most.
    let labels = width(&short(series.y.len() as f64)).max(4);
    let columns = frame.width.saturating_sub(labels + 1).max(1);
    let present = counts(series, scale, columns);
    let before = past.map_or_else(|| vec![0; columns], |past| counts(past, scale, columns));
    let most = present.iter().chain(&before).copied().max().unwrap_or(0).max(1);
    let ticks: Vec<(usize, String)> =
        curve::tick_rows(rows).map(|(row, share)| (row, short((most as f64 * share).round()))).collect();
    let mut lines = Vec::new();
    for row in 0..rows {
        let label = ticks.iter().find(|(at, _)| *at == row).map_or("", |(_, label)| label);
        let mut pieces =
            vec![Piece::mark(right(label, labels), Role::Dim), Piece::mark(frame.glyphs.vertical(), Role::Frame)];
        for (now, past) in present.iter().zip(&before) {
            let above = rows - 1 - row;
            let cell = filled(*now, most, rows, above, frame.glyphs).map(|c| (c, Role::Bar));
            let behind = || filled(*past, most, rows, above, frame.glyphs).map(|_| (shade(frame.glyphs), Role::Dim));
            let (c, role) = cell.or_else(behind).unwrap_or((' ', Role::Text));
            match pieces.last_mut() {
                Some(last) if last.role == role => last.text.to_mut().push(c),
                _ => pieces.push(Piece::mark(c.to_string(), role)),
            }
        }
        lines.push(line(pieces));
    }
    let axis =
        format!("{}{}{}", " ".repeat(labels), frame.glyphs.bottom_left(), frame.glyphs.horizontal().repeat(columns));
    lines.push(line([Piece::mark(axis, Role::Frame)]));
    let ends = ends(scale, columns);
    lines.push(line([Piece::mark(format!("{}{ends}", " ".repeat(labels + 1)), Role::Dim)]));
    lines
}

fn shade(glyphs: Glyphs) -> char {
    match glyphs {
        Glyphs::Unicode => '░',
        Glyphs::Ascii => '.',
    }
}

fn counts(series: &Series, scale: Scale, columns: usize) -> Vec<usize> {
    let mut counts = vec![0; columns];
    for value in series.y.iter().flatten().filter(|value| value.is_finite()) {
        let at = (scale.share(*value) * columns as f64) as usize;
        if let Some(count) = counts.get_mut(at.min(columns - 1)) {
            *count += 1;
        }
    }
    counts
}

/// Returns what a count fills of the cell so many rows above the axis. What is there at all is seen.
fn filled(count: usize, most: usize, rows: usize, above: usize, glyphs: Glyphs) -> Option<char> {
    let eighths = (count * rows * 8).div_ceil(most);
    let here = eighths.saturating_sub(above * 8).min(8);
    match (here, glyphs) {
        (0, _) => None,
        (here, Glyphs::Unicode) => EIGHTHS.get(here - 1).copied(),
        (here, Glyphs::Ascii) => (here >= 4 || above == 0).then_some('#'),
    }
}

/// Returns the labels below an axis: its ends, and its middle where there is room.
pub(super) fn ends(scale: Scale, columns: usize) -> String {
    let (low, middle, high) = (short(scale.low), short(scale.at(0.5)), short(scale.high));
    if width(&low) + width(&high) + 1 > columns {
        return low.chars().take(columns).collect();
    }
    let gap = columns - width(&low) - width(&high);
    let before = (columns.saturating_sub(width(&middle)) / 2).saturating_sub(width(&low));
    if before < 2 || gap < before + width(&middle) + 2 {
        return format!("{low}{}{high}", " ".repeat(gap));
    }
    format!("{low}{}{middle}{}{high}", " ".repeat(before), " ".repeat(gap - before - width(&middle)))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{picture, series};
    use crate::learner::SeriesKind;
    use crate::page::Glyphs;

    #[test]
    fn values_are_counted_by_range() {
        let values: Vec<f64> = (0..20)
            .flat_map(|at| vec![f64::from(at); if at < 10 { at as usize + 1 } else { 20 - at as usize }])
            .collect();
        let drawn = picture(&series(SeriesKind::Histogram, &values), &[], 25, 7, Glyphs::Unicode);
        let expected = "\
wait (ms)
  10│       ▂▅██▅▂
    │     ▄▇██████▇▄
    │  ▂▅████████████▅▂
   0│▄▇████████████████▇▄
    └────────────────────
     0       9.5       19
";
        assert_eq!(drawn, expected, "\n{drawn}");
    }

    #[test]
    fn an_earlier_run_stands_behind() {
        let now = series(SeriesKind::Histogram, &[0.0, 0.0, 0.0, 0.0, 1.0, 19.0]);
        let before = series(SeriesKind::Histogram, &[0.0, 10.0, 10.0, 10.0, 10.0]);
        let drawn = picture(&now, &[&before], 25, 6, Glyphs::Ascii);
        let expected = "\
wait (ms)
   4|#         .
    |#         .
   0|##        .        #
    +--------------------
     0       9.5       19
";
        assert_eq!(drawn, expected, "\n{drawn}");
    }
}
