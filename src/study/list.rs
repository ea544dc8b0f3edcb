//! The lessons of a pack for programs and for people without a screen.

use crate::course::BlockKind;
use crate::pack::Pack;
use serde::Serialize;

/// One lesson.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ListEntry {
    /// Its name for progress; none for a draft.
    pub id: Option<String>,
    /// Its number as shown; empty outside the numbered chapters.
    pub number: String,
    /// Its file, relative to the pack; none for a draft.
    pub path: Option<String>,
    /// Its title.
    pub title: String,
    /// The part it belongs to.
    pub part: Option<String>,
    /// Words of prose.
    pub words: usize,
    /// Questions in all its quiz files.
    pub questions: usize,
    /// Whether it has a lab.
    pub lab: bool,
}

/// Reads every lesson and says what is in it. A lesson that cannot be read has no words.
pub fn list(pack: &Pack) -> Vec<ListEntry> {
    let outline = pack.outline();
    let entry = |(at, chapter): (usize, &crate::course::Chapter)| {
        let lesson = pack.lesson(at).ok().map(|loaded| loaded.lesson);
        let lab = lesson
            .as_ref()
            .is_some_and(|lesson| lesson.blocks.iter().any(|block| matches!(block.kind, BlockKind::Lab { .. })));
        ListEntry {
            id: lesson.as_ref().map(|lesson| lesson.meta.id.to_string()),
            number: chapter.number_text(),
            path: chapter.path.clone(),
            title: chapter.title.clone(),
            part: outline.part_title(at).map(str::to_owned),
            words: lesson.as_ref().map_or(0, |lesson| lesson.words),
            questions: lesson
                .as_ref()
                .map_or(0, |lesson| lesson.quizzes.iter().map(|file| file.quiz.questions.len()).sum()),
            lab,
        }
    };
    outline.chapters.iter().enumerate().map(entry).collect()
}
