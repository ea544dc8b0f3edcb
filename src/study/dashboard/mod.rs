//! The dashboard: what the log and the cards say of a learner, as numbers.
//!
//! [`look_back()`] goes through the log once; [`dashboard`] joins what it found with the cards and the order of the pack.

mod calibration;
mod join;
mod look_back;
mod weak;

pub use join::dashboard;
pub use look_back::{LookBack, LookBackAt, WEEKS, look_back};

use crate::base::day::Day;

/// Returns the Monday of a day's week. 1970-01-01 was a Thursday.
pub fn monday(day: Day) -> Day {
    day.plus(-(i64::from(day.0) + 3).rem_euclid(7) as i32)
}

/// The lower and the upper end of the interval in which a share lies with 95 % confidence.
///
/// E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the American Statistical Association
/// 22 (1927). With few observations it is wide, so that one mistake of one answer says little.
fn wilson(hits: u32, of: u32) -> (f64, f64) {
    const Z2: f64 = 1.96 * 1.96;
    if of == 0 {
        return (0.0, 1.0);
    }
    let n = f64::from(of);
    let share = f64::from(hits.min(of)) / n;
    let middle = share + Z2 / (2.0 * n);
    let half = (Z2 * (share * (1.0 - share) / n + Z2 / (4.0 * n * n))).sqrt();
    let scale = 1.0 + Z2 / n;
    (((middle - half) / scale).max(0.0), ((middle + half) / scale).min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_is_that_of_wilson_and_narrows_with_more_answers() {
        // Newcombe, "Two-sided confidence intervals for the single proportion" (1998), table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
        for (hits, of, low, high) in
            [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]
        {
            let (own_low, own_high) = wilson(hits, of);
            assert!(
                (own_low - low).abs() < 1e-4 && (own_high - high).abs() < 1e-4,
                "{hits} of {of}: {own_low} {own_high}"
            );
        }
        assert!(wilson(1, 1).0 < wilson(8, 10).0 && wilson(8, 10).0 < wilson(80, 100).0);
        assert_eq!(wilson(0, 0), (0.0, 1.0));
    }

    #[test]
    fn a_week_begins_on_monday() {
        // 2026-11-23 is a Monday.
        let day = Day(20_780);
        assert_eq!(day.text(), "2026-11-23");
        for ahead in 0..7 {
            assert_eq!(monday(day.plus(ahead)), day);
        }
        assert_eq!(monday(day.plus(-1)), day.plus(-7));
        assert_eq!(monday(Day(-4)), Day(-10));
    }
}
