//! `hornbook doctor`: the terminal, the paths, the health of the progress file.

use super::args::{Args, Doctor};
use super::{Failure, Outcome, out, session};
use crate::base::chance::Chance;
use crate::base::clock::Clock;
use crate::base::dirs::Dirs;
use crate::base::terminal::{Ability, columns};
use crate::course::{LessonId, PackId, QuestionId};
use crate::learner::{Answer, Event, Outcome as Judged};
use crate::study::{Health, Notice, Opened, Store, StoreError, Walls, Where, repair};
use std::path::Path;

pub(super) fn run(args: &Args, command: &Doctor) -> Outcome {
    if let Some(count) = command.save_answers {
        return save_answers(args, count);
    }
    if command.saved_answers {
        return saved_answers(args);
    }
    if command.repair {
        return mend(args);
    }
    let database = session::database(args);
    let (state, problems, healthy) = match &database {
        Ok(path) if !path.exists() => ("no progress yet".to_owned(), Vec::new(), true),
        Ok(path) => look(path),
        Err(_) => ("no home folder: progress is kept in memory".to_owned(), Vec::new(), true),
    };
    let ability = Ability::from_env(|name| std::env::var(name).ok());
    let settings = Dirs::find().map(|dirs| dirs.settings().display().to_string());
    let shown = database.as_ref().map_or_else(|_| String::new(), |path| path.display().to_string());
    let walls = session::laboratory().and_then(|laboratory| laboratory.walls().map_err(Failure::world));
    if command.json {
        let json = serde_json::json!({
            "version": env!("CARGO_PKG_VERSION"),
            "terminal": {
                "term": std::env::var("TERM").ok(),
                "columns": columns(),
                "colors": format!("{:?}", ability.colors),
                "unicode": ability.unicode,
                "links": ability.links,
            },
            "database": shown,
            "settings": settings,
            "progress": state,
            "healthy": healthy,
            "problems": problems,
            "sandbox": walls.as_ref().ok(),
        });
        out::print_json(&json)?;
    } else {
        let mut text = format!(
            "hornbook {}\nterminal   {}, {:?} colours, {}, {}\ndatabase   {shown}\nsettings   {}\nprogress   {state}\n",
            env!("CARGO_PKG_VERSION"),
            std::env::var("TERM").unwrap_or_else(|_| "TERM is not set".to_owned()),
            ability.colors,
            if ability.unicode { "Unicode" } else { "ASCII" },
            if ability.links { "links" } else { "no links" },
            settings.unwrap_or_default(),
        );
        for problem in &problems {
            text.push_str(&format!("           {problem}\n"));
        }
        text.push_str(&format!("sandbox    {}\n", sandbox(walls.as_ref().ok())));
        if !healthy {
            text.push_str("`hornbook doctor --repair` sets the file aside and saves what can be saved.\n");
        }
        out::print(&text)?;
    }
    Ok(if healthy { 0 } else { 3 })
}

/// Says what labs are kept from, and by which walls.
fn sandbox(walls: Option<&Walls>) -> String {
    let Some(walls) = walls else { return "cannot be started: labs do not run".to_owned() };
    let word = |refused: bool| if refused { "refused" } else { "NOT refused" };
    let stand = [("Landlock", walls.landlock), ("seccomp", walls.seccomp), ("resource limits", walls.limits)];
    let (here, gone): (Vec<_>, Vec<_>) = stand.iter().partition(|(_, stands)| *stands);
    let names = |of: &[&(&str, bool)]| of.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
    let mut text = format!(
        "files {}, network {}, programs {}, environment {}; by {}",
        word(walls.no_files),
        word(walls.no_network),
        word(walls.no_programs),
        if walls.no_environment { "empty" } else { "NOT empty" },
        if here.is_empty() { "nothing".to_owned() } else { names(&here) },
    );
    if !gone.is_empty() {
        text.push_str(&format!("; this system has no {}", names(&gone)));
    }
    text
}

fn open(path: &Path) -> Result<Opened, StoreError> {
    Store::open(path, Clock::system(), Chance::from_system())
}

fn look(path: &Path) -> (String, Vec<String>, bool) {
    match open(path).and_then(|opened| opened.store.verify()) {
        Ok(Health { rows, problems }) if problems.is_empty() => (format!("{rows} events, all whole"), problems, true),
        Ok(Health { rows, problems }) => (format!("{rows} whole events, and damage"), problems, false),
        Err(error @ (StoreError::Damaged { .. } | StoreError::Foreign { .. })) => {
            (error.to_string(), Vec::new(), false)
        }
        Err(error) => (error.to_string(), Vec::new(), true),
    }
}

fn mend(args: &Args) -> Outcome {
    let path = session::database(args)?;
    let (_, _, healthy) = if path.exists() { look(&path) } else { (String::new(), Vec::new(), true) };
    if healthy {
        out::print("Nothing is wrong with the progress file.\n")?;
        return Ok(0);
    }
    let done = repair(&path, Clock::system(), Chance::from_system())?;
    out::print(&format!(
        "{} events saved, {} more from backups, {} lost. The damaged file is kept as {}.\n",
        done.kept,
        done.from_backups,
        done.lost,
        done.set_aside.display()
    ))?;
    Ok(0)
}

/// Where the answers of `--save-answers` belong.
fn place() -> Where {
    Where {
        pack: PackId::new("doctor"),
        pack_version: env!("CARGO_PKG_VERSION").to_owned(),
        lesson: LessonId::new("saved-answers"),
        path: "saved-answers.md".to_owned(),
    }
}

fn save_answers(args: &Args, count: usize) -> Outcome {
    let mut store = session::store(args)?;
    for number in 0..count {
        let event = Event::Answered {
            attempt: None,
            file: "saved-answers.toml".to_owned(),
            question: QuestionId::new(format!("q{number}")),
            answer: Answer::Number(number.to_string()),
            outcome: Judged::Right,
            certainty: None,
            millis: 0,
        };
        for place in store.append(&place(), &[event])? {
            out::print(&format!("ACK {place}\n"))?;
        }
    }
    Ok(0)
}

fn saved_answers(args: &Args) -> Outcome {
    let path = session::database(args)?;
    if !path.exists() {
        out::print("[]\n")?;
        return Ok(0);
    }
    let opened = match open(&path) {
        Ok(opened) => opened,
        Err(error @ (StoreError::Damaged { .. } | StoreError::Foreign { .. })) => {
            out::print("[]\n")?;
            out::complain(&format!("hornbook: {error}"));
            return Ok(3);
        }
        // A profile that could not even be begun holds nothing.
        Err(StoreError::Full) => {
            out::print("[]\n")?;
            return Ok(0);
        }
        Err(error) => return Err(error.into()),
    };
    let noticed = opened.notices.iter().any(|notice| matches!(notice, Notice::Damaged(_)));
    let health = opened.store.verify()?;
    let ids: Vec<i64> = opened
        .store
        .records()
        .unwrap_or_default()
        .into_iter()
        .filter(|(_, record)| matches!(record.event, Event::Answered { .. }))
        .map(|(place, _)| place)
        .collect();
    out::print(&format!("{}\n", serde_json::to_string(&ids).map_err(Failure::world)?))?;
    for problem in &health.problems {
        out::complain(&format!("hornbook: {problem}"));
    }
    Ok(if health.is_well() && !noticed { 0 } else { 3 })
}
