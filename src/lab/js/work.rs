//! The work child: the learner's modules, and calls to them.

use super::engine::Engine;
use crate::lab::wire::{self, Reply, Said, Start, Turn, Work};
use crate::learner::Trouble;
use std::io::{self, Read, Write};

/// Loads the learner's files, then answers turn after turn until the pipe closes.
///
/// # Errors
/// When the parent is gone.
pub(in crate::lab) fn work(start: Start, input: &mut impl Read, output: &mut impl Write) -> io::Result<()> {
    let engine = match Engine::new(&start, "hornbook:work", false) {
        Ok(engine) => engine,
        Err(trouble) => return wire::send(output, &Said { console: Vec::new(), message: Work::Stopped { trouble } }),
    };
    let mut say = |message: Work| wire::send(output, &Said { console: engine.printed(), message });
    let modules = start.entry.iter().chain(&start.drive);
    for (at, module) in modules.enumerate() {
        if let Err(trouble) = load(&engine, module, at > 0) {
            return say(Work::Stopped { trouble });
        }
    }
    say(Work::Ready { prepared: Box::default() })?;
    serve(&engine, input, output)
}

/// Loads a module to its end; time passes for its top-level awaits.
fn load(engine: &Engine, module: &str, is_drive: bool) -> Result<(), Trouble> {
    engine.call::<()>("load", (module, is_drive))?;
    engine.settle()?;
    while engine.call::<bool>("pass", ())? {
        engine.settle()?;
    }
    engine.call("begin", ())
}

/// Answers turn after turn until the pipe closes.
///
/// # Errors
/// When the parent is gone.
pub(super) fn serve(engine: &Engine, input: &mut impl Read, output: &mut impl Write) -> io::Result<()> {
    let mut say = |message: Work| wire::send(output, &Said { console: engine.printed(), message });
    loop {
        let turn: Turn = wire::receive(input)?;
        match answer(engine, &turn) {
            Ok((replies, now)) => match say(Work::Replies { replies, now }) {
                Err(error) if error.kind() == io::ErrorKind::FileTooLarge => {
                    let message = format!("stopped: the answers are larger than {} MB", wire::FRAME / 1024 / 1024);
                    return say(Work::Stopped { trouble: Trouble { message, ..Trouble::default() } });
                }
                said => said?,
            },
            Err(trouble) => return say(Work::Stopped { trouble }),
        }
    }
}

/// Begins the calls and lets time pass until one of them is answered.
fn answer(engine: &Engine, turn: &Turn) -> Result<(Vec<Reply>, f64), Trouble> {
    engine.exchange::<()>("begin_calls", &turn.calls)?;
    loop {
        engine.settle()?;
        let replies: Vec<Reply> = engine.exchange("take_replies", &())?;
        // Time stands still while somebody who was answered may have more to ask.
        if !replies.is_empty() || !engine.call::<bool>("advance", (turn.until,))? {
            engine.collect();
            return Ok((replies, engine.call("time", ())?));
        }
    }
}
