//! The review: the card that is asked, what a grade brings, and the end with the coming week.

use super::super::app::{App, Hit, Pane, ReviewPane};
use super::super::command::Command;
use super::overlay::{plain, two_columns};
use super::sheet::{self, Row, Sheet};
use crate::learner::{ReviewGrade, Series, SeriesKind};
use crate::page::{Look, MEASURE, PageLine, Piece, Role, chart};
use crate::study::{DeckCard, Graded, Next, Phase, ReviewPhase, Side};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Days of the chart at the end.
const WEEK: usize = 7;

/// Draws the pane; returns where the text cursor is.
pub(super) fn draw(buffer: &mut Buffer, area: Rect, app: &mut App, framed: bool) -> Option<(u16, u16)> {
    let focused = app.focus == Pane::Side;
    let mut inner = area;
    if framed {
        let look = app.look(area.width);
        let title = app.words.get("review.title").to_owned();
        let progress = app.review.as_ref().map(|pane| progress(app, pane)).unwrap_or_default();
        inner = super::framed(buffer, area, &title, &progress, focused, &look);
    }
    let width = inner.width.saturating_sub(2).clamp(1, MEASURE);
    let text = Rect { x: inner.x + (inner.width.saturating_sub(width)) / 2, width, ..inner };
    let look = app.look(text.width);
    let rows = rows(app, app.review.as_ref()?, &look, !framed);
    let height = usize::from(text.height);
    let last = rows.len().saturating_sub(height);
    let offset = match (&mut app.quiz, &mut app.review) {
        (Some(quiz), _) => match &mut quiz.scroll {
            Some(at) => {
                *at = (*at).min(last);
                *at
            }
            // What has the cursor shows.
            None => {
                let end = rows.iter().rposition(|row| row.selected || row.cursor.is_some()).unwrap_or(0);
                let first = rows.iter().position(|row| row.selected || row.cursor.is_some()).unwrap_or(0);
                if end < height { 0 } else { (end + 2).saturating_sub(height).min(first).min(last) }
            }
        },
        (None, Some(pane)) => {
            pane.scroll = pane.scroll.min(last);
            pane.scroll
        }
        (None, None) => 0,
    };
    sheet::draw(buffer, text, &rows, offset, focused, app, &look)
}

fn progress(app: &App, pane: &ReviewPane) -> String {
    let (done, left) = (pane.session.graded().len(), pane.session.remaining());
    app.words.with("review.progress", &[("done", &done.to_string()), ("left", &left.to_string())])
}

fn rows(app: &App, pane: &ReviewPane, look: &Look, with_title: bool) -> Vec<Row> {
    let mut sheet = Sheet { rows: Vec::new(), look, app, widest: 0 };
    if with_title {
        let left = app.words.get("review.title").to_owned();
        let title = two_columns(&left, &progress(app, pane), look);
        sheet.push(title);
    }
    let session = &pane.session;
    let Some(card) = session.asked().filter(|_| session.phase != ReviewPhase::Finished) else {
        sheet.end(pane);
        return sheet.rows;
    };
    sheet.head(card);
    if session.phase != ReviewPhase::Graded
        && let Some(last) = session.graded().last().filter(|last| last.key.1 != card.face.card)
    {
        sheet.outcome("review.last", last, Role::Dim);
    }
    sheet.blank();
    match (&card.face.side, &app.quiz) {
        (Side::Question { .. }, Some(quiz)) => {
            sheet.question(quiz);
            if quiz.session.phase == Phase::Verdict {
                sheet.blank();
                sheet.graded(pane, card);
            }
        }
        (Side::Front { front, back, .. }, _) => {
            sheet.rich(front);
            sheet.blank();
            match session.phase {
                ReviewPhase::Asking => sheet.command(Command::ReviewGo, "review.show"),
                _ => {
                    sheet.push(PageLine {
                        pieces: vec![Piece::mark(
                            look.glyphs.horizontal().repeat(usize::from(look.width)),
                            Role::Frame,
                        )],
                        ..PageLine::default()
                    });
                    sheet.rich(back);
                    sheet.blank();
                    sheet.word(
                        if session.phase == ReviewPhase::Saving { "quiz.saving" } else { "review.grade" },
                        Role::Strong,
                    );
                    sheet.grades(card, None);
                }
            }
        }
        (Side::Question { .. }, None) => {}
    }
    sheet.rows
}

impl Sheet<'_> {
    /// The lesson that a card belongs to, and what is to be known of the card.
    fn head(&mut self, card: &DeckCard) {
        let chapter = self.app.study.outline().chapters.get(card.face.chapter);
        let name = chapter.map(|chapter| format!("{} {}", chapter.number_text(), chapter.title)).unwrap_or_default();
        let new =
            if card.standing.is_none() { format!(" ({})", self.app.words.get("review.new")) } else { String::new() };
        self.mark(&format!("{}{new}", name.trim()), Role::Dim);
        if card.has_changed() {
            self.word("review.changed", Role::Warning);
        }
    }

    /// A grade and when its card comes back.
    fn outcome(&mut self, key: &str, graded: &Graded, role: Role) {
        let grade = self.grade_name(graded.grade);
        let text = self.app.words.with(key, &[("grade", &grade), ("interval", &graded.interval.to_string())]);
        self.mark(&text, role);
    }

    fn grade_name(&self, grade: ReviewGrade) -> String {
        let words = self.app.words;
        match grade {
            ReviewGrade::Again => words.get("review.grade-again"),
            ReviewGrade::Hard => words.get("review.grade-hard"),
            ReviewGrade::Good => words.get("review.grade-good"),
            ReviewGrade::Easy => words.get("review.grade-easy"),
        }
        .to_owned()
    }

    /// What came of an answer: its grade, the others, the way on.
    fn graded(&mut self, pane: &ReviewPane, card: &DeckCard) {
        let Some(last) = pane.session.graded().last() else { return };
        self.outcome("review.comes-back", last, Role::Strong);
        if last.leech {
            let lapses = self.app.study.deck().and_then(|deck| deck.card(&last.key)?.standing).map_or(0, |s| s.lapses);
            let text = self.app.words.with("review.leech", &[("n", &lapses.to_string())]);
            self.mark(&text, Role::Warning);
        }
        self.grades(card, Some(last.grade));
        self.word("review.change", Role::Dim);
        self.blank();
        if card.face.section.is_some() {
            self.command(Command::ReviewExplain, "review.explain");
        }
        self.command(Command::QuizSubmit, "review.go-on");
    }

    /// The four grades, what each brings, and which was given.
    fn grades(&mut self, card: &DeckCard, given: Option<ReviewGrade>) {
        let Some(deck) = self.app.study.deck() else { return };
        for Next { grade, interval, .. } in deck.next(card) {
            let sign = match given {
                Some(given) if given == grade => self.look.glyphs.radio_on(),
                Some(_) => self.look.glyphs.radio_off(),
                None => " ",
            };
            let text = format!("{sign} {} {:<6} {interval}", grade.number(), self.grade_name(grade));
            let role = if given == Some(grade) { Role::Key } else { Role::Text };
            let line = PageLine { pieces: vec![Piece::mark(text, role)], ..PageLine::default() };
            let hit = Some(Hit::QuizRow(usize::from(grade.number()) - 1));
            self.rows.push(Row { line, hit, selected: false, cursor: None });
        }
    }

    /// The end: what was done, what waits, what comes.
    fn end(&mut self, pane: &ReviewPane) {
        let words = self.app.words;
        let graded = pane.session.graded();
        if graded.is_empty() {
            self.word("review.nothing", Role::Strong);
        } else {
            let text = words.count("review.done", graded.len());
            self.mark(&text, Role::Strong);
            let counts = ReviewGrade::ALL.map(|grade| {
                let count = graded.iter().filter(|graded| graded.grade == grade).count();
                format!("{} {count}", self.grade_name(grade))
            });
            self.mark(&counts.join(&format!(" {} ", self.look.glyphs.dot())), Role::Text);
        }
        if pane.session.unsaved {
            self.word("quiz.unsaved", Role::Warning);
        }
        let Some(deck) = self.app.study.deck() else { return };
        if let Some(at) = deck.next_today() {
            let text = words.with("review.later", &[("time", &deck.days().clock(at))]);
            self.mark(&text, Role::Dim);
        }
        let waits = [
            ("review.siblings", deck.queue().siblings),
            ("review.over", deck.queue().over),
            ("review.gone", deck.gone()),
        ];
        for (key, count) in waits.into_iter().filter(|(_, count)| *count > 0) {
            let text = words.count(key, count);
            self.mark(&text, Role::Dim);
        }
        self.blank();
        let labels = (0..).map(|ahead| match ahead {
            0 => words.get("review.today").to_owned(),
            ahead => deck.today().plus(ahead).short(),
        });
        let week = Series {
            name: words.get("review.week").to_owned(),
            kind: SeriesKind::Bars,
            x: Vec::new(),
            labels: labels.take(WEEK).collect(),
            y: deck.forecast(WEEK).into_iter().map(|count| Some(f64::from(count))).collect(),
            unit: String::new(),
        };
        for line in chart(&week, &[], usize::from(self.look.width).min(60), WEEK + 2, self.look.glyphs) {
            self.push(line);
        }
        self.blank();
        self.command(Command::ReviewLeeches, "review.list");
        self.command(Command::ReviewGo, "review.close");
    }
}

/// The rows of the list of leeches and cards that are set aside.
pub(super) fn leeches(app: &App, look: &Look) -> Vec<PageLine> {
    let cards = app.study.deck().map(|deck| deck.leeches()).unwrap_or_default();
    let row = |card: &DeckCard| {
        let chapter = app.study.outline().chapters.get(card.face.chapter).map(|chapter| chapter.number_text());
        let lapses = card.standing.map_or(0, |standing| standing.lapses);
        let mut state = app.words.with("review.leech-line", &[("n", &lapses.to_string())]);
        if card.history.suspended {
            state = format!("{state} {} {}", look.glyphs.dot(), app.words.get("review.set-aside"));
        }
        two_columns(&format!("{} {}", chapter.unwrap_or_default(), card.face.line()), &state, look)
    };
    if cards.is_empty() {
        return vec![plain(app.words.get("review.no-leeches"), Role::Dim)];
    }
    cards.into_iter().map(row).collect()
}
