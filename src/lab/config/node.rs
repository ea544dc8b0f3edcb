//! A document as a tree: values in the order of the text, each with its place.

use super::problem::Place;
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::Number;
use std::collections::HashMap;

/// A value and where it stands. The value of a key stands where its key does.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    pub(super) place: Place,
    pub(super) value: Value,
}

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Null,
    Bool(bool),
    Number(Number),
    Text(String),
    List(Vec<Node>),
    Map(Vec<(String, Node)>),
}

impl Node {
    pub(super) fn new(place: Place, value: Value) -> Self {
        Self { place, value }
    }

    pub(super) fn text(place: Place, text: impl Into<String>) -> Self {
        Self::new(place, Value::Text(text.into()))
    }

    pub(super) fn list(place: Place, items: Vec<Node>) -> Self {
        Self::new(place, Value::List(items))
    }

    /// Makes a map; an entry stands where its value does.
    pub(super) fn map<K: Into<String>>(place: Place, entries: impl IntoIterator<Item = (K, Node)>) -> Self {
        Self::new(place, Value::Map(entries.into_iter().map(|(key, node)| (key.into(), node)).collect()))
    }

    /// Moves the value to another place, that of its key.
    pub(super) fn at(mut self, place: Place) -> Self {
        self.place = place;
        self
    }
}

/// Entries of a map in the order of the text, found by their keys.
#[derive(Debug, Default)]
pub(super) struct Entries {
    list: Vec<(String, Node)>,
    index: HashMap<String, usize>,
}

impl Entries {
    /// Returns what stands under a key.
    pub(super) fn get_mut(&mut self, key: &str) -> Option<&mut Node> {
        let at = *self.index.get(key)?;
        self.list.get_mut(at).map(|(_, node)| node)
    }

    /// Puts a value under a key, in place of what is there.
    pub(super) fn set(&mut self, key: String, node: Node) {
        if let Some(known) = self.get_mut(&key) {
            *known = node;
            return;
        }
        self.index.insert(key.clone(), self.list.len());
        self.list.push((key, node));
    }

    /// Makes them a map.
    pub(super) fn into_node(self, place: Place) -> Node {
        Node::new(place, Value::Map(self.list))
    }
}

/// Finite numbers are JSON's; the others are text, as JSON has none.
pub(super) fn float(number: f64) -> Value {
    match Number::from_f64(number) {
        Some(number) => Value::Number(number),
        None if number.is_nan() => Value::Text("NaN".to_owned()),
        None if number > 0.0 => Value::Text("Infinity".to_owned()),
        None => Value::Text("-Infinity".to_owned()),
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.value {
            Value::Null => serializer.serialize_unit(),
            Value::Bool(truth) => serializer.serialize_bool(*truth),
            Value::Number(number) => number.serialize(serializer),
            Value::Text(text) => serializer.serialize_str(text),
            Value::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(item)?;
                }
                list.end()
            }
            Value::Map(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, node) in entries {
                    map.serialize_entry(key, node)?;
                }
                map.end()
            }
        }
    }
}
