//! Progress as JSON, and the union of two profiles.

use super::log::{COLUMNS, Row, add};
use super::{Store, StoreError, apply};
use crate::course::{LessonId, PackId};
use crate::learner::{Place, Record};
use rusqlite::params;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// The number of the export's own format.
const VERSION: u32 = 1;
/// Marks a file as ours.
const FORMAT: &str = "hornbook-progress";

/// All of a learner's progress. `progress-schema/export.schema.json` describes it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Export {
    /// `hornbook-progress`.
    pub format: String,
    /// Of this format: 1.
    pub version: u32,
    /// What happened, oldest first.
    pub records: Vec<Record>,
    /// The file each lesson had, in the order of `records`.
    pub paths: Vec<String>,
    /// Where the reader is in each lesson.
    pub places: Vec<ExportPlace>,
}

/// Where a reader is in a lesson.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ExportPlace {
    /// The pack.
    pub pack: PackId,
    /// The lesson.
    pub lesson: LessonId,
    /// The place.
    #[serde(flatten)]
    pub place: Place,
    /// Hundredths of the text that have been passed at most.
    pub percent: u8,
}

/// What a merge did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Merged {
    /// Records that were new here.
    pub new: usize,
    /// Records that were known here.
    pub known: usize,
}

/// Returns the JSON Schema (draft 2020-12) of [`Export`].
pub fn export_schema() -> serde_json::Value {
    schemars::schema_for!(Export).to_value()
}

impl Store {
    /// Returns everything as one value.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn export(&self) -> Result<Export, StoreError> {
        let connection = self.reading()?;
        let mut export = Export {
            format: FORMAT.to_owned(),
            version: VERSION,
            records: Vec::new(),
            paths: Vec::new(),
            places: Vec::new(),
        };
        let mut statement = connection.prepare(&format!("SELECT {COLUMNS} FROM log ORDER BY seq"))?;
        for row in statement.query_map([], Row::read)? {
            let row = row?;
            if let Some(record) = row.record() {
                export.records.push(record);
                export.paths.push(row.path);
            }
        }
        let mut statement =
            connection.prepare("SELECT pack, lesson, block, byte, percent FROM place ORDER BY pack, lesson")?;
        let places = statement.query_map([], |row| {
            Ok(ExportPlace {
                pack: PackId::new(row.get::<_, String>(0)?),
                lesson: LessonId::new(row.get::<_, String>(1)?),
                place: Place { block: row.get(2)?, offset: row.get(3)? },
                percent: row.get(4)?,
            })
        })?;
        export.places = places.collect::<Result<_, _>>()?;
        Ok(export)
    }

    /// Takes an export in: records that are new here are added, the others were here already.
    ///
    /// # Errors
    /// When it is no export of a format this program knows, or nothing could be saved; then nothing was.
    pub fn import(&mut self, json: &[u8]) -> Result<Merged, StoreError> {
        let export: Export = serde_json::from_slice(json).map_err(|error| StoreError::Import(error.to_string()))?;
        if export.format != FORMAT {
            return Err(StoreError::Import(format!("its format is \"{}\"", export.format)));
        }
        if export.version > VERSION {
            return Err(StoreError::Import(format!(
                "its version is {} and this hornbook knows {VERSION}",
                export.version
            )));
        }
        self.take_in(&export)
    }

    /// Takes another profile in. The other file is only read.
    ///
    /// # Errors
    /// When it is no profile, or nothing could be saved; then nothing was.
    pub fn merge(&mut self, other: &Path) -> Result<Merged, StoreError> {
        if !other.is_file() {
            return Err(StoreError::Foreign { path: other.to_owned() });
        }
        let other = Self::open(other, self.clock.clone(), self.chance.clone())?.store.export()?;
        self.take_in(&other)
    }

    fn take_in(&mut self, export: &Export) -> Result<Merged, StoreError> {
        self.write(|connection, _, _| {
            let mut merged = Merged::default();
            for (at, record) in export.records.iter().enumerate() {
                let path = export.paths.get(at).map_or("", String::as_str);
                if add(connection, record, path)?.is_some() {
                    merged.new += 1;
                } else {
                    merged.known += 1;
                }
            }
            for place in &export.places {
                connection.execute(
                    "INSERT OR IGNORE INTO place (pack, lesson, block, byte, percent) VALUES (?1, ?2, ?3, ?4, ?5)",
                    params![
                        place.pack.as_str(),
                        place.lesson.as_str(),
                        place.place.block as i64,
                        place.place.offset as i64,
                        place.percent
                    ],
                )?;
            }
            apply::rebuild(connection)?;
            Ok(merged)
        })
    }
}
