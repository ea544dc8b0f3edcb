//! What was remembered so far, and how well the model knew.

use super::scheduler::Scheduler;
use super::steady::steps;
use crate::base::day::{Day, Days};
use crate::learner::{CardHistory, ReviewGrade};
use std::collections::BTreeMap;

/// Cards asked a day or more after they were last graded, and how many were remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Recall {
    /// How often a card was asked.
    pub asked: u32,
    /// How often it was remembered.
    pub remembered: u32,
}

impl Recall {
    /// Returns the share that was remembered, 0 to 1; `None` when nothing was asked.
    pub fn share(self) -> Option<f32> {
        (self.asked > 0).then(|| self.remembered as f32 / self.asked as f32)
    }
}

/// Returns what was remembered from a day on.
pub fn recall(histories: &[CardHistory], days: &Days, today: Day, from: Day) -> Recall {
    let mut recall = Recall::default();
    for step in histories.iter().flat_map(|history| steps(history, days, today)) {
        if step.elapsed > 0 && step.day >= from {
            recall.asked += 1;
            recall.remembered += u32::from(step.grade != ReviewGrade::Again);
        }
    }
    recall
}

/// A point of the forgetting curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CurvePoint {
    /// Days since the grading before: the mean of those in this point.
    pub days: f32,
    /// The mean chance of remembering that the model gave.
    pub expected: f32,
    /// The share that was remembered.
    pub remembered: f32,
    /// How many gradings there were.
    pub asked: u32,
}

/// Returns the forgetting curve of a learner: points at 1, 2, 4, 8 … days and what lies between.
pub fn curve(histories: &[CardHistory], scheduler: &Scheduler, days: &Days, today: Day) -> Vec<CurvePoint> {
    /// Sums of days, chances, remembered, asked.
    type Sums = (f64, f64, u32, u32);
    let mut points: BTreeMap<u32, Sums> = BTreeMap::new();
    for history in histories {
        let mut memory = None;
        for step in steps(history, days, today) {
            if let (Some(before), 1..) = (memory, step.elapsed) {
                let (waited, expected, remembered, asked) = points.entry(step.elapsed.ilog2()).or_default();
                *waited += f64::from(step.elapsed);
                *expected += f64::from(scheduler.chance(before, step.elapsed));
                *remembered += u32::from(step.grade != ReviewGrade::Again);
                *asked += 1;
            }
            memory = Some(scheduler.next(memory, step.elapsed)[usize::from(step.grade.number()) - 1].memory);
        }
    }
    let point = |(days, expected, remembered, asked): Sums| CurvePoint {
        days: (days / f64::from(asked)) as f32,
        expected: (expected / f64::from(asked)) as f32,
        remembered: remembered as f32 / asked as f32,
        asked,
    };
    points.into_values().map(point).collect()
}
