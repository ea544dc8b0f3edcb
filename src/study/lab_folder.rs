//! The files of a lab in a folder of their own, for the learner's editor.

use super::lab_session::{LARGEST_FILE, LabSession};
use crate::base::files::{read_bounded, resolve_inside, write_atomic};
use std::path::{Path, PathBuf};

/// A lab's files on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabFolder {
    /// The folder.
    pub root: PathBuf,
    /// Paths that can be edited and their texts as last written or read.
    pub files: Vec<(String, String)>,
    /// Paths to look at and their texts.
    pub given: Vec<(String, String)>,
}

impl LabFolder {
    /// Gathers the files of a session for a folder below `home`.
    pub fn new(home: &Path, pack: &str, lesson: &str, session: &LabSession) -> Self {
        let root =
            [pack, lesson, session.lab().id.as_str()].iter().fold(home.to_owned(), |at, name| at.join(safe(name)));
        let of = |editable: bool| {
            let files = session.files().iter().filter(|file| file.editable == editable);
            files.map(|file| (file.path.clone(), file.text.clone())).collect()
        };
        Self { root, files: of(true), given: of(false) }
    }

    /// Returns where a file stands; `None` when its path leads out.
    pub fn path(&self, file: &str) -> Option<PathBuf> {
        resolve_inside("", file).map(|inside| self.root.join(inside))
    }

    /// Writes every file.
    ///
    /// # Errors
    /// Says which file could not be written and why.
    pub fn write(&self) -> Result<(), String> {
        for (path, text) in self.files.iter().chain(&self.given) {
            let place = self.path(path).ok_or_else(|| format!("{path} leads out of the lab's folder"))?;
            write_atomic(&place, text.as_bytes()).map_err(|error| error.to_string())?;
        }
        Ok(())
    }

    /// Reads the files that can be edited and returns those that changed on the disk; a file that is gone for a moment, as editors
    /// have it while they save, has not changed.
    ///
    /// # Errors
    /// Says which file cannot be used and why; the others are of no use then.
    pub fn read(&mut self) -> Result<Vec<(String, String)>, String> {
        let mut changed = Vec::new();
        for at in 0..self.files.len() {
            let (path, seen) = &self.files[at];
            let Some(place) = self.path(path).filter(|place| place.exists()) else { continue };
            let limit = u64::try_from(LARGEST_FILE).unwrap_or(u64::MAX);
            let bytes = read_bounded(&place, limit).map_err(|error| error.to_string())?;
            let text = String::from_utf8(bytes).map_err(|_| format!("{} is not UTF-8", place.display()))?;
            if text != *seen {
                changed.push((path.clone(), text.clone()));
                self.files[at].1 = text;
            }
        }
        Ok(changed)
    }
}

/// Makes a name of the pack one of a folder.
fn safe(name: &str) -> String {
    let name: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '_' }).collect();
    if name.starts_with('.') || name.is_empty() { format!("_{name}") } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(root: &Path) -> LabFolder {
        let files = vec![("app.js".to_owned(), "a\n".to_owned()), ("lib/x.js".to_owned(), "b\n".to_owned())];
        LabFolder { root: root.to_owned(), files, given: vec![("given.js".into(), "g".into())] }
    }

    #[test]
    fn only_what_changed_on_the_disk_comes_back_and_only_once() {
        let home = tempfile::tempdir().unwrap();
        let mut folder = folder(&home.path().join("labs/x"));
        folder.write().unwrap();
        assert_eq!(folder.read().unwrap(), []);
        std::fs::write(folder.path("lib/x.js").unwrap(), "new\n").unwrap();
        assert_eq!(folder.read().unwrap(), [("lib/x.js".to_owned(), "new\n".to_owned())]);
        assert_eq!(folder.read().unwrap(), []);
        std::fs::remove_file(folder.path("app.js").unwrap()).unwrap();
        assert_eq!(folder.read().unwrap(), []);
        std::fs::write(folder.path("app.js").unwrap(), [0xff, 0xfe]).unwrap();
        assert!(folder.read().unwrap_err().contains("not UTF-8"));
    }

    #[test]
    fn paths_that_lead_out_are_not_written() {
        let home = tempfile::tempdir().unwrap();
        let mut folder = folder(&home.path().join("in"));
        folder.files[0].0 = "../out.js".to_owned();
        assert!(folder.write().is_err());
        assert!(!home.path().join("out.js").exists());
        assert_eq!(safe("../a b"), "_.._a_b");
    }
}
