//! The packs that were opened before: a small list in the learner's data folder. The packs themselves are not touched.

use crate::base::files::{read_bounded, write_atomic};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// The most packs that are remembered; the ones opened last stay.
const MOST: usize = 32;
/// The most bytes of the list.
const LIMIT: u64 = 256 * 1024;

#[derive(Debug, Default, Serialize, Deserialize)]
struct List {
    #[serde(default)]
    packs: Vec<KnownPack>,
}

/// A pack that was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownPack {
    /// Its folder.
    pub path: PathBuf,
    /// Its title then.
    pub title: String,
}

/// Returns the packs of a list, the one opened last first; none when the list cannot be read.
pub fn known_packs(file: &Path) -> Vec<KnownPack> {
    let bytes = read_bounded(file, LIMIT).unwrap_or_default();
    let list: List = std::str::from_utf8(&bytes).ok().and_then(|text| toml::from_str(text).ok()).unwrap_or_default();
    list.packs.into_iter().take(MOST).collect()
}

/// Puts a pack at the head of a list.
///
/// # Errors
/// Says why the list could not be written.
pub fn remember_pack(file: &Path, folder: &Path, title: &str) -> Result<(), String> {
    // What is no text cannot be written down.
    let Some(path) = folder.to_str().map(PathBuf::from) else { return Ok(()) };
    let pack = KnownPack { path, title: title.to_owned() };
    let mut packs = known_packs(file);
    if packs.first() == Some(&pack) {
        return Ok(());
    }
    packs.retain(|known| known.path != pack.path);
    packs.insert(0, pack);
    packs.truncate(MOST);
    write(file, packs)
}

/// Takes a pack off a list.
///
/// # Errors
/// Says why the list could not be written.
pub fn forget_pack(file: &Path, folder: &Path) -> Result<(), String> {
    let mut packs = known_packs(file);
    let count = packs.len();
    packs.retain(|known| known.path != folder);
    if packs.len() == count { Ok(()) } else { write(file, packs) }
}

fn write(file: &Path, packs: Vec<KnownPack>) -> Result<(), String> {
    let text = toml::to_string(&List { packs }).map_err(|error| error.to_string())?;
    write_atomic(file, text.as_bytes()).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pack_opened_last_is_first_and_there_is_a_limit() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("packs.toml");
        assert_eq!(known_packs(&file), []);
        for number in 0..40 {
            remember_pack(&file, Path::new(&format!("/p/{number}")), "A pack").unwrap();
        }
        remember_pack(&file, Path::new("/p/30"), "Renamed").unwrap();
        let known = known_packs(&file);
        assert_eq!(
            (known.len(), known[0].path.as_path(), known[0].title.as_str()),
            (MOST, Path::new("/p/30"), "Renamed")
        );
        forget_pack(&file, Path::new("/p/30")).unwrap();
        assert_eq!(known_packs(&file).len(), MOST - 1);
        std::fs::write(&file, "packs = 3").unwrap();
        assert_eq!(known_packs(&file), []);
    }
}
