//! `glossary.toml`: the words of a pack. [`parse`] reads it and reports all that is wrong with it.

use super::lesson_file::{filled, fits, is_filled};
use super::markdown::rich;
use super::table::{Table, read_toml, shown};
use crate::base::diag::{Diagnostic, SourceText};
use crate::base::text::folded;
use crate::course::{Glossary, LessonId, Term};
use std::collections::BTreeMap;
use std::ops::Range;
use toml::Spanned;

/// Reads a `glossary.toml`. A term that cannot be used is reported and left out.
pub(super) fn parse(source: &SourceText) -> (Glossary, Vec<Diagnostic>) {
    read_toml(source, read)
}

fn read(root: &Table<'_>) -> Glossary {
    root.only(&["terms"]);
    let mut words = Words::default();
    let tables = root.tables("terms");
    Glossary { terms: tables.iter().filter_map(|table| term(table, &mut words)).collect() }
}

fn term(table: &Table<'_>, words: &mut Words) -> Option<Term> {
    table.only(&["term", "definition", "lesson", "aliases"]);
    let word = table.required_text("term").filter(|word| is_filled(table, word));
    let definition = table.required_text("definition").filter(|text| is_filled(table, text));
    let (word, definition) = (word?, definition?);
    if !words.is_new(table, word.get_ref(), word.span()) {
        return None;
    }
    let mut aliases = filled(table, "aliases");
    let place = table.place("aliases");
    aliases.retain(|alias| words.is_new(table, alias, place.clone()));
    let lesson = table.text("lesson").filter(|id| fits(table, id));
    Some(Term {
        term: word.into_inner(),
        definition: rich(definition.get_ref()),
        lesson: lesson.map(|id| LessonId::new(Spanned::into_inner(id))),
        aliases,
    })
}

/// The words met so far, aliases too, and where.
#[derive(Debug, Default)]
struct Words(BTreeMap<String, Range<usize>>);

impl Words {
    fn is_new(&mut self, table: &Table<'_>, word: &str, place: Range<usize>) -> bool {
        let Some(first) = self.0.get(&folded(word)) else {
            self.0.insert(folded(word), place);
            return true;
        };
        let problems = table.problems();
        let problem = problems.at("HB0407", place, format!("`{}` is explained twice", shown(word))).marked("left out");
        problems.push(problem.label(problems.source(), first.clone(), "first explained here"));
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_explained_once_in_whatever_form() {
        let text = "[[terms]]\nterm = \"route\"\ndefinition = \"a\"\naliases = [\"routes\"]\n\
                    [[terms]]\nterm = \"Routes\"\ndefinition = \"b\"\n\
                    [[terms]]\nterm = \"path\"\ndefinition = \"c\"\naliases = [\"ROUTE\", \"way\"]\nlesson = \"A B\"\n\
                    [[terms]]\nterm = \"\"\ndefinition = \"d\"\n";
        let (glossary, found) = parse(&SourceText::new("glossary.toml", text));
        let codes: Vec<_> = found.iter().map(|problem| problem.code).collect();
        assert_eq!(codes, ["HB0407", "HB0407", "HB0405", "HB0313"]);
        let words: Vec<_> = glossary.terms.iter().map(|term| (term.term.as_str(), term.aliases.len())).collect();
        assert_eq!(words, [("route", 1), ("path", 1)]);
        assert_eq!(glossary.terms[1].lesson, None);
    }
}
