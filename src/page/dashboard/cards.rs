//! Retention, forecast, calibration.

use super::{HomeLine, Sheet, padded, percent};
use crate::learner::{Certainty, Judgement};
use crate::page::glyphs::Glyphs;
use crate::page::theme::Role;

/// Weeks of retention that are listed.
const WEEKS: usize = 6;

/// Heights of a column.
fn heights(glyphs: Glyphs) -> [&'static str; 9] {
    match glyphs {
        Glyphs::Unicode => ["·", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
        Glyphs::Ascii => [".", "_", "-", "=", "+", "x", "X", "8", "#"],
    }
}

impl Sheet<'_> {
    /// What was remembered by week, and the forgetting curve.
    pub(super) fn retention(&self) -> Vec<HomeLine> {
        let mut lines = vec![self.title("home.retention")];
        let weeks = &self.data.retention;
        let asked = weeks.iter().enumerate().filter(|(_, week)| week.asked > 0);
        let mut asked: Vec<_> = asked.map(|(at, week)| (weeks.len() - 1 - at, *week)).collect();
        if asked.is_empty() {
            lines.push(self.none("home.retention-none"));
        }
        for (ago, week) in asked.split_off(asked.len().saturating_sub(WEEKS)) {
            let share = percent(week.remembered, week.asked).to_string();
            let values =
                [("share", share.as_str()), ("n", &week.remembered.to_string()), ("of", &week.asked.to_string())];
            let said = self.words.with("home.retention-said", &values);
            lines.push(self.barred(&self.week(ago), 12, f64::from(week.remembered) / f64::from(week.asked), &said));
        }
        for point in &self.data.curve {
            let hundredths = |share: f32| format!("{:.0}", share * 100.0);
            let name = self.words.with("home.curve", &[("days", &format!("{:.0}", point.days))]);
            let said = self.words.with(
                "home.curve-said",
                &[
                    ("expected", &hundredths(point.expected)),
                    ("remembered", &hundredths(point.remembered)),
                    ("n", &point.asked.to_string()),
                ],
            );
            lines.push(self.barred(&name, 12, f64::from(point.remembered), &said));
        }
        lines
    }

    /// What comes back on each of the coming days.
    pub(super) fn forecast(&self) -> Vec<HomeLine> {
        let mut lines = vec![self.title("home.forecast")];
        let days = &self.data.forecast;
        let sum = |count: usize| days.iter().take(count).map(|count| u64::from(*count)).sum::<u64>();
        if sum(days.len()) == 0 {
            lines.push(self.none("home.forecast-none"));
            return lines;
        }
        let most = days.iter().copied().max().unwrap_or(0).max(1);
        let wide = self.width >= days.len() * 2;
        let column = |count: &u32| {
            // Rounded up: what is more than nothing is seen.
            let height = (u64::from(*count) * 8).div_ceil(u64::from(most)) as usize;
            format!("{}{}", heights(self.glyphs)[height.min(8)], if wide { " " } else { "" })
        };
        let columns: String = days.iter().map(column).collect();
        lines.push(self.line([(columns.as_str(), Role::Bar)]));
        let busiest = days.iter().position(|count| *count == most).unwrap_or(0);
        let day = self.data.today.plus(i32::try_from(busiest).unwrap_or(0)).short();
        let values = [
            ("today", sum(1).to_string()),
            ("week", sum(7).to_string()),
            ("all", sum(days.len()).to_string()),
            ("most", most.to_string()),
            ("day", day),
        ];
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        lines.push(self.line([(self.words.with("home.forecast-said", &values).as_str(), Role::Text)]));
        lines.push(self.line([(self.words.with("home.forecast-most", &values).as_str(), Role::Dim)]));
        lines
    }

    /// Whether the learner knows what they know.
    pub(super) fn calibration(&self) -> Vec<HomeLine> {
        let mut lines = vec![self.title("home.calibration")];
        let levels = self.data.calibration.iter().filter(|level| level.answered > 0);
        if levels.clone().next().is_none() {
            lines.push(self.none("home.calibration-none"));
        }
        for level in levels.rev() {
            let name = self.words.get(match level.certainty {
                Certainty::Guess => "quiz.certainty.guess",
                Certainty::Likely => "quiz.certainty.likely",
                Certainty::Sure => "quiz.certainty.sure",
            });
            let judgement = self.words.get(match level.judgement {
                Judgement::TooFew => "home.too-few",
                Judgement::SurerThanRight => "home.surer",
                Judgement::Fits => "home.fits",
                Judgement::RighterThanSure => "home.righter",
            });
            let share = percent(level.right, level.answered).to_string();
            let values = [("n", level.answered.to_string()), ("share", share)];
            let said = self.words.with("home.calibration-said", &[("n", &values[0].1), ("share", &values[1].1)]);
            let role = if level.judgement == Judgement::SurerThanRight { Role::Warning } else { Role::Text };
            lines.push(self.line([
                (padded(name, 12).as_str(), Role::Text),
                (" ", Role::Text),
                (&padded(&said, 26), Role::Number),
                (" ", Role::Text),
                (judgement, role),
            ]));
        }
        lines
    }
}
