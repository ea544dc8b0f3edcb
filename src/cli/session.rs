//! What most commands begin with: the pack, the profile, the folders.

use super::args::Args;
use super::{Failure, out};
use crate::base::chance::Chance;
use crate::base::clock::Clock;
use crate::base::dirs::{Dirs, is_profile_name};
use crate::pack::Pack;
use crate::study::{Laboratory, Notice, Store};
use std::path::{Path, PathBuf};

/// Opens a pack, or the course in the program.
pub(super) fn pack(path: Option<&Path>) -> Result<Pack, Failure> {
    Ok(match path {
        Some(path) => Pack::open(path)?,
        None => Pack::embedded()?,
    })
}

/// Finds the chapter that a learner names.
pub(super) fn chapter(pack: &Pack, name: &str) -> Result<usize, Failure> {
    let none = || Failure::asked(format!("there is no lesson \"{name}\"; `hornbook list` shows them all"));
    pack.find(name).ok_or_else(none)
}

/// Returns the name of the profile.
pub(super) fn profile(args: &Args) -> Result<&str, Failure> {
    if is_profile_name(&args.profile) {
        Ok(&args.profile)
    } else {
        Err(Failure::usage("a profile's name is 1 to 64 letters, digits, `.`, `_` and `-`"))
    }
}

/// Returns the database of the profile.
pub(super) fn database(args: &Args) -> Result<PathBuf, Failure> {
    let dirs = Dirs::find()
        .ok_or_else(|| Failure::world("there is no home folder; set HORNBOOK_HOME to a folder of your own"))?;
    Ok(dirs.database(profile(args)?))
}

/// Opens the profile; what is to be told goes to standard error.
pub(super) fn store(args: &Args) -> Result<Store, Failure> {
    let opened = Store::open(&database(args)?, Clock::system(), Chance::from_system())?;
    for notice in opened.notices {
        match notice {
            Notice::ReadOnly(reason) => out::complain(&format!("hornbook: {reason}")),
            Notice::Damaged(what) => {
                out::complain(&format!(
                    "hornbook: the progress file is damaged: {what}; `hornbook doctor --repair` saves what can be saved"
                ));
            }
            Notice::NetworkFolder => {}
        }
    }
    Ok(opened.store)
}

/// Opens the profile if there is one: looking makes no progress file.
pub(super) fn known_store(args: &Args) -> Result<Option<Store>, Failure> {
    if Dirs::find().is_none() || !database(args)?.exists() {
        return Ok(None);
    }
    store(args).map(Some)
}

/// Returns where labs run: in children of this very program.
pub(super) fn laboratory() -> Result<Laboratory, Failure> {
    let program =
        std::env::current_exe().map_err(|error| Failure::world(format!("this program cannot find itself: {error}")))?;
    Ok(Laboratory::new(program, Clock::system()))
}
