//! `hornbook notes`: list, export, add, edit, remove.

use super::args::{Args, Notes, NotesAction, NotesWhich};
use super::{Failure, Outcome, out, session};
use crate::base::chance::Chance;
use crate::base::clock::Clock;
use crate::base::text::visible;
use crate::learner::{Event, Note, NoteId, NoteKind, NoteVersion, Place};
use crate::pack::Pack;
use crate::study::{KeptNote, LARGEST_NOTE, LessonText, Store, Where, anchor, anchor_at, notes_json, notes_markdown};
use std::io::{IsTerminal, Read};
use std::path::Path;

pub(super) fn run(args: &Args, command: &Notes) -> Outcome {
    match &command.action {
        None => list(args, &command.which),
        Some(NotesAction::List(which)) => list(args, which),
        Some(NotesAction::Export(which)) => {
            let (pack, notes) = chosen(args, which)?;
            let text = if which.json { json(&pack, &notes)? } else { notes_markdown(&pack, &notes) };
            out::print(&text)?;
            Ok(0)
        }
        Some(NotesAction::Add { text, lesson, pack, quote }) => {
            add(args, pack.as_deref(), lesson, text.as_deref(), quote.as_deref())
        }
        Some(NotesAction::Edit { id, text }) => edit(args, id, text.as_deref()),
        Some(NotesAction::Remove { id }) => remove(args, id),
    }
}

fn json(pack: &Pack, notes: &[KeptNote]) -> Result<String, Failure> {
    Ok(serde_json::to_string_pretty(&notes_json(pack, notes)).map_err(Failure::world)? + "\n")
}

/// Returns the notes that are asked for, and the pack that is at hand. Looking makes no progress file.
fn chosen(args: &Args, which: &NotesWhich) -> Result<(Pack, Vec<KeptNote>), Failure> {
    let named = which.pack.as_deref().filter(|path| path.as_os_str() != "course");
    let pack = session::pack(named)?;
    let only = (which.pack.is_some() || which.lesson.is_some()).then(|| pack.info().id.clone());
    let lesson = match &which.lesson {
        Some(name) => {
            let chapter = session::chapter(&pack, name)?;
            let none = || Failure::asked(format!("\"{name}\" is not written yet"));
            Some(pack.lesson_id(chapter).ok_or_else(none)?)
        }
        None => None,
    };
    let Some(store) = session::known_store(args)? else { return Ok((pack, Vec::new())) };
    let mut notes = store.all_notes()?;
    notes.retain(|kept| only.as_ref().is_none_or(|pack| kept.at.pack == *pack));
    notes.retain(|kept| lesson.as_ref().is_none_or(|lesson| kept.at.lesson == *lesson));
    Ok((pack, notes))
}

fn list(args: &Args, which: &NotesWhich) -> Outcome {
    let (pack, notes) = chosen(args, which)?;
    if which.json {
        out::print(&json(&pack, &notes)?)?;
        return Ok(0);
    }
    let mut text = String::new();
    let mut before = None;
    for kept in &notes {
        let at = (&kept.at.pack, &kept.at.lesson);
        if before != Some(at) {
            text.push_str(&format!("{}: {}\n", visible(at.0.as_str()), visible(at.1.as_str())));
            before = Some(at);
        }
        text.push_str(&line(kept, &notes));
    }
    out::print(if text.is_empty() { "There are no notes.\n" } else { &text })?;
    Ok(0)
}

/// A note on a few lines, behind as much of its id as names it.
fn line(kept: &KeptNote, all: &[KeptNote]) -> String {
    let id = &kept.note.id.0;
    let same = |length: &usize| {
        let start: String = id.chars().take(*length).collect();
        all.iter().filter(|other| other.note.id.0.starts_with(&start)).count() > 1
    };
    let length = (6..id.chars().count()).find(|length| !same(length)).unwrap_or(usize::MAX);
    let short: String = id.chars().take(length).collect();
    let kind = kept.note.kind.name();
    let quote = kept.note.anchor.exact.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut text = format!("  {}  {kind:<9}  \"{}\"\n", visible(&short), visible(&quote));
    for own in kept.note.text.lines() {
        text.push_str(&format!("      {}\n", visible(own)));
    }
    text
}

/// Returns the text that is given, or standard input.
fn text_of(given: Option<&str>) -> Result<String, Failure> {
    let text = match given {
        Some(text) => text.to_owned(),
        None if std::io::stdin().is_terminal() => {
            return Err(Failure::usage("say what the note says: as an argument or on standard input"));
        }
        None => {
            let mut text = String::new();
            let most = u64::try_from(LARGEST_NOTE).unwrap_or(u64::MAX) + 1;
            std::io::stdin().lock().take(most).read_to_string(&mut text).map_err(Failure::world)?;
            text
        }
    };
    if text.len() > LARGEST_NOTE {
        return Err(Failure::asked("a note can have 64 kB"));
    }
    Ok(text.trim_end().to_owned())
}

fn add(args: &Args, pack: Option<&Path>, lesson: &str, text: Option<&str>, quote: Option<&str>) -> Outcome {
    let pack = session::pack(pack)?;
    let chapter = session::chapter(&pack, lesson)?;
    let lesson = pack.lesson(chapter)?.lesson;
    let words = LessonText::of(&lesson);
    let anchor = match quote {
        None => anchor_at(&words, Place::default()),
        Some(quote) => {
            let place = (0..words.blocks()).find_map(|block| Some((block, words.block(block).find(quote)?)));
            let found = place.filter(|_| !quote.is_empty());
            let (block, at) = found.ok_or_else(|| Failure::asked(format!("the lesson does not say \"{quote}\"")))?;
            anchor(&words, block, at..at + quote.len())
        }
    };
    let text = text_of(text)?;
    if text.is_empty() {
        return Err(Failure::usage("a note without words is none"));
    }
    let now = Clock::system().now();
    let id = NoteId(Chance::from_system().unique_name());
    let note = Note { id: id.clone(), kind: NoteKind::Note, anchor, text, made: now, version: NoteVersion::first(now) };
    let info = pack.info();
    let at = Where {
        pack: info.id.clone(),
        pack_version: info.version.clone(),
        lesson: lesson.meta.id.clone(),
        path: lesson.path.clone(),
    };
    session::store(args)?.append(&at, &[Event::NoteKept { note }])?;
    out::print(&format!("{}\n", id.0))?;
    Ok(0)
}

/// Finds the note that an id or the start of one names.
fn named(store: &Store, id: &str) -> Result<KeptNote, Failure> {
    let all = store.all_notes()?;
    if let Some(exact) = all.iter().find(|kept| kept.note.id.0 == id) {
        return Ok(exact.clone());
    }
    let mut found = all.into_iter().filter(|kept| !id.is_empty() && kept.note.id.0.starts_with(id));
    match (found.next(), found.next()) {
        (Some(one), None) => Ok(one),
        (Some(_), Some(_)) => Err(Failure::asked(format!("several notes begin with \"{id}\"; write more of it"))),
        (None, _) => Err(Failure::asked(format!("there is no note \"{id}\"; `hornbook notes` lists them"))),
    }
}

fn edit(args: &Args, id: &str, text: Option<&str>) -> Outcome {
    let mut store = session::store(args)?;
    let KeptNote { at, mut note } = named(&store, id)?;
    note.text = text_of(text)?;
    note.version = note.version.next(Clock::system().now());
    store.append(&at, &[Event::NoteKept { note }])?;
    Ok(0)
}

fn remove(args: &Args, id: &str) -> Outcome {
    let mut store = session::store(args)?;
    let KeptNote { at, note } = named(&store, id)?;
    let version = note.version.next(Clock::system().now());
    store.append(&at, &[Event::NoteRemoved { note: note.id, version }])?;
    Ok(0)
}
