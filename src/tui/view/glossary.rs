//! The page of all terms, and one of them.

use super::super::app::App;
use super::overlay::{plain, two_columns};
use crate::page::{Look, PageLine, Role, lines_of};

/// Rows of all terms that match; those far from the cursor are left empty, since they cannot show.
pub(super) fn rows(app: &App, words: &str, cursor: usize, look: &Look) -> Vec<PageLine> {
    let terms = app.glossary_rows(words);
    let cursor = cursor.min(terms.len().saturating_sub(1));
    let near = usize::from(app.size.1);
    let row = |(at, term): (usize, usize)| {
        if at.abs_diff(cursor) > near {
            return PageLine::default();
        }
        let Some((term, _, owner)) = app.study.term(term) else { return PageLine::default() };
        let number = owner.map(|at| app.study.outline().chapters[at].number_text()).unwrap_or_default();
        two_columns(&term.term, &number, look)
    };
    terms.into_iter().enumerate().map(row).collect()
}

/// What a term means, its other forms, and the lesson that owns it; that is the last row when it can be gone to.
pub(super) fn term(app: &App, number: usize, look: &Look) -> (String, Vec<PageLine>, Option<usize>) {
    let Some((term, definition, owner)) = app.study.term(number) else { return Default::default() };
    let mut rows = lines_of(&definition.blocks, look);
    if !term.aliases.is_empty() {
        let also = app.words.with("glossary.also", &[("forms", &term.aliases.join(", "))]);
        rows.push(PageLine::default());
        rows.push(plain(&also, Role::Dim));
    }
    let Some(owner) = owner else { return (term.term.clone(), rows, None) };
    let chapter = &app.study.outline().chapters[owner];
    let title = format!("{} {}", chapter.number_text(), chapter.title);
    rows.push(PageLine::default());
    rows.push(plain(&app.words.with("glossary.go", &[("lesson", title.trim())]), Role::Key));
    let last = rows.len() - 1;
    (term.term.clone(), rows, Some(last))
}
