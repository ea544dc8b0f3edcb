//! The glossary: words that the text explains when they are asked, and the page with all of them.

use super::super::field::Field;
use super::super::keys::Key;
use super::super::msg::Effect;
use super::overlay::shifted;
use super::{App, Goal, Overlay};
use crate::course::Lesson;
use crate::study::{Errand, TermIndex, TermPlace};
use crossterm::event::KeyCode;
use std::sync::Arc;

impl App {
    /// The glossary was read: the open lesson is looked through.
    pub(super) fn glossary_read(&mut self, index: Arc<TermIndex>) -> Vec<Effect> {
        // Numbers of the old one mean nothing in the new one.
        self.overlays.retain(|overlay| !matches!(overlay, Overlay::Term { .. }));
        self.study.glossary = Some(index);
        self.wanted_terms()
    }

    /// Returns what finds the terms of the open lesson.
    pub(super) fn wanted_terms(&self) -> Vec<Effect> {
        let (Some(index), Some(lesson)) = (&self.study.glossary, self.study.lesson()) else { return Vec::new() };
        if index.terms().is_empty() {
            return Vec::new();
        }
        vec![Effect::Errand(Errand::Terms { index: index.clone(), lesson: lesson.clone() })]
    }

    /// The lesson was looked through.
    pub(super) fn terms_found(&mut self, index: &Arc<TermIndex>, lesson: &Arc<Lesson>, places: Vec<TermPlace>) {
        let current = self.study.glossary.as_ref().is_some_and(|known| Arc::ptr_eq(known, index));
        if let Some(page) = self.page.as_mut().filter(|page| current && Arc::ptr_eq(page.lesson(), lesson)) {
            page.set_terms(places);
            // The spot is counted among the spots of its line.
            self.spot = None;
        }
    }

    /// Shows all terms.
    pub(super) fn open_glossary(&mut self) {
        match &self.study.glossary {
            Some(index) if !index.terms().is_empty() => {
                self.overlays.push(Overlay::Glossary { field: Field::query(""), cursor: 0 });
            }
            _ => self.toast(self.words.get("toast.no-glossary").to_owned()),
        }
    }

    /// Shows what a term means.
    pub(super) fn peek_term(&mut self, term: usize) -> Vec<Effect> {
        if self.study.term(term).is_some() {
            self.overlays.push(Overlay::Term { term, scroll: 0 });
        }
        Vec::new()
    }

    /// Goes to the lesson that owns a term; without one there is nothing to go to.
    pub(super) fn go_to_term(&mut self, term: usize) -> Vec<Effect> {
        let Some(chapter) = self.study.term(term).and_then(|(.., owner)| owner) else { return Vec::new() };
        self.overlays.clear();
        self.open(chapter, Goal::Saved)
    }

    pub(super) fn glossary_key(&mut self, key: Key, mut field: Field, cursor: usize, steps: isize) -> Vec<Effect> {
        // Letters are typed; only what is no letter moves.
        let steps = if key.typed().is_some() { 0 } else { steps };
        match key.code {
            KeyCode::Enter => {
                let term = self.glossary_rows(field.text()).get(cursor).copied();
                self.overlays.push(Overlay::Glossary { field, cursor });
                term.map(|term| self.peek_term(term)).unwrap_or_default()
            }
            KeyCode::Up | KeyCode::Down | KeyCode::PageUp | KeyCode::PageDown => {
                // The view keeps the cursor on the rows there are.
                self.keep(Overlay::Glossary { field, cursor: shifted(cursor, steps, usize::MAX) })
            }
            _ => {
                let cursor = if field.take(key) { 0 } else { cursor };
                self.keep(Overlay::Glossary { field, cursor })
            }
        }
    }

    /// Returns the terms that the glossary shows for what was typed.
    pub(in crate::tui) fn glossary_rows(&self, words: &str) -> Vec<usize> {
        self.study.glossary.as_ref().map(|index| index.filter(words)).unwrap_or_default()
    }
}
