//! `lesson.toml`: what a lesson is about.

use super::table::{Table, read_toml};
use crate::base::diag::{Diagnostic, SourceText};
use crate::course::{Card, LessonId, LessonKind, LessonMeta, Minutes, Objective, QuestionId, SourceRef};

/// Reads a `lesson.toml`; the id is empty when it has none.
pub(super) fn parse(source: &SourceText) -> (LessonMeta, Vec<Diagnostic>) {
    let mut meta = LessonMeta::default();
    let diagnostics = read_toml(source, |table| {
        if let Some(id) = id(table) {
            meta.id = LessonId::new(id);
        }
        meta.kind = kind(table);
        if let Some(minutes) = table.table("minutes") {
            let count = |key| minutes.count(key).map_or(0, |at| u32::try_from(at.value).unwrap_or(u32::MAX));
            meta.minutes = Minutes { reading: count("reading"), lab: count("lab"), quiz: count("quiz") };
            minutes.finish();
        }
        meta.prerequisites = table.texts("prerequisites").into_iter().map(LessonId::new).collect();
        meta.terms = table.texts("terms");
        if let Some(revision) = table.count("revision") {
            meta.revision = u32::try_from(revision.value).unwrap_or(u32::MAX);
        }
        meta.verified = table.text("verified");
        meta.versions = table.texts("versions");
        meta.objectives = table.tables("objectives").iter().filter_map(objective).collect();
        meta.sources = table.tables("sources").iter().filter_map(source_ref).collect();
        meta.cards = table.tables("cards").iter().enumerate().filter_map(|(at, card)| self::card(card, at)).collect();
        table.finish();
    });
    (meta, diagnostics)
}

/// Reads an `id` that progress can hang on.
pub(super) fn id(table: &Table<'_>) -> Option<String> {
    let at = table.string("id")?;
    if is_id(&at.value) {
        return Some(at.value);
    }
    table.problems.report("HB0405", "an id is 1 to 64 of a-z, 0-9, `.`, `_` and `-`", at.span);
    None
}

/// Whether text can name something that progress hangs on.
pub(super) fn is_id(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'.' | b'_' | b'-'))
}

fn kind(table: &Table<'_>) -> LessonKind {
    let Some(at) = table.string("kind") else { return LessonKind::default() };
    match at.value.as_str() {
        "C" => LessonKind::Code,
        "D" => LessonKind::Design,
        "P" => LessonKind::Professional,
        other => {
            table.problems.report("HB0406", format!("`kind` is C, D or P, not `{other}`"), at.span);
            LessonKind::default()
        }
    }
}

/// Reads a text that must be there.
pub(super) fn needed(table: &Table<'_>, key: &'static str) -> Option<String> {
    if !table.has(key) {
        table.missing(key);
        return None;
    }
    table.text(key)
}

fn objective(table: &Table<'_>) -> Option<Objective> {
    let (id, text) = (needed(table, "id"), needed(table, "text"));
    table.finish();
    Some(Objective { id: id?, text: text? })
}

fn source_ref(table: &Table<'_>) -> Option<SourceRef> {
    let title = needed(table, "title");
    let source = SourceRef {
        title: title.clone().unwrap_or_default(),
        section: table.text("section"),
        url: table.text("url"),
        primary: table.boolean("primary").unwrap_or(false),
        why: table.text("why"),
    };
    table.finish();
    title.map(|_| source)
}

fn card(table: &Table<'_>, at: usize) -> Option<Card> {
    let id = id(table).unwrap_or_else(|| format!("card{}", at + 1));
    let (front, back) = (needed(table, "front"), needed(table, "back"));
    table.finish();
    Some(Card { id: QuestionId::new(id), front: front?, back: back? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_reported_and_the_rest_is_kept() {
        let text = "id = \"Not An Id\"\nkind = \"X\"\nterms = [\"a\"]\n[[objectives]]\nid = \"o\"\n[[sources]]\ntitle = \"t\"\nprimary = true\n";
        let (meta, found) = parse(&SourceText::new("lesson.toml", text));
        let codes: Vec<_> = found.iter().map(|d| d.code).collect();
        assert_eq!(codes, ["HB0405", "HB0406", "HB0403"]);
        assert_eq!((meta.terms.len(), meta.objectives.len(), meta.sources[0].primary), (1, 0, true));
    }
}
