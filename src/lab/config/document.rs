//! A text of a known format → what checks and the screen get.

use super::node::{Node, Value};
use super::problem::{Place, Problem};
use super::{NODES, TEXT, dockerfile, env, graphql, hcl, ini, json, nginx, properties, toml, too_large, xml, yaml};
use crate::course::ConfigFormat;
use crate::learner::DocumentLine;

/// The most bytes of a document as JSON, and of its positions.
const JSON: usize = 2 * 1024 * 1024;
/// The most levels of a tree; one level of a format may be two of them.
const LEVELS: usize = 200;
/// The most lines shown of a document.
const SHOWN: usize = 2_000;
/// The most bytes of a value that is shown.
const VALUE: usize = 200;

/// A file that could be read.
#[derive(Debug, PartialEq)]
pub(in crate::lab) struct Document {
    /// The document as JSON, keys in the order of the text.
    pub(in crate::lab) json: String,
    /// JSON pointers (RFC 6901) and where what they point at stands.
    pub(in crate::lab) positions: Vec<(String, Place)>,
    /// The tree for reading, line by line.
    pub(in crate::lab) lines: Vec<DocumentLine>,
    /// How many lines are not in `lines`.
    pub(in crate::lab) omitted: usize,
}

/// Reads a text.
///
/// # Errors
/// When it is not of that format, or larger than the laboratory takes.
pub(in crate::lab) fn read(format: ConfigFormat, text: &str) -> Result<Document, Problem> {
    if text.len() > TEXT {
        return Err(Problem::new(Place { line: 1, column: 1 }, format!("the file is larger than {} kB", TEXT / 1024)));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    Document::of(&parse(format, text)?)
}

fn parse(format: ConfigFormat, text: &str) -> Result<Node, Problem> {
    match format {
        ConfigFormat::Yaml => yaml::parse(text),
        ConfigFormat::Toml => toml::parse(text),
        ConfigFormat::Json => json::parse(text, false),
        ConfigFormat::Jsonc => json::parse(text, true),
        ConfigFormat::Xml => xml::parse(text),
        ConfigFormat::Hcl => hcl::parse(text),
        ConfigFormat::Graphql => graphql::parse(text),
        ConfigFormat::Dockerfile => dockerfile::parse(text),
        ConfigFormat::Nginx => nginx::parse(text),
        ConfigFormat::Ini => ini::parse(text),
        ConfigFormat::Env => env::parse(text),
        ConfigFormat::Properties => properties::parse(text),
    }
}

impl Document {
    /// Returns where the value that a pointer names stands.
    pub(in crate::lab) fn place(&self, pointer: &str) -> Option<Place> {
        self.positions.iter().find(|(known, _)| known == pointer).map(|(_, place)| *place)
    }

    fn of(node: &Node) -> Result<Self, Problem> {
        let mut walk = Walk { pointer: String::new(), positions: Vec::new(), bytes: 0, lines: Vec::new(), omitted: 0 };
        walk.visit(node, None, 0)?;
        let json = serde_json::to_string(node).map_err(|error| Problem::new(node.place, error.to_string()))?;
        if json.len() > JSON {
            return Err(too_large(node.place));
        }
        Ok(Self { json, positions: walk.positions, lines: walk.lines, omitted: walk.omitted })
    }
}

/// A walk through a tree.
struct Walk {
    pointer: String,
    positions: Vec<(String, Place)>,
    bytes: usize,
    lines: Vec<DocumentLine>,
    omitted: usize,
}

impl Walk {
    fn visit(&mut self, node: &Node, key: Option<&str>, depth: usize) -> Result<(), Problem> {
        // The pointer alone could grow without end: long keys, many children.
        self.bytes += self.pointer.len();
        if depth > LEVELS || self.positions.len() >= NODES || self.bytes > JSON {
            return Err(too_large(node.place));
        }
        self.positions.push((self.pointer.clone(), node.place));
        self.show(node, key, depth);
        let length = self.pointer.len();
        match &node.value {
            Value::List(items) => {
                for (at, item) in items.iter().enumerate() {
                    self.pointer.push_str(&format!("/{at}"));
                    self.visit(item, Some(&at.to_string()), depth + 1)?;
                    self.pointer.truncate(length);
                }
            }
            Value::Map(entries) => {
                for (name, item) in entries {
                    self.pointer.push('/');
                    self.pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
                    self.visit(item, Some(name), depth + 1)?;
                    self.pointer.truncate(length);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn show(&mut self, node: &Node, key: Option<&str>, depth: usize) {
        let value = match &node.value {
            Value::Null => "null".to_owned(),
            Value::Bool(truth) => truth.to_string(),
            Value::Number(number) => number.to_string(),
            Value::Text(text) => format!("{:?}", cut(text)),
            Value::List(items) if items.is_empty() => "[]".to_owned(),
            Value::Map(entries) if entries.is_empty() => "{}".to_owned(),
            Value::List(_) | Value::Map(_) => String::new(),
        };
        // The root that holds others is seen in what it holds.
        let Some(key) = key.or((!value.is_empty()).then_some("")) else { return };
        if self.lines.len() >= SHOWN {
            self.omitted += 1;
            return;
        }
        self.lines.push(DocumentLine {
            depth: u16::try_from(depth.saturating_sub(1)).unwrap_or(u16::MAX),
            key: cut(key),
            value,
            line: node.place.line,
            column: node.place.column,
        });
    }
}

fn cut(text: &str) -> String {
    if text.len() <= VALUE {
        return text.to_owned();
    }
    format!("{}…", &text[..text.floor_char_boundary(VALUE)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_those_of_the_keys() {
        let document = read(ConfigFormat::Yaml, "services:\n  a/b:\n    ports: [80, \"443\"]\n").unwrap();
        let places: Vec<_> =
            document.positions.iter().map(|(pointer, place)| (pointer.as_str(), place.line, place.column)).collect();
        assert_eq!(
            places,
            [
                ("", 1, 1),
                ("/services", 1, 1),
                ("/services/a~1b", 2, 3),
                ("/services/a~1b/ports", 3, 5),
                ("/services/a~1b/ports/0", 3, 13),
                ("/services/a~1b/ports/1", 3, 17),
            ]
        );
        let lines: Vec<_> = document
            .lines
            .iter()
            .map(|line| format!("{}{}: {}", "  ".repeat(line.depth.into()), line.key, line.value))
            .collect();
        assert_eq!(lines, ["services: ", "  a/b: ", "    ports: ", "      0: 80", "      1: \"443\""]);
    }

    #[test]
    fn long_keys_over_many_values_are_refused() {
        let key = "k".repeat(1_000);
        let (open, values) = (format!("{{\"{key}\":").repeat(50), "0,".repeat(20_000));
        let text = format!("{open}[{values}0]{}", "}".repeat(50));
        let problem = read(ConfigFormat::Json, &text).unwrap_err();
        assert!(problem.message.contains("larger than the laboratory takes"), "{problem:?}");
    }

    #[test]
    fn a_file_has_a_size() {
        assert!(read(ConfigFormat::Env, &"#".repeat(TEXT)).is_ok());
        assert!(read(ConfigFormat::Env, &"#".repeat(TEXT + 1)).unwrap_err().message.contains("256 kB"));
    }
}
