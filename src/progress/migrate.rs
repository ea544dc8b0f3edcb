//! Numbered steps from one schema to the next; see progress-schema/.

use super::StoreError;
use rusqlite::{Connection, TransactionBehavior};
use std::path::Path;

/// `hbk1` in ASCII: marks a database as hornbook's (SQLite file format, offset 68).
pub(super) const APPLICATION_ID: i64 = 0x6862_6b31;

/// The steps, oldest first; the schema's number is how many have been taken.
const STEPS: &[&str] = &[
    include_str!("../../progress-schema/0001_log_and_derived.sql"),
    include_str!("../../progress-schema/0002_labs.sql"),
    include_str!("../../progress-schema/0003_review.sql"),
];

/// The schema this program writes.
pub(super) fn current() -> i64 {
    i64::try_from(STEPS.len()).unwrap_or(i64::MAX)
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing in it yet.
    Fresh,
    /// Ours, with this schema.
    Ours(i64),
    /// Ours, with a schema this program does not know.
    Newer(i64),
    /// Another program's.
    Foreign,
}

/// Looks at a file's marks.
pub(super) fn kind(connection: &Connection) -> Result<Kind, StoreError> {
    // One statement sees one state, also while another process is making the file.
    let marks = "SELECT a.application_id, v.user_version, (SELECT count(*) FROM sqlite_schema)
        FROM pragma_application_id AS a, pragma_user_version AS v";
    let (application, version, tables) = connection
        .query_row(marks, [], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, row.get::<_, i64>(2)?)))?;
    if application == APPLICATION_ID {
        return Ok(if version > current() { Kind::Newer(version) } else { Kind::Ours(version) });
    }
    Ok(if application == 0 && version == 0 && tables == 0 { Kind::Fresh } else { Kind::Foreign })
}

/// Takes the steps that are missing, in one transaction that also counts them, so that nobody sees a file half made. Two processes may do
/// so at once.
pub(super) fn migrate(connection: &mut Connection, path: &Path) -> Result<(), StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let done = match kind(&transaction)? {
        Kind::Fresh => 0,
        Kind::Ours(version) => version,
        Kind::Newer(found) => return Err(StoreError::Newer { path: path.to_owned(), found, known: current() }),
        Kind::Foreign => return Err(StoreError::Foreign { path: path.to_owned() }),
    };
    for step in STEPS.iter().skip(usize::try_from(done).unwrap_or(usize::MAX)) {
        transaction.execute_batch(step)?;
    }
    // What a new table is derived from may be in the log already.
    if (1..current()).contains(&done) {
        super::apply::rebuild(&transaction)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", current())?;
    Ok(transaction.commit()?)
}

/// Returns the schema as SQL, one statement after another, for comparison with progress-schema/current.sql.
#[cfg(test)]
pub(super) fn schema(connection: &Connection) -> Result<String, StoreError> {
    let mut statement =
        connection.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type DESC, name")?;
    let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
    let mut out = String::from("-- The schema after every step; a test compares it with a migrated database.\n");
    for row in rows {
        out.push_str(&row?);
        out.push_str(";\n");
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steps_make_the_schema_that_is_written_down() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection, Path::new(":memory:")).unwrap();
        let made = schema(&connection).unwrap();
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("progress-schema/current.sql");
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&file, &made).unwrap();
        }
        assert_eq!(
            made,
            std::fs::read_to_string(&file).unwrap_or_default(),
            "BLESS=1 rewrites progress-schema/current.sql"
        );
    }
}
