//! From a card's history to the day on which it comes back.

use super::steady::steps;
use crate::base::clock::Timestamp;
use crate::base::day::{Day, Days};
use crate::learner::{CardHistory, ReviewGrade};
use fsrs::{DEFAULT_PARAMETERS, FSRS, MemoryState, check_and_fill_parameters, current_retrievability};

/// A card that was forgotten so often is a leech: reading again helps more than asking again.
pub const LEECH: u32 = 8;
/// The longest interval, in days.
const LONGEST: u32 = 36_500;
/// The shortest interval, in minutes.
const SHORTEST: f32 = 10.0;
/// Minutes of a day.
const DAY_MINUTES: f32 = 1_440.0;
/// Milliseconds of a minute.
const MINUTE: i64 = 60_000;
/// Where the decay of the forgetting curve lies in the parameters, and its bounds in FSRS-6.
const DECAY: (usize, f32, f32) = (20, 0.1, 0.8);

/// The state of a memory in FSRS.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Memory {
    /// Days until the chance of remembering has fallen to 0.9.
    pub stability: f32,
    /// 1 to 10.
    pub difficulty: f32,
}

impl From<MemoryState> for Memory {
    fn from(state: MemoryState) -> Self {
        Self { stability: state.stability, difficulty: state.difficulty }
    }
}

impl From<Memory> for MemoryState {
    fn from(memory: Memory) -> Self {
        Self { stability: memory.stability, difficulty: memory.difficulty }
    }
}

/// How long until a card comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Interval {
    /// Within the day, when it does not turn first.
    Minutes(u32),
    /// On a later day.
    Days(u32),
}

impl std::fmt::Display for Interval {
    /// Writes it short: `10 min`, `5 h`, `4 d`, `2.5 y`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match *self {
            Self::Minutes(minutes @ 0..90) => write!(f, "{minutes} min"),
            Self::Minutes(minutes) => write!(f, "{} h", (minutes + 30) / 60),
            Self::Days(days @ 0..730) => write!(f, "{days} d"),
            Self::Days(days) => write!(f, "{:.1} y", f64::from(days) / 365.25),
        }
    }
}

/// What a grade would bring.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Next {
    /// The grade.
    pub grade: ReviewGrade,
    /// The memory after it.
    pub memory: Memory,
    /// When the card comes back.
    pub interval: Interval,
}

/// Where a card stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    /// The memory after the last grading.
    pub memory: Memory,
    /// The day of the last grading.
    pub last: Day,
    /// The last grade.
    pub grade: ReviewGrade,
    /// The day on which it comes back.
    pub due: Day,
    /// The instant from which it is due, when that is within the day.
    pub due_at: Option<Timestamp>,
    /// The interval that led there.
    pub interval: Interval,
    /// How often it was forgotten a day or more after a grading.
    pub lapses: u32,
    /// How often it was graded.
    pub reviews: u32,
    /// Whether it was graded in review on its last day, and whether that was its first grading.
    pub asked: (bool, bool),
}

impl Standing {
    /// Whether the card is to be asked at an instant of a day.
    pub fn is_due(&self, now: Timestamp, today: Day) -> bool {
        match self.due_at {
            Some(at) if self.due == today => at <= now,
            _ => self.due <= today,
        }
    }

    /// Whether it was forgotten too often.
    pub fn is_leech(&self) -> bool {
        self.lapses >= LEECH
    }
}

/// FSRS-6 with some parameters and a desired retention. Memory states and intervals are those of the crate `fsrs`, which the authors of the
/// algorithm maintain; intervals are rounded to days as there, and not spread by chance.
#[derive(Debug, Clone)]
pub struct Scheduler {
    fsrs: FSRS,
    parameters: Vec<f32>,
    retention: f32,
}

impl Scheduler {
    /// Takes parameters, or the default ones where there are none or they cannot be used, and a retention from 0.70 to 0.97.
    pub fn new(parameters: Option<&[f32]>, retention: f32) -> Self {
        let retention = if retention.is_finite() { retention.clamp(0.70, 0.97) } else { 0.9 };
        let own = parameters.filter(|own| own.len() == DEFAULT_PARAMETERS.len());
        let filled = own.and_then(|own| check_and_fill_parameters(own).ok());
        let usable = filled.and_then(|filled| Some((FSRS::new(&filled).ok()?, filled)));
        let (fsrs, parameters) = usable.unwrap_or_else(|| (FSRS::default(), DEFAULT_PARAMETERS.to_vec()));
        Self { fsrs, parameters, retention }
    }

    /// Returns the parameters in use.
    pub fn parameters(&self) -> &[f32] {
        &self.parameters
    }

    /// Returns what each grade would bring to a memory after some days; worst grade first.
    pub fn next(&self, memory: Option<Memory>, elapsed: u32) -> [Next; 4] {
        let states = self.fsrs.next_states(memory.map(MemoryState::from), self.retention, elapsed.min(LONGEST)).ok();
        let of = |grade: ReviewGrade| {
            let after = states.as_ref().map(|states| match grade {
                ReviewGrade::Again => &states.again,
                ReviewGrade::Hard => &states.hard,
                ReviewGrade::Good => &states.good,
                ReviewGrade::Easy => &states.easy,
            });
            // A memory that cannot be reckoned with stays as it was, and comes back tomorrow.
            let kept = memory.unwrap_or(Memory { stability: 1.0, difficulty: 5.0 });
            let (memory, days) = after.map_or((kept, 1.0), |state| (state.memory.into(), state.interval));
            Next { grade, memory, interval: interval(days) }
        };
        ReviewGrade::ALL.map(of)
    }

    /// Returns where a card stands; `None` while it has no gradings.
    pub fn standing(&self, history: &CardHistory, days: &Days, today: Day) -> Option<Standing> {
        let mut standing: Option<Standing> = None;
        for step in steps(history, days, today) {
            let next = self.next(standing.map(|standing| standing.memory), step.elapsed);
            let Next { memory, interval, .. } = next[usize::from(step.grade.number()) - 1];
            let lapsed = standing.is_some() && step.elapsed > 0 && step.grade == ReviewGrade::Again;
            let (due, due_at) = match interval {
                Interval::Days(count) => (step.day.plus(i32::try_from(count).unwrap_or(i32::MAX)), None),
                Interval::Minutes(count) => {
                    let at = Timestamp(step.at.0.saturating_add(i64::from(count) * MINUTE));
                    // When the clock is not believed, or the zone is another, the day goes on from the day that is.
                    let due = days.day(at).max(step.day).min(step.day.plus(1));
                    (due, Some(at))
                }
            };
            standing = Some(Standing {
                memory,
                last: step.day,
                grade: step.grade,
                due,
                due_at,
                interval,
                lapses: standing.map_or(0, |standing| standing.lapses) + u32::from(lapsed),
                reviews: standing.map_or(0, |standing| standing.reviews) + 1,
                asked: match standing {
                    Some(before) if before.last == step.day => (before.asked.0 | step.in_review, before.asked.1),
                    before => (step.in_review, step.in_review && before.is_none()),
                },
            });
        }
        standing
    }

    /// Returns the chance that a memory holds after some days.
    pub fn chance(&self, memory: Memory, elapsed: u32) -> f32 {
        let (at, low, high) = DECAY;
        let decay = self.parameters.get(at).copied().unwrap_or(low).clamp(low, high);
        let chance = current_retrievability(memory.into(), elapsed.min(LONGEST) as f32, decay);
        if chance.is_finite() { chance.clamp(0.0, 1.0) } else { 0.0 }
    }
}

/// Rounds an interval: under half a day it is counted in minutes, else in days.
fn interval(days: f32) -> Interval {
    if days.is_finite() && days < 0.5 {
        // At most half a day, so it fits.
        return Interval::Minutes((days * DAY_MINUTES).max(SHORTEST).round() as u32);
    }
    // NaN and what is too long are held at the bounds by the cast.
    Interval::Days((days.round() as u32).clamp(1, LONGEST))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(scheduler: &Scheduler, history: &[(usize, u32)]) -> (Memory, Vec<Interval>) {
        let mut memory = None;
        let mut intervals = Vec::new();
        for (grade, elapsed) in history {
            let next = scheduler.next(memory, *elapsed)[grade - 1];
            memory = Some(next.memory);
            intervals.push(next.interval);
        }
        (memory.unwrap(), intervals)
    }

    /// fsrs-rs 6.6.2, src/inference.rs, `test_memory_state`.
    #[test]
    fn memory_is_that_of_the_reference() {
        let history = [(1, 0), (3, 0), (3, 1), (3, 3), (3, 8), (3, 21)];
        let (memory, _) = after(&Scheduler::new(None, 0.9), &history);
        assert!((memory.stability - 53.62691).abs() < 1e-4 && (memory.difficulty - 6.3574867).abs() < 1e-4);
        let mut parameters = DEFAULT_PARAMETERS;
        parameters[17..20].fill(0.0);
        let (memory, _) = after(&Scheduler::new(Some(&parameters), 0.9), &history);
        assert!((memory.stability - 53.335106).abs() < 1e-4 && (memory.difficulty - 6.3574867).abs() < 1e-4);
    }

    /// fsrs-rs 6.6.2, documentation of `FSRS::next_states`.
    #[test]
    fn the_first_grade_is_that_of_the_reference() {
        let first = Scheduler::new(None, 0.9).next(None, 0);
        let expected = [(0.212, 6.4133), (1.2931, 5.112_171), (2.3065, 2.118_104), (8.2956, 1.0)];
        for (next, (stability, difficulty)) in first.iter().zip(expected) {
            assert!((next.memory.stability - stability).abs() < 1e-5, "{next:?}");
            assert!((next.memory.difficulty - difficulty).abs() < 1e-5, "{next:?}");
        }
        let minutes = (0.212_f32 * 1_440.0).round() as u32;
        let intervals = first.map(|next| next.interval);
        assert_eq!(intervals, [Interval::Minutes(minutes), Interval::Days(1), Interval::Days(2), Interval::Days(8)]);
    }

    /// py-fsrs, tests/test_basic.py, `test_review_card`: its first steps of one and ten minutes lie within the day, so the same gradings
    /// with the days it waited give the same intervals wherever it counts in days. It holds the difficulty of a first Easy at 1 where
    /// difficulties revert to it and `fsrs` does not, which makes at most a day here.
    #[test]
    fn intervals_are_those_of_py_fsrs_within_a_day() {
        let history = [
            (3, 0),
            (3, 0),
            (3, 2),
            (3, 11),
            (3, 46),
            (3, 163),
            (1, 497),
            (1, 0),
            (3, 0),
            (3, 2),
            (3, 4),
            (3, 7),
            (3, 12),
        ];
        let (_, intervals) = after(&Scheduler::new(None, 0.9), &history);
        let expected = [
            None,
            Some(2),
            Some(11),
            Some(46),
            Some(163),
            Some(497),
            None,
            None,
            Some(2),
            Some(4),
            Some(7),
            Some(12),
            Some(20),
        ];
        for (at, (interval, expected)) in intervals.iter().zip(expected).enumerate() {
            if let Some(days) = expected {
                let Interval::Days(ours) = *interval else { panic!("after {} gradings: {interval}", at + 1) };
                assert!(ours.abs_diff(days) <= 1, "after {} gradings: {intervals:?}", at + 1);
            }
        }
    }

    /// fsrs-rs 6.6.2, src/inference.rs, `test_next_interval`, for the retentions that can be set.
    #[test]
    fn a_higher_retention_means_a_shorter_interval() {
        let memory = Memory { stability: 100.0, difficulty: 5.0 };
        let days = |retention: f32| match Scheduler::new(None, retention).next(Some(memory), 100)[2].interval {
            Interval::Days(days) => days,
            Interval::Minutes(_) => 0,
        };
        assert!(days(0.70) > days(0.80) && days(0.80) > days(0.90) && days(0.90) > days(0.97));
        // Outside the bounds the nearest counts.
        assert_eq!((days(0.1), days(1.0), days(f32::NAN)), (days(0.70), days(0.97), days(0.90)));
    }

    #[test]
    fn parameters_that_cannot_be_used_give_way_to_the_default_ones() {
        for own in [vec![], vec![1.0; 5], vec![f32::NAN; 21], vec![f32::INFINITY; 21]] {
            assert_eq!(Scheduler::new(Some(&own), 0.9).parameters(), DEFAULT_PARAMETERS);
        }
        // Ones that are out of bounds are held at them.
        for wild in [f32::MAX, -1e30] {
            let scheduler = Scheduler::new(Some(&[wild; 21]), 0.9);
            let next = scheduler.next(Some(Memory { stability: 1e-30, difficulty: 99.0 }), u32::MAX);
            assert!(next.iter().all(|next| next.memory.stability.is_finite()));
            assert!((0.0..=1.0).contains(&scheduler.chance(next[0].memory, u32::MAX)));
        }
    }
}
