//! The quiz pane: making an answer, handing it in, reading what was said.

use super::super::field::Field;
use super::super::keys::Key;
use super::super::msg::Effect;
use super::{App, Pane};
use crate::course::{Question, QuestionId, QuestionKind, ResponseFormat};
use crate::learner::{Answer, Certainty};
use crate::study::{Draft, Phase, Presented, QuizSession, Saved};
use crossterm::event::KeyCode;

/// The state of the pane.
#[derive(Debug)]
pub(crate) struct QuizPane {
    pub(crate) session: QuizSession,
    /// The option, item, pair, blank or line with the cursor.
    pub(crate) cursor: usize,
    /// What is typed, where something is typed.
    pub(crate) field: Option<Field>,
    /// Lines scrolled away; `None` follows the cursor.
    pub(crate) scroll: Option<usize>,
    /// The ticket of the answer that is being saved.
    ticket: Option<u64>,
}

impl QuizPane {
    pub(crate) fn new(session: QuizSession) -> Self {
        let mut pane = Self { session, cursor: 0, field: None, scroll: None, ticket: None };
        pane.arrive();
        pane
    }

    /// Prepares for the question that shows.
    fn arrive(&mut self) {
        self.cursor = 0;
        self.scroll = None;
        self.field = self.make_field();
    }

    /// Makes the field for the part with the cursor, holding what was typed before.
    fn make_field(&self) -> Option<Field> {
        if self.session.phase != Phase::Asking {
            return None;
        }
        let question = self.session.question()?;
        match (&question.kind, self.session.draft()?) {
            (QuestionKind::ShortAnswer { response, .. }, Draft::Text(text)) => Some(match response {
                ResponseFormat::Short => Field::line(&text),
                ResponseFormat::Long | ResponseFormat::Code => Field::lines(&text),
            }),
            (QuestionKind::Numeric { .. }, Draft::Text(text)) => Some(Field::line(&text)),
            (QuestionKind::Tracing { stdout, line_number, .. }, Draft::Trace { compiles: Some(compiles), text }) => {
                let asks_line = !compiles && line_number.is_some();
                let asks_output = compiles && stdout.is_some();
                let several = stdout.as_ref().is_some_and(|stdout| stdout.trim_end().contains('\n'));
                (asks_line || asks_output)
                    .then(|| if several && compiles { Field::lines(&text) } else { Field::line(&text) })
            }
            (QuestionKind::Cloze { .. }, Draft::Blanks(texts)) => {
                let typed = self.session.presented().blanks.get(self.cursor).is_some_and(Vec::is_empty);
                typed.then(|| Field::line(texts.get(self.cursor).map_or("", String::as_str)))
            }
            _ => None,
        }
    }

    /// Puts what is typed into the draft.
    fn field_changed(&mut self) {
        let (Some(field), Some(draft)) = (&self.field, self.session.draft()) else { return };
        let typed = field.text().to_owned();
        let draft = match draft {
            Draft::Text(_) => Draft::Text(typed),
            Draft::Trace { compiles, .. } => Draft::Trace { compiles, text: typed },
            Draft::Blanks(mut texts) => {
                if let Some(text) = texts.get_mut(self.cursor) {
                    *text = typed;
                }
                Draft::Blanks(texts)
            }
            other => other,
        };
        self.session.set_draft(draft);
    }

    /// How many rows the cursor can stand on.
    fn rows(&self, question: &Question, shown: &Presented) -> usize {
        match &question.kind {
            QuestionKind::MultipleChoice { .. } | QuestionKind::Ordering { .. } => shown.options.len(),
            QuestionKind::TrueFalse { .. } => 2,
            QuestionKind::Tracing { .. } => 2,
            QuestionKind::Matching { pairs, .. } => pairs.len(),
            QuestionKind::Cloze { blanks, .. } => blanks.len(),
            QuestionKind::SpotTheLine { program, .. } => program.lines().count(),
            QuestionKind::ShortAnswer { .. } | QuestionKind::Numeric { .. } => 1,
        }
    }

    fn move_cursor(&mut self, by: isize) {
        self.scroll = None;
        let Some(question) = self.session.question() else { return };
        let rows = self.rows(question, &self.session.presented());
        self.cursor = self.cursor.saturating_add_signed(by).min(rows.saturating_sub(1));
        if let Some(Draft::Line(_)) = self.session.draft() {
            self.session.set_draft(Draft::Line(self.cursor + 1));
        }
        self.field = self.make_field();
    }

    /// Chooses the option at a place, or sets it for the part with the cursor.
    fn choose(&mut self, at: usize) {
        let (Some(question), Some(draft)) = (self.session.question(), self.session.draft()) else { return };
        let shown = self.session.presented();
        let several = matches!(question.kind, QuestionKind::MultipleChoice { several: true, .. });
        let draft = match draft {
            Draft::Choice(mut chosen) if at < shown.options.len() => {
                self.cursor = at;
                if !several {
                    Draft::Choice(vec![at])
                } else {
                    match chosen.iter().position(|known| *known == at) {
                        Some(place) => {
                            chosen.remove(place);
                        }
                        None => chosen.push(at),
                    }
                    Draft::Choice(chosen)
                }
            }
            Draft::Truth(_) if at < 2 => {
                self.cursor = at;
                Draft::Truth(Some(at == 0))
            }
            Draft::Trace { text, .. } if at < 2 => {
                self.cursor = at;
                Draft::Trace { compiles: Some(at == 0), text }
            }
            Draft::Pairs(mut chosen) if at < shown.options.len() => {
                if let Some(place) = chosen.get_mut(self.cursor) {
                    *place = Some(at);
                }
                let next = chosen.iter().position(Option::is_none).unwrap_or(self.cursor);
                self.cursor = next;
                Draft::Pairs(chosen)
            }
            Draft::Blanks(mut texts) => {
                let option = shown.blanks.get(self.cursor).and_then(|options| options.get(at)).cloned();
                if let (Some(text), Some(option)) = (texts.get_mut(self.cursor), option) {
                    *text = option;
                }
                Draft::Blanks(texts)
            }
            Draft::Line(_) => {
                self.cursor = at;
                Draft::Line(at + 1)
            }
            other => other,
        };
        if draft.fits(question, &shown) {
            self.session.set_draft(draft);
        }
        self.scroll = None;
        self.field = self.make_field();
    }

    /// Moves the item with the cursor, or takes it out of the order and back.
    fn arrange(&mut self, by: Option<isize>) {
        let Some(Draft::Order { mut order, mut out }) = self.session.draft() else { return };
        let Some(item) = order.get(self.cursor).copied() else { return };
        match by {
            Some(by) => {
                let target = self.cursor.saturating_add_signed(by).min(order.len().saturating_sub(1));
                order.swap(self.cursor, target);
                self.cursor = target;
            }
            None => match out.iter().position(|known| *known == item) {
                Some(place) => {
                    out.remove(place);
                }
                None => out.push(item),
            },
        }
        self.scroll = None;
        self.session.set_draft(Draft::Order { order, out });
    }

    /// Goes through the choices of the part with the cursor.
    fn cycle(&mut self, forward: bool) {
        let shown = self.session.presented();
        let (options, now) = match self.session.draft() {
            Some(Draft::Pairs(chosen)) => (shown.options.len(), chosen.get(self.cursor).copied().flatten()),
            Some(Draft::Blanks(texts)) => {
                let options = shown.blanks.get(self.cursor).cloned().unwrap_or_default();
                let now = texts.get(self.cursor).and_then(|text| options.iter().position(|option| option == text));
                (options.len(), now)
            }
            _ => return,
        };
        if options == 0 {
            return;
        }
        let next = match (now, forward) {
            (None, _) => 0,
            (Some(at), true) => (at + 1) % options,
            (Some(at), false) => (at + options - 1) % options,
        };
        let cursor = self.cursor;
        self.choose(next);
        self.cursor = cursor;
    }
}

impl App {
    /// Shows a session in the side pane.
    pub(crate) fn show_quiz(&mut self, session: QuizSession) {
        self.leave_review();
        let mut pane = QuizPane::new(session);
        pane.session.shown(self.study.clock.steady_millis());
        self.quiz = Some(pane);
        self.lab_in_front = false;
        self.focus = Pane::Side;
        self.fit();
    }

    /// Opens the quiz that closes the lesson.
    pub(crate) fn open_closing_quiz(&mut self) -> Vec<Effect> {
        let closing = self.study.lesson().and_then(|lesson| lesson.closing_quiz().or(lesson.quizzes.first()));
        match closing.map(|quiz| quiz.file.clone()) {
            Some(file) => self.open_quiz_file(&file),
            None => {
                self.toast(self.words.get("toast.no-quiz").to_owned());
                Vec::new()
            }
        }
    }

    pub(crate) fn open_quiz_file(&mut self, file: &str) -> Vec<Effect> {
        if self.quiz.as_ref().is_some_and(|pane| !pane.session.is_checkpoint() && pane.session.file == file) {
            self.lab_in_front = false;
            self.focus = Pane::Side;
            self.fit();
            return Vec::new();
        }
        match self.study.quiz(file) {
            Some((session, job)) => {
                self.show_quiz(session);
                job.map(Effect::Job).into_iter().collect()
            }
            None => {
                self.toast(self.words.get("toast.no-question").to_owned());
                Vec::new()
            }
        }
    }

    pub(crate) fn close_quiz(&mut self) -> Vec<Effect> {
        if self.review.is_some() {
            return self.close_review();
        }
        let effects = self.settle();
        self.quiz = None;
        self.focus = Pane::Reading;
        self.fit();
        effects
    }

    fn changed(&mut self) {
        self.draft_changed();
    }

    pub(crate) fn quiz_move(&mut self, by: isize) {
        if let Some(pane) = &mut self.quiz {
            if pane.session.phase == Phase::Asking {
                pane.move_cursor(by);
            } else {
                pane.scroll = Some(pane.scroll.unwrap_or(0).saturating_add_signed(by));
            }
        }
    }

    pub(crate) fn quiz_scroll(&mut self, down: bool) {
        let page = isize::from(self.size.1.cast_signed() / 2).max(1);
        if let Some(pane) = &mut self.quiz {
            pane.scroll = Some(pane.scroll.unwrap_or(0).saturating_add_signed(if down { page } else { -page }));
        }
    }

    pub(crate) fn quiz_toggle(&mut self) {
        let Some(pane) = self.quiz.as_mut().filter(|pane| pane.session.phase == Phase::Asking) else { return };
        match pane.session.draft() {
            Some(Draft::Order { .. }) => pane.arrange(None),
            Some(Draft::Pairs(_) | Draft::Blanks(_)) => pane.cycle(true),
            _ => pane.choose(pane.cursor),
        }
        self.changed();
    }

    pub(crate) fn quiz_cycle(&mut self, forward: bool) {
        if let Some(pane) = self.quiz.as_mut().filter(|pane| pane.session.phase == Phase::Asking) {
            pane.cycle(forward);
            self.changed();
        }
    }

    pub(crate) fn quiz_arrange(&mut self, by: isize) {
        if let Some(pane) = self.quiz.as_mut().filter(|pane| pane.session.phase == Phase::Asking) {
            pane.arrange(Some(by));
            self.changed();
        }
    }

    /// A digit: the option with this number from 1, or how sure the learner is.
    pub(crate) fn choose_number(&mut self, digit: usize) -> Vec<Effect> {
        let Some(at) = digit.checked_sub(1) else { return Vec::new() };
        if self.review_takes_digits() {
            return self.review_digit(digit);
        }
        let Some(pane) = &mut self.quiz else { return Vec::new() };
        match &pane.session.phase {
            Phase::Asking => {
                pane.choose(at);
                self.changed();
                Vec::new()
            }
            Phase::Certainty(answer) => {
                let certainty = [Certainty::Guess, Certainty::Likely, Certainty::Sure].get(at).copied();
                match certainty {
                    Some(certainty) => {
                        let answer = answer.clone();
                        self.hand_in(answer, Some(certainty))
                    }
                    None => Vec::new(),
                }
            }
            _ => Vec::new(),
        }
    }

    /// Enter: hands the answer in, or goes on.
    pub(crate) fn quiz_submit(&mut self) -> Vec<Effect> {
        let Some(pane) = &mut self.quiz else { return Vec::new() };
        match pane.session.phase.clone() {
            Phase::Asking => {
                // Enter on an option nobody chose yet chooses it first.
                if matches!(pane.session.draft(), Some(Draft::Choice(chosen)) if chosen.is_empty())
                    || matches!(pane.session.draft(), Some(Draft::Truth(None) | Draft::Trace { compiles: None, .. }))
                {
                    pane.choose(pane.cursor);
                    self.changed();
                    return Vec::new();
                }
                let (Some(question), Some(draft)) = (pane.session.question(), pane.session.draft()) else {
                    return Vec::new();
                };
                match draft.answer(question, &pane.session.presented()) {
                    Some(answer) => self.ask_certainty(answer),
                    None => {
                        self.toast(self.words.get("toast.incomplete").to_owned());
                        Vec::new()
                    }
                }
            }
            Phase::Certainty(answer) => self.hand_in(answer, None),
            Phase::Saving => Vec::new(),
            Phase::Verdict if self.review.is_some() => self.review_go(),
            Phase::Verdict if pane.session.is_checkpoint() => self.close_quiz(),
            Phase::Verdict => {
                pane.session.advance();
                pane.arrive();
                pane.session.shown(self.study.clock.steady_millis());
                Vec::new()
            }
            Phase::Finished => self.close_quiz(),
        }
    }

    fn ask_certainty(&mut self, answer: Answer) -> Vec<Effect> {
        if self.study.settings.certainty
            && let Some(pane) = &mut self.quiz
        {
            pane.session.phase = Phase::Certainty(answer);
            pane.field = None;
            pane.scroll = None;
            return Vec::new();
        }
        self.hand_in(answer, None)
    }

    pub(crate) fn quiz_not_sure(&mut self) -> Vec<Effect> {
        match self.quiz.as_ref().map(|pane| &pane.session.phase) {
            Some(Phase::Asking) => self.hand_in(Answer::NotSure, None),
            _ => Vec::new(),
        }
    }

    /// Has the answer saved; the verdict waits for that.
    fn hand_in(&mut self, answer: Answer, certainty: Option<Certainty>) -> Vec<Effect> {
        let (now, steady) = (self.study.clock.now(), self.study.clock.steady_millis());
        let Some(pane) = &mut self.quiz else { return Vec::new() };
        let events = pane.session.submit(answer, certainty, now, steady);
        pane.field = None;
        pane.scroll = Some(0);
        self.draft_due = None;
        if self.review.is_some() {
            return self.review_hand_in();
        }
        self.study.note_answers(&events);
        let mut effects: Vec<Effect> = self.save(events).into_iter().collect();
        let ticket = self.study.last_ticket();
        if let Some(pane) = &mut self.quiz {
            pane.ticket = Some(ticket);
            effects.extend(self.study.keep_draft(&pane.session, None).map(Effect::Job));
        }
        effects
    }

    /// An answer is on the disk, or is known not to be: its verdict shows.
    pub(crate) fn answer_saved(&mut self, saved: &Saved) -> Vec<Effect> {
        if self.review.as_mut().is_some_and(|pane| pane.session.saved(saved)) {
            return self.grade_saved(saved.error.is_some());
        }
        if let Some(pane) = self.quiz.as_mut().filter(|pane| pane.ticket == Some(saved.ticket)) {
            pane.ticket = None;
            pane.session.saved(saved.error.is_some());
        }
        self.refresh_marks();
        Vec::new()
    }

    pub(crate) fn quiz_hint(&mut self) {
        let opened = self.quiz.as_mut().is_some_and(|pane| pane.session.hint_is_open() || pane.session.open_hint());
        if !opened {
            self.toast(self.words.get("toast.no-hint").to_owned());
        }
    }

    /// Goes to the section that explains the question; the quiz stays open.
    pub(crate) fn quiz_explain(&mut self) -> Vec<Effect> {
        if self.review.is_some() {
            return self.review_explain();
        }
        let anchor = self.quiz.as_ref().and_then(|pane| pane.session.question()?.explains.clone());
        let place = anchor.and_then(|anchor| self.page.as_ref()?.anchor(&anchor));
        match place {
            Some(place) => {
                self.remember();
                self.focus = Pane::Reading;
                self.fit();
                self.go(place)
            }
            None => {
                self.toast(self.words.get("toast.no-section").to_owned());
                Vec::new()
            }
        }
    }

    pub(crate) fn quiz_step(&mut self, forward: bool) -> Vec<Effect> {
        if self.review.is_some() {
            return Vec::new();
        }
        let effects = self.settle();
        if let Some(pane) = &mut self.quiz {
            let at = if forward { pane.session.at + 1 } else { pane.session.at.saturating_sub(1) };
            if at >= pane.session.questions.len() && pane.session.is_done() {
                pane.session.phase = Phase::Finished;
            } else {
                pane.session.go(at);
            }
            pane.arrive();
            pane.session.shown(self.study.clock.steady_millis());
        }
        effects
    }

    /// Begins again: all questions, or those that were not right.
    pub(crate) fn quiz_retry(&mut self, only_missed: bool) -> Vec<Effect> {
        if self.review.is_some() {
            return Vec::new();
        }
        let Some(pane) = &mut self.quiz else { return Vec::new() };
        if pane.session.is_checkpoint() {
            pane.session.try_again();
            pane.arrive();
            return Vec::new();
        }
        if pane.session.phase != Phase::Finished {
            self.toast(self.words.get("toast.finish-first").to_owned());
            return Vec::new();
        }
        let file = pane.session.file.clone();
        let missed: Vec<QuestionId> = pane.session.missed();
        let begun = if !only_missed {
            self.study.retake(&file)
        } else if missed.is_empty() {
            self.toast(self.words.get("toast.nothing-missed").to_owned());
            return Vec::new();
        } else {
            self.study.retry(&file, missed)
        };
        let Some((session, job)) = begun else { return Vec::new() };
        self.show_quiz(session);
        job.map(Effect::Job).into_iter().collect()
    }

    /// Keys for the field of the question; none when there is no field or the key is not for it.
    pub(crate) fn quiz_field_key(&mut self, key: Key) -> Option<Vec<Effect>> {
        let pane = self.quiz.as_mut()?;
        match key.code {
            KeyCode::Left | KeyCode::Right if pane.field.is_none() && pane.session.phase == Phase::Asking => {
                self.quiz_cycle(key.code == KeyCode::Right);
                return Some(Vec::new());
            }
            KeyCode::F(5) => return Some(self.quiz_submit()),
            _ => {}
        }
        let field = pane.field.as_mut()?;
        if key.code == KeyCode::Esc {
            return None;
        }
        if field.take(key) {
            pane.field_changed();
            pane.scroll = None;
            self.changed();
            return Some(Vec::new());
        }
        match key.code {
            KeyCode::Enter => Some(self.quiz_submit()),
            KeyCode::Up if matches!(pane.session.draft(), Some(Draft::Trace { .. })) => {
                // Back to the question whether it compiles, where that was asked.
                if let (Some(question), Some(Draft::Trace { text, .. })) =
                    (pane.session.question(), pane.session.draft())
                    && Draft::new(question, &pane.session.presented())
                        == (Draft::Trace { compiles: None, text: String::new() })
                {
                    pane.session.set_draft(Draft::Trace { compiles: None, text });
                    pane.field = None;
                }
                Some(Vec::new())
            }
            KeyCode::Up => {
                self.quiz_move(-1);
                Some(Vec::new())
            }
            KeyCode::Down => {
                self.quiz_move(1);
                Some(Vec::new())
            }
            // A character that the field did not take is a command with Ctrl or Alt.
            _ => None,
        }
    }

    /// Whether characters go into the answer to a question.
    pub(crate) fn types_answer(&self) -> bool {
        self.focus == Pane::Side && !self.lab_shows() && self.quiz.as_ref().is_some_and(|pane| pane.field.is_some())
    }

    pub(crate) fn quiz_paste(&mut self, text: &str) -> Vec<Effect> {
        if let Some(pane) = &mut self.quiz
            && let Some(field) = &mut pane.field
        {
            field.insert(text);
            pane.field_changed();
            self.changed();
        }
        Vec::new()
    }
}
