//! The state of the pane with the notes.

use super::super::super::editor::{Editor, Motion};
use super::Writing;
use crate::learner::NoteId;
use crate::study::{LARGEST_NOTE, LabFolder, NoteEntry};

/// What the screen knows of notes.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    /// The pane, while it is open.
    pub(crate) pane: Option<NotesPane>,
    /// When what is typed is to be saved.
    pub(super) due: Option<u64>,
    /// What was removed in this session, the latest last.
    pub(super) removed: Vec<NoteEntry>,
    /// The note to go to when its lesson is here.
    pub(super) jump: Option<NoteId>,
    /// A note in the learner's own editor.
    pub(super) outside: Option<Outside>,
    /// The mouse was pressed in the note and is held.
    pub(crate) dragging: bool,
}

/// The pane.
#[derive(Debug, Default)]
pub(crate) struct NotesPane {
    /// The note with the cursor.
    pub(crate) cursor: usize,
    /// The notes of every pack; none while those of the lesson show.
    pub(crate) all: Option<Vec<NoteEntry>>,
    /// The note that is written.
    pub(crate) writing: Option<Writing>,
}

/// A note as a file for the learner's own editor.
#[derive(Debug)]
pub(super) struct Outside {
    pub(super) entry: NoteEntry,
    pub(super) folder: LabFolder,
    /// When to look at the file.
    pub(super) look_due: Option<u64>,
    /// The editor is about to start, or has just ended.
    pub(super) fresh: bool,
}

impl Notes {
    /// Begins to write.
    pub(super) fn write(&mut self, entry: NoteEntry, opened: bool, new: bool) {
        let mut editor = Editor::new(&entry.kept.note.text, "", false, LARGEST_NOTE);
        editor.go(Motion::End, false);
        if let Some(pane) = &mut self.pane {
            let kept = editor.revision();
            pane.writing = Some(Writing { entry, editor, drafted: kept, kept, opened, new, scroll: 0, width: 40 });
        }
    }

    /// Brings the list of all notes up to date after a change.
    pub(super) fn changed(&mut self, entry: &NoteEntry, there: bool) {
        let Some(all) = self.pane.as_mut().and_then(|pane| pane.all.as_mut()) else { return };
        match all.iter().position(|known| known.id() == entry.id()) {
            Some(at) if there => all[at] = entry.clone(),
            Some(at) => drop(all.remove(at)),
            None if there => all.push(entry.clone()),
            None => {}
        }
    }

    /// Returns the editor of the note that is written.
    pub(crate) fn editor_mut(&mut self) -> Option<&mut Editor> {
        self.pane.as_mut()?.writing.as_mut().map(|writing| &mut writing.editor)
    }

    /// Returns the note that is written.
    pub(crate) fn writing(&self) -> Option<&Writing> {
        self.pane.as_ref()?.writing.as_ref()
    }
}
