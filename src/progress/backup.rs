//! Copies of a profile, made by SQLite itself: reading the file past it would drop its locks (SQLite, "How To Corrupt", section 2.2).

use super::{Store, StoreError};
use rusqlite::Connection;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// How many copies are kept.
const KEEP: usize = 5;

/// Returns the folder of a profile's copies.
pub(super) fn folder(database: &Path) -> PathBuf {
    database.parent().unwrap_or(Path::new(".")).join("backups")
}

/// Copies begun by this process: each has a name of its own until it is whole.
static COPIES: AtomicU64 = AtomicU64::new(0);

/// Copies a database; the copy's name tells the order and the occasion.
pub(super) fn copy(connection: &Connection, database: &Path, occasion: &str) -> Result<PathBuf, StoreError> {
    let folder = folder(database);
    let io = |path: &Path| {
        let path = path.to_owned();
        move |error| StoreError::Io { path, error }
    };
    std::fs::create_dir_all(&folder).map_err(io(&folder))?;
    let stem = database.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let number = copies(&folder, &stem).last().and_then(|last| number_of(last, &stem)).unwrap_or(0) + 1;
    let copy = folder.join(format!("{stem}.{number:06}.{occasion}.db"));
    let ours = COPIES.fetch_add(1, Ordering::Relaxed);
    let half = folder.join(format!("{stem}.{}-{ours}.half", std::process::id()));
    let _ = std::fs::remove_file(&half);
    let made =
        connection.execute("VACUUM INTO ?1", [half.to_string_lossy()]).map_err(StoreError::from).and_then(|_| {
            File::open(&half).and_then(|file| file.sync_all()).map_err(io(&half))?;
            std::fs::rename(&half, &copy).map_err(io(&copy))?;
            #[cfg(unix)]
            File::open(&folder).and_then(|folder| folder.sync_all()).map_err(io(&folder))?;
            Ok(())
        });
    if let Err(error) = made {
        let _ = std::fs::remove_file(&half);
        return Err(error);
    }
    let all = copies(&folder, &stem);
    for old in all.iter().take(all.len().saturating_sub(KEEP)) {
        let _ = std::fs::remove_file(old);
    }
    Ok(copy)
}

/// Returns a profile's copies, oldest first.
pub(super) fn copies(folder: &Path, stem: &str) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<PathBuf> =
        entries.flatten().map(|entry| entry.path()).filter(|path| number_of(path, stem).is_some()).collect();
    found.sort_by_key(|path| number_of(path, stem));
    found
}

fn number_of(path: &Path, stem: &str) -> Option<u64> {
    let name = path.file_name()?.to_str()?;
    let rest = name.strip_prefix(stem)?.strip_prefix('.')?.strip_suffix(".db")?;
    rest.split('.').next()?.parse().ok()
}

impl Store {
    /// Copies the profile into the `backups` folder beside it; the oldest of more than five copies goes.
    ///
    /// # Errors
    /// When the copy could not be made whole; then there is none.
    pub fn backup(&self, occasion: &str) -> Result<Option<PathBuf>, StoreError> {
        let Some(path) = self.path() else { return Ok(None) };
        copy(self.reading()?, path, occasion).map(Some)
    }

    /// Copies the profile when the log has grown by `rows` since the last time this was asked and a copy was made.
    ///
    /// # Errors
    /// When a copy was due and could not be made.
    pub fn backup_when_grown(&mut self, rows: i64) -> Result<Option<PathBuf>, StoreError> {
        if self.read_only() || self.path().is_none() {
            return Ok(None);
        }
        let last: i64 = self.reading()?.query_row("SELECT coalesce(max(seq), 0) FROM log", [], |row| row.get(0))?;
        let copied: i64 = self.draft("backup-at")?.and_then(|text| text.parse().ok()).unwrap_or(0);
        if last - copied < rows {
            return Ok(None);
        }
        let made = self.backup("routine")?;
        self.save_draft("backup-at", Some(&last.to_string()))?;
        Ok(made)
    }
}
