//! The review: cards from everywhere, one after the other. A question is asked by the quiz pane; this file decides which, and what a grade is.

use super::super::keys::Key;
use super::super::msg::Effect;
use super::overlay::shifted;
use super::{App, Goal, Overlay, Pane, QuizPane};
use crate::learner::ReviewGrade;
use crate::study::{
    CardKey, DeckCard, Draft, FitError, Fitted, Found, Job, Phase, ReviewPhase, ReviewSession, ReviewStore, Study,
    answer_of,
};
use crossterm::event::KeyCode;

/// The state of the pane.
#[derive(Debug)]
pub(crate) struct ReviewPane {
    pub(crate) session: ReviewSession,
    /// Lines of a card or of the end that are scrolled away.
    pub(crate) scroll: usize,
    /// The quiz that was open beside the text.
    set_aside: Option<QuizPane>,
    /// What had the focus.
    from: Pane,
}

impl ReviewPane {
    /// Makes the job that keeps the half-made answer to the card that is asked.
    pub(super) fn keep_draft(&self, study: &Study, draft: Option<&Draft>) -> Job {
        let key = self.session.asked().map(key_of);
        let asking = self.session.phase == ReviewPhase::Asking;
        study.keep_card_draft(key.as_ref().zip(draft).filter(|_| asking))
    }
}

fn key_of(card: &DeckCard) -> CardKey {
    (card.face.lesson.clone(), card.face.card.clone())
}

impl App {
    /// Notes that the learner did something. Time with cards is in their gradings and belongs to no open lesson.
    pub(super) fn touch(&mut self) -> Vec<Effect> {
        self.study.look_at_clock();
        match self.review {
            Some(_) => Vec::new(),
            None => self.study.touch().map(Effect::Job).into_iter().collect(),
        }
    }

    /// Takes what the store knows of cards.
    pub(super) fn cards_read(&mut self, store: ReviewStore) -> Vec<Effect> {
        self.card_draft = store.draft.as_deref().and_then(|text| serde_json::from_str(text).ok());
        self.study.cards_read(store).map(Effect::Errand).into_iter().collect()
    }

    /// Takes what an errand found out.
    pub(super) fn found(&mut self, found: Found) -> Vec<Effect> {
        match found {
            Found::Catalogue(lessons) => {
                self.study.catalogued(lessons);
                let mut effects: Vec<Effect> = self.study.fit_is_due().map(Effect::Job).into_iter().collect();
                if let Some((chapter, limit)) = self.review_wanted.take() {
                    effects.extend(self.open_review(chapter, limit));
                }
                effects.extend(self.wanted_home());
                effects
            }
            Found::LookBack(back) => self.looked_back(back),
            Found::Glossary(index) => self.glossary_read(index),
            Found::Terms { index, lesson, places } => {
                self.terms_found(&index, &lesson, places);
                Vec::new()
            }
            Found::Fit { fitted, asked } => {
                if asked {
                    self.tell_fit(&fitted);
                }
                self.study.fitted(&fitted).map(Effect::Job).into_iter().collect()
            }
        }
    }

    fn tell_fit(&mut self, fitted: &Result<Fitted, FitError>) {
        let text = match fitted {
            Ok(fitted) if fitted.is_better() => self.words.count("review.fitted", fitted.reviews as usize),
            Ok(_) => self.words.get("review.fit-no-better").to_owned(),
            Err(FitError::TooFew { have, need }) => {
                self.words.with("review.fit-too-few", &[("have", &have.to_string()), ("need", &need.to_string())])
            }
            Err(error) => self.words.with("review.fit-failed", &[("why", &error.to_string())]),
        };
        self.toast(text);
    }

    /// Fits the memory model to the learner, beside everything else.
    pub(crate) fn optimise_review(&mut self) -> Vec<Effect> {
        if self.study.deck().is_none() {
            self.toast(self.words.get("review.gathering").to_owned());
            return Vec::new();
        }
        self.toast(self.words.get("review.fitting").to_owned());
        vec![Effect::Job(Job::Histories { asked: true })]
    }

    /// Begins a review, or goes back to the one that is open.
    pub(crate) fn open_review(&mut self, chapter: Option<usize>, limit: Option<usize>) -> Vec<Effect> {
        if self.review.is_some() {
            self.focus = Pane::Side;
            self.fit();
            return Vec::new();
        }
        let mut effects = self.settle();
        let Some(mut session) = self.study.begin_review(chapter, limit) else {
            self.review_wanted = Some((chapter, limit));
            self.toast(self.words.get("review.gathering").to_owned());
            return effects;
        };
        if let Some((key, _)) = &self.card_draft {
            session.ask_first(key);
        }
        effects.extend(self.study.leave().into_iter().map(Effect::Job));
        self.study.next_card(&mut session);
        let (set_aside, from) = (self.quiz.take(), self.focus);
        self.review = Some(ReviewPane { session, scroll: 0, set_aside, from });
        self.focus = Pane::Side;
        self.show_card();
        self.fit();
        effects
    }

    /// Prepares for the card that is asked.
    fn show_card(&mut self) {
        let seed = self.study.learner_seed();
        let Some(pane) = &mut self.review else { return };
        pane.scroll = 0;
        let asked = pane.session.asked().map(key_of);
        let quiz = pane.session.quiz(seed).map(|mut quiz| {
            quiz.shown(self.study.clock.steady_millis());
            let half = self.card_draft.take_if(|(key, _)| asked.as_ref() == Some(&*key));
            if let (Some((_, draft)), Some(question)) = (half, quiz.questions.first().cloned()) {
                quiz.restore_draft(question, draft);
            }
            QuizPane::new(quiz)
        });
        self.quiz = quiz;
    }

    /// Goes to the next card, or to the end.
    fn next_card(&mut self) {
        if let Some(pane) = &mut self.review {
            self.study.next_card(&mut pane.session);
            self.show_card();
        }
    }

    /// Space or Enter: turns a card, goes on after a verdict, leaves at the end.
    pub(crate) fn review_go(&mut self) -> Vec<Effect> {
        let Some(pane) = &mut self.review else { return Vec::new() };
        match pane.session.phase {
            ReviewPhase::Asking => {
                pane.session.turn();
            }
            ReviewPhase::Back => self.toast(self.words.get("review.grade-first").to_owned()),
            ReviewPhase::Saving => {}
            ReviewPhase::Graded => self.next_card(),
            ReviewPhase::Finished => return self.close_review(),
        }
        Vec::new()
    }

    /// Whether a digit is a grade now.
    pub(super) fn review_takes_digits(&self) -> bool {
        let asks =
            self.quiz.as_ref().is_some_and(|pane| matches!(pane.session.phase, Phase::Asking | Phase::Certainty(_)));
        self.review.is_some() && !asks
    }

    /// A digit: the grade of a card that shows its back, or another grade for what was answered.
    pub(super) fn review_digit(&mut self, digit: usize) -> Vec<Effect> {
        let (Some(pane), Some(grade)) = (&mut self.review, ReviewGrade::of_number(digit)) else { return Vec::new() };
        let job = match pane.session.phase {
            ReviewPhase::Back => self.study.grade_card(&mut pane.session, grade, None),
            ReviewPhase::Graded => self.study.change_grade(&mut pane.session, grade),
            ReviewPhase::Asking if pane.session.has_back() => {
                pane.session.turn();
                None
            }
            _ => None,
        };
        job.map(Effect::Job).into_iter().collect()
    }

    /// An answer was handed in: it is graded, and shows once the grade is saved.
    pub(super) fn review_hand_in(&mut self) -> Vec<Effect> {
        let (Some(pane), Some(quiz)) = (&mut self.review, &self.quiz) else { return Vec::new() };
        let Some(given) = answer_of(&quiz.session) else { return Vec::new() };
        let mut effects: Vec<Effect> =
            self.study.grade_answer(&mut pane.session, given).map(Effect::Job).into_iter().collect();
        effects.push(Effect::Job(self.study.keep_card_draft(None)));
        effects
    }

    /// A grade is on the disk, or is known not to be.
    pub(super) fn grade_saved(&mut self, unsaved: bool) -> Vec<Effect> {
        if let Some(quiz) = &mut self.quiz {
            quiz.session.saved(unsaved);
        }
        let Some(pane) = &self.review else { return Vec::new() };
        // What a card with a back says was read before it was graded.
        if pane.session.phase == ReviewPhase::Graded && pane.session.has_back() {
            self.next_card();
        }
        Vec::new()
    }

    /// Takes the last grade back and asks its card again.
    pub(crate) fn review_undo(&mut self) -> Vec<Effect> {
        let Some(pane) = &mut self.review else { return Vec::new() };
        if pane.session.phase == ReviewPhase::Saving {
            return Vec::new();
        }
        let undone = self.study.undo_grade(&mut pane.session).map(Effect::Job);
        match undone {
            Some(_) => self.show_card(),
            None => self.toast(self.words.get("review.nothing-to-undo").to_owned()),
        }
        undone.into_iter().collect()
    }

    /// The card that shows, unless a grade is on its way to the disk.
    fn card_in_hand(&self) -> Option<CardKey> {
        let session = &self.review.as_ref()?.session;
        session.asked().filter(|_| session.phase != ReviewPhase::Saving).map(key_of)
    }

    /// Sets the card that shows aside for good.
    pub(crate) fn review_suspend(&mut self) -> Vec<Effect> {
        let Some(key) = self.card_in_hand() else { return Vec::new() };
        let job = self.study.suspend_card(&key, true);
        self.toast(self.words.get("review.suspended").to_owned());
        self.next_card();
        job.map(Effect::Job).into_iter().collect()
    }

    /// Sets the card that shows aside until tomorrow.
    pub(crate) fn review_bury(&mut self) -> Vec<Effect> {
        let Some(key) = self.card_in_hand() else { return Vec::new() };
        let job = self.study.bury_card(&key);
        self.toast(self.words.get("review.buried").to_owned());
        self.next_card();
        job.map(Effect::Job).into_iter().collect()
    }

    /// Goes to the section that explains the card, or to its lesson.
    pub(crate) fn review_explain(&mut self) -> Vec<Effect> {
        let card = self.review.as_ref().and_then(|pane| pane.session.asked());
        let Some((chapter, section)) = card.map(|card| (card.face.chapter, card.face.section.clone())) else {
            return Vec::new();
        };
        let mut effects = self.close_review();
        effects.extend(self.go_to_card(chapter, section));
        effects
    }

    fn go_to_card(&mut self, chapter: usize, section: Option<String>) -> Vec<Effect> {
        self.open(chapter, section.map_or(Goal::Saved, Goal::Anchor))
    }

    pub(crate) fn review_scroll(&mut self, down: bool) {
        if let Some(pane) = &mut self.review {
            pane.scroll = pane.scroll.saturating_add_signed(if down { 1 } else { -1 });
        }
    }

    /// Ends the review; what was open before shows again.
    pub(crate) fn close_review(&mut self) -> Vec<Effect> {
        let effects = self.settle();
        let from = self.review.as_ref().map_or(Pane::Reading, |pane| pane.from);
        self.leave_review();
        self.focus = if from == Pane::Side && !self.side_is_open() { Pane::Reading } else { from };
        self.fit();
        effects
    }

    /// Ends the review without a look at what shows next.
    pub(super) fn leave_review(&mut self) {
        if let Some(pane) = self.review.take() {
            let half = self.quiz.as_ref().and_then(|quiz| quiz.session.draft());
            let asking = pane.session.phase == ReviewPhase::Asking;
            self.card_draft = pane.session.asked().map(key_of).zip(half).filter(|_| asking);
            self.quiz = pane.set_aside;
        }
    }

    /// Lets the cards of checks that just failed enter the review.
    pub(super) fn meet_checks(&mut self) -> Option<Job> {
        let session = &self.lab.as_ref()?.session;
        let verdict = session.finished()?.verdict.as_ref().ok()?;
        self.study.meet_checks(session, verdict)
    }

    /// Lists the cards that are forgotten again and again, and those that are set aside.
    pub(crate) fn show_leeches(&mut self) {
        match self.study.deck().map(|deck| deck.leeches().len()) {
            None => self.toast(self.words.get("review.gathering").to_owned()),
            Some(0) => self.toast(self.words.get("review.no-leeches").to_owned()),
            Some(_) => self.overlays.push(Overlay::Leeches { cursor: 0 }),
        }
    }

    /// Takes a key for the list: Enter goes to the section, `s` sets a card aside or takes it up again.
    pub(super) fn leeches_key(&mut self, key: Key, cursor: usize, steps: isize) -> Vec<Effect> {
        if key.code == KeyCode::Enter {
            return self.go_to_leech(cursor);
        }
        let leeches = self.study.deck().map(|deck| deck.leeches()).unwrap_or_default();
        let last = leeches.len().saturating_sub(1);
        let chosen = leeches.get(cursor).map(|card| (key_of(card), card.history.suspended));
        if let (Some('s'), Some((card, suspended))) = (key.typed(), chosen) {
            let job = self.study.suspend_card(&card, !suspended);
            if self.study.deck().is_some_and(|deck| !deck.leeches().is_empty()) {
                self.keep(Overlay::Leeches { cursor });
            }
            return job.map(Effect::Job).into_iter().collect();
        }
        self.keep(Overlay::Leeches { cursor: shifted(cursor, steps, last) })
    }

    pub(super) fn go_to_leech(&mut self, at: usize) -> Vec<Effect> {
        let leeches = self.study.deck().map(|deck| deck.leeches()).unwrap_or_default();
        let Some((chapter, section)) = leeches.get(at).map(|card| (card.face.chapter, card.face.section.clone()))
        else {
            return Vec::new();
        };
        let mut effects = if self.review.is_some() { self.close_review() } else { Vec::new() };
        effects.extend(self.go_to_card(chapter, section));
        effects
    }
}
