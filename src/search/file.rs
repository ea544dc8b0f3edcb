//! The file of an index: written beside the old one, named by what it holds, never changed.
//!
//! Its name is `<key>.<sum>.index`, where the sum is the start of the SHA-256 of its bytes: a file that is damaged does not have its name
//! and is thrown away. A change is made in a copy, `<key>.<process>-<n>.new`, which is renamed when it is whole. So no two programs ever
//! write to one file, what another one has open stays as it is, and of two that finish together either will do: the next one looks at
//! every lesson's fingerprint anyway.

use super::SearchError;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// Counts the copies that this process makes.
static COPIES: AtomicU32 = AtomicU32::new(0);

/// Where the files of one pack's index are.
#[derive(Debug, Clone)]
pub(super) struct Shelf {
    folder: PathBuf,
    key: String,
}

impl Shelf {
    /// Takes the folder and what tells this pack from others there: any text.
    pub(super) fn new(folder: &Path, pack: &str) -> Self {
        Self { folder: folder.to_owned(), key: hex(&Sha256::digest(pack)) }
    }

    /// Returns the file that is whole; those that are not are removed. A folder that cannot be read has none.
    pub(super) fn latest(&self) -> Option<PathBuf> {
        let mut whole = None;
        for (path, sum) in self.finished() {
            if whole.is_none() && sum_of(&path).is_ok_and(|found| found == sum) {
                whole = Some(path);
            } else if whole.is_none() {
                let _ = std::fs::remove_file(path);
            }
        }
        whole
    }

    /// Finished files and the sums in their names, in the order of their names.
    fn finished(&self) -> Vec<(PathBuf, String)> {
        let mut files: Vec<(PathBuf, String)> = self
            .names()
            .filter_map(|(path, rest)| rest.strip_suffix(".index").map(|sum| (path, sum.to_owned())))
            .collect();
        files.sort();
        files
    }

    /// The files of this pack, and what stands behind the key in their names.
    fn names(&self) -> impl Iterator<Item = (PathBuf, String)> {
        let start = format!("{}.", self.key);
        let entries = std::fs::read_dir(&self.folder).into_iter().flatten().flatten();
        entries.filter_map(move |entry| {
            let rest = entry.file_name().to_str()?.strip_prefix(&start)?.to_owned();
            Some((entry.path(), rest))
        })
    }

    /// Makes the name of a copy to work on, copies `from` there when there is one, and removes copies of processes that are gone.
    pub(super) fn begin(&self, from: Option<&Path>) -> Result<PathBuf, SearchError> {
        std::fs::create_dir_all(&self.folder).map_err(|error| io_error(&self.folder, error))?;
        for (path, rest) in self.names() {
            let process = rest.strip_suffix(".new").and_then(|rest| rest.split('-').next()?.parse().ok());
            if process.is_some_and(|process| !is_alive(process)) {
                let _ = std::fs::remove_file(path);
            }
        }
        let number = COPIES.fetch_add(1, Ordering::Relaxed);
        let copy = self.folder.join(format!("{}.{}-{number}.new", self.key, std::process::id()));
        let made = match from {
            Some(from) => std::fs::copy(from, &copy).map(|_| ()),
            // The file must be new: what SQLite finds there it would take for a database.
            None => File::create(&copy).map(|_| ()),
        };
        made.map_err(|error| {
            let _ = std::fs::remove_file(&copy);
            io_error(&copy, error)
        })?;
        Ok(copy)
    }

    /// Gives a finished copy its name, and removes the files that were there when it was begun.
    pub(super) fn finish(&self, copy: &Path) -> Result<PathBuf, SearchError> {
        let io = |error| io_error(copy, error);
        let before = self.finished();
        File::open(copy).and_then(|file| file.sync_all()).map_err(io)?;
        let place = self.folder.join(format!("{}.{}.index", self.key, sum_of(copy).map_err(io)?));
        std::fs::rename(copy, &place).map_err(io)?;
        for (old, _) in before.into_iter().filter(|(old, _)| *old != place) {
            let _ = std::fs::remove_file(old);
        }
        Ok(place)
    }
}

fn io_error(path: &Path, error: io::Error) -> SearchError {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => SearchError::Full,
        _ => SearchError::Io { path: path.display().to_string(), error },
    }
}

/// The start of the SHA-256 of a file.
fn sum_of(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    if !file.metadata()?.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let mut hash = Sha256::new();
    let mut bytes = vec![0; 64 * 1024];
    loop {
        match file.read(&mut bytes)? {
            0 => break,
            count => hash.update(&bytes[..count]),
        }
    }
    Ok(hex(&hash.finalize()))
}

/// The first 64 bits in hexadecimal.
fn hex(digest: &[u8]) -> String {
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

fn is_alive(process: i32) -> bool {
    rustix::process::Pid::from_raw(process).is_some_and(|pid| rustix::process::test_kill_process(pid).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_not_what_its_name_says_is_thrown_away() {
        let folder = tempfile::tempdir().unwrap();
        let shelf = Shelf::new(folder.path(), "a pack");
        let copy = shelf.begin(None).unwrap();
        std::fs::write(&copy, b"an index").unwrap();
        let place = shelf.finish(&copy).unwrap();
        assert_eq!(shelf.latest(), Some(place.clone()));
        assert_eq!(Shelf::new(folder.path(), "another").latest(), None);
        std::fs::write(&place, b"an imdex").unwrap();
        assert_eq!(shelf.latest(), None);
        assert!(!place.exists());
    }

    #[test]
    fn what_a_killed_program_left_is_removed_and_what_others_make_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let shelf = Shelf::new(folder.path(), "a pack");
        let (gone, other) = (folder.path().join(format!("{}.2147483646-0.new", shelf.key)), shelf.begin(None).unwrap());
        std::fs::write(&gone, b"").unwrap();
        let mine = shelf.begin(None).unwrap();
        assert!(!gone.exists() && other.exists() && mine.exists() && mine != other);
    }
}
