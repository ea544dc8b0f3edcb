//! A lesson as documents to be searched: what is read and what is asked, never what would give an answer away.

use crate::base::text::folded;
use crate::course::{
    Block, BlockKind, Chapter, Entry, Lesson, Outline, Question, QuestionKind, Quiz, QuizRef, Rich, Term,
};
use crate::learner::Place;
use crate::page::{SegmentKind, segments, words_of};
use crate::search::{Document, Kind, LessonKey, LessonText};
use sha2::{Digest, Sha256};

/// Counted up when the same lesson gives other documents.
const VERSION: u32 = 1;

/// Returns what an outline tells of a chapter; `id` is its name for progress.
pub(super) fn key_of(outline: &Outline, at: usize, chapter: &Chapter, id: &str) -> LessonKey {
    let number = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
    let parts =
        |until: usize| outline.entries.iter().take(until + 1).filter(|entry| matches!(entry, Entry::Part(_))).count();
    LessonKey {
        id: id.to_owned(),
        path: chapter.path.clone().unwrap_or_default(),
        number: chapter.number_text(),
        title: chapter.title.clone(),
        part: outline.part_title(at).unwrap_or_default().to_owned(),
        part_number: chapter.part.map_or(0, |part| number(parts(part))),
        order: number(at),
    }
}

/// Returns what changes with a lesson's documents: its own revision and the terms it owns.
pub(super) fn fingerprint(revision: &str, terms: &[Term]) -> String {
    let mut hash = Sha256::new();
    hash.update(VERSION.to_le_bytes());
    for term in terms {
        for text in [&term.term, &term.definition.source].into_iter().chain(&term.aliases) {
            hash.update((text.len() as u64).to_le_bytes());
            hash.update(text);
        }
    }
    let terms: String = hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("{revision}-{terms}")
}

/// Makes the documents of a lesson and of the terms it owns.
pub(super) fn lesson_text(key: LessonKey, lesson: &Lesson, terms: &[Term]) -> LessonText {
    let fingerprint = fingerprint(&lesson.revision, terms);
    let mut texts = Texts { lesson, documents: Vec::new(), under: String::new() };
    texts.add(Kind::Title, &key.title, "", Place::default(), None);
    for (at, block) in lesson.blocks.iter().enumerate() {
        texts.block(at, block, &key.title);
    }
    texts.under.clear();
    texts.questions();
    texts.hidden_labs();
    texts.terms(terms);
    LessonText { key, fingerprint, documents: texts.documents }
}

/// Makes documents of terms that no lesson owns.
pub(super) fn glossary_text(key: LessonKey, terms: &[Term]) -> LessonText {
    let lesson = Lesson::default();
    let mut texts = Texts { lesson: &lesson, documents: Vec::new(), under: String::new() };
    texts.terms(terms);
    LessonText { key, fingerprint: fingerprint("", terms), documents: texts.documents }
}

struct Texts<'l> {
    lesson: &'l Lesson,
    documents: Vec<Document>,
    /// The heading above.
    under: String,
}

impl Texts<'_> {
    fn add(&mut self, kind: Kind, name: &str, text: &str, place: Place, reference: Option<String>) {
        let (name, text) = (name.trim().to_owned(), text.trim_end().to_owned());
        self.documents.push(Document { kind, name, text, under: self.under.clone(), place, reference });
    }

    fn block(&mut self, at: usize, block: &Block, title: &str) {
        if let BlockKind::Lab { folder } = &block.kind {
            self.lab(folder, Place { block: at, offset: 0 });
            return;
        }
        for segment in segments(self.lesson, at) {
            let place = Place { block: at, offset: segment.offset };
            match segment.kind {
                SegmentKind::Heading => {
                    let heading = segment.text.trim();
                    // The title at the top is the lesson's own.
                    let again = self.under.is_empty() && folded(heading) == folded(title);
                    if !again {
                        self.under.clear();
                        self.add(Kind::Heading, heading, "", place, None);
                        heading.clone_into(&mut self.under);
                    }
                }
                SegmentKind::Text => self.add(Kind::Text, "", &segment.text, place, None),
                SegmentKind::Code => self.add(Kind::Code, "", &segment.text, place, None),
                SegmentKind::Aside => {}
            }
        }
    }

    fn lab(&mut self, folder: &str, place: Place) {
        if let Some(lab) = self.lesson.lab(folder).cloned() {
            self.add(Kind::Lab, &lab.title, &words_of(&lab.brief.blocks), place, Some(folder.to_owned()));
        }
    }

    /// Labs that the text does not name are at its end.
    fn hidden_labs(&mut self) {
        let named = |folder: &str| {
            self.lesson
                .blocks
                .iter()
                .any(|block| matches!(&block.kind, BlockKind::Lab { folder: known } if known == folder))
        };
        let hidden: Vec<String> =
            self.lesson.labs.iter().map(|lab| lab.folder.clone()).filter(|folder| !named(folder)).collect();
        let end = self.end();
        hidden.iter().for_each(|folder| self.lab(folder, end));
    }

    fn end(&self) -> Place {
        Place { block: self.lesson.blocks.len().saturating_sub(1), offset: 0 }
    }

    fn questions(&mut self) {
        let mut refs: Vec<(usize, &QuizRef)> = Vec::new();
        for (at, block) in self.lesson.blocks.iter().enumerate() {
            quizzes_in(block, &mut |quiz| refs.push((at, quiz)));
        }
        let lesson = self.lesson;
        for file in &lesson.quizzes {
            let mut shared = Vec::new();
            for question in &file.quiz.questions {
                // Where it is asked, else where the whole quiz stands, else the section that teaches it, else the end.
                let asked = refs
                    .iter()
                    .find(|(_, quiz)| quiz.file == file.file && quiz.question.as_ref() == Some(&question.id));
                let whole = || refs.iter().find(|(_, quiz)| quiz.file == file.file && quiz.question.is_none());
                let block = asked.or_else(whole).map(|(block, _)| *block).or_else(|| {
                    let anchor = question.explains.as_ref()?;
                    lesson.sections.iter().find(|section| section.anchor == *anchor).map(|section| section.block)
                });
                let place = block.map_or_else(|| self.end(), |block| Place { block, offset: 0 });
                let text = words_of_question(&file.quiz, question, &mut shared);
                self.add(Kind::Question, "", &text, place, Some(format!("{}#{}", file.file, question.id)));
            }
        }
    }

    fn terms(&mut self, terms: &[Term]) {
        for term in terms {
            let name =
                std::iter::once(&term.term).chain(&term.aliases).map(String::as_str).collect::<Vec<_>>().join(", ");
            let text = words_of(&term.definition.blocks);
            self.add(Kind::Glossary, &name, &text, Place::default(), Some(term.term.clone()));
        }
    }
}

/// Calls `see` for each quiz named in a block, at any depth.
fn quizzes_in<'b>(block: &'b Block, see: &mut dyn FnMut(&'b QuizRef)) {
    match &block.kind {
        BlockKind::Quiz(quiz) => see(quiz),
        BlockKind::Quote(inner)
        | BlockKind::Callout { blocks: inner, .. }
        | BlockKind::Details { blocks: inner, .. }
        | BlockKind::Footnote { blocks: inner, .. } => inner.iter().for_each(|block| quizzes_in(block, see)),
        BlockKind::List { items, .. } => {
            items.iter().flat_map(|item| &item.blocks).for_each(|block| quizzes_in(block, see));
        }
        _ => {}
    }
}

/// The words of a question as it is asked. What the file tells by its order, right answers first, is put in the order of the alphabet.
fn words_of_question<'q>(quiz: &Quiz, question: &'q Question, shared: &mut Vec<&'q str>) -> String {
    let mut words = String::new();
    if let Some(name) = question.multipart.as_deref()
        && !shared.contains(&name)
        && let Some(text) = quiz.multipart.get(name)
    {
        shared.push(name);
        words.push_str(&words_of(&text.blocks));
    }
    words.push_str(&question.prompt().map(|prompt| words_of(&prompt.blocks)).unwrap_or_default());
    let mut choices: Vec<String> = Vec::new();
    let rich = |text: &Rich| words_of(&text.blocks).trim().to_owned();
    match &question.kind {
        QuestionKind::MultipleChoice { options, .. } => choices.extend(options.iter().map(|option| rich(&option.text))),
        QuestionKind::Tracing { program, .. } | QuestionKind::SpotTheLine { program, .. } => {
            words.push_str(program);
            words.push('\n');
        }
        QuestionKind::Ordering { items, distractors, .. } => {
            choices.extend(items.iter().chain(distractors.iter().map(|item| &item.text)).cloned());
        }
        QuestionKind::Matching { pairs, distractors, .. } => {
            choices.extend(pairs.iter().flat_map(|(left, right)| [left.clone(), right.clone()]));
            choices.extend(distractors.iter().map(|item| item.text.clone()));
        }
        QuestionKind::ShortAnswer { .. }
        | QuestionKind::TrueFalse { .. }
        | QuestionKind::Numeric { .. }
        | QuestionKind::Cloze { .. } => {}
    }
    choices.sort();
    for choice in choices {
        words.push_str(&choice);
        words.push('\n');
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::document;

    fn texts(text: &str) -> Vec<(Kind, String)> {
        let lesson = document("lesson.md", text).lesson;
        let key = LessonKey { title: "One".into(), ..LessonKey::default() };
        let made = lesson_text(key, &lesson, &[]);
        made.documents
            .into_iter()
            .map(|document| (document.kind, format!("{}|{}", document.name, document.text.trim())))
            .collect()
    }

    #[test]
    fn headings_prose_and_code_are_apart_wherever_they_stand() {
        let made = texts("# One\n\nWords.\n\n## Two\n\n- item\n\n  ```js\n  let a;\n  ```\n\n  after\n");
        let expected = [
            (Kind::Title, "One|"),
            (Kind::Text, "|Words."),
            (Kind::Heading, "Two|"),
            (Kind::Text, "|item"),
            (Kind::Code, "|let a;"),
            (Kind::Text, "|after"),
        ];
        assert_eq!(made, expected.map(|(kind, text)| (kind, text.to_owned())));
    }
}
