//! The check child: the author's checks, which see nothing but replies.

use super::engine::Engine;
use crate::lab::wire::{self, Answers, Call, Check, Said, Start};
use crate::learner::{CheckResult, Trouble};
use serde::Deserialize;
use std::io::{self, Read, Write};

/// Runs the checks and reports.
///
/// # Errors
/// When the parent is gone.
pub(in crate::lab) fn check(start: Start, input: &mut impl Read, output: &mut impl Write) -> io::Result<()> {
    let mut say = |message: Check| wire::send(output, &Said { console: Vec::new(), message });
    let begun = Engine::new(&start, "hornbook:check", true).and_then(|engine| {
        engine.exchange::<()>("begin", &start.data)?;
        engine.call::<()>("load", (start.entry.as_deref().unwrap_or_default(),))?;
        engine.settle()?;
        engine.call::<()>("start", ())?;
        Ok(engine)
    });
    let engine = match begun {
        Ok(engine) => engine,
        Err(trouble) => return say(Check::Stopped { trouble }),
    };
    loop {
        match step(&engine) {
            Ok(Step::Done { checks, known }) => return say(Check::Report { checks, known }),
            Ok(Step::Asks { calls, until }) => say(Check::Asks { calls, until })?,
            Err(trouble) => return say(Check::Stopped { trouble }),
        }
        let answers: Answers = wire::receive(input)?;
        if let Err(trouble) = engine.exchange::<()>("deliver", &answers) {
            return say(Check::Stopped { trouble });
        }
    }
}

/// What the checks want next.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Step {
    Done { checks: Vec<CheckResult>, known: Vec<String> },
    Asks { calls: Vec<Call>, until: Option<f64> },
}

fn step(engine: &Engine) -> Result<Step, Trouble> {
    engine.settle()?;
    engine.exchange("step", &())
}
