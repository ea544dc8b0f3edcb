//! Words of the glossary in a question that come up before their lesson.

use super::Look;
use super::prose::Phrases;
use super::quiz::text_of;
use crate::base::diag::Diagnostic;
use crate::base::text::folded;
use crate::course::{BlockKind, LessonId, Question, QuestionKind, plain_text};
use crate::pack::lint::{Finder, Found, runs};
use crate::pack::load::each_block;
use crate::pack::table::shown;
use std::collections::{HashMap, HashSet};

/// The words of a pack, and those met so far.
pub(super) struct Taught<'a> {
    phrases: Phrases,
    /// Each word with the lesson that owns it, by number.
    terms: Vec<(&'a str, Option<usize>)>,
    /// Those that a text had.
    met: HashSet<usize>,
    at: usize,
}

impl<'a> Taught<'a> {
    /// Gathers the words that lessons own.
    pub(super) fn new(course: &super::Course<'a>) -> Self {
        let places: HashMap<&LessonId, usize> =
            course.lessons.iter().enumerate().map(|(at, loaded)| (&loaded.lesson.meta.id, at)).collect();
        let mut owners: HashMap<String, usize> = HashMap::new();
        for (at, loaded) in course.lessons.iter().enumerate() {
            for term in &loaded.lesson.meta.terms {
                owners.entry(folded(term)).or_insert(at);
            }
        }
        let mut taught = Self { phrases: Phrases::default(), terms: Vec::new(), met: HashSet::new(), at: 0 };
        for term in &course.glossary.terms {
            let by_glossary = term.lesson.as_ref().and_then(|owner| places.get(owner).copied());
            let owner = by_glossary.or_else(|| owners.get(&folded(&term.term)).copied());
            let number = taught.terms.len();
            taught.terms.push((&term.term, owner));
            for word in term.aliases.iter().chain([&term.term]) {
                taught.phrases.add(word, number);
            }
        }
        taught
    }

    /// Returns the words that questions of the next lesson use before the lesson that owns them, when no text so far had them. A lesson
    /// may use a word in passing before its own lesson explains it, and then so may its questions.
    pub(super) fn look(&mut self, look: &Look<'_>) -> Vec<Diagnostic> {
        let at = self.at;
        self.at += 1;
        each_block(&look.loaded.lesson.blocks, &mut |block| {
            runs(&block.kind).into_iter().for_each(|run| self.meet(&plain_text(run)));
            match &block.kind {
                BlockKind::Code(code) => self.meet(&code.text),
                BlockKind::Tabs(codes) => codes.iter().for_each(|code| self.meet(&code.text)),
                BlockKind::Diagram { text, .. } => self.meet(text),
                _ => {}
            }
        });
        let mut all = Vec::new();
        // Questions that predict may ask for what nobody knows yet.
        for file in look.loaded.lesson.quizzes.iter().filter(|file| file.quiz.graded) {
            let Some(source) = look.loaded.file(&file.file) else { continue };
            let mut finder = None;
            let mut found = Found::default();
            for question in &file.quiz.questions {
                for (number, word) in self.unmet(question, at) {
                    let finder = finder.get_or_insert_with(|| Finder::new(source));
                    let owner = self.terms[number].1.and_then(|owner| look.course.lessons.get(owner));
                    found.add(|| {
                        let title = owner.map_or("", |owner| &owner.lesson.title);
                        let message = format!("\"{}\" is explained later, in \"{}\"", shown(&word), shown(title));
                        let help = "explain the word in this lesson, or ask without it";
                        finder.at(question, &["prompt", "prompt"], "HB0715", message).help(help)
                    });
                    // Once is enough.
                    self.met.insert(number);
                }
            }
            all.extend(found.finish(source));
        }
        all
    }

    fn meet(&mut self, text: &str) {
        let met = &mut self.met;
        self.phrases.find(text, |number, _| {
            met.insert(number);
        });
    }

    /// Returns the words of a question that belong to a later lesson and were in no text so far.
    fn unmet(&self, question: &Question, at: usize) -> Vec<(usize, String)> {
        let mut found: Vec<(usize, String)> = Vec::new();
        let mut search = |text: &str| {
            self.phrases.find(text, |number, word| {
                let later = self.terms[number].1.is_some_and(|owner| owner > at);
                if later && !self.met.contains(&number) && !found.iter().any(|(known, _)| *known == number) {
                    found.push((number, word.to_owned()));
                }
            });
        };
        if let Some(prompt) = question.prompt() {
            search(&text_of(prompt));
        }
        match &question.kind {
            QuestionKind::MultipleChoice { options, .. } => {
                options.iter().for_each(|option| search(&text_of(&option.text)));
            }
            QuestionKind::ShortAnswer { accepted, .. } => accepted.iter().for_each(|text| search(text)),
            QuestionKind::Ordering { items, .. } => items.iter().for_each(|item| search(item)),
            QuestionKind::Matching { pairs, .. } => {
                pairs.iter().flat_map(|(left, right)| [left, right]).for_each(|text| search(text));
            }
            QuestionKind::Cloze { blanks, .. } => {
                blanks.iter().flat_map(|blank| blank.accepted.iter()).for_each(|text| search(text));
            }
            _ => {}
        }
        found
    }
}
