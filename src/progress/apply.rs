//! What one record changes in the tables derived from the log.

use super::log::{COLUMNS, Row};
use super::{Store, StoreError, cards};
use crate::learner::{Event, Record};
use rusqlite::{Connection, params};

/// The derived tables, for emptying and comparing.
pub(super) const DERIVED: &[&str] =
    &["lesson_state", "section_seen", "attempt", "answer", "lab_state", "card", "card_review", "review_fit"];

/// Those of them that belong to the learner and to no lesson.
const OF_NO_LESSON: &[&str] = &["review_fit"];

/// Applies a record.
pub(super) fn apply(connection: &Connection, seq: i64, record: &Record, path: &str) -> Result<(), StoreError> {
    let (pack, lesson) = (record.pack.as_str(), record.lesson.as_str());
    let run = |sql: &str, values: &[&dyn rusqlite::ToSql]| -> Result<usize, StoreError> {
        Ok(connection.prepare_cached(sql)?.execute(values)?)
    };
    if record.event.is_of_review() {
        return cards::apply(connection, record, path);
    }
    run(
        "INSERT INTO lesson_state (pack, lesson, path, visited, visit_seq) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (pack, lesson) DO UPDATE SET path = excluded.path, visited = excluded.visited, visit_seq = excluded.visit_seq",
        params![pack, lesson, path, record.at.0, seq],
    )?;
    let set = |column: &str, value: bool| {
        run(
            &format!("UPDATE lesson_state SET {column} = ?3 WHERE pack = ?1 AND lesson = ?2"),
            params![pack, lesson, value],
        )
    };
    match &record.event {
        Event::LessonOpened => {
            set("opened", true)?;
        }
        Event::SectionSeen { anchor } => {
            run(
                "INSERT OR IGNORE INTO section_seen (pack, lesson, anchor) VALUES (?1, ?2, ?3)",
                params![pack, lesson, anchor],
            )?;
        }
        Event::LessonRead => {
            set("read", true)?;
        }
        Event::LessonMarked { read } => {
            set("read", *read)?;
        }
        Event::TimeSpent { seconds } => {
            run(
                "UPDATE lesson_state SET seconds = seconds + ?3 WHERE pack = ?1 AND lesson = ?2",
                params![pack, lesson, seconds],
            )?;
        }
        Event::QuizStarted { attempt, file, seed, questions } => {
            let questions = serde_json::to_string(questions).unwrap_or_default();
            // SQLite's integers are signed; the bits are what counts.
            let seed = seed.cast_signed();
            run(
                "INSERT OR IGNORE INTO attempt (id, pack, lesson, file, seed, questions, started, seq) VALUES (?1,?2,?3,?4,?5,?6,?7,?8)",
                params![attempt.0, pack, lesson, file, seed, questions, record.at.0, seq],
            )?;
        }
        Event::Answered { attempt, file, question, answer, outcome, certainty, .. } => {
            let answer = serde_json::to_string(answer).unwrap_or_default();
            let outcome = serde_json::to_string(outcome).unwrap_or_default();
            let certainty = certainty.and_then(|certainty| serde_json::to_string(&certainty).ok());
            let attempt = attempt.as_ref().map(|attempt| attempt.0.as_str());
            run(
                "INSERT INTO answer (seq, attempt, pack, lesson, file, question, answer, outcome, certainty, at)
                 VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10)",
                params![seq, attempt, pack, lesson, file, question.as_str(), answer, outcome, certainty, record.at.0],
            )?;
            cards::meet(connection, record)?;
        }
        Event::QuizFinished { attempt, right, total, closing, .. } => {
            run("UPDATE attempt SET finished = ?2 WHERE id = ?1", params![attempt.0, record.at.0])?;
            if *closing && *total > 0 {
                run(
                    "UPDATE lesson_state SET latest_right = ?3, latest_total = ?4,
                       mastered = mastered OR ?3 * 5 >= ?4 * 4,
                       best_total = CASE WHEN best_total IS NULL OR ?3 * best_total > best_right * ?4 THEN ?4 ELSE best_total END,
                       best_right = CASE WHEN best_right IS NULL OR ?3 * best_total > best_right * ?4 THEN ?3 ELSE best_right END
                     WHERE pack = ?1 AND lesson = ?2",
                    params![pack, lesson, right, total],
                )?;
            }
        }
        Event::LabRan { lab, passed, total, solved, seconds, .. } => {
            // More checks passed of the same or another number of checks: the share decides.
            run(
                "INSERT INTO lab_state (pack, lesson, lab, runs, solved, best_passed, best_total, latest_passed, latest_total, seconds)
                 VALUES (?1, ?2, ?3, 1, ?6, ?4, ?5, ?4, ?5, ?7)
                 ON CONFLICT (pack, lesson, lab) DO UPDATE SET runs = runs + 1, solved = solved OR ?6, seconds = seconds + ?7,
                   best_passed = CASE WHEN best_total = 0 OR ?4 * best_total > best_passed * ?5 THEN ?4 ELSE best_passed END,
                   best_total = CASE WHEN best_total = 0 OR ?4 * best_total > best_passed * ?5 THEN ?5 ELSE best_total END,
                   latest_passed = ?4, latest_total = ?5",
                params![pack, lesson, lab, passed, total, solved, seconds],
            )?;
        }
        Event::LabHelped { lab, hints, solution } => {
            run(
                "INSERT INTO lab_state (pack, lesson, lab, hints, solution_seen) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (pack, lesson, lab) DO UPDATE SET hints = max(hints, ?4), solution_seen = solution_seen OR ?5",
                params![pack, lesson, lab, hints, solution],
            )?;
        }
        Event::LessonReset => {
            for table in DERIVED.iter().filter(|table| !OF_NO_LESSON.contains(table)) {
                run(&format!("DELETE FROM {table} WHERE pack = ?1 AND lesson = ?2"), params![pack, lesson])?;
            }
        }
        // These were taken care of above.
        Event::CardMet { .. }
        | Event::CardGraded { .. }
        | Event::GradeChanged { .. }
        | Event::GradeUndone { .. }
        | Event::CardSuspended { .. }
        | Event::CardBuried { .. }
        | Event::ParametersFitted { .. } => {}
    }
    Ok(())
}

/// Empties the derived tables and fills them from the log.
pub(super) fn rebuild(connection: &Connection) -> Result<(), StoreError> {
    for table in DERIVED {
        connection.execute(&format!("DELETE FROM {table}"), [])?;
    }
    let mut statement = connection.prepare(&format!("SELECT {COLUMNS} FROM log ORDER BY seq"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let row = Row::read(row)?;
        if let Some(record) = row.record() {
            apply(connection, row.seq, &record, &row.path)?;
        }
    }
    Ok(())
}

impl Store {
    /// Makes the derived tables anew from the log.
    ///
    /// # Errors
    /// When the store cannot be read or written; the tables are then as before.
    pub fn rebuild(&mut self) -> Result<(), StoreError> {
        self.write(|connection, _, _| rebuild(connection))
    }
}
