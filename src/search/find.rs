//! From a query to hits.

use super::document::{Kind, LessonKey};
use super::index::{Index, kind_tag, lesson_tag};
use super::matches::{self, merged};
use super::query::{Query, Term};
use super::rank::{Candidate, Quality, Statistics, quality, rarity};
use super::snippet;
use super::typo;
use super::{Filter, Marks, SearchError};
use crate::learner::Place;
use rusqlite::Row;

pub use super::typo::Corrected;

/// Documents that are looked at for a query: the first that have the words. Titles and headings are looked at apart.
const LOOKED_AT: usize = 400;
/// Titles, headings and terms that are looked at.
const NAMES_LOOKED_AT: usize = 200;

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub kind: Kind,
    /// The lesson.
    pub lesson: LessonKey,
    /// What it is called: a title, a heading, a term; empty for the rest.
    pub name: String,
    /// Its words.
    pub text: String,
    /// What was looked for in `name`.
    pub name_marks: Marks,
    /// What was looked for in `text`.
    pub marks: Marks,
    /// The heading it stands under.
    pub under: String,
    /// Where the words stand that were looked for; where the document begins when they stand in no text.
    pub place: Place,
    /// Names it where a place does not.
    pub reference: Option<String>,
    /// Whether it was found by a word that took the place of one that is nowhere.
    pub replaced: bool,
    /// How good it is: hits are in this order.
    pub quality: Quality,
    /// Its place in the pack: decides between hits that are as good.
    pub order: (u32, usize, usize, i64),
}

/// What came of a query.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// The hits, best first.
    pub hits: Vec<Hit>,
    /// Words that were taken for others.
    pub corrected: Vec<Corrected>,
    /// The query with what was meant: what is to be marked in a text.
    pub query: Query,
    /// Whether there is more than was asked for.
    pub more: bool,
    /// When there are no hits: a word that is there and looks like one that is not.
    pub nearest: Option<String>,
}

struct Document {
    id: i64,
    lesson: i64,
    kind: Kind,
    place: Place,
    words: f64,
    reference: Option<String>,
    name: String,
    under: String,
    text: String,
}

const COLUMNS: &str = "d.id, d.lesson, d.kind, d.length, d.block, d.offset, d.reference, d.name, d.under, d.text";

impl Document {
    fn of(row: &Row<'_>) -> rusqlite::Result<Self> {
        let number = |at| row.get::<_, i64>(at).map(|number| usize::try_from(number).unwrap_or(0));
        Ok(Self {
            id: row.get(0)?,
            lesson: row.get(1)?,
            kind: Kind::of_number(row.get(2)?),
            words: row.get(3)?,
            place: Place { block: number(4)?, offset: number(5)? },
            reference: row.get(6)?,
            name: row.get(7)?,
            under: row.get(8)?,
            text: row.get(9)?,
        })
    }
}

impl Index {
    /// Returns the best `limit` hits. A query that asks for nothing finds nothing.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn find(&self, query: &Query, limit: usize) -> Result<Found, SearchError> {
        let mut query = query.clone();
        let Some(narrowed) = self.narrowed(&query.filters) else {
            return Ok(Found { query, ..Found::default() });
        };
        if query.terms.is_empty() {
            return self.listed(query, limit);
        }
        // While lessons come in, what is not in the vocabulary may well be in one of them.
        let corrected = if self.is_changing() { Vec::new() } else { typo::correct(self, &mut query)? };
        let mut found = Vec::new();
        let names = join(&query.terms, " AND ", true);
        let names = format!("{{name}} : {names}{narrowed}");
        // Titles apart, so that many headings do not hide one.
        let titles = format!("{names} AND {{tags}} : {}", kind_tag(Kind::Title));
        self.gather("names", &titles, NAMES_LOOKED_AT, &mut found)?;
        self.gather("names", &names, NAMES_LOOKED_AT, &mut found)?;
        let statistics = self.statistics(&query)?;
        // Words around a document help to find it, but the rarest must be its own.
        let rarest = (0..query.terms.len()).max_by(|a, b| statistics.rarity[*a].total_cmp(&statistics.rarity[*b]));
        let own = query.terms[rarest.unwrap_or(0)].expression(false);
        let all = if query.terms.len() == 1 { String::new() } else { join(&query.terms, " AND ", false) + " AND " };
        let own = format!("{all}{{name body parts whole}} : {own}{narrowed}");
        let before = found.len();
        self.gather("words", &own, LOOKED_AT, &mut found)?;
        let cut = found.len() - before == LOOKED_AT;
        let mut seen = std::collections::HashSet::new();
        found.retain(|document| seen.insert(document.id));
        let mut hits: Vec<Hit> =
            found.into_iter().filter_map(|document| self.hit(&query, document, &statistics)).collect();
        let replaced = corrected.iter().any(|one| !one.beside);
        hits.iter_mut().for_each(|hit| hit.replaced = replaced);
        hits.sort_by_key(|hit| (hit.quality, hit.order));
        let more = cut || hits.len() > limit;
        hits.truncate(limit);
        // A guess that found nothing more is not worth a word.
        let guessed = hits.iter().any(|hit| hit.quality.guessed);
        let corrected = corrected.into_iter().filter(|one| !one.beside || guessed).collect();
        let nearest = if hits.is_empty() && !self.is_changing() { typo::nearest(self, &query)? } else { None };
        Ok(Found { hits, corrected, query, more, nearest })
    }

    /// What filters add to an expression; none when nothing can pass them.
    fn narrowed(&self, filters: &[Filter]) -> Option<String> {
        let mut out = String::new();
        if filters.is_empty() {
            return Some(out);
        }
        let kinds: Vec<Kind> =
            Kind::ALL.into_iter().filter(|kind| filters.iter().all(|filter| filter.takes_kind(*kind))).collect();
        let lessons = self.passing(filters);
        if kinds.is_empty() || lessons.is_empty() {
            return None;
        }
        let mut add = |tags: Vec<String>| out.push_str(&format!(" AND {{tags}} : ({})", tags.join(" OR ")));
        if kinds.len() < Kind::ALL.len() {
            add(kinds.into_iter().map(kind_tag).collect());
        }
        if lessons.len() < self.lessons.len() {
            add(lessons.into_iter().map(lesson_tag).collect());
        }
        Some(out)
    }

    /// The lessons that pass every filter, in reading order.
    fn passing(&self, filters: &[Filter]) -> Vec<i64> {
        let mut passing: Vec<(u32, i64)> = self
            .lessons
            .iter()
            .filter(|(_, row)| filters.iter().all(|filter| filter.takes_lesson(&row.key)))
            .map(|(id, row)| (row.key.order, *id))
            .collect();
        passing.sort_unstable();
        passing.into_iter().map(|(_, id)| id).collect()
    }

    fn gather(&self, table: &str, expression: &str, limit: usize, out: &mut Vec<Document>) -> Result<(), SearchError> {
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM {table} CROSS JOIN documents d ON d.id = {table}.rowid WHERE {table} MATCH ?1 LIMIT ?2"
        ))?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let rows = statement.query_map(rusqlite::params![expression, limit], Document::of)?;
        for row in rows {
            out.push(row?);
        }
        Ok(())
    }

    /// A query of filters alone lists what passes them, in reading order.
    fn listed(&self, query: Query, limit: usize) -> Result<Found, SearchError> {
        let mut found = Found { query, ..Found::default() };
        let filters = &found.query.filters;
        if filters.is_empty() {
            return Ok(found);
        }
        let sql = format!("SELECT {COLUMNS} FROM documents d WHERE d.lesson = ?1 ORDER BY d.id");
        let statistics = Statistics { rarity: Vec::new(), average: self.average };
        for lesson in self.passing(filters) {
            let mut statement = self.connection.prepare_cached(&sql)?;
            for row in statement.query_map([lesson], Document::of)? {
                let document = row?;
                if !filters.iter().all(|filter| filter.takes_kind(document.kind)) {
                    continue;
                }
                if found.hits.len() == limit {
                    found.more = true;
                    return Ok(found);
                }
                found.hits.extend(self.hit(&found.query, document, &statistics));
            }
        }
        Ok(found)
    }

    fn statistics(&self, query: &Query) -> Result<Statistics, SearchError> {
        let all: f64 = self.connection.query_row("SELECT documents FROM about", [], |row| row.get(0))?;
        let mut rarities = Vec::with_capacity(query.terms.len());
        for term in &query.terms {
            let last = term.words.len() - 1;
            let mut least = f64::MAX;
            for (at, word) in term.words.iter().enumerate() {
                let with = typo::documents(&self.connection, word, term.prefix && at == last)?;
                least = least.min(with as f64);
            }
            rarities.push(rarity(all, least));
        }
        Ok(Statistics { rarity: rarities, average: self.average })
    }

    fn hit(&self, query: &Query, document: Document, statistics: &Statistics) -> Option<Hit> {
        let lesson = self.lessons.get(&document.lesson)?.key.clone();
        let in_name = matches::look(query, &document.name);
        let in_text = matches::look(query, &document.text);
        let candidate = Candidate { kind: document.kind, in_name: &in_name, in_text: &in_text, words: document.words };
        let quality = quality(query, &candidate, statistics);
        let order = (lesson.order, document.place.block, document.place.offset, document.id);
        let marks = merged(&in_text);
        let (start, end) = snippet::line(&document.text, &marks);
        let first = marks.iter().find(|mark| mark.start >= start && mark.end <= end).map_or(0, |mark| mark.start);
        let mut place = document.place;
        if matches!(document.kind, Kind::Heading | Kind::Text | Kind::Code) {
            place.offset += first;
        }
        Some(Hit {
            kind: document.kind,
            lesson,
            name_marks: merged(&in_name),
            name: document.name,
            text: document.text,
            marks,
            under: document.under,
            place,
            reference: document.reference,
            replaced: false,
            quality,
            order,
        })
    }
}

fn join(terms: &[Term], with: &str, in_names: bool) -> String {
    format!("({})", terms.iter().map(|term| term.expression(in_names)).collect::<Vec<_>>().join(with))
}
