//! Reads TOML tables and keeps the place of every value, so that each problem points at what is wrong.
//!
//! [`Problems`] collects what is found; [`Table`] reads values by key and reports what is missing or of the wrong type.

use crate::base::diag::{Diagnostic, SourceText};
use crate::base::near::nearest;
use crate::base::text::ellipsis;
use std::cell::{Cell, RefCell};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Syntax errors reported of one file; a damaged file rarely has more than one cause.
const SYNTAX_ERRORS: usize = 20;

/// Problems listed of one file; those beyond are counted.
pub(super) const PROBLEMS: usize = 200;

/// What is wrong with one file, as it is found.
#[derive(Debug)]
pub(super) struct Problems {
    source: SourceText,
    found: RefCell<Vec<Diagnostic>>,
    more: Cell<usize>,
}

impl Problems {
    /// Starts with nothing found.
    pub(super) fn new(source: &SourceText) -> Self {
        Self { source: source.clone(), found: RefCell::new(Vec::new()), more: Cell::new(0) }
    }

    /// Returns the file that is read.
    pub(super) fn source(&self) -> &SourceText {
        &self.source
    }

    /// Makes a problem that points into the file; [`Problems::push`] keeps it.
    pub(super) fn at(&self, code: &'static str, span: Range<usize>, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, message).at(&self.source, span)
    }

    /// Keeps a problem, or counts it when there are too many.
    pub(super) fn push(&self, problem: Diagnostic) {
        if self.is_full() {
            self.more.set(self.more.get() + 1);
        } else {
            self.found.borrow_mut().push(problem);
        }
    }

    /// Whether further problems are only counted.
    fn is_full(&self) -> bool {
        self.found.borrow().len() >= PROBLEMS
    }

    /// Keeps a problem that needs no more than a sentence.
    pub(super) fn report(&self, code: &'static str, message: impl Into<String>, span: Range<usize>) {
        self.push(self.at(code, span, message));
    }

    /// Returns everything found, in the order of the file.
    pub(super) fn into_inner(self) -> Vec<Diagnostic> {
        let mut found = self.found.into_inner();
        found.sort_by_key(|problem| problem.primary.as_ref().map(|span| span.range.start));
        found.extend(counted(self.more.get(), &self.source));
        found
    }

    /// Reads the file as TOML, with whatever could be understood around syntax errors, and returns where those are.
    pub(super) fn parse(&self) -> (DeTable<'_>, Vec<Range<usize>>) {
        let (table, errors) = DeTable::parse_recoverable(&self.source.text);
        let end = self.source.text.len();
        let places: Vec<Range<usize>> = errors.iter().map(|error| error.span().unwrap_or(end..end)).collect();
        for (error, place) in errors.iter().zip(&places).take(SYNTAX_ERRORS) {
            let message = error.message().trim_end_matches('.').lines().next().unwrap_or("not TOML").to_owned();
            self.push(self.at("HB0401", place.clone(), format!("not TOML: {message}")));
        }
        if let Some(place) = places.get(SYNTAX_ERRORS) {
            let more = places.len() - SYNTAX_ERRORS;
            self.push(self.at("HB0401", place.clone(), format!("not TOML: {more} more places")));
        }
        (table.into_inner(), places)
    }
}

/// Makes one problem of all that were only counted.
pub(super) fn counted(more: usize, source: &SourceText) -> Option<Diagnostic> {
    let plural = if more == 1 { "" } else { "s" };
    (more > 0).then(|| Diagnostic::new("HB0415", format!("{more} more problem{plural} in this file")).at(source, 0..0))
}

/// Reads a file with `read`, and returns what that made of it and everything that is wrong with the file.
pub(super) fn read_toml<T>(source: &SourceText, read: impl FnOnce(&Table<'_>) -> T) -> (T, Vec<Diagnostic>) {
    let problems = Problems::new(source);
    let made = {
        let (table, _) = problems.parse();
        read(&Table::root(&problems, &table))
    };
    (made, problems.into_inner())
}

/// A table within a file.
#[derive(Debug, Clone)]
pub(super) struct Table<'a> {
    problems: &'a Problems,
    table: &'a DeTable<'a>,
    /// Where it is: the header, the key or the braces.
    span: Range<usize>,
    /// What stands before its keys in messages, such as `prompt.`.
    prefix: String,
}

impl<'a> Table<'a> {
    /// Reads the table of a whole file.
    pub(super) fn root(problems: &'a Problems, table: &'a DeTable<'a>) -> Self {
        Self { problems, table, span: 0..0, prefix: String::new() }
    }

    /// Returns where the table is.
    pub(super) fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// Returns where problems go.
    pub(super) fn problems(&self) -> &'a Problems {
        self.problems
    }

    /// Reports every key that is not one of `known`.
    pub(super) fn only(&self, known: &[&str]) {
        for key in self.table.keys().filter(|key| !known.contains(&&**key.get_ref())) {
            if self.problems.is_full() {
                self.problems.more.set(self.problems.more.get() + 1);
                continue;
            }
            let name = shown(key.get_ref());
            let problem = self.problems.at("HB0404", key.span(), format!("`{}{name}` means nothing here", self.prefix));
            self.problems.push(match nearest(key.get_ref(), known.iter().copied()) {
                Some(near) => problem.marked("ignored").help(format!("did you mean `{near}`?")),
                None => problem.marked("ignored").help(format!("known here: {}", known.join(", "))),
            });
        }
    }

    /// Whether the key is there, of whatever type.
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Returns the keys and where they stand, in the order of the file.
    pub(super) fn keys(&self) -> Vec<(&'a str, Range<usize>)> {
        let mut keys: Vec<_> = self.table.keys().map(|key| (&**key.get_ref(), key.span())).collect();
        keys.sort_by_key(|(_, span)| span.start);
        keys
    }

    /// Returns where the value of a key stands; without the key, where the table does.
    pub(super) fn place(&self, key: &str) -> Range<usize> {
        self.table.get(key).map_or_else(|| self.span.clone(), Spanned::span)
    }

    /// Returns a text where there is one, and reports nothing.
    pub(super) fn glance(&self, key: &str) -> Option<&'a str> {
        self.table.get(key)?.get_ref().as_str()
    }

    /// Returns the value of a key.
    pub(super) fn value(&self, key: &str) -> Option<Value<'a>> {
        let value = self.table.get(key)?;
        Some(Value { problems: self.problems, value, name: format!("{}{key}", self.prefix) })
    }

    /// Returns the value of a key, and reports when it is not there.
    pub(super) fn required(&self, key: &str) -> Option<Value<'a>> {
        if !self.has(key) {
            self.missing(key);
        }
        self.value(key)
    }

    /// Reports that a key is not there.
    pub(super) fn missing(&self, key: &str) {
        let message = format!("`{}{key}` is missing", self.prefix);
        let problem = self.problems.at("HB0403", self.span.clone(), message);
        let near = nearest(key, self.table.keys().map(|key| &**key.get_ref()));
        self.problems.push(match near {
            Some(near) => problem.help(format!("is `{}` meant to be it?", shown(near))),
            None => problem,
        });
    }

    /// Returns a text, and reports a value that is none.
    pub(super) fn text(&self, key: &str) -> Option<Spanned<String>> {
        self.value(key)?.text()
    }

    /// Returns a text that must be there.
    pub(super) fn required_text(&self, key: &str) -> Option<Spanned<String>> {
        self.required(key)?.text()
    }

    /// Returns a text without its place.
    pub(super) fn string(&self, key: &str) -> Option<String> {
        self.text(key).map(Spanned::into_inner)
    }

    /// Returns a text that must be there, without its place.
    pub(super) fn required_string(&self, key: &str) -> Option<String> {
        self.required_text(key).map(Spanned::into_inner)
    }

    /// Returns a list of texts without their places; without the key an empty one.
    pub(super) fn strings(&self, key: &str) -> Vec<String> {
        self.texts(key).into_iter().map(Spanned::into_inner).collect()
    }

    /// Returns a list of texts; without the key an empty one.
    pub(super) fn texts(&self, key: &str) -> Vec<Spanned<String>> {
        self.list(key).iter().filter_map(Value::text).collect()
    }

    /// Returns the entries of a list; without the key none.
    pub(super) fn list(&self, key: &str) -> Vec<Value<'a>> {
        self.value(key).and_then(|value| value.list()).unwrap_or_default()
    }

    /// Returns the tables of a list; without the key none.
    pub(super) fn tables(&self, key: &str) -> Vec<Table<'a>> {
        self.list(key).iter().filter_map(Value::table).collect()
    }

    /// Returns a table within this one.
    pub(super) fn table(&self, key: &str) -> Option<Table<'a>> {
        self.value(key)?.table()
    }

    /// Returns a table that must be there.
    pub(super) fn required_table(&self, key: &str) -> Option<Table<'a>> {
        self.required(key)?.table()
    }

    /// Returns a yes or no.
    pub(super) fn flag(&self, key: &str) -> Option<bool> {
        self.value(key)?.flag()
    }

    /// Returns a whole number from 0.
    pub(super) fn count(&self, key: &str) -> Option<Spanned<usize>> {
        self.value(key)?.count()
    }

    /// Returns a number, whole or not; it may be infinite or not a number.
    pub(super) fn number(&self, key: &str) -> Option<Spanned<f64>> {
        self.value(key)?.number()
    }
}

/// A value, its name in messages and its place.
#[derive(Debug, Clone)]
pub(super) struct Value<'a> {
    problems: &'a Problems,
    value: &'a Spanned<DeValue<'a>>,
    name: String,
}

impl<'a> Value<'a> {
    /// Returns where it stands.
    pub(super) fn span(&self) -> Range<usize> {
        self.value.span()
    }

    /// Returns the name of its type.
    pub(super) fn type_name(&self) -> &'static str {
        match self.value.get_ref() {
            DeValue::String(_) => "a text",
            DeValue::Integer(_) => "a whole number",
            DeValue::Float(_) => "a number",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a date",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        }
    }

    /// Reports that something else stands here than what is `wanted`.
    pub(super) fn wrong_type(&self, wanted: &str) {
        let message = format!("`{}` must be {wanted}", self.name);
        let problem = self.problems.at("HB0402", self.span(), message);
        self.problems.push(problem.marked(format!("this is {}", self.type_name())));
    }

    fn want<T>(&self, value: Option<T>, wanted: &str) -> Option<T> {
        if value.is_none() {
            self.wrong_type(wanted);
        }
        value
    }

    /// Whether it is a list.
    pub(super) fn is_list(&self) -> bool {
        self.value.get_ref().is_array()
    }

    /// Returns it as a text.
    pub(super) fn text(&self) -> Option<Spanned<String>> {
        let text = self.value.get_ref().as_str().map(|text| Spanned::new(self.span(), text.to_owned()));
        self.want(text, "a text in quotes")
    }

    /// Returns it as yes or no.
    pub(super) fn flag(&self) -> Option<bool> {
        self.want(self.value.get_ref().as_bool(), "true or false")
    }

    /// Returns it as a whole number from 0.
    pub(super) fn count(&self) -> Option<Spanned<usize>> {
        let count = self.value.get_ref().as_integer();
        let count = count.and_then(|digits| usize::from_str_radix(digits.as_str(), digits.radix()).ok());
        self.want(count.map(|count| Spanned::new(self.span(), count)), "a whole number from 0")
    }

    /// Returns it as a number; it may be infinite or not a number.
    pub(super) fn number(&self) -> Option<Spanned<f64>> {
        let number = match self.value.get_ref() {
            // Exact up to 2^53; nearest beyond.
            DeValue::Integer(digits) => {
                i128::from_str_radix(digits.as_str(), digits.radix()).ok().map(|whole| whole as f64)
            }
            DeValue::Float(digits) => digits.as_str().parse().ok(),
            _ => None,
        };
        self.want(number.map(|number| Spanned::new(self.span(), number)), "a number")
    }

    /// Returns the entries of a list.
    pub(super) fn list(&self) -> Option<Vec<Value<'a>>> {
        let entries = self.value.get_ref().as_array().map(|entries| {
            let entry = |(at, value)| Value { problems: self.problems, value, name: format!("{}[{at}]", self.name) };
            entries.iter().enumerate().map(entry).collect()
        });
        self.want(entries, "a list")
    }

    /// Returns it as a table.
    pub(super) fn table(&self) -> Option<Table<'a>> {
        let table = self.value.get_ref().as_table().map(|table| Table {
            problems: self.problems,
            table,
            span: self.span(),
            prefix: format!("{}.", self.name),
        });
        self.want(table, "a table")
    }

    /// Returns it as it stands in the file when it is a date or a time.
    pub(super) fn date(&self) -> Option<String> {
        self.value.get_ref().as_datetime().map(ToString::to_string)
    }
}

/// Where values stand in a file, for problems that show only beside others.
#[derive(Debug)]
pub(super) struct Places<'s>(DeTable<'s>);

impl<'s> Places<'s> {
    /// Reads the file once more; what is wrong with it has been said.
    pub(super) fn new(source: &'s SourceText) -> Self {
        Self(DeTable::parse_recoverable(&source.text).0.into_inner())
    }

    /// Returns the values of the file.
    pub(super) fn table(&self) -> &DeTable<'s> {
        &self.0
    }

    /// Returns where the value at `path` stands, or the nearest that encloses it; a number names an entry of a list.
    pub(super) fn find(&self, path: &[&str]) -> Range<usize> {
        let Some((first, rest)) = path.split_first() else { return 0..0 };
        let Some(mut value) = self.0.get(*first) else { return 0..0 };
        for key in rest {
            let inner = match value.get_ref() {
                DeValue::Table(table) => table.get(*key),
                DeValue::Array(list) => key.parse().ok().and_then(|at: usize| list.get(at)),
                _ => None,
            };
            let Some(inner) = inner else { break };
            value = inner;
        }
        value.span()
    }

    /// Returns where a text stands in a list.
    pub(super) fn find_entry(&self, list: &str, text: &str) -> Range<usize> {
        let entries = self.0.get(list).and_then(|value| value.get_ref().as_array());
        let entry = entries.and_then(|entries| entries.iter().find(|entry| entry.get_ref().as_str() == Some(text)));
        entry.map_or_else(|| self.find(&[list]), Spanned::span)
    }

    /// Returns where the table of a list that says a text under one key speaks of another.
    pub(super) fn find_beside(&self, list: &str, (key, text): (&str, &str), wanted: &str) -> Range<usize> {
        let tables = self.0.get(list).and_then(|value| value.get_ref().as_array());
        let says = |entry: &&Spanned<DeValue<'_>>| {
            entry.get_ref().as_table().and_then(|table| table.get(key)?.get_ref().as_str()) == Some(text)
        };
        let found = tables.and_then(|tables| tables.iter().find(says));
        let value = found.and_then(|entry| entry.get_ref().as_table()?.get(wanted));
        value.or(found).map_or(0..0, Spanned::span)
    }
}

/// Returns the start of a name, for a message.
pub(super) fn shown(name: &str) -> std::borrow::Cow<'_, str> {
    ellipsis(name, 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_types_missing_and_unknown_keys_are_reported_with_their_places() {
        let source = SourceText::new("x.toml", "titel = \"a\"\nminutes = \"long\"\n");
        let ((), found) = read_toml(&source, |table| {
            table.only(&["title", "minutes"]);
            assert!(table.required_string("title").is_none() && table.count("minutes").is_none());
        });
        let codes: Vec<_> =
            found.iter().map(|d| (d.code, source.location(d.primary.as_ref().unwrap().range.start).line)).collect();
        assert_eq!(codes, [("HB0404", 1), ("HB0403", 1), ("HB0402", 2)]);
        assert_eq!(found[0].help.as_deref(), Some("did you mean `title`?"));
        assert_eq!(found[1].help.as_deref(), Some("is `titel` meant to be it?"));
    }

    #[test]
    fn a_syntax_error_is_reported_and_the_rest_is_read() {
        let source = SourceText::new("x.toml", "a = 1\nb = = 2\nc = 3\n");
        let (a, found) = read_toml(&source, |table| table.count("a").map(Spanned::into_inner));
        assert_eq!((a, found[0].code), (Some(1), "HB0401"));
    }

    #[test]
    fn numbers_are_read_in_every_notation() {
        let source = SourceText::new("x.toml", "a = 0xff\nb = 1_000\nc = 5e-1\nd = -1\ne = 99999999999999999999\n");
        let (read, found) = read_toml(&source, |table| {
            let count = |key| table.count(key).map(Spanned::into_inner);
            (count("a"), count("b"), table.number("c").map(Spanned::into_inner), count("d"), count("e"))
        });
        assert_eq!(read, (Some(255), Some(1000), Some(0.5), None, None));
        assert_eq!(found.iter().filter(|problem| problem.code == "HB0402").count(), found.len());
    }

    #[test]
    fn places_are_found_by_path_or_by_what_stands_beside() {
        let source =
            SourceText::new("x.toml", "list = [\"a\", \"b\"]\n[[t]]\nid = \"x\"\nv = 1\n[[t]]\nid = \"y\"\nv = 22\n");
        let places = Places::new(&source);
        let text = |range: Range<usize>| &source.text[range];
        assert_eq!(text(places.find(&["t", "1", "v"])), "22");
        assert_eq!(text(places.find(&["t", "1", "v", "deeper"])), "22");
        assert_eq!(text(places.find_entry("list", "b")), "\"b\"");
        assert_eq!(text(places.find_beside("t", ("id", "y"), "v")), "22");
        assert_eq!(places.find(&["nothing"]), 0..0);
    }
}
