//! Fits the memory model to what a learner remembered and forgot.

use super::FitError;
use super::scheduler::Scheduler;
use super::steady::steps;
use crate::base::day::{Day, Days};
use crate::learner::CardHistory;
use fsrs::{ComputeParametersInput, FSRS, FSRSItem, FSRSReview, compute_parameters};

/// Reviews that a fit needs, each a day or more after the one before: with fewer, `fsrs` moves the first four parameters at most.
pub const ENOUGH: usize = 64;
/// The most reviews that a fit looks at, the latest ones: more change little and cost time.
const MOST: usize = 50_000;
/// The most gradings of one card: what `fsrs` leaves out of its training.
const LONGEST: usize = 256;

/// What came of a fit.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted {
    /// The parameters of FSRS-6.
    pub parameters: Vec<f32>,
    /// How many reviews they were fitted to.
    pub reviews: u32,
    /// Mean logarithmic loss of the parameters before.
    pub before: f32,
    /// That of the new ones.
    pub after: f32,
}

impl Fitted {
    /// Whether the new parameters say better what was remembered.
    pub fn is_better(&self) -> bool {
        self.after < self.before
    }
}

/// Fits the model to the gradings of all cards. It takes seconds for thousands of reviews.
///
/// # Errors
/// When there are too few reviews, or the model cannot be fitted to them.
pub fn fit(histories: &[CardHistory], present: &Scheduler, days: &Days, today: Day) -> Result<Fitted, FitError> {
    let items = items(histories, days, today);
    if items.len() < ENOUGH {
        return Err(FitError::TooFew { have: items.len(), need: ENOUGH });
    }
    let failed = |error: fsrs::FSRSError| FitError::Failed(error.to_string());
    let loss = |parameters: &[f32]| -> Result<f32, FitError> {
        let model = FSRS::new(parameters).map_err(failed)?;
        Ok(model.evaluate(items.clone(), |_| true).map_err(failed)?.log_loss)
    };
    let before = loss(present.parameters())?;
    let input = ComputeParametersInput { train_set: items.clone(), ..ComputeParametersInput::default() };
    let parameters = compute_parameters(input).map_err(failed)?;
    let after = loss(&parameters)?;
    Ok(Fitted { parameters, reviews: u32::try_from(items.len()).unwrap_or(u32::MAX), before, after })
}

/// The history up to each grading that came a day or more after the one before, in the order of their days.
fn items(histories: &[CardHistory], days: &Days, today: Day) -> Vec<FSRSItem> {
    let mut dated: Vec<(Day, FSRSItem)> = Vec::new();
    for history in histories {
        let steps = steps(history, days, today);
        let all: Vec<FSRSReview> = steps
            .iter()
            .take(LONGEST)
            .map(|step| FSRSReview { rating: u32::from(step.grade.number()), delta_t: step.elapsed })
            .collect();
        let asked = steps.iter().take(LONGEST).enumerate().filter(|(_, step)| step.elapsed > 0);
        dated.extend(asked.map(|(at, step)| (step.day, FSRSItem { reviews: all[..=at].to_vec() })));
    }
    dated.sort_by_key(|(day, _)| *day);
    let skipped = dated.len().saturating_sub(MOST);
    dated.into_iter().skip(skipped).map(|(_, item)| item).collect()
}
