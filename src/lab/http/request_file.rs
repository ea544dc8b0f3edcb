//! A file of HTTP requests: the format that editors know as `.http`.
//!
//! Requests are separated by lines of `###`. Each has a request line (`GET /ports`), fields, an empty line and a body. Lines of `#` or `//`
//! outside of bodies are comments. `@name = value` sets a variable, `{{name}}` is its value. Without a method a line is a GET.

use crate::learner::CodePlace;
use crate::learner::Trouble;

/// The most requests of one file.
const REQUESTS: usize = 100;

/// Methods that a request line may begin with.
const METHODS: &[&str] = &["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "QUERY", "TRACE"];

/// One request.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::lab) struct Request {
    pub(in crate::lab) method: String,
    /// The target: a path with its query.
    pub(in crate::lab) target: String,
    pub(in crate::lab) fields: Vec<(String, String)>,
    pub(in crate::lab) body: String,
    /// The line of the request line, from 1.
    pub(in crate::lab) line: u32,
}

/// Reads a file of requests; the first line that is none of it is the trouble.
pub(in crate::lab) fn parse(path: &str, text: &str) -> Result<Vec<Request>, Trouble> {
    let mut requests = Vec::new();
    let mut variables: Vec<(String, String)> = Vec::new();
    let mut state = State::Between;
    let wrong = |line: usize, message: String| Trouble {
        message,
        at: Some(CodePlace { function: None, file: path.to_owned(), line: count(line), column: 1 }),
        ..Trouble::default()
    };
    for (at, written) in text.lines().enumerate() {
        let line = written.trim_end();
        if line.starts_with("###") {
            finish(&mut requests, &mut state);
            continue;
        }
        match &mut state {
            State::Between => {
                let line = line.trim_start();
                if line.is_empty() || line.starts_with('#') || line.starts_with("//") {
                    continue;
                }
                if let Some((name, value)) = line.strip_prefix('@').and_then(|line| line.split_once('=')) {
                    let value = filled(value.trim(), &variables).map_err(|name| wrong(at, unknown(&name)))?;
                    variables.push((name.trim().to_owned(), value));
                    continue;
                }
                if requests.len() == REQUESTS {
                    return Err(wrong(at, format!("a file has at most {REQUESTS} requests")));
                }
                let line = filled(line, &variables).map_err(|name| wrong(at, unknown(&name)))?;
                state = State::Fields(request_line(&line, count(at)).map_err(|message| wrong(at, message))?);
            }
            State::Fields(request) if line.is_empty() => state = State::Body(std::mem::take(request)),
            State::Fields(request) => {
                if line.starts_with('#') || line.starts_with("//") {
                    continue;
                }
                let line = filled(line, &variables).map_err(|name| wrong(at, unknown(&name)))?;
                // A query may go on in lines of its own.
                if request.fields.is_empty() && line.trim_start().starts_with(['?', '&']) {
                    request.target.push_str(line.trim());
                    continue;
                }
                let (name, value) = line.split_once(':').ok_or_else(|| {
                    wrong(
                        at,
                        format!(
                            "`{}` is no field: those are `Name: value`; a body begins after an empty line",
                            line.trim()
                        ),
                    )
                })?;
                if name.is_empty() || !name.bytes().all(is_token) {
                    return Err(wrong(at, format!("`{}` cannot be the name of a field", name.trim())));
                }
                request.fields.push((name.to_owned(), value.trim().to_owned()));
            }
            State::Body(request) => {
                let line = filled(written, &variables).map_err(|name| wrong(at, unknown(&name)))?;
                request.body.push_str(&line);
                request.body.push('\n');
            }
        }
    }
    finish(&mut requests, &mut state);
    Ok(requests)
}

enum State {
    Between,
    Fields(Request),
    Body(Request),
}

fn finish(requests: &mut Vec<Request>, state: &mut State) {
    match std::mem::replace(state, State::Between) {
        State::Between => {}
        State::Fields(request) => requests.push(request),
        State::Body(mut request) => {
            // The line end before the next separator belongs to the file, not to the body.
            request.body.truncate(request.body.trim_end_matches(['\r', '\n']).len());
            requests.push(request);
        }
    }
}

fn count(at: usize) -> u32 {
    u32::try_from(at + 1).unwrap_or(u32::MAX)
}

fn unknown(name: &str) -> String {
    format!("nothing sets the variable `{name}`; write `@{name} = value` above")
}

/// A character of a method or a field's name: RFC 9110 §5.6.2.
fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

fn request_line(line: &str, number: u32) -> Result<Request, String> {
    let mut words = line.split_whitespace();
    let first = words.next().unwrap_or_default();
    let (method, target) = match words.next() {
        Some(target) => (first, target),
        None if first.starts_with('/') || first.starts_with("http://") => ("GET", first),
        None => return Err(format!("`{first}` is no request: write a method and a path, such as `GET /ports`")),
    };
    match words.next() {
        None => {}
        Some(version) if version.starts_with("HTTP/") && words.next().is_none() => {}
        Some(_) => return Err("a space ends the target; write %20 where the path has one".to_owned()),
    }
    if !METHODS.contains(&method) {
        let help = if METHODS.contains(&method.to_ascii_uppercase().as_str()) {
            "methods are case-sensitive: write it in capitals".to_owned()
        } else {
            format!("the methods here are {}", METHODS.join(", "))
        };
        return Err(format!("`{method}` is no method; {help}"));
    }
    let target = match target.strip_prefix("http://") {
        Some(rest) => rest.find('/').map_or("/", |at| &rest[at..]),
        None => target,
    };
    if !target.starts_with('/') {
        return Err(format!("`{target}` is no path: it begins with `/`"));
    }
    Ok(Request { method: method.to_owned(), target: target.to_owned(), line: number, ..Request::default() })
}

/// Puts the values of variables in their places; an unknown one is the error.
fn filled(text: &str, variables: &[(String, String)]) -> Result<String, String> {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, inner)) = rest.split_once("{{") {
        let Some((name, after)) = inner.split_once("}}") else { break };
        let name = name.trim();
        let value = variables.iter().rev().find(|(known, _)| known == name).map(|(_, value)| value);
        out.push_str(before);
        out.push_str(value.ok_or_else(|| name.to_owned())?);
        rest = after;
    }
    Ok(out + rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trouble(text: &str) -> String {
        let trouble = parse("requests.http", text).unwrap_err();
        format!("{}: {}", trouble.at.unwrap().line, trouble.message)
    }

    #[test]
    fn requests_have_lines_fields_and_bodies() {
        let text = "@ref = BK-1\n\n# all ports\nGET /ports HTTP/1.1\nAccept: application/json\n\n### book\nPOST http://lab/bookings\n  ?dry=1\nContent-Type: application/json\n\n{\n  \"ref\": \"{{ref}}\"\n}\n\n###\n/ports/STV\n";
        let requests = parse("requests.http", text).unwrap();
        let rows: Vec<_> =
            requests.iter().map(|r| (r.method.as_str(), r.target.as_str(), r.body.as_str(), r.line)).collect();
        assert_eq!(
            rows,
            [
                ("GET", "/ports", "", 4),
                ("POST", "/bookings?dry=1", "{\n  \"ref\": \"BK-1\"\n}", 8),
                ("GET", "/ports/STV", "", 17),
            ]
        );
        assert_eq!(requests[0].fields, [("Accept".to_owned(), "application/json".to_owned())]);
    }

    #[test]
    fn what_is_no_request_is_said_with_its_line() {
        assert_eq!(trouble("\nget /ports"), "2: `get` is no method; methods are case-sensitive: write it in capitals");
        assert_eq!(trouble("GET ports"), "1: `ports` is no path: it begins with `/`");
        assert_eq!(trouble("GET /a b"), "1: a space ends the target; write %20 where the path has one");
        assert!(trouble("GET /ports\nAccept").starts_with("2: `Accept` is no field"));
        assert!(trouble("GET /{{x}}").starts_with("1: nothing sets the variable `x`"));
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(text: String) {
            let _ = parse("requests.http", &text);
        }
    }
}
