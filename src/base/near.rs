//! What somebody probably meant.

/// Characters of a word that are compared; longer words are not typing slips.
const COMPARED: usize = 64;
/// Words that are looked at: a hint is not worth more time.
const LOOKED_AT: usize = 1_000;

/// Returns the entry of `known` that `word` is most likely a slip of, when one is near enough.
///
/// Case, dashes and underscores count for nothing; up to a third of the characters may differ.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = comparable(word);
    let allowed = (word.len() / 3).max(1);
    known
        .into_iter()
        .take(LOOKED_AT)
        .map(|candidate| (candidate, comparable(candidate)))
        .filter(|(_, letters)| letters.len().abs_diff(word.len()) <= allowed)
        .map(|(candidate, letters)| (distance(&word, &letters), candidate))
        .filter(|(distance, candidate)| *distance <= allowed && *distance < candidate.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

fn comparable(word: &str) -> Vec<char> {
    word.chars().filter(|c| !matches!(c, '-' | '_' | ' ')).flat_map(char::to_lowercase).take(COMPARED).collect()
}

/// Counts insertions, deletions, replacements and swaps of neighbours between two words: optimal string alignment
/// (Damerau 1964, "A Technique for Computer Detection and Correction of Spelling Errors").
pub fn distance(one: &[char], two: &[char]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=two.len()).collect();
    for (row, a) in one.iter().enumerate() {
        let mut line = Vec::with_capacity(two.len() + 1);
        line.push(row + 1);
        for (column, b) in two.iter().enumerate() {
            let replaced = last[column] + usize::from(a != b);
            let mut least = replaced.min(last[column + 1] + 1).min(line[column] + 1);
            if row > 0 && column > 0 && *a == two[column - 1] && one[row - 1] == *b {
                least = least.min(before_last[column - 1] + 1);
            }
            line.push(least);
        }
        before_last = std::mem::replace(&mut last, line);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slips_find_their_word() {
        let known = ["distractors", "prompt", "context", "id"];
        assert_eq!(nearest("distracters", known), Some("distractors"));
        assert_eq!(nearest("Prompt", known), Some("prompt"));
        assert_eq!(nearest("promtp", known), Some("prompt"));
        assert_eq!(nearest("colour", known), None);
        assert_eq!(nearest("x", ["y"]), None);
        assert_eq!(nearest("", known), None);
    }

    #[test]
    fn spelling_styles_are_the_same_word() {
        assert_eq!(nearest("does_compile", ["doesCompile", "stdout"]), Some("doesCompile"));
    }
}
