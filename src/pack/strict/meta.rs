//! What `lesson.toml` lists, and its minutes.

use super::{Look, asked, counted};
use crate::base::diag::Diagnostic;

/// Words that a person reads in a minute, silently, in English prose (Brysbaert, How many words do we read per minute?, 2019).
const PER_MINUTE: usize = 238;

/// Returns what a lesson has too little of, and minutes in which nobody gets through.
pub(super) fn look(look: &Look<'_>) -> Vec<Diagnostic> {
    let mut found = minutes(look);
    if !look.numbered {
        return found;
    }
    let (meta, limits) = (&look.loaded.lesson.meta, look.limits);
    let mut floor = |have: usize, least: usize, (one, many): (&str, &str), key: &str, place: &str| {
        if have < least {
            let message = format!("the lesson has {}", counted(have, one, many));
            found.push(look.of_meta("HB0741", message, place).help(asked(key, least)));
        }
    };
    let primary = meta.sources.iter().filter(|source| source.primary && source.section.is_some()).count();
    let objective = ("objective", "objectives");
    floor(meta.objectives.len(), limits.objectives, objective, "objectives", "objectives");
    floor(meta.sources.len(), limits.sources, ("source", "sources"), "sources", "sources");
    let words = ("primary source with a section", "primary sources with a section");
    floor(primary, limits.primary_sources, words, "primary_sources", "sources");
    floor(meta.terms.len(), limits.terms, ("term", "terms"), "terms", "terms");
    floor(meta.cards.len(), limits.cards, ("review card", "review cards"), "cards", "cards");
    found
}

fn minutes(look: &Look<'_>) -> Vec<Diagnostic> {
    let (lesson, limits) = (&look.loaded.lesson, look.limits);
    let minutes = lesson.meta.minutes;
    let mut found = Vec::new();
    let mut report = |message: String, help: String| {
        found.push(look.of_meta("HB0742", message, "minutes").help(help));
    };
    let reading = minutes.reading as usize;
    if reading > 0 && lesson.words > reading * PER_MINUTE {
        let needed = lesson.words.div_ceil(PER_MINUTE);
        let message = format!("{} words are read in {}", lesson.words, counted(reading, "minute", "minutes"));
        report(
            message,
            format!(
                "plain prose takes {needed} at {PER_MINUTE} words a minute, and code more: `reading = {needed}` at least"
            ),
        );
    }
    let all = (minutes.reading + minutes.lab + minutes.quiz) as usize;
    if all > limits.minutes {
        let help = format!("split the lesson; {}", asked("minutes", limits.minutes));
        report(format!("the lesson takes {all} minutes"), help);
    }
    let labs: Vec<u32> = lesson.labs.iter().filter_map(|lab| lab.minutes).collect();
    // Of several labs some are alternatives.
    let (longest, sum) = (labs.iter().copied().max().unwrap_or(0), labs.iter().sum::<u32>());
    if minutes.lab > 0 && labs.len() == lesson.labs.len() && !(longest..=sum).contains(&minutes.lab) {
        let said = if longest == sum { format!("{sum}") } else { format!("from {longest} to {sum}") };
        let message = format!("the lesson has {} minutes for its lab, and lab.toml {said}", minutes.lab);
        report(message, "write the same in both, or leave it out of one".to_owned());
    }
    found
}
