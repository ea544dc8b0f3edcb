//! A history in days, whatever the clock did meanwhile.

use crate::base::clock::Timestamp;
use crate::base::day::{Day, Days};
use crate::learner::{CardHistory, ReviewGrade};

/// One grading of a card, placed in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The grade.
    pub grade: ReviewGrade,
    /// The learner's day.
    pub day: Day,
    /// Days since the grading before; 0 for the first.
    pub elapsed: u32,
    /// When, as far as the clock is believed; the start of the day otherwise.
    pub at: Timestamp,
    /// Whether it was given in review.
    pub in_review: bool,
}

/// How far the day that a machine noted may be from the day of the instant: two zones are at most a day and two hours apart.
const APART: i32 = 2;
/// The longest history whose order is looked into; of a longer one the last part.
const LONGEST: usize = 500;

/// Returns the gradings of a card with days that never run back.
///
/// The order is the one in which they were given. A day that lies past tomorrow is not believed; of the others, as many as possible are kept
/// that do not run back, the later ones when it is a choice, and each that is left out counts as the day of the one before it. So a clock that
/// stood in 2500 or in 1970 for a while changes nothing for longer than it stood there.
pub fn steps(history: &CardHistory, days: &Days, today: Day) -> Vec<Step> {
    let skipped = history.reviews.len().saturating_sub(LONGEST);
    let reviews = &history.reviews[skipped..];
    let noted: Vec<Day> = reviews
        .iter()
        .map(|review| {
            let instant = days.day(review.at);
            let near = |day: &Day| i64::from(day.0).abs_diff(i64::from(instant.0)) <= u64::from(APART.unsigned_abs());
            review.day.filter(near).unwrap_or(instant)
        })
        .collect();
    let believed = believed(&noted, today);
    let first = believed.iter().position(|believed| *believed);
    // Nothing is believed: it was long ago, so the card is due.
    let mut last = first.map_or(Day(i32::MIN / 2), |at| noted[at]);
    let mut before: Option<Day> = None;
    let place = |((review, noted), believed): ((&crate::learner::Review, &Day), &bool)| {
        if *believed {
            last = *noted;
        }
        let step = Step {
            grade: review.grade,
            day: last,
            elapsed: before.map_or(0, |before| last.since(before)),
            at: if *believed { review.at } else { days.start(last) },
            in_review: review.in_review,
        };
        before = Some(last);
        step
    };
    reviews.iter().zip(&noted).zip(&believed).map(place).collect()
}

/// Says of each day whether it is believed.
fn believed(noted: &[Day], today: Day) -> Vec<bool> {
    let mut believed: Vec<bool> = noted.iter().map(|day| *day <= today.plus(1)).collect();
    let possible: Vec<usize> = (0..noted.len()).filter(|at| believed[*at]).collect();
    if possible.is_sorted_by_key(|at| noted[*at]) {
        return believed;
    }
    // The longest run that does not go back; of two, the one that ends on the later day.
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(possible.len());
    for (here, at) in possible.iter().enumerate() {
        let fitting = (0..here).filter(|before| noted[possible[*before]] <= noted[*at]);
        let before = fitting.max_by_key(|before| (best[*before].0, noted[possible[*before]]));
        best.push((before.map_or(1, |before| best[before].0 + 1), before));
    }
    believed.fill(false);
    let mut chain = (0..possible.len()).max_by_key(|here| (best[*here].0, noted[possible[*here]]));
    while let Some(here) = chain {
        believed[possible[here]] = true;
        chain = best[here].1;
    }
    believed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learner::{CardId, Review, ReviewId};

    const DAY: i64 = 86_400_000;
    const NOON: i64 = DAY / 2;

    fn history(days: &[i64]) -> CardHistory {
        let review = |(nth, day): (usize, &i64)| Review {
            id: ReviewId(nth.to_string()),
            nth: u32::try_from(nth).unwrap(),
            at: Timestamp(day * DAY + NOON),
            day: None,
            grade: ReviewGrade::Good,
            in_review: true,
            content: String::new(),
        };
        CardHistory {
            lesson: "l".into(),
            card: CardId::new("card/c"),
            suspended: false,
            buried: None,
            reviews: days.iter().enumerate().map(review).collect(),
        }
    }

    fn placed(days: &[i64], today: i32) -> Vec<i32> {
        steps(&history(days), &Days::utc(), Day(today)).iter().map(|step| step.day.0).collect()
    }

    #[test]
    fn a_clock_that_jumps_changes_nothing_for_longer_than_it_jumped() {
        assert_eq!(placed(&[20_000, 20_003, 20_010], 20_011), [20_000, 20_003, 20_010]);
        // 2500, and 1970.
        assert_eq!(placed(&[20_000, 193_000, 20_010, 20_020], 20_020), [20_000, 20_000, 20_010, 20_020]);
        assert_eq!(placed(&[20_000, 20_003, 7, 20_010], 20_010), [20_000, 20_003, 20_003, 20_010]);
        assert_eq!(placed(&[20_000, 7], 20_010), [20_000, 20_000]);
        assert_eq!(placed(&[193_000, 20_000], 20_010), [20_000, 20_000]);
        // Set back by five days, and going on from there.
        assert_eq!(placed(&[20_000, 20_008, 20_003, 20_004], 20_004), [20_000, 20_000, 20_003, 20_004]);
    }

    #[test]
    fn a_card_of_which_no_day_is_believed_is_due() {
        let steps = steps(&history(&[193_000]), &Days::utc(), Day(20_000));
        assert!(steps[0].day < Day(0) && steps[0].elapsed == 0);
    }

    #[test]
    fn a_day_is_taken_as_it_was_noted_unless_that_cannot_be() {
        let mut history = history(&[20_000, 20_003]);
        history.reviews[0].day = Some(Day(20_001));
        history.reviews[1].day = Some(Day(i32::MAX));
        let days: Vec<i32> = steps(&history, &Days::utc(), Day(20_003)).iter().map(|step| step.day.0).collect();
        assert_eq!(days, [20_001, 20_003]);
    }
}
