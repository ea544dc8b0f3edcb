//! The state of the lab pane.

use super::super::super::editor::{Editor, Pos};
use super::super::super::field::Field;
use super::Panel;
use crate::course::{Lab, LabKind};
use crate::learner::{CodePlace, Verdict};
use crate::page::heads;
use crate::study::{LARGEST_FILE, LabFolder, LabSession, Unsuited};
use serde::{Deserialize, Serialize};

/// What shows in the pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LabTab {
    /// What to do.
    Brief,
    /// A file, by its place among those that can be seen.
    File(usize),
    /// What came of the last run.
    Result,
    /// What the database held after it.
    Schema,
}

/// Something that shows in place of the tab for a while.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum LabSheet {
    /// The learner's files and the author's.
    Solution,
    /// The start and the learner's files.
    Diff,
    /// Earlier states; the latest first.
    Snapshots { cursor: usize },
}

/// The pane.
#[derive(Debug)]
pub(crate) struct LabPane {
    pub(crate) session: LabSession,
    /// One for each file of the session.
    pub(crate) editors: Vec<Editor>,
    /// For each, the change that the session knows.
    synced: Vec<u64>,
    pub(crate) tab: LabTab,
    /// Whether keys go into the file.
    pub(crate) typing: bool,
    pub(crate) sheet: Option<LabSheet>,
    /// Lines scrolled away of what is not a file.
    pub(crate) scroll: usize,
    /// Columns scrolled away of what is wide there.
    pub(crate) shift: usize,
    /// The file of parameters as sliders.
    pub(crate) panel: Option<Panel>,
    /// Why it is not shown as sliders.
    pub(crate) unsuited: Option<Unsuited>,
    /// Which place of the result is chosen.
    pub(crate) place: Option<usize>,
    /// The number of a line that is asked for.
    pub(crate) line: Option<Field>,
    /// Whether the pane takes the whole screen.
    pub(crate) zoom: bool,
    /// The files on the disk, for the learner's editor.
    pub(crate) folder: Option<LabFolder>,
    /// When to look at them.
    pub(crate) look_due: Option<u64>,
    /// When to draw the time that a run takes.
    pub(crate) tick_due: Option<u64>,
    /// Run once more when the run that goes on has ended.
    pub(crate) again: bool,
    /// The mouse was pressed in a file and is held.
    pub(crate) dragging: bool,
    /// What was saved last of where the learner is.
    kept: String,
}

/// Where the learner was in a lab.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Left {
    tab: usize,
    cursors: Vec<(usize, usize)>,
}

impl LabPane {
    pub(super) fn new(session: LabSession, left: Option<&str>) -> Self {
        let editor = |file: &crate::study::WorkFile| {
            Editor::new(&file.text, &language(&file.path), !file.editable, LARGEST_FILE)
        };
        let editors: Vec<Editor> = session.files().iter().map(editor).collect();
        let synced = editors.iter().map(Editor::revision).collect();
        let mut pane = Self {
            session,
            editors,
            synced,
            tab: LabTab::Brief,
            typing: false,
            sheet: None,
            scroll: 0,
            shift: 0,
            panel: None,
            unsuited: None,
            place: None,
            line: None,
            zoom: false,
            folder: None,
            look_due: None,
            tick_due: None,
            again: false,
            dragging: false,
            kept: left.unwrap_or_default().to_owned(),
        };
        if let Some(left) = left.and_then(|text| serde_json::from_str::<Left>(text).ok()) {
            for (editor, (line, byte)) in pane.editors.iter_mut().zip(left.cursors) {
                editor.put_cursor(Pos { line, byte }, false);
            }
            // A result does not last longer than the session.
            if left.tab < pane.result_tab() {
                pane.show_tab(left.tab);
            }
        }
        pane
    }

    /// The name under which it is saved where the learner is.
    pub(super) fn name(lab: &Lab) -> String {
        format!("lab-view/{}", lab.id)
    }

    /// Returns what is to be saved of where the learner is, by name; none when it is saved.
    pub(super) fn left(&mut self) -> Option<(String, String)> {
        let cursors = self.editors.iter().map(|editor| (editor.cursor().line, editor.cursor().byte)).collect();
        let text = serde_json::to_string(&Left { tab: self.tab_number(), cursors }).ok()?;
        if text == self.kept {
            return None;
        }
        self.kept.clone_from(&text);
        Some((Self::name(self.session.lab()), text))
    }

    /// Tells the session what was typed.
    pub(crate) fn sync(&mut self) {
        let paths: Vec<String> = self.session.files().iter().map(|file| file.path.clone()).collect();
        for ((editor, synced), path) in self.editors.iter().zip(&mut self.synced).zip(paths) {
            if *synced != editor.revision() {
                *synced = editor.revision();
                self.session.set_text(&path, &editor.text());
            }
        }
    }

    /// Puts the session's texts into the editors, after it changed them by itself.
    pub(super) fn load(&mut self) {
        for ((editor, synced), file) in self.editors.iter_mut().zip(&mut self.synced).zip(self.session.files()) {
            editor.replace_all(&file.text);
            *synced = editor.revision();
        }
        self.refresh_panel();
    }

    /// Whether files changed since the last run.
    pub(crate) fn is_stale(&self) -> bool {
        let typed = self.editors.iter().zip(&self.synced).any(|(editor, synced)| editor.revision() != *synced);
        self.session.finished().is_some() && (typed || self.session.changed_since_run())
    }

    /// Returns how many tabs there are.
    pub(crate) fn tabs(&self) -> usize {
        self.result_tab() + if self.session.lab().kind == LabKind::Sql { 2 } else { 1 }
    }

    /// Returns the number of the tab with the result.
    pub(crate) fn result_tab(&self) -> usize {
        self.editors.len() + 1
    }

    /// Returns the number of the tab that shows, from 0.
    pub(crate) fn tab_number(&self) -> usize {
        match self.tab {
            LabTab::Brief => 0,
            LabTab::File(at) => at + 1,
            LabTab::Result => self.result_tab(),
            LabTab::Schema => self.result_tab() + 1,
        }
    }

    /// Shows a tab; returns whether there is such a one.
    pub(super) fn show_tab(&mut self, number: usize) -> bool {
        if number >= self.tabs() {
            return false;
        }
        self.tab = match number {
            0 => LabTab::Brief,
            at if at <= self.editors.len() => LabTab::File(at - 1),
            at if at == self.result_tab() => LabTab::Result,
            _ => LabTab::Schema,
        };
        self.typing = false;
        self.line = None;
        self.sheet = None;
        self.scroll = 0;
        self.shift = 0;
        self.refresh_panel();
        true
    }

    /// Returns the editor that shows.
    pub(crate) fn editor(&self) -> Option<&Editor> {
        match (&self.sheet, self.tab) {
            (None, LabTab::File(at)) if !self.panel_shows() => self.editors.get(at),
            _ => None,
        }
    }

    /// Returns the editor that shows, to change it.
    pub(crate) fn editor_mut(&mut self) -> Option<&mut Editor> {
        match (&self.sheet, self.tab) {
            (None, LabTab::File(at)) if !self.panel_shows() => self.editors.get_mut(at),
            _ => None,
        }
    }

    /// Returns the places that the result names, in the order they are shown: troubles, then statements or requests.
    pub(crate) fn places(&self) -> Vec<CodePlace> {
        let mut places = self.troubles();
        let made = self.verdict().map(|verdict| heads(&verdict.produced)).unwrap_or_default();
        places.extend(made.into_iter().filter(|place| self.file_of(place).is_some()));
        places
    }

    /// Returns the verdict of the run that ended last.
    pub(crate) fn verdict(&self) -> Option<&Verdict> {
        self.session.finished().and_then(|finished| finished.verdict.as_ref().ok())
    }

    /// Returns the places where something is wrong.
    pub(crate) fn troubles(&self) -> Vec<CodePlace> {
        let Some(verdict) = self.verdict() else { return Vec::new() };
        let troubles = verdict.stopped.iter().chain(verdict.checks.iter().filter_map(|check| check.trouble.as_ref()));
        troubles.flat_map(super::results::places_of).filter(|place| self.file_of(place).is_some()).collect()
    }

    /// Returns which file a place is in.
    pub(crate) fn file_of(&self, place: &CodePlace) -> Option<usize> {
        self.session.files().iter().position(|file| file.path == place.file)
    }
}

/// Returns the language of a file by its name.
fn language(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path).to_lowercase();
    match name.as_str() {
        "dockerfile" | "makefile" => name,
        ".env" => "env".to_owned(),
        ".npmrc" | ".editorconfig" => "ini".to_owned(),
        _ => match name.rsplit_once('.') {
            Some((_, "graphqls")) => "graphql".to_owned(),
            Some((_, ending)) => ending.to_owned(),
            None => String::new(),
        },
    }
}
