//! The threads beside the loop: one keeps the store, one finds colours, one runs labs, one does errands, one searches.

use super::msg::Msg;
use crate::page::{ColourJob, HighlightJob};
use crate::study::{Asked, Errand, Finder, Job, Keeper, LabRun, LabRunner, NoteText};
use std::io;
use std::sync::mpsc::{self, Receiver, Sender, TryRecvError};
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
    searches: Option<Sender<Wanted>>,
    keeper: Option<JoinHandle<()>>,
}

impl Workers {
    /// Starts the threads.
    ///
    /// # Errors
    /// When the system has no thread left.
    pub(super) fn start(mut keeper: Keeper, runner: LabRunner, finder: Finder, out: Sender<Msg>) -> io::Result<Self> {
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
        let (searches, inbox) = mpsc::channel::<Wanted>();
        let back = out.clone();
        thread::Builder::new().name("search".into()).spawn(move || search(finder, &inbox, &back))?;
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
        Ok(Self { jobs: Some(jobs), colours, labs, errands, searches: Some(searches), keeper: Some(thread) })
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

    /// Hands a question to what searches.
    pub(super) fn search(&self, asked: Asked) {
        if let Some(searches) = &self.searches {
            let _ = searches.send(Wanted::Answer(asked));
        }
    }

    /// Hands the learner's notes to what searches.
    pub(super) fn search_notes(&self, notes: Vec<NoteText>) {
        if let Some(searches) = &self.searches {
            let _ = searches.send(Wanted::Notes(notes));
        }
    }

    /// Waits until everything is saved. An index that is being made is left.
    pub(super) fn finish(&mut self) {
        self.jobs = None;
        self.searches = None;
        if let Some(keeper) = self.keeper.take() {
            let _ = keeper.join();
        }
    }
}

/// Steps of indexing after which the last question is answered again from what is there by then.
const STEPS: usize = 25;

/// What the thread that searches is handed.
enum Wanted {
    Answer(Asked),
    Notes(Vec<NoteText>),
}

/// Answers questions, of several that wait the last one; indexes a little between them. Sleeps before the first question and when all is
/// done, and ends when nobody can ask any more.
fn search(mut finder: Finder, inbox: &Receiver<Wanted>, out: &Sender<Msg>) {
    let mut last: Option<Asked> = None;
    let mut steps = 0;
    let mut working = false;
    loop {
        let first = if working { inbox.try_recv() } else { inbox.recv().map_err(|_| TryRecvError::Disconnected) };
        match first {
            Ok(first) => {
                for wanted in std::iter::once(first).chain(inbox.try_iter()) {
                    match wanted {
                        Wanted::Notes(notes) => finder.set_notes(notes),
                        Wanted::Answer(asked) => {
                            let look_again = asked.look_again || last.as_ref().is_some_and(|last| last.look_again);
                            last = Some(Asked { look_again, ..asked });
                        }
                    }
                }
                if let Some(asked) = &mut last {
                    let _ = out.send(Msg::SearchFound(finder.answer(asked)));
                    asked.look_again = false;
                    working = true;
                }
            }
            Err(TryRecvError::Disconnected) => return,
            Err(TryRecvError::Empty) => {
                working = finder.step();
                steps += 1;
                if let Some(asked) = last.as_ref().filter(|_| !working || steps % STEPS == 0) {
                    let _ = out.send(Msg::SearchFound(finder.answer(asked)));
                }
            }
        }
    }
}
