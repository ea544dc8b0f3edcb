//! Values and numbers in words.

use serde_json::Value;

/// Returns a value of SQL as SQLite's shell would write it, and whether it is a number.
pub(super) fn of_sql(value: &Value) -> (String, bool) {
    match value {
        Value::Null => ("NULL".to_owned(), true),
        Value::String(text) => (text.clone(), false),
        Value::Number(number) => (number.to_string(), true),
        Value::Object(tagged) => {
            let part = |key: &str| tagged.get(key).and_then(Value::as_str);
            match (part("$integer").or(part("$real")), part("$blob")) {
                (Some(number), _) => (number.to_owned(), true),
                (None, Some(bytes)) => (format!("x'{bytes}'"), false),
                _ => (value.to_string(), false),
            }
        }
        other => (other.to_string(), false),
    }
}

/// Returns a parameter's value for people.
pub(super) fn of_parameter(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(value) => value.as_f64().map_or_else(|| value.to_string(), number),
        other => other.to_string(),
    }
}

/// Writes a number with as many digits as say something: four that count, or the whole of an integer.
pub(super) fn number(value: f64) -> String {
    let size = value.abs();
    if value.fract() == 0.0 && size < 1e15 {
        return format!("{value:.0}");
    }
    if !(1e-4..1e15).contains(&size) {
        return format!("{value:.3e}");
    }
    let before = size.log10().floor() as i32;
    let decimals = usize::try_from(3 - before).unwrap_or(0);
    let text = format!("{value:.decimals$}");
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn numbers_have_the_digits_that_count() {
        let shown = [0.0, 15.0, 4.25, 1.0 / 3.0, 123_456.7, -0.001_234_6, 1e-9, 2e20].map(number);
        assert_eq!(shown, ["0", "15", "4.25", "0.3333", "123457", "-0.001235", "1.000e-9", "2.000e20"]);
    }

    #[test]
    fn values_of_sql_are_told_apart() {
        assert_eq!(of_sql(&json!(null)).0, "NULL");
        assert_eq!(of_sql(&json!({"$integer": "9007199254740993"})), ("9007199254740993".to_owned(), true));
        assert_eq!(of_sql(&json!({"$blob": "00ff"})).0, "x'00ff'");
        assert_eq!(of_sql(&json!({"$real": "inf"})).0, "inf");
    }
}
