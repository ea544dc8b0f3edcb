//! Labs: where the learner stands with them, and the snapshots of their files.

use super::{Store, StoreError};
use crate::base::clock::Timestamp;
use crate::course::{LessonId, PackId};
use crate::learner::{LabState, Snapshot, SnapshotReason};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::{BTreeMap, HashMap};

/// Snapshots kept of one lab.
const KEEP: usize = 50;

/// The most bytes of one snapshot, all its files together; a larger one is not kept.
const LARGEST: usize = 256 * 1024;

impl Store {
    /// Returns where the learner stands with each lab of a lesson, by the lab's id.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn labs(&self, pack: &PackId, lesson: &LessonId) -> Result<HashMap<String, LabState>, StoreError> {
        let mut statement = self.reading()?.prepare_cached(
            "SELECT lab, runs, solved, best_passed, best_total, latest_passed, latest_total, hints, solution_seen, seconds
             FROM lab_state WHERE pack = ?1 AND lesson = ?2",
        )?;
        let rows = statement.query_map([pack.as_str(), lesson.as_str()], |row| {
            let runs: u32 = row.get(1)?;
            let result = |passed, total| (runs > 0).then_some((passed, total));
            Ok((
                row.get::<_, String>(0)?,
                LabState {
                    runs,
                    solved: row.get(2)?,
                    best: result(row.get(3)?, row.get(4)?),
                    latest: result(row.get(5)?, row.get(6)?),
                    hints: row.get(7)?,
                    solution_seen: row.get(8)?,
                    seconds: row.get(9)?,
                    last_snapshot: 0,
                },
            ))
        })?;
        let mut labs: HashMap<String, LabState> = rows.collect::<Result<_, _>>()?;
        let mut statement = self
            .reading()?
            .prepare_cached("SELECT lab, max(number) FROM lab_snapshot WHERE pack = ?1 AND lesson = ?2 GROUP BY lab")?;
        let last = statement.query_map([pack.as_str(), lesson.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))?;
        for row in last {
            let (lab, number): (String, u32) = row?;
            labs.entry(lab).or_default().last_snapshot = number;
        }
        Ok(labs)
    }

    /// Returns the snapshots of a lab, oldest first. One that cannot be understood is left out.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn snapshots(&self, pack: &PackId, lesson: &LessonId, lab: &str) -> Result<Vec<Snapshot>, StoreError> {
        let mut statement = self.reading()?.prepare_cached(
            "SELECT number, at, reason, passed, total, files FROM lab_snapshot
             WHERE pack = ?1 AND lesson = ?2 AND lab = ?3 ORDER BY number",
        )?;
        let rows = statement.query_map([pack.as_str(), lesson.as_str(), lab], |row| {
            let files: Option<Vec<(String, String)>> = serde_json::from_str(&row.get::<_, String>(5)?).ok();
            let result = row.get::<_, Option<u32>>(3)?.zip(row.get::<_, Option<u32>>(4)?);
            let reason = SnapshotReason::of_name(&row.get::<_, String>(2)?);
            let (number, at) = (row.get(0)?, Timestamp(row.get(1)?));
            Ok(files.map(|files| Snapshot { number, at, reason, result, files }))
        })?;
        let found: Vec<Option<Snapshot>> = rows.collect::<Result<_, _>>()?;
        Ok(found.into_iter().flatten().collect())
    }

    /// Saves a snapshot, or what is known of it now; of more than 50 the oldest go.
    ///
    /// # Errors
    /// When it is too large or could not be saved.
    pub fn save_snapshot(
        &mut self,
        pack: &PackId,
        lesson: &LessonId,
        lab: &str,
        snapshot: &Snapshot,
    ) -> Result<(), StoreError> {
        self.write(|connection, _, _| put(connection, pack.as_str(), lesson.as_str(), lab, snapshot))
    }
}

fn put(connection: &Connection, pack: &str, lesson: &str, lab: &str, snapshot: &Snapshot) -> Result<(), StoreError> {
    let files = serde_json::to_string(&snapshot.files).map_err(|error| StoreError::Import(error.to_string()))?;
    if snapshot.files.iter().map(|(path, text)| path.len() + text.len()).sum::<usize>() > LARGEST {
        return Err(StoreError::TooLarge { limit: LARGEST });
    }
    let (passed, total) = snapshot.result.unzip();
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO lab_snapshot (pack, lesson, lab, number, at, reason, passed, total, files)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            pack,
            lesson,
            lab,
            snapshot.number,
            snapshot.at.0,
            snapshot.reason.name(),
            passed,
            total,
            files
        ])?;
    connection
        .prepare_cached(
            "DELETE FROM lab_snapshot WHERE pack = ?1 AND lesson = ?2 AND lab = ?3 AND number <= (
               SELECT number FROM lab_snapshot WHERE pack = ?1 AND lesson = ?2 AND lab = ?3
               ORDER BY number DESC LIMIT 1 OFFSET ?4)",
        )?
        .execute(params![pack, lesson, lab, KEEP])?;
    Ok(())
}

/// Keeps what was typed in the labs of a lesson as snapshots, before it goes; what the latest snapshot holds is kept once.
pub(super) fn keep_typed(connection: &Connection, pack: &str, lesson: &str, now: Timestamp) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT substr(key, length(?1) + 1), text FROM draft WHERE substr(key, 1, length(?1)) = ?1 ORDER BY key",
    )?;
    let rows = statement.query_map([format!("{pack}/{lesson}/lab/")], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut labs: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for row in rows {
        let (key, text): (String, String) = row?;
        if let Some((lab, path)) = key.split_once('/') {
            labs.entry(lab.to_owned()).or_default().push((path.to_owned(), text));
        }
    }
    let mut latest = connection.prepare_cached(
        "SELECT number, files FROM lab_snapshot WHERE pack = ?1 AND lesson = ?2 AND lab = ?3 ORDER BY number DESC LIMIT 1",
    )?;
    for (lab, files) in labs {
        let row = |row: &rusqlite::Row<'_>| Ok((row.get::<_, u32>(0)?, row.get::<_, String>(1)?));
        let (number, before) = latest.query_row([pack, lesson, &lab], row).optional()?.unwrap_or_default();
        let before: Vec<(String, String)> = serde_json::from_str(&before).unwrap_or_default();
        if files.iter().all(|file| before.contains(file)) {
            continue;
        }
        let number = number.saturating_add(1);
        put(
            connection,
            pack,
            lesson,
            &lab,
            &Snapshot { number, at: now, reason: SnapshotReason::Reset, result: None, files },
        )?;
    }
    Ok(())
}
