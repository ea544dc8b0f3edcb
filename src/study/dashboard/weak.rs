//! What goes wrong most surely.

use super::wilson;
use std::collections::BTreeMap;

/// The answers of one card that count: the last ones, so that what was learned since is not held against anyone.
pub(super) const LAST: usize = 5;
/// The share of mistakes from which on something is weak.
const WEAK: f64 = 0.25;
/// The most that is named.
const MOST: usize = 5;

/// Ranks topics by the lower end of the interval of their share of mistakes, worst first: answers that are few are not held to be weakness,
/// however wrong they are. Takes answers and mistakes; leaves out what is not surely weak.
pub(super) fn weakest<T: Ord>(topics: impl Iterator<Item = (T, u32, u32)>) -> Vec<(T, u32, u32)> {
    let mut sums: BTreeMap<T, (u32, u32)> = BTreeMap::new();
    for (topic, answered, wrong) in topics {
        let sum = sums.entry(topic).or_default();
        sum.0 += answered;
        sum.1 += wrong;
    }
    let ranked = sums.into_iter().map(|(topic, (answered, wrong))| (wilson(wrong, answered).0, topic, answered, wrong));
    let mut ranked: Vec<_> = ranked.filter(|(low, ..)| *low >= WEAK).collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    ranked.into_iter().take(MOST).map(|(_, topic, answered, wrong)| (topic, answered, wrong)).collect()
}

#[cfg(test)]
mod tests {
    use super::weakest;

    #[test]
    fn few_answers_are_no_weakness_and_the_surest_comes_first() {
        let topics =
            [("one", 1, 1), ("few", 3, 2), ("often", 20, 12), ("worst", 9, 9), ("good", 50, 5), ("none", 0, 0)];
        let ranked: Vec<_> = weakest(topics.into_iter()).into_iter().map(|(topic, ..)| topic).collect();
        assert_eq!(ranked, ["worst", "often"]);
    }

    #[test]
    fn answers_of_one_topic_count_together_and_only_the_first_are_named() {
        let ranked = weakest([("a", 1, 1), ("a", 1, 1), ("b", 2, 0)].into_iter());
        assert_eq!(ranked, [("a", 2, 2)]);
        assert_eq!(weakest((0..40).map(|topic| (topic, 5, 5))).len(), 5);
        assert!(weakest(std::iter::empty::<(u8, u32, u32)>()).is_empty());
    }
}
