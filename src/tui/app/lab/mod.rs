//! The lab pane: what to do, the files, what came of a run.

mod editor_keys;
mod outside;
mod pane;
mod results;
mod runs;
mod sliders;

pub(crate) use pane::{LabPane, LabSheet, LabTab};
pub(crate) use results::places_of;
pub(crate) use sliders::{Panel, Sliders};

use super::super::msg::Effect;
use super::{App, Pane};
use crate::course::BlockKind;
use crate::study::Job;

/// How far behind saved files may be, in milliseconds.
const SAVE_AFTER: u64 = 400;

impl App {
    /// Whether the side pane has something to show.
    pub(crate) fn side_is_open(&self) -> bool {
        self.quiz.is_some() || self.lab.is_some() || self.review.is_some()
    }

    /// Whether the side pane shows the lab.
    pub(crate) fn lab_shows(&self) -> bool {
        self.lab.is_some() && self.review.is_none() && (self.lab_in_front || self.quiz.is_none())
    }

    /// Returns the lab pane when it shows and has the focus.
    pub(crate) fn focused_lab(&self) -> Option<&LabPane> {
        self.lab.as_ref().filter(|_| self.focus == Pane::Side && self.lab_shows())
    }

    /// Opens the lab whose mark comes next in the text, or the lesson's first.
    pub(crate) fn open_lab_here(&mut self) -> Vec<Effect> {
        if self.lab.is_some() && !(self.focus == Pane::Side && self.lab_shows()) {
            self.show_lab();
            return Vec::new();
        }
        let Some(lesson) = self.study.lesson().cloned() else { return Vec::new() };
        let named = lesson.blocks.iter().enumerate().filter_map(|(at, block)| match &block.kind {
            BlockKind::Lab { folder } => Some((at, folder.clone())),
            _ => None,
        });
        let named: Vec<(usize, String)> = named.collect();
        let next =
            named.iter().find(|(at, _)| *at >= self.top.block).or(named.last()).map(|(_, folder)| folder.clone());
        match next.or_else(|| lesson.labs.first().map(|lab| lab.folder.clone())) {
            Some(folder) => self.open_lab(&folder),
            None => {
                self.toast(self.words.get("toast.no-lab").to_owned());
                Vec::new()
            }
        }
    }

    /// Opens the lab of a folder, where it was left.
    pub(crate) fn open_lab(&mut self, folder: &str) -> Vec<Effect> {
        if self.lab.as_ref().is_some_and(|pane| pane.session.lab().folder == folder) {
            self.show_lab();
            return Vec::new();
        }
        let mut effects = self.drop_lab();
        let Some((session, job)) = self.study.lab(folder) else {
            self.toast(self.words.get("toast.lab-missing").to_owned());
            return effects;
        };
        let left = self.study.kept_text(&LabPane::name(session.lab()));
        self.lab = Some(LabPane::new(session, left));
        self.show_lab();
        effects.push(Effect::Job(job));
        let number = self.study.next_run();
        if let Some(pane) = &mut self.lab {
            effects.extend(pane.session.ask_model(number).map(Effect::RunLab));
            pane.refresh_panel();
        }
        effects
    }

    fn show_lab(&mut self) {
        self.leave_review();
        self.lab_in_front = true;
        self.focus = Pane::Side;
        self.fit();
    }

    /// Escape: a sheet closes first, then the pane.
    pub(crate) fn lab_escape(&mut self) -> Vec<Effect> {
        if let Some(pane) = self.lab.as_mut()
            && pane.sheet.take().is_some()
        {
            pane.scroll = 0;
            return Vec::new();
        }
        let effects = self.drop_lab();
        self.focus = Pane::Reading;
        self.fit();
        effects
    }

    /// Saves what was done in the lab and lets go of it; a run that goes on is stopped.
    pub(crate) fn drop_lab(&mut self) -> Vec<Effect> {
        let effects = self.keep_lab();
        if let Some(pane) = self.lab.take() {
            pane.session.leave();
        }
        effects
    }

    /// Saves the lab's files within a moment.
    pub(crate) fn lab_changed(&mut self) {
        if self.lab_due.is_none() {
            self.lab_due = Some(self.study.clock.steady_millis() + SAVE_AFTER);
        }
    }

    /// Saves the lab's files and where the learner is in them.
    pub(crate) fn keep_lab(&mut self) -> Vec<Effect> {
        self.lab_due = None;
        let Some(pane) = &mut self.lab else { return Vec::new() };
        pane.sync();
        let mut jobs: Vec<Job> = self.study.keep_lab(&mut pane.session);
        if let Some((name, left)) = pane.left() {
            jobs.extend(self.study.keep_text(name, Some(left)));
        }
        jobs.into_iter().map(Effect::Job).collect()
    }

    /// Does what is due in the lab.
    pub(crate) fn lab_tick(&mut self, now: u64) -> Vec<Effect> {
        let mut effects = Vec::new();
        if self.lab_due.is_some_and(|at| at <= now) {
            effects.extend(self.keep_lab());
        }
        if let Some(pane) = &mut self.lab {
            if pane.tick_due.take_if(|at| *at <= now).is_some() && pane.session.running().is_some() {
                pane.tick_due = Some(now + 1_000);
            }
            if pane.look_due.take_if(|at| *at <= now).is_some() {
                effects.extend(pane.folder.clone().map(|folder| Effect::Job(Job::LookAtFolder(folder))));
            }
        }
        effects
    }

    /// Returns when something is due in the lab.
    pub(crate) fn lab_deadline(&self) -> Option<u64> {
        let pane = self.lab.as_ref();
        let due = [self.lab_due, pane.and_then(|pane| pane.tick_due), pane.and_then(|pane| pane.look_due)];
        due.into_iter().flatten().min()
    }

    /// Shows the next or previous tab.
    pub(crate) fn lab_turn(&mut self, forward: bool) {
        let Some(pane) = &mut self.lab else { return };
        let (at, count) = (pane.tab_number(), pane.tabs());
        let next = if forward { (at + 1) % count } else { (at + count - 1) % count };
        self.lab_tab(next);
    }

    /// Shows a tab by its number from 0.
    pub(crate) fn lab_tab(&mut self, number: usize) {
        if let Some(pane) = &mut self.lab
            && pane.show_tab(number)
        {
            self.lab_changed();
        }
    }

    /// The lab on the whole screen, and back.
    pub(crate) fn lab_zoom(&mut self) {
        if let Some(pane) = &mut self.lab {
            pane.zoom = !pane.zoom;
            self.fit();
        }
    }

    /// Scrolls what shows: the file, or the sheet; in a list the cursor moves.
    pub(crate) fn lab_scroll(&mut self, lines: isize) {
        let Some(pane) = &mut self.lab else { return };
        if let Some(LabSheet::Snapshots { cursor }) = &mut pane.sheet {
            let last = pane.session.snapshots().len().saturating_sub(1);
            *cursor = cursor.saturating_add_signed(lines).min(last);
            return;
        }
        if let Some(sliders) = pane.sliders_mut() {
            sliders.go(lines);
            return;
        }
        match pane.editor_mut() {
            Some(editor) => editor.scroll(lines),
            None => pane.scroll = pane.scroll.saturating_add_signed(lines),
        }
    }

    /// The wheel over the pane.
    pub(crate) fn lab_wheel(&mut self, lines: isize) {
        let list = self
            .lab
            .as_ref()
            .is_some_and(|pane| pane.panel_shows() || matches!(pane.sheet, Some(LabSheet::Snapshots { .. })));
        self.lab_scroll(if list { lines.signum() } else { lines });
    }

    /// Scrolls what is wide sideways.
    pub(crate) fn lab_sideways(&mut self, columns: isize) {
        let Some(pane) = &mut self.lab else { return };
        match pane.editor_mut() {
            Some(editor) => editor.scroll_sideways(columns),
            // The view knows how far.
            None => pane.shift = pane.shift.saturating_add_signed(columns),
        }
    }

    /// Scrolls by a page.
    pub(crate) fn lab_page(&mut self, down: bool) {
        let page = self.size.1.saturating_sub(6).max(1).cast_signed();
        self.lab_scroll(isize::from(if down { page } else { -page }));
    }
}
