//! A run of a lab on its way: what to run, who runs it, what comes back.

use crate::course::{Lab, LabFile};
use crate::learner::{ConsoleLine, Verdict};
use std::fmt;
use std::sync::Arc;

use crate::lab::Cancel;

/// A lab to run.
#[derive(Debug, Clone)]
pub struct LabRun {
    /// Names the run.
    pub number: u64,
    /// The lab.
    pub lab: Arc<Lab>,
    /// Every file of it, the learner's in place of those of the start.
    pub files: Vec<LabFile>,
    /// Asks the run to end.
    pub cancel: Cancel,
}

/// What comes back from a run.
#[derive(Debug)]
pub enum LabNews {
    /// The learner's code printed something.
    Printed {
        /// Names the run.
        number: u64,
        /// The lines.
        lines: Vec<ConsoleLine>,
    },
    /// The run is over.
    Done {
        /// Names the run.
        number: u64,
        /// What came of it, or why nothing did.
        verdict: Box<Result<Verdict, String>>,
    },
}

type Runner = dyn Fn(&LabRun, &dyn Fn(&[ConsoleLine])) -> Result<Verdict, String> + Send + Sync;

/// Runs labs: handed in at the start, so that the session does not depend on a sandbox.
#[derive(Clone)]
pub struct LabRunner(Arc<Runner>);

impl LabRunner {
    /// Takes what runs a lab and hands on what is printed meanwhile.
    pub fn new(
        run: impl Fn(&LabRun, &dyn Fn(&[ConsoleLine])) -> Result<Verdict, String> + Send + Sync + 'static,
    ) -> Self {
        Self(Arc::new(run))
    }

    /// Runs a lab to its end; `tell` gets what is printed, then the verdict.
    pub fn run(&self, run: &LabRun, tell: &dyn Fn(LabNews)) {
        let printed = |lines: &[ConsoleLine]| {
            if !lines.is_empty() {
                tell(LabNews::Printed { number: run.number, lines: lines.to_vec() });
            }
        };
        let verdict = Box::new((self.0)(run, &printed));
        tell(LabNews::Done { number: run.number, verdict });
    }
}

impl fmt::Debug for LabRunner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LabRunner")
    }
}
