//! What came of a run: the author's words to a known wrong answer first, then every check, then what was printed.

use super::super::super::app::{Hit, LabPane, places_of};
use super::super::super::command::Command;
use super::Sheet;
use crate::base::text::visible;
use crate::learner::{ConsoleLine, Trouble, Verdict};
use crate::page::{Piece, Role};

/// The most lines of what was printed that are shown; the latest.
const CONSOLE: usize = 400;

impl Sheet<'_> {
    /// What came of the run, or how it goes.
    pub(super) fn run_result(&mut self, pane: &LabPane) {
        if let Some(running) = pane.session.running() {
            let seconds = self.app.steady_millis().saturating_sub(running.since) / 1_000;
            let text = self.app.words.with("lab.running", &[("seconds", &seconds.to_string())]);
            self.mark(&text, Role::Strong);
            self.command(Command::LabCancel, "lab.cancel");
            self.console(&running.console);
            return;
        }
        let Some(finished) = pane.session.finished() else {
            self.word("lab.not-run", Role::Dim);
            self.blank();
            self.command(Command::LabRun, "lab.key.run");
            self.hints(pane);
            return;
        };
        match &finished.verdict {
            Ok(verdict) => self.judged(pane, verdict, finished.millis),
            Err(why) => {
                let text = self.app.words.with("lab.failed", &[("why", why)]);
                self.mark(&format!("{} {text}", self.look.glyphs.warning()), Role::Warning);
                self.blank();
                self.command(Command::LabRun, "lab.key.run");
            }
        }
        self.hints(pane);
    }

    fn judged(&mut self, pane: &LabPane, verdict: &Verdict, millis: u64) {
        let glyphs = self.look.glyphs;
        let passed = verdict.checks.iter().filter(|check| check.trouble.is_none()).count();
        let (all, words) = (verdict.checks.len(), self.app.words);
        if verdict.passed() {
            self.mark(&format!("{} {}", glyphs.check(), words.count("lab.all-passed", all)), Role::Right);
        } else if verdict.stopped.is_some() {
            self.mark(&format!("{} {}", glyphs.wrong(), words.get("lab.stopped")), Role::Wrong);
        } else {
            let values = [("passed", passed.to_string()), ("of", all.to_string())];
            let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
            self.mark(&format!("{} {}", glyphs.wrong(), words.with("lab.some-passed", &values)), Role::Wrong);
        }
        if pane.is_stale() {
            self.word("lab.stale", Role::Warning);
        }
        for name in &verdict.known {
            let Some(known) = pane.session.lab().wrong.iter().find(|known| known.name == *name) else { continue };
            self.blank();
            self.word("lab.known", Role::Note);
            self.rich(&known.says);
        }
        // Places are counted as `LabPane::places` counts them.
        let mut place = 0;
        if let Some(trouble) = &verdict.stopped {
            self.blank();
            self.trouble(pane, trouble, &mut place);
        }
        if !verdict.checks.is_empty() {
            self.blank();
        }
        for check in &verdict.checks {
            let (sign, role) =
                if check.trouble.is_none() { (glyphs.check(), Role::Right) } else { (glyphs.wrong(), Role::Wrong) };
            self.hanging("  ", &check.name, Role::Text, sign, role);
            if let Some(trouble) = &check.trouble {
                self.trouble(pane, trouble, &mut place);
                self.blank();
            }
        }
        self.produced(pane, &verdict.produced, &mut place);
        self.console(&verdict.console);
        self.blank();
        let (millis, virtual_millis) = (millis.to_string(), format!("{:.0}", verdict.virtual_millis));
        let text = words.with("lab.took", &[("millis", &millis), ("virtual", &virtual_millis)]);
        self.mark(&text, Role::Dim);
        self.blank();
        if place > 0 {
            self.command(Command::LabEdit, "lab.key.place");
        }
        if !verdict.passed() && pane.session.hints() < pane.session.lab().hints.len() {
            self.command(Command::LabHint, "lab.key.hint");
        }
        if !pane.session.lab().solution.is_empty() {
            self.command(Command::LabSolution, "lab.key.solution");
        }
        self.command(Command::LabRun, "lab.key.run");
        if verdict.passed() {
            self.command(Command::LabClose, "lab.key.close");
        }
    }

    /// What is wrong, what was expected, and where. Each place in a file is a way there.
    fn trouble(&mut self, pane: &LabPane, trouble: &Trouble, place: &mut usize) {
        for line in trouble.message.lines() {
            self.hanging("  ", line, Role::Text, "", Role::Text);
        }
        if trouble.expected.is_some() || trouble.actual.is_some() {
            self.expected(trouble.expected.as_deref(), trouble.actual.as_deref());
        }
        for (at, found) in places_of(trouble).enumerate() {
            let name = visible(&found.file).into_owned();
            let mut words = format!("{name}:{}:{}", found.line, found.column);
            if let Some(function) = &found.function {
                words = format!("{words} {}", visible(function));
            }
            let called = at > 0 || trouble.at.is_none();
            let lead = if called { format!("{} ", self.app.words.get("lab.called-from")) } else { String::new() };
            let file = pane.file_of(&found);
            let role = if file.is_some() { Role::Link } else { Role::Dim };
            let from = self.rows.len();
            self.folded("    ", vec![Piece::mark(lead, Role::Dim), Piece::mark(words, role)], "", Role::Text);
            let Some(file) = file else { continue };
            let line = usize::try_from(found.line).unwrap_or(1).saturating_sub(1);
            let source = pane.editors.get(file).map(|editor| editor.line(line).trim()).unwrap_or_default();
            // A line of a file that has changed since may be another one.
            if !source.is_empty() && !called && !pane.is_stale() {
                let shown = crate::base::text::ellipsis(source, usize::from(self.look.width).saturating_sub(4).max(1));
                let shown = visible(&shown).into_owned();
                self.folded("    ", vec![Piece::mark(shown, Role::Code)], "", Role::Text);
            }
            for row in &mut self.rows[from..] {
                row.hit = Some(Hit::LabPlace(*place));
                row.selected = pane.place == Some(*place);
            }
            *place += 1;
        }
    }

    /// What the learner's code printed.
    fn console(&mut self, lines: &[ConsoleLine]) {
        if lines.is_empty() {
            return;
        }
        self.blank();
        self.word("lab.console", Role::Heading);
        let earlier = lines.len().saturating_sub(CONSOLE);
        if earlier > 0 {
            let text = self.app.words.with("lab.earlier-lines", &[("n", &earlier.to_string())]);
            self.mark(&text, Role::Dim);
        }
        for printed in lines.iter().skip(earlier) {
            let (sign, role) = match printed.level.as_str() {
                "error" => (self.look.glyphs.wrong(), Role::Wrong),
                "warn" => (self.look.glyphs.warning(), Role::Warning),
                _ => (self.look.glyphs.more_right(), Role::Dim),
            };
            let text: Vec<&str> = printed.text.split('\n').collect();
            for (at, line) in text.iter().enumerate() {
                let sign = if at == 0 { sign } else { "" };
                let line = visible(&crate::base::text::expand_tabs(line, 4)).into_owned();
                self.folded("  ", vec![Piece::mark(line, Role::Code)], sign, role);
            }
        }
    }
}
