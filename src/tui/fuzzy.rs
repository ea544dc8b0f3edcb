//! Finding names by a few of their letters.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// Returns the places of the names that match, best first; all of them for an empty query.
pub(super) fn best<'n>(query: &str, names: impl Iterator<Item = &'n str>) -> Vec<usize> {
    if query.trim().is_empty() {
        return names.enumerate().map(|(at, _)| at).collect();
    }
    let mut matcher = Matcher::new(Config::DEFAULT);
    let pattern = Pattern::parse(query, CaseMatching::Ignore, Normalization::Smart);
    let mut letters = Vec::new();
    let mut scored: Vec<(u32, usize)> = names
        .enumerate()
        .filter_map(|(at, name)| {
            pattern.score(Utf32Str::new(name, &mut letters), &mut matcher).map(|score| (score, at))
        })
        .collect();
    scored.sort_by_key(|(score, at)| (std::cmp::Reverse(*score), *at));
    scored.into_iter().map(|(_, at)| at).collect()
}
