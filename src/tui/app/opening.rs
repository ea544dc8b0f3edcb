//! Lessons that come and go: what was loaded is shown where it was left, and ways back and forward.

use super::{App, Goal, Pane};
use crate::learner::Settings;
use crate::page::Page;
use crate::study::{Done, Errand, Job, Opening, View, load_settings};
use crate::tui::msg::Effect;

impl App {
    /// Shows a loaded lesson where the goal says; returns what to save.
    pub(super) fn show_lesson(&mut self, opening: Opening) -> Vec<Job> {
        let chapter = opening.chapter;
        let lesson = opening.lesson.clone();
        // A lesson that is loaded anew keeps its lab as it is, unless its author has just changed that.
        let again = self.study.chapter() == Some(chapter);
        let lab = self.lab.take();
        let (kept, gone) = match lab {
            Some(pane) if again && lesson.lab(&pane.session.lab().folder) == Some(pane.session.lab()) => {
                (Some(pane), None)
            }
            other => (None, other),
        };
        if let Some(pane) = &gone {
            pane.session.leave();
        }
        self.lab = kept;
        let errors =
            opening.diagnostics.iter().filter(|problem| problem.severity == crate::base::diag::Severity::Error).count();
        let mut jobs = self.study.open(opening);
        jobs.extend(self.study.wanted_notes());
        let mut page = Page::new(lesson, self.look(self.text_size.0));
        page.set_ecosystems(&self.study.pack.info().ecosystems);
        if let Some(tab) = &self.study.settings.ecosystem {
            page.set_tab(tab);
        }
        let goal = std::mem::replace(&mut self.goal, Goal::Saved);
        let place = match &goal {
            Goal::Found(found) => found.place,
            Goal::Saved => self.study.saved_place(),
            Goal::Place(place) => *place,
            Goal::Anchor(anchor) => page.anchor(anchor).unwrap_or_default(),
        };
        self.page = Some(page);
        self.refresh_marks();
        self.finding = None;
        self.quiz = None;
        self.review = None;
        self.home.shown &= self.view == View::Home && self.home.data.is_none();
        self.spot = None;
        self.choosing = None;
        self.fit();
        if let Some(page) = &mut self.page {
            let height = usize::from(self.text_size.1);
            self.top = page.top(place);
            // The last screenful is as far as a text scrolls.
            self.top = page.scroll(self.top, 0, height).min(self.top);
        }
        if let Goal::Found(found) = goal {
            self.show_found(found);
        }
        self.contents.reveal(&self.study, chapter);
        if errors > 0 {
            let text = self.words.count("toast.lesson-errors", errors);
            self.toast(text);
        }
        jobs
    }

    pub(super) fn done(&mut self, done: Done) -> Vec<Effect> {
        match done {
            Done::Loaded(opening) => {
                self.loading = false;
                self.search.open = false;
                let mut effects = self.settle();
                effects.extend(self.show_lesson(*opening).into_iter().map(Effect::Job));
                effects.extend(self.wanted_terms());
                self.focus = Pane::Reading;
                effects.extend(self.look_around());
                effects
            }
            Done::LoadFailed { message, .. } => {
                self.loading = false;
                self.goal = Goal::Saved;
                self.toast(message);
                Vec::new()
            }
            Done::Saved(saved) => {
                self.home.outdate();
                self.study.saved(&saved);
                if let Some(error) = &saved.error {
                    let text = self.words.with("toast.not-saved", &[("why", error)]);
                    self.toast(text);
                }
                self.answer_saved(&saved)
            }
            Done::Surveyed { ids, states } => {
                self.study.surveyed(ids, states);
                self.look_around()
            }
            Done::Records(records) => self.records_read(records),
            Done::Cards(store) => self.cards_read(store),
            Done::Histories { histories, asked } => {
                self.study.fit_errand(histories, asked).map(Effect::Errand).into_iter().collect()
            }
            Done::Snapshots { lesson, lab, snapshots } => {
                if self.study.lesson().is_some_and(|open| open.meta.id == lesson) {
                    self.lab_stored(&lab, snapshots);
                }
                Vec::new()
            }
            Done::Looked { folder, changed } => match self.note_looked(&folder, &changed) {
                Some(effects) => effects,
                None => self.lab_looked(folder, changed),
            },
            Done::Notes { lesson, text, notes } => self.notes_read(&lesson, text, notes),
            Done::NoteTexts(notes) => vec![Effect::SearchNotes(notes)],
            Done::AllNotes(notes) => {
                self.all_notes_read(notes);
                Vec::new()
            }
            Done::Failed(message) => {
                self.home.failed();
                self.toast(message);
                Vec::new()
            }
            Done::Nothing => Vec::new(),
        }
    }

    /// Loads the lesson anew where it is, after its file may have changed; settings too.
    pub(super) fn reload(&mut self) -> Vec<Effect> {
        if let Some(path) = &self.settings_path {
            let (settings, problem): (Settings, _) = load_settings(path);
            if let Some(problem) = problem {
                self.toast(problem);
            } else {
                self.study.settings = settings;
                self.study.tune_review();
            }
        }
        let (Some(chapter), Some(page)) = (self.study.chapter(), &mut self.page) else { return Vec::new() };
        self.goal = Goal::Place(page.place(self.top));
        let mut effects = self.settle();
        effects.push(Effect::Errand(Errand::Glossary { pack: self.study.pack.clone() }));
        effects.extend([Effect::Redraw, Effect::Job(Job::Load { chapter })]);
        if self.search.was_used() {
            effects.extend(self.search_ask(true));
        }
        effects
    }

    /// Loads a chapter and goes to a place in it.
    pub(super) fn open(&mut self, chapter: usize, goal: Goal) -> Vec<Effect> {
        let Some(entry) = self.study.outline().chapters.get(chapter).filter(|_| !self.loading) else {
            return Vec::new();
        };
        if entry.path.is_none() {
            let text = self.words.with("toast.draft", &[("title", &entry.title)]);
            self.toast(text);
            return Vec::new();
        }
        let mut effects = self.settle();
        self.remember();
        self.goal = goal;
        self.loading = true;
        effects.push(Effect::Job(Job::Load { chapter }));
        effects
    }

    /// Puts the present place on the way back.
    pub(super) fn remember(&mut self) {
        if let (Some(chapter), Some(page)) = (self.study.chapter(), &mut self.page) {
            let here = (chapter, page.place(self.top));
            if self.back.last() != Some(&here) {
                self.back.push(here);
            }
            self.forward.clear();
        }
    }

    /// Goes back or forward.
    pub(super) fn travel(&mut self, forward: bool) -> Vec<Effect> {
        if self.loading {
            return Vec::new();
        }
        let target = if forward { self.forward.pop() } else { self.back.pop() };
        let Some((chapter, place)) = target else {
            self.toast(self.words.get(if forward { "toast.no-forward" } else { "toast.no-back" }).to_owned());
            return Vec::new();
        };
        let here = self.study.chapter().zip(self.page.as_mut().map(|page| page.place(self.top)));
        if let Some(here) = here {
            if forward { self.back.push(here) } else { self.forward.push(here) }
        }
        if Some(chapter) == self.study.chapter() {
            if let Some(page) = &mut self.page {
                self.top = page.top(place);
            }
            return self.moved();
        }
        self.goal = Goal::Place(place);
        self.loading = true;
        let mut effects = self.settle();
        effects.push(Effect::Job(Job::Load { chapter }));
        effects
    }
}
