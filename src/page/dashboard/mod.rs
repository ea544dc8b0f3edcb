//! The dashboard as lines: for the screen and, the same, as text.
//!
//! [`dashboard`] is the entry: a pure function of the numbers, a width and glyphs. Every number stands in words beside what is drawn, so that
//! nothing hangs on colour.

mod calendar;
mod cards;
mod course;

use super::cells::clean_line;
use super::chart::cut_to;
use super::glyphs::Glyphs;
use super::line::{PageLine, Piece};
use super::theme::Role;
use crate::base::i18n::Words;
use crate::base::text::width;
use crate::learner::Dashboard;

/// Columns from which on there are two beside each other.
const TWO: usize = 120;
/// Columns between them.
const GAP: usize = 4;
/// The most columns that are drawn in.
const WIDE: usize = 400;

/// A line of the dashboard.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HomeLine {
    /// The line.
    pub line: PageLine,
    /// What can be done by it: a place among the dashboard's steps.
    pub step: Option<usize>,
    /// Columns from the left in which it can be clicked.
    pub columns: usize,
}

/// Draws a dashboard in `width` columns; in two columns where there is room.
pub fn dashboard(data: &Dashboard, words: &Words, width: usize, glyphs: Glyphs) -> Vec<HomeLine> {
    let width = width.clamp(1, WIDE);
    if width < TWO {
        let sheet = Sheet { data, words, width, glyphs, weeks: 13 };
        return below([
            sheet.now(),
            sheet.parts(),
            sheet.calendar(),
            sheet.retention(),
            sheet.forecast(),
            sheet.calibration(),
            sheet.weakest(),
            sheet.time(),
        ]);
    }
    let sheet = Sheet { data, words, width: (width - GAP) / 2, glyphs, weeks: 26 };
    let left = below([sheet.now(), sheet.calendar(), sheet.weakest(), sheet.parts()]);
    let right = below([sheet.retention(), sheet.forecast(), sheet.calibration(), sheet.time()]);
    beside(left, right, sheet.width)
}

fn below<const N: usize>(sections: [Vec<HomeLine>; N]) -> Vec<HomeLine> {
    let mut lines: Vec<HomeLine> = Vec::new();
    for section in sections {
        if !lines.is_empty() {
            lines.push(HomeLine::default());
        }
        lines.extend(section);
    }
    lines
}

fn beside(left: Vec<HomeLine>, right: Vec<HomeLine>, columns: usize) -> Vec<HomeLine> {
    let height = left.len().max(right.len());
    let (mut left, mut right) = (left.into_iter(), right.into_iter());
    let mut lines = Vec::with_capacity(height);
    for _ in 0..height {
        let (mut own, other) = (left.next().unwrap_or_default(), right.next().unwrap_or_default());
        if !other.line.pieces.is_empty() {
            let space = " ".repeat((columns + GAP).saturating_sub(own.line.width()));
            own.line.pieces.push(Piece::mark(space, Role::Text));
            own.line.pieces.extend(other.line.pieces);
        }
        lines.push(own);
    }
    lines
}

/// What decides how a section looks.
struct Sheet<'a> {
    data: &'a Dashboard,
    words: &'a Words,
    width: usize,
    glyphs: Glyphs,
    /// Weeks of the calendar.
    weeks: usize,
}

impl Sheet<'_> {
    /// A line of pieces, cut at the width.
    fn line<'p>(&self, pieces: impl IntoIterator<Item = (&'p str, Role)>) -> HomeLine {
        let mut line = PageLine::default();
        let mut room = self.width;
        for (text, role) in pieces {
            let text = cut_to(&clean_line(text), room, self.glyphs);
            room -= width(&text).min(room);
            if !text.is_empty() {
                line.pieces.push(Piece::mark(text, role));
            }
        }
        HomeLine { line, step: None, columns: self.width }
    }

    fn title(&self, key: &str) -> HomeLine {
        self.line([(self.words.get(key), Role::Heading)])
    }

    /// A section that says what will stand in it.
    fn none(&self, key: &str) -> HomeLine {
        self.line([(self.words.get(key), Role::Dim)])
    }

    /// A bar of some cells; what is more than nothing shows at least one.
    fn bar(&self, part: f64, cells: usize) -> String {
        let filled = (part.clamp(0.0, 1.0) * cells as f64).round() as usize;
        let filled = if part > 0.0 { filled.max(1) } else { 0 }.min(cells);
        format!("{}{}", self.glyphs.full().repeat(filled), self.glyphs.empty().repeat(cells - filled))
    }

    /// A name, a bar and what it says in words.
    fn barred(&self, name: &str, names: usize, part: f64, said: &str) -> HomeLine {
        let name = padded(&cut_to(name, names, self.glyphs), names);
        // A narrow screen keeps the numbers.
        let bar = if self.width < 44 { String::new() } else { self.bar(part, if self.width < 70 { 10 } else { 16 }) };
        self.line([
            (name.as_str(), Role::Text),
            (" ", Role::Text),
            (&bar, Role::Bar),
            (" ", Role::Text),
            (said, Role::Number),
        ])
    }

    /// A time in hours and minutes.
    fn duration(&self, seconds: u64) -> String {
        let (hours, minutes) = ((seconds / 3600).to_string(), (seconds / 60 % 60).to_string());
        match seconds {
            0..3600 => self.words.with("home.minutes", &[("m", &minutes)]),
            _ => self.words.with("home.hours", &[("h", &hours), ("m", &minutes)]),
        }
    }
}

/// Fills a text up to some columns.
fn padded(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

/// Hundredths, rounded.
fn percent(part: u32, of: u32) -> u32 {
    if of == 0 {
        0
    } else {
        u32::try_from((u64::from(part) * 200 + u64::from(of)) / (u64::from(of) * 2)).unwrap_or(100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::day::Day;
    use crate::learner::{
        Calibration, Certainty, Forgetting, Judgement, NextStep, PartProgress, Remembered, TimeSpent, Weakness,
    };

    fn full() -> Dashboard {
        let title = "3 漢字 and \u{1b}[2J a title that is so long that it does not fit anywhere at all".to_owned();
        Dashboard {
            // A Tuesday.
            today: Day(20_781),
            now: vec![
                NextStep::Review { due: 5 },
                NextStep::Continue { chapter: 0, title: title.clone(), percent: 40 },
                NextStep::Strengthen { chapter: 1, section: Some("order-of-routes".into()), title: title.clone() },
            ],
            parts: vec![
                PartProgress { title: String::new(), read: 1, mastered: 1, total: 1 },
                PartProgress { title: title.clone(), read: 3, mastered: 1, total: 12 },
            ],
            activity: (0..366).map(|day| day % 50).collect(),
            retention: vec![Remembered { asked: 32, remembered: 26 }; 53],
            curve: vec![Forgetting { days: 4.0, expected: 0.91, remembered: 0.88, asked: 34 }],
            forecast: (0..30).collect(),
            calibration: vec![Calibration {
                certainty: Certainty::Sure,
                answered: 40,
                right: 24,
                judgement: Judgement::SurerThanRight,
            }],
            weakest: vec![Weakness {
                chapter: 1,
                title,
                section: Some("order-of-routes".into()),
                answered: 9,
                wrong: 7,
            }],
            time: TimeSpent { weeks: vec![3_700; 53], total: 53 * 3_700 },
        }
    }

    fn text(data: &Dashboard, width: usize, glyphs: Glyphs) -> String {
        let lines = dashboard(data, Words::english(), width, glyphs);
        lines.iter().map(|line| format!("{}\n", line.line.text().trim_end())).collect()
    }

    #[test]
    fn numbers_stand_beside_what_is_drawn() {
        for glyphs in [Glyphs::Unicode, Glyphs::Ascii] {
            for columns in [80, 160] {
                let text = text(&full(), columns, glyphs);
                for words in [
                    "5 cards",
                    "3 of 12",
                    "81 %",
                    "26 of 32",
                    "expected 91 %",
                    "40 answered",
                    "60 % right",
                    "surer than right",
                    "7 of 9",
                    "1 h 1 min",
                ] {
                    assert!(text.contains(words), "{words} at {columns}:\n{text}");
                }
            }
        }
        let ascii = text(&full(), 160, Glyphs::Ascii).replace(['漢', '字', '␛'], "");
        assert!(ascii.is_ascii(), "{ascii}");
    }

    #[test]
    fn nothing_is_wider_than_asked_and_nothing_empty_panics() {
        let mut odd = full();
        odd.activity = vec![u32::MAX];
        odd.retention.clear();
        odd.forecast = vec![u32::MAX; 3];
        odd.time = TimeSpent { weeks: vec![u64::MAX], total: u64::MAX };
        odd.today = Day(i32::MAX);
        for data in [Dashboard::default(), full(), odd] {
            for columns in [0, 1, 5, 20, 40, 79, 80, 119, 120, 160, 1_000] {
                for glyphs in [Glyphs::Unicode, Glyphs::Ascii] {
                    for line in dashboard(&data, Words::english(), columns, glyphs) {
                        assert!(line.line.width() <= columns.max(1), "{columns}: {:?}", line.line.text());
                    }
                }
            }
        }
    }

    #[test]
    fn every_empty_section_says_what_will_stand_there() {
        let text = text(&Dashboard::default(), 80, Glyphs::Unicode);
        assert_eq!(text.matches("will").count(), 6, "{text}");
    }

    #[test]
    fn every_step_has_a_line_that_can_be_clicked() {
        for columns in [40, 80, 160] {
            let lines = dashboard(&full(), Words::english(), columns, Glyphs::Unicode);
            let steps: Vec<_> = lines.iter().filter_map(|line| line.step).collect();
            assert_eq!(steps, [0, 1, 2]);
        }
    }
}
