//! How the prose reads: sentences, phrases that say nothing, things to hold on to, lists.

use super::prose::{self, Paragraph, Phrases, sentences, words};
use super::{Look, asked};
use crate::base::diag::Diagnostic;
use crate::base::text::ellipsis;
use crate::pack::table::shown;

/// Words that an average can be taken of.
const FEWEST: usize = 300;
/// Words of a long sentence.
const LONG: usize = 40;
/// Places that a problem of a whole text points at.
const PLACES: usize = 3;

/// Phrases that can be cut, or promise what the next sentence should do. A pack may have its own list.
const FILLER: &[&str] = &[
    "a journey",
    "a myriad of",
    "a plethora of",
    "a wide range of",
    "a wide variety of",
    "as you can see",
    "at the end of the day",
    "basically",
    "by mastering",
    "crucial role",
    "cutting-edge",
    "dive deep",
    "dive into",
    "delve",
    "essentially",
    "ever-changing",
    "ever-evolving",
    "fast-paced",
    "first and foremost",
    "game-changer",
    "harness the power",
    "important to note",
    "important to remember",
    "in conclusion",
    "in essence",
    "in order to",
    "in summary",
    "in the realm of",
    "in the world of",
    "in today's",
    "is not just",
    "it goes without saying",
    "it should be noted",
    "it's worth noting",
    "key role",
    "last but not least",
    "leverage",
    "leveraging",
    "look no further",
    "more than just",
    "needless to say",
    "obviously",
    "pivotal",
    "seamless",
    "seamlessly",
    "state-of-the-art",
    "take it to the next level",
    "the landscape of",
    "unleash",
    "unlock the",
    "vital role",
    "when it comes to",
    "worth noting",
];

/// The phrases to look for.
pub(super) struct Fillers(Phrases);

impl Fillers {
    /// Takes a pack's own list, or the usual one.
    pub(super) fn new(own: Option<&[String]>) -> Self {
        let mut phrases = Phrases::default();
        match own {
            Some(own) => own.iter().for_each(|phrase| phrases.add(phrase, 0)),
            None => FILLER.iter().for_each(|phrase| phrases.add(phrase, 0)),
        }
        Self(phrases)
    }
}

/// Returns what makes the text of a lesson hard or empty.
pub(super) fn look(look: &Look<'_>, fillers: &Fillers) -> Vec<Diagnostic> {
    let total: usize = look.paragraphs.iter().map(|paragraph| words(&paragraph.text).count()).sum();
    if total < FEWEST {
        return Vec::new();
    }
    let filler = filler(look, fillers, total);
    [level(look), filler, concrete(look, total), lists(look, total)].into_iter().flatten().collect()
}

/// Adds places within paragraphs to a problem, the first as its own.
fn placed(look: &Look<'_>, mut problem: Diagnostic, places: &[(&Paragraph, &str, String)]) -> Diagnostic {
    for (at, (paragraph, text, words)) in places.iter().take(PLACES).enumerate() {
        let (source, range) = look.loaded.locate(&paragraph.span);
        let block = source.text.get(range.clone()).unwrap_or("");
        let place = match prose::find_in_source(block, text) {
            Some(found) => range.start + found.start..range.start + found.end,
            None => range.start..range.start + block.lines().next().map_or(0, str::len),
        };
        problem = if at == 0 {
            problem.at(&source, place).marked(words.clone())
        } else {
            problem.label(&source, place, words.clone())
        };
    }
    problem
}

/// Reports sentences that are long on average, or words that are: the grade of Flesch and Kincaid (Kincaid et al., Derivation of new
/// readability formulas for Navy enlisted personnel, 1975), `0.39 words per sentence + 11.8 syllables per word − 15.59`. A code span
/// counts as one word of one syllable.
fn level(look: &Look<'_>) -> Option<Diagnostic> {
    let mut all: Vec<(&Paragraph, &str, usize)> = Vec::new();
    let (mut total, mut syllables) = (0, 0);
    for paragraph in look.paragraphs {
        for sentence in sentences(&paragraph.text) {
            let count = words(sentence).count();
            // What ends with a colon goes on in the list or the code below.
            if count > 0 {
                all.push((paragraph, sentence, count));
            }
            total += count;
            let plain = |word: &str| word.chars().all(|c| c.is_alphabetic() || "'’-.,;:!?()\"".contains(c));
            syllables +=
                words(sentence).map(|word| if plain(word) { prose::syllables(word) } else { 1 }).sum::<usize>();
        }
    }
    let sentences = all.len().max(1);
    let long = all.iter().filter(|(_, _, count)| *count > LONG).count();
    let mean = total as f64 / sentences as f64;
    let grade = 0.39 * mean + 11.8 * syllables as f64 / total.max(1) as f64 - 15.59;
    let limits = look.limits;
    let reason = if mean > limits.sentence_words as f64 {
        format!("a sentence has {mean:.1} words on average; {}", asked("sentence_words", limits.sentence_words))
    } else if long * 100 > limits.long_sentences * sentences {
        let share = long * 100 / sentences;
        format!("{share} of 100 sentences have over {LONG} words; {}", asked("long_sentences", limits.long_sentences))
    } else if look.course.english && grade > limits.grade as f64 {
        format!("the reading grade is {grade:.1}; {}", asked("grade", limits.grade))
    } else {
        return None;
    };
    let (message, why) = reason.split_once("; ").unwrap_or((&reason, ""));
    all.sort_by_key(|(_, _, count)| std::cmp::Reverse(*count));
    let places: Vec<_> = all
        .into_iter()
        .take(PLACES)
        .map(|(paragraph, text, count)| (paragraph, text, format!("a sentence of {count} words")))
        .collect();
    let problem = Diagnostic::new("HB0721", message).help(format!("split the longest ones; {why}"));
    Some(placed(look, problem, &places))
}

fn filler(look: &Look<'_>, fillers: &Fillers, total: usize) -> Option<Diagnostic> {
    if !look.course.english && look.course.checks.filler_phrases.is_none() {
        return None;
    }
    let mut places: Vec<(&Paragraph, &str, String)> = Vec::new();
    for paragraph in look.paragraphs {
        fillers.0.find(&paragraph.text, |_, text| places.push((paragraph, text, "says nothing".to_owned())));
    }
    let count = places.len();
    // Two of them are no habit, however short the lesson.
    if count < PLACES || count * 10_000 <= look.limits.filler * total {
        return None;
    }
    let mut kinds: Vec<String> = places.iter().map(|(_, text, _)| format!("\"{}\"", shown(text))).collect();
    kinds.sort();
    kinds.dedup();
    let message = format!("{count} filler phrases in {total} words: {}", ellipsis(&kinds.join(", "), 200));
    let help = format!("cut them, or say what they announce; {}", asked("filler", look.limits.filler));
    Some(placed(look, Diagnostic::new("HB0729", message).help(help), &places))
}

/// Reports a text without code spans and numbers: nothing in it can be checked or tried.
fn concrete(look: &Look<'_>, total: usize) -> Option<Diagnostic> {
    let digits = |text: &str| words(text).filter(|word| word.contains(|c: char| c.is_ascii_digit())).count();
    let tokens = |paragraph: &Paragraph| paragraph.code_spans + digits(&paragraph.text);
    let count: usize = look.paragraphs.iter().map(tokens).sum();
    if !look.numbered || count * 1_000 >= look.limits.concrete * total {
        return None;
    }
    let per = count * 1_000 / total;
    let bare = look.paragraphs.iter().filter(|paragraph| tokens(paragraph) == 0);
    let longest = bare.max_by_key(|paragraph| paragraph.text.len());
    let message = format!("{per} code spans and numbers in 1,000 words");
    let help =
        format!("name the command, the value, the status, the limit; {}", asked("concrete", look.limits.concrete));
    let problem = look.of_text("HB0731", message).help(help);
    Some(match longest {
        Some(paragraph) => {
            let (source, range) = look.loaded.locate(&paragraph.span);
            problem.label(&source, range, "the longest paragraph without one")
        }
        None => problem,
    })
}

fn lists(look: &Look<'_>, total: usize) -> Option<Diagnostic> {
    let inside = look.paragraphs.iter().filter(|paragraph| paragraph.in_list);
    let count: usize = inside.clone().map(|paragraph| words(&paragraph.text).count()).sum();
    if count * 100 <= look.limits.lists * total {
        return None;
    }
    let message = format!("{} of 100 words stand in lists", count * 100 / total);
    let help = format!("a list leaves out how one thing follows from another; {}", asked("lists", look.limits.lists));
    let problem = Diagnostic::new("HB0730", message).help(help);
    let first = inside.clone().next()?;
    let (source, range) = look.loaded.locate(&first.span);
    Some(problem.at(&source, range).marked("the first item"))
}
