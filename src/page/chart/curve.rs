//! Curves over an axis.

use super::canvas::Canvas;
use super::scale::{Scale, bounds, short};
use super::{Frame, line, right};
use crate::base::text::width;
use crate::learner::Series;
use crate::page::line::{PageLine, Piece};
use crate::page::theme::Role;

/// Draws a curve, earlier ones behind it.
pub(super) fn curve(series: &Series, earlier: &[&Series], frame: Frame) -> Vec<PageLine> {
    let all = || std::iter::once(series).chain(earlier.iter().copied());
    let points: Vec<(f64, f64)> = all().flat_map(points).flatten().collect();
    let across = bounds(points.iter().map(|(x, _)| *x)).unwrap_or((0.0, 1.0));
    let across = if across.0 < across.1 { Scale { low: across.0, high: across.1 } } else { Scale::of(across) };
    let down = Scale::of(bounds(points.iter().map(|(_, y)| *y)).unwrap_or((0.0, 1.0)));
    let rows = frame.height.saturating_sub(2).max(1);
    let ticks: Vec<(usize, String)> = tick_rows(rows).map(|(row, share)| (row, short(down.at(share)))).collect();
    let labels = ticks.iter().map(|(_, label)| width(label)).max().unwrap_or(0);
    let columns = frame.width.saturating_sub(labels + 1).max(1);
    let mut present = Canvas::new(columns, rows, frame.glyphs);
    let mut past = Canvas::new(columns, rows, frame.glyphs);
    draw(&mut present, points_of(series), across, down);
    for series in earlier {
        draw(&mut past, points_of(series), across, down);
    }
    let mut lines = Vec::new();
    for row in 0..rows {
        let label = ticks.iter().find(|(at, _)| *at == row).map_or("", |(_, label)| label);
        let mut pieces =
            vec![Piece::mark(right(label, labels), Role::Dim), Piece::mark(frame.glyphs.vertical(), Role::Frame)];
        pieces.extend(cells(&present, &past, row));
        lines.push(line(pieces));
    }
    let axis =
        format!("{}{}{}", " ".repeat(labels), frame.glyphs.bottom_left(), frame.glyphs.horizontal().repeat(columns));
    lines.push(line([Piece::mark(axis, Role::Frame)]));
    let ends = super::histogram::ends(across, columns);
    lines.push(line([Piece::mark(format!("{}{ends}", " ".repeat(labels + 1)), Role::Dim)]));
    lines
}

/// Returns the rows that have a label, and the share of the scale each stands for.
pub(super) fn tick_rows(rows: usize) -> impl Iterator<Item = (usize, f64)> {
    let last = rows.saturating_sub(1);
    let middle = (rows >= 5).then_some((last / 2, 1.0 - (last / 2) as f64 / last.max(1) as f64));
    [Some((0, 1.0)), middle, (last > 0).then_some((last, 0.0))].into_iter().flatten()
}

/// Returns the points of a series; a gap is `None`.
fn points(series: &Series) -> Vec<Option<(f64, f64)>> {
    points_of(series).collect()
}

fn points_of(series: &Series) -> impl Iterator<Item = Option<(f64, f64)>> {
    series.y.iter().enumerate().map(|(at, y)| {
        let x = series.x.get(at).copied().unwrap_or(at as f64);
        y.filter(|y| y.is_finite() && x.is_finite()).map(|y| (x, y))
    })
}

fn draw(canvas: &mut Canvas, points: impl Iterator<Item = Option<(f64, f64)>>, across: Scale, down: Scale) {
    let (wide, high) = canvas.dots();
    let dot = |(x, y): (f64, f64)| {
        let column = (across.share(x) * (wide.saturating_sub(1)) as f64).round() as usize;
        let row = ((1.0 - down.share(y)) * (high.saturating_sub(1)) as f64).round() as usize;
        (column, row)
    };
    let mut before = None;
    for point in points {
        let here = point.map(dot);
        match (before, here) {
            (Some(before), Some(here)) => canvas.line(before, here),
            (None, Some(here)) => canvas.set(here.0, here.1),
            _ => {}
        }
        before = here;
    }
}

/// Returns the cells of a row: the present curve before the earlier ones.
fn cells(present: &Canvas, past: &Canvas, row: usize) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for column in 0..present.columns {
        let (c, role) = match (present.character(column, row, '*'), past.character(column, row, '.')) {
            (Some(c), _) => (c, Role::Bar),
            (None, Some(c)) => (c, Role::Dim),
            (None, None) => (' ', Role::Text),
        };
        match pieces.last_mut() {
            Some(last) if last.role == role => last.text.to_mut().push(c),
            _ => pieces.push(Piece::mark(c.to_string(), role)),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::super::tests::{picture, series};
    use super::*;
    use crate::learner::SeriesKind;
    use crate::page::Glyphs;

    fn ramp() -> Series {
        let mut ramp = series(SeriesKind::Line, &[0.0, 25.0, 50.0, 75.0, 100.0]);
        ramp.x = vec![0.0, 10.0, 20.0, 30.0, 40.0];
        ramp
    }

    #[test]
    fn a_curve_has_two_axes() {
        let expected = "\
wait (ms)
100│                  ⣀⠤⠒⠉
   │             ⢀⡠⠔⠒⠉
 50│         ⣀⡠⠔⠊⠁
   │    ⣀⠤⠔⠒⠉
  0│⣀⠤⠒⠉
   └──────────────────────
    0         20        40
";
        let drawn = picture(&ramp(), &[], 26, 8, Glyphs::Unicode);
        assert_eq!(drawn, expected, "\n{drawn}");
    }

    #[test]
    fn a_curve_in_ascii_shows_earlier_runs_as_points() {
        let mut half = ramp();
        half.y = half.y.iter().map(|y| y.map(|y| y / 2.0)).collect();
        half.y[2] = None;
        let expected = "\
wait (ms)
100|                   ***
   |              *****
 50|        ******     ...
   |   *****        ...
  0|***...
   +----------------------
    0         20        40
";
        let drawn = picture(&ramp(), &[&half], 26, 8, Glyphs::Ascii);
        assert_eq!(drawn, expected, "\n{drawn}");
    }
}
