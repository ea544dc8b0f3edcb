//! Past attempts, question by question.

use crate::course::{QuestionKind, Quiz, Rich};
use crate::learner::{Answer, Attempt, Outcome};

/// One question of a past attempt, with every option and what its author says to it.
#[derive(Debug, Clone, PartialEq)]
pub struct ReviewLine {
    /// What was asked.
    pub prompt: Rich,
    /// How it was judged; `None` when it was not answered.
    pub outcome: Option<Outcome>,
    /// What was answered, in words.
    pub answered: Vec<String>,
    /// The right answer, in words.
    pub key: Vec<String>,
    /// Options of a choice: text, whether right, whether chosen, feedback.
    pub options: Vec<(Rich, bool, bool, Option<Rich>)>,
    /// Why the right answer is right.
    pub context: Option<Rich>,
}

/// Returns an attempt for reading. Questions that have left the file are left out.
pub fn review_lines(quiz: &Quiz, attempt: &Attempt) -> Vec<ReviewLine> {
    attempt
        .questions
        .iter()
        .filter_map(|id| quiz.questions.iter().find(|question| question.id == *id))
        .map(|question| {
            let given = attempt.given_to(&question.id);
            let chosen: &[String] = match given.map(|given| &given.answer) {
                Some(Answer::Choice(chosen)) => chosen,
                _ => &[],
            };
            let options = match &question.kind {
                QuestionKind::MultipleChoice { options, .. } => options
                    .iter()
                    .map(|option| {
                        (
                            option.text.clone(),
                            option.correct,
                            chosen.contains(&option.text.source),
                            option.feedback.clone(),
                        )
                    })
                    .collect(),
                _ => Vec::new(),
            };
            ReviewLine {
                prompt: question.prompt().cloned().unwrap_or_default(),
                outcome: given.map(|given| given.outcome),
                answered: given.map(|given| answer_words(&given.answer)).unwrap_or_default(),
                key: crate::quiz::key_text(question),
                options,
                context: question.context.clone(),
            }
        })
        .collect()
}

/// Returns an answer in words, one line for each part.
pub fn answer_words(answer: &Answer) -> Vec<String> {
    match answer {
        Answer::Choice(texts) | Answer::Order(texts) | Answer::Blanks(texts) => texts.clone(),
        Answer::Text(text) | Answer::Number(text) => text.lines().map(str::to_owned).collect(),
        Answer::Trace { compiles: true, stdout, .. } => {
            stdout.iter().flat_map(|text| text.lines()).map(str::to_owned).collect()
        }
        Answer::Trace { line: Some(line), .. } => vec![format!("It does not compile: line {line}.")],
        Answer::Trace { .. } => vec!["It does not compile.".to_owned()],
        Answer::Truth(truth) => vec![if *truth { "True" } else { "False" }.to_owned()],
        Answer::Pairs(pairs) => pairs.iter().map(|(left, right)| format!("{left} — {right}")).collect(),
        Answer::Line(line) => vec![format!("Line {line}")],
        Answer::NotSure => Vec::new(),
    }
}
