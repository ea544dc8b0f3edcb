//! What lies over the screen for a moment: help, palette, jump, sections, a footnote, past attempts.

use super::super::command::{COMMANDS, Command, Keymap};
use super::super::field::Field;
use super::super::fuzzy;
use super::super::keys::Key;
use super::super::msg::Effect;
use super::{App, Goal};
use crate::course::Block;
use crate::learner::Place;
use crossterm::event::KeyCode;

/// One overlay.
#[derive(Debug)]
pub(crate) enum Overlay {
    /// Every key.
    Help { scroll: usize },
    /// Every command and lesson, by a few letters.
    Palette { field: Field, cursor: usize },
    /// A lesson by its number.
    Jump { field: Field },
    /// The sections of the lesson.
    Sections { cursor: usize },
    /// Cards that are forgotten again and again, and those that are set aside.
    Leeches { cursor: usize },
    /// All terms of the glossary, by a few letters.
    Glossary { field: Field, cursor: usize },
    /// The first run: the question with the cursor.
    Welcome { row: usize },
    /// What a term means: its number in the glossary.
    Term { term: usize, scroll: usize },
    /// A footnote.
    Peek { blocks: Vec<Block>, scroll: usize },
    /// Past attempts at a quiz; one of them open.
    Attempts { file: String, cursor: usize, open: bool, scroll: usize },
}

/// A row of the palette.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PaletteItem {
    Command(Command),
    Chapter(usize),
}

impl Overlay {
    /// Makes the jump prompt.
    pub(crate) fn jump(start: &str) -> Self {
        Self::Jump { field: Field::query(start) }
    }

    /// Returns the field that is typed into.
    pub(crate) fn field(&mut self) -> Option<&mut Field> {
        match self {
            Self::Palette { field, .. } | Self::Glossary { field, .. } | Self::Jump { field } => Some(field),
            _ => None,
        }
    }
}

impl App {
    /// Returns what the palette offers for a query, best first.
    pub(crate) fn palette_items(&self, query: &str) -> Vec<PaletteItem> {
        let commands = COMMANDS.iter().map(|info| PaletteItem::Command(info.command));
        let chapters = self.study.outline().chapters.iter().enumerate();
        let lessons = chapters.filter(|(_, chapter)| chapter.path.is_some()).map(|(at, _)| PaletteItem::Chapter(at));
        let all: Vec<PaletteItem> = commands.chain(lessons).collect();
        let names: Vec<String> = all.iter().map(|item| self.palette_name(*item)).collect();
        fuzzy::best(query, names.iter().map(String::as_str)).into_iter().map(|at| all[at]).collect()
    }

    /// Returns the words of a row of the palette.
    pub(crate) fn palette_name(&self, item: PaletteItem) -> String {
        match item {
            PaletteItem::Command(command) => self.words.get(&format!("command.{}", command.info().id)).to_owned(),
            PaletteItem::Chapter(at) => {
                let chapter = &self.study.outline().chapters[at];
                format!("{} {}", chapter.number_text(), chapter.title).trim().to_owned()
            }
        }
    }

    /// The overlay on top takes the key; none when there is no overlay.
    pub(crate) fn overlay_key(&mut self, key: Key) -> Option<Vec<Effect>> {
        let mut overlay = self.overlays.pop()?;
        let command = self.keymap.command(&[super::Context::Anywhere], key);
        let closes = key.code == KeyCode::Esc
            || (overlay.field().is_none() && matches!(command, Some(Command::Quit | Command::Help)));
        if matches!(command, Some(Command::Quit)) && key.typed().is_none() {
            return Some(self.quit());
        }
        if matches!(command, Some(Command::Search)) && key.typed().is_none() {
            self.overlays.clear();
            return Some(self.open_search());
        }
        if closes {
            if let Overlay::Attempts { open: open @ true, .. } = &mut overlay {
                *open = false;
                self.overlays.push(overlay);
            }
            return Some(Vec::new());
        }
        let page = usize::from(self.size.1).saturating_sub(8).max(1);
        let reading = self.keymap.command(&[super::Context::Reading], key);
        let steps = move_of(&self.keymap, key, page);
        Some(match overlay {
            Overlay::Help { scroll } => self.keep(Overlay::Help { scroll: shifted(scroll, steps, usize::MAX) }),
            Overlay::Peek { blocks, scroll } => {
                if matches!(reading, Some(Command::Activate)) {
                    return Some(Vec::new());
                }
                self.keep(Overlay::Peek { blocks, scroll: shifted(scroll, steps, usize::MAX) })
            }
            Overlay::Term { term, scroll } => {
                if matches!(reading, Some(Command::Activate)) {
                    return Some(self.go_to_term(term));
                }
                self.keep(Overlay::Term { term, scroll: shifted(scroll, steps, usize::MAX) })
            }
            Overlay::Welcome { row } => self.welcome_key(key, row),
            Overlay::Glossary { field, cursor } => self.glossary_key(key, field, cursor, steps),
            Overlay::Palette { field, cursor } => self.palette_key(key, field, cursor),
            Overlay::Jump { field } => self.jump_key(key, field),
            Overlay::Sections { cursor } => {
                let sections = self.page.as_ref().map(|page| page.lesson().sections.clone()).unwrap_or_default();
                if key.code == KeyCode::Enter {
                    return Some(self.go_to_section(cursor));
                }
                self.keep(Overlay::Sections { cursor: shifted(cursor, steps, sections.len().saturating_sub(1)) })
            }
            Overlay::Leeches { cursor } => self.leeches_key(key, cursor, steps),
            Overlay::Attempts { file, cursor, open, scroll } => {
                let count = self.study.attempts(&file).len();
                if open {
                    self.keep(Overlay::Attempts { file, cursor, open, scroll: shifted(scroll, steps, usize::MAX) })
                } else if key.code == KeyCode::Enter && count > 0 {
                    self.keep(Overlay::Attempts { file, cursor, open: true, scroll: 0 })
                } else {
                    let cursor = shifted(cursor, steps, count.saturating_sub(1));
                    self.keep(Overlay::Attempts { file, cursor, open, scroll: 0 })
                }
            }
        })
    }

    pub(super) fn keep(&mut self, overlay: Overlay) -> Vec<Effect> {
        self.overlays.push(overlay);
        Vec::new()
    }

    fn go_to_section(&mut self, at: usize) -> Vec<Effect> {
        let section = self.page.as_ref().and_then(|page| page.lesson().sections.get(at).cloned());
        match section {
            Some(section) => {
                self.remember();
                self.focus = super::Pane::Reading;
                self.go(Place { block: section.block, offset: 0 })
            }
            None => Vec::new(),
        }
    }

    fn palette_key(&mut self, key: Key, mut field: Field, cursor: usize) -> Vec<Effect> {
        // Matching is done when it is looked at, not for each key of a paste.
        match key.code {
            KeyCode::Enter => match self.palette_items(field.text()).get(cursor) {
                Some(PaletteItem::Command(command)) => self.run(*command),
                Some(PaletteItem::Chapter(chapter)) => self.open(*chapter, Goal::Saved),
                None => self.keep(Overlay::Palette { field, cursor }),
            },
            KeyCode::Up => self.keep(Overlay::Palette { field, cursor: cursor.saturating_sub(1) }),
            KeyCode::Down => {
                // The view keeps the cursor on the rows there are.
                self.keep(Overlay::Palette { field, cursor: cursor.saturating_add(1) })
            }
            _ => {
                let cursor = if field.take(key) { 0 } else { cursor };
                self.keep(Overlay::Palette { field, cursor })
            }
        }
    }

    fn jump_key(&mut self, key: Key, mut field: Field) -> Vec<Effect> {
        if key.code != KeyCode::Enter {
            field.take(key);
            return self.keep(Overlay::Jump { field });
        }
        match self.study.pack.find(field.text()) {
            Some(chapter) => self.open(chapter, Goal::Saved),
            None => {
                let text = self.words.with("toast.no-lesson", &[("name", field.text())]);
                self.toast(text);
                self.keep(Overlay::Jump { field })
            }
        }
    }
}

/// How far a key moves in a list or a long text.
fn move_of(keymap: &Keymap, key: Key, page: usize) -> isize {
    let page = isize::try_from(page).unwrap_or(1);
    match keymap.command(&[super::Context::Reading], key) {
        Some(Command::LineDown) => 1,
        Some(Command::LineUp) => -1,
        Some(Command::PageDown) => page,
        Some(Command::PageUp) => -page,
        Some(Command::HalfDown) => page / 2,
        Some(Command::HalfUp) => -page / 2,
        Some(Command::Top) => isize::MIN / 2,
        Some(Command::Bottom) => isize::MAX / 2,
        _ => 0,
    }
}

pub(super) fn shifted(at: usize, by: isize, last: usize) -> usize {
    at.saturating_add_signed(by).min(last)
}
