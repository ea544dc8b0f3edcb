//! `hornbook glossary`: the words of a pack and what they mean.

use super::args::{Args, Glossary};
use super::{Failure, Outcome, out, session};
use crate::base::text::visible;
use crate::course::{LessonId, Term};
use crate::page::{Background, Depth, Glyphs, Look, Theme, lines_of};
use crate::study::TermIndex;
use std::collections::HashMap;

pub(super) fn run(_: &Args, command: &Glossary) -> Outcome {
    let pack = session::pack(command.pack.as_deref())?;
    let index = TermIndex::new(pack.glossary().0);
    let wanted = command.term.join(" ");
    let chosen = match index.named(&wanted) {
        Some(exact) if !wanted.trim().is_empty() => vec![exact],
        _ => index.filter(&wanted),
    };
    if chosen.is_empty() && !wanted.trim().is_empty() {
        return Err(Failure::asked(format!("there is no term \"{wanted}\"; `hornbook glossary` lists them")));
    }
    let terms: Vec<&Term> = chosen.iter().filter_map(|number| index.terms().get(*number)).collect();
    // Which lesson is where costs a look at each: only when it is told.
    let outline = pack.outline();
    let owned = terms.iter().any(|term| term.lesson.is_some());
    let chapters = if owned { 0..outline.chapters.len() } else { 0..0 };
    let owners: HashMap<LessonId, usize> = chapters.filter_map(|at| Some((pack.lesson_id(at)?, at))).collect();
    let chapter =
        |term: &Term| term.lesson.as_ref().and_then(|lesson| owners.get(lesson)).map(|at| &outline.chapters[*at]);
    let glyphs = Glyphs::Unicode;
    // Programs get paragraphs uncut.
    let look = Look {
        width: if command.json { u16::MAX } else { 76 },
        theme: Theme::new(Default::default(), Background::Dark, Depth::Mono),
        glyphs,
    };
    let definition =
        |term: &Term| lines_of(&term.definition.blocks, &look).iter().map(|line| line.text()).collect::<Vec<_>>();
    if command.json {
        let row = |term: &&Term| {
            serde_json::json!({
                "term": term.term,
                "aliases": term.aliases,
                "definition": definition(term).join(" ").trim(),
                "lesson": term.lesson,
                "number": chapter(term).map(|chapter| chapter.number_text()),
            })
        };
        let rows: Vec<serde_json::Value> = terms.iter().map(row).collect();
        out::print_json(&rows)?;
        return Ok(0);
    }
    let mut text = String::new();
    for term in terms {
        text.push_str(&format!("{}\n", visible(&term.term)));
        definition(term).iter().for_each(|line| text.push_str(&format!("    {}\n", line.trim_end())));
        if let Some(chapter) = chapter(term) {
            let title = format!("{} {}", chapter.number_text(), chapter.title);
            text.push_str(&format!("    see {}\n", visible(title.trim())));
        }
    }
    out::print(if text.is_empty() { "This pack has no glossary.\n" } else { &text })?;
    Ok(0)
}
