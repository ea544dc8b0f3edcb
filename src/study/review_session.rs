//! One sitting of review: which card is asked, what was graded, what was taken back.

use super::catalogue::Side;
use super::deck::{CardKey, Deck, DeckCard};
use super::{QuizSession, Study};
use crate::learner::{CardAnswer, Event, Outcome, Review, ReviewGrade, ReviewId};
use crate::review::Interval;
use crate::study::keeper::{Job, Saved};
use std::collections::VecDeque;

/// Where a sitting stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReviewPhase {
    /// A card is asked.
    Asking,
    /// Its back shows and waits for a grade.
    Back,
    /// A grade is being saved; what comes of it shows when it is.
    Saving,
    /// What came of the answer to a question shows; its grade may be changed.
    Graded,
    /// Nothing more is asked now.
    Finished,
}

/// A grading of this sitting.
#[derive(Debug, Clone, PartialEq)]
pub struct Graded {
    /// The card.
    pub key: CardKey,
    /// Names the grading.
    pub review: ReviewId,
    /// The grade.
    pub grade: ReviewGrade,
    /// When the card comes back.
    pub interval: Interval,
    /// Whether the card is a leech now.
    pub leech: bool,
}

/// A sitting.
#[derive(Debug, Clone)]
pub struct ReviewSession {
    /// Where it stands.
    pub phase: ReviewPhase,
    /// Only cards of this chapter.
    chapter: Option<usize>,
    /// How many cards more may be asked.
    left: Option<usize>,
    waiting: VecDeque<CardKey>,
    asked: Option<DeckCard>,
    graded: Vec<Graded>,
    shown_since: u64,
    ticket: Option<u64>,
    /// The last grade could not be saved yet.
    pub unsaved: bool,
}

impl ReviewSession {
    /// Returns the card that is asked, as it was before this sitting graded it.
    pub fn asked(&self) -> Option<&DeckCard> {
        self.asked.as_ref()
    }

    /// Returns what was graded, first to last.
    pub fn graded(&self) -> &[Graded] {
        &self.graded
    }

    /// Returns how many cards wait, the one that is asked included.
    pub fn remaining(&self) -> usize {
        let open = self.asked.is_some() && matches!(self.phase, ReviewPhase::Asking | ReviewPhase::Back);
        let waiting = self.waiting.len() + usize::from(open);
        self.left.map_or(waiting, |left| waiting.min(left))
    }

    /// Makes the quiz of one question that asks the card; `None` for a card with a front and a back.
    pub fn quiz(&self, seed: u64) -> Option<QuizSession> {
        match &self.asked.as_ref()?.face.side {
            // The number of gradings turns the options anew each time.
            Side::Question { file, quiz, question } => {
                let turn = self.asked.as_ref().map_or(0, |card| card.history.reviews.len() as u64);
                Some(QuizSession::checkpoint(file, quiz, question, seed.wrapping_add(turn), None))
            }
            Side::Front { .. } => None,
        }
    }

    /// Notes when the card came on the screen, for the time an answer takes.
    pub fn shown(&mut self, steady_millis: u64) {
        self.shown_since = steady_millis;
    }

    /// Shows the back of a card that has one.
    pub fn turn(&mut self) -> bool {
        let sides = self.asked.as_ref().is_some_and(|card| matches!(card.face.side, Side::Front { .. }));
        let turns = sides && self.phase == ReviewPhase::Asking;
        if turns {
            self.phase = ReviewPhase::Back;
        }
        turns
    }

    /// Takes what came of saving; returns whether it was about this sitting.
    pub fn saved(&mut self, saved: &Saved) -> bool {
        let ours = self.ticket == Some(saved.ticket);
        if ours {
            self.ticket = None;
            self.unsaved = saved.error.is_some();
            if self.phase == ReviewPhase::Saving {
                self.phase = ReviewPhase::Graded;
            }
        }
        ours
    }

    /// Whether the card that is asked has a front and a back.
    pub fn has_back(&self) -> bool {
        self.asked.as_ref().is_some_and(|card| matches!(card.face.side, Side::Front { .. }))
    }

    /// Asks a card of the deck first, when it waits.
    pub fn ask_first(&mut self, key: &CardKey) {
        if let Some(at) = self.waiting.iter().position(|waiting| waiting == key)
            && let Some(key) = self.waiting.remove(at)
        {
            self.waiting.push_front(key);
        }
    }

    fn gather(&mut self, deck: &Deck) {
        let due = deck.due().filter(|card| self.chapter.is_none_or(|chapter| card.face.chapter == chapter));
        self.waiting = due.map(|card| (card.face.lesson.clone(), card.face.card.clone())).collect();
    }
}

impl Study {
    /// Begins a sitting: everything that is due, or only a chapter, or only so many cards; `None` until the cards are known.
    pub fn begin_review(&mut self, chapter: Option<usize>, limit: Option<usize>) -> Option<ReviewSession> {
        let now = self.clock.now();
        let deck = self.deck.as_mut()?;
        deck.look_at_clock(now);
        let mut session = ReviewSession {
            phase: ReviewPhase::Finished,
            chapter,
            left: limit,
            waiting: VecDeque::new(),
            asked: None,
            graded: Vec::new(),
            shown_since: 0,
            ticket: None,
            unsaved: false,
        };
        session.gather(deck);
        Some(session)
    }

    /// Goes to the next card, or to the end.
    pub fn next_card(&mut self, session: &mut ReviewSession) {
        let (now, steady) = (self.clock.now(), self.clock.steady_millis());
        let Some(deck) = &mut self.deck else { return };
        deck.look_at_clock(now);
        session.asked = None;
        session.phase = ReviewPhase::Finished;
        if session.left == Some(0) {
            return;
        }
        let due: std::collections::HashSet<CardKey> =
            deck.due().map(|card| (card.face.lesson.clone(), card.face.card.clone())).collect();
        // What was set aside or graded elsewhere meanwhile is asked no more.
        session.waiting.retain(|key| due.contains(key));
        if session.waiting.is_empty() {
            session.gather(deck);
        }
        session.asked = session.waiting.pop_front().and_then(|key| deck.card(&key)).cloned();
        if session.asked.is_some() {
            session.phase = ReviewPhase::Asking;
            session.shown(steady);
        }
    }

    /// Grades the card that is asked; returns what is to be saved before anything shows of it.
    pub fn grade_card(
        &mut self,
        session: &mut ReviewSession,
        grade: ReviewGrade,
        answer: Option<CardAnswer>,
    ) -> Option<Job> {
        let (now, steady) = (self.clock.now(), self.clock.steady_millis());
        let review = ReviewId(self.chance.unique_name());
        let deck = self.deck.as_mut()?;
        deck.look_at_clock(now);
        let card = session.asked.as_ref()?;
        let key: CardKey = (card.face.lesson.clone(), card.face.card.clone());
        let nth = card.history.reviews.iter().map(|review| review.nth.saturating_add(1)).max().unwrap_or(0);
        let day = deck.today();
        let content = card.face.content.clone();
        let event = Event::CardGraded {
            review: review.clone(),
            card: key.1.clone(),
            grade,
            nth,
            day,
            millis: u32::try_from(steady.saturating_sub(session.shown_since)).unwrap_or(u32::MAX),
            answer,
            content: content.clone(),
        };
        let given = Review { id: review.clone(), nth, at: now, day: Some(day), grade, in_review: true, content };
        deck.change(&key, now, |history| history.reviews.push(given));
        session.graded.push(graded(deck, key.clone(), review, grade));
        session.left = session.left.map(|left| left.saturating_sub(1));
        session.phase = ReviewPhase::Saving;
        self.append_review(&key, event, session)
    }

    /// Grades the card by what was answered to its question.
    pub fn grade_answer(&mut self, session: &mut ReviewSession, given: CardAnswer) -> Option<Job> {
        let spent = self.clock.steady_millis().saturating_sub(session.shown_since);
        let millis = u32::try_from(spent).unwrap_or(u32::MAX);
        let grade = ReviewGrade::automatic(given.outcome, given.certainty, millis);
        self.grade_card(session, grade, Some(given))
    }

    /// Gives the last grading another grade; returns what is to be saved.
    pub fn change_grade(&mut self, session: &mut ReviewSession, grade: ReviewGrade) -> Option<Job> {
        let now = self.clock.now();
        let deck = self.deck.as_mut()?;
        let last = session.graded.last_mut().filter(|last| last.grade != grade)?;
        let (key, id) = (last.key.clone(), last.review.clone());
        deck.change(&key, now, |history| {
            let review = history.reviews.iter_mut().find(|review| review.id == id);
            review.into_iter().for_each(|review| review.grade = grade);
        });
        *last = graded(deck, key.clone(), id.clone(), grade);
        let event = Event::GradeChanged { review: id, card: key.1.clone(), grade };
        self.append_review(&key, event, session)
    }

    /// Takes the last grading of the sitting back and asks its card again; returns what is to be saved.
    pub fn undo_grade(&mut self, session: &mut ReviewSession) -> Option<Job> {
        let (now, steady) = (self.clock.now(), self.clock.steady_millis());
        let deck = self.deck.as_mut()?;
        let Graded { key, review, .. } = session.graded.pop()?;
        // The card that is asked now waits again.
        if matches!(session.phase, ReviewPhase::Asking | ReviewPhase::Back)
            && let Some(card) = &session.asked
        {
            session.waiting.push_front((card.face.lesson.clone(), card.face.card.clone()));
        }
        deck.change(&key, now, |history| history.reviews.retain(|known| known.id != review));
        session.asked = deck.card(&key).cloned();
        session.phase = if session.asked.is_some() { ReviewPhase::Asking } else { ReviewPhase::Finished };
        session.left = session.left.map(|left| left.saturating_add(1));
        session.shown(steady);
        let event = Event::GradeUndone { review, card: key.1.clone() };
        self.append_review(&key, event, session)
    }

    /// Sets a card aside for good, or takes it up again; returns what is to be saved.
    pub fn suspend_card(&mut self, key: &CardKey, suspended: bool) -> Option<Job> {
        let now = self.clock.now();
        self.deck.as_mut()?.change(key, now, |history| history.suspended = suspended);
        self.append_card(key, Event::CardSuspended { card: key.1.clone(), suspended })
    }

    /// Sets a card aside until tomorrow; returns what is to be saved.
    pub fn bury_card(&mut self, key: &CardKey) -> Option<Job> {
        let now = self.clock.now();
        let deck = self.deck.as_mut()?;
        deck.look_at_clock(now);
        let day = deck.today();
        deck.change(key, now, |history| history.buried = history.buried.max(Some(day)));
        self.append_card(key, Event::CardBuried { card: key.1.clone(), day })
    }

    fn append_review(&mut self, key: &CardKey, event: Event, session: &mut ReviewSession) -> Option<Job> {
        let job = self.append_card(key, event)?;
        session.ticket = Some(self.last_ticket());
        Some(job)
    }

    /// Notes the first answers to questions of the open lesson: each is the first grading of its card.
    pub(super) fn meet(&mut self, events: &[Event]) {
        let now = self.clock.now();
        let Some(lesson) = self.lesson().map(|lesson| lesson.meta.id.clone()) else { return };
        for event in events {
            let Event::Answered { file, question, outcome, certainty, millis, .. } = event else { continue };
            let key = (lesson.clone(), crate::learner::CardId::question(file, question));
            let review = Review {
                id: ReviewId(String::new()),
                nth: 0,
                at: now,
                day: None,
                grade: ReviewGrade::automatic(*outcome, *certainty, *millis),
                in_review: false,
                content: String::new(),
            };
            self.meet_card(key, Some(review));
        }
    }
}

fn graded(deck: &Deck, key: CardKey, review: ReviewId, grade: ReviewGrade) -> Graded {
    let standing = deck.card(&key).and_then(|card| card.standing);
    Graded {
        key,
        review,
        grade,
        interval: standing.map_or(Interval::Days(1), |standing| standing.interval),
        leech: grade == ReviewGrade::Again && standing.is_some_and(|standing| standing.is_leech()),
    }
}

/// Returns what a session of one question was answered, once it was handed in.
pub fn answer_of(quiz: &QuizSession) -> Option<CardAnswer> {
    let (given, grade) = quiz.verdict()?;
    let outcome: Outcome = grade.outcome;
    Some(CardAnswer { answer: given.answer.clone(), outcome, certainty: given.certainty })
}
