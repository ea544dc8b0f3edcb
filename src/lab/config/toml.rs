//! TOML 1.1 (<https://toml.io>). Dates and times are text, as JSON has none.

use super::json::lower;
use super::lines::Lines;
use super::node::{Node, Value, float};
use super::problem::Problem;
use super::{DEPTH, too_deep};
use toml::Spanned;
use toml::de::{DeInteger, DeTable, DeValue};

/// Reads TOML.
pub(super) fn parse(text: &str) -> Result<Node, Problem> {
    let lines = Lines::new(text);
    match DeTable::parse(text) {
        Ok(table) => {
            let place = lines.place(table.span().start);
            entries(table.get_ref(), &lines, 0).map(|value| Node::new(place, value))
        }
        Err(error) => {
            let place = error.span().map_or_else(|| lines.end(), |span| lines.place(span.start));
            let mut parts = error.message().splitn(2, '\n');
            let message = lower(parts.next().unwrap_or_default());
            if message.contains("recurs") {
                return Err(too_deep(place));
            }
            let problem = Problem::new(place, message);
            Err(match parts.next().map(str::trim).filter(|more| !more.is_empty()) {
                Some(more) => problem.help(more),
                None => problem,
            })
        }
    }
}

/// Returns a table's entries in the order of the text.
fn entries(table: &DeTable<'_>, lines: &Lines<'_>, depth: usize) -> Result<Value, Problem> {
    let mut sorted: Vec<_> = table.iter().collect();
    sorted.sort_by_key(|(key, _)| key.span().start);
    let entries = sorted.into_iter().map(|(key, value)| {
        let place = lines.place(key.span().start);
        Ok((key.get_ref().to_string(), node(value, lines, depth + 1)?.at(place)))
    });
    Ok(Value::Map(entries.collect::<Result<_, Problem>>()?))
}

fn node(value: &Spanned<DeValue<'_>>, lines: &Lines<'_>, depth: usize) -> Result<Node, Problem> {
    let place = lines.place(value.span().start);
    if depth > DEPTH {
        return Err(too_deep(place));
    }
    let value = match value.get_ref() {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(number) => {
            integer(number).ok_or_else(|| Problem::new(place, "this whole number has more than 64 bits"))?
        }
        DeValue::Float(number) => number
            .as_str()
            .replace('_', "")
            .parse::<f64>()
            .map(float)
            .map_err(|_| Problem::new(place, "this number cannot be read"))?,
        DeValue::Boolean(truth) => Value::Bool(*truth),
        DeValue::Datetime(moment) => Value::Text(moment.to_string()),
        DeValue::Array(items) => {
            Value::List(items.iter().map(|item| node(item, lines, depth + 1)).collect::<Result<_, _>>()?)
        }
        DeValue::Table(table) => entries(table, lines, depth)?,
    };
    Ok(Node::new(place, value))
}

fn integer(number: &DeInteger<'_>) -> Option<Value> {
    let digits = number.as_str().replace('_', "");
    i64::from_str_radix(&digits, number.radix()).ok().map(|number| Value::Number(number.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn toml(text: &str) -> String {
        match parse(text) {
            Ok(node) => serde_json::to_string(&node).unwrap(),
            Err(problem) => format!("{}:{} {}", problem.place.line, problem.place.column, problem.message),
        }
    }

    #[test]
    fn toml_keeps_the_order_of_the_text() {
        let text = "z = 1\na = [0x1F, 1_000, 2.5, inf]\nwhen = 2026-06-01T08:00:00Z\n[server]\nport = 80\n[[user]]\nname = 'b'\n";
        assert_eq!(
            toml(text),
            r#"{"z":1,"a":[31,1000,2.5,"Infinity"],"when":"2026-06-01T08:00:00Z","server":{"port":80},"user":[{"name":"b"}]}"#
        );
    }

    #[test]
    fn toml_says_where_it_cannot_go_on() {
        assert_eq!(toml("a = 1\nb = \n"), "2:5 string values must be quoted, expected literal string");
        assert!(toml("a = 1\na = 2\n").starts_with("2:1 duplicate key"), "{}", toml("a = 1\na = 2\n"));
    }

    #[test]
    fn bombs_are_refused() {
        for text in [
            format!("a={}{}", "[".repeat(60_000), "]".repeat(60_000)),
            format!("a={}1{}", "{a=".repeat(60_000), "}".repeat(60_000)),
            format!("{}=1", vec!["a"; 60_000].join(".")),
            format!("[{}]\nb=1\n", vec!["a"; 60_000].join(".")),
            format!("a = {}", "9".repeat(100_000)),
        ] {
            assert!(parse(&text).is_err(), "{}", &text[..20]);
        }
    }
}
