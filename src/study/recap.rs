//! What a learner made of lessons, as Markdown: answers with their explanations, labs, notes, terms.

use super::attempts::{ReviewLine, review_lines};
use super::lab_saved::saved_lab;
use super::markdown::{code_span, escaped, escaped_lines, fenced, item, of_blocks};
use super::notes;
use crate::base::diff::{DiffLine, diff};
use crate::course::{Glossary, Lesson, QuizFile};
use crate::learner::{Attempt, AttemptId, LabState, Outcome};
use crate::pack::Pack;
use crate::progress::{Store, StoreError};

/// Returns a recap of chapters. Chapters that are not written yet are left out.
///
/// # Errors
/// When the store cannot be read.
pub fn recap(pack: &Pack, store: &Store, chapters: &[usize]) -> Result<String, StoreError> {
    let glossary = pack.glossary().0;
    let mut parts = Vec::new();
    for &at in chapters {
        let (Some(chapter), Ok(loaded)) = (pack.outline().chapters.get(at), pack.lesson(at)) else { continue };
        let lesson = loaded.lesson;
        let title = format!("{} {}", chapter.number_text(), chapter.title);
        let mut sections = vec![format!("# {}", escaped(title.trim()))];
        let own = [
            ("Answers", answers(pack, store, &lesson)?),
            ("Labs", labs(pack, store, &lesson)?),
            ("Notes", notes::of_lesson(&lesson, store.notes(&pack.info().id, &lesson.meta.id)?)),
            ("Terms", terms(&lesson, &glossary)),
            ("Cards", cards(&lesson)),
        ];
        let own = own.into_iter().filter(|(_, text)| !text.trim().is_empty());
        sections.extend(own.map(|(title, text)| format!("## {title}\n\n{}", text.trim_end())));
        if sections.len() == 1 {
            sections.push("Nothing was answered, tried or noted here yet.".to_owned());
        }
        parts.push(sections.join("\n\n") + "\n");
    }
    Ok(parts.join("\n"))
}

fn answers(pack: &Pack, store: &Store, lesson: &Lesson) -> Result<String, StoreError> {
    let (pack, id) = (&pack.info().id, &lesson.meta.id);
    let checkpoints = store.checkpoints(pack, id)?;
    let mut parts = Vec::new();
    for QuizFile { file, quiz } in &lesson.quizzes {
        let given: Vec<_> = checkpoints.iter().filter(|(own, _)| own == file).map(|(_, given)| given.clone()).collect();
        // Questions of the text as one attempt, in the order of their file.
        let in_text = Attempt {
            id: AttemptId(String::new()),
            pack: pack.clone(),
            lesson: id.clone(),
            file: file.clone(),
            seed: 0,
            questions: quiz.questions.iter().map(|known| known.id.clone()).collect(),
            given,
            started: Default::default(),
            finished: None,
        };
        let latest = store.attempts(pack, id, file)?.into_iter().rfind(|attempt| !attempt.given.is_empty());
        for attempt in [Some(in_text), latest].into_iter().flatten() {
            let lines = review_lines(quiz, &attempt).into_iter().filter(|line| line.outcome.is_some());
            parts.extend(lines.map(|line| question(&line)));
        }
    }
    Ok(parts.join("\n\n"))
}

fn question(line: &ReviewLine) -> String {
    let outcome = match line.outcome {
        Some(Outcome::Right) => "Right",
        Some(Outcome::Wrong) => "Not right",
        Some(Outcome::NotSure) | None => "Not sure",
    };
    let prompt = of_blocks(&line.prompt.blocks);
    let mut parts = vec![if prompt.is_empty() { "What does this program do?".to_owned() } else { prompt }];
    let mut answer = vec![format!("**{outcome}.**")];
    if line.options.is_empty() {
        answer.extend(line.answered.iter().map(|words| item(&format!("Yours: {}", escaped(words)))));
        answer.extend(line.key.iter().map(|words| item(&format!("The answer: {}", escaped(words)))));
    }
    for (text, right, chosen, feedback) in &line.options {
        let word = match (chosen, right) {
            (true, true) => "Yours, and right",
            (true, false) => "Yours",
            (false, true) => "The answer",
            (false, false) => continue,
        };
        let feedback = feedback.as_ref().filter(|_| *chosen).map(|feedback| of_blocks(&feedback.blocks));
        let parts = [Some(format!("{word}: {}", of_blocks(&text.blocks))), feedback];
        answer.push(item(&parts.into_iter().flatten().collect::<Vec<_>>().join("\n\n")));
    }
    parts.push(answer.remove(0));
    if !answer.is_empty() {
        parts.push(answer.join("\n"));
    }
    parts.extend(line.context.as_ref().map(|context| of_blocks(&context.blocks)));
    item(&parts.join("\n\n"))
}

fn labs(pack: &Pack, store: &Store, lesson: &Lesson) -> Result<String, StoreError> {
    let (pack, id) = (&pack.info().id, &lesson.meta.id);
    let states = store.labs(pack, id)?;
    let mut parts = Vec::new();
    for lab in &lesson.labs {
        let session = saved_lab(store, pack, id, lab)?;
        let changed: Vec<_> = session.files().iter().filter(|file| file.editable && file.text != file.start).collect();
        let state = states.get(&lab.id);
        if changed.is_empty() && state.is_none_or(|state| state.runs == 0) {
            continue;
        }
        parts.push(format!("### {}", escaped(&lab.title)));
        parts.push(verdict(state));
        for file in changed {
            let language = file.path.rsplit_once('.').map_or("", |(_, ending)| ending);
            parts.push(code_span(&file.path));
            parts.push(fenced(language, &file.text));
            parts.push("What differs from the start:".to_owned());
            parts.push(fenced("diff", &changes(&file.start, &file.text)));
        }
    }
    Ok(parts.join("\n\n"))
}

fn verdict(state: Option<&LabState>) -> String {
    let Some(state) = state.filter(|state| state.runs > 0) else { return "Not run yet.".to_owned() };
    let solved = if state.solved { "Solved. " } else { "" };
    let count = |result: Option<(u32, u32)>| match result {
        Some((_, 0)) | None => "it ended before its checks".to_owned(),
        Some((passed, total)) => format!("{passed} of {total} checks passed"),
    };
    format!("{solved}In the last run {}.", count(state.latest))
}

/// What changed, line by line, with what stands around it.
fn changes(start: &str, now: &str) -> String {
    const AROUND: usize = 2;
    let lines = diff(start, now);
    let changed = |at: usize| lines.get(at).is_some_and(|line| !matches!(line, DiffLine::Same(_)));
    let near = |at: usize| (at.saturating_sub(AROUND)..=at + AROUND).any(changed);
    let mut out = String::new();
    for (at, line) in lines.iter().enumerate().filter(|(at, _)| near(*at)) {
        if at > 0 && !near(at - 1) {
            out.push_str("@@\n");
        }
        let (sign, text) = match line {
            DiffLine::Same(text) => (' ', text),
            DiffLine::Removed(text) => ('-', text),
            DiffLine::Added(text) => ('+', text),
        };
        out.push_str(&format!("{sign}{text}\n"));
    }
    out
}

fn terms(lesson: &Lesson, glossary: &Glossary) -> String {
    let own = lesson.meta.terms.iter().map(|name| {
        let known = glossary.terms.iter().find(|term| term.term.eq_ignore_ascii_case(name));
        match known {
            Some(term) => item(&format!("**{}**: {}", escaped(&term.term), of_blocks(&term.definition.blocks))),
            None => item(&format!("**{}**", escaped(name))),
        }
    });
    own.collect::<Vec<_>>().join("\n")
}

fn cards(lesson: &Lesson) -> String {
    let card =
        |card: &crate::course::Card| item(&format!("{}\n\n{}", escaped_lines(&card.front), escaped_lines(&card.back)));
    lesson.meta.cards.iter().map(card).collect::<Vec<_>>().join("\n")
}
