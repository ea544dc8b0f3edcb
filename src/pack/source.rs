//! Where a pack's files come from: a folder, or the archive in the binary. Paths are written with `/`, relative to the pack.

use super::PackError;
use crate::base::files::{self, FileError};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// The most bytes that one file may have.
pub(super) const FILE_LIMIT: u64 = 2 * 1024 * 1024;

/// The most files that a listing names.
const LISTED: usize = 1_000;

/// The files of a pack.
#[derive(Debug)]
pub(super) enum Source {
    /// A folder.
    Folder(PathBuf),
    /// A zip archive in memory.
    Archive(Mutex<zip::ZipArchive<std::io::Cursor<&'static [u8]>>>),
}

impl Source {
    /// Opens the archive that the build put into the binary.
    pub(super) fn embedded() -> Result<Self, PackError> {
        let bytes: &'static [u8] = include_bytes!(concat!(env!("OUT_DIR"), "/course.zip"));
        let archive = zip::ZipArchive::new(std::io::Cursor::new(bytes))
            .map_err(|error| PackError::Embedded(error.to_string()))?;
        Ok(Self::Archive(Mutex::new(archive)))
    }

    /// Reads a file of at most [`FILE_LIMIT`] bytes.
    pub(super) fn read(&self, path: &str) -> Result<Vec<u8>, PackError> {
        match self.read_start(path)? {
            (bytes, false) => Ok(bytes),
            (_, true) => Err(FileError::TooLarge { path: path.to_owned(), limit: FILE_LIMIT }.into()),
        }
    }

    /// Reads the first [`FILE_LIMIT`] bytes of a file; also returns whether there are more.
    pub(super) fn read_start(&self, path: &str) -> Result<(Vec<u8>, bool), PackError> {
        match self {
            Self::Folder(root) => {
                let io = |error| FileError::Io { path: path.to_owned(), error };
                let real = files::real_inside(root, path).map_err(io)?;
                files::read_start(&real, FILE_LIMIT).map_err(|error| named(error, path).into())
            }
            Self::Archive(archive) => {
                let mut archive = archive.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                let outside = || PackError::Outside { path: path.to_owned() };
                let file = archive.by_name(path).map_err(|_| outside())?;
                let mut bytes = Vec::new();
                file.take(FILE_LIMIT + 1)
                    .read_to_end(&mut bytes)
                    .map_err(|error| PackError::Embedded(format!("{path}: {error}")))?;
                let more = bytes.len() as u64 > FILE_LIMIT;
                bytes.truncate(usize::try_from(FILE_LIMIT).unwrap_or(usize::MAX));
                Ok((bytes, more))
            }
        }
    }

    /// Returns the files below a folder, relative to it, in order: regular files only, no hidden ones of an editor, at most [`LISTED`].
    pub(super) fn list(&self, folder: &str) -> Vec<String> {
        let mut names = match self {
            Self::Folder(root) => {
                files::real_inside(root, folder).map(|real| files::list_below(&real, LISTED)).unwrap_or_default()
            }
            Self::Archive(archive) => {
                let archive = archive.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                let prefix = format!("{folder}/");
                archive
                    .file_names()
                    .filter_map(|name| name.ok()?.strip_prefix(&prefix).map(str::to_owned))
                    .take(LISTED)
                    .collect()
            }
        };
        names.sort();
        names
    }

    /// Whether there is such a file.
    pub(super) fn has(&self, path: &str) -> bool {
        match self {
            Self::Folder(root) => files::real_inside(root, path).is_ok_and(|real| real.is_file()),
            Self::Archive(archive) => {
                archive.lock().unwrap_or_else(std::sync::PoisonError::into_inner).index_for_name(path).is_some()
            }
        }
    }

    /// Returns where a file is on the disk.
    pub(super) fn on_disk(&self, path: &str) -> Option<PathBuf> {
        match self {
            Self::Folder(root) => files::real_inside(root, path).ok(),
            Self::Archive(_) => None,
        }
    }

    /// Returns the folder, when it is one.
    pub(super) fn folder(&self) -> Option<&Path> {
        match self {
            Self::Folder(root) => Some(root),
            Self::Archive(_) => None,
        }
    }
}

/// Names the file by its path in the pack instead of its place on this machine.
fn named(error: FileError, name: &str) -> FileError {
    let path = name.to_owned();
    match error {
        FileError::Io { error, .. } => FileError::Io { path, error },
        FileError::NotAFile { .. } => FileError::NotAFile { path },
        FileError::TooLarge { limit, .. } => FileError::TooLarge { path, limit },
    }
}
