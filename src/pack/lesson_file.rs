//! `lesson.toml`: what an article is about. [`parse`] reads one and reports all that is wrong with it.

use super::table::{Table, read_toml, shown};
use crate::base::diag::{Diagnostic, SourceText};
use crate::base::near::nearest;
use crate::course::{Card, LessonId, LessonKind, LessonMeta, Minutes, Objective, QuestionId, SourceRef};
use std::collections::BTreeMap;
use std::ops::Range;
use toml::Spanned;

/// Bytes of the longest id.
const LONGEST_ID: usize = 64;

/// Minutes of a day: no part of a lesson takes longer.
const MOST_MINUTES: usize = 1_440;

const KEYS: [&str; 11] = [
    "id",
    "kind",
    "minutes",
    "prerequisites",
    "terms",
    "revision",
    "verified",
    "versions",
    "objectives",
    "sources",
    "cards",
];

/// Reads a `lesson.toml`. What cannot be used is reported and left at its default; without an `id` the lesson's id is empty.
pub(super) fn parse(source: &SourceText) -> (LessonMeta, Vec<Diagnostic>) {
    read_toml(source, read)
}

fn read(root: &Table<'_>) -> LessonMeta {
    root.only(&KEYS);
    let nothing = LessonMeta::default();
    LessonMeta {
        id: id(root).map_or(nothing.id, LessonId::new),
        kind: kind(root),
        minutes: minutes(root),
        prerequisites: lesson_ids(root, "prerequisites"),
        terms: filled(root, "terms"),
        revision: root.count("revision").and_then(|count| revision(root, &count)).unwrap_or(nothing.revision),
        verified: verified(root),
        versions: filled(root, "versions"),
        objectives: objectives(root),
        sources: root.tables("sources").iter().filter_map(source_ref).collect(),
        cards: cards(root),
    }
}

/// Whether a text can name something that progress hangs on.
pub(super) fn is_id(text: &str) -> bool {
    (1..=LONGEST_ID).contains(&text.len())
        && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'-'))
}

/// Whether a text of a file can be an id; reports one that cannot.
pub(super) fn fits(table: &Table<'_>, id: &Spanned<String>) -> bool {
    let fits = is_id(id.get_ref());
    if !fits {
        let problems = table.problems();
        let problem = problems.at("HB0405", id.span(), format!("`{}` cannot be an id", shown(id.get_ref())));
        let help = format!("use 1 to {LONGEST_ID} of a–z, 0–9, dot, dash and underscore");
        problems.push(problem.marked("left out").help(help));
    }
    fits
}

/// Reads an `id` that progress can hang on.
pub(super) fn id(table: &Table<'_>) -> Option<String> {
    table.text("id").filter(|id| fits(table, id)).map(Spanned::into_inner)
}

fn kind(root: &Table<'_>) -> LessonKind {
    let Some(written) = root.text("kind") else { return LessonKind::default() };
    match written.get_ref().as_str() {
        "C" => LessonKind::Code,
        "D" => LessonKind::Design,
        "P" => LessonKind::Professional,
        other => {
            let problems = root.problems();
            let problem = problems.at("HB0406", written.span(), format!("`{}` is no kind of lesson", shown(other)));
            let first = other.trim().chars().next().map(|c| c.to_ascii_uppercase());
            let help = match first {
                Some(near @ ('C' | 'D' | 'P')) => format!("did you mean `{near}`?"),
                _ => "kinds are C (code), D (design) and P (professional)".to_owned(),
            };
            problems.push(problem.marked("taken as `C`").help(help));
            LessonKind::default()
        }
    }
}

fn minutes(root: &Table<'_>) -> Minutes {
    let Some(table) = root.table("minutes") else { return Minutes::default() };
    table.only(&["reading", "lab", "quiz"]);
    let read = |key: &str| {
        let Some(count) = table.count(key) else { return 0 };
        if *count.get_ref() > MOST_MINUTES {
            let problems = table.problems();
            let message = format!("{} minutes are more than a day", count.get_ref());
            problems.push(problems.at("HB0414", count.span(), message).marked("left out"));
            return 0;
        }
        u32::try_from(count.into_inner()).unwrap_or(0)
    };
    Minutes { reading: read("reading"), lab: read("lab"), quiz: read("quiz") }
}

fn revision(root: &Table<'_>, count: &Spanned<usize>) -> Option<u32> {
    let revision = u32::try_from(*count.get_ref()).ok();
    if revision.is_none() {
        let problems = root.problems();
        let problem = problems.at("HB0414", count.span(), format!("a revision is at most {}", u32::MAX));
        problems.push(problem.marked("left out"));
    }
    revision
}

fn verified(root: &Table<'_>) -> Option<String> {
    let value = root.value("verified")?;
    // A date without quotes is TOML's own.
    let date = match value.date() {
        Some(date) => Spanned::new(value.span(), date),
        None => value.text()?,
    };
    let is_day = date.get_ref().len() == 10 && date.get_ref().parse::<jiff::civil::Date>().is_ok();
    if !is_day {
        let problems = root.problems();
        let problem = problems.at("HB0411", date.span(), format!("`{}` is no day", shown(date.get_ref())));
        problems.push(problem.marked("left out").help("write year, month and day: `2026-11-24`"));
    }
    is_day.then(|| date.into_inner())
}

fn lesson_ids(root: &Table<'_>, key: &str) -> Vec<LessonId> {
    let ids = root.texts(key).into_iter().filter(|id| fits(root, id));
    ids.map(|id| LessonId::new(id.into_inner())).collect()
}

/// Returns the texts of a list in which something stands.
pub(super) fn filled(table: &Table<'_>, key: &str) -> Vec<String> {
    let texts = table.texts(key).into_iter().filter(|text| is_filled(table, text));
    texts.map(Spanned::into_inner).collect()
}

/// Whether something stands in a text; reports one that is empty.
pub(super) fn is_filled(table: &Table<'_>, text: &Spanned<String>) -> bool {
    let filled = !text.get_ref().trim().is_empty();
    if !filled {
        table.problems().push(table.problems().at("HB0313", text.span(), "an empty text").marked("left out"));
    }
    filled
}

fn objectives(root: &Table<'_>) -> Vec<Objective> {
    let mut taken = Taken::default();
    let read = |table: &Table<'_>| {
        table.only(&["id", "text"]);
        let (id, text) = (table.required_text("id"), table.required_text("text"));
        let (id, text) = (id?, text?);
        (fits(table, &id) && is_filled(table, &text) && taken.is_new(table, &id))
            .then(|| Objective { id: id.into_inner(), text: text.into_inner() })
    };
    root.tables("objectives").iter().filter_map(read).collect()
}

fn cards(root: &Table<'_>) -> Vec<Card> {
    read_cards(root, &[]).into_iter().map(|(_, card)| card).collect()
}

/// Reads review cards, each with its table; `more` are keys that they may have besides their own.
pub(super) fn read_cards<'t>(root: &Table<'t>, more: &[&str]) -> Vec<(Table<'t>, Card)> {
    let mut taken = Taken::default();
    let keys: Vec<&str> = ["id", "front", "back", "explains"].iter().chain(more).copied().collect();
    let mut read = |at: usize, table: &Table<'_>| {
        table.only(&keys);
        let (front, back) = (table.required_text("front"), table.required_text("back"));
        let (front, back) = (front?, back?);
        let whole = is_filled(table, &front) & is_filled(table, &back);
        let id = match table.text("id") {
            Some(id) if !fits(table, &id) || !taken.is_new(table, &id) => return None,
            Some(id) => id.into_inner(),
            None => format!("card{}", at + 1),
        };
        let explains = table.string("explains");
        whole.then(|| Card { id: QuestionId::new(id), front: front.into_inner(), back: back.into_inner(), explains })
    };
    let tables = root.tables("cards").into_iter().enumerate();
    tables.filter_map(|(at, table)| read(at, &table).map(|card| (table, card))).collect()
}

/// The ids met so far and where.
#[derive(Debug, Default)]
struct Taken(BTreeMap<String, Range<usize>>);

impl Taken {
    fn is_new(&mut self, table: &Table<'_>, id: &Spanned<String>) -> bool {
        let Some(place) = self.0.get(id.get_ref()) else {
            self.0.insert(id.get_ref().clone(), id.span());
            return true;
        };
        let problems = table.problems();
        let problem = problems.at("HB0412", id.span(), format!("the id `{}` is taken", shown(id.get_ref())));
        let problem = problem.marked("this one is left out");
        problems.push(problem.label(problems.source(), place.clone(), "first used here"));
        false
    }
}

fn source_ref(table: &Table<'_>) -> Option<SourceRef> {
    table.only(&["title", "section", "url", "primary", "why"]);
    let title = table.required_text("title").filter(|title| is_filled(table, title))?;
    Some(SourceRef {
        title: title.into_inner(),
        section: table.text("section").map(Spanned::into_inner),
        url: table.text("url").and_then(|url| address(table, url)),
        primary: table.flag("primary").unwrap_or(false),
        why: table.text("why").map(Spanned::into_inner),
    })
}

fn address(table: &Table<'_>, url: Spanned<String>) -> Option<String> {
    let scheme = url.get_ref().split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    let web = matches!(scheme.as_deref(), Some("http" | "https"));
    let whole = web && !url.get_ref().chars().any(|c| c.is_whitespace() || c.is_control());
    if !whole {
        let problems = table.problems();
        let problem = problems.at("HB0413", url.span(), format!("`{}` is no web address", shown(url.get_ref())));
        let near = scheme.and_then(|scheme| nearest(&scheme, ["https", "http"]).map(str::to_owned));
        let help = near.map_or("begin it with `https://`".to_owned(), |near| format!("did you mean `{near}://`?"));
        problems.push(problem.marked("left out").help(help));
    }
    whole.then(|| url.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(text: &str) -> (LessonMeta, Vec<&'static str>) {
        let (meta, found) = parse(&SourceText::new("lesson.toml", text));
        (meta, found.iter().map(|problem| problem.code).collect())
    }

    #[test]
    fn what_is_wrong_is_reported_and_the_rest_is_kept() {
        let (meta, found) = load(
            "id = \"Not An Id\"\nkind = \"X\"\nterms = [\"a\", \" \"]\nminutes = { reading = 15, lab = 5000, nap = 1 }\n\
             verified = \"soon\"\n[[objectives]]\nid = \"o\"\n[[objectives]]\nid = \"p\"\ntext = \"x\"\n\
             [[objectives]]\nid = \"p\"\ntext = \"y\"\n[[sources]]\ntitle = \"t\"\nprimary = true\nurl = \"ftp://x\"\n",
        );
        let expected = ["HB0405", "HB0406", "HB0313", "HB0414", "HB0404", "HB0411", "HB0403", "HB0412", "HB0413"];
        assert_eq!(found, expected);
        assert_eq!((meta.id.as_str(), meta.terms.len(), meta.objectives.len()), ("", 1, 1));
        assert_eq!((meta.minutes.reading, meta.minutes.lab, meta.verified), (15, 0, None));
        assert!(meta.sources[0].primary && meta.sources[0].url.is_none());
    }

    #[test]
    fn a_day_is_written_with_or_without_quotes() {
        for text in ["verified = 2026-11-24", "verified = \"2026-11-24\""] {
            let (meta, found) = load(text);
            assert_eq!((meta.verified.as_deref(), found.len()), (Some("2026-11-24"), 0), "{text}");
        }
        for text in ["verified = \"2026-02-30\"", "verified = \"20261124\"", "verified = 2026-11-24T10:00:00Z"] {
            assert_eq!(load(text).1, ["HB0411"], "{text}");
        }
    }

    #[test]
    fn cards_without_a_name_go_by_their_place() {
        let (meta, found) = load("[[cards]]\nfront = \"f\"\nback = \"b\"\n[[cards]]\nfront = \"f\"\nback = \"\"\n");
        assert_eq!((meta.cards.len(), meta.cards[0].id.as_str(), found), (1, "card1", vec!["HB0313"]));
    }
}
