//! What was probably meant by a word that is nowhere.

use super::query::{Query, Term};
use super::{Index, SearchError};
use crate::base::near::distance;
use rusqlite::{Connection, OptionalExtension};
use std::cmp::Reverse;

/// Fewer documents than this are few: another word is offered beside what was typed.
const FEW: i64 = 3;
/// How many times as many documents the other word must have then.
const MANY_TIMES: i64 = 10;

/// How far a word is: slips, whether the first letter differs, how many documents have it.
type Distance = (usize, bool, Reverse<i64>);

/// Every word of an index with how many documents have it.
#[derive(Debug, Default)]
pub(super) struct Vocabulary(Vec<Known>);

#[derive(Debug)]
struct Known {
    word: String,
    letters: u64,
    count: usize,
    documents: i64,
}

/// A word and what it was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Corrected {
    /// As it was typed.
    pub typed: String,
    /// What was looked for.
    pub meant: String,
    /// Whether the word itself was found too, in few places.
    pub beside: bool,
}

impl Vocabulary {
    /// Reads the words that slips are made in: those of letters and digits.
    pub(super) fn read(connection: &Connection) -> Result<Self, SearchError> {
        let mut statement = connection.prepare("SELECT word, documents FROM vocabulary")?;
        let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?;
        let mut known = Vec::new();
        for row in rows {
            let (word, documents) = row?;
            let count = word.chars().count();
            if count >= 3 && word.chars().all(char::is_alphanumeric) && word.chars().any(char::is_alphabetic) {
                known.push(Known { letters: letters(&word), count, documents, word });
            }
        }
        Ok(Self(known))
    }

    /// Returns the word that is nearest; of several the one in most documents. With `prefix`, a start of words will do too.
    fn nearest(&self, word: &str, prefix: bool, limit: usize) -> Option<(String, bool, i64)> {
        let wanted: Vec<char> = word.chars().collect();
        let mask = letters(word);
        if limit == 0 {
            return None;
        }
        let mut best: Option<(Distance, String, bool)> = None;
        for known in &self.0 {
            for start in [false, true] {
                if start && (!prefix || known.count <= wanted.len()) {
                    continue;
                }
                if !start && known.count.abs_diff(wanted.len()) > limit {
                    continue;
                }
                // A change of one letter changes two letters of the set at most.
                if !start && (known.letters ^ mask).count_ones() as usize > 2 * limit {
                    continue;
                }
                if start && (mask & !known.letters).count_ones() as usize > limit {
                    continue;
                }
                let candidate: Vec<char> =
                    known.word.chars().take(if start { wanted.len() } else { usize::MAX }).collect();
                let far = distance(&wanted, &candidate);
                if far == 0 || far > limit {
                    continue;
                }
                let key = (2 * far + usize::from(start), candidate.first() != wanted.first(), Reverse(known.documents));
                if best.as_ref().is_none_or(|(least, word, _)| (key, known.word.as_str()) < (*least, word.as_str())) {
                    best = Some((key, candidate.into_iter().collect(), start));
                }
            }
        }
        best.map(|((.., documents), word, start)| (word, start, documents.0))
    }
}

/// How many slips a word of so many letters may have.
fn allowed(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// The set of a word's letters, other characters by their number.
fn letters(word: &str) -> u64 {
    word.chars().fold(0, |set, c| set | 1 << (u32::from(c) % 64))
}

/// How many documents have a word, or words that begin so.
pub(super) fn documents(connection: &Connection, word: &str, prefix: bool) -> Result<i64, SearchError> {
    if !prefix {
        let mut statement = connection.prepare_cached("SELECT documents FROM vocabulary WHERE word = ?1")?;
        return Ok(statement.query_row([word], |row| row.get(0)).optional()?.unwrap_or(0));
    }
    let mut statement = connection
        .prepare_cached("SELECT coalesce(sum(documents), 0) FROM vocabulary WHERE word >= ?1 AND word < ?2")?;
    Ok(statement.query_row([word, &format!("{word}\u{10ffff}")], |row| row.get(0))?)
}

/// Puts what was probably meant in place of words that are nowhere, and beside those that are nearly nowhere.
pub(super) fn correct(index: &Index, query: &mut Query) -> Result<Vec<Corrected>, SearchError> {
    let mut corrected = Vec::new();
    let connection = &index.connection;
    if !connection.query_row("SELECT EXISTS (SELECT 1 FROM vocabulary)", [], |row| row.get(0))? {
        return Ok(corrected);
    }
    for term in query.terms.iter_mut().filter(|term| !term.quoted) {
        // A name with signs that is nowhere is looked for without them.
        if let Some(whole) = &term.whole
            && term.words.len() == 1
            && documents(connection, whole, term.prefix)? == 0
        {
            corrected.push(Corrected { typed: whole.clone(), meant: term.words[0].clone(), beside: false });
            (term.whole, term.prefix) = (None, false);
        }
        if term.is_word() {
            word(index, term, &mut corrected)?;
        } else if term.words.len() > 1 {
            name(index, term, &mut corrected)?;
        }
    }
    Ok(corrected)
}

/// Returns a word that is there and looks like one of the query that is not: a hint, so it may be further away than what is put in place.
pub(super) fn nearest(index: &Index, query: &Query) -> Result<Option<String>, SearchError> {
    for word in query.terms.iter().filter(|term| term.meant.is_none()).flat_map(|term| &term.words) {
        if documents(&index.connection, word, false)? == 0
            && let Some((near, ..)) = index.vocabulary()?.nearest(word, false, word.chars().count() / 3)
        {
            return Ok(Some(near));
        }
    }
    Ok(None)
}

fn word(index: &Index, term: &mut Term, corrected: &mut Vec<Corrected>) -> Result<(), SearchError> {
    let typed = term.words[0].clone();
    let mut found = documents(&index.connection, &typed, term.prefix)?;
    for form in &term.forms {
        found += documents(&index.connection, form, false)?;
    }
    if found >= FEW {
        return Ok(());
    }
    let beside = found > 0;
    let limit = allowed(typed.chars().count()).min(if beside { 1 } else { 2 });
    let Some((meant, start, documents)) = index.vocabulary()?.nearest(&typed, term.prefix, limit) else {
        return Ok(());
    };
    // Words that are used rarely are no slips as long as nothing common is near.
    if beside && (start || documents < found * MANY_TIMES || term.forms.contains(&meant)) {
        return Ok(());
    }
    corrected.push(Corrected { typed, meant: meant.clone(), beside });
    term.meant = Some((meant, start || (term.prefix && !beside)));
    Ok(())
}

/// Words of a name, each on its own.
fn name(index: &Index, term: &mut Term, corrected: &mut Vec<Corrected>) -> Result<(), SearchError> {
    let last = term.words.len() - 1;
    for (at, word) in term.words.iter_mut().enumerate() {
        let prefix = term.prefix && at == last;
        if documents(&index.connection, word, prefix)? > 0 {
            continue;
        }
        if let Some((meant, ..)) = index.vocabulary()?.nearest(word, prefix, allowed(word.chars().count())) {
            corrected.push(Corrected { typed: std::mem::replace(word, meant.clone()), meant, beside: false });
            term.whole = None;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary(words: &[(&str, i64)]) -> Vocabulary {
        Vocabulary(
            words
                .iter()
                .map(|(word, documents)| Known {
                    word: (*word).into(),
                    letters: letters(word),
                    count: word.chars().count(),
                    documents: *documents,
                })
                .collect(),
        )
    }

    fn nearest(word: &str, prefix: bool) -> Option<String> {
        let known = vocabulary(&[("transaction", 40), ("middleware", 30), ("router", 20), ("route", 25), ("get", 90)]);
        known.nearest(word, prefix, allowed(word.chars().count())).map(|(word, ..)| word)
    }

    #[test]
    fn long_words_may_have_two_slips_and_short_ones_none() {
        assert_eq!(nearest("tranzacton", false).as_deref(), Some("transaction"));
        assert_eq!(nearest("midleware", false).as_deref(), Some("middleware"));
        assert_eq!(nearest("rotue", false).as_deref(), Some("route"));
        assert_eq!(nearest("rxxte", false), None);
        assert_eq!(nearest("gte", false), None);
    }

    #[test]
    fn the_start_of_a_word_may_have_a_slip() {
        assert_eq!(nearest("tranza", true).as_deref(), Some("transa"));
        assert_eq!(nearest("tranza", false), None);
    }
}
