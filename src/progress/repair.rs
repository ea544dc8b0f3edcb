//! Saving what can be saved: the damaged file is set aside, every whole row goes into a new one, copies fill the gaps.

use super::log::{COLUMNS, Row, add};
use super::open::lock_path;
use super::{Store, StoreError, backup};
use crate::base::chance::Chance;
use crate::base::clock::Clock;
use rusqlite::{Connection, OpenFlags};
use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};

/// What a repair did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// Where the damaged file is now.
    pub set_aside: PathBuf,
    /// Rows that were whole.
    pub kept: usize,
    /// Rows that came from backups.
    pub from_backups: usize,
    /// Rows that are known to be lost.
    pub lost: usize,
}

/// Repairs a profile that no other process has open.
///
/// # Errors
/// When another process has it open, or the new file cannot be written; the damaged file is then still in its place.
pub fn repair(path: &Path, clock: Clock, chance: Chance) -> Result<Repair, StoreError> {
    let io = |error| StoreError::Io { path: path.to_owned(), error };
    let lock = File::options().create(true).truncate(false).write(true).open(lock_path(path)).map_err(io)?;
    lock.try_lock().map_err(|_| StoreError::InUse)?;
    let mut rows: BTreeMap<String, Row> = BTreeMap::new();
    let (mut order, damaged) = whole_rows(path);
    let kept = order.len();
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    for copy in backup::copies(&backup::folder(path), &stem).iter().rev() {
        for row in whole_rows(copy).0 {
            if !order.iter().any(|known| known.id == row.id) {
                rows.entry(row.id.clone()).or_insert(row);
            }
        }
    }
    let from_backups = rows.len();
    order.extend(rows.into_values());
    order.sort_by_key(|row| row.seq);

    let new = path.with_extension("repaired");
    remove(&new);
    let mut store = Store::open(&new, clock.clone(), chance)?.store;
    store.write(|connection, _, _| {
        for row in &order {
            if let Some(record) = row.record() {
                add(connection, &record, &row.path)?;
            }
        }
        carry_small(path, connection);
        Ok(())
    })?;
    drop(store);
    let set_aside = path.with_extension(format!("damaged-{}", clock.now().0));
    for ending in ["-wal", "-shm", ""] {
        let (from, to) = (with_ending(path, ending), with_ending(&set_aside, ending));
        if from.exists() {
            std::fs::rename(&from, &to).map_err(io)?;
        }
    }
    for ending in ["", "-wal", "-shm"] {
        let (from, to) = (with_ending(&new, ending), with_ending(path, ending));
        if from.exists() {
            std::fs::rename(&from, &to).map_err(io)?;
        }
    }
    let _ = std::fs::remove_file(lock_path(&new));
    Ok(Repair { set_aside, kept, from_backups, lost: damaged.saturating_sub(from_backups) })
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

fn remove(path: &Path) {
    for ending in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(with_ending(path, ending));
    }
}

/// Reads every row that is whole, one by one, so that a broken page costs only what is on it; also returns how many are not.
fn whole_rows(path: &Path) -> (Vec<Row>, usize) {
    let mut rows = Vec::new();
    let mut damaged = 0;
    let Ok(connection) = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE) else { return (rows, 0) };
    let _ = connection.pragma_update(None, "trusted_schema", false);
    let noted: Option<String> =
        connection.query_row("SELECT value FROM profile WHERE key = 'head'", [], |row| row.get(0)).ok();
    let noted: i64 = noted.and_then(|text| text.split(':').next()?.parse().ok()).unwrap_or(0);
    let found: i64 = connection.query_row("SELECT max(seq) FROM log", [], |row| row.get(0)).unwrap_or(0);
    let last = noted.max(found).min(50_000_000);
    let Ok(mut one) = connection.prepare(&format!("SELECT {COLUMNS} FROM log WHERE seq = ?1")) else {
        return (rows, 0);
    };
    for seq in 1..=last {
        match one.query_row([seq], Row::read) {
            Ok(row) if row.is_whole() => rows.push(row),
            _ => damaged += 1,
        }
    }
    (rows, damaged)
}

/// Carries snapshots, places, half-typed texts and the seed over, as far as they can be read.
fn carry_small(from: &Path, to: &Connection) {
    let Ok(old) = Connection::open_with_flags(from, OpenFlags::SQLITE_OPEN_READ_WRITE) else { return };
    let carry = |select: &str, insert: &str| -> Option<()> {
        let mut statement = old.prepare(select).ok()?;
        let columns = statement.column_count();
        let mut rows = statement.query([]).ok()?;
        while let Ok(Some(row)) = rows.next() {
            let values: Option<Vec<rusqlite::types::Value>> = (0..columns).map(|column| row.get(column).ok()).collect();
            let _ = to.execute(insert, rusqlite::params_from_iter(values?));
        }
        Some(())
    };
    carry(
        "SELECT pack, lesson, lab, number, at, reason, passed, total, files FROM lab_snapshot",
        "INSERT OR IGNORE INTO lab_snapshot VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    );
    carry(
        "SELECT pack, lesson, block, byte, percent FROM place",
        "INSERT OR IGNORE INTO place VALUES (?1, ?2, ?3, ?4, ?5)",
    );
    carry("SELECT key, text FROM draft WHERE key <> 'backup-at'", "INSERT OR IGNORE INTO draft VALUES (?1, ?2)");
    carry("SELECT key, value FROM profile WHERE key = 'seed'", "INSERT OR IGNORE INTO profile VALUES (?1, ?2)");
}
