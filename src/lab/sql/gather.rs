//! Statements are run one after the other, and what came of each is kept as far as there is room.

use super::{cell, plan};
use crate::lab::sqlite::{Failure, Guard, Piece, split};
use crate::learner::{PlanNode, SqlError, StatementResult};
use rusqlite::{Error, Statement};
use serde_json::Value;

/// The most rows of one statement that are kept.
const ROWS: usize = 1_000;
/// The most bytes of rows that are kept of all statements together.
const BYTES: usize = 512 * 1024;
/// The most statements.
const STATEMENTS: usize = 1_000;

/// Runs statements.
pub(super) struct Gatherer<'a> {
    guard: &'a Guard,
    /// How many bytes of rows may still be kept.
    room: usize,
    /// What came of the statements so far.
    pub(super) results: Vec<StatementResult>,
}

impl<'a> Gatherer<'a> {
    /// Begins with nothing.
    pub(super) fn new(guard: &'a Guard) -> Self {
        Self { guard, room: BYTES, results: Vec::new() }
    }

    /// Runs every statement of a file. A statement that fails does not keep the next from running, as in SQLite's own shell.
    ///
    /// # Errors
    /// When the time is up or there are too many; the statement at which that was is the last result.
    pub(super) fn run(&mut self, file: &str, text: &str) -> Result<(), SqlError> {
        for piece in split(text) {
            let (line, column) = place(text, piece.start);
            let mut result = StatementResult {
                sql: piece.sql.to_owned(),
                file: file.to_owned(),
                line,
                ..StatementResult::default()
            };
            if self.results.len() == STATEMENTS {
                let message = format!("there are more than {STATEMENTS} statements");
                return Err(SqlError { message, code: 0, line, column });
            }
            if let Err(error) = self.statement(piece.sql, &mut result) {
                result.error = Some(error_at(text, piece, &self.guard.failure(&error)));
            }
            let late = if self.guard.is_late() { result.error.clone() } else { None };
            self.results.push(result);
            if let Some(error) = late {
                return Err(error);
            }
        }
        Ok(())
    }

    fn statement(&mut self, sql: &str, result: &mut StatementResult) -> Result<(), Error> {
        let connection = &self.guard.connection;
        let mut statement = connection.prepare(sql)?;
        if has_plan(sql) {
            result.plan = plan::plan(connection, sql)?;
        }
        result.columns = names(&statement);
        let before = connection.total_changes();
        let steps = self.rows(&mut statement, result)?;
        if statement.is_explain() == 2 {
            result.plan = steps;
        }
        if has_plan(sql) && !statement.readonly() {
            // Rows of other tables that go with them are no changes of the statement itself.
            let changed = connection.total_changes() != before;
            result.changes = Some(if changed { connection.changes() } else { 0 });
        }
        Ok(())
    }

    /// Counts the rows, keeps as many as there is room for, and returns them as a plan if they are one.
    fn rows(&mut self, statement: &mut Statement<'_>, result: &mut StatementResult) -> Result<Vec<PlanNode>, Error> {
        let (columns, is_plan) = (statement.column_count(), statement.is_explain() == 2);
        let mut steps = Vec::new();
        let mut rows = statement.raw_query();
        while let Some(row) = rows.next()? {
            result.count += 1;
            let cells = (0..columns).map(|at| row.get_ref(at)).collect::<Result<Vec<_>, _>>()?;
            let size: usize = cells.iter().map(|cell| cell::size(*cell)).sum();
            // Only the first rows are kept, without a gap.
            if result.rows.len() as u64 + 1 == result.count && result.rows.len() < ROWS && size <= self.room {
                self.room -= size;
                result.rows.push(cells.into_iter().map(cell::json).collect());
                if is_plan {
                    steps.push(plan::Step::of(row)?);
                }
            }
        }
        Ok(plan::tree(steps))
    }
}

/// The rows of one statement as objects, all of them or an error.
pub(super) fn query(guard: &Guard, sql: &str) -> Result<Value, Failure> {
    let own = |message: String| Failure { message, code: 0, offset: None };
    let pieces = split(sql);
    let [piece] = pieces[..] else {
        return Err(own(format!("query takes one statement, and this is {}", pieces.len())));
    };
    let failed = |error: Error| guard.failure(&error);
    let mut statement = guard.connection.prepare(piece.sql).map_err(failed)?;
    let names = names(&statement);
    let (mut found, mut room) = (Vec::new(), 2 * BYTES);
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next().map_err(failed)? {
        let cells = (0..names.len()).map(|at| row.get_ref(at)).collect::<Result<Vec<_>, _>>().map_err(failed)?;
        let size: usize = cells.iter().map(|cell| cell::size(*cell)).sum();
        if found.len() == 10 * ROWS || size > room {
            return Err(own(format!("query returns more than the laboratory hands on, which is {} rows", found.len())));
        }
        room -= size;
        let cells = names.iter().cloned().zip(cells.into_iter().map(cell::json));
        found.push(Value::Object(cells.collect()));
    }
    Ok(Value::Array(found))
}

fn names(statement: &Statement<'_>) -> Vec<String> {
    statement.column_names().map(str::to_owned).collect()
}

/// Whether SQLite makes a plan for a statement of this first word.
fn has_plan(sql: &str) -> bool {
    let word = sql.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    ["SELECT", "WITH", "VALUES", "INSERT", "REPLACE", "UPDATE", "DELETE"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(word))
}

/// Puts a failure where it is in the file.
pub(super) fn error_at(text: &str, piece: Piece<'_>, failure: &Failure) -> SqlError {
    let offset = failure.offset.filter(|offset| *offset <= piece.sql.len()).unwrap_or(0);
    let (line, column) = place(text, piece.start + offset);
    SqlError { message: failure.message.clone(), code: failure.code, line, column }
}

/// Returns line and column of a byte, both from 1.
fn place(text: &str, at: usize) -> (u32, u32) {
    let before = &text[..text.floor_char_boundary(at)];
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let count = |count: usize| u32::try_from(count + 1).unwrap_or(u32::MAX);
    (count(before.matches('\n').count()), count(before[start..].chars().count()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_counted_in_lines_and_characters() {
        let text = "SELECT 1;\n  é SELEC";
        assert_eq!(place(text, 0), (1, 1));
        assert_eq!(place(text, text.find("SELEC\0").unwrap_or(text.len() - 5)), (2, 5));
        assert_eq!(place(text, 10_000), (2, 10));
    }

    #[test]
    fn a_plan_is_asked_for_what_has_one() {
        assert!(has_plan("select 1") && has_plan("WITH x AS (SELECT 1) SELECT * FROM x") && has_plan("DELETE FROM t"));
        assert!(
            !has_plan("PRAGMA foreign_keys") && !has_plan("CREATE TABLE selected (a)") && !has_plan("EXPLAIN SELECT 1")
        );
    }
}
