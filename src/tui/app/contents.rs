//! The contents: a tree that folds, filters and shows where the learner stands.

use super::super::field::Field;
use super::super::fuzzy;
use super::super::keys::Key;
use super::super::msg::Effect;
use super::{App, Goal, Pane};
use crate::course::Entry;
use crate::study::Study;
use crossterm::event::KeyCode;
use std::collections::BTreeSet;

/// The state of the pane.
#[derive(Debug, Default)]
pub(crate) struct Contents {
    /// The row with the cursor.
    pub(crate) cursor: usize,
    /// The first row that shows.
    pub(crate) offset: usize,
    /// Parts that are folded: their entries.
    folded: BTreeSet<usize>,
    /// What rows are filtered by, while it is typed.
    pub(crate) filter: Option<Field>,
}

/// A row of the pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Row {
    /// A part: its entry.
    Part(usize),
    /// A line between chapters.
    Separator,
    /// A chapter.
    Chapter(usize),
}

impl Contents {
    /// Returns the rows that show.
    pub(crate) fn rows(&self, study: &Study) -> Vec<Row> {
        let outline = study.outline();
        if let Some(filter) = self.filter.as_ref().filter(|filter| !filter.text().is_empty()) {
            let titles = outline.chapters.iter().map(|chapter| chapter.title.as_str());
            return fuzzy::best(filter.text(), titles).into_iter().map(Row::Chapter).collect();
        }
        let mut rows = Vec::with_capacity(outline.entries.len());
        let mut hidden = false;
        for (at, entry) in outline.entries.iter().enumerate() {
            match entry {
                Entry::Part(_) => {
                    hidden = self.folded.contains(&at);
                    rows.push(Row::Part(at));
                }
                Entry::Separator => rows.push(Row::Separator),
                Entry::Chapter(chapter) => {
                    if !hidden || outline.chapters[*chapter].part.is_none() {
                        rows.push(Row::Chapter(*chapter));
                    }
                }
            }
        }
        rows
    }

    /// Whether a part is folded.
    pub(crate) fn is_folded(&self, part: usize) -> bool {
        self.folded.contains(&part)
    }

    /// Puts the cursor on a chapter, its part unfolded.
    pub(crate) fn reveal(&mut self, study: &Study, chapter: usize) {
        self.filter = None;
        if let Some(part) = study.outline().chapters.get(chapter).and_then(|chapter| chapter.part) {
            self.folded.remove(&part);
        }
        let rows = self.rows(study);
        self.cursor = rows.iter().position(|row| *row == Row::Chapter(chapter)).unwrap_or(0);
    }

    /// Keeps the cursor in a window of rows.
    pub(crate) fn keep_visible(&mut self, height: usize, count: usize) {
        self.cursor = self.cursor.min(count.saturating_sub(1));
        let height = height.max(1);
        if self.cursor < self.offset {
            self.offset = self.cursor;
        } else if self.cursor >= self.offset + height {
            self.offset = self.cursor + 1 - height;
        }
        self.offset = self.offset.min(count.saturating_sub(height));
    }
}

impl App {
    pub(crate) fn contents_move(&mut self, by: isize) {
        let rows = self.contents.rows(&self.study);
        let last = rows.len().saturating_sub(1);
        let mut at = self.contents.cursor.min(last);
        at = at.saturating_add_signed(by).min(last);
        // A line between chapters is no place for the cursor.
        if rows.get(at) == Some(&Row::Separator) {
            at = at.saturating_add_signed(by.signum()).min(last);
        }
        self.contents.cursor = at;
    }

    fn contents_row(&self) -> Option<Row> {
        self.contents.rows(&self.study).get(self.contents.cursor).copied()
    }

    /// Opens the row with the cursor: a chapter is shown, a part folds.
    pub(crate) fn contents_open(&mut self) -> Vec<Effect> {
        match self.contents_row() {
            Some(Row::Chapter(chapter)) => {
                if Some(chapter) == self.study.chapter() {
                    self.contents.reveal(&self.study, chapter);
                    self.focus = Pane::Reading;
                    self.fit();
                    return Vec::new();
                }
                self.open(chapter, Goal::Saved)
            }
            Some(Row::Part(_)) => {
                self.contents_fold(None);
                Vec::new()
            }
            Some(Row::Separator) | None => Vec::new(),
        }
    }

    /// Folds, unfolds or turns the part of the row with the cursor.
    pub(crate) fn contents_fold(&mut self, fold: Option<bool>) {
        let part = match self.contents_row() {
            Some(Row::Part(part)) => Some(part),
            Some(Row::Chapter(chapter)) => self.study.outline().chapters[chapter].part,
            _ => None,
        };
        let Some(part) = part else { return };
        let fold = fold.unwrap_or(!self.contents.folded.contains(&part));
        if fold {
            self.contents.folded.insert(part);
            let rows = self.contents.rows(&self.study);
            self.contents.cursor = rows.iter().position(|row| *row == Row::Part(part)).unwrap_or(0);
        } else {
            self.contents.folded.remove(&part);
        }
    }

    pub(crate) fn contents_filter(&mut self) {
        self.contents.filter = Some(Field::query(""));
        self.contents.cursor = 0;
        self.contents.offset = 0;
    }

    /// Takes a key while the filter is typed; moving and opening work all the time.
    pub(crate) fn filter_key(&mut self, key: Key) -> Option<Vec<Effect>> {
        match key.code {
            KeyCode::Esc => {
                self.contents.filter = None;
                if let Some(chapter) = self.study.chapter() {
                    self.contents.reveal(&self.study, chapter);
                }
            }
            KeyCode::Enter => {
                let effects = self.contents_open();
                self.contents.filter = None;
                return Some(effects);
            }
            KeyCode::Up => self.contents_move(-1),
            KeyCode::Down => self.contents_move(1),
            KeyCode::Tab | KeyCode::BackTab => return None,
            _ => {
                if let Some(filter) = &mut self.contents.filter
                    && filter.take(key)
                {
                    self.contents.cursor = 0;
                    self.contents.offset = 0;
                }
            }
        }
        Some(Vec::new())
    }
}
