//! What a run made: beside its checks, and the schema in a tab of its own.

use super::super::super::app::{Hit, LabPane};
use super::super::super::command::Command;
use super::Sheet;
use crate::learner::Produced;
use crate::page::{Drawn, Role, Sight, produced, schema};

impl Sheet<'_> {
    /// What the run made. `place` counts the places that are named before.
    pub(super) fn produced(&mut self, pane: &LabPane, made: &Produced, place: &mut usize) {
        let drawn = produced(made, self.sight(pane));
        if drawn.lines.is_empty() {
            return;
        }
        self.blank();
        self.word("produced.title", Role::Heading);
        self.drawn(pane, drawn, place);
    }

    /// What the database held after the run.
    pub(super) fn schema(&mut self, pane: &LabPane) {
        match pane.verdict().map(|verdict| &verdict.produced) {
            Some(Produced::Tables { schema: held, .. }) => {
                if pane.is_stale() {
                    self.word("lab.stale", Role::Warning);
                    self.blank();
                }
                let drawn = schema(held, self.sight(pane));
                self.drawn(pane, drawn, &mut 0);
            }
            _ => {
                self.word("lab.not-run", Role::Dim);
                self.blank();
                self.command(Command::LabRun, "lab.key.run");
            }
        }
    }

    fn sight<'a>(&'a self, pane: &'a LabPane) -> Sight<'a> {
        Sight { look: self.look, words: self.app.words, shift: Some(pane.shift), earlier: pane.session.earlier() }
    }

    fn drawn(&mut self, pane: &LabPane, drawn: Drawn, place: &mut usize) {
        self.widest = self.widest.max(drawn.widest);
        for line in drawn.lines {
            self.push(line.line);
            let (Some(row), Some(at)) = (self.rows.last_mut(), line.place) else { continue };
            if pane.file_of(&at).is_none() {
                continue;
            }
            if line.head {
                row.hit = Some(Hit::LabPlace(*place));
                row.selected = pane.place == Some(*place);
                *place += 1;
            } else {
                row.hit = Some(Hit::LabGo(at));
            }
        }
    }
}
