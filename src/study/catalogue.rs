//! What a lesson asks in review: its graded questions, its own cards, the cards of its labs' checks.

use crate::course::{Card, Lesson, LessonId, Question, QuestionId, QuestionKind, Quiz, Rich};
use crate::learner::CardId;
use crate::pack::{Pack, markdown};
use crate::quiz::key_text;
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use std::sync::Arc;

/// A card as it is asked.
#[derive(Debug, Clone)]
pub struct CardFace {
    /// Its lesson.
    pub lesson: LessonId,
    /// The lesson's chapter.
    pub chapter: usize,
    /// Its name within the lesson.
    pub card: CardId,
    /// What it asks.
    pub side: Side,
    /// The anchor of the section that teaches it.
    pub section: Option<String>,
    /// Names its siblings within the lesson: cards of one section, of one pool, or with one shared text.
    pub(super) group: Option<String>,
    /// Detects a change of its text.
    pub content: String,
}

/// What a card asks.
#[derive(Debug, Clone)]
pub enum Side {
    /// A question of a quiz, to be answered.
    Question {
        /// The quiz file, relative to the pack.
        file: String,
        /// The quiz.
        quiz: Arc<Quiz>,
        /// The question.
        question: QuestionId,
    },
    /// A front, and a back to compare with.
    Front {
        /// What is asked.
        front: Rich,
        /// What is to be remembered.
        back: Rich,
        /// Whether it enters when its lesson is read; otherwise when its check fails.
        of_lesson: bool,
    },
}

impl CardFace {
    /// Returns what is asked in one line of Markdown, for lists.
    pub fn line(&self) -> &str {
        let text = match &self.side {
            Side::Question { quiz, question, .. } => {
                let question = quiz.questions.iter().find(|known| known.id == *question);
                match question.map(|question| (question.prompt(), &question.kind)) {
                    Some((Some(prompt), _)) => &prompt.source,
                    Some((None, QuestionKind::Tracing { program, .. })) => program,
                    _ => "",
                }
            }
            Side::Front { front, .. } => &front.source,
        };
        text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default()
    }
}

/// Reads lessons of a pack for what they ask. A lesson that cannot be read asks nothing.
pub fn catalogue(pack: &Pack, chapters: &[usize]) -> Vec<(LessonId, Vec<CardFace>)> {
    let loaded = chapters.iter().filter_map(|chapter| Some((*chapter, pack.lesson(*chapter).ok()?.lesson)));
    loaded.map(|(chapter, lesson)| (lesson.meta.id.clone(), faces(&lesson, chapter))).collect()
}

/// Returns what a lesson asks. Of two cards of one name the first counts.
pub(super) fn faces(lesson: &Lesson, chapter: usize) -> Vec<CardFace> {
    let mut faces = Vec::new();
    for file in lesson.quizzes.iter().filter(|file| file.quiz.graded) {
        let quiz = Arc::new(file.quiz.clone());
        for question in &file.quiz.questions {
            let card = CardId::question(&file.file, &question.id);
            let side =
                Side::Question { file: file.file.clone(), quiz: Arc::clone(&quiz), question: question.id.clone() };
            faces.push(CardFace {
                lesson: lesson.meta.id.clone(),
                chapter,
                card,
                side,
                section: question.explains.clone(),
                group: group(&file.file, question),
                content: fingerprint(&of_question(question)),
            });
        }
    }
    let own = lesson.meta.cards.iter().map(|card| (CardId::card(&card.id), card, true));
    let checks = lesson
        .labs
        .iter()
        .flat_map(|lab| lab.cards.iter().map(|check| (CardId::check(&lab.id, &check.card.id), &check.card, false)));
    for (id, card, of_lesson) in own.chain(checks) {
        let Card { front, back, explains, .. } = card;
        faces.push(CardFace {
            lesson: lesson.meta.id.clone(),
            chapter,
            card: id,
            side: Side::Front { front: markdown::rich(front), back: markdown::rich(back), of_lesson },
            section: explains.clone(),
            group: explains.as_ref().map(|anchor| format!("#{anchor}")),
            content: fingerprint(&[front.clone(), back.clone()]),
        });
    }
    let mut names = HashSet::new();
    faces.retain(|face| names.insert(face.card.clone()));
    faces
}

fn group(file: &str, question: &Question) -> Option<String> {
    let section = question.explains.as_ref().map(|anchor| format!("#{anchor}"));
    let pool = question.pool.as_ref().map(|pool| format!("pool {file} {pool}"));
    section.or(pool).or_else(|| question.multipart.as_ref().map(|key| format!("shared {file} {key}")))
}

/// What is asked and what is right.
fn of_question(question: &Question) -> Vec<String> {
    let mut texts = vec![question.prompt().map(|prompt| prompt.source.clone()).unwrap_or_default()];
    match &question.kind {
        QuestionKind::Tracing { program, .. } | QuestionKind::SpotTheLine { program, .. } => {
            texts.push(program.clone());
        }
        QuestionKind::MultipleChoice { options, .. } => {
            texts.extend(options.iter().map(|option| option.text.source.clone()));
        }
        _ => {}
    }
    texts.extend(key_text(question));
    texts
}

/// The first 16 hexadecimal digits of SHA-256; lengths keep neighbours apart.
fn fingerprint(texts: &[String]) -> String {
    let mut hash = Sha256::new();
    for text in texts {
        hash.update((text.len() as u64).to_le_bytes());
        hash.update(text.as_bytes());
    }
    hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
