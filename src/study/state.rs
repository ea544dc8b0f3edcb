//! What the session knows: the pack, the open lesson, where the learner stands.

use super::keeper::{Job, Opening, Saved};
use super::review_work::Gathering;
use super::time_on_task::TimeOnTask;
use super::{Deck, Draft, LessonText, NoteEntry, QuizSession, TermIndex};
use crate::base::chance::Chance;
use crate::base::clock::Clock;
use crate::base::day::Days;
use crate::course::{Lesson, LessonId, Outline, QuestionId, QuizRef};
use crate::learner::{Attempt, AttemptId, Event, Given, LabState, LessonState, Mastery, Outcome, Place, Settings};
use crate::pack::Pack;
use crate::progress::Where;
use crate::quiz::select;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// The session. It waits for nothing: what it wants done it returns as [`Job`]s.
#[derive(Debug)]
pub struct Study {
    /// The pack.
    pub pack: Pack,
    /// The learner's choices.
    pub settings: Settings,
    /// The time.
    pub clock: Clock,
    /// The learner's days.
    pub days: Days,
    /// The terms of the pack; read after the first frame.
    pub glossary: Option<Arc<TermIndex>>,
    pub(super) deck: Option<Deck>,
    pub(super) gathering: Gathering,
    pub(super) chance: Chance,
    learner_seed: u64,
    pub(super) open: Option<Open>,
    pub(super) ids: Vec<Option<LessonId>>,
    states: HashMap<LessonId, LessonState>,
    by_path: HashMap<String, LessonId>,
    tickets: u64,
    pub(super) runs: u64,
    time: TimeOnTask,
}

/// The lesson that shows.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) chapter: usize,
    pub(super) lesson: Arc<Lesson>,
    seen: BTreeSet<String>,
    checkpoints: HashMap<(String, QuestionId), Given>,
    attempts: HashMap<String, Vec<Attempt>>,
    pub(super) drafts: HashMap<String, String>,
    pub(super) labs: HashMap<String, LabState>,
    /// Read after the first frame.
    pub(super) notes: Vec<NoteEntry>,
    /// Its words; made when they are first needed.
    pub(super) text: Option<Arc<LessonText>>,
}

impl Study {
    /// Begins a session.
    pub fn new(pack: Pack, settings: Settings, clock: Clock, chance: Chance, learner_seed: u64) -> Self {
        Self {
            pack,
            settings,
            clock,
            days: Days::system(),
            glossary: None,
            deck: None,
            gathering: Gathering::default(),
            chance,
            learner_seed,
            open: None,
            ids: Vec::new(),
            states: HashMap::new(),
            by_path: HashMap::new(),
            tickets: 0,
            runs: 0,
            time: TimeOnTask::default(),
        }
    }

    /// Returns the pack's order.
    pub fn outline(&self) -> &Outline {
        self.pack.outline()
    }

    /// Returns the open chapter.
    pub fn chapter(&self) -> Option<usize> {
        self.open.as_ref().map(|open| open.chapter)
    }

    /// Returns the open lesson.
    pub fn lesson(&self) -> Option<&Arc<Lesson>> {
        self.open.as_ref().map(|open| &open.lesson)
    }

    /// Makes a loaded chapter the open one; returns what to save.
    pub fn open(&mut self, opening: Opening) -> Vec<Job> {
        let mut jobs = self.leave();
        let Opening { chapter, lesson, state, seen, checkpoints, attempts, drafts, labs, .. } = opening;
        if let Some(state) = state {
            self.take_state(state);
        }
        let checkpoints =
            checkpoints.into_iter().map(|(file, given)| ((file, given.question.clone()), given)).collect();
        let notes = Vec::new();
        self.open = Some(Open { chapter, lesson, seen, checkpoints, attempts, drafts, labs, notes, text: None });
        self.open_faces();
        self.time = TimeOnTask::default();
        self.touch();
        // Opening is recorded each time: it is what "open where I was" goes by.
        jobs.extend(self.append(vec![Event::LessonOpened]));
        jobs
    }

    /// Returns what is to be saved before the lesson is left.
    pub fn leave(&mut self) -> Vec<Job> {
        self.touch();
        match self.time.take() {
            0 => Vec::new(),
            seconds => self.append(vec![Event::TimeSpent { seconds }]).into_iter().collect(),
        }
    }

    /// Notes that the learner did something; returns what to save after some minutes.
    pub fn touch(&mut self) -> Option<Job> {
        self.time.touch(self.clock.steady_millis());
        if self.time.seconds() < 120 {
            return None;
        }
        let seconds = self.time.take();
        self.append(vec![Event::TimeSpent { seconds }])
    }

    pub(super) fn place(&self) -> Option<Where> {
        let open = self.open.as_ref()?;
        let info = self.pack.info();
        Some(Where {
            pack: info.id.clone(),
            pack_version: info.version.clone(),
            lesson: open.lesson.meta.id.clone(),
            path: open.lesson.path.clone(),
        })
    }

    /// Makes the job that saves events of the open lesson.
    pub fn append(&mut self, events: Vec<Event>) -> Option<Job> {
        let at = self.place()?;
        Some(self.append_at(at, events))
    }

    /// Makes the job that saves events of a lesson, open or not.
    pub(super) fn append_at(&mut self, at: Where, events: Vec<Event>) -> Job {
        self.tickets += 1;
        Job::Append { at, events, ticket: self.tickets }
    }

    /// Returns the id of a chapter's lesson, as far as it is known.
    pub fn chapter_id(&self, chapter: usize) -> Option<&LessonId> {
        match self.ids.get(chapter) {
            Some(id) => id.as_ref(),
            None => self.by_path.get(self.outline().chapters.get(chapter)?.path.as_ref()?),
        }
    }

    /// Returns the number that decides draws and orders for this learner.
    pub fn learner_seed(&self) -> u64 {
        self.learner_seed
    }

    /// Returns a name that is not met twice.
    pub(super) fn unique_name(&mut self) -> String {
        self.chance.unique_name()
    }

    /// Returns the number of the job made last.
    pub fn last_ticket(&self) -> u64 {
        self.tickets
    }

    /// Takes what came of saving events.
    pub fn saved(&mut self, saved: &Saved) {
        if let Some(state) = &saved.state {
            self.take_state(state.clone());
        }
    }

    fn take_state(&mut self, state: LessonState) {
        self.read_state(&state);
        self.by_path.insert(state.path.clone(), state.lesson.clone());
        self.states.insert(state.lesson.clone(), state);
    }

    /// Takes ids and states of everything.
    pub fn surveyed(&mut self, ids: Vec<Option<LessonId>>, states: Vec<LessonState>) {
        self.ids = ids;
        for state in states {
            self.take_state(state);
        }
    }

    /// Returns where the learner stands with a chapter; by its file until ids are known.
    pub fn state(&self, chapter: usize) -> Option<&LessonState> {
        self.states.get(self.chapter_id(chapter)?)
    }

    /// Returns how far a chapter has come.
    pub fn mastery(&self, chapter: usize) -> Mastery {
        self.state(chapter).map_or(Mastery::New, |state| state.mastery)
    }

    /// Returns how many chapters of the whole pack, or of a part, are read, and how many there are.
    pub fn read_of(&self, part: Option<usize>) -> (usize, usize) {
        let chapters = self.outline().chapters.iter().enumerate();
        let inside = chapters.filter(|(_, chapter)| part.is_none() || chapter.part == part);
        inside.fold((0, 0), |(read, all), (at, _)| (read + usize::from(self.mastery(at) >= Mastery::Read), all + 1))
    }

    /// Returns where the reader was in the open lesson.
    pub fn saved_place(&self) -> Place {
        self.chapter().and_then(|chapter| self.state(chapter)).map(|state| state.place).unwrap_or_default()
    }

    /// Makes the job that saves where the reader is.
    pub fn keep_place(&mut self, place: Place, percent: u8) -> Option<Job> {
        let at = self.place()?;
        if let Some(state) = self.states.get_mut(&at.lesson) {
            state.place = place;
            state.percent = state.percent.max(percent);
        }
        Some(Job::Place { at, place, percent })
    }

    /// Notes that a section was seen to its end.
    pub fn see(&mut self, anchor: &str) -> Option<Job> {
        let new = self.open.as_mut()?.seen.insert(anchor.to_owned());
        new.then(|| self.append(vec![Event::SectionSeen { anchor: anchor.to_owned() }]))?
    }

    /// Notes that the end was reached.
    pub fn reach_end(&mut self) -> Option<Job> {
        let chapter = self.chapter()?;
        if self.mastery(chapter) >= Mastery::Read {
            return None;
        }
        if let Some(state) = self.open.as_ref().and_then(|open| self.states.get_mut(&open.lesson.meta.id)) {
            state.mastery = Mastery::Read;
        }
        self.append(vec![Event::LessonRead])
    }

    /// Marks the open lesson as read, or takes the mark back; returns the new mark.
    pub fn toggle_read(&mut self) -> Option<(bool, Job)> {
        let read = self.mastery(self.chapter()?) < Mastery::Read;
        Some((read, self.append(vec![Event::LessonMarked { read }])?))
    }

    /// Returns the outcome of a checkpoint, or of the latest attempt at a whole quiz.
    pub fn mark(&self, quiz: &QuizRef) -> Option<Outcome> {
        let open = self.open.as_ref()?;
        match &quiz.question {
            Some(question) => open.checkpoints.get(&(quiz.file.clone(), question.clone())).map(|given| given.outcome),
            None => {
                let attempt = open.attempts.get(&quiz.file)?.last()?;
                attempt.finished?;
                Some(if attempt.right() == attempt.questions.len() { Outcome::Right } else { Outcome::Wrong })
            }
        }
    }

    /// Returns the attempts at a quiz of the open lesson, oldest first.
    pub fn attempts(&self, file: &str) -> &[Attempt] {
        self.open.as_ref().and_then(|open| open.attempts.get(file)).map_or(&[], Vec::as_slice)
    }

    /// Opens a checkpoint of the text.
    pub fn checkpoint(&mut self, file: &str, question: &QuestionId) -> Option<QuizSession> {
        let open = self.open.as_ref()?;
        let quiz = open.lesson.quiz(file)?;
        quiz.questions.iter().find(|known| known.id == *question)?;
        let before = open.checkpoints.get(&(file.to_owned(), question.clone()));
        let mut session = QuizSession::checkpoint(file, quiz, question, self.learner_seed, before);
        self.restore_drafts(&mut session);
        Some(session)
    }

    /// Opens a whole quiz: the attempt that was left in the middle, or a new one with the event to save.
    pub fn quiz(&mut self, file: &str) -> Option<(QuizSession, Option<Job>)> {
        let open = self.open.as_ref()?;
        let quiz = open.lesson.quiz(file)?;
        let closing = self.is_closing(file);
        let unfinished = open.attempts.get(file).and_then(|all| all.last()).filter(|last| last.finished.is_none());
        if let Some(attempt) = unfinished {
            let full = select(quiz, self.learner_seed, 0).len() == attempt.questions.len();
            let mut session = QuizSession::resume(quiz, attempt, closing && full);
            if !session.questions.is_empty() {
                self.restore_drafts(&mut session);
                return Some((session, None));
            }
        }
        let number = open.attempts.get(file).map_or(0, Vec::len) as u64;
        let questions = select(quiz, self.learner_seed, number);
        self.begin(file, questions, closing)
    }

    /// Begins an attempt with these questions only; a part of a quiz does not count for the lesson.
    pub fn retry(&mut self, file: &str, questions: Vec<QuestionId>) -> Option<(QuizSession, Option<Job>)> {
        self.begin(file, questions, false)
    }

    /// Begins a new attempt at all of a quiz.
    pub fn retake(&mut self, file: &str) -> Option<(QuizSession, Option<Job>)> {
        let open = self.open.as_ref()?;
        let number = open.attempts.get(file).map_or(0, Vec::len) as u64;
        let questions = select(open.lesson.quiz(file)?, self.learner_seed, number);
        let closing = self.is_closing(file);
        self.begin(file, questions, closing)
    }

    fn is_closing(&self, file: &str) -> bool {
        let closing = self.open.as_ref().and_then(|open| open.lesson.closing_quiz());
        closing.is_some_and(|closing| closing.file == file && closing.quiz.graded)
    }

    fn begin(&mut self, file: &str, questions: Vec<QuestionId>, closing: bool) -> Option<(QuizSession, Option<Job>)> {
        if questions.is_empty() {
            return None;
        }
        let (id, seed) = (AttemptId(self.chance.unique_name()), self.chance.next_u64());
        let open = self.open.as_mut()?;
        let quiz = open.lesson.quiz(file)?.clone();
        let (session, event) = QuizSession::begin(file, &quiz, questions.clone(), closing, id.clone(), seed);
        let attempt = Attempt {
            id,
            pack: self.pack.info().id.clone(),
            lesson: open.lesson.meta.id.clone(),
            file: file.to_owned(),
            seed,
            questions,
            given: Vec::new(),
            started: self.clock.now(),
            finished: None,
        };
        open.attempts.entry(file.to_owned()).or_default().push(attempt);
        Some((session, self.append(vec![event])))
    }

    /// Takes the events of an answer into what is known of the open lesson.
    pub fn note_answers(&mut self, events: &[Event]) {
        let now = self.clock.now();
        self.meet(events);
        let Some(open) = &mut self.open else { return };
        for event in events {
            match event {
                Event::Answered { attempt, file, question, answer, outcome, certainty, .. } => {
                    let given = Given {
                        question: question.clone(),
                        answer: answer.clone(),
                        outcome: *outcome,
                        certainty: *certainty,
                        at: now,
                    };
                    match attempt {
                        None => {
                            open.checkpoints.insert((file.clone(), question.clone()), given);
                        }
                        Some(id) => {
                            let attempts = open.attempts.entry(file.clone()).or_default();
                            if let Some(attempt) = attempts.iter_mut().find(|attempt| attempt.id == *id) {
                                attempt.given.push(given);
                            }
                        }
                    }
                }
                Event::QuizFinished { attempt: id, file, .. } => {
                    let attempts = open.attempts.entry(file.clone()).or_default();
                    if let Some(attempt) = attempts.iter_mut().find(|attempt| attempt.id == *id) {
                        attempt.finished = Some(now);
                    }
                }
                _ => {}
            }
        }
    }

    /// Makes the job that saves the half-made answer that shows, or forgets it.
    pub fn keep_draft(&mut self, session: &QuizSession, draft: Option<&Draft>) -> Option<Job> {
        let name = session.draft_name()?;
        let text = draft.and_then(|draft| serde_json::to_string(draft).ok());
        let open = self.open.as_mut()?;
        match &text {
            Some(text) => open.drafts.insert(name.clone(), text.clone()),
            None => open.drafts.remove(&name),
        };
        Some(Job::Draft { pack: self.pack.info().id.clone(), lesson: open.lesson.meta.id.clone(), name, text })
    }

    fn restore_drafts(&self, session: &mut QuizSession) {
        let Some(open) = &self.open else { return };
        let prefix = format!("draft/{}#", session.file);
        for (name, text) in &open.drafts {
            if let Some(question) = name.strip_prefix(&prefix)
                && let Ok(draft) = serde_json::from_str(text)
            {
                session.restore_draft(QuestionId::new(question), draft);
            }
        }
    }
}
