//! Which questions of a file are asked.

use super::present::fnv1a;
use crate::base::chance::Chance;
use crate::course::{QuestionId, Quiz};
use std::collections::HashSet;

/// Returns the questions of an attempt, in the order of the file: all that belong to no pool of the file, and `draw` of each pool.
///
/// The draw is stable for a learner's seed and a number of the attempt, and new with each number.
pub fn select(quiz: &Quiz, learner_seed: u64, attempt: u64) -> Vec<QuestionId> {
    let mut drawn: HashSet<&QuestionId> = HashSet::new();
    for pool in &quiz.pools {
        let mut members: Vec<&QuestionId> = quiz
            .questions
            .iter()
            .filter(|question| question.pool.as_deref() == Some(&pool.name))
            .map(|question| &question.id)
            .collect();
        let mut chance = Chance::from_seed(learner_seed ^ fnv1a(&pool.name));
        chance.shuffle(&mut members);
        // Each attempt goes on where the last one stopped, so that a retake asks what was not asked yet.
        if let Some(size) = u64::try_from(members.len()).ok().filter(|size| *size > 0) {
            let draw = pool.draw.min(members.len());
            // At most 2,000 of each: the product stays small.
            let start = (attempt % size) * (draw as u64) % size;
            drawn.extend(members.iter().cycle().skip(usize::try_from(start).unwrap_or(0)).take(draw));
        }
    }
    quiz.questions
        .iter()
        .filter(|question| {
            let pool = question.pool.as_deref().filter(|name| quiz.pools.iter().any(|pool| pool.name == *name));
            pool.is_none() || drawn.contains(&question.id)
        })
        .map(|question| question.id.clone())
        .collect()
}
