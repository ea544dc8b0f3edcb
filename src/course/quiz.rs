//! Questions: mdbook-quiz's three types and six more.

use super::{QuestionId, Rich};
use std::collections::BTreeMap;

/// One quiz file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Quiz {
    /// Whether answers count.
    pub graded: bool,
    /// Shared text of several questions, by key.
    pub multipart: BTreeMap<String, Rich>,
    /// Groups of which a learner gets some.
    pub pools: Vec<Pool>,
    /// The questions, in the order of the file.
    pub questions: Vec<Question>,
}

/// A group of questions of which `draw` are asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pool {
    /// Named by questions.
    pub name: String,
    /// How many are asked.
    pub draw: usize,
}

/// One question.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// Its name within the file.
    pub id: QuestionId,
    /// What is asked and what is right.
    pub kind: QuestionKind,
    /// The shared text it belongs to: a key of [`Quiz::multipart`].
    pub multipart: Option<String>,
    /// Why the right answer is right.
    pub context: Option<Rich>,
    /// Whether a reason is asked for too.
    pub prompt_explanation: bool,
    /// A push in the right direction.
    pub hint: Option<Rich>,
    /// The anchor of the section that teaches it.
    pub explains: Option<String>,
    /// The objective it tests.
    pub objective: Option<String>,
    /// How much it asks of the learner.
    pub level: Option<Level>,
    /// The pool it is drawn from.
    pub pool: Option<String>,
}

/// How much a question asks of the learner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Remember.
    Recall,
    /// Use or trace.
    Apply,
    /// Weigh or decide.
    Analyse,
}

/// What is asked and what is right.
#[derive(Debug, Clone, PartialEq)]
pub enum QuestionKind {
    /// Choose one, or all that apply.
    MultipleChoice {
        /// The question.
        prompt: Rich,
        /// Right answers first, as in the file.
        options: Vec<ChoiceOption>,
        /// Whether several may be chosen: the answer was written as a list.
        several: bool,
        /// In which order they are shown.
        order: OptionOrder,
    },
    /// Type the answer.
    ShortAnswer {
        /// The question.
        prompt: Rich,
        /// How much room it needs.
        response: ResponseFormat,
        /// What counts as right; the first is shown as the answer.
        accepted: Vec<String>,
        /// Known wrong answers.
        wrong: Vec<WrongAnswer<String>>,
    },
    /// Say what a program prints, or where it does not compile.
    Tracing {
        /// The question; `None` asks what the program does.
        prompt: Option<Rich>,
        /// The program.
        program: String,
        /// Its language.
        language: String,
        /// Whether it compiles.
        does_compile: bool,
        /// What it prints.
        stdout: Option<String>,
        /// The line of the error, from 1.
        line_number: Option<usize>,
        /// Known wrong outputs.
        wrong: Vec<WrongAnswer<String>>,
    },
    /// True or false.
    TrueFalse {
        /// The statement.
        prompt: Rich,
        /// Whether it holds.
        answer: bool,
        /// Why the wrong choice is tempting.
        feedback: Option<Rich>,
    },
    /// A number.
    Numeric {
        /// The question.
        prompt: Rich,
        /// The number.
        answer: f64,
        /// How near is near enough.
        tolerance: Tolerance,
        /// Shown behind the field; may be typed too.
        unit: Option<String>,
        /// Known wrong numbers.
        wrong: Vec<WrongAnswer<f64>>,
    },
    /// Put in order.
    Ordering {
        /// The question.
        prompt: Rich,
        /// The items in the right order.
        items: Vec<String>,
        /// Items that do not belong.
        distractors: Vec<ItemOption>,
        /// Items are code in this language; `None` is Markdown prose.
        language: Option<String>,
    },
    /// Match left to right.
    Matching {
        /// The question.
        prompt: Rich,
        /// What belongs together; Markdown.
        pairs: Vec<(String, String)>,
        /// Right sides without a partner.
        distractors: Vec<ItemOption>,
    },
    /// Fill the blanks.
    Cloze {
        /// The text, with `{1}`, `{2}` … where blanks are.
        prompt: Rich,
        /// The blanks in order.
        blanks: Vec<Blank>,
    },
    /// Point at a line of a program.
    SpotTheLine {
        /// The question.
        prompt: Rich,
        /// The program.
        program: String,
        /// Its language.
        language: String,
        /// The right lines, from 1; any of them will do.
        lines: Vec<usize>,
        /// Known wrong lines.
        wrong: Vec<WrongAnswer<usize>>,
    },
}

/// One option of a choice.
#[derive(Debug, Clone, PartialEq)]
pub struct ChoiceOption {
    /// What it says.
    pub text: Rich,
    /// Whether it is right.
    pub correct: bool,
    /// Why it is tempting, and wrong.
    pub feedback: Option<Rich>,
    /// The belief behind it, by name.
    pub misconception: Option<String>,
}

/// An item that does not belong.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemOption {
    /// What it says.
    pub text: String,
    /// Why it is tempting, and wrong.
    pub feedback: Option<Rich>,
}

/// The order options are shown in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OptionOrder {
    /// Shuffled for each attempt.
    Shuffled,
    /// By their text.
    Sorted,
    /// Distractors as written, the answer at this place from 0.
    KeyAt(usize),
}

/// How much room an answer needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ResponseFormat {
    /// A line.
    #[default]
    Short,
    /// Several lines.
    Long,
    /// Several lines of code.
    Code,
}

/// How near a number must be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Tolerance {
    /// At most this far away.
    Absolute(f64),
    /// At most this many hundredths of the answer away.
    Percent(f64),
}

/// A wrong answer the author expects, and what to say to it.
#[derive(Debug, Clone, PartialEq)]
pub struct WrongAnswer<T> {
    /// What was answered.
    pub answer: T,
    /// What to say.
    pub feedback: Rich,
}

/// One blank of a cloze.
#[derive(Debug, Clone, PartialEq)]
pub struct Blank {
    /// What counts as right; the first is shown as the answer.
    pub accepted: Vec<String>,
    /// With entries: a choice among these and the first accepted answer.
    pub options: Vec<String>,
    /// Known wrong answers.
    pub wrong: Vec<WrongAnswer<String>>,
}

impl Question {
    /// Returns the prompt, where the type has one.
    pub fn prompt(&self) -> Option<&Rich> {
        match &self.kind {
            QuestionKind::MultipleChoice { prompt, .. }
            | QuestionKind::ShortAnswer { prompt, .. }
            | QuestionKind::TrueFalse { prompt, .. }
            | QuestionKind::Numeric { prompt, .. }
            | QuestionKind::Ordering { prompt, .. }
            | QuestionKind::Matching { prompt, .. }
            | QuestionKind::Cloze { prompt, .. }
            | QuestionKind::SpotTheLine { prompt, .. } => Some(prompt),
            QuestionKind::Tracing { prompt, .. } => prompt.as_ref(),
        }
    }
}
