//! `hornbook quiz`: a quiz on standard input, for pipes and screen readers.

use super::args::{Args, Quiz as Command};
use super::{Failure, Outcome, out, session};
use crate::base::chance::Chance;
use crate::base::clock::Clock;
use crate::base::text::visible;
use crate::course::{Question, QuestionKind, Rich};
use crate::learner::{Answer, Outcome as Judged, ThemeChoice};
use crate::page::{Background, Depth, Glyphs, Look, Theme, ansi, lines_of};
use crate::study::{Draft, Job, Keeper, Phase, Presented, QuizSession, Study, key_text, load_settings};
use std::io::{BufRead, IsTerminal};

impl Command {
    /// Whether the quiz is asked on the screen: where there is one and nothing else was asked for.
    pub(super) fn has_screen(&self) -> bool {
        !self.plain && self.file.is_none() && std::io::stdin().is_terminal() && std::io::stdout().is_terminal()
    }
}

pub(super) fn run(args: &Args, command: &Command) -> Outcome {
    let pack = session::pack(command.pack.as_deref())?;
    let chapter = session::chapter(&pack, &command.lesson)?;
    let mut store = session::store(args)?;
    let seed = store.learner_seed()?;
    let settings = crate::base::dirs::Dirs::find().map(|dirs| load_settings(&dirs.settings()).0).unwrap_or_default();
    let mut keeper = Keeper::new(pack.clone(), store);
    let mut study = Study::new(pack, settings, Clock::system(), Chance::from_system(), seed);
    let opening = match keeper.run(Job::Load { chapter }) {
        crate::study::Done::Loaded(opening) => opening,
        crate::study::Done::LoadFailed { message, .. } => return Err(Failure::asked(message)),
        _ => return Err(Failure::world("the lesson could not be loaded")),
    };
    for job in study.open(*opening) {
        keeper.run(job);
    }
    let closing = study.lesson().and_then(|lesson| lesson.closing_quiz()).map(|quiz| quiz.file.clone());
    let named = command.file.as_ref().and_then(|name| {
        let lesson = study.lesson()?;
        lesson
            .quizzes
            .iter()
            .map(|quiz| &quiz.file)
            .find(|file| *file == name || file.ends_with(&format!("/{name}")))
            .cloned()
    });
    let file = if command.file.is_some() { named } else { closing };
    let file = file.ok_or_else(|| Failure::asked("this lesson has no such quiz"))?;
    let (mut quiz, job) = study.quiz(&file).ok_or_else(|| Failure::asked("this quiz has no questions"))?;
    if let Some(job) = job {
        keep(&mut keeper, job)?;
    }
    ask_all(&mut quiz, &mut study, &mut keeper)?;
    if !quiz.is_done() {
        out::print("\nThe quiz goes on here the next time.\n")?;
        return Ok(1);
    }
    let (right, all) = (quiz.right(), quiz.questions.len());
    out::print(&format!("\n{right} of {all} right.\n"))?;
    Ok(u8::from(right * 5 < all * 4))
}

/// Has a job done; what could not be saved is said and does not stop the quiz.
pub(super) fn keep(keeper: &mut Keeper, job: Job) -> Result<(), Failure> {
    if let crate::study::Done::Saved(saved) = keeper.run(job)
        && let Some(error) = saved.error
    {
        out::complain(&format!("hornbook: not saved yet: {error}"));
    }
    Ok(())
}

fn look() -> Look {
    let theme = Theme::new(ThemeChoice::Mono, Background::Dark, Depth::Mono);
    Look { width: 80, theme, glyphs: Glyphs::Unicode }
}

pub(super) fn show(rich: &Rich) -> String {
    let look = look();
    ansi(lines_of(&rich.blocks, &look).iter(), &look, false)
}

fn ask_all(quiz: &mut QuizSession, study: &mut Study, keeper: &mut Keeper) -> Result<(), Failure> {
    let mut input = std::io::stdin().lock().lines();
    while quiz.phase != Phase::Finished {
        let Some(question) = quiz.question().cloned() else { return Ok(()) };
        let shown = quiz.presented();
        let shared =
            question.multipart.as_ref().and_then(|key| quiz.quiz().multipart.get(key)).map(show).unwrap_or_default();
        out::print(&format!(
            "\nQuestion {} of {}\n{shared}{}",
            quiz.at + 1,
            quiz.questions.len(),
            asked(&question, &shown)
        ))?;
        let Typed::Answer(answer) = ask(&question, &shown, &mut input, &[])? else { return Ok(()) };
        let events = quiz.submit(answer, None, study.clock.now(), study.clock.steady_millis());
        study.note_answers(&events);
        if let Some(job) = study.append(events) {
            keep(keeper, job)?;
        }
        quiz.saved(false);
        out::print(&verdict(quiz, &question))?;
        quiz.advance();
    }
    Ok(())
}

/// What was typed to a question.
pub(super) enum Typed {
    /// An answer.
    Answer(Answer),
    /// One of the commands that were offered.
    Command(String),
    /// The end.
    Quit,
}

/// Waits for an answer, or for one of some commands.
pub(super) fn ask(
    question: &Question,
    shown: &Presented,
    input: &mut impl Iterator<Item = std::io::Result<String>>,
    commands: &[&str],
) -> Result<Typed, Failure> {
    loop {
        out::print("> ")?;
        let Some(Ok(line)) = input.next() else { return Ok(Typed::Quit) };
        match line.trim() {
            "q" | "quit" => return Ok(Typed::Quit),
            "?" => return Ok(Typed::Answer(Answer::NotSure)),
            typed if commands.contains(&typed) => return Ok(Typed::Command(typed.to_owned())),
            "h" | "hint" if question.hint.is_some() => {
                let hint = question.hint.as_ref().map(show).unwrap_or_default();
                out::print(&hint)?;
            }
            typed => match parse(typed, question, shown) {
                Some(answer) => return Ok(Typed::Answer(answer)),
                None => out::print("That is no answer to this question. `?` if you are not sure, `q` to stop.\n")?,
            },
        }
    }
}

fn numbered(texts: &[String]) -> String {
    texts.iter().enumerate().map(|(at, text)| format!("  {}. {}\n", at + 1, clean(text))).collect()
}

pub(super) fn clean(text: &str) -> String {
    text.lines().map(|line| visible(line).into_owned()).collect::<Vec<_>>().join("\n     ")
}

fn program(text: &str) -> String {
    text.trim_end().lines().enumerate().map(|(at, line)| format!("{:>4} {}\n", at + 1, clean(line))).collect()
}

/// The question and how to answer it.
pub(super) fn asked(question: &Question, shown: &Presented) -> String {
    let prompt = question.prompt().map(show).unwrap_or_default();
    let how = match &question.kind {
        QuestionKind::MultipleChoice { several: true, .. } => {
            format!("{}Numbers of all that apply, such as `1 3`.\n", numbered(&shown.options))
        }
        QuestionKind::MultipleChoice { .. } => format!("{}A number.\n", numbered(&shown.options)),
        QuestionKind::ShortAnswer { .. } => "Your answer in one line.\n".to_owned(),
        QuestionKind::Numeric { unit, .. } => {
            format!("A number{}.\n", unit.as_ref().map(|unit| format!(" of {}", clean(unit))).unwrap_or_default())
        }
        QuestionKind::TrueFalse { .. } => "`t` for true, `f` for false.\n".to_owned(),
        QuestionKind::Tracing { program: text, .. } => {
            format!(
                "{}What does it print? Lines separated by ` / `; `!` and a line number if it does not compile.\n",
                program(text)
            )
        }
        QuestionKind::Ordering { .. } => {
            format!(
                "{}The numbers in the right order, such as `2 1 3`; leave out what does not belong.\n",
                numbered(&shown.options)
            )
        }
        QuestionKind::Matching { pairs, .. } => {
            let lefts: Vec<String> = pairs.iter().map(|(left, _)| left.clone()).collect();
            format!(
                "{}with\n{}For each of the first list the number of the second, such as `2 1`.\n",
                numbered(&lefts),
                numbered(&shown.options)
            )
        }
        QuestionKind::Cloze { blanks, .. } => {
            let choices: String = shown
                .blanks
                .iter()
                .enumerate()
                .filter(|(_, options)| !options.is_empty())
                .map(|(at, options)| format!("  {{{}}}: {}\n", at + 1, clean(&options.join(", "))))
                .collect();
            format!("{choices}{} texts separated by ` / `.\n", blanks.len())
        }
        QuestionKind::SpotTheLine { program: text, .. } => format!("{}The number of the line.\n", program(text)),
    };
    format!("{prompt}{how}")
}

fn parse(typed: &str, question: &Question, shown: &Presented) -> Option<Answer> {
    let numbers = || -> Option<Vec<usize>> {
        let words = typed.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty());
        let places: Option<Vec<usize>> = words.map(|word| word.parse::<usize>().ok()?.checked_sub(1)).collect();
        places.filter(|places| !places.is_empty())
    };
    let parts = || typed.split(" / ").map(|part| part.trim().to_owned()).collect::<Vec<_>>();
    let draft = match &question.kind {
        QuestionKind::MultipleChoice { several, .. } => {
            Draft::Choice(numbers().filter(|chosen| *several || chosen.len() == 1)?)
        }
        QuestionKind::ShortAnswer { .. } | QuestionKind::Numeric { .. } => Draft::Text(typed.to_owned()),
        QuestionKind::TrueFalse { .. } => match typed.to_lowercase().as_str() {
            "t" | "true" | "1" => Draft::Truth(Some(true)),
            "f" | "false" | "2" => Draft::Truth(Some(false)),
            _ => return None,
        },
        QuestionKind::Tracing { .. } => match typed.strip_prefix('!') {
            Some(line) => Draft::Trace { compiles: Some(false), text: line.trim().to_owned() },
            None => Draft::Trace { compiles: Some(true), text: parts().join("\n") },
        },
        QuestionKind::Ordering { .. } => {
            let chosen = numbers()?;
            let all = 0..shown.options.len();
            let out: Vec<usize> = all.filter(|at| !chosen.contains(at)).collect();
            Draft::Order { order: chosen.into_iter().chain(out.clone()).collect(), out }
        }
        QuestionKind::Matching { .. } => Draft::Pairs(numbers()?.into_iter().map(Some).collect()),
        QuestionKind::Cloze { .. } => Draft::Blanks(parts()),
        QuestionKind::SpotTheLine { .. } => Draft::Line(typed.parse().ok()?),
    };
    if !draft.fits(question, shown) {
        return None;
    }
    draft.answer(question, shown)
}

pub(super) fn verdict(quiz: &QuizSession, question: &Question) -> String {
    let Some((_, grade)) = quiz.verdict() else { return String::new() };
    let mut text = match grade.outcome {
        Judged::Right => "Right.\n".to_owned(),
        Judged::Wrong => "Not right.\n".to_owned(),
        Judged::NotSure => "Not sure: here is the answer.\n".to_owned(),
    };
    for feedback in &grade.feedback {
        if !feedback.about.is_empty() {
            text.push_str(&format!("{}:\n", clean(&feedback.about)));
        }
        text.push_str(&show(&feedback.text));
    }
    if grade.outcome != Judged::Right {
        text.push_str("The answer:\n");
        for line in key_text(question) {
            text.push_str(&format!("  {}\n", clean(&line)));
        }
    }
    if let Some(context) = &question.context {
        text.push_str(&show(context));
    }
    text
}
