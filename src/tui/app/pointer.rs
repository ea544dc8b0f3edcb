//! The mouse: what is under it was noted when the frame was drawn.

use super::super::command::Command;
use super::super::editor::WrappedRow;
use super::super::msg::Effect;
use super::{App, LabPane, Overlay, PaletteItem, Pane, Side};
use crate::learner::CodePlace;
use crate::page::SpotKind;
use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;

/// Something on the screen that can be clicked.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Hit {
    /// A pane.
    Pane(Pane),
    /// A row of the contents.
    ContentsRow(usize),
    /// A spot in the text: its block.
    Spot(usize, SpotKind),
    /// An option, item, pair, blank or line of the quiz.
    QuizRow(usize),
    /// A tab of the lab, from 0.
    LabTab(usize),
    /// A file of the lab.
    LabFile,
    /// A place that the lab's result names, from 0.
    LabPlace(usize),
    /// A place in a file of the lab.
    LabGo(CodePlace),
    /// A slider of the lab, from 0.
    LabSlider(usize),
    /// An earlier state in the list, the latest first.
    LabSnapshot(usize),
    /// A row of the note that is written.
    NoteLine(WrappedRow),
    /// A note of the list.
    NoteRow(usize),
    /// Something to do now on the home screen, from 0.
    HomeStep(usize),
    /// A command in the status line or in the quiz pane.
    Command(Command),
    /// Something that was found, from 0.
    SearchRow(usize),
    /// A row of a list that lies over the screen.
    OverlayRow(usize),
    /// The overlay itself: clicks inside do not close it.
    Overlay,
}

impl App {
    pub(crate) fn mouse(&mut self, event: MouseEvent) -> Vec<Effect> {
        let at = Position { x: event.column, y: event.row };
        let hit = self.hits.iter().rev().find(|(area, _)| area.contains(at)).map(|(_, hit)| hit.clone());
        match event.kind {
            MouseEventKind::ScrollDown => self.wheel(hit.as_ref(), at, 3),
            MouseEventKind::ScrollUp => self.wheel(hit.as_ref(), at, -3),
            MouseEventKind::ScrollLeft => self.wheel_sideways(hit.as_ref(), -8),
            MouseEventKind::ScrollRight => self.wheel_sideways(hit.as_ref(), 8),
            MouseEventKind::Down(MouseButton::Left) => {
                let mut effects = self.touch();
                self.dismiss_toasts();
                match hit {
                    Some(Hit::LabFile) if self.overlays.is_empty() => {
                        self.press_in_file(at, event.modifiers.contains(KeyModifiers::SHIFT));
                    }
                    Some(Hit::NoteLine(_)) if self.overlays.is_empty() => {
                        self.focus = Pane::Side;
                        self.notes.dragging = true;
                        self.point_in_note(at, event.modifiers.contains(KeyModifiers::SHIFT));
                    }
                    Some(Hit::Pane(Pane::Reading)) if self.overlays.is_empty() => {
                        self.focus = Pane::Reading;
                        self.press_in_text(at);
                    }
                    hit => effects.extend(self.click(hit)),
                }
                effects
            }
            MouseEventKind::Drag(MouseButton::Left) => {
                if self.notes.dragging {
                    self.point_in_note(at, true);
                    return Vec::new();
                }
                if self.choosing.is_some() {
                    return self.drag_in_text(at);
                }
                if let Some(editor) = self.lab.as_mut().filter(|pane| pane.dragging).and_then(LabPane::editor_mut) {
                    editor.drag(at.x, at.y);
                }
                Vec::new()
            }
            MouseEventKind::Up(_) => {
                self.notes.dragging = false;
                self.release_in_text();
                if let Some(pane) = &mut self.lab {
                    pane.dragging = false;
                }
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn wheel_sideways(&mut self, hit: Option<&Hit>, columns: isize) -> Vec<Effect> {
        let over_lab =
            |hit: &Hit| matches!(hit, Hit::LabFile | Hit::LabPlace(_) | Hit::LabGo(_)) || *hit == Hit::Pane(Pane::Side);
        if self.lab_shows() && hit.is_some_and(over_lab) {
            self.lab_sideways(columns);
            return Vec::new();
        }
        self.scroll_sideways(columns)
    }

    /// The mouse is pressed in a file of the lab: the cursor goes there, and what it is drawn over is selected.
    fn press_in_file(&mut self, at: Position, select: bool) {
        self.focus = Pane::Side;
        if let Some(pane) = &mut self.lab {
            pane.typing = true;
            pane.dragging = true;
            if let Some(editor) = pane.editor_mut() {
                editor.click(at.x, at.y, select);
            }
        }
    }

    fn wheel(&mut self, hit: Option<&Hit>, at: Position, lines: isize) -> Vec<Effect> {
        if let Some(overlay) = self.overlays.last_mut() {
            match overlay {
                Overlay::Help { scroll }
                | Overlay::Peek { scroll, .. }
                | Overlay::Term { scroll, .. }
                | Overlay::Attempts { open: true, scroll, .. } => {
                    *scroll = scroll.saturating_add_signed(lines);
                }
                Overlay::Sections { cursor }
                | Overlay::Palette { cursor, .. }
                | Overlay::Glossary { cursor, .. }
                | Overlay::Attempts { cursor, .. }
                | Overlay::Leeches { cursor } => {
                    *cursor = cursor.saturating_add_signed(lines.signum());
                }
                Overlay::Jump { .. } | Overlay::Welcome { .. } => {}
            }
            return Vec::new();
        }
        if self.search.open {
            self.search_move(lines.signum());
            return Vec::new();
        }
        if self.home.shown {
            self.home_scroll(lines);
            return Vec::new();
        }
        let pane = self.hits.iter().find_map(|(area, hit)| match hit {
            Hit::Pane(pane) if area.contains(at) => Some(*pane),
            _ => None,
        });
        match (pane, hit) {
            (Some(Pane::Contents), _) => {
                self.contents_move(lines.signum());
                Vec::new()
            }
            (Some(Pane::Side), _) if self.side() == Some(Side::Notes) => {
                match self.notes.writing() {
                    Some(_) => self.note_row(lines.signum(), false),
                    None => self.notes_move(lines.signum()),
                }
                Vec::new()
            }
            (Some(Pane::Side), _) if self.lab_shows() => {
                self.lab_wheel(lines);
                Vec::new()
            }
            (Some(Pane::Side), _) => {
                if let Some(pane) = self.review.as_mut().filter(|_| self.quiz.is_none()) {
                    pane.scroll = pane.scroll.saturating_add_signed(lines);
                } else if let Some(pane) = &mut self.quiz {
                    pane.scroll = Some(pane.scroll.unwrap_or(0).saturating_add_signed(lines));
                }
                Vec::new()
            }
            _ => self.scroll(lines),
        }
    }

    fn click(&mut self, hit: Option<Hit>) -> Vec<Effect> {
        let over = matches!(hit, Some(Hit::Overlay | Hit::OverlayRow(_)));
        if !self.overlays.is_empty() && !over {
            self.overlays.pop();
            return Vec::new();
        }
        match hit {
            Some(Hit::Pane(pane)) => {
                self.focus = pane;
                Vec::new()
            }
            Some(Hit::ContentsRow(row)) => {
                self.focus = Pane::Contents;
                self.contents.cursor = row;
                self.contents_open()
            }
            Some(Hit::Spot(block, kind)) => {
                self.focus = Pane::Reading;
                self.follow(block, &kind)
            }
            Some(Hit::QuizRow(row)) => {
                self.focus = Pane::Side;
                self.quiz_click(row)
            }
            Some(Hit::LabTab(number)) => {
                self.focus = Pane::Side;
                self.lab_tab(number);
                Vec::new()
            }
            Some(Hit::LabPlace(number)) => {
                self.focus = Pane::Side;
                self.lab_go_to_place(Some(number));
                Vec::new()
            }
            Some(Hit::LabGo(place)) => {
                self.focus = Pane::Side;
                self.lab_go_to(&place);
                Vec::new()
            }
            Some(Hit::LabSlider(number)) => {
                self.focus = Pane::Side;
                self.slider_click(number);
                Vec::new()
            }
            Some(Hit::NoteRow(row)) => {
                self.focus = Pane::Side;
                self.notes_click(row)
            }
            Some(Hit::LabSnapshot(number)) => self.lab_restore(number),
            Some(Hit::SearchRow(row)) => self.search_jump(row),
            Some(Hit::LabFile | Hit::NoteLine(_)) => Vec::new(),
            Some(Hit::HomeStep(step)) => self.home_step(step),
            Some(Hit::Command(command)) => self.run(command),
            Some(Hit::OverlayRow(row)) => self.overlay_click(row),
            Some(Hit::Overlay) | None => Vec::new(),
        }
    }

    fn quiz_click(&mut self, row: usize) -> Vec<Effect> {
        use crate::study::{Draft, Phase};
        let draft =
            self.quiz.as_ref().filter(|pane| pane.session.phase == Phase::Asking).and_then(|pane| pane.session.draft());
        match draft {
            Some(Draft::Order { .. } | Draft::Pairs(_) | Draft::Blanks(_)) => {
                let here = self.quiz.as_ref().is_some_and(|pane| pane.cursor == row);
                let by = self.quiz.as_ref().map_or(0, |pane| row.cast_signed() - pane.cursor.cast_signed());
                self.quiz_move(by);
                // A second click on the same part changes it.
                if here {
                    self.quiz_toggle();
                }
                Vec::new()
            }
            Some(_) => self.choose_number(row + 1),
            None => self.choose_number(row + 1),
        }
    }

    fn overlay_click(&mut self, row: usize) -> Vec<Effect> {
        match self.overlays.pop() {
            Some(Overlay::Palette { field, .. }) => match self.palette_items(field.text()).get(row) {
                Some(PaletteItem::Command(command)) => self.run(*command),
                Some(PaletteItem::Chapter(chapter)) => self.open(*chapter, super::Goal::Saved),
                None => Vec::new(),
            },
            Some(Overlay::Sections { .. }) => {
                let section =
                    self.page.as_ref().and_then(|page| page.lesson().sections.get(row).map(|section| section.block));
                match section {
                    Some(block) => {
                        self.remember();
                        self.go(crate::learner::Place { block, offset: 0 })
                    }
                    None => Vec::new(),
                }
            }
            Some(Overlay::Leeches { .. }) => self.go_to_leech(row),
            Some(Overlay::Welcome { .. }) => self.welcome_turn(row, true),
            Some(Overlay::Term { term, .. }) => self.go_to_term(term),
            Some(Overlay::Glossary { field, .. }) => {
                let term = self.glossary_rows(field.text()).get(row).copied();
                self.overlays.push(Overlay::Glossary { field, cursor: row });
                term.map(|term| self.peek_term(term)).unwrap_or_default()
            }
            Some(Overlay::Attempts { file, .. }) => {
                self.overlays.push(Overlay::Attempts { file, cursor: row, open: true, scroll: 0 });
                Vec::new()
            }
            Some(other) => {
                self.overlays.push(other);
                Vec::new()
            }
            None => Vec::new(),
        }
    }
}
