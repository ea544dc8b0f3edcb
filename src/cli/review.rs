//! `hornbook review`: cards on standard input, and what is to be known of them.

use super::args::{Args, Review as Command, ReviewAction};
use super::quiz::{Typed, ask, asked, clean, keep, show, verdict};
use super::{Failure, Outcome, out, session};
use crate::base::chance::Chance;
use crate::base::clock::Clock;
use crate::base::dirs::Dirs;
use crate::learner::ReviewGrade;
use crate::pack::Pack;
use crate::study::{
    Deck, DeckCard, Done, FitError, Found, Graded, Job, Keeper, ReviewPhase, ReviewSession, Side, Study, View,
    answer_of, load_settings,
};
use std::io::{BufRead, IsTerminal};

/// What can be typed instead of an answer or a grade.
const COMMANDS: [&str; 3] = [":u", ":s", ":b"];

impl Command {
    /// Whether the review is on the screen: where there is one and nothing else was asked for.
    pub(super) fn has_screen(&self) -> bool {
        let terminal = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
        !self.plain && self.action.is_none() && terminal
    }

    /// Returns what the screen shows first.
    pub(super) fn view(&self) -> Result<View, Failure> {
        let chapter = match &self.lesson {
            Some(name) => Some(session::chapter(&session::pack(self.pack.as_deref())?, name)?),
            None => None,
        };
        Ok(View::Review { chapter, limit: self.limit })
    }
}

pub(super) fn run(args: &Args, command: &Command) -> Outcome {
    let (mut study, mut keeper) = open(args, command)?;
    match &command.action {
        None => {
            let chapter = match &command.lesson {
                Some(name) => Some(session::chapter(&study.pack, name)?),
                None => None,
            };
            sit(&mut study, &mut keeper, chapter, command.limit)
        }
        Some(ReviewAction::Status { json }) => status(deck(&study)?, *json),
        Some(ReviewAction::Forecast { days, json }) => forecast(deck(&study)?, usize::from(*days), *json),
        Some(ReviewAction::Leeches) => leeches(&study),
        Some(ReviewAction::Optimise) => optimise(&mut study, &mut keeper),
    }
}

fn open(args: &Args, command: &Command) -> Result<(Study, Keeper), Failure> {
    gather(args, session::pack(command.pack.as_deref())?)
}

/// Opens a session of a pack and gathers its cards.
pub(super) fn gather(args: &Args, pack: Pack) -> Result<(Study, Keeper), Failure> {
    let mut store = session::store(args)?;
    let seed = if store.read_only() { 0 } else { store.learner_seed()? };
    let settings = match Dirs::find().map(|dirs| load_settings(&dirs.settings())) {
        Some((settings, problem)) => {
            problem.iter().for_each(|problem| out::complain(&format!("hornbook: {problem}")));
            settings
        }
        None => crate::learner::Settings::default(),
    };
    let mut keeper = Keeper::new(pack.clone(), store);
    let mut study = Study::new(pack, settings, Clock::system(), Chance::from_system(), seed);
    if let Done::Surveyed { ids, states } = keeper.run(Job::Survey) {
        study.surveyed(ids, states);
    }
    match keeper.run(Job::Cards) {
        Done::Cards(store) => {
            if let Some(Found::Catalogue(lessons)) = study.cards_read(store).map(|errand| errand.run()) {
                study.catalogued(lessons);
            }
        }
        Done::Failed(message) => return Err(Failure::world(message)),
        _ => {}
    }
    Ok((study, keeper))
}

fn deck(study: &Study) -> Result<&Deck, Failure> {
    study.deck().ok_or_else(|| Failure::world("the cards could not be gathered"))
}

/// Asks what is due. The exit code is 1 when something that was to be asked is left.
fn sit(study: &mut Study, keeper: &mut Keeper, chapter: Option<usize>, limit: Option<usize>) -> Outcome {
    let Some(mut sitting) = study.begin_review(chapter, limit) else {
        return Err(Failure::world("the cards could not be gathered"));
    };
    let mut input = std::io::stdin().lock().lines();
    study.next_card(&mut sitting);
    if sitting.phase == ReviewPhase::Finished {
        out::print("Nothing is due now.\n")?;
    }
    while sitting.phase != ReviewPhase::Finished {
        let Some(card) = sitting.asked().cloned() else { break };
        let changed =
            if card.has_changed() { "The text of this card has changed since you were asked last.\n" } else { "" };
        out::print(&format!("\n{} to go. {}\n{changed}", sitting.remaining(), title(study, &card)))?;
        let typed = match &card.face.side {
            Side::Question { .. } => question(study, keeper, &mut sitting, &mut input)?,
            Side::Front { front, back, .. } => {
                out::print(&format!("{}Enter shows the back.\n", show(front)))?;
                match chosen(&mut input, "Enter, :u, :s, :b or q.\n", str::is_empty)? {
                    Some(typed) if typed.is_empty() => {
                        sitting.turn();
                        out::print(&format!("{}{}", show(back), grades(study, &card)))?;
                        side(study, keeper, &mut sitting, &mut input)?
                    }
                    typed => typed,
                }
            }
        };
        match typed.as_deref() {
            None | Some("q" | "quit") => break,
            Some(":u") => {
                match study.undo_grade(&mut sitting) {
                    Some(job) => keep(keeper, job)?,
                    None => out::print("Nothing was graded in this sitting.\n")?,
                }
                continue;
            }
            Some(":s") => {
                let key = (card.face.lesson.clone(), card.face.card.clone());
                study.suspend_card(&key, true).map_or(Ok(()), |job| keep(keeper, job))?;
                out::print("Set aside.\n")?;
            }
            Some(":b") => {
                let key = (card.face.lesson.clone(), card.face.card.clone());
                study.bury_card(&key).map_or(Ok(()), |job| keep(keeper, job))?;
                out::print("Set aside until tomorrow.\n")?;
            }
            Some(_) => {}
        }
        study.next_card(&mut sitting);
    }
    let left = if sitting.phase == ReviewPhase::Finished { 0 } else { sitting.remaining().max(1) };
    end(study, &sitting, left)?;
    Ok(u8::from(left > 0))
}

fn title(study: &Study, card: &DeckCard) -> String {
    let chapter = study.outline().chapters.get(card.face.chapter);
    let name = chapter.map(|chapter| format!("{} {}", chapter.number_text(), chapter.title)).unwrap_or_default();
    clean(name.trim())
}

type Input<'a> = std::io::Lines<std::io::StdinLock<'a>>;

/// Returns the next line that is one of the commands or fits; `None` at the end. Others are answered with a word of help.
fn chosen(input: &mut Input<'_>, help: &str, fits: impl Fn(&str) -> bool) -> Result<Option<String>, Failure> {
    loop {
        out::print("> ")?;
        let Some(Ok(line)) = input.next() else { return Ok(None) };
        let typed = line.trim();
        if fits(typed) || COMMANDS.contains(&typed) || matches!(typed, "q" | "quit") {
            return Ok(Some(typed.to_owned()));
        }
        out::print(help)?;
    }
}

/// Returns the grade of a number that was typed.
fn grade_of(typed: &str) -> Option<ReviewGrade> {
    typed.parse().ok().and_then(ReviewGrade::of_number)
}

/// Asks a question, grades the answer, and lets the grade be changed. Returns the command that was typed, an empty one to go on.
fn question(
    study: &mut Study,
    keeper: &mut Keeper,
    sitting: &mut ReviewSession,
    input: &mut Input<'_>,
) -> Result<Option<String>, Failure> {
    let Some(mut quiz) = sitting.quiz(study.learner_seed()) else { return Ok(Some(String::new())) };
    let Some(question) = quiz.question().cloned() else { return Ok(Some(String::new())) };
    let shown = quiz.presented();
    let shared =
        question.multipart.as_ref().and_then(|key| quiz.quiz().multipart.get(key)).map(show).unwrap_or_default();
    out::print(&format!("{shared}{}", asked(&question, &shown)))?;
    let answer = match ask(&question, &shown, input, &COMMANDS)? {
        Typed::Answer(answer) => answer,
        Typed::Command(command) => return Ok(Some(command)),
        Typed::Quit => return Ok(None),
    };
    quiz.submit(answer, None, study.clock.now(), study.clock.steady_millis());
    if let Some(given) = answer_of(&quiz)
        && let Some(job) = study.grade_answer(sitting, given)
    {
        keep(keeper, job)?;
    }
    out::print(&verdict(&quiz, &question))?;
    tell(sitting.graded().last())?;
    out::print("Enter goes on; 1 Again, 2 Hard, 3 Good, 4 Easy give another grade.\n")?;
    loop {
        let fits = |typed: &str| typed.is_empty() || grade_of(typed).is_some();
        let Some(typed) = chosen(input, "Enter, 1 to 4, :u, :s, :b or q.\n", fits)? else { return Ok(None) };
        let Some(grade) = grade_of(&typed) else { return Ok(Some(typed)) };
        if let Some(job) = study.change_grade(sitting, grade) {
            keep(keeper, job)?;
        }
        tell(sitting.graded().last())?;
    }
}

/// Waits for the grade of a card that shows its back.
fn side(
    study: &mut Study,
    keeper: &mut Keeper,
    sitting: &mut ReviewSession,
    input: &mut Input<'_>,
) -> Result<Option<String>, Failure> {
    let help = "1 Again, 2 Hard, 3 Good, 4 Easy; :u, :s, :b or q.\n";
    let Some(typed) = chosen(input, help, |typed| grade_of(typed).is_some())? else { return Ok(None) };
    let Some(grade) = grade_of(&typed) else { return Ok(Some(typed)) };
    if let Some(job) = study.grade_card(sitting, grade, None) {
        keep(keeper, job)?;
    }
    tell(sitting.graded().last())?;
    Ok(Some(String::new()))
}

fn name(grade: ReviewGrade) -> &'static str {
    match grade {
        ReviewGrade::Again => "Again",
        ReviewGrade::Hard => "Hard",
        ReviewGrade::Good => "Good",
        ReviewGrade::Easy => "Easy",
    }
}

fn grades(study: &Study, card: &DeckCard) -> String {
    let Some(deck) = study.deck() else { return String::new() };
    let next = deck.next(card);
    let texts = next.iter().map(|next| format!("{} {} ({})", next.grade.number(), name(next.grade), next.interval));
    format!("{}\n", texts.collect::<Vec<_>>().join(", "))
}

fn tell(graded: Option<&Graded>) -> Result<(), Failure> {
    let Some(graded) = graded else { return Ok(()) };
    out::print(&format!("{}: comes back in {}.\n", name(graded.grade), graded.interval))?;
    if graded.leech {
        out::print("This one is forgotten again and again: `hornbook review leeches` says what to read.\n")?;
    }
    Ok(())
}

fn end(study: &Study, sitting: &ReviewSession, left: usize) -> Result<(), Failure> {
    let deck = deck(study)?;
    let done = sitting.graded().len();
    if done > 0 {
        out::print(&format!("\n{done} {} reviewed.\n", if done == 1 { "card" } else { "cards" }))?;
    }
    if left > 0 {
        out::print(&format!("{left} to go the next time.\n"))?;
    }
    if let Some(at) = deck.next_today() {
        out::print(&format!("More comes back today from {}.\n", deck.days().clock(at)))?;
    }
    Ok(())
}

fn status(deck: &Deck, json: bool) -> Outcome {
    let queue = deck.queue();
    let (all, new) = (queue.order.len(), queue.new);
    let later = deck.next_today().map(|at| at.0);
    if json {
        let value = serde_json::json!({
            "due": all - new,
            "new": new,
            "waiting": queue.siblings + queue.over,
            "later": later,
            "cards": deck.cards().len(),
            "gone": deck.gone(),
        });
        out::print(&format!("{value}\n"))?;
    } else {
        let mut text = format!("{} due, {new} new, of {} cards.\n", all - new, deck.cards().len());
        if queue.siblings + queue.over > 0 {
            text.push_str(&format!("{} wait for another day.\n", queue.siblings + queue.over));
        }
        if let Some(at) = deck.next_today() {
            text.push_str(&format!("More comes back today from {}.\n", deck.days().clock(at)));
        }
        if deck.gone() > 0 {
            text.push_str(&format!("{} skipped: their texts are no longer in the pack.\n", deck.gone()));
        }
        out::print(&text)?;
    }
    Ok(u8::from(all == 0))
}

fn forecast(deck: &Deck, days: usize, json: bool) -> Outcome {
    let counts = deck.forecast(days);
    let ahead = |at: usize| deck.today().plus(i32::try_from(at).unwrap_or(i32::MAX));
    if json {
        let rows = counts.iter().enumerate();
        let rows: Vec<serde_json::Value> =
            rows.map(|(at, count)| serde_json::json!({ "day": ahead(at).text(), "count": count })).collect();
        out::print(&format!("{}\n", serde_json::Value::from(rows)))?;
        return Ok(0);
    }
    let most = counts.iter().copied().max().unwrap_or(0).max(1);
    for (at, count) in counts.iter().enumerate() {
        // At most 40 columns; what is there at all shows.
        let length = (u64::from(*count) * 40).div_ceil(u64::from(most));
        let bar = "#".repeat(usize::try_from(length).unwrap_or(0));
        out::print(format!("{} {count:>4} {bar}", ahead(at).text()).trim_end())?;
        out::print("\n")?;
    }
    Ok(0)
}

fn leeches(study: &Study) -> Outcome {
    let leeches = deck(study)?.leeches();
    if leeches.is_empty() {
        out::print("No card was forgotten eight times, and none is set aside.\n")?;
    }
    for card in leeches {
        let lapses = card.standing.map_or(0, |standing| standing.lapses);
        let aside = if card.history.suspended { ", set aside" } else { "" };
        let section = card.face.section.as_ref().map(|anchor| format!(" #{}", clean(anchor))).unwrap_or_default();
        out::print(&format!(
            "{}{section}: {} (forgotten {lapses} times{aside})\n",
            title(study, card),
            clean(card.face.line())
        ))?;
    }
    Ok(0)
}

fn optimise(study: &mut Study, keeper: &mut Keeper) -> Outcome {
    let histories = match keeper.run(Job::Histories { asked: true }) {
        Done::Histories { histories, .. } => histories,
        Done::Failed(message) => return Err(Failure::world(message)),
        _ => Vec::new(),
    };
    let Some(Found::Fit { fitted, .. }) = study.fit_errand(histories, true).map(|errand| errand.run()) else {
        return Err(Failure::world("the cards could not be gathered"));
    };
    if let Some(job) = study.fitted(&fitted) {
        keep(keeper, job)?;
    }
    match fitted {
        Ok(fitted) if fitted.is_better() => {
            let (before, after) = (fitted.before, fitted.after);
            out::print(&format!("Fitted to {} reviews: loss {before:.4} before, {after:.4} now.\n", fitted.reviews))?;
            Ok(0)
        }
        Ok(_) => Err(Failure::asked("the schedule fits what you remembered already")),
        Err(error @ FitError::TooFew { .. }) => Err(Failure::asked(error)),
        Err(error) => Err(Failure::world(error)),
    }
}
