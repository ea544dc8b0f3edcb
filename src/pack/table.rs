//! Reads TOML so that every problem points at its value: each key is asked for by name and type, and what nobody asked for is reported.

use crate::base::diag::{Diagnostic, SourceText};
use crate::course::Rich;
use std::cell::RefCell;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The problems of one file, gathered while it is read.
#[derive(Debug)]
pub(super) struct Problems {
    /// The file.
    pub(super) source: SourceText,
    found: RefCell<Vec<Diagnostic>>,
}

impl Problems {
    pub(super) fn new(source: &SourceText) -> Self {
        Self { source: source.clone(), found: RefCell::default() }
    }

    /// Reports a problem at a place of the file.
    pub(super) fn report(&self, code: &'static str, message: impl Into<String>, range: Range<usize>) {
        self.push(Diagnostic::new(code, message).at(&self.source, range));
    }

    pub(super) fn push(&self, diagnostic: Diagnostic) {
        self.found.borrow_mut().push(diagnostic);
    }

    pub(super) fn into_inner(self) -> Vec<Diagnostic> {
        self.found.into_inner()
    }
}

/// Parses a file and hands its table to `read`; syntax errors are reported, and what could be recovered is read all the same.
pub(super) fn read_toml(source: &SourceText, read: impl FnOnce(&Table<'_>)) -> Vec<Diagnostic> {
    let problems = Problems::new(source);
    let text = source.text.clone();
    let (table, errors) = DeTable::parse_recoverable(&text);
    for error in errors {
        let at = error.span().unwrap_or(0..0);
        let at = at.start.min(text.len())..at.end.min(text.len());
        problems.report("HB0401", format!("this is not TOML: {}", error.message()), at);
    }
    let span = table.span();
    read(&Table::new(table.get_ref(), span, &problems));
    problems.into_inner()
}

/// One table, and which of its keys have been asked for.
#[derive(Debug)]
pub(super) struct Table<'a> {
    entries: &'a DeTable<'a>,
    /// Where it stands.
    pub(super) span: Range<usize>,
    /// Where problems go.
    pub(super) problems: &'a Problems,
    asked: RefCell<Vec<&'static str>>,
}

/// A value and where it stands.
#[derive(Debug, Clone)]
pub(super) struct At<T> {
    pub(super) value: T,
    pub(super) span: Range<usize>,
}

fn type_name(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) => "an integer",
        DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

fn number(value: &DeValue<'_>) -> Option<f64> {
    match value {
        DeValue::Integer(integer) => i64::from_str_radix(integer.as_str(), integer.radix()).ok().map(|n| n as f64),
        DeValue::Float(float) => float.as_str().parse().ok(),
        _ => None,
    }
}

impl<'a> Table<'a> {
    fn new(entries: &'a DeTable<'a>, span: Range<usize>, problems: &'a Problems) -> Self {
        Self { entries, span, problems, asked: RefCell::default() }
    }

    /// Returns the value of `key` and its place.
    pub(super) fn value(&self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.asked.borrow_mut().push(key);
        self.entries.get(key)
    }

    /// Returns whether `key` is there.
    pub(super) fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// Returns every key as written, marking all as asked for.
    pub(super) fn all(&self) -> impl Iterator<Item = (&'a str, &'a Spanned<DeValue<'a>>)> {
        self.entries.iter().map(|(key, value)| (key.get_ref().as_ref(), value))
    }

    fn typed<T>(
        &self,
        key: &'static str,
        wanted: &str,
        take: impl FnOnce(&'a DeValue<'a>) -> Option<T>,
    ) -> Option<At<T>> {
        let value = self.value(key)?;
        match take(value.get_ref()) {
            Some(taken) => Some(At { value: taken, span: value.span() }),
            None => {
                let message = format!("`{key}` must be {wanted}, and this is {}", type_name(value.get_ref()));
                self.problems.report("HB0402", message, value.span());
                None
            }
        }
    }

    pub(super) fn string(&self, key: &'static str) -> Option<At<String>> {
        self.typed(key, "a string", |value| value.as_str().map(str::to_owned))
    }

    pub(super) fn text(&self, key: &'static str) -> Option<String> {
        self.string(key).map(|at| at.value)
    }

    /// Returns a string as parsed Markdown.
    pub(super) fn rich(&self, key: &'static str) -> Option<Rich> {
        self.text(key).map(|text| super::markdown::rich(&text))
    }

    pub(super) fn boolean(&self, key: &'static str) -> Option<bool> {
        self.typed(key, "true or false", DeValue::as_bool).map(|at| at.value)
    }

    /// Returns a whole number of at least 0.
    pub(super) fn count(&self, key: &'static str) -> Option<At<usize>> {
        self.typed(key, "a whole number from 0", |value| match value {
            DeValue::Integer(integer) => usize::from_str_radix(integer.as_str(), integer.radix()).ok(),
            _ => None,
        })
    }

    /// Returns a finite number.
    pub(super) fn number(&self, key: &'static str) -> Option<At<f64>> {
        self.typed(key, "a finite number", |value| number(value).filter(|n| n.is_finite()))
    }

    pub(super) fn strings(&self, key: &'static str) -> Option<Vec<At<String>>> {
        let list = self.typed(key, "a list of strings", DeValue::as_array)?.value;
        let mut strings = Vec::new();
        for item in list.iter() {
            match item.get_ref().as_str() {
                Some(text) => strings.push(At { value: text.to_owned(), span: item.span() }),
                None => {
                    let message = format!("`{key}` is a list of strings, and this is {}", type_name(item.get_ref()));
                    self.problems.report("HB0402", message, item.span());
                }
            }
        }
        Some(strings)
    }

    pub(super) fn texts(&self, key: &'static str) -> Vec<String> {
        self.strings(key).unwrap_or_default().into_iter().map(|at| at.value).collect()
    }

    pub(super) fn table(&self, key: &'static str) -> Option<Table<'a>> {
        let at = self.typed(key, "a table", DeValue::as_table)?;
        Some(Table::new(at.value, at.span, self.problems))
    }

    /// Returns a list of tables, written `[[key]]` or `key = [{…}]`.
    pub(super) fn tables(&self, key: &'static str) -> Vec<Table<'a>> {
        let Some(list) = self.typed(key, "a list of tables", DeValue::as_array) else { return Vec::new() };
        let mut tables = Vec::new();
        for item in list.value.iter() {
            match item.get_ref().as_table() {
                Some(table) => tables.push(Table::new(table, item.span(), self.problems)),
                None => {
                    let message = format!("`{key}` is a list of tables, and this is {}", type_name(item.get_ref()));
                    self.problems.report("HB0402", message, item.span());
                }
            }
        }
        tables
    }

    /// Reports that `key` is needed and missing.
    pub(super) fn missing(&self, key: &str) {
        self.problems.report("HB0403", format!("`{key}` is missing"), self.heading_span());
    }

    /// Reports every key that nobody asked for.
    pub(super) fn finish(&self) {
        let asked = self.asked.borrow();
        for (key, _) in self.entries.iter() {
            let name = key.get_ref().as_ref();
            if asked.contains(&name) {
                continue;
            }
            let mut diagnostic =
                Diagnostic::new("HB0404", format!("`{name}` means nothing here")).at(&self.problems.source, key.span());
            if let Some(near) = nearest(name, &asked) {
                diagnostic = diagnostic.help(format!("did you mean `{near}`?"));
            }
            self.problems.push(diagnostic);
        }
    }

    /// A short place that stands for the whole table: its first line.
    pub(super) fn heading_span(&self) -> Range<usize> {
        let text = &self.problems.source.text;
        let start = self.span.start.min(text.len());
        let rest = text.get(start..).unwrap_or("");
        start..start + rest.lines().next().map_or(0, str::len)
    }
}

/// Returns the known word nearest to `word`, when it is near enough to be meant.
pub(super) fn nearest<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    known
        .iter()
        .map(|candidate| (distance(&word.to_lowercase(), &candidate.to_lowercase()), *candidate))
        .filter(|(distance, candidate)| *distance <= (candidate.len() / 3).max(if candidate.len() > 3 { 2 } else { 1 }))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Edits between two words (Levenshtein 1966), on the first 64 characters.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().take(64).collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().take(64).enumerate() {
        let mut before = row[0];
        row[0] = i + 1;
        for (j, cb) in b.iter().enumerate() {
            let change = before + usize::from(ca != *cb);
            before = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(before + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_near_word_is_proposed_and_a_far_one_is_not() {
        assert_eq!(nearest("promt", &["prompt", "answer"]), Some("prompt"));
        assert_eq!(nearest("banana", &["prompt", "answer"]), None);
    }

    #[test]
    fn wrong_types_missing_and_unknown_keys_are_reported_with_their_places() {
        let source = SourceText::new("x.toml", "titel = \"a\"\nminutes = \"long\"\n");
        let found = read_toml(&source, |table| {
            assert!(table.text("title").is_none());
            assert!(table.count("minutes").is_none());
            table.finish();
        });
        let codes: Vec<_> =
            found.iter().map(|d| (d.code, source.location(d.primary.as_ref().unwrap().range.start).line)).collect();
        assert_eq!(codes, [("HB0402", 2), ("HB0404", 1)]);
        assert_eq!(found[1].help.as_deref(), Some("did you mean `title`?"));
    }

    #[test]
    fn a_syntax_error_is_reported_and_the_rest_is_read() {
        let source = SourceText::new("x.toml", "a = 1\nb = = 2\nc = 3\n");
        let found = read_toml(&source, |table| assert_eq!(table.count("a").unwrap().value, 1));
        assert!(found.iter().any(|d| d.code == "HB0401"));
    }
}
