//! Bars that lie, each with its name and its number.

use super::scale::{bounds, short};
use super::{Frame, cut_to, line, right};
use crate::base::text::width;
use crate::learner::Series;
use crate::page::Glyphs;
use crate::page::cells::clean_line;
use crate::page::line::{PageLine, Piece};
use crate::page::theme::Role;

/// Eighths of a cell, from the left.
const EIGHTHS: [char; 8] = ['▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'];
/// Ranks that are shown of values.
const RANKS: [(&str, f64); 6] = [("p50", 0.5), ("p75", 0.75), ("p90", 0.9), ("p95", 0.95), ("p99", 0.99), ("max", 1.0)];

/// A name and a number.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Bar {
    name: String,
    value: Option<f64>,
}

/// Returns the bars of a series by its labels.
pub(super) fn named(series: &Series) -> Vec<Bar> {
    let bars = series.y.iter().enumerate().map(|(at, value)| {
        let name = series.labels.get(at).map_or_else(|| (at + 1).to_string(), |label| clean_line(label).into_owned());
        Bar { name, value: value.filter(|value| value.is_finite()) }
    });
    bars.collect()
}

/// Returns the values of a series by rank: the nearest rank, so each is a value that occurs.
pub(super) fn percentiles(series: &Series) -> Vec<Bar> {
    let mut sorted: Vec<f64> = series.y.iter().flatten().copied().filter(|value| value.is_finite()).collect();
    sorted.sort_by(f64::total_cmp);
    let bars = RANKS.iter().map(|(name, rank)| {
        let at = (rank * sorted.len() as f64).ceil() as usize;
        Bar { name: (*name).to_owned(), value: sorted.get(at.max(1) - 1).copied() }
    });
    bars.collect()
}

/// Draws bars; a mark shows where the bar of the same name ended before.
pub(super) fn bars(bars: &[Bar], earlier: &[Bar], frame: Frame) -> Vec<PageLine> {
    let values = bars.iter().chain(earlier).filter_map(|bar| bar.value).chain([0.0]);
    let (low, high) = bounds(values).unwrap_or((0.0, 1.0));
    let numbers: Vec<String> = bars.iter().map(|bar| bar.value.map_or_else(|| "-".to_owned(), short)).collect();
    let most = |texts: &mut dyn Iterator<Item = usize>| texts.max().unwrap_or(0);
    let names = most(&mut bars.iter().map(|bar| width(&bar.name))).min(frame.width / 3);
    let figures = most(&mut numbers.iter().map(|number| width(number)));
    let columns = frame.width.saturating_sub(names + figures + 2);
    let is_cut = bars.len() > frame.height;
    let shown = if is_cut { frame.height.saturating_sub(1) } else { bars.len() };
    let mut lines = Vec::new();
    for (bar, number) in bars.iter().zip(&numbers).take(shown) {
        let name = cut_to(&bar.name, names, frame.glyphs);
        let pad = " ".repeat(names.saturating_sub(width(&name)));
        let before = earlier.iter().find(|earlier| earlier.name == bar.name).and_then(|earlier| earlier.value);
        let mut pieces = vec![Piece::mark(format!("{name}{pad} "), Role::Text)];
        pieces.extend(cells(bar.value, before, (low, high), columns, frame.glyphs));
        pieces.push(Piece::mark(format!(" {}", right(number, figures)), Role::Number));
        lines.push(line(pieces));
    }
    if is_cut {
        let more = format!("{} +{}", frame.glyphs.more(), bars.len() - shown);
        lines.push(line([Piece::mark(cut_to(&more, frame.width, frame.glyphs), Role::Dim)]));
    }
    lines
}

/// Returns the cells between a name and its number: a bar from zero, and a mark where it ended before.
fn cells(
    value: Option<f64>,
    before: Option<f64>,
    (low, high): (f64, f64),
    columns: usize,
    glyphs: Glyphs,
) -> Vec<Piece> {
    // Halves, so that the widest range of all does not overflow.
    let range = (high / 2.0 - low / 2.0).max(f64::MIN_POSITIVE);
    let at = |value: f64| ((value / 2.0 - low / 2.0) / range).clamp(0.0, 1.0) * columns as f64;
    let mark = before.map(|before| (at(before).ceil() as usize).saturating_sub(1).min(columns.saturating_sub(1)));
    let (from, to) = value.map_or((0.0, 0.0), |value| (at(value).min(at(0.0)), at(value).max(at(0.0))));
    let mut pieces: Vec<Piece> = Vec::new();
    for column in 0..columns {
        let left = column as f64;
        // How much of this cell the bar covers; only its right end is drawn in parts.
        let covered = if from > left + 0.5 { 0.0 } else { (to - left).clamp(0.0, 1.0) };
        let eighths = (covered * 8.0).round() as usize;
        let filled = match glyphs {
            Glyphs::Unicode => eighths.checked_sub(1).and_then(|at| EIGHTHS.get(at)).copied(),
            Glyphs::Ascii => (eighths >= 4).then_some('#'),
        };
        let (c, role) = match filled {
            _ if mark == Some(column) => (glyphs.vertical().chars().next().unwrap_or('|'), Role::Dim),
            Some(c) => (c, Role::Bar),
            None => (' ', Role::Text),
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
    use crate::learner::SeriesKind;
    use crate::page::Glyphs;

    #[test]
    fn bars_have_names_and_numbers() {
        let mut requests = series(SeriesKind::Bars, &[120.0, 45.0, 7.0]);
        requests.labels = ["GET", "POST", "a name that is too long"].map(str::to_owned).into();
        requests.y.push(None);
        let drawn = picture(&requests, &[], 32, 6, Glyphs::Unicode);
        let expected = "\
wait (ms)
GET        █████████████████ 120
POST       ██████▍            45
a name th… █                   7
4                              -
";
        assert_eq!(drawn, expected, "\n{drawn}");
        let drawn = picture(&requests, &[], 32, 4, Glyphs::Ascii);
        let expected = "\
wait (ms)
GET        ################# 120
POST       ######             45
~ +2
";
        assert_eq!(drawn, expected, "\n{drawn}");
    }

    #[test]
    fn bars_below_zero_go_to_the_left() {
        let drawn = picture(&series(SeriesKind::Bars, &[-10.0, 10.0]), &[], 26, 4, Glyphs::Ascii);
        let expected = "\
wait (ms)
1 ##########           -10
2           ##########  10
";
        assert_eq!(drawn, expected, "\n{drawn}");
    }

    #[test]
    fn percentiles_are_values_that_occur() {
        let values: Vec<f64> = (1..=200).map(f64::from).collect();
        let before: Vec<f64> = (1..=200).map(|value| f64::from(value) / 2.0).collect();
        let before = series(SeriesKind::Percentiles, &before);
        let drawn = picture(&series(SeriesKind::Percentiles, &values), &[&before], 29, 8, Glyphs::Ascii);
        let expected = "\
wait (ms)
p50 #####|#####           100
p75 #######|########      150
p90 #########|#########   180
p95 #########|##########  190
p99 ##########|########## 198
max ##########|########## 200
";
        assert_eq!(drawn, expected, "\n{drawn}");
    }
}
