//! Charts in cells: curves, bars, histograms and percentiles of a model's run.
//!
//! [`chart`] is the entry: a pure function of the series, a width and a height. Earlier runs of the same series are drawn behind the present
//! one, on the same scale.

mod bars;
mod canvas;
mod curve;
mod histogram;
mod scale;

use super::cells::clean_line;
use super::glyphs::Glyphs;
use super::line::{PageLine, Piece};
use super::theme::Role;
use crate::base::text::{ellipsis, fit, width};
use crate::learner::{Series, SeriesKind};

/// Columns below which nothing can be drawn but numbers.
const NARROW: usize = 16;
/// Lines below which nothing can be drawn but numbers.
const LOW: usize = 4;
/// The most columns of a chart; what is wider only spreads the same.
const WIDE: usize = 400;
/// The most lines of a chart.
const HIGH: usize = 200;

/// What decides how a chart looks.
#[derive(Debug, Clone, Copy)]
struct Frame {
    width: usize,
    height: usize,
    glyphs: Glyphs,
}

/// Draws a series in at most `width` columns and `height` lines, before earlier runs of it.
pub fn chart(series: &Series, earlier: &[&Series], width: usize, height: usize, glyphs: Glyphs) -> Vec<PageLine> {
    let frame = Frame { width: width.min(WIDE), height: height.min(HIGH).saturating_sub(1), glyphs };
    let is_empty = series.y.iter().flatten().next().is_none();
    let body = if is_empty || frame.width < NARROW || frame.height + 1 < LOW {
        vec![numbers(series, frame)]
    } else {
        match series.kind {
            SeriesKind::Line => curve::curve(series, earlier, frame),
            SeriesKind::Histogram => histogram::histogram(series, earlier, frame),
            SeriesKind::Bars => bars::bars(&bars::named(series), &earlier_bars(earlier, bars::named), frame),
            SeriesKind::Percentiles => {
                bars::bars(&bars::percentiles(series), &earlier_bars(earlier, bars::percentiles), frame)
            }
        }
    };
    let mut lines = vec![title(series, frame)];
    lines.extend(body);
    lines.truncate(height.max(1));
    lines
}

/// Returns the bars of the last of the earlier runs; more than one mark on a bar says nothing.
fn earlier_bars(earlier: &[&Series], make: fn(&Series) -> Vec<bars::Bar>) -> Vec<bars::Bar> {
    earlier.last().map(|series| make(series)).unwrap_or_default()
}

fn title(series: &Series, frame: Frame) -> PageLine {
    let name = clean_line(&series.name);
    let unit = clean_line(&series.unit);
    let text = if unit.is_empty() { name.into_owned() } else { format!("{name} ({unit})") };
    line([Piece::mark(cut(&text, frame), Role::Strong)])
}

/// Says in numbers what cannot be drawn: from the least to the most.
fn numbers(series: &Series, frame: Frame) -> PageLine {
    let text = match scale::bounds(series.y.iter().flatten().copied()) {
        Some((low, high)) => format!("{} .. {}", scale::short(low), scale::short(high)),
        None => "-".to_owned(),
    };
    line([Piece::mark(cut(&text, frame), Role::Dim)])
}

fn line(pieces: impl IntoIterator<Item = Piece>) -> PageLine {
    let pieces = pieces.into_iter().filter(|piece| !piece.text.is_empty()).collect();
    PageLine { pieces, ..PageLine::default() }
}

/// Cuts a text to the frame's width.
fn cut(text: &str, frame: Frame) -> String {
    cut_to(text, frame.width, frame.glyphs)
}

pub(super) fn cut_to(text: &str, columns: usize, glyphs: Glyphs) -> String {
    match glyphs {
        Glyphs::Unicode => ellipsis(text, columns).into_owned(),
        Glyphs::Ascii if width(text) <= columns => text.to_owned(),
        Glyphs::Ascii => format!("{}{}", fit(text, columns.saturating_sub(1)), if columns > 0 { "~" } else { "" }),
    }
}

/// Puts a text at the right end of some columns.
fn right(text: &str, columns: usize) -> String {
    format!("{}{text}", " ".repeat(columns.saturating_sub(width(text))))
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn series(kind: SeriesKind, y: &[f64]) -> Series {
        let y = y.iter().map(|value| Some(*value)).collect();
        Series { name: "wait".into(), kind, x: Vec::new(), labels: Vec::new(), y, unit: "ms".into() }
    }

    pub(super) fn picture(series: &Series, earlier: &[&Series], width: usize, height: usize, glyphs: Glyphs) -> String {
        let lines = chart(series, earlier, width, height, glyphs);
        lines.iter().map(|line| format!("{}\n", line.text().trim_end())).collect()
    }

    #[test]
    fn what_cannot_be_drawn_is_said_in_numbers() {
        let few = series(SeriesKind::Line, &[1.0, 250.0]);
        assert_eq!(picture(&few, &[], 10, 20, Glyphs::Unicode), "wait (ms)\n1 .. 250\n");
        assert_eq!(picture(&few, &[], 5, 2, Glyphs::Ascii), "wait~\n1 ..~\n");
        assert_eq!(picture(&series(SeriesKind::Histogram, &[]), &[], 40, 20, Glyphs::Unicode), "wait (ms)\n-\n");
    }

    #[test]
    fn nothing_is_wider_or_higher_than_asked() {
        let kinds = [SeriesKind::Line, SeriesKind::Histogram, SeriesKind::Bars, SeriesKind::Percentiles];
        let values =
            [vec![], vec![0.0], vec![5.0; 3], vec![-1e300, 1e300, 3.0], vec![1e-9, 2e-9], vec![1.0, 2.0, 1e12, -7.5]];
        for kind in kinds {
            for y in &values {
                let mut wide = series(kind, y);
                wide.name = "漢字 and more\u{1b}[2J".into();
                wide.labels = y.iter().map(|_| "a label 漢字 that is long\n".to_owned()).collect();
                wide.y.push(None);
                for width in [0, 1, 2, 7, 15, 16, 17, 23, 40, 80, 1_000] {
                    for height in [0, 1, 2, 3, 4, 5, 9, 30] {
                        for glyphs in [Glyphs::Unicode, Glyphs::Ascii] {
                            let lines = chart(&wide, &[&wide, &series(kind, &[3.0, 4.0])], width, height, glyphs);
                            assert!(lines.len() <= height.max(1), "{kind:?} {y:?} {width}×{height}");
                            for line in lines {
                                assert!(line.width() <= width, "{kind:?} {y:?} {width}×{height}: {:?}", line.text());
                                assert!(!line.text().contains('\u{1b}'));
                            }
                        }
                    }
                }
            }
        }
    }
}
