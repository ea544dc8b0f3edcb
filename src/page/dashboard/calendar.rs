//! The calendar of activity.

use super::{HomeLine, Sheet};
use crate::base::day::Day;
use crate::page::glyphs::Glyphs;
use crate::page::theme::Role;

/// From how much on a day has each further mark.
const LEVELS: [u32; 4] = [1, 5, 15, 40];

fn marks(glyphs: Glyphs) -> [&'static str; 5] {
    match glyphs {
        Glyphs::Unicode => ["·", "░", "▒", "▓", "█"],
        Glyphs::Ascii => [".", "-", "+", "*", "#"],
    }
}

fn mark(count: u32, glyphs: Glyphs) -> &'static str {
    marks(glyphs)[LEVELS.iter().filter(|level| count >= **level).count()]
}

impl Sheet<'_> {
    /// A column for each week, Monday on top.
    pub(super) fn calendar(&self) -> Vec<HomeLine> {
        let mut lines = vec![self.title("home.calendar")];
        let activity = &self.data.activity;
        if activity.iter().all(|count| *count == 0) {
            lines.push(self.none("home.calendar-none"));
            return lines;
        }
        let weeks: Vec<&[u32]> = activity.chunks(7).collect();
        let fit = self.width.saturating_sub(4) / 2;
        let shown = &weeks[weeks.len().saturating_sub(self.weeks.min(fit))..];
        let days: usize = shown.iter().map(|week| week.len()).sum();
        let first = self.data.today.plus(-i32::try_from(days.saturating_sub(1)).unwrap_or(0));
        lines.push(self.line([("    ", Role::Text), (months(first, shown.len()).as_str(), Role::Dim)]));
        for weekday in 0..7i32 {
            let name = first.plus(weekday).short();
            let name = name.get(..3).unwrap_or_default();
            let cells = shown.iter().map(|week| week.get(weekday as usize));
            let row: String = cells
                .map(|count| count.map_or("  ".to_owned(), |count| format!("{} ", mark(*count, self.glyphs))))
                .collect();
            lines.push(self.line([(name, Role::Dim), (" ", Role::Text), (&row, Role::Right)]));
        }
        let recent = activity.iter().rev().take(days);
        let active = recent.clone().filter(|count| **count > 0).count();
        // A day that has only begun breaks no row.
        let begun = usize::from(activity.last() == Some(&0));
        let run = recent.clone().skip(begun).take_while(|count| **count > 0).count();
        let said = self.words.with(
            "home.calendar-said",
            &[("n", &active.to_string()), ("days", &days.to_string()), ("run", &run.to_string())],
        );
        lines.push(self.line([(said.as_str(), Role::Text)]));
        let legend: Vec<String> = marks(self.glyphs)
            .iter()
            .zip([0].into_iter().chain(LEVELS))
            .map(|(mark, from)| format!("{mark} {from}{}", if from == LEVELS[3] { "+" } else { "" }))
            .collect();
        lines.push(self.line([(legend.join("  ").as_str(), Role::Dim)]));
        lines
    }
}

/// The names of the months over the weeks in which they begin.
fn months(first: Day, weeks: usize) -> String {
    const NAMES: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let mut row = String::new();
    let mut last = String::new();
    for week in 0..weeks {
        let text = first.plus(7 * i32::try_from(week).unwrap_or(0)).text();
        // Of `2026-11-24` the month; years may have more digits or a sign.
        let month = text.rsplit('-').nth(1).unwrap_or_default().to_owned();
        let name = month.parse::<usize>().ok().and_then(|month| NAMES.get(month.wrapping_sub(1)));
        if month != last && row.len() <= week * 2 {
            row.push_str(&" ".repeat(week * 2 - row.len()));
            row.push_str(name.copied().unwrap_or_default());
            row.push(' ');
            last = month;
        }
    }
    row
}
