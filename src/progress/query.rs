//! What screens and commands ask of the derived tables.

use super::{Store, StoreError};
use crate::base::clock::Timestamp;
use crate::course::{LessonId, PackId, QuestionId};
use crate::learner::{Answer, Attempt, AttemptId, Given, LessonState, Mastery, Outcome, Place};
use rusqlite::{OptionalExtension, Row, params};
use std::collections::BTreeSet;

const STATE: &str =
    "SELECT s.lesson, s.path, s.opened, s.read, s.mastered, s.best_right, s.best_total, s.latest_right, s.latest_total,
  s.seconds, s.visited, coalesce(p.percent, 0), coalesce(p.block, 0), coalesce(p.byte, 0),
  (SELECT count(*) FROM section_seen x WHERE x.pack = s.pack AND x.lesson = s.lesson),
  (SELECT count(*) FROM lab_state x WHERE x.pack = s.pack AND x.lesson = s.lesson AND x.solved),
  (SELECT count(*) FROM lab_state x WHERE x.pack = s.pack AND x.lesson = s.lesson AND x.runs > 0)
  FROM lesson_state s LEFT JOIN place p ON p.pack = s.pack AND p.lesson = s.lesson WHERE s.pack = ?1";

fn state(row: &Row<'_>) -> rusqlite::Result<LessonState> {
    let flag = |column| row.get::<_, bool>(column);
    let mastery = match (flag(2)?, flag(3)?, flag(4)?) {
        (_, true, true) => Mastery::Mastered,
        (_, true, false) => Mastery::Read,
        (true, false, _) | (_, _, true) => Mastery::Started,
        _ => Mastery::New,
    };
    let result = |right: Option<u32>, total: Option<u32>| right.zip(total);
    Ok(LessonState {
        lesson: LessonId::new(row.get::<_, String>(0)?),
        path: row.get(1)?,
        mastery,
        best: result(row.get(5)?, row.get(6)?),
        latest: result(row.get(7)?, row.get(8)?),
        seconds: row.get(9)?,
        visited: Timestamp(row.get(10)?),
        percent: row.get::<_, u8>(11)?.min(100),
        place: Place { block: row.get(12)?, offset: row.get(13)? },
        sections_seen: row.get(14)?,
        labs: (row.get(15)?, row.get(16)?),
    })
}

fn given(row: &Row<'_>) -> rusqlite::Result<Given> {
    let parsed = |text: String| serde_json::from_str::<Answer>(&text).unwrap_or(Answer::NotSure);
    Ok(Given {
        question: QuestionId::new(row.get::<_, String>(0)?),
        answer: parsed(row.get(1)?),
        outcome: serde_json::from_str(&row.get::<_, String>(2)?).unwrap_or(Outcome::NotSure),
        certainty: row.get::<_, Option<String>>(3)?.and_then(|text| serde_json::from_str(&text).ok()),
        at: Timestamp(row.get(4)?),
    })
}

impl Store {
    /// Returns the state of every lesson of a pack that was ever open.
    ///
    /// # Errors
    /// When the store cannot be read; so for all that follow.
    pub fn states(&self, pack: &PackId) -> Result<Vec<LessonState>, StoreError> {
        let mut statement = self.reading()?.prepare_cached(STATE)?;
        Ok(statement.query_map([pack.as_str()], state)?.collect::<Result<_, _>>()?)
    }

    /// Returns the state of one lesson.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn state(&self, pack: &PackId, lesson: &LessonId) -> Result<Option<LessonState>, StoreError> {
        let mut statement = self.reading()?.prepare_cached(&format!("{STATE} AND s.lesson = ?2"))?;
        Ok(statement.query_row([pack.as_str(), lesson.as_str()], state).optional()?)
    }

    /// Returns the lesson that was open last.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn latest(&self, pack: &PackId) -> Result<Option<LessonState>, StoreError> {
        let mut statement = self.reading()?.prepare_cached(&format!("{STATE} ORDER BY s.visit_seq DESC LIMIT 1"))?;
        Ok(statement.query_row([pack.as_str()], state).optional()?)
    }

    /// Returns the anchors of the sections seen.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn sections_seen(&self, pack: &PackId, lesson: &LessonId) -> Result<BTreeSet<String>, StoreError> {
        let mut statement =
            self.reading()?.prepare_cached("SELECT anchor FROM section_seen WHERE pack = ?1 AND lesson = ?2")?;
        Ok(statement.query_map([pack.as_str(), lesson.as_str()], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    /// Returns the attempts at a quiz with their answers, oldest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn attempts(&self, pack: &PackId, lesson: &LessonId, file: &str) -> Result<Vec<Attempt>, StoreError> {
        let connection = self.reading()?;
        let mut statement = connection.prepare_cached(
            "SELECT id, seed, questions, started, finished FROM attempt WHERE pack = ?1 AND lesson = ?2 AND file = ?3 ORDER BY seq",
        )?;
        let rows = statement.query_map(params![pack.as_str(), lesson.as_str(), file], |row| {
            Ok(Attempt {
                id: AttemptId(row.get(0)?),
                pack: pack.clone(),
                lesson: lesson.clone(),
                file: file.to_owned(),
                seed: row.get::<_, i64>(1)?.cast_unsigned(),
                questions: serde_json::from_str(&row.get::<_, String>(2)?).unwrap_or_default(),
                given: Vec::new(),
                started: Timestamp(row.get(3)?),
                finished: row.get::<_, Option<i64>>(4)?.map(Timestamp),
            })
        })?;
        let mut attempts: Vec<Attempt> = rows.collect::<Result<_, _>>()?;
        let mut answers = connection.prepare_cached(
            "SELECT question, answer, outcome, certainty, at FROM answer WHERE attempt = ?1 ORDER BY seq",
        )?;
        for attempt in &mut attempts {
            let rows = answers.query_map([&attempt.id.0], given)?;
            for row in rows {
                let row = row?;
                if attempt.given_to(&row.question).is_none() {
                    attempt.given.push(row);
                }
            }
        }
        Ok(attempts)
    }

    /// Returns the latest answer to each question that was answered in the text, with its file.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn checkpoints(&self, pack: &PackId, lesson: &LessonId) -> Result<Vec<(String, Given)>, StoreError> {
        let mut statement = self.reading()?.prepare_cached(
            "SELECT question, answer, outcome, certainty, at, file, max(seq) FROM answer
             WHERE attempt IS NULL AND pack = ?1 AND lesson = ?2 GROUP BY file, question ORDER BY seq",
        )?;
        let rows = statement.query_map([pack.as_str(), lesson.as_str()], |row| Ok((row.get(5)?, given(row)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
