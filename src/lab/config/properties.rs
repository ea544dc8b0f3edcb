//! Java properties, as `java.util.Properties.load` reads them
//! (<https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Properties.html>). The document is a map of text; the last of
//! repeated keys counts.

use super::lines::Lines;
use super::node::{Entries, Node};
use super::problem::{Place, Problem};

/// Reads properties.
pub(super) fn parse(text: &str) -> Result<Node, Problem> {
    let lines = Lines::new(text);
    let mut entries = Entries::default();
    let mut offset = 0;
    while offset < text.len() {
        let (logical, start, next) = logical(text, offset);
        offset = next;
        if logical.is_empty() {
            continue;
        }
        let place = lines.place(start);
        let (key, value) = split(&logical);
        let (key, value) = (unescaped(key, place)?, unescaped(value, place)?);
        entries.set(key, Node::text(place, value));
    }
    Ok(entries.into_node(Place { line: 1, column: 1 }))
}

/// Returns the logical line at `offset`, where it begins and where the next one does. A comment is empty.
fn logical(text: &str, offset: usize) -> (String, usize, usize) {
    let mut whole = String::new();
    let (mut at, mut start) = (offset, offset);
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let (line, used) = rest.find(['\n', '\r']).map_or((rest, rest.len()), |end| (&rest[..end], end + 1));
        let trimmed = line.trim_start_matches([' ', '\t', '\u{c}']);
        let is_first = at == offset;
        if is_first {
            start = at + (line.len() - trimmed.len());
            if trimmed.starts_with(['#', '!']) {
                return (String::new(), start, at + used);
            }
        }
        at += used;
        // An odd number of backslashes at the end goes on in the next line.
        let slashes = trimmed.len() - trimmed.trim_end_matches('\\').len();
        if slashes % 2 == 0 || at >= text.len() {
            whole.push_str(trimmed);
            return (whole, start, at);
        }
        whole.push_str(&trimmed[..trimmed.len() - 1]);
        if text.get(at - 1..).is_some_and(|rest| rest.starts_with("\r\n")) {
            at += 1;
        }
    }
}

/// Splits at the first `=`, `:` or white space that no backslash stands before.
fn split(line: &str) -> (&str, &str) {
    let mut is_escaped = false;
    let end = line.find(|c: char| {
        let ends = !is_escaped && matches!(c, '=' | ':' | ' ' | '\t' | '\u{c}');
        is_escaped = c == '\\' && !is_escaped;
        ends
    });
    let Some(end) = end else { return (line, "") };
    let blank = [' ', '\t', '\u{c}'];
    let rest = line[end..].trim_start_matches(blank);
    let rest = rest.strip_prefix(['=', ':']).unwrap_or(rest).trim_start_matches(blank);
    (&line[..end], rest)
}

fn unescaped(text: &str, place: Place) -> Result<String, Problem> {
    let mut plain = String::with_capacity(text.len());
    // UTF-16, as two escapes may be one character.
    let mut units: Vec<u16> = Vec::new();
    let mut letters = text.chars();
    while let Some(c) = letters.next() {
        let c = match c {
            '\\' => match letters.next() {
                Some('u') => {
                    let digits: String = letters.by_ref().take(4).collect();
                    let unit = u16::from_str_radix(&digits, 16).ok().filter(|_| digits.len() == 4);
                    units.push(unit.ok_or_else(|| {
                        Problem::new(place, format!("\\u{digits} is no character"))
                            .help("\\u needs four hexadecimal digits")
                    })?);
                    continue;
                }
                Some('t') => '\t',
                Some('n') => '\n',
                Some('r') => '\r',
                Some('f') => '\u{c}',
                Some(c) => c,
                None => break,
            },
            c => c,
        };
        plain.push_str(&String::from_utf16_lossy(&units));
        units.clear();
        plain.push(c);
    }
    plain.push_str(&String::from_utf16_lossy(&units));
    Ok(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn properties(text: &str) -> String {
        match parse(text) {
            Ok(node) => serde_json::to_string(&node).unwrap(),
            Err(problem) => format!("{}:{} {}", problem.place.line, problem.place.column, problem.message),
        }
    }

    #[test]
    fn separators_continuations_and_escapes() {
        assert_eq!(
            properties("# c\n! d\na=1\nb : 2\nc 3\nd\\ e = f\\\n   g\nh=\\u00e9\\ud83d\\ude00\\t.\r\ni\n"),
            r#"{"a":"1","b":"2","c":"3","d e":"fg","h":"é😀\t.","i":""}"#
        );
        assert_eq!(properties("a = x\\\r\n  y\r\n"), r#"{"a":"xy"}"#);
    }

    #[test]
    fn a_bad_escape_has_a_place() {
        assert_eq!(properties("a=1\nb=\\u12\n"), "2:1 \\u12 is no character");
    }
}
