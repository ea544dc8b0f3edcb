//! The log: rows that are only added, each with a sum of its own and a chain over all before it.

use super::{Store, StoreError, apply, notes};
use crate::course::{LessonId, PackId};
use crate::learner::{Event, Record};
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// What an event belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Where {
    /// The pack.
    pub pack: PackId,
    /// Its version.
    pub pack_version: String,
    /// The lesson.
    pub lesson: LessonId,
    /// The lesson's file, relative to the pack.
    pub path: String,
}

/// A row of the log as stored.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    pub(super) seq: i64,
    pub(super) id: String,
    pub(super) at: i64,
    pub(super) pack: String,
    pub(super) pack_version: String,
    pub(super) lesson: String,
    pub(super) path: String,
    pub(super) payload: String,
    pub(super) sum: Vec<u8>,
    pub(super) chain: Vec<u8>,
}

pub(super) const COLUMNS: &str = "seq, id, at, pack, pack_version, lesson, path, payload, sum, chain";

impl Row {
    pub(super) fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            seq: row.get(0)?,
            id: row.get(1)?,
            at: row.get(2)?,
            pack: row.get(3)?,
            pack_version: row.get(4)?,
            lesson: row.get(5)?,
            path: row.get(6)?,
            payload: row.get(7)?,
            sum: row.get(8)?,
            chain: row.get(9)?,
        })
    }

    /// Sums every column that says something; lengths keep neighbours apart.
    fn own_sum(&self) -> [u8; 16] {
        let mut hash = Sha256::new();
        hash.update(self.seq.to_le_bytes());
        hash.update(self.at.to_le_bytes());
        for text in [&self.id, &self.pack, &self.pack_version, &self.lesson, &self.path, &self.payload] {
            hash.update((text.len() as u64).to_le_bytes());
            hash.update(text.as_bytes());
        }
        first_half(hash)
    }

    pub(super) fn is_whole(&self) -> bool {
        self.sum == self.own_sum()
    }

    pub(super) fn follows(&self, chain_before: &[u8]) -> bool {
        self.chain == linked(chain_before, &self.sum)
    }

    /// Returns what happened; `None` when a newer program wrote something this one does not know.
    pub(super) fn record(&self) -> Option<Record> {
        Some(Record {
            id: self.id.clone(),
            at: crate::base::clock::Timestamp(self.at),
            pack: PackId::new(self.pack.as_str()),
            pack_version: self.pack_version.clone(),
            lesson: LessonId::new(self.lesson.as_str()),
            event: serde_json::from_str(&self.payload).ok()?,
        })
    }
}

fn linked(chain_before: &[u8], sum: &[u8]) -> [u8; 16] {
    let mut hash = Sha256::new();
    hash.update(chain_before);
    hash.update(sum);
    first_half(hash)
}

fn first_half(hash: Sha256) -> [u8; 16] {
    let full = hash.finalize();
    let mut half = [0; 16];
    half.copy_from_slice(&full[..16]);
    half
}

/// The place and chain of the last row, as the log itself and the profile's note of it say.
pub(super) fn head(connection: &Connection) -> Result<(i64, Vec<u8>), StoreError> {
    let last = connection
        .prepare_cached("SELECT seq, chain FROM log ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(last.unwrap_or((0, Vec::new())))
}

/// Adds a record to the end of the log and to what is derived from it; returns its place, none when its id is known already.
pub(super) fn add(connection: &Connection, record: &Record, path: &str) -> Result<Option<i64>, StoreError> {
    let payload = serde_json::to_string(&record.event).map_err(|error| StoreError::Import(error.to_string()))?;
    let (last, chain) = head(connection)?;
    let mut row = Row {
        seq: last + 1,
        id: record.id.clone(),
        at: record.at.0,
        pack: record.pack.to_string(),
        pack_version: record.pack_version.clone(),
        lesson: record.lesson.to_string(),
        path: path.to_owned(),
        payload,
        sum: Vec::new(),
        chain: Vec::new(),
    };
    row.sum = row.own_sum().to_vec();
    row.chain = linked(&chain, &row.sum).to_vec();
    let added = connection
        .prepare_cached("INSERT OR IGNORE INTO log (seq, id, at, pack, pack_version, lesson, path, payload, sum, chain) VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10)")?
        .execute(params![row.seq, row.id, row.at, row.pack, row.pack_version, row.lesson, row.path, row.payload, row.sum, row.chain])?;
    if added == 0 {
        return Ok(None);
    }
    // The end of the log is noted apart, so that a lost last row is noticed too.
    note_head(connection, row.seq, &row.chain)?;
    apply::apply(connection, row.seq, record, path)?;
    Ok(Some(row.seq))
}

pub(super) fn note_head(connection: &Connection, seq: i64, chain: &[u8]) -> Result<(), StoreError> {
    let hex: String = chain.iter().map(|byte| format!("{byte:02x}")).collect();
    connection
        .prepare_cached("INSERT INTO profile (key, value) VALUES ('head', ?1) ON CONFLICT (key) DO UPDATE SET value = excluded.value")?
        .execute([format!("{seq}:{hex}")])?;
    Ok(())
}

impl Store {
    /// Records what happened; returns when it is on the disk, with the places in the log.
    ///
    /// # Errors
    /// When nothing could be saved: then nothing was.
    pub fn append(&mut self, at: &Where, events: &[Event]) -> Result<Vec<i64>, StoreError> {
        self.write(|connection, clock, chance| {
            let mut places = Vec::with_capacity(events.len());
            for event in events {
                let record = Record {
                    id: chance.unique_name(),
                    at: clock.now(),
                    pack: at.pack.clone(),
                    pack_version: at.pack_version.clone(),
                    lesson: at.lesson.clone(),
                    event: event.clone(),
                };
                places.extend(add(connection, &record, &at.path)?);
                // What was half-typed of a note is in the note now, or gone with it.
                notes::forget_draft(connection, event)?;
            }
            Ok(places)
        })
    }

    /// Returns everything that happened with its place in the log, oldest first, as far as this program knows the events.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn records(&self) -> Result<Vec<(i64, Record)>, StoreError> {
        let mut statement = self.reading()?.prepare(&format!("SELECT {COLUMNS} FROM log ORDER BY seq"))?;
        let rows = statement.query_map([], Row::read)?;
        let mut records = Vec::new();
        for row in rows {
            let row = row?;
            records.extend(row.record().map(|record| (row.seq, record)));
        }
        Ok(records)
    }
}
