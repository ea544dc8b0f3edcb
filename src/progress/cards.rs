//! Cards: what was met, graded and set aside, and the parameters fitted to it.
//!
//! Every change here has the same result in whatever order two copies are put together.

use super::{Store, StoreError};
use crate::base::clock::Timestamp;
use crate::base::day::Day;
use crate::course::{LessonId, PackId};
use crate::learner::{CardHistory, CardId, Certainty, Event, Fit, Outcome, Record, Review, ReviewGrade, ReviewId};
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::collections::BTreeMap;

fn run(connection: &Connection, sql: &str, values: &[&dyn rusqlite::ToSql]) -> Result<(), StoreError> {
    connection.prepare_cached(sql)?.execute(values)?;
    Ok(())
}

fn know(connection: &Connection, record: &Record, card: &CardId) -> Result<(), StoreError> {
    run(
        connection,
        "INSERT OR IGNORE INTO card (pack, lesson, card) VALUES (?1, ?2, ?3)",
        params![record.pack.as_str(), record.lesson.as_str(), card.as_str()],
    )
}

/// Makes a row for a grading of which nothing is known yet but its name.
fn await_review(connection: &Connection, record: &Record, review: &ReviewId, card: &CardId) -> Result<(), StoreError> {
    run(
        connection,
        "INSERT OR IGNORE INTO card_review (review, pack, lesson, card) VALUES (?1, ?2, ?3, ?4)",
        params![review.0, record.pack.as_str(), record.lesson.as_str(), card.as_str()],
    )
}

/// Applies an event of the review.
pub(super) fn apply(connection: &Connection, record: &Record, path: &str) -> Result<(), StoreError> {
    let (pack, lesson) = (record.pack.as_str(), record.lesson.as_str());
    if let Event::ParametersFitted { parameters, reviews, kept, .. } = &record.event {
        let parameters = serde_json::to_string(parameters).unwrap_or_default();
        return run(
            connection,
            "INSERT OR IGNORE INTO review_fit (id, at, reviews, kept, parameters) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![record.id, record.at.0, reviews, kept, parameters],
        );
    }
    // A lesson whose cards are reviewed is one that can be reset; it was not open for that.
    run(
        connection,
        "INSERT OR IGNORE INTO lesson_state (pack, lesson, path) VALUES (?1, ?2, ?3)",
        params![pack, lesson, path],
    )?;
    match &record.event {
        Event::CardMet { card } => know(connection, record, card)?,
        Event::CardGraded { review, card, grade, nth, day, millis, answer, content } => {
            know(connection, record, card)?;
            await_review(connection, record, review, card)?;
            let outcome = answer.as_ref().and_then(|answer| serde_json::to_string(&answer.outcome).ok());
            let certainty = answer.as_ref().and_then(|answer| serde_json::to_string(&answer.certainty?).ok());
            run(
                connection,
                "UPDATE card_review SET at = ?2, nth = ?3, day = ?4, grade = ?5, outcome = ?6, certainty = ?7, millis = ?8, content = ?9
                 WHERE review = ?1",
                params![review.0, record.at.0, nth, day.0, grade.number(), outcome, certainty, millis, content],
            )?;
        }
        Event::GradeChanged { review, card, grade } => {
            await_review(connection, record, review, card)?;
            run(
                connection,
                "UPDATE card_review SET changed = ?2 WHERE review = ?1",
                params![review.0, grade.number()],
            )?;
        }
        Event::GradeUndone { review, card } => {
            await_review(connection, record, review, card)?;
            run(connection, "UPDATE card_review SET undone = 1 WHERE review = ?1", params![review.0])?;
        }
        Event::CardSuspended { card, suspended } => {
            know(connection, record, card)?;
            run(
                connection,
                "UPDATE card SET suspended = ?4, suspended_at = ?5, suspended_id = ?6
                 WHERE pack = ?1 AND lesson = ?2 AND card = ?3
                   AND (suspended_at IS NULL OR (?5, ?6) > (suspended_at, suspended_id))",
                params![pack, lesson, card.as_str(), suspended, record.at.0, record.id],
            )?;
        }
        Event::CardBuried { card, day } => {
            know(connection, record, card)?;
            run(
                connection,
                "UPDATE card SET buried = max(coalesce(buried, ?4), ?4) WHERE pack = ?1 AND lesson = ?2 AND card = ?3",
                params![pack, lesson, card.as_str(), day.0],
            )?;
        }
        _ => {}
    }
    Ok(())
}

/// Takes an answer to a question in its lesson: the first one is the first grading of its card.
pub(super) fn meet(connection: &Connection, record: &Record) -> Result<(), StoreError> {
    let Event::Answered { file, question, outcome, certainty, millis, .. } = &record.event else { return Ok(()) };
    let card = CardId::question(file, question);
    let (pack, lesson) = (record.pack.as_str(), record.lesson.as_str());
    know(connection, record, &card)?;
    // Gradings in review carry a day; of answers in the lesson only the earliest stays.
    let earlier: Option<(i64, String)> = connection
        .prepare_cached(
            "SELECT at, review FROM card_review
             WHERE pack = ?1 AND lesson = ?2 AND card = ?3 AND day IS NULL AND at IS NOT NULL",
        )?
        .query_row(params![pack, lesson, card.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    if let Some(earlier) = earlier {
        if earlier <= (record.at.0, record.id.clone()) {
            return Ok(());
        }
        run(connection, "DELETE FROM card_review WHERE review = ?1", params![earlier.1])?;
    }
    let outcome = serde_json::to_string(outcome).unwrap_or_default();
    let certainty = certainty.and_then(|certainty| serde_json::to_string(&certainty).ok());
    run(
        connection,
        "INSERT OR IGNORE INTO card_review (review, pack, lesson, card, at, outcome, certainty, millis)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![record.id, pack, lesson, card.as_str(), record.at.0, outcome, certainty, millis],
    )
}

const REVIEWS: &str =
    "SELECT pack, lesson, card, review, at, nth, day, grade, changed, outcome, certainty, millis, content
  FROM card_review WHERE at IS NOT NULL AND NOT undone";
const CARDS: &str = "SELECT pack, lesson, card, suspended, buried FROM card";

/// A grading; `None` when it cannot be understood.
fn review(row: &Row<'_>) -> rusqlite::Result<Option<Review>> {
    let day: Option<i32> = row.get(6)?;
    let number: Option<usize> = row.get::<_, Option<usize>>(8)?.or(row.get(7)?);
    let grade = match number {
        Some(number) => ReviewGrade::of_number(number),
        None => {
            let outcome: Option<String> = row.get(9)?;
            let outcome = outcome.and_then(|text| serde_json::from_str::<Outcome>(&text).ok());
            let certainty: Option<String> = row.get(10)?;
            let certainty = certainty.and_then(|text| serde_json::from_str::<Certainty>(&text).ok());
            let millis = row.get::<_, Option<u32>>(11)?.unwrap_or(0);
            outcome.map(|outcome| ReviewGrade::automatic(outcome, certainty, millis))
        }
    };
    let (id, at, nth, content) = (ReviewId(row.get(3)?), Timestamp(row.get(4)?), row.get(5)?, row.get(12)?);
    Ok(grade.map(|grade| Review { id, nth, at, day: day.map(Day), grade, in_review: day.is_some(), content }))
}

type Key = (PackId, LessonId, CardId);

fn key(row: &Row<'_>) -> rusqlite::Result<Key> {
    let text = |column| row.get::<_, String>(column);
    Ok((PackId::new(text(0)?), LessonId::new(text(1)?), CardId::new(text(2)?)))
}

impl Store {
    /// Returns what is known of every card, with its gradings in order; of one pack, or of all.
    ///
    /// # Errors
    /// When the store cannot be read; so for all that follow.
    pub fn cards(&self, pack: Option<&PackId>) -> Result<Vec<(PackId, CardHistory)>, StoreError> {
        let connection = self.reading()?;
        let mut cards: BTreeMap<Key, CardHistory> = BTreeMap::new();
        let only = pack.map(PackId::as_str);
        let mut statement = connection.prepare_cached(&format!("{CARDS} WHERE ?1 IS NULL OR pack = ?1"))?;
        let mut rows = statement.query([only])?;
        while let Some(row) = rows.next()? {
            let key = key(row)?;
            let history = CardHistory {
                lesson: key.1.clone(),
                card: key.2.clone(),
                suspended: row.get(3)?,
                buried: row.get::<_, Option<i32>>(4)?.map(Day),
                reviews: Vec::new(),
            };
            cards.insert(key, history);
        }
        let mut statement = connection.prepare_cached(&format!("{REVIEWS} AND (?1 IS NULL OR pack = ?1)"))?;
        let mut rows = statement.query([only])?;
        while let Some(row) = rows.next()? {
            if let (Some(history), Some(review)) = (cards.get_mut(&key(row)?), review(row)?) {
                history.reviews.push(review);
            }
        }
        let ordered = cards.into_iter().map(|((pack, ..), mut history)| {
            history.reviews.sort_by(|a, b| (a.nth, a.at, &a.id).cmp(&(b.nth, b.at, &b.id)));
            (pack, history)
        });
        Ok(ordered.collect())
    }

    /// Returns the parameters that were kept last, and what was tried last, kept or not.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn fits(&self) -> Result<(Option<Fit>, Option<Fit>), StoreError> {
        let newest = |filter: &str| -> Result<Option<Fit>, StoreError> {
            let sql = format!(
                "SELECT at, reviews, kept, parameters FROM review_fit {filter} ORDER BY at DESC, id DESC LIMIT 1"
            );
            let fit = self.reading()?.prepare_cached(&sql)?.query_row([], |row| {
                let kept: bool = row.get(2)?;
                let parameters: Option<Vec<f32>> = serde_json::from_str(&row.get::<_, String>(3)?).ok();
                Ok(Fit { at: Timestamp(row.get(0)?), reviews: row.get(1)?, parameters: parameters.filter(|_| kept) })
            });
            Ok(fit.optional()?)
        };
        Ok((newest("WHERE kept")?, newest("")?))
    }
}
