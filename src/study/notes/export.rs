//! Notes as Markdown and as JSON.

use super::{LessonText, NoteEntry, sort_notes};
use crate::base::clock::Timestamp;
use crate::course::{Lesson, LessonId};
use crate::learner::NoteKind;
use crate::pack::Pack;
use crate::progress::KeptNote;
use crate::study::markdown::{code_span, escaped, escaped_lines, item, link, quoted};
use std::collections::BTreeMap;

/// The notes of one lesson, and the lesson when its pack is at hand.
struct Group {
    title: String,
    lesson: Option<Lesson>,
    notes: Vec<NoteEntry>,
}

/// Puts notes together by their lessons, in the order of the pack; lessons that are not in it come last.
fn groups(pack: &Pack, notes: &[KeptNote]) -> Vec<Group> {
    let mut by_lesson: BTreeMap<(bool, usize, &str, &str), Vec<KeptNote>> = BTreeMap::new();
    let chapters: BTreeMap<LessonId, usize> =
        (0..pack.outline().chapters.len()).filter_map(|at| Some((pack.lesson_id(at)?, at))).collect();
    for kept in notes {
        let own = kept.at.pack == pack.info().id;
        let chapter = chapters.get(&kept.at.lesson).copied().filter(|_| own);
        let key = (chapter.is_none(), chapter.unwrap_or(0), kept.at.pack.as_str(), kept.at.lesson.as_str());
        by_lesson.entry(key).or_default().push(kept.clone());
    }
    let group = |((elsewhere, at, from, id), notes): ((bool, usize, &str, &str), Vec<KeptNote>)| {
        let lesson = if elsewhere { None } else { pack.lesson(at).ok().map(|loaded| loaded.lesson) };
        let title = match (&lesson, pack.outline().chapters.get(at)) {
            (Some(_), Some(chapter)) => format!("{} {}", chapter.number_text(), chapter.title).trim().to_owned(),
            _ => format!("{from}: {id}"),
        };
        let mut notes: Vec<NoteEntry> = match &lesson {
            Some(lesson) => {
                let text = LessonText::of(lesson);
                notes.into_iter().map(|kept| NoteEntry::new(kept, &text)).collect()
            }
            None => notes.into_iter().map(|kept| NoteEntry { kept, found: None }).collect(),
        };
        sort_notes(&mut notes);
        Group { title, lesson, notes }
    };
    by_lesson.into_iter().map(group).collect()
}

/// The section that a note stands in: anchor and title.
fn section<'l>(lesson: &'l Lesson, entry: &NoteEntry) -> Option<&'l crate::course::Section> {
    let block = entry.found?.place.block;
    lesson.sections.iter().rfind(|section| section.block <= block)
}

/// Returns notes as Markdown: the words they hang on as quotations, links to lesson and section, the learner's own words as they are.
pub fn notes_markdown(pack: &Pack, notes: &[KeptNote]) -> String {
    let mut out = String::from("# Notes\n");
    for group in groups(pack, notes) {
        out.push_str(&format!("\n## {}\n\n", escaped(&group.title)));
        out.push_str(&list(&group));
    }
    if notes.is_empty() {
        out.push_str("\nThere are none.\n");
    }
    out
}

/// Returns the notes of one lesson as a list, for a recap.
pub(crate) fn of_lesson(lesson: &Lesson, notes: Vec<KeptNote>) -> String {
    let text = LessonText::of(lesson);
    let mut notes: Vec<NoteEntry> = notes.into_iter().map(|kept| NoteEntry::new(kept, &text)).collect();
    sort_notes(&mut notes);
    list(&Group { title: String::new(), lesson: Some(lesson.clone()), notes })
}

fn list(group: &Group) -> String {
    group.notes.iter().map(|entry| item(&one(group.lesson.as_ref(), entry)) + "\n").collect()
}

fn one(lesson: Option<&Lesson>, entry: &NoteEntry) -> String {
    let note = &entry.kept.note;
    let mut head = vec![format!("**{}**", word(note.kind))];
    match lesson.and_then(|lesson| section(lesson, entry)) {
        Some(section) => {
            let address = format!("{}#{}", entry.kept.at.path, section.anchor);
            head.push(link(&escaped(&section.title), &address));
            head.push(code_span(&format!("{}#{}", entry.kept.at.lesson, section.anchor)));
        }
        None => {
            head.push(link(&escaped(&entry.kept.at.path), &entry.kept.at.path));
            head.push(code_span(entry.kept.at.lesson.as_str()));
        }
    }
    head.extend(calendar_day(note.made));
    if lesson.is_some() && entry.is_loose() {
        head.push("loose: these words are no longer in the lesson".to_owned());
    }
    let quote = escaped_lines(&note.anchor.exact);
    let mut parts = vec![head.join(" · ")];
    if !quote.is_empty() {
        parts.push(quoted(&quote));
    }
    parts.push(escaped_lines(&note.text));
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n")
}

/// The day by the clock of this machine's place, such as `2026-03-01`.
fn calendar_day(at: Timestamp) -> Option<String> {
    let instant = jiff::Timestamp::from_millisecond(at.0).ok()?;
    Some(instant.to_zoned(jiff::tz::TimeZone::system()).strftime("%Y-%m-%d").to_string())
}

fn word(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Note => "Note",
        NoteKind::Bookmark => "Bookmark",
        NoteKind::Highlight => "Highlight",
    }
}

/// Returns notes as JSON: what is stored, and the section and place where the lesson is at hand.
pub fn notes_json(pack: &Pack, notes: &[KeptNote]) -> serde_json::Value {
    let all = groups(pack, notes).into_iter().flat_map(|group| {
        let lesson = group.lesson;
        group.notes.into_iter().map(move |entry| {
            let section = lesson.as_ref().and_then(|lesson| section(lesson, &entry)).map(|section| &section.anchor);
            let note = &entry.kept.note;
            serde_json::json!({
                "id": note.id, "kind": note.kind, "pack": entry.kept.at.pack, "lesson": entry.kept.at.lesson,
                "path": entry.kept.at.path, "section": section, "quote": note.anchor.exact, "text": note.text,
                "made": note.made, "changed": note.version.changed,
                "place": entry.found.map(|found| found.place), "loose": lesson.is_some() && entry.is_loose(),
            })
        })
    });
    serde_json::Value::Array(all.collect())
}
