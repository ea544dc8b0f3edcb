//! Numbers on an axis.

/// Where an axis begins and ends, in round numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    pub(super) low: f64,
    pub(super) high: f64,
}

/// Returns the least and the most of finite numbers.
pub(super) fn bounds(values: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    values.filter(|value| value.is_finite()).fold(None, |bounds, value| {
        let (low, high) = bounds.unwrap_or((value, value));
        Some((f64::min(low, value), f64::max(high, value)))
    })
}

impl Scale {
    /// Returns the scale of values between two bounds. Zero belongs to it when the values come near it.
    pub(super) fn of((low, high): (f64, f64)) -> Self {
        // Halves, so that the widest range of all does not overflow.
        let half = high / 2.0 - low / 2.0;
        if half <= 0.0 {
            let around = if low == 0.0 { 1.0 } else { low.abs() / 2.0 };
            return Self { low: if low >= 0.0 { 0.0 } else { low - around }, high: (high + around).max(0.0) };
        }
        let mut low = low;
        if low > 0.0 && low / 2.0 < half {
            low = 0.0;
        }
        let step = round_up(half / 2.0);
        let (low, high) = ((low / step).floor() * step, (high / step).ceil() * step);
        if low.is_finite() && high.is_finite() && low < high {
            Self { low, high }
        } else {
            Self { low: 0.0, high: 1.0 }
        }
    }

    /// Returns where a value stands, from 0 to 1.
    pub(super) fn share(self, value: f64) -> f64 {
        let range = self.high / 2.0 - self.low / 2.0;
        ((value / 2.0 - self.low / 2.0) / range).clamp(0.0, 1.0)
    }

    /// Returns the value at a share of the scale.
    pub(super) fn at(self, share: f64) -> f64 {
        self.low * (1.0 - share) + self.high * share
    }
}

/// Returns the next of 1, 2, 5, 10, … times a power of ten.
fn round_up(value: f64) -> f64 {
    let power = 10_f64.powf(value.log10().floor());
    let steps = [1.0, 2.0, 5.0, 10.0].map(|step| step * power);
    steps.into_iter().find(|step| *step >= value * 0.999_999).unwrap_or(10.0 * power)
}

/// Writes a number in few characters: `0.25`, `1.5k`, `20M`, `1e-9`.
pub(super) fn short(value: f64) -> String {
    let size = value.abs();
    for (limit, mark) in [(1e9, "G"), (1e6, "M"), (1e3, "k")] {
        if (limit..1e12).contains(&size) {
            return format!("{}{mark}", digits(value / limit));
        }
    }
    if size == 0.0 {
        "0".to_owned()
    } else if (1e-3..1e12).contains(&size) {
        digits(value)
    } else {
        format!("{value:.0e}")
    }
}

/// Writes three digits that count, without zeros behind the point.
fn digits(value: f64) -> String {
    let decimals = match value.abs() {
        size if size >= 100.0 => 0,
        size if size >= 10.0 => 1,
        size if size >= 1.0 => 2,
        size if size >= 0.1 => 3,
        _ => 4,
    };
    let text = format!("{value:.decimals$}");
    if !text.contains('.') {
        return text;
    }
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        let shown: Vec<String> =
            [0.0, 0.25, 1.0, 12.5, 99.95, 950.0, 1_500.0, 20_000_000.0, -3.0, 0.0123, 1e-9, 2.5e13].map(short).into();
        assert_eq!(shown, ["0", "0.25", "1", "12.5", "100", "950", "1.5k", "20M", "-3", "0.0123", "1e-9", "2e13"]);
    }

    #[test]
    fn a_scale_has_round_ends() {
        assert_eq!(Scale::of((3.0, 97.0)), Scale { low: 0.0, high: 100.0 });
        assert_eq!(Scale::of((1000.0, 1010.0)), Scale { low: 1000.0, high: 1010.0 });
        assert_eq!(Scale::of((-7.0, 12.0)), Scale { low: -10.0, high: 15.0 });
        assert_eq!(Scale::of((5.0, 5.0)), Scale { low: 0.0, high: 7.5 });
        assert_eq!(Scale::of((0.0, 0.0)), Scale { low: 0.0, high: 1.0 });
        let huge = Scale::of((f64::MIN, f64::MAX));
        assert!(huge.low < huge.high && huge.share(0.0).is_finite());
    }
}
