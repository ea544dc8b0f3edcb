//! A lesson as everything reads it.

use super::{Block, Lab, LessonId, Question, QuestionId, Quiz, QuizRef};
use std::sync::Arc;

/// One lesson, parsed once.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Lesson {
    /// What its `lesson.toml` says; defaults without one.
    pub meta: LessonMeta,
    /// Its title: the outline's, or the first heading's for a single file.
    pub title: String,
    /// Its file, relative to the pack.
    pub path: String,
    /// Its text.
    pub blocks: Vec<Block>,
    /// Its headings, in order.
    pub sections: Vec<Section>,
    /// The quiz files it names, in order of appearance, and its `quiz.toml`.
    pub quizzes: Vec<QuizFile>,
    /// Which of `quizzes` closes the lesson: `quiz.toml`, or the last whole file the text names.
    pub closing: Option<usize>,
    /// The labs it names, in order of appearance, and the one in its `lab` folder.
    pub labs: Vec<Arc<Lab>>,
    /// Words of prose, code apart.
    pub words: usize,
    /// Bytes of the text with includes expanded.
    pub bytes: usize,
    /// SHA-256 of text, quizzes, labs and `lesson.toml`, in hexadecimal: detects change, names nothing.
    pub revision: String,
}

/// A quiz and the file it came from.
#[derive(Debug, Clone, PartialEq)]
pub struct QuizFile {
    /// Relative to the pack.
    pub file: String,
    /// What it holds.
    pub quiz: Quiz,
}

/// One heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The name links use.
    pub anchor: String,
    /// Its words.
    pub title: String,
    /// 1 to 6.
    pub level: u8,
    /// The top-level block it stands in.
    pub block: usize,
}

/// What a `lesson.toml` says.
#[derive(Debug, Clone, PartialEq)]
pub struct LessonMeta {
    /// The lesson's name for progress.
    pub id: LessonId,
    /// Which floors it must reach.
    pub kind: LessonKind,
    /// How long it takes.
    pub minutes: Minutes,
    /// Lessons that help to have read.
    pub prerequisites: Vec<LessonId>,
    /// Terms it owns.
    pub terms: Vec<String>,
    /// Counted up by the author on every change that matters.
    pub revision: u32,
    /// The day the facts were last checked, as written.
    pub verified: Option<String>,
    /// What the examples were written for.
    pub versions: Vec<String>,
    /// What a reader can do afterwards.
    pub objectives: Vec<Objective>,
    /// Where the facts come from.
    pub sources: Vec<SourceRef>,
    /// What returns in review.
    pub cards: Vec<Card>,
}

/// What sort of lesson it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LessonKind {
    /// Mostly code.
    #[default]
    Code,
    /// Mostly design.
    Design,
    /// Mostly working life.
    Professional,
}

/// How long the parts of a lesson take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Minutes {
    /// The article.
    pub reading: u32,
    /// The lab.
    pub lab: u32,
    /// The closing quiz.
    pub quiz: u32,
}

/// What a reader can do afterwards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objective {
    /// Named by questions.
    pub id: String,
    /// In words.
    pub text: String,
}

/// Where a fact comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceRef {
    /// The work.
    pub title: String,
    /// The place in it.
    pub section: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// Whether it is the origin of the fact.
    pub primary: bool,
    /// Why to read it.
    pub why: Option<String>,
}

/// A question that returns in review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Its name for progress.
    pub id: QuestionId,
    /// What is asked, in Markdown.
    pub front: String,
    /// What is to be remembered, in Markdown.
    pub back: String,
    /// The anchor of the section that teaches it.
    pub explains: Option<String>,
}

impl Default for LessonMeta {
    fn default() -> Self {
        Self {
            id: LessonId::new(""),
            kind: LessonKind::default(),
            minutes: Minutes::default(),
            prerequisites: Vec::new(),
            terms: Vec::new(),
            revision: 1,
            verified: None,
            versions: Vec::new(),
            objectives: Vec::new(),
            sources: Vec::new(),
            cards: Vec::new(),
        }
    }
}

impl Lesson {
    /// Returns the quiz read from `file`.
    pub fn quiz(&self, file: &str) -> Option<&Quiz> {
        self.quizzes.iter().find(|quiz| quiz.file == file).map(|quiz| &quiz.quiz)
    }

    /// Returns the question that `at` names, when it names one.
    pub fn question(&self, at: &QuizRef) -> Option<&Question> {
        let id = at.question.as_ref()?;
        self.quiz(&at.file)?.questions.iter().find(|question| question.id == *id)
    }

    /// Returns the lab of a folder.
    pub fn lab(&self, folder: &str) -> Option<&Arc<Lab>> {
        self.labs.iter().find(|lab| lab.folder == folder)
    }

    /// Returns the quiz that closes the lesson.
    pub fn closing_quiz(&self) -> Option<&QuizFile> {
        self.quizzes.get(self.closing?)
    }
}
