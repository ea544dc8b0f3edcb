//! What came of a run: going to the places it names, hints, the solution, earlier states.

use super::super::super::msg::Effect;
use super::super::App;
use super::{LabSheet, LabTab};
use crate::learner::{CodePlace, Trouble};

/// Returns the places of a trouble: where it is, then the calls that led there.
pub(crate) fn places_of(trouble: &Trouble) -> impl Iterator<Item = CodePlace> + '_ {
    let calls = trouble.stack.iter().filter(|place| {
        trouble.at.as_ref().is_none_or(|at| (&at.file, at.line, at.column) != (&place.file, place.line, place.column))
    });
    trouble.at.iter().chain(calls).cloned()
}

impl App {
    /// Enter: takes up the snapshot that is chosen, goes to the place that is chosen, or begins to type.
    pub(crate) fn lab_enter(&mut self) -> Vec<Effect> {
        let Some(pane) = &mut self.lab else { return Vec::new() };
        match (&pane.sheet, pane.tab) {
            (Some(LabSheet::Snapshots { cursor }), _) => {
                let cursor = *cursor;
                return self.lab_restore(cursor);
            }
            (Some(_), _) => return self.lab_escape(),
            (None, LabTab::File(_)) if pane.panel_shows() => return self.slider_change(),
            (None, LabTab::File(_)) => pane.typing = true,
            (None, LabTab::Brief | LabTab::Schema) => {
                if pane.show_tab(1) {
                    pane.typing = pane.editor().is_some();
                }
                self.lab_changed();
            }
            (None, LabTab::Result) => {
                if pane.places().is_empty() {
                    if pane.show_tab(1) {
                        pane.typing = pane.editor().is_some();
                    }
                } else {
                    self.lab_go_to_place(None);
                }
            }
        }
        Vec::new()
    }

    /// Chooses the next or previous place that the result names.
    pub(crate) fn lab_place(&mut self, forward: bool) {
        let Some(pane) = &mut self.lab else { return };
        let count = pane.places().len();
        if count == 0 {
            self.toast(self.words.get("toast.lab-no-places").to_owned());
            return;
        }
        if pane.tab != LabTab::Result || pane.sheet.is_some() {
            pane.show_tab(pane.result_tab());
        }
        pane.place = Some(match (pane.place, forward) {
            (None, true) => 0,
            (None, false) => count - 1,
            (Some(at), true) => (at + 1) % count,
            (Some(at), false) => (at + count - 1) % count,
        });
        // The view scrolls to the place.
        pane.scroll = usize::MAX;
    }

    /// Shows a place of the result in its file, the cursor on it; without a number the one that is chosen, or the first.
    pub(crate) fn lab_go_to_place(&mut self, number: Option<usize>) {
        let Some(pane) = &mut self.lab else { return };
        let places = pane.places();
        let Some(place) = places.get(number.or(pane.place).unwrap_or(0)) else { return };
        self.lab_go_to(&place.clone());
    }

    /// Shows a place in its file, the cursor on it.
    pub(crate) fn lab_go_to(&mut self, place: &CodePlace) {
        let Some(pane) = &mut self.lab else { return };
        let Some(file) = pane.file_of(place) else { return };
        pane.show_tab(file + 1);
        let (line, column) = (usize::try_from(place.line).unwrap_or(1), usize::try_from(place.column).unwrap_or(1));
        if let Some(editor) = pane.editor_mut() {
            editor.go_to(line, column);
            pane.typing = true;
        }
        self.lab_changed();
    }

    /// From a statement or a request in a file to what came of it, and back.
    pub(crate) fn lab_jump(&mut self) {
        let Some(pane) = &mut self.lab else { return };
        let LabTab::File(file) = pane.tab else {
            return self.lab_go_to_place(None);
        };
        let line = pane.editor().map_or(0, |editor| editor.cursor().line + 1);
        let troubles = pane.troubles().len();
        let own = |(_, place): &(usize, CodePlace)| pane.file_of(place) == Some(file);
        let heads: Vec<(usize, CodePlace)> = pane.places().into_iter().enumerate().skip(troubles).filter(own).collect();
        let above = |(_, place): &&(usize, CodePlace)| usize::try_from(place.line).is_ok_and(|at| at <= line);
        let Some((at, _)) = heads.iter().rev().find(above).or(heads.first()) else {
            self.toast(self.words.get("toast.lab-no-jump").to_owned());
            return;
        };
        let at = *at;
        pane.show_tab(pane.result_tab());
        pane.place = Some(at);
        // The view scrolls to the place.
        pane.scroll = usize::MAX;
    }

    /// Opens the next hint.
    pub(crate) fn lab_hint(&mut self) -> Vec<Effect> {
        let Some(pane) = &mut self.lab else { return Vec::new() };
        if pane.session.lab().hints.is_empty() {
            self.toast(self.words.get("toast.lab-no-hints").to_owned());
            return Vec::new();
        }
        let event = pane.session.open_hint();
        let shown = if pane.session.finished().is_some() { pane.result_tab() } else { 0 };
        pane.show_tab(shown);
        pane.place = None;
        // Hints stand at the end.
        pane.scroll = usize::MAX;
        match event {
            Some(event) => self.study.note_lab(event).map(Effect::Job).into_iter().collect(),
            None => {
                self.toast(self.words.get("toast.lab-last-hint").to_owned());
                Vec::new()
            }
        }
    }

    /// Shows the author's solution beside the learner's files, after an attempt.
    pub(crate) fn lab_solution(&mut self) -> Vec<Effect> {
        let Some(pane) = &mut self.lab else { return Vec::new() };
        pane.sync();
        if pane.session.lab().solution.is_empty() {
            self.toast(self.words.get("toast.lab-no-solution").to_owned());
            return Vec::new();
        }
        if !pane.session.may_see_solution() {
            self.toast(self.words.get("toast.lab-try-first").to_owned());
            return Vec::new();
        }
        pane.sheet = Some(LabSheet::Solution);
        pane.scroll = 0;
        let event = pane.session.see_solution();
        event.and_then(|event| self.study.note_lab(event)).map(Effect::Job).into_iter().collect()
    }

    /// Shows what the learner changed since the start.
    pub(crate) fn lab_diff(&mut self) {
        if let Some(pane) = &mut self.lab {
            pane.sync();
            pane.sheet = Some(LabSheet::Diff);
            pane.scroll = 0;
        }
    }

    /// Lists earlier states of the files.
    pub(crate) fn lab_snapshots(&mut self) {
        let Some(pane) = &mut self.lab else { return };
        if pane.session.snapshots().is_empty() {
            self.toast(self.words.get("toast.lab-no-snapshots").to_owned());
            return;
        }
        pane.sheet = Some(LabSheet::Snapshots { cursor: 0 });
    }

    /// Takes an earlier state up: its place in the list, the latest first.
    pub(crate) fn lab_restore(&mut self, cursor: usize) -> Vec<Effect> {
        let now = self.study.clock.now();
        let Some(pane) = &mut self.lab else { return Vec::new() };
        pane.sync();
        let number = pane.session.snapshots().iter().rev().nth(cursor).map(|snapshot| snapshot.number);
        let kept = number.and_then(|number| pane.session.restore(number, now));
        let Some(kept) = kept else {
            self.toast(self.words.get("toast.lab-unchanged").to_owned());
            return Vec::new();
        };
        self.lab_replaced(kept, "toast.lab-restored")
    }

    /// Sets the files back to the start; what was there is kept.
    pub(crate) fn lab_reset(&mut self) -> Vec<Effect> {
        let now = self.study.clock.now();
        let Some(pane) = &mut self.lab else { return Vec::new() };
        pane.sync();
        match pane.session.reset(now) {
            Some(kept) => self.lab_replaced(kept, "toast.lab-reset"),
            None => {
                self.toast(self.words.get("toast.lab-unchanged").to_owned());
                Vec::new()
            }
        }
    }

    /// The session replaced its files: the editors follow, and everything is saved at once.
    fn lab_replaced(&mut self, kept: crate::learner::Snapshot, word: &'static str) -> Vec<Effect> {
        let Some(pane) = &mut self.lab else { return Vec::new() };
        pane.load();
        pane.sheet = None;
        if !pane.editors.is_empty() && !matches!(pane.tab, LabTab::File(_)) {
            pane.show_tab(1);
        }
        let id = pane.session.lab().id.clone();
        self.toast(self.words.get(word).to_owned());
        let mut effects: Vec<Effect> = self.study.keep_snapshot(&id, kept).map(Effect::Job).into_iter().collect();
        effects.extend(self.keep_lab());
        effects
    }
}
