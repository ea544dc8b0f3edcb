//! Files that cannot surprise: bounded reads, paths that stay inside, writes that are whole or not at all.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// Why a file could not be used.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The system said no.
    #[error("{path}: {error}")]
    Io {
        /// The file.
        path: String,
        /// What the system said.
        error: io::Error,
    },
    /// A folder, a pipe, a device.
    #[error("{path} is not a regular file")]
    NotAFile {
        /// The file.
        path: String,
    },
    /// Over the limit.
    #[error("{path} is larger than {limit} bytes")]
    TooLarge {
        /// The file.
        path: String,
        /// The limit in bytes.
        limit: u64,
    },
}

/// Reads a regular file of at most `limit` bytes.
///
/// # Errors
/// When it cannot be opened, is not a regular file, or is larger; the read stops at the limit even while the file grows.
pub fn read_bounded(path: &Path, limit: u64) -> Result<Vec<u8>, FileError> {
    let (bytes, more) = read_start(path, limit)?;
    if more {
        return Err(FileError::TooLarge { path: path.display().to_string(), limit });
    }
    Ok(bytes)
}

/// Reads the first `limit` bytes of a regular file; also returns whether there are more.
///
/// # Errors
/// When it cannot be opened or is not a regular file.
pub fn read_start(path: &Path, limit: u64) -> Result<(Vec<u8>, bool), FileError> {
    let name = || path.display().to_string();
    let io = |error| FileError::Io { path: name(), error };
    let file = open_for_reading(path).map_err(io)?;
    if !file.metadata().map_err(io)?.is_file() {
        return Err(FileError::NotAFile { path: name() });
    }
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes).map_err(io)?;
    let more = bytes.len() as u64 > limit;
    bytes.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok((bytes, more))
}

/// Opens without waiting: a pipe without a writer must not stop the program.
fn open_for_reading(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags(i32::try_from(rustix::fs::OFlags::NONBLOCK.bits()).unwrap_or(0));
    }
    options.open(path)
}

/// Writes a file whole or not at all: a neighbour is written, synced and renamed over it, then the folder is synced.
///
/// # Errors
/// When any step fails; the old file is then untouched.
pub fn write_atomic(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    let io = |error| FileError::Io { path: path.display().to_string(), error };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).map_err(io)?;
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.new", std::process::id()));
    let new = folder.join(name);
    let written = (|| {
        let mut file = File::create(&new)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        std::fs::rename(&new, path)?;
        sync_folder(folder)
    })();
    if written.is_err() {
        let _ = std::fs::remove_file(&new);
    }
    written.map_err(io)
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Resolves `relative` against the folder of `from`, both written with `/` and relative to one root.
///
/// Returns `None` when it leaves the root, is absolute, or names a drive or a device path.
pub fn resolve_inside(from: &str, relative: &str) -> Option<String> {
    if relative.starts_with('/') || relative.contains('\\') || relative.contains('\0') {
        return None;
    }
    if relative.as_bytes().get(1) == Some(&b':') {
        return None;
    }
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

/// Joins a path made by [`resolve_inside`] to a root and makes sure that no link leads out of it.
///
/// # Errors
/// When the file is missing or its real place is outside the real root.
pub fn real_inside(root: &Path, inside: &str) -> io::Result<PathBuf> {
    let root = root.canonicalize()?;
    let real = root.join(inside).canonicalize()?;
    if real.starts_with(&root) {
        Ok(real)
    } else {
        Err(io::Error::new(io::ErrorKind::PermissionDenied, "the path leads out of the pack"))
    }
}

/// Folders within folders that [`list_below`] follows.
const LEVELS: usize = 8;

/// Returns the regular files below a folder, as paths with `/` relative to it, at most `most`. Links are not followed; names that are not
/// UTF-8 are left out.
pub fn list_below(folder: &Path, most: usize) -> Vec<String> {
    let mut found = Vec::new();
    let mut waiting = vec![(folder.to_owned(), String::new(), 0)];
    while let Some((folder, prefix, level)) = waiting.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        for entry in entries.flatten() {
            let (Ok(kind), Some(name)) = (entry.file_type(), entry.file_name().to_str().map(str::to_owned)) else {
                continue;
            };
            if found.len() >= most {
                return found;
            }
            if kind.is_file() {
                found.push(format!("{prefix}{name}"));
            } else if kind.is_dir() && level < LEVELS {
                waiting.push((entry.path(), format!("{prefix}{name}/"), level + 1));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_inside_or_are_refused() {
        assert_eq!(resolve_inside("a/b.md", "../c/./d.md").as_deref(), Some("c/d.md"));
        assert_eq!(resolve_inside("b.md", "x//y").as_deref(), Some("x/y"));
        for bad in ["../x", "/etc/passwd", "a/../../x", "C:\\x", "c:x", "..\\x", "a\0b"] {
            assert_eq!(resolve_inside("b.md", bad), None, "{bad:?}");
        }
    }

    #[test]
    fn a_read_over_the_limit_is_refused_and_one_at_it_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("f");
        write_atomic(&path, b"12345").unwrap();
        assert_eq!(read_bounded(&path, 5).unwrap(), b"12345");
        assert!(matches!(read_bounded(&path, 4), Err(FileError::TooLarge { limit: 4, .. })));
        assert!(matches!(read_bounded(folder.path(), 4), Err(FileError::NotAFile { .. } | FileError::Io { .. })));
    }
}
