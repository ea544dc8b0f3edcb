//! The work child of a SQL lab: the author's seed, the learner's statements, then what the checks ask.
//!
//! Each file that the learner edits gives a check of its own, first of all: every statement of it can be run. A constraint that refuses a
//! row is no failure of that check, since a lab may be about it; the checks see it in their `results`.

use super::gather::{Gatherer, error_at, query};
use super::{plan, schema};
use crate::base::clock::Clock;
use crate::lab::sqlite::{Failure, Guard, Settings, split};
use crate::lab::wire::{self, Call, Prepared, Reply, Said, Start, Turn, Work};
use crate::learner::{CheckResult, Produced, SqlError, Trouble};
use serde_json::{Value, json};
use std::io::{self, Read, Write};
use std::sync::Arc;
use std::sync::atomic::AtomicI64;

/// Milliseconds that a statement of the checks has.
const FOR_CHECKS: u64 = 1_000;

/// Runs the files, then answers questions until the pipe closes.
///
/// # Errors
/// When the parent is gone.
pub(in crate::lab) fn work(start: &Start, input: &mut impl Read, output: &mut impl Write) -> io::Result<()> {
    let mut say = |message: Work| wire::send(output, &Said { console: Vec::new(), message });
    let begun = open(start).and_then(|guard| prepare(start, &guard).map(|prepared| (guard, prepared)));
    let (guard, prepared) = match begun {
        Ok(begun) => begun,
        Err(trouble) => return say(Work::Stopped { trouble }),
    };
    // What the checks are told must leave room for what the learner is shown.
    let size = serde_json::to_vec(&prepared.data).map_or(usize::MAX, |bytes| bytes.len());
    if size > wire::FRAME / 2 - 1024 {
        let message = "the statements and their results together are more than the laboratory takes".to_owned();
        return say(Work::Stopped { trouble: Trouble { message, ..Trouble::default() } });
    }
    say(Work::Ready { prepared: Box::new(prepared) })?;
    let mut now = 0.0;
    loop {
        let turn: Turn = wire::receive(input)?;
        now = turn.until.unwrap_or(now);
        let replies = turn.calls.iter().map(|call| Reply { id: call.id, result: answer(&guard, call) }).collect();
        say(Work::Replies { replies, now })?;
    }
}

fn open(start: &Start) -> Result<Guard, Trouble> {
    let settings = Settings {
        clock: Clock::Processor,
        deadline: start.millis,
        now: Arc::new(AtomicI64::new(start.now)),
        seed: start.seed,
        foreign_keys: true,
        quoted_strings: false,
    };
    Guard::open(&settings).map_err(|error| Trouble { message: error.to_string(), ..Trouble::default() })
}

/// Runs the seeds and the learner's files.
fn prepare(start: &Start, guard: &Guard) -> Result<Prepared, Trouble> {
    let seeds = start.data["seeds"].as_u64().and_then(|count| usize::try_from(count).ok()).unwrap_or(0);
    let (seeds, own) = start.files.split_at(seeds.min(start.files.len()));
    for (path, text) in seeds {
        seed(guard, path, text)?;
    }
    let mut gatherer = Gatherer::new(guard);
    let (mut checks, mut stopped) = (Vec::new(), None);
    for (path, text) in own {
        let from = gatherer.results.len();
        let ran = gatherer.run(path, text);
        let errors = gatherer.results[from..].iter().filter_map(|result| result.error.as_ref());
        let wrong: Vec<&SqlError> = errors.filter(|error| !error.is_constraint()).collect();
        let trouble = wrong.first().map(|error| trouble(path, error, wrong.len()));
        checks.push(CheckResult { name: format!("every statement of {path} can be run"), trouble });
        if let Err(error) = ran {
            stopped = Some(trouble_of(path, &error));
            break;
        }
    }
    let statements = gatherer.results;
    // Nothing more can be asked when the time is up.
    let schema = if stopped.is_some() { Ok(Default::default()) } else { schema::schema(&guard.connection) };
    let schema = schema.map_err(|error| {
        let message = format!("the schema cannot be read: {}", guard.failure(&error).message);
        Trouble { message, ..Trouble::default() }
    })?;
    let data = json!({ "results": statements, "schema": schema });
    // A run that a limit ended says so, and not that a statement failed.
    let checks = if stopped.is_some() { Vec::new() } else { checks };
    Ok(Prepared { data, produced: Produced::Tables { statements, schema }, checks, stopped })
}

fn seed(guard: &Guard, path: &str, text: &str) -> Result<(), Trouble> {
    for piece in split(text) {
        guard.connection.execute_batch(piece.sql).map_err(|error| {
            let error = error_at(text, piece, &guard.failure(&error));
            let message = format!("the lab's own {path} does not run: {}", error.message);
            Trouble { message, at: Some(error.place(path)), ..Trouble::default() }
        })?;
    }
    Ok(())
}

fn trouble_of(path: &str, error: &SqlError) -> Trouble {
    Trouble { message: error.message.clone(), at: Some(error.place(path)), ..Trouble::default() }
}

/// The first of `count` errors.
fn trouble(path: &str, error: &SqlError, count: usize) -> Trouble {
    let first = trouble_of(path, error);
    match count {
        1 => first,
        2 => Trouble { message: format!("{}; another statement fails too", first.message), ..first },
        more => Trouble { message: format!("{}; {} other statements fail too", first.message, more - 1), ..first },
    }
}

fn answer(guard: &Guard, call: &Call) -> Result<Value, Value> {
    guard.give(FOR_CHECKS);
    let sql = call.value["sql"].as_str();
    let failure = |failure: Failure| json!({ "name": "Error", "message": failure.message, "code": "ERR_SQLITE_ERROR" });
    match (call.kind.as_str(), sql) {
        ("query", Some(sql)) => query(guard, sql).map_err(failure),
        ("plan", Some(sql)) => match plan::plan(&guard.connection, sql) {
            Ok(nodes) => Ok(json!(nodes)),
            Err(error) => Err(failure(guard.failure(&error))),
        },
        ("query" | "plan", None) => {
            Err(json!({ "name": "TypeError", "message": format!("{} takes a statement as a string", call.kind) }))
        }
        (kind, _) => Err(json!({ "name": "Error", "message": format!("a SQL lab has nothing that answers {kind}") })),
    }
}
