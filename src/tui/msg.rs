//! What comes in and what goes out.

use super::keys::Key;
use crate::page::{Background, ColourJob, Coloured, HighlightJob, Highlighted};
use crate::study::{Answer, Asked, Done, Errand, Found, Job, LabFolder, LabNews, LabRun, NoteText};
use crossterm::event::MouseEvent;
use std::path::PathBuf;

/// Something that happened.
#[derive(Debug)]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// The mouse did something.
    Mouse(MouseEvent),
    /// Text was pasted.
    Paste(String),
    /// The terminal has a new size: columns, rows.
    Resize(u16, u16),
    /// A job is done.
    Done(Done),
    /// Code has its colours.
    Highlighted(Highlighted),
    /// Lines of a file that is edited have their colours.
    Coloured(Coloured),
    /// An errand is done.
    Found(Found),
    /// A run of a lab tells something.
    Lab(LabNews),
    /// Something was found, or not.
    SearchFound(Answer),
    /// The terminal told its background.
    Background(Background),
    /// The time that [`super::App::deadline`] asked for has come.
    Tick,
    /// An editor has ended.
    Edited,
    /// The editor on a lab's files has ended, or shows in a window of its own.
    LabEdited,
    /// The program should stop for a while.
    Suspend,
    /// The program goes on after a stop.
    Resumed,
    /// A signal asks for the end.
    Terminated(i32),
    /// The terminal is gone.
    HungUp,
}

/// Something to do in the world.
#[derive(Debug)]
pub enum Effect {
    /// Have the keeper do a job.
    Job(Job),
    /// Find something out on a thread of its own.
    Errand(Errand),
    /// Find colours.
    Highlight(HighlightJob),
    /// Find colours of lines of a file that is edited.
    Colour(ColourJob),
    /// Run a lab.
    RunLab(LabRun),
    /// Look for words in everything there is.
    Search(Asked),
    /// Hand the learner's notes to what searches.
    SearchNotes(Vec<NoteText>),
    /// Write a lab's files and open them in the learner's editor.
    EditLab {
        /// The files.
        folder: LabFolder,
        /// Which to open, the first in front.
        names: Vec<String>,
    },
    /// Copy to the clipboard (OSC 52).
    Copy(String),
    /// Open a file in the learner's editor.
    Edit(PathBuf),
    /// Write the settings.
    SaveSettings,
    /// Draw everything anew.
    Redraw,
    /// Stop until the shell says otherwise.
    Suspend,
    /// End.
    Quit,
}
