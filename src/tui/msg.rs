//! What comes in and what goes out.

use super::keys::Key;
use crate::page::{Background, HighlightJob, Highlighted};
use crate::study::{Done, Job};
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
    /// The terminal told its background.
    Background(Background),
    /// The time that [`super::App::deadline`] asked for has come.
    Tick,
    /// An editor has ended.
    Edited,
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
    /// Find colours.
    Highlight(HighlightJob),
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
