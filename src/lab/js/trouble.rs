//! What an engine throws → words, with places in the learner's files only.

use super::modules::OWN;
use crate::learner::{CodePlace, Trouble};
use rquickjs::{CaughtError, Value};

/// The most bytes of a message.
const MESSAGE: usize = 4_000;
/// The most calls of a stack.
const CALLS: usize = 20;

/// Returns what was thrown in words.
pub(super) fn of_caught(error: &CaughtError<'_>) -> Trouble {
    match error {
        CaughtError::Exception(exception) => of_value(exception.as_value()),
        CaughtError::Value(value) => of_value(value),
        CaughtError::Error(error) => Trouble { message: error.to_string(), ..Trouble::default() },
    }
}

/// Whether the engine may have meant that memory ran out, which arrives as a bare null when not even the error found room.
pub(super) fn may_be_memory(trouble: &Trouble) -> bool {
    trouble.message == "null was thrown" || trouble.message.ends_with("out of memory")
}

/// Returns a thrown value in words.
pub(super) fn of_value(value: &Value<'_>) -> Trouble {
    // What it would say is up to its code, which must not run here.
    if value.is_proxy() {
        return Trouble { message: "a Proxy was thrown".to_owned(), ..Trouble::default() };
    }
    let Some(object) = value.as_object() else {
        return Trouble { message: format!("{} was thrown", shown(value)), ..Trouble::default() };
    };
    let text = |key: &str| object.get::<_, Option<String>>(key).ok().flatten();
    let name = text("name").unwrap_or_else(|| "Error".to_owned());
    let message = text("message").unwrap_or_default();
    let stack = calls(&text("stack").unwrap_or_default());
    let message = match message.strip_prefix("Error resolving module ").and_then(|rest| rest.split_once("': ")) {
        // The engine names the file and the module again before the laboratory's own words.
        Some((_, words)) => words.to_owned(),
        None if message.is_empty() => name,
        None => format!("{name}: {message}"),
    };
    Trouble { message: cut(message), at: stack.first().cloned(), stack, ..Trouble::default() }
}

fn shown(value: &Value<'_>) -> String {
    if let Some(text) = value.as_string().and_then(|text| text.to_string().ok()) {
        return cut(format!("{text:?}"));
    }
    if let Some(number) = value.as_number() {
        return number.to_string();
    }
    match value.as_bool() {
        Some(truth) => truth.to_string(),
        None if value.is_null() => "null".to_owned(),
        None => value.type_name().to_owned(),
    }
}

fn cut(mut text: String) -> String {
    if text.len() > MESSAGE {
        text.truncate(text.floor_char_boundary(MESSAGE));
        text.push('…');
    }
    text
}

/// Reads the engine's stack: lines of `at name (file:line:column)`.
fn calls(stack: &str) -> Vec<CodePlace> {
    let lines = stack.lines().filter_map(|line| {
        let line = line.trim().strip_prefix("at ")?;
        let (function, place) = match line.strip_suffix(')').and_then(|line| line.rsplit_once(" (")) {
            Some((function, place)) => (Some(function.to_owned()), place),
            None => (None, line),
        };
        let mut parts = place.rsplitn(3, ':');
        let (column, line, file) = (parts.next()?, parts.next()?, parts.next()?);
        let function = function.filter(|name| name != "<anonymous>");
        Some(CodePlace { function, file: file.to_owned(), line: line.parse().ok()?, column: column.parse().ok()? })
    });
    lines.filter(|place| !place.file.starts_with(OWN)).take(CALLS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stack_names_the_learners_files_only() {
        let stack =
            "    at handler (app.js:3:10)\n    at dispatch (hornbook:express:40:2)\n    at native\n    at app.js:9:1\n";
        let places: Vec<_> = calls(stack).into_iter().map(|p| (p.function, p.file, p.line, p.column)).collect();
        let handler = (Some("handler".to_owned()), "app.js".to_owned(), 3, 10);
        assert_eq!(places, [handler, (None, "app.js".to_owned(), 9, 1)]);
    }
}
