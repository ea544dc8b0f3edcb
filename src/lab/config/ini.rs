//! INI: sections of `key = value`, as Git, npm, systemd and editors read them.
//!
//! Keys before the first section stand at the top, each section is a map beside them. Values are text. A key that is repeated, or ends in
//! `[]` as in .npmrc, becomes a list. `;` and `#` begin a comment at the start of a line and after white space. A key alone is `true`.

use super::lines::Lines;
use super::node::{Entries, Node, Value};
use super::problem::{Place, Problem};
use std::collections::HashMap;

/// Reads INI.
pub(super) fn parse(text: &str) -> Result<Node, Problem> {
    let lines = Lines::new(text);
    let mut top = Entries::default();
    let mut sections: Vec<(String, Place, Entries)> = Vec::new();
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let mut current: Option<usize> = None;
    let mut offset = 0;
    for line in text.split('\n') {
        let start = offset + (line.len() - line.trim_start().len());
        offset += line.len() + 1;
        let place = lines.place(start);
        let line = line.trim();
        if line.is_empty() || line.starts_with([';', '#']) {
            continue;
        }
        if let Some(rest) = line.strip_prefix('[') {
            let name = section(rest, place)?;
            current = Some(*numbers.entry(name.clone()).or_insert_with(|| {
                sections.push((name, place, Entries::default()));
                sections.len() - 1
            }));
            continue;
        }
        let (key, value) = entry(line, place)?;
        let entries = current.and_then(|at| sections.get_mut(at)).map_or(&mut top, |(_, _, entries)| entries);
        add(entries, key, Node::new(place, value));
    }
    for (name, place, entries) in sections {
        if let Some(node) = top.get_mut(&name) {
            let words = format!("[{name}] has the name of the key on line {}", node.place.line);
            return Err(Problem::new(place, words));
        }
        top.set(name, entries.into_node(place));
    }
    Ok(top.into_node(Place { line: 1, column: 1 }))
}

/// Reads what follows `[`.
fn section(rest: &str, place: Place) -> Result<String, Problem> {
    let Some((name, after)) = rest.rsplit_once(']') else {
        return Err(Problem::new(place, "the name of this section is never closed").help("write [name]"));
    };
    let after = after.trim();
    // `[*.{js,ts}]` of .editorconfig may hold brackets of its own, so the last one closes it; unless it stands in a comment.
    let (name, after) = match rest.split_once(']') {
        Some((first, tail)) if tail.trim_start().starts_with([';', '#']) => (first, ""),
        _ => (name, after),
    };
    if !after.is_empty() && !after.starts_with([';', '#']) {
        return Err(Problem::new(place, "something stands behind the name of this section"));
    }
    if name.trim().is_empty() {
        return Err(Problem::new(place, "this section has no name"));
    }
    Ok(name.trim().to_owned())
}

/// Reads `key = value`, or a key alone.
fn entry(line: &str, place: Place) -> Result<(String, Value), Problem> {
    let Some((key, value)) = line.split_once('=') else {
        let word = bare(line).trim_end();
        if word.chars().all(|c| c.is_alphanumeric() || "-_.@/:!".contains(c)) && !word.ends_with(':') {
            return Ok((word.to_owned(), Value::Bool(true)));
        }
        return Err(Problem::new(place, "this is neither a section, a comment nor key = value")
            .help("a = belongs between the key and its value"));
    };
    let key = key.trim();
    if key.is_empty() {
        return Err(Problem::new(place, "the key before this = is missing"));
    }
    Ok((key.to_owned(), Value::Text(unquoted(value.trim()))))
}

/// Takes off quotes around a whole value, or the comment behind it.
fn unquoted(value: &str) -> String {
    for quote in ['"', '\''] {
        if let Some((inner, after)) = value.strip_prefix(quote).and_then(|rest| rest.split_once(quote)) {
            let after = after.trim();
            if after.is_empty() || after.starts_with([';', '#']) {
                return inner.to_owned();
            }
        }
    }
    bare(value).trim_end().to_owned()
}

/// Cuts a comment off.
fn bare(value: &str) -> &str {
    let mut before = ' ';
    for (at, c) in value.char_indices() {
        if matches!(c, ';' | '#') && before.is_whitespace() {
            return &value[..at];
        }
        before = c;
    }
    value
}

/// Adds an entry; a key that is there already becomes a list.
fn add(entries: &mut Entries, key: String, node: Node) {
    let (key, is_list) = match key.strip_suffix("[]") {
        Some(key) => (key.trim_end().to_owned(), true),
        None => (key, false),
    };
    if let Some(known) = entries.get_mut(&key) {
        if let Value::List(items) = &mut known.value {
            items.push(node);
        } else {
            let place = known.place;
            let first = std::mem::replace(&mut known.value, Value::Null);
            known.value = Value::List(vec![Node::new(place, first), node]);
        }
        return;
    }
    let node = if is_list { Node::list(node.place, vec![node]) } else { node };
    entries.set(key, node);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ini(text: &str) -> String {
        match parse(text) {
            Ok(node) => serde_json::to_string(&node).unwrap(),
            Err(problem) => format!("{}:{} {}", problem.place.line, problem.place.column, problem.message),
        }
    }

    #[test]
    fn sections_keys_and_comments() {
        assert_eq!(
            ini(
                "root = true\n; note\n[server]\nport=80 ; http\nname = \"a ; b\"\nflag\nurl = http://x/#top\n[*.{js,ts}] # all\nindent = 2\n"
            ),
            r##"{"root":"true","server":{"port":"80","name":"a ; b","flag":true,"url":"http://x/#top"},"*.{js,ts}":{"indent":"2"}}"##
        );
    }

    #[test]
    fn a_repeated_key_is_a_list() {
        assert_eq!(ini("a[] = 1\nb = 1\nb = 2\na[] = 2\n"), r#"{"a":["1","2"],"b":["1","2"]}"#);
        assert_eq!(ini("[s]\na = 1\n[t]\n[s]\nb = 2\n"), r#"{"s":{"a":"1","b":"2"},"t":{}}"#);
    }

    #[test]
    fn mistakes_have_a_place() {
        assert_eq!(ini("[server\nport = 1"), "1:1 the name of this section is never closed");
        assert_eq!(ini("a = 1\n  port 80\n"), "2:3 this is neither a section, a comment nor key = value");
        assert_eq!(ini("= 1"), "1:1 the key before this = is missing");
        assert_eq!(ini("a = 1\n[a]\n"), "2:1 [a] has the name of the key on line 1");
    }
}
