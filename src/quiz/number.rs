//! Numbers as people type them.

use crate::course::Tolerance;

/// Whether text can be read as a number, with or without the unit.
pub fn is_number(text: &str, unit: Option<&str>) -> bool {
    !readings(text, unit).is_empty()
}

/// Reads a number as people type it: `48`, `48 ms`, `4.8e1`, `1,000`, `0,5`, `1.000,5`, `−3`.
///
/// One comma with three digits behind it groups thousands in some countries and begins decimals in others: both readings are returned.
pub(super) fn readings(text: &str, unit: Option<&str>) -> Vec<f64> {
    let text = without_unit(text, unit);
    let text: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '_' | '\''))
        .map(|c| if c == '−' { '-' } else { c })
        .collect();
    let (mantissa, exponent) = match text.find(['e', 'E']) {
        Some(at) => text.split_at(at),
        None => (text.as_str(), ""),
    };
    let (sign, digits) = match mantissa.strip_prefix(['-', '+']) {
        Some(digits) => (&mantissa[..1], digits),
        None => ("", mantissa),
    };
    let number = |plain: &str| -> Option<f64> {
        // Rust reads `inf` and `nan` too; a number has a digit and nothing else here.
        let only_digits = plain.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        let number: f64 = format!("{sign}{plain}{exponent}").parse().ok()?;
        (only_digits && number.is_finite()).then_some(number)
    };
    let mut readings: Vec<f64> = plain_forms(digits).iter().filter_map(|plain| number(plain)).collect();
    readings.dedup();
    readings
}

/// Returns the digits with a point before the decimals and no groups, in each way that they can be meant.
fn plain_forms(digits: &str) -> Vec<String> {
    let commas = digits.matches(',').count();
    let points = digits.matches('.').count();
    match (commas, points) {
        (0, 0 | 1) => vec![digits.to_owned()],
        (1, 0) => {
            let mut forms = vec![digits.replace(',', ".")];
            forms.extend(ungrouped(digits, ','));
            forms
        }
        (_, 0) => ungrouped(digits, ',').into_iter().collect(),
        (0, _) => ungrouped(digits, '.').into_iter().collect(),
        // The last of both kinds stands before the decimals, and there is one of it.
        _ => {
            let (decimal, group) = if digits.rfind(',') > digits.rfind('.') { (',', '.') } else { ('.', ',') };
            let Some((whole, decimals)) = digits.split_once(decimal) else { return Vec::new() };
            let whole = ungrouped(whole, group);
            whole.map(|whole| format!("{whole}.{decimals}")).into_iter().collect()
        }
    }
}

/// Takes the separators out of groups of thousands: one to three digits that do not begin with 0, and three in each further group.
fn ungrouped(digits: &str, separator: char) -> Option<String> {
    let mut groups = digits.split(separator);
    let first = groups.next()?;
    let fits = (1..=3).contains(&first.len()) && !first.starts_with('0') && groups.all(|group| group.len() == 3);
    fits.then(|| digits.replace(separator, ""))
}

/// Cuts the unit off the end, in whatever case it is typed.
fn without_unit<'t>(text: &'t str, unit: Option<&str>) -> &'t str {
    let text = text.trim();
    let Some(unit) = unit.map(str::trim).filter(|unit| !unit.is_empty()) else { return text };
    let wanted = unit.to_lowercase();
    let start = text.char_indices().map(|(at, _)| at).find(|at| text[*at..].to_lowercase() == wanted);
    start.map_or(text, |at| text[..at].trim_end())
}

/// Whether a number is as near as the tolerance asks.
pub(super) fn near(given: f64, wanted: f64, tolerance: Tolerance) -> bool {
    let allowed = match tolerance {
        Tolerance::Absolute(by) => by,
        Tolerance::Percent(by) => (wanted * by / 100.0).abs(),
    };
    // Typed decimals are not exact in binary; a few units in the last place must not decide.
    let noise = wanted.abs().max(given.abs()).max(allowed) * f64::EPSILON * 8.0;
    (given - wanted).abs() <= allowed + noise
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_read_as_people_type_them() {
        for (text, wanted) in [
            ("48", vec![48.0]),
            (" 48 ms", vec![48.0]),
            ("48MS", vec![48.0]),
            ("4.8e1", vec![48.0]),
            ("+4,8E1 ms", vec![48.0]),
            ("1,000", vec![1.0, 1000.0]),
            ("1,000.5", vec![1000.5]),
            ("1.000,5", vec![1000.5]),
            ("1.000.000", vec![1_000_000.0]),
            ("12,345,678", vec![12_345_678.0]),
            ("0,125", vec![0.125]),
            ("0,5", vec![0.5]),
            (".5", vec![0.5]),
            ("−3", vec![-3.0]),
            ("1 000", vec![1000.0]),
            ("1\u{202f}000", vec![1000.0]),
            ("1'000", vec![1000.0]),
        ] {
            assert_eq!(readings(text, Some("ms")), wanted, "{text}");
        }
        for text in
            ["", "ms", "x", "1,2,3", "1,000,00", "inf", "nan", "é", "1e999", "48 s", "--3", "1.5.2", "0x10", ",", "."]
        {
            assert_eq!(readings(text, Some("ms")), Vec::<f64>::new(), "{text}");
        }
        assert_eq!(readings("48 ms", None), Vec::<f64>::new());
        assert_eq!(readings("5 %", Some("%")), [5.0]);
    }

    #[test]
    fn tolerance_is_absolute_or_a_share_and_its_edge_is_near() {
        assert!(near(0.1 + 0.2, 0.3, Tolerance::Absolute(0.0)));
        assert!(near(0.4, 0.3, Tolerance::Absolute(0.1)) && !near(0.41, 0.3, Tolerance::Absolute(0.1)));
        assert!(near(95.0, 100.0, Tolerance::Percent(5.0)) && !near(94.9, 100.0, Tolerance::Percent(5.0)));
        assert!(near(-95.0, -100.0, Tolerance::Percent(5.0)));
        assert!(!near(1e-12, 2e-12, Tolerance::Absolute(0.0)), "small numbers differ too");
    }

    proptest! {
        #[test]
        fn every_number_reads_as_itself(number in any::<f64>().prop_filter("finite", |n| n.is_finite()), unit in "[a-z%µ]{1,3}") {
            let text = format!("{number:e}");
            prop_assert!(readings(&text, None).contains(&number), "{text}");
            let plain = format!("{}", (number.abs() % 1e15).trunc());
            prop_assert_eq!(readings(&format!("{plain} {unit}"), Some(&unit)), vec![plain.parse::<f64>().unwrap()]);
        }

        #[test]
        fn no_text_breaks_the_reading(text in any::<String>(), unit in any::<String>()) {
            let _ = readings(&text, Some(&unit));
        }
    }
}
