//! One instruction.

use super::lines::Logical;
use super::words::{self, Flag};
use crate::base::near::nearest;
use crate::lab::config::node::{Node, Value};
use crate::lab::config::problem::{Place, Problem};

/// Every instruction and its flags.
const KNOWN: &[(&str, &[&str])] = &[
    ("ADD", &["checksum", "chmod", "chown", "exclude", "keep-git-dir", "link", "unpack"]),
    ("ARG", &[]),
    ("CMD", &[]),
    ("COPY", &["chmod", "chown", "exclude", "from", "link", "parents"]),
    ("ENTRYPOINT", &[]),
    ("ENV", &[]),
    ("EXPOSE", &[]),
    ("FROM", &["platform"]),
    ("HEALTHCHECK", &["interval", "retries", "start-interval", "start-period", "timeout"]),
    ("LABEL", &[]),
    ("MAINTAINER", &[]),
    ("ONBUILD", &[]),
    ("RUN", &["device", "mount", "network", "security"]),
    ("SHELL", &[]),
    ("STOPSIGNAL", &[]),
    ("USER", &[]),
    ("VOLUME", &[]),
    ("WORKDIR", &[]),
];

/// An instruction that was read.
pub(super) struct Instruction {
    pub(super) name: String,
    pub(super) flags: Vec<Flag>,
    /// Its words, for the instructions that have words.
    pub(super) words: Vec<String>,
    /// What else is known of it.
    more: Vec<(&'static str, Node)>,
}

impl Instruction {
    /// Reads an instruction.
    pub(super) fn of(logical: &Logical, escape: char) -> Result<Self, Problem> {
        let mut read = Self::read(&logical.name, &logical.rest, logical.place, escape, true)?;
        if !logical.heredocs.is_empty() {
            let place = logical.place;
            let texts = logical.heredocs.iter().map(|heredoc| {
                let parts = [("name", Node::text(place, &*heredoc.name)), ("text", Node::text(place, &*heredoc.text))];
                Node::map(place, parts)
            });
            read.more.push(("heredocs", Node::list(place, texts.collect())));
        }
        Ok(read)
    }

    fn read(name: &str, rest: &str, place: Place, escape: char, may_trigger: bool) -> Result<Self, Problem> {
        let Some((_, known)) = KNOWN.iter().find(|(known, _)| *known == name) else {
            let problem = Problem::new(place, format!("{name:?} is no instruction"));
            return Err(match nearest(name, KNOWN.iter().map(|(known, _)| *known)) {
                Some(near) => problem.help(format!("did you mean {near}?")),
                None => problem,
            });
        };
        let (flags, rest) = if known.is_empty() { (Vec::new(), rest) } else { words::flags(rest) };
        if let Some((flag, _)) = flags.iter().find(|(flag, _)| !known.contains(&flag.as_str())) {
            let problem = Problem::new(place, format!("{name} has no flag --{flag}"));
            return Err(match nearest(flag, known.iter().copied()) {
                Some(near) => problem.help(format!("did you mean --{near}?")),
                None => problem.help(format!("it has --{}", known.join(", --"))),
            });
        }
        let rest = rest.trim();
        if rest.is_empty() {
            return Err(Problem::new(place, format!("{name} says nothing")));
        }
        let mut read = Self { name: name.to_owned(), flags, words: Vec::new(), more: Vec::new() };
        match name {
            "RUN" | "CMD" | "ENTRYPOINT" => read.more = command(rest, place),
            "SHELL" => {
                read.more = command(rest, place);
                if words::array(rest).is_none() {
                    return Err(Problem::new(place, "SHELL takes a JSON array of strings")
                        .help("SHELL [\"/bin/bash\", \"-c\"]"));
                }
            }
            "HEALTHCHECK" => {
                let (word, after) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
                if word.eq_ignore_ascii_case("none") {
                    read.more.push(("arguments", texts(place, ["NONE"])));
                } else if word.eq_ignore_ascii_case("cmd") && !after.trim().is_empty() {
                    read.more = command(after.trim(), place);
                } else {
                    return Err(Problem::new(place, "HEALTHCHECK takes CMD and a command, or NONE"));
                }
            }
            "ONBUILD" => {
                let (inner, after) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
                let inner = inner.to_ascii_uppercase();
                if !may_trigger || matches!(inner.as_str(), "ONBUILD" | "FROM" | "MAINTAINER") {
                    return Err(Problem::new(place, format!("ONBUILD {inner} is not allowed")));
                }
                let trigger = Self::read(&inner, after, place, escape, false)?;
                read.more.push(("trigger", trigger.into_node(place)));
            }
            "ENV" | "LABEL" | "ARG" => read.more.push(("pairs", pairs(name, rest, place, escape)?)),
            "COPY" | "ADD" => {
                let mut sources = plain(rest, place, escape)?;
                let destination = sources.pop().filter(|_| !sources.is_empty()).ok_or_else(|| {
                    Problem::new(place, format!("{name} takes at least one source and a destination"))
                })?;
                read.more.push(("sources", texts(place, sources)));
                read.more.push(("destination", Node::text(place, destination)));
            }
            "FROM" => read.words = plain(rest, place, escape)?,
            "EXPOSE" | "VOLUME" => read.more.push(("arguments", texts(place, plain(rest, place, escape)?))),
            _ => read.more.push(("arguments", texts(place, [words::unquoted(rest, escape)]))),
        }
        Ok(read)
    }

    /// Makes it a node of the document.
    pub(super) fn into_node(self, place: Place) -> Node {
        let mut flags: Vec<(String, Node)> = Vec::new();
        for (name, value) in self.flags {
            let value = Node::new(place, value.map_or(Value::Bool(true), Value::Text));
            match flags.iter_mut().find(|(known, _)| *known == name) {
                Some((_, Node { value: Value::List(values), .. })) => values.push(value),
                Some((_, known)) => *known = Node::list(place, vec![known.clone(), value]),
                None => flags.push((name, value)),
            }
        }
        let mut entries = vec![
            ("instruction", Node::text(place, self.name)),
            ("line", line(place)),
            ("flags", Node::map(place, flags)),
        ];
        entries.extend(self.more);
        Node::map(place, entries)
    }
}

/// A line's number as a value.
pub(super) fn line(place: Place) -> Node {
    Node::new(place, Value::Number(place.line.into()))
}

fn texts<T: Into<String>>(place: Place, items: impl IntoIterator<Item = T>) -> Node {
    Node::list(place, items.into_iter().map(|item| Node::text(place, item)).collect())
}

/// Reads a command in one of its two forms.
fn command(rest: &str, place: Place) -> Vec<(&'static str, Node)> {
    let (form, arguments) = match words::array(rest) {
        Some(arguments) => ("exec", texts(place, arguments)),
        None => ("shell", texts(place, [rest])),
    };
    vec![("form", Node::text(place, form)), ("arguments", arguments)]
}

/// Reads words, or a JSON array of them.
fn plain(rest: &str, place: Place, escape: char) -> Result<Vec<String>, Problem> {
    if let Some(words) = words::array(rest) {
        return Ok(words);
    }
    let words = words::split(rest, escape).ok_or_else(|| unclosed(place))?;
    Ok(words.iter().map(|word| words::unquoted(word, escape)).collect())
}

fn unclosed(place: Place) -> Problem {
    Problem::new(place, "a quote is never closed")
}

/// Reads `name=value` words; ENV and LABEL also know `name value`, ARG a name alone.
fn pairs(name: &str, rest: &str, place: Place, escape: char) -> Result<Node, Problem> {
    let words = words::split(rest, escape).ok_or_else(|| unclosed(place))?;
    let wrong = || Problem::new(place, format!("{name} takes name=value"));
    let is_old = name != "ARG" && words.first().is_some_and(|word| !word.contains('='));
    if is_old {
        let (key, value) = rest.split_once(char::is_whitespace).ok_or_else(wrong)?;
        return Ok(Node::map(place, [(key, Node::text(place, words::unquoted(value.trim(), escape)))]));
    }
    let mut entries = Vec::new();
    for word in &words {
        let (key, value) = match word.split_once('=') {
            Some((key, value)) => (key, Value::Text(words::unquoted(value, escape))),
            None if name == "ARG" => (word.as_str(), Value::Null),
            None => return Err(wrong().help(format!("{word:?} has no =; a value with spaces needs quotes"))),
        };
        if key.is_empty() {
            return Err(wrong());
        }
        entries.push((words::unquoted(key, escape), Node::new(place, value)));
    }
    Ok(Node::map(place, entries))
}
