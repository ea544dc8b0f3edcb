//! The quiz pane: the question, the answer in the making, what was said to it.

use super::super::app::{App, Hit, Pane, QuizPane};
use super::super::command::Command;
use crate::base::text::{visible, width};
use crate::course::{Question, QuestionKind, Rich};
use crate::learner::{Grade, Outcome};
use crate::page::{Look, PageLine, Piece, Role, lines_of};
use crate::study::{Draft, Phase, Presented, key_text};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// A line of the pane.
struct Row {
    line: PageLine,
    hit: Option<Hit>,
    selected: bool,
    /// The column of the text cursor.
    cursor: Option<usize>,
}

/// Gathers rows.
struct Sheet<'a> {
    rows: Vec<Row>,
    look: &'a Look,
    app: &'a App,
}

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
        Some(pane) => sheet(app, pane, &look, !framed),
        None => return None,
    };
    let height = usize::from(text.height);
    let offset = scroll(app, &rows, height);
    let mut cursor = None;
    for (row, y) in rows.iter().skip(offset).zip(text.y..text.bottom()) {
        buffer.set_line(text.x, y, &row.line.styled(&look.theme), text.width);
        let place = Rect { x: text.x, y, width: text.width, height: 1 };
        if row.selected && focused {
            buffer.set_style(place, look.theme.style(Role::Selected));
        }
        if let Some(hit) = &row.hit {
            app.hits.push((place, hit.clone()));
        }
        if let (Some(column), true) = (row.cursor, focused) {
            let x =
                text.x.saturating_add(u16::try_from(column).unwrap_or(u16::MAX)).min(text.right().saturating_sub(1));
            cursor = Some((x, y));
        }
    }
    if rows.len() > offset + height && height > 0 {
        let more = format!("{} ", look.glyphs.opened());
        buffer.set_stringn(text.right().saturating_sub(2), text.bottom() - 1, more, 2, look.theme.style(Role::Key));
    }
    cursor
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

fn sheet(app: &App, pane: &QuizPane, look: &Look, with_title: bool) -> Vec<Row> {
    let mut sheet = Sheet { rows: Vec::new(), look, app };
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
    let Some(question) = pane.session.question() else { return sheet.rows };
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
    sheet.rows
}

impl Sheet<'_> {
    fn push(&mut self, line: PageLine) {
        self.rows.push(Row { line, hit: None, selected: false, cursor: None });
    }

    fn blank(&mut self) {
        if self.rows.last().is_some_and(|row| !row.line.pieces.is_empty()) {
            self.push(PageLine::default());
        }
    }

    fn mark(&mut self, text: &str, role: Role) {
        let blocks = [crate::course::Block {
            kind: crate::course::BlockKind::Paragraph(vec![crate::course::Inline::Text(text.to_owned())]),
            span: 0..0,
        }];
        for mut line in lines_of(&blocks, self.look) {
            line.pieces.iter_mut().for_each(|piece| piece.role = role);
            self.push(line);
        }
    }

    fn word(&mut self, key: &str, role: Role) {
        let text = self.app.words.get(key).to_owned();
        self.mark(&text, role);
    }

    fn rich(&mut self, rich: &Rich) {
        for line in lines_of(&rich.blocks, self.look) {
            self.push(line);
        }
    }

    /// A clickable line that does a command, with its key.
    fn command(&mut self, command: Command, key: &str) {
        let shortcut = self.app.keymap.keys_of(command).first().map(ToString::to_string).unwrap_or_default();
        let text = self.app.words.with(key, &[("key", &shortcut)]);
        let from = self.rows.len();
        self.mark(&text, Role::Key);
        self.rows[from..].iter_mut().for_each(|row| row.hit = Some(Hit::Command(command)));
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

    /// The answer in the making.
    fn answer(&mut self, pane: &QuizPane, question: &Question, shown: &Presented) {
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
    fn field(&mut self, pane: &QuizPane, after: &str) {
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
    fn program(&mut self, program: &str, chosen: Option<usize>) {
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

    fn cloze(&mut self, pane: &QuizPane, source: &str, shown: &Presented, texts: &[String]) {
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

    /// What was answered, whether it is right, and why.
    fn verdict(&mut self, pane: &QuizPane, question: &Question, shown: &Presented) {
        let Some((given, grade)) = pane.session.verdict() else { return };
        let glyphs = self.look.glyphs;
        self.blank();
        let (sign, role, key) = match grade.outcome {
            Outcome::Right => (glyphs.check(), Role::Right, "quiz.right"),
            Outcome::Wrong => (glyphs.wrong(), Role::Wrong, "quiz.wrong"),
            Outcome::NotSure => (glyphs.unsure(), Role::Warning, "quiz.not-sure"),
        };
        let text = format!("{sign} {}", self.app.words.get(key));
        self.mark(&text, role);
        if pane.session.unsaved {
            self.word("quiz.unsaved", Role::Warning);
        }
        self.blank();
        match &question.kind {
            QuestionKind::MultipleChoice { options, .. } => self.options(options, shown, &given.answer),
            QuestionKind::SpotTheLine { program, lines, .. } => {
                self.program(program, lines.first().copied());
                self.blank();
                self.answered(&given.answer, grade, question);
            }
            QuestionKind::Tracing { program, .. } => {
                self.program(program, None);
                self.blank();
                self.answered(&given.answer, grade, question);
            }
            _ => self.answered(&given.answer, grade, question),
        }
        if !matches!(question.kind, QuestionKind::MultipleChoice { .. }) {
            for feedback in &grade.feedback {
                self.blank();
                if !feedback.about.is_empty() {
                    self.item(&format!("{} ", glyphs.wrong()), Role::Wrong, &feedback.about, Some(""), None, false);
                }
                self.rich(&feedback.text);
            }
        }
        if let Some(context) = &question.context {
            self.blank();
            self.word("quiz.why", Role::Note);
            self.rich(context);
        }
        self.blank();
        if question.explains.is_some() {
            self.command(Command::QuizExplain, "quiz.explain");
        }
        if pane.session.is_checkpoint() {
            self.command(Command::QuizRetry, "quiz.try-again");
            self.command(Command::QuizSubmit, "quiz.back-to-text");
        } else {
            self.command(Command::QuizSubmit, "quiz.next");
        }
    }

    /// Every option of a choice: right or wrong by sign and word, and why each is tempting.
    fn options(&mut self, options: &[crate::course::ChoiceOption], shown: &Presented, answer: &crate::learner::Answer) {
        let glyphs = self.look.glyphs;
        let chosen: &[String] = match answer {
            crate::learner::Answer::Choice(chosen) => chosen,
            _ => &[],
        };
        for text in &shown.options {
            let Some(option) = options.iter().find(|option| option.text.source == *text) else { continue };
            let picked = chosen.contains(text);
            let (sign, role) = match (option.correct, picked) {
                (true, _) => (glyphs.check(), Role::Right),
                (false, true) => (glyphs.wrong(), Role::Wrong),
                (false, false) => (glyphs.dot(), Role::Dim),
            };
            let you = if picked { format!(" ({})", self.app.words.get("quiz.your-choice")) } else { String::new() };
            self.item(&format!("{sign} "), role, &format!("{text}{you}"), None, None, false);
            if let Some(feedback) = &option.feedback {
                for mut line in lines_of(
                    &feedback.blocks,
                    &Look { width: self.look.width.saturating_sub(4).max(1), ..self.look.clone() },
                ) {
                    line.pieces.insert(0, Piece::mark("    ", Role::Text));
                    line.pieces
                        .iter_mut()
                        .filter(|piece| piece.role == Role::Text)
                        .for_each(|piece| piece.role = Role::Quote);
                    self.push(line);
                }
            }
        }
    }

    /// What was answered and the right answer, part by part.
    fn answered(&mut self, answer: &crate::learner::Answer, grade: &Grade, question: &Question) {
        let glyphs = self.look.glyphs;
        let code = match &question.kind {
            QuestionKind::Tracing { .. }
            | QuestionKind::ShortAnswer { .. }
            | QuestionKind::Numeric { .. }
            | QuestionKind::Cloze { .. } => Some(""),
            QuestionKind::Ordering { language, .. } => language.as_deref(),
            _ => None,
        };
        let given = crate::study::answer_words(answer);
        if !given.is_empty() && grade.outcome != Outcome::Right {
            self.word("quiz.you-answered", Role::Dim);
            for (at, line) in given.iter().enumerate() {
                let right = grade.parts.get(at).copied();
                let (sign, role) = match right {
                    Some(true) => (glyphs.check(), Role::Right),
                    Some(false) => (glyphs.wrong(), Role::Wrong),
                    None => (glyphs.dot(), Role::Dim),
                };
                self.item(&format!("{sign} "), role, line, code, None, false);
            }
        }
        self.word("quiz.right-answer", Role::Dim);
        for line in key_text(question) {
            self.item(&format!("{} ", glyphs.check()), Role::Right, &line, code, None, false);
        }
    }

    /// How the whole quiz went.
    fn result(&mut self, pane: &QuizPane) {
        let (right, all) = (pane.session.right(), pane.session.questions.len());
        let text = self.app.words.with("quiz.result", &[("right", &right.to_string()), ("of", &all.to_string())]);
        self.mark(&text, if right * 5 >= all * 4 { Role::Right } else { Role::Strong });
        let attempts = self.app.study.attempts(&pane.session.file);
        let best = attempts
            .iter()
            .filter(|attempt| attempt.finished.is_some() && attempt.questions.len() == all)
            .map(crate::learner::Attempt::right)
            .max();
        if let Some(best) = best.filter(|_| attempts.len() > 1) {
            let text = self.app.words.with("quiz.best", &[("right", &best.to_string()), ("of", &all.to_string())]);
            self.mark(&text, Role::Dim);
        }
        self.blank();
        for (at, id) in pane.session.questions.iter().enumerate() {
            let question = pane.session.quiz().questions.iter().find(|question| question.id == *id);
            let words =
                question.and_then(Question::prompt).map(|prompt| prompt.source.lines().next().unwrap_or("").to_owned());
            let glyphs = self.look.glyphs;
            let (sign, role) = match pane.session.outcome(at) {
                Some(Outcome::Right) => (glyphs.check(), Role::Right),
                Some(Outcome::NotSure) => (glyphs.unsure(), Role::Warning),
                _ => (glyphs.wrong(), Role::Wrong),
            };
            let words = words.unwrap_or_else(|| self.app.words.get("quiz.trace").to_owned());
            self.item(&format!("{sign} {:>2} ", at + 1), role, &words, None, None, false);
        }
        self.blank();
        if right < all {
            self.command(Command::QuizRetryWrong, "quiz.retry-wrong");
        }
        self.command(Command::QuizRetry, "quiz.retry");
        self.command(Command::QuizAttempts, "quiz.attempts");
        self.command(Command::NextLesson, "quiz.next-lesson");
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
                    line.pieces.push(Piece { text: std::mem::take(&mut text), ..piece.clone() });
                }
                lines
                    .push(PageLine { pieces: vec![Piece::mark(" ".repeat(indent), Role::Dim)], ..PageLine::default() });
                used = indent;
            }
            text.push_str(cluster);
            used += width(cluster);
        }
        if let Some(line) = lines.last_mut() {
            line.pieces.push(Piece { text, ..piece });
        }
    }
    lines
}
