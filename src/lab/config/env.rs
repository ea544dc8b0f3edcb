//! Env files: `KEY=value` lines, as dotenv and Docker Compose read them (<https://github.com/motdotla/dotenv#readme>).
//!
//! The document is a map of text. Values may stand in `'`, `"` or `` ` ``, then over several lines; `\n` means a new line within `"` only;
//! outside of quotes a `#` begins a comment. `${OTHER}` stays as written. The last of repeated keys counts.

use super::lines::Lines;
use super::node::{Entries, Node};
use super::problem::{Place, Problem};

/// Reads an env file.
pub(super) fn parse(text: &str) -> Result<Node, Problem> {
    let lines = Lines::new(text);
    let mut entries = Entries::default();
    let mut rest = text;
    while !rest.is_empty() {
        let (line, next) = rest.split_once('\n').unwrap_or((rest, ""));
        let here = text.len() - rest.len() + (line.len() - line.trim_start().len());
        let place = lines.place(here);
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            rest = next;
            continue;
        }
        let (key, value_at) = key(line, place)?;
        let value = text.get(here + value_at..).unwrap_or_default();
        let (value, used) = value_of(value, lines.place(here + value_at))?;
        let after = text.get(here + value_at + used..).unwrap_or_default();
        let (behind, next) = after.split_once('\n').unwrap_or((after, ""));
        if !behind.trim().is_empty() && !behind.trim_start().starts_with('#') {
            let at = lines.place(here + value_at + used);
            return Err(Problem::new(at, "something stands behind the closing quote"));
        }
        entries.set(key, Node::text(place, value));
        rest = next;
    }
    Ok(entries.into_node(Place { line: 1, column: 1 }))
}

/// Returns the name before `=` and where the value begins.
fn key(line: &str, place: Place) -> Result<(String, usize), Problem> {
    let Some(equals) = line.find('=') else {
        return Err(Problem::new(place, "a = is missing on this line").help("write KEY=value"));
    };
    let name = line[..equals].trim_end();
    let name = match name.split_once(char::is_whitespace) {
        Some(("export", name)) => name.trim_start(),
        _ => name,
    };
    let mut letters = name.chars();
    let begins = letters.next().is_some_and(|c| c.is_ascii_alphabetic() || c == '_');
    if !begins || !letters.all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-')) {
        return Err(Problem::new(place, format!("{name:?} is no name of a variable"))
            .help("names have letters, digits and _, and do not begin with a digit"));
    }
    let rest = &line[equals + 1..];
    Ok((name.to_owned(), equals + 1 + (rest.len() - rest.trim_start().len())))
}

/// Returns the value at the start of `text` and how many bytes it takes.
fn value_of(text: &str, place: Place) -> Result<(String, usize), Problem> {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'));
    let Some(quote) = quote else {
        let line = text.split('\n').next().unwrap_or_default();
        let end = line.find('#').unwrap_or(line.len());
        return Ok((line[..end].trim().to_owned(), line.len()));
    };
    let mut value = String::new();
    let mut letters = text.char_indices().skip(1);
    while let Some((at, c)) = letters.next() {
        if c == quote {
            return Ok((value.replace("\r\n", "\n"), at + c.len_utf8()));
        }
        if c != '\\' || quote != '"' {
            value.push(c);
            continue;
        }
        match letters.next() {
            Some((_, 'n')) => value.push('\n'),
            Some((_, 'r')) => value.push('\r'),
            Some((_, 't')) => value.push('\t'),
            Some((_, c @ ('"' | '\\'))) => value.push(c),
            Some((_, c)) => value.extend(['\\', c]),
            None => break,
        }
    }
    Err(Problem::new(place, format!("this {quote} is never closed")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn env(text: &str) -> String {
        match parse(text) {
            Ok(node) => serde_json::to_string(&node).unwrap(),
            Err(problem) => format!("{}:{} {}", problem.place.line, problem.place.column, problem.message),
        }
    }

    #[test]
    fn values_with_and_without_quotes() {
        assert_eq!(
            env("# note\nA=1 # one\nexport B = 'x # y'\nC=\"a\\nb\nc\" # end\nD=\nE=${A}\nA=2\n"),
            r#"{"A":"2","B":"x # y","C":"a\nb\nc","D":"","E":"${A}"}"#
        );
    }

    #[test]
    fn mistakes_have_a_place() {
        assert_eq!(env("A=1\nB\n"), "2:1 a = is missing on this line");
        assert_eq!(env("1A=1"), "1:1 \"1A\" is no name of a variable");
        assert_eq!(env("A=\"x\nB=2\n"), "1:3 this \" is never closed");
        assert_eq!(env("A='x' y"), "1:6 something stands behind the closing quote");
    }
}
