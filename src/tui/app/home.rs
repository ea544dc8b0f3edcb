//! The home screen: what the log says of the learner, and the ways on from there. It lies over everything else while it shows.

use super::{App, Goal, Pane};
use crate::learner::{Dashboard, NextStep};
use crate::study::{Job, LookBack, dashboard};
use crate::tui::command::Command;
use crate::tui::msg::Effect;

/// The state of the home screen.
#[derive(Debug, Default)]
pub(crate) struct Home {
    /// Whether it shows.
    pub(crate) shown: bool,
    /// Lines that are scrolled away.
    pub(crate) scroll: usize,
    /// Lines of a screenful, set when it is drawn.
    pub(crate) height: usize,
    /// What it shows; none until it is known.
    pub(crate) data: Option<Dashboard>,
    /// What the log said last.
    back: Option<Box<LookBack>>,
    /// Something new is in the log since it was asked for.
    stale: bool,
    /// The log is on its way.
    asked: bool,
}

impl Home {
    /// Makes the state of a program that begins with the home screen, or elsewhere.
    pub(super) fn new(shown: bool) -> Self {
        Self { shown, ..Self::default() }
    }

    /// Notes that something new is in the log.
    pub(super) fn outdate(&mut self) {
        self.stale = true;
    }

    /// Notes that something failed; it may have been the reading of the log.
    pub(super) fn failed(&mut self) {
        self.asked = false;
    }
}

/// Whether a command leaves the home screen as it is.
fn stays(command: Command) -> bool {
    use Command as C;
    matches!(
        command,
        C::Home
            | C::HomeGo
            | C::HomeDown
            | C::HomeUp
            | C::HomePageDown
            | C::HomePageUp
            | C::HomeTop
            | C::HomeBottom
            | C::HomeClose
            | C::Help
            | C::Palette
            | C::JumpToLesson
            | C::Theme
            | C::Certainty
            | C::ReviewOptimise
            | C::Suspend
            | C::Redraw
            | C::Quit
    )
}

impl App {
    /// Puts the home screen away before a command that shows something else.
    pub(super) fn leave_home_for(&mut self, command: Command) {
        if self.home.shown && !stays(command) {
            self.home.shown = false;
            self.fit();
        }
    }

    /// Shows the home screen; what it shows is made behind it.
    pub(crate) fn open_home(&mut self) -> Vec<Effect> {
        let mut effects = self.settle();
        // Time with the open lesson belongs into the sums.
        effects.extend(self.study.leave().into_iter().map(Effect::Job));
        self.home.shown = true;
        self.home.scroll = 0;
        effects.extend(self.wanted_home());
        effects
    }

    pub(crate) fn close_home(&mut self) -> Vec<Effect> {
        self.home.shown = false;
        self.fit();
        Vec::new()
    }

    /// Asks for what the home screen shows, when it shows and that is not known: something was saved, or another day began.
    pub(super) fn wanted_home(&mut self) -> Option<Effect> {
        if !self.home.shown || self.home.asked || self.study.deck().is_none() {
            return None;
        }
        let today = self.study.days.day(self.study.clock.now());
        match &self.home.back {
            Some(back) if back.today == today && !self.home.stale => {
                self.home.data = Some(dashboard(&self.study, back));
                None
            }
            _ => {
                self.home.asked = true;
                self.home.stale = false;
                Some(Effect::Job(Job::Records))
            }
        }
    }

    /// Takes the log: another thread looks back on it.
    pub(super) fn records_read(&mut self, records: Vec<crate::learner::Record>) -> Vec<Effect> {
        self.study.look_back_errand(records).map(Effect::Errand).into_iter().collect()
    }

    /// Takes what the log says.
    pub(super) fn looked_back(&mut self, back: Box<LookBack>) -> Vec<Effect> {
        self.home.asked = false;
        self.home.data = Some(dashboard(&self.study, &back));
        self.home.back = Some(back);
        Vec::new()
    }

    /// Scrolls the home screen; drawing holds it at its end.
    pub(crate) fn home_scroll(&mut self, lines: isize) {
        self.home.scroll = self.home.scroll.saturating_add_signed(lines);
    }

    pub(crate) fn home_page(&mut self, down: bool) {
        let lines = self.home.height.saturating_sub(2).max(1).cast_signed();
        self.home_scroll(if down { lines } else { -lines });
    }

    /// Does the step of this place, from 0.
    pub(crate) fn home_step(&mut self, at: usize) -> Vec<Effect> {
        let Some(step) = self.home.data.as_ref().and_then(|data| data.now.get(at)).cloned() else { return Vec::new() };
        self.close_home();
        match step {
            NextStep::Review { .. } => self.open_review(None, None),
            NextStep::Continue { chapter, .. } if self.study.chapter() == Some(chapter) => {
                self.leave_review();
                self.focus = Pane::Reading;
                self.fit();
                Vec::new()
            }
            NextStep::Continue { chapter, .. } => self.open(chapter, Goal::Saved),
            NextStep::Strengthen { chapter, section, .. } => {
                self.open(chapter, section.map_or(Goal::Saved, Goal::Anchor))
            }
        }
    }
}
