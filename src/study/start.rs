//! Everything that a session needs, opened in the order that gets a reader to their text soonest.

use super::settings::load_settings;
use super::{Finder, Keeper, Opening};
use crate::base::chance::Chance;
use crate::base::clock::Clock;
use crate::base::dirs::Dirs;
use crate::learner::Settings;
use crate::pack::{Pack, PackError};
use crate::progress::{Notice, Store, StoreError};
use std::path::{Path, PathBuf};

/// What to open.
#[derive(Debug, Clone)]
pub struct StartOptions {
    /// A pack's folder; `None` is the course in the program.
    pub pack: Option<PathBuf>,
    /// Which learner.
    pub profile: String,
    /// Where files live; `None` keeps everything in memory.
    pub dirs: Option<Dirs>,
    /// The time.
    pub clock: Clock,
    /// Chance.
    pub chance: Chance,
    /// A chapter to open instead of the one that was open last, as [`Pack::find`] takes it.
    pub lesson: Option<String>,
    /// What is looked at first.
    pub view: View,
}

/// What of a lesson is looked at first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum View {
    /// Its text.
    #[default]
    Text,
    /// The home screen.
    Home,
    /// Its closing quiz.
    Quiz,
    /// The spaced review.
    Review {
        /// Only this chapter's cards.
        chapter: Option<usize>,
        /// At most so many.
        limit: Option<usize>,
    },
}

/// An open session.
#[derive(Debug)]
pub struct Start {
    /// The pack.
    pub pack: Pack,
    /// The keeper of its learner's progress.
    pub keeper: Keeper,
    /// What finds words in everything there is.
    pub finder: Finder,
    /// The learner's choices.
    pub settings: Settings,
    /// Where they are kept.
    pub settings_path: Option<PathBuf>,
    /// Where files of labs are put for the learner's editor; none without a home.
    pub labs: Option<PathBuf>,
    /// Where notes are put for the learner's editor; none without a home.
    pub notes: Option<PathBuf>,
    /// The lesson to show.
    pub opening: Option<Opening>,
    /// Decides the draws from pools.
    pub learner_seed: u64,
    /// Nobody has been here: there was neither a profile nor a settings file, and nothing particular was asked for.
    pub first_run: bool,
    /// What the learner should be told, in words.
    pub notices: Vec<String>,
}

/// Opens a session: the pack, the profile, and the lesson that was open last.
///
/// # Errors
/// When the pack cannot be opened, or the lesson asked for is not in it. A profile that cannot be opened costs only its memory.
pub fn start(options: StartOptions) -> Result<Start, PackError> {
    let pack = match &options.pack {
        Some(path) => Pack::open(path)?,
        None => Pack::embedded()?,
    };
    let mut notices = Vec::new();
    let settings_path = options.dirs.as_ref().map(Dirs::settings);
    let (settings, problem) = settings_path.as_deref().map(load_settings).unwrap_or_default();
    notices.extend(problem);
    let database = options.dirs.as_ref().map(|dirs| dirs.database(&options.profile));
    let new = database.as_deref().is_some_and(|path| !path.exists())
        && settings_path.as_deref().is_some_and(|path| !path.exists());
    let first_run = new && options.lesson.is_none() && options.view == View::Text;
    let (mut store, told) = open_store(database.as_deref(), &options.clock, &options.chance)?;
    notices.extend(told);
    let learner_seed = store.learner_seed().unwrap_or(0);
    let chapter = match &options.lesson {
        Some(name) => Some(pack.find(name).ok_or_else(|| PackError::Outside { path: name.clone() })?),
        None => last_open(&pack, &store).or_else(|| pack.outline().first()),
    };
    let keeper = Keeper::new(pack.clone(), store).with_known_packs(options.dirs.as_ref().map(Dirs::known_packs));
    let finder = Finder::new(pack.clone(), options.dirs.as_ref());
    let opening = match chapter.map(|chapter| keeper.load(chapter)) {
        Some(Ok(opening)) => Some(opening),
        Some(Err(message)) => {
            notices.push(message);
            None
        }
        None => None,
    };
    let labs = options.dirs.as_ref().map(|dirs| dirs.labs(&options.profile));
    let notes = options.dirs.as_ref().map(|dirs| dirs.notes(&options.profile));
    Ok(Start { pack, keeper, finder, settings, settings_path, labs, notes, opening, learner_seed, first_run, notices })
}

/// The chapter that was open last: by its file, or by its id when the file has moved since.
fn last_open(pack: &Pack, store: &Store) -> Option<usize> {
    let latest = store.latest(&pack.info().id).ok()??;
    let by_path =
        pack.outline().by_path(&latest.path).filter(|at| pack.lesson_id(*at).as_ref() == Some(&latest.lesson));
    by_path.or_else(|| {
        let chapters = 0..pack.outline().chapters.len();
        chapters.into_iter().find(|at| pack.lesson_id(*at).as_ref() == Some(&latest.lesson))
    })
}

fn open_store(path: Option<&Path>, clock: &Clock, chance: &Chance) -> Result<(Store, Vec<String>), PackError> {
    let mut told = Vec::new();
    if let Some(path) = path {
        match Store::open(path, clock.clone(), chance.clone()) {
            Ok(opened) => {
                told.extend(opened.notices.iter().filter_map(|notice| match notice {
                    Notice::ReadOnly(reason) => Some(format!("{reason}. Nothing will be saved.")),
                    Notice::Damaged(what) => Some(format!(
                        "Your progress file is damaged: {what}. `hornbook doctor --repair` saves what can be saved."
                    )),
                    Notice::NetworkFolder => None,
                }));
                return Ok((opened.store, told));
            }
            Err(error) => told.push(format!("{error}. This session is kept in memory only.")),
        }
    } else {
        told.push("There is no home folder. This session is kept in memory only.".to_owned());
    }
    let memory = Store::in_memory(clock.clone(), chance.clone());
    memory.map(|store| (store, told)).map_err(|error: StoreError| PackError::Embedded(error.to_string()))
}
