//! What is found: pieces of lessons with the place they stand at.

use crate::course::{LessonId, PackId};
use crate::learner::Place;

/// What sort of thing a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The title of a lesson.
    Title,
    /// A heading.
    Heading,
    /// Prose.
    Text,
    /// Code and what programs print.
    Code,
    /// A question of a quiz.
    Question,
    /// A lab: its title and brief.
    Lab,
    /// A term and what it means.
    Glossary,
    /// A learner's own note.
    Note,
}

impl Kind {
    /// Every kind, in the order in which filters go through them.
    pub const ALL: [Kind; 8] =
        [Kind::Title, Kind::Heading, Kind::Text, Kind::Code, Kind::Question, Kind::Lab, Kind::Glossary, Kind::Note];

    /// Returns its name in queries.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Title => "title",
            Kind::Heading => "heading",
            Kind::Text => "text",
            Kind::Code => "code",
            Kind::Question => "question",
            Kind::Lab => "lab",
            Kind::Glossary => "glossary",
            Kind::Note => "note",
        }
    }

    /// Returns the kind of that name, or the only one whose name begins so; an `s` at the end counts for nothing.
    pub fn of_name(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        let name = name.strip_suffix('s').filter(|name| !name.is_empty()).unwrap_or(&name);
        let mut begin = Self::ALL.into_iter().filter(|kind| !name.is_empty() && kind.name().starts_with(name));
        begin.next().filter(|_| begin.next().is_none())
    }

    /// Returns the number it has in the index.
    pub(super) fn number(self) -> i64 {
        Self::ALL.iter().position(|kind| *kind == self).map_or(0, |at| i64::try_from(at).unwrap_or(0))
    }

    /// Returns the kind with that number; one that no version has written counts as prose.
    pub(super) fn of_number(number: i64) -> Self {
        usize::try_from(number).ok().and_then(|at| Self::ALL.get(at)).copied().unwrap_or(Kind::Text)
    }
}

/// One thing that can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// What it is.
    pub kind: Kind,
    /// What it is called: the words of a title, a heading, a term; empty for the rest.
    pub name: String,
    /// Its words. In a lesson's text these are the words that places are counted in.
    pub text: String,
    /// The heading it stands under.
    pub under: String,
    /// Where it begins.
    pub place: Place,
    /// Names it where a place does not: the quiz file and question as `file#id`, the term, the note's id.
    pub reference: Option<String>,
}

/// A lesson as the outline of its pack tells it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LessonKey {
    /// Its name for progress.
    pub id: String,
    /// Its file, relative to the pack: names it in the index.
    pub path: String,
    /// Its number as shown; empty outside the numbered chapters.
    pub number: String,
    /// Its title.
    pub title: String,
    /// The title of its part; empty without one.
    pub part: String,
    /// Which part that is, from 1; 0 without one.
    pub part_number: u32,
    /// Its place in the reading order.
    pub order: u32,
}

/// Everything that can be found in a lesson.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LessonText {
    /// Which lesson.
    pub key: LessonKey,
    /// Changes with everything that the documents are made from.
    pub fingerprint: String,
    /// The documents, in order.
    pub documents: Vec<Document>,
}

/// A learner's note, from wherever notes are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteText {
    /// The note's own name.
    pub id: String,
    /// The pack it belongs to.
    pub pack: PackId,
    /// The lesson.
    pub lesson: LessonId,
    /// The title of that lesson, as far as it is known.
    pub title: String,
    /// Where it stands.
    pub place: Place,
    /// What it says.
    pub text: String,
}

/// Makes documents of notes, those of one lesson together, in the order in which lessons come up.
pub fn notes<'n>(notes: impl IntoIterator<Item = &'n NoteText>) -> Vec<LessonText> {
    let mut lessons: Vec<LessonText> = Vec::new();
    for note in notes {
        let path = format!("{}/{}", note.pack, note.lesson);
        let at = lessons.iter().position(|lesson| lesson.key.path == path).unwrap_or_else(|| {
            let key = LessonKey {
                id: note.lesson.to_string(),
                path: path.clone(),
                title: note.title.clone(),
                order: u32::try_from(lessons.len()).unwrap_or(u32::MAX),
                ..LessonKey::default()
            };
            lessons.push(LessonText { key, ..LessonText::default() });
            lessons.len() - 1
        });
        lessons[at].documents.push(Document {
            kind: Kind::Note,
            name: String::new(),
            text: note.text.clone(),
            under: String::new(),
            place: note.place,
            reference: Some(note.id.clone()),
        });
    }
    lessons
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn a_kind_is_known_by_its_name_and_by_a_start_that_no_other_has() {
        for kind in Kind::ALL {
            assert_eq!(Kind::of_name(kind.name()), Some(kind));
            assert_eq!(Kind::of_number(kind.number()), kind);
        }
        assert_eq!(Kind::of_name("Questions"), Some(Kind::Question));
        assert_eq!(Kind::of_name("q"), Some(Kind::Question));
        for unknown in ["t", "", "s", "x"] {
            assert_eq!(Kind::of_name(unknown), None, "{unknown:?}");
        }
    }
}
