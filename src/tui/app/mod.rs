//! The state of the screen and the one function that changes it.
//!
//! [`App::update`] takes a message and returns effects. It reads no file and no clock of its own and draws nothing; focus is a field.

mod contents;
mod dispatch;
mod glossary;
mod home;
mod lab;
mod notes;
mod opening;
mod overlay;
mod pointer;
mod quiz;
mod reading;
mod review;
mod run_command;
mod search;
mod spots;
mod welcome;

pub(super) use contents::{Contents, Row};
pub(super) use home::Home;
pub(super) use lab::{LabPane, LabSheet, LabTab, Panel, Sliders, places_of};
pub(super) use notes::{Choosing, Notes};
pub(super) use overlay::{Overlay, PaletteItem};
pub(super) use pointer::Hit;
pub(super) use quiz::QuizPane;
pub(super) use reading::Finding;
pub(super) use review::ReviewPane;
pub(super) use search::Search;
pub(super) use welcome::Question;

use super::command::{Command, Context, Keymap};
use super::msg::{Effect, Msg};
use crate::base::i18n::Words;
use crate::base::terminal::{Ability, Colors};
use crate::learner::{GlyphChoice, Place, ThemeChoice};
use crate::page::{Background, Glyphs, Look, Page, Theme, Top};
use crate::study::{CardKey, Draft, Errand, Job, Opening, Query, Study, View, save_settings};
use ratatui::layout::Rect;
use std::path::PathBuf;

/// How long a message stays, in milliseconds.
const TOAST: u64 = 4_000;
/// How far behind the saved place may be, in milliseconds.
const SAVE_AFTER: u64 = 700;

/// A pane that can have the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pane {
    Contents,
    Reading,
    Side,
}

/// What the side pane can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Quiz,
    Lab,
    Notes,
}

/// Where to go in a lesson that is being loaded.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Goal {
    /// Where the reader was.
    Saved,
    /// A place.
    Place(Place),
    /// An anchor.
    Anchor(String),
    /// What was found, at this place.
    Found(FoundGoal),
}

/// Words that were found and where.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct FoundGoal {
    pub(super) place: Place,
    /// Whether the words stand in the block of the place, if the lesson is as it was.
    pub(super) in_text: bool,
    pub(super) query: Query,
    /// What was typed.
    pub(super) text: String,
}

/// What the app is made with.
#[derive(Debug)]
pub struct Setup {
    /// The session.
    pub study: Study,
    /// The lesson to show.
    pub opening: Option<Opening>,
    /// What the terminal can do.
    pub ability: Ability,
    /// Where settings are kept.
    pub settings_path: Option<PathBuf>,
    /// Where files of labs are put for the learner's editor.
    pub labs: Option<PathBuf>,
    /// Where notes are put for the learner's editor.
    pub notes: Option<PathBuf>,
    /// What to tell at the start.
    pub notices: Vec<String>,
    /// What of the lesson is looked at first.
    pub view: View,
}

/// The state of the screen.
#[derive(Debug)]
pub struct App {
    pub(super) study: Study,
    pub(super) words: &'static Words,
    pub(super) keymap: Keymap,
    pub(super) ability: Ability,
    pub(super) background: Background,
    settings_path: Option<PathBuf>,
    pub(super) size: (u16, u16),
    pub(super) focus: Pane,
    pub(super) show_contents: bool,
    pub(super) contents: Contents,
    pub(super) page: Option<Page>,
    pub(super) top: Top,
    /// The link or mark in the text that has the cursor: its line on the screen and its place in it.
    pub(super) spot: Option<(usize, usize)>,
    /// The quiz in the side pane, or the question that the review asks.
    pub(super) quiz: Option<QuizPane>,
    pub(super) review: Option<ReviewPane>,
    /// A review that begins as soon as the cards are known: only a chapter, only so many.
    review_wanted: Option<(Option<usize>, Option<usize>)>,
    /// What was half answered to a card when the program ended.
    card_draft: Option<(CardKey, Draft)>,
    pub(super) lab: Option<LabPane>,
    pub(super) notes: Notes,
    pub(super) home: Home,
    /// Words of the text that are being chosen.
    pub(super) choosing: Option<Choosing>,
    /// What the side pane shows when several things are open.
    pub(super) front: Side,
    labs_home: Option<PathBuf>,
    notes_home: Option<PathBuf>,
    /// What was copied or cut here last.
    clipboard: String,
    /// The key that is worked on is held with shift.
    selecting: bool,
    pub(super) finding: Option<Finding>,
    pub(super) search: Search,
    pub(super) overlays: Vec<Overlay>,
    pub(super) toasts: Vec<String>,
    toast_until: Option<u64>,
    back: Vec<(usize, Place)>,
    forward: Vec<(usize, Place)>,
    goal: Goal,
    /// Columns of the text and rows of the window, set by [`App::fit`].
    pub(super) text_size: (u16, u16),
    place_due: Option<u64>,
    draft_due: Option<u64>,
    lab_due: Option<u64>,
    settings_due: Option<u64>,
    /// A lesson is on its way; another is not asked for until it is here.
    loading: bool,
    pub(super) hits: Vec<(Rect, Hit)>,
    opening_jobs: Vec<Job>,
    /// What is looked at first.
    view: View,
    dirty: bool,
}

impl App {
    /// Makes the app; nothing is laid out or saved yet.
    pub fn new(setup: Setup) -> Self {
        let Setup { study, opening, ability, settings_path, labs, notes, notices, view } = setup;
        let (keymap, problems) = Keymap::new(&study.settings.keys);
        let mut app = Self {
            study,
            words: Words::english(),
            keymap,
            ability,
            background: if ability.light_background == Some(true) { Background::Light } else { Background::Dark },
            settings_path,
            size: (80, 24),
            focus: Pane::Reading,
            show_contents: true,
            contents: Contents::default(),
            page: None,
            top: Top::default(),
            spot: None,
            quiz: None,
            review: None,
            review_wanted: None,
            card_draft: None,
            lab: None,
            notes: Notes::default(),
            home: Home::new(view == View::Home),
            choosing: None,
            front: Side::Quiz,
            labs_home: labs,
            notes_home: notes,
            clipboard: String::new(),
            selecting: false,
            finding: None,
            search: Search::default(),
            overlays: Vec::new(),
            toasts: Vec::new(),
            toast_until: None,
            back: Vec::new(),
            forward: Vec::new(),
            goal: Goal::Saved,
            text_size: (80, 20),
            place_due: None,
            draft_due: None,
            lab_due: None,
            settings_due: None,
            loading: false,
            hits: Vec::new(),
            opening_jobs: Vec::new(),
            view,
            dirty: true,
        };
        for notice in notices.into_iter().chain(problems) {
            app.toast(notice);
        }
        match opening {
            Some(opening) => {
                app.opening_jobs = app.show_lesson(opening);
            }
            None => app.focus = Pane::Contents,
        }
        app
    }

    /// Returns what is to be done right after the first frame.
    pub fn begin(&mut self) -> Vec<Effect> {
        let mut jobs = std::mem::take(&mut self.opening_jobs);
        jobs.extend([Job::Survey, Job::Cards, Job::Backup, Job::RememberPack]);
        let mut effects: Vec<Effect> = jobs.into_iter().map(Effect::Job).collect();
        effects.push(Effect::Errand(Errand::Glossary { pack: self.study.pack.clone() }));
        match self.view {
            // It is asked for when the cards are gathered.
            View::Text | View::Home => {}
            View::Quiz => effects.extend(self.run(Command::Quiz)),
            View::Review { chapter, limit } => self.review_wanted = Some((chapter, limit)),
        }
        effects
    }

    /// Whether the mouse is wanted.
    pub fn wants_mouse(&self) -> bool {
        !self.study.settings.no_mouse
    }

    /// Whether the terminal should be asked for its background.
    pub fn wants_background(&self) -> bool {
        let auto = matches!(self.study.settings.theme, ThemeChoice::Auto | ThemeChoice::HighContrast);
        auto && self.ability.light_background.is_none() && self.ability.colors > Colors::None
    }

    /// Returns whether something changed since the last time, and forgets it.
    pub fn take_dirty(&mut self) -> bool {
        std::mem::take(&mut self.dirty)
    }

    /// Returns whether something changed since the last frame.
    pub fn is_dirty(&self) -> bool {
        self.dirty
    }

    /// Returns milliseconds that only grow.
    pub fn steady_millis(&self) -> u64 {
        self.study.clock.steady_millis()
    }

    /// Returns code that was laid out and waits for colours.
    pub fn wanted_colours(&mut self) -> Vec<Effect> {
        let wanted = self.page.as_mut().map(Page::wanted).unwrap_or_default();
        let shown = self.lab_shows();
        let editor = self.lab.as_mut().filter(|_| shown).and_then(|pane| pane.editor_mut());
        let lines = editor.and_then(|editor| editor.wanted_colours());
        wanted.into_iter().map(Effect::Highlight).chain(lines.map(Effect::Colour)).collect()
    }

    /// Returns in how many milliseconds a tick is wanted; none while nothing is due.
    pub fn deadline(&self) -> Option<u64> {
        let now = self.study.clock.steady_millis();
        let own = [self.toast_until, self.place_due, self.draft_due, self.settings_due];
        let due = own.into_iter().chain([self.lab_deadline(), self.notes_deadline()]);
        let next = due.flatten().min()?;
        Some(next.saturating_sub(now))
    }

    /// Tells the learner something, for some seconds.
    pub fn toast(&mut self, text: impl Into<String>) {
        let text = text.into();
        if !self.toasts.contains(&text) {
            self.toasts.push(text);
        }
        self.toast_until = Some(self.study.clock.steady_millis() + TOAST);
        self.dirty = true;
    }

    /// Writes the settings.
    ///
    /// # Errors
    /// Says why they could not be written.
    pub fn save_settings(&self) -> Result<(), String> {
        match &self.settings_path {
            Some(path) => save_settings(path, &self.study.settings),
            None => Ok(()),
        }
    }

    /// The look of texts of this width.
    pub(super) fn look(&self, width: u16) -> Look {
        let unicode = match self.study.settings.glyphs {
            GlyphChoice::Auto => self.ability.unicode,
            GlyphChoice::Unicode => true,
            GlyphChoice::Ascii => false,
        };
        Look {
            width: width.max(1),
            theme: Theme::new(self.study.settings.theme, self.background, self.ability.colors.into()),
            glyphs: if unicode { Glyphs::Unicode } else { Glyphs::Ascii },
        }
    }

    /// Takes a message; returns what is to be done.
    pub fn update(&mut self, msg: Msg) -> Vec<Effect> {
        self.dirty = true;
        match msg {
            Msg::Key(key) => {
                let mut effects = self.touch();
                self.dismiss_toasts();
                effects.extend(self.key(key));
                effects
            }
            Msg::Paste(text) => self.paste(&text),
            Msg::Mouse(event) => self.mouse(event),
            Msg::Resize(width, height) => {
                self.size = (width, height);
                self.fit();
                Vec::new()
            }
            Msg::Done(done) => self.done(done),
            Msg::Highlighted(colours) => {
                if let Some(page) = &mut self.page {
                    page.apply(colours);
                }
                Vec::new()
            }
            Msg::Coloured(colours) => {
                if let Some(pane) = &mut self.lab {
                    pane.editors.iter_mut().for_each(|editor| editor.apply_colours(&colours));
                }
                Vec::new()
            }
            Msg::Lab(news) => self.lab_news(news),
            Msg::Found(found) => self.found(found),
            Msg::SearchFound(answer) => {
                self.search_found(answer);
                Vec::new()
            }
            Msg::Background(background) => {
                self.background = background;
                self.fit();
                Vec::new()
            }
            Msg::Tick => self.tick(),
            Msg::Edited => self.reload(),
            Msg::LabEdited => self.note_edited().unwrap_or_else(|| self.lab_edited()),
            Msg::Suspend => vec![Effect::Suspend],
            Msg::Resumed => vec![Effect::Redraw],
            Msg::Terminated(_) | Msg::HungUp => self.quit(),
        }
    }

    /// What is due is done.
    fn tick(&mut self) -> Vec<Effect> {
        let now = self.study.clock.steady_millis();
        let due = |at: &mut Option<u64>| at.take_if(|at| *at <= now).is_some();
        let mut effects = Vec::new();
        if due(&mut self.toast_until) {
            self.toasts.clear();
        }
        if due(&mut self.place_due) {
            effects.extend(self.keep_place());
        }
        if due(&mut self.draft_due) {
            effects.extend(self.keep_draft());
        }
        if due(&mut self.settings_due) {
            effects.push(Effect::SaveSettings);
        }
        effects.extend(self.lab_tick(now));
        effects.extend(self.notes_tick(now));
        effects
    }

    fn dismiss_toasts(&mut self) {
        self.toasts.clear();
        self.toast_until = None;
    }

    fn keep_place(&mut self) -> Option<Effect> {
        self.place_due = None;
        let page = self.page.as_mut()?;
        let (place, percent) = (page.place(self.top), page.percent(self.top, usize::from(self.text_size.1)));
        self.study.keep_place(place, percent).map(Effect::Job)
    }

    fn keep_draft(&mut self) -> Option<Effect> {
        self.draft_due = None;
        let pane = self.quiz.as_ref()?;
        if let Some(review) = &self.review {
            return Some(Effect::Job(review.keep_draft(&self.study, pane.session.draft().as_ref())));
        }
        let draft = pane.session.draft();
        self.study.keep_draft(&pane.session, draft.as_ref()).map(Effect::Job)
    }

    /// Saves the place within a moment.
    pub(super) fn place_changed(&mut self) {
        if self.place_due.is_none() {
            self.place_due = Some(self.study.clock.steady_millis() + SAVE_AFTER);
        }
    }

    /// Saves the half-made answer within a moment.
    pub(super) fn draft_changed(&mut self) {
        if self.draft_due.is_none() {
            self.draft_due = Some(self.study.clock.steady_millis() + SAVE_AFTER);
        }
    }

    /// Saves the settings within a moment.
    pub(super) fn settings_changed(&mut self) {
        if self.settings_due.is_none() {
            self.settings_due = Some(self.study.clock.steady_millis() + SAVE_AFTER);
        }
    }

    /// Saves what is not saved yet.
    fn settle(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        if self.settings_due.take().is_some() {
            effects.push(Effect::SaveSettings);
        }
        if self.place_due.is_some() {
            effects.extend(self.keep_place());
        }
        if self.draft_due.is_some() {
            effects.extend(self.keep_draft());
        }
        effects.extend(self.keep_lab());
        effects.extend(self.keep_note_typed());
        effects
    }

    /// Ends, everything saved.
    pub(super) fn quit(&mut self) -> Vec<Effect> {
        let mut effects = self.settle();
        if let Some(pane) = &self.lab {
            pane.session.leave();
        }
        effects.extend(self.study.leave().into_iter().map(Effect::Job));
        effects.push(Effect::Quit);
        effects
    }
}
