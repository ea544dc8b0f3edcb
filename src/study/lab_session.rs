//! Work on a lab, without a screen: the files as they are now, runs and what came of them, snapshots, hints, the solution.

use super::lab_run::LabRun;
use super::time_on_task::TimeOnTask;
use crate::base::clock::Timestamp;
use crate::course::{Access, Lab, LabFile, LabKind};
use crate::lab::Cancel;
use crate::learner::{ConsoleLine, Event, LabState, Parameter, Produced, Simulated, Snapshot, SnapshotReason, Verdict};
use std::collections::HashMap;
use std::sync::Arc;

/// The most bytes of a file that can be edited.
pub const LARGEST_FILE: usize = 256 * 1024;

/// Snapshots kept; the store keeps as many.
const SNAPSHOTS: usize = 50;

/// Lines of the console that are kept while a run goes on.
const LIVE: usize = 1_000;

/// Earlier runs of a model that are kept to compare with.
const EARLIER: usize = 3;

/// A file of the lab that the learner can see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkFile {
    /// Its path in the lab.
    pub path: String,
    /// Its text now.
    pub text: String,
    /// Its text at the start.
    pub start: String,
    /// Whether it can be changed.
    pub editable: bool,
}

/// A run that goes on.
#[derive(Debug)]
pub struct Running {
    number: u64,
    cancel: Cancel,
    revision: u64,
    /// When it began, in milliseconds that only grow.
    pub since: u64,
    /// What was printed so far.
    pub console: Vec<ConsoleLine>,
    snapshot: u32,
}

/// What came of the run that ended last.
#[derive(Debug, Clone, PartialEq)]
pub struct Finished {
    /// The verdict, or why there is none.
    pub verdict: Result<Verdict, String>,
    /// Real milliseconds that it took.
    pub millis: u64,
    /// The state of the files that ran.
    revision: u64,
}

/// Work on one lab.
#[derive(Debug)]
pub struct LabSession {
    lab: Arc<Lab>,
    files: Vec<WorkFile>,
    /// Counts every change of a file.
    revision: u64,
    /// Files changed since [`LabSession::take_unsaved`].
    unsaved: Vec<String>,
    running: Option<Running>,
    finished: Option<Finished>,
    /// Runs of a model before the last one, oldest first.
    earlier: Vec<Simulated>,
    /// What the model can be told.
    declared: Vec<Parameter>,
    /// The run that only asks the model what it can be told.
    asking: Option<(u64, Cancel)>,
    snapshots: Vec<Snapshot>,
    /// The number of the last snapshot, in the store or here.
    last_snapshot: u32,
    hints: usize,
    solution_seen: bool,
    solved: bool,
    time: TimeOnTask,
}

impl LabSession {
    /// Takes up a lab where it was left: `drafts` are the texts of changed files by path.
    pub fn new(lab: Arc<Lab>, drafts: &HashMap<String, String>, state: Option<&LabState>) -> Self {
        let files = lab.files.iter().filter(|file| file.access != Access::Hidden).map(|file| {
            let editable = file.access == Access::Edit;
            let draft = drafts.get(&file.path).filter(|_| editable);
            let text = draft.cloned().unwrap_or_else(|| file.text.clone());
            WorkFile { path: file.path.clone(), text, start: file.text.clone(), editable }
        });
        let mut files: Vec<WorkFile> = files.collect();
        files.sort_by_key(|file| !file.editable);
        let state = state.cloned().unwrap_or_default();
        Self {
            files,
            revision: 0,
            unsaved: Vec::new(),
            running: None,
            finished: None,
            earlier: Vec::new(),
            declared: Vec::new(),
            asking: None,
            snapshots: Vec::new(),
            last_snapshot: state.last_snapshot,
            hints: usize::try_from(state.hints).unwrap_or(0).min(lab.hints.len()),
            solution_seen: state.solution_seen,
            solved: state.solved,
            time: TimeOnTask::default(),
            lab,
        }
    }

    /// Returns the lab.
    pub fn lab(&self) -> &Arc<Lab> {
        &self.lab
    }

    /// Returns the files that can be seen: those to edit first.
    pub fn files(&self) -> &[WorkFile] {
        &self.files
    }

    /// Notes that the learner did something.
    pub fn touch(&mut self, steady_millis: u64) {
        self.time.touch(steady_millis);
    }

    /// Replaces the text of a file; returns whether that changed it. What is too large or not to be edited is left alone.
    pub fn set_text(&mut self, path: &str, text: &str) -> bool {
        let Some(file) = self.files.iter_mut().find(|file| file.path == path && file.editable) else { return false };
        if file.text == text || text.len() > LARGEST_FILE {
            return false;
        }
        text.clone_into(&mut file.text);
        self.revision += 1;
        if !self.unsaved.iter().any(|known| known == path) {
            self.unsaved.push(path.to_owned());
        }
        true
    }

    /// Returns what is to be saved of changed files: path and text, none where the file is as at the start.
    pub fn take_unsaved(&mut self) -> Vec<(String, Option<String>)> {
        let changed = std::mem::take(&mut self.unsaved);
        let files = self.files.iter().filter(|file| changed.contains(&file.path));
        files.map(|file| (file.path.clone(), (file.text != file.start).then(|| file.text.clone()))).collect()
    }

    /// Whether something is to be saved.
    pub fn is_unsaved(&self) -> bool {
        !self.unsaved.is_empty()
    }

    /// Begins a run; `number` names it. Returns what to run and the snapshot to save.
    pub fn run(&mut self, number: u64, now: Timestamp, steady_millis: u64) -> Option<(LabRun, Snapshot)> {
        if self.running.is_some() {
            return None;
        }
        let snapshot = self.snapshot(SnapshotReason::Run, now);
        let cancel = Cancel::default();
        self.running = Some(Running {
            number,
            cancel: cancel.clone(),
            revision: self.revision,
            since: steady_millis,
            console: Vec::new(),
            snapshot: snapshot.number,
        });
        let own: Vec<LabFile> = self.files.iter().filter(|file| file.editable).map(as_lab_file).collect();
        Some((LabRun { number, lab: self.lab.clone(), files: self.lab.with(&own), cancel }, snapshot))
    }

    /// Returns the run that goes on.
    pub fn running(&self) -> Option<&Running> {
        self.running.as_ref()
    }

    /// Begins a run of the start that leaves no trace: it tells what the model can be told. Nothing to ask when that is known.
    pub fn ask_model(&mut self, number: u64) -> Option<LabRun> {
        if self.lab.kind != LabKind::Sim || !self.declared.is_empty() || self.asking.is_some() {
            return None;
        }
        let cancel = Cancel::default();
        self.asking = Some((number, cancel.clone()));
        Some(LabRun { number, lab: self.lab.clone(), files: self.lab.files.clone(), cancel })
    }

    /// Whether the model is being asked.
    pub fn is_asking(&self) -> bool {
        self.asking.is_some()
    }

    /// Takes what the model answered; returns whether this was its run.
    pub fn model_answered(&mut self, number: u64, verdict: &Result<Verdict, String>) -> bool {
        let mine = self.asking.take_if(|(asked, _)| *asked == number).is_some();
        if mine {
            self.learn(verdict);
        }
        mine
    }

    /// Returns what the model can be told; empty before it was asked.
    pub fn declared(&self) -> &[Parameter] {
        &self.declared
    }

    /// Returns runs of the model before the last one, oldest first.
    pub fn earlier(&self) -> &[Simulated] {
        &self.earlier
    }

    fn learn(&mut self, verdict: &Result<Verdict, String>) {
        if let Ok(Verdict { produced: Produced::Simulation { declared, .. }, .. }) = verdict {
            self.declared.clone_from(declared);
        }
    }

    /// Keeps the last run of the model, when the one that comes now is another.
    fn keep_earlier(&mut self, next: &Result<Verdict, String>) {
        let last = |verdict: &Result<Verdict, String>| match verdict {
            Ok(Verdict { produced: Produced::Simulation { runs, .. }, .. }) => runs.last().cloned(),
            _ => None,
        };
        let Some(before) = self.finished.as_ref().and_then(|finished| last(&finished.verdict)) else { return };
        if last(next).is_none_or(|next| next.parameters != before.parameters) {
            self.earlier.retain(|known| known.parameters != before.parameters);
            self.earlier.push(before);
            let over = self.earlier.len().saturating_sub(EARLIER);
            self.earlier.drain(..over);
        }
    }

    /// Asks every run to end: nobody waits for them any more.
    pub fn leave(&self) {
        self.cancel();
        if let Some((_, cancel)) = &self.asking {
            cancel.ask();
        }
    }

    /// Asks the run that goes on to end.
    pub fn cancel(&self) {
        if let Some(running) = &self.running {
            running.cancel.ask();
        }
    }

    /// Whether the run that goes on was asked to end.
    pub fn is_cancelled(&self) -> bool {
        self.running.as_ref().is_some_and(|running| running.cancel.is_asked())
    }

    /// Takes lines that the run printed.
    pub fn printed(&mut self, number: u64, lines: Vec<ConsoleLine>) {
        if let Some(running) = self.running.as_mut().filter(|running| running.number == number) {
            running.console.extend(lines);
            let over = running.console.len().saturating_sub(LIVE);
            running.console.drain(..over);
        }
    }

    /// Takes what came of a run; returns the event to save and the snapshot with its result. A cancelled run leaves no trace.
    pub fn done(
        &mut self,
        number: u64,
        verdict: Result<Verdict, String>,
        steady_millis: u64,
    ) -> Option<(Event, Option<Snapshot>)> {
        let running = self.running.take_if(|running| running.number == number)?;
        let millis = steady_millis.saturating_sub(running.since);
        let cancelled = running.cancel.is_asked();
        let result = verdict.as_ref().ok().filter(|_| !cancelled).map(counted);
        let solved = verdict.as_ref().is_ok_and(Verdict::passed);
        if !cancelled {
            self.learn(&verdict);
            self.keep_earlier(&verdict);
            self.finished = Some(Finished { verdict, millis, revision: running.revision });
        }
        let (passed, total) = result?;
        self.solved |= solved;
        let millis = u32::try_from(millis).unwrap_or(u32::MAX);
        let seconds = self.time.take();
        let event = Event::LabRan { lab: self.lab.id.clone(), passed, total, solved, millis, seconds };
        let snapshot = self.snapshots.iter_mut().find(|snapshot| snapshot.number == running.snapshot);
        let snapshot = snapshot.map(|snapshot| {
            snapshot.result = Some((passed, total));
            snapshot.clone()
        });
        Some((event, snapshot))
    }

    /// Returns what came of the run that ended last.
    pub fn finished(&self) -> Option<&Finished> {
        self.finished.as_ref()
    }

    /// Whether files changed since the run that ended last.
    pub fn changed_since_run(&self) -> bool {
        self.finished.as_ref().is_some_and(|finished| finished.revision != self.revision)
    }

    /// Whether every check passed once.
    pub fn is_solved(&self) -> bool {
        self.solved
    }

    /// Returns how many hints are open.
    pub fn hints(&self) -> usize {
        self.hints
    }

    /// Opens the next hint; returns the event to save, none when all are open.
    pub fn open_hint(&mut self) -> Option<Event> {
        if self.hints >= self.lab.hints.len() {
            return None;
        }
        self.hints += 1;
        Some(self.helped())
    }

    /// Whether the author's solution may be looked at: the files as they are were run and judged, or it was looked at before.
    pub fn may_see_solution(&self) -> bool {
        let judged = self
            .finished
            .as_ref()
            .is_some_and(|finished| finished.verdict.is_ok() && finished.revision == self.revision);
        let judged_before = || {
            let last = self.snapshots.iter().rev().find(|snapshot| snapshot.reason == SnapshotReason::Run);
            last.is_some_and(|last| last.result.is_some() && last.files == self.texts())
        };
        self.solution_seen || judged || judged_before()
    }

    /// Notes that the solution is looked at; returns the event to save the first time.
    pub fn see_solution(&mut self) -> Option<Event> {
        if std::mem::replace(&mut self.solution_seen, true) { None } else { Some(self.helped()) }
    }

    fn helped(&self) -> Event {
        let hints = u32::try_from(self.hints).unwrap_or(u32::MAX);
        Event::LabHelped { lab: self.lab.id.clone(), hints, solution: self.solution_seen }
    }

    /// Takes the snapshots that the store has; those made meanwhile stay.
    pub fn take_snapshots(&mut self, stored: Vec<Snapshot>) {
        let newer = std::mem::replace(&mut self.snapshots, stored);
        for snapshot in newer {
            match self.snapshots.iter_mut().find(|known| known.number == snapshot.number) {
                Some(known) => *known = snapshot,
                None => self.snapshots.push(snapshot),
            }
        }
    }

    /// Returns the snapshots, oldest first.
    pub fn snapshots(&self) -> &[Snapshot] {
        &self.snapshots
    }

    /// Sets every file back to the start; returns the snapshot of what was there, none when nothing had changed.
    pub fn reset(&mut self, now: Timestamp) -> Option<Snapshot> {
        if self.files.iter().all(|file| file.text == file.start) {
            return None;
        }
        let kept = self.snapshot(SnapshotReason::Reset, now);
        let starts: Vec<(String, String)> =
            self.files.iter().map(|file| (file.path.clone(), file.start.clone())).collect();
        self.put(&starts);
        Some(kept)
    }

    /// Takes the files of a snapshot up again; returns the snapshot of what was there, none when nothing changes.
    pub fn restore(&mut self, number: u32, now: Timestamp) -> Option<Snapshot> {
        let files = self.snapshots.iter().find(|snapshot| snapshot.number == number)?.files.clone();
        let differs =
            |(path, text): &(String, String)| self.files.iter().any(|file| file.path == *path && file.text != *text);
        if !files.iter().any(differs) {
            return None;
        }
        let kept = self.snapshot(SnapshotReason::Restore, now);
        self.put(&files);
        Some(kept)
    }

    fn put(&mut self, files: &[(String, String)]) {
        for (path, text) in files {
            self.set_text(path, text);
        }
    }

    fn texts(&self) -> Vec<(String, String)> {
        let own = self.files.iter().filter(|file| file.editable);
        own.map(|file| (file.path.clone(), file.text.clone())).collect()
    }

    /// Keeps the files as they are. The same files as last time are kept once.
    fn snapshot(&mut self, reason: SnapshotReason, now: Timestamp) -> Snapshot {
        let files = self.texts();
        if let Some(last) = self.snapshots.last_mut().filter(|last| last.files == files) {
            last.at = now;
            if reason == SnapshotReason::Run {
                last.reason = reason;
            }
            return last.clone();
        }
        self.last_snapshot = self.last_snapshot.saturating_add(1);
        let snapshot = Snapshot { number: self.last_snapshot, at: now, reason, result: None, files };
        self.snapshots.push(snapshot.clone());
        let over = self.snapshots.len().saturating_sub(SNAPSHOTS);
        self.snapshots.drain(..over);
        snapshot
    }
}

fn as_lab_file(file: &WorkFile) -> LabFile {
    LabFile { path: file.path.clone(), text: file.text.clone(), access: Access::Edit }
}

/// Checks passed and checks in all.
fn counted(verdict: &Verdict) -> (u32, u32) {
    let passed = verdict.checks.iter().filter(|check| check.trouble.is_none()).count();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    (count(passed), count(verdict.checks.len()))
}
