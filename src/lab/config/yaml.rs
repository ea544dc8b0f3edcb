//! YAML 1.2 (<https://yaml.org/spec/1.2.2>). Words such as `yes` and `on` are text; anchors, aliases and `<<` are resolved within a budget.
//!
//! A file of several documents (`---`) becomes the list of them.

use super::lines::Lines;
use super::node::{Node, Value, float};
use super::problem::{Place, Problem};
use super::{DEPTH, NODES, TEXT, too_deep, too_large};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::options::NonFiniteFloatPolicy;
use serde_saphyr::{Location, Options, Spanned};
use std::fmt;

/// Reads YAML.
pub(super) fn parse(text: &str) -> Result<Node, Problem> {
    let lines = Lines::new(text);
    match serde_saphyr::from_multiple_with_options::<Spanned<Tree>>(text, options()) {
        Ok(mut documents) => {
            let start = Place { line: 1, column: 1 };
            match documents.len() {
                0 => Ok(Node::new(start, Value::Null)),
                1 => Ok(documents.remove(0).into_node()),
                _ => Ok(Node::list(start, documents.into_iter().map(Spanned::into_node).collect())),
            }
        }
        Err(error) => Err(problem(&error, &lines)),
    }
}

fn options() -> Options {
    serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_depth: DEPTH,
            flow_nesting_limit: DEPTH,
            max_nodes: NODES,
            max_events: 4 * NODES,
            max_documents: 100,
            max_total_scalar_bytes: 4 * TEXT,
            max_recorded_anchor_events: NODES,
            max_recorded_anchor_bytes: 4 * TEXT,
            max_merge_keys: 1_000,
        },
        alias_limits: serde_saphyr::alias_limits! {
            max_total_replayed_events: NODES,
            max_replay_stack_depth: DEPTH,
        },
        strict_booleans: true,
        // A tag that is left out would change what a value means without a word.
        reject_unsupported_tags: true,
        non_finite_float_policy: NonFiniteFloatPolicy::PassThrough,
        with_snippet: false,
    }
}

fn problem(error: &serde_saphyr::Error, lines: &Lines<'_>) -> Problem {
    let error = error.without_snippet();
    let place = error.location().filter(|location| location.line() > 0).map_or_else(|| lines.end(), place);
    let text = error.to_string();
    let message = text.lines().next().unwrap_or_default();
    if let Some(breach) = message.strip_prefix("budget breached: ") {
        return if breach.starts_with("Depth") { too_deep(place) } else { too_large(place) };
    }
    if message.starts_with("recursion limit") {
        return too_deep(place);
    }
    if message.starts_with("recursive references") {
        return Problem::new(place, "an alias stands within what it stands for");
    }
    // The place is told apart from the words.
    let message = message.split(" at line ").next().unwrap_or_default();
    let message = message.strip_prefix("YAML parse error: ").unwrap_or(message);
    Problem::new(place, super::json::lower(message))
}

fn place(location: Location) -> Place {
    let number = |value: u64| u32::try_from(value).unwrap_or(u32::MAX).max(1);
    Place { line: number(location.line()), column: number(location.column()) }
}

/// A value as the deserializer hands it over; its place is told by what wraps it.
struct Tree(Value);

/// What a wrapped value becomes.
trait IntoNode {
    fn into_node(self) -> Node;
}

impl IntoNode for Spanned<Tree> {
    fn into_node(self) -> Node {
        Node::new(place(self.referenced), self.value.0)
    }
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Build).map(Tree)
    }
}

/// Builds a value.
struct Build;

impl<'de> Visitor<'de> for Build {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Value, E> {
        Ok(Value::Bool(truth))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Number(number.into()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(Value::Number(number.into()))
    }

    fn visit_i128<E>(self, number: i128) -> Result<Value, E> {
        Ok(float(number as f64))
    }

    fn visit_u128<E>(self, number: u128) -> Result<Value, E> {
        Ok(float(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(float(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(Value::Text(text))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(Build)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element::<Spanned<Tree>>()? {
            list.push(item.into_node());
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut map = Vec::new();
        while let Some(key) = entries.next_key::<Spanned<Tree>>()? {
            let at = place(key.referenced);
            let key = match key.value.0 {
                Value::Text(text) => text,
                Value::Number(number) => number.to_string(),
                Value::Bool(truth) => truth.to_string(),
                Value::Null => "null".to_owned(),
                Value::List(_) | Value::Map(_) => {
                    return Err(serde::de::Error::custom(
                        "a key is a list or a map; only plain keys have a place in a document",
                    ));
                }
            };
            let value = entries.next_value::<Spanned<Tree>>()?;
            map.push((key, value.into_node().at(at)));
        }
        Ok(Value::Map(map))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn yaml(text: &str) -> String {
        match parse(text) {
            Ok(node) => serde_json::to_string(&node).unwrap(),
            Err(problem) => format!("{}:{} {}", problem.place.line, problem.place.column, problem.message),
        }
    }

    #[test]
    fn values_are_those_of_yaml_1_2() {
        assert_eq!(
            yaml("b: yes\na: true\nn: ~\ni: 0x1F\no: 0o17\nf: 1.5\ns: '80'\nt: |\n  one\n  two\nd: 2026-06-01\n"),
            r#"{"b":"yes","a":true,"n":null,"i":31,"o":15,"f":1.5,"s":"80","t":"one\ntwo\n","d":"2026-06-01"}"#
        );
        assert_eq!(yaml("f: .inf\ng: .nan\n"), r#"{"f":"Infinity","g":"NaN"}"#);
        assert_eq!(yaml(""), "null");
        assert_eq!(yaml("1: a\ntrue: b\n"), r#"{"1":"a","true":"b"}"#);
    }

    #[test]
    fn aliases_and_merges_are_resolved() {
        assert_eq!(
            yaml("base: &b {x: 1, y: 2}\nuse:\n  <<: *b\n  y: 3\nsame: *b\n"),
            r#"{"base":{"x":1,"y":2},"use":{"y":3,"x":1},"same":{"x":1,"y":2}}"#
        );
    }

    #[test]
    fn several_documents_are_a_list() {
        assert_eq!(yaml("a: 1\n---\nb: 2\n"), r#"[{"a":1},{"b":2}]"#);
    }

    #[test]
    fn mistakes_have_a_place() {
        for (text, start) in [
            ("a: 1\na: 2\n", "2:1 duplicate mapping key: a"),
            ("a:\n  b: 1\n c: 2\n", "3:2"),
            ("a: [1, 2\n", "1:4 unclosed bracket"),
            ("a: \"x\n", "1:4 unclosed quote"),
            ("a:\n\tb: 1\n", "2:"),
            ("a: *nowhere\n", "1:4"),
            ("a: &a [*a]\n", "1:8 an alias stands within what it stands for"),
            ("a: !Ref b\n", "1:"),
        ] {
            assert!(yaml(text).starts_with(start), "{text:?}: {}", yaml(text));
        }
    }

    #[test]
    fn bombs_are_refused() {
        let mut laughs = "a: &a [x,x,x,x,x,x,x,x,x]\n".to_owned();
        for pair in [b"ab", b"bc", b"cd", b"de", b"ef", b"fg", b"gh", b"hi"] {
            let (one, two) = (char::from(pair[0]), char::from(pair[1]));
            laughs += &format!("{two}: &{two} [{}]\n", vec![format!("*{one}"); 9].join(","));
        }
        let long = format!("a: &a {}\nb: [{}]\n", "x".repeat(100_000), vec!["*a"; 20_000].join(","));
        let merges = "a: &a\n  <<: *a\n".to_owned();
        let flow = "[".repeat(100_000);
        let block: String = (0..700).map(|level| format!("{}a:\n", " ".repeat(level))).collect();
        for text in [laughs, long, merges, flow, block, "a: &a [*a]\n".to_owned()] {
            // As much stack as a child has.
            let parsed = std::thread::Builder::new().stack_size(8 << 20).spawn(move || parse(&text).is_err()).unwrap();
            assert!(parsed.join().unwrap());
        }
    }
}
