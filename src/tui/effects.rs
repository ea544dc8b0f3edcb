//! The threads beside the loop: one keeps the store, one finds colours, one runs labs, one does errands.

use super::msg::Msg;
use crate::page::{ColourJob, HighlightJob};
use crate::study::{Errand, Job, Keeper, LabRun, LabRunner};
use std::io;
use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};

/// The name of the thread that finds colours.
pub(super) const COLOURS: &str = "colours";

/// Something that wants colours.
#[derive(Debug)]
enum Colours {
    Code(HighlightJob),
    Lines(ColourJob),
}

/// The threads and their inboxes.
#[derive(Debug)]
pub(super) struct Workers {
    jobs: Option<Sender<Job>>,
    colours: Sender<Colours>,
    labs: Sender<LabRun>,
    errands: Sender<Errand>,
    keeper: Option<JoinHandle<()>>,
}

impl Workers {
    /// Starts the threads.
    ///
    /// # Errors
    /// When the system has no thread left.
    pub(super) fn start(mut keeper: Keeper, runner: LabRunner, out: Sender<Msg>) -> io::Result<Self> {
        let (jobs, inbox) = mpsc::channel::<Job>();
        let back = out.clone();
        let thread = thread::Builder::new().name("keeper".into()).spawn(move || {
            while let Ok(first) = inbox.recv() {
                let batch: Vec<Job> = std::iter::once(first).chain(inbox.try_iter()).collect();
                for (at, job) in batch.iter().enumerate() {
                    // Of values of which only the last counts, only the last is written.
                    if !batch[at + 1..].iter().any(|later| later.replaces(job)) {
                        // Jobs are done even when nobody listens any more: the last ones save the place.
                        let _ = back.send(Msg::Done(keeper.run(job.clone())));
                    }
                }
            }
        })?;
        let (labs, inbox) = mpsc::channel::<LabRun>();
        let back = out.clone();
        // Not the keeper's business: what is typed while a lab runs is saved meanwhile.
        thread::Builder::new().name("labs".into()).spawn(move || {
            for run in inbox {
                runner.run(&run, &|news| drop(back.send(Msg::Lab(news))));
            }
        })?;
        let (errands, inbox) = mpsc::channel::<Errand>();
        let back = out.clone();
        thread::Builder::new().name("errands".into()).spawn(move || {
            for errand in inbox {
                if back.send(Msg::Found(errand.run())).is_err() {
                    return;
                }
            }
        })?;
        let (colours, inbox) = mpsc::channel::<Colours>();
        thread::Builder::new().name(COLOURS.into()).spawn(move || {
            for job in inbox {
                let done = match job {
                    Colours::Code(job) => Msg::Highlighted(job.run()),
                    Colours::Lines(job) => Msg::Coloured(job.run()),
                };
                if out.send(done).is_err() {
                    return;
                }
            }
        })?;
        Ok(Self { jobs: Some(jobs), colours, labs, errands, keeper: Some(thread) })
    }

    /// Hands a job to the keeper.
    pub(super) fn keep(&self, job: Job) {
        if let Some(jobs) = &self.jobs {
            let _ = jobs.send(job);
        }
    }

    /// Hands code to the colour finder.
    pub(super) fn highlight(&self, job: HighlightJob) {
        let _ = self.colours.send(Colours::Code(job));
    }

    /// Hands lines of a file to the colour finder.
    pub(super) fn colour(&self, job: ColourJob) {
        let _ = self.colours.send(Colours::Lines(job));
    }

    /// Hands an errand to the thread that does them.
    pub(super) fn errand(&self, errand: Errand) {
        let _ = self.errands.send(errand);
    }

    /// Hands a lab to what runs labs.
    pub(super) fn run_lab(&self, run: LabRun) {
        let _ = self.labs.send(run);
    }

    /// Waits until everything is saved.
    pub(super) fn finish(&mut self) {
        self.jobs = None;
        if let Some(keeper) = self.keeper.take() {
            let _ = keeper.join();
        }
    }
}
