//! `hornbook read`: a lesson or any Markdown file as text.

use super::args::{Args, Read, When};
use super::{Failure, Outcome, out, session};
use crate::base::dirs::Dirs;
use crate::base::terminal::{self, Ability};
use crate::learner::ThemeChoice;
use crate::pack::{Loaded, read_document};
use crate::page::{self, Background, Depth, Glyphs, Look, MEASURE, Theme};
use crate::study::load_settings;
use std::io::IsTerminal;
use std::path::Path;

pub(super) fn run(_: &Args, command: &Read) -> Outcome {
    let loaded = load(command)?;
    let settings = Dirs::find().map(|dirs| load_settings(&dirs.settings()).0).unwrap_or_default();
    let to_terminal = std::io::stdout().is_terminal();
    let ability = Ability::from_env(|name| std::env::var(name).ok());
    let depth = match command.color {
        When::Never => Depth::Mono,
        When::Auto if !to_terminal => Depth::Mono,
        When::Auto => ability.colors.into(),
        When::Always => Depth::from(ability.colors).max(Depth::Ansi16),
    };
    let choice = if depth == Depth::Mono { ThemeChoice::Mono } else { settings.theme };
    let background = if ability.light_background == Some(true) { Background::Light } else { Background::Dark };
    // A pipe takes UTF-8 unless the locale says otherwise.
    let glyphs = if ability.unicode || !to_terminal { Glyphs::Unicode } else { Glyphs::Ascii };
    let columns = terminal::columns().filter(|_| to_terminal);
    let width = command.width.or(columns).unwrap_or(80);
    let width = if command.width.is_some() { width } else { width.clamp(1, MEASURE) };
    let look = Look { width, theme: Theme::new(choice, background, depth), glyphs };
    let lines = page::plain(&loaded.lesson, &look, command.tab.as_deref());
    let links = to_terminal && ability.links && depth != Depth::Mono;
    out::print(&page::ansi(lines.iter(), &look, links))?;
    Ok(0)
}

fn load(command: &Read) -> Result<Loaded, Failure> {
    let path = Path::new(&command.what);
    // A file is meant when it is one, or looks like one.
    let is_file = command.pack.is_none() && (path.is_file() || command.what.ends_with(".md"));
    if is_file {
        return Ok(read_document(path)?);
    }
    let pack = session::pack(command.pack.as_deref())?;
    let chapter = session::chapter(&pack, &command.what)?;
    Ok(pack.lesson(chapter)?)
}
