//! The quiz pane: the question, the answer in the making (`answer`), what was said to it (`verdict`).

mod answer;
mod verdict;

use super::super::app::{App, Hit, Pane, QuizPane};
use super::super::command::Command;
use super::sheet::{self, Row, Sheet};
use crate::base::text::{visible, width};
use crate::course::QuestionKind;
use crate::learner::Outcome;
use crate::page::{Look, PageLine, Piece, Role, lines_of};
use crate::study::Phase;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Draws the pane; returns where the text cursor is.
pub(super) fn draw(buffer: &mut Buffer, area: Rect, app: &mut App, framed: bool) -> Option<(u16, u16)> {
    let focused = app.focus == Pane::Side;
    let mut inner = area;
    if framed {
        let look = app.look(area.width);
        let title = app.quiz.as_ref().map(|pane| heading(app, pane)).unwrap_or_default();
        inner = super::framed(buffer, area, &title, "", focused, &look);
    }
    let text = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2).max(1), ..inner };
    let look = app.look(text.width);
    let rows = match &app.quiz {
        Some(pane) => self::rows(app, pane, &look, !framed),
        None => return None,
    };
    let height = usize::from(text.height);
    let offset = scroll(app, &rows, height);
    sheet::draw(buffer, text, &rows, offset, focused, app, &look)
}

/// Where the pane is scrolled to: by hand, or so that the row with the cursor shows.
fn scroll(app: &mut App, rows: &[Row], height: usize) -> usize {
    let last = rows.len().saturating_sub(height);
    let Some(pane) = &mut app.quiz else { return 0 };
    match &mut pane.scroll {
        Some(at) => {
            *at = (*at).min(last);
            *at
        }
        None => {
            let first = rows.iter().position(|row| row.selected || row.cursor.is_some()).unwrap_or(0);
            let end = rows.iter().rposition(|row| row.selected || row.cursor.is_some()).unwrap_or(0);
            if end < height { 0 } else { (end + 2).saturating_sub(height).min(first).min(last) }
        }
    }
}

fn heading(app: &App, pane: &QuizPane) -> String {
    let (at, of) = (pane.session.at + 1, pane.session.questions.len());
    if pane.session.is_checkpoint() {
        app.words.get("quiz.checkpoint").to_owned()
    } else {
        app.words.with("quiz.title", &[("at", &at.to_string()), ("of", &of.to_string())])
    }
}

fn rows(app: &App, pane: &QuizPane, look: &Look, with_title: bool) -> Vec<Row> {
    let mut sheet = Sheet { rows: Vec::new(), look, app, widest: 0 };
    if with_title {
        let title = heading(app, pane);
        sheet.mark(&title, Role::Title);
    }
    if !pane.session.is_checkpoint() {
        sheet.steps(pane);
    }
    if pane.session.phase == Phase::Finished {
        sheet.result(pane);
        return sheet.rows;
    }
    sheet.question(pane);
    sheet.rows
}

impl Sheet<'_> {
    /// The question that shows, and its answer in the making or what was said to it.
    pub(super) fn question(&mut self, pane: &QuizPane) {
        let sheet = self;
        let Some(question) = pane.session.question() else { return };
        if let Some(shared) = question.multipart.as_ref().and_then(|key| pane.session.quiz().multipart.get(key)) {
            sheet.rich(shared);
            sheet.blank();
        }
        match (question.prompt(), &question.kind) {
            (_, QuestionKind::Cloze { .. }) => {}
            (Some(prompt), _) => sheet.rich(prompt),
            (None, _) => sheet.word("quiz.trace", Role::Strong),
        }
        let shown = pane.session.presented();
        match &pane.session.phase {
            Phase::Verdict => sheet.verdict(pane, question, &shown),
            phase => {
                sheet.blank();
                sheet.answer(pane, question, &shown);
                if pane.session.hint_is_open()
                    && let Some(hint) = &question.hint
                {
                    sheet.blank();
                    sheet.word("quiz.hint", Role::Note);
                    sheet.rich(hint);
                }
                sheet.blank();
                match phase {
                    Phase::Certainty(_) => sheet.certainty(),
                    Phase::Saving => sheet.word("quiz.saving", Role::Dim),
                    _ => sheet.command(Command::QuizSubmit, "quiz.submit"),
                }
            }
        }
    }

    /// One sign for each question: how it went, and which one shows.
    fn steps(&mut self, pane: &QuizPane) {
        let glyphs = self.look.glyphs;
        let mut line = PageLine::default();
        let mut used = 0;
        for at in 0..pane.session.questions.len() {
            let (sign, role) = match pane.session.outcome(at) {
                Some(Outcome::Right) => (glyphs.check(), Role::Right),
                Some(Outcome::Wrong) => (glyphs.wrong(), Role::Wrong),
                Some(Outcome::NotSure) => (glyphs.unsure(), Role::Warning),
                None => (glyphs.fresh(), Role::Dim),
            };
            let here = at == pane.session.at && pane.session.phase != Phase::Finished;
            let sign = if here { format!("[{sign}]") } else { format!(" {sign} ") };
            if used + width(&sign) > usize::from(self.look.width) {
                self.push(std::mem::take(&mut line));
                used = 0;
            }
            used += width(&sign);
            line.pieces.push(Piece::mark(sign, role));
        }
        self.push(line);
        self.blank();
    }

    /// Lines of a text behind a sign; all of them belong to one row of the answer.
    fn item(
        &mut self,
        sign: &str,
        sign_role: Role,
        source: &str,
        code: Option<&str>,
        hit: Option<usize>,
        selected: bool,
    ) {
        let indent = width(sign);
        let room = usize::from(self.look.width).saturating_sub(indent).max(1);
        let look = Look { width: u16::try_from(room).unwrap_or(1), ..self.look.clone() };
        let lines = match code {
            Some(_) => source
                .lines()
                .map(|line| PageLine {
                    pieces: vec![Piece::mark(
                        visible(&crate::base::text::expand_tabs(line, 4)).into_owned(),
                        Role::Code,
                    )],
                    ..PageLine::default()
                })
                .collect(),
            None => lines_of(&crate::pack::markdown::rich(source).blocks, &look),
        };
        let lines = if lines.is_empty() { vec![PageLine::default()] } else { lines };
        for (at, mut line) in lines.into_iter().enumerate() {
            let lead = if at == 0 { sign.to_owned() } else { " ".repeat(indent) };
            line.pieces.insert(0, Piece::mark(lead, sign_role));
            self.rows.push(Row { line, hit: hit.map(Hit::QuizRow), selected, cursor: None });
        }
    }

    fn certainty(&mut self) {
        self.word("quiz.certainty", Role::Strong);
        for (at, key) in ["quiz.certainty.guess", "quiz.certainty.likely", "quiz.certainty.sure"].iter().enumerate() {
            let text = self.app.words.get(key).to_owned();
            self.item(&format!(" {} ", at + 1), Role::Key, &text, None, Some(at), false);
        }
    }
}
