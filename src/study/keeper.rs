//! Does what touches the disk: loads lessons, saves progress. One keeper works through its jobs in order.

use super::known_packs::remember_pack;
use super::lab_folder::LabFolder;
use super::{LessonText, NoteEntry, NoteText, note_texts};
use crate::base::diag::Diagnostic;
use crate::course::{Lesson, LessonId, PackId};
use crate::learner::{Attempt, CardHistory, Event, Fit, Given, LabState, LessonState, NoteId, Place, Record, Snapshot};
use crate::pack::Pack;
use crate::progress::{KeptNote, Store, StoreError, Where};
use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::Arc;

/// Something to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Job {
    /// Load a chapter and what is known of it.
    Load {
        /// The chapter.
        chapter: usize,
    },
    /// Save events; the answer carries the number back.
    Append {
        /// What they belong to.
        at: Where,
        /// What happened.
        events: Vec<Event>,
        /// Names the job.
        ticket: u64,
    },
    /// Save where the reader is.
    Place {
        /// The lesson.
        at: Where,
        /// The place.
        place: Place,
        /// Hundredths passed.
        percent: u8,
    },
    /// Save or forget a half-typed text of a lesson.
    Draft {
        /// The pack.
        pack: PackId,
        /// The lesson.
        lesson: LessonId,
        /// Its name within the lesson.
        name: String,
        /// The text.
        text: Option<String>,
    },
    /// Save a snapshot of a lab, or what is known of it now.
    Snapshot {
        /// The pack.
        pack: PackId,
        /// The lesson.
        lesson: LessonId,
        /// The lab.
        lab: String,
        /// The files.
        snapshot: Snapshot,
    },
    /// Read the snapshots of a lab.
    Snapshots {
        /// The pack.
        pack: PackId,
        /// The lesson.
        lesson: LessonId,
        /// The lab.
        lab: String,
    },
    /// Read what the learner's editor did to a lab's files.
    LookAtFolder(LabFolder),
    /// Read the notes of a lesson and find their words in it.
    Notes {
        /// The pack.
        pack: PackId,
        /// The lesson.
        lesson: Arc<Lesson>,
    },
    /// Read the notes of every pack.
    AllNotes,
    /// Read the notes of every pack as text, for search.
    NoteTexts,
    /// Save a note as it is while it is typed, or forget that.
    NoteDraft {
        /// The note.
        id: NoteId,
        /// How it is now.
        half: Option<Box<KeptNote>>,
    },
    /// Find every chapter's id and the state of every lesson.
    Survey,
    /// Read what is known of the pack's cards.
    Cards,
    /// Read what is known of the cards of all packs, to fit the memory model to it.
    Histories {
        /// Whether the learner asked for it.
        asked: bool,
    },
    /// Read the whole log, for the dashboard.
    Records,
    /// Copy the profile if it is time.
    Backup,
    /// Put the pack on the list of those that were opened.
    RememberPack,
}

/// The name of the half-made answer to a card, in no lesson: there is one at a time.
pub(super) const CARD_DRAFT: &str = "review";

/// What the store knows of the pack's cards.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReviewStore {
    /// Every card with its gradings.
    pub histories: Vec<CardHistory>,
    /// The parameters of the memory model in use, when they were fitted.
    pub kept: Option<Fit>,
    /// The last time that a fit was tried.
    pub tried: Option<Fit>,
    /// What was half answered to a card.
    pub draft: Option<String>,
}

impl Job {
    /// Whether this job makes an earlier one needless: it saves the same value anew.
    pub fn replaces(&self, earlier: &Self) -> bool {
        match (self, earlier) {
            (Self::Place { at, .. }, Self::Place { at: other, .. }) => at == other,
            (
                Self::Draft { pack, lesson, name, .. },
                Self::Draft { pack: other_pack, lesson: other_lesson, name: other_name, .. },
            ) => (pack, lesson, name) == (other_pack, other_lesson, other_name),
            (Self::NoteDraft { id, .. }, Self::NoteDraft { id: other, .. }) => id == other,
            (Self::LookAtFolder(folder), Self::LookAtFolder(other)) => folder.root == other.root,
            _ => false,
        }
    }
}

/// What came of a job.
#[derive(Debug)]
pub enum Done {
    /// A chapter is loaded.
    Loaded(Box<Opening>),
    /// A chapter could not be loaded.
    LoadFailed {
        /// The chapter.
        chapter: usize,
        /// Why.
        message: String,
    },
    /// Events were saved or not.
    Saved(Saved),
    /// Ids of chapters and states of lessons.
    Surveyed {
        /// The id of each chapter that has a file.
        ids: Vec<Option<LessonId>>,
        /// Every state.
        states: Vec<LessonState>,
    },
    /// What is known of the pack's cards.
    Cards(ReviewStore),
    /// What is known of the cards of all packs.
    Histories {
        /// The cards.
        histories: Vec<CardHistory>,
        /// Whether the learner asked for it.
        asked: bool,
    },
    /// Everything that happened.
    Records(Vec<Record>),
    /// The snapshots of a lab, oldest first.
    Snapshots {
        /// The lesson.
        lesson: LessonId,
        /// The lab.
        lab: String,
        /// The snapshots.
        snapshots: Vec<Snapshot>,
    },
    /// The notes of a lesson.
    Notes {
        /// The lesson that was looked through.
        lesson: Arc<Lesson>,
        /// Its words.
        text: Arc<LessonText>,
        /// The notes, oldest first.
        notes: Vec<NoteEntry>,
    },
    /// The notes of every pack.
    AllNotes(Vec<KeptNote>),
    /// The notes of every pack as text.
    NoteTexts(Vec<NoteText>),
    /// The files of a lab that changed on the disk, or why they cannot be used.
    Looked {
        /// The folder as it is now.
        folder: LabFolder,
        /// Paths and texts.
        changed: Result<Vec<(String, String)>, String>,
    },
    /// Something else could not be saved.
    Failed(String),
    /// Nothing to tell.
    Nothing,
}

/// What came of saving events.
#[derive(Debug, Clone, PartialEq)]
pub struct Saved {
    /// The job's number.
    pub ticket: u64,
    /// Why not, when it could not be saved. The events are kept and saved with the next ones.
    pub error: Option<String>,
    /// The lesson's state afterwards.
    pub state: Option<LessonState>,
}

/// A loaded chapter and what is known of it.
#[derive(Debug)]
pub struct Opening {
    /// The chapter.
    pub chapter: usize,
    /// The lesson.
    pub lesson: Arc<Lesson>,
    /// Its problems.
    pub diagnostics: Vec<Diagnostic>,
    /// Where the learner stands with it.
    pub state: Option<LessonState>,
    /// Sections seen.
    pub seen: BTreeSet<String>,
    /// Answers given in the text: file and answer.
    pub checkpoints: Vec<(String, Given)>,
    /// Attempts at each of its quiz files, oldest first.
    pub attempts: HashMap<String, Vec<Attempt>>,
    /// Half-typed texts by name.
    pub drafts: HashMap<String, String>,
    /// Where the learner stands with each lab, by its id.
    pub labs: HashMap<String, LabState>,
}

/// Owns the store.
#[derive(Debug)]
pub struct Keeper {
    pack: Pack,
    store: Store,
    /// Events that could not be saved yet, oldest first.
    waiting: Vec<(Where, Vec<Event>)>,
    /// What was half-typed when an earlier session ended is a note now.
    drafts_taken_up: bool,
    /// The list of packs that were opened.
    known_packs: Option<PathBuf>,
}

impl Keeper {
    /// Makes a keeper of an open store.
    pub fn new(pack: Pack, store: Store) -> Self {
        Self { pack, store, waiting: Vec::new(), drafts_taken_up: false, known_packs: None }
    }

    /// Names the file that lists the packs that were opened.
    #[must_use]
    pub fn with_known_packs(self, file: Option<PathBuf>) -> Self {
        Self { known_packs: file, ..self }
    }

    /// Returns the store.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Does a job.
    pub fn run(&mut self, job: Job) -> Done {
        match job {
            Job::Load { chapter } => match self.load(chapter) {
                Ok(opening) => Done::Loaded(Box::new(opening)),
                Err(message) => Done::LoadFailed { chapter, message },
            },
            Job::Append { at, events, ticket } => self.append(at, events, ticket),
            Job::Place { at, place, percent } => self.tell(|store| store.save_place(&at, place, percent)),
            Job::Draft { pack, lesson, name, text } => {
                self.tell(|store| store.save_draft(&format!("{pack}/{lesson}/{name}"), text.as_deref()))
            }
            Job::Snapshot { pack, lesson, lab, snapshot } => {
                self.tell(|store| store.save_snapshot(&pack, &lesson, &lab, &snapshot))
            }
            Job::Snapshots { pack, lesson, lab } => {
                let snapshots = self.store.snapshots(&pack, &lesson, &lab);
                done(snapshots, |snapshots| Done::Snapshots { lesson, lab, snapshots })
            }
            Job::LookAtFolder(mut folder) => {
                let changed = folder.read();
                Done::Looked { folder, changed }
            }
            Job::Notes { pack, lesson } => self.notes(&pack, lesson),
            Job::NoteTexts => done(note_texts(&self.store), Done::NoteTexts),
            Job::AllNotes => done(self.store.all_notes(), Done::AllNotes),
            Job::NoteDraft { id, half } => self.tell(|store| store.save_note_draft(&id, half.as_deref())),
            Job::Survey => Done::Surveyed {
                ids: (0..self.pack.outline().chapters.len()).map(|chapter| self.pack.lesson_id(chapter)).collect(),
                states: self.store.states(&self.pack.info().id).unwrap_or_default(),
            },
            Job::Cards => done(self.cards(), Done::Cards),
            Job::Histories { asked } => done(self.store.cards(None), |cards| Done::Histories {
                histories: cards.into_iter().map(|(_, history)| history).collect(),
                asked,
            }),
            Job::RememberPack => match (&self.known_packs, self.pack.folder()) {
                (Some(file), Some(folder)) => {
                    done(remember_pack(file, folder, &self.pack.info().title), |()| Done::Nothing)
                }
                _ => Done::Nothing,
            },
            Job::Records => done(self.store.records(), |records| {
                Done::Records(records.into_iter().map(|(_, record)| record).collect())
            }),
            Job::Backup => self.tell(|store| store.backup_when_grown(500).map(|_| ())),
        }
    }

    fn tell(&mut self, change: impl FnOnce(&mut Store) -> Result<(), StoreError>) -> Done {
        // A profile that is open for reading only has said so at the start.
        if self.store.read_only() {
            return Done::Nothing;
        }
        done(change(&mut self.store), |()| Done::Nothing)
    }

    fn append(&mut self, at: Where, events: Vec<Event>, ticket: u64) -> Done {
        self.waiting.push((at.clone(), events));
        let mut error = None;
        while let Some((place, events)) = self.waiting.first() {
            match self.store.append(place, events) {
                Ok(_) => {
                    self.waiting.remove(0);
                }
                Err(failure) => {
                    error = Some(failure.to_string());
                    break;
                }
            }
        }
        let state = self.store.state(&at.pack, &at.lesson).unwrap_or_default();
        Done::Saved(Saved { ticket, error, state })
    }

    fn cards(&self) -> Result<ReviewStore, StoreError> {
        let pack = &self.pack.info().id;
        let (kept, tried) = self.store.fits()?;
        Ok(ReviewStore {
            histories: self.store.cards(Some(pack))?.into_iter().map(|(_, history)| history).collect(),
            kept,
            tried,
            draft: self.store.draft(&format!("{pack}//{CARD_DRAFT}"))?,
        })
    }

    fn notes(&mut self, pack: &PackId, lesson: Arc<Lesson>) -> Done {
        // Only once: later ones are this session's own, and are being typed.
        if !std::mem::replace(&mut self.drafts_taken_up, true)
            && !self.store.read_only()
            && let Err(error) = self.store.take_up_note_drafts()
        {
            return Done::Failed(error.to_string());
        }
        done(self.store.notes(pack, &lesson.meta.id), |kept| {
            let text = Arc::new(LessonText::of(&lesson));
            let notes = kept.into_iter().map(|kept| NoteEntry::new(kept, &text)).collect();
            Done::Notes { lesson, text, notes }
        })
    }

    /// Loads a chapter. What is known of it is a help, not a condition: a store that cannot be read opens the lesson as new.
    pub(super) fn load(&self, chapter: usize) -> Result<Opening, String> {
        let loaded = self.pack.lesson(chapter).map_err(|error| error.to_string())?;
        let (pack, lesson) = (&self.pack.info().id, &loaded.lesson.meta.id);
        let attempts = loaded.lesson.quizzes.iter().map(|quiz| {
            let attempts = self.store.attempts(pack, lesson, &quiz.file).unwrap_or_default();
            (quiz.file.clone(), attempts)
        });
        Ok(Opening {
            chapter,
            state: self.store.state(pack, lesson).unwrap_or_default(),
            seen: self.store.sections_seen(pack, lesson).unwrap_or_default(),
            checkpoints: self.store.checkpoints(pack, lesson).unwrap_or_default(),
            attempts: attempts.collect(),
            drafts: self.store.drafts(&format!("{pack}/{lesson}/")).unwrap_or_default(),
            labs: self.store.labs(pack, lesson).unwrap_or_default(),
            diagnostics: loaded.diagnostics,
            lesson: Arc::new(loaded.lesson),
        })
    }
}

/// What came of a job: `as_done` of its result, or the words of its failure.
fn done<T>(result: Result<T, impl ToString>, as_done: impl FnOnce(T) -> Done) -> Done {
    match result {
        Ok(value) => as_done(value),
        Err(error) => Done::Failed(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_later_value_of_the_same_thing_replaces_a_job() {
        let draft = |name: &str, text: &str| Job::Draft {
            pack: PackId::new("p"),
            lesson: LessonId::new("l"),
            name: name.to_owned(),
            text: Some(text.to_owned()),
        };
        assert!(draft("a", "2").replaces(&draft("a", "1")));
        assert!(!draft("b", "2").replaces(&draft("a", "1")));
        assert!(!Job::Survey.replaces(&draft("a", "1")) && !draft("a", "2").replaces(&Job::Survey));
    }
}
