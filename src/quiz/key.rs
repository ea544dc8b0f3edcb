//! The right answer in words.

use crate::course::{Question, QuestionKind, Tolerance};

/// Returns the right answer as Markdown lines, one for each part.
pub fn key_text(question: &Question) -> Vec<String> {
    match &question.kind {
        QuestionKind::MultipleChoice { options, .. } => {
            options.iter().filter(|option| option.correct).map(|option| option.text.source.clone()).collect()
        }
        QuestionKind::ShortAnswer { accepted, .. } => accepted.iter().take(1).cloned().collect(),
        QuestionKind::Tracing { does_compile, stdout, line_number, .. } => match (does_compile, stdout, line_number) {
            (true, Some(stdout), _) => stdout.trim_end().lines().map(str::to_owned).collect(),
            (true, None, _) => vec!["It compiles.".to_owned()],
            (false, _, Some(line)) => vec![format!("It does not compile: line {line}.")],
            (false, _, None) => vec!["It does not compile.".to_owned()],
        },
        QuestionKind::TrueFalse { answer, .. } => vec![if *answer { "True" } else { "False" }.to_owned()],
        QuestionKind::Numeric { answer, tolerance, unit, .. } => {
            let unit = unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
            let around = match tolerance {
                Tolerance::Absolute(0.0) => String::new(),
                Tolerance::Absolute(by) => format!(" ± {by}"),
                Tolerance::Percent(by) => format!(" ± {by} %"),
            };
            vec![format!("{answer}{around}{unit}")]
        }
        QuestionKind::Ordering { items, .. } => items.clone(),
        QuestionKind::Matching { pairs, .. } => pairs.iter().map(|(left, right)| format!("{left} — {right}")).collect(),
        QuestionKind::Cloze { blanks, .. } => {
            blanks.iter().filter_map(|blank| blank.accepted.first().cloned()).collect()
        }
        QuestionKind::SpotTheLine { lines, .. } => lines.iter().map(|line| format!("Line {line}")).collect(),
    }
}
