//! What a quiz is made of, and whether its questions say what they test and why an answer is right.

use super::prose::words;
use super::{Look, asked, counted};
use crate::base::diag::Diagnostic;
use crate::base::text::folded;
use crate::course::{BlockKind, Level, Question, QuestionKind, Quiz, Rich, plain_text};
use crate::pack::lint::{Finder, Found};
use crate::pack::load::each_block;
use crate::pack::table::shown;
use std::collections::HashSet;

/// Questions that a share can be told from.
const FEWEST: usize = 5;
/// How a question says what it tests.
const AIMS: &str =
    "`explains` names the section that teaches it, `objective` what it tests, `level` is recall, apply or analyse";
/// Words that a question has at least.
const STEM: usize = 4;

/// Returns what is wrong with the quizzes of a lesson. Those that are not graded predict, and may leave everything open.
pub(super) fn look(look: &Look<'_>) -> Vec<Diagnostic> {
    let lesson = &look.loaded.lesson;
    let mut all = Vec::new();
    for (at, file) in lesson.quizzes.iter().enumerate() {
        let Some(source) = look.loaded.file(&file.file) else { continue };
        let finder = Finder::new(source);
        let mut found = Found::default();
        let habits = Habits::of(&file.quiz);
        for (number, question) in file.quiz.questions.iter().enumerate() {
            short(question, &finder, &mut found);
            said_twice(question, &finder, &mut found);
            if file.quiz.graded {
                if !habits.aimless {
                    purpose(look, question, &finder, &mut found);
                } else if number == 0 {
                    aimless(question, &file.quiz, &finder, &mut found);
                }
                // Within the text the section itself explains; at the end only the question does.
                let (context_words, feedback_words) = match lesson.closing == Some(at) {
                    true => (look.limits.context_words, look.limits.feedback_words),
                    false => (look.limits.context_words.min(1), look.limits.feedback_words.min(1)),
                };
                context(context_words, question, &finder, &mut found);
                if !habits.mute {
                    feedback(feedback_words, question, &finder, &mut found);
                } else if number == 0 && feedback_words > 0 {
                    mute(question, &finder, &mut found);
                }
            }
        }
        if file.quiz.graded && lesson.closing == Some(at) {
            closing(look, &file.quiz, &finder, &mut found);
        }
        all.extend(found.finish(source));
    }
    if look.numbered && lesson.closing_quiz().is_none() && look.limits.questions > 0 {
        let problem = look.of_text("HB0716", "the lesson has no closing quiz".to_owned());
        all.push(problem.help(asked("questions", look.limits.questions)));
    }
    all
}

/// What no question of a file does. That is said once: it is a decision, not a slip.
struct Habits {
    /// None says what it tests.
    aimless: bool,
    /// None says why an option is wrong, and some have options.
    mute: bool,
}

impl Habits {
    fn of(quiz: &Quiz) -> Self {
        let questions = &quiz.questions;
        let aims = |question: &Question| {
            question.explains.is_some() || question.objective.is_some() || question.level.is_some()
        };
        let options = questions.iter().filter_map(|question| match &question.kind {
            QuestionKind::MultipleChoice { options, .. } => Some(options),
            _ => None,
        });
        let choices = options.clone().count();
        Self {
            aimless: questions.len() > 1 && !questions.iter().any(aims),
            mute: choices > 1 && !options.flatten().any(|option| option.feedback.is_some()),
        }
    }
}

fn aimless(first: &Question, quiz: &Quiz, finder: &Finder<'_>, found: &mut Found) {
    found.add(|| {
        let message = format!("none of {} questions says what it tests", quiz.questions.len());
        finder.at(first, &["type"], "HB0710", message).help(AIMS)
    });
}

fn mute(first: &Question, finder: &Finder<'_>, found: &mut Found) {
    found.add(|| {
        let message = "no option of this quiz comes with a word of why it is wrong".to_owned();
        let help = "`prompt.feedback` has one text for each of `prompt.distractors`";
        finder.at(first, &["type"], "HB0708", message).help(help)
    });
}

/// Returns the words of a text, code included.
pub(super) fn text_of(rich: &Rich) -> String {
    let mut text = String::new();
    each_block(&rich.blocks, &mut |block| match &block.kind {
        BlockKind::Paragraph(run) | BlockKind::Heading { text: run, .. } => {
            text.push_str(&plain_text(run));
            text.push('\n');
        }
        BlockKind::Code(code) => {
            text.push_str(&code.text);
            text.push('\n');
        }
        _ => {}
    });
    text
}

fn length(rich: &Rich) -> usize {
    words(&text_of(rich)).count()
}

fn short(question: &Question, finder: &Finder<'_>, found: &mut Found) {
    let Some(prompt) = question.prompt() else { return };
    // A text with blanks is a statement, a program is most of its question.
    let has_more = matches!(
        question.kind,
        QuestionKind::Cloze { .. } | QuestionKind::Tracing { .. } | QuestionKind::SpotTheLine { .. }
    );
    let count = length(prompt);
    if !has_more && question.multipart.is_none() && count < STEM {
        found.add(|| {
            let message = format!("a question of {}", counted(count, "word", "words"));
            let help = "say what is asked so that it could be answered without the options";
            finder.at(question, &["prompt", "prompt"], "HB0713", message).help(help)
        });
    }
}

/// Whether a question says what it tests.
fn purpose(look: &Look<'_>, question: &Question, finder: &Finder<'_>, found: &mut Found) {
    let lesson = &look.loaded.lesson;
    let missing: Vec<&str> = [
        ("`explains`", question.explains.is_none() && !lesson.sections.is_empty()),
        ("`objective`", question.objective.is_none() && !lesson.meta.objectives.is_empty()),
        ("`level`", question.level.is_none()),
    ]
    .iter()
    .filter_map(|(name, missing)| missing.then_some(*name))
    .collect();
    if let Some((last, others)) = missing.split_last() {
        found.add(|| {
            let names = if others.is_empty() { (*last).to_owned() } else { format!("{} or {last}", others.join(", ")) };
            let message = format!("the question `{}` has no {names}", shown(question.id.as_str()));
            finder.at(question, &["type"], "HB0710", message).help(AIMS)
        });
    }
}

fn context(least: usize, question: &Question, finder: &Finder<'_>, found: &mut Found) {
    let count = question.context.as_ref().map_or(0, length);
    if count < least {
        found.add(|| {
            let (message, path) = match &question.context {
                None => (format!("nothing says why the answer to `{}` is right", shown(question.id.as_str())), "type"),
                Some(_) => (format!("the explanation has {}", counted(count, "word", "words")), "context"),
            };
            let help = format!("write in `context` what follows from what; {}", asked("context_words", least));
            finder.at(question, &[path], "HB0707", message).help(help)
        });
    }
}

/// Reports the first wrong option of which too little is said.
fn feedback(least: usize, question: &Question, finder: &Finder<'_>, found: &mut Found) {
    let QuestionKind::MultipleChoice { options, .. } = &question.kind else { return };
    let wrong = options.iter().filter(|option| !option.correct).enumerate();
    let short: Vec<_> = wrong
        .map(|(at, option)| (at, option, option.feedback.as_ref().map_or(0, length)))
        .filter(|(_, _, count)| *count < least)
        .collect();
    let Some((at, option, count)) = short.first() else { return };
    found.add(|| {
        let text = shown(option.text.source.trim()).into_owned();
        let more = match short.len() - 1 {
            0 => String::new(),
            more => format!(", and so with {more} more"),
        };
        let (message, list) = match option.feedback {
            None => (format!("nothing says why \"{text}\" is wrong{more}"), "distractors"),
            Some(_) => {
                (format!("the feedback to \"{text}\" has {}{more}", counted(*count, "word", "words")), "feedback")
            }
        };
        let help = format!("name the belief behind it and where it fails; {}", asked("feedback_words", least));
        finder.at(question, &["prompt", list, &at.to_string()], "HB0708", message).help(help)
    });
}

/// Reports an explanation that a question gives twice: the wrong options are then not told apart.
fn said_twice(question: &Question, finder: &Finder<'_>, found: &mut Found) {
    let QuestionKind::MultipleChoice { options, .. } = &question.kind else { return };
    let mut seen: HashSet<String> = question.context.iter().map(|text| folded(&text.source)).collect();
    for (at, option) in options.iter().filter(|option| !option.correct).enumerate() {
        let Some(text) = &option.feedback else { continue };
        if !text.source.trim().is_empty() && !seen.insert(folded(&text.source)) {
            found.add(|| {
                let message = "the same explanation stands here twice".to_owned();
                let problem = finder.at(question, &["prompt", "feedback", &at.to_string()], "HB0709", message);
                problem.help("say what is tempting about this option, and why it is wrong")
            });
        }
    }
}

fn closing(look: &Look<'_>, quiz: &Quiz, finder: &Finder<'_>, found: &mut Found) {
    let (limits, questions) = (look.limits, &quiz.questions);
    let Some(first) = questions.first() else { return };
    let mut report = |at: &Question, path: &[&str], code: &'static str, message: String, help: String| {
        found.add(|| finder.at(at, path, code, message).help(help));
    };
    if look.numbered && questions.len() < limits.questions {
        let message = format!("the closing quiz has {}", counted(questions.len(), "question", "questions"));
        report(first, &["type"], "HB0716", message, asked("questions", limits.questions));
    }
    if questions.len() < FEWEST {
        return;
    }
    let levels: Vec<(&Question, Level)> =
        questions.iter().filter_map(|question| Some((question, question.level?))).collect();
    let recall: Vec<&(&Question, Level)> = levels.iter().filter(|(_, level)| *level == Level::Recall).collect();
    if let Some((at, _)) = recall.first().filter(|_| recall.len() * 100 > limits.recall * levels.len()) {
        let message = format!("{} of {} questions ask to recall", recall.len(), levels.len());
        let help = format!("ask what follows, what breaks, what to choose; {}", asked("recall", limits.recall));
        report(at, &["level"], "HB0711", message, help);
    }
    let types: HashSet<_> = questions.iter().map(|question| std::mem::discriminant(&question.kind)).collect();
    if types.len() < limits.question_types {
        let message = format!("the closing quiz has {}", counted(types.len(), "type of question", "types of question"));
        let help = format!(
            "let the learner trace, order, match, compute or point at a line; {}",
            asked("question_types", limits.question_types)
        );
        report(first, &["type"], "HB0712", message, help);
    }
    let two_ways: Vec<&Question> =
        questions.iter().filter(|question| matches!(question.kind, QuestionKind::TrueFalse { .. })).collect();
    if let Some(at) = two_ways.first().filter(|_| two_ways.len() * 100 > limits.true_false * questions.len()) {
        let message = format!("{} of {} questions can be guessed by tossing a coin", two_ways.len(), questions.len());
        let help = format!("ask for the value, the line or the reason; {}", asked("true_false", limits.true_false));
        report(at, &["type"], "HB0714", message, help);
    }
}
