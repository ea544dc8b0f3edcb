//! A note in the learner's own editor: a file that is looked at while the session lasts.

use super::super::super::msg::Effect;
use super::super::App;
use super::pane::Outside;
use crate::study::{Job, LARGEST_NOTE, LabFolder};

/// How often the file is looked at, in milliseconds.
const LOOK: u64 = 500;

/// The file's name.
const FILE: &str = "note.md";

impl App {
    /// Writes the note with the cursor to a file and opens it in the learner's editor.
    pub(crate) fn notes_external(&mut self) -> Vec<Effect> {
        let Some(home) = self.notes_home.clone() else {
            self.toast(self.words.get("toast.lab-no-home").to_owned());
            return Vec::new();
        };
        let mut effects = self.leave_note();
        let Some(entry) = self.note_under_cursor() else { return effects };
        // The name of a note that was imported can be anything.
        let safe: String = entry.id().0.chars().filter(char::is_ascii_alphanumeric).take(64).collect();
        let files = vec![(FILE.to_owned(), entry.kept.note.text.clone())];
        let folder = LabFolder { root: home.join(format!("note-{safe}")), files, given: Vec::new() };
        self.notes.outside = Some(Outside { entry, folder: folder.clone(), look_due: None, fresh: true });
        effects.push(Effect::EditLab { folder, names: vec![FILE.to_owned()] });
        effects
    }

    /// The editor has ended, or is a window of its own; `None` when it was not on a note.
    pub(crate) fn note_edited(&mut self) -> Option<Vec<Effect>> {
        let outside = self.notes.outside.as_mut().filter(|outside| outside.fresh)?;
        outside.fresh = false;
        Some(vec![Effect::Job(Job::LookAtFolder(outside.folder.clone()))])
    }

    /// Takes what the editor made of the note; `None` when the folder is not its.
    pub(crate) fn note_looked(
        &mut self,
        folder: &LabFolder,
        changed: &Result<Vec<(String, String)>, String>,
    ) -> Option<Vec<Effect>> {
        let next = self.study.clock.steady_millis() + LOOK;
        let outside = self.notes.outside.as_mut().filter(|outside| outside.folder.root == folder.root)?;
        outside.folder.clone_from(folder);
        outside.look_due = Some(next);
        let text = match changed {
            Err(why) => {
                self.toast(why.clone());
                return Some(Vec::new());
            }
            Ok(changed) => changed.first().map(|(_, text)| text.trim_end_matches('\n').to_owned()),
        };
        let Some(text) = text else { return Some(Vec::new()) };
        if text.len() > LARGEST_NOTE {
            self.toast(self.words.get("toast.note-full").to_owned());
            return Some(Vec::new());
        }
        let entry = outside.entry.clone();
        // It may have been changed here meanwhile: what is written on top of it is the latest.
        let entry = self.study.notes().iter().find(|known| known.id() == entry.id()).cloned().unwrap_or(entry);
        let entry = self.study.edited_note(&entry, &text);
        if let Some(outside) = &mut self.notes.outside {
            outside.entry = entry.clone();
        }
        self.toast(self.words.get("toast.note-taken").to_owned());
        Some(self.keep_entry(&entry))
    }

    /// Has the file looked at when it is time.
    pub(super) fn look_outside(&mut self, now: u64) -> Option<Effect> {
        let outside = self.notes.outside.as_mut()?;
        outside.look_due.take_if(|at| *at <= now)?;
        Some(Effect::Job(Job::LookAtFolder(outside.folder.clone())))
    }
}
