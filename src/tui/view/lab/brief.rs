//! What to do in a lab, its hints, earlier states.

use super::super::super::app::{Hit, LabPane};
use super::super::super::command::Command;
use super::super::overlay::day;
use super::Sheet;
use crate::base::text::visible;
use crate::learner::SnapshotReason;
use crate::page::{PageLine, Piece, Role};

impl Sheet<'_> {
    /// What to do, and with which files.
    pub(super) fn brief(&mut self, pane: &LabPane) {
        let lab = pane.session.lab();
        self.mark(&lab.title, Role::Title);
        let mut facts = Vec::new();
        if let Some(minutes) = lab.minutes {
            facts.push(self.app.words.count("lab.minutes", usize::try_from(minutes).unwrap_or(usize::MAX)));
        }
        let state = self.app.study.lab_state(&lab.id);
        if pane.session.is_solved() {
            facts.push(format!("{} {}", self.look.glyphs.check(), self.app.words.get("lab.solved")));
        } else if let Some((passed, of)) = state.and_then(|state| state.best).filter(|(_, of)| *of > 0) {
            facts.push(self.app.words.with("lab.best", &[("passed", &passed.to_string()), ("of", &of.to_string())]));
        }
        if !facts.is_empty() {
            self.mark(&facts.join(&format!(" {} ", self.look.glyphs.dot())), Role::Dim);
        }
        self.blank();
        self.rich(&lab.brief);
        self.blank();
        self.word("lab.files", Role::Heading);
        for (at, file) in pane.session.files().iter().enumerate() {
            let word = if file.editable { "lab.file.edit" } else { "lab.file.read" };
            let changed = file.editable && file.text != file.start;
            let mut note = self.app.words.get(word).to_owned();
            if changed {
                note = format!("{note}, {}", self.app.words.get("lab.changed"));
            }
            let bullet = format!("{} ", self.look.glyphs.bullet());
            let name = visible(&file.path).into_owned();
            self.push(PageLine {
                pieces: vec![
                    Piece::mark(bullet, Role::Dim),
                    Piece::mark(name, Role::InlineCode),
                    Piece::mark(format!("  {note}"), Role::Dim),
                ],
                ..PageLine::default()
            });
            if let Some(row) = self.rows.last_mut() {
                row.hit = Some(Hit::LabTab(at + 1));
            }
        }
        self.blank();
        self.command(Command::LabEdit, "lab.key.edit");
        self.command(Command::LabRun, "lab.key.run");
        if pane.session.hints() < lab.hints.len() {
            self.command(Command::LabHint, "lab.key.hint");
        }
        self.hints(pane);
    }

    /// The hints that are open.
    pub(super) fn hints(&mut self, pane: &LabPane) {
        let hints = &pane.session.lab().hints;
        for (at, hint) in hints.iter().take(pane.session.hints()).enumerate() {
            self.blank();
            let (at, of) = ((at + 1).to_string(), hints.len().to_string());
            let mut title = self.app.words.with("lab.hint", &[("at", &at), ("of", &of)]);
            if let Some(check) = &hint.check {
                title = format!("{title}, {}", self.app.words.with("lab.hint.check", &[("check", check)]));
            }
            self.mark(&title, Role::Note);
            self.rich(&hint.text);
        }
    }

    /// Earlier states of the files, the latest first.
    pub(super) fn snapshots(&mut self, pane: &LabPane, cursor: usize) {
        self.word("lab.snapshots", Role::Title);
        self.blank();
        for (at, snapshot) in pane.session.snapshots().iter().rev().enumerate() {
            let key = match snapshot.reason {
                SnapshotReason::Run => "lab.snapshot.run",
                SnapshotReason::Reset => "lab.snapshot.reset",
                SnapshotReason::Restore => "lab.snapshot.restore",
            };
            let result = match snapshot.result {
                Some((passed, of)) => {
                    let values = [("passed", passed.to_string()), ("of", of.to_string())];
                    let values: Vec<(&str, &str)> =
                        values.iter().map(|(name, value)| (*name, value.as_str())).collect();
                    self.app.words.with("lab.snapshot.result", &values)
                }
                None => self.app.words.get("lab.snapshot.no-result").to_owned(),
            };
            let values = [("n", snapshot.number.to_string()), ("when", day(snapshot.at.0)), ("result", result)];
            let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let from = self.rows.len();
            let text = self.app.words.with(key, &values);
            self.mark(&text, Role::Text);
            for row in &mut self.rows[from..] {
                row.hit = Some(Hit::LabSnapshot(at));
                row.selected = at == cursor;
            }
        }
    }
}
