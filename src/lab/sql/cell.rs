//! A value of SQLite as JSON, with a mark where JSON has nothing like it.

use rusqlite::types::ValueRef;
use serde_json::{Number, Value, json};

/// The greatest whole number that JavaScript's numbers tell from its neighbours.
const SAFE: u64 = 9_007_199_254_740_991;

/// Returns a value as JSON: `{"$integer": "…"}` beyond ±(2⁵³ − 1), `{"$real": "inf"}`, `{"$blob": "00ff"}`.
pub(super) fn json(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) if number.unsigned_abs() <= SAFE => Value::from(number),
        ValueRef::Integer(number) => json!({ "$integer": number.to_string() }),
        ValueRef::Real(number) => match Number::from_f64(number) {
            Some(number) => Value::Number(number),
            None => json!({ "$real": number.to_string() }),
        },
        ValueRef::Text(text) => Value::String(String::from_utf8_lossy(text).into_owned()),
        ValueRef::Blob(bytes) => {
            let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
            json!({ "$blob": hex })
        }
    }
}

/// Returns about how many bytes a value takes outside of SQLite.
pub(super) fn size(value: ValueRef<'_>) -> usize {
    match value {
        ValueRef::Text(text) => text.len() + 4,
        ValueRef::Blob(bytes) => bytes.len() * 2 + 16,
        _ => 24,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_json_lacks_is_marked() {
        assert_eq!(json(ValueRef::Integer(9_007_199_254_740_991)), json!(9_007_199_254_740_991_i64));
        assert_eq!(json(ValueRef::Integer(-9_007_199_254_740_992)), json!({ "$integer": "-9007199254740992" }));
        assert_eq!(json(ValueRef::Integer(i64::MIN)), json!({ "$integer": "-9223372036854775808" }));
        assert_eq!(json(ValueRef::Real(f64::INFINITY)), json!({ "$real": "inf" }));
        assert_eq!(json(ValueRef::Blob(&[0, 255])), json!({ "$blob": "00ff" }));
        assert_eq!(json(ValueRef::Text(b"a\xff")), json!("a\u{fffd}"));
    }
}
