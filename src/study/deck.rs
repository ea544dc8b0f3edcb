//! A learner's cards of one pack: what is asked today, what comes, what was forgotten too often.

use super::catalogue::{CardFace, Side};
use crate::base::clock::Timestamp;
use crate::base::day::{Day, Days};
use crate::course::LessonId;
use crate::learner::{CardHistory, CardId, ReviewSettings};
use crate::review::{Candidate, Limits, Next, Queue, Scheduler, Standing, forecast, queue};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Names a card within a pack.
pub type CardKey = (LessonId, CardId);

/// A card with its history.
#[derive(Debug, Clone)]
pub struct DeckCard {
    /// What it asks.
    pub face: CardFace,
    /// What is known of it.
    pub history: CardHistory,
    /// Where it stands; `None` before its first grading.
    pub standing: Option<Standing>,
}

impl DeckCard {
    /// Whether its text is another than when it was graded last.
    pub fn has_changed(&self) -> bool {
        let last = self.history.reviews.last().map(|review| review.content.as_str());
        last.is_some_and(|content| !content.is_empty() && content != self.face.content)
    }
}

/// The cards that were met.
#[derive(Debug)]
pub struct Deck {
    faces: BTreeMap<LessonId, Vec<CardFace>>,
    histories: HashMap<CardKey, CardHistory>,
    /// Lessons read to their end: their own cards are asked.
    read: HashSet<LessonId>,
    scheduler: Scheduler,
    days: Days,
    limits: Limits,
    /// Cards in the order of their chapters and of their files.
    cards: Vec<DeckCard>,
    places: HashMap<CardKey, usize>,
    gone: usize,
    queue: Queue,
    due_by_chapter: HashMap<usize, usize>,
    next_today: Option<Timestamp>,
    today: Day,
    /// When the queue is to be made anew without anything having been done.
    stale_at: Timestamp,
}

impl Deck {
    /// Makes an empty deck.
    pub fn new(parameters: Option<&[f32]>, settings: &ReviewSettings, days: Days) -> Self {
        Self {
            faces: BTreeMap::new(),
            histories: HashMap::new(),
            read: HashSet::new(),
            scheduler: Scheduler::new(parameters, settings.retention.chance()),
            days,
            limits: limits(settings),
            cards: Vec::new(),
            places: HashMap::new(),
            gone: 0,
            queue: Queue::default(),
            due_by_chapter: HashMap::new(),
            next_today: None,
            today: Day(0),
            stale_at: Timestamp(i64::MIN),
        }
    }

    /// Fills the deck with what lessons ask, what was answered, and which lessons are read.
    pub fn fill(
        &mut self,
        faces: Vec<(LessonId, Vec<CardFace>)>,
        histories: Vec<CardHistory>,
        read: HashSet<LessonId>,
        now: Timestamp,
    ) {
        self.faces.extend(faces);
        self.histories =
            histories.into_iter().map(|history| ((history.lesson.clone(), history.card.clone()), history)).collect();
        self.read = read;
        self.refresh(now);
    }

    /// Takes what a lesson asks, in place of what it asked before.
    pub fn take_lesson(&mut self, lesson: LessonId, faces: Vec<CardFace>, now: Timestamp) {
        self.faces.insert(lesson, faces);
        self.refresh(now);
    }

    /// Notes that a lesson is read to its end, or is not.
    pub fn mark_read(&mut self, lesson: &LessonId, read: bool, now: Timestamp) {
        let changed = if read { self.read.insert(lesson.clone()) } else { self.read.remove(lesson) };
        if changed {
            self.refresh(now);
        }
    }

    /// Takes other parameters and settings.
    pub fn tune(&mut self, parameters: Option<&[f32]>, settings: &ReviewSettings, now: Timestamp) {
        self.scheduler = Scheduler::new(parameters, settings.retention.chance());
        self.limits = limits(settings);
        self.refresh(now);
    }

    /// Changes what is known of a card.
    pub fn change(&mut self, key: &CardKey, now: Timestamp, change: impl FnOnce(&mut CardHistory)) {
        let history = self.histories.entry(key.clone()).or_insert_with(|| CardHistory {
            lesson: key.0.clone(),
            card: key.1.clone(),
            suspended: false,
            buried: None,
            reviews: Vec::new(),
        });
        change(history);
        let history = history.clone();
        match self.places.get(key).copied() {
            Some(place) if is_met(&self.cards[place].face, Some(&history), &self.read) => {
                self.cards[place].standing = self.scheduler.standing(&history, &self.days, self.today);
                self.cards[place].history = history;
                self.enqueue(now);
            }
            _ => self.refresh(now),
        }
    }

    /// Makes everything anew that follows from faces, histories and the day.
    fn refresh(&mut self, now: Timestamp) {
        self.today = self.days.day(now);
        let mut cards = Vec::new();
        let mut known = 0;
        for face in self.faces.values().flatten() {
            let history = self.histories.get(&(face.lesson.clone(), face.card.clone()));
            known += usize::from(history.is_some());
            if !is_met(face, history, &self.read) {
                continue;
            }
            let history = history.cloned().unwrap_or_else(|| CardHistory {
                lesson: face.lesson.clone(),
                card: face.card.clone(),
                suspended: false,
                buried: None,
                reviews: Vec::new(),
            });
            let standing = self.scheduler.standing(&history, &self.days, self.today);
            cards.push(DeckCard { face: face.clone(), history, standing });
        }
        cards.sort_by_key(|card| card.face.chapter);
        self.gone = self.histories.len().saturating_sub(known);
        let key = |card: &DeckCard| (card.face.lesson.clone(), card.face.card.clone());
        self.places = cards.iter().enumerate().map(|(at, card)| (key(card), at)).collect();
        self.cards = cards;
        self.enqueue(now);
    }

    /// Makes today's queue anew.
    fn enqueue(&mut self, now: Timestamp) {
        let candidates = self.candidates();
        self.queue = queue(&candidates, &self.scheduler, now, self.today, self.limits);
        self.due_by_chapter.clear();
        for at in &self.queue.order {
            *self.due_by_chapter.entry(self.cards[*at].face.chapter).or_default() += 1;
        }
        let waiting = self.cards.iter().filter(|card| !card.history.suspended).filter_map(|card| card.standing);
        let today = waiting.filter(|standing| standing.due == self.today).filter_map(|standing| standing.due_at);
        self.next_today = today.filter(|at| *at > now).min();
        let turn = self.days.start(self.today.plus(1));
        self.stale_at = self.next_today.map_or(turn, |at| at.min(turn));
    }

    fn candidates(&self) -> Vec<Candidate> {
        let mut groups: HashMap<(usize, &str), usize> = HashMap::new();
        let candidate = |card: &'_ DeckCard, group: Option<usize>| Candidate {
            lesson: card.face.chapter,
            group,
            standing: card.standing,
            suspended: card.history.suspended,
            buried: card.history.buried,
        };
        let mut candidates = Vec::with_capacity(self.cards.len());
        for card in &self.cards {
            let group = card.face.group.as_deref().map(|name| {
                let next = groups.len();
                *groups.entry((card.face.chapter, name)).or_insert(next)
            });
            candidates.push(candidate(card, group));
        }
        candidates
    }

    /// Looks at the clock; returns whether the queue changed with it.
    pub fn look_at_clock(&mut self, now: Timestamp) -> bool {
        if self.days.day(now) != self.today {
            self.refresh(now);
        } else if now >= self.stale_at {
            self.enqueue(now);
        } else {
            return false;
        }
        true
    }

    /// Returns a card.
    pub fn card(&self, key: &CardKey) -> Option<&DeckCard> {
        self.places.get(key).map(|place| &self.cards[*place])
    }

    /// Returns every card.
    pub fn cards(&self) -> &[DeckCard] {
        &self.cards
    }

    /// Returns what is known of every card, also of those whose text is gone.
    pub fn histories(&self) -> impl Iterator<Item = &CardHistory> {
        self.histories.values()
    }

    /// Returns the cards to ask now, in order.
    pub fn due(&self) -> impl Iterator<Item = &DeckCard> {
        self.queue.order.iter().map(|at| &self.cards[*at])
    }

    /// Returns today's queue.
    pub fn queue(&self) -> &Queue {
        &self.queue
    }

    /// Returns how many cards of a chapter are asked now.
    pub fn due_of(&self, chapter: usize) -> usize {
        self.due_by_chapter.get(&chapter).copied().unwrap_or(0)
    }

    /// Returns how many cards have a history and no text any more: they are skipped.
    pub fn gone(&self) -> usize {
        self.gone
    }

    /// Returns what each grade would bring today to a card that stands as it is given.
    pub fn next(&self, card: &DeckCard) -> [Next; 4] {
        let elapsed = card.standing.map_or(0, |standing| self.today.since(standing.last));
        self.scheduler.next(card.standing.map(|standing| standing.memory), elapsed)
    }

    /// Returns how many cards come back on each of the coming days, today first; what is asked for the first time is not foreseen.
    pub fn forecast(&self, days: usize) -> Vec<u32> {
        let kept = self.cards.iter().filter(|card| !card.history.suspended);
        forecast(kept.filter_map(|card| card.standing.as_ref()), self.today, days)
    }

    /// Returns the cards that were forgotten too often and those that are set aside for good.
    pub fn leeches(&self) -> Vec<&DeckCard> {
        let leech =
            |card: &&DeckCard| card.history.suspended || card.standing.is_some_and(|standing| standing.is_leech());
        self.cards.iter().filter(leech).collect()
    }

    /// Returns the scheduler in use.
    pub fn scheduler(&self) -> &Scheduler {
        &self.scheduler
    }

    /// Returns the learner's days.
    pub fn days(&self) -> &Days {
        &self.days
    }

    /// Returns the day that the deck stands at.
    pub fn today(&self) -> Day {
        self.today
    }

    /// Returns when a card that waits within the day comes back first; `None` when none does today.
    pub fn next_today(&self) -> Option<Timestamp> {
        self.next_today
    }
}

fn limits(settings: &ReviewSettings) -> Limits {
    let count = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
    Limits { new: count(settings.new_per_day), due: count(settings.due_per_day) }
}

/// Whether a card was met: a question by an answer, a card of the lesson by reading to its end, that of a check by failing it.
fn is_met(face: &CardFace, history: Option<&CardHistory>, read: &HashSet<LessonId>) -> bool {
    let graded = history.is_some_and(|history| !history.reviews.is_empty());
    match &face.side {
        Side::Question { .. } => graded,
        Side::Front { of_lesson: true, .. } => graded || read.contains(&face.lesson),
        Side::Front { of_lesson: false, .. } => history.is_some(),
    }
}
