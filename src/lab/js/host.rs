//! What the engine itself lacks and only the program can give: lines printed, chance, the time the clock starts at.

use super::engine::Shared;
use super::{host_context, host_crypto, host_sqlite, host_values};
use crate::lab::wire::CONSOLE;
use crate::learner::ConsoleLine;
use rquickjs::{Ctx, Function, Object, Result};
use std::rc::Rc;

/// Puts the object on which the library finds the program's functions where `hornbook:host` takes it away.
pub(super) fn offer(ctx: &Ctx<'_>, shared: &Rc<Shared>, now: i64) -> Result<()> {
    let host = Object::new(ctx.clone())?;
    let lines = shared.clone();
    host.set("print", Function::new(ctx.clone(), move |level: String, text: String| print(&lines, level, text))?)?;
    let chance = shared.clone();
    host.set("random", Function::new(ctx.clone(), move || unit(chance.chance.borrow_mut().next_u64()))?)?;
    host.set("now", now as f64)?;
    host_crypto::offer(ctx, &host, shared)?;
    host_sqlite::offer(ctx, &host, shared)?;
    host_values::offer(ctx, &host)?;
    host_context::offer(ctx, &host, shared)?;
    ctx.globals().set("__hornbook_host", host)
}

/// Returns a number from 0 to 1, without 1: the upper 53 bits.
fn unit(bits: u64) -> f64 {
    (bits >> 11) as f64 / (1_u64 << 53) as f64
}

/// Keeps a printed line; past the limit one last line says so. Returns whether there is room for more.
fn print(shared: &Shared, level: String, mut text: String) -> bool {
    let (lines, bytes) = shared.printed.get();
    let (most_lines, most_bytes) = CONSOLE;
    if lines > most_lines || bytes > most_bytes {
        return false;
    }
    shared.printed.set((lines + 1, bytes + text.len()));
    if lines == most_lines || bytes + text.len() > most_bytes {
        shared.printed.set((most_lines + 1, most_bytes + 1));
        text = "… the rest of the output is not shown".to_owned();
    }
    shared.console.borrow_mut().push(ConsoleLine { level, text });
    let (lines, bytes) = shared.printed.get();
    lines <= most_lines && bytes <= most_bytes
}
