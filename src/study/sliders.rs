//! A file of parameters as sliders: what each stands at, the next step, and the file with another value.

use crate::learner::{Parameter, ParameterKind};
use serde_json::{Map, Number, Value};

/// Why a file cannot be shown as sliders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unsuited {
    /// It is no JSON: the line and the column, from 1.
    Json(usize, usize),
    /// It is JSON and no object.
    Object,
    /// The model has no such parameter.
    Unknown(String),
    /// The value of a parameter is none that it takes.
    Value(String),
}

/// Why a number does not fit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Misfit {
    /// It is no number.
    NoNumber,
    /// Less than this.
    Less(f64),
    /// More than this.
    More(f64),
    /// Between two steps of this size.
    Between(f64),
}

/// Returns the value of each parameter, in the order of the model.
///
/// # Errors
/// Says why there are none.
pub fn slider_values(declared: &[Parameter], text: &str) -> Result<Vec<Value>, Unsuited> {
    let given = read(text)?;
    if let Some(name) = given.keys().find(|name| !declared.iter().any(|parameter| parameter.name == **name)) {
        return Err(Unsuited::Unknown(name.clone()));
    }
    let value = |parameter: &Parameter| {
        let value = given.get(&parameter.name).unwrap_or(&parameter.default);
        if takes(parameter, value) { Ok(value.clone()) } else { Err(Unsuited::Value(parameter.name.clone())) }
    };
    declared.iter().map(value).collect()
}

fn read(text: &str) -> Result<Map<String, Value>, Unsuited> {
    match serde_json::from_str(text) {
        Ok(Value::Object(map)) => Ok(map),
        Ok(_) => Err(Unsuited::Object),
        Err(error) => Err(Unsuited::Json(error.line(), error.column())),
    }
}

/// Whether a parameter takes a value, as the model will judge it.
fn takes(parameter: &Parameter, value: &Value) -> bool {
    match parameter.kind {
        ParameterKind::Boolean => value.is_boolean(),
        ParameterKind::Choice => parameter.options.iter().any(|option| same(option, value)),
        ParameterKind::Number => value.as_f64().is_some_and(|value| misfit(parameter, value).is_none()),
    }
}

/// Whether two values are the same to the model: `1` and `1.0` are.
fn same(a: &Value, b: &Value) -> bool {
    a == b || a.as_f64().zip(b.as_f64()).is_some_and(|(a, b)| a.total_cmp(&b).is_eq())
}

/// Says why a number does not fit a parameter.
pub fn misfit(parameter: &Parameter, value: f64) -> Option<Misfit> {
    let between = |step: f64| {
        let steps = (value - parameter.min.unwrap_or(0.0)) / step;
        // What a slider reaches by adding is not exact.
        ((steps - steps.round()).abs() > 1e-6).then_some(Misfit::Between(step))
    };
    if !value.is_finite() {
        return Some(Misfit::NoNumber);
    }
    let less = parameter.min.filter(|min| value < *min).map(Misfit::Less);
    let more = || parameter.max.filter(|max| value > *max).map(Misfit::More);
    less.or_else(more).or_else(|| parameter.step.and_then(between))
}

/// Reads a number that was typed.
///
/// # Errors
/// Says why it does not fit.
pub fn typed_number(parameter: &Parameter, text: &str) -> Result<Value, Misfit> {
    let value: f64 = text.trim().parse().map_err(|_| Misfit::NoNumber)?;
    misfit(parameter, value).map_or_else(|| Ok(number(value)), Err)
}

/// Returns the value some steps away: choices and switches go on from one end to the other, numbers end there.
pub fn stepped(parameter: &Parameter, value: &Value, steps: i32) -> Value {
    match parameter.kind {
        ParameterKind::Boolean => Value::Bool(if steps % 2 == 0 {
            value.as_bool().unwrap_or(false)
        } else {
            !value.as_bool().unwrap_or(false)
        }),
        ParameterKind::Choice => {
            let count = parameter.options.len().max(1);
            let at = parameter.options.iter().position(|option| same(option, value)).unwrap_or(0);
            let by = usize::try_from(steps.rem_euclid(i32::try_from(count).unwrap_or(i32::MAX))).unwrap_or(0);
            parameter.options.get((at + by) % count).cloned().unwrap_or_else(|| value.clone())
        }
        ParameterKind::Number => number(moved(parameter, value.as_f64().unwrap_or(0.0), steps)),
    }
}

fn moved(parameter: &Parameter, value: f64, steps: i32) -> f64 {
    let step = step(parameter);
    let base = parameter.min.unwrap_or(0.0);
    let steps = f64::from(steps);
    let wanted = ((value - base) / step).round() + steps;
    let most = parameter.max.map_or(f64::INFINITY, |max| ((max - base) / step + 1e-6).floor());
    let least = if parameter.min.is_some() { 0.0 } else { f64::NEG_INFINITY };
    // A number as the author would write it: no more decimals than the step and the least number have.
    let decimals = decimals(step).max(decimals(base));
    let moved = base + wanted.min(most).max(least) * step;
    format!("{moved:.decimals$}").parse().ok().filter(|moved: &f64| moved.is_finite()).unwrap_or(value)
}

/// Returns how far one step goes: as declared, else about a hundredth of the range, else 1.
fn step(parameter: &Parameter) -> f64 {
    if let Some(step) = parameter.step {
        return step;
    }
    let range = parameter.max.zip(parameter.min).map(|(max, min)| max - min).filter(|range| *range > 0.0);
    range.map_or(1.0, |range| {
        let power = 10_f64.powf((range / 100.0).log10().floor());
        [1.0, 2.0, 5.0, 10.0].into_iter().map(|part| part * power).find(|part| *part >= range / 101.0).unwrap_or(power)
    })
}

fn decimals(value: f64) -> usize {
    let text = format!("{value}");
    text.split_once('.').map_or(0, |(_, digits)| digits.len()).min(12)
}

/// Returns a number as JSON writes it: whole ones without a point.
fn number(value: f64) -> Value {
    // Beyond 2^53 not every whole number is one.
    if value.fract() == 0.0 && value.abs() < 9_007_199_254_740_992.0 {
        return format!("{value:.0}").parse::<i64>().map_or(Value::Null, |whole| Value::Number(whole.into()));
    }
    Number::from_f64(value).map_or(Value::Null, Value::Number)
}

/// Returns the file with one value set, on one line or several as it was; `None` sets what the model has without it.
///
/// # Errors
/// When the file is no object of JSON.
pub fn with_value(
    declared: &[Parameter],
    text: &str,
    parameter: &Parameter,
    value: Option<&Value>,
) -> Result<String, Unsuited> {
    let mut given = read(text)?;
    match value {
        Some(value) => given.insert(parameter.name.clone(), value.clone()),
        // The default is written out where the author wrote the parameter: a file without it says less.
        None if given.contains_key(&parameter.name) => given.insert(parameter.name.clone(), parameter.default.clone()),
        None => None,
    };
    let names = declared.iter().filter(|known| given.contains_key(&known.name)).map(|known| &known.name);
    let pairs: Vec<String> = names.map(|name| format!("{}: {}", Value::String(name.clone()), given[name])).collect();
    let end = if text.ends_with('\n') { "\n" } else { "" };
    Ok(if pairs.is_empty() {
        format!("{{}}{end}")
    } else if text.trim().contains('\n') {
        format!("{{\n  {}\n}}{end}", pairs.join(",\n  "))
    } else {
        format!("{{ {} }}{end}", pairs.join(", "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn declared() -> Vec<Parameter> {
        let text = json!([
            { "name": "rate", "kind": "number", "min": 0.1, "max": 1.0, "step": 0.1, "default": 0.5 },
            { "name": "order", "kind": "choice", "options": ["arrival", "fare"], "default": "arrival" },
            { "name": "online", "kind": "boolean", "default": false },
            { "name": "free", "kind": "number", "default": 3 },
        ]);
        serde_json::from_value(text).unwrap()
    }

    #[test]
    fn a_file_stands_at_its_values_and_the_defaults() {
        let values = slider_values(&declared(), "{\"order\": \"fare\", \"free\": 7}").unwrap();
        assert_eq!(values, [json!(0.5), json!("fare"), json!(false), json!(7)]);
        let why = |text: &str| slider_values(&declared(), text).unwrap_err();
        assert_eq!(why("{\n \"rate\": ,}"), Unsuited::Json(2, 10));
        assert_eq!(why("[]"), Unsuited::Object);
        assert_eq!(why("{\"speed\": 1}"), Unsuited::Unknown("speed".into()));
        for wrong in ["{\"rate\": 0.25}", "{\"rate\": 2}", "{\"rate\": \"1\"}"] {
            assert_eq!(why(wrong), Unsuited::Value("rate".into()), "{wrong}");
        }
    }

    #[test]
    fn steps_are_exact_and_end_at_the_ends() {
        let [rate, order, online, free] = &declared()[..] else { panic!("four") };
        let mut value = json!(0.1);
        let mut seen = Vec::new();
        for _ in 0..11 {
            value = stepped(rate, &value, 1);
            assert!(takes(rate, &value), "{value}");
            seen.push(value.to_string());
        }
        assert_eq!(seen.join(" "), "0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 1 1 1");
        assert_eq!(stepped(rate, &json!(0.5), -10), json!(0.1));
        assert_eq!(stepped(order, &json!("fare"), 1), json!("arrival"));
        assert_eq!(stepped(order, &json!("arrival"), -1), json!("fare"));
        assert_eq!(stepped(online, &json!(false), 1), json!(true));
        assert_eq!(stepped(free, &json!(3), -10), json!(-7));
    }

    #[test]
    fn what_is_typed_fits_or_is_told_why_not() {
        let declared = declared();
        assert_eq!(typed_number(&declared[0], " 0.3"), Ok(json!(0.3)));
        assert_eq!(typed_number(&declared[3], "1e3"), Ok(json!(1000)));
        assert_eq!(typed_number(&declared[0], "0.35"), Err(Misfit::Between(0.1)));
        assert_eq!(typed_number(&declared[0], "-1"), Err(Misfit::Less(0.1)));
        assert_eq!(typed_number(&declared[0], "9"), Err(Misfit::More(1.0)));
        assert_eq!(typed_number(&declared[0], "x"), Err(Misfit::NoNumber));
        assert_eq!(typed_number(&declared[0], "inf"), Err(Misfit::NoNumber));
    }

    #[test]
    fn a_file_keeps_its_shape() {
        let declared = declared();
        let set = |text: &str, at: usize, value: Option<Value>| {
            with_value(&declared, text, &declared[at], value.as_ref()).unwrap()
        };
        assert_eq!(set("{}\n", 0, Some(json!(0.2))), "{ \"rate\": 0.2 }\n");
        let many = set("{\n  \"free\": 1\n}", 1, Some(json!("fare")));
        assert_eq!(many, "{\n  \"order\": \"fare\",\n  \"free\": 1\n}");
        assert_eq!(set("{ \"free\": 1 }", 3, None), "{ \"free\": 3 }");
        assert_eq!(set("{}", 3, None), "{}");
    }

    #[test]
    fn a_range_without_a_step_has_a_hundred_or_so() {
        let parameter = Parameter { min: Some(0.0), max: Some(1.0), ..Parameter::default() };
        assert_eq!(stepped(&parameter, &json!(0.5), 1), json!(0.51));
        let wide = Parameter { min: Some(1.0), max: Some(1000.0), ..Parameter::default() };
        assert_eq!(stepped(&wide, &json!(80), 1), json!(91));
    }
}
