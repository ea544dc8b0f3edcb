//! Reading: moving through the text, what has been seen, finding words.

use super::super::field::Field;
use super::super::keys::Key;
use super::super::msg::Effect;
use super::super::view::layout;
use super::{App, FoundGoal, Pane};
use crate::course::{BlockKind, QuizRef};
use crate::learner::{Event, Outcome, Place};
use crate::page::{Mark, Top};
use crate::study::marks;
use crossterm::event::KeyCode;

/// A search in the page.
#[derive(Debug)]
pub(crate) struct Finding {
    /// What is looked for.
    pub(crate) field: Field,
    /// Whether keys still go into the field.
    pub(crate) typing: bool,
    /// Which match is looked at.
    pub(crate) current: usize,
    /// Where the search began.
    start: Place,
    /// What is typed has not been looked for yet.
    pub(crate) stale: bool,
}

impl App {
    /// Computes the sizes of the panes and lays the text out for them; the reader's place stays.
    pub(crate) fn fit(&mut self) {
        let panes = layout::panes(self);
        self.text_size = panes.text_size;
        let look = self.look(self.text_size.0);
        if let Some(page) = &mut self.page
            && *page.look() != look
        {
            let place = page.place(self.top);
            page.set_look(look);
            self.top = page.top(place);
            self.spot = None;
        }
    }

    fn height(&self) -> usize {
        usize::from(self.text_size.1).max(1)
    }

    /// Scrolls by lines.
    pub(crate) fn scroll(&mut self, lines: isize) -> Vec<Effect> {
        let height = self.height();
        let Some(page) = &mut self.page else { return Vec::new() };
        self.top = page.scroll(self.top, lines, height);
        self.spot = None;
        self.moved()
    }

    /// Scrolls by a part of the window: 1 is a page less two lines.
    pub(crate) fn scroll_pages(&mut self, half: bool, down: bool) -> Vec<Effect> {
        let page = self.height().saturating_sub(2).max(1);
        let lines = if half { (page / 2).max(1) } else { page };
        let lines = isize::try_from(lines).unwrap_or(1);
        self.scroll(if down { lines } else { -lines })
    }

    /// Goes to a place in the open lesson.
    pub(crate) fn go(&mut self, place: Place) -> Vec<Effect> {
        let height = self.height();
        if let Some(page) = &mut self.page {
            let top = page.top(place);
            self.top = page.scroll(top, 0, height);
        }
        self.spot = None;
        self.moved()
    }

    pub(crate) fn go_end(&mut self) -> Vec<Effect> {
        let height = self.height();
        if let Some(page) = &mut self.page {
            self.top = page.end(height);
        }
        self.spot = None;
        self.moved()
    }

    /// After every move: the place is saved soon, what was seen is noted.
    pub(crate) fn moved(&mut self) -> Vec<Effect> {
        self.place_changed();
        self.look_around()
    }

    /// Notes sections that are on the screen to their end, and the end of the lesson.
    pub(crate) fn look_around(&mut self) -> Vec<Effect> {
        let height = self.height();
        let Some(page) = &mut self.page else { return Vec::new() };
        let at_end = page.is_at_end(self.top, height);
        let last = page.last_block(self.top, height);
        let lesson = page.lesson().clone();
        let mut effects = Vec::new();
        for (number, section) in lesson.sections.iter().enumerate() {
            let next = lesson.sections.get(number + 1).map_or(usize::MAX, |next| next.block);
            // A section is seen when its end has come onto the screen, not when it was jumped over.
            let end_shows = if next == usize::MAX { at_end } else { (self.top.block..=last).contains(&next) };
            if section.block <= last && end_shows {
                effects.extend(self.study.see(&section.anchor).map(Effect::Job));
            }
        }
        if at_end && !lesson.blocks.is_empty() {
            effects.extend(self.study.reach_end().map(Effect::Job));
        }
        effects
    }

    /// Tells the page how the quizzes in the text went.
    pub(crate) fn refresh_marks(&mut self) {
        let Some(page) = &mut self.page else { return };
        let lesson = page.lesson().clone();
        let mut marks: Vec<(QuizRef, Mark)> = Vec::new();
        let mut waiting: Vec<_> = lesson.blocks.iter().collect();
        while let Some(block) = waiting.pop() {
            match &block.kind {
                BlockKind::Quiz(quiz) => {
                    let mark = self.study.mark(quiz).map(|outcome| match outcome {
                        Outcome::Right => Mark::Right,
                        Outcome::Wrong => Mark::Wrong,
                        Outcome::NotSure => Mark::Unsure,
                    });
                    marks.extend(mark.map(|mark| (quiz.clone(), mark)));
                }
                BlockKind::Quote(inner)
                | BlockKind::Callout { blocks: inner, .. }
                | BlockKind::Details { blocks: inner, .. } => {
                    waiting.extend(inner);
                }
                BlockKind::List { items, .. } => waiting.extend(items.iter().flat_map(|item| &item.blocks)),
                _ => {}
            }
        }
        page.set_marks(marks);
        let solved =
            |lab: &&std::sync::Arc<crate::course::Lab>| self.study.lab_state(&lab.id).is_some_and(|state| state.solved);
        page.set_solved(lesson.labs.iter().filter(solved).map(|lab| lab.folder.clone()).collect());
    }

    /// Goes to the next or previous heading.
    pub(crate) fn go_section(&mut self, forward: bool) -> Vec<Effect> {
        let top = self.top;
        let Some(page) = &mut self.page else { return Vec::new() };
        let sections = &page.lesson().sections;
        let target = if forward {
            sections.iter().find(|section| section.block > top.block)
        } else {
            let here = Top { block: top.block, line: 0 };
            sections
                .iter()
                .rev()
                .find(|section| section.block < top.block || (section.block == top.block && top > here))
        };
        match target.map(|section| section.block) {
            Some(block) => self.go(Place { block, offset: 0 }),
            None if forward => self.go_end(),
            None => self.go(Place::default()),
        }
    }

    /// Shows the next or previous tab, here and from now on everywhere.
    pub(crate) fn turn_tab(&mut self, forward: bool) -> Vec<Effect> {
        let height = self.height();
        let Some(page) = &mut self.page else { return Vec::new() };
        let blocks: Vec<usize> = page.window(self.top, height).iter().map(|(block, _)| *block).collect();
        let visible = blocks.iter().map(|block| page.tabs_in(*block)).find(|tabs| tabs.len() > 1);
        let Some(tabs) = visible else {
            self.toast(self.words.get("toast.no-tabs").to_owned());
            return Vec::new();
        };
        let known = &self.study.pack.info().ecosystems;
        let chosen = self.study.settings.ecosystem.as_deref().unwrap_or("");
        let is_chosen = |tab: &String| {
            tab.eq_ignore_ascii_case(chosen)
                || known.iter().any(|k| {
                    k.id.eq_ignore_ascii_case(chosen)
                        && (k.name.eq_ignore_ascii_case(tab) || k.id.eq_ignore_ascii_case(tab))
                })
        };
        let at = tabs.iter().position(is_chosen).unwrap_or(0);
        let next = if forward { (at + 1) % tabs.len() } else { (at + tabs.len() - 1) % tabs.len() };
        self.choose_tab(&tabs[next].clone())
    }

    /// Shows a tab everywhere from now on.
    pub(crate) fn choose_tab(&mut self, tab: &str) -> Vec<Effect> {
        let known = &self.study.pack.info().ecosystems;
        let id = known
            .iter()
            .find(|known| known.name.eq_ignore_ascii_case(tab))
            .map_or_else(|| tab.to_owned(), |known| known.id.clone());
        if let Some(page) = &mut self.page {
            let place = page.place(self.top);
            page.set_tab(&id);
            self.top = page.top(place);
        }
        self.study.settings.ecosystem = Some(id);
        self.spot = None;
        self.settings_changed();
        Vec::new()
    }

    /// Begins a search.
    pub(crate) fn begin_find(&mut self) -> Vec<Effect> {
        let Some(page) = &mut self.page else { return Vec::new() };
        let start = page.place(self.top);
        self.focus = Pane::Reading;
        self.finding = Some(Finding { field: Field::query(""), typing: true, current: 0, start, stale: false });
        Vec::new()
    }

    pub(crate) fn find_key(&mut self, key: Key) -> Vec<Effect> {
        if matches!(key.code, KeyCode::Enter | KeyCode::Down | KeyCode::Up) {
            self.catch_up();
        }
        let Some(finding) = &mut self.finding else { return Vec::new() };
        match key.code {
            KeyCode::Esc => self.end_find(true),
            KeyCode::Enter => {
                finding.typing = false;
                if self.page.as_ref().is_some_and(|page| page.matches().is_empty()) {
                    return self.end_find(false);
                }
                Vec::new()
            }
            KeyCode::Down => self.find_step(true),
            KeyCode::Up => self.find_step(false),
            _ => {
                finding.stale |= finding.field.take(key);
                Vec::new()
            }
        }
    }

    /// Looks for what was typed since the last frame and goes to the first match from where the search began: once for a frame, however
    /// many keys came before it.
    pub(crate) fn catch_up(&mut self) {
        let (Some(finding), Some(page)) = (&mut self.finding, &mut self.page) else { return };
        if !std::mem::take(&mut finding.stale) {
            return;
        }
        let place = page.place(self.top);
        page.set_find(Some(finding.field.text()));
        self.top = page.top(place);
        let at = page.matches().iter().position(|found| found.place >= finding.start).unwrap_or(0);
        finding.current = at;
        // Nothing is to be saved but the place, and that is saved soon.
        let _ = self.show_match();
    }

    pub(crate) fn find_step(&mut self, forward: bool) -> Vec<Effect> {
        let (Some(finding), Some(page)) = (&mut self.finding, &self.page) else { return Vec::new() };
        let count = page.matches().len();
        if count == 0 {
            return Vec::new();
        }
        finding.current = if forward { (finding.current + 1) % count } else { (finding.current + count - 1) % count };
        self.show_match()
    }

    /// Marks what was found in the lesson that shows, and goes to the mark at the place, or to the nearest when the lesson is not what it was.
    pub(in crate::tui) fn show_found(&mut self, found: FoundGoal) {
        let Some(page) = &mut self.page else { return };
        page.set_found(&|text| marks(&found.query, text));
        let here = |at: &crate::page::Match| at.place.block == found.place.block;
        let in_block = page.matches().iter().position(|at| here(at) && at.place >= found.place);
        let in_block = in_block.or_else(|| page.matches().iter().position(here));
        let near = || {
            let all = page.matches().iter().enumerate();
            all.min_by_key(|(_, at)| at.place.block.abs_diff(found.place.block)).map(|(number, _)| number)
        };
        let current = in_block.or_else(|| if found.in_text { near() } else { None });
        let any = !page.matches().is_empty();
        let field = Field::query(&found.text);
        self.finding = any.then_some(Finding {
            field,
            typing: false,
            current: current.unwrap_or(0),
            start: found.place,
            stale: false,
        });
        self.focus = Pane::Reading;
        self.fit();
        let height = self.height();
        if let Some(page) = &mut self.page {
            let top = page.top(found.place);
            self.top = page.scroll(top, -isize::try_from(height / 3).unwrap_or(0), height);
        }
        if current.is_some() {
            // Nothing is to be saved but the place, and that is saved soon.
            let _ = self.show_match();
        }
        self.spot = None;
    }

    fn show_match(&mut self) -> Vec<Effect> {
        let height = self.height();
        let (Some(finding), Some(page)) = (&self.finding, &mut self.page) else { return Vec::new() };
        let Some(found) = page.matches().get(finding.current).copied() else {
            page.set_current_match(None);
            return Vec::new();
        };
        page.set_current_match(Some(finding.current));
        let line = page.top(found.place);
        let end = page.scroll(self.top, isize::try_from(height).unwrap_or(0) - 1, 1);
        if line < self.top || line >= end {
            self.top = page.scroll(line, -isize::try_from(height / 3).unwrap_or(0), height);
        }
        self.moved()
    }

    /// Ends the search; on the way out without a choice, the text is where it was.
    pub(crate) fn end_find(&mut self, return_to_start: bool) -> Vec<Effect> {
        let Some(finding) = self.finding.take() else { return Vec::new() };
        if let Some(page) = &mut self.page {
            let place = if return_to_start && finding.typing { finding.start } else { page.place(self.top) };
            page.set_find(None);
            self.top = page.top(place);
        }
        Vec::new()
    }

    /// Copies the code nearest to the middle of the window, exactly.
    pub(crate) fn copy_code(&mut self) -> Vec<Effect> {
        let height = self.height();
        let focused = self.spot.map(|(line, _)| line);
        let Some(page) = &mut self.page else { return Vec::new() };
        let lines = page.window(self.top, height);
        let middle = focused.unwrap_or(lines.len() / 3);
        let mut nearest: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].1.code.is_some()).collect();
        nearest.sort_by_key(|at| at.abs_diff(middle));
        let Some(at) = nearest.first().copied() else {
            self.toast(self.words.get("toast.no-code").to_owned());
            return Vec::new();
        };
        let (block, line) = &lines[at];
        let Some(code) = page.code_at(*block, line) else { return Vec::new() };
        let count = code.text.lines().count();
        let text = self.words.count("toast.copied", count);
        self.toast(text);
        vec![Effect::Copy(code.text)]
    }

    /// Scrolls wide things on the screen sideways.
    pub(crate) fn scroll_sideways(&mut self, columns: isize) -> Vec<Effect> {
        let height = self.height();
        if let Some(page) = &mut self.page {
            let mut blocks: Vec<usize> = page.window(self.top, height).iter().map(|(block, _)| *block).collect();
            blocks.dedup();
            for block in blocks {
                page.scroll_sideways(block, columns);
            }
        }
        Vec::new()
    }

    /// Saves that the lesson is read or is not.
    pub(crate) fn mark_read(&mut self) -> Vec<Effect> {
        let Some((read, job)) = self.study.toggle_read() else { return Vec::new() };
        self.toast(self.words.get(if read { "toast.marked-read" } else { "toast.marked-unread" }).to_owned());
        vec![Effect::Job(job)]
    }

    /// Saves events of the open lesson.
    pub(crate) fn save(&mut self, events: Vec<Event>) -> Option<Effect> {
        self.study.append(events).map(Effect::Job)
    }
}
