//! JSON (RFC 8259) and JSON with comments.
//!
//! A repeated key is an error: the standard leaves open which one counts, and every reader chooses differently.

use super::lines::Lines;
use super::node::{Node, Value};
use super::problem::{Place, Problem};
use super::{DEPTH, too_deep};
use jsonc_parser::ast;
use jsonc_parser::common::Ranged;
use jsonc_parser::errors::{ParseError, ParseErrorKind};
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use std::collections::HashMap;

/// Reads JSON; `comments` allows them, and commas after the last item.
pub(super) fn parse(text: &str, comments: bool) -> Result<Node, Problem> {
    let lines = Lines::new(text);
    let options = ParseOptions {
        allow_comments: comments,
        allow_trailing_commas: comments,
        allow_loose_object_property_names: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    };
    match parse_to_ast(text, &CollectOptions::default(), &options) {
        Ok(parsed) => match parsed.value {
            Some(value) => node(&value, &lines, 0),
            None => Err(Problem::new(lines.end(), "the file holds no value").help("the smallest JSON object is {}")),
        },
        Err(error) => Err(problem(&error, &lines)),
    }
}

fn node(value: &ast::Value<'_>, lines: &Lines<'_>, depth: usize) -> Result<Node, Problem> {
    let place = lines.place(value.start());
    if depth > DEPTH {
        return Err(too_deep(place));
    }
    Ok(match value {
        ast::Value::NullKeyword(_) => Node::new(place, Value::Null),
        ast::Value::BooleanLit(literal) => Node::new(place, Value::Bool(literal.value)),
        ast::Value::StringLit(literal) => Node::text(place, literal.value.as_ref()),
        ast::Value::NumberLit(literal) => match serde_json::from_str(literal.value) {
            Ok(number) => Node::new(place, Value::Number(number)),
            Err(_) => return Err(Problem::new(place, "this number is not one that JSON readers can hold")),
        },
        ast::Value::Array(array) => {
            let items = array.elements.iter().map(|item| node(item, lines, depth + 1));
            Node::list(place, items.collect::<Result<_, _>>()?)
        }
        ast::Value::Object(object) => {
            let mut seen: HashMap<&str, Place> = HashMap::new();
            let mut entries = Vec::new();
            for property in &object.properties {
                let (key, at) = (property.name.as_str(), lines.place(property.range.start));
                if let Some(first) = seen.insert(key, at) {
                    return Err(repeated(key, first, at));
                }
                entries.push((key.to_owned(), node(&property.value, lines, depth + 1)?.at(at)));
            }
            Node::new(place, Value::Map(entries))
        }
    })
}

/// Says that a key stands there twice.
pub(super) fn repeated(key: &str, first: Place, second: Place) -> Problem {
    Problem::new(second, format!("the key {key:?} is here a second time; the first is on line {}", first.line))
}

fn problem(error: &ParseError, lines: &Lines<'_>) -> Problem {
    let mut place = lines.place(error.range().start);
    let (message, help) = match error.kind() {
        ParseErrorKind::CommentsNotAllowed => {
            ("JSON has no comments", Some("remove it; what needs saying can be a key of its own"))
        }
        ParseErrorKind::TrailingCommasNotAllowed => {
            ("a comma stands after the last item", Some("JSON has commas only between items"))
        }
        ParseErrorKind::SingleQuotedStringsNotAllowed => {
            ("a string stands in single quotes", Some("JSON knows only double quotes"))
        }
        ParseErrorKind::ExpectedStringObjectProperty => {
            ("a key is not in quotes", Some("write keys in double quotes: {\"port\": 80}"))
        }
        ParseErrorKind::ExpectedComma => ("a comma is missing here", None),
        ParseErrorKind::ExpectedColonAfterObjectKey => ("a colon is missing after the key", None),
        ParseErrorKind::ExpectedObjectValue => ("a value is missing after the colon", None),
        ParseErrorKind::MultipleRootJsonValues => ("a second value follows the first", Some("a file holds one value")),
        ParseErrorKind::NonFiniteNumbersNotAllowed => ("JSON has no Infinity and no NaN", None),
        ParseErrorKind::HexadecimalNumbersNotAllowed => ("JSON has no hexadecimal numbers", None),
        ParseErrorKind::UnaryPlusNumbersNotAllowed => ("a number must not begin with +", None),
        ParseErrorKind::BareDecimalPointNumbersNotAllowed => {
            ("a decimal point needs digits on both sides", Some("write 0.5 instead of .5, and 5 instead of 5."))
        }
        ParseErrorKind::UnterminatedArray => ("this [ is never closed", None),
        ParseErrorKind::UnterminatedObject => ("this { is never closed", None),
        ParseErrorKind::UnterminatedCommentBlock => ("this comment is never closed", None),
        ParseErrorKind::UnexpectedWord | ParseErrorKind::UnexpectedToken => {
            ("this is no value", Some("strings need double quotes; the only words are true, false and null"))
        }
        ParseErrorKind::NestingDepthExceeded => return too_deep(place),
        other => return Problem::new(place, lower(&other.to_string())),
    };
    if place == Place::default() {
        place = lines.end();
    }
    let problem = Problem::new(place, message);
    match help {
        Some(help) => problem.help(help),
        None => problem,
    }
}

/// Begins a library's sentence as the others begin.
pub(super) fn lower(text: &str) -> String {
    let mut rest = text.chars();
    match rest.next() {
        Some(first) => first.to_lowercase().chain(rest).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(text: &str, comments: bool) -> String {
        match parse(text, comments) {
            Ok(node) => serde_json::to_string(&node).unwrap(),
            Err(problem) => format!("{}:{} {}", problem.place.line, problem.place.column, problem.message),
        }
    }

    #[test]
    fn json_keeps_order_and_numbers() {
        assert_eq!(json("{\"b\": [1, -2.5e3, \"x\\n\"], \"a\": null}", false), r#"{"b":[1,-2500.0,"x\n"],"a":null}"#);
    }

    #[test]
    fn json_refuses_comments_and_commas_in_words() {
        assert_eq!(json("{\n  // why\n  \"a\": 1}", false), "2:3 JSON has no comments");
        assert_eq!(json("[1,]", false), "1:3 a comma stands after the last item");
        assert_eq!(json("{'a': 1}", false), "1:2 a string stands in single quotes");
        assert_eq!(json("{a: 1}", false), "1:2 a key is not in quotes");
        assert_eq!(json("{\"a\": 1 \"b\": 2}", false), "1:8 a comma is missing here");
        assert_eq!(json("{\"a\": yes}", false), "1:7 this is no value");
        assert_eq!(json("", false), "1:1 the file holds no value");
    }

    #[test]
    fn json_with_comments_takes_both() {
        assert_eq!(json("{ // why\n \"a\": 1, /* b */ }", true), r#"{"a":1}"#);
    }

    #[test]
    fn a_repeated_key_is_named_with_both_places() {
        assert_eq!(
            json("{\"a\": 1,\n\"a\": 2}", false),
            "2:1 the key \"a\" is here a second time; the first is on line 1"
        );
    }

    #[test]
    fn depth_is_limited() {
        let deep = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        assert!(parse(&deep(DEPTH), false).is_ok());
        assert!(parse(&deep(DEPTH + 2), false).unwrap_err().message.contains("64 levels"));
        assert!(parse(&deep(100_000), false).is_err());
    }
}
