//! The words of the interface, by key, from message files.

use std::collections::BTreeMap;
use std::sync::LazyLock;

static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::parse(include_str!("en.toml")));

/// The messages of one language.
#[derive(Debug)]
pub struct Words(BTreeMap<String, String>);

impl Words {
    /// Returns the English messages.
    pub fn english() -> &'static Self {
        &ENGLISH
    }

    fn parse(source: &str) -> Self {
        let table: BTreeMap<String, String> =
            toml::from_str(source).unwrap_or_else(|error| panic!("a message file is not a table of strings: {error}"));
        Self(table)
    }

    /// Returns the message of `key`, or the key itself where there is none, so that a gap is seen and nothing breaks.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.0.get(key).map_or(key, String::as_str)
    }

    /// Returns the message of `key` with each `{name}` replaced.
    pub fn with(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut rest = self.get(key);
        let mut out = String::with_capacity(rest.len() + 16);
        while let Some(open) = rest.find('{') {
            out.push_str(&rest[..open]);
            let inner = &rest[open + 1..];
            let Some(close) = inner.find('}') else {
                rest = &rest[open..];
                break;
            };
            match values.iter().find(|(name, _)| *name == &inner[..close]) {
                Some((_, value)) => out.push_str(value),
                None => out.push_str(&rest[open..open + close + 2]),
            }
            rest = &inner[close + 1..];
        }
        out.push_str(rest);
        out
    }

    /// Returns the message for a count: `key.one` for 1, `key.many` otherwise, `{n}` replaced.
    pub fn count(&self, key: &str, n: usize) -> String {
        let form = if n == 1 { "one" } else { "many" };
        self.with(&format!("{key}.{form}"), &[("n", &n.to_string())])
    }

    /// Returns every key.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn names_are_replaced_and_unknown_ones_stay() {
        let words = Words::parse("a = \"{x} and {y} and {\"\n\"n.one\" = \"{n} day\"\n\"n.many\" = \"{n} days\"");
        assert_eq!(words.with("a", &[("x", "1")]), "1 and {y} and {");
        assert_eq!(words.count("n", 1), "1 day");
        assert_eq!(words.count("n", 2), "2 days");
    }
}
