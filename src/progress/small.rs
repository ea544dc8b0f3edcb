//! Small values of which only the last counts: places, half-typed answers, the profile's own; and starting anew.

use super::labs::keep_typed;
use super::log::{Where, add};
use super::{Store, StoreError};
use crate::course::{LessonId, PackId};
use crate::learner::{Event, Place, Record};
use rusqlite::{OptionalExtension, params};
use std::collections::HashMap;

/// What is to start anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// Every pack.
    Everything,
    /// One pack.
    Pack(PackId),
    /// One lesson.
    Lesson(PackId, LessonId),
}

impl Store {
    /// Saves where a reader is and how far the text has been passed at most.
    ///
    /// # Errors
    /// When it could not be saved.
    pub fn save_place(&mut self, at: &Where, place: Place, percent: u8) -> Result<(), StoreError> {
        self.write(|connection, _, _| {
            connection
                .prepare_cached(
                    "INSERT INTO place (pack, lesson, block, byte, percent) VALUES (?1, ?2, ?3, ?4, ?5)
                     ON CONFLICT (pack, lesson) DO UPDATE SET block = excluded.block, byte = excluded.byte, percent = max(percent, excluded.percent)",
                )?
                .execute(params![
                    at.pack.as_str(),
                    at.lesson.as_str(),
                    i64::try_from(place.block).unwrap_or(i64::MAX),
                    i64::try_from(place.offset).unwrap_or(i64::MAX),
                    percent
                ])?;
            Ok(())
        })
    }

    /// Returns a half-typed text.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn draft(&self, key: &str) -> Result<Option<String>, StoreError> {
        let mut statement = self.reading()?.prepare_cached("SELECT text FROM draft WHERE key = ?1")?;
        Ok(statement.query_row([key], |row| row.get(0)).optional()?)
    }

    /// Returns the half-typed texts whose keys begin with `prefix`, by the rest of the key.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn drafts(&self, prefix: &str) -> Result<HashMap<String, String>, StoreError> {
        let mut statement = self.reading()?.prepare_cached(
            "SELECT substr(key, length(?1) + 1), text FROM draft WHERE substr(key, 1, length(?1)) = ?1",
        )?;
        Ok(statement.query_map([prefix], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
    }

    /// Saves a half-typed text, or forgets it.
    ///
    /// # Errors
    /// When it could not be saved.
    pub fn save_draft(&mut self, key: &str, text: Option<&str>) -> Result<(), StoreError> {
        self.write(|connection, _, _| {
            match text {
                Some(text) => connection
                    .prepare_cached("INSERT INTO draft (key, text) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET text = excluded.text")?
                    .execute([key, text])?,
                None => connection.prepare_cached("DELETE FROM draft WHERE key = ?1")?.execute([key])?,
            };
            Ok(())
        })
    }

    /// Returns the number that decides which questions of a pool this learner gets; made once per profile.
    ///
    /// # Errors
    /// When it can neither be read nor made.
    pub fn learner_seed(&mut self) -> Result<u64, StoreError> {
        let known: Option<String> = self
            .reading()?
            .query_row("SELECT value FROM profile WHERE key = 'seed'", [], |row| row.get(0))
            .optional()?;
        if let Some(seed) = known.and_then(|text| text.parse().ok()) {
            return Ok(seed);
        }
        if self.read_only() {
            return Ok(0);
        }
        self.write(|connection, _, chance| {
            let seed = chance.next_u64();
            // Another process may have been faster: its number stays.
            connection.execute("INSERT OR IGNORE INTO profile (key, value) VALUES ('seed', ?1)", [seed.to_string()])?;
            let kept: String =
                connection.query_row("SELECT value FROM profile WHERE key = 'seed'", [], |row| row.get(0))?;
            Ok(kept.parse().unwrap_or(seed))
        })
    }

    /// Starts lessons anew: their places and half-typed answers go, their history stays in the log. What was typed
    /// in a lab since its last snapshot is kept as one. Returns how many there were.
    ///
    /// # Errors
    /// When nothing could be saved: then nothing was reset.
    pub fn reset(&mut self, scope: &Scope) -> Result<usize, StoreError> {
        if *scope == Scope::Everything {
            self.backup("reset")?;
        }
        self.write(|connection, clock, chance| {
            let mut statement =
                connection.prepare("SELECT pack, lesson, path FROM lesson_state ORDER BY pack, lesson")?;
            let rows = statement.query_map([], |row| {
                Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?))
            })?;
            let mut count = 0;
            for row in rows.collect::<Result<Vec<_>, _>>()? {
                let (pack, lesson, path) = row;
                let wanted = match scope {
                    Scope::Everything => true,
                    Scope::Pack(only) => only.as_str() == pack,
                    Scope::Lesson(only, one) => only.as_str() == pack && one.as_str() == lesson,
                };
                if !wanted {
                    continue;
                }
                connection.execute("DELETE FROM place WHERE pack = ?1 AND lesson = ?2", [&pack, &lesson])?;
                keep_typed(connection, &pack, &lesson, clock.now())?;
                let prefix = format!("{pack}/{lesson}/");
                connection.execute("DELETE FROM draft WHERE substr(key, 1, length(?1)) = ?1", [prefix])?;
                let record = Record {
                    id: chance.unique_name(),
                    at: clock.now(),
                    pack: PackId::new(pack),
                    pack_version: String::new(),
                    lesson: LessonId::new(lesson),
                    event: Event::LessonReset,
                };
                add(connection, &record, &path)?;
                count += 1;
            }
            Ok(count)
        })
    }
}
