//! Running a lab.

use super::super::super::msg::Effect;
use super::super::App;
use crate::learner::Snapshot;
use crate::study::LabNews;

impl App {
    /// Runs the lab with the files as they are.
    pub(crate) fn lab_run(&mut self) -> Vec<Effect> {
        let (now, steady) = (self.study.clock.now(), self.study.clock.steady_millis());
        let number = self.study.next_run();
        let Some(pane) = &mut self.lab else { return self.open_lab_here() };
        pane.sync();
        let Some((run, snapshot)) = pane.session.run(number, now, steady) else {
            self.toast(self.words.get("toast.lab-running").to_owned());
            return Vec::new();
        };
        pane.show_tab(pane.result_tab());
        pane.place = None;
        pane.again = false;
        pane.tick_due = Some(steady + 1_000);
        let id = run.lab.id.clone();
        let mut effects = self.keep_lab();
        effects.extend(self.study.keep_snapshot(&id, snapshot).map(Effect::Job));
        effects.push(Effect::RunLab(run));
        effects
    }

    /// Asks the run to end; what it has printed stays until it has.
    pub(crate) fn lab_cancel(&mut self) {
        if let Some(pane) = &mut self.lab {
            pane.session.cancel();
            pane.again = false;
        }
    }

    /// Takes what comes back from a run.
    pub(crate) fn lab_news(&mut self, news: LabNews) -> Vec<Effect> {
        let steady = self.study.clock.steady_millis();
        let Some(pane) = &mut self.lab else { return Vec::new() };
        let (number, verdict) = match news {
            LabNews::Printed { number, lines } => {
                pane.session.printed(number, lines);
                return Vec::new();
            }
            LabNews::Done { number, verdict } => (number, verdict),
        };
        if pane.session.model_answered(number, &verdict) {
            pane.refresh_panel();
            if pane.session.declared().is_empty() {
                self.toast(self.words.get("toast.lab-no-sliders").to_owned());
            }
            return Vec::new();
        }
        if pane.session.running().is_none() {
            return Vec::new();
        }
        let cancelled = pane.session.is_cancelled();
        let done = pane.session.done(number, *verdict, steady);
        if pane.session.running().is_some() {
            return Vec::new();
        }
        pane.scroll = 0;
        pane.tick_due = None;
        pane.refresh_panel();
        let again = std::mem::take(&mut pane.again);
        let id = pane.session.lab().id.clone();
        if cancelled {
            self.toast(self.words.get("toast.lab-cancelled").to_owned());
        }
        let mut effects = Vec::new();
        if let Some((event, snapshot)) = done {
            effects.extend(self.study.note_lab(event).map(Effect::Job));
            effects.extend(self.meet_checks().map(Effect::Job));
            effects.extend(snapshot.and_then(|snapshot| self.study.keep_snapshot(&id, snapshot)).map(Effect::Job));
            self.refresh_marks();
        }
        if again {
            effects.extend(self.lab_run());
        }
        effects
    }

    /// Takes the snapshots that the store has.
    pub(crate) fn lab_stored(&mut self, lab: &str, snapshots: Vec<Snapshot>) {
        if let Some(pane) = self.lab.as_mut().filter(|pane| pane.session.lab().id == *lab) {
            pane.session.take_snapshots(snapshots);
        }
    }
}
