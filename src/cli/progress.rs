//! `hornbook progress`: show, export, import, merge, reset.

use super::args::{Args, Progress, ProgressAction};
use super::review::gather;
use super::{Failure, Outcome, out, session};
use crate::base::files::{read_bounded, write_atomic};
use crate::base::i18n::Words;
use crate::base::terminal::{self, Ability};
use crate::base::text::visible;
use crate::learner::{GlyphChoice, LessonState, Mastery};
use crate::pack::Pack;
use crate::page::{self, Glyphs};
use crate::study::{Errand, Found, Merged, Scope, dashboard, export_schema};
use std::io::{BufRead, IsTerminal, Write};

/// The most bytes of an export that is taken in.
const IMPORT: u64 = 512 * 1024 * 1024;

pub(super) fn run(args: &Args, command: &Progress) -> Outcome {
    match &command.action {
        ProgressAction::Show { pack, json, width } => show(args, session::pack(pack.as_deref())?, *json, *width),
        ProgressAction::Export { file } => {
            let store = session::store(args)?;
            let export = store.export()?;
            let json = serde_json::to_string_pretty(&export).map_err(Failure::world)? + "\n";
            match file {
                Some(file) => write_atomic(file, json.as_bytes()).map_err(Failure::world)?,
                None => out::print(&json)?,
            }
            Ok(0)
        }
        ProgressAction::Import { file } => {
            let json = read_bounded(file, IMPORT).map_err(Failure::world)?;
            let merged = session::store(args)?.import(&json)?;
            tell(merged)
        }
        ProgressAction::Merge { file } => {
            let merged = session::store(args)?.merge(file)?;
            tell(merged)
        }
        ProgressAction::Reset { lesson, pack, all, yes } => {
            let (scope, words) = scope(lesson.as_deref(), pack.as_deref(), *all)?;
            let mut store = session::store(args)?;
            if !*yes && !agreed(&words)? {
                out::print("Nothing was changed.\n")?;
                return Ok(1);
            }
            let count = store.reset(&scope)?;
            out::print(&format!("{count} {} anew.\n", if count == 1 { "lesson starts" } else { "lessons start" }))?;
            Ok(0)
        }
        ProgressAction::Schema => {
            out::print_json(&export_schema())?;
            Ok(0)
        }
    }
}

fn tell(merged: Merged) -> Outcome {
    out::print(&format!("{} new records, {} were known already.\n", merged.new, merged.known))?;
    Ok(0)
}

fn scope(lesson: Option<&str>, pack: Option<&std::path::Path>, all: bool) -> Result<(Scope, String), Failure> {
    if all {
        return Ok((Scope::Everything, "every pack".to_owned()));
    }
    let opened = session::pack(pack.filter(|path| path.as_os_str() != "course"))?;
    let id = opened.info().id.clone();
    match lesson {
        Some(name) => {
            let chapter = opened.find(name).ok_or_else(|| Failure::asked(format!("there is no lesson \"{name}\"")))?;
            let lesson =
                opened.lesson_id(chapter).ok_or_else(|| Failure::asked(format!("\"{name}\" is not written yet")))?;
            let words = format!("the lesson \"{}\"", opened.outline().chapters[chapter].title);
            Ok((Scope::Lesson(id, lesson), words))
        }
        None if pack.is_some() => Ok((Scope::Pack(id), format!("the pack \"{}\"", opened.info().title))),
        None => Err(Failure::usage("say what is to start anew: --lesson NAME, --pack FOLDER, or --all")),
    }
}

fn agreed(what: &str) -> Result<bool, Failure> {
    if !std::io::stdin().is_terminal() {
        return Err(Failure::usage("nobody can be asked here; --yes says yes"));
    }
    let mut out = std::io::stdout().lock();
    let asked = write!(out, "Start {} anew? The history stays in the log, and your notes stay. [y/N] ", visible(what))
        .and_then(|()| out.flush());
    asked.map_err(Failure::world)?;
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line).map_err(Failure::world)?;
    Ok(matches!(line.trim().to_lowercase().as_str(), "y" | "yes"))
}

fn show(args: &Args, pack: Pack, json: bool, columns: Option<u16>) -> Outcome {
    let (study, keeper) = gather(args, pack)?;
    let records = keeper.store().records()?.into_iter().map(|(_, record)| record).collect();
    let Some(Found::LookBack(back)) = study.look_back_errand(records).map(Errand::run) else {
        return Err(Failure::world("the cards could not be gathered"));
    };
    let data = dashboard(&study, &back);
    let states = keeper.store().states(&study.pack.info().id)?;
    let outline = study.outline();
    let state_of = |chapter: usize| study.state(chapter);
    if json {
        let rows: Vec<serde_json::Value> =
            (0..outline.chapters.len()).filter_map(|at| state_of(at).map(|state| row(at, state))).collect();
        let whole = serde_json::json!({ "day": data.today.text(), "dashboard": data, "lessons": rows });
        out::print_json(&whole)?;
        return Ok(0);
    }
    let seconds: u64 = states.iter().map(|state| state.seconds).sum();
    let read = states.iter().filter(|state| state.mastery >= Mastery::Read).count();
    let mastered = states.iter().filter(|state| state.mastery == Mastery::Mastered).count();
    let mut text = format!(
        "{}\n{} of {} lessons read, {} mastered, {} spent\n",
        visible(&study.pack.info().title),
        read,
        outline.chapters.len(),
        mastered,
        duration(seconds)
    );
    let to_terminal = std::io::stdout().is_terminal();
    let terminal = || terminal::columns().filter(|_| to_terminal).unwrap_or(80);
    let columns = usize::from(columns.unwrap_or_else(terminal));
    // A pipe takes UTF-8 unless the settings say otherwise.
    let unicode = match study.settings.glyphs {
        GlyphChoice::Auto => !to_terminal || Ability::from_env(|name| std::env::var(name).ok()).unicode,
        GlyphChoice::Unicode => true,
        GlyphChoice::Ascii => false,
    };
    let glyphs = if unicode { Glyphs::Unicode } else { Glyphs::Ascii };
    text.push('\n');
    for line in page::dashboard(&data, Words::english(), columns, glyphs) {
        text.push_str(visible(line.line.text().trim_end()).as_ref());
        text.push('\n');
    }
    if !states.is_empty() {
        text.push('\n');
    }
    for (at, chapter) in outline.chapters.iter().enumerate() {
        let Some(state) = state_of(at) else { continue };
        let word = match state.mastery {
            Mastery::New => "new",
            Mastery::Started => "started",
            Mastery::Read => "read",
            Mastery::Mastered => "mastered",
        };
        let quiz = state.best.map(|(right, total)| format!(", best quiz {right} of {total}")).unwrap_or_default();
        text.push_str(&format!(
            "{:>6}  {}  ({word}, {} %{quiz}, {})\n",
            chapter.number_text(),
            visible(&chapter.title),
            state.percent,
            duration(state.seconds)
        ));
    }
    out::print(&text)?;
    Ok(0)
}

fn row(chapter: usize, state: &LessonState) -> serde_json::Value {
    serde_json::json!({
        "chapter": chapter,
        "lesson": state.lesson,
        "state": match state.mastery {
            Mastery::New => "new",
            Mastery::Started => "started",
            Mastery::Read => "read",
            Mastery::Mastered => "mastered",
        },
        "percent": state.percent,
        "sections_seen": state.sections_seen,
        "best": state.best.map(|(right, total)| [right, total]),
        "latest": state.latest.map(|(right, total)| [right, total]),
        "seconds": state.seconds,
        "visited": state.visited,
    })
}

fn duration(seconds: u64) -> String {
    match (seconds / 3600, seconds / 60 % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}
