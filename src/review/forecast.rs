//! What the coming days bring.

use super::scheduler::Standing;
use crate::base::day::Day;

/// Returns how many cards come back on each of the coming days, today first. What is overdue counts for today; what comes later than the last
/// of the days is left out.
pub fn forecast<'a>(standings: impl Iterator<Item = &'a Standing>, today: Day, days: usize) -> Vec<u32> {
    let mut counts = vec![0; days];
    for standing in standings {
        let ahead = usize::try_from(standing.due.since(today)).unwrap_or(usize::MAX);
        if let Some(count) = counts.get_mut(ahead) {
            *count += 1;
        }
    }
    counts
}
