//! `hornbook recap`: what a learner made of a lesson or a part, as Markdown.

use super::args::{Args, Recap};
use super::{Failure, Outcome, out, session};
use crate::base::chance::Chance;
use crate::base::clock::Clock;
use crate::course::Entry;
use crate::pack::Pack;
use crate::study::{Store, recap};

pub(super) fn run(args: &Args, command: &Recap) -> Outcome {
    let pack = session::pack(command.pack.as_deref())?;
    let words: Vec<&str> = command.what.iter().map(String::as_str).collect();
    let chapters = match words.as_slice() {
        [word, number] if word.eq_ignore_ascii_case("part") => part(&pack, number)?,
        _ => {
            let chapter = session::chapter(&pack, &words.join(" "))?;
            // Says so when it is not written yet.
            pack.lesson(chapter)?;
            vec![chapter]
        }
    };
    let store = match session::known_store(args)? {
        Some(store) => store,
        None => Store::in_memory(Clock::system(), Chance::from_system())?,
    };
    out::print(&recap(&pack, &store, &chapters)?)?;
    Ok(0)
}

/// The chapters of a part, counted from 1.
fn part(pack: &Pack, number: &str) -> Result<Vec<usize>, Failure> {
    let outline = pack.outline();
    let parts = outline.entries.iter().enumerate().filter(|(_, entry)| matches!(entry, Entry::Part(_)));
    let parts: Vec<usize> = parts.map(|(at, _)| at).collect();
    let wanted = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let none = || Failure::asked(format!("there is no part {number}; this pack has {}", parts.len()));
    let entry = wanted.and_then(|at| parts.get(at)).ok_or_else(none)?;
    let inside = outline.chapters.iter().enumerate().filter(|(_, chapter)| chapter.part == Some(*entry));
    Ok(inside.filter(|(_, chapter)| chapter.path.is_some()).map(|(at, _)| at).collect())
}
