//! Labs of the open lesson: taking one up, saving what was done with it.

use super::keeper::Job;
use super::{LabSession, Study};
use crate::learner::{Event, LabState, Snapshot};
use std::collections::HashMap;

impl Study {
    /// Returns where the learner stands with a lab of the open lesson.
    pub fn lab_state(&self, lab: &str) -> Option<&LabState> {
        self.open.as_ref().and_then(|open| open.labs.get(lab))
    }

    /// Opens a lab of the open lesson where it was left; also returns the job that reads its snapshots.
    pub fn lab(&self, folder: &str) -> Option<(LabSession, Job)> {
        let open = self.open.as_ref()?;
        let lab = open.lesson.lab(folder)?.clone();
        let prefix = format!("lab/{}/", lab.id);
        let drafts =
            open.drafts.iter().filter_map(|(name, text)| Some((name.strip_prefix(&prefix)?.to_owned(), text.clone())));
        let drafts: HashMap<String, String> = drafts.collect();
        let (pack, lesson) = (self.pack.info().id.clone(), open.lesson.meta.id.clone());
        let job = Job::Snapshots { pack, lesson, lab: lab.id.clone() };
        Some((LabSession::new(lab.clone(), &drafts, open.labs.get(&lab.id)), job))
    }

    /// Makes the jobs that save the files of a lab that changed.
    pub fn keep_lab(&mut self, session: &mut LabSession) -> Vec<Job> {
        let changed = session.take_unsaved();
        let id = session.lab().id.clone();
        changed.into_iter().filter_map(|(path, text)| self.keep_text(format!("lab/{id}/{path}"), text)).collect()
    }

    /// Makes the job that saves a text of the open lesson by a name, or forgets it.
    pub fn keep_text(&mut self, name: String, text: Option<String>) -> Option<Job> {
        let open = self.open.as_mut()?;
        match &text {
            Some(text) => open.drafts.insert(name.clone(), text.clone()),
            None => open.drafts.remove(&name),
        };
        Some(Job::Draft { pack: self.pack.info().id.clone(), lesson: open.lesson.meta.id.clone(), name, text })
    }

    /// Returns a text of the open lesson by its name.
    pub fn kept_text(&self, name: &str) -> Option<&str> {
        self.open.as_ref()?.drafts.get(name).map(String::as_str)
    }

    /// Makes the job that saves a snapshot of a lab.
    pub fn keep_snapshot(&mut self, lab: &str, snapshot: Snapshot) -> Option<Job> {
        let open = self.open.as_mut()?;
        open.labs.entry(lab.to_owned()).or_default().last_snapshot = snapshot.number;
        let (pack, lesson) = (self.pack.info().id.clone(), open.lesson.meta.id.clone());
        Some(Job::Snapshot { pack, lesson, lab: lab.to_owned(), snapshot })
    }

    /// Takes an event of a lab into what is known of it; returns the job that saves it.
    pub fn note_lab(&mut self, event: Event) -> Option<Job> {
        if let Some(open) = &mut self.open {
            match &event {
                Event::LabRan { lab, passed, total, solved, seconds, .. } => {
                    let state = open.labs.entry(lab.clone()).or_default();
                    let better = |(best, of): (u32, u32)| {
                        u64::from(*passed) * u64::from(of) > u64::from(best) * u64::from(*total)
                    };
                    if state.best.is_none_or(|best| best.1 == 0 || better(best)) {
                        state.best = Some((*passed, *total));
                    }
                    state.runs += 1;
                    state.solved |= solved;
                    state.latest = Some((*passed, *total));
                    state.seconds += u64::from(*seconds);
                }
                Event::LabHelped { lab, hints, solution } => {
                    let state = open.labs.entry(lab.clone()).or_default();
                    state.hints = state.hints.max(*hints);
                    state.solution_seen |= solution;
                }
                _ => {}
            }
        }
        self.append(vec![event])
    }

    /// Names a run.
    pub fn next_run(&mut self) -> u64 {
        self.runs += 1;
        self.runs
    }
}
