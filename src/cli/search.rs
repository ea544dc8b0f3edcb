//! `hornbook search`: words in everything there is.

use super::args::{Args, Search};
use super::{Failure, Outcome, out, session};
use crate::base::dirs::Dirs;
use crate::base::terminal::{self, Ability};
use crate::base::text::{ellipsis, visible, width};
use crate::learner::ThemeChoice;
use crate::page::{self, Background, Depth, Glyphs, Look, PageLine, Piece, Role, Theme};
use crate::study::{Answer, Asked, Finder, FoundIn, Kind, Marks, note_texts, snippet, with_filter};
use serde::Serialize;
use std::io::IsTerminal;

/// One place, for programs.
#[derive(Debug, Serialize)]
struct Place<'a> {
    /// title, heading, text, code, question, lab, glossary or note.
    kind: &'static str,
    /// The pack's id.
    pack: &'a str,
    /// Its folder; none for the course in the program.
    folder: Option<String>,
    /// The lesson's id.
    lesson: &'a str,
    /// The lesson's number; empty outside the numbered chapters.
    number: &'a str,
    /// The lesson's title.
    title: &'a str,
    /// The part it belongs to; empty without one.
    part: &'a str,
    /// The lesson's file, relative to the pack.
    path: &'a str,
    /// The heading it stands under.
    under: &'a str,
    /// A title, heading or term.
    name: &'a str,
    /// The top-level block, from 0.
    block: usize,
    /// Bytes of the block's words before it.
    offset: usize,
    /// Names what a place does not: quiz file and question, the lab's folder, the term.
    reference: Option<&'a str>,
    /// The line that was found.
    line: String,
    /// The words in it that were looked for.
    matches: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Everything<'a> {
    places: Vec<Place<'a>>,
    /// Whether there are more.
    more: bool,
    /// Words that were taken for others: typed, meant.
    corrected: Vec<(&'a str, &'a str)>,
    /// When nothing was found: a word that is there and looks like one that is not.
    nearest: Option<&'a str>,
}

pub(super) fn run(args: &Args, command: &Search) -> Outcome {
    let pack = session::pack(command.pack.as_deref())?;
    let dirs = Dirs::find();
    let mut finder = Finder::new(pack, dirs.as_ref());
    if command.pack.is_some() {
        finder = finder.alone();
    }
    if let Some(store) = session::known_store(args)? {
        finder.set_notes(note_texts(&store)?);
    }
    while finder.step() {}
    let answer = finder.answer(&Asked { query: query(command), limit: usize::from(command.limit), ..Asked::default() });
    for told in &answer.told {
        out::complain(&format!("hornbook: {}", visible(told)));
    }
    if let Some(name) = answer.query.unknown_kind() {
        let kinds = Kind::ALL.map(Kind::name).join(", ");
        return Err(Failure::usage(format!("there is no kind \"{name}\": there are {kinds}")));
    }
    if command.json {
        out::print_json(&everything(&answer))?;
    } else {
        print(&answer)?;
    }
    Ok(u8::from(answer.hits.is_empty()))
}

/// The query as the screen takes it. A word given in quotes to the shell is a phrase here too.
fn query(command: &Search) -> String {
    let one = command.words.len() == 1;
    let words = command.words.iter().map(|word| match word {
        word if !one && word.contains(char::is_whitespace) && !word.contains('"') => format!("\"{word}\""),
        word => word.clone(),
    });
    let mut query = words.collect::<Vec<_>>().join(" ");
    for (name, value) in [("kind", &command.kind), ("part", &command.part), ("lesson", &command.lesson)] {
        if let Some(value) = value {
            query = with_filter(&query, name, Some(&value.replace('"', "")));
        }
    }
    query
}

fn everything(answer: &Answer) -> Everything<'_> {
    let places = answer.hits.iter().map(|FoundIn { hit, pack }| {
        let (text, marks) = if hit.text.is_empty() { (&hit.name, &hit.name_marks) } else { (&hit.text, &hit.marks) };
        let line = snippet(text, marks, 400, "…");
        Place {
            kind: hit.kind.name(),
            pack: &pack.id,
            folder: pack.folder.as_ref().map(|folder| folder.display().to_string()),
            lesson: &hit.lesson.id,
            number: &hit.lesson.number,
            title: &hit.lesson.title,
            part: &hit.lesson.part,
            path: &hit.lesson.path,
            under: &hit.under,
            name: &hit.name,
            block: hit.place.block,
            offset: hit.place.offset,
            reference: hit.reference.as_deref(),
            matches: line.iter().filter(|(_, marked)| *marked).map(|(piece, _)| piece.clone()).collect(),
            line: line.into_iter().map(|(piece, _)| piece).collect(),
        }
    });
    Everything {
        places: places.collect(),
        more: answer.more,
        corrected: answer.corrected.iter().map(|one| (one.typed.as_str(), one.meant.as_str())).collect(),
        nearest: answer.nearest.as_deref(),
    }
}

fn print(answer: &Answer) -> Result<(), Failure> {
    for one in &answer.corrected {
        let text = if one.beside {
            format!("Also showing \"{}\".", one.meant)
        } else {
            format!("No \"{}\": showing results for \"{}\".", one.typed, one.meant)
        };
        out::complain(&visible(&text));
    }
    if answer.hits.is_empty() {
        let hint = answer.nearest.as_ref().map(|word| format!(" \"{word}\" is there.")).unwrap_or_default();
        out::complain(&visible(&format!("Nothing found.{hint}")));
        return Ok(());
    }
    let to_terminal = std::io::stdout().is_terminal();
    let ability = Ability::from_env(|name| std::env::var(name).ok());
    let depth = if to_terminal { ability.colors.into() } else { Depth::Mono };
    let background = if ability.light_background == Some(true) { Background::Light } else { Background::Dark };
    let glyphs = if ability.unicode || !to_terminal { Glyphs::Unicode } else { Glyphs::Ascii };
    let columns = terminal::columns().filter(|_| to_terminal).unwrap_or(100);
    let choice = if depth == Depth::Mono { ThemeChoice::Mono } else { ThemeChoice::Auto };
    let look = Look { width: columns.max(20), theme: Theme::new(choice, background, depth), glyphs };
    let lines: Vec<PageLine> = answer.hits.iter().flat_map(|found| lines_of(found, &look)).collect();
    out::print(&page::ansi(lines.iter(), &look, false))?;
    if answer.more {
        out::complain(&format!("The best {} are shown; --limit shows more.", answer.hits.len()));
    }
    Ok(())
}

/// Two lines: where it is, and what stands there.
fn lines_of(FoundIn { hit, pack }: &FoundIn, look: &Look) -> [PageLine; 2] {
    let room = usize::from(look.width);
    let sign = look.glyphs.more_right();
    let mut place = format!("{} {}", hit.lesson.number, hit.lesson.title).trim().to_owned();
    if !hit.under.is_empty() {
        place.push_str(&format!(" {sign} {}", hit.under));
    }
    if !pack.open {
        place = format!("{} {sign} {place}", pack.title);
    }
    let kind = format!("{:<9}", hit.kind.name());
    let place = ellipsis(&visible(&place), room.saturating_sub(width(&kind))).into_owned();
    let cut = |text: &str, marks: &Marks, room: usize| -> Vec<Piece> {
        let pieces = snippet(text, marks, room, look.glyphs.more()).into_iter();
        pieces.map(|(piece, marked)| Piece::mark(piece, if marked { Role::Match } else { Role::Text })).collect()
    };
    let mut words = vec![Piece::mark("  ", Role::Text)];
    let mut left = room.saturating_sub(2);
    if !hit.name.is_empty() {
        let name = cut(&hit.name, &hit.name_marks, if hit.text.is_empty() { left } else { left / 2 });
        left = left.saturating_sub(name.iter().map(|piece| width(&piece.text)).sum::<usize>() + 2);
        words.extend(name);
        words.push(Piece::mark(if hit.text.is_empty() { "" } else { ": " }, Role::Text));
    }
    words.extend(cut(&hit.text, &hit.marks, left));
    let place = vec![Piece::mark(kind, Role::Dim), Piece::mark(place, Role::Title)];
    [PageLine { pieces: place, ..PageLine::default() }, PageLine { pieces: words, ..PageLine::default() }]
}
