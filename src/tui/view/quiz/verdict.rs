//! What was said to an answer, and how the whole quiz went.

use super::super::super::app::QuizPane;
use super::super::super::command::Command;
use super::Sheet;
use crate::course::{Question, QuestionKind};
use crate::learner::{Grade, Outcome};
use crate::page::{Look, Piece, Role, lines_of};
use crate::study::{Presented, key_text};

impl Sheet<'_> {
    /// What was answered, whether it is right, and why.
    pub(super) fn verdict(&mut self, pane: &QuizPane, question: &Question, shown: &Presented) {
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
        if self.app.review.is_some() {
            return;
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
    pub(super) fn options(
        &mut self,
        options: &[crate::course::ChoiceOption],
        shown: &Presented,
        answer: &crate::learner::Answer,
    ) {
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
    pub(super) fn answered(&mut self, answer: &crate::learner::Answer, grade: &Grade, question: &Question) {
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
    pub(super) fn result(&mut self, pane: &QuizPane) {
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
