//! SQLite's functions of date and time with the laboratory's clock as their "now", so that every run sees the same.
//!
//! Only "now" is replaced (<https://sqlite.org/lang_datefunc.html>); everything else is computed by a database of their own that knows
//! nothing else.

use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::types::Value;
use rusqlite::{Connection, Error, params_from_iter};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// The functions, and which of their arguments are times.
const FUNCTIONS: &[(&str, &[usize])] = &[
    ("date", &[0]),
    ("time", &[0]),
    ("datetime", &[0]),
    ("julianday", &[0]),
    ("unixepoch", &[0]),
    ("strftime", &[1]),
    ("timediff", &[0, 1]),
];

/// The words without parentheses, and the function each stands for.
const WORDS: &[(&str, &str)] = &[("current_date", "date"), ("current_time", "time"), ("current_timestamp", "datetime")];

/// Replaces the functions on `connection` by ones that take `now` from the laboratory.
pub(super) fn define(connection: &Connection, now: &Arc<AtomicI64>) -> Result<(), Error> {
    let own = Arc::new(Mutex::new(Connection::open_in_memory()?));
    // Time stands still while a statement runs.
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_INNOCUOUS | FunctionFlags::SQLITE_DETERMINISTIC;
    for (name, times) in FUNCTIONS {
        let (own, now) = (own.clone(), now.clone());
        connection.create_scalar_function(*name, -1, flags, move |context| {
            let arguments = arguments(context, times, now.load(Ordering::SeqCst))?;
            compute(&own, name, arguments)
        })?;
    }
    for (word, name) in WORDS {
        let (own, now) = (own.clone(), now.clone());
        connection.create_scalar_function(*word, 0, flags, move |_| {
            compute(&own, name, vec![julian_day(now.load(Ordering::SeqCst))])
        })?;
    }
    Ok(())
}

/// Returns what SQLite calls a Julian day: days since noon of -4713-11-24, in Greenwich.
fn julian_day(millis: i64) -> Value {
    Value::Real(millis as f64 / 86_400_000.0 + 2_440_587.5)
}

/// Returns the arguments with every "now" as a number.
fn arguments(context: &Context<'_>, times: &[usize], now: i64) -> Result<Vec<Value>, Error> {
    let mut given = (0..context.len()).map(|at| context.get::<Value>(at)).collect::<Result<Vec<_>, _>>()?;
    let Some(&first) = times.first() else { return Ok(given) };
    if given.len() == first {
        given.push(julian_day(now));
    }
    for &at in times {
        let Some(Value::Text(text)) = given.get(at) else { continue };
        if text.eq_ignore_ascii_case("now") {
            given[at] = julian_day(now);
        } else if ["subsec", "subsecond"].iter().any(|word| text.eq_ignore_ascii_case(word)) {
            // Both now and a wish for fractions of a second.
            given.insert(at, julian_day(now));
        }
    }
    Ok(given)
}

fn compute(own: &Mutex<Connection>, name: &str, arguments: Vec<Value>) -> Result<Value, Error> {
    let marks = vec!["?"; arguments.len()].join(", ");
    let own = own.lock().unwrap_or_else(PoisonError::into_inner);
    let mut statement = own.prepare_cached(&format!("SELECT {name}({marks})"))?;
    statement.query_row(params_from_iter(arguments), |row| row.get(0))
}
