//! The threads beside the loop: one keeps the store, one finds colours.

use super::msg::Msg;
use crate::page::HighlightJob;
use crate::study::{Job, Keeper};
use std::io;
use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};

/// The name of the thread that finds colours.
pub(super) const COLOURS: &str = "colours";

/// The threads and their inboxes.
#[derive(Debug)]
pub(super) struct Workers {
    jobs: Option<Sender<Job>>,
    colours: Sender<HighlightJob>,
    keeper: Option<JoinHandle<()>>,
}

impl Workers {
    /// Starts both threads.
    ///
    /// # Errors
    /// When the system has no thread left.
    pub(super) fn start(mut keeper: Keeper, out: Sender<Msg>) -> io::Result<Self> {
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
        let (colours, inbox) = mpsc::channel::<HighlightJob>();
        thread::Builder::new().name(COLOURS.into()).spawn(move || {
            for job in inbox {
                if out.send(Msg::Highlighted(job.run())).is_err() {
                    return;
                }
            }
        })?;
        Ok(Self { jobs: Some(jobs), colours, keeper: Some(thread) })
    }

    /// Hands a job to the keeper.
    pub(super) fn keep(&self, job: Job) {
        if let Some(jobs) = &self.jobs {
            let _ = jobs.send(job);
        }
    }

    /// Hands code to the colour finder.
    pub(super) fn highlight(&self, job: HighlightJob) {
        let _ = self.colours.send(job);
    }

    /// Waits until everything is saved.
    pub(super) fn finish(&mut self) {
        self.jobs = None;
        if let Some(keeper) = self.keeper.take() {
            let _ = keeper.join();
        }
    }
}
