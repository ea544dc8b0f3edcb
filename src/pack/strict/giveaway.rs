//! What gives answers away without knowledge: length, absolute words, options that contain each other, a favourite place.

use super::negation::negation;
use super::quiz::text_of;
use super::{Course, Look, asked};
use crate::base::diag::Diagnostic;
use crate::base::text::folded;
use crate::course::{ChoiceOption, Question, QuestionId, QuestionKind};
use crate::pack::lint::{Finder, Found, fixed_place, key_is_longest};
use crate::pack::table::shown;
use std::collections::{BTreeMap, HashMap};

/// Choices of a lesson that an average can be taken of.
const FEWEST: usize = 5;
/// Options of a question that are compared with each other; nobody reads more.
const MOST_OPTIONS: usize = 50;
/// Choices of a pack that a share can be told from.
const FEWEST_OVER_ALL: usize = 20;
/// Words that are seldom true.
const ABSOLUTE: [&str; 6] = ["always", "never", "only", "every", "none", "impossible"];
/// Questions of a lesson in which wrong options alone are absolute, before it is a habit.
const HABIT: usize = 4;
/// The χ² that equal chances exceed in one of 100 cases, by degrees of freedom from 1.
const CRITICAL: [f64; 5] = [6.635, 9.210, 11.345, 13.277, 15.086];

/// Where a question is: the lesson, the file and the id.
type Asked = (usize, String, QuestionId);

/// What is gathered over all lessons of a pack.
#[derive(Default)]
pub(super) struct OverAll {
    /// Choices by lesson: how many, and in how many the right option is the longest.
    longest: Vec<(usize, usize)>,
    /// The questions whose right answer stands at each place, by the number of places. A TrueFalse is two places.
    places: BTreeMap<(bool, usize), Vec<Vec<Asked>>>,
}

/// Returns what gives answers of a lesson away.
pub(super) fn look(look: &Look<'_>, over_all: &mut OverAll) -> Vec<Diagnostic> {
    let mut all = Vec::new();
    let mut lengths: Vec<(&str, &Question, f64)> = Vec::new();
    let mut absolute: Vec<(&str, &Question, usize, String)> = Vec::new();
    let mut balanced = false;
    let (mut choices, mut longest) = (0, 0);
    for file in &look.loaded.lesson.quizzes {
        let Some(source) = look.loaded.file(&file.file) else { continue };
        let finder = Finder::new(source);
        let mut found = Found::default();
        for question in &file.quiz.questions {
            over_all.place(&file.file, question);
            let QuestionKind::MultipleChoice { options, prompt, several, .. } = &question.kind else { continue };
            if let Some(word) = negation(&prompt.source).filter(|_| look.course.english) {
                found.add(|| {
                    let message = format!("`{}` turns the question round, and is overlooked", shown(word));
                    let help = "ask for what is, or mark the word: `**not**`";
                    finder.at(question, &["prompt", "prompt"], "HB0704", message).help(help)
                });
            }
            overlap(question, options, &finder, &mut found);
            if !several {
                lengths.extend(ratio(options).map(|ratio| (file.file.as_str(), question, ratio)));
                let is_longest = key_is_longest(question);
                choices += usize::from(is_longest.is_some());
                longest += usize::from(is_longest == Some(true));
            }
            match absolutes(options) {
                Some((at, word)) => absolute.push((&file.file, question, at, word)),
                None => balanced |= options.iter().any(|option| option.correct && absolute_word(option).is_some()),
            }
        }
        all.extend(found.finish(source));
    }
    over_all.longest.push((choices, longest));
    all.extend(length(look, &lengths));
    if let Some((file, question, at, word)) = absolute.first().filter(|_| absolute.len() >= HABIT && !balanced)
        && look.course.english
        && let Some(source) = look.loaded.file(file)
    {
        let message = format!("in {} questions words such as \"{word}\" stand in wrong options alone", absolute.len());
        let place = ["prompt", "distractors", &at.to_string()];
        let problem = Finder::new(source).at(question, &place, "HB0706", message).marked("the first of them");
        all.push(problem.help("make some right options as absolute, where they are, or wrong ones as careful"));
    }
    all
}

/// Returns how long the right option is beside the average wrong one.
fn ratio(options: &[ChoiceOption]) -> Option<f64> {
    let length = |option: &ChoiceOption| option.text.source.trim().chars().count();
    let key = options.iter().find(|option| option.correct).map(length)?;
    let wrong: Vec<usize> = options.iter().filter(|option| !option.correct).map(length).collect();
    let mean = wrong.iter().sum::<usize>() as f64 / wrong.len().max(1) as f64;
    (mean > 0.0).then(|| key as f64 / mean)
}

/// Reports right options that are longer, or shorter, than wrong ones on average.
fn length(look: &Look<'_>, lengths: &[(&str, &Question, f64)]) -> Option<Diagnostic> {
    let most = look.limits.key_length;
    let mean = lengths.iter().map(|(_, _, ratio)| ratio).sum::<f64>() / lengths.len().max(1) as f64;
    let (long, short) = (mean * 100.0 > most as f64, mean * 100.0 < 200.0 - most as f64);
    if lengths.len() < FEWEST || !(long || short) {
        return None;
    }
    let off = |ratio: f64| if long { ratio } else { -ratio };
    let (file, question, _) = lengths.iter().max_by(|a, b| off(a.2).total_cmp(&off(b.2)))?;
    let message = format!("over {} choices right options have {mean:.2} times the length of wrong ones", lengths.len());
    let problem = Finder::new(look.loaded.file(file)?).at(question, &["answer", "answer"], "HB0701", message);
    let help = if long { "move the reasoning to `context`" } else { "let right options say as much as wrong ones" };
    Some(problem.marked("the farthest off").help(format!("{help}; {}", asked("key_length", most))))
}

/// Returns the first absolute word of an option.
fn absolute_word(option: &ChoiceOption) -> Option<&'static str> {
    let text = text_of(&option.text).to_lowercase();
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    words.find_map(|word| ABSOLUTE.into_iter().find(|absolute| *absolute == word))
}

/// Returns the first wrong option with an absolute word, when no right one has any.
fn absolutes(options: &[ChoiceOption]) -> Option<(usize, String)> {
    if options.iter().any(|option| option.correct && absolute_word(option).is_some()) {
        return None;
    }
    let mut wrong = options.iter().filter(|option| !option.correct).enumerate();
    wrong.find_map(|(at, option)| Some((at, absolute_word(option)?.to_owned())))
}

/// Reports options of which one contains the other: ranges of numbers, or the same words but for articles.
fn overlap(question: &Question, options: &[ChoiceOption], finder: &Finder<'_>, found: &mut Found) {
    let mut ranges: Vec<(f64, f64, &str)> = Vec::new();
    let mut texts: HashMap<String, &str> = HashMap::new();
    for option in options.iter().take(MOST_OPTIONS) {
        let text = option.text.source.trim();
        let said: Vec<String> = folded(text)
            .split(' ')
            .map(|word| word.trim_matches(|c: char| ".,;:!?\"'".contains(c)).to_owned())
            .filter(|word| !matches!(word.as_str(), "a" | "an" | "the" | ""))
            .collect();
        // In code a mark makes another value.
        let twin =
            texts.insert(said.join(" "), text).filter(|twin| !text.contains('`') && folded(twin) != folded(text));
        let range = range(text);
        let crossing = range.and_then(|(low, high)| {
            ranges.iter().find(|(other_low, other_high, _)| low < *other_high && *other_low < high).map(|other| other.2)
        });
        if let Some(other) = twin.or(crossing) {
            found.add(|| {
                let message = format!("\"{}\" and \"{}\" overlap", shown(text), shown(other));
                let path = ["prompt", "distractors"];
                finder.at(question, &path, "HB0705", message).help("make each answer possible in one option alone")
            });
        }
        if let Some((low, high)) = range {
            ranges.push((low, high, text));
        }
    }
}

/// Reads `10 to 20 ms`, `10–20` and the like: two numbers with a word for from-to between them, and at most a word around.
fn range(text: &str) -> Option<(f64, f64)> {
    let spaced = text.replace(['–', '—'], " to ").replace(',', "");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    if words.len() > 5 {
        return None;
    }
    let between = words.first() == Some(&"between");
    let middle = words.iter().position(|word| *word == if between { "and" } else { "to" })?;
    let number = |word: &&str| word.trim_matches(|c: char| !c.is_ascii_digit()).parse::<f64>().ok();
    let low = words[..middle].iter().rev().find_map(number)?;
    let high = words[middle + 1..].iter().find_map(number)?;
    (low < high).then_some((low, high))
}

impl OverAll {
    /// Notes where the right answer of a question stands, when its place is fixed.
    fn place(&mut self, file: &str, question: &Question) {
        let (truth, places, at) = match &question.kind {
            QuestionKind::TrueFalse { answer, .. } => (true, 2, usize::from(*answer)),
            QuestionKind::MultipleChoice { options, .. } => match fixed_place(question) {
                Some(at) => (false, options.len(), at),
                None => return,
            },
            _ => return,
        };
        let stand = self.places.entry((truth, places)).or_insert_with(|| vec![Vec::new(); places]);
        if let Some(here) = stand.get_mut(at) {
            here.push((self.longest.len(), file.to_owned(), question.id.clone()));
        }
    }

    /// Returns what only shows over the whole pack.
    pub(super) fn finish(self, course: &Course<'_>) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let (choices, longest) = self.longest.iter().fold((0, 0), |(a, b), (c, d)| (a + c, b + d));
        // Lessons of several kinds have one pack.
        let most = course.checks.of(crate::course::LessonKind::Code).limits.longest_key;
        if choices >= FEWEST_OVER_ALL && longest * 100 > most * choices {
            let message = format!("over the pack the right option is the longest in {longest} of {choices} choices");
            let worst = (0..self.longest.len()).max_by_key(|at| (self.longest[*at].1, std::cmp::Reverse(*at)));
            let mut problem = Diagnostic::new("HB0702", message);
            if let Some(quiz) = worst.and_then(|at| course.lessons.get(at)).and_then(first_quiz) {
                problem = problem.at(quiz, 0..quiz.text.lines().next().map_or(0, str::len));
                problem = problem.marked("most often in this lesson");
            }
            let help = format!("shorten right options to what decides; {}", asked("longest_key", most));
            found.push(problem.help(help));
        }
        for ((truth, places), stand) in &self.places {
            let counts: Vec<usize> = stand.iter().map(Vec::len).collect();
            if let Some(at) = favourite(&counts) {
                let total: usize = counts.iter().sum();
                let message = if *truth {
                    let word = if at == 1 { "true" } else { "false" };
                    format!("over the pack {} of {total} statements are {word}", counts[at])
                } else {
                    format!(
                        "over the pack {} of {total} right options of {places} stand at place {}",
                        counts[at],
                        at + 1
                    )
                };
                let help = "turn some round, or let the options be shuffled";
                let problem = stand[at].first().and_then(|asked| at_question(course, asked, message.clone()));
                let problem = problem.unwrap_or_else(|| Diagnostic::new("HB0703", message));
                found.push(problem.help(help));
            }
        }
        found
    }
}

/// Makes a problem at the answer of the first of many questions.
fn at_question(course: &Course<'_>, (lesson, file, id): &Asked, message: String) -> Option<Diagnostic> {
    let loaded = course.lessons.get(*lesson)?;
    let question = loaded.lesson.quiz(file)?.questions.iter().find(|question| question.id == *id)?;
    let problem = Finder::new(loaded.file(file)?).at(question, &["answer"], "HB0703", message);
    Some(problem.marked("the first of them"))
}

fn first_quiz(loaded: &crate::pack::Loaded) -> Option<&crate::base::diag::SourceText> {
    let file = loaded.lesson.closing_quiz().or(loaded.lesson.quizzes.first())?;
    loaded.file(&file.file)
}

/// Returns the place that right answers prefer beyond chance: Pearson's χ² against equal shares, at one in 100.
fn favourite(counts: &[usize]) -> Option<usize> {
    let total: usize = counts.iter().sum();
    let critical = CRITICAL.get(counts.len().checked_sub(2)?)?;
    let expected = total as f64 / counts.len() as f64;
    // The approximation wants five of each.
    if expected < 5.0 {
        return None;
    }
    let squares: f64 = counts.iter().map(|count| (*count as f64 - expected).powi(2) / expected).sum();
    (squares > *critical).then(|| (0..counts.len()).max_by_key(|at| (counts[*at], std::cmp::Reverse(*at))))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_favourite_place_is_one_beyond_chance() {
        assert_eq!(favourite(&[2, 12]), Some(1));
        assert_eq!(favourite(&[5, 9]), None);
        assert_eq!(favourite(&[20, 4, 6]), Some(0));
        assert_eq!(favourite(&[0, 4]), None);
        assert_eq!(favourite(&[]), None);
    }

    #[test]
    fn ranges_are_read_in_words_and_with_dashes() {
        assert_eq!(range("10 to 20 ms"), Some((10.0, 20.0)));
        assert_eq!(range("1,000–2,000"), Some((1000.0, 2000.0)));
        assert_eq!(range("between 3 and 5"), Some((3.0, 5.0)));
        assert_eq!(range("from the first of 3 to the last of 5"), None);
        assert_eq!(range("200 and a body"), None);
        assert_eq!(range("2 and 3"), None);
    }
}
