//! One run of a lab, from files to verdict.

use super::LabError;
use super::child::{Child, NoFrame, Time};
use super::probe::Server;
use super::sandbox::Walls;
use super::wire::{Answers, Call, Check, Said, Turn, Work};
use super::{begin, http};
use crate::base::clock::Clock;
use crate::course::{Lab, LabFile, LabKind};
use crate::learner::{CheckResult, ConsoleLine, Produced, Trouble, Verdict};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Real milliseconds that a child has to say which walls stand.
const WALLS: u64 = 5_000;

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

    /// Starts a child that has so much time.
    pub(super) fn child(&self, time: Time, cancel: &Cancel) -> Result<Child, LabError> {
        Child::start(&self.program, &self.clock, time, cancel)
    }

    /// Runs a lab with these files.
    ///
    /// # Errors
    /// When no child can be started or the run is cancelled; whatever the files do wrong is in the verdict.
    pub fn run(&self, lab: &Lab, files: &[LabFile], cancel: &Cancel) -> Result<Verdict, LabError> {
        self.run_telling(lab, files, cancel, &|_| {})
    }

    /// Runs a lab with these files; `tell` hears what the learner's code prints as it comes.
    ///
    /// # Errors
    /// As for [`Laboratory::run`].
    pub fn run_telling(
        &self,
        lab: &Lab,
        files: &[LabFile],
        cancel: &Cancel,
        tell: &dyn Fn(&[ConsoleLine]),
    ) -> Result<Verdict, LabError> {
        if lab.kind == LabKind::Probe && !files.iter().any(|file| file.path == lab.entry) {
            return self.probe(lab, files, cancel);
        }
        let mut run = Run::default();
        let mut work = self.child(Time::of(lab.millis), cancel)?;
        let begun = work.send(&begin::work(lab, files)).and_then(|()| run.hear::<Work>(&mut work));
        let data = match begun {
            Ok(Work::Ready { prepared }) => {
                run.produced = prepared.produced;
                run.checks = prepared.checks;
                if let Some(trouble) = prepared.stopped {
                    return Ok(run.stopped(trouble));
                }
                prepared.data
            }
            Ok(Work::Replies { .. }) => return run.over(NoFrame::Gone, lab),
            Ok(Work::Stopped { trouble }) => return Ok(run.stopped(trouble)),
            Err(ended) => return run.over(ended, lab),
        };
        let data = match (lab.kind, files.iter().find(|file| file.path == http::REQUESTS)) {
            (LabKind::Http, Some(file)) => match run.exchanges(&mut work, file) {
                Ok(Ok(exchanges)) => exchanges,
                Ok(Err(trouble)) => return Ok(run.stopped(trouble)),
                Err(ended) => return run.over(ended, lab),
            },
            _ => data,
        };
        let mut told = 0;
        self.check(lab, data, run, cancel, |run, calls, until| {
            let done = run.turn(&mut work, calls, until);
            tell(run.console.get(told..).unwrap_or_default());
            told = run.console.len();
            done
        })
    }

    /// Starts a child that tries what must not work, and says which walls stand around it.
    ///
    /// # Errors
    /// When no child can be started, or it gives no answer.
    pub fn walls(&self) -> Result<Walls, LabError> {
        let mut child = self.child(Time::of(WALLS), &Cancel::default())?;
        child.send(&begin::walls()).and_then(|()| child.receive()).map_err(|_| LabError::Gone)
    }

    /// Runs the checks against the learner's own server.
    fn probe(&self, lab: &Lab, files: &[LabFile], cancel: &Cancel) -> Result<Verdict, LabError> {
        let run = Run::default();
        match Server::find(files, &self.clock, cancel) {
            Ok(mut server) => {
                self.check(lab, Value::Null, run, cancel, |_, calls, until| Ok(Ok(server.turn(calls, until))))
            }
            Err(trouble) => Ok(run.stopped(trouble)),
        }
    }

    /// Runs the checks; `turn` answers what they ask.
    fn check(
        &self,
        lab: &Lab,
        data: Value,
        mut run: Run,
        cancel: &Cancel,
        mut turn: impl FnMut(&mut Run, Vec<Call>, Option<f64>) -> Result<Result<Answers, Trouble>, NoFrame>,
    ) -> Result<Verdict, LabError> {
        let mut check = self.child(Time::of(2 * lab.millis), cancel)?;
        if let Err(ended) = check.send(&begin::check(lab, data)) {
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
                Check::Report { checks, known } => return Ok(run.done(checks, known)),
                Check::Stopped { trouble } => return Ok(run.stopped(trouble)),
            };
            let answers = match turn(&mut run, calls, until) {
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

/// The most bytes of a text of a trouble.
const WORDS: usize = 8 * 1024;

/// Cuts what an answer without end has made of a trouble.
fn shorten(trouble: &mut Trouble) {
    let texts = [Some(&mut trouble.message), trouble.expected.as_mut(), trouble.actual.as_mut()];
    for text in texts.into_iter().flatten().filter(|text| text.len() > WORDS) {
        text.truncate(text.floor_char_boundary(WORDS));
        text.push('…');
    }
}

/// What a run has gathered so far.
#[derive(Default)]
pub(super) struct Run {
    console: Vec<ConsoleLine>,
    now: f64,
    produced: Produced,
    /// What the laboratory itself checked.
    checks: Vec<CheckResult>,
}

impl Run {
    pub(super) fn hear<T: serde::de::DeserializeOwned>(&mut self, work: &mut Child) -> Result<T, NoFrame> {
        let said: Said<T> = work.receive()?;
        self.console.extend(said.console);
        Ok(said.message)
    }

    /// Sends the learner's requests; what was exchanged is what the checks know.
    fn exchanges(&mut self, work: &mut Child, file: &LabFile) -> Result<Result<Value, Trouble>, NoFrame> {
        let requests = match http::parse(&file.path, &file.text) {
            Ok(requests) => requests,
            Err(trouble) => return Ok(Err(trouble)),
        };
        Ok(http::exchange(self, work, requests)?.map(|exchanges| {
            let data = json!({ "exchanges": exchanges });
            self.produced = Produced::Exchanges { exchanges };
            data
        }))
    }

    /// Virtual milliseconds so far.
    pub(super) fn now(&self) -> f64 {
        self.now
    }

    /// Lets the work go on until it answers or its clock comes to `until`.
    pub(super) fn turn(
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
            Work::Ready { .. } => return Err(NoFrame::Gone),
        })
    }

    /// Makes a verdict of what the checks said, after what the laboratory itself checked.
    fn done(mut self, checks: Vec<CheckResult>, known: Vec<String>) -> Verdict {
        self.checks.extend(checks);
        self.checks.iter_mut().filter_map(|check| check.trouble.as_mut()).for_each(shorten);
        let Self { console, now, produced, checks } = self;
        Verdict { checks, known, stopped: None, console, virtual_millis: now, produced }
    }

    /// Makes a verdict of a run that ended before its checks did.
    fn stopped(self, trouble: Trouble) -> Verdict {
        // Checks that take a document apart while they load cannot load without it: what could not be read says enough.
        if self.checks.iter().any(|check| check.trouble.is_some()) {
            return self.done(Vec::new(), Vec::new());
        }
        let Self { console, now, produced, checks } = self;
        Verdict { checks, known: Vec::new(), stopped: Some(trouble), console, virtual_millis: now, produced }
    }

    /// Makes a verdict of a child that gave no answer.
    fn over(self, ended: NoFrame, lab: &Lab) -> Result<Verdict, LabError> {
        let seconds = (lab.millis as f64) / 1_000.0;
        let message = match ended {
            NoFrame::Cancelled => return Err(LabError::Cancelled),
            NoFrame::Late => format!("stopped: it did not end within {seconds} s"),
            NoFrame::Large => "stopped: the files are larger than the sandbox takes".to_owned(),
            NoFrame::Gone => "stopped: it used more memory or time than the sandbox has".to_owned(),
        };
        Ok(self.stopped(Trouble { message, ..Trouble::default() }))
    }
}
