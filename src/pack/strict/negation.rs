//! Questions that ask for what is not: a learner who knows the answer misses the word.

use super::prose::{bare, sentences};

/// Verbs behind which a negation turns the question round.
const VERBS: [&str; 20] = [
    "is", "are", "was", "were", "does", "do", "did", "can", "could", "would", "will", "should", "has", "have", "had",
    "may", "must", "might", "need", "shall",
];
/// Words that begin another clause: a negation behind them belongs there.
const CLAUSES: [&str; 23] = [
    "that", "who", "whom", "whose", "which", "where", "when", "while", "if", "because", "although", "though", "since",
    "so", "and", "but", "or", "than", "why", "how", "what", "unless", "until",
];

/// Returns the negation by which a question asks for the exception: `does not` in "Which of these does not …?". One that is marked,
/// `**not**` or NOT, cannot be missed.
pub(super) fn negation(prompt: &str) -> Option<&str> {
    sentences(prompt).into_iter().find_map(|sentence| {
        let words: Vec<&str> = sentence.split_whitespace().collect();
        if !sentence.ends_with(['?', ':']) {
            return None;
        }
        let lower: Vec<String> = words.iter().map(|word| bare(word).to_lowercase().replace('’', "'")).collect();
        if lower.first().is_some_and(|first| first == "all") && lower.iter().any(|word| word == "except") {
            return words.iter().copied().map(bare).find(|word| *word == "except");
        }
        let start = lower.iter().position(|word| word == "which")?;
        for at in start + 1..words.len() {
            let verb = VERBS.contains(&lower[at].as_str());
            if lower[at].strip_suffix("n't").is_some() {
                return Some(words[at]);
            }
            if verb && matches!(words.get(at + 1), Some(&"not" | &"never")) {
                return words.get(at + 1).copied();
            }
            if CLAUSES.contains(&lower[at].as_str()) || words[at].ends_with([',', ';', ':']) {
                return None;
            }
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::negation;

    #[test]
    fn exceptions_are_asked_for_and_other_negations_are_not() {
        for (prompt, found) in [
            ("Which of these is not a safe method?", Some("not")),
            ("Which header doesn't a 405 need?", Some("doesn't")),
            ("All of these are safe except:", Some("except")),
            ("A 405 was sent. Which header may never be missing?", Some("never")),
            ("Which of these is **not** a safe method?", None),
            ("Which of these is NOT a safe method?", None),
            ("Which failure can a client meet that it could not meet before?", None),
            ("Why does this not compile?", None),
            ("Which is the best reason why it does not compile?", None),
            ("It does not compile. Which line is wrong?", None),
            ("Which route runs, if the first does not match?", None),
        ] {
            assert_eq!(negation(prompt), found, "{prompt}");
        }
    }
}
