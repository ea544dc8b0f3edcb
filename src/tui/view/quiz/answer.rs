//! The answer in the making: options, fields, programs, blanks.

use super::super::super::app::{Hit, QuizPane};
use super::{Row, Sheet};
use crate::base::text::{visible, width};
use crate::course::{Question, QuestionKind};
use crate::page::{PageLine, Piece, Role};
use crate::study::{Draft, Phase, Presented};

impl Sheet<'_> {
    /// The answer in the making.
    pub(super) fn answer(&mut self, pane: &QuizPane, question: &Question, shown: &Presented) {
        let Some(draft) = pane.session.draft() else { return };
        let glyphs = self.look.glyphs;
        let here = |at: usize| at == pane.cursor && pane.session.phase == Phase::Asking;
        match (&question.kind, &draft) {
            (QuestionKind::MultipleChoice { several, .. }, Draft::Choice(chosen)) => {
                self.word(if *several { "quiz.choose-all" } else { "quiz.choose-one" }, Role::Dim);
                for (at, option) in shown.options.iter().enumerate() {
                    let on = chosen.contains(&at);
                    let sign = match (*several, on) {
                        (true, true) => glyphs.done(),
                        (true, false) => glyphs.open(),
                        (false, true) => glyphs.radio_on(),
                        (false, false) => glyphs.radio_off(),
                    };
                    let role = if on { Role::Key } else { Role::Dim };
                    self.item(&format!("{sign} {} ", at + 1), role, option, None, Some(at), here(at));
                }
            }
            (QuestionKind::TrueFalse { .. }, Draft::Truth(chosen)) => {
                for (at, key) in ["quiz.true", "quiz.false"].iter().enumerate() {
                    let on = *chosen == Some(at == 0);
                    let sign = if on { glyphs.radio_on() } else { glyphs.radio_off() };
                    let text = self.app.words.get(key).to_owned();
                    self.item(
                        &format!("{sign} {} ", at + 1),
                        if on { Role::Key } else { Role::Dim },
                        &text,
                        None,
                        Some(at),
                        here(at),
                    );
                }
            }
            (QuestionKind::ShortAnswer { .. } | QuestionKind::Numeric { .. }, Draft::Text(_)) => {
                let unit = match &question.kind {
                    QuestionKind::Numeric { unit: Some(unit), .. } => unit.clone(),
                    _ => String::new(),
                };
                self.field(pane, &unit);
            }
            (QuestionKind::Tracing { program, .. }, Draft::Trace { compiles, .. }) => {
                self.program(program, None);
                self.blank();
                let asked = Draft::new(question, shown) == (Draft::Trace { compiles: None, text: String::new() });
                if asked {
                    for (at, key) in ["quiz.compiles", "quiz.compiles-not"].iter().enumerate() {
                        let on = *compiles == Some(at == 0);
                        let sign = if on { glyphs.radio_on() } else { glyphs.radio_off() };
                        let text = self.app.words.get(key).to_owned();
                        let selected = compiles.is_none() && here(at);
                        self.item(
                            &format!("{sign} {} ", at + 1),
                            if on { Role::Key } else { Role::Dim },
                            &text,
                            None,
                            Some(at),
                            selected,
                        );
                    }
                }
                if pane.field.is_some() {
                    self.word(if *compiles == Some(true) { "quiz.prints" } else { "quiz.error-line" }, Role::Dim);
                    self.field(pane, "");
                }
            }
            (QuestionKind::Ordering { language, distractors, .. }, Draft::Order { order, out }) => {
                self.word(if distractors.is_empty() { "quiz.order" } else { "quiz.order-some" }, Role::Dim);
                let mut number = 0;
                for (at, item) in order.iter().enumerate() {
                    let outside = out.contains(item);
                    number += usize::from(!outside);
                    let sign = if outside { format!(" {}  ", glyphs.wrong()) } else { format!("{number:>2}. ") };
                    let text = shown.options.get(*item).cloned().unwrap_or_default();
                    let role = if outside { Role::Dim } else { Role::Key };
                    self.item(&sign, role, &text, language.as_deref(), Some(at), here(at));
                }
            }
            (QuestionKind::Matching { pairs, .. }, Draft::Pairs(chosen)) => {
                self.word("quiz.match", Role::Dim);
                for (at, (left, _)) in pairs.iter().enumerate() {
                    let right = chosen.get(at).copied().flatten();
                    self.item(&format!("{} ", glyphs.bullet()), Role::Dim, left, None, Some(at), here(at));
                    let right =
                        right.and_then(|right| shown.options.get(right).map(|text| format!("{} {text}", right + 1)));
                    let text = right.unwrap_or_else(|| self.app.words.get("quiz.match-open").to_owned());
                    self.item("   = ", Role::Key, &text, None, Some(at), here(at));
                }
                self.blank();
                for (at, right) in shown.options.iter().enumerate() {
                    self.item(&format!(" {} ", at + 1), Role::Key, right, None, None, false);
                }
            }
            (QuestionKind::Cloze { prompt, .. }, Draft::Blanks(texts)) => {
                self.cloze(pane, &prompt.source, shown, texts)
            }
            (QuestionKind::SpotTheLine { program, .. }, Draft::Line(line)) => {
                self.program(program, Some(*line));
            }
            _ => {}
        }
    }

    /// A field with its cursor.
    pub(super) fn field(&mut self, pane: &QuizPane, after: &str) {
        let Some(field) = &pane.field else { return };
        let (before, rest) = field.around_cursor();
        let room = usize::from(self.look.width).saturating_sub(4).max(1);
        let before_lines: Vec<&str> = before.split('\n').collect();
        let cursor_line = before_lines.len() - 1;
        let all = format!("{before}{rest}");
        for (at, line) in all.split('\n').enumerate() {
            let clean = visible(line).into_owned();
            let column = width(&visible(before_lines.last().unwrap_or(&"")));
            // A long line is shown around the cursor.
            let shift = if at == cursor_line { column.saturating_sub(room.saturating_sub(1)) } else { 0 };
            let shown: String = {
                use unicode_segmentation::UnicodeSegmentation;
                let mut skipped = 0;
                clean
                    .graphemes(true)
                    .skip_while(|cluster| {
                        let skip = skipped < shift;
                        skipped += width(cluster);
                        skip
                    })
                    .collect()
            };
            let shown = crate::base::text::fit(&shown, room).to_owned();
            let sign = format!("{} ", self.look.glyphs.pointer());
            let mut line = PageLine::default();
            line.pieces.push(Piece::mark(if at == 0 { sign.clone() } else { "  ".to_owned() }, Role::Key));
            line.pieces.push(Piece::mark(shown, Role::Strong));
            if at == 0 && !after.is_empty() {
                line.pieces.push(Piece::mark(format!(" {}", visible(after)), Role::Dim));
            }
            let cursor = (at == cursor_line).then(|| width(&sign) + column - shift);
            self.rows.push(Row { line, hit: None, selected: false, cursor });
        }
    }

    /// A program with numbered lines; one of them may be chosen.
    pub(super) fn program(&mut self, program: &str, chosen: Option<usize>) {
        let digits = program.trim_end().lines().count().to_string().len();
        for (at, line) in program.trim_end().lines().enumerate() {
            let clean = visible(&crate::base::text::expand_tabs(line, 4)).into_owned();
            let pieces = vec![Piece::mark(format!("{:>digits$} ", at + 1), Role::Dim), Piece::mark(clean, Role::Code)];
            let hit = chosen.map(|_| Hit::QuizRow(at));
            let selected = chosen == Some(at + 1);
            // Long lines go on below, so that nothing is hidden.
            let room = usize::from(self.look.width).max(1);
            for line in folded(pieces, room, digits + 1) {
                self.rows.push(Row { line, hit: hit.clone(), selected, cursor: None });
            }
        }
    }

    pub(super) fn cloze(&mut self, pane: &QuizPane, source: &str, shown: &Presented, texts: &[String]) {
        let mut filled = source.to_owned();
        for (at, text) in texts.iter().enumerate() {
            let words = if text.trim().is_empty() { "____".to_owned() } else { text.replace('`', "'") };
            let shown =
                if at == pane.cursor { format!("**[{} {words}]**", at + 1) } else { format!("[{} {words}]", at + 1) };
            filled = filled.replace(&format!("{{{}}}", at + 1), &shown);
        }
        self.rich(&crate::pack::markdown::rich(&filled));
        self.blank();
        let text = self
            .app
            .words
            .with("quiz.blank", &[("at", &(pane.cursor + 1).to_string()), ("of", &texts.len().to_string())]);
        self.mark(&text, Role::Dim);
        match shown.blanks.get(pane.cursor).filter(|options| !options.is_empty()) {
            Some(options) => {
                for (at, option) in options.iter().enumerate() {
                    let on = texts.get(pane.cursor) == Some(option);
                    let sign = if on { self.look.glyphs.radio_on() } else { self.look.glyphs.radio_off() };
                    self.item(
                        &format!("{sign} {} ", at + 1),
                        if on { Role::Key } else { Role::Dim },
                        &format!("`{option}`"),
                        None,
                        None,
                        false,
                    );
                }
            }
            None => self.field(pane, ""),
        }
    }
}

/// Cuts a line into lines of a width; what goes on is indented.
fn folded(pieces: Vec<Piece>, room: usize, indent: usize) -> Vec<PageLine> {
    use unicode_segmentation::UnicodeSegmentation;
    let mut lines = vec![PageLine::default()];
    let mut used = 0;
    for piece in pieces {
        let mut text = String::new();
        for cluster in piece.text.graphemes(true) {
            if used + width(cluster) > room && used > 0 && room > indent + 4 {
                if let Some(line) = lines.last_mut() {
                    line.pieces.push(Piece { text: std::mem::take(&mut text).into(), ..piece.clone() });
                }
                lines
                    .push(PageLine { pieces: vec![Piece::mark(" ".repeat(indent), Role::Dim)], ..PageLine::default() });
                used = indent;
            }
            text.push_str(cluster);
            used += width(cluster);
        }
        if let Some(line) = lines.last_mut() {
            line.pieces.push(Piece { text: text.into(), ..piece });
        }
    }
    lines
}
