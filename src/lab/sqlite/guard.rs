//! A database in memory with its limits.
//!
//! The settings follow <https://sqlite.org/security.html>, "Untrusted SQL Inputs". What no limit reaches (one call of `instr` on large
//! strings can take minutes, and SQLite asks nobody meanwhile) is ended by the parent of the process.

use super::{Failure, rules, time};
use crate::base::chance::Chance;
use crate::base::clock::Clock;
use rusqlite::config::DbConfig;
use rusqlite::functions::FunctionFlags;
use rusqlite::hooks::Authorization;
use rusqlite::limits::Limit;
use rusqlite::{Connection, Error};
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// The most bytes of a string, a BLOB or a row.
const LENGTH: i32 = 1_000_000;
/// The most bytes of a statement.
const SQL: i32 = 100_000;
/// The most pages of 4 kB: 32 MB.
const PAGES: u32 = 8_192;
/// The most bytes that SQLite may hold in all: the pages, what is being sorted, statements.
const HEAP: u64 = 96 * 1024 * 1024;
/// Steps of SQLite's machine between two looks at the clock.
const STEPS: i32 = 1_000;

/// How a database is opened.
#[derive(Debug, Clone)]
pub(in crate::lab) struct Settings {
    /// The clock that says when whatever runs is interrupted: at so many milliseconds of its steady count.
    pub(in crate::lab) clock: Clock,
    /// See [`Settings::clock`].
    pub(in crate::lab) deadline: u64,
    /// Milliseconds since 1970 that the functions of date and time call now.
    pub(in crate::lab) now: Arc<AtomicI64>,
    /// Where `random()` begins.
    pub(in crate::lab) seed: u64,
    /// Whether foreign keys are enforced.
    pub(in crate::lab) foreign_keys: bool,
    /// Whether a name in double quotes that is no column is a string.
    pub(in crate::lab) quoted_strings: bool,
}

/// A guarded database.
#[derive(Debug)]
pub(in crate::lab) struct Guard {
    /// The connection.
    pub(in crate::lab) connection: Connection,
    /// What was refused last, in words.
    refused: Arc<Mutex<Option<String>>>,
    late: Arc<AtomicBool>,
    clock: Clock,
    deadline: Arc<AtomicU64>,
    /// Milliseconds that were given last.
    millis: AtomicU64,
}

impl Guard {
    /// Opens an empty database.
    ///
    /// # Errors
    /// When SQLite has no memory left.
    pub(in crate::lab) fn open(settings: &Settings) -> Result<Self, Error> {
        let mut connection = Connection::open_in_memory()?;
        connection.execute_batch(&format!(
            "PRAGMA temp_store = MEMORY; PRAGMA max_page_count = {PAGES}; PRAGMA temp.max_page_count = {PAGES};
             PRAGMA hard_heap_limit = {HEAP}; PRAGMA mmap_size = 0;"
        ))?;
        for (config, on) in [
            (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
            (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
            (DbConfig::SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, false),
            (DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, settings.foreign_keys),
            (DbConfig::SQLITE_DBCONFIG_DQS_DML, settings.quoted_strings),
            (DbConfig::SQLITE_DBCONFIG_DQS_DDL, settings.quoted_strings),
        ] {
            connection.set_db_config(config, on)?;
        }
        for (limit, most) in [
            (Limit::SQLITE_LIMIT_LENGTH, LENGTH),
            (Limit::SQLITE_LIMIT_SQL_LENGTH, SQL),
            (Limit::SQLITE_LIMIT_ATTACHED, 0),
            (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
        ] {
            connection.set_limit(limit, most)?;
        }
        time::define(&connection, &settings.now)?;
        define_chance(&connection, settings.seed)?;
        let (refused, late) = (Arc::<Mutex<Option<String>>>::default(), Arc::<AtomicBool>::default());
        let flag = late.clone();
        let deadline = Arc::new(AtomicU64::new(settings.deadline));
        let (clock, until) = (settings.clock.clone(), deadline.clone());
        let is_late = move || {
            let is_late = clock.steady_millis() > until.load(Ordering::SeqCst);
            flag.fetch_or(is_late, Ordering::SeqCst);
            is_late
        };
        connection.progress_handler(STEPS, Some(is_late))?;
        let said = refused.clone();
        connection.authorizer(Some(move |context: rusqlite::hooks::AuthContext<'_>| {
            let Some(what) = rules::refused(&context.action) else { return Authorization::Allow };
            *said.lock().unwrap_or_else(PoisonError::into_inner) = Some(what);
            Authorization::Deny
        }))?;
        let (clock, millis) = (settings.clock.clone(), settings.deadline.into());
        Ok(Self { connection, refused, late, clock, deadline, millis })
    }

    /// Whether its time is up.
    pub(in crate::lab) fn is_late(&self) -> bool {
        self.late.load(Ordering::SeqCst)
    }

    /// Lets what runs from now on take `millis` of real time.
    pub(in crate::lab) fn give(&self, millis: u64) {
        self.deadline.store(self.clock.steady_millis().saturating_add(millis), Ordering::SeqCst);
        self.millis.store(millis, Ordering::SeqCst);
        self.late.store(false, Ordering::SeqCst);
    }

    /// Says what an error means, with the refusal or the limit behind it.
    pub(in crate::lab) fn failure(&self, error: &Error) -> Failure {
        let refused = self.refused.lock().unwrap_or_else(PoisonError::into_inner).take();
        let failure = Failure::of(error);
        if self.is_late() {
            let seconds = self.millis.load(Ordering::SeqCst) as f64 / 1_000.0;
            return Failure { message: format!("stopped: it did not end within {seconds} s"), ..failure };
        }
        match refused {
            Some(what) => Failure { message: format!("the laboratory does not allow {what}"), ..failure },
            None => failure,
        }
    }
}

/// Replaces the functions of chance by ones that a seed decides.
fn define_chance(connection: &Connection, seed: u64) -> Result<(), Error> {
    let chance = Arc::new(Mutex::new(Chance::from_seed(seed)));
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_INNOCUOUS;
    let next = |chance: &Mutex<Chance>| chance.lock().unwrap_or_else(PoisonError::into_inner).next_u64();
    let of_numbers = chance.clone();
    connection.create_scalar_function("random", 0, flags, move |_| Ok(next(&of_numbers).cast_signed()))?;
    connection.create_scalar_function("randomblob", 1, flags, move |context| {
        // Fewer than one byte is one, as in SQLite; more than a value may hold is refused by SQLite when it takes the result.
        let count = context.get::<Option<i64>>(0).unwrap_or_default().unwrap_or_default().max(1);
        let count = usize::try_from(count.min(i64::from(LENGTH) + 1)).unwrap_or(1);
        let words = (0..count.div_ceil(8)).map(|_| next(&chance).to_le_bytes());
        Ok(words.flatten().take(count).collect::<Vec<u8>>())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open() -> Guard {
        let settings = Settings {
            clock: Clock::system(),
            deadline: 300,
            now: Arc::new(AtomicI64::new(1_780_300_800_123)),
            seed: 1,
            foreign_keys: true,
            quoted_strings: false,
        };
        Guard::open(&settings).unwrap()
    }

    fn text(guard: &Guard, sql: &str) -> String {
        let value: rusqlite::types::Value = guard.connection.query_row(sql, [], |row| row.get(0)).unwrap();
        match value {
            rusqlite::types::Value::Text(text) => text,
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn now_is_when_the_laboratory_says() {
        let guard = open();
        assert_eq!(text(&guard, "SELECT datetime('now')"), "2026-06-01 08:00:00");
        assert_eq!(text(&guard, "SELECT CURRENT_TIMESTAMP"), "2026-06-01 08:00:00");
        assert_eq!(text(&guard, "SELECT CURRENT_DATE || ' ' || CURRENT_TIME"), "2026-06-01 08:00:00");
        assert_eq!(text(&guard, "SELECT strftime('%Y-%m-%dT%H:%M:%f', 'NOW', '+1 day')"), "2026-06-02T08:00:00.123");
        assert_eq!(text(&guard, "SELECT datetime('subsec')"), "2026-06-01 08:00:00.123");
        assert_eq!(text(&guard, "SELECT unixepoch()"), "Integer(1780300800)");
        assert_eq!(text(&guard, "SELECT date('2024-02-28', '+1 day')"), "2024-02-29");
        assert_eq!(text(&guard, "SELECT typeof(date('nonsense'))"), "null");
    }

    #[test]
    fn chance_repeats() {
        let all = |guard: &Guard| {
            ["SELECT random()", "SELECT hex(randomblob(5))", "SELECT random()"].map(|sql| text(guard, sql))
        };
        assert_eq!(all(&open()), all(&open()));
        let one = all(&open());
        assert_ne!(one[0], one[2]);
    }

    #[test]
    fn a_default_of_the_schema_may_use_them() {
        let guard = open();
        let sql = "CREATE TABLE t (a, at TEXT DEFAULT CURRENT_TIMESTAMP, day TEXT DEFAULT (date('now')), CHECK (date(day) = day));
                   INSERT INTO t (a) VALUES (1)";
        guard.connection.execute_batch(sql).unwrap();
        assert_eq!(text(&guard, "SELECT at || day FROM t"), "2026-06-01 08:00:002026-06-01");
    }

    #[test]
    fn what_is_refused_is_named() {
        let guard = open();
        for (sql, word) in [
            ("ATTACH 'x' AS y", "ATTACH"),
            ("SELECT load_extension('x')", "load_extension"),
            ("PRAGMA writable_schema = 1", "PRAGMA writable_schema"),
            ("SELECT * FROM pragma_database_list", "PRAGMA database_list"),
        ] {
            let error = guard.connection.execute_batch(sql).unwrap_err();
            let message = guard.failure(&error).message;
            assert!(message.starts_with("the laboratory does not allow") && message.contains(word), "{message}");
        }
        let error = guard.connection.execute_batch("SELECT x").unwrap_err();
        assert_eq!(guard.failure(&error).message, "no such column: x");
    }

    #[test]
    fn a_statement_without_end_is_interrupted() {
        let guard = open();
        let sql = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c";
        let error = guard.connection.query_row(sql, [], |_| Ok(())).unwrap_err();
        assert_eq!(guard.failure(&error).message, "stopped: it did not end within 0.3 s");
    }

    #[test]
    fn full_text_search_works() {
        let guard = open();
        let sql = "CREATE VIRTUAL TABLE d USING fts5(body); INSERT INTO d VALUES ('a small boat'), ('a harbour')";
        guard.connection.execute_batch(sql).unwrap();
        assert_eq!(text(&guard, "SELECT body FROM d WHERE d MATCH 'boat'"), "a small boat");
    }
}
