//! Whether the store still says what was put into it.

use super::apply::{DERIVED, apply};
use super::log::{COLUMNS, Row};
use super::{Store, StoreError, migrate};
use rusqlite::Connection;
use std::path::Path;

/// How many rows at the end of the log are looked at when a profile opens.
const TAIL: usize = 32;

/// What a full look at a store found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Health {
    /// Rows of the log that are whole.
    pub rows: usize,
    /// What is wrong, in words; nothing when all is well.
    pub problems: Vec<String>,
}

impl Health {
    /// Whether nothing is wrong.
    pub fn is_well(&self) -> bool {
        self.problems.is_empty()
    }
}

/// Looks at the last rows of the log; returns what is wrong.
pub(super) fn tail(connection: &Connection) -> Result<Option<String>, StoreError> {
    let mut statement = connection.prepare_cached(&format!("SELECT {COLUMNS} FROM log ORDER BY seq DESC LIMIT ?1"))?;
    let rows: Result<Vec<Row>, _> = statement.query_map([TAIL + 1], Row::read)?.collect();
    let mut rows = match rows {
        Ok(rows) => rows,
        Err(error) => return Ok(Some(error.to_string())),
    };
    if let Some(problem) = head_problem(connection, rows.first())? {
        return Ok(Some(problem));
    }
    rows.reverse();
    let start = usize::from(rows.len() > TAIL);
    for at in start..rows.len() {
        let before: &[u8] = at.checked_sub(1).map_or(&[], |before| &rows[before].chain);
        if let Some(problem) = row_problem(&rows[at], before) {
            return Ok(Some(problem));
        }
    }
    Ok(None)
}

fn head_problem(connection: &Connection, last: Option<&Row>) -> Result<Option<String>, StoreError> {
    use rusqlite::OptionalExtension;
    let noted: Option<String> =
        connection.query_row("SELECT value FROM profile WHERE key = 'head'", [], |row| row.get(0)).optional()?;
    let found = last.map(|row| {
        let hex: String = row.chain.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{}:{hex}", row.seq)
    });
    Ok((noted != found).then(|| "the end of the log is not where it was".to_owned()))
}

fn row_problem(row: &Row, chain_before: &[u8]) -> Option<String> {
    if !row.is_whole() {
        return Some(format!("row {} of the log was changed", row.seq));
    }
    (!row.follows(chain_before)).then(|| format!("something is missing before row {} of the log", row.seq))
}

impl Store {
    /// Looks at everything: SQLite's own structure, each row's sum, the chain, and whether the derived tables follow from the log.
    ///
    /// # Errors
    /// When the store cannot be read at all; damage comes as [`Health`].
    pub fn verify(&self) -> Result<Health, StoreError> {
        let connection = self.reading()?;
        let mut health = Health::default();
        if let Err(error) = look(connection, &mut health) {
            match error {
                StoreError::Damaged { what, .. } => health.problems.push(what),
                StoreError::Sqlite(error) => health.problems.push(error.to_string()),
                other => return Err(other),
            }
        }
        Ok(health)
    }
}

fn look(connection: &Connection, health: &mut Health) -> Result<(), StoreError> {
    let mut check = connection.prepare("PRAGMA integrity_check(10)")?;
    for line in check.query_map([], |row| row.get::<_, String>(0))? {
        let line = line?;
        if line != "ok" {
            health.problems.push(line);
        }
    }
    let mut replayed = Connection::open_in_memory()?;
    migrate::migrate(&mut replayed, Path::new(":memory:"))?;
    let replay = replayed.transaction()?;
    let mut statement = connection.prepare(&format!("SELECT {COLUMNS} FROM log ORDER BY seq"))?;
    let mut rows = statement.query([])?;
    let mut before: Option<Row> = None;
    while let Some(row) = rows.next()? {
        let row = Row::read(row)?;
        match row_problem(&row, before.as_ref().map_or(&[], |before| &before.chain)) {
            Some(problem) => health.problems.push(problem),
            None => health.rows += 1,
        }
        if let Some(record) = row.record() {
            apply(&replay, row.seq, &record, &row.path)?;
        }
        before = Some(row);
    }
    health.problems.extend(head_problem(connection, before.as_ref())?);
    for table in DERIVED {
        if contents(connection, table)? != contents(&replay, table)? {
            health.problems.push(format!("the table {table} does not follow from the log"));
        }
    }
    Ok(())
}

/// Every row of a table as text.
pub(super) fn contents(connection: &Connection, table: &str) -> Result<Vec<String>, StoreError> {
    let mut statement = connection.prepare(&format!("SELECT * FROM {table} ORDER BY 1, 2, 3"))?;
    let columns = statement.column_count();
    let rows = statement.query_map([], |row| {
        let mut text = String::new();
        for column in 0..columns {
            text.push_str(&format!("{:?}|", row.get_ref(column)?));
        }
        Ok(text)
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
