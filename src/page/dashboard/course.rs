//! What to do now, how far each part has come, what goes wrong, and time.

use super::{HomeLine, Sheet, padded};
use crate::base::text::width;
use crate::learner::NextStep;
use crate::page::theme::Role;

/// Weeks of time that are listed.
const WEEKS: usize = 6;

impl Sheet<'_> {
    /// What to do now, each with its digit.
    pub(super) fn now(&self) -> Vec<HomeLine> {
        let mut lines = vec![self.title("home.now")];
        if self.data.now.is_empty() {
            lines.push(self.none("home.now-none"));
        }
        for (at, step) in self.data.now.iter().enumerate() {
            let text = match step {
                NextStep::Continue { title, percent, .. } => {
                    self.words.with("home.continue", &[("title", title), ("percent", &percent.to_string())])
                }
                NextStep::Review { due } => self.words.count("home.review", *due),
                NextStep::Strengthen { title, section, .. } => {
                    self.words.with("home.strengthen", &[("title", &self.topic(title, section.as_deref()))])
                }
            };
            let number = format!("{} ", at + 1);
            let role = if at == 0 { Role::Strong } else { Role::Text };
            let line = self.line([(number.as_str(), Role::Key), (&text, role)]);
            lines.push(HomeLine { step: Some(at), ..line });
        }
        lines
    }

    fn topic(&self, title: &str, section: Option<&str>) -> String {
        match section {
            Some(section) => format!("{title} {} {}", self.glyphs.more_right(), section.replace('-', " ")),
            None => title.to_owned(),
        }
    }

    /// How far each part has come.
    pub(super) fn parts(&self) -> Vec<HomeLine> {
        let mut lines = vec![self.title("home.parts")];
        if self.data.parts.is_empty() {
            lines.push(self.none("home.parts-none"));
        }
        let other = self.words.get("home.no-part");
        let name = |title: &'_ str| if title.is_empty() { other.to_owned() } else { title.to_owned() };
        let names = self.data.parts.iter().map(|part| width(&name(&part.title))).max().unwrap_or(0);
        let names = names.min(self.width.saturating_sub(16 + 30)).max(8.min(self.width));
        for part in &self.data.parts {
            let (read, total) = (part.read.to_string(), part.total.to_string());
            let values = [("n", read.as_str()), ("total", &total), ("mastered", &part.mastered.to_string())];
            let said = self.words.with("home.part-said", &values);
            lines.push(self.barred(&name(&part.title), names, part.read as f64 / part.total.max(1) as f64, &said));
        }
        lines
    }

    /// What goes wrong most surely.
    pub(super) fn weakest(&self) -> Vec<HomeLine> {
        let mut lines = vec![self.title("home.weakest")];
        if self.data.weakest.is_empty() {
            lines.push(self.none("home.weakest-none"));
        }
        for weak in &self.data.weakest {
            let values = [("n", weak.wrong.to_string()), ("of", weak.answered.to_string())];
            let said = self.words.with("home.weakest-said", &[("n", &values[0].1), ("of", &values[1].1)]);
            let topic = self.topic(&weak.title, weak.section.as_deref());
            lines.push(self.line([
                (padded(&said, 16).as_str(), Role::Number),
                (" ", Role::Text),
                (&topic, Role::Text),
            ]));
        }
        lines
    }

    /// Time in all and in the last weeks.
    pub(super) fn time(&self) -> Vec<HomeLine> {
        let time = &self.data.time;
        let mut lines = vec![self.title("home.time")];
        if time.total == 0 {
            lines.push(self.none("home.time-none"));
            return lines;
        }
        let total = self.words.with("home.time-total", &[("time", &self.duration(time.total))]);
        lines.push(self.line([(total.as_str(), Role::Text)]));
        let shown = &time.weeks[time.weeks.len().saturating_sub(WEEKS)..];
        let most = shown.iter().copied().max().unwrap_or(0).max(1);
        for (ago, seconds) in shown.iter().enumerate().map(|(at, seconds)| (shown.len() - 1 - at, seconds)) {
            let name = self.week(ago);
            lines.push(self.barred(&name, 12, *seconds as f64 / most as f64, &self.duration(*seconds)));
        }
        lines
    }

    /// The name of the week so many weeks ago: its Monday.
    pub(super) fn week(&self, ago: usize) -> String {
        if ago == 0 {
            return self.words.get("home.this-week").to_owned();
        }
        let weekday = (i64::from(self.data.today.0) + 3).rem_euclid(7) as i32;
        self.data.today.plus(-weekday).plus(i32::try_from(ago).map_or(i32::MIN, |ago| -7 * ago)).text()
    }
}
