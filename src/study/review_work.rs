//! The cards of the session's pack: gathering them behind the first frame, fitting the memory model.

use super::catalogue::{CardFace, faces};
use super::dashboard::LookBackAt;
use super::deck::{CardKey, Deck};
use super::errand::Errand;
use super::keeper::{Job, ReviewStore};
use super::{LabSession, Study};
use crate::base::clock::Timestamp;
use crate::course::LessonId;
use crate::learner::{CardHistory, CardId, Event, Fit, LessonState, Mastery, Record, Review, Verdict};
use crate::progress::Where;
use crate::review::{ENOUGH, FitError, Fitted};
use std::collections::HashSet;

/// Milliseconds of a week: how long the model is left alone after a fit.
const WEEK: u64 = 7 * 86_400_000;

/// What the session keeps until the deck is filled.
#[derive(Debug, Default)]
pub(super) struct Gathering {
    histories: Vec<CardHistory>,
    /// The parameters in use.
    parameters: Option<Vec<f32>>,
    /// The last time that a fit was tried.
    tried: Option<Timestamp>,
    /// Cards met before the deck was filled, with the first grading of a question.
    pub(super) met: Vec<(CardKey, Option<Review>)>,
}

impl Study {
    /// Returns the deck, once it is gathered.
    pub fn deck(&self) -> Option<&Deck> {
        self.deck.as_ref()
    }

    /// Takes what the store knows of cards; returns what else must be found out. Ids and states of lessons must be known before.
    pub fn cards_read(&mut self, store: ReviewStore) -> Option<Errand> {
        let ReviewStore { histories, kept, tried, .. } = store;
        let touched: HashSet<&LessonId> = histories.iter().map(|history| &history.lesson).collect();
        let outline = self.outline().chapters.iter().enumerate();
        let asks = |chapter: usize| {
            self.mastery(chapter) >= Mastery::Read
                || self.chapter_id(chapter).is_some_and(|lesson| touched.contains(lesson))
        };
        let chapters = outline.filter(|(at, chapter)| chapter.path.is_some() && asks(*at)).map(|(at, _)| at).collect();
        let parameters = kept.and_then(|fit| fit.parameters);
        let tried = tried.map(|fit: Fit| fit.at);
        let met = std::mem::take(&mut self.gathering.met);
        self.gathering = Gathering { histories, parameters, tried, met };
        Some(Errand::Catalogue { pack: self.pack.clone(), chapters })
    }

    /// Fills the deck.
    pub fn catalogued(&mut self, found: Vec<(LessonId, Vec<CardFace>)>) {
        let now = self.clock.now();
        let mut deck = Deck::new(self.gathering.parameters.as_deref(), &self.settings.review, self.days.clone());
        let histories = std::mem::take(&mut self.gathering.histories);
        let read = self.read_lessons();
        deck.fill(found, histories, read, now);
        self.deck = Some(deck);
        self.open_faces();
        for (key, review) in std::mem::take(&mut self.gathering.met) {
            self.meet_card(key, review);
        }
    }

    fn read_lessons(&self) -> HashSet<LessonId> {
        let chapters = 0..self.outline().chapters.len();
        let read = chapters.filter(|chapter| self.mastery(*chapter) >= Mastery::Read);
        read.filter_map(|chapter| self.chapter_id(chapter).cloned()).collect()
    }

    /// Takes what the open lesson asks into the deck.
    pub(super) fn open_faces(&mut self) {
        let now = self.clock.now();
        if let (Some(deck), Some(open)) = (&mut self.deck, &self.open) {
            deck.take_lesson(open.lesson.meta.id.clone(), faces(&open.lesson, open.chapter), now);
        }
    }

    /// Takes a lesson's state into the deck: its own cards are asked once it is read.
    pub(super) fn read_state(&mut self, state: &LessonState) {
        let now = self.clock.now();
        if let Some(deck) = &mut self.deck {
            deck.mark_read(&state.lesson, state.mastery >= Mastery::Read, now);
        }
    }

    /// Looks at the clock; returns whether what is due has changed with it.
    pub fn look_at_clock(&mut self) -> bool {
        let now = self.clock.now();
        self.deck.as_mut().is_some_and(|deck| deck.look_at_clock(now))
    }

    /// Takes changed settings into the deck.
    pub fn tune_review(&mut self) {
        let (now, settings) = (self.clock.now(), self.settings.review);
        let parameters = self.gathering.parameters.clone();
        if let Some(deck) = &mut self.deck {
            deck.tune(parameters.as_deref(), &settings, now);
        }
    }

    /// Returns the job that begins a fit, when one is due by itself: there are enough reviews and the last try is a week ago.
    pub fn fit_is_due(&self) -> Option<Job> {
        let deck = self.deck.as_ref()?;
        let reviews = deck.histories().map(|history| history.reviews.len().saturating_sub(1)).sum::<usize>();
        let now = self.clock.now();
        // A try in the future was noted by a clock that was wrong.
        let rested = self.gathering.tried.is_none_or(|at| at > now || now.millis_since(at) >= WEEK);
        (reviews >= ENOUGH && rested).then_some(Job::Histories { asked: false })
    }

    /// Returns the errand of a fit.
    pub fn fit_errand(&self, histories: Vec<CardHistory>, asked: bool) -> Option<Errand> {
        let deck = self.deck.as_ref()?;
        let (scheduler, days) = (deck.scheduler().clone(), deck.days().clone());
        Some(Errand::Fit { histories, scheduler, today: days.day(self.clock.now()), days, asked })
    }

    /// Returns the errand that looks back on the log; none before the cards are gathered.
    pub fn look_back_errand(&self, records: Vec<Record>) -> Option<Errand> {
        let deck = self.deck.as_ref()?;
        let at = LookBackAt { pack: self.pack.info().id.clone(), days: self.days.clone(), now: self.clock.now() };
        let histories = deck.histories().cloned().collect();
        Some(Errand::LookBack { records, histories, scheduler: deck.scheduler().clone(), at })
    }

    /// Takes the result of a fit: parameters that are better are used from now on. Returns what is to be saved.
    pub fn fitted(&mut self, fitted: &Result<Fitted, FitError>) -> Option<Job> {
        let Ok(fitted) = fitted else { return None };
        let kept = fitted.is_better();
        self.gathering.tried = Some(self.clock.now());
        if kept {
            self.gathering.parameters = Some(fitted.parameters.clone());
            self.tune_review();
        }
        let event = Event::ParametersFitted {
            parameters: fitted.parameters.clone(),
            reviews: fitted.reviews,
            before: fitted.before,
            after: fitted.after,
            kept,
        };
        let info = self.pack.info();
        // The model belongs to the learner and to no lesson.
        let at = Where {
            pack: info.id.clone(),
            pack_version: info.version.clone(),
            lesson: LessonId::new(""),
            path: String::new(),
        };
        Some(self.append_at(at, vec![event]))
    }

    /// Makes the job that saves an event of a card.
    pub(super) fn append_card(&mut self, key: &CardKey, event: Event) -> Option<Job> {
        let chapter = self.deck.as_ref()?.card(key)?.face.chapter;
        let info = self.pack.info();
        let at = Where {
            pack: info.id.clone(),
            pack_version: info.version.clone(),
            lesson: key.0.clone(),
            path: self.outline().chapters.get(chapter)?.path.clone()?,
        };
        Some(self.append_at(at, vec![event]))
    }

    /// Lets the cards of checks that failed enter the review; returns what is to be saved.
    pub fn meet_checks(&mut self, session: &LabSession, verdict: &Verdict) -> Option<Job> {
        let lab = session.lab();
        let failed = |check: &str| verdict.checks.iter().any(|known| known.name == check && known.trouble.is_some());
        let lesson = self.lesson()?.meta.id.clone();
        let new = lab.cards.iter().filter(|card| failed(&card.check)).map(|card| CardId::check(&lab.id, &card.card.id));
        let known =
            |card: &CardId| self.deck.as_ref().is_some_and(|deck| deck.card(&(lesson.clone(), card.clone())).is_some());
        let new: Vec<CardId> = new.filter(|card| !known(card)).collect();
        if new.is_empty() {
            return None;
        }
        for card in &new {
            self.meet_card((lesson.clone(), card.clone()), None);
        }
        self.append(new.into_iter().map(|card| Event::CardMet { card }).collect())
    }

    /// Takes a card into the deck that was just met; a question's card with its first grading, unless it has one.
    pub(super) fn meet_card(&mut self, key: CardKey, review: Option<Review>) {
        let now = self.clock.now();
        let Some(deck) = &mut self.deck else { return self.gathering.met.push((key, review)) };
        deck.change(&key, now, |history| {
            if history.reviews.is_empty() {
                history.reviews.extend(review);
            }
        });
    }

    /// Makes the job that keeps what is half answered to a card, or forgets it: there is one at a time.
    pub fn keep_card_draft(&self, draft: Option<(&CardKey, &super::Draft)>) -> Job {
        let text = draft.and_then(|draft| serde_json::to_string(&draft).ok());
        Job::Draft {
            pack: self.pack.info().id.clone(),
            lesson: LessonId::new(""),
            name: super::keeper::CARD_DRAFT.to_owned(),
            text,
        }
    }
}
