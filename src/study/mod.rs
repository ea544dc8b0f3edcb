//! The learning session without a screen: open, read, answer, come back.
//!
//! [`Study`] is state and never waits; what must touch the disk is a [`Job`] that a [`Keeper`] does, on its own thread or inline in tests.

mod attempts;
mod catalogue;
mod dashboard;
mod deck;
mod draft;
mod errand;
mod finder;
mod glossary;
mod keeper;
mod known_packs;
mod lab_folder;
mod lab_proof;
mod lab_run;
mod lab_saved;
mod lab_session;
mod lab_work;
mod list;
mod markdown;
mod notes;
mod quiz_session;
mod recap;
mod review_session;
mod review_work;
mod settings;
mod sliders;
mod start;
mod state;
mod texts;
mod time_on_task;

pub use attempts::{ReviewLine, answer_words, review_lines};
pub use catalogue::{CardFace, Side, catalogue};
pub use dashboard::{LookBack, LookBackAt, WEEKS, dashboard, look_back, monday};
pub use deck::{CardKey, Deck, DeckCard};
pub use draft::Draft;
pub use errand::{Errand, Found};
pub use finder::{Answer, Asked, Finder, FoundIn, FoundPack};
pub use glossary::{TermIndex, TermPlace};
pub use keeper::{Done, Job, Keeper, Opening, ReviewStore, Saved};
pub use known_packs::{KnownPack, forget_pack, known_packs, remember_pack};
pub use lab_folder::LabFolder;
pub use lab_proof::prove;
pub use lab_run::{LabNews, LabRun, LabRunner};
pub use lab_saved::{reset_saved_lab, saved_lab};
pub use lab_session::{Finished, LARGEST_FILE, LabSession, Running, WorkFile};
pub use list::{ListEntry, list};
pub use notes::{
    Anchored, How, LONGEST_QUOTE, LessonText, NoteEntry, anchor, anchor_at, find, note_texts, notes_json,
    notes_markdown, sort_notes,
};
pub use quiz_session::{Phase, QuizSession};
pub use recap::recap;
pub use review_session::{Graded, ReviewPhase, ReviewSession, answer_of};
pub use settings::{load_settings, save_settings};
pub use sliders::{Misfit, Unsuited, misfit, slider_values, stepped, typed_number, with_value};
pub use start::{Start, StartOptions, View, start};
pub use state::Study;
pub use time_on_task::TimeOnTask;

pub use crate::lab::{Cancel, LabError, Laboratory, Walls};
pub use crate::progress::{
    Export, Health, KeptNote, LARGEST_NOTE, Merged, Notice, Opened, Repair, Scope, Store, StoreError, Where,
    export_schema, repair,
};
pub use crate::quiz::{Presented, judge, key_text, present};
pub use crate::review::{CurvePoint, FitError, Fitted, Interval, Next, Recall, Standing, curve, recall};
pub use crate::search::{Corrected, Filter, Hit, Kind, Marks, NoteText, Query, Snippet, marks, snippet, with_filter};
