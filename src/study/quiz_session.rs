//! One go at a quiz, or one checkpoint: what is asked now, what was answered, what was said to it.

use super::Draft;
use crate::base::clock::Timestamp;
use crate::course::{Question, QuestionId, Quiz};
use crate::learner::{Answer, Attempt, AttemptId, Certainty, Event, Given, Grade, Outcome};
use crate::quiz::{Presented, judge, present};
use std::collections::{HashMap, HashSet};

/// Where a question stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Phase {
    /// An answer is being made.
    Asking,
    /// The answer is made; how sure is the learner?
    Certainty(Answer),
    /// The answer is being saved; its verdict shows when it is.
    Saving,
    /// The verdict shows.
    Verdict,
    /// All questions are answered; the result shows.
    Finished,
}

/// A quiz that is being taken.
#[derive(Debug, Clone)]
pub struct QuizSession {
    /// The quiz file, relative to the pack.
    pub file: String,
    quiz: Quiz,
    /// Whether its result counts for the lesson.
    pub closing: bool,
    /// The attempt; a checkpoint has none.
    attempt: Option<AttemptId>,
    seed: u64,
    /// The questions, in order.
    pub questions: Vec<QuestionId>,
    /// Which of them shows.
    pub at: usize,
    /// Where it stands.
    pub phase: Phase,
    drafts: HashMap<QuestionId, Draft>,
    given: HashMap<QuestionId, (Given, Grade)>,
    hints: HashSet<QuestionId>,
    shown_since: u64,
    /// The last answers could not be saved yet.
    pub unsaved: bool,
}

impl QuizSession {
    /// Begins an attempt; the event to save comes with it.
    pub fn begin(
        file: &str,
        quiz: &Quiz,
        questions: Vec<QuestionId>,
        closing: bool,
        id: AttemptId,
        seed: u64,
    ) -> (Self, Event) {
        let event =
            Event::QuizStarted { attempt: id.clone(), file: file.to_owned(), seed, questions: questions.clone() };
        (Self::new(file, quiz, questions, closing, Some(id), seed), event)
    }

    /// Goes on with an attempt where it was left.
    pub fn resume(quiz: &Quiz, attempt: &Attempt, closing: bool) -> Self {
        // A question may have left the file since; what is left can still be answered.
        let questions: Vec<QuestionId> = attempt
            .questions
            .iter()
            .filter(|id| quiz.questions.iter().any(|question| question.id == **id))
            .cloned()
            .collect();
        let mut session = Self::new(&attempt.file, quiz, questions, closing, Some(attempt.id.clone()), attempt.seed);
        for given in &attempt.given {
            session.restore(given);
        }
        session.at = session.questions.iter().position(|id| !session.given.contains_key(id)).unwrap_or(0);
        session.phase = if session.is_done() { Phase::Finished } else { Phase::Asking };
        session
    }

    /// Opens one question of the text, with the answer it was last given.
    pub fn checkpoint(file: &str, quiz: &Quiz, question: &QuestionId, seed: u64, before: Option<&Given>) -> Self {
        let mut session = Self::new(file, quiz, vec![question.clone()], false, None, seed);
        if let Some(given) = before {
            session.restore(given);
            session.phase = Phase::Verdict;
        }
        session
    }

    fn new(
        file: &str,
        quiz: &Quiz,
        questions: Vec<QuestionId>,
        closing: bool,
        attempt: Option<AttemptId>,
        seed: u64,
    ) -> Self {
        Self {
            file: file.to_owned(),
            quiz: quiz.clone(),
            closing,
            attempt,
            seed,
            questions,
            at: 0,
            phase: Phase::Asking,
            drafts: HashMap::new(),
            given: HashMap::new(),
            hints: HashSet::new(),
            shown_since: 0,
            unsaved: false,
        }
    }

    fn restore(&mut self, given: &Given) {
        if let Some(question) = self.find(&given.question) {
            let grade = judge(question, &given.answer);
            // The outcome is history: what was right stays right when the file changes.
            let grade = Grade { outcome: given.outcome, ..grade };
            self.given.insert(given.question.clone(), (given.clone(), grade));
        }
    }

    fn find(&self, id: &QuestionId) -> Option<&Question> {
        self.quiz.questions.iter().find(|question| question.id == *id)
    }

    /// Returns the quiz.
    pub fn quiz(&self) -> &Quiz {
        &self.quiz
    }

    /// Whether this is one question of the text.
    pub fn is_checkpoint(&self) -> bool {
        self.attempt.is_none()
    }

    /// Returns the question that shows.
    pub fn question(&self) -> Option<&Question> {
        self.find(self.questions.get(self.at)?)
    }

    /// Returns what the question shows, in this attempt's order.
    pub fn presented(&self) -> Presented {
        self.question().map(|question| present(question, self.seed)).unwrap_or_default()
    }

    /// Returns the half-made answer to the question that shows.
    pub fn draft(&self) -> Option<Draft> {
        let question = self.question()?;
        let shown = self.presented();
        let kept = self.drafts.get(&question.id).filter(|draft| draft.fits(question, &shown)).cloned();
        Some(kept.unwrap_or_else(|| Draft::new(question, &shown)))
    }

    /// Changes the half-made answer.
    pub fn set_draft(&mut self, draft: Draft) {
        if let Some(id) = self.questions.get(self.at).cloned() {
            self.drafts.insert(id, draft);
        }
    }

    /// Puts a saved draft back.
    pub fn restore_draft(&mut self, question: QuestionId, draft: Draft) {
        self.drafts.entry(question).or_insert(draft);
    }

    /// Returns the name of the draft of the question that shows, within its lesson.
    pub fn draft_name(&self) -> Option<String> {
        Some(format!("draft/{}#{}", self.file, self.questions.get(self.at)?))
    }

    /// Returns what was answered to the question that shows, and what was said to it.
    pub fn verdict(&self) -> Option<&(Given, Grade)> {
        self.given.get(self.questions.get(self.at)?)
    }

    /// Returns the outcome of the question at a place.
    pub fn outcome(&self, at: usize) -> Option<Outcome> {
        self.given.get(self.questions.get(at)?).map(|(given, _)| given.outcome)
    }

    /// Returns how many answers were right.
    pub fn right(&self) -> usize {
        (0..self.questions.len()).filter(|at| self.outcome(*at) == Some(Outcome::Right)).count()
    }

    /// Whether every question is answered.
    pub fn is_done(&self) -> bool {
        self.questions.iter().all(|id| self.given.contains_key(id))
    }

    /// Returns the questions that were not right.
    pub fn missed(&self) -> Vec<QuestionId> {
        let missed = (0..self.questions.len()).filter(|at| self.outcome(*at) != Some(Outcome::Right));
        missed.map(|at| self.questions[at].clone()).collect()
    }

    /// Notes when the question came on the screen, for the time an answer takes.
    pub fn shown(&mut self, steady_millis: u64) {
        self.shown_since = steady_millis;
    }

    /// Whether the hint of the question that shows is open.
    pub fn hint_is_open(&self) -> bool {
        self.questions.get(self.at).is_some_and(|id| self.hints.contains(id))
    }

    /// Opens the hint; false when there is none.
    pub fn open_hint(&mut self) -> bool {
        let Some(question) = self.question().filter(|question| question.hint.is_some()) else { return false };
        let id = question.id.clone();
        self.hints.insert(id)
    }

    /// Judges an answer; returns the events that must be saved before the verdict shows.
    pub fn submit(
        &mut self,
        answer: Answer,
        certainty: Option<Certainty>,
        now: Timestamp,
        steady_millis: u64,
    ) -> Vec<Event> {
        let Some(question) = self.question() else { return Vec::new() };
        let grade = judge(question, &answer);
        let id = question.id.clone();
        let given = Given { question: id.clone(), answer: answer.clone(), outcome: grade.outcome, certainty, at: now };
        let millis = u32::try_from(steady_millis.saturating_sub(self.shown_since)).unwrap_or(u32::MAX);
        let mut events = vec![Event::Answered {
            attempt: self.attempt.clone(),
            file: self.file.clone(),
            question: id.clone(),
            answer,
            outcome: grade.outcome,
            certainty,
            millis,
        }];
        self.given.insert(id, (given, grade));
        self.phase = Phase::Saving;
        if let (Some(attempt), true) = (&self.attempt, self.is_done()) {
            let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            events.push(Event::QuizFinished {
                attempt: attempt.clone(),
                file: self.file.clone(),
                right: count(self.right()),
                total: count(self.questions.len()),
                closing: self.closing,
            });
        }
        events
    }

    /// The answer is saved, or is known not to be.
    pub fn saved(&mut self, unsaved: bool) {
        self.unsaved = unsaved;
        if self.phase == Phase::Saving {
            self.phase = Phase::Verdict;
        }
    }

    /// Goes to the next question without an answer, or to the result.
    pub fn advance(&mut self) {
        let count = self.questions.len();
        let next = (1..=count).map(|step| (self.at + step) % count).find(|at| self.outcome(*at).is_none());
        match next {
            Some(at) => self.go(at),
            None => self.phase = Phase::Finished,
        }
    }

    /// Shows the question at a place.
    pub fn go(&mut self, at: usize) {
        if at < self.questions.len() && self.phase != Phase::Saving {
            self.at = at;
            self.phase = if self.outcome(at).is_some() { Phase::Verdict } else { Phase::Asking };
        }
    }

    /// Takes a checkpoint's answer back, to try again.
    pub fn try_again(&mut self) {
        if let Some(id) = self.questions.get(self.at) {
            self.given.remove(id);
            self.drafts.remove(id);
            self.phase = Phase::Asking;
        }
    }
}
