//! One run of a lab, from files to verdict.

use super::LabError;
use super::child::{Child, NoFrame};
use super::wire::{Answers, Call, Check, Reply, Role, Said, Start, Turn, Work};
use crate::base::clock::Clock;
use crate::course::{Lab, LabFile};
use crate::learner::{ConsoleLine, Trouble, Verdict};
use serde_json::Value;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Real milliseconds that a child has to start and to end, beside the lab's own.
const GRACE: u64 = 2_000;
/// Where chance begins in every run: the same work has the same result.
const SEED: u64 = 20_260_601;

/// Asks a run to end.
#[derive(Debug, Clone, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Asks.
    pub fn ask(&self) {
        self.0.store(true, Ordering::SeqCst);
    }

    /// Whether somebody asked.
    pub fn is_asked(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}

/// Where labs run.
#[derive(Debug, Clone)]
pub struct Laboratory {
    program: PathBuf,
    clock: Clock,
}

impl Laboratory {
    /// Makes a laboratory whose children are `program`, this binary.
    pub fn new(program: PathBuf, clock: Clock) -> Self {
        Self { program, clock }
    }

    /// Runs a code lab with these files.
    ///
    /// # Errors
    /// When no child can be started or the run is cancelled; whatever the files do wrong is in the verdict.
    pub fn run(&self, lab: &Lab, files: &[LabFile], cancel: &Cancel) -> Result<Verdict, LabError> {
        let mut run = Run { console: Vec::new(), now: 0.0 };
        let start = |role, files: Vec<(String, String)>, entry: Option<String>, drive: Option<String>| Start {
            role,
            files,
            entry,
            drive,
            now: lab.now,
            seed: SEED,
            millis: lab.millis,
            data: Value::Null,
        };
        let mut texts: Vec<(String, String)> =
            files.iter().map(|file| (file.path.clone(), file.text.clone())).collect();
        if let Some(drive) = &lab.drive {
            texts.push((drive.path.clone(), drive.text.clone()));
        }
        let drive = lab.drive.as_ref().map(|drive| drive.path.clone());
        let mut work = Child::start(&self.program, &self.clock, lab.millis + GRACE, cancel)?;
        let begun = work.send(&start(Role::Work, texts, Some(lab.entry.clone()), drive));
        let begun = begun.and_then(|()| run.hear::<Work>(&mut work));
        let said = match begun {
            Ok(said) => said,
            Err(ended) => return run.over(ended, lab),
        };
        if let Work::Stopped { trouble } = said {
            return Ok(run.stopped(trouble));
        }
        let checks = vec![(lab.checks.path.clone(), lab.checks.text.clone())];
        let mut check = Child::start(&self.program, &self.clock, 2 * (lab.millis + GRACE), cancel)?;
        if let Err(ended) = check.send(&start(Role::Check, checks, Some(lab.checks.path.clone()), None)) {
            return run.over(ended, lab);
        }
        loop {
            // What the checks print is the author's business.
            let asked = match check.receive::<Said<Check>>() {
                Ok(said) => said.message,
                Err(ended) => return run.over(ended, lab),
            };
            let (calls, until) = match asked {
                Check::Asks { calls, until } => (calls, until),
                Check::Report { checks, known } => {
                    return Ok(Verdict { checks, known, stopped: None, console: run.console, virtual_millis: run.now });
                }
                Check::Stopped { trouble } => return Ok(run.stopped(trouble)),
            };
            let answers = match run.turn(&mut work, calls, until) {
                Ok(Ok(answers)) => answers,
                Ok(Err(trouble)) => return Ok(run.stopped(trouble)),
                Err(ended) => return run.over(ended, lab),
            };
            if let Err(ended) = check.send(&answers) {
                return run.over(ended, lab);
            }
        }
    }
}

/// What a run has gathered so far.
struct Run {
    console: Vec<ConsoleLine>,
    now: f64,
}

impl Run {
    fn hear<T: serde::de::DeserializeOwned>(&mut self, work: &mut Child) -> Result<T, NoFrame> {
        let said: Said<T> = work.receive()?;
        self.console.extend(said.console);
        Ok(said.message)
    }

    /// Lets the work go on until it answers or its clock comes to `until`.
    fn turn(
        &mut self,
        work: &mut Child,
        calls: Vec<Call>,
        until: Option<f64>,
    ) -> Result<Result<Answers, Trouble>, NoFrame> {
        work.send(&Turn { calls, until })?;
        Ok(match self.hear::<Work>(work)? {
            Work::Replies { replies, now } => {
                self.now = now;
                let silent = replies.is_empty() && until.is_none();
                Ok(Answers { replies, now, silent })
            }
            Work::Stopped { trouble } => Err(trouble),
            Work::Ready => Ok(Answers { replies: Vec::<Reply>::new(), now: self.now, silent: true }),
        })
    }

    fn stopped(self, trouble: Trouble) -> Verdict {
        Verdict { stopped: Some(trouble), console: self.console, virtual_millis: self.now, ..Verdict::default() }
    }

    /// Makes a verdict of a child that gave no answer.
    fn over(self, ended: NoFrame, lab: &Lab) -> Result<Verdict, LabError> {
        let seconds = (lab.millis as f64) / 1_000.0;
        let message = match ended {
            NoFrame::Cancelled => return Err(LabError::Cancelled),
            NoFrame::Late => format!("stopped: it did not end within {seconds} s"),
            NoFrame::Gone => "stopped: it used more memory or time than the sandbox has".to_owned(),
        };
        Ok(self.stopped(Trouble { message, ..Trouble::default() }))
    }
}
