//! `glossary.toml`: words and their meanings.

use super::lesson_file::needed;
use super::table::read_toml;
use crate::base::diag::{Diagnostic, SourceText};
use crate::base::text::folded;
use crate::course::{Glossary, LessonId, Term};
use std::collections::HashSet;

/// Reads a glossary; a term defined twice keeps its first definition.
pub(super) fn parse(source: &SourceText) -> (Glossary, Vec<Diagnostic>) {
    let mut glossary = Glossary::default();
    let diagnostics = read_toml(source, |table| {
        let mut seen = HashSet::new();
        for entry in table.tables("terms") {
            let (term, definition) = (needed(&entry, "term"), needed(&entry, "definition"));
            let lesson = entry.text("lesson").map(LessonId::new);
            let aliases = entry.texts("aliases");
            entry.finish();
            let (Some(term), Some(definition)) = (term, definition) else { continue };
            if !seen.insert(folded(&term)) {
                entry.problems.report("HB0407", format!("the term \"{term}\" is defined twice"), entry.heading_span());
                continue;
            }
            glossary.terms.push(Term { term, definition: super::markdown::rich(&definition), lesson, aliases });
        }
        table.finish();
    });
    (glossary, diagnostics)
}
